internal import Foundation
internal import GRDB
internal import Hashing
internal import Model

extension ObservationStore {
    /// Takes in one update, as one transaction and one vintage, or as none where nothing is new.
    ///
    /// The result does not depend on the order of the entries, nor on which updates brought them: an article is kept once;
    /// every sighting of it is kept; what it shows and the observations that count come from its best sighting.
    public func file(_ batch: Batch) throws(LedgerError) -> FilingOutcome {
        let recorded = now
        return try writing { db in
            // A big filing comes back to the same pages of every index: better kept than written and read again and again.
            let isBig = batch.entries.count > 2_000
            if isBig { try db.execute(sql: "PRAGMA cache_size = -262144") }
            defer { if isBig { try? db.execute(sql: "PRAGMA cache_size = \(Opening.writerCache)") } }
            var filing = Filing(
                writer: try VintageWriter(db, recorded: recorded, cause: batch.cause),
                reader: batch.reader + (batch.isIncomplete ? Filing.incomplete : ""))
            try filing.take(scrapes: batch.scrapes)
            if let definitions = batch.definitions { try filing.take(definitions: definitions) }
            try filing.take(decisions: batch.decisions)
            try filing.take(entries: batch.entries)
            return try filing.finish()
        }
    }
}

/// One filing under way.
struct Filing {
    /// What stands behind the reader of an incomplete batch.
    static let incomplete = " incomplete"

    var writer: VintageWriter
    var reader: String
    var outcome = FilingOutcome()
    private var keys: [Key: Int] = [:]
    private var units: [MeasureUnit: Int] = [:]
    private var lastDocument: (bytes: [UInt8], id: Int)?
    var bands = BandIndex()

    private var db: Database { writer.db }

    init(writer: VintageWriter, reader: String) {
        self.writer = writer
        self.reader = reader
    }

    mutating func finish() throws -> FilingOutcome {
        try bands.write(db)
        var result = outcome
        writer.seal.scrapes = outcome.newScrapes
        writer.seal.articles = outcome.newArticles
        writer.seal.observations = outcome.newObservations
        writer.seal.withdrawn = outcome.withdrawnObservations
        result.vintage = try writer.finish()
        return result
    }

    // MARK: Scrapes and definitions

