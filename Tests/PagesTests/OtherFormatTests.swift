import Model
import Testing

@testable import Pages

/// Markdown, tables of articles, and feeds.
@Suite struct OtherFormatTests {
    static let text = JSONRecordTests.text

    private func check(_ article: Article?) throws {
        let article = try #require(article)
        #expect(article.title == "Bridge opens")
        #expect(article.url == "https://x.example/1")
        #expect(article.publisher == "Town Star")
        #expect(article.published == Article.Stamp(.day(try #require(CalendarDate(iso: "2025-06-27"))), origin: .record))
        #expect(Pages.paragraphs(article) == [Self.text])
    }

    @Test(arguments: [
        "---\ntitle: \"Bridge opens\"\nurl: https://x.example/1\ndate: 2025-06-27\npublisher: Town Star\ntags: [a, b]\n---\n\n# Bridge opens\n\nTEXT\n",
        "+++\ntitle = \"Bridge opens\"\nurl = \"https://x.example/1\"\ndate = 2025-06-27\nsite_name = \"Town Star\"\n+++\n\nTEXT\n",
        "url,title,publisher,published,text\nhttps://x.example/1,Bridge opens,Town Star,2025-06-27,\"TEXT\"\n",
        "Title;Publication Title;Url;Date;Full Text\r\n\"Bridge opens\";Town Star;https://x.example/1;2025-06-27;\"TEXT\"\r\n",
        "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Town Star</title>"
            + "<item><title>Bridge opens</title><link>https://x.example/1</link><pubDate>Fri, 27 Jun 2025 08:00:00 GMT</pubDate>"
            + "<description>short</description><content:encoded><![CDATA[<p>TEXT</p>]]></content:encoded></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Town Star</title><entry><title>Bridge opens</title><link href='https://x.example/1'/>"
            + "<updated>2025-06-27T08:00:00Z</updated><content type='html'>&lt;p&gt;TEXT&lt;/p&gt;</content></entry></feed>",
    ])
    func metadata(file: String) throws {
        let contents = try Pages.read(file.replacing("TEXT", with: Self.text))
        #expect(contents.warnings == [])
        #expect(contents.articles.count == 1)
        try check(contents.articles.first)
    }

    @Test func aTableMayHaveLinesInItsCells() throws {
        let table = "title,text\nOne,\"It is so.\n\nAnd \"\"so\"\".\"\nTwo,\"It is not so.\"\nThree,a,b\n"
        let contents = try Pages.read(table)
        #expect(contents.articles.map(\.title) == ["One", "Two"])
        #expect(contents.articles.map(\.path) == ["page#2", "page#5"])
        #expect(contents.articles.first.map(Pages.paragraphs) == ["It is so.", "And \"so\"."])
        #expect(contents.warnings.map(\.line) == [6])
    }

    @Test func marksOfMarkdownAreNoWords() throws {
        let page =
            "---\ntitle: Bridge opens\n---\n# Bridge opens\n\nThe **bridge** is [open](https://x.example/2025/99) to all ![a barge](b.png) traffic.\n"
        let article = try #require(try Pages.read(page).articles.first)
        #expect(Pages.blocks(article) == ["headline: Bridge opens", "paragraph: The bridge is open to all  traffic."])
    }

    @Test(arguments: [
        "Prices, wages, rents\n\nThey rose.", "---\nA line between two rules\n---\nand so on it goes for a while.", "Say <b>: it is bold.",
    ])
    func plainTextStaysPlain(text: String) throws {
        #expect(try Pages.read(text).articles.first?.text == Array(text.utf8))
    }
}
