import Model

/// Ranked bars as a picture.
enum SVGBarChart {
    static func draw(
        _ panel: ChartPanel, id: String, title: String, width: Double, style: String, limit: Int = 40,
        rowID: (ChartMark, Key) -> String?
    ) -> String {
        let ranked = Array(BarChart.rank(panel).prefix(limit))
        let isNarrow = width < 500
        let rowHeight = isNarrow ? 36.0 : 24.0
        let rivals = ranked.reduce(0) { $0 + $1.mark.rivals.count }
        let height = Double(ranked.count + rivals) * rowHeight + 26
        var svg = SVGCanvas(width: width, height: height)
        let dated = Set(ranked.map(\.mark.period)).count > 1
        let scale = ValueScale(
            ranked.flatMap { [$0.mark.value, $0.mark.low, $0.mark.high] + $0.mark.rivals.map(\.value) }, fromZero: true,
            ticks: isNarrow ? 2 : 4)
        let labels = ranked.map { SVGCanvas.width($0.line.label) }.max() ?? 0
        let left = isNarrow ? 6 : min(width * 0.42, max(labels + 12, 60))
        let figures = ranked.map { SVGCanvas.width($0.mark.fullLabel) * 1.1 + SVGCanvas.width(rest($0, dated: dated && !isNarrow)) + 18 }
        var barWidth = width - left - 10
        for (item, room) in zip(ranked, figures) where item.mark.value > 0 && scale.share(item.mark.value) > 0 {
            barWidth = min(barWidth, (width - left - 6 - room) / scale.share(item.mark.value))
        }
        barWidth = max(40, barWidth)
        let zero = left + scale.share(0) * barWidth
        for tick in scale.ticks {
            let x = left + scale.share(tick) * barWidth
            svg.rule(x, 4, x, height - 20, tick == 0 ? "zero" : "grid")
            let anchor: SVGCanvas.Anchor = tick == scale.ticks.first ? .start : (tick == scale.ticks.last ? .end : .middle)
            svg.text(scale.label(tick), x, height - 6, anchor, "tick")
        }
        var y = 4.0
        for item in ranked {
            let bar = isNarrow ? y + 15 : y + 4
            let x = left + scale.share(item.mark.value) * barWidth
            svg.text(
                fitted(item.line.label, isNarrow ? width - 12 : left - 10), isNarrow ? left : left - 8, isNarrow ? y + 11 : y + 17,
                isNarrow ? .start : .end, "name")
            svg.box(
                min(zero, x), bar, max(1, abs(x - zero)), 16, item.mark.status.isReported ? "bar c0" : "bar plan",
                mark: rowID(item.mark, item.line.key),
                hint: "\(item.line.label): \(item.mark.label), \(item.mark.period). \(item.mark.source)")
            if item.mark.high > item.mark.low {
                svg.rule(
                    left + scale.share(item.mark.low) * barWidth, bar + 8, left + scale.share(item.mark.high) * barWidth, bar + 8, "range")
            }
            svg.text(item.mark.fullLabel, max(x, zero) + 5, bar + 12, .start, item.mark.isContested ? "fig bad" : "fig")
            let after = max(x, zero) + 5 + SVGCanvas.width(item.mark.fullLabel) * 1.1 + 7
            svg.text(rest(item, dated: dated && !isNarrow), after, bar + 12, .start, "when")
            y += rowHeight
            for rival in item.mark.rivals {
                let at = isNarrow ? y + 15 : y + 4
                let end = left + scale.share(rival.value) * barWidth
                svg.text(
                    fitted("‡ " + rival.source, isNarrow ? width - 12 : left - 10), isNarrow ? left : left - 8, isNarrow ? y + 11 : y + 17,
                    isNarrow ? .start : .end, "tick bad")
                svg.rule(zero, at + 8, end, at + 8, "dispute")
                svg.cross(end, at + 8, size: 4, "rival", hint: rival.source)
                svg.text(rival.label, end + 9, at + 12, .start, "fig bad")
                y += rowHeight
            }
        }
        return svg.document(id: id, title: title, description: ChartWords.paragraph(panel), style: style)
    }

    /// What stands behind the figure: how it is meant, and when it holds.
    private static func rest(_ item: BarChart.Ranked, dated: Bool) -> String {
        let parts = [item.mark.status == .actual ? "" : item.mark.status.word, dated ? item.mark.period.description : ""]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private static func fitted(_ text: String, _ room: Double) -> String {
        var cells = CellWidth.of(text)
        while cells > 6, SVGCanvas.width(Cut.middle(text, cells, ascii: false)) > room { cells -= 1 }
        return Cut.middle(text, cells, ascii: false)
    }
}

/// A line of figures the height of a line of text.
enum SVGSparkline {
    static func draw(_ line: ChartLine, id: String, scale: TimeScale?, width: Double = 140, height: Double = 26) -> String {
        let marks = line.marks
        var svg = SVGCanvas(width: width, height: height)
        let time = scale ?? TimeScale(marks, columns: 40)
        let values = ValueScale(marks.flatMap { [$0.value] + $0.rivals.map(\.value) }, fromZero: false, ticks: 2)
        func x(_ mark: ChartMark) -> Double { 5 + (mark.middle - Double(time.first)) / Double(time.days) * (width - 10) }
        func y(_ value: Double) -> Double { marks.count == 1 ? height / 2 : height - 5 - values.share(value) * (height - 10) }
        let reported = marks.filter(\.status.isReported)
        let usual = Gap.usual(reported)
        var run: [(Double, Double)] = []
        for (at, mark) in reported.enumerated() where line.kind != .flow {
            if at > 0, line.kind != .poll, Gap.isBetween(reported[at - 1], mark, usual: usual) {
                if run.count > 1 { svg.path(run, "line thin") }
                run = []
            }
            run.append((x(mark), y(mark.value)))
        }
        if run.count > 1 { svg.path(run, "line thin") }
        for mark in marks {
            for rival in mark.rivals { svg.cross(x(mark), y(rival.value), size: 2.5, "rival", hint: rival.label) }
            svg.mark(x(mark), y(mark.value), shape: 0, size: mark == marks.last ? 3 : 1.8, mark.status.isReported ? "dot c0" : "dot plan")
        }
        let text = ChartWords.paragraph(
            ChartPanel(title: "", splitTitle: "", unit: line.unit, kind: line.kind, accumulates: false, lines: [line]))
        return svg.document(id: id, title: line.label, description: text, style: "spark")
    }
}
