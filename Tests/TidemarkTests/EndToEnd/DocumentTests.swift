import Foundation
import Testing

/// What the documents say is so.
@Suite("Documents")
struct DocumentTests {
    private func text(_ name: String) throws -> String { try String(contentsOfFile: Repository.path(name), encoding: .utf8) }

    @Test func `every command has its place in the README, and help with an example`() throws {
        let folder = try TemporaryFolder()
        let dump = try ProgramRun(["--experimental-dump-help"], in: folder.path).output
        let root = try #require(JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any])
        let command = try #require(root["command"] as? [String: Any])
        let names = try #require(command["subcommands"] as? [[String: Any]]).compactMap { $0["commandName"] as? String }
        #expect(names.count >= 15)
        let readme = try text("README.md")
        for name in names where name != "help" {
            #expect(readme.contains("tidemark \(name)") || readme.contains("`\(name)`"), "README.md does not name \(name)")
            #expect(try ProgramRun(["help", name], in: folder.path).output.contains("  tidemark \(name)"), "no example for \(name)")
        }
    }

    @Test func `the example pages are called made up wherever they are shown`() throws {
        for name in ["README.md", "Examples/scrapes/README.md", "Examples/notice.txt", "Reports/index.html", "Reports/contradictions.md"] {
            #expect(try text(name).lowercased().contains("made up for the demonstration"), "\(name)")
        }
    }

    @Test func `the definition that Series README shows is one`() throws {
        let lines = try text("Series/README.md").split(separator: "\n", omittingEmptySubsequences: false)
        let begin = try #require(lines.firstIndex(of: "```yaml")) + 1
        let end = try #require(lines[begin...].firstIndex(of: "```"))
        let folder = try TemporaryFolder()
        try folder.write("shown.yaml", lines[begin..<end].joined(separator: "\n") + "\n")
        let lint = try ProgramRun(["series", "lint", "shown.yaml"], in: folder.path)
        #expect(lint.exitCode == 0, "\(lint.errors)")
    }

    @Test func `CONTRIBUTING names files that are there`() throws {
        let words = try text("CONTRIBUTING.md").split { $0 == "`" || $0.isWhitespace }
        for word in words where word.hasPrefix("Sources/") || word.hasPrefix("Tests/") {
            #expect(FileManager.default.fileExists(atPath: Repository.path(String(word))), "\(word)")
        }
    }
}
