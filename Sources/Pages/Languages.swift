import Model
import Vocabulary

/// Tells in which language a text is written: by its script, and by its commonest words.
struct LanguageProfiles: Sendable {
    /// Which languages each word speaks for: a bit for each place in `ids`.
    private let languages: WordTable<UInt64>
    private let ids: [String]
    /// The place of English among them, −1 where it is none of them.
    private let english: Int
    /// After how many bytes a text may be plain.
    private static let piece = 256

    init(_ rows: [LanguageRow]) {
        var languages: [String: UInt64] = [:]
        for (place, row) in rows.prefix(64).enumerated() { for word in row.words { languages[word, default: 0] |= 1 << UInt64(place) } }
        self.languages = WordTable(languages.map { ($0.key, $0.value) })
        ids = rows.prefix(64).map(\.id)
        english = ids.firstIndex(of: "en") ?? -1
    }

    /// ISO 639-1 code, or `nil` where the text is too short to tell.
    ///
    /// Looks at the first 3,000 bytes of the ranges, or at fewer where those speak plainly for English. Scripts other than the Latin
    /// decide where most letters are theirs. English is read and others are not, so that a text must speak twice as clearly for
    /// another language as for English.
    func language(of text: [UInt8], in ranges: [ByteRange]) -> String? {
        var counts = [Int](repeating: 0, count: ids.count)
        var words = 0
        var budget = 3_000
        var scripts = ScriptCount()
        for range in ranges {
            guard budget > 0 else { break }
            let end = min(range.end, range.start + budget)
            budget -= end - range.start
            var start = range.start
            while start < end {
                // Pieces end between two words.
                var middle = min(start + Self.piece, end)
                while middle < end, text[middle].isLetter { middle += 1 }
                scripts.count(text.span, start, middle)
                words += count(text.span, start, middle, &counts)
                start = middle
                if isPlainlyEnglish(counts, words), !scripts.hasOthers { return "en" }
            }
        }
        if let language = scripts.language { return language }
        guard words >= 6 else { return nil }
        guard let best = counts.indices.max(by: { counts[$0] < counts[$1] || counts[$0] == counts[$1] && ids[$0] > ids[$1] }) else {
            return nil
        }
        // A table or a list of names has few common words of any language.
        guard counts[best] >= 2, counts[best] * 16 >= words else { return nil }
        if ids[best] == "en" { return "en" }
        let english = english < 0 ? 0 : counts[english]
        return counts[best] >= 3 && counts[best] >= english * 2 ? ids[best] : nil
    }

    /// Adds the words of a stretch to those that speak for each language, and says how many there are.
    private func count(_ text: Span<UInt8>, _ start: Int, _ end: Int, _ counts: inout [Int]) -> Int {
        var words = 0
        var index = start
        while index < end {
            guard text[index].isLetter else {
                index += 1
                continue
            }
            let hash: UInt64
            // Most words are at most seven ASCII letters.
            if index + 8 <= end, case let eight = EightBytes(text, at: index), case let length = EightBytes.before(eight.others),
                length < 8,
                eight.byte(length) < 0x80
            {
                hash = WordHash.value(of: eight, letters: length)
                index += length
            } else {
                var longer = WordHash()
                // Eight letters of a longer word at once.
                while index + 8 <= end, case let eight = EightBytes(text, at: index), eight.others == 0 {
                    longer.add(eight, letters: 8)
                    index += 8
                }
                while index < end, text[index].isLetter {
                    longer.add(text[index])
                    index += 1
                }
                hash = longer.value
            }
            words += 1
            var spoken = languages[hash] ?? 0
            while spoken != 0 {
                counts[spoken.trailingZeroBitCount] += 1
                spoken &= spoken - 1
            }
        }
        return words
    }

    /// Whether an eighth of the words, and of more than a few, are common in English, and not half as many in any other language.
    private func isPlainlyEnglish(_ counts: [Int], _ words: Int) -> Bool {
        guard words >= 40, english >= 0, counts[english] * 8 >= words else { return false }
        for place in counts.indices where place != english && counts[place] * 2 > counts[english] { return false }
        return true
    }
}

/// How many letters of each script a text holds.
private struct ScriptCount {
    private var latin = 0
    private var others: [String: Int] = [:]

    var hasOthers: Bool { !others.isEmpty }

    mutating func count(_ text: Span<UInt8>, _ start: Int, _ end: Int) {
        var index = start
        while index < end {
            while index &+ 8 <= end, case let eight = EightBytes(text, at: index), eight.beyond == 0 {
                latin &+= 8 &- eight.others.nonzeroBitCount
                index &+= 8
            }
            guard index < end else { break }
            let byte = text[index]
            if byte < 0x80 {
                if byte.isLetter { latin += 1 }
                index += 1
                continue
            }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            guard index + length <= end else { break }
            var scalar = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            for next in index + 1..<index + length { scalar = scalar << 6 | UInt32(text[next] & 0x3F) }
            if let script = Self.script(scalar) { others[script, default: 0] += length == 3 ? 3 : 1 } else if scalar < 0x250 { latin += 1 }
            index += length
        }
    }

    private static func script(_ scalar: UInt32) -> String? {
        switch scalar {
        case 0x370..<0x400: "el"
        case 0x400..<0x530: "ru"
        case 0x590..<0x600: "he"
        case 0x600..<0x700, 0x750..<0x780: "ar"
        case 0x900..<0x980: "hi"
        case 0xE00..<0xE80: "th"
        case 0x3040..<0x3100: "ja"
        case 0x4E00..<0xA000, 0x3400..<0x4DC0: "zh"
        case 0xAC00..<0xD7A4, 0x1100..<0x1200: "ko"
        default: nil
        }
    }

    /// The language that the script stands for where it has more letters than Latin has.
    var language: String? {
        let total = others.values.reduce(0, +)
        guard total > latin, total > 12 else { return nil }
        if let kana = others["ja"], kana * 8 > others["zh"] ?? 0 { return "ja" }
        return others.max { $0.value < $1.value || $0.value == $1.value && $0.key > $1.key }?.key
    }
}
