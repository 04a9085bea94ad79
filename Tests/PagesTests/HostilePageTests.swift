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

    @Test func theStoryIsStillFound() throws {
        for (name, bytes) in Self.cases where name == "NULs" || name == "entities" || name == "mixed encodings" || name == "wrong nesting" {
            #expect(try Pages.read(bytes).articles.first?.title == "Bridge opens", "\(name)")
        }
    }
}
