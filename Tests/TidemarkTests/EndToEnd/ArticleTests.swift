import Foundation
import Testing

@Suite("Articles, end to end")
struct ArticleTests {
    private static let story =
        "President Lee Jae Myung's approval rating stood at 64 percent in a Gallup Korea poll conducted June 24-26, the pollster said. "
        + "It spoke with 1,002 adults across the country, and the mood in the capital was better than in the south and the east."

    @Test func `dates, origins, voices and reasons are listed and shown`() throws {
        let workspace = try TestWorkspace()
        try workspace.folder.write(
            "a.html",
            "<!doctype html><html><head><title>New high | Star</title><meta property='article:published_time' content='2025-06-27'></head>"
                + "<body><article><h1>New high</h1><p>\(Self.story)</p></article></body></html>")
        try workspace.folder.write("b.txt", "Lee climbs again\n\nSEOUL, June 27 (AFP) -- \(Self.story)\n")
        try workspace.folder.write(
            "c.txt", "Brücke offen\n\nDie Brücke ist offen, und der Bürgermeister war mit allen da, die auf sie gewartet haben.\n")
        let update = try workspace.run("update", "--captured", "2025-06-28", "a.html", "b.txt", "c.txt")
        #expect(update.exitCode == 0, "\(update.errors)")
        #expect(update.output.contains("not in English, so no figures were taken from them: de 1"))
        let lines = try workspace.run("articles", "--format", "jsonl").output.split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        let first = try #require(lines.first { $0.contains("a.html") })
        for part in [
            "\"published\":\"2025-06-27\"", "\"precision\":\"day\"", "\"dated_by\":\"meta\"", "\"captured_by\":\"command-line\"",
            "\"voice_articles\":\"2\"", "near copy of 1 other article",
        ] { #expect(first.contains(part), "\(part): \(first)") }
        #expect(lines.contains { $0.contains("c.txt") && $0.contains("undated: ") && $0.contains("not in English (de)") })
        #expect(try workspace.run("articles", "--format", "csv").output.hasPrefix("article,title,publisher,"))
        #expect(try workspace.run("articles").output.contains("undated"))
        let shown = try workspace.run("show", "b.txt").output
        for part in [
            "Lee climbs again", "agency     AFP", "dated from its dateline", "one voice of 2 articles", "marks of the text agree",
            "64 percent",
        ] {
            #expect(shown.contains(part), "\(part): \(shown)")
        }
        #expect(try workspace.run("show", "nothing").exitCode == 64)
    }
}
