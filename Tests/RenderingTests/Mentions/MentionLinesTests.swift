import Model
import Testing

@testable import Rendering

struct MentionLinesTests {
    private let text = Array("Grün \"4,000\" men".utf8)

    private func lines(
        _ quantities: [QuantityMention], _ times: [TimeMention] = [], scrape: String = "a"
    ) -> String {
        var lines = MentionLines()
        lines.append(quantities: quantities, times: times, scrape: scrape, article: 2, text: text)
        return String(decoding: lines.bytes, as: UTF8.self)
    }

    private func quantity(
        _ value: ExactDecimal, upper: ExactDecimal? = nil,
        unit: MeasureUnit = MeasureUnit(code: "", name: "")
    ) -> QuantityMention {
        QuantityMention(
            range: ByteRange(7, 12), number: ByteRange(7, 12),
            figure: Figure(value: value, upper: upper, qualifier: .above, unit: unit),
            trend: .up, concept: [ByteRange(0, 5), ByteRange(14, 17)])
    }

    @Test func `a quantity with all its fields`() {
        let expected =
            #"{"kind":"quantity","id":"a","article":2,"start":7,"end":12,"text":"4,000","value":"4000","upper":"5000","qualifier":">","#
            + #""trend":"up","unit":"man","unitName":"man","concept":["Grün","men"]}"# + "\n"
        #expect(
            lines([
                quantity(
                    ExactDecimal(4000), upper: ExactDecimal(5000), unit: MeasureUnit(code: "man", name: "man")
                )
            ]) == expected)
    }

    @Test(arguments: [
        (ExactDecimal(significand: 594, exponent: 11), "59400000000000"),
        (ExactDecimal(significand: 240, exponent: -2), "2.40"),
        (ExactDecimal(significand: -5, exponent: -1), "-0.5"), (ExactDecimal(0), "0"),
        (ExactDecimal(significand: 1, exponent: 30), "1" + String(repeating: "0", count: 30)),
        (ExactDecimal(999_999_999_999_999_999), "999999999999999999"),
    ])
    func `values are written in full`(value: ExactDecimal, expected: String) {
        #expect(lines([quantity(value)]).contains(#""value":"\#(expected)","qualifier""#))
    }

    @Test func `what JSON does not take is escaped, and times stand in their place`() {
        let time = TimeMention(
            range: ByteRange(0, 6), kind: .date, timex: "2024", period: .year(2024), isRelative: false)
        let result = lines([quantity(ExactDecimal(1))], [time], scrape: "a\"\\\n\u{1}é").split(
            separator: "\n")
        #expect(result.count == 2)
        #expect(
            result[0]
                == #"{"kind":"time","id":"a\"\\\n\u0001é","article":2,"start":0,"end":6,"text":"Grün ","type":"DATE","timex":"2024","period":"2024"}"#
        )
    }
}
