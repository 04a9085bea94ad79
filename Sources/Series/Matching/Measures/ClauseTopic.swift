import Model
import Vocabulary

/// What the clause of a figure is about, by its grammatical subject.
extension SeriesPass {
    /// Words between a verb and the figure that it leads to; one further off leads to something else.
    private static let complement = 6

    /// The noun phrase, up to its head noun, that the verb before a figure has as its subject, and the first word of that verb: "economic
    /// growth" and "is" of "economic growth this year is put at 0.3 percent"; `nil` where no plain noun phrase stands before a verb.
    func topic(of role: QuantityRole, in number: Int) -> (phrase: Range<Int>, verb: Int)? {
        let sentence = reading.sentences[number]
        guard sentence.clauses.indices.contains(role.clause) else { return nil }
        let words = sentence.words
        let clause = sentence.clauses[role.clause]
        func isVerb(_ index: Int) -> Bool {
            words[index].kind == .word && (words[index].isVerb || GrammarWords.auxiliaries.contains(words[index].hash))
        }
        let near = max(clause.lowerBound, role.start - Self.complement)..<max(clause.lowerBound, role.start)
        guard var verb = near.last(where: isVerb),
            !words[verb..<role.start].contains(where: { $0.kind == .punctuation }),
            !sentence.quantities.contains(where: { $0.words.lowerBound >= verb && $0.words.lowerBound < role.start })
        else { return nil }
        while verb > clause.lowerBound, isVerb(verb - 1) || GrammarWords.negations.contains(words[verb - 1].hash) { verb -= 1 }
        var phrase = clause.lowerBound..<verb
        while let first = phrase.first,
            GrammarWords.coordinating.contains(words[first].hash) || GrammarWords.subordinating.contains(words[first].hash)
                || GrammarWords.though.contains(words[first].hash) || words[first].kind == .punctuation
        {
            phrase = first + 1..<verb
        }
        if let comma = words[phrase].lastIndex(where: { $0.hash == GrammarWords.comma }) {
            // "Growth, which had been feared to stall, was": what stands before the aside; "last year, growth was": what stands behind.
            if comma + 1 == verb {
                guard let open = words[phrase].firstIndex(where: { $0.hash == GrammarWords.comma }), open < comma else { return nil }
                phrase = phrase.lowerBound..<open
            } else {
                phrase = comma + 1..<verb
            }
        }
        if let time = sentence.times.first(where: { $0.words.lowerBound == phrase.lowerBound }), time.words.upperBound <= phrase.upperBound
        {
            phrase = time.words.upperBound..<phrase.upperBound
        }
        // "Algeria's $18 billion was 8.2 percent", "it fell to 3 before recovering to 4 percent": what the figure before is of, or does.
        if sentence.quantities.contains(where: { $0.words.overlaps(phrase) }) { return nil }
        let end = phrase.first { index in
            GrammarWords.linking.contains(words[index].hash) && !GrammarWords.determiners.contains(words[index].hash)
                || GrammarWords.relatives.contains(words[index].hash)
                || sentence.times.contains { $0.words.lowerBound == index }
                // "The handouts passed on Friday", and not "actual spending".
                || words[index].isVerb && !isCue(index..<index + 1, in: number)
        }
        phrase = phrase.lowerBound..<(end ?? phrase.upperBound)
        guard let head = phrase.last, words[head].kind == .word else { return nil }
        return (phrase, verb)
    }

    /// Whether a noun is one that neither the measure nor anybody whose figure it could be goes by.
    func isOtherNoun(_ index: Int, in number: Int) -> Bool { isOther(index..<index + 1, in: number) }

    private func isOther(_ phrase: Range<Int>, in number: Int) -> Bool {
        guard let index = phrase.last else { return false }
        let sentence = reading.sentences[number]
        let word = sentence.words[index]
        guard word.kind == .word, !word.isCapitalized || index == 0, !word.isVerb, !facts.isFunction(word.hash),
            !facts.isCue(word.hash, .resumption), !GrammarWords.earlier.contains(word.hash), !facts.isGeneric(word.hash),
            // "The Czech budget is $990 million. Hungary's is $660 million"
            !PossessiveWords.all.contains(word.hash),
            !facts.isAgency(word.hash),
            !facts.isGroup(word.hash),
            !facts.isCue(word.hash, .performance), !facts.isCue(word.hash, .thirdPerson),
            !facts.isCue(word.hash, .country), !sentence.entities.contains(where: { $0.words.contains(index) })
        else { return false }
        return !isCue(phrase, in: number)
    }

    /// Whether the definition looks for one of these words.
    private func isCue(_ phrase: Range<Int>, in number: Int) -> Bool {
        hits[number].has([.measure, .dimension, .resume, .of, .field, .noun, .status]) { $0.words.overlaps(phrase) }
    }