    mutating func take(scrapes: [ScrapeState]) throws {
        for scrape in scrapes.sorted(by: { utf8Less($0.path, $1.path) }) {
            let known = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT size, modified, hash, hints FROM scrape_states WHERE path = ?"), arguments: [scrape.path])
            if let known, known[0] == scrape.size, known[1] == scrape.modified, known[2] == scrape.hash, known[3] == scrape.hints {
                continue
            }
            let row = [scrape.path.databaseValue, column(scrape.size), column(scrape.modified), column(scrape.hash), column(scrape.hints)]
            try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO scrape_states (path, size, modified, hash, hints, proof) VALUES (?, ?, ?, ?, ?, ?)"
            ).execute(arguments: StatementArguments(row + [proof(row)]))
            let taken = try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM scrapes WHERE path = ? AND hash = ?)"),
                arguments: [scrape.path, scrape.hash])
            guard taken != true else { continue }
            try writer.insert(.scrapes, [column(scrape.path), column(scrape.size), column(scrape.hash)])
            outcome.newScrapes += 1
        }
    }

    mutating func take(definitions: [String: String]) throws {
        var changed = definitions
        var wasNone = true
        // The newest of each; most are what they were, which their bytes tell without a text being made of them.
        let newest = "SELECT series, text FROM definitions WHERE id IN (SELECT max(id) FROM definitions GROUP BY series)"
        var gone: [String] = []
        let rows = try Row.fetchCursor(db, sql: newest)
        while let row = try rows.next() {
            if row.hasNull(atIndex: 1) { continue }
            wasNone = false
            let series: String = row[0]
            guard let text = definitions[series] else {
                gone.append(series)
                continue
            }
            let isSame = try row.withUnsafeData(atIndex: 1) { $0.map { $0 == Data(text.utf8) } ?? text.isEmpty }
            if isSame { changed[series] = nil }
        }
        outcome.areDefinitionsNew = !wasNone && !(changed.isEmpty && gone.isEmpty)
        for series in (Array(changed.keys) + gone).sorted(by: utf8Less) {
            let text = definitions[series]
            let hash = SHA256.digest(Array((text ?? "").utf8))
            try writer.insert(.definitions, [column(series), column(Data(hash)), column(text)])
        }
    }

    // MARK: Articles

    mutating func take(entries: [Batch.Entry]) throws {
        var ranked = entries.map { ($0, $0.article.rank) }
        ranked.sort { a, b in
            a.0.article.identity != b.0.article.identity ? utf8Less(a.0.article.identity, b.0.article.identity) : utf8Less(a.1, b.1)
        }
        var start = 0
        while start < ranked.count {
            var end = start + 1
            while end < ranked.count, ranked[end].0.article.identity == ranked[start].0.article.identity { end += 1 }
            try take(sightings: ranked[start..<end])
            start = end
        }
    }

    /// The sightings of one article, the best first.
    private mutating func take(sightings: ArraySlice<(Batch.Entry, String)>) throws {
        guard let (best, _) = sightings.first else { return }
        guard !best.article.identity.isEmpty else { throw LedgerError.refused("An article without an identity cannot be stored.") }
        let known = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM articles WHERE identity = ?"), arguments: [column(best.article.identity)])
        let current = try known.flatMap { try currentReading(of: $0) }
        let isBetter =
            current.map { best.article.isBetter(than: $0.rank) || $0.isIncomplete && best.article.rank == $0.rank } ?? true
        let isNew = known == nil
        let article = try known ?? insertArticle(best.article)
        var bestSighting: Int?
        var written: [[UInt8]: Int] = [:]
        for (index, (entry, rank)) in zip(sightings.indices, sightings) {
            let digest = SHA256.digest(sightingBytes(entry.article))
            var stored = written[digest]
            if stored == nil, !isNew {
                stored = try Int.fetchOne(
                    db.cachedStatement(sql: "SELECT id FROM sightings WHERE digest = ?"), arguments: [Data(digest)])
            }
            let isFirst = index == sightings.startIndex
            if stored == nil, !isFirst || !isNew { outcome.newSightings += 1 }
            let id = try stored ?? insertSighting(entry.article, article: article, rank: rank, digest: digest)
            written[digest] = id
            if isFirst { bestSighting = id }
        }
        guard isBetter, let bestSighting else { return }
        guard let observations = best.observations else {
            throw LedgerError.refused(
                "\(best.article.path) has an article that was not read, under a better sighting than the store knows.")
        }
        try read(best.article, observations, article: article, sighting: bestSighting, replacing: current?.id)
    }

    mutating func insertArticle(_ article: Article) throws -> Int {
        let id = try writer.insert(.articles, [column(article.identity), column(Coding.sketch(article.sketch))])
        outcome.newArticles += 1
        try linkVoice(id, article)
        return id
    }

    func currentReading(of article: Int) throws -> (id: Int, rank: String, isIncomplete: Bool)? {
        let sql = """
            SELECT r.id, s.rank, r.reader FROM readings r JOIN sightings s ON s.id = r.sighting WHERE r.article = ? ORDER BY r.id DESC LIMIT 1
            """
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [article]).map { row in
            (row[0], row[1], (row[2] as String).hasSuffix(Self.incomplete))
        }
    }

    /// What makes a sighting this one and no other; its place on the page is left out, because pages shift.
    private func sightingBytes(_ article: Article) -> [UInt8] {
        var bytes: [UInt8] = []
        for value in [column(article.identity), column(article.path)] + Self.metadata(article) { RowDigest.append(value, to: &bytes) }
        return bytes
    }

    private static func metadata(_ article: Article) -> [DatabaseValue] {
        let record = article.scrape == article.path ? nil : article.scrape
        var values = [record, article.title, article.publisher, article.url, article.language, article.agency].map { column($0) }
        for stamp in [article.published, article.modified, article.captured] {
            values.append(column(stamp?.period.description))
            values.append(column(stamp?.origin.rawValue))
        }
        return values
    }

    private mutating func insertSighting(_ article: Article, article id: Int, rank: String, digest: [UInt8]) throws -> Int {
        let fixed = [column(id), column(Data(digest)), column(rank), column(article.path), column(article.index)]
        return try writer.insert(.sightings, fixed + Self.metadata(article))
    }

    // MARK: Readings

    /// Files what was read in an article, and ends what was read in it before.
    mutating func read(
        _ article: Article, _ observations: [Observation], article id: Int, sighting: Int, replacing previous: Int?
    ) throws {
        let document = try self.document(article.text)
        var sorted = observations
        sorted.sort { a, b in a.figureRange != b.figureRange ? a.figureRange < b.figureRange : utf8Less(a.id, b.id) }
        var seen: Set<String> = []
        sorted.removeAll { !seen.insert($0.id).inserted }
        let reading = try writer.insert(
            .readings,
            [
                column(id), column(sighting), column(document), column(article.range.start), column(article.range.end),
                column(Coding.blocks(article.blocks)), column(Coding.tables(article.tables)), column(reader),
            ])
        var old: [String: Key] = [:]
        if let previous {
            old = try observationKeys(reading: previous)
            try writer.insert(.supersessions, [column(previous), column(reading)])
        }
        for observation in sorted {
            let first = try previous.flatMap { _ in try firstVintage(observation.id) }
            let key = try self.key(observation.key)
            try writer.insert(
                .observations, [column(first ?? writer.number), column(reading), column(key)] + contents(observation, article.text))
            if first == nil { outcome.newObservations += 1 }
            if old.removeValue(forKey: observation.id) == nil { outcome.movedKeys.insert(observation.key) }
        }
        outcome.withdrawnObservations += old.count
        outcome.movedKeys.formUnion(old.values)
    }

    /// The columns from `observation` on.
    private mutating func contents(_ observation: Observation, _ text: [UInt8]) throws -> [DatabaseValue] {
        let value = try Coding.decimal(observation.figure.value)
        let upper = try observation.figure.upper.map { try Coding.decimal($0) }
        let figure = observation.figure
        let range = observation.evidenceRange
        let isCopied = range.end <= text.count && text[range.start..<range.end].elementsEqual(observation.evidence.utf8)
        return [
            column(observation.id), column(observation.period?.description), column(value.text), column(value.exponent),
            column(upper?.text), column(upper?.exponent), column(figure.qualifier.rawValue), column(try unit(figure.unit)),
            column(observation.status.rawValue), column(observation.isDenied ? 1 : 0), column(observation.attribution),
            column(isCopied ? nil : observation.evidence), column(observation.evidenceRange.start), column(observation.evidenceRange.end),
            column(observation.figureRange.start), column(observation.figureRange.end),
        ]
    }

    private func firstVintage(_ observation: String) throws -> Int? {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT min(first) FROM observations WHERE observation = ?"), arguments: [observation])
    }

    private func observationKeys(reading: Int) throws -> [String: Key] {
        let sql = """
            SELECT o.observation, k.series, k.subject, k.dimensions FROM observations o JOIN keys k ON k.id = o.key WHERE o.reading = ?
            """
        var result: [String: Key] = [:]
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [reading])
        while let row = try rows.next() {
            result[row[0]] = Key(series: row[1], subject: row[2], dimensions: Coding.dictionary(json: row[3]) ?? [:])
        }
        return result
    }

    private mutating func document(_ bytes: [UInt8]) throws -> Int {
        // The articles of one page share its text; comparing an array with itself costs nothing.
        if let last = lastDocument, last.bytes == bytes { return last.id }
        let hash = SHA256.digest(bytes)
        let known = try Int.fetchOne(db.cachedStatement(sql: "SELECT id FROM documents WHERE hash = ?"), arguments: [Data(hash)])
        let id = try known ?? writer.insert(.documents, [column(Data(hash)), column(Data(bytes))])
        lastDocument = (bytes, id)
        return id
    }

    private mutating func key(_ key: Key) throws -> Int {
        if let known = keys[key] { return known }
        let dimensions = Coding.json(key.dimensions)
        let stored = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM keys WHERE series = ? AND subject = ? AND dimensions = ?"),
            arguments: [column(key.series), column(key.subject), column(dimensions)])
        let id = try stored ?? writer.insert(.keys, [column(key.series), column(key.subject), column(dimensions)])
        keys[key] = id
        return id
    }

    private mutating func unit(_ unit: MeasureUnit) throws -> Int {
        if let known = units[unit] { return known }
        let stored = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM units WHERE code = ? AND name = ?"), arguments: [column(unit.code), column(unit.name)])
        let id = try stored ?? writer.insert(.units, [column(unit.code), column(unit.name)])
        units[unit] = id
        return id
    }
}
