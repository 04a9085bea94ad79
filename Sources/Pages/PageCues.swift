import Model
import Vocabulary

/// The cues of `pages.tsv`, arranged for look-up. An object, because it is handed about by the line.
final class PageCues: Sendable {
    enum Use: String, Sendable {
        case comments, related, boilerplate, byline, published, modified, correction
    }

    /// What an element of a page is, by its class names.
    struct ClassUses: OptionSet {
        let rawValue: UInt8

        static let out = ClassUses(rawValue: 1)
        static let inside = ClassUses(rawValue: 2)
        static let byline = ClassUses(rawValue: 4)
        static let date = ClassUses(rawValue: 8)
        static let correction = ClassUses(rawValue: 16)
        static let caption = ClassUses(rawValue: 32)
        static let kicker = ClassUses(rawValue: 64)

        /// By the names that the table of cues has for them.
        static let byName: [String: ClassUses] = [
            "out": .out, "in": .inside, "class-byline": .byline, "class-date": .date, "class-correction": .correction,
            "class-caption": .caption, "class-kicker": .kicker,
        ]
    }

    /// The tables while they are being filled.
    private struct Tables {
        var lines: [String: Use] = [:]
        var prefixes: [String: [(text: String, use: Use)]] = [:]
        var classes: [String: ClassUses] = [:]
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
            } else if let use = ClassUses.byName[row.use] {
                classes[row.text, default: []].formUnion(use)
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
    private let corrections: WordTable<Bool>
    /// The first words of all cues that are lines or begin lines, each with what its cues go on with: a bit for the low five bits of
    /// the second word's first byte, and `alone` where the word alone begins lines.
    private let firstWords: WordTable<UInt64>
    private static let alone: UInt64 = 1 << 32
    private let classes: WordTable<ClassUses>
    private let correctionShapes: WordShapes
    /// Of the words that an age has one of: "ago", "yesterday".
    let ageShapes: WordShapes
    let ageWords: WordTable<Bool>
    let agencies: [String: String]
    /// Where something happened, and not who tells it. Asked for by few pages, so that nothing is made of them beforehand.
    private let countries: [CountryRow]
    let ages: [String: Int]
    let ageUnits: [String: Int]
    let months: [String: Int]
    let monthShapes: WordShapes
    let monthWords: WordTable<Int>
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
        let corrections = Set(
            tables.prefixes.filter { $0.value.contains { $0.use == .correction } }.keys.map { $0.filter { $0.isLetter || $0.isNumber } })
        self.corrections = WordTable(corrections.map { ($0, true) })
        firstWords = WordTable(Self.starts(of: Array(tables.lines.keys), tables.prefixes.values.flatMap { $0.map(\.text) }))
        classes = WordTable(tables.classes.map { ($0.key, $0.value) })
        correctionShapes = WordShapes(corrections)
        agencies = tables.agencies
        countries = vocabulary.countries
        ages = tables.numbers["age"] ?? [:]
        ageUnits = tables.numbers["age-unit"] ?? [:]
        ageShapes = WordShapes(Array(ages.keys) + ["ago"])
        ageWords = WordTable((Array(ages.keys) + ["ago"]).map { ($0, true) })
        func numbers(_ role: TimeWordRow.Role) -> [String: Int] {
            let rows = vocabulary.times.filter { $0.role == role && !$0.flags.contains(.plural) }
            return Dictionary(rows.map { ($0.form, $0.number) }) { first, _ in first }
        }
        months = numbers(.month)
        monthShapes = WordShapes(months.keys)
        monthWords = WordTable(months.map { ($0.key, $0.value) })
        weekdays = numbers(.weekday)
        monthFirst = tables.words["month-first"] ?? []
        dateFillers = tables.words["date-filler"] ?? []
        reportingVerbs = tables.words["reporting"] ?? []
        weekdayOthers = tables.words["weekday-other"] ?? []
        languages = LanguageProfiles(vocabulary.languages)
    }

    /// Whether a text in small letters is a country or a stamp on a story ("updated", "analysis"), and so no publisher's name.
    func isPlaceOrStamp(_ form: String) -> Bool {
        lines[form] != nil || countries.contains { row in ([row.name] + row.names).contains { $0.lowercased() == form } }
    }

