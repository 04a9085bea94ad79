import Model

/// Tables of polls, whose columns name the answers: "Support (%)", "Negative".
extension SeriesPass {
    /// Whether a cell stands below an answer and beside who asked, when, or of whom, in an article that has spoken of a survey.
    ///
    /// A row of parties or of provinces has none of these beside it.
    func isPollCell(in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard definition.kind == .poll, sentence.block == .tableRow else { return false }
        let isAnswer = hits[number].keys.contains { if case .dimension = $0 { true } else { false } }
        let isOfSurvey =
            sentence.times.contains { !$0.isOfReport } || sentence.entities.contains { [.pollster, .person].contains($0.mention.kind) }
        return isAnswer && isOfSurvey && firstOfSurvey.map { $0 < number } ?? false
    }

    /// "The pollster had him at 58.6 percent": who measures, and by a pronoun whom.
    func isPollstersOwn(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .poll, !candidates.isEmpty else { return false }
        let sentence = reading.sentences[number]
        guard
            let pollster = sentence.entities.first(where: { $0.mention.kind == .pollster && $0.words.upperBound <= role.words.lowerBound })
        else { return false }
        return sentence.words[pollster.words.upperBound..<role.words.lowerBound].contains { GrammarWords.objects.contains($0.hash) }
    }
}
