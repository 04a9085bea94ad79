public import Model

/// A statement that was left out of a series because something is not said.
public struct ReviewItem: Sendable {
    /// Names it in decisions.
    public var statement: String
    public var series: String
    /// The series' title.
    public var title: String
    public var figure: Figure
    public var status: Status
    /// "whose figure it is", "when it holds".
    public var missing: [String]
    /// What is known of its key; a dimension without a value is asked for.
    public var subject: String?
    public var dimensions: [(name: String, value: String?)]
    /// When it holds, where that is said.
    public var period: Period?
    /// What an answer would do to the series, in words.
    public var answer: String
    public var evidence: String
    /// Where the sentence and the figure stand in the article.
    public var evidenceRange: ByteRange
    public var figureRange: ByteRange
    public var article: ArticleReference

    public init(
        statement: String, series: String, title: String, figure: Figure, status: Status, missing: [String], subject: String?,
        dimensions: [(name: String, value: String?)], period: Period?, answer: String, evidence: String, evidenceRange: ByteRange,
        figureRange: ByteRange, article: ArticleReference
    ) {
        self.statement = statement
        self.series = series
        self.title = title
        self.figure = figure
        self.status = status
        self.missing = missing
        self.subject = subject
        self.dimensions = dimensions
        self.period = period
        self.answer = answer
        self.evidence = evidence
        self.evidenceRange = evidenceRange
        self.figureRange = figureRange
        self.article = article
    }
}

/// The review queue of a served report: each statement with its sentence, and the keys that accept or reject it.
public struct ReviewPage {
    /// Statements on the page; those beyond are counted.
    private static let limit = 500

    private let items: [ReviewItem]
    private let decided: [Decision]
    private let names: DisplayNames
    private let notes: [String]
    private let vintage: Int

    /// - Parameters:
    ///   - decided: the decisions in force about statements, which can be taken back here.
    ///   - vintage: the newest of the store.
    public init(items: [ReviewItem], decided: [Decision] = [], names: DisplayNames, notes: [String] = [], vintage: Int) {
        self.items = items.sorted {
            ($0.missing.count, $0.title, $0.missing.joined(), $0.evidence, $0.article.publisher ?? $0.article.path)
                < ($1.missing.count, $1.title, $1.missing.joined(), $1.evidence, $1.article.publisher ?? $1.article.path)
        }
        self.decided = decided
        self.names = names
        self.notes = notes
        self.vintage = vintage
    }

    private func e(_ text: some StringProtocol) -> String { Escaping.html(text) }

    public var html: String {
        var body = "<a class=\"skip\" href=\"#main\">To the statements</a><header class=\"top\"><div class=\"wrap\"><h1>Review queue</h1>"
        body += "<p class=\"lede\">\(FindingParts.counted(items.count, "statement")) left out because something is not said.</p>"
        for note in notes { body += "<p class=\"note\"><strong>\(e(note))</strong></p>" }
        body += "</div></header><div class=\"wrap\"><nav class=\"toc\" aria-label=\"Pages\"><a href=\"./\">Back to the report</a></nav>"
        body += HTMLShell.search() + "</div>"
        body += """
            <aside class="wrap" aria-label="Keys"><p class="live" data-vintage="\(vintage)">Keys: <kbd>j</kbd> <kbd>k</kbd> next and previous \
            statement, <kbd>a</kbd> accept, <kbd>r</kbd> reject, <kbd>Enter</kbd> save, <kbd>Esc</kbd> leave, <kbd>u</kbd> undo the last \
            decision, <kbd>/</kbd> search. <output id="said" role="status"></output></p></aside>
            """
        body += "<main class=\"wrap\" id=\"main\"><p>What a page does not say, a manifest can: "
        body += "<code>tidemark update --manifest crawl.csv</code> gives each file its date and publisher.</p>"
        for item in items.prefix(Self.limit) { body += card(item) }
        if items.count > Self.limit { body += "<p>and \(items.count - Self.limit) more: <code>tidemark review</code></p>" }
        if items.isEmpty { body += "<p>Nothing waits.</p>" }
        body += list(Set(items.prefix(Self.limit).compactMap(\.subject))) + decisions + "</main>"
        return HTMLShell.page(title: "Review queue", body: body, isLive: true)
    }

