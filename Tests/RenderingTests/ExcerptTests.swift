import Model
import Testing

@testable import Rendering

/// A page without full stops is one sentence; nobody wants to read all of it.
@Suite struct ExcerptTests {
    private static let words = String(repeating: "word ", count: 200_000)

    @Test func `a long sentence is shortened around its figure`() {
        let text = Self.words + "11,000 soldiers " + Self.words
        let start = Self.words.utf8.count
        let shown = Excerpt.around(text, start, start + 6)
        #expect(shown.utf8.count < 3 * Excerpt.reach)
        #expect(shown.hasPrefix("… word") && shown.contains("word 11,000 soldiers word") && shown.hasSuffix("word …"))
    }

    @Test func `an ordinary sentence is shown as it is`() {
        let text = "North Korea sent 11,000 soldiers to Russia in October."
        #expect(Excerpt.around(text, 17, 23) == text)
    }

    /// A stretch outside of the text, text without blanks, characters of several bytes.
    @Test(arguments: [("x", -5, 9), ("x", 3, 2), ("é", 400_001, 400_003), ("한", 0, 0), ("🙂", 7, 9)])
    func `whatever it is, it is short and whole`(
        _ piece: String, _ start: Int, _ end: Int
    ) {
        let shown = Excerpt.around(String(repeating: piece, count: 300_000), start, end)
        #expect(shown.utf8.count < 4 * Excerpt.reach)
    }

    @Test func `a finding's third figure says with which of the two it agrees`() {
        let key = Fixtures.key("toll", "SYR", ["outcome": "killed"])
        func one(_ value: String, _ qualifier: Qualifier, _ article: String) -> Observation {
            Fixtures.observation(key, "2017-02-07", value, qualifier: qualifier, unit: .persons, article: article)
        }
        let all = [one("400000", .about, "a"), one("310000", .above, "b"), one("13000", .exact, "c")]
        let finding = Finding(
            id: "f", severity: .contradiction, rule: "same-period", key: key, period: all[0].period,
            values: [all[0].figure.value, all[2].figure.value], observations: all, explanation: "", arithmetic: "", likelyCause: nil)
        let commands = FindingSteps(finding, decisions: true).choices.map(\.command)
        #expect(FindingParts.sides(finding).map(\.heading).contains { $0.hasPrefix(">310,000") && $0.hasSuffix("agrees with ~400,000") })
        #expect(commands.contains { $0.contains("--prefer " + all[2].id) } && !commands.contains { $0.contains(all[1].id) })
    }

    @Test(arguments: [("\u{202E}", "\\u202E"), ("\u{9B}", "\\u009B"), ("\u{2066}", "\\u2066"), ("\u{E0041}", "\\uDB40\\uDC41")])
    func `what a terminal would obey is written as its code in JSON`(_ character: String, _ code: String) {
        #expect(Escaping.json("a" + character + "b") == "a" + code + "b")
    }
}
