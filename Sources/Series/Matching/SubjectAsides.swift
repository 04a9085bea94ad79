import Model

/// Names that stand beside a figure and are another's, or behind an aside and are its own.
extension SeriesPass {
    /// "Italy, with 3,000 soldiers in Iraq, will": whom an aside speaks of stands before its comma.
    func named(before role: QuantityRole, in number: Int) -> String? {
        let sentence = reading.sentences[number]
        guard !definition.subject.victims, let aside = sentence.aside(around: role.words.lowerBound) else { return nil }
        return sentence.entities.first { entity in
            entity.words.upperBound == aside.lowerBound - 1 && entity.preposition == nil && !entity.isPossessive
                && !isHost(entity, in: number)
        }.flatMap { subjectID($0.mention) }
    }

    /// "1,100 people in Lebanon and 156 Israelis": a place that stands with the figure before "and" is that figure's.
    func isOfFigureBefore(_ entity: EntityRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard role.start > 0, sentence.words[role.start - 1].hash == GrammarWords.and, entity.words.upperBound < role.start else {
            return false
        }
        return sentence.quantities.contains { $0.words.upperBound <= entity.words.lowerBound }
            && !sentence.quantities.contains { $0.words.lowerBound >= entity.words.upperBound && $0.words.upperBound <= role.start }
    }

    /// "43 percent backed Labour and 23 percent the Conservatives": a name right behind the figure, its verb not said again.
    func isFollowedByName(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        sentence.entities.contains { entity in
            (0...1).contains(entity.words.lowerBound - role.words.upperBound) && entity.preposition == nil
                && subjectID(entity.mention) != nil
        }
    }
}
