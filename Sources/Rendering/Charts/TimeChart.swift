import Model

/// Figures by time, to the scale of the calendar: each mark as wide as its date is vague.
enum TimeChart {
    static func draw(
        _ panel: ChartPanel, title: String, height: Int?, footnotes: Bool = true, _ options: ChartOptions, _ paper: inout TextPaper
    ) {
        let width = options.text.width
        if panel.lines.count > 1, panel.marks.count > width * 2 {
            for line in panel.lines {
                var only = panel
                only.lines = [line]
                draw(only, title: title + " · " + line.label, height: height, footnotes: footnotes, options, &paper)
            }
            return
        }
        var plot = TimePlot(
            panel, width: width, height: options.height ?? height ?? TimePlot.usualHeight(panel), ascii: options.text.ascii)
        plot.draw()
        var right = FigureText.heading(panel.unit)
        if panel.accumulates { right += ", in all" }
        if plot.values.low > 0 || plot.values.high < 0 { right += " · axis not from 0" }
        ChartHeader.draw(title, right: right, &paper)
        ChartHeader.legend(plot.legend, &paper)
        for row in plot.rows(options.text) { paper.drawn(row) }
        for note in plot.notes { paper.wrapped(note, indent: 0, hanging: 2, style: .quiet) }
        if footnotes { ChartHeader.conflicts(panel.lines, &paper) }
    }
}

/// A plot under construction: scales, canvas and the notes that go under it.
struct TimePlot {
    let panel: ChartPanel
    let width: Int
    let ascii: Bool
    let time: TimeScale
    let values: ValueScale
    /// Cells to the left of the plot: the labels of the value axis and the axis itself.
    let margin: Int
    /// Rows of the value axis, and those above it that labels may need.
    let height: Int
    let headroom: Int
    /// The names of the lines, written at their ends; empty where there is one, and where they would take more than a quarter of the
    /// width: then they stand above.
    let names: [String]
    /// Cells that they take at the right, with what sets them off.
    let nameWidth: Int
    /// Totals over other figures of the same key, which are shown under the plot and never added.
    let totals: [ChartMark]
    /// What is drawn, with its height: of flows that add up, what had come by then.
    var series: [[PlacedMark]]
    var canvas: Canvas
    /// Figures that found no room beside their mark.
    var unlabelled: [String] = []
    /// Where there are too many figures to print: how many, the highest and the lowest.
    var extremes = ""
    var isDense: Bool { panel.lines.count == 1 && panel.marks.count > 2 * time.columns }
    /// The line of the mark that stands in a cell; -1 for several.
    var owners: [Int: Int] = [:]

    /// A mark and where it stands on the value axis.
    struct PlacedMark {
        var mark: ChartMark
        /// Where a bar begins: 0, or what had come before.
        var base: Double
        var top: Double
        /// The figure beside the mark.
        var label: String
    }

    init(_ panel: ChartPanel, width: Int, height: Int, ascii: Bool, isPadded: Bool = false) {
        self.panel = panel
        self.width = width
        self.ascii = ascii
        self.height = height
        var totals: [ChartMark] = []
        series = panel.lines.map { line in
            let (parts, wholes) = panel.kind == .flow ? Self.separate(line.marks) : (line.marks, [])
            totals += wholes
            return panel.accumulates
                ? Self.accumulate(parts) : parts.map { PlacedMark(mark: $0, base: 0, top: $0.value, label: $0.fullLabel) }
        }
        self.totals = totals
        let all = series.flatMap { $0 }
        var numbers = all.flatMap { [$0.top] } + (panel.kind == .flow ? [] : all.flatMap { [$0.mark.low, $0.mark.high] })
        for placed in all { numbers += placed.mark.rivals.map { $0.value + placed.base } }
        values = ValueScale(
            numbers, fromZero: Self.startsAtZero(panel.kind, numbers), isPadded: isPadded,
            isWhole: (panel.kind == .stock || panel.kind == .flow) && panel.marks.allSatisfy { $0.figure.value.reduced.exponent >= 0 },
            ticks: height >= 14 ? 6 : height >= 10 ? 4 : 2)
        let scale = values
        margin = (scale.ticks.map { CellWidth.of(scale.label($0)) }.max() ?? 1) + 2
        let labels = panel.lines.map { ascii ? ASCIIText.name($0.label) : $0.label }
        let isNamed =
            panel.lines.count > 1 && panel.lines.count <= height && width >= 60 && labels.allSatisfy { CellWidth.of($0) <= width / 4 }
        names = isNamed ? labels : []
        nameWidth = (names.map { CellWidth.of($0) }.max() ?? -3) + 3
        time = TimeScale(Self.dated(all.map(\.mark), totals), columns: width - margin - 1 - nameWidth, counted: panel.alignment)
        headroom = all.contains { scale.share($0.top) * Double(height - 1) > Double(height) - 1.5 } ? 1 : 0
        canvas = Canvas(width: width, height: height + headroom)
    }

