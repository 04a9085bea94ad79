import Foundation
import Series
import Testing
import Vocabulary

/// The reference in `Series/README.md` says what the decoder knows.
@Suite struct DefinitionReferenceTests {
    private static let readme: String = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../Series/README.md")
        return (try? String(contentsOf: file.standardized, encoding: .utf8)) ?? ""
    }()

    @Test(arguments: DefinitionKeys.all.map(\.place)) func `every key of a mapping stands in the reference with its meaning`(
        _ place: String
    ) throws {
        let group = try #require(DefinitionKeys.all.first { $0.place == place })
        let heading = place.isEmpty ? "The file" : place.split(separator: ",").map { "`\($0.drop { $0 == " " })`" }.joined(separator: ", ")
        #expect(Self.readme.contains("### \(heading)\n\n\(group.markdown)"), "put under “### \(heading)”:\n\(group.markdown)")
    }

    @Test func `what a kind brings with it stands in the reference as the decoder has it`() throws {
        #expect(Self.readme.contains(SeriesDefinition.Kind.markdown), "put under “### Kinds”:\n\(SeriesDefinition.Kind.markdown)")
        for kind in SeriesDefinition.Kind.allCases {
            let text = "id: a\nkind: \(kind.rawValue)\nunit: percent\nsubject: { kinds: [country] }\nmeasure: [{ words: [b] }]\n"
            let definition = try SeriesDefinition(yaml: text, file: "a.yaml", vocabulary: .builtIn)
            let row =
                "| `\(definition.period.fallback.rawValue)` | `\(definition.checks.kind.rawValue)` | `\(definition.choice.kind.rawValue)` |"
            #expect(Self.readme.split(separator: "\n").contains { $0.hasPrefix("| `\(kind.rawValue)` |") && $0.contains(row) }, "\(row)")
        }
    }

    @Test func `the decoder's messages are made of the same table`() {
        #expect(throws: DefinitionError.self) {
            _ = try SeriesDefinition(yaml: "id: a\nkind: rate\n", file: "a.yaml", vocabulary: .builtIn)
        }
        do {
            _ = try SeriesDefinition(yaml: "id: a\nkind: rate\n", file: "a.yaml", vocabulary: .builtIn)
        } catch {
            #expect(error.message.contains("`unit: percent` or the like"), "\(error)")
        }
    }
}
