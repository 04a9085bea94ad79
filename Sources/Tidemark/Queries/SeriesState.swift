import Ledger
import Model
import Series

/// Series as they stand in one state of the store: observations, points, and what disagrees.
struct SeriesState: Sendable {
    /// 0 in a store without vintages.
    var vintage: Int
    /// By key, then period, then id.
    var observations: [Observation]
    /// By series, each in the order of key and period; with those marked that a contradiction touches.
    var points: [String: [Point]]
    /// The gravest first.
    var findings: [Finding]

    /// - Parameter definitions: the series that are looked at; rules across series see only these.
    init(_ definitions: [SeriesDefinition], store: ObservationStore, asOf: AsOf) throws(Problem) {
        let names = definitions.map(\.id)
        (vintage, observations) = try ledger { () throws(LedgerError) in try store.state(series: names, asOf: asOf) }
        let settings = Dictionary(definitions.map { ($0.id, $0.checks) }) { first, _ in first }
        findings = Checker(settings: settings).findings(observations)
        points = [:]
        let bySeries = Dictionary(grouping: observations, by: \.key.series)
        for definition in definitions {
            let chosen = PointChooser(rule: definition.choice, settings: definition.checks).points(bySeries[definition.id] ?? [])
            points[definition.id] = Checker.marked(chosen, by: findings)
        }
    }

    /// The findings of some series.
    func findings(of series: Set<String>) -> [Finding] { findings.filter { series.contains($0.key.series) } }
}
