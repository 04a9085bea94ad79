import Model

/// Whose amount or share it is, where grammar tells it apart from the names around.
extension SeriesPass {
    /// "It would need North Korea's help. It is 3 percent of GDP": whose share it is, is only guessed where the sentence names neither a country
    /// nor what the share is of, no figure of the series stands before, and the article is another country's.
    func isGuess(_ choice: SubjectChoice, in number: Int) -> Bool {
        guard isShare, !choice.isOwn, let id = choice.ids.first, facts.isCountry(id), id != home(), !follows(in: number, within: 1),
            !kindred.contains(where: { (0...1).contains(number - $0.sentence) })
        else { return false }
        // "Lithuania is different. Its allocation equals 1.8 percent"
        let isTakenUp =
            number > 0 && takesUpOwner(in: number)
            && reading.sentences[number - 1].entities.contains { $0.mention.id == id && $0.preposition == nil && !$0.isPossessive }
        return !isTakenUp
    }

    /// "Each newcomer has promised 2 percent": of each of several that are not named.
    func isOfEach(_ choice: SubjectChoice, in number: Int) -> Bool {
        guard isShare, !choice.isOwn, let first = reading.sentences[number].words.first else { return false }
        return GrammarWords.every.contains(first.hash) && !reading.sentences[number].times.contains { $0.words.lowerBound <= 1 }
    }

    /// "Which throws in some of the 85 billion for Ukraine, the country will be at 3.3 percent": for whom another amount is.
    func isForWhom(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard isShare, entity.preposition == GrammarWords.for, entity.words.upperBound <= role.start else { return false }
        return sentence.quantities.contains {
            (0...1).contains(entity.words.lowerBound - 1 - $0.words.upperBound)
                && (facts.isCurrency($0.mention.figure.unit.code) || $0.mention.figure.value.magnitudeOrder >= 6)
        }
    }

    private func takesUpOwner(in number: Int) -> Bool {
        reading.sentences[number].words.prefix(2).contains { PossessiveWords.all.contains($0.hash) }
    }

    /// The one that the figure's own clause gives: the name that its relative clause is about, the one that "its" takes up from the part
    /// before a semicolon, or the one whose figure the clause says that it tells.
    func ownerByGrammar(_ role: QuantityRole, in number: Int) -> String? {
        guard definition.subject.government, definition.kind != .count else { return nil }
        let sentence = reading.sentences[number]
        if let beside = nameBeforeBracket(role, in: sentence) ?? setting(of: role, in: sentence) { return beside }
        // "Second only to Ukraine, which devoted 34 percent": of whom the clause tells.
        if let (entity, opener) = antecedent(of: role, in: sentence), GrammarWords.locatives.contains(opener), !entity.isSpeaker,
            entity.mention.kind == .country || entity.mention.kind == .alliance
        {
            return subjectID(entity.mention)
        }
        return takenUpBehindSemicolon(role, in: number) ?? toldOf(role, in: number)
    }

    /// "In Latvia the figure, as low as 0.9 percent in 1999, …": the only country up to the figure, where a sentence begins with it.
    private func setting(of role: QuantityRole, in sentence: SentenceReading) -> String? {
        let before = sentence.entities.filter { $0.words.upperBound <= role.start && subjectID($0.mention) != nil }
        guard let first = before.first, first.words.lowerBound == 1, first.preposition == GrammarWords.in, first.mention.kind == .country,
            !first.isModifier, !sentence.entities.contains(where: { $0.mention.kind == .person && $0.words.upperBound <= role.start }),
            before.allSatisfy({ $0.mention.id == first.mention.id })
        else { return nil }
        return subjectID(first.mention)
    }

    /// "Beside the USA (3.5 percent), only Greece and Estonia did": a figure in brackets right behind a name is that one's.
    private func nameBeforeBracket(_ role: QuantityRole, in sentence: SentenceReading) -> String? {
        guard role.start > 1, sentence.words[role.start - 1].hash == GrammarWords.open else { return nil }
        return sentence.entities.first { $0.words.upperBound == role.start - 1 && !$0.isModifier }.flatMap { subjectID($0.mention) }
    }

    /// "Israel's outlay surged by 65 percent; its burden rose to 8.8 percent".
    private func takenUpBehindSemicolon(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        let part = sentence.part(around: role.start)
        guard part.lowerBound > 0, part.lowerBound < role.start,
            [GrammarWords.its, GrammarWords.it].contains(sentence.words[part.lowerBound].hash),
            !sentence.entities.contains(where: { part.contains($0.words.lowerBound) && $0.words.upperBound <= role.start })
        else { return nil }
        let named = sentence.entities.first {
            $0.words.upperBound <= part.lowerBound && subjectID($0.mention) != nil && $0.preposition == nil
                && (!$0.isModifier || $0.isPossessive)
        }
        return named.flatMap { subjectID($0.mention) }
    }

    /// "The Polish outlay was 2.2 percent", "the alliance puts the British figure at 2.4": whose the noun is that the figure is told of.
    private func toldOf(_ role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        let owner = sentence.entities.last { entity in
            guard entity.mention.kind == .country, entity.isModifier, entity.words.upperBound < role.start,
                role.start - entity.words.upperBound <= Self.toldReach
            else { return false }
            let noun = sentence.words[entity.words.upperBound]
            let isTold = facts.isGeneric(noun.hash) || modifiesMeasure(entity, in: number)
            let between = entity.words.upperBound..<role.start
            return isTold && !sentence.quantities.contains { between.contains($0.start) }
                && !sentence.words[between].contains { $0.kind == .punctuation }
        }
        return owner.flatMap { subjectID($0.mention) }
    }

    private static let toldReach = 7

    /// "2.1 percent, to the anger of Washington": a name behind "of" a noun that is neither the measure's nor a number's.
    func isOfOtherNoun(_ entity: EntityRole, behind role: QuantityRole, in number: Int) -> Bool {
        guard definition.subject.government, definition.kind != .count, entity.preposition == GrammarWords.of else { return false }
        let words = reading.sentences[number].words
        var noun = entity.words.lowerBound - 2
        while noun > role.words.upperBound, words[noun].hash == GrammarWords.the || words[noun].hash == GrammarWords.of { noun -= 1 }
        guard noun > role.words.upperBound, words[noun].kind == .word else { return false }
        let isOwn = hits[number].has([.measure, .resume, .of]) { $0.words.contains(noun) }
        return !isOwn && !facts.isGeneric(words[noun].hash)
            && words[role.words.upperBound..<noun].contains { $0.hash == GrammarWords.comma }
    }
}
