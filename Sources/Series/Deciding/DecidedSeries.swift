public import Model

/// Some series as decisions leave them: what counts, the points, and what disagrees.
///
/// A pure function of observations, decisions and definitions, so that the same of each give the same series in whatever order
/// they came. A decision whose guard no longer holds has no effect and is reported instead; it takes effect again when what it
/// guarded comes back.
public struct DecidedSeries: Sendable {
    /// What is known of one series besides its observations.
    public struct Rule: Sendable {
        public var series: String
        public var choice: ChoiceRule
        public var checks: CheckSettings

        public init(series: String, choice: ChoiceRule, checks: CheckSettings) {
            self.series = series
            self.choice = choice
            self.checks = checks
        }

        public init(_ definition: SeriesDefinition) {
            self.init(series: definition.id, choice: definition.choice, checks: definition.checks)
        }
    }

    /// In the order given; under the subjects that they were merged into, the rejected ones left out.
    public internal(set) var observations: [Observation]
    /// What decisions leave out, by id.
    public internal(set) var rejected: [Point.Rejection] = []
    /// By series, each in the order of key and period; with those marked that an open contradiction touches.
    public internal(set) var points: [String: [Point]] = [:]
    /// Open findings, the gravest first, then the decisions that have lapsed, and those that articles have left behind.
    public internal(set) var findings: [Finding] = []
    /// Findings that a decision in force settles; each names it.
    public internal(set) var settled: [Finding] = []
    /// The decisions that do not hold, and why, in the order of their ids.
    public internal(set) var lapsed: [LapsedDecision] = []
    /// Values that were set and stand, though articles say something else by now than when they were set.
    public internal(set) var overtaken: [OvertakenDecision] = []
    /// What the rule would choose where a decision gave the figure, by the decision's id.
    public internal(set) var ruled: [String: Observation] = [:]
    /// What the checks found, whatever was decided about it.
    public private(set) var checked: [Finding] = []

    /// - Parameters:
    ///   - observations: of all series that rules compare.
    ///   - decisions: those in force; the order does not matter.
    ///   - isPart: whether only some subjects' observations are given, so that a decision without a subject may bear on others.
    ///   - sentences: what the checks on sentences need.
    ///   - known: what the checks found of the same observations and decisions before; then the sentences of the observations are not
    ///     needed.
    ///   - contested: instead of `known`, where there are no decisions: the ids of the observations that open contradictions touch; then
    ///     there are no findings.
    ///   - wantsPoints: without it points are chosen only where decisions need them.
    public init(
        _ observations: [Observation], decisions: [Decision] = [], rules: [Rule], isPart: Bool = false, sentences: SentenceSource? = nil,
        known: [Finding]? = nil, contested marked: Set<String>? = nil, wantsPoints: Bool = true
    ) {
        self.observations = observations
        let series = Set(rules.map(\.series))
        let decisions = decisions.filter { series.contains($0.series) }.sorted(by: Self.precedes)
        if !decisions.isEmpty {
            mergeSubjects(decisions)
            reject(decisions)
        }
        let settings = Dictionary(rules.map { ($0.series, $0.checks) }, uniquingKeysWith: { first, _ in first })
        let all = marked != nil ? [] : known ?? Checker(settings: settings, sentences: sentences).findings(self.observations)
        let bySeries =
            rules.count == 1 ? [rules[0].series: self.observations] : Dictionary(grouping: self.observations, by: \.key.series)
        checked = all
        let bySeriesRejected = Dictionary(grouping: rejected, by: \.observation.key.series)
        let named = Set(decisions.flatMap(\.settles))
        let quarrels = named.isEmpty ? [:] : Dictionary(all.lazy.filter { named.contains($0.id) }.map { ($0.id, $0.values) }) { a, _ in a }
        var choosing: [String: PointDecisions] = [:]
        for rule in rules where wantsPoints || !decisions.isEmpty {
            let mine = bySeries[rule.series] ?? []
            let chooser = PointChooser(rule: rule.choice, settings: rule.checks)
            var one = PointDecisions(points: chooser.points(mine), observations: mine, chooser: chooser, quarrels: quarrels)
            one.passOver(rejected: bySeriesRejected[rule.series] ?? [])
            one.apply(decisions.filter { $0.series == rule.series }.map(renamed))
            one.keep(rejected: bySeriesRejected[rule.series] ?? [])
            lapsed += one.lapsed
            overtaken += one.overtaken
            ruled.merge(one.ruled) { first, _ in first }
            choosing[rule.series] = one
        }
        settle(all, decisions.map(renamed), holders: choosing.values.reduce(into: [:]) { $0.merge($1.holders) { first, _ in first } })
        let standing = settled.filter { if case .both? = $0.decision?.act { true } else { false } }
        for (series, beside) in Dictionary(grouping: standing, by: \.key.series) { choosing[series]?.stand(beside) }
        points = choosing.mapValues(\.points)
        let contested = marked ?? Checker.contested(findings)
        for series in points.keys.sorted() { points[series] = Checker.marked(points[series] ?? [], contested) }
        if isPart { lapsed.removeAll { $0.decision.subject == nil } }
        lapsed.sort { $0.decision.id < $1.decision.id }
        overtaken.sort { $0.decision.id < $1.decision.id }
        findings += lapsed.map(\.finding) + overtaken.map(\.finding)
    }

