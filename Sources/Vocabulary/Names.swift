public import Model

extension Vocabulary {
    /// Quick ways from ids to rows of names; made once and kept by whoever needs it.
    public struct Names: Sendable {
        public let vocabulary: Vocabulary
        private let countryOf: [String: Int]
        private let allianceOf: [String: Int]
        private let personOf: [String: Int]
        private let pollsterOf: [String: Int]
        private let organizationOf: [String: Int]
        private let leadersOf: [String: [Int]]
        private let peopleOf: [UInt64: [Int]]

        public init(_ vocabulary: Vocabulary) {
            self.vocabulary = vocabulary
            func index(_ ids: [String]) -> [String: Int] {
                Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
            }
            countryOf = index(vocabulary.countries.map(\.code))
            allianceOf = index(vocabulary.alliances.map(\.id))
            personOf = index(vocabulary.people.map(\.id))
            pollsterOf = index(vocabulary.pollsters.map(\.id))
            organizationOf = index(vocabulary.organizations.map(\.id))
            var leaders: [String: [Int]] = [:]
            var families: [UInt64: [Int]] = [:]
            for (row, person) in vocabulary.people.enumerated() {
                for country in Set(person.terms.map(\.country)) { leaders[country, default: []].append(row) }
                for family in person.family { families[WordHash.of(family), default: []].append(row) }
            }
            leadersOf = leaders
            peopleOf = families
        }

        /// By ISO 3166-1 alpha-3 code.
        public func country(_ code: String) -> CountryRow? { countryOf[code].map { vocabulary.countries[$0] } }
        public func alliance(_ id: String) -> AllianceRow? { allianceOf[id].map { vocabulary.alliances[$0] } }
        public func person(_ id: String) -> PersonRow? { personOf[id].map { vocabulary.people[$0] } }
        public func pollster(_ id: String) -> PollsterRow? { pollsterOf[id].map { vocabulary.pollsters[$0] } }
        public func organization(_ id: String) -> OrganizationRow? { organizationOf[id].map { vocabulary.organizations[$0] } }
        public func place(_ id: String) -> PlaceRow? { vocabulary.places.row(of: id).map { vocabulary.places[$0] } }

        /// The name to show for any id of the vocabulary ("KOR" → "South Korea", "nis" → "National Intelligence Service");
        /// the id itself where it is not known. Where two kinds share an id, the first of country, alliance, person,
        /// pollster, organization, place.
        public func display(_ id: String) -> String {
            if let row = country(id) { return row.name }
            if let row = alliance(id) { return row.name }
            if let row = person(id) { return row.name }
            if let row = pollster(id) { return row.name }
            if let row = organization(id) { return row.name }
            return place(id)?.name ?? id
        }

        /// Who is known to have held an office of a country (or alliance) on a day, with the term; those of another term or
        /// none left out. Presidents before prime ministers where both are asked for by leaving `office` out.
        public func leaders(of country: String, on date: CalendarDate, office: String? = nil) -> [(person: PersonRow, term: Term)] {
            var result: [(person: PersonRow, term: Term)] = []
            for row in leadersOf[country] ?? [] {
                for term in vocabulary.people[row].terms
                where term.country == country && term.covers(date) && (office == nil || term.office == office) {
                    result.append((vocabulary.people[row], term))
                }
            }
            return result.sorted { ($0.term.office, $0.person.id) < ($1.term.office, $1.person.id) }
        }

        /// The term of a person in which a day lies, or the last one before it; `nil` if there is none.
        public func term(of id: String, on date: CalendarDate) -> Term? {
            guard let terms = person(id)?.terms else { return nil }
            return terms.last { $0.covers(date) } ?? terms.last { $0.start <= date }
        }

        /// All people of a family name, blind to case.
        public func people(family: String) -> [PersonRow] { (peopleOf[WordHash.of(family)] ?? []).map { vocabulary.people[$0] } }
    }
}
