public import Vocabulary

/// The forms in which an English word of a definition may stand in a text.
///
/// An analyst writes "deploy" and means "deploys", "deployed" and "deploying" too. More forms than exist are harmless: no text
/// has them.
enum Inflection {
    /// The word itself, its plural and its verb forms, all in lower case.
    static func forms(of word: String, irregular: [String: [String]]) -> [String] {
        let base = word.lowercased()
        var forms: Set<String> = [base]
        if let listed = irregular[base] {
            forms.formUnion(listed)
            // A listed word still takes the regular ending of the other part of speech: "sends", "sending".
        }
        guard base.utf8.allSatisfy({ (97...122).contains($0) }), base.count > 2 else { return forms.sorted() }
        let stem = String(base.dropLast())
        let last = base.last ?? "x"
        let beforeLast = base.dropLast().last ?? "x"
        let endsInConsonant = !"aeiouwxy".contains(last)
        switch last {
        case "e":
            forms.formUnion([base + "s", base + "d", stem + "ing"])
            if base.hasSuffix("ie") { forms.insert(String(base.dropLast(2)) + "ying") }
        case "y" where !"aeiou".contains(beforeLast):
            forms.formUnion([stem + "ies", stem + "ied", base + "ing"])
        case "s", "x", "z":
            forms.formUnion([base + "es", base + "ed", base + "ing"])
        case "h" where base.hasSuffix("ch") || base.hasSuffix("sh"):
            forms.formUnion([base + "es", base + "ed", base + "ing"])
        default:
            forms.formUnion([base + "s", base + "ed", base + "ing"])
            let thirdLast = base.dropLast(2).last ?? "a"
            if endsInConsonant, "aeiou".contains(beforeLast), !"aeiou".contains(thirdLast) {
                forms.formUnion([base + String(last) + "ed", base + String(last) + "ing"])
            }
        }
        // "Policeman", "servicewoman"
        if base.count > 4, base.hasSuffix("man") { forms.insert(String(base.dropLast(2)) + "en") }
        return forms.sorted()
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
