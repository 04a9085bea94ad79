import Model

/// Whose money an amount is in, where that tells whose amount it is.
extension SeriesPass {
    /// Money of one country's own is that country's: yuan are not South Korea's, however near it is named.
    func ownersOf(_ unit: MeasureUnit, _ choice: SubjectChoice, _ role: QuantityRole, in number: Int) -> SubjectChoice {
        guard case .currency = definition.unit, choice.ids.count == 1, let id = choice.ids.first else { return choice }
        // "The defence budget is 50.3 billion euros" is not the United States', wherever that was named last.
        if !choice.isOwn, let home = home(), home != id, facts.isCurrency(unit.code, of: home), !facts.isCurrency(unit.code, of: id) {
            return SubjectChoice(ids: [home], isOwn: false, cost: choice.cost)
        }
        guard
            let country = facts.country(ofCurrency: unit.code), country != id,
            facts.ownCurrency(of: id, insteadOf: unit) == nil || isSpelledOut(role)
        else { return choice }
        let other = isSpelledOut(role) ? nil : lastCountry(with: unit, before: number)
        return SubjectChoice(ids: [other ?? country], isOwn: choice.isOwn, cost: choice.cost)
    }

    /// The country that an amount's money points to, where nobody is named: the one that the article is about, or else the one spoken of last,
    /// whose money goes by that name, or else the only one that has it.
    func owner(ofMoney role: QuantityRole, before number: Int) -> String? {
        guard case .currency = definition.unit else { return nil }
        let unit = role.mention.figure.unit
        if !isSpelledOut(role) {
            if let home = home(), facts.ownCurrency(of: home, insteadOf: unit) != nil { return home }
            // "299 billion pesos" are those of the country spoken of last that has pesos.
            if let country = lastCountry(with: unit, before: number) { return country }
        }
        return facts.country(ofCurrency: unit.code)
    }

    /// The country named last before a sentence whose own money goes by the name of a unit.
    func lastCountry(with unit: MeasureUnit, before number: Int) -> String? {
        var others: Set<String> = []
        for back in stride(from: number, through: 0, by: -1) {
            for case let country? in reading.sentences[back].entities.lazy.map(\.mention.country) where others.insert(country).inserted {
                if facts.ownCurrency(of: country, insteadOf: unit) != nil { return country }
            }
        }
        return nil
    }
}
