import Model

/// The report as one page that needs nothing but itself.
struct HTMLPage {
    let report: Report
    let descriptions: [String: SeriesDescription]
    var body = ""
    /// The address of the rows that overview and findings lead to, by the id of the observation that the point follows: "#troops-3",
    /// "troops-points-2.html#troops-1200".
    private(set) var rows: [String: String] = [:]
    /// All of them, the first series' first, the gravest first within each.
    let findings: [Finding]
    /// Whether each series has a page of its own, since one page would be too long for a browser.
    private let isSplit: Bool
    var cards = 0
    /// Pages and tables that were too long for this one.
    private(set) var annexes: [ReportFile] = []
    private let pages: [HTMLPoints]
    private let history: PointHistory
    private let models: [ChartModel]

    /// - Parameter models: The series of the report as charts see them, in its order.
    init(_ report: Report, _ models: [ChartModel], _ findings: [Finding]) {
        self.report = report
        self.findings = findings
        self.models = models
        descriptions = report.descriptions
        let history = PointHistory(report.history)
        self.history = history
        let isSplit = report.series.reduce(0) { $0 + min(Self.embedded, $1.points.count) } > Self.longest
        self.isSplit = isSplit
        pages = report.series.map { HTMLPoints($0, names: report.names, history: history, isSplit: isSplit) }
        var wanted = Set(findings.prefix(Self.cardLimit).flatMap { $0.observations.map(\.id) })
        for model in models { wanted.formUnion(overviewLines(model).prefix(overviewLimit).compactMap { $0.line.latest?.id }) }
        for points in pages { rows.merge(points.addresses(of: wanted, fromIndex: true)) { a, _ in a } }
        head()
        body += "<main id=\"main\">"
        overview()
        findingsPart()
        for index in models.indices { part(index) }
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

    /// Points on one page, about a kilobyte each, beyond which each series gets one.
    private static let longest = 2_500
    /// Points whose table stands in the page that a reader downloads it from.
    static let embedded = 1_000

    /// What is said of one series: here, or on a page of its own, with the pages and the table that are too long for either.
    private mutating func part(_ index: Int) {
        let (data, model, points) = (report.series[index], models[index], pages[index])
        guard !data.points.isEmpty else { return }
        let (title, notes, names, vintage) = (report.title, report.notes, report.names, vintage)
        for page in points.pages {
            annexes.append(ReportFile(path: page.path) { points.document(page, title: title, notes: notes) })
        }
        if data.points.count > Self.embedded {
            annexes.append(
                ReportFile(path: points.id + ".csv") { Table.long([data], names: names, vintage: vintage).csv() })
        }
        guard isSplit else { return section(data, model, points) }
        var bare = self
        (bare.body, bare.annexes, bare.cards) = ("", [], 0)
        let frame = bare
        annexes.append(ReportFile(path: points.home) { frame.page(data, model, points) })
    }

    func e(_ text: some StringProtocol) -> String { Escaping.html(text) }

    // MARK: Head and foot

    private mutating func head() {
        let points = report.series.reduce(0) { $0 + $1.points.count }
        var observations = 0
        var articles: Set<String> = []
        for point in report.series.lazy.flatMap(\.points) {
            observations += point.observations.count
            for o in point.observations { articles.insert(o.article.identity.isEmpty ? o.article.path : o.article.identity) }
        }
        let contradictions = findings.count { $0.severity == .contradiction }
        body += "<a class=\"skip\" href=\"#main\">To the figures</a><header class=\"top\"><div class=\"wrap\"><h1>\(e(report.title))</h1>"
        var lede = "Figures from articles, each with the sentence that it stands in."
        if let newest = report.vintages.last { lede += " Vintage \(newest.number)." }
        body += "<p class=\"lede\">\(e(lede))</p>"
        for note in report.notes { body += "<p class=\"note\"><strong>\(e(note))</strong></p>" }
        let facts: [(Int, String, Bool)] = [
            (report.series.count { !$0.points.isEmpty }, "series", false), (points, "points", false),
            (observations, "observations", false),
            (articles.count, "articles", false), (contradictions, "contradictions", contradictions > 0),
        ]
        body += "<ul class=\"facts\">"
        for (count, name, isHot) in facts {
            let word = count == 1 && name != "series" ? String(name.dropLast()) : name
            body += "<li\(isHot ? " class=\"hot\"" : "")><b>\(FigureText.grouped(ExactDecimal(count)))</b><span>\(word)</span></li>"
        }
        body +=
            "</ul></div></header><div class=\"wrap\"><nav class=\"toc\" aria-label=\"Parts of this page\"><a href=\"#overview\">Overview</a>"
        if !findings.isEmpty { body += "<a href=\"#contradictions\">What disagrees</a>" }
        for (data, points) in zip(report.series, pages) where !data.points.isEmpty && report.series.count <= 40 {
            body += "<a href=\"\(points.home)\">\(e(data.description.title))</a>"
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
        for index in models.indices where !report.series[index].points.isEmpty {
            overview(report.series[index], models[index], home: pages[index].home)
        }
        body += "</table></div></div></section>"
    }

    /// The lines of a series in the order of the overview, those of most figures first.
    private func overviewLines(_ model: ChartModel) -> [(panel: ChartPanel, line: ChartLine)] {
        let lines = model.panels.flatMap { panel in panel.lines.map { (panel: panel, line: $0) } }
        return lines.sorted { ($1.line.marks.count, $0.line.label) < ($0.line.marks.count, $1.line.label) }
    }

    /// Of many series each has room for few lines.
    private var overviewLimit: Int { max(3, min(10, 400 / max(1, report.series.count))) }

    private mutating func overview(_ data: SeriesData, _ model: ChartModel, home: String) {
        let id = HTMLShell.safeName(data.description.id)
        let contested = data.points.count(where: \.isContested)
        body +=
            "<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"5\"><a href=\"\(home)\">\(e(data.description.title))</a> <span class=\"q\">"
        body += "\(FindingParts.counted(data.points.count, "point"))\(contested > 0 ? ", \(contested) contested ‡" : "")</span></th></tr>"
        let all = overviewLines(model)
        let lines = all.prefix(overviewLimit)
        // A calendar wide enough for lone figures of long ago would leave no room for what moved.
        let scale = TimeScale(lines.filter { $0.line.marks.count > 1 }.flatMap(\.line.marks), columns: 40)
        for (index, (panel, line)) in lines.enumerated() {
            guard let latest = line.latest else { continue }
            let label = [line.label, panel.splitTitle].filter { !$0.isEmpty }.joined(separator: " · ")
            let row = rows[latest.id] ?? home
            body += "<tr><th scope=\"row\"><a href=\"\(row)\">\(e(label))</a></th><td class=\"spk\">"
            if line.marks.count > 1 { body += SVGSparkline.draw(line, id: "\(id)-k\(index)", scale: scale) }
            body += "</td>"
            body +=
                "<td class=\"n\">\(e(latest.fullLabel + FigureText.unitSuffix(panel.unit)))</td><td>\(e(latest.period.description))</td>"
            body += "<td class=\"n wide\">\(line.marks.count)</td></tr>"
        }
        if all.count > lines.count {
            body += "<tr><td colspan=\"5\" class=\"q\">and \(all.count - lines.count) more, <a href=\"\(home)\">"
            body += "\(isSplit ? "on a page of their own" : "below")</a></td></tr>"
        }
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
