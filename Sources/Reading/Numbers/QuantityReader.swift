public import Model
public import Vocabulary

/// Finds the quantities of a text: every number that measures or counts, with its unit, hedge, trend and concept.
///
/// Numbers that are no quantities are left out: calendar years, dates, clock times, scores, addresses, names with digits,
/// section and model numbers, ordinals, and "one" as a pronoun.
public struct QuantityReader: Sendable {
    public let vocabulary: Vocabulary

    public init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// The quantities in the order of the text. None overlaps another.
    public func read(_ text: TokenizedText) -> [QuantityMention] {
        var mentions: [QuantityMention] = []
        for sentence in text.sentences where hasNumber(text, sentence) {
            let context = SentenceContext(text: text, range: sentence, vocabulary: vocabulary)
            var reader = SentenceQuantities(context)
            mentions += reader.read()
        }
        return mentions
    }

    private func hasNumber(_ text: TokenizedText, _ sentence: Range<Int>) -> Bool {
        for index in sentence where text.tokens[index].kind == .number || text.tokens[index].kinds.contains(.number) { return true }
        return false
    }
}
