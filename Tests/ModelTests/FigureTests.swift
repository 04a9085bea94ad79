import Model
import Testing

/// What a literal allows: rounded to the nearest (standard), and rounded or cut off (robust).
@Suite struct FigureTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var literal: String
        var power = 0
        var upper: String?
        var qualifier = Qualifier.exact
        var unit = MeasureUnit.persons
        var standard: String
        var robust: String
        var testDescription: String { "\(qualifier.rawValue)\(literal)e\(power) \(unit)" }
    }

    static let cases: [Case] = [
        Case(literal: "47", unit: .percent, standard: "[46.5, 47.5]", robust: "[46.5, 48)"),
        Case(literal: "60", unit: .percent, standard: "[59.5, 60.5]", robust: "[59.5, 61)"),
        Case(literal: "47.0", unit: .percent, standard: "[46.95, 47.05]", robust: "[46.95, 47.1)"),
        Case(literal: "-3.2", unit: .percent, standard: "[-3.25, -3.15]", robust: "[-3.3, -3.15]"),
        Case(literal: "11000", standard: "[10500, 11500]", robust: "[10500, 12000)"),
        Case(literal: "10000", standard: "[9500, 10500]", robust: "[9500, 20000)"),
        Case(literal: "28500", standard: "[28450, 28550]", robust: "[28450, 28600)"),
        Case(literal: "20", standard: "[19.5, 20.5]", robust: "[19.5, 21)"),
        Case(literal: "600", standard: "[595, 605]", robust: "[550, 700)"),
        Case(literal: "594", power: 11, standard: "[59350000000000, 59450000000000]", robust: "[59350000000000, 59500000000000)"),
        Case(literal: "11000", qualifier: .about, standard: "[10000, 12000]", robust: "[10000, 12000]"),
        Case(literal: "3000", qualifier: .above, standard: "[3000, ∞)", robust: "[3000, ∞)"),
        Case(literal: "3000", qualifier: .below, standard: "[−∞, 3000]", robust: "[−∞, 3000]"),
        Case(literal: "3000", upper: "5000", standard: "[3000, 5000]", robust: "[3000, 5000]"),
        Case(literal: "24", upper: "99", qualifier: .exact, standard: "[24, 99]", robust: "[24, 99]"),
    ]

    private static func same(_ interval: Interval, _ text: String) -> Bool {
        func plain(_ value: ExactDecimal?) -> ExactDecimal? { value?.reduced }
        return Interval(low: plain(interval.low), high: plain(interval.high), highIsOpen: interval.highIsOpen).description == text
    }

    @Test(arguments: cases) func `a literal allows`(_ test: Case) throws {
        let plain = try #require(ExactDecimal(test.literal))
        let value = ExactDecimal(significand: plain.significand, exponent: plain.exponent + test.power)
        let figure = Figure(value: value, upper: test.upper.flatMap { ExactDecimal($0) }, qualifier: test.qualifier, unit: test.unit)
        #expect(Self.same(figure.standard, test.standard), "\(figure.standard)")
        #expect(Self.same(figure.robust, test.robust), "\(figure.robust)")
    }

    @Test func `a figure rounded or cut off always meets itself`() throws {
        for value in stride(from: 1, through: 99_999, by: 37) {
            for step in [10, 100, 1_000] where step * 10 <= value {
                let full = Figure(value: ExactDecimal(value), unit: .persons)
                for short in [(value + step / 2) / step * step, value / step * step] {
                    #expect(!full.robust.isDisjoint(from: Figure(value: ExactDecimal(short), unit: .persons).robust), "\(value) \(short)")
                }
            }
        }
    }
}
