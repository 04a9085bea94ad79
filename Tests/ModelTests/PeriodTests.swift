import Model
import Testing

/// Periods as EDTF (ISO 8601-2), with their days.
@Suite struct PeriodTests {
    static let cases: [(edtf: String, first: String, last: String)] = [
        ("2024", "2024-01-01", "2024-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("2025-06-27", "2025-06-27", "2025-06-27"),
        ("2025-06-24/2025-06-26", "2025-06-24", "2025-06-26"),
        ("2024-10/2024-12", "2024-10-01", "2024-12-31"),
    ]

    @Test(arguments: cases) func `what is written is what is read`(_ expected: (edtf: String, first: String, last: String)) throws {
        let period = try #require(Period(edtf: expected.edtf))
        #expect(period.description == expected.edtf)
        #expect(Period(edtf: "(\(expected.edtf))".dropFirst().dropLast()) == period)
        #expect(period.start?.description == expected.first)
        #expect(period.end?.description == expected.last)
    }

    @Test(arguments: ["../2025-04-30", "2022-02-24/.."]) func `an open end has no day`(_ edtf: String) throws {
        let period = try #require(Period(edtf: edtf))
        #expect(period.description == edtf)
        #expect(period.dayCount == nil)
        #expect((period.start == nil) != (period.end == nil))
    }

    @Test(arguments: [
        "", "/", "../..", "2025-13", "2025-02-30", "2025-Q5", "2021-W53", "2025-06-26/2025-06-24", "25", "0000", "2025-6-1",
        "2025/2026/2027", "2025/2026/", "2025/.", "2025/...", "2025-06-2é",
    ])
    func `what is no period is refused`(_ text: String) { #expect(Period(edtf: text) == nil) }

    @Test func `an interval of one part is that part`() {
        #expect(Period(from: .year(2024), to: .year(2024)) == .year(2024))
    }

    @Test func `a part lies within what holds it`() throws {
        let year = try #require(Period(edtf: "2025"))
        for edtf in ["2025-Q3", "2025-W26", "2025-06", "2025-06-27", "2025-01-01/2025-12-31"] {
            let part = try #require(Period(edtf: edtf))
            #expect(year.contains(part) && year.overlaps(part) && part.overlaps(year))
        }
        let before = try #require(Period(edtf: "2024-12-31"))
        #expect(!year.overlaps(before))
    }
}

@Suite struct CalendarDateTests {
    @Test func `every day of four centuries comes back from its parts`() throws {
        let start = try #require(CalendarDate(year: 1800, month: 1, day: 1))
        var weekday = start.weekday
        var before = start.adding(days: -1)
        for offset in 0..<146_097 {
            let date = start.adding(days: offset)
            let (year, month, day) = date.components
            guard CalendarDate(year: year, month: month, day: day) == date, date.weekday == weekday, before < date else {
                Issue.record("\(date)")
                return
            }
            weekday = weekday % 7 + 1
            before = date
        }
    }

    @Test(arguments: [("2024-01-31", 1, "2024-02-29"), ("2025-03-31", -1, "2025-02-28"), ("2025-01-15", -13, "2023-12-15")])
    func `a month later is the same day or the last`(_ date: String, _ months: Int, _ expected: String) {
        #expect(CalendarDate(iso: date)?.adding(months: months).description == expected)
    }
}

@Suite struct ExactDecimalTests {
    @Test(arguments: ["0", "2.40", "-0.05", "59400000000000", "12345678901234567890123456789012345678"])
    func `digits come back as they were`(_ text: String) { #expect(ExactDecimal(text)?.description == text) }

    @Test(arguments: ["", "-", ".", "1.2.3", "1e5", "1,000", "９", "999999999999999999999999999999999999999999"])
    func `what is no decimal, or too long, is refused`(_ text: String) { #expect(ExactDecimal(text) == nil) }

    @Test func `values compare and hash by what they are worth`() {
        #expect(ExactDecimal("2.40") == ExactDecimal("2.4"))
        #expect(Set([ExactDecimal("1000"), ExactDecimal(significand: 1, exponent: 3)]).count == 1)
        #expect(ExactDecimal(significand: 1, exponent: 60) > ExactDecimal(significand: 9, exponent: 0))
        #expect(ExactDecimal(significand: -1, exponent: 60) < ExactDecimal(significand: 9, exponent: -60))
    }

    @Test func `sums and products are exact or refused`() {
        let (a, b) = (ExactDecimal("0.1"), ExactDecimal("0.2"))
        #expect(a.flatMap { x in b.flatMap { x.adding($0) } } == ExactDecimal("0.3"))
        #expect(
            ExactDecimal("2.34").flatMap { $0.multiplied(by: ExactDecimal(significand: 594, exponent: 11)) }
                == ExactDecimal("138996000000000"))
        let huge = ExactDecimal(significand: .max)
        #expect(huge.multiplied(by: huge) == nil)
    }
}
