import Foundation
import Testing

/// A figure that changes under one address is seen by `check`: as a correction where the page says so, else as a silent change.
@Suite("Versions of a page, end to end")
struct PageVersionEndToEndTests {
    private func page(_ figure: Int, note: String = "") -> String {
        """
        <!doctype html><html><head><title>Lee at new high</title><link rel="canonical" href="https://star.example/2025/06/27/lee">
        <meta property="article:published_time" content="2025-06-27T09:00:00Z"></head><body><article><h1>Lee at new high</h1>
        <p>President Lee Jae Myung's approval rating stood at \(figure) percent in a Gallup Korea poll conducted June 24-26.</p>
        <p>The pollster spoke with 1,002 adults across the country, and the mood in the capital was better than in the south.</p>
        \(note)</article></body></html>
        """
    }

    @Test(arguments: [
        ("", "silent-change", "nothing on it says that it was changed"),
        (
            "<p class=\"correction\">Correction: an earlier version of this article gave a wrong figure.</p>", "correction",
            "carries a note of correction"
        ),
    ])
    func `a changed figure`(note: String, rule: String, says: String) throws {
        for isOneFile in [true, false] {
            let workspace = try TestWorkspace()
            try workspace.folder.write("a.html", page(64))
            #expect(try workspace.run("update", "--captured", "2025-06-27", "a.html").exitCode == 0)
            let second = isOneFile ? "a.html" : "b.html"
            try workspace.folder.write(second, page(46, note: note))
            #expect(try workspace.run("update", "--captured", "2025-06-29", second).exitCode == 0)
            let found = try workspace.run("check", "--format", "jsonl").output
            #expect(found.split(separator: "\n").count == 1, "\(found)")
            #expect(found.contains("\"rule\":\"\(rule)\""))
            #expect(found.contains("\"values\":[\"46\",\"64\"]"))
            let text = try workspace.run("check").output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                .joined(separator: " ")
            #expect(text.contains(says), "\(text)")
            #expect(try workspace.run("csv", "approval-rating").output.contains(",46,46,46,"))
        }
    }
}
