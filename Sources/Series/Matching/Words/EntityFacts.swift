import Model
import Vocabulary

/// What the vocabulary knows of names beyond their spelling.
struct EntityFacts: Sendable {
    private let names: Vocabulary.Names
    private let currencies: Set<String>
    private let countryOfCurrency: [String: String]
    private let currencyUnits: [String: MeasureUnit]
    /// By code, those that had its money's name before, with the day until which they had it.
    private let formerCodes: [String: [(code: String, until: CalendarDate)]]
    /// By code, the dollars before whose sums their own papers write the plain sign.
    private let plainDollars: [String: MeasureUnit]
    /// Money of a few countries; what half the world counts in is nobody's own.
    private let localCurrencies: Set<String>
    /// By name, those that no country uses any more.
    private let formerUnits: [String: MeasureUnit]
    /// The body of a kind that a country has, where it has one.
    private let bodies: [OrganizationRow.Kind: [String: String]]
    /// What bodies of a kind are called: "central bank".
    private let bodyNouns: [OrganizationRow.Kind: Set<UInt64>]
    private let genericNouns: Set<UInt64>
    /// The words of the classes of cues that are asked for here, each class at its ordinal: every word of a sentence may be asked about.
    private let cues: [Set<UInt64>]
    /// The same of the words that are asked for one at a time.
    private let wordCues: [Set<UInt64>]
    /// The last words of currencies' names: "dinar".
    private let currencyNames: Set<Substring>
    /// By code, what its money is called without saying whose: "koruna" and "crown".
    private let currencyKinds: [String: Set<Substring>]
    private let fiscal: [String: FiscalCalendar]
    /// Pollsters that have houses in several countries.
    private let groupsOfPollsters: Set<String>
    let conflicts: Conflicts
    private let economies: Economies
    /// By the last word of what a head of state or government is called.
    private let officesOfWord: [UInt64: [String]]

    private static let builtIn = EntityFacts(.builtIn)

    /// What these words tell; of the program's own it is gathered once, when it is first asked for.
    static func of(_ vocabulary: Vocabulary) -> EntityFacts { vocabulary.isBuiltIn ? builtIn : EntityFacts(vocabulary) }

    private init(_ vocabulary: Vocabulary) {
        names = Vocabulary.Names(vocabulary)
        conflicts = Conflicts(vocabulary)
        groupsOfPollsters = Set(vocabulary.pollsters.compactMap { $0.id.firstIndex(of: "-").map($0.id.prefix(upTo:)).map(String.init) })
        economies = Economies(vocabulary)
        officesOfWord = Dictionary(
            vocabulary.titles.filter { $0.rank == .head }.flatMap { title in
                title.forms.compactMap { form in form.split(separator: " ").last.map { (WordHash.of(String($0)), title.offices) } }
            }, uniquingKeysWith: { $0 + $1 })
        var users: [String: [String]] = [:]
        for country in vocabulary.countries where !country.currency.isEmpty { users[country.currency, default: []].append(country.code) }
        // Those that no country uses any more count too: francs, marks and lire of old articles.
        currencies = Set(vocabulary.currencies.filter { !$0.isMinor }.map(\.unit.code))
        countryOfCurrency = Self.owners(vocabulary, users)
        currencyUnits = Dictionary(
            vocabulary.currencies.filter { !$0.isMinor }.map { ($0.unit.code, $0.unit) }, uniquingKeysWith: { first, _ in first })
        plainDollars = Dictionary(
            vocabulary.currencies.filter(\.writesPlainSign).map { ($0.unit.code, $0.unit) }, uniquingKeysWith: { first, _ in first })
        formerCodes = Dictionary(
            vocabulary.currencies.filter { !$0.former.isEmpty }.map { ($0.unit.code, $0.former) }, uniquingKeysWith: { first, _ in first })
        formerUnits = Dictionary(
            vocabulary.currencies.filter { !$0.isMinor && users[$0.unit.code] == nil }.flatMap { row in
                ([row.unit.name] + row.forms).map { ($0, row.unit) }
            }, uniquingKeysWith: { first, _ in first })
        var kinds: [String: Set<Substring>] = [:]
        for row in vocabulary.currencies where !row.isMinor {
            for form in [row.unit.name] + row.forms.filter({ $0.contains(" ") }) {
                if let kind = Self.kind(of: form) { kinds[row.unit.code, default: []].insert(kind) }
            }
        }
        currencyKinds = kinds
        currencyNames = kinds.values.reduce(into: Set(currencyUnits.values.compactMap { $0.name.split(separator: " ").last })) {
            $0.formUnion($1)
        }
        localCurrencies = Set(users.filter { $0.value.count <= 8 }.keys)
        fiscal = Dictionary(
            vocabulary.fiscalYears.map { ($0.country, FiscalCalendar(firstMonth: $0.firstMonth, isNamedByEnd: $0.naming == .end)) },
            uniquingKeysWith: { first, _ in first })
        var bodies: [OrganizationRow.Kind: [String: [String]]] = [:]
        var nouns: [OrganizationRow.Kind: Set<UInt64>] = [:]
        for body in vocabulary.organizations {
            if let country = body.country { bodies[body.kind, default: [:]][country, default: []].append(body.id) }
            nouns[body.kind, default: []].formUnion(body.nouns.compactMap { $0.split(separator: " ").last.map { WordHash.of(String($0)) } })
        }
        self.bodies = bodies.mapValues { $0.compactMapValues { $0.count == 1 ? $0.first : nil } }
        bodyNouns = nouns
        var cues = [Set<UInt64>](repeating: [], count: CueRow.Class.allCases.count)
        for row in vocabulary.cues { cues[row.cueClass.ordinal].formUnion(row.forms.map(WordHash.of)) }
        self.cues = cues
        wordCues = Self.wordCues(vocabulary)
        genericNouns = Set(vocabulary.genericNouns.flatMap { [WordHash.of($0.noun), WordHash.of($0.noun + "s")] })
    }

