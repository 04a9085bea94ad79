internal import Foundation
internal import GRDB
internal import Model

/// Reads observations as of a state, and each article's particulars once.
struct ObservationLoader {
    let db: Database
    let state: ResolvedAsOf
    var wantsEvidence = true
    /// By reading: the article, `nil` where it does not belong to the state, and the document that was read.
    private var articles: [Int: (reference: ArticleReference?, document: Int)] = [:]
    private var periods: [String: Period] = [:]
    private var units: [Int: MeasureUnit] = [:]
    /// Whether sentences are asked for in the order of the documents, so that each is better read once and whole.
    private var keepsDocument = false
    private var document: (id: Int, bytes: Data)?

    init(db: Database, state: ResolvedAsOf) {
        self.db = db
        self.state = state
    }

    private static let columns = """
        o.observation, o.reading, o.first, o.period, o.value, o.value_exponent, o.upper, o.upper_exponent, o.qualifier, o.unit,
        o.status, o.denied, o.attribution, o.evidence, o.evidence_start, o.evidence_end, o.figure_start, o.figure_end
        """
    /// An article as a sighting shows it, from a reading on; the voice is that of state `?2`.
    private static let articleColumns = """
        a.identity, s.record, s.title, s.publisher, s.published, s.url, s.path,
        coalesce((SELECT m.identity FROM voices w JOIN articles m ON m.id = w.voice
            WHERE w.article = a.id AND w.vintage <= ?2 ORDER BY w.id DESC LIMIT 1), a.identity), r.document,
        s.modified, s.captured, instr(r.blocks, '\(Article.Block.Kind.correction.rawValue) ') > 0
        """
    private static let articleTables = "LEFT JOIN articles a ON a.id = r.article LEFT JOIN sightings s ON s.id = r.sighting"
    /// With `LEFT`, what a damaged store lacks is seen, and SQLite begins with the observations.
    private static let withArticle = """
        SELECT \(columns), \(articleColumns), k.series, k.subject, k.dimensions FROM observations o
        LEFT JOIN readings r ON r.id = o.reading \(articleTables) LEFT JOIN keys k ON k.id = o.key
        """
    /// The same with the sentence, where it stands in the document.
    private static let withSentence = """
        SELECT \(columns), \(articleColumns), k.series, k.subject, k.dimensions,
            CASE WHEN o.evidence IS NULL THEN substr(d.bytes, o.evidence_start + 1, o.evidence_end - o.evidence_start) END
        FROM observations o LEFT JOIN readings r ON r.id = o.reading \(articleTables) LEFT JOIN keys k ON k.id = o.key
        LEFT JOIN documents d ON d.id = r.document
        """
    private static let holds = """
        o.vintage <= ?2 AND NOT EXISTS (SELECT 1 FROM supersessions x WHERE x.reading = o.reading AND x.vintage <= ?2)
        """

    /// Whether so many keys are most of all, so that one pass over the table is quicker than the index.
    static func areMost(_ keys: Int, _ db: Database) throws -> Bool {
        // Keys are numbered from one and stay.
        keys > 100 ? keys * 2 > (try Int.fetchOne(db, sql: "SELECT max(id) FROM keys") ?? 0) : false
    }

    /// The observations of each of many keys, in the order of their filing, in one pass over the table.
    mutating func scan(_ keys: [(Int, Key)]) throws -> [[Observation]] {
        var byKey = [[Observation]](repeating: [], count: keys.count)
        try scan(keys) { place, observation in byKey[place].append(observation) }
        return byKey
    }

    /// - Parameter take: is given the place of the key.
    mutating func scan(_ keys: [(Int, Key)], take: (Int, Observation) -> Void) throws {
        let sql = "SELECT reading FROM supersessions WHERE vintage <= ?"
        let superseded = try Set(Int.fetchCursor(db, sql: sql, arguments: [state.vintage]))
        var places: [Int: Int] = [:]
        for (place, entry) in keys.enumerated() { places[entry.0] = place }
        keepsDocument = true
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(Self.columns), o.key FROM observations o NOT INDEXED WHERE o.vintage <= ?", arguments: [state.vintage])
        while let row = try rows.next() {
            let reading: Int = row[1]
            guard let place = places[row[18]], !superseded.contains(reading) else { continue }
            if articles[reading] == nil { try readArticles(from: reading) }
            if let observation = try observation(row, key: keys[place].1) { take(place, observation) }
        }
    }

    private static let ofKey = "\(withArticle) WHERE o.key = ?1 AND \(holds)"
    private static let ofKeyWithSentence = "\(withSentence) WHERE o.key = ?1 AND \(holds)"

