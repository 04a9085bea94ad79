import Model

/// A series as it stood after one vintage.
public struct PastState: Sendable {
    public var vintage: Int
    public var series: [SeriesData]

    public init(vintage: Int, series: [SeriesData]) {
        self.vintage = vintage
        self.series = series
    }
}

/// What each point of a report was in earlier vintages, so that a page can go back to any of them.
struct PointHistory {
    private struct Place: Hashable {
        var key: Key
        var period: Period
        var unit: String
        var isReported: Bool

        init(_ point: Point) {
            key = point.key
            period = point.period
            unit = point.chosen.figure.unit.code
            isReported = point.chosen.status.isReported
        }
    }

    /// From which vintage on a point said what; an empty text where there was none.
    struct Step: Hashable {
        var vintage: Int
        var text: String
    }

    let vintages: [Int]
    private var steps: [Place: [Step]] = [:]
    private var gone: [String: [Point]] = [:]

    /// - Parameter states: The oldest first, the one that the report shows last.
    init(_ states: [PastState]) {
        vintages = states.map(\.vintage)
        guard states.count > 1 else { return }
        var last: [Place: Point] = [:]
        for (index, state) in states.enumerated() {
            var seen: Set<Place> = []
            for data in state.series {
                for point in data.points {
                    let place = Place(point)
                    seen.insert(place)
                    last[place] = point
                    if steps[place] == nil, index > 0 { steps[place] = [Step(vintage: states[0].vintage, text: "")] }
                    add(Step(vintage: state.vintage, text: Self.text(point)), to: place)
                }
            }
            for place in steps.keys where !seen.contains(place) { add(Step(vintage: state.vintage, text: ""), to: place) }
        }
        for (place, steps) in steps where steps.last?.text.isEmpty ?? true {
            if let point = last[place] { gone[place.key.series, default: []].append(point) }
        }
    }

    private mutating func add(_ step: Step, to place: Place) {
        if steps[place]?.last?.text != step.text { steps[place, default: []].append(step) }
    }

    /// The figure as a table has it.
    static func text(_ point: Point) -> String { FigureText.withUnit(point.chosen.figure) + (point.isContested ? "‡" : "") }

    /// What it was; empty where it has always been what it is.
    func steps(_ point: Point) -> [Step] {
        let known = steps[Place(point)] ?? []
        return known.count > 1 ? known : []
    }

    /// The points of a series that earlier vintages had and this one has not, in the order of tables.
    func gone(_ data: SeriesData) -> [Point] { PointOrder.sorted(gone[data.description.id] ?? [], data.description.dimensions) }

    /// For an attribute that the page's script reads: "1=64%|3=63%".
    static func attribute(_ steps: [Step]) -> String {
        steps.map { "\($0.vintage)=" + String($0.text.map { $0 == "|" ? "/" : $0 }) }.joined(separator: "|")
    }
}