    private static func wordCues(_ vocabulary: Vocabulary) -> [Set<UInt64>] {
        var cues = [Set<UInt64>](repeating: [], count: WordCueRow.Class.allCases.count)
        for row in vocabulary.wordCues { cues[row.wordClass.ordinal].formUnion(row.words.map(WordHash.of)) }
        return cues
    }

    /// The money of a country where another country's of the same name was read: Norway's for "kroner".
    ///
    /// `nil` where the names differ, and for money that is counted in the world over.
    func ownCurrency(of country: String, insteadOf unit: MeasureUnit) -> MeasureUnit? {
        guard let row = names.country(country), row.currency != unit.code,
            localCurrencies.contains(unit.code) || isCurrencyName(unit) || formerUnits[unit.name] != nil,
            let kind = currencyKind(unit.name)
        else { return nil }
        if let own = currencyUnits[row.currency], currencyKinds[own.code]?.contains(kind) ?? false { return own }
        // What it had before: "184 billion francs" of France.
        return formerUnits["\(row.adjective.lowercased()) \(kind)"]
    }

    /// A country's own money, where that is a dollar before whose sums its papers write the plain sign.
    func dollar(of country: String) -> MeasureUnit? {
        names.country(country).flatMap { plainDollars[$0.currency] }
    }

    /// The money that had a name on a day: Turkey's lira was another one before 2005 (ISO 4217, list three).
    func unit(_ unit: MeasureUnit, on day: CalendarDate) -> MeasureUnit {
        guard let former = formerCodes[unit.code]?.first(where: { day < $0.until }) else { return unit }
        return MeasureUnit(code: former.code, name: unit.name)
    }

    /// Whose each currency is.
    private static func owners(_ vocabulary: Vocabulary, _ users: [String: [String]]) -> [String: String] {
        // Of a currency with several users the one that its code is named after (ISO 4217: the country's two letters first);
        // what half the world counts in says nothing.
        let current = users.compactMap { code, countries -> (String, String)? in
            guard countries.count <= 8 else { return nil }
            let named = countries.first { $0.hasPrefix(code.prefix(2)) }
            return (countries.count == 1 ? countries.first : named).map { (code, $0) }
        }
        // Money of old is its name's: the German mark.
        let nations = Dictionary(
            vocabulary.countries.map { ($0.adjective.lowercased(), $0.code) }, uniquingKeysWith: { first, _ in first })
        let former = vocabulary.currencies.compactMap { row -> (String, String)? in
            guard !row.isMinor, users[row.unit.code] == nil, let nation = row.unit.name.split(separator: " ").first else { return nil }
            return nations[String(nation)].map { (row.unit.code, $0) }
        }
        return Dictionary(current + former, uniquingKeysWith: { first, _ in first })
    }