    /// Series that were decided apart, because no rule holds one against another, as one: the same as if they had been decided together.
    public init(joining parts: [DecidedSeries]) {
        var bySeries: [String: [Observation]] = [:]
        for part in parts {
            for run in part.observations.chunked(by: \.key.series) { bySeries[run[run.startIndex].key.series, default: []] += run }
            points.merge(part.points) { first, _ in first }
        }
        observations = bySeries.keys.sorted().flatMap { bySeries[$0] ?? [] }
        rejected = parts.flatMap(\.rejected).sorted { $0.observation.id < $1.observation.id }
        settled = parts.flatMap(\.settled).sorted(by: Checker.precedes)
        lapsed = parts.flatMap(\.lapsed).sorted { $0.decision.id < $1.decision.id }
        overtaken = parts.flatMap(\.overtaken).sorted { $0.decision.id < $1.decision.id }
        for part in parts { ruled.merge(part.ruled) { first, _ in first } }
        findings = parts.flatMap(\.open).sorted(by: Checker.precedes) + lapsed.map(\.finding) + overtaken.map(\.finding)
        checked = parts.flatMap(\.checked).sorted(by: Checker.precedes)
    }

    /// The open findings without those about decisions.
    private var open: ArraySlice<Finding> { findings.dropLast(lapsed.count + overtaken.count) }

    /// How many findings decisions have settled, those among them that are no more because of observations that were left out.
    ///
    /// - Parameter series: those that are asked about.
    public func settledCount(in series: Set<String>) -> Int {
        let standing = Set(settled.filter { series.contains($0.key.series) }.map(\.id))
        let rejecting = rejected.filter { series.contains($0.observation.key.series) }.flatMap(\.decision.settles)
        return rejecting.isEmpty ? standing.count : standing.union(rejecting).subtracting(findings.map(\.id)).count
    }

    /// The older first, so that the newer overrules it.
    static func precedes(_ a: Decision, _ b: Decision) -> Bool { a.date != b.date ? a.date < b.date : a.id < b.id }

    // MARK: Subjects

    /// Subject to subject, by series, chains followed.
    private var subjects: [String: [String: String]] = [:]

