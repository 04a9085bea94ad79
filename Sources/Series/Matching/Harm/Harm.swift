import Model
import Vocabulary

/// To whom harm is done, where an article's harm is done, and which parts of a toll are told by themselves.
extension SeriesPass {
    /// "Killed 27 people", "27 people fleeing the fighting were killed": a verb of the measure is said of the figure itself.
    func isHarm(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.subject.victims, let found = hits[number][.measure(0)] else { return false }
        let own = predicate(of: role, in: reading.sentences[number])
        return found.contains { $0.words.upperBound == role.start || own.contains($0.words.lowerBound) }
    }

    /// "Ready to send three officials", "freed 20 prisoners": the object of another verb, with none of the measure behind it.
    func isObjectOfOther(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        var verb = role.start - 1
        // "Has brought in 178 fighters"
        if verb > 0, GrammarWords.particles.contains(sentence.words[verb].hash), sentence.words[verb - 1].isVerb { verb -= 1 }
        guard verb >= 0, sentence.words[verb].kind == .word, !isHarm(role, in: number) else { return false }
        let isInfinitive = verb > 0 && sentence.words[verb - 1].hash == GrammarWords.to
        guard isInfinitive || sentence.words[verb].isVerb && !GrammarWords.auxiliaries.contains(sentence.words[verb].hash) else {
            return false
        }
        // "The toll has passed 1,700"
        if role.mention.figure.unit.code.isEmpty, sentence.words[..<verb].contains(where: { facts.isCue($0.hash, .count) }) {
            return false
        }
        let phrase = verb..<min(sentence.words.count, role.words.upperBound + 1)
        // "Holds 800 jihadists": who they are tells of no harm.
        let isTold = hits[number].has([.measure, .total]) { $0.words.overlaps(verb..<role.start) }
        let isHarmed = hits[number][.measure(0)]?.contains { $0.words.overlaps(phrase) } ?? false
        if isTold || isHarmed { return false }
        guard hits[number].has(.dimension, where: { $0.words.overlaps(phrase) }) else { return true }
        // "Kept 9,000 soldiers" tells whom and of no harm, unlike "said 40 soldiers were known to be dead".
        return !isOutcome(in: phrase, of: number) && !hits[number].hasMeasure { $0.words.lowerBound >= role.words.upperBound }
    }

    /// Whether a word of a value that every figure must have stands in a phrase.
    private func isOutcome(in phrase: Range<Int>, of number: Int) -> Bool {
        definition.dimensions.enumerated().contains { index, rule in
            rule.isRequired
                && rule.values.indices.contains { value in
                    hits[number][.dimension(index, value: value)]?.contains { $0.words.overlaps(phrase) } ?? false
                }
        }
    }

    /// "24 people, 13 of them soldiers", "53 soldiers, 48 of them in Mali": a part with a side or a country of its own.
    func isNamedPart(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard definition.subject.victims || goesAbroad, next + 2 < sentence.words.count, sentence.words[next].hash == GrammarWords.of,
            GrammarWords.parts.contains(sentence.words[next + 1].hash)
        else { return false }
        let behind = next + 2..<min(sentence.words.count, next + 5)
        let isNation = sentence.entities.contains { entity in
            guard behind.contains(entity.words.lowerBound) else { return false }
            if entity.mention.kind == .country, entity.mention.form == .demonym { return entity.words.lowerBound == next + 2 }
            // "13,500 of them in Kuwait"
            if goesAbroad { return entity.preposition.map(GrammarWords.whereabouts.contains) ?? false }
            return subjectID(entity.mention) != nil && entity.preposition.map(definition.subject.prepositions.contains) ?? false
        }
        if isNation { return true }
        return definition.dimensions.indices.contains { index in
            let rule = definition.dimensions[index]
            return rule.country
                && rule.values.indices.contains { value in
                    hits[number][.dimension(index, value: value)]?.contains { $0.words.lowerBound == next + 2 } ?? false
                }
        }
    }

    /// "The army says it has killed 300 fighters": the country that claims to have done it, where the harm was not.
    func claimant(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        guard definition.subject.victims,
            let speaker = sentence.entities.last(where: { $0.isSpeaker && $0.words.upperBound <= role.start }),
            let verb = hits[number][.measure(0)]?.last(where: { $0.words.upperBound == role.start })?.words.lowerBound,
            sentence.words[speaker.words.upperBound..<max(verb, speaker.words.upperBound)].contains(where: {
                GrammarWords.pronouns.contains($0.hash)
            })
        else { return nil }
        return speaker.mention.country
    }