    /// What percentage of a country's product of a year a sum is, in some money or, without one, in the country's own; `nil` where the
    /// product, or the money, is not known.
    func share(of country: String, in year: Int, value: ExactDecimal, currency: String?) -> Double? {
        guard let product = economies.product(of: country, in: year) else { return nil }
        let whole: Double
        if currency == "USD" {
            whole = product.dollars
        } else if currency == nil || currency == names.country(country)?.currency {
            whole = product.own
        } else {
            // The rate of other money is what its country's product is in it, over what it is in dollars.
            guard let currency, let owner = currency == "EUR" ? "DEU" : countryOfCurrency[currency],
                names.country(owner)?.currency == currency,
                let other = economies.product(of: owner, in: year)
            else { return nil }
            whole = product.dollars * other.own / other.dollars
        }
        return value.approximate * 100 / whole
    }

    /// What money is called without saying whose: "pound" of "egyptian pound" and of "pound sterling".
    func currencyKind(_ name: String) -> Substring? { Self.kind(of: name) }

    private static func kind(of name: String) -> Substring? {
        let words = name.split(separator: " ")
        return words.count == 2 && words[1] == "sterling" ? words[0] : words.last
    }

    /// Whether a unit goes by the name of several countries' money, so that only its owner tells which: "dinars".
    func isCurrencyName(_ unit: MeasureUnit) -> Bool {
        !unit.code.isEmpty && !isCurrency(unit.code) && unit.name.split(separator: " ").last.map { currencyNames.contains($0) } ?? false
    }

    /// The full name of an id; `nil` where it is not in the vocabulary.
    func display(_ id: String) -> String? {
        let name = names.display(id)
        return name == id ? nil : name
    }

