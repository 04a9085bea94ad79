import Model

/// What is said over a picture: what its figures are in, and what its marks mean.
struct ChartCaption {
    struct Item {
        var text: String
        /// Of a mark, or of the cross that stands for what others say.
        var shape: Int?
        var style: String

        /// The mark by itself, as a picture for a page.
        var picture: String {
            "<svg class=\"chart\" viewBox=\"0 0 14 14\" aria-hidden=\"true\">\(drawn(7, 7, on: SVGCanvas(width: 14, height: 14)).body)</svg>"
        }

        func drawn(_ x: Double, _ y: Double, on canvas: SVGCanvas) -> SVGCanvas {
            var canvas = canvas
            if let shape { canvas.mark(x, y, shape: shape, size: 4.5, style) } else { canvas.cross(x, y, size: 4, style, hint: "") }
            return canvas
        }
    }

    var subtitle: String
    var legend: [Item] = []

    init(bars panel: ChartPanel) { subtitle = FigureText.heading(panel.unit) + ", the newest of each" }

    init(time panel: ChartPanel) {
        let plot = TimePlot(picturing: panel)
        subtitle = FigureText.heading(panel.unit)
        if panel.accumulates { subtitle += ", in all; each bar is as wide as its date is vague" }
        if plot.values.low > 0 || plot.values.high < 0 { subtitle += "; the axis does not begin at 0" }
        let marks = panel.marks
        let words = Status.allCases.filter { status in !status.isReported && marks.contains { $0.status == status } }.map(\.word)
        if !words.isEmpty { legend.append(Item(text: words.joined(separator: ", "), shape: 0, style: "dot plan")) }
        if marks.contains(where: \.isContested) {
            legend.append(Item(text: "‡ sources differ; × is what others say", shape: nil, style: "rival"))
        }
    }
}
