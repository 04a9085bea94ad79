internal import Dispatch
internal import Foundation
internal import GRDB
public import Model
internal import Synchronization

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
        let (state, keys, isMost, decisions) = try reading { db in
            let state = try resolve(asOf, db)
            let keys = try Self.keys(db, series: series).filter { subjects?.contains($0.1.subject) ?? true }
            let isMost = try ObservationLoader.areMost(keys.count, db)
            return (state, keys, isMost, try StoredDecision.inForce(db, vintage: state.vintage).map(\.decision))
        }
        // What a vintage shows never changes, so that several connections see the same.
        let parts = try sideBySide(keys.count < 8 || isMost ? 1 : 2) { db, lane, lanes in
            var loader = ObservationLoader(db: db, state: state)
            loader.wantsEvidence = evidence
            if isMost { return try loader.scan(keys) }
            let mine = keys[keys.count * lane / lanes..<keys.count * (lane + 1) / lanes]
            return try mine.map { try loader.observations(key: $0.1, id: $0.0) }
        }
        var result: [Observation] = []
        result.reserveCapacity(parts.joined().reduce(0) { $0 + $1.count })
        for list in parts.joined() { result += ObservationLoader.sorted(list) }
        return (state.vintage, result, decisions)
    }

    /// What is made of the observations of some series that hold as of a state: each is handed over once, without its sentence, in no
    /// particular order, to one of the values that are gathered side by side.
    public func gathered<Value: Sendable>(
        series: [String], asOf: AsOf, into start: @Sendable () -> Value, _ add: @escaping @Sendable (inout Value, Observation) -> Void
    ) throws(LedgerError) -> [Value] {
        let (state, keys, isMost) = try reading { db in
            let keys = try Self.keys(db, series: series)
            return (try resolve(asOf, db), keys, try ObservationLoader.areMost(keys.count, db))
        }
        return try sideBySide(keys.count < 8 || isMost ? 1 : 2) { db, lane, lanes in
            var value = start()
            var loader = ObservationLoader(db: db, state: state)
            loader.wantsEvidence = false
            if isMost {
                try loader.scan(keys) { _, observation in add(&value, observation) }
            } else {
                for (id, key) in keys[keys.count * lane / lanes..<keys.count * (lane + 1) / lanes] {
                    for observation in try loader.observations(key: key, id: id) { add(&value, observation) }
                }
            }
            return value
        }
    }

    /// Reads in several connections at once; the results are in the order of the lanes.
    private func sideBySide<Value: Sendable>(
        _ lanes: Int, _ body: @Sendable (_ db: Database, _ lane: Int, _ lanes: Int) throws -> Value
    ) throws(LedgerError) -> [Value] {
        guard lanes > 1, ProcessInfo.processInfo.activeProcessorCount > 1, let other = try? ObservationStore(path: path, mode: .read) else {
            return [try reading { try body($0, 0, 1) }]
        }
        let results = Mutex<[Int: Result<Value, LedgerError>]>([:])
        DispatchQueue.concurrentPerform(iterations: 2) { lane in
            let result = Result { () throws(LedgerError) in try (lane == 0 ? self : other).reading { try body($0, lane, 2) } }
            results.withLock { $0[lane] = result }
        }
        try other.close()
        var values: [Value] = []
        for lane in 0..<2 { if let result = results.withLock({ $0[lane] }) { values.append(try result.get()) } }
        return values
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
            return ObservationLoader.sorted(try loader.observations(key: key, id: id))
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

    /// The observations of one key, in any order.
    mutating func observations(key: Key, id: Int) throws -> [Observation] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: Self.ofKey), arguments: [id, state.vintage])
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

    private static let ofReading = "\(withArticle) WHERE o.reading = ?1 ORDER BY o.id"

    /// The observations of one reading, in the order of the text.
    mutating func observations(reading: Int) throws -> [Observation] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: Self.ofReading), arguments: [reading, state.vintage])
        var result: [Observation] = []
        while let row = try rows.next() {
            if let observation = try observation(row, key: key(row)) { result.append(observation) }
        }
        return result
    }

    private static let ofID = "\(withArticle) WHERE o.observation = ?1 AND \(holds)"

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