    /// The scales of a picture, which are those of a chart of usual size.
    init(picturing panel: ChartPanel) {
        self.init(panel, width: 80, height: Self.usualHeight(panel), ascii: false, isPadded: true)
    }

    /// Rows of the value axis; several lines need more.
    static func usualHeight(_ panel: ChartPanel) -> Int { panel.lines.count > 2 ? 16 : 12 }

    /// The marks that the calendar must hold: a total over many years would leave no room for its parts, and is cut off at the edge.
    static func dated(_ parts: [ChartMark], _ totals: [ChartMark]) -> [ChartMark] {
        func days(_ marks: [ChartMark]) -> Int { (marks.map(\.end).max() ?? 0) - (marks.map(\.start).min() ?? 0) + 1 }
        return parts.isEmpty || days(parts + totals) <= (days(parts) + 7) * 4 ? parts + totals : parts
    }

    /// What is counted starts at zero; shares and ratings do where the figures themselves come near it.
    private static func startsAtZero(_ kind: SeriesDescription.Kind, _ numbers: [Double]) -> Bool {
        switch kind {
        case .stock, .flow: return true
        case .poll, .rate, .amount:
            guard let low = numbers.min(), let high = numbers.max(), low > 0 else { return (numbers.min() ?? 0) == 0 }
            return low < high * 0.25
        }
    }

    /// Figures whose period holds those of others are totals of them, or count them in: not to be added again.
    static func separate(_ marks: [ChartMark]) -> (parts: [ChartMark], totals: [ChartMark]) {
        // From the last beginning to the first, and from the shortest to the longest of one beginning, a mark holds another if one
        // that was met before ends no later than it does.
        var totals: Set<ChartMark> = []
        for isReported in [true, false] {
            // A count from an unsaid beginning holds whatever ended before it did.
            let ends = marks.filter { $0.status.isReported == isReported && $0.period.start != nil }.map(\.end)
            for mark in marks where mark.status.isReported == isReported && mark.period.start == nil {
                if let first = ends.min(), first <= mark.end { totals.insert(mark) }
            }
            let order = marks.filter { $0.status.isReported == isReported }.sorted { ($1.start, $0.end) < ($0.start, $1.end) }
            var earliest = Int.max
            var at = 0
            while at < order.count {
                let (start, end) = (order[at].start, order[at].end)
                while at < order.count, order[at].start == start, order[at].end == end {
                    if earliest <= end { totals.insert(order[at]) }
                    at += 1
                }
                earliest = min(earliest, end)
            }
        }
        return (marks.filter { !totals.contains($0) }, marks.filter { totals.contains($0) })
    }

