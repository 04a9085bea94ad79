import Model
import Pages

/// What fuzzing asks of the readers of pages; the tests ask it again of what was found.
enum PageFuzzing {
    /// What stands before the fuzzer's bytes, which leads them to one reader.
    static let openings: [String: [UInt8]] = [
        "plain": [],
        "html": Array("<html>".utf8),
        "json": Array("[{\"text\":".utf8),
        "json-lines": Array("{\"id\":\"1\",\"text\":\"The bridge is open.\"}\n".utf8),
        "csv": Array("title,text,published\n".utf8),
        "feed": Array("<rss><channel>".utf8),
        "markdown": Array("---\ntitle: The bridge\n".utf8),
        "mail": Array("From: Town Star\r\nMIME-Version: 1.0\r\n".utf8),
        "warc": Array("WARC/1.0\r\n".utf8),
        "gzip": [0x1F, 0x8B, 8],
    ]

    /// What is wrong with the reading of some bytes: whatever they are, articles lie inside their text, blocks inside their
    /// articles, cells inside the text, and the text is UTF-8. `nil` where nothing is.
    static func fault(in bytes: [UInt8], pages: PageReader) -> String? {
        let hints = ScrapeHints(path: "fuzz", captured: CalendarDate(iso: "2025-06-27"))
        guard let contents = try? pages.read(bytes, hints: hints) else { return nil }
        for article in contents.articles {
            if article.range.end > article.text.count { return "an article lies outside its text" }
            if article.identity.utf8.count != 32 { return "an article has no identity" }
            if String(validating: article.text, as: UTF8.self) == nil { return "the text is not UTF-8" }
            for block in article.blocks where block.range.start < article.range.start || block.range.end > article.range.end {
                return "a block lies outside its article"
            }
            for cell in article.tables.flatMap({ $0.rows.flatMap(\.self) }) where cell.end > article.text.count {
                return "a cell lies outside the text"
            }
        }
        return nil
    }
}
