import Model

/// A lane for each key under one another, each figure printed where it belongs and as wide as its time is vague: for many keys on one
/// axis, where marks at heights of their own would hide each other.
enum LaneChart {
    /// Rows of a lane at most; what finds no room in them is counted.
    private static let depth = 3

    static func draw(_ panel: ChartPanel, title: String, _ options: ChartOptions, _ paper: inout TextPaper) {
        let (width, ascii) = (options.text.width, options.text.ascii)
        let names = panel.lines.map { ascii ? ASCIIText.name($0.label) : $0.label }
        let labelWidth = min(names.map { CellWidth.of($0) }.max() ?? 0, max(10, width * 2 / 5))
        let labels = Cut.apart(names, labelWidth, ascii: ascii)
        let margin = labelWidth + 2
        let time = TimeScale(panel.marks, columns: width - margin - 1, counted: panel.alignment)
        ChartHeader.draw(title, right: FigureText.heading(panel.unit), &paper)
        var left = 0
        for (line, label) in zip(panel.lines, labels) {
            var lane = Canvas(width: width, height: depth)
            lane.write(label, 0, 0)
            for y in 0..<depth { lane.put(Glyph("│", "|"), margin - 1, y, .axis) }
            var used = 1
            // The narrow ones first: what holds for a long time has more places to stand.
            for mark in line.marks.sorted(by: { ($0.days, $0.start, $0.label) < ($1.days, $1.start, $1.label) }) {
                if let y = place(mark, on: &lane, time, margin, ascii) { used = max(used, y + 1) } else { left += 1 }
            }
            for row in lane.rows(options.text).prefix(used) { paper.drawn(row) }
        }
        for row in TimeAxis.rows(time, margin: margin, width: width, options.text) { paper.drawn(row) }
        legend(panel, left, &paper)
        ChartHeader.conflicts(panel.lines, &paper)
    }

    /// The row on which the figure found room.
    private static func place(_ mark: ChartMark, on lane: inout Canvas, _ time: TimeScale, _ margin: Int, _ ascii: Bool) -> Int? {
        let text = ascii ? ASCIIText.fold(mark.fullLabel) : mark.fullLabel
        let size = CellWidth.of(text)
        let span = time.span(mark)
        let isWide = span.count >= size + 4
        let start = isWide ? margin + span.lowerBound : margin + time.column(mark.middle) - size / 2
        let count = isWide ? span.count : size
        let x = max(margin, min(lane.width - count, start))
        for y in 0..<depth where isFree(lane, x, y, count, margin) {
            if isWide {
                for column in span { lane.put(Glyph("─", "-"), margin + column, y, mark.status.isReported ? .one : .plan) }
                lane.put(Glyph("├", "|"), margin + span.lowerBound, y, .one)
                lane.put(Glyph("┤", "|"), margin + span.upperBound, y, .one)
                let from = x + (count - size) / 2
                for column in [from - 1, from + size] { lane.put(.blank, column, y) }
                lane.write(text, from, y, mark.isContested ? .conflict : .plain)
            } else {
                lane.write(text, x, y, mark.isContested ? .conflict : .plain)
            }
            return y
        }
        return nil
    }

    /// Whether so many cells are free, with a blank beside them; the axis may stand at their left.
    private static func isFree(_ lane: Canvas, _ x: Int, _ y: Int, _ count: Int, _ margin: Int) -> Bool {
        guard x + count <= lane.width else { return false }
        return (max(margin, x - 1)...min(lane.width - 1, x + count)).allSatisfy { lane.isBlank($0, y) }
    }

    private static func legend(_ panel: ChartPanel, _ left: Int, _ paper: inout TextPaper) {
        var parts: [String] = []
        let words = Status.allCases.filter { status in !status.isReported && panel.marks.contains { $0.status == status } }.map(\.word)
        if !words.isEmpty { parts.append("(" + words.joined(separator: ", ") + ")") }
        if panel.marks.contains(where: \.isContested) { parts.append("‡ sources differ") }
        if left > 0 { parts.append("\(FindingParts.counted(left, "figure")) without room: see the table") }
        if !parts.isEmpty { paper.wrapped(parts.joined(separator: " · "), indent: 0, style: .quiet) }
    }
}
