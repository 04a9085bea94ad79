import Foundation
import Testing

@Suite("The review queue, end to end")
struct ReviewTests {
    /// Nothing says whose approval it is, nor when the other figure holds.
    private static let story = """
        Approval of the new government stood at 48 percent in a Gallup Korea survey conducted on June 3-5, the pollster said.

        """

    private func waiting() throws -> (workspace: TestWorkspace, statement: String) {
        let workspace = try TestWorkspace()
        try workspace.folder.write("pages/one.txt", Self.story)
        try workspace.output("update", "-q", "pages/one.txt", "--published", "2025-06-06", "--publisher", "House One")
        let lines = try workspace.output("review").split(separator: "\n")
        let statement = try #require(lines.first { $0.contains("@") }, "\(lines)").trimmingCharacters(in: .whitespaces)
        return (workspace, statement)
    }

    private func points(_ workspace: TestWorkspace, _ arguments: String...) throws -> [Substring] {
        try ProgramRun(["csv", "approval-rating"] + arguments, in: workspace.path).output.split(separator: "\n").dropFirst().map(\.self)
    }

    @Test func `an accepted statement is a point, with its sentence, until the decision is taken back`() throws {
        let (workspace, statement) = try waiting()
        #expect(try points(workspace).isEmpty)
        let accept = ["accept", statement, "--period", "2025-06-03/2025-06-05", "--because", "The headline names him."]
        let vague = try ProgramRun(accept, in: workspace.path)
        #expect(vague.exitCode == 64)
        #expect(vague.errors.contains("whose figure it is"), "\(vague.errors)")
        let misspelt = try ProgramRun(accept + ["--subject", "Lee Jae-myeong"], in: workspace.path)
        #expect(misspelt.exitCode == 64)
        #expect(misspelt.errors.contains("did you mean"), "\(misspelt.errors)")
        let made = try ProgramRun(accept + ["--subject", "lee jae-myung", "--by", "desk"], in: workspace.path)
        #expect(made.exitCode == 0, "\(made.errors)")

        let rows = try points(workspace)
        #expect(rows.count == 1)
        #expect(rows.first?.contains("lee-jae-myung") == true)
        #expect(rows.first?.contains("2025-06-03/2025-06-05") == true)
        #expect(try workspace.output("why", "approval-rating").contains("stood at »48 percent«"))
        #expect(try workspace.output("review") == "Nothing waits.\n")
        #expect(try workspace.output("log").contains("accept"))
        let file = try workspace.folder.read("Series/approval-rating.decisions.yaml")
        #expect(file.contains("accept: \"\(statement)\"") && file.contains("expect: \"48 percent actual\""), "\(file)")
        #expect(try workspace.output("check", "--format", "jsonl").isEmpty)
        // It stands however often articles are read, and is taken back like any other decision.
        try workspace.output("reread", "-q")
        #expect(try points(workspace).count == 1)
        let id = try #require(try workspace.output("decisions").split(separator: " ").first)
        try workspace.output("undo", String(id), "--because", "The headline is wrong.")
        #expect(try points(workspace).isEmpty)
        #expect(try points(workspace, "--as-of", "2").count == 1)
        #expect(try workspace.output("review").contains(statement))
    }

    @Test func `what waits is a list for other programs, too`() throws {
        let (workspace, statement) = try waiting()
        // What a page says is text there, whatever it looks like.
        try workspace.folder.write("pages/two.txt", "=HYPERLINK(1)\n\n" + Self.story.replacing("48", with: "47"))
        try workspace.output("update", "-q", "pages/two.txt", "--published", "2025-06-05", "--publisher", "=1+1")
        let lines = try workspace.output("review", "--format", "jsonl").split(separator: "\n")
        #expect(lines.count == 2)
        for part in [
            "{\"statement\":\"\(statement)\"", "\"missing\":[\"whose figure it is\"]", "\"series\":\"approval-rating\"",
            "\"pollster\":\"gallup-korea\"", "\"period\":\"2025-06-03/2025-06-05\"", "\"value\":\"48\"", "\"unit\":\"percent\"",
            "\"publisher\":\"House One\"", "\"answer\":\"would be", "\"evidence\":{\"text\":\"Approval of the new",
        ] {
            #expect(lines[0].contains(part), "\(part): \(lines[0])")
        }
        #expect(!lines[0].contains("\"subject\""))
        let rows = try workspace.output("review", "approval-rating", "--format", "csv").split(separator: "\n")
        #expect(rows.count == 3)
        #expect(rows[0].hasPrefix("statement,missing,series,subject,subject_name,stance,pollster,period,"), "\(rows[0])")
        #expect(rows[2].contains("'=1+1") && rows[2].contains("'=HYPERLINK(1)"), "\(rows[2])")
        #expect(try workspace.output("review", "troop-deployment", "--format", "jsonl").isEmpty)
    }

    @Test func `a rejected statement is not asked about again`() throws {
        let (workspace, statement) = try waiting()
        try workspace.output("reject", statement, "--because", "A government is nobody's approval rating.")
        #expect(try workspace.output("review") == "Nothing waits.\n")
        #expect(try points(workspace).isEmpty)
        #expect(try workspace.output("check", "--format", "jsonl").isEmpty)
        #expect(try workspace.folder.read("Series/approval-rating.decisions.yaml").contains("reject: \"\(statement)\""))
    }

    /// What is no statement that waits is refused, and nothing is written.
    @Test(arguments: ["none@1-2/1-2", "@", "@0-1/0-1", "x@5-2/0-1", "x@0-99999999999/0-1", "a@b"])
    func `only what waits can be settled`(_ statement: String) throws {
        let (workspace, right) = try waiting()
        let article = right.prefix { $0 != "@" }
        for text in [
            statement, statement.replacingOccurrences(of: "none", with: article).replacingOccurrences(of: "x@", with: article + "@"),
        ] {
            for act in ["accept", "reject"] {
                #expect(try workspace.run(act, text, "--because", "Because.").exitCode == 64, "\(act) \(text)")
            }
        }
        #expect(try workspace.output("decisions") == "Nothing is decided.\n")
    }
}