    /// The observations of one key, in any order.
    mutating func observations(key: Key, id: Int) throws -> [Observation] {
        let sql = wantsEvidence ? Self.ofKeyWithSentence : Self.ofKey
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [id, state.vintage])
        var result: [Observation] = []
        while let row = try rows.next() {
            if let observation = try observation(row, key: key) { result.append(observation) }
        }
        return result
    }

    /// By period, the unknown one last, then by id. Most pairs are told apart by the first days.
    static func sorted(_ list: [Observation]) -> [Observation] {
        let days = list.map { $0.period.map { $0.start?.dayNumber ?? .min } ?? .max }
        let order = list.indices.sorted { a, b in
            if days[a] != days[b] { return days[a] < days[b] }
            let (p, q) = (list[a].period, list[b].period)
            if p == q { return utf8Less(list[a].id, list[b].id) }
            guard let p else { return false }
            guard let q else { return true }
            return p < q || (!(q < p) && utf8Less(list[a].id, list[b].id))
        }
        return order.map { list[$0] }
    }

    private static let ofReading = "\(withSentence) WHERE o.reading = ?1 ORDER BY o.id"

    /// The observations of one reading, in the order of the text.
    mutating func observations(reading: Int) throws -> [Observation] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: Self.ofReading), arguments: [reading, state.vintage])
        var result: [Observation] = []
        while let row = try rows.next() {
            if let observation = try observation(row, key: key(row)) { result.append(observation) }
        }
        return result
    }

    private static let ofID = "\(withSentence) WHERE o.observation = ?1 AND \(holds)"

    mutating func observation(_ id: String) throws -> Observation? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: Self.ofID), arguments: [id, state.vintage]) else { return nil }
        return try observation(row, key: try key(row))
    }

    private func key(_ row: Row) throws -> Key {
        if row.hasNull(atIndex: 30) { throw Self.missing }
        return Key(series: row[30], subject: row[31], dimensions: Coding.dictionary(json: row[32]) ?? [:])
    }

    /// `nil` where the article does not belong to the state.
    private mutating func observation(_ row: Row, key: Key) throws -> Observation? {
        let id: String = row[0]
        let reading: Int = row[1]
        let read = try articles[reading] ?? article(row, from: 18, reading: reading)
        guard let article = read.reference else { return nil }
        guard let value = Coding.decimal(text: row[4], exponent: row[5]), let qualifier = Qualifier(rawValue: row[8]),
            let status = Status(rawValue: row[10]), let unit = try unit(row[9])
        else { throw damaged(id) }
        var upper: ExactDecimal?
        if let text = row[6] as String? {
            guard let second = Coding.decimal(text: text, exponent: row[7] ?? 0) else { throw damaged(id) }
            upper = second
        }
        let text = row[3] as String?
        let period = period(text)
        if text != nil, period == nil { throw damaged(id) }
        let range = ByteRange(row[14], row[15])
        let evidence = try row[13] as String? ?? (wantsEvidence ? sentence(row, read.document, range) : "")
        return Observation(
            id: id, key: key, period: period, figure: Figure(value: value, upper: upper, qualifier: qualifier, unit: unit), status: status,
            attribution: row[12], article: article, evidence: evidence, evidenceRange: range,
            figureRange: ByteRange(row[16], row[17]), isDenied: row[11], vintage: row[2])
    }

    private func damaged(_ id: String) -> LedgerError {
        .damaged(path: "the store", detail: "the observation \(id) cannot be read back")
    }

    private mutating func unit(_ id: Int) throws -> MeasureUnit? {
        if let known = units[id] { return known }
        let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT code, name FROM units WHERE id = ?"), arguments: [id])
        let unit = row.map { MeasureUnit(code: $0[0], name: $0[1]) }
        units[id] = unit
        return unit
    }

    /// The sentence that a row brings, or else what its place in the document says.
    private mutating func sentence(_ row: Row, _ document: Int, _ range: ByteRange) throws -> String {
        guard row.count > 33 else { return try passage(document, range) }
        return try row.withUnsafeData(atIndex: 33) { String(decoding: $0 ?? Data(), as: UTF8.self) }
    }

    /// A stretch of a document, where it is UTF-8.
    private mutating func passage(_ document: Int, _ range: ByteRange) throws -> String {
        if keepsDocument {
            if self.document?.id != document {
                let whole = try Data.fetchOne(
                    db.cachedStatement(sql: "SELECT bytes FROM documents WHERE id = ?"), arguments: [document])
                self.document = (document, whole ?? Data())
            }
            let bytes = self.document?.bytes ?? Data()
            guard range.start <= range.end, range.end <= bytes.count else { return "" }
            return String(decoding: bytes[bytes.startIndex + range.start..<bytes.startIndex + range.end], as: UTF8.self)
        }
        let sql = "SELECT substr(bytes, ?2, ?3) FROM documents WHERE id = ?1"
        let bytes = try Data.fetchOne(db.cachedStatement(sql: sql), arguments: [document, range.start + 1, range.count])
        return String(decoding: bytes ?? Data(), as: UTF8.self)
    }

    /// The period that a text names; most stand in many rows.
    private mutating func period(_ text: String?) -> Period? {
        guard let text else { return nil }
        if let known = periods[text] { return known }
        let period = Period(edtf: text)
        periods[text] = period
        return period
    }

    private static let ofReadings = """
        SELECT \(articleColumns), r.id FROM readings r \(articleTables) WHERE r.id BETWEEN ?1 AND ?1 + 999
        """

    /// The articles of a reading and of those after it, which rows in the order of their filing come to next.
    private mutating func readArticles(from reading: Int) throws {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: Self.ofReadings), arguments: [reading, state.vintage])
        while let row = try rows.next() { _ = try article(row, from: 0, reading: row[12]) }
        if articles[reading] == nil { throw Self.missing }
    }

    private static let missing = LedgerError.damaged(path: "the store", detail: "a reading is missing")

    /// The article of a reading as its sighting shows it.
    ///
    /// - Parameter first: where its columns begin.
    private mutating func article(_ row: Row, from first: Int, reading: Int) throws -> (reference: ArticleReference?, document: Int) {
        if row.hasNull(atIndex: first) || row.hasNull(atIndex: first + 6) { throw Self.missing }
        var reference: ArticleReference? = ArticleReference(
            identity: row[first], id: row[first + 1], title: row[first + 2], publisher: row[first + 3], published: period(row[first + 4]),
            modified: period(row[first + 9]), captured: period(row[first + 10]), url: row[first + 5], path: row[first + 6],
            isCorrected: row[first + 11], voice: row[first + 7])
        if let limit = state.publishedBy, reference?.published?.end.map({ $0 <= limit }) != true { reference = nil }
        let result = (reference: reference, document: row[first + 8] as Int)
        articles[reading] = result
        return result
    }
}
