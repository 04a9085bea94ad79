import Model

extension TimePlot {
    static let solid = [Glyph("●", "*"), Glyph("■", "#"), Glyph("▲", "^"), Glyph("◆", "@"), Glyph("▼", "v")]
    static let hollow = [Glyph("○", "o"), Glyph("□", "o"), Glyph("△", "o"), Glyph("◇", "o"), Glyph("▽", "o")]

    /// Where marks of several lines fall into one cell.
    static let shared = Glyph("◉", "%")

    /// The marks themselves, and beside them what others say of a contested point.
    mutating func drawMarks(_ line: [PlacedMark], _ index: Int) {
        for placed in line {
            let mark = placed.mark
            let x = panel.kind == .flow && panel.accumulates ? margin + time.span(mark).upperBound : column(mark)
            if panel.kind == .flow, !panel.accumulates, time.span(mark).count > 1 { continue }
            if mark.high > mark.low, panel.kind != .flow {
                let (top, bottom) = (row(mark.high), row(mark.low))
                if bottom - top > 1 { for y in top...bottom { canvas.putBehind(Glyph("│", "|"), x, y, .line(index)) } }
            }
            for rival in mark.rivals {
                let (a, b) = (row(placed.top), row(placed.base + rival.value))
                for y in min(a, b)...max(a, b) { canvas.putBehind(Glyph("┊", ":"), x, y, .conflict) }
                canvas.put(Glyph("×", "x"), x, b, .conflict)
            }
            let glyphs = mark.status.isReported ? Self.solid : Self.hollow
            let cell = row(placed.top) * width + x
            let isShared = owners[cell].map { $0 != index } ?? false
            owners[cell] = isShared ? -1 : index
            canvas.put(
                isShared ? Self.shared : glyphs[index % glyphs.count], x, row(placed.top), mark.status.isReported ? .line(index) : .plan)
        }
    }

    /// The name of each line to the right of the plot, with its mark, as near as can be to the height at which it ends.
    mutating func drawNames() {
        guard !names.isEmpty else { return }
        let ends = series.enumerated().compactMap { index, line in line.last.map { (index: index, row: row($0.top)) } }
            .sorted { ($0.row, $0.index) < ($1.row, $1.index) }
        var rows = ends.map(\.row)
        for at in rows.indices.dropFirst() { rows[at] = max(rows[at], rows[at - 1] + 1) }
        for at in rows.indices.reversed() {
            rows[at] = min(rows[at], headroom + height - 1 - (rows.count - 1 - at))
        }
        for (end, y) in zip(ends, rows) {
            canvas.put(Self.solid[end.index % Self.solid.count], width - nameWidth + 1, y, .line(end.index))
            canvas.write(names[end.index], width - nameWidth + 3, y)
        }
    }

    /// Vague dates of surveys as a thin rule as wide as the fieldwork may have been.
    mutating func drawRanges(_ line: [PlacedMark], _ index: Int) {
        for placed in line {
            let span = time.span(placed.mark)
            guard span.count > 2 else { continue }
            for x in span { canvas.putBehind(Glyph("─", "-"), margin + x, row(placed.top), .line(index)) }
        }
    }

    /// From each figure level to the next; what is only meant to be is reached by a dotted line.
    mutating func drawSteps(_ line: [PlacedMark], _ index: Int) {
        for (a, b) in zip(line, line.dropFirst()) {
            let isFirm = b.mark.status.isReported && a.mark.status.isReported
            let from = column(a.mark)
            let to = margin + time.span(b.mark).lowerBound
            let (ya, yb) = (row(a.top), row(b.top))
            let tint = isFirm ? Tint.line(index) : .plan
            if to > from { for x in from..<to { canvas.putBehind(isFirm ? Glyph("─", "-") : Glyph("╌", "."), x, ya, tint) } }
            for y in min(ya, yb)...max(ya, yb) where y != ya {
                canvas.putBehind(isFirm ? Glyph("│", "|") : Glyph("┊", ":"), to, y, tint)
            }
            if ya != yb { canvas.put(corner(up: yb < ya, start: true, isFirm), to, ya, tint) }
            let end = column(b.mark)
            if end > to {
                for x in (ya == yb ? to : to + 1)..<end { canvas.putBehind(isFirm ? Glyph("─", "-") : Glyph("╌", "."), x, yb, tint) }
                if ya != yb { canvas.put(corner(up: yb < ya, start: false, isFirm), to, yb, tint) }
            }
        }
    }

