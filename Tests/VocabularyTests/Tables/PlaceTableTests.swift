import Testing

@testable import Vocabulary

struct PlaceTableTests {
    private static let table =
        "id\tname\tnames\tcountry\n# note\nzeta\tZeta\tZeta Town|Zetaville\tPOL\nalpha\tAlpha\n\nmid-sea\tMid Sea\tMiddle Sea\t\n"

    private static func places(_ text: String) throws(TableError) -> PlaceTable {
        try Vocabulary().adding(table: "places.tsv", text: text).places
    }

    @Test func `rows are found by their ids, in whatever order the table has them`() throws {
        let places = try Self.places(Self.table)
        #expect(places.map(\.id) == ["alpha", "mid-sea", "zeta"])
        #expect(places.row(of: "zeta").map { places[$0].name } == "Zeta")
        #expect(["", "alp", "alphaz", "zz"].allSatisfy { places.row(of: $0) == nil })
    }

    @Test func `cells left out or empty are none`() throws {
        let places = try Self.places(Self.table)
        #expect(places.map(\.forms) == [["Alpha"], ["Mid Sea", "Middle Sea"], ["Zeta", "Zeta Town", "Zetaville"]])
        #expect(places.map(\.country) == [nil, nil, "POL"])
    }

    @Test func `the forms of all rows are told with their rows`() throws {
        let places = try Self.places(Self.table)
        var forms: [String] = []
        places.forEachForm { _, form, row in forms.append("\(row) \(String(decoding: places.text[form], as: UTF8.self))") }
        #expect(forms == ["0 Alpha", "1 Mid Sea", "1 Middle Sea", "2 Zeta", "2 Zeta Town", "2 Zetaville"])
    }

    @Test(arguments: [
        ("id\tname\tcountry\na\tA\tPOL\n", 1), ("id\tname\tnames\tcountry\na\tA\t\tPOL\tx\n", 2), ("id\tname\tnames\tcountry\n\na\n", 3),
        ("id\tname\tnames\tcountry\n\tA\n", 2),
    ])
    func `what is wrong in the table is told by its line`(text: String, line: Int) {
        #expect { try Self.places(text) } throws: { ($0 as? TableError)?.line == line }
    }
}
