import Model

/// Which of several names of a sentence is the value of a dimension that goes by names: who asked, and not who paid or asked something else.
extension SeriesPass {
    /// "A Gallup survey for CNN": who paid for it, where who asked is named too.
    func isClient(_ entity: EntityRole, _ rule: SeriesDefinition.DimensionRule, in number: Int) -> Bool {
        entity.mention.kind == .pollster && entity.preposition == GrammarWords.for
            && reading.sentences[number].entities.contains {
                $0.mention.kind == .pollster && $0.preposition != GrammarWords.for && rule.admits($0.mention)
            }
    }

    /// "ABC had it at 61 percent, while CBS came up with 68": whoever begins the next clause has a figure of its own there.
    func isOfNextClause(_ entity: EntityRole, _ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard role.words.upperBound < entity.words.lowerBound, entity.preposition == nil else { return false }
        let opens = (entity.words.lowerBound - 2..<entity.words.lowerBound).contains {
            $0 >= role.words.upperBound && (sentence.subordinates($0) || GrammarWords.coordinating.contains(sentence.words[$0].hash))
        }
        return opens
            && sentence.quantities.contains { $0.words.lowerBound >= entity.words.upperBound && !$0.isChange }
    }

    /// What the last figure of a sentence has, where the sentence names it: of several houses the one whose survey it told of.
    func givenAndNamed(_ rule: SeriesDefinition.DimensionRule, in number: Int) -> String? {
        guard let given = candidates.last(where: { $0.sentence == number })?.dimensions[rule.name] else { return nil }
        return reading.sentences[number].entities.contains { rule.admits($0.mention) && $0.mention.id == given } ? given : nil
    }
}
