import Model

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
