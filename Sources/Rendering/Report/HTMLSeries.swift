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
                    if style != "phone" { figure(bare(title), ChartCaption(bars: panel)) }
                    body += SVGBarChart.draw(panel, id: name, title: title, width: width, style: style, rowID: find)
                case .time(let panel, let title, _, _):
                    if style != "phone" { figure(bare(title), ChartCaption(time: panel)) }
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

    private mutating func figure(_ title: String, _ caption: ChartCaption) {
        let legend = caption.legend.map { "<li>" + $0.picture + e($0.text) + "</li>" }.joined()
        body += "<figure><figcaption>\(e(title)) <small>\(e(caption.subtitle))</small></figcaption>"
        if !legend.isEmpty { body += "<ul class=\"legend\">\(legend)</ul>" }
    }

    /// Without the series' own title, which stands over the section.
    private func bare(_ title: String) -> String {
        for data in report.series where title.hasPrefix(Escaping.terminal(data.description.title) + " · ") {
            return String(title.dropFirst(Escaping.terminal(data.description.title).count + 3))
        }
        return title
    }
}
