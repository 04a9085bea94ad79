internal import GRDB
public import Model

/// What a better reader, or a changed definition, finds in articles that are stored.
public struct Rereading: Sendable {
    public var cause: String
    /// Names the reading code and the definitions that made the observations.
    public var reader: String
    /// `Article.identity` to its observations, read in the article as the store gave it. An article that is not named keeps what
    /// it has; one with no observations loses what it had.
    public var observations: [String: [Observation]]
    /// As in `Batch`.
    public var definitions: [String: String]?

    public init(cause: String, reader: String, observations: [String: [Observation]], definitions: [String: String]? = nil) {
        self.cause = cause
        self.reader = reader
        self.observations = observations
        self.definitions = definitions
    }
}

extension ObservationStore {
    /// Files what was read anew, as one vintage, or none where nothing differs from what is stored.
    public func file(_ rereading: Rereading) throws(LedgerError) -> FilingOutcome {
        let recorded = now
        return try writing { db in
            let writer = try VintageWriter(db, recorded: recorded, cause: rereading.cause)
            var filing = Filing(writer: writer, reader: rereading.reader)
            if let definitions = rereading.definitions { try filing.take(definitions: definitions) }
            for (identity, observations) in rereading.observations.sorted(by: { utf8Less($0.key, $1.key) }) {
                try filing.reread(identity, observations)
            }
            return try filing.finish()
        }
    }
}

extension Filing {
    mutating func reread(_ identity: String, _ observations: [Observation]) throws {
        let db = writer.db
        let find = "SELECT id FROM articles WHERE identity = ?"
        guard let id = try Int.fetchOne(db.cachedStatement(sql: find), arguments: [identity]),
            let stored = try ObservationStore.article(id, Int.max, db)
        else { throw LedgerError.unknown(what: "article", name: identity) }
        var loader = ObservationLoader(db: db, state: ResolvedAsOf(vintage: Int.max))
        let known = try loader.observations(reading: stored.reading)
        if Self.sayTheSame(known, observations) { return }
        guard let article = try stored.whole(db) else { return }
        let sighting = try Int.fetchOne(db, sql: "SELECT sighting FROM readings WHERE id = ?", arguments: [stored.reading])
        guard let sighting else { return }
        try read(article, observations, article: id, sighting: sighting, replacing: stored.reading)
    }

    /// Whether two readings of one article give the same, whatever is shown of the article.
    static func sayTheSame(_ a: [Observation], _ b: [Observation]) -> Bool {
        func said(_ observations: [Observation]) -> Set<[String]> {
            // Printed, because equal values may be of different precision.
            Set(
                observations.map { observation in
                    var copy = observation
                    copy.vintage = 0
                    copy.article = ArticleReference(identity: "", path: "", voice: "")
                    let figure = observation.figure
                    let digits = [figure.value, figure.upper ?? figure.value].map { "\($0.significand) \($0.exponent)" }
                    return ["\(copy.key)", "\(copy)"] + digits
                })
        }
        return said(a) == said(b)
    }
}
