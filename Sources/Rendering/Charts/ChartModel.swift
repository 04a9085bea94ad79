import Model

/// Another figure that was published for a contested point.
struct ChartRival: Hashable {
    var value: Double
    var label: String
    /// "Korea Herald, 2025-09-08"
    var source: String
}

/// One figure as charts show it.
struct ChartMark: Hashable {
    /// The id of the observation that the point follows.
    var id: String
    var period: Period
    /// First and last day as day numbers; an open end is closed at the other, or at the publication.
    var start: Int
    var end: Int
    var value: Double
    /// The figure itself, for sums.
    var figure: Figure
    /// Exactly what the source gave: "~11,000".
    var label: String
    var low: Double
    var high: Double
    var status: Status
    var isContested: Bool
    var rivals: [ChartRival]
    /// The article of the figure that the chart follows, and the rule that chose it.
    var article: ArticleReference
    var rule: String
    /// "Korea Herald, 2025-06-27".
    var source: String { Self.source(article) }

    /// The period in words, with the days of an alignment.
    var when: String

    var middle: Double { Double(start + end + 1) / 2 }
    var days: Int { end - start + 1 }
    /// The label with brackets round what is only meant to be, and the mark of a conflict.
    var fullLabel: String { (status.isReported ? label : "(" + label + ")") + (isContested ? "‡" : "") }
}

/// The figures of one key in one unit, by time.
struct ChartLine {
    var key: Key
    var unit: MeasureUnit
    var kind: SeriesDescription.Kind
    var label: String
    var marks: [ChartMark]

    /// The newest figure that tells of what was or is; else the first that is meant to be.
    var latest: ChartMark? { marks.last { $0.status.isReported } ?? marks.first }
}

/// What belongs on one pair of axes.
struct ChartPanel {
    /// "approve", "sent to Russia": what sets it apart from the other panels; empty where there is one.
    var title: String
    /// That part of the title that the panel's own dimensions give.
    var splitTitle: String
    var unit: MeasureUnit
    var kind: SeriesDescription.Kind
    var accumulates: Bool
    var lines: [ChartLine]

    /// The dimensions that set the panels apart.
    var split: Set<String> = []
    /// What time counts where it is not the calendar's: "days in office".
    var alignment: String?

    var marks: [ChartMark] { lines.flatMap(\.marks) }

    /// Without what is only meant to be, where that presses the reported figures into a corner of the scale; else `nil`.
    var zoomed: ChartPanel? {
        guard kind != .flow, kind != .stock else { return nil }
        let reported = marks.filter(\.status.isReported).map(\.value)
        guard reported.count >= 4, let low = reported.min(), let high = reported.max(), let least = marks.map(\.value).min(),
            let most = marks.map(\.value).max(), (high - low) * 3 < most - least
        else { return nil }
        var copy = self
        for index in copy.lines.indices { copy.lines[index].marks.removeAll { !$0.status.isReported } }
        copy.lines.removeAll { $0.marks.isEmpty }
        return copy
    }

    /// Only these lines, labelled by what tells them apart; the subject only where there are several.
    func with(_ lines: [ChartLine], _ description: SeriesDescription, _ names: DisplayNames) -> ChartPanel {
        var copy = self
        copy.lines = lines
        let labels = KeyLabels(
            lines.map(\.key), descriptions: [description.id: description], names: names, leavingOut: split, leavingOutSubject: true)
        for index in copy.lines.indices { copy.lines[index].label = Escaping.terminal(labels.label(copy.lines[index].key)) }
        if title.isEmpty || lines.count < self.lines.count {
            let shared = [splitTitle, Escaping.terminal(labels.shared)].filter { !$0.isEmpty }
            copy.title = shared.joined(separator: " · ")
        }
        return copy
    }
}

/// A series as charts see it.
struct ChartModel {
    var description: SeriesDescription
    var panels: [ChartPanel]
    /// How many points there are, and how many have no period that can be drawn.
    var points: Int
    var undrawable: Int

    /// The same with time counted from where an alignment says.
    init(_ data: SeriesData, subjects: [String], names: DisplayNames, alignment: Alignment?) {
        let model = ChartModel(data, subjects: subjects, names: names)
        self = alignment.map(model.aligned) ?? model
    }

    /// - Parameter subjects: Only these; all where it is empty.
    init(_ data: SeriesData, subjects: [String], names: DisplayNames) {
        description = data.description
        let chosen = data.only(subjects).sortedPoints
        points = chosen.count
        let split = Self.splitDimensions(chosen, data.description)
        var groups = OrderedGroups<PanelKey, Point>()
        undrawable = 0
        for point in chosen {
            guard ChartMark.canBeDrawn(point) else {
                undrawable += 1
                continue
            }
            groups.append(point, to: PanelKey(point, split, data.description))
        }
        panels = groups.map { Self.panel($0.key, $0.elements, split, data.description, names) }
    }

    private struct PanelKey: Hashable {
        var values: [String?]
        var unit: String
        var kind: SeriesDescription.Kind

