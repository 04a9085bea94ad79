import Model

extension HTMLPage {
    /// The part of a series as a page of its own.
    func page(_ data: SeriesData, _ model: ChartModel, _ points: HTMLPoints) -> String {
        var page = self
        page.body = "<a class=\"skip\" href=\"#main\">To the figures</a><header class=\"top\"><div class=\"wrap\">"
        page.body += "<h1>\(e(report.title))</h1>"
        page.body += "<p class=\"lede\">\(e(data.description.title))</p>"
        for note in report.notes { page.body += "<p class=\"note\"><strong>\(e(note))</strong></p>" }
        page.body +=
            "</div></header><div class=\"wrap\"><nav class=\"toc\" aria-label=\"Pages\"><a href=\"index.html\">All series</a></nav>"
        page.body += HTMLShell.search() + "</div><main id=\"main\">"
        page.section(data, model, points)
        page.body += "</main>"
        return HTMLShell.page(title: data.description.title, body: page.body)
    }

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
        charts(data, model, points, id)
        body += points.onPage
        download(data, id)
        body += "</div></section>"
    }

    /// The points as CSV: in the page itself, or beside it where they are many.
    private mutating func download(_ data: SeriesData, _ id: String) {
        var address = id + ".csv"
        if data.points.count <= Self.embedded {
            let csv = Table.long([data], names: report.names, vintage: vintage).csv()
            address = "data:text/csv;charset=utf-8;base64," + Base64.encode(Array(csv.utf8))
        }
        body += "<p class=\"get\"><a download=\"\(id).csv\" href=\"\(address)\">Download these points as CSV</a></p>"
    }

    private mutating func charts(_ data: SeriesData, _ model: ChartModel, _ points: HTMLPoints, _ id: String) {
        let rows = points.addresses()
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
