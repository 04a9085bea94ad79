import Model
import Vocabulary

/// Levels at which a leader stands, said without a word of the measure.
extension SeriesPass {
    /// Words between the leader and the level: "had been sitting just".
    private static let verbReach = 5

    /// "Ford was at 39 percent in Gallup's poll", "Kyodo had his cabinet at 33 percent": a leader whom a survey has at a level, where the
    /// clause says of nothing else that it is its share.
    func isStanding(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, definition.subject.kinds == [.person], role.start > 1 else { return false }
        let sentence = reading.sentences[number]
        let words = sentence.words
        // "At 26 percent of the vote", "at 5 percent growth": a share of what follows.
        guard closesPhrase(role, in: sentence, or: { facts.isCue($0, .juncture) }),
            isSurveyed(sentence, number) || follows(in: number, within: 1)
        else { return false }
        if isGiven(role, in: sentence) { return true }
        guard GrammarWords.seatedAt.contains(words[role.start - 1].hash) else { return false }
        var index = role.start - 2
        // "The president, at 20 percent in the poll"
        if words[index].hash == GrammarWords.comma { return index > 0 && isLeader(index - 1, in: sentence) }
        let first = max(0, role.start - Self.verbReach - 1)
        while index >= first {
            if isLeader(index, in: sentence) || isLeaderBeforeAside(index, in: sentence) { return true }
            let word = words[index]
            guard word.kind == .word,
                word.isVerb || GrammarWords.lasting.contains(word.hash) || GrammarWords.seatedBeside.contains(word.hash)
            else { return false }
            index -= 1
        }
        return false
    }

    /// "Nixon, the last to face a trial, was down to 24 percent": the comma that closes an aside behind a leader's name.
    private func isLeaderBeforeAside(_ close: Int, in sentence: SentenceReading) -> Bool {
        guard sentence.words[close].hash == GrammarWords.comma, sentence.opensPredicate(close + 1, facts) else { return false }
        return sentence.entities.contains { entity in
            let open = entity.words.upperBound
            return open < close && sentence.words[open].hash == GrammarWords.comma && entity.mention.kind == .person
                && entity.preposition == nil && !entity.isPossessive && subjectID(entity.mention) != nil
                && !sentence.quantities.contains { (open..<close).contains($0.start) && $0.mention.figure.unit == .percent && !$0.isChange }
        }
    }

    /// "The Mainichi poll gave his cabinet 67 percent"
    private func isGiven(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard isLeader(role.start - 1, in: sentence) else { return false }
        let before = sentence.words[max(0, role.start - Self.verbReach - 1)..<(role.start - 1)]
        return before.last { $0.isVerb || $0.kind == .punctuation }.map { facts.isCue($0.hash, .grading) } ?? false
    }

    /// Whether a survey has a leader at a level, of which nothing but the measure can be told: no vote is spoken of.
    func isAtLevelInSurvey(_ role: QuantityRole, in number: Int) -> Bool {
        guard isStanding(role, in: number), isSurveyed(reading.sentences[number], number) else { return false }
        return !(max(0, number - 1)...min(reading.sentences.count - 1, number + 1)).contains { place in
            reading.sentences[place].words.contains { facts.isCue($0.hash, .ballot) }
        }
    }

    private func isSurveyed(_ sentence: SentenceReading, _ number: Int) -> Bool {
        hits[number][.field] != nil || sentence.entities.contains { $0.mention.kind == .pollster }
    }

    /// Whether a word names a leader or the cabinet, or takes one up.
    private func isLeader(_ index: Int, in sentence: SentenceReading) -> Bool {
        let word = sentence.words[index].hash
        if GrammarWords.persons.contains(word) || facts.isAgency(word) { return true }
        return sentence.entities.contains { entity in
            entity.words.upperBound == index + 1 && !entity.isModifier && entity.mention.kind == .person && subjectID(entity.mention) != nil
        }
    }
}
