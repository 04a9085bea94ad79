import Model

/// The time chart as a picture: the same scales, steps, bars and gaps as in text.
struct SVGTimeChart {
    let panel: ChartPanel
    let time: TimeScale
    let plot: TimePlot
    let left: Double
    let right: Double
    /// The names of the lines; empty where there is one.
    let names: [String]
    /// Whether they have room to the right of the plot; else they stand above it.
    let isBeside: Bool
    let top: Double
    let bottom: Double
    var svg: SVGCanvas
    /// The id of the row that tells of a mark.
    let rowID: (ChartMark, Key) -> String?

    init(_ panel: ChartPanel, width: Double, height: Double, rowID: @escaping (ChartMark, Key) -> String?) {
        self.panel = panel
        self.rowID = rowID
        plot = TimePlot(picturing: panel)
        let values = plot.values
        left = 8 + (values.ticks.map { SVGCanvas.width(values.label($0)) }.max() ?? 10)
        let room = width * 0.26
        names = panel.lines.count > 1 ? panel.lines.map { SVGBarChart.fitted($0.label, width - 40) } : []
        isBeside = names.allSatisfy { SVGCanvas.width($0) <= room }
        right = width - 8 - (isBeside ? names.map { SVGCanvas.width($0) + 22 }.max() ?? 0 : 0)
        top = isBeside ? 14 : 20 + 16 * Double(names.count)
        time = TimeScale(TimePlot.dated(plot.series.flatMap { $0.map(\.mark) }, plot.totals), columns: max(4, Int((right - left) / 9)))
        bottom = height - 34 - Double(plot.totals.count) * 16
        svg = SVGCanvas(width: width, height: height)
    }

    /// How high a picture should be for a panel.
    static func height(_ panel: ChartPanel, width: Double) -> Double {
        let totals = TimePlot(picturing: panel).totals.count
        let isTall = width < 500 && panel.lines.count > 1
        return (width < 500 ? 200 + (isTall ? 16 * Double(panel.lines.count) : 0) : panel.lines.count > 2 ? 300 : 250) + Double(totals) * 16
    }

    static func draw(
        _ panel: ChartPanel, id: String, title: String, width: Double, style: String, rowID: @escaping (ChartMark, Key) -> String?
    ) -> String {
        canvas(panel, width: width, rowID: rowID)
            .document(id: id, title: title, description: ChartWords.paragraph(panel), style: style)
    }

    static func canvas(
        _ panel: ChartPanel, width: Double, rowID: @escaping (ChartMark, Key) -> String? = { _, _ in nil }
    ) -> SVGCanvas {
        var chart = SVGTimeChart(panel, width: width, height: height(panel, width: width), rowID: rowID)
        chart.axes()
        if panel.marks.count > 400 {
            for (index, line) in chart.plot.series.enumerated() { chart.band(line, index) }
            chart.lineNames()
            return chart.svg
        }
        for (index, line) in chart.plot.series.enumerated() { chart.shapes(line, index) }
        for (index, line) in chart.plot.series.enumerated() { chart.marks(line, index) }
        chart.lineNames()
        chart.labels()
        chart.strips()
        return chart.svg
    }

    private func x(_ day: Double) -> Double { left + (day - Double(time.first)) / Double(time.days) * (right - left) }
    private func y(_ value: Double) -> Double { bottom - plot.values.share(value) * (bottom - top) }
    private func x(_ placed: TimePlot.PlacedMark) -> Double {
        x(panel.kind == .flow && panel.accumulates ? Double(placed.mark.end + 1) : placed.mark.middle)
    }

    /// Where the figures of others stand: at the mark, or beside a bar, which would hide them.
    private func rivalX(_ placed: TimePlot.PlacedMark) -> Double {
        panel.kind == .flow ? min(right, x(Double(placed.mark.end + 1)) + 8) : x(placed)
    }

    /// The name of each line beside its mark, as near as can be to the height at which it ends.
    private mutating func lineNames() {
        if names.isEmpty { return }
        guard isBeside else {
            for (index, name) in names.enumerated() {
                svg.mark(left + 5, 8 + 16 * Double(index), shape: index, size: 4, "dot c\(index % 5)")
                svg.text(name, left + 14, 12 + 16 * Double(index), .start, "name")
            }
            return
        }
        let ends = plot.series.enumerated().compactMap { index, line in line.last.map { (index: index, y: y($0.top)) } }
            .sorted { ($0.y, $0.index) < ($1.y, $1.index) }
        var heights = ends.map(\.y)
        for at in heights.indices.dropFirst() { heights[at] = max(heights[at], heights[at - 1] + 15) }
        let floor = bottom - 15 * Double(heights.count - 1)
        for at in heights.indices.reversed() { heights[at] = min(heights[at], floor + 15 * Double(at)) }
        for (end, y) in zip(ends, heights) {
            svg.mark(right + 13, y, shape: end.index, size: 4, "dot c\(end.index % 5)")
            svg.text(names[end.index], right + 21, y + 4, .start, "name")
        }
    }

