import Foundation
import Model
import Testing

@testable import Pages

/// Files as the tools themselves write them, made from two pages of a paper that does not exist: trafilatura 2.3.1,
/// newspaper4k 0.9.6, news-please 1.6.16, Media Cloud's mediacloud-metadata 2.1.0 (the domain, which it looks up on the network,
/// put in by hand), Scrapy 2.19.0 (feed exports), warcio 1.8.1, feedgen 1.0.0, GNU Wget and Python 3.11 (`email`). The JSON Feed
/// (version 1.1) and the items of Zotero (interface, and CSL) are written by hand, field for field.
@Suite struct FixtureTests {
    /// What a file says of one of the two stories; `nil` where it says nothing.
    struct Story: Sendable {
        var title: String
        var published: String
        var origin: Article.Stamp.Origin
        var paragraphs: Int
        var modified: String?
        var captured: String?
        var publisher: String?
        var url: String?

        static func harbour(
            _ origin: Article.Stamp.Origin, modified: String? = nil, captured: String? = nil, publisher: String? = "Coast Courier",
            url: String? = "https://courier.example/2025/06/27/harbour.html", paragraphs: Int = 4
        ) -> Story {
            Story(
                title: "Harbour wall costs twice the plan", published: "2025-06-27", origin: origin, paragraphs: paragraphs,
                modified: modified, captured: captured, publisher: publisher, url: url)
        }

        static func ferry(
            _ origin: Article.Stamp.Origin, modified: String? = nil, captured: String? = nil, publisher: String? = "Coast Courier",
            url: String? = "https://courier.example/2025/06/27/ferry.html", paragraphs: Int = 3
        ) -> Story {
            Story(
                title: "Ferry fares rise for the third time", published: "2025-06-27", origin: origin, paragraphs: paragraphs,
                modified: modified, captured: captured, publisher: publisher, url: url)
        }
    }

    static let files: [(name: String, stories: [Story])] = [
        ("trafilatura.json", [.harbour(.record, captured: "2026-11-21")]),
        ("trafilatura.csv", [.harbour(.record, publisher: nil)]),
        ("newspaper4k.json", [.harbour(.record)]),
        ("news-please.json", [.harbour(.record, captured: "2025-06-29", publisher: "courier.example")]),
        (
            "mediacloud.jsonl", [.harbour(.record, publisher: "courier.example"), .ferry(.record, publisher: "courier.example")]
        ),
        ("jsonfeed.json", [.harbour(.record, modified: "2025-06-28"), .ferry(.record, modified: "2025-06-27")]),
        (
            "zotero-api.json",
            [
                .harbour(.record, captured: "2025-06-29"),
                .ferry(.record, captured: "2025-06-29"),
            ]
        ),
        ("zotero-csl.json", [.harbour(.record, captured: "2025-06-29"), .ferry(.record, captured: "2025-06-29")]),
        ("scrapy.json", [.harbour(.record, captured: "2025-06-29"), .ferry(.record, captured: "2025-06-29")]),
        ("scrapy.jsonl", [.harbour(.record, captured: "2025-06-29"), .ferry(.record, captured: "2025-06-29")]),
        (
            "scrapy.csv",
            [.harbour(.record, captured: "2025-06-29", paragraphs: 1), .ferry(.record, captured: "2025-06-29", paragraphs: 1)]
        ),
        (
            "warcio.warc.gz",
            [
                .harbour(.structuredData, modified: "2025-06-28", captured: "2025-06-29"),
                .ferry(.structuredData, modified: "2025-06-27", captured: "2025-06-29"),
            ]
        ),
        (
            "wget.warc.gz",
            [
                .harbour(
                    .structuredData, modified: "2025-06-28", captured: "2026-11-21", url: "http://127.0.0.1:8137/2025/06/27/harbour.html"),
                .ferry(.structuredData, modified: "2025-06-27", captured: "2026-11-21", url: "http://127.0.0.1:8137/2025/06/27/ferry.html"),
            ]
        ),
        ("feedgen-rss.xml", [.harbour(.record), .ferry(.record)]),
        ("feedgen-atom.xml", [.harbour(.record, modified: "2025-06-27"), .ferry(.record, modified: "2025-06-27")]),
        ("python-email.mhtml", [.ferry(.structuredData, modified: "2025-06-27", captured: "2025-06-29")]),
    ]

    private func read(_ name: String) throws -> PageContents {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
        return try Pages.read([UInt8](try Data(contentsOf: folder.appendingPathComponent(name))))
    }

    @Test(arguments: files.indices)
    func isReadWithItsMetadata(place: Int) throws {
        let (name, stories) = Self.files[place]
        let contents = try read(name)
        #expect(contents.warnings == [], "\(name)")
        #expect(contents.articles.map(\.title) == stories.map(\.title), "\(name)")
        for (article, story) in zip(contents.articles, stories) {
            #expect(article.published?.period.description == story.published, "\(name)")
            #expect(article.published?.origin == story.origin, "\(name)")
            #expect(article.modified?.period.description == story.modified, "\(name)")
            #expect(article.captured?.period.description == story.captured, "\(name)")
            #expect(article.publisher == story.publisher, "\(name)")
            #expect(article.url == story.url, "\(name)")
            #expect(article.language == "en", "\(name)")
            #expect(Pages.paragraphs(article).count == story.paragraphs, "\(name): \(Pages.blocks(article))")
        }
    }

    /// The text that a converter makes of a page keeps nothing but its address and the day of fetching.
    @Test func converted() throws {
        let articles = try read("warcio.wet.gz").articles
        #expect(articles.map(\.title) == ["Harbour wall costs twice the plan", "Ferry fares rise for the third time"])
        #expect(articles.map { $0.published?.period.description } == ["2025-06-27", "2025-06-27"])
        #expect(articles.map { $0.published?.origin } == [.url, .url])
        #expect(articles.map { $0.captured?.period.description } == ["2025-06-29", "2025-06-29"])
    }

    @Test func mail() throws {
        let article = try #require(try read("python-email.eml").articles.first)
        #expect(article.title == "Harbour wall costs twice the plan – “no way back”")
        #expect(article.publisher == "Coast Courier")
        #expect(article.published == Article.Stamp(.day(try #require(CalendarDate(iso: "2025-06-27"))), origin: .record))
        #expect(Pages.paragraphs(article).count == 4)
    }

    @Test func theSameStoryFromMostToolsIsOneArticle() throws {
        let names = ["trafilatura.csv", "newspaper4k.json", "scrapy.jsonl", "warcio.warc.gz", "feedgen-rss.xml", "feedgen-atom.xml"]
        let identities = try names.map { try #require(try read($0).articles.first).identity }
        #expect(Set(identities).count == 1, "\(zip(names, identities).map { "\($0) \($1)" })")
    }
}