    private static func accumulate(_ marks: [ChartMark]) -> [PlacedMark] {
        var sum = ExactDecimal.zero
        var total = 0.0
        var isVague = false
        return marks.sorted { ($0.status.isReported ? 0 : 1, $0.end, $0.start) < ($1.status.isReported ? 0 : 1, $1.end, $1.start) }.map {
            mark in
            let base = total
            total += mark.value
            isVague = isVague || mark.figure.qualifier != .exact || mark.figure.upper != nil
            sum = sum.adding(mark.figure.value) ?? sum
            let text = mark.figure.upper == nil ? FigureText.short(sum) : mark.label
            var label = (isVague ? "~" : "") + text
            if !mark.status.isReported { label = "(" + label + ")" }
            return PlacedMark(mark: mark, base: base, top: total, label: label + (mark.isContested ? "‡" : ""))
        }
    }

    func row(_ value: Double) -> Int { headroom + height - 1 - Int((values.share(value) * Double(height - 1)).rounded()) }
    func column(_ mark: ChartMark) -> Int { margin + time.column(mark.middle) }

    mutating func draw() {
        drawAxis()
        if isDense, let line = series.first {
            drawDense(line)
            return
        }
        for (index, line) in series.enumerated() {
            switch panel.kind {
            case .stock: drawSteps(line, index)
            case .flow: drawBars(line)
            case .rate, .amount: drawLine(line, index)
            case .poll: drawRanges(line, index)
            }
        }
        for (index, line) in series.enumerated() { drawMarks(line, index) }
        drawNames()
        drawLabels()
    }

    private mutating func drawAxis() {
        for y in headroom..<headroom + height { canvas.put(Glyph("│", "|"), margin - 1, y, .axis) }
        for tick in values.ticks {
            let text = ascii ? ASCIIText.fold(values.label(tick)) : values.label(tick)
            let y = row(tick)
            canvas.write(text, margin - 2 - CellWidth.of(text), y, .axis)
            canvas.put(Glyph("┤", "+"), margin - 1, y, .axis)
        }
        if values.low < 0, values.high > 0 {
            for x in margin..<margin + time.columns { canvas.putBehind(Glyph("┈", "."), x, row(0), .axis) }
        }
    }

    /// The plot, the time axis, and what stands under it.
    func rows(_ options: TextOptions) -> [String] {
        canvas.rows(options) + TimeAxis.rows(time, margin: margin, width: width - nameWidth, options) + strips(options)
    }

    /// Under the axis: what came new in each period, and the totals stated by sources, as wide as they reach.
    private func strips(_ options: TextOptions) -> [String] {
        var rows: [String] = []
        if panel.accumulates, let line = series.first {
            var canvas = Canvas(width: width, height: 1)
            canvas.write("new", max(0, margin - 5), 0, .axis)
            var free = margin
            for placed in line {
                let mark = placed.mark
                let hedge = String(mark.label.prefix { "~<>".contains($0) })
                let added = hedge + "+" + mark.label.dropFirst(hedge.count)
                let text = mark.status.isReported ? added : "(" + added + ")"
                let x = min(width - text.count, max(free, column(mark) - text.count / 2))
                if x >= free {
                    canvas.write(text, x, 0)
                    free = x + text.count + 1
                }
            }
            rows += canvas.rows(options)
        }
        if isDense, let line = series.first { rows += coverage(line.map(\.mark), options) }
        for total in totals {
            var canvas = Canvas(width: width, height: 1)
            let span = time.span(total)
            for x in span { canvas.put(Glyph("─", "-"), margin + x, 0) }
            canvas.put(total.start < time.first ? Glyph("◂", "<") : Glyph("├", "|"), margin + span.lowerBound, 0)
            canvas.put(total.end > time.last ? Glyph("▸", ">") : Glyph("┤", "|"), margin + span.upperBound, 0)
            let isCut = total.start < time.first || total.end > time.last
            let text = " " + total.fullLabel + (isCut ? ", \(total.period)" : "") + " "
            let middle = margin + (span.lowerBound + span.upperBound - text.count) / 2
            canvas.write(text, max(margin, min(width - text.count, middle)), 0)
            rows += canvas.rows(options)
        }
        return rows
    }
}
