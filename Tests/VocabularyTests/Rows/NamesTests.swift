import Model
import Testing
import Vocabulary

struct NamesTests {
    static let names = Vocabulary.Names(.builtIn)

    @Test func `ids and codes stand for one row each`() {
        let v = Vocabulary.builtIn
        for ids in [v.countries.map(\.code), v.alliances.map(\.id), v.people.map(\.id), v.pollsters.map(\.id), v.organizations.map(\.id)] {
            #expect(Set(ids).count == ids.count)
            #expect(!ids.isEmpty)
        }
    }

    @Test(arguments: [
        ("KOR", "president", "2025-06-27", "lee-jae-myung"), ("KOR", "president", "2024-11-29", "yoon-suk-yeol"),
        ("USA", "president", "2018-01-01", "donald-trump"), ("USA", "president", "2022-01-01", "joe-biden"),
        ("GBR", "prime-minister", "2025-01-01", "keir-starmer"), ("DEU", "chancellor", "2025-05-06", "friedrich-merz"),
        ("JPN", "prime-minister", "1997-08-01", "ryutaro-hashimoto"), ("PRK", "supreme-leader", "2024-10-10", "kim-jong-un"),
    ])
    func `who led whom when`(country: String, office: String, day: String, id: String) throws {
        let date = try #require(CalendarDate(iso: day))
        #expect(Self.names.leaders(of: country, on: date, office: office).map(\.person.id).contains(id))
    }

    @Test(arguments: [
        ("KOR", "South Korea"), ("NATO", "NATO"), ("lee-jae-myung", "Lee Jae-myung"), ("gallup-korea", "Gallup Korea"), ("xyz", "xyz"),
    ])
    func `every id has a name to show`(id: String, name: String) { #expect(Self.names.display(id) == name) }

    @Test func `a family name leads to all who bear it`() {
        let ids = Self.names.people(family: "Lee").map(\.id)
        #expect(ids.contains("lee-jae-myung") && ids.contains("lee-myung-bak"))
    }

    @Test func `every country that a row names is one of the tables`() {
        let v = Vocabulary.builtIn
        let known = Set(v.countries.map(\.code)).union(v.alliances.map(\.id))
        for person in v.people {
            #expect(known.contains(person.country), "\(person.id)")
            for term in person.terms { #expect(known.contains(term.country), "\(person.id)") }
        }
        let others = v.pollsters.map(\.country) + v.organizations.map(\.country) + v.places.map(\.country)
        for case let country? in others { #expect(known.contains(country), "\(country)") }
    }

    @Test func `terms run forwards and one president follows another`() {
        let v = Vocabulary.builtIn
        for person in v.people {
            for term in person.terms { #expect(term.end.map { term.start <= $0 } ?? true, "\(person.id)") }
            #expect(person.terms.map(\.start) == person.terms.map(\.start).sorted(), "\(person.id)")
        }
        // Two may share a day of handing over, never a month.
        for (country, office) in [
            ("USA", "president"), ("KOR", "president"), ("FRA", "president"), ("GBR", "prime-minister"), ("DEU", "chancellor"),
            ("JPN", "prime-minister"),
        ] {
            let terms = v.people.flatMap(\.terms).filter { $0.country == country && $0.office == office }.sorted { $0.start < $1.start }
            for (a, b) in zip(terms, terms.dropFirst()) {
                #expect(a.end.map { $0 <= b.start.adding(days: 1) } ?? false, "\(country) \(a.start)")
            }
        }
    }

    @Test func `no name has a number of its own, which would match any number`() {
        let v = Vocabulary.builtIn
        let kinds: Set<TermKind> = [
            .country, .demonym, .capital, .alliance, .person, .surname, .pollster, .weakPollster, .organization,
        ]
        for form in v.forms.filter({ kinds.contains($0.kind) }).map(\.text) + v.places.flatMap(\.forms) {
            let parts = form.split { $0 == " " || $0 == "/" }
            #expect(!parts.contains { $0.allSatisfy(\.isNumber) }, "\(form)")
        }
    }

    @Test func `at least sixty countries have leaders since 1990, and at least 150 houses ask`() {
        let v = Vocabulary.builtIn
        #expect(Set(v.people.flatMap(\.terms).map(\.country)).count >= 150)
        #expect(v.pollsters.count >= 150)
    }
}
