internal import GRDB
public import Model

/// What changed between two vintages, observation by observation.
public struct Difference: Hashable, Sendable {
    /// An observation that holds in both, with what is shown of it changed: another sighting of its article, another voice.
    public struct Change: Hashable, Sendable {
        public var before: Observation
        public var after: Observation
    }

    /// A figure that one article no longer gives, beside what it gives instead for the same key and period.
    public struct Revision: Hashable, Sendable {
        public var before: Observation
        public var after: Observation
        /// After less before; `nil` where that takes too many digits or the units differ.
        public var change: ExactDecimal?
    }

    public var from: Int
    public var to: Int
    /// They hold at the end and did not at the beginning, revisions left out.
    public var added: [Observation] = []
    /// They held at the beginning and no longer do, revisions left out.
    public var withdrawn: [Observation] = []
    public var revised: [Revision] = []
    public var changed: [Change] = []
    public var decided: [Decision] = []
    public var undone: [Decision] = []
    /// Series whose definition is another one.
    public var redefined: [String] = []

    public var isEmpty: Bool {
        added.isEmpty && withdrawn.isEmpty && revised.isEmpty && changed.isEmpty && decided.isEmpty && undone.isEmpty && redefined.isEmpty
    }
}

extension ObservationStore {
    /// What changed from one vintage to another; 0 is the empty store. Everything in the order in which observations are read.
    ///
    /// What it costs depends on what changed, not on what is stored, except for changes of voice.
    public func difference(from: Int, to: Int, series: [String]? = nil) throws(LedgerError) -> Difference {
        try reading { db in
            for number in [from, to] where number != 0 { _ = try resolve(.vintage(number), db) }
            var result = Difference(from: from, to: to)
            let wanted = series.map(Set.init)
            let keys = try Self.touchedKeys(db, min(from, to), max(from, to)).filter { wanted?.contains($0.1.series) ?? true }
            var before = ObservationLoader(db: db, state: ResolvedAsOf(vintage: from))
            var after = ObservationLoader(db: db, state: ResolvedAsOf(vintage: to))
            for (id, key) in keys {
                let (old, new) = (try before.observations(key: key, id: id), try after.observations(key: key, id: id))
                Self.compare(ObservationLoader.sorted(old), ObservationLoader.sorted(new), &result)
            }
            let old = try StoredDecision.inForce(db, vintage: from).map(\.decision)
            let new = try StoredDecision.inForce(db, vintage: to).map(\.decision)
            result.decided = new.filter { !old.contains($0) }
            result.undone = old.filter { !new.contains($0) }
            result.redefined = try Self.redefined(db, from, to).filter { wanted?.contains($0) ?? true }
            return result
        }
    }

    /// The keys of readings that came or went between two vintages, and of articles that changed their voice.
    static func touchedKeys(_ db: Database, _ low: Int, _ high: Int) throws -> [(Int, Key)] {
        let sql = """
            SELECT DISTINCT o.key FROM observations o WHERE o.reading IN (
                SELECT id FROM readings WHERE vintage > ?1 AND vintage <= ?2
                UNION SELECT reading FROM supersessions WHERE vintage > ?1 AND vintage <= ?2
                UNION SELECT r.id FROM voices v JOIN readings r ON r.article = v.article WHERE v.vintage > ?1 AND v.vintage <= ?2)
            """
        return try keys(db, ids: Int.fetchAll(db, sql: sql, arguments: [low, high]))
    }

    private static func compare(_ before: [Observation], _ after: [Observation], _ result: inout Difference) {
        let old = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let new = Dictionary(after.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var gone = before.filter { new[$0.id] == nil }
        for observation in after {
            if let earlier = old[observation.id] {
                if earlier != observation { result.changed.append(Difference.Change(before: earlier, after: observation)) }
                continue
            }
            let pair = gone.firstIndex { $0.article.identity == observation.article.identity && $0.period == observation.period }
            guard let pair else {
                result.added.append(observation)
                continue
            }
            let earlier = gone.remove(at: pair)
            let sameUnit = earlier.figure.unit == observation.figure.unit
            let change = sameUnit ? observation.figure.value.subtracting(earlier.figure.value) : nil
            result.revised.append(Difference.Revision(before: earlier, after: observation, change: change))
        }
        result.withdrawn += gone
    }

    private static func redefined(_ db: Database, _ from: Int, _ to: Int) throws -> [String] {
        func texts(_ vintage: Int) throws -> [String: String] {
            var result: [String: String] = [:]
            let rows = try Row.fetchCursor(
                db, sql: "SELECT series, text FROM definitions WHERE vintage <= ? ORDER BY id", arguments: [vintage])
            while let row = try rows.next() { result[row[0]] = row[1] as String? }
            return result
        }
        let (old, new) = (try texts(from), try texts(to))
        return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted(by: utf8Less)
    }
}