    private mutating func axes() {
        for tick in plot.values.ticks {
            svg.rule(left, y(tick), right, y(tick), tick == 0 ? "zero" : "grid")
            svg.text(plot.values.label(tick), left - 5, y(tick) + 4, .end, "tick")
        }
        svg.rule(left, bottom, right, bottom, "axis")
        var free = (-100.0, -100.0)
        for tick in time.ticks() {
            let at = x(Double(tick.day))
            svg.rule(at, bottom, at, bottom + 4, "axis")
            if at >= free.0, at + SVGCanvas.width(tick.upper) <= right + 8 {
                svg.text(tick.upper, at, bottom + 15, .start, "tick")
                free.0 = at + SVGCanvas.width(tick.upper) + 3
            }
            if !tick.lower.isEmpty, at >= free.1, at + SVGCanvas.width(tick.lower) <= right + 8 {
                svg.text(tick.lower, at, bottom + 28, .start, "tick year")
                free.1 = at + SVGCanvas.width(tick.lower) + 3
            }
        }
    }

    private mutating func shapes(_ line: [TimePlot.PlacedMark], _ index: Int) {
        switch panel.kind {
        case .stock: steps(line, index)
        case .flow: bars(line)
        case .poll:
            for placed in line where x(Double(placed.mark.end + 1)) - x(Double(placed.mark.start)) > 10 {
                svg.rule(x(Double(placed.mark.start)), y(placed.top), x(Double(placed.mark.end + 1)), y(placed.top), "span c\(index % 5)")
            }
        case .rate, .amount: lines(line, index)
        }
    }

    private mutating func steps(_ line: [TimePlot.PlacedMark], _ index: Int) {
        for (a, b) in zip(line, line.dropFirst()) {
            let isFirm = a.mark.status.isReported && b.mark.status.isReported
            let riser = x(Double(b.mark.start))
            let path = [(x(a), y(a.top)), (max(x(a), riser), y(a.top)), (max(x(a), riser), y(b.top)), (x(b), y(b.top))]
            svg.cross(path)
            svg.path(path, isFirm ? "line c\(index % 5)" : "line plan")
        }
    }

    private mutating func bars(_ line: [TimePlot.PlacedMark]) {
        var last: Double?
        for placed in line {
            let (x0, x1) = (x(Double(placed.mark.start)), x(Double(placed.mark.end + 1)))
            let (y0, y1) = (y(max(placed.base, placed.top)), y(min(placed.base, placed.top)))
            if panel.accumulates {
                let from = min(last ?? left, x0)
                svg.rule(from, y(placed.base), x0, y(placed.base), placed.mark.status.isReported ? "line c0" : "line plan")
                svg.take(from, y(placed.base) - 1, x0, y(placed.base) + 1)
            }
            svg.box(
                x0, y0, max(2, x1 - x0), y1 - y0, placed.mark.status.isReported ? "bar c0" : "bar plan",
                mark: rowID(placed.mark, panel.lines[0].key), hint: hint(placed))
            svg.take(x0, y0 + 1, x1, placed.mark.status.isReported ? y1 : y0 + 2)
            last = x1
        }
    }

    private mutating func lines(_ line: [TimePlot.PlacedMark], _ index: Int) {
        let usual = Gap.usual(line.map(\.mark))
        var run: [(Double, Double)] = []
        for (at, placed) in line.enumerated() {
            let point = (x(placed), y(placed.top))
            if at > 0 {
                let before = line[at - 1]
                svg.cross([(x(before), y(before.top)), point])
                let isFirm = before.mark.status.isReported && placed.mark.status.isReported
                if !isFirm {
                    svg.path([(x(before), y(before.top)), point], "line plan")
                }
                if !isFirm || Gap.isBetween(before.mark, placed.mark, usual: usual) {
                    if run.count > 1 { svg.path(run, "line c\(index % 5)") }
                    run = []
                }
            }
            run.append(point)
        }
        if run.count > 1 { svg.path(run, "line c\(index % 5)") }
    }

    /// More marks than can be told apart: from the lowest to the highest in each two pixels, and the median through them, broken
    /// where figures are missing.
    private mutating func band(_ line: [TimePlot.PlacedMark], _ index: Int) {
        var columns: [Int: [Double]] = [:]
        for placed in line { columns[Int(x(placed) / 2), default: []].append(placed.top) }
        var run: [(Double, Double)] = []
        var last = Int.min
        let keys = columns.keys.sorted()
        let distances = zip(keys, keys.dropFirst()).map { $1 - $0 }.sorted()
        let usual = distances.isEmpty ? 1 : distances[distances.count / 2]
        for key in keys {
            let tops = (columns[key] ?? []).sorted()
            if last == Int.min || key - last > usual * 3 {
                if run.count > 1 { svg.path(run, "line c\(index % 5)") }
                run = []
            }
            svg.rule(Double(key) * 2 + 1, y(tops[0]), Double(key) * 2 + 1, y(tops[tops.count - 1]), "band c\(index % 5)")
            run.append((Double(key) * 2 + 1, y(tops[tops.count / 2])))
            last = key
        }
        if run.count > 1 { svg.path(run, "line c\(index % 5)") }
        for placed in line where placed.mark.isContested {
            svg.mark(x(placed), y(placed.top), shape: 0, size: 6, "ring", mark: rowID(placed.mark, panel.lines[index].key))
        }
    }

