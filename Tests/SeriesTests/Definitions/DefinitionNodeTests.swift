import Model
import Testing

@testable import Series

@Suite struct DefinitionNodeTests {
    private static func parse(_ yaml: String) throws -> DefinitionNode { try DefinitionNode.parse(yaml, file: "x.yaml") }

    @Test func `values come out as they are asked for`() throws {
        let node = try Self.parse(
            """
            id: troops
            words: [troops, "soldiers", no]
            one: alone
            strict: yes
            digits: 2
            limit: 101.50
            empty:
            inner:
              deep: value   # said
            """)
        let fields = try node.fields(["id", "words", "one", "strict", "digits", "limit", "empty", "inner"])
        #expect(try fields.required("id").string() == "troops")
        #expect(try fields.required("words").strings() == ["troops", "soldiers", "no"])
        #expect(try fields.required("one").strings() == ["alone"])
        #expect(try fields.required("strict").bool())
        #expect(try fields.required("digits").integer(in: 1...3) == 2)
        #expect(try fields.required("limit").decimal().description == "101.50")
        #expect(fields["empty"] == nil)
        #expect(fields["missing"] == nil)
        let deep = try fields.required("inner").fields(["deep"]).required("deep")
        #expect((deep.line, deep.column) == (9, 9))
        #expect(throws: DefinitionError.self) { try fields.required("empty") }
        #expect(throws: DefinitionError.self) { try fields.required("missing") }
    }

    @Test(arguments: [
        ("a: 1\nexamples:\n  - one\nmeasure: x\n", "last but one"),
        ("a: 1\nmeasure: x\nexamples:\n- one\n# said\n\n- {two: [\n}]\n", "a list without indent, and broken"),
        ("examples: [one,\nfour]\na: 1\nmeasure: x\n", "first, in brackets"),
        ("a: |\n  1\nmeasure: 'x\n\n  examples: y'\nexamples: {}\n", "named in a text before"),
        ("a: 1\nmeasure: x\n", "none"),
    ])
    func `examples are passed over where they are not wanted`(yaml: String, place: String) throws {
        let node = try DefinitionNode.parse(yaml, file: "x.yaml", withExamples: false)
        let fields = try node.fields(["a", "measure"])
        #expect(try fields.required("a").string().hasPrefix("1"))
        let line = yaml.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix("measure") } ?? -1
        #expect(try fields.required("measure").line == line + 1, "lines keep their numbers")
        #expect(try fields.required("measure").string().hasPrefix("x"))
    }

    @Test func `examples that stand twice are a mistake, wanted or not`() {
        #expect(throws: DefinitionError.self) {
            _ = try DefinitionNode.parse("examples: [a]\nb: 1\nexamples: [c]\n", file: "x.yaml", withExamples: false)
        }
    }

    @Test(arguments: [
        ("a: 1\nmesure: x\n", "x.yaml:2:1: unknown key `mesure`; did you mean `measure`?"),
        ("a: 1\n  b: 2\n", "x.yaml:2:4: not YAML"),
        ("a: [1, 2\n", "x.yaml:2:1: not YAML"),
        ("a: 1\nunit: y\na: 2\n", "x.yaml:3:1: the key `a` stands twice in one mapping, first in line 1"),
        ("\ta: 1\n", "x.yaml:1:1: not YAML"),
        ("", "x.yaml: the file is empty"),
        ("- a\n- b\n", "x.yaml:1:1: found a list of 2; expected a mapping"),
        ("a: &one [1]\nunit: *one\n", "x.yaml:1:4: an anchor or alias"),
        ("unit: *one\n", "x.yaml:1:7: an anchor or alias"),
        ("a: \"unfinished\nunit: b\n", "x.yaml:3:1: not YAML"),
        ("zzz: 1\n", "x.yaml:1:1: unknown key `zzz`; expected one of `a`, `unit`, `measure`"),
        ("? [a, b]\n: 1\n", "x.yaml:1:3: found a list of 2; expected text"),
        ("a: 1\n---\na: 2\n", "x.yaml:2:1: not YAML"),
    ])
    func `each mistake is named by its place`(yaml: String, message: String) {
        #expect {
            _ = try Self.parse(yaml).fields(["a", "unit", "measure"])
        } throws: {
            "\($0)".hasPrefix(message)
        }
    }

    @Test(arguments: [
        ("v: many", "found `many`; expected a whole number"), ("v: [1]", "found a list of 1; expected a whole number"),
        ("v: \"3\"", "found \"3\"; expected a whole number"), ("v: {a: 1}", "found a mapping with `a`; expected a whole number"),
        ("v: 99999999999999999999", "found `99999999999999999999`; expected a whole number"),
        ("v: ~", "found nothing; expected a whole number"),
    ])
    func `a wrong type says what stands there`(yaml: String, message: String) throws {
        let value = try #require(try Self.parse(yaml).entries().first?.value)
        #expect {
            _ = try value.integer()
        } throws: {
            ($0 as? DefinitionError)?.message == message
        }
    }

    @Test func `a wrong word gets the nearest right one`() throws {
        let value = try #require(try Self.parse("v: flwo").entries().first?.value)
        #expect {
            _ = try value.choice(["stock", "flow"])
        } throws: {
            "\($0)" == "x.yaml:1:4: found `flwo`; expected one of `stock`, `flow`; did you mean `flow`?"
        }
        #expect(try Self.parse("v: flow").entries().first?.value.choice(["stock", "flow"]) == "flow")
    }

    @Test(arguments: [
        ("aprove", "approve"), ("dissaprove", "disapprove"), ("mesaure", "measure"), ("xyz", nil), ("", nil), ("STOCK", "stock"),
    ])
    func nearest(word: String, right: String?) {
        #expect(NearestWord.to(word, in: ["approve", "disapprove", "measure", "stock"]) == right)
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), "a: " + String(repeating: "{b: ", count: 5_000),
        String(repeating: "- ", count: 100_000) + "x", String(repeating: " ", count: 5_000) + "a: 1",
        (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n? *c\n: 1", "[&a x, *a]", "{a: *b}", "- !!str &a x", "a: \"it\\\"\" \nb: *c",
        String(repeating: "a", count: 2 << 20), "? ? ? ? a", "\u{0}", "a: \u{1}b", "%YAML 9.9\n---\na: 1", "--- --- ---", "!!!", ": : :",
    ])
    func `hostile text is refused or read, never run away with`(yaml: String) {
        _ = try? Self.parse(yaml)
    }

    @Test func `an asterisk in a sentence is no alias`() throws {
        let node = try Self.parse(
            """
            examples:
              - "*Exactly* 5 & more"
              - it rose 5 * 3 & fell
              - |
                *starred at the start of a block
                &and so on
              - 'it''s *fine'
              - a, *b
            after: [x]
            """)
        #expect(try node.fields(["examples", "after"]).required("examples").strings().count == 5)
    }

    @Test func `all unknown keys can be had at once`() throws {
        let errors = try Self.parse("aa: 1\nunit: 2\nbb: 3\n").unknownKeys(besides: ["unit"])
        #expect(errors.map(\.line) == [1, 3])
    }
}
