import Model
import Vocabulary

/// Which of two answers a figure gives by its side: for or against, yes or no.
extension SeriesPass {
    /// 0 for those who are for, 1 for those who are against.
    func sidePlace(_ role: QuantityRole, in number: Int) -> Int? { saidPlace(role, in: number) ?? sidingPlace(role, in: number) }

    /// "Yes, said 11 percent; no, said 84"
    private func saidPlace(_ role: QuantityRole, in number: Int) -> Int? {
        let words = reading.sentences[number].words
        guard role.start > 2, facts.isCue(words[role.start - 1].hash, .said), words[role.start - 2].hash == GrammarWords.comma
        else {
            return nil
        }
        return GrammarWords.yesAndNo.firstIndex(of: words[role.start - 3].hash)
    }

    /// "31 percent for and 68 against", where nothing follows that says for what.
    private func sidingPlace(_ role: QuantityRole, in number: Int) -> Int? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        let side = role.words.upperBound
        guard side < words.count, let place = GrammarWords.sidings.firstIndex(of: words[side].hash) else { return nil }
        var next = side + 1
        // "30 percent against the cabinet"
        if next + 1 < words.count, GrammarWords.determiners.contains(words[next].hash), facts.isCue(words[next + 1].hash, .performance) {
            next += 2
        }
        if next == words.count || words[next].kind == .punctuation || GrammarWords.coordinating.contains(words[next].hash) { return place }
        // "25 percent for and 73 percent against his handling of the office": both sides of one question.
        let isPaired = sentence.quantities.contains { other in
            let end = other.words.upperBound
            return end < words.count && words[end].hash == GrammarWords.sidings[1 - place]
                && (1...Self.pairReach).contains(role.start - end)
        }
        return isPaired ? place : nil
    }

    /// Words between the two sides: "for and", "for, and".
    private static let pairReach = 3

    /// "Hague has 25 percent satisfied and 48 percent not", "37 said that they did not": the contrary of a figure beside it in the same sentence
    /// that is none of the series, and so none either.
    func isContraryOfOther(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, isElliptic(answer: role, in: number) else { return false }
        let sentence = reading.sentences[number]
        guard let place = sentence.quantities.firstIndex(of: role), place > 0 else { return false }
        let other = sentence.quantities[place - 1]
        let between = other.words.upperBound..<role.start
        guard other.mention.figure.unit == .percent, !other.isChange,
            between.contains(where: { sentence.words[$0].hash == GrammarWords.and }),
            !sentence.entities.contains(where: { between.contains($0.words.lowerBound) })
        else { return false }
        return !candidates.contains { $0.sentence == number && sentence.quantities[$0.quantity] == other }
    }

    /// "52 percent disapprove of the way he broke the news": one thing that somebody did, and not how they govern.
    func isOfOneDeed(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, definition.subject.offices.contains("head") else { return false }
        let sentence = reading.sentences[number]
        let words = sentence.words
        let end = sentence.quantities.first { $0.start >= role.words.upperBound }?.start ?? words.count
        guard let way = (role.words.upperBound..<end).first(where: { facts.isCue(words[$0].hash, .manner) }), way + 2 < end,
            hits[number].hasMeasure(where: { $0.words.lowerBound >= role.words.upperBound && $0.words.lowerBound <= way }),
            !words[role.words.upperBound..<way].contains(where: { $0.kind == .punctuation })
        else { return false }
        // Who, and then the verb.
        guard GrammarWords.persons.contains(words[way + 1].hash) else { return false }
        var verb = way + 2
        while verb < end, GrammarWords.auxiliaries.contains(words[verb].hash) { verb += 1 }
        guard verb + 1 < end, words[verb].kind == .word, words[verb].isVerb, !facts.isCue(words[verb].hash, .governing) else {
            return false
        }
        var noun = verb + 1
        if words[noun].hash == GrammarWords.with || words[noun].hash == GrammarWords.to { noun += 1 }
        return noun + 1 < words.count && GrammarWords.determiners.contains(words[noun].hash) && isOtherNoun(noun + 1, in: number)
    }

    /// "For Chirac the house has 24 percent; another is a little kinder, at 29": of whom the sentence begins to speak, and of nobody else.
    func begunWith(_ role: QuantityRole, in number: Int) -> String? {
        guard definition.kind == .poll, definition.subject.kinds == [.person] else { return nil }
        let named = reading.sentences[number].entities.filter { $0.mention.kind == .person && subjectID($0.mention) != nil }
        guard named.count == 1, let first = named.first, first.words.lowerBound <= 1, first.words.upperBound <= role.start,
            first.preposition == GrammarWords.for, !first.isPossessive
        else { return nil }
        return subjectID(first.mention)
    }

    /// "52 percent of Bangkok residents": of those of one town.
    func isOfTown(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, definition.subject.offices.contains("head") else { return false }
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard next + 2 < sentence.words.count, sentence.words[next].hash == GrammarWords.of else { return false }
        return sentence.entities.contains { entity in
            entity.words.lowerBound == next + 1 && (entity.mention.kind == .place || facts.isCapital(entity.mention))
                && !entity.isPossessive
                && hits[number][.of]?.contains { $0.words.lowerBound == entity.words.upperBound } ?? false
        }
    }

    /// "The president was satisfied, at 80 percent": what a leader feels is no answer about him.
    func isOwnFeeling(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, definition.subject.offices.contains("head") else { return false }
        let sentence = reading.sentences[number]
        let found = hits[number][.measure(0)] ?? []
        return !found.isEmpty
            && found.allSatisfy { hit in
                let copula = hit.words.lowerBound - 1
                guard copula > 0, facts.isCue(sentence.words[copula].hash, .copula), hit.words.upperBound < role.start,
                    facts.isCue(sentence.words[hit.words.lowerBound].hash, .feeling),
                    // "Was approved of by 24 percent"
                    sentence.words[hit.words.upperBound].hash != GrammarWords.of,
                    sentence.words[hit.words.upperBound].hash != GrammarWords.by,
                    !sentence.quantities.contains(where: { $0.words.upperBound <= copula })
                else { return false }
                return sentence.entities.contains {
                    $0.words.upperBound == copula && $0.mention.kind == .person && $0.preposition == nil && subjectID($0.mention) != nil
                }
            }
    }

    /// "His party won 50.3 percent": votes, and no answers.
    func isWon(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.subject.offices.contains("head"), role.start > 0 else { return false }
        return facts.isCue(reading.sentences[number].words[role.start - 1].hash, .winning)
    }

    /// So many sentences back somebody is still spoken of.
    private static let spokenOf = 60

    /// Whose figure it is that a house found in whose country only one head is spoken of, where another's was carried over.
    func ofHousesCountry(_ choice: SubjectChoice, _ values: [String: String], in number: Int) -> SubjectChoice {
        guard definition.kind == .poll, definition.subject.kinds == [.person], !choice.isOwn, choice.ids.count == 1,
            let id = choice.ids.first,
            let house = definition.dimensions.first(where: { $0.kinds.contains(.pollster) }).flatMap({ values[$0.name] }),
            let country = facts.onlyCountry(ofPollster: house), !facts.isHead(id, of: country),
            reading.sentences[number].entities.contains(where: { $0.mention.kind == .pollster && $0.mention.id == house })
        else { return choice }
        let named = unique(
            reading.sentences[max(0, number - Self.spokenOf)...number].lazy.flatMap { $0.entities }.compactMap { entity in
                entity.mention.kind == .person && facts.isHead(entity.mention.id, of: country) ? entity.mention.id : nil
            })
        return named.count == 1 ? SubjectChoice(ids: named, isOwn: false, cost: choice.cost) : choice
    }
}
