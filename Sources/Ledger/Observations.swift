internal import Foundation
internal import GRDB
public import Model

extension ObservationStore {
    /// The observations of some series, or of all, that hold as of a state: by key, then period, then id, whatever the order in
    /// which they came.
    ///
    /// - Parameter evidence: Whether the sentences are wanted; without them, `evidence` is empty where it stands in the document,
    ///   and many observations are read a third faster.
    public func observations(series: [String]? = nil, asOf: AsOf = .latest, evidence: Bool = true) throws(LedgerError) -> [Observation] {
        try state(series: series, asOf: asOf, evidence: evidence).observations
    }

    /// The observations together with the vintage that they belong to and the decisions in force, even while another process
    /// writes; vintage 0 is the empty store.
    ///
    /// - Parameter subjects: only these; `nil` is all.
    public func state(
        series: [String]? = nil, subjects: Set<String>? = nil, asOf: AsOf = .latest, evidence: Bool = true
    ) throws(LedgerError) -> (vintage: Int, observations: [Observation], decisions: [Decision]) {
        try reading { db in
            let state = try resolve(asOf, db)
            var loader = ObservationLoader(db: db, state: state)
            loader.wantsEvidence = evidence
            let keys = try Self.keys(db, series: series).filter { subjects?.contains($0.1.subject) ?? true }
            let result = try loader.observations(keys: keys)
            return (state.vintage, result, try StoredDecision.inForce(db, vintage: state.vintage).map(\.decision))
        }
    }

    /// The observations of one key that hold as of a state, by period, then id.
    public func observations(key: Key, asOf: AsOf = .latest) throws(LedgerError) -> [Observation] {
        try reading { db in
            let state = try resolve(asOf, db)
            let sql = "SELECT id FROM keys WHERE series = ? AND subject = ? AND dimensions = ?"
            guard let id = try Int.fetchOne(db, sql: sql, arguments: [key.series, key.subject, Coding.json(key.dimensions)]) else {
                return []
            }
            var loader = ObservationLoader(db: db, state: state)
            return try loader.observations(key: key, id: id)
        }
    }

    /// One observation by its permanent id, if it holds as of a state.
    public func observation(_ id: String, asOf: AsOf = .latest) throws(LedgerError) -> Observation? {
        try reading { db in
            var loader = ObservationLoader(db: db, state: try resolve(asOf, db))
            return try loader.observation(id)
        }
    }

    /// Observations by their permanent ids, as far as they hold as of a state; in the order of the ids given.
    public func observations(ids: [String], asOf: AsOf = .latest) throws(LedgerError) -> [Observation] {
        try reading { db in
            var loader = ObservationLoader(db: db, state: try resolve(asOf, db))
            return try ids.compactMap { try loader.observation($0) }
        }
    }

    /// The series of which another vintage may show something else: observations came or went, are told under another voice, or
    /// somebody decided.
    public func series(touchedFrom from: Int, to: Int) throws(LedgerError) -> Set<String> {
        try reading { db in
            let decided = """
                SELECT series FROM decisions WHERE vintage > ?1 AND vintage <= ?2
                UNION SELECT d.series FROM undoings u JOIN decisions d ON d.id = u.decision WHERE u.vintage > ?1 AND u.vintage <= ?2
                """
            let keys = try Self.touchedKeys(db, from, to).map(\.1.series)
            return try String.fetchSet(db, sql: decided, arguments: [from, to]).union(keys)
        }
    }

    /// The series that have observations in any vintage, in the order of their names.
    public func series() throws(LedgerError) -> [String] {
        try reading { try String.fetchAll($0, sql: "SELECT DISTINCT series FROM keys ORDER BY series") }
    }

    /// The subjects that have observations in a series in any vintage, in the order of their names.
    public func subjects(of series: String) throws(LedgerError) -> [String] {
        try reading { db in
            let sql = "SELECT DISTINCT subject FROM keys WHERE series = ? ORDER BY subject"
            return try String.fetchAll(db, sql: sql, arguments: [series])
        }
    }

    static func keys(_ db: Database, series: [String]?) throws -> [(Int, Key)] {
        let sql = "SELECT id, series, subject, dimensions FROM keys"
        guard let series else { return try sorted(Row.fetchCursor(db, sql: sql)) }
        let marks = Array(repeating: "?", count: series.count).joined(separator: ", ")
        return try sorted(Row.fetchCursor(db, sql: sql + " WHERE series IN (\(marks))", arguments: StatementArguments(series)))
    }

    static func keys(_ db: Database, ids: [Int]) throws -> [(Int, Key)] {
        let find = try db.cachedStatement(sql: "SELECT id, series, subject, dimensions FROM keys WHERE id = ?")
        return sorted(try ids.compactMap { try Row.fetchOne(find, arguments: [$0]).map(key) })
    }

    private static func key(_ row: Row) -> (Int, Key) {
        (row[0], Key(series: row[1], subject: row[2], dimensions: Coding.dictionary(json: row[3]) ?? [:]))
    }

    private static func sorted(_ rows: RowCursor) throws -> [(Int, Key)] {
        var result: [(Int, Key)] = []
        while let row = try rows.next() { result.append(key(row)) }
        return sorted(result)
    }

