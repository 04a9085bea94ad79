import Ledger
import Model
import Rendering
import Series

/// Series as they stand in one state of the store: observations, points, and what disagrees.
struct SeriesState: Sendable {
    /// 0 in a store without vintages.
    var vintage: Int
    /// By key, then period, then id; under the subjects that decisions merged them into, without those that they reject.
    var observations: [Observation] { decided.observations }
    /// By series, each in the order of key and period; with those marked that a contradiction touches.
    var points: [String: [Point]] { decided.points }
    /// The open ones, the gravest first, then decisions that have lapsed.
    var findings: [Finding] { decided.findings }
    /// Those that a decision in force settles.
    var settled: [Finding] { decided.settled }
    var lapsed: [LapsedDecision] { decided.lapsed }
    /// The decisions in force, those that have lapsed among them.
    var decisions: [Decision]
    private var decided: DecidedSeries
    private let definitions: [SeriesDefinition]
    /// What the subjects and values of these series are called.
    var names: DisplayNames { DisplayNames(DefinitionSet.vocabulary(of: definitions)) }

    /// - Parameters:
    ///   - definitions: the series that there are.
    ///   - series: those that are looked at; others are read only as far as rules hold them against these. `nil` is all.
    ///   - subjects: whose figures are looked at; rules compare figures of one subject only. `nil` is everybody's.
    init(
        _ definitions: [SeriesDefinition], store: ObservationStore, asOf: AsOf, series: Set<String>? = nil, subjects: Set<String>? = nil
    ) throws(Problem) {
        let definitions = series.map { Self.related(to: $0, definitions) } ?? definitions
        self.definitions = definitions
        let names = definitions.map(\.id)
        var wanted = subjects
        if subjects != nil {
            let decisions = try ledger { () throws(LedgerError) in try store.decisions(asOf: asOf) }
            for decision in decisions {
                // Where subjects are merged, figures go by other names than they are stored under.
                if case .mergeSubject = decision.act { wanted = nil }
            }
        }
        let state = try ledger { () throws(LedgerError) in try store.state(series: names, subjects: wanted, asOf: asOf) }
        vintage = state.vintage
        decisions = state.decisions
        let decisions = state.decisions
        // A decision about somebody else has not lapsed because his figures were not read.
        let bearing = wanted.map { known in decisions.filter { $0.subject.map(known.contains) ?? true } } ?? decisions
        let placed = try PlacedStatements(bearing, beside: state.observations, store: store, asOf: asOf) { key in
            names.contains(key.series) && wanted?.contains(key.subject) ?? true
        }
        decided = DecidedSeries(
            placed.observations, decisions: placed.others, rules: definitions.map(DecidedSeries.Rule.init), isPart: wanted != nil,
            sentences: EvidenceReader.source)
    }

    /// These series and those whose figures rules hold against theirs.
    private static func related(to series: Set<String>, _ definitions: [SeriesDefinition]) -> [SeriesDefinition] {
        var wanted = series
        var size = 0
        while wanted.count != size {
            size = wanted.count
            for definition in definitions {
                guard let base = definition.checks.shareOf else { continue }
                if wanted.contains(definition.id) { wanted.insert(base) }
                if wanted.contains(base) { wanted.insert(definition.id) }
            }
        }
        return definitions.filter { wanted.contains($0.id) }
    }

    /// The findings of some series.
    func findings(of series: Set<String>) -> [Finding] { findings.filter { series.contains($0.key.series) } }
}
