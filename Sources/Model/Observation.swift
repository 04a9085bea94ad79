/// How surely a figure is asserted.
public enum Status: String, Sendable, CaseIterable, Hashable { case actual, estimate, forecast, plan, target }

/// What a figure belongs to: a series, whose figure it is, and what else divides the series.
///
/// Its parts lie behind one reference, because keys are copied and compared by the million.
public struct Key: Hashable, Sendable, Comparable, CustomStringConvertible {
    private final class Parts: Sendable {
        let series: String
        let subject: String
        let dimensions: [String: String]
        let dimensionsText: String
        let hash: Int

        init(_ series: String, _ subject: String, _ dimensions: [String: String]) {
            self.series = series
            self.subject = subject
            self.dimensions = dimensions
            dimensionsText =
                dimensions.isEmpty ? "" : dimensions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            var hasher = Hasher()
            hasher.combine(series)
            hasher.combine(subject)
            hasher.combine(dimensionsText)
            hash = hasher.finalize()
        }
    }

    private var parts: Parts

    public init(series: String, subject: String, dimensions: [String: String]) {
        parts = Parts(series, subject, dimensions)
    }

    public var series: String {
        get { parts.series }
        set { parts = Parts(newValue, parts.subject, parts.dimensions) }
    }

    public var subject: String {
        get { parts.subject }
        set { parts = Parts(parts.series, newValue, parts.dimensions) }
    }

    /// Dimension to value; a dimension that is not known is absent.
    public var dimensions: [String: String] {
        get { parts.dimensions }
        set { parts = Parts(parts.series, parts.subject, newValue) }
    }

    /// By series, subject, then dimensions in the order of their names.
    public static func < (a: Key, b: Key) -> Bool {
        if a.parts === b.parts { return false }
        if a.series != b.series { return a.series < b.series }
        if a.subject != b.subject { return a.subject < b.subject }
        return a.dimensionsText < b.dimensionsText
    }

    public static func == (a: Key, b: Key) -> Bool {
        if a.parts === b.parts { return true }
        return a.parts.hash == b.parts.hash && a.series == b.series && a.subject == b.subject && a.dimensions == b.dimensions
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(parts.hash) }

    /// "destination=RUS measure=flow": sorted by name.
    public var dimensionsText: String { parts.dimensionsText }

    public var description: String { dimensionsText.isEmpty ? "\(series) \(subject)" : "\(series) \(subject) \(dimensionsText)" }
}

/// The article that an observation came from, as far as readers of the series need it.
///
/// Its parts lie behind one reference, because the observations of an article share it.
public struct ArticleReference: Hashable, Sendable {
    private struct Parts: Hashable, Sendable {
        var identity: String
        var id: String?
        var title: String?
        var publisher: String?
        var published: Period?
        var modified: Period?
        var captured: Period?
        var url: String?
        var path: String
        var isCorrected: Bool
        var voice: String
    }

    private final class Shared: Sendable {
        let parts: Parts
        init(_ parts: Parts) { self.parts = parts }
    }

    private var shared: Shared

    private var parts: Parts {
        get { shared.parts }
        set { shared = Shared(newValue) }
    }

    public init(
        identity: String, id: String? = nil, title: String? = nil, publisher: String? = nil, published: Period? = nil,
        modified: Period? = nil, captured: Period? = nil, url: String? = nil, path: String, isCorrected: Bool = false, voice: String
    ) {
        shared = Shared(
            Parts(
                identity: identity, id: id, title: title, publisher: publisher, published: published, modified: modified,
                captured: captured, url: url, path: path, isCorrected: isCorrected, voice: voice))
    }

    /// A reference to an article as it was read.
    public init(_ article: Article, voice: String) {
        self.init(
            identity: article.identity, id: article.scrape == article.path ? nil : article.scrape, title: article.title,
            publisher: article.publisher, published: article.published?.period, modified: article.modified?.period,
            captured: article.captured?.period, url: article.url, path: article.path, isCorrected: article.isCorrected, voice: voice)
    }

    /// `Article.identity`.
    public var identity: String {
        get { shared.parts.identity }
        set { parts.identity = newValue }
    }

    /// The scrape record's own id, if it has one.
    public var id: String? {
        get { shared.parts.id }
        set { parts.id = newValue }
    }

    public var title: String? {
        get { shared.parts.title }
        set { parts.title = newValue }
    }

    public var publisher: String? {
        get { shared.parts.publisher }
        set { parts.publisher = newValue }
    }

    /// EDTF: as precise as it is known.
    public var published: Period? {
        get { shared.parts.published }
        set { parts.published = newValue }
    }

    /// When its publisher says that it was last changed, EDTF.
    public var modified: Period? {
        get { shared.parts.modified }
        set { parts.modified = newValue }
    }