    private static func starts(of lines: [String], _ prefixes: [String]) -> [(word: String, value: UInt64)] {
        var starts: [String: UInt64] = [:]
        for (place, cue) in (lines + prefixes).enumerated() {
            let words = cue.split(separator: " ", maxSplits: 1)
            let first = words.first.map(String.init) ?? cue
            let next = words.dropFirst().first?.utf8.first { $0 != 32 }
            starts[first, default: 0] |= next.map { 1 << UInt64($0 & 31) } ?? (place < lines.count ? 0 : alone)
        }
        return starts.map { ($0.key, $0.value) }
    }

    /// Whether a line may be a cue or begin with one, by its first word and how the second begins: `false` for nearly all lines of
    /// stories.
    func mayBeCue(_ text: [UInt8], _ line: ByteRange) -> Bool {
        var hash = WordHash()
        var end = line.start
        while end < line.end, !text[end].isSpace {
            // What curly marks and no-break spaces stand for is not told here.
            if text[end] >= 0x80 { return true }
            // No cue begins with so long a word, whatever marks stand at its end.
            if end - line.start > 80 { return false }
            hash.add(text[end])
            end += 1
        }
        var starts = firstWords[hash.value]
        // "Correction:" is known as "correction" too.
        var bare = end
        while bare > line.start + 1, !text[bare - 1].isLetter, !text[bare - 1].isDigit {
            bare -= 1
            if let more = firstWords[text, line.start..<bare] { starts = (starts ?? 0) | more }
        }
        guard let starts else { return false }
        if starts & Self.alone != 0 { return true }
        while end < line.end, text[end].isSpace { end += 1 }
        // Marks at a line's end do not count, so that "Advertisement ." is a cue of one word.
        guard end < line.end, text[end] < 0x80, text[end].isLetter || text[end].isDigit else { return true }
        return starts >> UInt64(text[end] & 31) & 1 != 0
    }

    /// Whether a line that is too long for any other cue may be a correction, by its first word.
    func mayCorrect(_ text: [UInt8], _ line: ByteRange) -> Bool {
        var end = line.start
        var isPlain = true
        while end < line.end, !text[end].isSpace {
            if text[end] >= 0x80 { return true }
            isPlain = isPlain && (text[end].isLetter || text[end].isDigit)
            end += 1
        }
        let count = end - line.start
        if isPlain, count > 0, !correctionShapes.mayHold(text[line.start], count) { return false }
        guard count <= 24 else { return false }
        var hash = WordHash()
        for index in line.start..<end where text[index].isLetter || text[index].isDigit { hash.add(text[index]) }
        return corrections[hash.value] != nil
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

    /// The uses of an element's class names or id, and of their parts around "-" and "_" where `out` or a role is meant.
    func uses(ofClass text: Span<UInt8>, _ range: Range<Int>) -> ClassUses {
        var uses: ClassUses = []
        var index = range.lowerBound
        var names = 0
        while index < range.upperBound, names < 24 {
            if text[index].isSpace {
                index += 1
                continue
            }
            let start = index
            var hash = WordHash()
            var hasParts = false
            while index < range.upperBound, !text[index].isSpace {
                if text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "_") { hasParts = true }
                hash.add(text[index])
                index += 1
            }
            names += 1
            if let known = classes[hash.value] {
                uses.formUnion(known)
            } else if hasParts {
                uses.formUnion(usesOfParts(text, start..<index))
            }
        }
        return uses
    }

    private func usesOfParts(_ text: Span<UInt8>, _ name: Range<Int>) -> ClassUses {
        var uses: ClassUses = []
        var parts = 0
        var index = name.lowerBound
        while index < name.upperBound {
            var hash = WordHash()
            let start = index
            while index < name.upperBound, text[index] != UInt8(ascii: "-"), text[index] != UInt8(ascii: "_") {
                hash.add(text[index])
                index += 1
            }
            if index > start {
                parts += 1
                if let known = classes[hash.value] { uses.formUnion(known.subtracting(.inside)) }
            }
            index += 1
        }
        return (2...6).contains(parts) ? uses : []
    }
}
