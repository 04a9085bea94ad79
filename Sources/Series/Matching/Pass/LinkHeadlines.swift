import Model
import Vocabulary

/// Headlines of other stories that a page has run into its text: "READ MORE: Nine guards die in raid The blast on Tuesday …".
extension SeriesPass {
    /// So many words behind the colon a headline may have where nothing tells that it ends.
    private static let headlineLength = 10

    /// Whether a figure stands in such a headline: behind "READ MORE:" and before the capital with which the text goes on.
    func isInLink(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard let colon = (2...3).first(where: { $0 < role.start && words[$0].hash == GrammarWords.colon }) else { return false }
        let lead = words[colon - 2..<colon].map(\.hash)
        guard GrammarWords.links.contains(lead) else { return false }
        let end = (colon + 2..<words.count).first { goesOnAnew(at: $0, in: number) } ?? colon + 1 + Self.headlineLength
        return role.start < end
    }

    /// Whether text begins at a word in the middle of a sentence: "The" or "In" behind a word in small letters or a number.
    private func goesOnAnew(at index: Int, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let word = words[index]
        let before = words[index - 1]
        guard word.isCapitalized, before.kind != .punctuation, !before.isCapitalized else { return false }
        return GrammarWords.articles.contains(word.hash) || GrammarWords.locating.contains(word.hash)
            || GrammarWords.selves.contains(word.hash) || GrammarWords.demonstratives.contains(word.hash)
    }
}
