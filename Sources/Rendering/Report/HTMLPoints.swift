import Model

/// The table of a series' points with the sentences behind each: whole on the report's page, or the newest there and all of them on
/// pages of their own.
struct HTMLPoints {
    /// One of the pages that hold the points of a long series.
    struct Page {
        var path: String
        var range: Range<Int>
    }

    /// Points that stand on the report's own page.
    private static let whole = 500
    private static let newest = 100
    private static let perPage = 1000
    /// Pages at most; what lies beyond is in the CSV.
    private static let pageLimit = 40

    private let data: SeriesData
    private let names: DisplayNames
    private let history: PointHistory
    /// The id of the series' part.
    let id: String
    /// Where that part stands, from the first page: "#troops", or "troops.html" where it has a page of its own.
    let home: String
    private let points: [Point]
    private let dimensions: [String]
    /// The indices of the points on the report's own page.
    private let shown: [Int]
    let pages: [Page]

    init(_ data: SeriesData, names: DisplayNames, history: PointHistory, isSplit: Bool) {
        self.history = history
        self.data = data
        self.names = names
        let id = HTMLShell.safeName(data.description.id)
        self.id = id
        home = isSplit ? id + ".html" : "#" + id
        let points = data.sortedPoints
        self.points = points
        dimensions = data.description.dimensions.filter { name in points.contains { $0.key.dimensions[name] != nil } }
        if points.count <= Self.whole {
            shown = Array(points.indices)
            pages = []
        } else {
            let byAge = points.indices.sorted { a, b in
                let (x, y) = (points[a].period.end?.dayNumber ?? .max, points[b].period.end?.dayNumber ?? .max)
                return x != y ? x > y : a < b
            }
            shown = byAge.prefix(Self.newest).sorted()
            let last = min(points.count, Self.perPage * Self.pageLimit)
            pages = stride(from: 0, to: last, by: Self.perPage).enumerated().map { number, start in
                Page(path: "\(id)-points-\(number + 1).html", range: start..<min(last, start + Self.perPage))
            }
        }
    }

    /// Where points' rows stand, by the id of the observation that each follows.
    ///
    /// - Parameters:
    ///   - wanted: only these; `nil` is all.
    ///   - fromIndex: whether from the first page, and not from where the part of the series stands.
    func addresses(of wanted: Set<String>? = nil, fromIndex: Bool = false) -> [String: String] {
        var addresses: [String: String] = [:]
        func add(_ index: Int, _ path: String) {
            let chosen = points[index].chosen.id
            if wanted?.contains(chosen) ?? true { addresses[chosen] = "\(path)#\(id)-\(index + 1)" }
        }
        for page in pages { for index in page.range { add(index, page.path) } }
        for index in shown { add(index, fromIndex && !home.hasPrefix("#") ? home : "") }
        return addresses
    }

    /// The part of the report's own page.
    var onPage: String {
        var out = "<h3>Points and their sentences</h3>"
        if !pages.isEmpty {
            out += "<p>The newest \(shown.count) of \(FigureText.grouped(ExactDecimal(points.count))) points. All of them: "
            out += pages.enumerated().map { number, page in "<a href=\"\(page.path)\">\(number + 1)</a>" }.joined(separator: " ")
            let held = pages.last?.range.upperBound ?? 0
            if held < points.count { out += "; those after the first \(FigureText.grouped(ExactDecimal(held))) are in the CSV alone" }
            out += "</p>"
        }
        return out + table(shown, withGone: true)
    }

    /// A page of its own.
    func document(_ page: Page, title: String, notes: [String]) -> String {
        let number = (pages.firstIndex { $0.path == page.path } ?? 0) + 1
        var body = "<header class=\"top\"><div class=\"wrap\"><h1>\(e(data.description.title))</h1><p class=\"lede\">"
        body += "\(e(title)), points \(page.range.lowerBound + 1) to \(page.range.upperBound) of \(points.count).</p>"
        for note in notes { body += "<p class=\"note\"><strong>\(e(note))</strong></p>" }
        body +=
            "</div></header><div class=\"wrap\"><nav class=\"toc\" aria-label=\"Pages\"><a href=\"\(home.hasPrefix("#") ? "index.html" : "")\(home)\">Back to the report</a>"
        if number > 1 { body += "<a href=\"\(pages[number - 2].path)\">Page before</a>" }
        if number < pages.count { body += "<a href=\"\(pages[number].path)\">Next page</a>" }
        body += "</nav>" + HTMLShell.search() + "</div><main class=\"wrap\" id=\"main\">" + table(Array(page.range)) + "</main>"
        return HTMLShell.page(title: data.description.title, body: body)
    }