    /// "Iran counts 610 dead, Israel 28": the country right before a bare number that goes on a list; "Britain has lost 97, Italy 26" tells
    /// whose people they were, and not where.
    func listedPlaceOfHarm(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        guard definition.subject.victims, role.mention.figure.unit.code.isEmpty, candidates.last?.sentence == number else { return nil }
        let name = sentence.entities.first {
            $0.words.upperBound == role.start && $0.mention.kind == .country && $0.preposition == nil && !$0.isModifier
        }
        guard let name, !sentence.words[..<role.start].contains(where: { facts.isCue($0.hash, .losing) }) else { return nil }
        return name.mention.id
    }

    /// "Ministers meeting in Milan", "talks in Geneva": where people confer.
    func isGathering(_ entity: EntityRole, in number: Int) -> Bool {
        isParley(entity, in: number) || isBehind(.gathering, entity, in: number) || isOfMeeting(entity, in: number)
    }

    /// "A meeting of Muslim states in Malaysia"
    private func isOfMeeting(_ entity: EntityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let preposition = entity.words.lowerBound - 1
        guard preposition > 1, GrammarWords.whereabouts.contains(words[preposition].hash),
            let of = words[max(1, preposition - 5)..<preposition].lastIndex(where: { $0.hash == GrammarWords.of }),
            facts.isCue(words[of - 1].hash, .gathering) || facts.isCue(words[of - 1].hash, .parley)
        else { return false }
        return words[of..<preposition].allSatisfy { $0.kind == .word }
    }

    /// "Talks in Geneva", "while negotiators haggled in Cairo": where people confer, who are nobody's target.
    func isParley(_ entity: EntityRole, in number: Int) -> Bool { isBehind(.parley, entity, in: number) }

    /// "Under a pact reached in Helsinki": where something was agreed.
    func isOfAgreement(_ entity: EntityRole, in number: Int) -> Bool { isBehind(.instrument, entity, in: number) }

    private func isBehind(_ cue: CueRow.Class, _ entity: EntityRole, in number: Int) -> Bool {
        reading.sentences[number].words[max(0, entity.words.lowerBound - 3)..<entity.words.lowerBound].contains {
            facts.isCue($0.hash, cue)
        }
    }

    /// "Have died there since October": where the text has come to.
    func thereOfHarm(_ role: QuantityRole, in number: Int) -> String? {
        guard definition.subject.victims else { return nil }
        let sentence = reading.sentences[number]
        let behind = role.words.upperBound..<min(sentence.words.count, role.words.upperBound + 7)
        guard let there = behind.first(where: { sentence.words[$0].hash == GrammarWords.there }),
            sentence.words[role.words.upperBound..<there].allSatisfy({ $0.kind != .punctuation })
        else { return nil }
        for back in stride(from: number, through: max(0, number - definition.subject.carry), by: -1) {
            let named = reading.sentences[back].entities.last { entity in
                guard subjectID(entity.mention) != nil, back < number || entity.words.upperBound <= there,
                    !isParley(entity, in: back), !isSeat(entity, in: back)
                else { return false }
                return entity.isGround && entity.preposition != nil
                    || !entity.isModifier && !entity.isPossessive
                        && entity.stands(behind: Self.isPlacing)
            }
            if let named { return subjectID(named.mention) }
        }
        return nil
    }

    /// "Rwanda, where 800,000 perished, has said": the place before the comma.
    func whereOfHarm(_ role: QuantityRole, in number: Int) -> String? {
        guard definition.subject.victims, let (entity, opener) = antecedent(of: role, in: reading.sentences[number]),
            opener == GrammarWords.where
        else { return nil }
        return subjectID(entity.mention)
    }

    private static func isPlacing(_ preposition: UInt64) -> Bool {
        GrammarWords.whereabouts.contains(preposition) || GrammarWords.towards.contains(preposition) || preposition == GrammarWords.on
    }

    /// The theatre, for a figure near which the text speaks of fighting.
    func theatre(near number: Int) -> String? {
        let cause = CueSlot.measure(definition.measure.count - 1)
        guard (max(0, number - 3)...number).contains(where: { hits[$0][cause] != nil }) else { return nil }
        return theatreOfHarm()
    }

    /// "Down from 3,131 the year before": a figure beside that of the sentence, of another time, which does not go on.
    func isOfThen(_ candidate: Candidate) -> Bool {
        guard definition.subject.victims else { return false }
        let sentence = reading.sentences[candidate.sentence]
        return sentence.isEarlier(sentence.quantities[candidate.quantity])
    }
}
