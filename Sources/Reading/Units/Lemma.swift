import Model
import Vocabulary

extension SentenceContext {
    /// The singular of a noun, in lower case.
    func lemma(_ index: Int) -> String {
        if let term = text.term(.plural, at: index), term.length == 1 { return tables.plurals[term.row].singular }
        let range = text.tokens[index].range
        let cut = Self.regularPlural(text.bytes.extracting(range.start..<range.end))
        return lowercased(ByteRange(range.start, range.end - cut.drop), adding: cut.add)
    }

    /// A stretch of text in lower case, with more behind it.
    private func lowercased(_ range: ByteRange, adding more: StaticString = "") -> String {
        let bytes = text.bytes.extracting(range.start..<range.end)
        for index in bytes.indices where bytes[index] >= 0x80 { return text.string(range).lowercased() + more.description }
        let count = bytes.count + more.utf8CodeUnitCount
        // Nearly all words are ASCII: their letters are put where the string keeps them.
        return unsafe String(unsafeUninitializedCapacity: count) { room in
            for index in bytes.indices { unsafe room[index] = bytes[index] &- 65 < 26 ? bytes[index] | 0x20 : bytes[index] }
            for index in bytes.count..<count { unsafe room[index] = more.utf8Start[index - bytes.count] }
            return count
        }
    }

    /// How many bytes a regular plural's ending takes, and what the singular has in their place.
    private static func regularPlural(_ word: Span<UInt8>) -> (drop: Int, add: StaticString) {
        let count = word.count
        func letter(_ back: Int) -> UInt8 { back <= count ? word[count - back] | 0x20 : 0 }
        let (last, second, third) = (letter(1), letter(2), letter(3))
        let (s, e) = (UInt8(ascii: "s"), UInt8(ascii: "e"))
        if last != s {
            let men = third == UInt8(ascii: "m") && second == e && last == UInt8(ascii: "n")
            return men && count > 4 ? (2, "an") : (0, "")
        }
        if count < 3 || second == s || second == UInt8(ascii: "u") || second == UInt8(ascii: "i") { return (0, "") }
        guard second == e else { return (1, "") }
        if third == UInt8(ascii: "i"), count > 4 { return (3, "y") }
        let fourth = letter(4)
        switch third {
        case UInt8(ascii: "h"): return fourth == UInt8(ascii: "c") || fourth == s ? (2, "") : (1, "")
        case UInt8(ascii: "x"), UInt8(ascii: "o"): return (2, "")
        case s, UInt8(ascii: "z"): return fourth == third ? (2, "") : (1, "")
        default: return (1, "")
        }
    }

    /// The words of a noun phrase in lower case with its head in the singular.
    func singularPhrase(_ tokens: Range<Int>, head: Int) -> String {
        if tokens.count == 1 { return lemma(head) }
        var result = ""
        for index in tokens {
            if index > tokens.lowerBound, text.tokens[index].has(.spaceBefore) { result += " " }
            result += index == head ? lemma(index) : lowercased(text.tokens[index].range)
        }
        return result
    }
}
