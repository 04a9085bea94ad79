import Model

/// A row for each key: its figures as a small picture, and the newest one in digits. All pictures share one calendar, unless it would
/// be so long that most rows were a dot on it; then each row has its own, and says from when to when.
enum SparklineTable {
    static func draw(_ panels: [ChartPanel], title: String, _ options: ChartOptions, _ paper: inout TextPaper) {
        let width = options.text.width
        let ascii = options.text.ascii
        let rows = panels.flatMap { panel in panel.lines.map { (panel, $0) } }
        let shown = Array(rows.prefix(options.limit))
        let isShared = sharesCalendar(shown.map(\.1))
        let names = shown.map { panel, line in
            let name = panel.splitTitle.isEmpty || panels.count == 1 ? line.label : line.label + " · " + panel.splitTitle
            return ascii ? ASCIIText.name(name) : name
        }
        let ends = shown.map { panel, line in end(line, panel, isShared: isShared, ascii: ascii) }
        let endWidth = min(width / 2, ends.map { CellWidth.of($0) }.max() ?? 0)
        let labelWidth = min(names.map { CellWidth.of($0) }.max() ?? 0, max(10, (width - endWidth) * 2 / 3))
        let labels = Cut.apart(names, labelWidth, ascii: ascii)
        let plot = max(4, min(isShared ? 60 : 24, width - labelWidth - endWidth - 2))
        let scale = TimeScale(shown.flatMap { $0.1.marks }, columns: plot)
        ChartHeader.draw(title, right: "\(shown.count) of \(rows.count) drawn", &paper)
        for (index, row) in shown.enumerated() {
            let own = isShared ? scale : TimeScale(row.1.marks, columns: plot)
            paper.raw(
                Pad.right(labels[index], labelWidth) + " " + picture(row.1.marks, own, ascii) + " "
                    + Cut.end(ends[index], width - labelWidth - plot - 2, ascii: ascii))
        }
        if isShared, plot >= 22 {
            let (from, to) = (CalendarDate(dayNumber: scale.first).description, CalendarDate(dayNumber: scale.last).description)
            paper.raw(String(repeating: " ", count: labelWidth + 1) + from + String(repeating: " ", count: plot - 20) + to, .quiet)
        }
    }

    private static func sharesCalendar(_ lines: [ChartLine]) -> Bool {
        let spans = lines.map { ($0.marks.map(\.end).max() ?? 0) - ($0.marks.map(\.start).min() ?? 0) + 1 }.sorted()
        let all = lines.flatMap(\.marks)
        // Lone figures need the calendar to say anything.
        guard lines.count(where: { $0.marks.count > 1 }) * 2 > lines.count else { return true }
        guard let first = all.map(\.start).min(), let last = all.map(\.end).max() else { return true }
        return last - first + 1 <= spans[spans.count / 2] * 6
    }

    /// The newest figure and its period; with a calendar of its own, the first as well.
    private static func end(_ line: ChartLine, _ panel: ChartPanel, isShared: Bool, ascii: Bool) -> String {
        guard let latest = line.latest else { return "" }
        var text = latest.fullLabel + FigureText.unitSuffix(panel.unit) + "  "
        if !isShared, let first = line.marks.first, first != latest { text += first.period.description + " → " }
        text += latest.period.description
        return ascii ? ASCIIText.fold(text) : text
    }

    /// The mean height of the figures that fall into each column; what is only meant to be is a ring.
    static func picture(_ marks: [ChartMark], _ scale: TimeScale, _ ascii: Bool) -> String {
        let levels: [Character] = ascii ? ["_", ".", "-", "=", "^"] : ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        let reported = marks.filter(\.status.isReported).map(\.value)
        let low = reported.min() ?? 0
        let high = reported.max() ?? 0
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
