import Model

/// A line of figures the height of a line of text.
enum SVGSparkline {
    static func draw(
        _ line: ChartLine, id: String, scale: TimeScale?, width: Double = 230, height: Double = 40
    ) -> String {
        let marks = line.marks.sorted { ($0.middle, $0.start) < ($1.middle, $1.start) }
        var svg = SVGCanvas(width: width, height: height)
        let time = scale ?? TimeScale(marks, columns: 40)
        let values = ValueScale(marks.flatMap { [$0.value] + $0.rivals.map(\.value) }, fromZero: line.kind == .flow, ticks: 2)
        func x(_ mark: ChartMark) -> Double { 6 + (mark.middle - Double(time.first)) / Double(time.days) * (width - 12) }
        func y(_ value: Double) -> Double { marks.count == 1 ? height / 2 : height - 6 - values.share(value) * (height - 12) }
        let reported = marks.filter(\.status.isReported)
        let usual = Gap.usual(reported)
        var run: [(Double, Double)] = []
        for (at, mark) in reported.enumerated() where line.kind != .flow {
            if at > 0, line.kind != .poll, Gap.isBetween(reported[at - 1], mark, usual: usual) {
                if run.count > 1 { svg.path(run, "line c0") }
                run = []
            }
            // A stock stays what it was until the next figure.
            if line.kind == .stock, let last = run.last { run.append((x(mark), last.1)) }
            run.append((x(mark), y(mark.value)))
        }
        if run.count > 1 { svg.path(run, "line c0") }
        for mark in marks {
            if line.kind == .flow { svg.rule(x(mark), y(0), x(mark), y(mark.value), mark.status.isReported ? "line c0" : "line plan") }
            for rival in mark.rivals { svg.cross(x(mark), y(rival.value), size: 3, "rival", hint: rival.label) }
            let isEnd = mark == line.latest || !mark.status.isReported
            if isEnd || marks.count <= 3 || line.kind == .flow {
                svg.mark(x(mark), y(mark.value), shape: 0, size: isEnd ? 3.4 : 2.4, mark.status.isReported ? "dot c0" : "dot plan")
            }
        }
        let text = ChartWords.paragraph(
            ChartPanel(title: "", splitTitle: "", unit: line.unit, kind: line.kind, accumulates: false, lines: [line]))
        return svg.document(id: id, title: line.label, description: text, style: "spark")
    }
}
