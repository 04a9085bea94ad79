import Model
import Testing

@testable import Pages

@Suite struct JSONRecordTests {
    static let text = "The bridge is open to all traffic again, the mayor told some 300 marchers."

    @Test(arguments: [
        #"{"id":"a","url":"https://x.example/1","title":"Bridge opens","published":"2025-06-27","publisher":"Town Star","text":"TEXT"}"#,
        #"{"url":"https://x.example/1","title":"Bridge opens","date":"2025-06-27","sitename":"Town Star","hostname":"x.example","text":"TEXT","raw_text":"none"}"#,
        #"{"url":"https://x.example/1","title":"Bridge opens","date_publish":"2025-06-27 08:00:00","date_modify":"None","source_domain":"Town Star","maintext":"TEXT"}"#,
        #"{"url":"https://x.example/1","title":"Bridge opens","publish_date":"2025-06-27T00:00:00","meta_site_name":"Town Star","text":"TEXT"}"#,
        #"{"canonical_url":"https://x.example/1","article_title":"Bridge opens","publication_date":"2025-06-27","media_name":"Town Star","text_content":"TEXT"}"#,
        #"[{"link":"https://x.example/1","headline":["Bridge opens"],"pubDate":"Fri, 27 Jun 2025 08:00:00 GMT","source":{"name":"Town Star"},"body":["TEXT"]}]"#,
        #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"9","url":"https://x.example/1","title":"Bridge opens","date_published":"2025-06-27T08:00:00Z","publisher":"Town Star","content_html":"<p>TEXT</p>"}]}"#,
        #"{"url":"https://x.example/1","title":"Bridge opens","timestamp":1751011200,"publisher":"Town Star","html":"<p>TEXT</p>"}"#,
    ])
    func fieldNames(record: String) throws {
        let article = try #require(try Pages.read(record.replacing("TEXT", with: Self.text)).articles.first)
        #expect(article.title == "Bridge opens")
        #expect(article.url == "https://x.example/1")
        #expect(article.publisher == "Town Star")
        #expect(article.published == Article.Stamp(.day(try #require(CalendarDate(iso: "2025-06-27"))), origin: .record))
        #expect(Pages.paragraphs(article) == [Self.text])
    }

    @Test func theTextIsTheFieldItself() throws {
        let article = try #require(
            try Pages.read(#"{"id":"a","title":"Bridge","text":"Caf\u00e9 one.\n\nTwo \"x\" \ud83d\ude00\ud800."}"#).articles.first)
        #expect(article.text == Array("Café one.\n\nTwo \"x\" 😀\u{FFFD}.".utf8))
        #expect(article.scrape == "a")
    }

    @Test func aBadLineIsAWarningAndTheRestGoesOn() throws {
        let good = #"{"title":"Bridge","text":"\#(Self.text)"}"#
        let contents = try Pages.read([good, "{\"title\": \"broken", "", "[1]", #"{"title":"nothing"}"#, good].joined(separator: "\n"))
        #expect(contents.articles.map(\.path) == ["page#1", "page#6"])
        #expect(contents.warnings.map(\.line) == [2, 4, 5])
    }

    @Test(arguments: [
        (#"{"title":"Bridge","text":" \n\n"}"#, "its text is empty"), (#"{"title":"Bridge","body":"","html":""}"#, "its text is empty"),
        (#"{"title":"Bridge"}"#, "has neither “text” nor “html”"), (#"{"title":"Bridge","text":null}"#, "has neither “text” nor “html”"),
    ])
    func aRecordWithoutAStorySaysWhatIsMissing(_ record: String, _ message: String) throws {
        #expect(try Pages.read(record + "\n").warnings.map(\.message) == [message])
    }

    @Test func chunksMayEndAnywhere() {
        let good = #"{"title":"Bridge","text":"\#(Self.text) é"}"#
        let file = Array((good + "\r\n" + good + "\n" + good).utf8)
        for size in [1, 7, 64, file.count] {
            var reader = JSONLinesReader(Pages.reader, hints: ScrapeHints(path: "f"))
            var articles: [Article] = []
            for start in stride(from: 0, to: file.count, by: size) {
                articles += reader.read(Array(file[start..<min(start + size, file.count)])).flatMap(\.articles)
            }
            articles += reader.finish().flatMap(\.articles)
            #expect(articles.map(\.path) == ["f#1", "f#2", "f#3"])
        }
    }

    @Test func aRecordBeyondTheLimitIsSkipped() {
        var reader = JSONLinesReader(Pages.reader, hints: ScrapeHints(path: "f"), recordLimit: 100)
        let contents = reader.read(Array((String(repeating: "x", count: 500) + "\n{\"text\":\"It is short.\"}\n").utf8)) + reader.finish()
        #expect(contents.flatMap(\.warnings).map(\.line) == [1])
        #expect(contents.flatMap(\.articles).count == 1)
    }

    @Test(arguments: [
        "{\"a\":", "[1,2", "{\"a\" 1}", "[1 2]", "\"\\x\"", "\"open", "tru", "{\"a\":1}}", "-", String(repeating: "[", count: 100_000),
    ])
    func malformed(text: String) {
        #expect(throws: JSONError.self) { try JSONParser.parse(Array(text.utf8)) }
    }
}
