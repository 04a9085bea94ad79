import Foundation
import Model
import Testing

@testable import Pages

/// Pages made to do harm, and pages that are none.
@Suite struct HostilePageTests {
    static let story =
        "<h1>Bridge opens</h1><p>The bridge over the lower river is open to all traffic again, the mayor told some 300 marchers.</p>"

    @Test func whatIsNoPage() {
        #expect(throws: PageError.empty) { try Pages.read([]) }
        #expect(throws: PageError.empty) { try Pages.read(" \n\r\n ") }
        #expect(throws: PageError.binary("a PDF file")) { try Pages.read("%PDF-1.7 and so on") }
        #expect(throws: PageError.binary("a binary file")) { try Pages.read((0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }) }
        #expect(throws: PageError.self) { try Pages.read([UInt8](repeating: 97, count: PageReader.documentLimit + 1)) }
    }

    static let cases: [(String, [UInt8])] = [
        ("many open elements", Array((story + String(repeating: "<div>", count: 100_000)).utf8)),
        ("many open inline elements", Array((story + String(repeating: "<b><i>", count: 50_000)).utf8)),
        ("a word of nothing but marks", Array((story + "<p>" + String(repeating: "&amp;", count: 200_000)).utf8)),
        ("a large attribute", Array(("<p class='" + String(repeating: "x ", count: 400_000) + "'>" + story).utf8)),
        ("many attributes", Array(("<html><p " + (0..<50_000).map { "a\($0)=1" }.joined(separator: " ") + ">" + story).utf8)),
        (
            "entities",
            Array("<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><html>\(story)<p>&b;&b;&nbsp;&#0;&#xD800;</p></html>".utf8)
        ),
        ("NULs", Array("<html>\0\(story)\0<p>\0</p></html>".utf8)),
        ("wrong nesting", Array(("<html>" + story + String(repeating: "</p><table><tr></div><td></table></article>", count: 1_000)).utf8)),
        (
            "a wide table",
            Array(
                ("<html>" + story + "<table>" + String(repeating: "<tr><td colspan=99999 rowspan=99999>1<td>2</tr>", count: 500)
                    + "</table>").utf8)
        ),
        ("right-to-left marks", Array("<html>\(story)<p>\u{202E}desrever si siht\u{202C}</p></html>".utf8)),
        ("mixed encodings", Array("<html>\(story)<p>caf".utf8) + [0xE9, 0x20, 0xC3, 0xA9, 0xFF, 0xFE] + Array("</p></html>".utf8)),
        ("many nested elements around the story", Array((String(repeating: "<div>", count: 100_000) + story).utf8)),
        ("many end tags", Array((story + String(repeating: "<div>", count: 600) + String(repeating: "</x>", count: 200_000)).utf8)),
        ("many nested tables", Array((story + String(repeating: "<table><tr><td>1", count: 30_000)).utf8)),
        ("many unended comments and scripts", Array((story + String(repeating: "<!-- <title> ", count: 50_000)).utf8)),
        ("comments without end and nothing else", Array(String(repeating: "<!--", count: 100_000).utf8)),
        (
            "comments without end in a feed",
            Array(("<rss><channel><item><title>a</title></item>" + String(repeating: "<!--", count: 100_000)).utf8)
        ),
        ("many references", Array((story + "<p>" + String(repeating: "&amp;&#xD800;&nbsp", count: 50_000)).utf8)),
        (
            "entities that expand, in a feed",
            Array(laughs(around: "rss", "<rss><channel><item><title>a</title><description>&l9;</description></item></channel></rss>").utf8)
        ),
        (
            "nested elements in a feed",
            Array(("<rss><channel><item><title>a</title><description>" + String(repeating: "<b>", count: 100_000)).utf8)
        ),
        ("lone surrogates", Array("<html>\(story)<p>".utf8) + [0xED, 0xA0, 0x80] + Array("&#xDFFF;</p></html>".utf8)),
        ("NULs only", Array("<html>".utf8) + [UInt8](repeating: 0, count: 200_000)),
        (
            "many stories",
            Array(String(repeating: "<div><h2>Bridge \(story) now</h2><p>1 hour ago</p><p>\(story)</p></div>", count: 3_000).utf8)
        ),
        ("many headings", Array(String(repeating: "<section><h2>A b c</h2><h3>d e f</h3>", count: 20_000).utf8)),
        ("one long line", Array(("A headline\n" + String(repeating: "word ", count: 100_000)).utf8)),
        ("many lines", Array(String(repeating: "a\n", count: 50_000).utf8)),
        ("many ages", Array(String(repeating: "Star\n2 hours ago\n", count: 5_000).utf8)),
        (
            "lists of links",
            Array(("<html>" + story + String(repeating: "<ul><li><a href=x>link and link</a></li></ul>", count: 5_000)).utf8)
        ),
        ("nested lists in JSON", Array(("{\"text\":\"It is so.\",\"x\":" + String(repeating: "[", count: 500_000)).utf8)),
        (
            "commas",
            Array("<html>\(story)<script type='application/ld+json'>\(String(repeating: "[{},", count: 50_000))</script></html>".utf8)
        ),
    ]

    @Test(.timeLimit(.minutes(1)), arguments: cases.indices)
    func isReadInTime(place: Int) {
        let (name, bytes) = Self.cases[place]
        let clock = ContinuousClock()
        let time = clock.measure {
            do throws(PageError) {
                let contents = try Pages.read(bytes)
                for article in contents.articles {
                    for block in article.blocks { #expect(block.range.end <= article.text.count) }
                }
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
        #expect(time < .seconds(20), "\(name)")
    }

    /// Ten entities, each of which is ten times the one before it.
    static func laughs(around name: String, _ document: String) -> String {
        let entities = (1..<10).map { "<!ENTITY l\($0) '\(String(repeating: "&l\($0 - 1);", count: 10))'>" }
        return "<!DOCTYPE \(name) [<!ENTITY l0 'lol'>\(entities.joined())]>" + document
    }

    static let found: Set<String> = [
        "NULs", "entities", "mixed encodings", "wrong nesting", "lone surrogates", "many open elements", "many open inline elements",
        "many nested elements around the story", "many end tags", "right-to-left marks", "a large attribute", "many attributes",
    ]

    @Test(arguments: cases.indices.filter { found.contains(cases[$0].0) })
    func theStoryIsStillFound(place: Int) throws {
        #expect(try Pages.read(Self.cases[place].1).articles.first?.title == "Bridge opens", "\(Self.cases[place].0)")
    }

    /// 64 kB of "a", and of short paragraphs, packed by Python's `gzip`.
    static let packed = [
        "H4sIAAAAAAACA+3BgQAAAACAINb9JRapCgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAGr/kSDDAAABAA==",
        "H4sIAAAAAAACA+3DMQ0AAAgDMGMLXnAw/xdCaJOms1FVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVfX9A+FaUJ8AAAEA",
    ]

    /// Members packed hundreds to one, one after the other: they are unpacked up to a limit.
    @Test(arguments: packed)
    func aBomb(packed: String) throws {
        let member = [UInt8](try #require(Data(base64Encoded: packed)))
        let bomb = Array(repeating: member, count: 1_025).flatMap(\.self)
        #expect(throws: PageError.tooLarge(size: (64 << 20) + 1, limit: 64 << 20)) { try Pages.read(bomb) }
    }
}
