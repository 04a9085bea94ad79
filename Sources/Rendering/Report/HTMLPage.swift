import Model

/// The report as one page that needs nothing but itself.
struct HTMLPage {
    let report: Report
    let descriptions: [String: SeriesDescription]
    var body = ""
    /// The address of a point's row, by the id of the observation that it follows: "#troops-3", "troops-points-2.html#troops-1200".
    var rows: [String: String] = [:]
    var cards = 0
    /// Pages and tables that were too long for this one.
    private(set) var annexes: [ReportFile] = []
    private let pages: [HTMLPoints]
    private let history: PointHistory
    private let models: [ChartModel]

    /// - Parameter models: The series of the report as charts see them, in its order.
    init(_ report: Report, _ models: [ChartModel]) {
        self.report = report
        self.models = models
        descriptions = report.descriptions
        let history = PointHistory(report.history)
        self.history = history
        pages = report.series.map { HTMLPoints($0, names: report.names, history: history) }
        for points in pages { rows.merge(points.addresses) { a, _ in a } }
        head()
        body += "<main id=\"main\">"
        overview()
        findings()
        for index in models.indices { section(report.series[index], models[index], pages[index]) }
        decisions()
        vintages()
        body += "</main>"
        foot()
    }

    var text: String { HTMLShell.page(title: report.title, body: body, isLive: report.live != nil) }

    /// The newest vintage of what the page shows.
    var vintage: Int? { report.vintages.last?.number }

    /// Whether findings can be settled on the page: it is served, and shows the newest vintage.
    var takesDecisions: Bool { report.live.map { $0.newest == (vintage ?? 0) } ?? false }

    mutating func annex(_ file: ReportFile) { annexes.append(file) }

    func e(_ text: some StringProtocol) -> String { Escaping.html(text) }

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
            body += "<a href=\"#\(HTMLShell.safeName(data.description.id))\">\(e(data.description.title))</a>"
        }
        if !report.vintages.isEmpty { body += "<a href=\"#vintages\">Vintages</a>" }
        if !report.decided.isEmpty { body += "<a href=\"#decisions\">What was decided</a>" }
        if report.live != nil { body += "<a href=\"review\">Review queue</a>" }
        body += "</nav>" + HTMLShell.search(asOf: asOf) + "</div>"
        if let live = report.live { body += banner(live) }
    }

    /// The choice of a vintage: on a served page the program renders it anew, elsewhere the table goes back by itself.
    private var asOf: String {
        let numbers = report.live != nil ? Array(1...max(1, report.live?.newest ?? 1)) : history.vintages
        guard numbers.count > 1 else { return "" }
        let shown = vintage ?? numbers.last ?? 0
        let choices = numbers.reversed().map { "<option value=\"\($0)\"\($0 == shown ? " selected" : "")>\($0)</option>" }
        return "<label class=\"asof\">as of vintage <select\(report.live != nil ? " data-live" : "")>" + choices.joined()
            + "</select></label>"
    }

    private func banner(_ live: LivePage) -> String {
        guard takesDecisions else {
            return
                "<aside class=\"wrap\" aria-label=\"Vintage\"><p class=\"note\">This is vintage \(vintage ?? 0) as it was. <a href=\"./\">Back to vintage "
                + "\(live.newest)</a>, where findings can be settled.</p></aside>"
        }
        return """
            <aside class="wrap" aria-label="Keys"><p class="live" data-vintage="\(live.newest)">Keys: <kbd>j</kbd> <kbd>k</kbd> next and previous finding, \
            <kbd>1</kbd> <kbd>2</kbd> … <kbd>b</kbd> <kbd>n</kbd> choose, <kbd>Enter</kbd> save, <kbd>u</kbd> undo the last decision, \
            <kbd>/</kbd> search. <output id="said" role="status"></output></p></aside>
            """
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
        body +=
            "<section id=\"overview\"><div class=\"wrap\"><h2>Overview</h2><div class=\"scroll\" role=\"region\" aria-label=\"Overview\" tabindex=\"0\"><table class=\"overview\">"
        body += "<caption>The newest figure of every line; the small pictures share one calendar within a series.</caption>"
        body +=
            "<thead><tr><th scope=\"col\">Whose</th><th scope=\"col\" class=\"spk\">Course</th><th scope=\"col\" class=\"n\">Newest</th>"
        body += "<th scope=\"col\">Period</th><th scope=\"col\" class=\"n wide\">Points</th></tr></thead>"
        for (data, model) in zip(report.series, models) where !data.points.isEmpty { overview(data, model) }
        body += "</table></div></div></section>"
    }

    private mutating func overview(_ data: SeriesData, _ model: ChartModel) {
        let id = HTMLShell.safeName(data.description.id)
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
            let row = rows[latest.id] ?? "#" + id
            body += "<tr><th scope=\"row\"><a href=\"\(row)\">\(e(label))</a></th><td class=\"spk\">"
            if line.marks.count > 1 { body += SVGSparkline.draw(line, id: "\(id)-k\(index)", scale: scale) }
            body += "</td>"
            body +=
                "<td class=\"n\">\(e(latest.fullLabel + FigureText.unitSuffix(panel.unit)))</td><td>\(e(latest.period.description))</td>"
            body += "<td class=\"n wide\">\(line.marks.count)</td></tr>"
        }
        if count > 10 { body += "<tr><td colspan=\"5\" class=\"q\">and \(count - 10) more, <a href=\"#\(id)\">below</a></td></tr>" }
        body += "</tbody>"
    }

    // MARK: Decisions

    private mutating func decisions() {
        guard !report.decided.isEmpty else { return }
        body +=
            "<section id=\"decisions\"><div class=\"wrap\"><h2>What was decided</h2><div class=\"scroll\" role=\"region\" aria-label=\"Decisions\" tabindex=\"0\"><table>"
        body += "<thead><tr><th scope=\"col\">Decision</th><th scope=\"col\">Where</th><th scope=\"col\">Why</th><th scope=\"col\">By</th>"
        body += "<th scope=\"col\">Id</th></tr></thead><tbody>"
        for one in report.decided {
            let title = descriptions[one.series]?.title ?? one.series
            var place = [title] + (one.subject.map { [report.names.subject($0)] } ?? [])
            place += one.dimensions.sorted { $0.key < $1.key }.map { report.names.value($0.value, of: $0.key) }
            place += one.period.map { [$0.description] } ?? []
            body += "<tr><td>\(e(one.act.name)) <code>\(e(one.act.argument))</code></td><td>\(e(place.joined(separator: " · ")))</td>"
            body += "<td>\(e(one.reason))</td><td>\(e(one.author)), \(e(one.date.description))</td><td><code>\(e(one.id))</code>"
            if takesDecisions { body += " <button type=\"button\" class=\"undo\" data-decision=\"\(e(one.id))\">Undo</button>" }
            body += "</td></tr>"
        }
        body += "</tbody></table></div></div></section>"
    }

    // MARK: Vintages

    private mutating func vintages() {
        guard !report.vintages.isEmpty else { return }
        body +=
            "<section id=\"vintages\"><div class=\"wrap\"><h2>Vintages</h2><p class=\"about\">Each change made a new state of all series; none is ever altered."
        body +=
            " <code>--as-of</code> brings any of them back.</p><div class=\"scroll\" role=\"region\" aria-label=\"Vintages\" tabindex=\"0\"><table><thead><tr><th scope=\"col\" class=\"n\">Vintage</th>"
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