    /// "Beijing's reserves stood at $105 billion", "growth this year is put at 0.3 percent": a figure that its clause gives as the level of
    /// something else, where the measure is named elsewhere.
    func isLevelOfOther(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll || definition.kind == .amount || isShare else { return false }
        let sentence = reading.sentences[number]
        let words = sentence.words
        // "Incomes up to 1.2 million rupees"
        if definition.kind == .amount, role.start > 0, role.start < role.words.lowerBound, isOtherNoun(role.start - 1, in: number) {
            return true
        }
        guard let (phrase, verb) = topic(of: role, in: number) else { return false }
        if definition.kind == .poll, isOfSomeone(before: verb, role, in: number) { return false }
        let isLevel =
            facts.isCue(words[verb].hash, .copula) || GrammarWords.levels.contains(words[role.start - 1].hash)
        return isLevel && isOther(phrase, in: number)
    }

    /// "Goods and services worth some 24 billion euros"
    func isWorthOfOther(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .amount, role.start > 1 else { return false }
        if isPrice(role, in: number) { return true }
        let words = reading.sentences[number].words
        guard facts.isCue(words[role.start - 1].hash, .worth) else { return false }
        if isOtherNoun(role.start - 2, in: number) { return true }
        // "A 9.4 percent increase in military spending worth $54 billion": by how much, and not how much.
        return reading.sentences[number].quantities.contains {
            $0.isChange && (1...8).contains(role.start - $0.words.upperBound)
                && $0.mention.figure.unit.code == MeasureUnit.percent.code
        }
    }

    /// "Gives the ministry 81 billion and the police 60 billion"
    func isGivenToOther(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .amount, role.start > 2 else { return false }
        let words = reading.sentences[number].words
        return words[role.start - 2].hash == GrammarWords.the && words[role.start - 1].kind == .word && !words[role.start - 1].isVerb
            && (words[role.start - 3].hash == GrammarWords.and || words[role.start - 3].hash == GrammarWords.comma)
            && !hits[number].hasMeasure { $0.words.contains(role.start - 1) }
            && !reading.sentences[number].entities.contains { $0.words.contains(role.start - 1) }
            && !reading.sentences[number].times.contains { $0.words.contains(role.start - 1) }
    }

    /// "His low in the firm's surveys was 37 percent", "another firm, Criteria, had him at 33 percent": whose, or who measured.
    private func isOfSomeone(before verb: Int, _ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let clause = sentence.clauses[role.clause]
        return sentence.words[clause.lowerBound..<verb].contains { GrammarWords.pronouns.contains($0.hash) }
            || sentence.entities.contains {
                clause.lowerBound <= $0.words.lowerBound && $0.words.upperBound <= verb
                    && ($0.mention.kind == .pollster || subjectID($0.mention) != nil)
            }
    }

    /// "The handouts were approved by 56 percent": of whom something is said that is nobody.
    func isOfThing(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, definition.subject.kinds.contains(.person), role.start > 1 else { return false }
        let sentence = reading.sentences[number]
        guard sentence.words[role.start - 1].hash == GrammarWords.by,
            hits[number].hasMeasure(where: { (role.start - 1...role.start).contains($0.words.upperBound) }),
            let (phrase, _) = topic(of: role, in: number)
        else { return false }
        return isOther(phrase, in: number)
    }

    /// "Congress fared worse. Its job rating was 41 percent": of a body, which no person is called by.
    func isOfItself(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, definition.subject.offices.contains("head"), number > 0 else { return false }
        let sentence = reading.sentences[number]
        let its = sentence.words[..<role.start].firstIndex { $0.hash == GrammarWords.its }
        guard let its, its <= 1, hits[number].hasMeasure(where: { (its + 1...its + 3).contains($0.words.lowerBound) }) else { return false }
        let before = reading.sentences[number - 1]
        return hits[number - 1][.exclusionBefore]?.contains { $0.words.lowerBound <= 1 } ?? false
            || before.entities.contains { $0.mention.kind == .organization && $0.words.lowerBound <= 1 }
    }

    /// "Only 26 percent think he is doing a good job on prices": how somebody does one thing, and not all.
    func isOnIssue(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, definition.subject.kinds.contains(.person), let costs = costs[number] else { return false }
        let sentence = reading.sentences[number]
        return hits[number].hasMeasure { hit in
            let on = hit.words.upperBound
            guard hit.words.lowerBound >= role.words.upperBound, on + 1 < sentence.words.count,
                costs.crossings(hit.words, role.words) == 0
            else { return false }
            // "A good job of containing the outbreak"
            if sentence.words[on].hash == GrammarWords.of || sentence.words[on].hash == GrammarWords.in, sentence.words[on + 1].isVerb,
                on + 2 < sentence.words.count
            {
                let noun = GrammarWords.determiners.contains(sentence.words[on + 2].hash) ? on + 3 : on + 2
                return noun < sentence.words.count && !facts.isCue(sentence.words[on + 1].hash, .performance)
                    && isOtherNoun(noun, in: number)
            }
            guard sentence.words[on].hash == GrammarWords.on else { return false }
            let noun = sentence.words[on + 1].hash == GrammarWords.the ? on + 2 : on + 1
            return noun < sentence.words.count && isOtherNoun(noun, in: number)
                && !facts.isCue(sentence.words[noun].hash, .average)
                && !sentence.times.contains { $0.words.contains(noun) }
        }
    }

