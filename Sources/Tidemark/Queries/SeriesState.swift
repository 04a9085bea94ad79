import Ledger
import Model
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

    /// - Parameter definitions: the series that are looked at; rules across series see only these.
    init(_ definitions: [SeriesDefinition], store: ObservationStore, asOf: AsOf) throws(Problem) {
        let names = definitions.map(\.id)
        let state = try ledger { () throws(LedgerError) in try store.state(series: names, asOf: asOf) }
        vintage = state.vintage
        decisions = state.decisions
        decided = DecidedSeries(
            state.observations, decisions: decisions, rules: definitions.map(DecidedSeries.Rule.init), sentences: EvidenceReader.source)
    }

    /// The findings of some series.
    func findings(of series: Set<String>) -> [Finding] { findings.filter { series.contains($0.key.series) } }
}
