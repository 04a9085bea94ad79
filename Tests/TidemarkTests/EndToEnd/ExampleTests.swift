import Foundation
import Testing

/// The example pages, through the built program.
@Suite("Examples, end to end")
struct ExampleTests {
    /// A workspace with the example pages read in from the folder of the repository, as `make report` does it.
    private func filled() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try FileManager.default.copyItem(atPath: Repository.path("Examples/notice.txt"), toPath: workspace.folder("notice.txt"))
        let update = try ProgramRun(
            ["update", "-q", "--workspace", workspace.path, "--manifest", "Examples/scrapes/manifest.jsonl"], in: Repository.path(""))
        try #require(update.exitCode == 0, "\(update.errors)")
        return workspace
    }

    @Test func `Series and Reports are what the program makes of the example pages`() throws {
        let workspace = try filled()
        try workspace.output("report")
        for folder in ["Series", "Reports"] {
            let made = try files(workspace.folder(folder), ending: folder == "Series" ? ".csv" : "")
            let kept = try files(Repository.path(folder), ending: folder == "Series" ? ".csv" : "")
            #expect(made.keys.sorted() == kept.keys.sorted())
            for (name, text) in made { #expect(text == kept[name], "\(folder)/\(name) differs: run make report") }
        }
    }

    @Test func `the planted contradictions are found with their causes, the look-alikes are not`() throws {
        let workspace = try filled()
        let lines = try workspace.output("check", "--format", "jsonl").split(separator: "\n")
        let findings = try lines.map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
        let contradictions = findings.filter { $0["severity"] as? String == "contradiction" }
        let found = contradictions.map { "\($0["series"] ?? "") \($0["subject"] ?? "") \($0["likelyCause"] ?? "")" }.sorted()
        #expect(
            found == [
                "approval-rating lee-jae-myung digit-transposition", "defense-spending KOR scale",
                "troop-deployment PRK source-disagreement",
            ])
        #expect(findings.count == contradictions.count)
        #expect(try workspace.run("check", "--fail-on", "contradiction").exitCode == 1)
    }

    @Test func `why shows sentence, article, publisher, date and vintage of every point`() throws {
        let workspace = try filled()
        let text = try workspace.output("why", "troop-deployment", "PRK").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let observations = try workspace.output("observations", "troop-deployment", "--format", "jsonl").split(separator: "\n")
        var count = 0
        for line in observations {
            let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            guard object["subject"] as? String == "PRK", object["period"] != nil, object["denied"] == nil else { continue }
            let article = try #require(object["article"] as? [String: Any])
            for part in ["publisher", "published"] {
                if let said = article[part] as? String { #expect(text.contains(said)) }
            }
            count += 1
        }
        #expect(count >= 5)
        #expect(text.contains("vintage 1"))
    }

    @Test func `the same pages again change nothing`() throws {
        let workspace = try filled()
        let before = try workspace.output("csv")
        for _ in 0..<2 {
            let again = try ProgramRun(
                ["update", "--workspace", workspace.path, "--manifest", "Examples/scrapes/manifest.jsonl"], in: Repository.path(""))
            #expect(again.exitCode == 0)
            #expect(again.output.contains("nothing is new"))
        }
        #expect(try workspace.output("csv") == before)
        #expect(try workspace.output("log", "--format", "jsonl").split(separator: "\n").count == 1)
    }

    @Test func `a dry run says what would be and leaves the store alone`() throws {
        let workspace = try TestWorkspace()
        let dry = try ProgramRun(
            ["update", "--dry-run", "--workspace", workspace.path, "--manifest", Repository.manifest], in: workspace.path)
        #expect(dry.exitCode == 0, "\(dry.errors)")
        #expect(dry.output.contains("would be 1"))
        #expect(try workspace.output("log", "--format", "jsonl").isEmpty)
    }

    @Test func `charts are the same bytes in every width's own run, in ASCII where asked`() throws {
        let workspace = try filled()
        for width in ["40", "80", "200"] {
            let chart = try workspace.output("chart", "approval-rating", "--width", width)
            #expect(chart == (try workspace.output("chart", "approval-rating", "--width", width)))
            #expect(chart.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= Int(width) ?? 0 })
        }
        let ascii = try workspace.output("chart", "troop-deployment", "--ascii")
        #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
        #expect(try workspace.output("chart", "troop-deployment", "--describe").contains("15,000"))
    }

    @Test func `an as-of brings back what stood then`() throws {
        let workspace = try TestWorkspace()
        func update(_ name: String) throws {
            let run = try ProgramRun(["update", "-q", "-C", workspace.path, Repository.examples + "/" + name], in: workspace.path)
            try #require(run.exitCode == 0, "\(run.errors)")
        }
        try update("d07-first-wave.txt")
        let first = try workspace.output("csv", "troop-deployment")
        try update("d08-second-wave.html")
        let second = try workspace.output("csv", "troop-deployment")
        #expect(first != second)
        #expect(try workspace.output("csv", "troop-deployment", "--as-of", "1") == first)
        #expect(try workspace.output("csv", "troop-deployment", "--as-of", "2") == second)
        #expect(try workspace.run("csv", "--as-of", "3").exitCode == 64)
        #expect(try workspace.run("csv", "--as-of", "2025-06-01").exitCode == 64)
    }

    private func files(_ folder: String, ending: String) throws -> [String: String] {
        var found: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(ending) {
            found[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        }
        return found
    }
}
