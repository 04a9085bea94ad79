import Foundation
import Testing

/// What `update` and `check` tell about the same change.
@Suite("What has changed, end to end")
struct TellingTests {
    private func read(_ workspace: TestWorkspace, _ name: String, _ text: String, _ date: String) throws -> String {
        try workspace.folder.write("pages/\(name).txt", text + "\n")
        return try workspace.output("update", "pages/\(name).txt", "--published", date, "--publisher", "House \(name)")
    }

    private func flat(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    private static let first =
        "On Friday parliament rose.\n\nPresident Lee Jae-myung's approval rating was 63 percent in the Gallup Korea survey of Sept. 2-4."
    private static let second = "Approval of President Lee Jae-myung stood at 36 percent in Gallup Korea's survey of Sept. 2-4, on paper."

    @Test func `update counts what check shows, and tells which values moved`() throws {
        let workspace = try TestWorkspace()
        let before = try read(workspace, "one", Self.first, "2025-09-05")
        #expect(before.contains("disagreements  none") && !before.contains("values moved"), "\(before)")
        let after = try read(workspace, "two", Self.second, "2025-09-08")
        #expect(after.contains("disagreements  1 contradiction: tidemark check"), "\(after)")
        let text = try flat(workspace.output("check"))
        #expect(text.contains("1 contradiction.") && text.contains("series shows 63% (first report)"), "\(text)")
        // What is found elsewhere is counted, too.
        let third = try read(workspace, "three", "Poland spent 4.1 percent of its GDP on defense in 2024, NATO says.", "2025-09-09")
        #expect(third.contains("disagreements  1 contradiction (none new): tidemark check shows"), "\(third)")
        let fourth = try read(workspace, "four", "Japan's defense budget was 8.7 trillion yen in 2025, an aide said.", "2025-09-10")
        #expect(fourth.contains("1 contradiction (none new)"), "\(fourth)")
        let fifth = try read(workspace, "five", "Japan's defense budget was 8.7 billion yen in 2025.", "2025-09-11")
        #expect(fifth.contains("2 contradictions (1 new): tidemark check --since 4 shows what is new"), "\(fifth)")
        #expect(try workspace.output("check", "--since", "4", "--format", "jsonl").split(separator: "\n").count == 1)
        let sixth = try read(workspace, "six", "Poland spent 4.3 percent of its GDP on defense in 2024, NATO says.", "2025-09-12")
        #expect(sixth.contains("values moved") && sixth.contains("4.1% → 4.3%"), "\(sixth)")
    }

    @Test func `what is open again is new`() throws {
        let workspace = try TestWorkspace()
        _ = try read(workspace, "one", Self.first, "2025-09-05")
        _ = try read(workspace, "two", Self.second, "2025-09-08")
        let finding = try #require(
            workspace.output("check", "--format", "jsonl").split(separator: "\"").dropFirst(3).first.map(String.init))
        let receipt = try flat(workspace.output("resolve", finding, "--both", "--because", "Two samples."))
        let undo = try #require(receipt.components(separatedBy: "tidemark undo ").dropFirst().first?.split(separator: " ").first)
        #expect(try workspace.output("check", "--format", "jsonl").isEmpty)
        try workspace.output("undo", String(undo), "--because", "It was one.")
        #expect(try workspace.output("check", "--since", "3", "--format", "jsonl").contains(finding))
        #expect(try workspace.output("check", "--since", "2", "--format", "jsonl").isEmpty)
    }

    @Test func `annotations stand on the lines of both pages`() throws {
        let workspace = try TestWorkspace()
        _ = try read(workspace, "one", Self.first, "2025-09-05")
        _ = try read(workspace, "two", Self.second, "2025-09-08")
        let lines = try workspace.output("check", "--format", "github").split(separator: "\n")
        #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("::error file=") }, "\(lines)")
        #expect(lines.contains { $0.contains("one.txt,line=3,") } && lines.contains { $0.contains("two.txt,line=1,") }, "\(lines)")
    }

    @Test func `findings for programs name units, publishers and what settles them`() throws {
        let workspace = try TestWorkspace()
        _ = try read(workspace, "one", Self.first, "2025-09-05")
        _ = try read(workspace, "two", Self.second, "2025-09-08")
        let line = try workspace.output("check", "--format", "jsonl")
        #expect(line.contains(#""unit":"percent","publishers":["House "#) && line.contains(#""command":"tidemark resolve "#), "\(line)")
        let table = try workspace.output("check", "--format", "csv")
        #expect(table.contains(",unit,publishers,settle\n") && table.contains(",percent,House "), "\(table)")
    }
}
