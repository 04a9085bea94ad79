public import Vocabulary

/// The forms in which an English word of a definition may stand in a text.
///
/// An analyst writes "deploy" and means "deploys", "deployed" and "deploying" too. More forms than exist are harmless: no text
/// has them.
enum Inflection {
    /// How a form ends otherwise than its word.
    struct Ending {
        /// How many of the word's last letters are left out.
        var dropped = 0
        /// Whether the last letter stands twice: "hitting".
        var isDoubled = false
        var added: String

        init(_ added: String, dropping dropped: Int = 0, isDoubled: Bool = false) {
            (self.added, self.dropped, self.isDoubled) = (added, dropped, isDoubled)
        }
    }

    /// The word itself, its plural and its verb forms, all in lower case, in any order.
    static func forms(of word: String, irregular: [String: [String]]) -> [String] {
        let base = word.lowercased()
        // A listed word still takes the regular ending of the other part of speech: "sends", "sending".
        let forms = [base] + (irregular[base] ?? [])
        return forms
            + endings(of: Array(base.utf8)).map { ending in
                String(base.dropLast(ending.dropped)) + (ending.isDoubled ? base.suffix(1) : "") + ending.added
            }
    }

    /// The endings of the plural and the verb forms of a word in lower case; none where it is no plain word.
    static func endings(of bytes: [UInt8]) -> [Ending] {
        guard bytes.count > 2, bytes.allSatisfy({ (97...122).contains($0) }) else { return [] }
        var endings: [Ending]
        let (last, beforeLast, thirdLast) = (bytes[bytes.count - 1], bytes[bytes.count - 2], bytes[bytes.count - 3])
        switch last {
        case UInt8(ascii: "e"):
            endings = [Ending("s"), Ending("d"), Ending("ing", dropping: 1)]
            if beforeLast == UInt8(ascii: "i") { endings.append(Ending("ying", dropping: 2)) }
        case UInt8(ascii: "y") where !isVowel(beforeLast):
            endings = [Ending("ies", dropping: 1), Ending("ied", dropping: 1), Ending("ing")]
        case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"): endings = [Ending("es"), Ending("ed"), Ending("ing")]
        case UInt8(ascii: "h") where beforeLast == UInt8(ascii: "c") || beforeLast == UInt8(ascii: "s"):
            endings = [Ending("es"), Ending("ed"), Ending("ing")]
        default:
            endings = [Ending("s"), Ending("ed"), Ending("ing")]
            let doubles = !isVowel(last) && last != UInt8(ascii: "w") && last != UInt8(ascii: "y")
            if doubles, isVowel(beforeLast), !isVowel(thirdLast) {
                endings += [Ending("ed", isDoubled: true), Ending("ing", isDoubled: true)]
            }
        }
        // "Policeman", "servicewoman"
        if bytes.count > 4, bytes.suffix(3).elementsEqual("man".utf8) { endings.append(Ending("en", dropping: 2)) }
        return endings
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        default: false
        }
    }
}

/// The forms of words as hashes; each word's are made once.
///
/// To be made where definitions are read and let go after: it is no `Sendable` and grows with the words.
public final class WordForms {
    private let irregular: [String: [String]]
    private var known: [Substring: Set<UInt64>] = [:]

    public init(_ vocabulary: Vocabulary) { irregular = vocabulary.irregularForms }

    func hashes(of word: Substring) -> Set<UInt64> {
        if let found = known[word] { return found }
        let base = word.lowercased()
        let bytes = Array(base.utf8)
        var made = [WordHash.of(base)] + (irregular[base] ?? []).map(WordHash.of)
        // A definition has a thousand words, and as many forms again: no form is written out for its hash.
        for ending in Inflection.endings(of: bytes) {
            var hash = WordHash()
            for byte in bytes.dropLast(ending.dropped) { hash.add(byte) }
            if ending.isDoubled { hash.add(bytes[bytes.count - 1]) }
            for byte in ending.added.utf8 { hash.add(byte) }
            made.append(hash.value)
        }
        let hashes = Set(made)
        known[word] = hashes
        return hashes
    }
}
