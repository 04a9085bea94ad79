internal import Model
internal import Vocabulary

/// Decisions on the points of one series.
struct PointDecisions {
    private(set) var points: [Point]
    private(set) var lapsed: [LapsedDecision] = []
    /// Values that stand, though they were set against other ones.
    private(set) var overtaken: [OvertakenDecision] = []
    /// The decisions that gave points their figures, by the ids of the observations behind these.
    private(set) var holders: [String: Settling.Holder] = [:]
    /// What the rule would choose where a decision gave the figure, by the decision's id.
    private(set) var ruled: [String: Observation] = [:]
    private let observations: [Observation]
    private let chooser: PointChooser
    /// What quarrels that decisions name are between, by the ids of the findings.
    private let quarrels: [String: [ExactDecimal]]
    /// What decisions alone say.
    private var made: [Point] = []
    /// Point by observation.
    private var places: [String: Int] = [:]
    /// What a later version of a page has in place of an observation.
    private var replacements: [String: Observation] = [:]

    init(points: [Point], observations: [Observation], chooser: PointChooser, quarrels: [String: [ExactDecimal]] = [:]) {
        self.points = points
        self.quarrels = quarrels
        self.observations = observations
        self.chooser = chooser
    }

    /// - Parameter decisions: the older first.
    mutating func apply(_ decisions: [Decision]) {
        if decisions.isEmpty { return }
        for (index, point) in points.enumerated() { for one in point.observations { places[one.id] = index } }
        for decision in decisions {
            if case .prefer(let publisher) = decision.act { prefer(publisher, decision) }
        }
        let taking = decisions.contains {
            switch $0.act {
            case .accept, .revision: true
            default: false
            }
        }
        if taking { for change in PageVersions(observations).changes { replacements[change.old.id] = change.new } }
        // What a figure is given against is the value without decisions on figures.
        let before = points
        var taken: [Int: Decision] = [:]
        for decision in decisions {
            if let unit = decision.unitWithoutPoint {
                guard let point = before.first(where: { Self.covers(decision, $0) }) else {
                    make(decision, unit)
                    continue
                }
                let value = point.chosen.figure.value.description
                lapsed.append(LapsedDecision(decision, .changed(to: value), observations: point.observations))
                continue
            }
            guard let (index, figure) = place(decision, before) else { continue }
            if let earlier = taken[index] {
                lapsed.append(LapsedDecision(earlier, .overruled(by: decision.id)))
            }
            taken[index] = decision
            points[index] = point(before[index], taking: figure, decision)
        }
        for (index, decision) in taken.sorted(by: { $0.key < $1.key }) {
            let (chosen, behind) = (before[index].chosen, before[index].observations)
            ruled[decision.id] = chosen
            let holder = Settling.Holder(decision: decision, chosen: points[index].chosen)
            for one in behind { holders[one.id] = holder }
            if case .set = decision.act, let expect = decision.expect, ExactDecimal(expect) != chosen.figure.value {
                overtaken.append(OvertakenDecision(decision: decision, observations: behind))
            }
        }
        if !made.isEmpty { points = PointChooser.sorted(points + made) }
    }

    /// A point where no article has a figure, of what the person says alone.
    private mutating func make(_ decision: Decision, _ unit: String) {
        guard case .set(let value) = decision.act, let subject = decision.subject, let period = decision.period else {
            lapsed.append(LapsedDecision(decision, .noPoint))
            return
        }
        let key = Key(series: decision.series, subject: subject, dimensions: decision.dimensions)
        if let earlier = made.firstIndex(where: { Self.covers(decision, $0) }) {
            if let old = made[earlier].decision { lapsed.append(LapsedDecision(old, .overruled(by: decision.id))) }
            made.remove(at: earlier)
        }
        let one = Self.observation(value, of: MeasureUnit(known: unit), .actual, at: key, period, decision)
        let point = Point(
            key: key, period: period, chosen: one, observations: [one], low: value, high: value, voices: 1, articles: 0,
            isContested: false, rule: "")
        made.append(self.point(point, taking: one, decision))
    }

    /// Puts what was rejected beside the point that it would be behind.
    mutating func keep(rejected: [Point.Rejection]) {
        for rejection in rejected { if let index = place(of: rejection.observation) { points[index].rejections.append(rejection) } }
    }