    /// What kind of organization it is; `nil` where it is not in the vocabulary.
    func kind(ofOrganization id: String) -> OrganizationRow.Kind? { names.organization(id)?.kind }
    /// Whether a body acts for its country: a ministry, an army, a parliament.
    func isOfGovernment(_ body: EntityMention) -> Bool {
        guard body.country != nil else { return false }
        // Ministries that a text names by country and department have no row.
        return names.organization(body.id).map { [.ministry, .military, .government, .parliament].contains($0.kind) } ?? true
    }
    /// The one body of a kind that a country has; `nil` where it has none or several.
    func body(_ kind: OrganizationRow.Kind, of country: String) -> String? { bodies[kind]?[country] }
    /// Whether a word is what bodies of a kind are called.
    func isNoun(_ word: UInt64, of kind: OrganizationRow.Kind) -> Bool { bodyNouns[kind]?.contains(word) ?? false }
    /// Whether a word is a noun for several countries: "nations".
    func isGroup(_ word: UInt64) -> Bool { isCue(word, .group) }
    /// Whether an id is a country's.
    func isCountry(_ id: String) -> Bool { names.country(id) != nil }
    /// Whether a word makes what follows several countries' together: "allied".
    func isJoint(_ word: UInt64) -> Bool { isCue(word, .joint) }
    /// Whether a word is one of a class of cues.
    func isCue(_ word: UInt64, _ kind: CueRow.Class) -> Bool { cues[kind.ordinal].contains(word) }
    /// Whether a word is one of a class of those that are asked for one at a time.
    func isCue(_ word: UInt64, _ kind: WordCueRow.Class) -> Bool { wordCues[kind.ordinal].contains(word) }
    /// Whether a word is one of grammar and no noun.
    func isFunction(_ word: UInt64) -> Bool { GrammarWords.isFunction(word) || isCue(word, .anaphor) }
    /// Whether a name is that of a capital, which may stand for its government.
    func isCapital(_ mention: EntityMention) -> Bool {
        if mention.form == .capital { return true }
        guard mention.kind == .place, let country = mention.country.flatMap(names.country) else { return false }
        return country.capitals.contains { $0.lowercased().replacing(" ", with: "-") == mention.id }
    }
    /// Whether a body is a ministry that counts the dead at home; a ministry of defence counts those abroad too.
    func isCivilMinistry(_ body: EntityMention) -> Bool {
        body.kind == .organization && ["health-ministry", "interior-ministry", "emergency-ministry"].contains { body.id.hasSuffix($0) }
    }
    /// Whether a body is an armed group of its country.
    func isArmed(_ body: EntityMention) -> Bool { body.kind == .organization && names.organization(body.id)?.kind == .militant }
    /// Whether a body is soldiers of several countries in one.
    func isMission(_ body: EntityMention) -> Bool { body.kind == .organization && names.organization(body.id)?.kind == .mission }
    /// Whether a body is of several countries: an alliance, a mission, a body of the United Nations.
    func isOfMany(_ body: EntityMention) -> Bool {
        if body.kind == .alliance { return true }
        guard body.kind == .organization, let kind = names.organization(body.id)?.kind else { return false }
        return kind == .mission || kind == .un
    }
    func isCurrency(_ code: String) -> Bool { currencies.contains(code) }
    /// The currency of a code.
    func currency(_ code: String) -> MeasureUnit? { currencyUnits[code] }
    /// Whether a country counts in a currency today.
    func isCurrency(_ code: String, of country: String) -> Bool { names.country(country)?.currency == code }
    /// The one country whose money it is; `nil` for those of many (EUR, USD).
    func country(ofCurrency code: String) -> String? { countryOfCurrency[code] }
    /// Whether an id is an alliance's: short names in capitals that are no country's code.
    func isAlliance(_ id: String) -> Bool { names.alliance(id) != nil }
    /// Whether someone is or was head of state or government.
    func isHead(_ person: String) -> Bool { !(names.person(person)?.terms.isEmpty ?? true) }
    /// Whether someone was ever a head of a country.
    func isHead(_ person: String, of country: String) -> Bool { names.person(person)?.terms.contains { $0.country == country } ?? false }
    /// The offices that a word may mean; `nil` where it is no office of a head.
    func offices(_ word: UInt64) -> [String]? { officesOfWord[word] }
    /// Who held an office of a country on a day; `nil` where nobody or several did.
    func head(of country: String, _ offices: [String]?, on day: CalendarDate) -> String? {
        let found = Set(
            names.leaders(of: country, on: day).filter { offices?.contains($0.term.office) ?? true }.map(\.person.id))
        return found.count == 1 ? found.first : nil
    }
    /// Whether someone is known as a minister.
    func isMinister(_ person: String) -> Bool { names.person(person)?.role.hasSuffix("minister") ?? false }
    /// The country whose people a pollster asks; `nil` where houses of its name ask in others.
    func onlyCountry(ofPollster id: String) -> String? { groupsOfPollsters.contains(id) ? nil : names.pollster(id)?.country }
    /// Whether a noun says how much there is of something and not of what: "average".
    func isGeneric(_ word: UInt64) -> Bool { genericNouns.contains(word) }
    /// Whether a word is one of telling somebody: "told".
    func isTelling(_ word: UInt64) -> Bool { isCue(word, .tell) }
    /// Whether a word names a body that acts for its country: "army", "government".
    func isAgency(_ word: UInt64) -> Bool { isCue(word, .agency) }
    /// When the term began in which a day lies, or the last term before it.
    func termStart(of person: String, on day: CalendarDate) -> CalendarDate? { names.term(of: person, on: day)?.start }
    /// When the term ended in which a day lies, or the last term before it; `nil` where it lasts.
    func termEnd(of person: String, on day: CalendarDate) -> CalendarDate? { names.term(of: person, on: day)?.end }
    /// Whether someone held an office on a day or within the month after; true for what is no person of the vocabulary.
    func holdsOffice(_ person: String, on day: CalendarDate) -> Bool {
        guard let terms = names.person(person)?.terms, !terms.isEmpty else { return true }
        return terms.contains { $0.covers(day) || $0.covers(day.adding(days: 30)) || $0.covers(day.adding(days: -7)) }
    }
    /// The one other head of the same family name and country who held office on a day: the elder Bush in 1991.
    func namesake(of person: String, on day: CalendarDate) -> String? {
        guard let row = names.person(person) else { return nil }
        let others = row.family.flatMap(names.people(family:)).filter { other in
            other.id != person && other.country == row.country && other.terms.contains { $0.covers(day) }
        }
        return Set(others.map(\.id)).count == 1 ? others.first?.id : nil
    }
    /// Whether someone was out of office for all of a period and the months around it.
    func isOutOfOffice(_ person: String, in period: Period) -> Bool {
        guard let terms = names.person(person)?.terms, !terms.isEmpty, let start = period.start, let end = period.end else { return false }
        return !terms.contains { $0.start.adding(days: -60) <= end && ($0.end.map { start <= $0.adding(days: 60) } ?? true) }
    }
    /// How a country's fiscal years lie; `nil` where they are calendar years or not known.
    func fiscalCalendar(of country: String) -> FiscalCalendar? { fiscal[country] }
}
