import Model
import Rendering
import Series

/// Where a decision applies: the observations, subjects and points that a person means.
extension Decider {
    /// The value without decisions on figures, against which one is set.
    static func value(_ point: Point, _ state: SeriesState) -> String {
        let ruled = point.decision.flatMap { state.ruled[$0.id] } ?? point.chosen
        return (point.decision?.unitWithoutPoint == nil ? nil : point.decision?.expect) ?? ruled.figure.value.description
    }

    /// The open findings about figures that a value for a point settles, by their ids.
    static func findings(on point: Point, _ state: SeriesState) -> [String] {
        let concerned = Set(point.observations.map(\.id))
        return state.findings.filter { one in one.doubted == nil && one.observations.contains { concerned.contains($0.id) } }.map(\.id)
    }

    /// What a point takes one figure against: those of its others that cannot be right with it, and those that stand against it in a
    /// finding that is settled with it.
    static func figures(_ one: Observation, at point: Point, settling findings: [Finding]) -> String {
        let named = Set(findings.flatMap(\.values))
        var against: Set<ExactDecimal> = []
        for other in point.observations where other.figure.value != one.figure.value && !other.id.hasPrefix("decision ") {
            if named.contains(other.figure.value) || other.figure.robust.isDisjoint(from: one.figure.robust) {
                against.insert(other.figure.value)
            }
        }
        return Decision.Figures(taken: [one.figure.value], against: against.sorted()).text
    }

    static func observation(_ id: String, _ state: SeriesState) throws(Problem) -> Observation {
        let matching = state.observations.filter { $0.id.hasPrefix(id) && !id.isEmpty }
        if let exact = matching.first(where: { $0.id == id }) { return exact }
        guard let one = matching.first, matching.count == 1 else {
            throw Problem(
                .usage, matching.isEmpty ? "there is no observation \(id)" : "\(id) begins more than one observation",
                remedy: "tidemark why and tidemark observations name them")
        }
        return one
    }

    static func point(of id: String, _ state: SeriesState) throws(Problem) -> (Observation, Point) {
        let one = try observation(id, state)
        let point = state.points[one.key.series]?.first { $0.observations.contains { $0.id == one.id } }
        guard let point else {
            throw Problem(.usage, "the observation \(id) is behind no point", remedy: "it has no period, or its own article denies it")
        }
        return (one, point)
    }

    static func observations(of series: String, _ state: SeriesState) throws(Problem) -> [Observation] {
        guard state.points[series] != nil else {
            let names = Array(state.points.keys).sorted()
            throw Problem(
                .usage, "there is no series \(series)", remedy: Suggestion.remedy(for: series, in: names, listing: "tidemark series list"))
        }
        return state.observations.filter { $0.key.series == series }
    }

    /// The points that are meant; none where the subject has no figures.
    func points(
        _ series: String, subject: String, dimensions: [String: String], period: String, _ state: SeriesState
    ) throws(Problem) -> [Point] {
        let known = try known(series, state)
        guard let id = try? Queries.subject(subject, in: known, of: series, names: state.names) else { return [] }
        let window = try Queries.window(period)
        return (state.points[series] ?? []).filter { point in
            point.key.subject == id && point.period.start == window?.start && point.period.end == window?.end
                && dimensions.allSatisfy { point.key.dimensions[$0.key] == $0.value }
        }
    }

    /// The subjects that have figures, or points that a person made.
    private func known(_ series: String, _ state: SeriesState) throws(Problem) -> [String] {
        try Self.observations(of: series, state).map(\.key.subject) + (state.points[series] ?? []).map(\.key.subject)
    }

    static func subject(_ given: String, of series: String, _ state: SeriesState) throws(Problem) -> String {
        try Queries.subject(given, in: observations(of: series, state).map(\.key.subject), of: series, names: state.names)
    }

    /// The one point that is meant.
    func place(
        _ series: String, subject: String, dimensions: [String: String], period: String, _ state: SeriesState
    ) throws(Problem) -> Point {
        let points = try points(series, subject: subject, dimensions: dimensions, period: period, state)
        // Of a subject that is not there, the nearest is named.
        if points.isEmpty { _ = try Queries.subject(subject, in: known(series, state), of: series, names: state.names) }
        guard let point = points.first, points.count == 1 else {
            let keys = points.map { [$0.key.dimensionsText, $0.chosen.figure.unit.code].joined(separator: " ") }
            throw Problem(
                .usage, points.isEmpty ? "\(series) has no point of \(subject) for \(period)" : "\(points.count) points are meant",
                remedy: points.isEmpty ? "tidemark csv \(series) lists them" : "say which with --dimension: " + keys.joined(separator: "; ")
            )
        }
        return point
    }
}
