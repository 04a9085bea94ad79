import Model

/// Whose people came to harm.
extension SeriesPass {
    /// Whose people are counted: "five U.S. soldiers", "members of the British army", "Danish deaths", a table's row of Chad; of a bare
    /// number ("of whom 27 died") whose were counted before.
    func nation(of role: QuantityRole, _ rule: SeriesDefinition.DimensionRule, in number: Int, _ costs: Attachment) -> String? {
        let sentence = reading.sentences[number]
        let countries = sentence.entities.filter { $0.mention.kind == .country }
        if let headers = sentence.headers {
            return countries.first { entity in headers.labels.contains { $0.words.overlaps(entity.words) } }?.mention.id
        }
        if let own = countries.first(where: { $0.words.overlaps(role.words) && !$0.isPossessive }) { return own.mention.id }
        let isBare = role.mention.figure.unit.code.isEmpty
        if isBare, let listed = listedNation(role, of: countries, in: number) { return listed }
        let counted = countries.filter { isNation($0, in: number) }
        let near = counted.filter {
            costs.crossings($0.words, role.words) == 0 && costs.cost($0.words, role.words) <= Self.nationReach
                || isBare && $0.words.upperBound <= role.words.lowerBound
        }
        if let nearest = near.min(by: { costs.cost($0.words, role.words) < costs.cost($1.words, role.words) }) { return nearest.mention.id }
        let loser = countries.last { $0.words.upperBound <= role.words.lowerBound && !$0.isModifier && loses($0, in: number) }
        if let loser, costs.crossings(loser.words, role.words) == 0 { return loser.mention.id }
        guard isBare, let last = candidates.last, number - last.sentence <= definition.subject.carry,
            let group = last.dimensions[rule.name],
            facts.isCountry(group)
        else { return nil }
        return group
    }

    /// "The British have reported 126 deaths there; Italy, 33; Ukraine, 18": whose a number on a list is.
    private func listedNation(_ role: QuantityRole, of countries: [EntityRole], in number: Int) -> String? {
        let words = reading.sentences[number].words
        guard let last = candidates.last, last.sentence == number, role.start > 1 else { return nil }
        let end = words[role.start - 1].hash == GrammarWords.comma ? role.start - 1 : role.start
        guard
            let name = countries.first(where: {
                $0.words.upperBound == end && !$0.isModifier && !$0.isPossessive && $0.preposition == nil
            }), name.words.lowerBound > 0
        else { return nil }
        let before = words[name.words.lowerBound - 1]
        return before.kind == .punctuation || before.hash == GrammarWords.and ? name.mention.id : nil
    }

    /// "Bringing to 1,200 the number of American service members killed"
    private static let nationReach = 8

    /// Whether a country's adjective or "of" stands before those who are counted or what befell them.
    func isNation(_ entity: EntityRole, in number: Int) -> Bool {
        guard !entity.isSpeaker, !entity.isPossessive, entity.preposition == nil || entity.preposition == GrammarWords.of else {
            return false
        }
        let words = reading.sentences[number].words
        let next = entity.words.upperBound...(entity.words.upperBound + 1)
        return hits[number].has([.noun, .dimension]) {
            $0.words.overlaps(entity.words) && $0.words.count > entity.words.count
                || entity.isModifier && next.contains($0.words.lowerBound) && !words[$0.words.lowerBound].isVerb
        }
    }
}
