import Model
import Vocabulary

/// Cuts a sentence where one clause ends and the next begins, by closed-class words and marks alone.
enum ClauseSplitter {
    /// Ranges of words, in order, without gaps; one where nothing is cut.
    static func clauses(_ sentence: SentenceWords, _ cues: CueClasses) -> [Range<Int>] {
        var starts = [0]
        for index in sentence.indices where index > 0 {
            guard isBoundary(index, sentence, cues), index - (starts.last ?? 0) >= 2 else { continue }
            starts.append(index)
        }
        var clauses: [Range<Int>] = []
        for (place, start) in starts.enumerated() {
            clauses.append(start..<(place + 1 < starts.count ? starts[place + 1] : sentence.words.count))
        }
        return clauses
    }

    private static func isBoundary(_ index: Int, _ sentence: SentenceWords, _ cues: CueClasses) -> Bool {
        let before = sentence[index - 1]
        switch before.kind {
        case .semicolon, .colon, .dash: return true
        default: break
        }
        if cues.contains(.join, at: index) {
            // "as many as", "before dawn" join nothing; a word after a comma, or one that only joins, does.
            return before.kind == .comma || sentence[index].classes.isDisjoint(with: .preposition)
        }
        // ", and" goes on with a new clause or with the last of a list; either is a cut that costs little.
        return before.kind == .comma && sentence[index].classes.contains(.conjunction)
    }
}
