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
            try db.readingScattered {
                var loader = ObservationLoader(db: db, state: state)
                loader.wantsEvidence = evidence
                if isMost { return try loader.scan(keys) }
                let mine = keys[keys.count * lane / lanes..<keys.count * (lane + 1) / lanes]
                return try mine.map { try loader.observations(key: $0.1, id: $0.0) }
            }
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
            try db.readingScattered {
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
    }

    /// Reads in several connections at once; the results are in the order of the lanes.
    private func sideBySide<Value: Sendable>(
        _ lanes: Int, _ body: @Sendable (_ db: Database, _ lane: Int, _ lanes: Int) throws -> Value
    ) throws(LedgerError) -> [Value] {
        guard lanes > 1, ProcessInfo.processInfo.activeProcessorCount > 1 else { return [try reading { try body($0, 0, 1) }] }
        // A store that is written has several connections that read.
        let isOwn = writer != nil
        guard let other = isOwn ? self : try? ObservationStore(path: path, mode: .read) else { return [try reading { try body($0, 0, 1) }] }
        let results = Mutex<[Int: Result<Value, LedgerError>]>([:])
        DispatchQueue.concurrentPerform(iterations: 2) { lane in
            let result = Result { () throws(LedgerError) in try (lane == 0 ? self : other).reading { try body($0, lane, 2) } }
            results.withLock { $0[lane] = result }
        }
        if !isOwn { try other.close() }
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