        init(_ point: Point, _ split: [String], _ description: SeriesDescription) {
            values = split.map { point.key.dimensions[$0] }
            unit = point.chosen.figure.unit.code
            kind = description.kind(of: point.key)
        }
    }

    /// The first dimension with two to four values, which is what the definition's author put first, and the one that tells kinds.
    private static func splitDimensions(_ points: [Point], _ description: SeriesDescription) -> [String] {
        var split: [String] = []
        if let first = description.dimensions.first, (2...4).contains(Set(points.compactMap { $0.key.dimensions[first] }).count) {
            split.append(first)
        }
        if let kind = description.kindDimension, !split.contains(kind), Set(points.compactMap { $0.key.dimensions[kind] }).count > 1 {
            split.append(kind)
        }
        return split
    }

    private static func panel(
        _ key: PanelKey, _ points: [Point], _ split: [String], _ description: SeriesDescription, _ names: DisplayNames
    ) -> ChartPanel {
        // The points come key by key.
        var order: [Key] = []
        var byKey: [[ChartMark]] = []
        for point in points {
            guard let mark = ChartMark(point) else { continue }
            if order.last != point.key {
                order.append(point.key)
                byKey.append([])
            }
            byKey[byKey.count - 1].append(mark)
        }
        let labels = KeyLabels(order, descriptions: [description.id: description], names: names, leavingOut: Set(split))
        let unit = points.first?.chosen.figure.unit ?? MeasureUnit(code: "", name: "")
        let lines = zip(order, byKey).map { k, marks in
            ChartLine(
                key: k, unit: unit, kind: key.kind, label: Escaping.terminal(labels.label(k)),
                marks: marks.sorted { ($0.start, $0.end, $0.value) < ($1.start, $1.end, $1.value) })
        }
        let parts = zip(split, key.values).compactMap { name, value in value.map { names.value($0, of: name) } }
        let splitTitle = Escaping.terminal(parts.joined(separator: " · "))
        let title = [splitTitle, Escaping.terminal(labels.shared)].filter { !$0.isEmpty }.joined(separator: " · ")
        return ChartPanel(
            title: title, splitTitle: splitTitle, unit: unit, kind: key.kind,
            accumulates: key.kind == .flow && description.accumulates, lines: lines, split: Set(split))
    }
}

extension ChartMark {
    /// `nil` where the period cannot be placed on a calendar, or the figure on any scale.
    init?(_ point: Point) {
        guard let span = Self.span(point), Self.canBeDrawn(point) else { return nil }
        let figure = point.chosen.figure
        id = point.chosen.id
        period = point.period
        when = point.period.description
        (start, end) = span
        // What is only meant to be lies ahead of the day that it was told.
        if !point.chosen.status.isReported, let told = point.chosen.article.published?.start?.dayNumber, told > start, told <= end {
            start = told
        }
        // A range is drawn at its middle and printed as the range that it is.
        let upper = figure.upper ?? figure.value
        value = figure.upper == nil ? figure.value.approximate : (figure.value.approximate + upper.approximate) / 2
        self.figure = figure
        label = Escaping.terminal(FigureText.short(figure))
        // Where a contradiction is open, the other figures are shown by name and not as a range.
        low = (point.isContested ? min(figure.value, upper) : min(point.low, figure.value, upper)).approximate
        high = (point.isContested ? max(figure.value, upper) : max(point.high, figure.value, upper)).approximate
        status = point.chosen.status
        isContested = point.isContested
        rule = Escaping.terminal(point.rule)
        article = point.chosen.article
        rivals = []
        guard isContested else { return }
        var seen: Set<ExactDecimal> = [figure.value]
        for o in point.observations
        where !o.isDenied && abs(o.figure.value.approximate) < 1e40 && o.figure.robust.isDisjoint(from: figure.robust)
            && seen.insert(o.figure.value).inserted
        {
            rivals.append(
                ChartRival(
                    value: o.figure.value.approximate, label: Escaping.terminal(FigureText.short(o.figure)), source: Self.source(o.article))
            )
        }
    }

    /// Whether its period has a beginning or an end, and its figure a place on a scale.
    static func canBeDrawn(_ point: Point) -> Bool {
        let figure = point.chosen.figure
        func fits(_ value: ExactDecimal) -> Bool { abs(value.approximate) < 1e40 }
        return (point.period.start != nil || point.period.end != nil) && fits(figure.value) && fits(figure.upper ?? figure.value)
            && fits(point.low) && fits(point.high)
    }

    static func span(_ point: Point) -> (Int, Int)? {
        let published = point.chosen.article.published?.end?.dayNumber
        switch (point.period.start?.dayNumber, point.period.end?.dayNumber) {
        case (let a?, let b?): return (a, max(a, b))
        case (let a?, nil): return (a, max(a, published ?? a))
        case (nil, let b?): return (b, b)
        case (nil, nil): return nil
        }
    }

    private static func source(_ article: ArticleReference) -> String {
        Escaping.terminal(Quote.publisher(article) + (article.published.map { ", \($0)" } ?? ""))
    }
}
