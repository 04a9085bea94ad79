/// How surely a figure is asserted.
public enum Status: String, Sendable, CaseIterable, Hashable { case actual, estimate, forecast, plan, target }

/// What a figure belongs to: a series, whose figure it is, and what else divides the series.
public struct Key: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var series: String
    public var subject: String
    /// Dimension to value; a dimension that is not known is absent.
    public var dimensions: [String: String]

    public init(series: String, subject: String, dimensions: [String: String]) {
        self.series = series
        self.subject = subject
        self.dimensions = dimensions
    }

    /// By series, subject, then dimensions in the order of their names.
    public static func < (a: Key, b: Key) -> Bool {
        if a.series != b.series { return a.series < b.series }
        if a.subject != b.subject { return a.subject < b.subject }
        return a.dimensionsText < b.dimensionsText
    }

    /// "destination=RUS measure=flow": sorted by name.
    public var dimensionsText: String {
        dimensions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    public var description: String { dimensionsText.isEmpty ? "\(series) \(subject)" : "\(series) \(subject) \(dimensionsText)" }
}

/// The article that an observation came from, as far as readers of the series need it.
public struct ArticleReference: Hashable, Sendable {
    /// `Article.identity`.
    public var identity: String
    /// The scrape record's own id, if it has one.
    public var id: String?
    public var title: String?
    public var publisher: String?
    /// EDTF: as precise as it is known.
    public var published: Period?
    /// When its publisher says that it was last changed, EDTF.
    public var modified: Period?
    /// When the page was fetched, EDTF.
    public var captured: Period?
    public var url: String?
    public var path: String
    /// Whether a note in it says that something in it was corrected.
    public var isCorrected: Bool
    /// The independent origin it speaks with: articles of one voice share it.
    public var voice: String

    public init(
        identity: String, id: String? = nil, title: String? = nil, publisher: String? = nil, published: Period? = nil,
        modified: Period? = nil, captured: Period? = nil, url: String? = nil, path: String, isCorrected: Bool = false, voice: String
    ) {
        self.identity = identity
        self.id = id
        self.title = title
        self.publisher = publisher
        self.published = published
        self.modified = modified
        self.captured = captured
        self.url = url
        self.path = path
        self.isCorrected = isCorrected
        self.voice = voice
    }
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
