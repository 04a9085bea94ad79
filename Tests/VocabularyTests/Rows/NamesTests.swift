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
}
