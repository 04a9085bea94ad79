import Model
import Vocabulary

/// Whether those who are counted are soldiers, and a country's.
extension SeriesPass {
    /// So far before a figure "of" may tell whose strength it is.
    private static let strengthReach = 8

    /// Fewer than these are mostly persons of a story, whom nobody sends.
    private static let handful = ExactDecimal(20)

    /// So many sentences behind its last soldiers an article still speaks of soldiers.
    private static let storyReach = 12
    /// So many sentences further on a list of numbers goes on.
    private static let listReach = 3

    /// Why people are no soldiers of a country; `nil` where nothing speaks against it.
    func notSoldiers(_ role: QuantityRole, in number: Int) -> String? {
        guard goesAbroad else { return nil }
        if isInRunOn(number) { return Self.runOn }
        if isOfBand(role, in: number) { return "of an armed group, and of no country" }
        if isOfAnybody(role, in: number), !isOfSoldiery(role, number) { return "nothing tells that they are soldiers" }
        return nil
    }

    /// "Two men", "500 workers", "10,000": whether the noun, if there is one, counts soldiers only where soldiers are spoken of.
    private func isOfAnybody(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard sentence.headers == nil, !isPosted(role, in: number) else { return false }
        // A bare number that goes on a list, or that a country's name leads.
        if role.mention.figure.unit.code.isEmpty, follows(in: number, within: Self.listReach) || nameBefore(role, in: number) != nil {
            return false
        }
        let nouns = (hits[number][.noun] ?? []).filter {
            // "35,000 US service members"
            let next = $0.words.lowerBound
            return $0.words.overlaps(role.words) || next == role.words.upperBound
                || sentence.entities.contains { $0.words.lowerBound == role.words.upperBound && $0.words.upperBound == next }
        }
        return nouns.allSatisfy { hit in sentence.words[hit.words].allSatisfy { facts.isCue($0.hash, .anybody) } }
    }

    /// Whether a sentence speaks of soldiers, or where more than a handful are counted, one beside it, or the article counts some.
    private func isOfSoldiery(_ role: QuantityRole, _ number: Int) -> Bool {
        if role.mention.figure.value < Self.handful { return speaksOfSoldiers(number) }
        let near = max(0, number - 2)...min(number + 1, reading.sentences.count - 1)
        return follows(in: number, within: Self.storyReach) || near.contains(where: speaksOfSoldiers)
    }

    private func speaksOfSoldiers(_ number: Int) -> Bool {
        let sentence = reading.sentences[number]
        return sentence.words.contains { facts.isCue($0.hash, .soldiery) }
            || sentence.entities.contains {
                $0.mention.kind == .organization && facts.kind(ofOrganization: $0.mention.id) == .military
            }
    }

    /// "2,000 Hezbollah fighters", "the strength of the militants stands at 15,000", "a group said to have a force of 900": of an armed
    /// group that the figure's own words or its subject name.
    private func isOfBand(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let phrase = role.words.lowerBound..<role.words.upperBound + 1
        if sentence.entities.contains(where: { facts.isArmed($0.mention) && $0.words.overlaps(phrase) }) { return true }
        let before = max(0, role.start - Self.strengthReach)..<role.start
        let isOfIrregulars = before.dropFirst().contains {
            sentence.words[$0 - 1].hash == GrammarWords.of && facts.isCue(sentence.words[$0].hash, .irregular)
        }
        if isOfIrregulars || sentence.words[role.words].contains(where: { facts.isCue($0.hash, .irregular) }) { return true }
        // Nobody else is named before who could send them.
        let named = sentence.entities.filter { $0.words.upperBound <= role.start && !$0.isSpeaker && $0.preposition == nil }
        return named.last.map { facts.isArmed($0.mention) } ?? false
    }
}