    /// Names that an input offers.
    private func list(_ subjects: Set<String>) -> String {
        let options = subjects.map(names.subject).sorted().map { "<option value=\"\(e($0))\"></option>" }
        return "<datalist id=\"subjects\">" + options.joined() + "</datalist>"
    }

    private func card(_ item: ReviewItem) -> String {
        let article = item.article
        var source = [article.publisher ?? article.path, article.published?.description ?? "undated"]
        if let title = article.title, !title.isEmpty { source.append("“" + title + "”") }
        let quote = Quote(
            item.evidence, at: item.evidenceRange, figure: item.figureRange, source: source.joined(separator: ", "), url: article.url)
        let status = item.status == .actual ? "" : " <span class=\"q\">\(item.status.word)</span>"
        return "<article class=\"case note-only\" tabindex=\"-1\"><h2 class=\"small\">\(e(item.title))</h2>"
            + "<p>Missing: <strong>\(e(item.missing.joined(separator: ", ")))</strong></p>"
            + "<p class=\"big\">\(e(FigureText.withUnit(item.figure)))\(status)</p>\(HTMLShell.quoted(quote))\(form(item))</article>"
    }

    /// What the article does not say stands empty, what it says can be mended.
    private func form(_ item: ReviewItem) -> String {
        func choice(_ key: String, _ by: String, _ text: String) -> String {
            "<label><input type=\"radio\" name=\"by\" value=\"\(by)\" data-key=\"\(key)\"> <kbd>\(key)</kbd> \(text)</label>"
        }
        func field(_ label: String, _ name: String, _ value: String, _ extra: String = "") -> String {
            "<label>\(e(label)) <input type=\"text\" name=\"\(name)\" value=\"\(e(value))\" data-need maxlength=\"100\" "
                + "autocomplete=\"off\"\(extra)></label>"
        }
        var out = "<form class=\"settle\" data-statement=\"\(e(item.statement))\" data-series=\"\(e(item.series))\" novalidate>"
        out += "<fieldset><legend>Settle it</legend>"
        out += choice("a", "accept", "it belongs in the series") + choice("r", "reject", "it does not")
        out += field("Whose", "subject", item.subject.map(names.subject) ?? "", " list=\"subjects\"")
        for dimension in item.dimensions {
            out += field(
                dimension.name.prefix(1).uppercased() + dimension.name.dropFirst(), "dimension",
                dimension.value.map { names.value($0, of: dimension.name) } ?? "", " data-dimension=\"\(e(dimension.name))\"")
        }
        out += field("When", "period", item.period?.description ?? "", " placeholder=\"2025, 2025-08, 2025-08-12\"")
        return out
            + "<label class=\"why\">Why <input type=\"text\" name=\"reason\" required maxlength=\"500\" autocomplete=\"off\"></label>"
            + "<button>Save the decision</button><output role=\"status\"></output></fieldset></form>"
    }

    private var decisions: String {
        if decided.isEmpty { return "" }
        var out = "<h2 id=\"decisions\">What was decided</h2>"
        out += "<div class=\"scroll\" role=\"region\" aria-label=\"Decisions\" tabindex=\"0\"><table>"
        out += "<thead><tr><th scope=\"col\">Decision</th><th scope=\"col\">Where</th><th scope=\"col\">Why</th><th scope=\"col\">By</th>"
        out += "<th scope=\"col\">Id</th></tr></thead><tbody>"
        for one in decided {
            var place = [one.series] + (one.subject.map { [names.subject($0)] } ?? [])
            place += one.dimensions.sorted { $0.key < $1.key }.map { names.value($0.value, of: $0.key) }
            place += one.period.map { [$0.description] } ?? []
            out += "<tr><td>\(e(one.act.name)) \(e(one.expect ?? ""))</td><td>\(e(place.joined(separator: " · ")))</td>"
            out += "<td>\(e(one.reason))</td>"
            out += "<td>\(e(one.author)), \(e(one.date.description))</td><td><code>\(e(one.id))</code> "
            out += "<button type=\"button\" class=\"undo\" data-decision=\"\(e(one.id))\">Undo</button></td></tr>"
        }
        return out + "</tbody></table></div>"
    }
}
