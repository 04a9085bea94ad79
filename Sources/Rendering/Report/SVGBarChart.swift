import Model

/// Ranked bars as a picture.
struct SVGBarChart {
    private let width: Double
    private let isNarrow: Bool
    private let isDated: Bool
    private let scale: ValueScale
    /// Where the bars begin, and how long the scale is.
    private let left: Double
    private let barWidth: Double
    private let height: Double
    private var svg: SVGCanvas
    /// The top of the row that comes next.
    private var y = 4.0

    /// - Parameter rowID: The address of the row that tells of a mark.
    static func draw(
        _ panel: ChartPanel, id: String, title: String, width: Double, style: String, limit: Int = 40,
        rowID: (ChartMark, Key) -> String?
    ) -> String {
        canvas(panel, width: width, limit: limit, rowID: rowID)
            .document(id: id, title: title, description: ChartWords.paragraph(panel), style: style)
    }

    static func canvas(
        _ panel: ChartPanel, width: Double, limit: Int = 40, rowID: (ChartMark, Key) -> String? = { _, _ in nil }
    ) -> SVGCanvas {
        let ranked = Array(BarChart.rank(panel).prefix(limit))
        var chart = SVGBarChart(ranked, width: width)
        chart.grid()
        for item in ranked {
            chart.bar(item, address: rowID(item.mark, item.line.key))
            for rival in item.mark.rivals { chart.rival(rival) }
        }
        return chart.svg
    }

    private init(_ ranked: [BarChart.Ranked], width: Double) {
        self.width = width
        let isNarrow = width < 500
        let isDated = !isNarrow && Set(ranked.map(\.mark.period)).count > 1
        self.isNarrow = isNarrow
        self.isDated = isDated
        let scale = ValueScale(
            ranked.flatMap { [$0.mark.value, $0.mark.low, $0.mark.high] + $0.mark.rivals.map(\.value) }, fromZero: true,
            ticks: isNarrow ? 2 : 4)
        self.scale = scale
        let labels = ranked.map { SVGCanvas.width($0.line.label) }.max() ?? 0
        left = isNarrow ? 6 : min(width * 0.42, max(labels + 12, 60))
        // The longest bar that leaves each row's text room: a short bar may have a long text.
        var room = width - left - 10
        for item in ranked where item.mark.value > 0 && scale.share(item.mark.value) > 0 {
            let text = SVGCanvas.boldWidth(item.mark.fullLabel) + SVGCanvas.width(Self.rest(item, isDated)) + 18
            room = min(room, (width - left - 6 - text) / scale.share(item.mark.value))
        }
        barWidth = max(40, room)
        height = Double(ranked.count + ranked.reduce(0) { $0 + $1.mark.rivals.count }) * (isNarrow ? 36 : 24) + 26
        svg = SVGCanvas(width: width, height: height)
    }

    private func x(_ value: Double) -> Double { left + scale.share(value) * barWidth }
    /// The middle of the bar in the row that comes next.
    private var middle: Double { isNarrow ? y + 23 : y + 12 }

    private mutating func grid() {
        for tick in scale.ticks {
            svg.rule(x(tick), 4, x(tick), height - 20, tick == 0 ? "zero" : "grid")
            let anchor: SVGCanvas.Anchor = tick == scale.ticks.first ? .start : (tick == scale.ticks.last ? .end : .middle)
            svg.text(scale.label(tick), x(tick), height - 6, anchor, "tick")
        }
    }

    private mutating func name(_ text: String, _ style: String) {
        if isNarrow {
            svg.text(Self.fitted(text, width - 12), left, y + 11, .start, style)
        } else {
            svg.text(Self.fitted(text, left - 10), left - 8, y + 17, .end, style)
        }
    }

    private mutating func bar(_ item: BarChart.Ranked, address: String?) {
        let mark = item.mark
        let (zero, end) = (x(0), x(mark.value))
        name(item.line.label, "name")
        svg.box(
            min(zero, end), middle - 8, max(1, abs(end - zero)), 16, mark.status.isReported ? "bar c0" : "bar plan", mark: address,
            hint: "\(item.line.label): \(mark.label), \(mark.period). \(mark.source)")
        if mark.high > mark.low { svg.rule(x(mark.low), middle, x(mark.high), middle, "range") }
        let text = max(end, zero) + 5
        svg.text(mark.fullLabel, text, middle + 4, .start, mark.isContested ? "fig bad" : "fig")
        svg.text(Self.rest(item, isDated), text + SVGCanvas.boldWidth(mark.fullLabel) + 7, middle + 4, .start, "when")
        y += isNarrow ? 36 : 24
    }

    private mutating func rival(_ rival: ChartRival) {
        name("‡ " + rival.source, "tick bad")
        svg.rule(x(0), middle, x(rival.value), middle, "dispute")
        svg.cross(x(rival.value), middle, size: 4, "rival", hint: rival.source)
        svg.text(rival.label, x(rival.value) + 9, middle + 4, .start, "fig bad")
        y += isNarrow ? 36 : 24
    }

    /// What stands behind the figure: how it is meant, and when it holds.
    private static func rest(_ item: BarChart.Ranked, _ isDated: Bool) -> String {
        let parts = [item.mark.status == .actual ? "" : item.mark.status.word, isDated ? item.mark.period.description : ""]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    static func fitted(_ text: String, _ room: Double) -> String {
        var cells = CellWidth.of(text)
        while cells > 6, SVGCanvas.width(Cut.middle(text, cells, ascii: false)) > room { cells -= 1 }
        return Cut.middle(text, cells, ascii: false)
    }
}