    /// As keys are ordered, their dimensions put together once.
    private static func sorted(_ result: [(Int, Key)]) -> [(Int, Key)] {
        var sortable = result.map { ($0, $0.1.dimensionsText) }
        sortable.sort { a, b in
            let (x, y) = (a.0.1, b.0.1)
            if x.series != y.series { return x.series < y.series }
            if x.subject != y.subject { return x.subject < y.subject }
            return a.1 < b.1
        }
        return sortable.map(\.0)
    }
}

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
    private static let holds = """
        o.vintage <= ?2 AND NOT EXISTS (SELECT 1 FROM supersessions s WHERE s.reading = o.reading AND s.vintage <= ?2)
        """

    /// The observations of some keys, key after key, each by period, then id.
    mutating func observations(keys: [(Int, Key)]) throws -> [Observation] {
        let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM keys") ?? 0
        if keys.count > 100, keys.count * 2 > all { return try scan(keys) }
        var result: [Observation] = []
        for (id, key) in keys { result += try observations(key: key, id: id) }
        return result
    }

    /// In one pass over the table: where most keys are wanted, quicker than by the index.
    private mutating func scan(_ keys: [(Int, Key)]) throws -> [Observation] {
        let sql = "SELECT reading FROM supersessions WHERE vintage <= ?"
        let superseded = try Set(Int.fetchCursor(db, sql: sql, arguments: [state.vintage]))
        var places: [Int: Int] = [:]
        for (place, entry) in keys.enumerated() { places[entry.0] = place }
        var byKey = [[Observation]](repeating: [], count: keys.count)
        keepsDocument = true
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(Self.columns), o.key FROM observations o WHERE o.vintage <= ?", arguments: [state.vintage])
        while let row = try rows.next() {
            guard let place = places[row[18]], !superseded.contains(row[1]) else { continue }
            if let observation = try observation(row, key: keys[place].1) { byKey[place].append(observation) }
        }
        var result: [Observation] = []
        result.reserveCapacity(byKey.reduce(0) { $0 + $1.count })
        for list in byKey { result += Self.sorted(list) }
        return result
    }

    private static let ofKey = "SELECT \(columns) FROM observations o WHERE o.key = ?1 AND \(holds)"

    mutating func observations(key: Key, id: Int) throws -> [Observation] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: Self.ofKey), arguments: [id, state.vintage])
        var result: [Observation] = []
        while let row = try rows.next() {
            if let observation = try observation(row, key: key) { result.append(observation) }
        }
        return Self.sorted(result)
    }

    /// By period, the unknown one last, then by id. Most pairs are told apart by the first days.
    private static func sorted(_ list: [Observation]) -> [Observation] {
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

    /// The observations of one reading, in the order of the text.
    mutating func observations(reading: Int) throws -> [Observation] {
        let sql = """
            SELECT \(Self.columns), k.series, k.subject, k.dimensions FROM observations o JOIN keys k ON k.id = o.key
            WHERE o.reading = ? ORDER BY o.id
            """
        var result: [Observation] = []
        for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [reading]) {
            let key = Key(series: row[18], subject: row[19], dimensions: Coding.dictionary(json: row[20]) ?? [:])
            if let observation = try observation(row, key: key) { result.append(observation) }
        }
        return result
    }

    mutating func observation(_ id: String) throws -> Observation? {
        let sql = """
            SELECT \(Self.columns), k.series, k.subject, k.dimensions FROM observations o JOIN keys k ON k.id = o.key
            WHERE o.observation = ?1 AND \(Self.holds)
            """
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id, state.vintage]) else { return nil }
        return try observation(row, key: Key(series: row[18], subject: row[19], dimensions: Coding.dictionary(json: row[20]) ?? [:]))
    }

    /// `nil` where the article does not belong to the state.
    private mutating func observation(_ row: Row, key: Key) throws -> Observation? {
        let id: String = row[0]
        let read = try article(reading: row[1])
        guard let article = read.reference else { return nil }
        guard let value = Coding.decimal(text: row[4], exponent: row[5]), let qualifier = Qualifier(rawValue: row[8]),
            let status = Status(rawValue: row[10]), let unit = try unit(row[9])
        else { throw damaged(id) }
        var upper: ExactDecimal?
        if let text = row[6] as String? {
            guard let second = Coding.decimal(text: text, exponent: row[7] ?? 0) else { throw damaged(id) }
            upper = second
        }
        var period: Period?
        if let text = row[3] as String? {
            guard let known = periods[text] ?? Period(edtf: text) else { throw damaged(id) }
            periods[text] = known
            period = known
        }
        let range = ByteRange(row[14], row[15])
        let evidence = try row[13] as String? ?? (wantsEvidence ? passage(read.document, range) : "")
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

    private static let articleOfReading = """
        SELECT a.identity, s.record, s.title, s.publisher, s.published, s.url, s.path,
            coalesce((SELECT m.identity FROM voices w JOIN articles m ON m.id = w.voice
                WHERE w.article = a.id AND w.vintage <= ?2 ORDER BY w.id DESC LIMIT 1), a.identity), r.document,
            s.modified, s.captured, instr(r.blocks, '\(Article.Block.Kind.correction.rawValue) ') > 0
        FROM readings r JOIN articles a ON a.id = r.article JOIN sightings s ON s.id = r.sighting WHERE r.id = ?1
        """

    /// The article of a reading as its sighting shows it.
    private mutating func article(reading: Int) throws -> (reference: ArticleReference?, document: Int) {
        if let known = articles[reading] { return known }
        let sql = Self.articleOfReading
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [reading, state.vintage]) else {
            throw LedgerError.damaged(path: "the store", detail: "a reading is missing")
        }
        var reference: ArticleReference? = ArticleReference(
            identity: row[0], id: row[1], title: row[2], publisher: row[3], published: (row[4] as String?).flatMap { Period(edtf: $0) },
            modified: (row[9] as String?).flatMap { Period(edtf: $0) }, captured: (row[10] as String?).flatMap { Period(edtf: $0) },
            url: row[5], path: row[6], isCorrected: row[11], voice: row[7])
        if let limit = state.publishedBy, reference?.published?.end.map({ $0 <= limit }) != true { reference = nil }
        let result = (reference: reference, document: row[8] as Int)
        articles[reading] = result
        return result
    }
}
