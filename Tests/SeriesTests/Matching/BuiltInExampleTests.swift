import Foundation
import Model
import Reading
import Series
import Testing
import Vocabulary

/// The examples that the built-in definitions carry are their specification: each sentence gives just what it says.
@Suite struct BuiltInExampleTests {
    static let definitions = files("Series")
    /// All of them at once, as a workspace reads.
    static let matcher: Matcher = {
        let read = definitions.compactMap { path in
            (try? String(contentsOfFile: path, encoding: .utf8))
                .flatMap { try? SeriesDefinition(yaml: $0, file: path, vocabulary: .builtIn) }
        }
        return Matcher(definitions: read, vocabulary: .builtIn)
    }()
    /// Those that stand among the examples, as an analyst would write them.
    static let written = files("Examples/series")

    private static func files(_ folder: String) -> [String] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../" + folder).standardized
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".decisions.yaml") }.sorted().map { folder.appending(path: $0).path }
    }

    @Test func `the built-in definitions are there`() { #expect(Self.definitions.count >= 5) }

    @Test(arguments: written) func `a page of YAML is enough`(_ path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let definition = try SeriesDefinition(yaml: text, file: path, vocabulary: .builtIn)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count < 40)
        #expect(definition.examples.count { !$0.expected.isEmpty } >= 10)
        #expect(definition.examples.count { $0.expected.isEmpty } >= 5)
    }

    @Test func `six series are written so`() { #expect(Self.written.count == 6) }

    @Test(arguments: definitions + written) func `examples hold`(_ path: String) throws {
        let vocabulary = Vocabulary.builtIn
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let definition = try SeriesDefinition(yaml: text, file: path, vocabulary: vocabulary)
        #expect(definition.examples.count >= 3)
        let reader = Reader(vocabulary)
        let matcher = Matcher(definitions: [definition], vocabulary: vocabulary)
        let failures = ExampleRunner.failures(of: definition, matcher: matcher) { example in
            let bytes = Array(example.text.utf8)
            let article = Article(
                scrape: "example", path: "example", index: 0,
                published: example.published.map { Article.Stamp(.day($0), origin: .commandLine) },
                text: bytes, range: ByteRange(0, bytes.count), blocks: [Article.Block(.paragraph, ByteRange(0, bytes.count))])
            return reader.read(article)
        }
        for failure in failures { Issue.record("\(failure)") }
    }
}