    /// When the page was fetched, EDTF.
    public var captured: Period? {
        get { shared.parts.captured }
        set { parts.captured = newValue }
    }

    public var url: String? {
        get { shared.parts.url }
        set { parts.url = newValue }
    }

    public var path: String {
        get { shared.parts.path }
        set { parts.path = newValue }
    }

    /// Whether a note in it says that something in it was corrected.
    public var isCorrected: Bool {
        get { shared.parts.isCorrected }
        set { parts.isCorrected = newValue }
    }

    /// The independent origin it speaks with: articles of one voice share it.
    public var voice: String {
        get { shared.parts.voice }
        set { parts.voice = newValue }
    }

    public static func == (a: ArticleReference, b: ArticleReference) -> Bool { a.shared === b.shared || a.parts == b.parts }

    public func hash(into hasher: inout Hasher) { hasher.combine(shared.parts.identity) }
}

/// A statement placed in a series: one figure, from one article, with one key and one period.
public struct Observation: Hashable, Sendable, Identifiable {
    /// Permanent, and made of what the observation says and where: the same in every store and order of reading.
    public var id: String
    public var key: Key
    public var period: Period?
    public var figure: Figure
    public var status: Status
    /// Who the article says it from ("Gallup Korea", "NIS").
    public var attribution: String?
    public var article: ArticleReference
    /// The sentence, as it stands in the article.
    public var evidence: String
    /// Where the sentence stands in the document's text.
    public var evidenceRange: ByteRange
    /// Where the figure stands in the document's text; inside `evidenceRange`, or in a table.
    public var figureRange: ByteRange
    /// Whether the text itself says that a figure it quotes is wrong ("not 3,000 but 300").
    public var isDenied: Bool
    /// The vintage that first recorded it; 0 before it is stored.
    public var vintage: Int

    public init(
        id: String, key: Key, period: Period?, figure: Figure, status: Status, attribution: String? = nil, article: ArticleReference,
        evidence: String, evidenceRange: ByteRange, figureRange: ByteRange, isDenied: Bool = false, vintage: Int = 0
    ) {
        self.id = id
        self.key = key
        self.period = period
        self.figure = figure
        self.status = status
        self.attribution = attribution
        self.article = article
        self.evidence = evidence
        self.evidenceRange = evidenceRange
        self.figureRange = figureRange
        self.isDenied = isDenied
        self.vintage = vintage
    }
}

/// The value of a key at a period in one vintage, with what stands behind it.
public struct Point: Hashable, Sendable {
    public var key: Key
    public var period: Period
    /// The observation whose figure the point takes.
    public var chosen: Observation
    /// All observations behind the point, the chosen one first, then the losers in the order of the rule.
    public var observations: [Observation]
    /// Smallest and largest value among the voices; the value itself where there is one.
    public var low: ExactDecimal
    public var high: ExactDecimal
    /// Independent origins, and articles.
    public var voices: Int
    public var articles: Int
    /// Whether a contradiction is open.
    public var isContested: Bool
    /// Which rule chose, in words for a person: "newest voice".
    public var rule: String
    /// The decision that gave it its figure; `nil` where the rule did.
    public var decision: Decision?
    /// Observations of the same place that decisions leave out, by their ids.
    public var rejections: [Rejection] = []
    /// What decisions say of others than the chosen one: they were decided against, or stand beside it. By the observations' ids.
    public var verdicts: [String: Decision] = [:]

    /// An observation that does not count, and the decision that says so.
    public struct Rejection: Hashable, Sendable {
        public var observation: Observation
        public var decision: Decision

        public init(_ observation: Observation, by decision: Decision) {
            self.observation = observation
            self.decision = decision
        }
    }

    public init(
        key: Key, period: Period, chosen: Observation, observations: [Observation], low: ExactDecimal, high: ExactDecimal,
        voices: Int, articles: Int, isContested: Bool, rule: String
    ) {
        self.key = key
        self.period = period
        self.chosen = chosen
        self.observations = observations
        self.low = low
        self.high = high
        self.voices = voices
        self.articles = articles
        self.isContested = isContested
        self.rule = rule
    }
}

/// The whole state of all series after one change; numbered 1, 2, 3 …; never altered.
public struct Vintage: Hashable, Sendable {
    public var number: Int
    /// When it was recorded: RFC 3339 in UTC. For people; order is by number.
    public var recorded: String
    /// What made it: "update", "accept" …, with what was given.
    public var cause: String
    public var scrapes: Int
    public var articles: Int
    public var observations: Int

    public init(number: Int, recorded: String, cause: String, scrapes: Int, articles: Int, observations: Int) {
        self.number = number
        self.recorded = recorded
        self.cause = cause
        self.scrapes = scrapes
        self.articles = articles
        self.observations = observations
    }
}
