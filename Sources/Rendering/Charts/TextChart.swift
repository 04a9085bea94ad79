import Model

/// How a chart is drawn.
public struct ChartOptions: Hashable, Sendable {
    /// Which chart.
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// What suits the data: ranked bars where subjects are to be compared, time where something moved.
        case auto
        /// The newest figure of every key, ranked.
        case bars
        /// Figures by time, to the calendar.
        case time
        /// A table with a sparkline in each row.
        case sparklines
    }

    public var kind: Kind
    public var text: TextOptions
    /// Rows of the plot itself; `nil` is as many as suit.
    public var height: Int?
    /// Bars, or small charts, beyond which the rest is only counted.
    public var limit: Int

    public init(kind: Kind = .auto, text: TextOptions = TextOptions(), height: Int? = nil, limit: Int = 40) {
        self.kind = kind
        self.text = TextOptions(width: min(400, max(40, text.width)), ascii: text.ascii, colour: text.colour)
        self.height = height.map { min(60, max(4, $0)) }
        self.limit = max(1, limit)
    }
}

/// Charts in text: the same bytes for the same data and options, whatever the terminal.
public enum TextChart {
    /// The chart with its legend, its footnotes on what is contested, and its sources; no line is wider than asked.
    ///
    /// - Parameters:
    ///   - subjects: Only these; all where it is empty.
    ///   - alignment: What time is counted from instead of the calendar.
    public static func render(
        _ data: SeriesData, subjects: [String] = [], names: DisplayNames = DisplayNames(), options: ChartOptions = ChartOptions(),
        alignment: Alignment? = nil
    ) -> String {
        render(
            ChartModel(data, subjects: subjects, names: names, alignment: alignment), data, subjects: subjects, names: names,
            options: options)
    }

    /// The same with a model that is made already.
    static func render(
        _ model: ChartModel, _ data: SeriesData, subjects: [String] = [], names: DisplayNames, options: ChartOptions = ChartOptions()
    ) -> String {
        var paper = TextPaper(options.text)
        if model.panels.isEmpty {
            paper.line(.strong, data.description.title)
            paper.line(
                model.points == 0 ? "Nothing to draw: there is no figure yet." : "Nothing to draw: no figure has a date and a scale.")
            return paper.text
        }
        var isFirst = true
        for job in ChartPlan.jobs(model, options, names, isCompact: subjects.isEmpty) {
            if !isFirst { paper.line() }
            isFirst = false
            switch job {
            case .bars(let panel, let title): BarChart.draw(panel, title: title, options, &paper)
            case .time(let panel, let title, let height, let footnotes):
                TimeChart.draw(panel, title: title, height: height, footnotes: footnotes, options, &paper)
            case .lanes(let panel, let title): LaneChart.draw(panel, title: title, options, &paper)
            case .sparklines(let panels, let title):
                SparklineTable.draw(panels, title: title, options, &paper)
                if options.kind == .auto {
                    paper.wrapped(
                        "one of them by itself: tidemark chart \(FindingParts.word(data.description.id)) SUBJECT", indent: 0, style: .quiet)
                }
            }
        }
        footer(model, data, subjects, &paper)
        return paper.text
    }

    private static func footer(_ model: ChartModel, _ data: SeriesData, _ subjects: [String], _ paper: inout TextPaper) {
        paper.line()
        let points = subjects.isEmpty ? data.points : data.points.filter { subjects.contains($0.key.subject) }
        var articles: Set<String> = []
        var newest: CalendarDate?
        for point in points {
            for o in point.observations {
                articles.insert(o.article.identity.isEmpty ? o.article.path : o.article.identity)
                if let day = o.article.published?.end { newest = newest.map { max($0, day) } ?? day }
            }
        }
        var line = FindingParts.counted(model.points, "point") + " from " + FindingParts.counted(articles.count, "article")
        if let newest { line += ", the newest of \(newest)" }
        if model.undrawable > 0 { line += "; \(model.undrawable) not drawn for want of a date or a scale" }
        paper.wrapped(line, indent: 0, style: .quiet)
        for note in data.description.notes { paper.wrapped(note, indent: 0, style: .quiet) }
    }
}
