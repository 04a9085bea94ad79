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
    /// - Parameter subjects: Only these; all where it is empty.
    public static func render(
        _ data: SeriesData, subjects: [String] = [], names: DisplayNames = DisplayNames(), options: ChartOptions = ChartOptions()
    ) -> String {
        let model = ChartModel(data, subjects: subjects, names: names)
        var paper = TextPaper(options.text)
        if model.panels.isEmpty {
            paper.line(.strong, data.description.title)
            paper.line(model.points == 0 ? "Nothing to draw: there is no figure yet." : "Nothing to draw: no figure has a date.")
            return paper.text
        }
        var isFirst = true
        for job in plan(model, options, names) {
            if !isFirst { paper.line() }
            isFirst = false
            switch job {
            case .bars(let panel, let title): BarChart.draw(panel, title: title, options, &paper)
            case .time(let panel, let title, let height): TimeChart.draw(panel, title: title, height: height, options, &paper)
            case .sparklines(let panels): SparklineTable.draw(panels, title: data.description.title, options, &paper)
            }
        }
        footer(model, data, subjects, &paper)
        return paper.text
    }

    private enum Job {
        case bars(ChartPanel, title: String)
        case time(ChartPanel, title: String, height: Int?)
        case sparklines([ChartPanel])
    }

    private static func plan(_ model: ChartModel, _ options: ChartOptions, _ names: DisplayNames) -> [Job] {
        switch options.kind {
        case .sparklines: return [.sparklines(model.panels)]
        case .bars: return model.panels.map { .bars($0, title: title(model, $0)) }
        case .time: return timeJobs(model, model.panels, options, names, all: true)
        case .auto:
            var jobs: [Job] = []
            for panel in model.panels {
                let subjects = Set(panel.lines.map(\.key.subject)).count
                let moves = panel.lines.contains { Set($0.marks.map(\.period)).count > 1 }
                if subjects > 1 || !moves { jobs.append(.bars(panel, title: title(model, panel))) }
                if moves { jobs += timeJobs(model, [panel], options, names, all: false) }
            }
            return jobs
        }
    }

    /// A chart for each panel, or for each subject of it where there are more lines than can be told apart.
    private static func timeJobs(
        _ model: ChartModel, _ panels: [ChartPanel], _ options: ChartOptions, _ names: DisplayNames, all: Bool
    ) -> [Job] {
        var jobs: [Job] = []
        for panel in panels {
            let lines = all ? panel.lines : panel.lines.filter { Set($0.marks.map(\.period)).count > 1 }
            var subjects: [String] = []
            for line in lines where !subjects.contains(line.key.subject) { subjects.append(line.key.subject) }
            if panel.kind == .flow {
                for line in lines.prefix(options.limit) {
                    let only = panel.with([line], model.description, names)
                    jobs.append(.time(only, title: title(model, only, names.subject(line.key.subject)), height: nil))
                }
                continue
            }
            let isClear = lines.count <= 2 || (lines.count <= 4 && lines.reduce(0) { $0 + $1.marks.count } <= 16)
            if isClear || subjects.count == 1 {
                let only = panel.with(lines, model.description, names)
                jobs.append(.time(only, title: title(model, only, subjects.count == 1 ? names.subject(subjects[0]) : nil), height: nil))
                continue
            }
            for subject in subjects.prefix(options.limit) {
                let only = panel.with(lines.filter { $0.key.subject == subject }, model.description, names)
                jobs.append(.time(only, title: title(model, only, names.subject(subject)), height: subjects.count > 2 ? 7 : nil))
            }
        }
        return jobs
    }

    /// "Approval rating · Lee Jae Myung · approve".
    private static func title(_ model: ChartModel, _ panel: ChartPanel, _ subject: String? = nil) -> String {
        [Escaping.terminal(model.description.title), subject.map(Escaping.terminal) ?? "", panel.title].filter { !$0.isEmpty }.joined(
            separator: " · ")
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
        if model.undrawable > 0 { line += "; \(model.undrawable) not drawn for want of a date" }
        paper.wrapped(line, indent: 0, style: .quiet)
        for note in data.description.notes { paper.wrapped(note, indent: 0, style: .quiet) }
    }
}
