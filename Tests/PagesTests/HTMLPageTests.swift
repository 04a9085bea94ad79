import Model
import Testing

@testable import Pages

@Suite struct HTMLPageTests {
    static let story =
        "<p>The bridge over the lower river is open to all traffic again, the mayor told some 300 marchers.</p>"
        + "<p>It had been closed for two years after a barge struck its third pier, and 41 shops went out of business.</p>"

    @Test(arguments: [
        (
            "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-06-27T01:00:00Z\"}]}</script><meta name='date' content='2024-01-01'>",
            "2025-06-27", Article.Stamp.Origin.structuredData
        ),
        ("<meta property='article:published_time' content='2025-06-27T23:00:00-05:00'>", "2025-06-27", .meta),
        (
            "<meta name='parsely-pub-date' content='2025-06-27'><link rel='canonical' href='https://x.example/2024/01/01/a'>", "2025-06-27",
            .meta
        ),
        ("<link rel='canonical' href='https://x.example/2025/06/27/a'>", "2025-06-27", .url),
        ("<script type='application/ld+json'>{broken</script><meta name='dc.date' content='2025-06-27'>", "2025-06-27", .meta),
    ])
    func dates(head: String, day: String, origin: Article.Stamp.Origin) throws {
        let article = try #require(
            try Pages.read("<html><head>\(head)</head><body><h1>Bridge opens</h1>\(Self.story)</body></html>").articles.first)
        #expect(article.published == Article.Stamp(.day(try #require(CalendarDate(iso: day))), origin: origin))
    }

    @Test(arguments: [
        "<time datetime='2025-06-27T08:00'>yesterday</time>", "<p class='date'>27 June 2025</p>",
        "<p class='byline'>By Ann Lee | June 27, 2025</p>",
        "<div class='article-meta'>Updated: 27.06.2025 14:00</div>",
    ])
    func datesInTheText(line: String) throws {
        let page = "<html><body><article><h1>Bridge opens</h1>\(line)\(Self.story)</article></body></html>"
        #expect(try Pages.read(page).articles.first?.published?.period.description == "2025-06-27")
    }

    /// A short line above the headline with one whole date, where nothing else dates the page.
    @Test(arguments: [
        ("<header>River Post <em>in English</em> | June 27, 2025</header>", "2025-06-27"),
        ("<div><p>Friday, 27 June 2025</p></div>", "2025-06-27"),
        ("<div>From June 20, 2025 to June 27, 2025: bridges of the week</div>", nil),
        ("<div><p>On 27 June 2025 our archive of bridges opens to all readers who pay us for a year, as nobody else does</p></div>", nil),
    ])
    func datesInTheMasthead(line: String, day: String?) throws {
        let page = "<html><body>\(line)<main><h1>Bridge opens</h1>\(Self.story)</main></body></html>"
        #expect(try Pages.read(page).articles.first?.published?.period.description == day)
    }

    @Test(arguments: [
        "<nav><p>There are 900 stories of bridges and rivers in our archive for you.</p></nav>",
        "<div class='cookie-banner'><p>We and our 99 partners store data on your device, as you would expect.</p></div>",
        "<aside><p>Most read: 12 bridges that you must see before the year ends, says a guide.</p></aside>",
        "<div id='comments'><p>I counted 5,000 marchers there, and not 300, whoever says what he says.</p></div>",
        "<div class='related-stories'><h3>Related</h3><p>The barge owner pays 7 million in damages to the shops.</p></div>",
        "<script>var n = 77;</script><style>.x{width:88%}</style><noscript><p>Enable scripts to see 66 more pictures of bridges.</p></noscript>",
        "<p style='display: none'>Hidden words on 55 bridges that nobody should ever read here.</p>",
        "<h3>Related stories</h3><ul><li>Bridge closed for 44 days after the flood, by the hour</li></ul>",
        "<p>Advertisement</p>", "<p><a href='/x'>Read more: 33 bridges of the north</a></p>",
        "<div class='newsletter-signup'>Join 22,000 readers who get the briefing every morning.</div>",
    ])
    func furnitureIsLeftOut(furniture: String) throws {
        for page in [
            "<html><body>\(furniture)<article><h1>Bridge opens</h1>\(Self.story)</article></body></html>",
            "<html><body><h1>Bridge opens</h1>\(Self.story)\(furniture)</body></html>",
            "<html><body><article><h1>Bridge opens</h1>\(furniture)\(Self.story)\(furniture)</article></body></html>",
        ] {
            let article = try #require(try Pages.read(page).articles.first)
            #expect(Pages.paragraphs(article).count == 2, "\(page)")
            #expect(article.blocks.count == 3, "\(Pages.blocks(article))")
        }
    }

    @Test func blocks() throws {
        let page = """
            <html lang="en"><head><title>Bridge opens | Town Star</title></head><body><article>
            <h1>Bridge opens</h1><p class="byline">By Ann Lee</p>
            <p>DELFT, June 27 (ANP) &mdash; The bridge is open to all traffic.</p>
            <h2>What it cost</h2><ul><li>Piers: 4 million euros</li><li>Deck: 2 million euros</li></ul>
            <figure><img src="x"><figcaption>The bridge in 2019</figcaption></figure>
            <p>One line<br>and another.<br><br>A paragraph by itself.</p>
            <p>Correction: An earlier version said 5 million.</p></article></body></html>
            """
        let article = try #require(try Pages.read(page, captured: "2025-07-01").articles.first)
        #expect(
            Pages.blocks(article) == [
                "headline: Bridge opens", "byline: By Ann Lee", "dateline: DELFT, June 27 (ANP) —",
                "paragraph: The bridge is open to all traffic.",
                "heading: What it cost", "list-item: Piers: 4 million euros", "list-item: Deck: 2 million euros",
                "caption: The bridge in 2019",
                "paragraph: One line\nand another.", "paragraph: A paragraph by itself.",
                "correction: Correction: An earlier version said 5 million.",
            ])
        #expect(article.publisher == "Town Star")
        #expect(article.agency == "ANP")
        #expect(article.published?.period.description == "2025-06-27")
    }

    @Test func tables() throws {
        let page = """
            <html><body><h1>Bridges by the year</h1>\(Self.story)
            <table><caption>Traffic</caption><thead><tr><th rowspan="2">Bridge</th><th colspan="2">Cars</th></tr><tr><th>2024</th><th>2025</th></tr></thead>
            <tr><td>Lower</td><td>10</td><td>12</td></tr><tr><td>Upper</td><td colspan="2">none</td></tr>
            <tfoot><tr><td colspan="3">Source: the town</td></tr></tfoot></table></body></html>
            """
        let article = try #require(try Pages.read(page).articles.first)
        let table = try #require(article.tables.first)
        #expect(table.caption.map(article.string) == "Traffic")
        #expect(
            table.rows.map { $0.map(article.string) } == [
                ["Bridge", "Cars", "Cars"], ["Bridge", "2024", "2025"], ["Lower", "10", "12"], ["Upper", "none", "none"],
            ])
        #expect(table.headerRows == 2)
        #expect(table.headerColumns == 1)
        #expect(article.blocks.count { $0.kind == .tableRow } == 4)
    }

    @Test(
        arguments: [
            ("<meta charset='windows-1252'>", [0x80, 0x93, 0xE9], "€“é"), ("<meta charset='iso-8859-2'>", [0xB1, 0xE6], "ąć"),
            ("<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>", [0xCD, 0xC9, 0xD2], "мир"), ("", [0xE9], "é"),
            ("<meta charset='utf-8'>", Array("é".utf8), "é"),
        ] as [(String, [UInt8], String)])
    func encodings(head: String, bytes: [UInt8], text: String) throws {
        let page =
            Array("<html><head>\(head)</head><body><h1>Bridge opens</h1><p>The bridge is open to all, they say: ".utf8) + bytes
            + Array("</p></body></html>".utf8)
        let article = try #require(try Pages.read(page).articles.first)
        #expect(Pages.paragraphs(article).first?.hasSuffix(": " + text) == true)
    }

    @Test func utf16() throws {
        let text =
            "<html><body><h1>Bridge opens</h1><p>The bridge is open to all traffic: €5 a car, and free for those on foot.</p></body></html>"
        let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try Pages.read(bytes).articles.first.map(Pages.paragraphs)?.first?.contains("€5") == true)
    }

    @Test func truncatedPagesAreReadWithAWarning() throws {
        let contents = try Pages.read("<html><body><article><h1>Bridge opens</h1>\(Self.story)<p>The mayor then to")
        #expect(contents.articles.first.map { Pages.paragraphs($0).count } == 3)
        #expect(contents.warnings.contains { $0.message.contains("cut off") })
    }
}
