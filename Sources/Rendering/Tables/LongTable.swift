public import Model

extension Table {
    /// The long layout: one row a point, in the order of series, subject, dimensions, period.
    ///
    /// - Parameter vintage: The vintage of the table shown, the same on every row; `nil` leaves the column out, so that two
    ///   versions of the file differ only where a figure does.
    public static func long(_ series: [SeriesData], names: DisplayNames, vintage: Int?) -> Table {
        let sorted = series.sorted { $0.description.id < $1.description.id }
        let dimensions = dimensionColumns(sorted)
        var table = Table(columns: head(dimensions) + span + ["value", "low", "high"] + tail + (vintage == nil ? [] : ["vintage"]))
        table.key = ["series", "subject"] + dimensions + ["period", "unit", "status"]
        for data in sorted {
            for point in data.sortedPoints {
                let chosen = point.chosen
                var row = place(point.key, dimensions, names) + cells(point.period)
                row.append(.number(chosen.figure.value.description))
                row.append(.number(point.low.description))
                row.append(.number(point.high.description))
                row += about(chosen, contested: point.isContested, voices: point.voices, articles: point.articles)
                if let vintage { row.append(.plain(String(vintage))) }
                table.rows.append(row)
            }
        }
        return table
    }

    /// One row an observation: the long layout with `observation`, `upper` and `title` besides. `low` and `high` are the ends of
    /// the figure itself, `vintage` the one that first recorded it; observations without a period come last within their key.
    ///
    /// - Parameter contested: The ids of the observations that an open contradiction concerns.
    public static func observations(
        _ observations: [Observation], of series: [SeriesDescription], names: DisplayNames, contested: Set<String> = []
    ) -> Table {
        let order = Dictionary(series.map { ($0.id, $0.dimensions) }, uniquingKeysWith: { a, _ in a })
        let dimensions = dimensionColumns(of: series)
        var table = observationColumns(dimensions)
        let sorted = observations.sorted { a, b in
            PointOrder.compare(a.key, b.key, order[a.key.series] ?? [])
                ?? PointOrder.compare(a.period == nil ? 1 : 0, b.period == nil ? 1 : 0)
                ?? a.period.flatMap { x in b.period.flatMap { PointOrder.compare(x, $0) } } ?? (a.id < b.id)
        }
        for o in sorted {
            var row: [Cell] = [.text(o.id)]
            row += place(o.key, dimensions, names) + cells(o.period) + cells(o.figure)
            row += about(o, contested: contested.contains(o.id), voices: 1, articles: 1)
            row.append(.text(o.article.title))
            row.append(o.vintage > 0 ? .plain(String(o.vintage)) : .empty)
            table.rows.append(row)
        }
        return table
    }

    /// The layout of observations without rows.
    static func observationColumns(_ dimensions: [String]) -> Table {
        Table(
            columns: ["observation"] + head(dimensions) + span + ["value", "upper", "low", "high"] + tail + ["title", "vintage"],
            key: ["observation"])
    }

    /// All dimensions of the series, as in `dimensionColumns`.
    static func dimensionColumns(of series: [SeriesDescription]) -> [String] {
        dimensionColumns(series.sorted { $0.id < $1.id }.map { SeriesData($0, points: []) })
    }

    private static let span = ["period", "period_start", "period_end"]
    private static let tail = [
        "unit", "status", "qualifier", "contested", "voices", "articles", "attribution", "publisher", "published", "url",
    ]

    private static func head(_ dimensions: [String]) -> [String] { ["series", "subject", "subject_name"] + dimensions }

    /// All dimensions of the series, each once, in the order of the series and of their definitions; then those that only
    /// the points know.
    private static func dimensionColumns(_ series: [SeriesData]) -> [String] {
        var names: [String] = []
        for data in series {
            for name in data.description.dimensions where !names.contains(name) { names.append(name) }
        }
        var others: Set<String> = []
        for data in series { for point in data.points { others.formUnion(point.key.dimensions.keys) } }
        return names + others.subtracting(names).sorted()
    }

    static func place(_ key: Key, _ dimensions: [String], _ names: DisplayNames) -> [Cell] {
        [.text(key.series), .text(key.subject), .text(names.subject(key.subject))] + dimensions.map { .text(key.dimensions[$0]) }
    }

    static func cells(_ period: Period?) -> [Cell] {
        [.text(period?.description), .plain(period?.start?.description), .plain(period?.end?.description)]
    }

    /// The figure of an observation: its value, its second number, and the smaller and the larger of both.
    static func cells(_ figure: Figure) -> [Cell] {
        let value = figure.value.description
        guard let upper = figure.upper else { return [.number(value), .empty, .number(value), .number(value)] }
        return [
            .number(value), .number(upper.description), .number(min(upper, figure.value).description),
            .number(max(upper, figure.value).description),
        ]
    }

    private static func about(_ o: Observation, contested: Bool, voices: Int, articles: Int) -> [Cell] {
        standing(o, contested: contested, voices: voices, articles: articles) + [.text(o.attribution)] + source(o.article)
    }

    static func standing(_ o: Observation, contested: Bool, voices: Int, articles: Int) -> [Cell] {
        [
            .text(o.figure.unit.code), .plain(o.status.rawValue), .plain(o.figure.qualifier.rawValue),
            .plain(contested ? "true" : "false"), .plain(String(voices)), .plain(String(articles)),
        ]
    }

    static func source(_ article: ArticleReference) -> [Cell] {
        [.text(article.publisher), .text(article.published?.description), .text(article.url)]
    }
}
