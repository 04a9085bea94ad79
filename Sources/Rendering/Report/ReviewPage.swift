public import Model

/// A statement that was left out of a series because something is not said.
public struct ReviewItem: Sendable {
    /// The series' title.
    public var series: String
    public var figure: Figure
    /// "whose figure it is", "when it holds".
    public var missing: [String]
    public var evidence: String
    /// Where the sentence and the figure stand in the article.
    public var evidenceRange: ByteRange
    public var figureRange: ByteRange
    public var publisher: String
    public var published: Period?
    public var title: String?
    public var url: String?

    public init(
        series: String, figure: Figure, missing: [String], evidence: String, evidenceRange: ByteRange, figureRange: ByteRange,
        publisher: String, published: Period?, title: String?, url: String?
    ) {
        self.series = series
        self.figure = figure
        self.missing = missing
        self.evidence = evidence
        self.evidenceRange = evidenceRange
        self.figureRange = figureRange
        self.publisher = publisher
        self.published = published
        self.title = title
        self.url = url
    }
}

/// The review queue of a served report.
public enum ReviewPage {
    /// Statements on the page; those beyond are counted.
    private static let limit = 500

    public static func html(_ items: [ReviewItem], notes: [String] = []) -> String {
        let sorted = items.sorted {
            ($0.series, $0.missing.joined(), $0.evidence, $0.publisher) < ($1.series, $1.missing.joined(), $1.evidence, $1.publisher)
        }
        var body = "<a class=\"skip\" href=\"#main\">To the statements</a><header class=\"top\"><div class=\"wrap\"><h1>Review queue</h1>"
        body += "<p class=\"lede\">\(FindingParts.counted(items.count, "statement")) left out because something is not said.</p>"
        for note in notes { body += "<p class=\"note\"><strong>\(Escaping.html(note))</strong></p>" }
        body += "</div></header><div class=\"wrap\"><nav class=\"toc\" aria-label=\"Pages\"><a href=\"./\">Back to the report</a></nav>"
        body += HTMLShell.search() + "</div><main class=\"wrap\" id=\"main\"><p>What a page does not say, a manifest can: "
        body += "<code>tidemark update --manifest crawl.csv</code> gives each file its date and publisher.</p>"
        for item in sorted.prefix(limit) { body += card(item) }
        if sorted.count > limit { body += "<p>and \(sorted.count - limit) more: <code>tidemark review</code></p>" }
        if sorted.isEmpty { body += "<p>Nothing waits.</p>" }
        return HTMLShell.page(title: "Review queue", body: body + "</main>", isLive: true)
    }

    private static func card(_ item: ReviewItem) -> String {
        let e = Escaping.html(_:) as (String) -> String
        var source = [item.publisher, item.published?.description ?? "undated"]
        if let title = item.title, !title.isEmpty { source.append("“" + title + "”") }
        let quote = Quote(
            item.evidence, at: item.evidenceRange, figure: item.figureRange, source: source.joined(separator: ", "), url: item.url)
        return "<article class=\"case note-only\" tabindex=\"-1\"><h2 class=\"small\">\(e(item.series))</h2>"
            + "<p>Missing: <strong>\(e(item.missing.joined(separator: ", ")))</strong></p>"
            + "<p class=\"big\">\(e(FigureText.withUnit(item.figure)))</p>\(HTMLShell.quoted(quote))</article>"
    }
}