    /// "77 percent were against the extension": on which side people are of what is no person.
    func isSided(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, definition.subject.kinds.contains(.person) else { return false }
        let sentence = reading.sentences[number]
        var side = role.words.upperBound
        if side < sentence.words.count, GrammarWords.auxiliaries.contains(sentence.words[side].hash) { side += 1 }
        guard side + 2 < sentence.words.count, GrammarWords.sidings.contains(sentence.words[side].hash) else { return false }
        // "Against keeping soldiers there"
        if sentence.words[side + 1].isVerb { return true }
        guard GrammarWords.determiners.contains(sentence.words[side + 1].hash)
        else { return false }
        return isOtherNoun(side + 2, in: number)
    }

    /// "41 percent supported independence", where the measure was only named before: the clause says what people do, and it is no answer
    /// about anybody.
    func isOfDoing(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll else { return false }
        let sentence = reading.sentences[number]
        let words = sentence.words
        let verb = role.words.upperBound
        guard verb + 1 < words.count, words[verb].kind == .word, words[verb].isVerb, !GrammarWords.auxiliaries.contains(words[verb].hash),
            !facts.isCue(words[verb].hash, .dissent), !facts.isTelling(words[verb].hash)
        else { return false }
        return !isAnswer(verb, in: number) && isOtherNoun(verb + 1, in: number)
    }

    /// "Israel's spending leapt by 65 percent, to $46.5 billion": what takes the measure up is somebody's, and no other level stands between.
    func isResumedByOwner(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        // "Its $997 billion made up a third of the total"
        if definition.kind != .poll, role.start > 0, PossessiveWords.all.contains(sentence.words[role.start - 1].hash),
            follows(in: number, within: 2)
        {
            return true
        }
        let part = sentence.part(around: role.words.lowerBound)
        guard let taken = hits[number][.resume]?.last(where: { $0.words.upperBound <= role.start && part.contains($0.words.lowerBound) }),
            !sentence.quantities.contains(where: {
                taken.words.upperBound <= $0.start && $0.words.upperBound <= role.start && !$0.isChange && $0.group != role.group
            })
        else { return false }
        let before = taken.words.lowerBound
        if before > 0, PossessiveWords.all.contains(sentence.words[before - 1].hash) { return true }
        return sentence.entities.contains { entity in
            (0...2).contains(before - entity.words.upperBound) && (entity.isPossessive || entity.isModifier)
                && subjectID(entity.mention) != nil
        }
    }

    /// "The true figure in 1996 was $35 billion": the subject of the clause takes up what the sentence before spoke of.
    func isResumedAsTopic(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind != .count, number > 0, hits[number - 1].namesMeasure || follows(in: number, within: 1),
            let (phrase, _) = topic(of: role, in: number), let head = phrase.last
        else { return false }
        let noun = reading.sentences[number].words[head].hash
        return facts.isCue(noun, .resumption) || facts.isGeneric(noun)
            || hits[number][.resume]?.contains { $0.words.contains(head) } ?? false
    }

    /// "The Asahi, which does not press, had 68 percent in a survey of October 25": what a house found, where its sentence says of nothing
    /// else that it did.
    func isHouses(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll else { return false }
        let sentence = reading.sentences[number]
        guard let house = sentence.entities.first(where: { $0.mention.kind == .pollster }), house.words.upperBound <= role.start,
            house.preposition == nil || hits[number][.field] != nil,
            !sentence.entities.contains(where: { $0.mention.kind == .organization && $0.words.upperBound <= role.start })
        else { return false }
        // "The Nikkei fell 0.5 percent"
        if role.mention.trend != nil, !GrammarWords.levels.contains(sentence.words[role.start - 1].hash) { return false }
        let next = role.words.upperBound
        let isAlone =
            next == sentence.words.count || sentence.words[next].kind == .punctuation
            || sentence.times.contains { (next...next + 2).contains($0.words.lowerBound) }
            || GrammarWords.whereabouts.contains(sentence.words[next].hash) || GrammarWords.coordinating.contains(sentence.words[next].hash)
        guard isAlone else { return false }
        // "The party polled 30 percent with the same firm"
        guard let (phrase, _) = topic(of: role, in: number) else { return true }
        return !isOther(phrase, in: number) || house.words.overlaps(phrase)
    }
}