    private func corner(up: Bool, start: Bool, _ isFirm: Bool) -> Glyph {
        if !isFirm { return Glyph("┊", ":") }
        return switch (up, start) {
        case (true, true): Glyph("┘", "+")
        case (true, false): Glyph("┌", "+")
        case (false, true): Glyph("┐", "+")
        case (false, false): Glyph("└", "+")
        }
    }

    /// Bars as wide as their period, from zero or from what had come before; between them the level goes on.
    mutating func drawBars(_ line: [PlacedMark]) {
        var last: PlacedMark?
        for placed in line {
            let span = time.span(placed.mark)
            let isFirm = placed.mark.status.isReported
            let fill = isFirm ? Glyph("▒", "#") : Glyph("░", ".")
            let tint = isFirm ? Tint.one : .plan
            let (top, bottom) = (row(max(placed.base, placed.top)), row(min(placed.base, placed.top)))
            for x in span { for y in top...bottom { canvas.putBehind(fill, margin + x, y, tint) } }
            if panel.accumulates {
                let from = last.map { margin + time.span($0.mark).upperBound + 1 } ?? margin
                let level = row(placed.base)
                if margin + span.lowerBound > from {
                    for x in from..<margin + span.lowerBound {
                        canvas.putBehind(isFirm ? Glyph("─", "-") : Glyph("╌", "."), x, level, tint)
                    }
                }
            }
            last = placed
        }
    }

    /// A thin line through what was reported, broken where figures are missing; dots to what is meant to be.
    mutating func drawLine(_ line: [PlacedMark], _ index: Int) {
        for (a, b) in zip(line, line.dropFirst()) {
            if a.mark.status.isReported, b.mark.status.isReported {
                if !Gap.isBetween(a.mark, b.mark, usual: Gap.usual(line.map(\.mark))) { thin(a, b, index) }
            } else {
                dotted(a, b)
            }
        }
        // Where all are given for years, the axis says how wide a year is; a wider one among narrow ones is drawn so.
        let narrow = line.map(\.mark.days).min() ?? 0
        for placed in line where placed.mark.days > 2 * narrow {
            for x in time.span(placed.mark) where canvas.isBlank(margin + x, row(placed.top)) {
                canvas.put(Glyph("─", "-"), margin + x, row(placed.top), .line(index))
            }
        }
    }

    private mutating func thin(_ a: PlacedMark, _ b: PlacedMark, _ index: Int) {
        let (x0, x1) = (time.place(a.mark.middle) * 2, time.place(b.mark.middle) * 2)
        let (y0, y1) = (fine(a.top), fine(b.top))
        let steps = max(1, Int(max(abs(x1 - x0), abs(y1 - y0)).rounded(.up)))
        for i in 0...steps {
            let share = Double(i) / Double(steps)
            canvas.dot(margin * 2 + Int(x0 + (x1 - x0) * share), Int((y0 + (y1 - y0) * share).rounded()), .line(index))
        }
    }

    private func fine(_ value: Double) -> Double { Double(headroom * 4) + Double(height - 1) * 4 * (1 - values.share(value)) + 1.5 }

    private mutating func dotted(_ a: PlacedMark, _ b: PlacedMark) {
        let (x0, x1) = (column(a.mark), column(b.mark))
        guard x1 > x0 + 1 else { return }
        for x in stride(from: x0 + 2, to: x1, by: 3) {
            let share = Double(x - x0) / Double(x1 - x0)
            canvas.putBehind(Glyph("·", "."), x, row(a.top + (b.top - a.top) * share), .plan)
        }
    }
}

/// Where a run of figures is broken.
enum Gap {
    /// The usual distance between neighbours, in days: the median.
    static func usual(_ marks: [ChartMark]) -> Int {
        let distances = zip(marks, marks.dropFirst()).map { $1.start - $0.start }.sorted()
        return distances.isEmpty ? 0 : distances[distances.count / 2]
    }

    /// Whether something is missing between two neighbours: a whole period of the calendar that they are given in, or more than
    /// three times the usual distance.
    static func isBetween(_ a: ChartMark, _ b: ChartMark, usual: Int) -> Bool {
        let missing = b.start - a.end - 1
        if missing <= 0 { return false }
        let precision = min(a.days, b.days)
        if precision >= 28 { return missing >= precision }
        return b.start - a.start > max(1, usual) * 3
    }
}
