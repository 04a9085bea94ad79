import Model
import Testing

@Suite("Figures of decisions")
struct DecisionFiguresTests {
    private static func values(_ text: String) -> [ExactDecimal] { text.split(separator: " ").compactMap { ExactDecimal($0) } }

    private static func decision(_ act: Decision.Act, _ expect: String?) -> Decision {
        Decision(act: act, series: "s", reason: "r", author: "a", date: CalendarDate(dayNumber: 20_000), expect: expect)
    }

    @Test(arguments: [
        ("63", "36", "63 over 36"), ("2.5", "", "2.5 over nothing"), ("-1", "61200000000 4000", "-1 over 61200000000, 4000"),
        ("4000 1500", "", "4000 beside 1500"), ("3 2.10 1", "", "3 beside 2.1, 1"),
    ]) func `are read as they are written`(_ taken: String, _ against: String, _ text: String) {
        let figures = Decision.Figures(taken: Self.values(taken), against: Self.values(against))
        #expect(figures.text == text)
        #expect(Self.decision(.accept(observation: "o"), text).figures == figures)
        #expect(Self.decision(.both(finding: "f"), text).figures == figures)
        #expect(Self.decision(.set(value: .one), text).figures == nil)
    }

    @Test(arguments: [nil, "", "63", "63 over", "63 over x", "over 36", "63 over 36, ", "~4.8 percent actual", "none persons"])
    func `other guards are none`(_ text: String?) { #expect(Self.decision(.accept(observation: "o"), text).figures == nil) }
}
