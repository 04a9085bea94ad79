import Model
import Vocabulary

extension SentenceContext {
    /// The singular of a noun, in lower case.
    func lemma(_ index: Int) -> String {
        if let term = text.term(.plural, at: index), term.length == 1 { return vocabulary.plurals[term.row].singular }
        return Self.singular(text.string(text.tokens[index]).lowercased())
    }

    /// Undoes the regular plural endings.
    static func singular(_ word: String) -> String {
        let count = word.utf8.count
        guard count > 2, word.hasSuffix("s") else { return word.hasSuffix("men") && count > 4 ? word.dropLast(2) + "an" : word }
        if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") { return word }
        if word.hasSuffix("ies"), count > 4 { return word.dropLast(3) + "y" }
        for ending in ["ches", "shes", "xes", "sses", "zzes", "oes"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
        return String(word.dropLast())
    }

    /// The words of a noun phrase in lower case with its head in the singular.
    func singularPhrase(_ tokens: Range<Int>, head: Int) -> String {
        var result = ""
        for index in tokens {
            if index > tokens.lowerBound, text.tokens[index].has(.spaceBefore) { result += " " }
            result += index == head ? lemma(index) : text.string(text.tokens[index]).lowercased()
        }
        return result
    }
}
