import Model
import Testing

@testable import Pages

@Suite struct PageDateTests {
    @Test(arguments: [
        ("Published : June 27, 2025 - 15:28:04", "2025-06-27"), ("Updated Sept. 3, 2025", "2025-09-03"), ("7 May 2025", "2025-05-07"),
        ("16.10.2025", "2025-10-16"), ("18-06-2025", "2025-06-18"), ("2025-08-02 11:20", "2025-08-02"), ("06/27/2025", "2025-06-27"),
        ("Saturday 27 September 2025", "2025-09-27"), ("3rd of March, 2024", "2024-03-03"), ("Fri, 27 Jun 2025 09:00:00 GMT", "2025-06-27"),
        ("2025-10-01T07:30:00-06:00", "2025-10-01"), ("20250627", "2025-06-27"), ("May 5th, 2025", "2025-05-05"),
        ("27-Jun-2025", "2025-06-27"),
    ])
    func dates(text: String, day: String) {
        let bytes = Array(text.utf8)
        #expect(Pages.scanner.dates(bytes, ByteRange(0, bytes.count)).compactMap { $0.date?.description } == [day])
    }

    @Test(arguments: [
        "Order 66-2025 stands", "4.12 percent", "31.02.2025", "13:45", "2025", "May be 5", "99/99/2025", "a 1,000-2,000 range",
    ])
    func noDates(text: String) {
        let bytes = Array(text.utf8)
        #expect(Pages.scanner.dates(bytes, ByteRange(0, bytes.count)).compactMap(\.date) == [])
    }

    @Test(arguments: [
        ("7 hours ago", 420), ("a day ago", 1_440), ("an hour ago", 60), ("2 days ago", 2_880), ("3h ago", 180), ("45 mins ago", 45),
        ("Yesterday", 1_440), ("1 week ago", 10_080), ("Morning Star · 5 hours ago", 300),
    ])
    func ages(text: String, minutes: Int) {
        let bytes = Array(text.utf8)
        #expect(Pages.scanner.age(bytes, ByteRange(0, bytes.count))?.minutes == minutes)
    }

    @Test(arguments: [
        ("https://x.example/politics/20250627/title", "2025-06-27"), ("https://x.example/2025/06/27/title", "2025-06-27"),
        ("https://x.example/2025/6/7/title.html", "2025-06-07"), ("https://x.example/news-2025-06-27.html", "2025-06-27"),
        ("https://x.example/a/123456789/2025", nil), ("https://x.example/20259999/x", nil), ("https://x.example/story-1234567", nil),
    ])
    func addresses(address: String, day: String?) {
        #expect(HTMLMetadata.day(inAddress: address)?.description == day)
    }

    /// A block of an aggregator page of Saturday, 28 June 2025: its age, its first words, and the day it is of.
    @Test(arguments: [
        ("7 hours ago", "The mayor said Saturday that the bridge is open.", "2025-06-28"),
        ("4 hours ago", "The mayor said Friday that the bridge is open.", "2025-06-28"),
        ("12 hours ago", "The mayor said on Saturday that the bridge is open.", "2025-06-28"),
        ("19 hours ago", "The mayor said on Friday that the bridge is open.", "2025-06-27"),
        ("19 hours ago", "The mayor says that the bridge is open to all.", "2025-06-27"),
        ("a day ago", "RIGA, June 27 (BNS) -- The bridge is open to all.", "2025-06-27"),
        ("2 days ago", "A survey released Friday shows that the bridge pleases.", "2025-06-27"),
        ("2 days ago", "The bridge is open, with trams from Tuesday to Thursday.", "2025-06-26"),
        ("2 days ago", "On Thursday the mayor opened the bridge to all traffic.", "2025-06-26"),
        ("2 days ago", "The mayor said Wednesday that the bridge is open.", "2025-06-26"),
        ("18-06-2025", "OSLO, June 17 (NTB) - The bridge is open to all traffic.", "2025-06-18"),
        ("08-05-2025", "The bridge is open to all traffic, the mayor says.", "2025-05-08"),
        ("05-13-2025", "The bridge is open to all traffic, the mayor says.", "2025-05-13"),
        ("3 months ago", "The bridge is open to all traffic, the mayor says.", "2025-03"),
    ])
    func stamps(age: String, story: String, day: String) throws {
        let page = """
            The lead of the day is about cheese
            Cheese has become dearer again, dairy farmers said Saturday, and they see no end to it before the autumn.

            Comments
            No comments yet...
            Related Articles

            The Morning Star
            \(age)
            - The Morning Star
            Bridge opens
            \(story) More of it will be told when the trams run, as everybody in the town has been hoping for years.
            """
        let articles = try Pages.read(page, published: "2025-06-28").articles
        #expect(articles.map(\.title) == ["The lead of the day is about cheese", "Bridge opens"])
        #expect(articles.last?.published?.period.description == day)
        #expect(articles.last?.publisher == "The Morning Star")
        #expect(articles.first?.published?.period.description == "2025-06-28")
    }

