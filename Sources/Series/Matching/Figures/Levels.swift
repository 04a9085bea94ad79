import Model
import Vocabulary

/// Numbers that a force or a count of people comes to, or stands at.
extension SeriesPass {
    /// The noun whose level a number is: "taking its presence there to about 4,500", "the number of soldiers will fall to 200".
    func level(_ role: QuantityRole, in number: Int) -> Range<Int>? {
        guard goesAbroad else { return nil }
        let sentence = reading.sentences[number]
        if let subject = subjectOfBeing(role, in: number) { return subject }
        var index = role.words.lowerBound - 1
        let first = max(0, index - 4)
        while index > first, sentence.words[index].kind == .word, !GrammarWords.bounds.contains(sentence.words[index].hash) { index -= 1 }
        guard index > 0, GrammarWords.bounds.contains(sentence.words[index].hash) else { return nil }
        // "Plans to reduce that to 100,000"
        let object = sentence.words[index - 1].hash
        if sentence.words[index].hash == GrammarWords.to,
            object == GrammarWords.it || object == GrammarWords.that || GrammarWords.objects.contains(object),
            follows(in: number, within: 1)
        {
            return index - 1..<index
        }
        if let moved = moved(before: index, in: sentence), follows(in: number, within: 2) { return moved }
        // "Two more destroyers, bringing the total to six"
        let last = sentence.quantities.last { $0.words.upperBound <= index && !$0.mention.figure.unit.code.isEmpty }
        let isOfOther = last.map { !countsPersons($0, in: number) } ?? false
        return hits[number][.level]?.last { hit in
            guard hit.words.upperBound <= index else { return false }
            if facts.isCue(sentence.words[hit.words.lowerBound].hash, .count) {
                if isOfOther || isCountOfOthers(hit, in: number) { return false }
            }
            let between = hit.words.upperBound..<index
            return !between.contains { sentence.words[$0].hash == GrammarWords.semicolon }
                && !sentence.quantities.contains { $0.words.overlaps(between) && !$0.mention.figure.unit.code.isEmpty }
        }?.words
    }

    /// "Ten years ago it was about 4,000", "by next year there should be 2,200": what takes up the people counted before as so many.
    private func subjectOfBeing(_ role: QuantityRole, in number: Int) -> Range<Int>? {
        guard role.mention.figure.unit.code.isEmpty, role.mention.shape != .vague, follows(in: number, within: 1) else { return nil }
        let words = reading.sentences[number].words
        var verb = role.start - 1
        guard verb > 0, GrammarWords.passive.contains(words[verb].hash) else { return nil }
        while verb > 0, GrammarWords.passive.contains(words[verb].hash) || GrammarWords.auxiliaries.contains(words[verb].hash) { verb -= 1 }
        guard words[verb].hash == GrammarWords.it || words[verb].hash == GrammarWords.there else { return nil }
        // "There were 12 tanks", "it was 20 percent": of something else.
        let next = role.words.upperBound
        guard next == words.count || words[next].kind == .punctuation || GrammarWords.linking.contains(words[next].hash) else { return nil }
        return verb..<verb + 1
    }

    /// "The number of asylum seekers rose to 1,939"; "has lost 46. The army puts the number at 200": a count of others, or of the dead.
    func isCountOfOthers(_ hit: CueHit, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let next = hit.words.upperBound
        if next < words.count, words[next].hash == GrammarWords.of {
            let counted = next + 1...next + 4
            // "The number of Australians there"
            let isNation = reading.sentences[number].entities.contains {
                $0.mention.form == .demonym && !$0.isModifier && counted.contains($0.words.lowerBound)
            }
            return !isNation && !(hits[number][.noun]?.contains { counted.contains($0.words.lowerBound) } ?? false)
        }
        guard let excluded = lastExcluded, excluded.sentence == number - 1 else { return false }
        return candidates.last.map { $0.sentence < number - 1 } ?? true
    }

    /// "Which will take Britain to 9,500", "It stands at 68,000 now": what comes to a number, or stands at it.
    private func moved(before bound: Int, in sentence: SentenceReading) -> Range<Int>? {
        // "It has shrunk to 130,000"
        if bound >= 2, bound <= 5, sentence.words[bound].hash == GrammarWords.to, GrammarWords.selves.contains(sentence.words[0].hash),
            sentence.words[1..<bound - 1].allSatisfy({ $0.isVerb || GrammarWords.auxiliaries.contains($0.hash) })
        {
            return 0..<1
        }
        if sentence.words[bound].hash == GrammarWords.to {
            let country = sentence.entities.first { $0.words.upperBound == bound && $0.mention.kind == .country && !$0.isModifier }
            guard let start = country?.words.lowerBound, start > 0, facts.isCue(sentence.words[start - 1].hash, .raising) else {
                return nil
            }
            return country?.words
        }
        guard bound >= 2, bound <= 3, facts.isCue(sentence.words[bound - 1].hash, .standing),
            GrammarWords.selves.contains(sentence.words[bound - 2].hash)
        else { return nil }
        return bound - 2..<bound - 1
    }

    /// "Joining 190 already there"
    func isAlreadyThere(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        return words[max(0, role.start - 3)..<min(words.count, role.words.upperBound + 5)].contains { $0.hash == GrammarWords.already }
    }
}
