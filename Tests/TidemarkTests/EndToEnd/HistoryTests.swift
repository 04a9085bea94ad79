import Foundation
import Testing

@Suite("What changed, end to end")
struct HistoryTests {
    private func page(_ figure: Int, house: String = "star", note: String = "", lead: String = "") -> String {
        """
        <!doctype html><html><head><title>Lee at \(house)</title><link rel="canonical" href="https://\(house).example/lee">
        <meta property="article:published_time" content="2025-06-27T09:00:00Z"></head><body><article><h1>Lee at \(house)</h1>
        <p>\(lead)President Lee Jae Myung's approval rating stood at \(figure) percent in a Gallup Korea poll conducted June 24-26.</p>
        <p>The \(house) spoke with \(house.utf8.count) people in the streets of the \(house) quarter about it, none of whom knew.</p>
        \(note)</article></body></html>
        """
    }

    private func file(_ workspace: TestWorkspace, _ name: String, _ html: String, captured: String) throws {
        try workspace.folder.write(name, html)
        try workspace.output("update", "-q", "--captured", captured, name)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `each kind of change has its own name, in text and in JSON`() throws {
        let workspace = try TestWorkspace()
        try file(workspace, "a.html", page(64), captured: "2025-06-27")
        #expect(try workspace.output("diff").contains("1 added"))
        #expect(try workspace.output("diff", "0", "1").contains("1 added"))
        let note = "<p class=\"correction\">Correction: an earlier version of this article gave a wrong figure.</p>"
        try file(workspace, "b.html", page(46, note: note), captured: "2025-06-29")
        #expect(try workspace.output("diff").contains("1 corrected"))
        try file(workspace, "c.html", page(47), captured: "2025-06-30")
        #expect(try workspace.output("diff").contains("1 changed in silence"))
        let id = try #require(
            try workspace.output("observations").split(separator: "\n").first { $0.contains("47 percent") }?.split(separator: " ").last)
        try workspace.output("accept", String(id), "--because", "Asked the house.")
        try workspace.output("set", "approval-rating", "lee-jae-myung", "2025-06-24/2025-06-26", "46.5", "--because", "In its table.")
        #expect(try workspace.output("diff").contains("1 decided"))
        let json = try object(workspace.output("diff", "1", "2", "--format", "json"))
        #expect((json["added"] as? [Any])?.isEmpty == true)
        #expect((json["removed"] as? [Any])?.isEmpty == true)
        let change = try #require((json["changed"] as? [[String: Any]])?.first)
        #expect(change["kind"] as? String == "corrected")
        #expect((change["changes"] as? [String: [String]])?["value"] == ["64", "46"])
        #expect(change["difference"] as? String == "-18")
        #expect(change["evidence"] as? String != nil)
        let history = try workspace.output("history", "approval-rating", "lee-jae-myung", "--format", "jsonl").split(separator: "\n")
        let kinds = try history.map { try #require(object(String($0))["kind"] as? String) }
        #expect(
            kinds == ["added", "corrected", "changed-silently", "decided", "decided"]
                || kinds == ["added", "corrected", "changed-silently", "decided"])
        #expect(try workspace.output("history", "approval-rating", "Lee Jae-myung", "2025-06").contains("In its table."))
        #expect(try workspace.run("diff", "9").exitCode == 64)
    }

    @Test func `another source's figure is a revision, and says whether it is contested`() throws {
        let workspace = try TestWorkspace()
        let text = "President Lee Jae-myung's approval rating stood at 61 percent in July 2025, Realmeter said."
        try workspace.folder.write("a.txt", text)
        try workspace.output("update", "-q", "a.txt", "--published", "2025-07-25", "--publisher", "A")
        try workspace.folder.write(
            "b.txt", "Later in the week Realmeter put approval of President Lee Jae-myung at 58 percent for July 2025.")
        try workspace.output("update", "-q", "b.txt", "--published", "2025-08-02", "--publisher", "B")
        let difference = try workspace.output("diff")
        #expect(difference.contains("1 revised"), "\(difference)")
        #expect(difference.contains("61% → 58% (−3)"), "\(difference)")
    }

