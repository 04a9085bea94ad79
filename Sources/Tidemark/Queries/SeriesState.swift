import Foundation
import Ledger
import Model
import Rendering
import Series
import Synchronization

/// Series as they stand in one state of the store: observations, points, and what disagrees.
struct SeriesState: Sendable {
    /// How much of a state is wanted; findings come with their sentences.
    enum Detail: Sendable {
        /// What disagrees; observations and points may be missing.
        case findings
        /// Observations, whose sentences may be missing; points and findings may be missing.
        case observations
        /// Observations and points, whose sentences may be missing; what is contested is marked, but findings may be missing.
        case figures
        case sentences

        /// Whether marks are enough.
        var isMarked: Bool { self == .observations || self == .figures }
    }

    /// 0 in a store without vintages.
    var vintage: Int
    /// By key, then period, then id; under the subjects that decisions merged them into, without those that they reject.
    var observations: [Observation] { decided.observations }
    /// By series, each in the order of key and period; with those marked that a contradiction touches.
    var points: [String: [Point]] { decided.points }
    /// The open ones, the gravest first, then decisions that have lapsed.
    var findings: [Finding] { decided.findings }
    /// What decisions leave out, by id.
    var rejected: [Point.Rejection] { decided.rejected }
    /// Those that a decision in force settles.
    var settled: [Finding] { decided.settled }
    var lapsed: [LapsedDecision] { decided.lapsed }
    /// What the rule would choose where a decision gave the figure, by the decision's id.
    var ruled: [String: Observation] { decided.ruled }
    /// How many findings of some series decisions have settled.
    func settledCount(in series: Set<String>) -> Int { decided.settledCount(in: series) }
    /// The decisions in force, those that have lapsed among them.
    var decisions: [Decision]
    private var decided: DecidedSeries
    /// What was marked without its findings.
    private let marks: Set<String>
    /// The observations that an open contradiction touches, by id.
    var contested: Set<String> {
        findings.reduce(into: marks) { ids, finding in
            if finding.severity == .contradiction { ids.formUnion(finding.observations.map(\.id)) }
        }
    }
    /// The series that were looked at, and those held against them.
    let definitions: [SeriesDefinition]
    /// What the subjects and values of these series are called.
    var names: DisplayNames { DisplayNames(DefinitionSet.vocabulary(of: definitions)) }

    /// - Parameters:
    ///   - definitions: the series that there are.
    ///   - series: those that are looked at; others are read only as far as rules hold them against these. `nil` is all.
    ///   - subjects: whose figures are looked at; rules compare figures of one subject only. `nil` is everybody's.
    ///   - cache: what the checks found before, if it is the newest state that is asked for.
    ///   - supposed: decisions in place of those in force.
    init(
        _ definitions: [SeriesDefinition], store: ObservationStore, asOf: AsOf, series: Set<String>? = nil, subjects: Set<String>? = nil,
        detail: Detail = .sentences, cache: FindingCache? = nil, decisions supposed: [Decision]? = nil
    ) throws(Problem) {
        var groups = Self.groups(definitions)
        if let series { groups.removeAll { group in !group.contains { series.contains($0.id) } } }
        let last = try ledger { () throws(LedgerError) in try store.vintage(asOf) }
        // From here on the vintage is named, so that a process that writes meanwhile changes nothing.
        let isPublication = if case .publishedBy = asOf { true } else { false }
        let asOf = isPublication || last == 0 ? asOf : .vintage(last)
        let recorded = try ledger { () throws(LedgerError) in try store.decisions(asOf: asOf) }
        let decisions = supposed ?? recorded
        // Where subjects are merged, figures go by other names than they are stored under.
        let merged = Set(decisions.filter { if case .mergeSubject = $0.act { true } else { false } }.map(\.series))
        let wanted = merged.isEmpty ? subjects : nil
        // What is decided about subjects and statements makes observations that are not in the store as they are shown.
        let rewritten = merged.union(decisions.filter { $0.statement != nil }.map(\.series))
        let plain = groups.filter { rewritten.isDisjoint(with: $0.map(\.id)) }
        let decided = Set(decisions.map(\.series))
        let undecided = plain.filter { detail.isMarked && subjects == nil && decided.isDisjoint(with: $0.map(\.id)) }
        let contested = try cache?.contested(in: undecided, at: last) ?? [:]
        let others = plain.filter { subjects == nil && contested[$0[0].id] == nil }
        let known = try cache?.findings(of: others, at: last) ?? [:]
        let work = Work(groups: groups, known: known, contested: contested, decisions: decisions, subjects: wanted, detail: detail)
        let parts = work.decided(try work.placed(work.observations(store, asOf), store, asOf))
        vintage = last
        self.definitions = groups.flatMap(\.self)
        marks = contested.values.reduce(into: []) { $0.formUnion($1) }
        self.decisions = decisions
        self.decided = parts.count == 1 ? parts[0] : DecidedSeries(joining: parts)
        guard let cache, subjects == nil else { return }
        let fresh = groups.indices.filter { index in
            !work.isKnown(groups[index]) && rewritten.isDisjoint(with: groups[index].map(\.id))
        }
        cache.keep(
            fresh.map { (groups[$0], parts[$0].checked) }, at: last, size: fresh.reduce(0) { $0 + parts[$1].observations.count })
    }

