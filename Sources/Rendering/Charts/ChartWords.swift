import Model

/// The same figures as the charts, in sentences and in rows: for ears, for mail, for looking up.
public enum ChartWords {
    /// A sentence or two for each key: how many figures, from when to when, first, last, highest, lowest, what is planned, what is
    /// contested. No drawing characters.
    public static func describe(
        _ data: SeriesData, subjects: [String] = [], names: DisplayNames = DisplayNames(), options: TextOptions = TextOptions(),
        alignment: Alignment? = nil
    ) -> String {
        describe(ChartModel(data, subjects: subjects, names: names, alignment: alignment), data, options: options)
    }

    /// The same with a model that is made already.
    static func describe(_ model: ChartModel, _ data: SeriesData, options: TextOptions = TextOptions()) -> String {
        var paper = TextPaper(options)
        paper.wrapped(data.description.title + ". " + counts(model), indent: 0)
        for panel in model.panels {
            for line in panel.lines { for sentence in sentences(line, panel) { paper.wrapped(sentence, indent: 2, hanging: 2) } }
        }
        if model.panels.isEmpty { paper.line("There is nothing to draw.") }
        for note in data.description.notes { paper.wrapped(note, indent: 0) }
        return paper.text
    }

    /// One paragraph for a picture of a panel, as its spoken form.
    static func paragraph(_ panel: ChartPanel) -> String { panel.lines.flatMap { sentences($0, panel) }.joined(separator: " ") }

    /// "3 articles, the newest of 2025-09-26: Hanbit Daily, Seoul Courier, 1 more": where figures come from.
    static func sources(_ articles: [ArticleReference]) -> String {
        let known = Set(articles.map { $0.identity.isEmpty ? $0.path : $0.identity }).count
        let publishers = Set(articles.map(Quote.publisher)).sorted()
        var text = FindingParts.counted(known, "article")
        if let newest = articles.compactMap(\.published?.end).max() { text += ", the newest of \(newest)" }
        text += ": " + publishers.prefix(4).joined(separator: ", ")
        return text + (publishers.count > 4 ? ", \(publishers.count - 4) more" : "")
    }

    private static func counts(_ model: ChartModel) -> String {
        let contested = model.panels.reduce(0) { $0 + $1.marks.count(where: \.isContested) }
        var text = FindingParts.counted(model.points, "point") + "."
        text += contested == 0 ? " Nothing is contested." : " \(contested) of them contested."
        if model.undrawable > 0 { text += " \(model.undrawable) have no date." }
        return text
    }

    private static func sentences(_ line: ChartLine, _ panel: ChartPanel) -> [String] {
        let unit = FigureText.unitSuffix(panel.unit)
        let name = [line.label, panel.splitTitle].filter { !$0.isEmpty }.joined(separator: ", ")
        let reported = line.marks.filter(\.status.isReported)
        var sentences: [String] = []
        if let first = reported.first, let last = reported.last {
            if reported.count == 1 {
                sentences.append("\(name): \(first.label)\(unit) in \(first.when)\(first.status == .estimate ? ", an estimate" : "").")
            } else {
                var text =
                    "\(name): \(reported.count) figures, from \(first.label)\(unit) in \(first.when) to \(last.label)\(unit) in \(last.when)"
                if let high = reported.max(by: { $0.value < $1.value }), let low = reported.min(by: { $0.value < $1.value }),
                    high.value > low.value
                {
                    text += "; highest \(high.label) in \(high.when), lowest \(low.label) in \(low.when)"
                }
                sentences.append(text + ".")
            }
        }
        for mark in line.marks where !mark.status.isReported {
            sentences.append("\(name): \(mark.label)\(unit) \(mark.status.word) for \(mark.period).")
        }
        for mark in line.marks where mark.isContested {
            let others = mark.rivals.map { "\($0.label) (\($0.source))" }.joined(separator: " and ")
            sentences.append(
                "Contested in \(mark.period): \(mark.label) (\(mark.source))" + (others.isEmpty ? "" : " against \(others)") + ".")
        }
        return sentences
    }

    /// All points in aligned rows: period, figure, what others say, voices, publisher. Columns that do not fit are left out from the
    /// right, and said so.
    public static func table(
        _ data: SeriesData, subjects: [String] = [], names: DisplayNames = DisplayNames(), options: TextOptions = TextOptions(),
        alignment: Alignment? = nil
    ) -> String {
        let points = data.only(subjects).sortedPoints
        let head = ["subject"] + data.description.dimensions + ["period", alignment?.unit ?? ""]
        var table = TextTable(columns: head + ["value", "low–high", "status", "voices", "publisher"])
        let first = data.description.dimensions.count + 2
        table.essential = [0, first - 1, first, first + 1]
        table.rightAligned = [first, first + 1, first + 4]
        for point in points {
            let figure = point.chosen.figure
            var row = [names.subject(point.key.subject)]
            row += data.description.dimensions.map { name in point.key.dimensions[name].map { names.value($0, of: name) } ?? "" }
            row.append(point.period.description)
            let days = ChartMark.span(point).flatMap { span in alignment?.days(point.key.subject, span.0, span.1) }
            row.append(days.map { $0.start == $0.end ? "\($0.end)" : "\($0.start)–\($0.end)" } ?? "")
            row.append(FigureText.withUnit(figure) + (point.isContested ? "‡" : ""))
            row.append(point.low == point.high ? "" : FigureText.short(point.low) + "–" + FigureText.short(point.high))
            row.append(point.chosen.status.rawValue)
            row.append(String(point.voices))
            row.append(point.chosen.article.publisher ?? "")
            table.rows.append(row)
        }
        var paper = TextPaper(options)
        paper.wrapped(data.description.title, indent: 0, style: .strong)
        table.draw(&paper)
        if points.contains(where: \.isContested) { paper.wrapped("‡ contested: see tidemark check", indent: 0, style: .bad) }
        for note in data.description.notes { paper.wrapped(note, indent: 0, style: .quiet) }
        return paper.text
    }
}
