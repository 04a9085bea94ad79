import Foundation
import Model
import Testing

@testable import Rendering

@Suite struct AlignmentTests {
    private static let first: [String: [String]] = [
        "moon-jae-in": ["2017-05-10"], "lee-jae-myung": ["2025-06-04"], "park-geun-hye": ["2013-02-25"],
        "twice": ["2001-01-01", "2011-01-01"],
    ]
    private static let office = Alignment(unit: "days in office") { subject, day in
        let days = (first[subject] ?? []).compactMap { CalendarDate(iso: $0) }
        return days.last { $0 <= day } ?? days.first
    }

    private func model(_ subjects: [(String, String, String)]) -> ChartModel {
        let points = subjects.map { Fixtures.point([Fixtures.observation(Fixtures.key("approval-rating", $0), $1, $2)]) }
        return ChartModel(
            SeriesData(Fixtures.approvalDescription, points: points), subjects: [], names: Fixtures.names, alignment: Self.office)
    }

    @Test(arguments: [
        ("2025-06-04", 1, 1), ("2025-06-24/2025-06-26", 21, 23),
        // A month in which the term began is cut where it began.
        ("2025-06", 1, 27),
    ])
    func theFirstDayIsDayOne(_ period: String, _ start: Int, _ end: Int) throws {
        let mark = try #require(model([("lee-jae-myung", period, "64")]).panels.first?.marks.first)
        #expect((mark.start, mark.end) == (start, end))
        #expect(mark.period.description == period)
        #expect(mark.when.hasSuffix(period))
    }

    @Test func eachTermHasItsLine() {
        let model = model([("twice", "2001-02", "50"), ("twice", "2011-02", "40")])
        #expect(model.panels.flatMap { $0.lines.map(\.label) } == ["Twice from 2001", "Twice from 2011"])
        #expect(model.panels.flatMap { $0.lines.map(\.marks.count) } == [1, 1])
    }

    @Test func whoHasNoTermIsCounted() {
        let model = model([("somebody", "2001-02", "50"), ("moon-jae-in", "2017-06", "84")])
        #expect(model.undrawable == 1)
        #expect(model.panels.flatMap(\.marks).count == 1)
    }

    @Test(arguments: [40, 80, 200]) func lanesKeepTheWidthAndPrintEveryFigure(_ width: Int) {
        for ascii in [false, true] {
            let text = TextChart.render(
                Fixtures.presidents, names: Fixtures.names, options: ChartOptions(text: TextOptions(width: width, ascii: ascii)),
                alignment: Alignment(unit: "days in office") { _, day in day.adding(days: -40) })
            for line in text.split(separator: "\n") {
                #expect(CellWidth.of(line) <= width, "\(line)")
                if ascii { #expect(line.utf8.allSatisfy { $0 < 0x7F }, "\(line)") }
            }
            for point in Fixtures.presidents.points { #expect(text.contains(" \(point.chosen.figure.value)")) }
            #expect(text.contains("days in office"))
        }
    }
}
