internal import Model
internal import Vocabulary

/// Decisions on the points of one series.
struct PointDecisions {
    private(set) var points: [Point]
    private(set) var lapsed: [LapsedDecision] = []
    private let observations: [Observation]
    private let chooser: PointChooser
    /// What decisions alone say.
    private var made: [Point] = []
    /// Point by observation.
    private var places: [String: Int] = [:]

    init(points: [Point], observations: [Observation], chooser: PointChooser) {
        self.points = points
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
        // The guard of a figure is the value without decisions on figures.
        let before = points
        var taken: [Int: Decision] = [:]
        for decision in decisions {
            if let unit = decision.unitWithoutPoint, !before.contains(where: { Self.covers(decision, $0) }) {
                make(decision, unit)
                continue
            }
            guard let (index, figure) = place(decision, before) else { continue }
            if let expect = decision.expect, expect != before[index].chosen.figure.value.description {
                let value = before[index].chosen.figure.value.description
                lapsed.append(LapsedDecision(decision, .changed(to: value), observations: before[index].observations))
                continue
            }
            if let earlier = taken[index] {
                lapsed.append(LapsedDecision(earlier, .overruled(by: decision.id), observations: before[index].observations))
            }
            taken[index] = decision
            points[index] = Self.point(before[index], taking: figure, decision)
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
        made.append(Self.point(point, taking: one, decision))
    }

    /// Puts what was rejected beside the point that it would be behind.
    mutating func keep(rejected: [Point.Rejection]) {
        for rejection in rejected {
            let one = rejection.observation
            let index = points.firstIndex { point in
                point.key == one.key && point.chosen.figure.unit.code == one.figure.unit.code && point.period.start == one.period?.start
                    && point.period.end == one.period?.end
            }
            if let index { points[index].rejections.append(rejection) }
        }
    }

    // MARK: Figures

    /// The point that a decision gives a figure to, and the observation that carries it; `nil` for decisions of other kinds and for
    /// those that lapse.
    private mutating func place(_ decision: Decision, _ before: [Point]) -> (Int, Observation)? {
        switch decision.act {
        case .accept(let id), .revision(let id):
            guard let index = places[id], let one = before[index].observations.first(where: { $0.id == id }) else {
                lapsed.append(LapsedDecision(decision, observations.contains { $0.id == id } ? .noPoint : .noObservation))
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

    private static func point(_ point: Point, taking one: Observation, _ decision: Decision) -> Point {
        var point = point
        point.observations = [one] + point.observations.filter { $0.id != one.id }
        point.chosen = one
        point.decision = decision
        point.rule = "decision \(decision.id) of \(decision.author), \(decision.date): \(decision.act.name), because: \(decision.reason)"
        let values = [one.figure.value, one.figure.upper ?? one.figure.value]
        point.low = ([point.low] + values).min() ?? point.low
        point.high = ([point.high] + values).max() ?? point.high
        return point
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
            if let expect = decision.expect, decision.period != nil, expect != points[index].chosen.figure.value.description {
                let value = points[index].chosen.figure.value.description
                lapsed.append(LapsedDecision(decision, .changed(to: value), observations: points[index].observations))
                continue
            }
            points[index] = Self.point(points[index], taking: best.chosen, decision)
        }
        // A preference for what may come is none that has lapsed.
        if !covered, decision.period != nil { lapsed.append(LapsedDecision(decision, .noPoint)) }
    }
}