    private mutating func mergeSubjects(_ decisions: [Decision]) {
        var direct: [String: [String: (into: String, decision: Decision)]] = [:]
        for decision in decisions {
            guard case .mergeSubject(let into) = decision.act, let subject = decision.subject else { continue }
            if let earlier = direct[decision.series]?[subject], earlier.into != into {
                lapsed.append(LapsedDecision(earlier.decision, .overruled(by: decision.id)))
            }
            direct[decision.series, default: [:]][subject] = (into, decision)
        }
        if direct.isEmpty { return }
        for (series, table) in direct {
            for (subject, entry) in table {
                var target = entry.into
                var seen: Set<String> = [subject]
                while let next = table[target]?.into, seen.insert(target).inserted { target = next }
                if seen.contains(target) {
                    lapsed.append(LapsedDecision(entry.decision, .circle))
                } else {
                    subjects[series, default: [:]][subject] = target
                }
            }
        }
        for index in observations.indices {
            let key = observations[index].key
            if let target = subjects[key.series]?[key.subject] { observations[index].key.subject = target }
        }
    }

    /// The decision as it reads after subjects were merged.
    private func renamed(_ decision: Decision) -> Decision {
        if case .mergeSubject = decision.act { return decision }
        guard let subject = decision.subject, let target = subjects[decision.series]?[subject] else { return decision }
        var copy = decision
        copy.subject = target
        return copy
    }

    // MARK: Observations that do not count

    private mutating func reject(_ decisions: [Decision]) {
        var wanted: [String: [Decision]] = [:]
        for decision in decisions {
            if case .reject(let observation) = decision.act { wanted[observation, default: []].append(decision) }
        }
        if wanted.isEmpty { return }
        var holding: [String: Decision] = [:]
        for one in observations {
            guard let mine = wanted.removeValue(forKey: one.id) else { continue }
            for decision in mine {
                if decision.series != one.key.series {
                    lapsed.append(LapsedDecision(decision, .noObservation))
                } else if let expect = decision.expect, expect != one.figure.value.description {
                    lapsed.append(LapsedDecision(decision, .changed(to: one.figure.value.description)))
                } else {
                    holding[one.id] = decision
                }
            }
        }
        for decision in wanted.values.joined() { lapsed.append(LapsedDecision(decision, .noObservation)) }
        rejected = observations.compactMap { one in holding[one.id].map { Point.Rejection(one, by: $0) } }
        rejected.sort { $0.observation.id < $1.observation.id }
        observations.removeAll { holding[$0.id] != nil }
    }

    // MARK: Findings

    private mutating func settle(_ all: [Finding], _ decisions: [Decision], holders: [String: Settling.Holder]) {
        if decisions.isEmpty {
            findings = all
            return
        }
        let failed = Set(lapsed.map(\.decision.id))
        let settling = Settling(decisions.filter { !failed.contains($0.id) }, holders: holders)
        for finding in all {
            var finding = finding
            if let decision = settling.decision(on: finding) {
                finding.decision = decision
                settled.append(finding)
            } else {
                if let remark = settling.remark(on: finding) { finding.explanation += " " + remark }
                findings.append(finding)
            }
        }
        let known = Set(all.map(\.id))
        let standing = Set(settled.compactMap(\.decision?.id))
        for decision in decisions where !standing.contains(decision.id) {
            guard case .both = decision.act, decision.settles.allSatisfy({ !known.contains($0) }) else { continue }
            lapsed.append(LapsedDecision(decision, .noFinding))
        }
    }
}

extension Decision {
    /// The findings that it settles, the one that it is about among them.
    public var settles: [String] {
        if case .both(let finding) = act, !findings.contains(finding) { return findings + [finding] }
        return findings
    }
}

extension Array {
    /// Runs of neighbours that have something in common.
    fileprivate func chunked<Value: Equatable>(by value: (Element) -> Value) -> [ArraySlice<Element>] {
        var runs: [ArraySlice<Element>] = []
        var start = 0
        for index in indices.dropFirst() where value(self[index]) != value(self[start]) {
            runs.append(self[start..<index])
            start = index
        }
        return isEmpty ? [] : runs + [self[start...]]
    }
}
