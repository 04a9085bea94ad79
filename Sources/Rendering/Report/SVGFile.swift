import Model

/// A chart as a file of its own: with its title, what its marks mean, its source, and both palettes, of which the viewer's setting
/// chooses one.
enum SVGFile {
    private static let width = 860.0
    private static let margin = 14.0

    /// The pictures of a series, in the order of its page.
    static func files(_ model: ChartModel, _ data: SeriesData, names: DisplayNames) -> [ReportFile] {
        let jobs = ChartPlan.jobs(model, ChartOptions(limit: 12), names, isCompact: false)
        var files: [ReportFile] = []
        for job in jobs {
            let path = "\(HTMLShell.safeName(data.description.id))-\(files.count + 1).svg"
            switch job {
            case .bars(let panel, let title):
                let picture = { @Sendable in SVGBarChart.canvas(panel, width: width - 2 * margin) }
                files.append(ReportFile(path: path, make: { document(picture(), title, ChartCaption(bars: panel), panel, data) }))
            case .time(let panel, let title, _, _):
                let picture = { @Sendable in SVGTimeChart.canvas(panel, width: width - 2 * margin) }
                files.append(ReportFile(path: path, make: { document(picture(), title, ChartCaption(time: panel), panel, data) }))
            case .sparklines, .lanes: break
            }
        }
        return files
    }

    private static func document(
        _ picture: SVGCanvas, _ title: String, _ caption: ChartCaption, _ panel: ChartPanel, _ data: SeriesData
    ) -> String {
        let e = Escaping.html(_:) as (String) -> String
        let n = SVGCanvas.number
        let keys = Set(panel.lines.map(\.key))
        let articles = data.points.filter { keys.contains($0.key) }.flatMap { $0.observations.map(\.article) }
        let foot = [ChartWords.sources(articles)] + data.description.notes
        let top = caption.legend.isEmpty ? 54.0 : 74.0
        let height = top + picture.height + 12 + Double(foot.count) * 16 + 4
        var head = SVGCanvas(width: width, height: height)
        head.text(title, margin, 24, .start, "title")
        head.text(caption.subtitle, margin, 42, .start, "sub")
        var x = margin + 6
        for item in caption.legend {
            head = item.drawn(x, 58, on: head)
            head.text(item.text, x + 10, 62, .start, "sub")
            x += SVGCanvas.width(item.text) + 34
        }
        for (line, text) in foot.enumerated() {
            head.text(
                SVGBarChart.fitted(Escaping.terminal(text), width - 2 * margin), margin, top + picture.height + 22 + Double(line) * 16,
                .start,
                "tick")
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 \(n(width)) \(n(height))" width="\(n(width))" \
            height="\(n(height))" role="img" aria-labelledby="t d">
            <title id="t">\(e(title))</title>
            <desc id="d">\(e(ChartWords.paragraph(panel)))</desc>
            <style>\(PageStyle.colours)
            \(PageStyle.charts)
            .chart .title{font-size:16px;font-weight:700}.chart .sub{fill:var(--soft)}</style>
            <rect class="paper" width="\(n(width))" height="\(n(height))"/>
            \(head.body)
            <g transform="translate(\(n(margin)) \(n(top)))">\(picture.body)</g>
            </svg>

            """
    }
}