    @Test func `a table that comes back from a spreadsheet is shown, then decided`() throws {
        let workspace = try TestWorkspace()
        _ = try ProgramRun(["update", "-q", "--manifest", Repository.manifest], in: workspace.path)
        try workspace.output("csv", "--observations", "-o", "all.csv")
        #expect(try workspace.output("propose", "all.csv").contains("says what is on file"))
        var lines = try workspace.folder.read("all.csv").split(separator: "\n").map(String.init)
        let value = try #require(lines[0].split(separator: ",").firstIndex(of: "value"))
        let plain = lines.indices.dropFirst().filter { !lines[$0].contains("\"") }
        func edit(_ line: Int, _ text: String) {
            var cells = lines[line].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            cells[value] = text
            lines[line] = cells.joined(separator: ",")
        }
        edit(plain[0], "")
        edit(plain[1], "12.5")
        lines.remove(at: plain[3])
        // As a spreadsheet may write it: byte-order mark, CRLF.
        try workspace.folder.write("edited.csv", "\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n")
        let shown = try workspace.output("propose", "edited.csv")
        #expect(shown.contains("→ (empty)"))
        #expect(shown.contains("→ 12.5"))
        #expect(shown.contains("1 row left out"))
        #expect(try workspace.output("decisions") == "Nothing is decided.\n")
        try workspace.output("propose", "edited.csv", "--because", "Checked by hand.")
        let decided = try workspace.output("decisions", "--format", "jsonl")
        #expect(decided.contains("\"act\":\"reject\""))
        #expect(decided.contains("\"argument\":\"12.5\""))
        #expect(try workspace.output("log", "--format", "jsonl").split(separator: "\n").count == 2)
        try workspace.folder.write("double.csv", lines.joined(separator: "\n") + "\n" + lines[2] + "\n")
        let double = try workspace.run("propose", "double.csv")
        #expect(double.exitCode == 65)
        #expect(double.errors.contains("stands in line 3 too"), "\(double.errors)")
    }

    @Test func `a store made anew from scrapes and decisions shows the same`() throws {
        let workspace = try TestWorkspace()
        for (name, text, date) in StoreTests.stories {
            try workspace.folder.write("pages/" + name, text + "\n")
            try workspace.output("update", "-q", "pages/" + name, "--published", date, "--publisher", "House of \(name)")
        }
        try workspace.output("prefer", "House of kim.txt", "approval-rating", "--because", "It is near.")
        let run = try workspace.run("rebuild", "anew.sqlite")
        #expect(run.exitCode == 0, "\(run.output) \(run.errors)")
        #expect(run.output.contains("It shows what"))
        #expect(try workspace.run("rebuild", "anew.sqlite").exitCode == 73)
        // What is gone is missed, by name.
        try FileManager.default.removeItem(atPath: workspace.folder("pages/lee.txt"))
        let less = try workspace.run("rebuild", "less.sqlite")
        #expect(less.exitCode == 66)
        #expect(less.errors.contains("pages/lee.txt"))
        #expect(less.output.contains("It differs"))
    }

    @Test func `a merge brings decisions into the files, and shows both sides where they conflict`() throws {
        func desk(_ value: String) throws -> TestWorkspace {
            let workspace = try TestWorkspace()
            let (name, text, date) = StoreTests.stories[1]
            try workspace.folder.write("pages/" + name, text + "\n")
            try workspace.output("update", "-q", "pages/" + name, "--published", date)
            try workspace.output(
                "set", "approval-rating", "lee-jae-myung", "2025-07", value, "--because", "Desk \(value).", "--by", "desk \(value)")
            return workspace
        }
        let (ours, theirs, plain) = (try desk("60"), try desk("62"), try TestWorkspace())
        let conflict = try ours.run("merge", theirs.path)
        #expect(conflict.exitCode == 65)
        for part in ["without a decision 61", "set 60", "desk 60", "set 62", "Desk 62.", "--decisions ours"] {
            #expect(conflict.errors.contains(part), "\(conflict.errors)")
        }
        #expect(try ours.folder.read("Series/approval-rating.decisions.yaml").contains("set: \"60\""))
        try ours.output("merge", theirs.path, "--decisions", "theirs")
        let file = try ours.folder.read("Series/approval-rating.decisions.yaml")
        #expect(file.contains("set: \"62\"") && !file.contains("set: \"60\""))
        try plain.output("merge", ours.path)
        #expect(try plain.folder.read("Series/approval-rating.decisions.yaml").contains("set: \"62\""))
        #expect(try plain.output("csv", "approval-rating").contains(",62,"))
    }
}
