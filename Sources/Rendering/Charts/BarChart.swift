import Model

/// The newest figure of every key as bars from zero, the largest first.
enum BarChart {
    private struct Row {
        var label: String
        var mark: ChartMark
        /// A value that others published for the bar above it.
        var rival: ChartRival?
        var text: String
        var value: Double { rival?.value ?? mark.value }
    }

    static func draw(_ panel: ChartPanel, title: String, _ options: ChartOptions, _ paper: inout TextPaper) {
        let ranked = rank(panel)
        let shown = Array(ranked.prefix(options.limit))
        let periods = Set(shown.map(\.mark.period))
        var heading = title
        if periods.count == 1, let only = periods.first { heading += " · \(only)" }
        ChartHeader.draw(heading, right: "\(FigureText.heading(panel.unit)) · \(shown.count) of \(ranked.count) drawn", &paper)
        let rows = self.rows(shown, dated: periods.count > 1, width: options.text.width)
        let geometry = Geometry(rows, options)
        for (row, label) in zip(rows, geometry.labels) { paper.raw(geometry.line(row, label), row.rival != nil ? .bad : .plain) }
        for line in geometry.axis() { paper.raw(line, .quiet) }
        legend(shown, ranked.count, &paper)
        ChartHeader.conflicts(
            shown.map { ranked in
                var line = ranked.line
                line.marks = [ranked.mark]
                return line
            }, &paper)
    }

    struct Ranked {
        var line: ChartLine
        var mark: ChartMark
        var isTie = false
    }

    static func rank(_ panel: ChartPanel) -> [Ranked] {
        var ranked = panel.lines.compactMap { line in line.latest.map { Ranked(line: line, mark: $0) } }
        ranked.sort { ($1.mark.value, $0.line.label, $0.line.key) < ($0.mark.value, $1.line.label, $1.line.key) }
        let counts = Dictionary(ranked.map { ($0.mark.value, 1) }, uniquingKeysWith: +)
        for index in ranked.indices { ranked[index].isTie = (counts[ranked[index].mark.value] ?? 0) > 1 }
        return ranked
    }

    private static func rows(_ ranked: [Ranked], dated: Bool, width: Int) -> [Row] {
        var rows: [Row] = []
        for item in ranked {
            let mark = item.mark
            var text =
                (mark.status.isReported ? mark.label : "(" + mark.label + ")") + (item.isTie ? "=" : "") + (mark.isContested ? "‡" : "")
            if mark.status != .actual, width >= 60 { text += " " + mark.status.word }
            if dated, width >= 60 { text += "  " + mark.period.description }
            rows.append(Row(label: item.line.label, mark: mark, rival: nil, text: text))
            for rival in mark.rivals { rows.append(Row(label: "  ‡ " + rival.source, mark: mark, rival: rival, text: rival.label)) }
        }
        return rows
    }

    private static func legend(_ shown: [Ranked], _ count: Int, _ paper: inout TextPaper) {
        var parts: [String] = []
        if shown.contains(where: \.isTie) { parts.append("= tie") }
        let words = Status.allCases.filter { status in !status.isReported && shown.contains { $0.mark.status == status } }.map(\.word)
        if !words.isEmpty { parts.append((paper.options.ascii ? ". (" : "░ (") + words.joined(separator: ", ") + ")") }
        if shown.contains(where: { $0.mark.isContested }) { parts.append("‡ sources differ") }
        if count > shown.count { parts.append("\(count - shown.count) more not drawn: see the table") }
        if !parts.isEmpty { paper.wrapped(parts.joined(separator: " · "), indent: 0, style: .quiet) }
    }

    /// Where things stand on a line.
    private struct Geometry {
        let labels: [String]
        let labelWidth: Int
        let barWidth: Int
        let zero: Int
        let scale: ValueScale
        let options: TextOptions

        init(_ rows: [Row], _ options: ChartOptions) {
            self.options = options.text
            let width = options.text.width
            let ascii = options.text.ascii
            let names = rows.map { ascii ? ASCIIText.name($0.label) : $0.label }
            labelWidth = min(names.map { CellWidth.of($0) }.max() ?? 0, max(10, width * 2 / 5))
            labels = Cut.apart(names, labelWidth, ascii: ascii)
            let scale = ValueScale(rows.flatMap { [$0.value, $0.mark.low, $0.mark.high] }, fromZero: true, ticks: width >= 60 ? 4 : 2)
            let room = width - labelWidth - 3
            // The longest bar that leaves each row's text room: a short bar may have a long text.
            var bars = Double(room - (scale.ticks.last.map { CellWidth.of(scale.label($0)) } ?? 0) / 2 - 1)
            for row in rows {
                let reach = row.value >= 0 ? scale.share(row.value) : scale.share(0)
                let left = Double(room - CellWidth.of(row.text) - 2)
                if reach > 0 { bars = min(bars, left / reach) }
            }
            barWidth = max(6, Int(bars))
            self.scale = scale
            zero = Int((scale.share(0) * Double(barWidth)).rounded())
        }

        func line(_ row: Row, _ label: String) -> String {
            let ascii = options.ascii
            let text = ascii ? ASCIIText.fold(row.text) : row.text
            let rule = ascii ? "|" : "│"
            let length = abs(scale.share(row.value) - scale.share(0)) * Double(barWidth)
            let head = Pad.right(label, labelWidth) + " "
            if row.value < 0 {
                let bar = negative(length)
                return head + Pad.left(bar, zero) + rule + " " + text
            }
            return head + String(repeating: " ", count: zero) + rule + positive(row, length) + " " + text
        }

        private func positive(_ row: Row, _ length: Double) -> String {
            let isPlan = !row.mark.status.isReported
            if row.rival != nil {
                let cells = max(0, Int(length.rounded()) - 1)
                return String(repeating: options.ascii ? "-" : "╌", count: cells) + (options.ascii ? "x" : "×")
            }
            if options.ascii || isPlan {
                let cells = Int(length.rounded())
                let fill = options.ascii ? (isPlan ? "." : "#") : "░"
                return String(repeating: fill, count: row.value > 0 ? max(1, cells) : cells)
            }
            let eighths = max(row.value > 0 ? 1 : 0, Int((length * 8).rounded()))
            let parts: [String] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
            return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
        }

        private func negative(_ length: Double) -> String {
            if options.ascii { return String(repeating: "#", count: max(1, Int(length.rounded()))) }
            let halves = max(1, Int((length * 2).rounded()))
            return (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
        }

        /// The rule with its ticks, and the tick labels.
        func axis() -> [String] {
            var rule = Canvas(width: options.width, height: 2)
            let left = labelWidth + 1
            for x in 0...barWidth { rule.put(Glyph("─", "-"), left + x, 0) }
            var free = 0
            for tick in scale.ticks {
                let x = left + Int((scale.share(tick) * Double(barWidth)).rounded())
                rule.put(x == left ? Glyph("└", "+") : Glyph("┴", "+"), x, 0)
                let text = options.ascii ? ASCIIText.fold(scale.label(tick)) : scale.label(tick)
                let start = max(0, min(options.width - CellWidth.of(text), x - (CellWidth.of(text) - 1) / 2))
                if start >= free {
                    rule.write(text, start, 1)
                    free = start + CellWidth.of(text) + 1
                }
            }
            return rule.rows(TextOptions(width: options.width, ascii: options.ascii))
        }
    }
}
