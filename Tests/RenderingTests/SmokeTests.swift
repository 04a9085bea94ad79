import Model
import Testing

@testable import Rendering

@Suite struct CharacterWidthTests {
    @Test(arguments: [
        ("abc", 3), ("문재인", 6), ("é", 1), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("🇰🇷", 2), ("●", 1), ("漢字", 4), ("ｱ", 1), ("", 0), ("\u{200B}", 0),
    ])
    func cells(_ text: String, _ cells: Int) {
        #expect(CellWidth.of(text) == cells)
    }
}

@Suite struct EscapingTests {
    @Test func formulasAreGuarded() {
        var table = Table(columns: ["name", "value"])
        for start in ["=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠"] {
            table.rows = [[.text(start + "1+1"), .number("-5")]]
            let csv = table.csv()
            let cell = String(csv.dropFirst("name,value\n".count))
            #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"), "\(cell)")
            #expect(cell.hasSuffix(",-5\n"))
        }
    }

    @Test func quotesFollowRFC4180() {
        let table = Table(columns: ["a", "b"], rows: [[.text("x,\"y\"\nz"), .empty]])
        #expect(table.csv() == "a,b\n\"x,\"\"y\"\"\nz\",\n")
        #expect(table.csv(.excel) == "\u{FEFF}a,b\r\n\"x,\"\"y\"\"\nz\",\r\n")
    }

    @Test func terminalsSeeNoControls() {
        #expect(Escaping.terminal("a\u{1B}[31mb\u{202E}c\nd") == "a␛[31mb[U+202E]c d")
        #expect(Escaping.html("<b a='\"'>&\u{1}") == "&lt;b a=&#39;&quot;&#39;&gt;&amp;\u{FFFD}")
    }
}
