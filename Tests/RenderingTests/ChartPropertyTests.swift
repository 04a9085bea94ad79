import Foundation
import Model
import Testing

@testable import Rendering

@Suite struct ChartPropertyTests {
    private static let kinds = ChartOptions.Kind.allCases

    @Test(arguments: Fixtures.all.map(\.0))
    func noLineIsWiderThanAskedAndASCIIStaysASCII(_ name: String) throws {
        let data = try #require(Fixtures.all.first { $0.0 == name }?.1)
        for width in name == "daily" ? [133] : [40, 47, 80, 131] {
            for kind in Self.kinds {
                for ascii in [false, true] {
                    let options = ChartOptions(kind: kind, text: TextOptions(width: width, ascii: ascii))
                    let text = TextChart.render(data, names: Fixtures.names, options: options)
                    for line in text.split(separator: "\n") {
                        #expect(CellWidth.of(line) <= width, "\(kind) \(width): \(line)")
                        if ascii { #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)") }
                    }
                }
            }
        }
    }

    @Test(arguments: Fixtures.all.map(\.0).filter { $0 != "daily" })
    func wordsKeepTheWidthToo(_ name: String) throws {
        let data = try #require(Fixtures.all.first { $0.0 == name }?.1)
        for width in [40, 80] {
            for ascii in [false, true] {
                let options = TextOptions(width: width, ascii: ascii)
                var text = ChartWords.describe(data, names: Fixtures.names, options: options)
                text += ChartWords.table(data, names: Fixtures.names, options: options)
                text += WhyText.render(data.points, description: data.description, names: Fixtures.names, options: options)
                for line in text.split(separator: "\n") {
                    #expect(CellWidth.of(line) <= width, "\(width): \(line)")
                    if ascii { #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)") }
                }
            }
        }
    }

    /// The sentences name the first, last, highest and lowest figure and all that is planned; the table all of them; in the same digits.
    @Test(arguments: Fixtures.all.map(\.0).filter { $0 != "daily" })
    func tableAndSentencesSayTheSameNumbers(_ name: String) throws {
        let data = try #require(Fixtures.all.first { $0.0 == name }?.1)
        let options = TextOptions(width: 400)
        let words = ChartWords.describe(data, names: Fixtures.names, options: options)
        let table = ChartWords.table(data, names: Fixtures.names, options: options)
        let model = ChartModel(data, subjects: [], names: Fixtures.names)
        for panel in model.panels {
            for line in panel.lines {
                let reported = line.marks.filter(\.status.isReported)
                var named = [reported.first, reported.last, reported.max { $0.value < $1.value }, reported.min { $0.value < $1.value }]
                named += line.marks.filter { !$0.status.isReported || $0.isContested }
                for mark in named.compactMap({ $0 }) { #expect(words.contains(mark.label), "\(mark.label)") }
                for mark in line.marks { #expect(table.contains(mark.label + FigureText.unitSuffix(panel.unit)), "\(mark.label)") }
            }
        }
        #expect(table.split(separator: "\n").count >= data.points.count)
    }

    @Test func longerValueLongerBar() {
        var generator = Dice(seed: 7)
        for _ in 0..<60 {
            let values = (0..<8).map { _ in Int(generator.next() % 100_000) }
            let data = SeriesData(
                SeriesDescription(id: "x", title: "x", kind: .rate),
                points: values.enumerated().map { Fixtures.point([Fixtures.observation(Fixtures.key("x", "s\($0)"), "2025", String($1))]) })
            for ascii in [false, true] {
                let text = TextChart.render(
                    data, options: ChartOptions(text: TextOptions(width: 40 + Int(generator.next() % 160), ascii: ascii)))
                var last = Int.max
                for line in text.split(separator: "\n") {
                    guard let rule = line.firstIndex(where: { $0 == "│" || $0 == "|" }) else { continue }
                    var eighths = 0
                    for character in line[line.index(after: rule)...] {
                        if let part = Array("▏▎▍▌▋▊▉█").firstIndex(of: character) {
                            eighths += part + 1
                        } else if character == "#" {
                            eighths += 8
                        } else {
                            break
                        }
                    }
                    #expect(eighths <= last, "\(text)")
                    last = eighths
                }
            }
        }
    }

    @Test func orderOfPointsDoesNotMatter() {
        for (_, data) in Fixtures.all where data.points.count < 1000 {
            var turned = data
            turned.points.reverse()
            #expect(TextChart.render(data, names: Fixtures.names) == TextChart.render(turned, names: Fixtures.names))
            #expect(Table.long([data], names: Fixtures.names, vintage: 1) == Table.long([turned], names: Fixtures.names, vintage: 1))
        }
    }

    @Test func coloursChangeNoCharacter() {
        for (_, data) in Fixtures.all where data.points.count < 100 {
            let plain = TextChart.render(data, names: Fixtures.names)
            let coloured = TextChart.render(data, names: Fixtures.names, options: ChartOptions(text: TextOptions(colour: true)))
            var bare = ""
            var inCode = false
            for character in coloured {
                if character == "\u{1B}" { inCode = true }
                if !inCode { bare.append(character) }
                if inCode, character == "m" { inCode = false }
            }
            #expect(bare == plain)
        }
    }

    /// Approval and disapproval of one person by two houses: one pair of axes, each line named at its end by its own mark.
    @Test(arguments: [false, true])
    func linesOfOneSubjectShareAPairOfAxes(_ ascii: Bool) throws {
        let data = try #require(Fixtures.all.first { $0.0 == "both-stances" }?.1)
        let text = TextChart.render(data, names: Fixtures.names, options: ChartOptions(text: TextOptions(width: 90, ascii: ascii)))
        let lines = text.split(separator: "\n")
        #expect(lines.count { $0.contains(ascii ? "  +-" : "  └") } == 1, "\(text)")
        let marks = ascii ? ["* ", "# ", "^ "] : ["● ", "■ ", "▲ "]
        for (mark, name) in zip(marks, ["approve", "approve", "Disapprove"]) {
            #expect(lines.contains { $0.contains(mark + name) }, "\(text)")
        }
        // Where two lines cross in one cell, neither hides the other.
        #expect(text.contains(ascii ? "% more than one" : "◉ more than one"))
    }

    /// Six houses and more are spread evenly over as many charts as they need.
    @Test func manyLinesOfOneSubjectAreSpreadEvenly() {
        let description = SeriesDescription(id: "x", title: "x", kind: .poll, unit: .percent, dimensions: ["pollster"])
        for (houses, charts) in [(5, 1), (6, 2), (10, 2), (11, 3)] {
            let points = (0..<houses).flatMap { house in
                ["2025-06-03", "2025-07-08"].map {
                    Fixtures.point([Fixtures.observation(Fixtures.key("x", "KOR", ["pollster": "house-\(house)"]), $0, "\(40 + house)")])
                }
            }
            let text = TextChart.render(SeriesData(description, points: points), names: Fixtures.names)
            #expect(text.split(separator: "\n").count { $0.contains("   └") } == charts, "\(houses): \(text)")
        }
    }

    @Test func plannedIsNeverJoinedByASolidLine() {
        let text = TextChart.render(Fixtures.troops, names: Fixtures.names, options: ChartOptions(kind: .time))
        for line in text.split(separator: "\n") where line.contains("○") && line.contains("●") {
            let between = line[(line.lastIndex(of: "●") ?? line.startIndex)..<(line.firstIndex(of: "○") ?? line.endIndex)]
            #expect(!between.contains("─"), "\(line)")
        }
    }

    @Test func totalsAreNotAddedAgain() {
        let (parts, totals) = TimePlot.separate(
            [("2024-10", "11"), ("2025-02", "4"), ("2024-10/2025-04", "15")].compactMap {
                ChartMark(Fixtures.point([Fixtures.observation(Fixtures.key("x", "a"), $0, $1)]))
            })
        #expect(parts.map(\.label) == ["11", "4"])
        #expect(totals.map(\.label) == ["15"])
    }

    @Test func everyFigureIsPrintedOrCounted() throws {
        for (name, data) in Fixtures.all where data.points.count <= 25 && name != "open" {
            let text = TextChart.render(data, names: Fixtures.names, options: ChartOptions(text: TextOptions(width: 100)))
            for point in data.points where point.key.dimensions["measure"] != "flow" {
                #expect(text.contains(Escaping.terminal(FigureText.short(point.chosen.figure))), "\(name): \(point.chosen.figure.value)")
            }
        }
    }
}

/// A small generator with a seed: the same numbers on every machine.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var x = state
        x ^= x >> 33
        x = x &* 0xff51_afd7_ed55_8ccd
        return x ^ (x >> 33)
    }
}

@Suite struct ExtremeTests {
    /// Numbers and dates at the ends of what the model holds: drawn or counted, never a crash.
    @Test(arguments: SeriesDescription.Kind.allCases)
    func extremesAreDrawnOrCounted(_ kind: SeriesDescription.Kind) {
        let key = Fixtures.key("x", "a")
        let values = [
            ExactDecimal(significand: Int128.max), ExactDecimal(significand: Int128.min + 1), .zero,
            ExactDecimal(significand: 1, exponent: -38),
            ExactDecimal(significand: 1, exponent: 400), ExactDecimal(significand: -1, exponent: 400),
            ExactDecimal(significand: 9, exponent: 30),
        ]
        let periods = ["0001", "9999", "0001/9999", "../2025", "2025/..", "2024-02-29", "199X", "2025-W01", "2025-H2"]
        var points: [Point] = []
        for (index, value) in values.enumerated() {
            for period in periods {
                var o = Fixtures.observation(
                    key, period, "1", published: index % 2 == 0 ? nil : "2025-01-01", article: "a\(index)\(period)")
                o.figure.value = value
                o.status = Status.allCases[index % Status.allCases.count]
                points.append(Fixtures.point([o], contested: index == 3))
            }
        }
        points += points
        let description = SeriesDescription(id: "x", title: "Extremes", kind: kind, unit: .percent, accumulates: true)
        for count in [1, 7, points.count] {
            let data = SeriesData(description, points: Array(points.prefix(count)))
            for width in [40, 132] {
                for chart in ChartOptions.Kind.allCases {
                    let text = TextChart.render(data, options: ChartOptions(kind: chart, text: TextOptions(width: width)))
                    for line in text.split(separator: "\n") { #expect(CellWidth.of(line) <= width, "\(line)") }
                }
            }
            #expect(!ReportRenderer.files(Report(title: "x", series: [data])).isEmpty)
        }
    }
}
