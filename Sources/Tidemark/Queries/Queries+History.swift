import Ledger
import Model
import Rendering
import Series

extension Queries {
    // MARK: Differences

    /// What changed from one vintage to another; without numbers, in the last one.
    ///
    /// - Parameters:
    ///   - from: a number or a tag; 0 is the empty store.
    ///   - series: only these; all of them where none is named.
    public func difference(from: String?, to: String?, series: [String] = [], format: DifferenceFormat) throws(Problem) -> String {
        let newest = try ledger { () throws(LedgerError) in try store.vintage(asOf) }
        let last = try moment(to, "diff") ?? newest
        let first = try moment(from, "diff") ?? max(0, last - 1)
        let named = try definitions.chosen(series)
        let found = try ledger { () throws(LedgerError) in
            try store.difference(from: first, to: last, series: series.isEmpty ? nil : named.map(\.id))
        }
        let moved = Set(
            (found.added + found.withdrawn + found.revised.map(\.after) + found.changed.map(\.after)).map(\.key.series)
                + (found.decided + found.undone).map(\.series) + found.redefined)
        let chosen = named.filter { moved.contains($0.id) }
        let before = try points(chosen, at: first)
        let after = try points(chosen, at: last)
        let changes = chosen.map { definition in
            (description(definition), PointComparison.changes(from: before[definition.id] ?? [], to: after[definition.id] ?? []))
        }
        let report = VintageDifference(
            from: first, to: last, changes: changes, decided: found.decided, undone: found.undone, redefined: found.redefined,
            observations: (found.added.count + found.revised.count, found.withdrawn.count + found.revised.count))
        switch format {
        case .text: return report.text(names: names)
        case .json: return report.json(names: names)
        }
    }

    private func points(_ chosen: [SeriesDefinition], at vintage: Int) throws(Problem) -> [String: [Point]] {
        guard vintage > 0, !chosen.isEmpty else { return [:] }
        return try state(at: vintage, of: chosen).points
    }

    /// Some series, or all, as they stood after a vintage, by the definitions of that vintage.
    func state(
        at vintage: Int, of chosen: [SeriesDefinition]? = nil, subjects: Set<String>? = nil, detail: SeriesState.Detail = .sentences
    ) throws(Problem) -> SeriesState {
        let stored = try ledger { () throws(LedgerError) in try store.definitions(asOf: .vintage(vintage)) }
        let then = definitions.asStored(stored, isLatest: false, report: { _ in })
        return try SeriesState(
            then.definitions, store: store, asOf: .vintage(vintage), series: chosen.map { Set($0.map(\.id)) }, subjects: subjects,
            detail: detail)
    }

    // MARK: One point through time

    /// Every vintage in which points changed, the oldest first: what they were, what they became, why, and the sentence.
    ///
    /// - Parameter period: points that overlap it.
    public func history(
        _ series: String, subject: String, period: String?, format: ListFormat, width: Int = 80
    ) throws(Problem) -> String {
        let definition = try definitions.named(series)
        let id = try self.subject(subject, in: subjects(of: definition.id), of: series)
        let window = try Self.window(period)
        let (last, touching, recorded) = try ledger { () throws(LedgerError) in
            let last = try store.vintage(asOf)
            let recorded = Dictionary(try store.vintages().map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
            return (last, try store.vintages(touching: definition.id, subject: id), recorded)
        }
        var changes: [(vintage: Vintage, change: PointChange)] = []
        var before: [Point] = []
        for number in touching where number <= last {
            guard let vintage = recorded[number] else { continue }
            let points = try state(at: number, of: [definition], subjects: [id]).points[definition.id] ?? []
            let mine = points.filter { $0.key.subject == id && window.map($0.period.overlaps) ?? true }
            changes += PointComparison.changes(from: before, to: mine).map { (vintage, $0) }
            before = mine
        }
        let report = SubjectHistory(description: description(definition), changes: changes)
        switch format {
        case .text: return report.text(names: names, options: TextOptions(width: width, colour: isColored))
        case .jsonl: return report.jsonLines(names: names)
        case .csv: return report.table(names: names).csv()
        }
    }
}

/// How a difference is written.
public enum DifferenceFormat: String, Sendable, CaseIterable { case text, json }
