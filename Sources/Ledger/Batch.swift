public import Model

/// What one update brings: filed together, in one transaction, as one vintage.
public struct Batch: Sendable {
    /// An article as it was sighted in one scrape.
    public struct Entry: Sendable {
        public var article: Article
        /// What the series take from it; `nil` where it was not read, which is right only if the store has read it under a
        /// sighting at least as good (`ObservationStore.needsReading`).
        public var observations: [Observation]?

        public init(_ article: Article, observations: [Observation]?) {
            self.article = article
            self.observations = observations
        }
    }

    /// What made it, for people: "update scrapes".
    public var cause: String
    /// Names the reading code and the definitions that made the observations.
    public var reader: String
    /// Whether it was read without a series that belongs to it: the next batch that brings its articles again counts instead.
    public var isIncomplete = false
    public var entries: [Entry]
    /// The scrape files that were taken in, those without articles included.
    public var scrapes: [ScrapeState]
    /// The definitions in force, series to YAML text; `nil` leaves them as they are. A series that is stored and not named
    /// here is withdrawn from then on.
    public var definitions: [String: String]?
    /// The decisions in force, by series; a series that is not named keeps its own. One that is stored and does not stand in
    /// the list of its series is undone.
    public var decisions: [String: [Decision]]

    public init(
        cause: String, reader: String, entries: [Entry] = [], scrapes: [ScrapeState] = [], definitions: [String: String]? = nil,
        decisions: [String: [Decision]] = [:]
    ) {
        self.cause = cause
        self.reader = reader
        self.entries = entries
        self.scrapes = scrapes
        self.definitions = definitions
        self.decisions = decisions
    }
}

/// A scrape file as the file system describes it.
public struct ScrapeState: Hashable, Sendable {
    public var path: String
    /// Bytes.
    public var size: Int
    /// Last change, nanoseconds since 1970; tells only whether the file must be looked at again, never a date.
    public var modified: Int
    /// Hash of the bytes, lower-case hex.
    public var hash: String
    /// What was given beside the file that changes how it is read (`--published` and the like); empty where nothing was.
    public var hints: String

    public init(path: String, size: Int, modified: Int, hash: String, hints: String = "") {
        self.path = path
        self.size = size
        self.modified = modified
        self.hash = hash
        self.hints = hints
    }
}

/// What a filing did.
public struct FilingOutcome: Hashable, Sendable {
    /// The new vintage; `nil` where nothing was new.
    public var vintage: Int?
    /// Scrapes whose content the store had not taken in before.
    public var newScrapes = 0
    public var newArticles = 0
    /// Articles that were stored already, or came more than once in the batch, and were now seen somewhere new.
    public var newSightings = 0
    public var newObservations = 0
    /// Observations that no longer hold, because their article was read under a better sighting or by a better reader.
    public var withdrawnObservations = 0
    /// Whether the store held other definitions before.
    public var areDefinitionsNew = false
    /// Decisions that are in force now and were not before, and the other way round.
    public var newDecisions = 0
    public var undoneDecisions = 0
    /// The keys with observations that came or went.
    public var movedKeys: Set<Key> = []

    public init() {}

    /// How many series moved.
    public var movedSeries: Int { Set(movedKeys.map(\.series)).count }
}
