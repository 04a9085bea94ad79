import Ledger
import Model
import Rendering
import Series

extension Queries {
    /// The decisions in force as of the state, the newest last; each with whether it has lapsed.
    ///
    /// - Parameter withUndone: whether those that were taken back by then are listed too.
    public func decisions(_ format: ListFormat, withUndone: Bool) throws(Problem) -> String {
        let state = try state()
        let records = try ledger { () throws(LedgerError) in try store.decisionHistory() }.filter { record in
            record.vintage <= state.vintage && (withUndone || record.undoneIn.map { $0 > state.vintage } ?? true)
        }
        let lapsed = Dictionary(state.lapsed.map { ($0.decision.id, $0.reason.phrase) }, uniquingKeysWith: { first, _ in first })
        let columns = [
            "decision", "series", "act", "argument", "subject", "dimensions", "period", "because", "by", "date", "expect", "settles",
            "vintage", "undone_in", "undone_because", "undone_by", "lapsed",
        ]
        let rows = records.map { record -> [String] in
            let one = record.decision
            let undone = record.undoneIn.flatMap { $0 <= state.vintage ? $0 : nil }
            return [
                one.id, one.series, one.act.name, one.act.argument, one.subject ?? "",
                Key(series: "", subject: "", dimensions: one.dimensions).dimensionsText,
                one.period?.description ?? "", one.reason, one.author, one.date.description, one.expect ?? "",
                one.findings.joined(separator: " "), "\(record.vintage)", undone.map { "\($0)" } ?? "",
                undone == nil ? "" : record.undoneBecause ?? "", undone == nil ? "" : record.undoneBy ?? "",
                undone == nil ? lapsed[one.id] ?? "" : "",
            ]
        }
        switch format {
        case .jsonl: return rows.map { JSONLines.fields(Array(zip(columns, $0))) }.joined()
        case .csv: return Table(columns: columns, rows: rows.map { $0.map { Table.Cell.text($0) } }).csv()
        case .text:
            if rows.isEmpty { return "Nothing is decided.\n" }
            let words = DecisionWords(state, records.map(\.decision))
            return zip(records, rows).map { record, row in
                Self.block(record, words.what(record.decision), lapsed: row[16], undone: row[13])
            }.joined(separator: "\n")
        }
    }

    /// The decisions in force about statements of the review queue, the newest last.
    func settledStatements() throws(Problem) -> [Decision] {
        try ledger { () throws(LedgerError) in try store.decisions(asOf: asOf) }.filter { $0.statement != nil }
    }

    private static func block(_ record: DecisionRecord, _ what: String, lapsed: String, undone: String) -> String {
        let one = record.decision
        let place = [
            one.series, one.subject, Key(series: "", subject: "", dimensions: one.dimensions).dimensionsText, one.period?.description,
        ]
        var lines = ["\(one.id)  \(what)"]
        lines.append("  " + place.compactMap { $0?.nonEmpty }.joined(separator: " · "))
        lines.append("  “\(one.reason)”")
        lines.append("  — \(one.author), \(one.date), vintage \(record.vintage)")
        if !undone.isEmpty {
            lines.append("  taken back in vintage \(undone) by \(record.undoneBy ?? ""): \(record.undoneBecause ?? "")")
        }
        if !lapsed.isEmpty { lines.append("  holds no more: \(lapsed)") }
        if undone.isEmpty { lines.append("  tidemark undo \(one.id) --because \"…\"") }
        return lines.map { Plain.line($0) + "\n" }.joined()
    }
}

/// Decisions in words, with what is on file of their figures.
struct DecisionWords {
    private var observations: [String: Observation] = [:]
    /// Of the figures of decisions that name no observation.
    private var units: [String: MeasureUnit] = [:]

    init(_ state: SeriesState, _ decisions: [Decision]) {
        let wanted = Set(decisions.map(\.act.argument))
        for one in state.observations where wanted.contains(one.id) { observations[one.id] = one }
        for one in state.rejected.map(\.observation) where wanted.contains(one.id) { observations[one.id] = one }
        for finding in state.settled {
            if let decision = finding.decision { units[decision.id] = finding.observations.first?.figure.unit }
        }
        for (decision, one) in state.ruled { units[decision] = one.figure.unit }
        for decision in decisions { if let unit = decision.unitWithoutPoint { units[decision.id] = MeasureUnit(known: unit) } }
    }

    func what(_ decision: Decision) -> String {
        DecisionText.what(decision, observation: observations[decision.act.argument], unit: units[decision.id])
    }
}