    /// What the lead of an aggregator page given as of Saturday, 28 June 2025, is dated.
    @Test(arguments: [
        ("", "The council said Thursday that cheese is dearer.", "2025-06-26"),
        ("", "The council said Friday that cheese is dearer.", "2025-06-28"),
        ("", "The council said Saturday that cheese is dearer.", "2025-06-28"),
        ("", "The council met Thursday's marchers again.", "2025-06-28"),
        ("Updated June 25, 2025\n", "The council said that cheese is dearer.", "2025-06-25"),
        ("", "BERN, June 24 (AFP) -- The council said that cheese is dearer.", "2025-06-24"),
    ])
    func lead(head: String, story: String, day: String) throws {
        let page = """
            Cheese is dearer
            \(head)\(story) Farmers in the mountains are glad of it, and the eaters in the plains are not, by all accounts.

            Related Articles

            Star
            3 hours ago
            - Star
            Bridge opens
            The bridge is open to all traffic from today on, the mayor told the marchers who had waited for it.
            """
        #expect(try Pages.read(page, published: "2025-06-28").articles.first?.published?.period.description == day)
    }

    /// An age in the head of a page's only story, of which the day of fetching is all that is known besides.
    @Test(arguments: [("3 months ago", "2025-03"), ("2 years ago", "2023"), ("2 days ago", "2025-06-26")])
    func aLoneStory(age: String, day: String) throws {
        let page = "Bridge opens\n\(age)\n\nThe bridge is open to all traffic from today on, the mayor told the marchers who waited for it."
        #expect(try Pages.read(page, captured: "2025-06-28").articles.first?.published?.period.description == day)
    }

    @Test func undatedStaysUndated() throws {
        let articles = try Pages.read(
            "A town without days\n\nNothing is known of when the mayor said this, although he said it on Thursday."
        ).articles
        #expect(articles.count == 1)
        #expect(articles.first?.published == nil)
    }

    @Test func futureDatesAreRefused() throws {
        let page =
            "<html><head><meta property='article:published_time' content='2031-01-01'></head><body><article><h1>Bridge opens at last</h1>"
            + "<p>The bridge is open to all traffic, the mayor told the marchers.</p></article></body></html>"
        #expect(try Pages.read(page, captured: "2025-06-28").articles.first?.published == nil)
        #expect(try Pages.read(page).articles.first?.published?.period.description == "2031-01-01")
    }

    /// The order of day and month goes by the page's other dates, then by the publisher's country.
    @Test(
        arguments: [
            ("Newsweek", nil, "2025-08-11"), ("Coast Courier", nil, "2025-11-08"),
            ("Coast Courier", "https://www.nytimes.com/a", "2025-08-11"),
            ("Coast Courier", "https://x.gov/a", "2025-08-11"), ("Coast Courier", "https://nytimes.example/a", "2025-11-08"),
        ] as [(String, String?, String)])
    func dayAndMonth(publisher: String, url: String?, expected: String) throws {
        let text =
            "Bridge opens\n08-11-2025\n\nThe bridge over the lower river is open to all traffic again, the mayor told the marchers.\n"
        let hints = ScrapeHints(path: "page", url: url, publisher: publisher)
        let article = try #require(try Pages.reader.read(Array(text.utf8), hints: hints).articles.first)
        #expect(article.published?.period.description == expected)
        // A date that can be read in one way only shows the page's order.
        let shown = try Pages.reader.read(Array((text + "\nUpdated: 25-11-2025\n").utf8), hints: hints).articles.first
        #expect(shown?.published?.period.description == "2025-11-08")
    }
}
