import Ledger
import Model
import Rendering
import Series

/// What a vintage changed of what the store shows: what disagrees now, what of that did not before, and which points have another value.
struct UpdateEffect: Sendable {
    /// Open findings, those of decisions that have lapsed among them, as `check` shows them.
    private(set) var open: [Finding] = []
    /// Those that were not open in the vintage before, as `check --since` shows them.
    private(set) var new: [Finding] = []
    /// Whether they are those of the whole store, and not only of what moved.
    let isWhole: Bool
    /// Points that had another value before.
    private(set) var changes: [PointChange] = []
    private var descriptions: [SeriesDescription] = []
    private var names = DisplayNames { _, _ in nil }

    /// Observations up to which the whole store is looked at again, which takes a moment.
    private static let whole = 20_000

    /// - Parameter workspace: whose own store it is; `nil` of a copy.
    init(
        of outcome: FilingOutcome, in vintage: Int, _ shelf: DefinitionShelf, _ store: ObservationStore, workspace: Workspace?
    ) throws(Problem) {
        let moved = Set(outcome.movedKeys.map(\.series))
        let (size, known) = try ledger { () throws(LedgerError) in
            (try store.vintages().reduce(0) { $0 + $1.observations }, try store.series())
        }
        isWhole = size <= Self.whole
        let series = isWhole ? Set(known) : moved
        let definitions = shelf.definitions(series)
        // Where many figures came, whole series, so that what is found can be kept.
        let isBig = outcome.newObservations + outcome.withdrawnObservations > 10_000
        let subjects = isWhole || isBig ? nil : Set(outcome.movedKeys.map(\.subject))
        let place = workspace.flatMap { subjects == nil ? $0 : nil }
        func state(at vintage: Int, _ definitions: [SeriesDefinition], isNewest: Bool) throws(Problem) -> SeriesState {
            try SeriesState(
                definitions, store: store, asOf: .vintage(vintage), series: series, subjects: subjects,
                detail: isBig ? .findings : .sentences, cache: place.map { FindingCache($0, store, isNewest: isNewest) })
        }
        // First, as long as what was found then is kept.
        var before: SeriesState?
        if vintage > 1 {
            let stored = try ledger { () throws(LedgerError) in try store.definitions(asOf: .vintage(vintage - 1)) }
            var then = DefinitionSet()
            then.definitions = definitions
            then = then.asStored(stored, isLatest: false, wanted: series, report: { _ in })
            before = try state(at: vintage - 1, then.definitions, isNewest: false)
        }
        let now = try state(at: vintage, definitions, isNewest: true)
        open = now.findings
        names = now.names
        guard let before else {
            new = open
            return
        }
        let ids = Set(before.findings.map(\.id))
        new = open.filter { !ids.contains($0.id) }
        for definition in definitions where moved.contains(definition.id) {
            let list = PointComparison.changes(from: before.points[definition.id] ?? [], to: now.points[definition.id] ?? [])
            changes += list.filter {
                $0.before.map { Self.value($0) } != $0.after.map { Self.value($0) } && $0.before != nil && $0.after != nil
            }
            descriptions.append(SeriesDescription(definition))
        }
    }

    private static func value(_ point: Point) -> [ExactDecimal?] { [point.chosen.figure.value, point.chosen.figure.upper] }

    /// A few of the points that have another value, old and new, and how many more there are.
    var valueLines: [String] {
        var lines = changes.prefix(Self.fewest).compactMap { change in
            descriptions.first { $0.id == change.key.series }.map { VintageDifference.line(change, $0, names) }
        }
        if changes.count > Self.fewest { lines.append("and \(Count.grouped(changes.count - Self.fewest)) more: tidemark diff") }
        return lines
    }

    private static let fewest = 3
}
