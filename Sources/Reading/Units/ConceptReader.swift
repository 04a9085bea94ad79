import Model
import Vocabulary

/// Finds the noun phrases that a figure measures: what it is a part of ("of …"), what it stands before, and the subject of its
/// clause.
struct ConceptReader {
    let context: SentenceContext
    private let candidates: [Candidate]
    private let nouns: NounPhraseParser
    private var text: TokenizedText { context.text }

    init(_ context: SentenceContext, _ candidates: [Candidate]) {
        self.context = context
        self.candidates = candidates
        nouns = NounPhraseParser(context)
    }

    /// The words, in the order of the text, none twice.
    func concept(of index: Int) -> [ByteRange] {
        var words: [Int] = []
        let candidate = candidates[index]
        words += subject(before: candidate.tokens.lowerBound)
        if let counted = candidate.unit?.counted { words += content(counted.tokens) }
        words += attached(after: candidate.tokens.upperBound)
        return words.map { text.tokens[$0].range }
    }

    private func content(_ range: Range<Int>) -> [Int] { range.filter { isContent($0) } }

    private func isContent(_ index: Int) -> Bool { nouns.isInside(index) && !inQuantity(index) }

    private func inQuantity(_ index: Int) -> Bool {
        for candidate in candidates where candidate.tokens.contains(index) {
            return candidate.unit?.counted?.tokens.contains(index) != true
        }
        return false
    }

    /// The noun phrase right after the figure, and those that "of", "in" or "for" tie to it.
    private func attached(after start: Int) -> [Int] {
        var index = start
        var result: [Int] = []
        for _ in 0..<3 {
            if context.has(index, [.linkOf, .linkIn]) || context.has(index, .preposition) && !result.isEmpty { index += 1 }
            while context.has(index, [.determiner, .quantifier]) { index += 1 }
            let from = index
            while index < context.end, index < from + 6, isContent(index) { index += 1 }
            if index == from { break }
            result += from..<index
            guard context.has(index, [.linkOf, .linkIn]) else { break }
        }
        return result
    }

    /// The subject of the figure's clause: the noun phrases before its verb.
    private func subject(before start: Int) -> [Int] {
        var index = start - 1
        var verb = -1
        // Back to the verb that governs the figure, then over the subject.
        while index >= context.range.lowerBound, index > start - 40 {
            if context.has(index, [.verb, .auxiliary]) {
                verb = index
            } else if context.has(index, .verbOrNoun), verb < 0, index > context.range.lowerBound, isContent(index - 1) {
                verb = index
            } else if verb >= 0, isContent(index) {
                break
            } else if text.tokens[index].kind == .semicolon {
                break
            }
            index -= 1
        }
        guard verb >= 0, index >= context.range.lowerBound, isContent(index) else { return nearest(before: start) }
        let end = index + 1
        while index > context.range.lowerBound, end - index < 14 {
            let before = index - 1
            if isContent(before) || context.has(before, [.linkOf, .determiner, .linkIn, .linkAnd]) || context.kind(before) == .possessive {
                index = before
            } else {
                break
            }
        }
        return (index..<end).filter { isContent($0) }
    }

    /// Without a verb: the nearest noun phrase before.
    private func nearest(before start: Int) -> [Int] {
        var end = start
        while end > context.range.lowerBound, !isContent(end - 1) { end -= 1 }
        var index = end
        while index > context.range.lowerBound, isContent(index - 1), end - index < 8 { index -= 1 }
        return Array(index..<end)
    }
}