    private func e(_ text: some StringProtocol) -> String { Escaping.html(text) }

    /// - Parameter withGone: Whether the points that only earlier vintages had stand in it too, out of sight.
    private func table(_ indices: [Int], withGone: Bool = false) -> String {
        var out = "<div class=\"scroll\" role=\"region\" aria-label=\"Points of \(e(data.description.title))\" tabindex=\"0\">"
        out += "<table class=\"points\"><caption>Open a line for every sentence behind the figure.</caption>"
        out += "<thead><tr><th scope=\"col\">Whose</th>"
        for name in dimensions { out += "<th scope=\"col\">\(e(name.prefix(1).uppercased() + name.dropFirst()))</th>" }
        out += "<th scope=\"col\">Period</th><th scope=\"col\" class=\"n\">Figure</th><th scope=\"col\" class=\"n\">Low–high</th>"
        out += "<th scope=\"col\">Status</th><th scope=\"col\">Support</th></tr></thead>"
        for index in indices { out += row(points[index], "\(id)-\(index + 1)") }
        if withGone {
            for (index, point) in history.gone(data).prefix(Self.newest).enumerated() {
                out += row(point, "\(id)-gone-\(index + 1)", isGone: true)
            }
        }
        return out + "</table></div>"
    }

    private func row(_ point: Point, _ id: String, isGone: Bool = false) -> String {
        let figure = point.chosen.figure
        let steps = history.steps(point)
        let past = steps.isEmpty ? "" : " data-h=\"\(e(PointHistory.attribute(steps)))\""
        let style = "pt" + (point.isContested ? " bad" : "") + (isGone ? " gone" : "")
        var out = "<tbody class=\"\(style)\" id=\"\(id)\"\(past)\(isGone ? " hidden" : "")><tr>"
        out += "<th scope=\"row\">\(e(names.subject(point.key.subject)))</th>"
        for name in dimensions { out += "<td>\(e(point.key.dimensions[name].map { names.value($0, of: name) } ?? ""))</td>" }
        out +=
            "<td>\(e(point.period.description))</td><td class=\"n fig\">\(e(FigureText.withUnit(figure)))\(point.isContested ? "‡" : "")</td>"
        let range = point.low == point.high ? "" : FigureText.short(point.low) + "–" + FigureText.short(point.high)
        out += "<td class=\"n q\">\(e(range))</td><td>\(point.chosen.status.word)</td>"
        out += "<td>\(FindingParts.counted(point.voices, "voice"))</td></tr>"
        out += "<tr class=\"ev\"><td colspan=\"\(dimensions.count + 6)\"><details><summary>\(summary(point))</summary>"
        for o in point.observations {
            let isChosen = o.id == point.chosen.id
            let rule = point.rule.isEmpty ? "" : ": " + point.rule
            let verdict = isChosen ? "the figure shown" + rule : WhyText.verdict(o, against: point.chosen)
            let since = o.vintage > 0 ? ", since vintage \(o.vintage)" : ""
            out += "<div class=\"ob\(isChosen ? " win" : "")\"><p><b>\(e(FigureText.withUnit(o.figure)))</b> "
            out += "<span class=\"q\">\(e(verdict + since))</span></p>\(HTMLShell.quoted(Quote(o)))</div>"
        }
        if !steps.isEmpty {
            let was = steps.map { ($0.text.isEmpty ? "nothing" : $0.text) + " from vintage \($0.vintage)" }
            out += "<p class=\"q\">It said " + e(was.joined(separator: ", ")) + ".</p>"
        }
        return out + "</details></td></tr></tbody>"
    }

    private func summary(_ point: Point) -> String {
        let o = point.chosen
        let others = point.observations.count - 1
        let date = o.article.published.map { ", \($0)" } ?? ""
        return e(Quote.publisher(o.article) + date + (others > 0 ? ", and \(FindingParts.counted(others, "more sentence"))" : ""))
    }
}
