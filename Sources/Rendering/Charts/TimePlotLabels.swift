import Model

extension TimePlot {
    /// Figures that are all printed, at their marks or under the plot; of more, those that find room at their marks; beyond a figure
    /// a column only what matters most.
    private static let labelLimit = 25

    /// The exact figure beside each mark, where it finds room; the others are listed under the plot.
    mutating func drawLabels() {
        var queue: [(placed: PlacedMark, index: Int, rank: Int)] = []
        for (index, line) in series.enumerated() {
            let highest = line.max { $0.top < $1.top }?.mark
            let lowest = line.min { $0.top < $1.top }?.mark
            for placed in line {
                let mark = placed.mark
                var rank = 3
                if mark == line.last?.mark || mark == line.first?.mark { rank = 1 }
                if mark == highest || mark == lowest { rank = min(rank, 2) }
                if mark.isContested || !mark.status.isReported { rank = 0 }
                queue.append((placed, index, rank))
            }
        }
        let isCrowded = queue.count > max(Self.labelLimit, time.columns)
        var left = 0
        queue.sort { ($0.rank, $0.placed.mark.start, $0.index) < ($1.rank, $1.placed.mark.start, $1.index) }
        for item in queue where !isCrowded || item.rank < 3 {
            let tint: Tint = item.placed.mark.isContested ? .conflict : .plain
            if !place(item.placed.label, at: item.placed, tint) {
                left += 1
                let name = panel.lines.count > 1 ? panel.lines[item.index].label + " " : ""
                unlabelled.append(name + item.placed.mark.when + ": " + item.placed.label)
            }
            for rival in item.placed.mark.rivals {
                _ = place(
                    rival.label, at: PlacedMark(mark: item.placed.mark, base: 0, top: item.placed.base + rival.value, label: ""), .conflict)
            }
        }
        if isCrowded {
            unlabelled.append("\(queue.count) figures are too many to print here: see the table")
        } else if queue.count > Self.labelLimit, left > 3 {
            unlabelled = ["\(left) of \(queue.count) figures: see the table"]
        }
    }

    private mutating func place(_ label: String, at placed: PlacedMark, _ tint: Tint) -> Bool {
        let text = ascii ? ASCIIText.fold(label) : label
        let size = CellWidth.of(text)
        let bar = panel.kind == .flow
        let x = bar && panel.accumulates ? margin + time.span(placed.mark).upperBound : column(placed.mark)
        let y = row(placed.top)
        let centred = x - size / 2
        let spots =
            panel.kind == .stock || (bar && panel.accumulates)
            ? [
                (x - size + 1, y - 1), (centred, y - 1), (x + 1, y - 1), (x - size - 1, y), (x + 2, y), (x - size + 1, y - 2),
                (x + 1, y - 2),
                (x + 2, y + 1), (centred, y + 1),
            ]
            : [
                (centred, y - 1), (centred, y + 1), (x - size + 1, y - 1), (x, y - 1), (x, y + 1), (x - size + 1, y + 1), (x + 2, y),
                (x - size - 1, y), (x + 2, y - 1), (x + 2, y + 1), (x - size - 1, y - 1), (x - size - 1, y + 1),
            ]
        for (left, line) in spots where left >= margin && canvas.hasRoom(left, line, size) {
            canvas.write(text, left, line, tint)
            return true
        }
        return false
    }

    /// What the signs mean, each in a piece that is not broken; only those that are used.
    var legend: [String] {
        var parts: [String] = []
        let marks = series.flatMap { $0.map(\.mark) }
        if panel.lines.count > 1, names.isEmpty {
            for (index, line) in panel.lines.enumerated() {
                let glyph = Self.solid[index % Self.solid.count]
                parts.append("\(ascii ? glyph.ascii : glyph.unicode) " + line.label)
            }
        } else if panel.lines.count == 1, marks.contains(where: { !$0.status.isReported }) {
            parts.append((ascii ? "*" : "●") + " reported")
        }
        let words = Status.allCases.filter { status in !status.isReported && marks.contains { $0.status == status } }.map(\.word)
        if !words.isEmpty { parts.append((ascii ? "o" : "○") + " (" + words.joined(separator: ", ") + ")") }
        if marks.contains(where: \.isContested) { parts.append("‡ sources differ") }
        if panel.kind == .flow, marks.contains(where: { time.span($0).count > 1 }) {
            parts.append((ascii ? "#" : "▒") + " some day in this time")
        }
        if owners.values.contains(-1) { parts.append("\(ascii ? Self.shared.ascii : Self.shared.unicode) more than one") }
        return parts
    }

