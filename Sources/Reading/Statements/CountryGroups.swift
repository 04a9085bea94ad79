import Model
import Vocabulary

/// Finds nouns for several countries that a sentence does not name: "his allies", "the 14 governments".
enum CountryGroups {
    private static let others = WordHash.of("others")

    static func find(_ sentence: SentenceWords, _ cues: CueClasses, _ entities: [EntityRole]) -> [CountryGroup] {
        cues.hits.compactMap { hit in
            guard hit.cue == .group else { return nil }
            let start = hit.words.lowerBound
            // "NATO members", "members of the alliance" say who they are.
            let isNamed = entities.contains { entity in
                entity.mention.kind == .alliance
                    && ((0...2).contains(start - entity.words.upperBound)
                        || (1...3).contains(entity.words.lowerBound - hit.words.upperBound))
            }
            if isNamed || isGoverned(start, sentence) { return nil }
            // "The others" are not all.
            let isWhole =
                sentence[start].hash != others
                && (start == 0 || sentence.isFunction(start - 1) || sentence[start - 1].kind != .word)
            return CountryGroup(words: hit.words, isWhole: isWhole)
        }
    }

    /// "With its allies": behind a preposition they are not who the clause is about.
    private static func isGoverned(_ start: Int, _ sentence: SentenceWords) -> Bool {
        for index in stride(from: start - 1, through: max(0, start - 3), by: -1) {
            guard sentence[index].kind == .word else { return false }
            if sentence[index].classes.contains(.preposition) { return true }
        }
        return false
    }
}
