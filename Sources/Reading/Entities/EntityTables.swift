import Vocabulary

/// What the entity reader asks of the vocabulary at every name, laid out for it once.
struct EntityTables: Sendable {
    /// The classes of `NameCueRow` a word is in.
    struct Cues: OptionSet, Sendable {
        let rawValue: UInt16
        static let given = Cues(.given)
        static let givenPlace = Cues(.givenPlace)
        static let commonSurname = Cues(.commonSurname)
        static let speech = Cues(.speech)
        static let ofHead = Cues(.ofHead)
        static let poll = Cues(.poll)
        static let former = Cues(.former)
        static let locative = Cues(.locative)
        static let state = Cues(.state)
        static let house = Cues(.house)
        static let ofState = Cues(.ofState)

        init(rawValue: UInt16) { self.rawValue = rawValue }
        init(_ cue: NameCueRow.Class) {
            rawValue = 1 << UInt16(NameCueRow.Class.allCases.firstIndex(of: cue) ?? 15)
        }
    }

    /// Kinds of bodies that a noun may take up, one bit each.
    struct Bodies: OptionSet, Sendable {
        let rawValue: UInt8
        static let alliance = Bodies(rawValue: 1)
        static let organization = Bodies(rawValue: 2)
        static let pollster = Bodies(rawValue: 4)
        static let country = Bodies(rawValue: 8)
        static let ministry = Bodies(rawValue: 16)
    }

    let vocabulary: Vocabulary
    let cueOfRow: [Cues]
    /// For each title row the offices it may mean, as bits of `officeBits`; 0 for titles of others than heads.
    let officesOfTitle: [UInt32]
    /// For each person's row all offices ever held, as bits.
    let officesOfPerson: [UInt32]
    /// For each term of each person's row the bit of its office.
    let officesOfTerms: [[UInt32]]
    let bodiesOfNoun: [Bodies]
    /// For each noun row, as a bit, which organizations and alliances it may take up.
    let nounsOfOrganization: [UInt64]
    /// For each organization whose name several countries' bear, those whose names go on from it: "Democratic Party of Korea".
    let longerNamed: [Int32: [Int32]]
    let nounsOfAlliance: [UInt64]
    /// Rows of people by the country of their terms.
    let leaders: [String: [Int32]]
    let countryRow: [String: Int32]
    /// First words of palaces, streets and quarters, which stand for a government wherever they are named.
    let seats: Set<UInt64>
    /// "The capital", "the city"
    let towns: Set<UInt64>
    /// "Downtown", "eastern"
    let partsOfTowns: Set<UInt64>
    /// "Ministry", "department"
    let ministries: Set<UInt64>
    /// The people whose countries put the family name first.
    let familyFirst: [Bool]

    private static let familyFirstCountries: Set<String> = ["KOR", "PRK", "CHN", "TWN", "HKG", "MAC", "VNM", "KHM"]

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        cueOfRow = vocabulary.nameCues.map { Cues($0.cue) }
        var bits: [String: UInt32] = [:]
        func bit(_ office: String) -> UInt32 {
            if let known = bits[office] { return known }
            let next: UInt32 = bits.count < 32 ? 1 << UInt32(bits.count) : 0
            bits[office] = next
            return next
        }
        officesOfTitle = vocabulary.titles.map { $0.offices.reduce(0) { $0 | bit($1) } }
        officesOfTerms = vocabulary.people.map { $0.terms.map { bit($0.office) } }
        officesOfPerson = officesOfTerms.map { $0.reduce(0, |) }
        bodiesOfNoun = vocabulary.bodyNouns.map { row in
            row.kinds.reduce(into: Bodies()) { bodies, kind in
                switch kind {
                case .alliance: bodies.insert(.alliance)
                case .organization: bodies.insert(.organization)
                case .pollster: bodies.insert(.pollster)
                case .country: bodies.insert(.country)
                case .ministry: bodies.insert(.ministry)
                }
            }
        }
        let place = Dictionary(vocabulary.bodyNouns.enumerated().map { ($1.noun, $0) }) { first, _ in first }
        func mask(_ nouns: [String]) -> UInt64 {
            nouns.reduce(0) { mask, noun in place[noun].map { $0 < 64 ? mask | 1 << UInt64($0) : mask } ?? mask }
        }
        nounsOfOrganization = vocabulary.organizations.map { mask($0.nouns) }
        longerNamed = Self.longerNamed(vocabulary.organizations)
        nounsOfAlliance = vocabulary.alliances.map { mask($0.nouns) }
        var leaders: [String: [Int32]] = [:]
        for (row, person) in vocabulary.people.enumerated() {
            for country in Set(person.terms.map(\.country)) { leaders[country, default: []].append(Int32(row)) }
        }
        self.leaders = leaders
        countryRow = Dictionary(vocabulary.countries.enumerated().map { ($1.code, Int32($0)) }) { first, _ in first }
        seats = Set(vocabulary.countries.flatMap(\.seats).compactMap { $0.split(separator: " ").first.map { WordHash.of(String($0)) } })
        towns = vocabulary.words(.capital)
        partsOfTowns = vocabulary.words(.partOfTown)
        ministries = vocabulary.words(.ministry)
        familyFirst = vocabulary.people.map { Self.familyFirstCountries.contains($0.country) }
    }

    private static func longerNamed(_ organizations: [OrganizationRow]) -> [Int32: [Int32]] {
        var longer: [Int32: [Int32]] = [:]
        for (row, short) in organizations.enumerated() where short.isShared {
            let start = short.name + " "
            longer[Int32(row)] = organizations.indices.filter { organizations[$0].name.hasPrefix(start) }.map(Int32.init)
        }
        return longer
    }

    /// The cue classes of the word at a token, as it is written there.
    func cues(_ text: TokenizedText, at index: Int) -> Cues {
        guard text.tokens.indices.contains(index), text.tokens[index].kinds.contains(.nameCue) else { return [] }
        var cues: Cues = []
        text.forEachTerm(at: index) { sense, length in
            if length == 1, sense.kind == .nameCue { cues.formUnion(cueOfRow[Int(sense.row)]) }
            return true
        }
        return cues
    }
}
