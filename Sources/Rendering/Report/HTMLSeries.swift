import Model

extension HTMLPage {
    mutating func section(_ data: SeriesData, _ model: ChartModel, _ points: HTMLPoints) {
        guard !data.points.isEmpty else { return }
        let description = data.description
        let id = HTMLShell.safeName(description.id)
        body += "<section id=\"\(id)\"><div class=\"wrap\"><h2>\(e(description.title))</h2><p class=\"about\">"
        var about = [FindingParts.counted(data.points.count, "point")]
        if let unit = description.unit, !unit.code.isEmpty { about.append("in " + FigureText.heading(unit)) }
        if !description.rule.isEmpty { about.append("a point follows " + description.rule) }
        body += e(about.joined(separator: "; ")) + ".</p>"
        for note in description.notes where !report.notes.contains(note) { body += "<p class=\"note\">\(e(note))</p>" }
        charts(data, model, id)
        body += points.onPage
        for page in points.pages {
            annex(ReportFile(path: page.path, text: points.document(page, title: report.title, notes: report.notes)))
        }
        download(data, id)
        body += "</div></section>"
    }

    /// The points as CSV: in the page itself, or beside it where they are many.
    private mutating func download(_ data: SeriesData, _ id: String) {
        let csv = Table.long([data], names: report.names, vintage: report.vintages.last?.number).csv()
        var address = id + ".csv"
        if csv.utf8.count <= 200_000 {
            address = "data:text/csv;charset=utf-8;base64," + Base64.encode(Array(csv.utf8))
        } else {
            annex(ReportFile(path: address, text: csv))
        }
        body += "<p class=\"get\"><a download=\"\(id).csv\" href=\"\(address)\">Download these points as CSV</a></p>"
    }

    mutating func charts(_ data: SeriesData, _ model: ChartModel, _ id: String) {
        let rows = self.rows
        let find: (ChartMark, Key) -> String? = { mark, _ in rows[mark.id] }
        let jobs = ChartPlan.jobs(model, ChartOptions(limit: 12), report.names, isCompact: false)
        let isMany = jobs.count(where: \.isTime) > 3
        var isOpen = false
        for (index, job) in jobs.enumerated() {
            // Many charts of time stand beside each other, each small enough for a telephone as it is.
            let isSmall = isMany && job.isTime
            if isSmall != isOpen { body += isSmall ? "<div class=\"multiples\">" : "</div>" }
            isOpen = isSmall
            for (width, style) in isSmall ? [(400.0, "small")] : [(860.0, "desk"), (350.0, "phone")] {
                let name = "\(id)-c\(index)-\(style)"
                switch job {
                case .bars(let panel, let title):
                    if style != "phone" { figure(title, FigureText.heading(panel.unit) + ", the newest of each", legend: "") }
                    body += SVGBarChart.draw(panel, id: name, title: title, width: width, style: style, rowID: find)
                case .time(let panel, let title, _, _):
                    if style != "phone" { figure(title, timeSubtitle(panel), legend: legend(panel)) }
                    body += SVGTimeChart.draw(panel, id: name, title: title, width: width, style: style, rowID: find)
                case .sparklines, .lanes: break
                }
            }
            body += "</figure>"
        }
        if isOpen { body += "</div>" }
        let text = TextChart.render(model, data, names: report.names, options: ChartOptions(text: TextOptions(width: 96)))
        body += "<details class=\"astext\"><summary>The same charts as text</summary><pre tabindex=\"0\">\(e(text))</pre></details>"
    }

    mutating func figure(_ title: String, _ subtitle: String, legend: String) {
        body += "<figure><figcaption>\(e(bare(title))) <small>\(e(subtitle))</small></figcaption>\(legend)"
    }

    /// Without the series' own title, which stands over the section.
    private func bare(_ title: String) -> String {
        for data in report.series where title.hasPrefix(Escaping.terminal(data.description.title) + " · ") {
            return String(title.dropFirst(Escaping.terminal(data.description.title).count + 3))
        }
        return title
    }

    private func timeSubtitle(_ panel: ChartPanel) -> String {
        let plot = TimePlot(panel, width: 80, height: 12, ascii: false, isPadded: true)
        var text = FigureText.heading(panel.unit)
        if panel.accumulates { text += ", in all; each bar is as wide as its date is vague" }
        if plot.values.low > 0 || plot.values.high < 0 { text += "; the axis does not begin at 0" }
        return text
    }

    private func legend(_ panel: ChartPanel) -> String {
        var items: [(String, Int, String)] = []
        if panel.lines.count > 1 {
            for (index, line) in panel.lines.enumerated() { items.append((line.label, index, "dot c\(index % 5)")) }
        }
        let marks = panel.marks
        let words = Status.allCases.filter { status in !status.isReported && marks.contains { $0.status == status } }.map(\.word)
        if !words.isEmpty { items.append((words.joined(separator: ", "), 0, "dot plan")) }
        if marks.contains(where: \.isContested) { items.append(("‡ sources differ; × is what others say", 9, "rival")) }
        if items.isEmpty { return "" }
        return "<ul class=\"legend\">"
            + items.map { text, shape, style in
                var svg = SVGCanvas(width: 14, height: 14)
                if shape == 9 { svg.cross(7, 7, size: 4, style, hint: "") } else { svg.mark(7, 7, shape: shape, size: 4.5, style) }
                return "<li><svg class=\"chart\" viewBox=\"0 0 14 14\" aria-hidden=\"true\">\(svg.body)</svg>\(e(text))</li>"
            }.joined() + "</ul>"
    }
}
