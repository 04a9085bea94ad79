import Model
import Reading
import Series
import Testing
import Vocabulary

/// Names that a definition brings with it: from a mapping, or from a table beside the file.
@Suite struct OwnNamesTests {
    private static func definition(
        _ names: String, table: String? = nil, file: String = "parties.tsv"
    ) throws(DefinitionError) -> SeriesDefinition {
        let yaml = """
            id: seats
            kind: stock
            unit: [seat]
            subject: { names: \(names) }
            measure:
              - words: [hold, win]
            """
        return try SeriesDefinition(yaml: yaml, file: "seats.yaml", vocabulary: .builtIn) { $0 == file ? table : nil }
    }

    private static let table = "id\tname\tnames\nlilac\tLilac List\tLilacs|Lilac Party\nteal\tTeal Union\n"

    @Test func `a mapping gives ids and forms`() throws {
        let definition = try Self.definition("{ lilac: [Lilac List, Lilacs], teal: Teal Union }")
        #expect(definition.subject.names == ["lilac", "teal"])
        #expect(definition.names.map(\.forms) == [["Lilac List", "Lilacs"], ["Teal Union"]])
    }

    @Test func `a table beside the file is taken in, and kept with the record`() throws {
        let definition = try Self.definition("parties.tsv", table: Self.table)
        #expect(definition.names.map(\.id) == ["lilac", "teal"])
        #expect(definition.names.first?.forms == ["Lilac List", "Lilacs", "Lilac Party"])
        #expect(definition.record != definition.source)
        let kept = try SeriesDefinition(yaml: definition.record, file: "on file", vocabulary: .builtIn)
        #expect(kept.names == definition.names)
        #expect(kept.record == definition.record)
    }

    @Test(arguments: [
        ("parties.tsv", nil, "there is no file `parties.tsv` beside the definition"),
        ("../parties.tsv", nil, "expected the name of a .tsv file"),
        ("parties.tsv", "id\tname\tcolour\nlilac\tLilac List\tpurple\n", "no column “colour”"),
        ("parties.tsv", "id\tname\nlilac\n", "line 2"), ("parties.tsv", "id\tname\n", "no names are given"),
        ("{ lilac: [] }", nil, "`lilac` has no form"),
    ])
    func `what is wrong is named with its line`(names: String, table: String?, says: String) {
        do {
            _ = try Self.definition(names, table: table)
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.line == 4)
            #expect(error.description.contains(says), "\(error)")
        }
    }

    /// Sentence to "subject value", or "bank subject value" where there is a dimension.
    @Test(arguments: [
        ("The Lilacs held 31 seats.", ["lilac 31"]),
        ("The Finance Ministry held 4 seats.", []),
        ("Teal Union held 12 seats and the Lilac Party 9 seats.", ["teal 12", "lilac 9"]),
        ("France held 4 seats.", []),
    ])
    func `texts are read with the names, and other bodies are no subject`(text: String, expected: [String]) throws {
        let definition = try Self.definition("parties.tsv", table: Self.table)
        #expect(Self.found(text, definition).map { "\($0.key.subject) \($0.figure.value)" } == expected)
    }

    @Test func `names stand beside the kinds of the vocabulary, and before bodies that are called the same`() throws {
        let yaml = """
            id: seats
            kind: stock
            unit: [seat]
            subject: { kinds: [country], names: { our-spd: [SPD] }, prepositions: [for] }
            measure: [{ words: [hold, win] }]
            dimensions: [{ name: house, names: { upper: [Upper House], lower: [Lower House] } }]
            """
        let definition = try SeriesDefinition(yaml: yaml, file: "seats.yaml", vocabulary: .builtIn)
        let found = Self.found("The SPD won 40 seats in the Upper House. Norway held 4 seats in the Lower House.", definition)
        #expect(found.map { "\($0.key.dimensions["house"] ?? "") \($0.key.subject)" } == ["upper our-spd", "lower NOR"])
    }

    private static func found(_ sentence: String, _ definition: SeriesDefinition) -> [Observation] {
        let vocabulary = Vocabulary.builtIn.adding(definition.names)
        let text = Array(sentence.utf8)
        let range = ByteRange(0, text.count)
        let article = Article(
            scrape: "t", path: "t", index: 0,
            published: CalendarDate(iso: "2025-01-02").map { Article.Stamp(.day($0), origin: .commandLine) }, text: text, range: range,
            blocks: [Article.Block(.paragraph, range)])
        let result = Matcher(definitions: [definition], vocabulary: vocabulary).match(Reader(vocabulary).read(article))
        return result.observations
    }
}
