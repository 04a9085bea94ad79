import Model

/// The report as one page that needs nothing but itself.
struct HTMLPage {
    private let report: Report
    private let descriptions: [String: SeriesDescription]
    private var body = ""
    /// The row of a point, by the id of the observation that it follows.
    private var rows: [String: String] = [:]

    init(_ report: Report) {
        self.report = report
        descriptions = report.descriptions
        for data in report.series {
            let prefix = Self.safeName(data.description.id)
            for (index, point) in data.sortedPoints.enumerated() { rows[point.chosen.id] = "\(prefix)-\(index + 1)" }
        }
        head()
        body += "<main id=\"main\">"
        overview()
        findings()
        for data in report.series { section(data) }
        vintages()
        body += "</main>"
        foot()
    }

    var text: String {
        let style = PageStyle.css
        let script = PageStyle.script
        func hash(_ text: String) -> String { "'sha256-" + Base64.encode(SHA256.digest(Array(text.utf8))) + "'" }
        let policy =
            "default-src 'none'; style-src \(hash(style)); script-src \(hash(script)); base-uri 'none'; form-action 'none'"
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>\(Escaping.html(report.title))</title>
            <style>\(style)</style>
            </head>
            <body>
            \(body)
            <script>\(script)</script>
            </body>
            </html>

            """
    }

    /// An id or a file name made of a series' id: letters, digits and hyphens.
    static func safeName(_ id: String) -> String {
        let kept = id.unicodeScalars.map { scalar -> Character in
            let isSafe = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isSafe ? Character(scalar) : "-"
        }
        let name = String(kept)
        return name.first?.isLetter == true ? name : "s-" + name
    }

    private func e(_ text: some StringProtocol) -> String { Escaping.html(text) }

    // MARK: Head and foot

    private mutating func head() {
        let points = report.series.reduce(0) { $0 + $1.points.count }
        let observations = report.series.flatMap { $0.points.flatMap(\.observations) }
        let articles = Set(observations.map { $0.article.identity.isEmpty ? $0.article.path : $0.article.identity }).count
        let contradictions = report.findings.count { $0.severity == .contradiction }
        body += "<a class=\"skip\" href=\"#main\">To the figures</a><header class=\"top\"><div class=\"wrap\"><h1>\(e(report.title))</h1>"
        var lede = "Figures from articles, each with the sentence that it stands in."
        if let newest = report.vintages.last { lede += " Vintage \(newest.number)." }
        body += "<p class=\"lede\">\(e(lede))</p>"
        for note in report.notes { body += "<p class=\"note\"><strong>\(e(note))</strong></p>" }
        let facts: [(Int, String, Bool)] = [
            (report.series.count { !$0.points.isEmpty }, "series", false), (points, "points", false),
            (observations.count, "observations", false),
            (articles, "articles", false), (contradictions, "contradictions", contradictions > 0),
        ]
        body += "<ul class=\"facts\">"
        for (count, name, isHot) in facts {
            let word = count == 1 && name != "series" ? String(name.dropLast()) : name
            body += "<li\(isHot ? " class=\"hot\"" : "")><b>\(FigureText.grouped(ExactDecimal(count)))</b><span>\(word)</span></li>"
        }
        body +=
            "</ul></div></header><div class=\"wrap\"><nav class=\"toc\" aria-label=\"Parts of this page\"><a href=\"#overview\">Overview</a>"
        if !report.findings.isEmpty { body += "<a href=\"#contradictions\">What disagrees</a>" }
        for data in report.series where !data.points.isEmpty {
            body += "<a href=\"#\(Self.safeName(data.description.id))\">\(e(data.description.title))</a>"
        }
        if !report.vintages.isEmpty { body += "<a href=\"#vintages\">Vintages</a>" }
        body +=
            "</nav><div class=\"find\" role=\"search\" hidden><input type=\"search\" aria-label=\"Search all points\" placeholder=\"Search: a name, a date, a publisher\">"
        body += "<label><input type=\"checkbox\"> only what is contested</label><output aria-live=\"polite\"></output></div></div>"
    }

    private mutating func foot() {
        body +=
            "<footer><div class=\"wrap\"><p>Made by Tidemark with <code>\(e(report.command))</code>. The page holds all that it shows and asks "
        body += "nothing of the network. Figures stand as their sources gave them; quotations are short and name their source.</p>"
        for note in report.notes { body += "<p>\(e(note))</p>" }
        body += "</div></footer>"
    }

    // MARK: Overview

    private mutating func overview() {
        body += "<section id=\"overview\"><div class=\"wrap\"><h2>Overview</h2><div class=\"scroll\"><table class=\"overview\">"
        body += "<caption>The newest figure of every line; the small pictures share one calendar within a series.</caption>"
        body +=
            "<thead><tr><th scope=\"col\">Whose</th><th scope=\"col\" class=\"spk\">Course</th><th scope=\"col\" class=\"n\">Newest</th>"
        body += "<th scope=\"col\">Period</th><th scope=\"col\" class=\"n wide\">Points</th></tr></thead>"
        for data in report.series where !data.points.isEmpty { overview(data) }
        body += "</table></div></div></section>"
    }

    private mutating func overview(_ data: SeriesData) {
        let id = Self.safeName(data.description.id)
        let model = ChartModel(data, subjects: [], names: report.names)
        let contested = data.points.count(where: \.isContested)
        body +=
            "<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"5\"><a href=\"#\(id)\">\(e(data.description.title))</a> <span class=\"q\">"
        body += "\(FindingParts.counted(data.points.count, "point"))\(contested > 0 ? ", \(contested) contested ‡" : "")</span></th></tr>"
        var lines = model.panels.flatMap { panel in panel.lines.map { (panel, $0) } }
        let count = lines.count
        lines.sort { ($1.1.marks.count, $0.1.label) < ($0.1.marks.count, $1.1.label) }
        // A calendar wide enough for lone figures of long ago would leave no room for what moved.
        let scale = TimeScale(lines.prefix(10).filter { $0.1.marks.count > 1 }.flatMap { $0.1.marks }, columns: 40)
        for (index, (panel, line)) in lines.prefix(10).enumerated() {
            guard let latest = line.latest else { continue }
            let label = [line.label, panel.splitTitle].filter { !$0.isEmpty }.joined(separator: " · ")
            let row = rows[latest.id] ?? id
            body += "<tr><th scope=\"row\"><a href=\"#\(row)\">\(e(label))</a></th><td class=\"spk\">"
            if line.marks.count > 1 { body += SVGSparkline.draw(line, id: "\(id)-k\(index)", scale: scale) }
            body += "</td>"
            body +=
                "<td class=\"n\">\(e(latest.fullLabel + FigureText.unitSuffix(panel.unit)))</td><td>\(e(latest.period.description))</td>"
            body += "<td class=\"n wide\">\(line.marks.count)</td></tr>"
        }
        if count > 10 { body += "<tr><td colspan=\"5\" class=\"q\">and \(count - 10) more, <a href=\"#\(id)\">below</a></td></tr>" }
        body += "</tbody>"
    }

    // MARK: Findings

    private mutating func findings() {
        let all = report.findings
        body +=
            "<section id=\"contradictions\"><div class=\"wrap\"><h2>What disagrees</h2><p class=\"about\">\(e(FindingText.summary(all)))"
        body +=
            " A contradiction is proved by arithmetic on what the wording of both figures allows; which one is right, the articles must tell.</p>"
        for finding in all { card(finding) }
        body += "</div></section>"
    }

    private mutating func card(_ f: Finding) {
        let style =
            switch f.severity {
            case .contradiction: "case bad"
            case .tension: "case tension bad"
            case .note: "case note-only"
            }
        let place = FindingParts.place(f, description: descriptions[f.key.series], report.names)
        body +=
            "<article class=\"\(style)\"><p><span class=\"badge\">\(f.severity.rawValue)</span></p><h3>\(e(place))</h3><p>\(e(f.explanation))</p>"
        body += "<div class=\"sides\">"
        for side in FindingParts.sides(f) {
            let parts = side.heading.split(separator: " · ", maxSplits: 1)
            body +=
                "<div class=\"side\"><p class=\"big\">\(e(parts.first ?? ""))</p><p class=\"q\">\(e(parts.count > 1 ? parts[1] : ""))</p>"
            for quote in side.quotes { body += quoted(quote) }
            if side.more > 0 { body += "<p class=\"q\">and \(FindingParts.counted(side.more, "more article"))</p>" }
            body += "</div>"
        }
        body += "</div><dl class=\"proof\">"
        if !f.arithmetic.isEmpty { body += "<dt>Why</dt><dd><code>\(e(f.arithmetic))</code></dd>" }
        if let cause = f.likelyCause { body += "<dt>Likely</dt><dd>\(e(FindingParts.cause(cause)))</dd>" }
        for step in FindingParts.next(f, decisions: report.decisions) { body += "<dt>Next</dt><dd><code>\(e(step))</code></dd>" }
        let places = rows
        if let row = f.observations.compactMap({ places[$0.id] }).first {
            body += "<dt>Point</dt><dd><a href=\"#\(row)\">in its table</a></dd>"
        }
        body += "<dt>Finding</dt><dd><code>\(e(f.id))</code>, rule <code>\(e(f.rule))</code></dd></dl></article>"
    }

    private func quoted(_ quote: Quote) -> String {
        var out = "<blockquote>\(e(quote.before))"
        if !quote.figure.isEmpty { out += "<mark>\(e(quote.figure))</mark>" }
        return out + "\(e(quote.after))</blockquote><p><cite>\(source(quote.source, quote.url))</cite></p>"
    }

    /// A source, linked where its address is one that a browser may open.
    private func source(_ text: String, _ url: String?) -> String {
        guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return e(text) }
        return "<a href=\"\(e(url))\" rel=\"noopener noreferrer nofollow\">\(e(text))</a>"
    }

    // MARK: A series

    private mutating func section(_ data: SeriesData) {
        guard !data.points.isEmpty else { return }
        let description = data.description
        let id = Self.safeName(description.id)
        body += "<section id=\"\(id)\"><div class=\"wrap\"><h2>\(e(description.title))</h2><p class=\"about\">"
        var about = [FindingParts.counted(data.points.count, "point")]
        if let unit = description.unit, !unit.code.isEmpty { about.append("in " + FigureText.heading(unit)) }
        if !description.rule.isEmpty { about.append("a point follows " + description.rule) }
        body += e(about.joined(separator: "; ")) + ".</p>"
        for note in description.notes where !report.notes.contains(note) { body += "<p class=\"note\">\(e(note))</p>" }
        charts(data, id)
        points(data, id)
        let csv = Table.long([data], names: report.names, vintage: report.vintages.last?.number).csv()
        body += "<p class=\"get\"><a download=\"\(id).csv\" href=\"data:text/csv;charset=utf-8;base64,\(Base64.encode(Array(csv.utf8)))\">"
        body += "Download these points as CSV</a></p></div></section>"
    }

    private mutating func charts(_ data: SeriesData, _ id: String) {
        let model = ChartModel(data, subjects: [], names: report.names)
        let rows = self.rows
        let find: (ChartMark, Key) -> String? = { mark, _ in rows[mark.id] }
        for (index, job) in ChartPlan.jobs(model, ChartOptions(limit: 12), report.names).enumerated() {
            for (width, style) in [(860.0, "desk"), (350.0, "phone")] {
                let name = "\(id)-c\(index)-\(style)"
                switch job {
                case .bars(let panel, let title):
                    if style == "desk" { figure(title, FigureText.heading(panel.unit) + ", the newest of each", legend: "") }
                    body += SVGBarChart.draw(panel, id: name, title: title, width: width, style: style, rowID: find)
                case .time(let panel, let title, _, _):
                    if style == "desk" { figure(title, timeSubtitle(panel), legend: legend(panel)) }
                    body += SVGTimeChart.draw(panel, id: name, title: title, width: width, style: style, rowID: find)
                case .sparklines: break
                }
            }
            body += "</figure>"
        }
        let text = TextChart.render(data, names: report.names, options: ChartOptions(text: TextOptions(width: 96)))
        body += "<details><summary>The same charts as text</summary><pre tabindex=\"0\">\(e(text))</pre></details>"
    }

    private mutating func figure(_ title: String, _ subtitle: String, legend: String) {
        body += "<figure><figcaption>\(e(title)) <small>\(e(subtitle))</small></figcaption>\(legend)"
    }

    private func timeSubtitle(_ panel: ChartPanel) -> String {
        let plot = TimePlot(panel, width: 80, height: 12, ascii: false)
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

    private mutating func points(_ data: SeriesData, _ id: String) {
        let dimensions = data.description.dimensions.filter { name in data.points.contains { $0.key.dimensions[name] != nil } }
        body +=
            "<h3>Points and their sentences</h3><div class=\"scroll\"><table class=\"points\"><caption>Open a line for every sentence behind the figure.</caption>"
        body += "<thead><tr><th scope=\"col\">Whose</th>"
        for name in dimensions { body += "<th scope=\"col\">\(e(name.prefix(1).uppercased() + name.dropFirst()))</th>" }
        body +=
            "<th scope=\"col\">Period</th><th scope=\"col\" class=\"n\">Figure</th><th scope=\"col\" class=\"n\">Low–high</th><th scope=\"col\">Status</th>"
        body += "<th scope=\"col\">Support</th></tr></thead>"
        for (index, point) in data.sortedPoints.enumerated() { row(point, "\(id)-\(index + 1)", dimensions) }
        body += "</table></div>"
    }

    private mutating func row(_ point: Point, _ id: String, _ dimensions: [String]) {
        let figure = point.chosen.figure
        body +=
            "<tbody class=\"pt\(point.isContested ? " bad" : "")\" id=\"\(id)\"><tr><th scope=\"row\">\(e(report.names.subject(point.key.subject)))</th>"
        for name in dimensions { body += "<td>\(e(point.key.dimensions[name].map { report.names.value($0, of: name) } ?? ""))</td>" }
        body +=
            "<td>\(e(point.period.description))</td><td class=\"n\">\(e(FigureText.withUnit(figure)))\(point.isContested ? "‡" : "")</td>"
        body +=
            "<td class=\"n q\">\(point.low == point.high ? "" : e(FigureText.short(point.low) + "–" + FigureText.short(point.high)))</td>"
        body += "<td>\(point.chosen.status.word)</td><td>\(FindingParts.counted(point.voices, "voice"))</td></tr>"
        body += "<tr class=\"ev\"><td colspan=\"\(dimensions.count + 6)\"><details><summary>\(summary(point))</summary>"
        for o in point.observations {
            let isChosen = o.id == point.chosen.id
            let verdict =
                isChosen ? "the figure shown" + (point.rule.isEmpty ? "" : ": " + point.rule) : WhyText.verdict(o, against: point.chosen)
            body +=
                "<div class=\"ob\(isChosen ? " win" : "")\"><p><b>\(e(FigureText.withUnit(o.figure)))</b> <span class=\"q\">\(e(verdict))"
            body += "\(o.vintage > 0 ? ", since vintage \(o.vintage)" : "")</span></p>\(quoted(Quote(o)))</div>"
        }
        body += "</details></td></tr></tbody>"
    }

    private func summary(_ point: Point) -> String {
        let o = point.chosen
        let others = point.observations.count - 1
        let publisher = o.article.publisher ?? o.article.title ?? o.article.path
        let date = o.article.published.map { ", \($0)" } ?? ""
        return e(publisher + date + (others > 0 ? ", and \(FindingParts.counted(others, "more sentence"))" : ""))
    }

    // MARK: Vintages

    private mutating func vintages() {
        guard !report.vintages.isEmpty else { return }
        body +=
            "<section id=\"vintages\"><div class=\"wrap\"><h2>Vintages</h2><p class=\"about\">Each change made a new state of all series; none is ever altered."
        body +=
            " <code>--as-of</code> brings any of them back.</p><div class=\"scroll\"><table><thead><tr><th scope=\"col\" class=\"n\">Vintage</th>"
        body += "<th scope=\"col\">What made it</th><th scope=\"col\" class=\"n\">Scrapes</th><th scope=\"col\" class=\"n\">Articles</th>"
        body += "<th scope=\"col\" class=\"n\">Observations</th></tr></thead><tbody>"
        for v in report.vintages.reversed() {
            body +=
                "<tr><th scope=\"row\" class=\"n\">\(v.number)</th><td>\(e(v.cause))</td><td class=\"n\">\(v.scrapes)</td><td class=\"n\">\(v.articles)</td>"
            body += "<td class=\"n\">\(v.observations)</td></tr>"
        }
        body += "</tbody></table></div></div></section>"
    }
}