    /// The observations of some series that open contradictions touch, by id; `nil` where that is not known without another check, or
    /// where decisions make something else of the observations than is stored.
    static func contested(
        _ definitions: [SeriesDefinition], store: ObservationStore, asOf: AsOf, series: Set<String>, cache: FindingCache?
    ) throws(Problem) -> (vintage: Int, observations: Set<String>)? {
        let groups = groups(definitions).filter { group in group.contains { series.contains($0.id) } }
        let last = try ledger { () throws(LedgerError) in try store.vintage(asOf) }
        let decisions = try ledger { () throws(LedgerError) in try store.decisions(asOf: last == 0 ? .latest : .vintage(last)) }
        guard last > 0, Set(groups.joined().map(\.id)).isDisjoint(with: decisions.map(\.series)),
            let found = try cache?.contested(in: groups, at: last), found.count == groups.count
        else { return nil }
        return (last, found.values.reduce(into: []) { $0.formUnion($1) })
    }

    /// Series whose figures rules hold against each other, each group and the groups in the order of their ids.
    private static func groups(_ definitions: [SeriesDefinition]) -> [[SeriesDefinition]] {
        var head = Dictionary(definitions.map { ($0.id, $0.id) }, uniquingKeysWith: { first, _ in first })
        for definition in definitions {
            guard let base = definition.checks.shareOf, let a = head[definition.id], let b = head[base], a != b else { continue }
            for (id, name) in head where name == max(a, b) { head[id] = min(a, b) }
        }
        let groups = Dictionary(grouping: definitions) { head[$0.id] ?? $0.id }
        return groups.keys.sorted().map { (groups[$0] ?? []).sorted { $0.id < $1.id } }
    }

    /// The findings of some series.
    func findings(of series: Set<String>) -> [Finding] { findings.filter { series.contains($0.key.series) } }
}

/// What a state is made of, group by group.
private struct Work {
    var groups: [[SeriesDefinition]]
    /// What the checks found before, by the first series of a group.
    var known: [String: [Finding]]
    /// Where that is all that is wanted: the observations that contradictions touch.
    var contested: [String: Set<String>]
    var decisions: [Decision]
    var subjects: Set<String>?
    var detail: SeriesState.Detail

    /// Whether a group needs no check.
    func isKnown(_ group: [SeriesDefinition]) -> Bool { known[group[0].id] != nil || contested[group[0].id] != nil }

    /// By series. Without their sentences where nobody asks for them; not at all where all that is wanted is known.
    func observations(_ store: ObservationStore, _ asOf: AsOf) throws(Problem) -> [String: ArraySlice<Observation>] {
        var withSentences: [String] = []
        var without: [String] = []
        let decided = Set(decisions.map(\.series))
        for group in groups {
            let ids = group.map(\.id)
            if !isKnown(group) || detail == .sentences {
                withSentences += ids
            } else if detail != .findings || !decided.isDisjoint(with: ids) {
                without += ids
            }
        }
        var result: [String: ArraySlice<Observation>] = [:]
        for (series, evidence) in [(withSentences, true), (without, false)] where !series.isEmpty {
            let found = try ledger { () throws(LedgerError) in
                try store.state(series: series, subjects: subjects, asOf: asOf, evidence: evidence).observations
            }
            // In the order of their series.
            var start = 0
            for index in found.indices where index + 1 == found.count || found[index + 1].key.series != found[start].key.series {
                result[found[start].key.series] = found[start...index]
                start = index + 1
            }
        }
        return result
    }

    /// The observations of each group, with the statements that a person placed in it, and the decisions that bear on them.
    func placed(
        _ observations: [String: ArraySlice<Observation>], _ store: ObservationStore, _ asOf: AsOf
    ) throws(Problem) -> [PlacedStatements] {
        // A decision about somebody else has not lapsed because his figures were not read.
        let bearing = subjects.map { known in decisions.filter { $0.subject.map(known.contains) ?? true } } ?? decisions
        return try groups.map { group throws(Problem) in
            let ids = Set(group.map(\.id))
            return try PlacedStatements(
                bearing.filter { ids.contains($0.series) }, beside: group.flatMap { observations[$0.id] ?? [] }, store: store, asOf: asOf
            ) { key in ids.contains(key.series) && subjects?.contains(key.subject) ?? true }
        }
    }

    /// Each group by itself, side by side.
    func decided(_ placed: [PlacedStatements]) -> [DecidedSeries] {
        let parts = Mutex([DecidedSeries?](repeating: nil, count: groups.count))
        DispatchQueue.concurrentPerform(iterations: groups.count) { index in
            let part = decided(groups[index], placed[index])
            parts.withLock { $0[index] = part }
        }
        return parts.withLock { $0.compactMap(\.self) }
    }

    private func decided(_ group: [SeriesDefinition], _ placed: PlacedStatements) -> DecidedSeries {
        DecidedSeries(
            placed.observations, decisions: placed.others, rules: group.map(DecidedSeries.Rule.init), isPart: subjects != nil,
            sentences: EvidenceReader.source, known: known[group[0].id], contested: contested[group[0].id],
            wantsPoints: detail == .figures || detail == .sentences)
    }
}