    private mutating func marks(_ line: [TimePlot.PlacedMark], _ index: Int) {
        let size = line.count > 120 ? 1.5 : (line.count > 40 ? 2.5 : 4)
        for placed in line {
            let mark = placed.mark
            let (cx, cy) = (x(placed), y(placed.top))
            if mark.high > mark.low, panel.kind != .flow { svg.rule(cx, y(mark.low), cx, y(mark.high), "range c\(index % 5)") }
            for rival in mark.rivals {
                let ry = y(placed.base + rival.value)
                let rx = rivalX(placed)
                svg.rule(rx, cy, rx, ry, "dispute")
                svg.take(rx - 1, min(cy, ry), rx + 1, max(cy, ry))
                svg.cross(rx, ry, size: 4, "rival", hint: "\(rival.label), \(rival.source)")
            }
            let style = mark.status.isReported ? "dot c\(index % 5)" : "dot plan"
            if panel.kind == .poll { svg.take(x(Double(mark.start)), cy - 2, x(Double(mark.end + 1)), cy + 2) }
            if mark.isContested { svg.mark(cx, cy, shape: 0, size: 7, "ring") }
            svg.mark(cx, cy, shape: index, size: size, style, mark: rowID(mark, panel.lines[index].key), hint: hint(placed))
        }
    }

    private func hint(_ placed: TimePlot.PlacedMark) -> String {
        "\(placed.mark.label)\(FigureText.unitSuffix(panel.unit)), \(placed.mark.period), \(placed.mark.status.word). \(placed.mark.source)"
    }

    private mutating func labels() {
        var queue: [(TimePlot.PlacedMark, Int)] = []
        for (index, line) in plot.series.enumerated() {
            let high = line.max { $0.top < $1.top }?.mark
            let low = line.min { $0.top < $1.top }?.mark
            for placed in line {
                let mark = placed.mark
                var rank = 3
                if mark == line.first?.mark || mark == line.last?.mark { rank = 1 }
                if mark == high || mark == low { rank = min(rank, 2) }
                if mark.isContested || !mark.status.isReported { rank = 0 }
                queue.append((placed, rank))
                _ = index
            }
        }
        let isCrowded = queue.count > 60
        for (placed, rank) in queue.sorted(by: { ($0.1, $0.0.mark.start) < ($1.1, $1.0.mark.start) }) where !isCrowded || rank < 3 {
            _ = write(placed.label, x(placed), y(placed.top), placed.mark.isContested ? "fig bad" : "fig")
            for rival in placed.mark.rivals { _ = write(rival.label, rivalX(placed), y(placed.base + rival.value), "fig bad") }
        }
    }

    private mutating func write(_ text: String, _ cx: Double, _ cy: Double, _ style: String) -> Bool {
        let spots: [(Double, Double, SVGCanvas.Anchor)] = [
            (cx, cy - 9, .middle), (cx, cy + 18, .middle), (cx + 10, cy + 4, .start), (cx - 10, cy + 4, .end), (cx + 5, cy - 8, .start),
            (cx - 5, cy - 8, .end), (cx + 5, cy + 17, .start), (cx - 5, cy + 17, .end), (cx, cy - 19, .middle),
        ]
        return svg.label(text, near: spots, within: (left + 1, right + (names.isEmpty ? 6 : 8)), floor: bottom, style)
    }

    /// Totals over several of the bars, each as wide as it reaches.
    private mutating func strips() {
        var line = bottom + 46
        for total in plot.totals {
            // What reaches over an edge has no end there.
            let isCut = total.start < time.first || total.end > time.last
            let (x0, x1) = (max(left, x(Double(total.start))), min(right, x(Double(total.end + 1))))
            var path = [(x0, line - 4), (x1, line - 4)]
            if total.start >= time.first { path.insert((x0, line - 7), at: 0) }
            if total.end <= time.last { path.append((x1, line - 7)) }
            svg.path(path, "axis")
            let text = total.fullLabel + (isCut ? ", \(total.period)" : "")
            let middle = min(right - SVGCanvas.width(text) / 2, max(left + SVGCanvas.width(text) / 2, (x0 + x1) / 2))
            svg.box(middle - SVGCanvas.width(text) / 2 - 3, line - 12, SVGCanvas.width(text) + 6, 14, "paper")
            svg.text(text, middle, line, .middle, "fig")
            line += 16
        }
    }
}