    /// A figure that settled a quarrel by being rejected is not chosen because somebody repeats it, as long as there is another.
    mutating func passOver(rejected: [Point.Rejection]) {
        let placed = rejected.compactMap { rejection in place(of: rejection.observation).map { (index: $0, rejection: rejection) } }
        let leftOut = Dictionary(grouping: placed, by: \.index).mapValues { Set($0.map(\.rejection.observation.figure.value)) }
        for (index, rejection) in placed where !rejection.decision.findings.isEmpty {
            guard points[index].chosen.figure.value == rejection.observation.figure.value, let values = leftOut[index] else { continue }
            let others = chooser.points(points[index].observations.filter { !values.contains($0.figure.value) })
            guard others.count == 1 else { continue }
            let (best, id) = (others[0].chosen, rejection.decision.id)
            points[index].observations = [best] + points[index].observations.filter { $0.id != best.id }
            points[index].chosen = best
            points[index].rule = "\(others[0].rule), without the figure that the decision \(id) left out"
        }
    }

    private func place(of one: Observation) -> Int? {
        points.firstIndex { point in
            point.key == one.key && point.chosen.figure.unit.code == one.figure.unit.code && point.period.start == one.period?.start
                && point.period.end == one.period?.end
        }
    }

    // MARK: Figures

    /// The point that a decision gives a figure to, and the observation that carries it; `nil` for decisions of other kinds and for
    /// those that lapse.
    private mutating func place(_ decision: Decision, _ before: [Point]) -> (Int, Observation)? {
        switch decision.act {
        case .accept(let id), .revision(let id):
            guard let index = places[id], let one = before[index].observations.first(where: { $0.id == id }) else {
                let reason: LapsedDecision.Reason = observations.contains { $0.id == id } ? .noPoint : .noObservation
                let now = decision.period == nil ? nil : before.first { Self.covers(decision, $0) }
                lapsed.append(LapsedDecision(decision, reason, observations: now?.observations ?? []))
                return nil
            }
            if let now = replacements[id]?.figure, !Self.knows(decision, now.value) {
                let others = before[index].observations.filter { $0.id != id && $0.id != replacements[id]?.id }
                let behind = [replacements[id]].compactMap(\.self) + others
                lapsed.append(LapsedDecision(decision, .corrected(to: Phrase.figure(now)), observations: behind))
                return nil
            }
            return (index, one)
        case .set(let value):
            var found = before.indices.filter { Self.covers(decision, before[$0]) }
            if found.count > 1, let expect = decision.expect {
                // Two units at one place.
                found.removeAll { before[$0].chosen.figure.value.description != expect }
            }
            guard found.count == 1, let index = found.first else {
                lapsed.append(LapsedDecision(decision, .noPoint))
                return nil
            }
            let point = before[index]
            return (
                index, Self.observation(value, of: point.chosen.figure.unit, point.chosen.status, at: point.key, point.period, decision)
            )
        case .prefer, .reject, .mergeSubject, .both: return nil
        }
    }

    /// Whether the person saw this figure too when it was decided.
    private static func knows(_ decision: Decision, _ value: ExactDecimal) -> Bool {
        if let figures = decision.figures { return figures.taken.contains(value) || figures.against.contains(value) }
        return decision.expect.flatMap { ExactDecimal($0) } == value
    }

    private static func covers(_ decision: Decision, _ point: Point) -> Bool {
        if let subject = decision.subject, subject != point.key.subject { return false }
        if let period = decision.period, period.start != point.period.start || period.end != point.period.end { return false }
        return decision.dimensions.allSatisfy { point.key.dimensions[$0.key] == $0.value }
    }

    /// The person's figure, in the form of an observation: the reason is its sentence, the decision its source.
    private static func observation(
        _ value: ExactDecimal, of unit: MeasureUnit, _ status: Status, at key: Key, _ period: Period, _ decision: Decision
    ) -> Observation {
        let range = ByteRange(0, decision.reason.utf8.count)
        let identity = "decision " + decision.id
        return Observation(
            id: identity, key: key, period: period, figure: Figure(value: value, unit: unit), status: status, attribution: decision.author,
            article: ArticleReference(
                identity: identity, title: "Decision \(decision.id)", published: .day(decision.date),
                path: "Series/\(decision.series).decisions.yaml", voice: identity),
            evidence: decision.reason, evidenceRange: range, figureRange: ByteRange(0, 0))
    }

