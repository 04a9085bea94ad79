import Foundation
import Testing

@Suite("Decisions, end to end")
struct DecisionTests {
    /// Two houses of news on one survey, of which the second has exchanged the digits.
    private static let stories = [
        (
            "one",
            "President Lee Jae-myung's approval rating was 63 percent in the Gallup Korea survey of Sept. 2-4, up from a week earlier.",
            "2025-09-05"
        ),
        (
            "two",
            "On Monday lawmakers return to Seoul. A survey by Gallup Korea on Sept. 2-4 put approval of President Lee Jae-myung at 36 percent.",
            "2025-09-08"
        ),
    ]

    private func disputed() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try readAll(workspace)
        return workspace
    }

    private func readAll(_ workspace: TestWorkspace) throws {
        for (name, text, date) in Self.stories { try read(workspace, name, text, date) }
    }

    private func read(_ workspace: TestWorkspace, _ name: String, _ text: String, _ date: String) throws {
        try workspace.folder.write("pages/\(name).txt", text + "\n")
        try workspace.output("update", "-q", "pages/\(name).txt", "--published", date, "--publisher", "House \(name)")
    }

    /// The id of the observation with this value.
    private func id(_ workspace: TestWorkspace, _ value: String) throws -> String {
        let lines = try workspace.output("observations", "--format", "jsonl").split(separator: "\n")
        let line = try #require(lines.first { $0.contains("\"value\":\"\(value)\"") })
        return String(line.dropFirst("{\"observation\":\"".count).prefix { $0 != "\"" })
    }

    /// Value and `contested` of every row.
    private func points(_ workspace: TestWorkspace, _ arguments: String...) throws -> [String] {
        let lines = try ProgramRun(["csv", "approval-rating"] + arguments, in: workspace.path).output.split(separator: "\n")
        let head = try #require(lines.first).split(separator: ",").map(String.init)
        let (value, contested) = (try #require(head.firstIndex(of: "value")), try #require(head.firstIndex(of: "contested")))
        return lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return "\(cells[value]) \(cells[contested])"
        }
    }

    /// Without line breaks.
    private func flat(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    private func findings(_ workspace: TestWorkspace) throws -> String { try workspace.output("check", "--format", "jsonl") }

    /// The words of a command as a shell takes it apart, quotation marks aside.
    private func words(_ command: String) -> [String] {
        var (words, word, quote): ([String], String, Character?) = ([], "", nil)
        for letter in command {
            if letter == quote {
                quote = nil
            } else if quote == nil, letter == "\"" || letter == "'" {
                quote = letter
            } else if quote == nil, letter == " " {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(letter)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    @Test func `the commands that a finding prints do what they say, once a reason is put in`() throws {
        let workspace = try disputed()
        let text = try workspace.output("check").split(separator: "\n").map(String.init)
        let printed = text.compactMap { line in line.firstRange(of: "tidemark ").map { words(String(line[$0.lowerBound...])) } }
        // What stands below is no finding's.
        let commands = printed.filter { $0.dropFirst().first != "check" }
        #expect(commands.map { $0.prefix(2).joined(separator: " ") } == ["tidemark why", "tidemark resolve", "tidemark resolve"])
        // The last one settles it otherwise.
        for command in commands.dropLast() {
            let given = command.map { $0 == "…" ? "The house's own table has it." : $0 }
            if given != command {
                let dots = try ProgramRun(Array(command.dropFirst()), in: workspace.path)
                #expect(dots.exitCode == 64 && dots.errors.contains("needs a reason"), "\(dots.errors)")
            }
            let run = try ProgramRun(Array(given.dropFirst()), in: workspace.path)
            #expect(run.exitCode == 0, "\(command) \(run.errors)")
        }
        #expect(try findings(workspace).isEmpty)
        let condition = try #require(text.first { $0.contains("settle  if ") })
        let takes = try #require(words(condition).first { $0.hasSuffix("%") }).dropLast()
        #expect(try points(workspace) == ["\(takes) false"])
    }

    @Test func `of two figures that an article exchanged both are left out by one command, which can be taken back`() throws {
        let workspace = try TestWorkspace()
        try read(
            workspace, "one",
            "In the Gallup Korea survey of Sept. 2-4, 63 percent approved and 28 percent disapproved of President Lee Jae-myung.",
            "2025-09-05")
        try read(
            workspace, "two",
            "In the Gallup Korea survey of Sept. 2-4, 28 percent approved and 63 percent disapproved of President Lee Jae-myung.",
            "2025-09-08")
        let text = flat(try workspace.output("check"))
        let start = try #require(text.firstRange(of: "settle if approve 63%, disapprove 28% are right: tidemark "))
        let end = try #require(text.firstRange(of: " if approve 28%, disapprove 63% are right:"))
        let command = words(String(text[start.upperBound..<end.lowerBound])).filter { $0 != "\\" }.map {
            $0 == "…" ? "It exchanged the two." : $0
        }
        #expect(command.count { $0 == "--reject" } == 2)
        let receipt = try workspace.output(command)
        #expect(try findings(workspace).isEmpty)
        #expect(try workspace.output("check").contains("2 findings settled") == false)
        #expect(try points(workspace) == ["63 false", "28 false"])
        // Both in one vintage, and settled once only.
        #expect(receipt.contains("2 decisions. Vintage 3"), "\(receipt)")
        let again = try ProgramRun(command, in: workspace.path)
        #expect(again.exitCode == 64)
        for line in flat(receipt).split(separator: ";") {
            let undo = words(String(line)).drop { $0 != "undo" }.map { $0 == "…" ? "It was right." : $0 }
            #expect(try ProgramRun(Array(undo), in: workspace.path).exitCode == 0)
        }
        #expect(try !findings(workspace).isEmpty)
    }

    @Test func `what is settled is said to be, by whom, and how to take it back`() throws {
        let workspace = try disputed()
        let finding = try #require(findings(workspace).split(separator: "\"").dropFirst(3).first.map(String.init))
        let asked = ["check", "--explain-silence", "approval-rating", "lee-jae-myung"]
        let open = try flat(ProgramRun(asked, in: workspace.path).output)
        #expect(open.contains("Figures that are held against each other") && open.contains("contradiction: tidemark check"), "\(open)")
        let receipt = try workspace.output("resolve", finding, "--both", "--because", "Two samples.", "--by", "desk")
        #expect(receipt.hasPrefix("Settled: all its figures stand.\n"), "\(receipt)")
        #expect(try flat(ProgramRun(asked, in: workspace.path).output).contains("settled by desk, "))
        #expect(try workspace.output("check").hasPrefix("Nothing disagrees.\n"))
        #expect(try workspace.output("check").contains("\n1 finding settled: tidemark decisions\n"))
        #expect(try flat(workspace.output("why", "approval-rating")).contains("settled by desk, "))
        let again = try workspace.run("resolve", finding, "--both", "--because", "Two samples.")
        #expect(again.exitCode == 64 && again.errors.contains("tidemark undo "), "\(again.errors)")
    }

    @Test func `only what is new is shown since a vintage, in every form`() throws {
        let workspace = try TestWorkspace()
        let (name, text, date) = Self.stories[0]
        try read(workspace, name, text, date)
        #expect(try findings(workspace).isEmpty)
        for (name, text, date) in Self.stories.dropFirst() { try read(workspace, name, text, date) }
        #expect(try workspace.output("check", "--since", "1", "--format", "jsonl") == findings(workspace))
        #expect(try workspace.output("check", "--since", "2", "--format", "jsonl").isEmpty)
        #expect(try workspace.run("check", "--since", "1", "--fail-on", "contradiction").exitCode == 1)
        #expect(try workspace.run("check", "--since", "2", "--fail-on", "contradiction").exitCode == 0)
        #expect(try workspace.run("check", "--since", "9").exitCode != 0)
        #expect(try workspace.output("check", "--since", "2001-01-01", "--format", "jsonl") == findings(workspace))
        let month = try workspace.run("check", "--since", "2025-10")
        #expect(month.exitCode != 0 && !month.errors.contains("--as-of 2025"), "\(month.errors)")
        let annotation = try workspace.output("check", "--since", "1", "--format", "github")
        #expect(annotation.hasPrefix("::error ") && annotation.contains("pages/"))
        #expect(annotation.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
        #expect(try !workspace.output("check", "--since", "2", "--format", "github").contains("::error"))
    }

    @Test func `a rejected observation counts no more, and counts again when that is undone`() throws {
        let workspace = try disputed()
        let before = try points(workspace)
        #expect(before == ["63 true"])
        let wrong = try id(workspace, "36")
        #expect(try workspace.run("reject", wrong).exitCode == 64)
        #expect(try workspace.run("reject", wrong, "--because", " ").exitCode == 64)
        #expect(try workspace.run("reject", "none", "--because", "Why not.").exitCode == 64)
        try workspace.output("reject", wrong, "--because", "Digits \"exchanged\": see the chart.", "--by", "desk", "--date", "2025-09-09")
        #expect(try points(workspace) == ["63 false"])
        #expect(try findings(workspace).isEmpty)
        #expect(try workspace.output("check").contains("1 finding settled: tidemark decisions\n"))
        let file = try workspace.folder.read("Series/approval-rating.decisions.yaml")
        #expect(file.contains("reject: \"\(wrong)\"") || file.contains("reject: \(wrong)"))
        #expect(file.contains("because: \"Digits \\\"exchanged\\\": see the chart.\""))
        #expect(file.contains("expect: \"36\""))
        // Reading again what is there changes nothing.
        try readAll(workspace)
        #expect(try workspace.output("log", "--format", "jsonl").split(separator: "\n").count == 3)
        let decision = try #require(try workspace.output("decisions").split(separator: " ").first)
        try workspace.output("undo", String(decision), "--because", "The chart is wrong.")
        #expect(try points(workspace) == before)
        #expect(try points(workspace, "--as-of", "3") == ["63 false"])
        #expect(try workspace.output("decisions") == "Nothing is decided.\n")
        #expect(try workspace.output("decisions", "--all").contains("The chart is wrong."))
        #expect(try workspace.output("verify").contains("all as written"))
    }

    @Test func `an accepted figure is taken and settles what it is part of`() throws {
        let workspace = try disputed()
        try workspace.output("accept", try id(workspace, "36"), "--because", "From the house itself.")
        #expect(try points(workspace) == ["36 false"])
        #expect(try findings(workspace).isEmpty)
        #expect(try flat(workspace.output("why", "approval-rating")).contains("From the house itself."))
    }

    @Test func `a later decision on a point takes the place of the earlier, which stays on record`() throws {
        let workspace = try disputed()
        let wrong = ["accept", try id(workspace, "36"), "--by", "desk", "--date", "2025-09-09"]
        try workspace.output(wrong + ["--because", "From the house itself."])
        let second = try workspace.output(
            "set", "approval-rating", "Lee Jae-myung", "2025-09-02/2025-09-04", "62.5", "--because", "By telephone.")
        #expect(second.contains("in place of"))
        #expect(try points(workspace) == ["62.5 false"])
        // The finding that the first one settled stays settled, and nothing has lapsed.
        #expect(try findings(workspace).isEmpty)
        let inForce = try workspace.output("decisions", "--format", "csv")
        #expect(inForce.contains("By telephone.") && !inForce.contains("From the house itself."))
        #expect(try workspace.output("decisions", "--all").contains("replaced by the decision"))
        #expect(!(try workspace.folder.read("Series/approval-rating.decisions.yaml").contains("From the house itself.")))
        // Said again, a decision that is in force makes no vintage.
        let accepted = try workspace.output(wrong + ["--because", "Once more."])
        #expect(accepted.contains("Vintage 5"))
        #expect(try workspace.output(wrong + ["--because", "Once more."]).contains("decided already"))
    }

    @Test func `a value that was set stands when what it was set against goes, and that is told`() throws {
        let workspace = try disputed()
        try workspace.output("set", "approval-rating", "Lee Jae-myung", "2025-09-02/2025-09-04", "62.5", "--because", "By telephone.")
        #expect(try points(workspace) == ["62.5 false"])
        #expect(try flat(workspace.output("why", "approval-rating")).contains("By telephone."))
        // What it was set against goes, so the value without it is another one.
        try workspace.output("reject", try id(workspace, "63"), "--because", "Withdrawn by the house.")
        #expect(try points(workspace) == ["62.5 false"])
        #expect(try findings(workspace).contains("overtaken-decision"))
        let text = flat(try workspace.output("check"))
        #expect(text.contains("The articles say 36 percent now") && text.contains("when they said 63 percent"), "\(text)")
        let finding = try #require(findings(workspace).split(separator: "\"").dropFirst(3).first.map(String.init))
        #expect(try workspace.run("resolve", finding, "--both", "--because", "Why not.").errors.contains("tidemark undo "))
        // The command that keeps it, as it stands there.
        let start = try #require(text.firstRange(of: "if 62.5% stands: tidemark ")).upperBound
        let end = try #require(text.firstRange(of: " if what the articles say is right: tidemark undo ")).lowerBound
        try workspace.output(words(String(text[start..<end])).filter { $0 != "\\" }.map { $0 == "…" ? "Still so." : $0 })
        #expect(try findings(workspace).isEmpty)
        #expect(try points(workspace) == ["62.5 false"])
    }

    @Test func `a preferred publisher is taken where it speaks`() throws {
        let workspace = try disputed()
        #expect(try workspace.run("prefer", "House tow", "approval-rating", "--because", "It asked.").errors.contains("House two"))
        let run = try workspace.run("prefer", "House two", "approval-rating", "lee-jae-mung", "2025-09", "--because", "It asked.")
        #expect(run.exitCode == 64 && run.errors.contains("did you mean lee-jae-myung?"), "\(run.errors)")
        try workspace.output("prefer", "House two", "approval-rating", "--because", "It asked.")
        #expect(try points(workspace) == ["36 true"])
    }

    @Test func `subjects that are one are shown as one`() throws {
        let workspace = try disputed()
        try read(workspace, "fr", "Emmanuel Macron's approval rating was 22 percent in an Ifop poll in September 2025.", "2025-09-20")
        #expect(try points(workspace).count == 2)
        try workspace.output("merge-subject", "approval-rating", "emmanuel-macron", "lee-jae-myung", "--because", "A test.")
        #expect(!(try workspace.output("csv", "approval-rating").contains("macron")))
    }

    @Test func `what is edited by hand comes into force with the next update`() throws {
        let workspace = try disputed()
        let wrong = try id(workspace, "36")
        let text = "decisions:\n  - reject: \"\(wrong)\"\n    because: Digits exchanged\n    by: desk\n    date: 2025-09-09\n"
        try workspace.folder.write("Series/approval-rating.decisions.yaml", text)
        try readAll(workspace)
        #expect(try points(workspace) == ["63 false"])
        try workspace.folder.write("Series/approval-rating.decisions.yaml", "decisions: []\n")
        try readAll(workspace)
        #expect(try points(workspace) == ["63 true"])
        // A file that is wrong is named by its place, and leaves what is in force.
        try workspace.folder.write("Series/approval-rating.decisions.yaml", text.replacing("because", with: "becuase"))
        let run = try workspace.run("update", "-q", "pages/one.txt", "--published", "2025-09-05", "--publisher", "House one")
        #expect(run.exitCode == 78)
        #expect(run.errors.contains("approval-rating.decisions.yaml:3:5"), "\(run.errors)")
        #expect(run.errors.contains("did you mean because?"))
    }
}
