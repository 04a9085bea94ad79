import Model

/// A row for each key: its figures as a small picture to one calendar scale, and the newest one in digits.
enum SparklineTable {
    static func draw(_ panels: [ChartPanel], title: String, _ options: ChartOptions, _ paper: inout TextPaper) {
        let width = options.text.width
        let rows = panels.flatMap { panel in panel.lines.map { (panel, $0) } }
        let shown = rows.prefix(options.limit)
        let ascii = options.text.ascii
        func clean(_ text: String) -> String { ascii ? ASCIIText.fold(text) : text }
        let names = shown.map { panel, line in
            let name = panel.splitTitle.isEmpty ? line.label : line.label + " · " + panel.splitTitle
            return ascii ? ASCIIText.name(name) : name
        }
        let lasts = shown.map { panel, line in
            clean(
                (line.latest?.fullLabel ?? "") + FigureText.unitSuffix(panel.unit)
                    + (line.latest.map { "  " + $0.period.description } ?? ""))
        }
        let lastWidth = min(width / 2, lasts.map { CellWidth.of($0) }.max() ?? 0)
        let labelWidth = min(names.map { CellWidth.of($0) }.max() ?? 0, max(10, (width - lastWidth) * 2 / 3))
        let labels = Cut.apart(names, labelWidth, ascii: ascii)
        let plot = max(4, min(60, width - labelWidth - lastWidth - 2))
        let scale = TimeScale(shown.flatMap { $0.1.marks }, columns: plot)
        ChartHeader.draw(title, right: "\(shown.count) of \(rows.count) drawn", &paper)
        for (index, row) in shown.enumerated() {
            paper.raw(
                Pad.right(labels[index], labelWidth) + " " + picture(row.1.marks, scale, ascii) + " "
                    + Cut.end(lasts[index], width - labelWidth - plot - 2, ascii: ascii))
        }
        let from = CalendarDate(dayNumber: scale.first).description
        let to = CalendarDate(dayNumber: scale.last).description
        if plot >= 22 {
            paper.raw(String(repeating: " ", count: labelWidth + 1) + from + String(repeating: " ", count: plot - 20) + to, .quiet)
        }
    }

    /// The mean height of the figures that fall into each column; what is only meant to be is a ring.
    static func picture(_ marks: [ChartMark], _ scale: TimeScale, _ ascii: Bool) -> String {
        let levels: [Character] = ascii ? ["_", ".", "-", "=", "^"] : ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        let low = marks.map(\.value).min() ?? 0
        let high = marks.map(\.value).max() ?? 0
        var cells: [Character] = Array(repeating: " ", count: scale.columns)
        var sums: [Int: (Double, Int)] = [:]
        for mark in marks where mark.status.isReported {
            let x = scale.column(mark.middle)
            let old = sums[x] ?? (0, 0)
            sums[x] = (old.0 + mark.value, old.1 + 1)
        }
        for (x, sum) in sums {
            let share = high > low ? (sum.0 / Double(sum.1) - low) / (high - low) : 0.5
            cells[x] = levels[min(levels.count - 1, Int(share * Double(levels.count)))]
        }
        for mark in marks {
            let x = scale.column(mark.middle)
            if !mark.status.isReported, cells[x] == " " { cells[x] = ascii ? "o" : "○" }
            if mark.isContested { cells[x] = ascii ? "!" : "‡" }
        }
        return String(cells)
    }
}
