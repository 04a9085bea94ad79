import Model
import Vocabulary

/// The cue classes of a sentence's tokens, looked up once.
struct CueClasses {
    struct Hit {
        var cue: CueRow.Class
        /// Token indices, relative to the sentence.
        var words: Range<Int>
    }

    let hits: [Hit]

    init(_ text: TokenizedText, _ sentence: Range<Int>, _ vocabulary: Vocabulary) {
        var hits: [Hit] = []
        for index in sentence where text.tokens[index].kinds.contains(.cue) {
            for term in text.terms(.cue, at: index) {
                let start = index - sentence.lowerBound
                let end = min(start + term.length, sentence.count)
                hits.append(Hit(cue: vocabulary.cues[term.row].cueClass, words: start..<end))
            }
        }
        self.hits = hits
    }

    func first(_ cue: CueRow.Class, in range: Range<Int>) -> Hit? {
        hits.first { $0.cue == cue && $0.words.overlaps(range) }
    }

    func contains(_ cue: CueRow.Class, in range: Range<Int>) -> Bool { first(cue, in: range) != nil }

    func contains(_ cue: CueRow.Class, at index: Int) -> Bool {
        hits.contains { $0.cue == cue && $0.words.contains(index) }
    }
}
