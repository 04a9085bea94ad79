import Foundation
import Testing

@Suite("The store, end to end")
struct StoreTests {
    /// Three short stories; one is told twice, and dated worse the first time.
    static let stories = [
        (
            "kim.txt", "Gallup Korea said on Friday that President Lee Jae-myung's approval rating rose to 58 percent in June 2025.",
            "2025-06-27"
        ),
        ("lee.txt", "President Lee Jae-myung's approval rating stood at 61 percent in July 2025, Gallup Korea said.", "2025-07-25"),
        ("nato.txt", "Poland spent 4.12 percent of its GDP on defense in 2024, NATO said.", "2025-02-03"),
    ]

    private func filled(_ order: [Int]) throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        for index in order {
            let (name, text, date) = Self.stories[index]
            try workspace.folder.write("pages/" + name, text + "\n")
            try workspace.output("update", "-q", "pages/" + name, "--published", date)
        }
        return workspace
    }

    /// Without the last column, the vintage, which depends on how the updates were cut.
    private func table(_ workspace: TestWorkspace) throws -> [Substring] {
        try workspace.output("csv", "--observations").split(separator: "\n").map { line in
            line.lastIndex(of: ",").map { line[..<$0] } ?? line
        }
    }

    @Test func `every vintage stays as it was printed`() throws {
        let workspace = try TestWorkspace()
        var printed: [String] = []
        for (name, text, date) in Self.stories {
            try workspace.folder.write("pages/" + name, text + "\n")
            try workspace.output("update", "-q", "pages/" + name, "--published", date)
            printed.append(try workspace.output("csv"))
        }
        for (index, table) in printed.enumerated() {
            #expect(try workspace.output("csv", "--as-of", "\(index + 1)") == table)
        }
        #expect(Set(printed).count > 1)
        try workspace.output("tag", "first", "1")
        #expect(try workspace.output("csv", "--as-of", "first") == printed[0])
        #expect(try workspace.run("csv", "--as-of", "second").exitCode == 64)
    }

    @Test func `the order of updates leaves no trace, nor does the way of a merge`() throws {
        let one = try filled([0, 1, 2])
        let expected = try table(one)
        #expect(expected.count > 2)
        #expect(try table(filled([2, 1, 0])) == expected)
        for (into, from) in [([0], [2, 1]), ([2, 1], [0])] {
            let workspace = try filled(into)
            let other = try filled(from)
            let before = try table(other)
            try workspace.output("merge", other.path)
            #expect(try table(workspace) == expected)
            #expect(try table(other) == before)
        }
    }

    @Test func `a backup, and an export taken in again, are the same store`() throws {
        let workspace = try filled([0, 1, 2])
        let table = try workspace.output("csv")
        try workspace.output("backup", "copy.sqlite")
        #expect(try workspace.run("backup", "copy.sqlite").exitCode != 0)
        try workspace.output("export", "all.jsonl")
        let second = try TestWorkspace()
        try second.output("import", workspace.folder("all.jsonl"))
        #expect(try second.output("csv") == table)
        try second.output("export", "again.jsonl")
        #expect(try second.folder.read("again.jsonl") == workspace.folder.read("all.jsonl"))
        #expect(try second.run("import", workspace.folder("all.jsonl")).exitCode != 0)
        let third = try TestWorkspace()
        try FileManager.default.removeItem(atPath: third.folder("tidemark.sqlite"))
        try FileManager.default.copyItem(atPath: workspace.folder("copy.sqlite"), toPath: third.folder("tidemark.sqlite"))
        #expect(try third.output("csv") == table)
        #expect(try third.output("verify").contains("all as written"))
    }
}
