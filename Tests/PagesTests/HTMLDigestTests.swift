import Model
import Testing

@testable import Pages

/// Pages of HTML that hold several stories, and pages of one story that look like them.
@Suite struct HTMLDigestTests {
    static let bridge = "The bridge over the lower river is open to all traffic again, the mayor told some 300 marchers."
    static let ferry = "The ferry to the islands carried 610,000 people last year, its owners say, 4 percent fewer than the year before."
    static let mill = "The paper mill on the north bank will close in March, and 240 people will lose their work, the company said."
    static let meta =
        "<meta property='article:published_time' content='2025-06-27T08:00:00Z'><meta property='og:site_name' content='Town Star'>"

    static func page(_ body: String) -> String { "<html lang='en'><head>\(meta)</head><body>\(body)</body></html>" }

    /// Title, day, origin and publisher of each article.
    static func read(_ page: String, captured: String? = nil) throws -> [String] {
        try Pages.read(page, captured: captured).articles.map { article in
            [article.title, article.published?.period.description, article.published?.origin.rawValue, article.publisher]
                .map { $0 ?? "-" }.joined(separator: "|")
        }
    }

    @Test func aBriefing() throws {
        let items = [("Bridge opens after two years", Self.bridge), ("Ferry loses passengers", Self.ferry), ("Mill to close", Self.mill)]
        let page = Self.page(
            "<main><h1>Morning briefing</h1><p>Here is what you need to know.</p>"
                + items.map { "<article><h2>\($0.0)</h2><p>\($0.1)</p></article>" }.joined() + "</main>")
        let articles = try Pages.read(page).articles
        #expect(
            try Self.read(page) == [
                "Bridge opens after two years|2025-06-27|meta|Town Star", "Ferry loses passengers|2025-06-27|meta|Town Star",
                "Mill to close|2025-06-27|meta|Town Star",
            ])
        #expect(articles.map(Pages.paragraphs) == [[Self.bridge], [Self.ferry], [Self.mill]])
        #expect(articles.map(\.index) == [0, 1, 2])
        #expect(Set(articles.map(\.identity)).count == 3)
    }

    /// Publisher, age, headline and body, as aggregators set them: in boxes, or one after the other.
    @Test(arguments: [
        "<div class='item'><span>NAME</span> <time>AGE</time><h3><a href='/x'>HEAD</a></h3><p>BODY</p></div>",
        "<li><div class='head'><h3><a href='/x'>HEAD</a></h3></div><div class='meta'>NAME · AGE</div><p>BODY</p></li>",
        "<h3>HEAD</h3><p class='meta'>NAME · AGE</p><p>BODY</p>",
        "<section><p>NAME</p><p>AGE</p><h3>HEAD</h3><p>BODY</p><p>It was so for years.</p></section>",
    ])
    func anAggregator(item: String) throws {
        let items = [
            ("Harbour Post", "7 hours ago", "Bridge opens after two years", Self.bridge),
            ("Island Times", "2 days ago", "Ferry loses passengers", Self.ferry),
            ("North Bank News", "1 hour ago", "Mill to close", Self.mill),
        ]
        let body = items.map { one in
            item.replacing("NAME", with: one.0).replacing("AGE", with: one.1).replacing("HEAD", with: one.2).replacing("BODY", with: one.3)
        }.joined(separator: "\n")
        let page = "<html><body><nav><a>Home</a></nav><ul id='list'>\(body)</ul></body></html>"
        #expect(
            try Self.read(page, captured: "2025-06-27") == [
                "Bridge opens after two years|2025-06-27|age|Harbour Post", "Ferry loses passengers|2025-06-25|age|Island Times",
                "Mill to close|2025-06-27|age|North Bank News",
            ])
    }

    /// Entries with headlines are stories, each of its own time.
    @Test(arguments: [
        (
            "<time datetime='2025-06-27T14:05:00+02:00'>14:05</time>", "<time datetime='2025-06-26T22:40:00+02:00'>22:40</time>",
            "time-element"
        ),
        ("<p>27 June, 14:05</p>", "<p>26 June, 22:40</p>", "dateline"),
        ("<p>Friday, 27 June 2025, 14:05</p>", "<p>Thursday, 26 June 2025, 22:40</p>", "updated-line"),
    ])
    func aLivePage(first: String, second: String, origin: String) throws {
        let page = Self.page(
            "<article><h1>River: as it happened</h1><div>\(first)<h2>Bridge opens to marchers</h2><p>\(Self.bridge)</p></div>"
                + "<div>\(second)<h2>Owners count passengers</h2><p>\(Self.ferry)</p></div></article>")
        #expect(
            try Self.read(page) == [
                "Bridge opens to marchers|2025-06-27|\(origin)|Town Star", "Owners count passengers|2025-06-26|\(origin)|Town Star",
            ])
        #expect(try Pages.read(page).articles.flatMap(Pages.paragraphs) == [Self.bridge, Self.ferry])
    }

    @Test func timesOfDayAreThePagesDay() throws {
        let page = Self.page(
            "<h1>River: as it happens</h1><div><p>14:05</p><h2>Bridge opens to marchers</h2><p>\(Self.bridge)</p></div>"
                + "<div><p>09:40</p><h2>Owners count passengers</h2><p>\(Self.ferry)</p></div>")
        #expect(
            try Self.read(page) == [
                "Bridge opens to marchers|2025-06-27|meta|Town Star", "Owners count passengers|2025-06-27|meta|Town Star",
            ])
    }

    /// What stands under the page's headline before the entries is a story where it is more than a greeting.
    @Test func aSummaryOnTop() throws {
        let page = Self.page(
            "<article><h1>River: as it happened</h1><p>\(Self.mill)</p><p>\(Self.ferry)</p>"
                + "<div><p>27 June, 14:05</p><h2>Bridge opens to marchers</h2><p>\(Self.bridge)</p><p>\(Self.bridge.replacing("300", with: "400"))</p></div>"
                + "<div><p>26 June, 22:40</p><h2>Owners count passengers</h2><p>\(Self.ferry.replacing("610", with: "620"))</p><p>\(Self.mill.replacing("240", with: "250"))</p></div></article>"
        )
        #expect(
            try Self.read(page) == [
                "River: as it happened|2025-06-27|meta|Town Star", "Bridge opens to marchers|2025-06-27|dateline|Town Star",
                "Owners count passengers|2025-06-26|dateline|Town Star",
            ])
    }

    /// One story: sections under headings, entries without headlines, a story above summaries of others.
    @Test(arguments: [
        "<article><h1>River town</h1><p>\(bridge)</p><h2>What the ferry lost</h2><p>\(ferry)</p><h2>What the mill said</h2><p>\(mill)</p></article>",
        "<article><h1>River town</h1><section><h2>What the ferry lost</h2><p>\(ferry)</p></section><section><h2>What the mill said</h2><p>\(mill)</p></section></article>",
        "<article><h1>River town</h1><section><h3>27 June, 14:05</h3><p>\(ferry)</p></section><section><h3>26 June, 09:10</h3><p>\(mill)</p></section></article>",
        "<article><h1>River town</h1><h2>3 March: ferry in doubt</h2><p>\(ferry)</p><h2>9 April: mill speaks</h2><p>\(mill)</p></article>",
        "<main><h1>River town</h1><p>\(bridge)</p><p>\(ferry)</p><p>\(mill)</p></main>"
            + "<div><article><h3>Snow on the north bank</h3><p>\(ferry)</p></article><article><h3>Rain on the south bank</h3><p>\(mill)</p></article></div>",
        "<main><article><h1>River town</h1><p>\(bridge)</p></article></main>"
            + "<div class='x'><div><h3>Snow on the north bank</h3><p>1 hour ago</p><p>\(ferry)</p></div><div><h3>Rain on the south bank</h3><p>2 hours ago</p><p>\(mill)</p></div></div>",
    ])
    func oneStory(body: String) throws {
        #expect(try Self.read(Self.page(body)) == ["River town|2025-06-27|meta|Town Star"])
    }
}
