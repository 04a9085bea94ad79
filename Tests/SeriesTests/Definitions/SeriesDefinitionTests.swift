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
        /// Line and column that the message must name.
        var at: (Int, Int)
        /// What is wrong.
        var found: String
        /// The cure.
        var cure: String
        var testDescription: String { change.1 }

        init(_ old: String, _ new: String, _ line: Int, _ column: Int, _ found: String, _ cure: String) {
            (change, at) = ((old, new), (line, column))
            (self.found, self.cure) = (found, cure)
        }
    }

    private static let title = "title: Level of rivers"

    static let broken: [Broken] = [
        Broken("kind: stock", "kind: stok", 3, 7, "`stok`", "did you mean `stock`?"),
        Broken("unit: [m]", "units: [m]", 4, 1, "`units`", "did you mean `unit`?"),
        Broken("unit: [m]", "unit: [ships]", 4, 8, "`ships`", "did you mean `ship`?"),
        Broken("unit: [m]", "unit: metre", 4, 7, "`metre`", "did you mean `m`?"),
        Broken("unit: [m]", "unit: [m, percnt]", 4, 11, "`percnt`", "did you mean `percent`?"),
        Broken("unit: [m]", "unit: [m, persons]", 4, 11, "`persons`", "`persons` alone"),
        Broken("unit: [m]", "unit: [EUR/l]", 4, 8, "`EUR/l`", "did you mean `EUR/L`?"),
        Broken("unit: [m]", "unit: GBP/litre", 4, 7, "`GBP/litre`", "did you mean `GBP/L`?"),
        Broken("unit: [m]", "unit: dollars", 4, 7, "`dollars`", "did you mean `currency`?"),
        Broken("unit: [m]", "unit: persons", 4, 7, "who is counted", "`nouns: [soldier]`"),
        Broken("id: river-level", "id: River Level", 1, 5, "`River Level`", "small letters"),
        Broken("kinds: [place]", "kinds: [plaice]", 5, 20, "`plaice`", "did you mean `place`?"),
        Broken("kinds: [place]", "prepositions: [in]", 5, 10, "`kinds` is missing", "`kinds: [country]`"),
        Broken("kinds: [place]", "kinds: person, offices: [heads]", 5, 37, "`heads`", "did you mean `head`?"),
        Broken("kinds: [place]", "kinds: organization, organizations: [partys]", 5, 49, "`partys`", "did you mean `party`?"),
        Broken("kinds: [place]", "kinds: [place], carry: some", 5, 35, "`some`", "a whole number from 0 to 100"),
        Broken("kinds: [place]", "kinds: [place], places: maybe", 5, 36, "`maybe`", "`yes` or `no`"),
        Broken("- words: [level, stand]", "- word: [level, stand]", 7, 5, "`word`", "did you mean `words`?"),
        Broken("measure:", "measure: level\nof:", 6, 10, "`level`", "a list"),
        Broken("measure:", "measure: []\nof:", 6, 10, "no words", "`measure: [{ words"),
        Broken("[level, stand]", "[level, ...]", 7, 20, "without words", "at least one word"),
        Broken("[level, stand]", "[level, \"of @demonim\"]", 7, 20, "`@demonim`", "did you mean `@demonym`?"),
        Broken(title, "period: { default: fieldwrk }", 2, 20, "`fieldwrk`", "did you mean `fieldwork`?"),
        Broken(title, "period: { by: { measure: { flow: stated } } }", 2, 17, "`measure`", "no dimension"),
        Broken(title, "dimensions: [{ name: bank }]", 2, 14, "dimension", "`values`"),
        Broken(title, "dimensions: [{ name: a, kinds: place }, { name: a, kinds: place }]", 2, 41, "`a`", "once"),
        Broken(title, "examples: [{ text: The Elbe, published: yesterday }]", 2, 41, "`yesterday`", "2025-06-27"),
        Broken(title, "examples: [{ text: The Elbe, expect: [{ subjct: DEU }] }]", 2, 41, "`subjct`", "did you mean `subject`?"),
        Broken(title, "examples: [{ text: The Elbe, expect: [{ value: two }] }]", 2, 48, "`two`", "a number"),
        Broken(title, "status: { actuall: [is] }", 2, 11, "`actuall`", "did you mean `actual`?"),
        Broken(title, "choose: latst", 2, 9, "`latst`", "did you mean `latest`?"),
        Broken(title, "title: River: the level", 2, 13, "mapping values", "in quotation marks"),
        Broken(title, "title: [a, b", 3, 5, "not YAML", "closed"),
        Broken(title, "\ttitle: x", 2, 1, "not YAML", "no tabs"),
        Broken(title, "title: \"x", 7, 26, "not YAML", "quotation mark closed"),
        Broken(title, "title: &x y", 2, 8, "anchor", "quotation marks"),
        Broken(title, "dimensions: [{ name: value, values: { a: b } }]", 2, 22, "`value`", "another name"),
        Broken(title, "dimensions: [{ name: a, values: { b: [] } }]", 2, 35, "`b` has no phrases", "`b: [its, words]`"),
        Broken(title, "dimensions: [{ name: a, values: { low: [l], high: [h] }, default: hihg }]", 2, 67, "`hihg`", "did you mean `high`?"),
        Broken(title, "choose: { rule: publishers }", 2, 9, "`publishers` is missing", "the best first"),
        Broken(title, "product: { least: 7, most: 0.3 }", 2, 10, "`least` is not less", "the lesser first"),
        Broken(title, "product: { least: 1, most: 7, countries: { USA: 2 } }", 2, 49, "`2`", "a list"),
        Broken(title, "product: { least: 1, most: 7, countries: { USA: [7, 2] } }", 2, 49, "a list of 2", "`[2, 7]`"),
        Broken(title, "checks: { kind: tol }", 2, 17, "`tol`", "did you mean `toll`?"),
        Broken(title, "checks: { needs: [bank] }", 2, 19, "`bank`", "expected"),
        Broken(title, "examples: [{ text: The Elbe, expect: [{ period: May }] }]", 2, 49, "`May`", "2025-Q2"),
        Broken(title, "titel: x", 2, 1, "`titel`", "did you mean `title`?"),
        Broken("measure:", "kind: stock\nmeasure:", 6, 1, "`kind` stands twice", "first in line 3"),
    ]

    @Test(arguments: broken) func `a mistake is named with its place and its cure`(_ mistake: Broken) {
        let text = Self.sound.replacing(mistake.change.0, with: mistake.change.1)
        do {
            _ = try SeriesDefinition(yaml: text, file: "river.yaml", vocabulary: .builtIn)
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.file == "river.yaml")
            #expect((error.line, error.column) == mistake.at, "\(error)")
            #expect(error.message.contains(mistake.found), "\(error)")
            #expect(error.message.contains(mistake.cure), "\(error)")
        }
    }
}
