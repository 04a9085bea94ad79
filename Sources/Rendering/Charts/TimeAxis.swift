/// The line under a chart over time, with its ticks and two rows of their names.
enum TimeAxis {
    /// - Parameters:
    ///   - margin: the column at which the time begins; the corner stands before it.
    ///   - width: of the chart, in cells.
    static func rows(_ time: TimeScale, margin: Int, width: Int, _ options: TextOptions) -> [String] {
        var axis = Canvas(width: width, height: 3)
        axis.put(Glyph("└", "+"), margin - 1, 0, .axis)
        for x in margin..<width { axis.put(Glyph("─", "-"), x, 0, .axis) }
        var free = [0, 0]
        for tick in time.ticks() {
            let x = margin + tick.column
            axis.put(Glyph("┬", "+"), x, 0, .axis)
            for (line, text) in [tick.upper, tick.lower].enumerated() where !text.isEmpty {
                guard x >= free[line], x + text.count <= width else { continue }
                axis.write(text, x, line + 1, .axis)
                free[line] = x + text.count + 1
            }
        }
        return axis.rows(options).filter { !$0.isEmpty }
    }
}
