internal import GRDB
internal import Hashing
public import Model

extension ObservationStore {
    /// Records decisions, as one vintage. What is in force already is not recorded again.
    ///
    /// - Throws: `LedgerError.refused` where a reason is missing.
    public func decide(_ decisions: [Decision], cause: String) throws(LedgerError) -> FilingOutcome {
        let recorded = now
        return try writing { db in
            var filing = Filing(writer: try VintageWriter(db, recorded: recorded, cause: cause), reader: "")
            let inForce = try StoredDecision.inForce(db, vintage: Int.max)
            for decision in decisions { try filing.decide(decision, inForce: inForce) }
            return try filing.finish()
        }
    }

    /// Takes back a decision, as one vintage; both stay on record.
    public func undo(decision id: String, because reason: String, author: String, date: CalendarDate) throws(LedgerError) -> FilingOutcome {
        let recorded = now
        return try writing { db in
            var filing = Filing(writer: try VintageWriter(db, recorded: recorded, cause: "undo \(id)"), reader: "")
            guard let stored = try StoredDecision.inForce(db, vintage: Int.max).first(where: { $0.decision.id == id }) else {
                throw LedgerError.unknown(what: "decision in force", name: id)
            }
            try filing.undo(stored, reason: reason, author: author, date: date)
            return try filing.finish()
        }
    }

    /// The decisions in force as of a state: by series, date, then id.
    public func decisions(asOf: AsOf = .latest) throws(LedgerError) -> [Decision] {
        try reading { db in
            let state = try resolve(asOf, db)
            return try StoredDecision.inForce(db, vintage: state.vintage).map(\.decision)
        }
    }

    /// Every decision ever recorded, with the vintages in which it came into force and was undone.
    public func decisionHistory() throws(LedgerError) -> [DecisionRecord] {
        try reading { db in
            let sql = """
                SELECT \(StoredDecision.columns), d.vintage, u.vintage, u.reason, u.author FROM decisions d
                LEFT JOIN undoings u ON u.decision = d.id ORDER BY d.id
                """
            let findings = try StoredDecision.findings(db)
            return try Row.fetchAll(db, sql: sql).map { row in
                DecisionRecord(
                    decision: try StoredDecision(row, findings: findings[row[0]] ?? []).decision, vintage: row[12], undoneIn: row[13],
                    undoneBecause: row[14],
                    undoneBy: row[15]
                )
            }
        }
    }
}

/// A decision with its history.
public struct DecisionRecord: Hashable, Sendable {
    public var decision: Decision
    /// The vintage that recorded it.
    public var vintage: Int
    /// The vintage in which it was taken back; `nil` while it is in force.
    public var undoneIn: Int?
    public var undoneBecause: String?
    public var undoneBy: String?
}

struct StoredDecision {
    static let columns = """
        d.id, d.decision, d.act, d.argument, d.series, d.subject, d.dimensions, d.period, d.reason, d.author, d.date, d.expect
        """
    let row: Int
    let decision: Decision

    init(_ row: Row, findings: [String] = []) throws {
        guard let act = Decision.Act(name: row[2], argument: row[3]), let date = CalendarDate(iso: row[10] as String),
            let dimensions = Coding.dictionary(json: row[6])
        else { throw LedgerError.damaged(path: "the store", detail: "the decision \(row[1] as String) cannot be read back") }
        self.row = row[0]
        decision = Decision(
            id: row[1], act: act, series: row[4], subject: row[5], dimensions: dimensions,
            period: (row[7] as String?).flatMap { Period(edtf: $0) }, reason: row[8], author: row[9], date: date, expect: row[11],
            findings: findings)
    }

    /// The findings that each decision settles, by its row.
    static func findings(_ db: Database) throws -> [Int: [String]] {
        var result: [Int: [String]] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT decision, finding FROM settlements ORDER BY id")
        while let row = try rows.next() { result[row[0], default: []].append(row[1]) }
        return result
    }

    static func inForce(_ db: Database, vintage: Int) throws -> [StoredDecision] {
        let sql = """
            SELECT \(columns) FROM decisions d WHERE d.vintage <= ?1
            AND NOT EXISTS (SELECT 1 FROM undoings u WHERE u.decision = d.id AND u.vintage <= ?1)
            ORDER BY d.series, d.date, d.decision
            """
        let findings = try findings(db)
        return try Row.fetchAll(db, sql: sql, arguments: [vintage]).map { try StoredDecision($0, findings: findings[$0[0]] ?? []) }
    }
}

extension Decision {
    /// What makes it this decision and no other.
    private var fields: [DatabaseValue] {
        [
            column(act.name), column(act.argument), column(series), column(subject), column(Coding.json(dimensions)),
            column(period?.description), column(reason), column(author), column(date.description), column(expect),
        ]
    }

    /// Itself, with an id made of what it says where it has none.
    public var named: Decision {
        guard id.isEmpty else { return self }
        var bytes: [UInt8] = []
        for value in fields + findings.map({ column($0) }) { RowDigest.append(value, to: &bytes) }
        var copy = self
        copy.id = hexText(Array(SHA256.digest(bytes).prefix(6)))
        return copy
    }

    var rowValues: [DatabaseValue] { [column(id)] + fields }
}

extension Filing {
    /// Brings what is in force in these series to exactly these decisions.
    mutating func take(decisions: [String: [Decision]]) throws {
        if decisions.isEmpty { return }
        let inForce = try StoredDecision.inForce(writer.db, vintage: Int.max).filter { decisions[$0.decision.series] != nil }
        let wanted = Set(decisions.values.joined().map(\.named))
        for stored in inForce where !wanted.contains(stored.decision) {
            let today = CalendarDate(iso: writer.recorded) ?? stored.decision.date
            let later = wanted.filter { $0.concernsFigure(of: stored.decision) }.min { utf8Less($0.id, $1.id) }
            let reason = later.map { "replaced by the decision \($0.id)" } ?? "it no longer stands in the workspace"
            try undo(stored, reason: reason, author: later?.author ?? stored.decision.author, date: today)
        }
        for decision in wanted.sorted(by: { utf8Less($0.id, $1.id) }) {
            try decide(decision, inForce: inForce.filter { wanted.contains($0.decision) })
        }
    }

    mutating func decide(_ decision: Decision, inForce: [StoredDecision]) throws {
        let decision = decision.named
        if inForce.contains(where: { $0.decision == decision }) { return }
        guard decision.reason.contains(where: { !$0.isWhitespace }) else {
            throw LedgerError.refused("A decision needs a reason: say why with --because.")
        }
        guard !inForce.contains(where: { $0.decision.id == decision.id }) else {
            throw LedgerError.refused(
                "There is another decision with the id \(decision.id) in force. Undo it, or give this one another id.")
        }
        let row = try writer.insert(.decisions, decision.rowValues)
        for finding in decision.findings { try writer.insert(.settlements, [column(row), column(finding)]) }
        outcome.newDecisions += 1
    }

    mutating func undo(_ stored: StoredDecision, reason: String, author: String, date: CalendarDate) throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw LedgerError.refused("Taking back a decision needs a reason: say why with --because.")
        }
        try writer.insert(.undoings, [column(stored.row), column(reason), column(author), column(date.description)])
        outcome.undoneDecisions += 1
    }
}
