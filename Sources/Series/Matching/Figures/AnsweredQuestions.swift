import Model

/// Figures with which an article answers a question of its own.
extension SeriesPass {
    /// So many words into its sentence an answer gives its figure at most: "As of this month, about".
    private static let answerReach = 6

    /// "How much does it spend on defence? About 1.9 percent": the question names the measure, and the sentence behind it opens with the
    /// figure.
    func answersQuestion(_ role: QuantityRole, in number: Int) -> Bool {
        guard number > 0, role.start <= Self.answerReach, hits[number - 1][.measure(0)] != nil,
            !reading.sentences[number].words[..<role.start].contains(where: \.isVerb)
        else { return false }
        return reading.sentences[number - 1].words.first.map { GrammarWords.interrogatives.contains($0.hash) } ?? false
    }

    /// "How many soldiers are there? About 1,400": so many of those whom the question counts.
    func answersHowMany(_ role: QuantityRole, in number: Int) -> Bool {
        guard role.mention.figure.unit.code.isEmpty, answersQuestion(role, in: number), hits[number - 1][.noun] != nil else { return false }
        let words = reading.sentences[number - 1].words
        return words.count > 1 && words[1].hash == GrammarWords.many
    }

    /// Whose figure the question asks for.
    func subjectAsked(_ role: QuantityRole, in number: Int) -> String? {
        answersQuestion(role, in: number) ? named(before: number, after: number - 2) : nil
    }

    /// The value of a dimension that the question names: "how many have been killed?".
    func valueAsked(_ rule: SeriesDefinition.DimensionRule, _ index: Int, _ role: QuantityRole, in number: Int) -> String? {
        guard answersQuestion(role, in: number) else { return nil }
        return rule.values.indices.first { hits[number - 1][.dimension(index, value: $0)] != nil }.map { rule.values[$0].id }
    }
}
