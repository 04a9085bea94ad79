import Model
import Series
import Testing
import Vocabulary

@Suite struct SeriesDefinitionTests {
    private static let sound = """
        id: river-level
        title: Level of rivers
        kind: stock
        unit: [m]
        subject: { kinds: [place] }
        measure:
          - words: [level, stand]
        """

    @Test func `a short definition is read`() throws {
        let definition = try SeriesDefinition(yaml: Self.sound, file: "river.yaml", vocabulary: .builtIn)
        #expect(definition.id == "river-level")
        #expect(definition.kind == .stock)
        #expect(definition.unit == .codes(["m"]))
        #expect(definition.period.fallback == .report)
        #expect(definition.source == Self.sound)
    }

    struct Broken: CustomTestStringConvertible {
        var change: (String, String)
        var line: Int
        var says: String
        var testDescription: String { "\(change.1)" }
    }

    /// A change of the sound definition, the line that the message must name, and a word that it must hold.
    static let broken: [Broken] = [
        Broken(change: ("kind: stock", "kind: stok"), line: 3, says: "stock"),
        Broken(change: ("unit: [m]", "units: [m]"), line: 4, says: "unit"),
        Broken(change: ("id: river-level", "id: River Level"), line: 1, says: "small letters"),
        Broken(change: ("kinds: [place]", "kinds: [plaice]"), line: 5, says: "place"),
        Broken(change: ("kinds: [place]", "prepositions: [in]"), line: 5, says: "kinds"),
        Broken(change: ("- words: [level, stand]", "- word: [level, stand]"), line: 7, says: "words"),
        Broken(change: ("measure:", "measure: level\nof:"), line: 6, says: "list"),
        Broken(change: ("title: Level of rivers", "period: { default: fieldwrk }"), line: 2, says: "fieldwork"),
        Broken(change: ("title: Level of rivers", "period: { by: { measure: { flow: stated } } }"), line: 2, says: "no dimension"),
        Broken(change: ("title: Level of rivers", "dimensions: [{ name: bank }]"), line: 2, says: "values"),
        Broken(
            change: ("title: Level of rivers", "examples: [{ text: The Elbe, published: yesterday }]"), line: 2, says: "2025-06-27"),
        Broken(change: ("title: Level of rivers", "status: { actuall: [is] }"), line: 2, says: "actual"),
    ]

    @Test(arguments: broken) func `a mistake is named with its line and its cure`(_ mistake: Broken) {
        let text = Self.sound.replacing(mistake.change.0, with: mistake.change.1)
        do {
            _ = try SeriesDefinition(yaml: text, file: "river.yaml", vocabulary: .builtIn)
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.line == mistake.line)
            #expect(error.description.contains(mistake.says), "\(error)")
        }
    }
}