    private func point(_ point: Point, taking one: Observation, _ decision: Decision) -> Point {
        var point = point
        let against = against(one, decision)
        let others = point.observations.filter { $0.id != one.id }
        let overruled = others.filter { against.contains($0.figure.value) }
        if !overruled.isEmpty {
            count(others.filter { !against.contains($0.figure.value) } + [one], in: &point)
            for other in overruled { point.verdicts[other.id] = decision }
        }
        point.observations = [one] + others
        point.chosen = one
        point.decision = decision
        point.rule = "decision \(decision.id) of \(decision.author), \(decision.date): \(decision.act.name), because: \(decision.reason)"
        let values = [one.figure.value, one.figure.upper ?? one.figure.value]
        point.low = ([point.low] + values).min() ?? point.low
        point.high = ([point.high] + values).max() ?? point.high
        return point
    }

    /// The figures that a decision takes one against.
    private func against(_ one: Observation, _ decision: Decision) -> Set<ExactDecimal> {
        var values: Set<ExactDecimal>
        switch decision.act {
        case .accept, .revision:
            if let figures = decision.figures {
                values = Set(figures.against)
            } else {
                // Kept before decisions said their figures: the value that was there, and what the findings are between.
                values = Set(
                    decision.settles.flatMap { quarrels[$0] ?? [] } + [decision.expect.flatMap { ExactDecimal($0) }].compactMap(\.self))
            }
        case .reject, .set, .prefer, .mergeSubject, .both: return []
        }
        values.remove(one.figure.value)
        return values
    }

    /// Span and voices of a point, of these observations alone.
    private func count(_ counted: [Observation], in point: inout Point) {
        let left = chooser.points(counted)
        if left.count == 1 {
            (point.low, point.high) = (left[0].low, left[0].high)
        } else {
            let values = counted.flatMap { [$0.figure.value, $0.figure.upper ?? $0.figure.value] }
            (point.low, point.high) = (values.min() ?? point.low, values.max() ?? point.high)
        }
        point.voices = Set(counted.map(\.article.voice)).count
        point.articles = Set(counted.map(\.article.identity)).count
    }

    /// Figures of findings that stand beside each other by decision: the span of their points holds all of them.
    mutating func stand(_ findings: [Finding]) {
        var numbers: [String: [Int]] = [:]
        for (number, finding) in findings.enumerated() { for one in finding.observations { numbers[one.id, default: []].append(number) } }
        for index in points.indices {
            var sides: [Int: [Observation]] = [:]
            for one in points[index].observations { for number in numbers[one.id] ?? [] { sides[number, default: []].append(one) } }
            for (number, mine) in sides.sorted(by: { $0.key < $1.key }) where Set(mine.map(\.figure.value)).count > 1 {
                let values = mine.flatMap { [$0.figure.value, $0.figure.upper ?? $0.figure.value] }
                points[index].low = min(points[index].low, values.min() ?? points[index].low)
                points[index].high = max(points[index].high, values.max() ?? points[index].high)
                let chosen = points[index].chosen
                for one in mine where one.figure.value != chosen.figure.value && points[index].verdicts[one.id] == nil {
                    points[index].verdicts[one.id] = findings[number].decision
                }
            }
        }
    }

    // MARK: Publishers

    /// At every point that the decision covers and that the publisher speaks of, its figure is taken.
    private mutating func prefer(_ publisher: String, _ decision: Decision) {
        let theirs = observations.filter { one in
            one.article.publisher.map { $0 == publisher || !WordSearch.found(of: [publisher], in: $0).isEmpty } ?? false
        }
        var covered = false
        for best in chooser.points(theirs) {
            guard let index = places[best.chosen.id], Self.covers(decision, points[index]) else { continue }
            covered = true
            points[index] = point(points[index], taking: best.chosen, decision)
        }
        // A preference for what may come is none that has lapsed.
        if !covered, decision.period != nil { lapsed.append(LapsedDecision(decision, .noPoint)) }
    }
}
