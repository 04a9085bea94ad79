import Vocabulary

/// The cues of `pages.tsv`, arranged for look-up. An object, because it is handed about by the line.
final class PageCues: Sendable {
    enum Use: String, Sendable {
        case comments, related, boilerplate, byline, published, modified, correction
    }

    /// What an element of a page is, by its class names.
    enum ClassUse: String, Sendable, CaseIterable {
        case out
        case inside = "in"
        case byline = "class-byline"
        case date = "class-date"
        case correction = "class-correction"
        case caption = "class-caption"
        case kicker = "class-kicker"
    }

    /// The tables while they are being filled.
    private struct Tables {
        var lines: [String: Use] = [:]
        var prefixes: [String: [(text: String, use: Use)]] = [:]
        var classes: [String: Set<ClassUse>] = [:]
        var agencies: [String: String] = [:]
        var numbers: [String: [String: Int]] = [:]
        var words: [String: Set<String>] = [:]

        mutating func take(_ row: PageCueRow) {
            if let use = Use(rawValue: row.use) {
                if row.match == .prefix {
                    let first = row.text.split(separator: " ").first.map(String.init) ?? row.text
                    prefixes[first, default: []].append((row.text, use))
                } else {
                    lines[row.text] = use
                }
            } else if let use = ClassUse(rawValue: row.use) {
                classes[row.text, default: []].insert(use)
            } else if row.use == "agency" {
                agencies[row.text] = row.value
            } else if let number = Int(row.value) {
                numbers[row.use, default: [:]][row.text] = number
            } else {
                words[row.use, default: []].insert(row.text)
            }
        }
    }

    private let lines: [String: Use]
    /// By their first word; within one, the longest first.
    private let prefixes: [String: [(text: String, use: Use)]]
    /// The letters and digits of the first words of corrections.
    private let corrections: Set<String>
    let classes: [String: Set<ClassUse>]
    let agencies: [String: String]
    let ages: [String: Int]
    let ageUnits: [String: Int]
    let months: [String: Int]
    let weekdays: [String: Int]
    let dateFillers: Set<String>
    /// Publishers, ends of their addresses, and locales, whose dates in digits begin with the month.
    let monthFirst: Set<String>
    let reportingVerbs: Set<String>
    let weekdayOthers: Set<String>
    let languages: LanguageProfiles

    init(_ vocabulary: Vocabulary) {
        var tables = Tables()
        for row in vocabulary.pageCues { tables.take(row) }
        for key in tables.prefixes.keys {
            tables.prefixes[key]?.sort { a, b in
                a.text.utf8.count != b.text.utf8.count ? a.text.utf8.count > b.text.utf8.count : a.text < b.text
            }
        }
        lines = tables.lines
        prefixes = tables.prefixes
        corrections = Set(
            tables.prefixes.filter { $0.value.contains { $0.use == .correction } }.keys.map { $0.filter { $0.isLetter || $0.isNumber } })
        classes = tables.classes
        agencies = tables.agencies
        ages = tables.numbers["age"] ?? [:]
        ageUnits = tables.numbers["age-unit"] ?? [:]
        func numbers(_ role: TimeWordRow.Role) -> [String: Int] {
            let rows = vocabulary.times.filter { $0.role == role && !$0.flags.contains(.plural) }
            return Dictionary(rows.map { ($0.form, $0.number) }) { first, _ in first }
        }
        months = numbers(.month)
        weekdays = numbers(.weekday)
        monthFirst = tables.words["month-first"] ?? []
        dateFillers = tables.words["date-filler"] ?? []
        reportingVerbs = tables.words["reporting"] ?? []
        weekdayOthers = tables.words["weekday-other"] ?? []
        languages = LanguageProfiles(vocabulary.languages)
    }

    /// Whether a cue longer than one word begins with this word.
    func mayBegin(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count <= 24 else { return true }
        let first = String(decoding: word.map(\.lowercased), as: UTF8.self)
        if prefixes[first] != nil { return true }
        guard let last = word.last, !last.isLetter, !last.isDigit else { return false }
        return prefixes[String(first.dropLast())] != nil
    }

    /// Whether a line that is too long for any other cue may be a correction, by its first word.
    func mayCorrect(lineThatBegins word: ArraySlice<UInt8>) -> Bool {
        guard word.allSatisfy({ $0 < 0x80 }) else { return true }
        return word.count <= 24
            && corrections.contains(String(decoding: word.map(\.lowercased).filter { $0.isLetter || $0.isDigit }, as: UTF8.self))
    }

    /// What a line is, given in the form of `cueForm`. Lines beyond 160 bytes are stories, except corrections.
    func use(ofLine line: String) -> Use? {
        if line.utf8.count <= 60, let use = lines[line] { return use }
        guard let first = line.split(separator: " ", maxSplits: 1).first else { return nil }
        var candidates = prefixes[String(first)] ?? []
        // "Correction:" is known as "correction" too.
        if let last = first.utf8.last, !last.isLetter, !last.isDigit { candidates += prefixes[String(first.dropLast())] ?? [] }
        for (text, use) in candidates where line.hasPrefix(text) && Self.endsWord(line, after: text) {
            switch use {
            case .correction: return use
            case .boilerplate where line.utf8.count <= 110, .comments where line.utf8.count <= 60: return use
            case .related where line.utf8.count <= 60 || text.hasSuffix(":") && line.utf8.count <= 160: return use
            case .published where line.utf8.count <= 90, .modified where line.utf8.count <= 90: return use
            case .byline where line.utf8.count <= 90: return use
            default: continue
            }
        }
        return nil
    }

    private static func endsWord(_ line: String, after prefix: String) -> Bool {
        let utf8 = line.utf8
        guard let next = utf8.index(utf8.startIndex, offsetBy: prefix.utf8.count, limitedBy: utf8.endIndex), next < utf8.endIndex else {
            return true
        }
        if let last = prefix.utf8.last, !last.isLetter, !last.isDigit { return true }
        return !utf8[next].isLetter && !utf8[next].isDigit
    }

    /// The uses of an element's class names and id, and of their parts around "-" and "_" where `out` or a role is meant.
    func uses(ofClass names: String) -> Set<ClassUse> {
        var uses: Set<ClassUse> = []
        for name in names.lowercased().split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }).prefix(24) {
            if let known = classes[String(name)] {
                uses.formUnion(known)
                continue
            }
            let parts = name.split(whereSeparator: { $0 == "-" || $0 == "_" })
            if parts.count > 1, parts.count <= 6 {
                for part in parts {
                    for use in classes[String(part)] ?? [] where use != .inside { uses.insert(use) }
                }
            }
        }
        return uses
    }
}
