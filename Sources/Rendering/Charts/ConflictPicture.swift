import Model

/// The figures of a finding on one scale, each with what its wording allows: that the two do not meet can be seen.
struct ConflictPicture {
    private struct Side {
        var label: String
        var source: String
        var value: Double
        var low: Double?
        var high: Double?
    }

    private let sides: [Side]
    private let unit: MeasureUnit
    private let scale: ValueScale
    /// The first two figures and what lies between them.
    private let distance: String

    /// `nil` where the figures are not of one kind, or lie so far apart that a scale shows nothing.
    init?(_ f: Finding) {
        var seen: Set<ExactDecimal> = []
        var chosen: [Observation] = []
        for value in f.values {
            if let o = f.observations.first(where: { $0.figure.value == value }), seen.insert(value).inserted { chosen.append(o) }
        }
        guard chosen.count >= 2, chosen.count <= 6, Set(chosen.map(\.key)).count == 1, Set(chosen.map(\.figure.unit)).count == 1,
            Set(f.observations.map(\.key)).count == 1
        else { return nil }
        let sizes = chosen.map { abs($0.figure.value.approximate) }
        guard let least = sizes.min(), let most = sizes.max(), least > 0, most / least < 20 else { return nil }
        unit = chosen[0].figure.unit
        sides = chosen.map { o in
            let bounds = o.figure.robust
            return Side(
                label: Escaping.terminal(FigureText.short(o.figure)),
                source: Escaping.terminal(Quote.publisher(o.article) + (o.article.published.map { ", \($0)" } ?? "")),
                value: o.figure.value.approximate, low: bounds.low?.approximate, high: bounds.high?.approximate)
        }
        scale = ValueScale(sides.flatMap { [$0.value, $0.low ?? $0.value, $0.high ?? $0.value] }, fromZero: false, ticks: 4)
        let (a, b) = (chosen[0].figure.value, chosen[1].figure.value)
        distance = (max(a, b).subtracting(min(a, b))).map { FigureText.short($0) } ?? ""
    }

    /// Rows of text; none where the width has no room for them.
    func rows(_ options: TextOptions) -> [String] {
        let labels = sides.map { options.ascii ? ASCIIText.fold($0.label) : $0.label }
        let margin = (labels.map { CellWidth.of($0) }.max() ?? 0) + 3
        let plot = min(60, options.width - margin - 4)
        guard plot >= 20 else { return [] }
        func x(_ value: Double) -> Int { margin + Int((scale.share(value) * Double(plot - 1)).rounded()) }
        var canvas = Canvas(width: options.width, height: sides.count + 3)
        for (y, side) in sides.enumerated() {
            canvas.write(labels[y], margin - 1 - CellWidth.of(labels[y]), y)
            let (a, b) = (side.low.map(x) ?? margin, side.high.map(x) ?? margin + plot - 1)
            for column in a...max(a, b) { canvas.put(Glyph("─", "-"), column, y, .line(y)) }
            if a < x(side.value) { canvas.put(side.low == nil ? Glyph("◂", "<") : Glyph("├", "|"), a, y, .line(y)) }
            if b > x(side.value) { canvas.put(side.high == nil ? Glyph("▸", ">") : Glyph("┤", "|"), b, y, .line(y)) }
            canvas.put(Glyph("●", "*"), x(side.value), y, .line(y))
        }
        let (from, to) = (min(x(sides[0].value), x(sides[1].value)), max(x(sides[0].value), x(sides[1].value)))
        let y = sides.count
        for column in from...to { canvas.put(Glyph("╌", "-"), column, y, .conflict) }
        canvas.put(Glyph("╰", "+"), from, y, .conflict)
        canvas.put(Glyph("╯", "+"), to, y, .conflict)
        let text = " " + (options.ascii ? ASCIIText.fold(distance) : distance) + " apart "
        let start =
            to - from > CellWidth.of(text) + 1
            ? (from + to - CellWidth.of(text)) / 2 + 1 : (to + CellWidth.of(text) < options.width ? to + 1 : 0)
        canvas.write(text, start, y, .conflict)
        axis(&canvas, sides.count + 1, margin, plot, options)
        return canvas.rows(options)
    }

    private func axis(_ canvas: inout Canvas, _ y: Int, _ margin: Int, _ plot: Int, _ options: TextOptions) {
        for column in margin..<margin + plot { canvas.put(Glyph("─", "-"), column, y, .axis) }
        var free = 0
        for tick in scale.ticks {
            let x = margin + Int((scale.share(tick) * Double(plot - 1)).rounded())
            canvas.put(Glyph("┴", "+"), x, y, .axis)
            let text = options.ascii ? ASCIIText.fold(scale.label(tick)) : scale.label(tick)
            let start = max(0, min(canvas.width - CellWidth.of(text), x - (CellWidth.of(text) - 1) / 2))
            if start >= free {
                canvas.write(text, start, y + 1, .axis)
                free = start + CellWidth.of(text) + 1
            }
        }
    }

    func svg(id: String, title: String) -> String {
        let width = 400.0
        let height = Double(sides.count) * 24 + 44
        var svg = SVGCanvas(width: width, height: height)
        let left = (sides.map { SVGCanvas.width($0.label) * 1.1 }.max() ?? 0) + 14
        func x(_ value: Double) -> Double { left + scale.share(value) * (width - left - 12) }
        let bottom = height - 20
        for tick in scale.ticks {
            svg.rule(x(tick), 4, x(tick), bottom, "grid")
            svg.text(scale.label(tick), x(tick), bottom + 14, .middle, "tick")
        }
        for (index, side) in sides.enumerated() {
            let y = 16 + Double(index) * 24
            svg.text(side.label, left - 10, y + 4, .end, "fig")
            svg.rule(x(side.low ?? scale.low), y, x(side.high ?? scale.high), y, "span c\(index % 5)")
            svg.mark(x(side.value), y, shape: index, size: 5, "dot c\(index % 5)", hint: side.source)
        }
        let y = 16 + Double(sides.count) * 24 - 4
        let (a, b) = (min(x(sides[0].value), x(sides[1].value)), max(x(sides[0].value), x(sides[1].value)))
        svg.path([(a, y - 6), (a, y), (b, y), (b, y - 6)], "dispute")
        svg.text(distance + " apart", (a + b) / 2, y + 13, .middle, "fig bad")
        let words = sides.map { "\($0.label) (\($0.source))" }.joined(separator: " against ")
        return svg.document(id: id, title: title, description: words + ", \(distance) apart.", style: "gap")
    }
}
