import Foundation
import Model
import Testing

@testable import Tidemark

@Suite("Intake")
struct IntakeTests {
    @Test func `folders are walked in the order of names, hidden files and READMEs left out`() throws {
        let folder = try TemporaryFolder()
        for name in ["b.txt", "a/2.txt", "a/10.txt", "a/.hidden", ".git/x", "README.md", "B.txt"] { try folder.write(name, "x") }
        let collected = Collected()
        let sources = try Intake(paths: [folder.path]).sources(without: nil, report: collected.report)
        #expect(sources.map { String($0.path.dropFirst(folder.path.count + 1)) } == ["B.txt", "a/10.txt", "a/2.txt", "b.txt"])
        #expect(collected.lines.isEmpty)
    }

    @Test func `a file named twice is read once`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.txt", "x")
        let sources = try Intake(paths: [file, folder.path, file, "-", "-"]).sources(without: nil, report: Collected().report)
        #expect(sources.map(\.path) == [file, "-"])
    }

    @Test func `a ring of links is said once and ends`() throws {
        let folder = try TemporaryFolder()
        try folder.write("in/page.txt", "x")
        try FileManager.default.createSymbolicLink(atPath: folder("in/back"), withDestinationPath: folder.path)
        try FileManager.default.createSymbolicLink(atPath: folder("self"), withDestinationPath: folder("self"))
        try FileManager.default.createSymbolicLink(atPath: folder("nowhere"), withDestinationPath: folder("missing"))
        let collected = Collected()
        let sources = try Intake(paths: [folder.path]).sources(without: nil, report: collected.report)
        #expect(sources.map(\.path) == [folder("in/page.txt")])
        #expect(collected.problems.compactMap(\.file) == [folder("in/back"), folder("nowhere"), folder("self")])
        #expect(collected.lines.first?.contains("back to a folder") == true)
    }

    @Test func `what is missing is named and the rest is kept`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.txt", "x")
        let collected = Collected()
        let sources = try Intake(paths: [folder("no.txt"), file]).sources(without: nil, report: collected.report)
        #expect(sources.map(\.path) == [file])
        #expect(collected.lines == ["\(folder("no.txt")): there is no such file or folder; check the name"])
        #expect(Problem.exitCode(of: collected.problems.map(\.kind)) == 66)
    }

    @Test func `the workspace's own files are not pages`() throws {
        let folder = try TemporaryFolder()
        for name in ["Series/a.yaml", "Reports/index.html", "tidemark.sqlite", "tidemark.sqlite-wal", "page.txt"] {
            try folder.write(name, "x")
        }
        let sources = try Intake(paths: [folder.path]).sources(without: Workspace(root: folder.path), report: Collected().report)
        #expect(sources.map(\.path) == [folder("page.txt")])
    }

    @Test func `a manifest beside the pages is no page`() throws {
        let folder = try TemporaryFolder()
        let manifest = try folder.write("manifest.csv", "path\na.txt\n")
        try folder.write("a.txt", "x")
        let collected = Collected()
        #expect(try Intake(paths: [folder.path]).sources(without: nil, report: collected.report).map(\.path) == [folder("a.txt")])
        #expect(collected.problems.map(\.isWarning) == [true])
        let given = Collected()
        _ = try Intake(paths: [folder.path], manifest: manifest).sources(without: nil, report: given.report)
        #expect(given.problems.isEmpty)
    }

    @Test(arguments: [
        ("m.csv", "path,published,publisher\npages/a.txt,2025-06-27,\"Courier, The\"\r\npages/no.txt,,\n"),
        (
            "m.jsonl",
            "{\"path\": \"pages/a.txt\", \"published\": \"2025-06-27\", \"publisher\": \"Courier, The\"}\n\n{\"path\": \"pages/no.txt\"}\n"
        ),
    ])
    func `a manifest gives hints; a row without its file is a warning`(name: String, text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("pages/a.txt", "x")
        let manifest = try folder.write(name, text)
        let collected = Collected()
        let intake = Intake(paths: [folder("pages")], manifest: manifest, hints: SourceHints(publisher: "Post"))
        let sources = try intake.sources(without: nil, report: collected.report)
        #expect(sources.count == 1)
        #expect(sources.first?.hints.published == CalendarDate(iso: "2025-06-27"))
        #expect(sources.first?.hints.publisher == "Courier, The")
        #expect(collected.problems.map(\.isWarning) == [true])
        #expect(collected.problems.first?.line == (name == "m.csv" ? 3 : 3))
    }

    @Test(arguments: [
        ("m.csv", "url\nx\n", "m.csv:1: has no column path"),
        ("m.csv", "", "m.csv: is empty"),
        ("m.csv", "path,url\na.txt\n", "m.csv:2: has 1 fields where the header has 2"),
        ("m.csv", "path,published\na.txt,yesterday\n", "m.csv:2: published \"yesterday\" is not a date"),
        ("m.jsonl", "{\"path\": \"a.txt\"}\n{oops\n", "m.jsonl:2: is not a JSON object"),
        ("m.jsonl", "{\"url\": \"x\"}\n", "m.jsonl:1: names no path"),
    ])
    func `a mistake in a manifest is named with its line`(name: String, text: String, expected: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "x")
        let manifest = try folder.write(name, text)
        let collected = Collected()
        do {
            _ = try Intake(paths: [], manifest: manifest).sources(without: nil, report: collected.report)
        } catch {
            collected.report(error)
        }
        #expect(collected.lines.count == 1)
        #expect(collected.lines.first?.contains(expected) == true, "\(collected.lines)")
    }
}
