public import Vocabulary

/// The forms in which an English word of a definition may stand in a text.
///
/// An analyst writes "deploy" and means "deploys", "deployed" and "deploying" too. More forms than exist are harmless: no text
/// has them.
enum Inflection {
    /// The word itself, its plural and its verb forms, all in lower case, in any order.
    static func forms(of word: String, irregular: [String: [String]]) -> [String] {
        let base = word.lowercased()
        var forms: Set<String> = [base]
        if let listed = irregular[base] {
            forms.formUnion(listed)
            // A listed word still takes the regular ending of the other part of speech: "sends", "sending".
        }
        let bytes = Array(base.utf8)
        guard bytes.allSatisfy({ (97...122).contains($0) }), bytes.count > 2 else { return Array(forms) }
        let stem = String(base.dropLast())
        let (last, beforeLast, thirdLast) = (bytes[bytes.count - 1], bytes[bytes.count - 2], bytes[bytes.count - 3])
        switch last {
        case UInt8(ascii: "e"):
            forms.formUnion([base + "s", base + "d", stem + "ing"])
            if beforeLast == UInt8(ascii: "i") { forms.insert(String(base.dropLast(2)) + "ying") }
        case UInt8(ascii: "y") where !isVowel(beforeLast):
            forms.formUnion([stem + "ies", stem + "ied", base + "ing"])
        case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"):
            forms.formUnion([base + "es", base + "ed", base + "ing"])
        case UInt8(ascii: "h") where beforeLast == UInt8(ascii: "c") || beforeLast == UInt8(ascii: "s"):
            forms.formUnion([base + "es", base + "ed", base + "ing"])
        default:
            forms.formUnion([base + "s", base + "ed", base + "ing"])
            let doubles = !isVowel(last) && last != UInt8(ascii: "w") && last != UInt8(ascii: "y")
            if doubles, isVowel(beforeLast), !isVowel(thirdLast) {
                let doubled = base + String(UnicodeScalar(last))
                forms.formUnion([doubled + "ed", doubled + "ing"])
            }
        }
        // "Policeman", "servicewoman"
        if base.count > 4, base.hasSuffix("man") { forms.insert(String(base.dropLast(2)) + "en") }
        return Array(forms)
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
    private var known: [Substring: [UInt64]] = [:]

    public init(_ vocabulary: Vocabulary) { irregular = vocabulary.irregularForms }

    func hashes(of word: Substring) -> [UInt64] {
        if let found = known[word] { return found }
        let made = Inflection.forms(of: String(word), irregular: irregular).map(WordHash.of)
        known[word] = made
        return made
    }
}
