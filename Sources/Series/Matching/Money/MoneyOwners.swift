import Model
import Vocabulary

/// How an article writes shares and which moneys it names.
struct MoneyStyles {
    private(set) var writesPerCent = false
    private(set) var currencies: Set<String> = []

    /// For series that are of no money.
    static let none = MoneyStyles()

    private init() {}

    init(_ reading: ArticleReading) {
        for sentence in reading.sentences {
            for quantity in sentence.quantities { currencies.insert(quantity.mention.figure.unit.code) }
            writesPerCent =
                writesPerCent
                || sentence.words.indices.dropLast().contains {
                    sentence.words[$0].hash == GrammarWords.per && sentence.words[$0 + 1].hash == GrammarWords.cent
                }
        }
    }
}

/// Whose money an amount is in, where that tells whose amount it is.
extension SeriesPass {
    /// Whether whose money it is can tell whose figure it is: where the figures are of countries, and not of towns or companies.
    private var ownsByMoney: Bool { definition.subject.kinds.contains(.country) }

    /// Money of one country's own is that country's: yuan are not South Korea's, however near it is named.
    func ownersOf(_ unit: MeasureUnit, _ choice: SubjectChoice, _ role: QuantityRole, in number: Int) -> SubjectChoice {
        guard case .currency = definition.unit, ownsByMoney, choice.ids.count == 1, let id = choice.ids.first else { return choice }
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

    /// "1.75 pounds" in a series of money, which weighs nothing; `nil` for "3 pounds of butter" and "a 500-pound bomb".
    func inPounds(_ role: QuantityRole, in number: Int) -> Figure? {
        let unit = role.mention.figure.unit
        guard unit.code.utf8.starts(with: Self.poundOfWeight.utf8), let money = facts.currency(Self.sterling) else { return nil }
        let words = reading.sentences[number].words
        guard let pounds = role.words.last(where: { facts.isCue(words[$0].hash, .pound) }),
            pounds > 0, words[pounds - 1].hash != GrammarWords.hyphen, !words.contains(where: { facts.isCue($0.hash, .weight) }),
            role.words.upperBound == words.count || words[role.words.upperBound].hash != GrammarWords.of
        else { return nil }
        let per = unit.code.dropFirst(Self.poundOfWeight.utf8.count)
        return role.mention.figure.with(unit: MeasureUnit(code: money.code + per, name: money.name))
    }

    private static let poundOfWeight = "[lb_av]"
    private static let sterling = "GBP"

    /// The money that an amount of a subject is in, by its name when the article was written; `nil` where its words do not tell.
    func money(_ unit: MeasureUnit, _ role: QuantityRole, of subject: String) -> MeasureUnit? {
        var found = unit
        if !isSpelledOut(role), let own = facts.ownCurrency(of: subject, insteadOf: unit) ?? ownDollar(unit, role, of: subject) {
            found = own
        } else if !facts.isCurrency(unit.code) {
            return nil
        }
        return reading.article.published?.day.map { facts.unit(found, on: $0) } ?? found
    }

    /// "Canberra's defence budget is to grow to $58.7 billion, 2 per cent of GDP": a plain dollar sign is the country's own dollar in a story
    /// of that country which a paper of the Commonwealth tells, as its "per cent" shows, and which marks no dollars as that country's.
    private func ownDollar(_ unit: MeasureUnit, _ role: QuantityRole, of subject: String) -> MeasureUnit? {
        guard unit.code == Self.dollar, reading.article.text[role.mention.range.start] == UInt8(ascii: "$"), home() == subject,
            let own = facts.dollar(of: subject)
        else { return nil }
        return styles.writesPerCent && !styles.currencies.contains(own.code) ? own : nil
    }

    private static let dollar = "USD"

    /// The country that an amount's money points to, where nobody is named: the one that the article is about, or else the one spoken of last,
    /// whose money goes by that name, or else the only one that has it.
    func owner(ofMoney role: QuantityRole, before number: Int) -> String? {
        guard case .currency = definition.unit, ownsByMoney else { return nil }
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
