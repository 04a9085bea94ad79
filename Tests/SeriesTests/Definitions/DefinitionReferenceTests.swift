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