    /// Lines under the plot: figures without room, totals, holes.
    var notes: [String] {
        var notes: [String] = extremes.isEmpty ? [] : [extremes]
        if !unlabelled.isEmpty { notes.append("no room for: " + unlabelled.joined(separator: " · ")) }
        if !totals.isEmpty { notes.append("figures for a longer time that holds others are not added again") }
        if panel.kind == .rate || panel.kind == .amount || series.contains(where: { $0.count > 2 * time.columns }) {
            notes += series.compactMap { Self.holes($0.map(\.mark)) }
        }
        return notes
    }

    private static func holes(_ marks: [ChartMark]) -> String? {
        let reported = marks.filter(\.status.isReported)
        let usual = Gap.usual(reported)
        let gaps = zip(reported, reported.dropFirst()).filter { Gap.isBetween($0, $1, usual: usual) }
            .map { a, b in (days: b.start - a.end - 1, from: a.end + 1) }.sorted { ($1.days, $0.from) < ($0.days, $1.from) }
        if gaps.isEmpty { return nil }
        let named = gaps.prefix(3).map { gap in "\(gap.days) days from \(CalendarDate(dayNumber: gap.from))" }
        return "no figures: " + named.joined(separator: ", ") + (gaps.count > 3 ? ", \(gaps.count - 3) shorter gaps" : "")
    }

    /// How much of each column's time has figures: a strip under the axis.
    func coverage(_ marks: [ChartMark], _ options: TextOptions) -> [String] {
        var days = Array(repeating: 0, count: time.columns)
        var reached = Int.min + 1
        for mark in marks {
            // A mark of many years says little about any one of them.
            let from = max(mark.start, reached &+ 1)
            if from <= mark.end, mark.days < 4000 { for day in from...mark.end { days[time.column(Double(day) + 0.5)] += 1 } }
            reached = max(reached, mark.end)
        }
        let width = Double(time.days) / Double(time.columns)
        let levels = [
            Glyph("▁", "."), Glyph("▂", "."), Glyph("▃", "-"), Glyph("▄", "-"), Glyph("▅", "="), Glyph("▆", "="), Glyph("▇", "#"),
            Glyph("█", "#"),
        ]
        var canvas = Canvas(width: self.width, height: 1)
        canvas.write("data", max(0, margin - 5), 0, .axis)
        for (x, count) in days.enumerated() where count > 0 {
            canvas.put(levels[min(7, Int(Double(count) / width * 7.99))], margin + x, 0, .axis)
        }
        return canvas.rows(options)
    }

    /// More figures than columns: from the lowest to the highest in each column, and their median.
    mutating func drawDense(_ line: [PlacedMark]) {
        var columns: [Int: [Double]] = [:]
        for placed in line { columns[column(placed.mark), default: []].append(placed.top) }
        for (x, tops) in columns {
            let sorted = tops.sorted()
            let (top, bottom) = (row(sorted[sorted.count - 1]), row(sorted[0]))
            for y in top...bottom { canvas.put(Glyph("│", "|"), x, y, .one) }
            canvas.put(Glyph("┿", "+"), x, row(sorted[sorted.count / 2]), .one)
        }
        for placed in line where placed.mark.isContested { canvas.put(Glyph("‡", "!"), column(placed.mark), row(placed.top), .conflict) }
        if let high = line.max(by: { $0.top < $1.top })?.mark, let low = line.min(by: { $0.top < $1.top })?.mark {
            unlabelled = []
            extremes = "\(line.count) figures; highest \(high.label) in \(high.period), lowest \(low.label) in \(low.period)"
        }
    }
}
