import Foundation
import Testing

@Suite("Commands, end to end")
struct CommandTests {
    @Test func `the program copied alone to an empty folder works there`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: ProgramRun.program, toPath: folder("tidemark"))
        func run(_ arguments: String...) throws -> ProgramRun {
            try ProgramRun(arguments, in: folder.path, program: folder("tidemark"), environment: ["PATH": "/usr/bin:/bin"])
        }
        #expect(try run("init").exitCode == 0)
        #expect(try run("update", "--manifest", Repository.manifest).exitCode == 0)
        let table = try run("csv")
        #expect(table.exitCode == 0)
        #expect(table.output.split(separator: "\n").count > 20)
        #expect(try run("series", "list").output.contains("approval-rating"))
    }

    @Test func `outside a workspace it says how to make one`() throws {
        let folder = try TemporaryFolder()
        let run = try ProgramRun(["csv"], in: folder.path)
        #expect(run.exitCode == 66)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("tidemark init"))
    }

    @Test func `a workspace is found from a folder inside it`() throws {
        let workspace = try TestWorkspace()
        try workspace.folder.write("a/b/c.txt", "x")
        #expect(try ProgramRun(["log"], in: workspace.folder("a/b")).exitCode == 0)
    }

    @Test(arguments: [
        (["updat"], "did you mean update?"), (["csv", "aproval-rating"], "did you mean approval-rating?"),
        (["chart", "troop-deploymnt"], "did you mean troop-deployment?"), (["update", "x", "--published", "yesterday"], "is not a date"),
        (["why", "approval-rating", "x", "spring"], "is not a period"), (["update", "x", "--jobs", "0"], "--jobs 0"),
        (["csv", "--as-of", "9"], "no such vintage"),
    ])
    func `a mistake gets an answer and exit code 64`(arguments: [String], says: String) throws {
        let workspace = try TestWorkspace()
        let run = try ProgramRun(arguments, in: workspace.path)
        #expect(run.exitCode == 64)
        #expect(run.errors.contains(says), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func `the checks can be listed without a workspace`() throws {
        let folder = try TemporaryFolder()
        let run = try ProgramRun(["check", "--rules"], in: folder.path)
        #expect(run.exitCode == 0)
        #expect(run.output.contains("same-period: "))
    }

    @Test func `silence about a subject is explained`() throws {
        let workspace = try TestWorkspace()
        _ = try ProgramRun(["update", "--manifest", Repository.manifest], in: workspace.path)
        let run = try ProgramRun(["check", "--explain-silence", "approval-rating", "lee-jae-myung"], in: workspace.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output.contains("let pass: "), "\(run.output)")
        // Without a subject: where there is something to explain, each with a command that works as printed.
        let survey = try ProgramRun(["check", "--explain-silence"], in: workspace.path)
        #expect(survey.exitCode == 0, "\(survey.errors)")
        let commands = survey.output.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.first == "tidemark" }
        #expect(!commands.isEmpty, "\(survey.output)")
        for command in commands {
            let answer = try ProgramRun(command.dropFirst().map(String.init), in: workspace.path)
            #expect(answer.exitCode == 0 && answer.output.contains("let pass: "), "\(command) \(answer.errors)")
            #expect(answer.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(answer.output)")
        }
        let asTable = try ProgramRun(["check", "--explain-silence", "--format", "csv"], in: workspace.path)
        #expect(asTable.exitCode == 64 && asTable.errors.contains("text only"), "\(asTable.errors)")
    }

    @Test func `check says what has not been read, and nothing where it is to be quiet`() throws {
        let workspace = try TestWorkspace()
        #expect(try ProgramRun(["check"], in: workspace.path).output.hasPrefix("Nothing has been read yet"))
        _ = try ProgramRun(["update", "--manifest", Repository.manifest], in: workspace.path)
        let quiet = try ProgramRun(["check", "--quiet", "--fail-on", "contradiction"], in: workspace.path)
        #expect(quiet.exitCode == 1 && quiet.output.isEmpty && quiet.errors.isEmpty, "\(quiet.output) \(quiet.errors)")
    }

    @Test func `extract needs no workspace and streams standard input`() throws {
        let folder = try TemporaryFolder()
        let run = try ProgramRun(
            ["extract", "-"], in: folder.path, input: "{\"id\": \"r1\", \"text\": \"Exports rose 8 percent to $9.5 billion in 2024.\"}\n")
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output.contains("\"id\":\"r1\""))
        #expect(run.output.contains("9500000000"))
    }

    @Test func `extract gives the same bytes however many work on it`() throws {
        let folder = try TemporaryFolder()
        let one = try ProgramRun(["extract", "--jobs", "1", Repository.examples], in: folder.path)
        let four = try ProgramRun(["extract", "--jobs", "4", Repository.examples], in: folder.path)
        #expect(one.output == four.output)
        #expect(!one.output.isEmpty)
    }

    @Test func `explain shows the way from sentence to observation`() throws {
        let folder = try TemporaryFolder()
        let run = try ProgramRun(["explain", Repository.examples + "/d09-kyiv-count.txt"], in: folder.path)
        #expect(run.exitCode == 0)
        for part in ["published", "2025-05-07", "quantity", "1500", "troop-deployment PRK"] {
            #expect(run.output.contains(part), "\(part)")
        }
    }

    @Test func `a reader that goes away is no error`() throws {
        let workspace = try TestWorkspace()
        let shell = try ProgramRun(
            ["-c", "set -o pipefail; \"$0\" extract -q \"$1\" \"$1\" | head -1 > /dev/null", ProgramRun.program, Repository.examples],
            in: workspace.path, program: "/bin/bash")
        #expect(shell.exitCode == 0)
        #expect(shell.errors.isEmpty)
    }

    @Test func `a table goes into a file or a folder, or is refused clearly`() throws {
        let workspace = try TestWorkspace()
        _ = try workspace.output("update", "-q", "--manifest", Repository.manifest)
        _ = try workspace.output("csv", "troop-deployment", "-o", "troops.csv")
        #expect(try workspace.folder.read("troops.csv") == workspace.output("csv", "troop-deployment"))
        _ = try workspace.output("csv", "-o", "tables/")
        #expect(try workspace.folder.read("tables/troop-deployment.csv") == workspace.output("csv", "troop-deployment"))
        #expect(try workspace.run("csv", "-o", "no/such/folder/x.csv").exitCode == 73)
        #expect(try workspace.output("csv", "--excel", "-o", "x.csv").isEmpty)
        #expect(FileManager.default.contents(atPath: workspace.folder("x.csv"))?.prefix(4) == Data([0xEF, 0xBB, 0xBF, UInt8(ascii: "s")]))
    }
}
