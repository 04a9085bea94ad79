import Foundation
import Testing

/// What becomes of decisions when further articles come.
@Suite("Decisions that stand, end to end")
struct StandingDecisionTests {
    private static let survey = "in the Gallup Korea survey of Sept. 2-4"

    /// Of two houses on one survey the second has exchanged the digits.
    private func disputed() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try tell(workspace, "one", "President Lee Jae-myung's approval rating was 63 percent \(Self.survey), up from a week earlier.", "05")
        try tell(workspace, "two", "Lawmakers are back. Approval of President Lee Jae-myung was 36 percent \(Self.survey).", "08")
        return workspace
    }

    @discardableResult private func tell(
        _ workspace: TestWorkspace, _ name: String, _ text: String, _ day: String
    ) throws -> String {
        try workspace.folder.write("pages/\(name).txt", text + "\n")
        return try workspace.output("update", "pages/\(name).txt", "--published", "2025-09-\(day)", "--publisher", "House \(name)")
    }

    /// A third house, with a figure of its own for the survey.
    private func third(_ workspace: TestWorkspace, _ value: String) throws {
        try tell(workspace, "three", "Harvests begin. \(value) percent approved of President Lee Jae-myung \(Self.survey).", "10")
    }

    /// Fields of the findings of a severity and a rule, as JSON has them.
    private struct Found: Decodable {
        var finding: String
        var severity: String
        var rule: String
        var values: [String]
        var observations: [String]
        var explanation: String
    }

    private func findings(_ workspace: TestWorkspace) throws -> [Found] {
        try workspace.output("check", "--format", "jsonl").split(separator: "\n").map {
            try JSONDecoder().decode(Found.self, from: Data($0.utf8))
        }
    }

    private func cells(_ workspace: TestWorkspace, _ columns: String..., asOf: String = "latest") throws -> [String] {
        let lines = try workspace.output("csv", "approval-rating", "--as-of", asOf).split(separator: "\n")
        let head = try #require(lines.first).split(separator: ",").map(String.init)
        return try lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return try columns.map { String(cells[try #require(head.firstIndex(of: $0))]) }.joined(separator: " ")
        }
    }

    private func flat(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The observation with this value.
    private func id(_ workspace: TestWorkspace, _ value: String) throws -> String {
        let lines = try workspace.output("observations", "--format", "jsonl").split(separator: "\n")
        let line = try #require(lines.first { $0.contains("\"value\":\"\(value)\"") })
        return String(line.dropFirst("{\"observation\":\"".count).prefix { $0 != "\"" })
    }

    /// Takes one figure of the only finding.
    @discardableResult private func take(_ workspace: TestWorkspace, _ value: String) throws -> String {
        let finding = try #require(findings(workspace).first)
        return try workspace.output(
            "resolve", finding.finding, "--prefer", try id(workspace, value), "--because", "The house's table has it.", "--by", "desk",
            "--date", "2025-09-09")
    }

    @Test(arguments: ["63", "36"]) func `whoever repeats a figure that was decided about overturns nothing`(_ taken: String) throws {
        let workspace = try disputed()
        try take(workspace, taken)
        #expect(try cells(workspace, "value", "low", "high", "contested", "voices") == ["\(taken) \(taken) \(taken) false 1"])
        for value in ["36", "63"] {
            try third(workspace, value)
            #expect(try findings(workspace).isEmpty)
            #expect(try cells(workspace, "value", "low", "high", "contested") == ["\(taken) \(taken) \(taken) false"])
        }
        #expect(try workspace.output("check").contains("1 finding settled: tidemark decisions\n"))
        #expect(try !workspace.output("decisions").contains("holds no more"))
        #expect(try flat(workspace.output("why", "approval-rating")).contains("decided against by desk, 2025-09-09 (decision "))
        #expect(try cells(workspace, "value", asOf: "2") == ["63"])
    }

    @Test func `a figure that nobody had told comes up, and the decided one stands until it is decided anew`() throws {
        let workspace = try disputed()
        try take(workspace, "36")
        try third(workspace, "46")
        #expect(try cells(workspace, "value", "contested") == ["36 true"])
        let found = try findings(workspace)
        #expect(found.contains { $0.explanation.contains("By the decision ") && $0.explanation.contains("46 percent") }, "\(found)")
        #expect(found.allSatisfy { $0.rule != "lapsed-decision" })
        let anew = try #require(found.first)
        try workspace.output("resolve", anew.finding, "--prefer", try id(workspace, "46"), "--because", "A newer table.")
        #expect(try cells(workspace, "value", "low", "high", "contested") == ["46 46 46 false"])
        #expect(try findings(workspace).isEmpty)
        #expect(try cells(workspace, "value", asOf: "3") == ["36"])
    }

    @Test func `a decision kept as it was written before still stands`() throws {
        let workspace = try disputed()
        try take(workspace, "36")
        let path = "Series/approval-rating.decisions.yaml"
        let text = try workspace.folder.read(path)
        #expect(text.contains("expect: \"36 over 63\""), "\(text)")
        let lines = text.replacing("36 over 63", with: "63").split(separator: "\n").filter { !$0.contains(" id: ") }
        try workspace.folder.write(path, lines.joined(separator: "\n") + "\n")
        try third(workspace, "36")
        #expect(try cells(workspace, "value", "low", "high", "contested") == ["36 36 36 false"])
        #expect(try findings(workspace).isEmpty)
    }

    @Test func `a decision lapses when its article is corrected, and what is left to do is shown and works`() throws {
        let workspace = try TestWorkspace()
        func page(_ value: String, _ captured: String, _ note: String = "") throws {
            let text =
                "<html><head><title>Lee holds on</title><link rel=\"canonical\" href=\"https://one.example/lee\"></head><body><article>"
                + "<h1>Lee holds on</h1><p>President Lee Jae-myung's approval rating was \(value) percent \(Self.survey).\(note)</p>"
                + "</article></body></html>"
            try workspace.folder.write("pages/\(captured).html", text)
            try workspace.output(
                "update", "-q", "pages/\(captured).html", "--published", "2025-09-05", "--captured", captured, "--publisher", "House one")
        }
        try page("63", "2025-09-05")
        try tell(workspace, "two", "Lawmakers are back. Approval of President Lee Jae-myung was 36 percent \(Self.survey).", "08")
        try take(workspace, "63")
        try page("61", "2025-09-12", " Correction: an earlier version gave another figure.")
        let lapsed = try #require(findings(workspace).first { $0.rule == "lapsed-decision" })
        #expect(lapsed.explanation.contains("its article says 61 percent now"), "\(lapsed.explanation)")
        let decision = try #require(try workspace.output("decisions").split(separator: " ").first.map(String.init))
        for way in ["--both", "--revision"] {
            let run = try workspace.run("resolve", lapsed.finding, way, "--because", "All stand.")
            #expect(run.exitCode == 64 && run.errors.contains("tidemark undo \(decision)"), "\(run.errors)")
        }
        let shown = flat(try workspace.output("check"))
        #expect(shown.contains("tidemark undo \(decision) --because"), "\(shown)")
        #expect(shown.contains("tidemark accept "), "\(shown)")
        try workspace.output("undo", decision, "--because", "It was corrected.")
        #expect(try findings(workspace).allSatisfy { $0.rule != "lapsed-decision" })
    }

    @Test func `figures that stand beside each other both show`() throws {
        let workspace = try disputed()
        let finding = try #require(findings(workspace).first)
        try workspace.output("resolve", finding.finding, "--both", "--because", "Two samples.", "--by", "desk", "--date", "2025-09-09")
        #expect(try cells(workspace, "value", "low", "high", "contested", "voices") == ["63 36 63 false 2"])
        #expect(try flat(workspace.output("why", "approval-rating")).contains("stands beside it by decision of desk, 2025-09-09"))
        try third(workspace, "36")
        #expect(try findings(workspace).isEmpty)
    }

    @Test func `of a decision about a finding that is gone it is shown how to take it back`() throws {
        let workspace = try disputed()
        let finding = try #require(findings(workspace).first)
        try workspace.output("resolve", finding.finding, "--both", "--because", "Two samples.")
        try workspace.output("reject", try id(workspace, "36"), "--because", "Withdrawn by the house.")
        let decision = try #require(
            workspace.output("decisions").split(separator: "\n").first { $0.contains("stand beside each other") }?.split(separator: " ")
                .first)
        let text = flat(try workspace.output("check"))
        #expect(text.contains("settle if it is not needed any more: tidemark undo \(decision) --because"), "\(text)")
        try workspace.output("undo", String(decision), "--because", "One was withdrawn.")
        #expect(try findings(workspace).isEmpty)
    }

    @Test func `what leaves a finding open is refused, with what would settle it`() throws {
        let workspace = try disputed()
        try third(workspace, "36")
        let finding = try #require(findings(workspace).first)
        let wrong = try workspace.output("observations", "--format", "jsonl").split(separator: "\n").filter { $0.contains("\"36\"") }
            .map { String($0.dropFirst("{\"observation\":\"".count).prefix { $0 != "\"" }) }
        #expect(wrong.count == 2)
        let run = try workspace.run("resolve", finding.finding, "--reject", wrong[0], "--because", "Exchanged digits.")
        #expect(run.exitCode == 64 && run.errors.contains("would be open still") && run.errors.contains(wrong[1]), "\(run.errors)")
        #expect(try workspace.output("decisions") == "Nothing is decided.\n")
        try workspace.output(
            "resolve", finding.finding, "--reject", wrong[0], "--reject", wrong[1], "--because", "Exchanged digits.")
        #expect(try workspace.output("check").hasPrefix("Nothing disagrees.\n1 finding settled: tidemark decisions\n"))
    }

    @Test func `a figure that was left out is not chosen because another house repeats it`() throws {
        let workspace = try TestWorkspace()
        for (name, amount, day) in [("one", "61.2 trillion", "05"), ("two", "61.2 billion", "08")] {
            try tell(workspace, name, "South Korea budgeted \(amount) won for defense in 2025.", day)
        }
        let finding = try #require(findings(workspace).first)
        let wrong = try id(workspace, "61200000000")
        try workspace.output("resolve", finding.finding, "--reject", wrong, "--because", "A slip.")
        func value() throws -> String {
            let lines = try workspace.output("csv", "defense-spending").split(separator: "\n")
            return try #require(lines.last).split(separator: ",", omittingEmptySubsequences: false)[6...].prefix(1).joined()
        }
        let before = try value()
        try tell(workspace, "three", "Budgets matter. In 2025 South Korea budgeted 61.2 billion won for defense.", "10")
        #expect(try value() == before)
        #expect(try findings(workspace).contains { $0.finding == finding.finding && $0.explanation.contains("left out") })
        #expect(try flat(workspace.output("why", "defense-spending")).contains("without the figure that the decision"))
    }

    @Test func `decisions are told as they were made, with how to take them back`() throws {
        let workspace = try disputed()
        try take(workspace, "36")
        let text = try workspace.output("decisions")
        let id = try #require(text.split(separator: " ").first)
        let finding = try #require(workspace.output("decisions", "--format", "csv").split(separator: "\n").last)
        #expect(finding.contains("36 over 63"))
        #expect(text.contains("took 36% over 63 (finding "), "\(text)")
        #expect(text.contains("\n  tidemark undo \(id) --because \"…\"\n"), "\(text)")
        #expect(try workspace.output("undo", String(id), "--because", "It was wrong.").contains("(took 36% over 63"))
    }
}
