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
        (ExactDecimal(significand: 7, exponent: -3), "0.007"), (ExactDecimal(significand: 100, exponent: -2), "1.00"),
        (ExactDecimal(significand: 12, exponent: -12), "0.000000000012"),
        (ExactDecimal(significand: 3, exponent: 600), "3" + String(repeating: "0", count: 600)),
        (ExactDecimal(significand: 1, exponent: 30), "1" + String(repeating: "0", count: 30)),
        (ExactDecimal(999_999_999_999_999_999), "999999999999999999"),
    ])
    func `values are written in full`(value: ExactDecimal, expected: String) {
        #expect(lines([quantity(value)]).contains(#""value":"\#(expected)","qualifier""#))
    }

    /// Text is looked at eight bytes at a time: the byte that needs care stands at each place of eight and after them.
    @Test(arguments: [
        ("\"", #"\""#), ("\\", #"\\"#), ("\t", #"\t"#), ("\u{1F}", #"\u001f"#), ("\u{7F}", #"\u007f"#), ("é", "é"), ("~", "~"),
    ])
    func `a byte is escaped wherever it stands`(byte: String, written: String) {
        for place in 0..<19 {
            let before = String(repeating: "x", count: place)
            let scrape = before + byte + "yz"
            #expect(lines([quantity(ExactDecimal(1))], scrape: scrape).contains("\"id\":\"\(before)\(written)yz\","))
        }
    }

    @Test func `lines that are taken are those that were appended, and others begin anew`() {
        var lines = MentionLines()
        #expect(lines.take() == [])
        lines.append(quantities: [quantity(ExactDecimal(1))], times: [], scrape: "a", article: 0, text: text)
        let bytes = lines.bytes
        #expect(lines.count == bytes.count && lines.take() == bytes && lines.bytes == [] && lines.count == 0)
        lines.append(quantities: [quantity(ExactDecimal(1))], times: [], scrape: "a", article: 0, text: text)
        #expect(lines.take() == bytes)
    }

    @Test func `periods are written as they write themselves`() throws {
        for edtf in [
            "2024", "0987", "199X", "2025-H1", "2025-Q2", "2025-W26", "2025-06", "2025-06-27", "2025-06-24/2025-06-26", "../2024-05",
            "2022-02-24/..",
        ] {
            let period = try #require(Period(edtf: edtf))
            let time = TimeMention(range: ByteRange(0, 6), kind: .set, timex: "P1D", period: period, isRelative: false)
            #expect(lines([], [time]).hasSuffix(#""type":"SET","timex":"P1D","period":"\#(edtf)"}"# + "\n"))
        }
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
