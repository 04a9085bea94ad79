public import Model

/// What renderings need to know of a series' definition.
public struct SeriesDescription: Hashable, Sendable, Identifiable {
    /// What kind of thing the figures of a series are; decides how they are drawn.
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// What is there at a date: drawn as steps.
        case stock
        /// What came in a stretch of time: drawn as bars as wide as that time, and added up.
        case flow
        /// What a survey found: drawn as dots.
        case poll
        /// A share or a rate: drawn as a line.
        case rate
        /// A sum of money or another quantity of a period: drawn as a line.
        case amount
    }

    /// `approval-rating`
    public var id: String
    /// For a heading: "Approval rating".
    public var title: String
    public var kind: Kind
    /// The unit of its figures; `nil` where each figure brings its own (money).
    public var unit: MeasureUnit?
    /// The dimensions besides the subject, in the order of the definition: also the order of CSV columns.
    public var dimensions: [String]
    /// A dimension whose values are kinds themselves ("flow", "stock"): it overrules `kind` point by point.
    public var kindDimension: String?
    /// Whether flows may be added up over time to what has come in all.
    public var accumulates: Bool
    /// How a point is chosen, for a person: "the newest voice".
    public var rule: String
    /// Lines that must stand under every rendering: "Figures are made up for the demonstration."
    public var notes: [String]

    public init(
        id: String, title: String, kind: Kind, unit: MeasureUnit? = nil, dimensions: [String] = [], kindDimension: String? = nil,
        accumulates: Bool? = nil, rule: String = "", notes: [String] = []
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.unit = unit
        self.dimensions = dimensions
        self.kindDimension = kindDimension
        self.accumulates = accumulates ?? (kindDimension != nil)
        self.rule = rule
        self.notes = notes
    }

    /// How the figures of a key are to be drawn.
    public func kind(of key: Key) -> Kind {
        kindDimension.flatMap { key.dimensions[$0] }.flatMap(Kind.init(rawValue:)) ?? kind
    }
}

/// A series as it stands in one vintage: what all renderings take.
public struct SeriesData: Sendable {
    public var description: SeriesDescription
    /// In any order.
    public var points: [Point]
    /// The findings of this series, in the order of `check`.
    public var findings: [Finding]

    public init(_ description: SeriesDescription, points: [Point], findings: [Finding] = []) {
        self.description = description
        self.points = points
        self.findings = findings
    }

    /// The points in the order of every table: subject, dimensions in the definition's order, period, unit, status.
    public var sortedPoints: [Point] { PointOrder.sorted(points, description.dimensions) }

    /// Only the points of some subjects; all where none is named.
    func only(_ subjects: [String]) -> SeriesData {
        subjects.isEmpty ? self : SeriesData(description, points: points.filter { subjects.contains($0.key.subject) }, findings: findings)
    }
}

/// Names for people, of subjects and of dimension values.
public struct DisplayNames: Sendable {
    /// What an id stands for.
    public enum Kind: Hashable, Sendable {
        case subject
        /// A value of the dimension of that name.
        case dimension(String)
    }

    private let find: @Sendable (Kind, String) -> String?

    /// `lookup` gives the name of an id, or `nil` where it knows none.
    public init(_ lookup: @escaping @Sendable (Kind, String) -> String? = { _, _ in nil }) { find = lookup }

    public func subject(_ id: String) -> String { find(.subject, id) ?? Self.readable(id) }
    public func value(_ id: String, of dimension: String) -> String { find(.dimension(dimension), id) ?? Self.readable(id) }

    /// "gallup-korea" as "Gallup Korea"; codes such as `PRK` and names that hold capitals stay as they are.
    static func readable(_ id: String) -> String {
        guard !id.isEmpty, !id.unicodeScalars.contains(where: { $0.properties.isUppercase }) else { return id }
        return id.split(separator: "-", omittingEmptySubsequences: true)
            .map { word in word.prefix(1).uppercased() + word.dropFirst() }.joined(separator: " ")
    }
}

extension Status {
    /// The place in a table: what is, before what is thought, before what is meant to be.
    var order: Int { Status.allCases.firstIndex(of: self) ?? 0 }

    /// Whether it tells of what was or is, and not of what shall be.
    var isReported: Bool { self == .actual || self == .estimate }

    /// The word beside a mark.
    var word: String {
        switch self {
        case .actual: "reported"
        case .estimate: "estimate"
        case .forecast: "forecast"
        case .plan: "planned"
        case .target: "target"
        }
    }
}

/// The order of points in tables, and three-way comparison in steps: `nil` is "equal, ask the next".
enum PointOrder {
    static func compare<T: Comparable>(_ a: T, _ b: T) -> Bool? { a == b ? nil : a < b }

    static func compare(_ a: Key, _ b: Key, _ dimensions: [String]) -> Bool? {
        if a == b { return nil }
        if a.series != b.series { return a.series < b.series }
        if a.subject != b.subject { return a.subject < b.subject }
        for name in dimensions {
            let (x, y) = (a.dimensions[name] ?? "", b.dimensions[name] ?? "")
            if x != y { return x < y }
        }
        return a.dimensions == b.dimensions ? nil : compare(a.dimensionsText, b.dimensionsText)
    }

    /// Keys are few and points are many: the keys are put in order by their names, the points of each by their days.
    static func sorted(_ points: [Point], _ dimensions: [String]) -> [Point] {
        var places: [Key: [Place]] = [:]
        for (index, point) in points.enumerated() {
            places[point.key, default: []].append(
                Place(start: point.period.start?.dayNumber ?? .min, end: point.period.end?.dayNumber ?? .max, index: index))
        }
        var out: [Point] = []
        out.reserveCapacity(points.count)
        for key in places.keys.sorted(by: { compare($0, $1, dimensions) ?? false }) {
            let mine = (places[key] ?? []).sorted { a, b in
                if a.start != b.start { return a.start < b.start }
                if a.end != b.end { return a.end < b.end }
                let (x, y) = (points[a.index], points[b.index])
                return compare(x.period, y.period) ?? compare(x.chosen.figure.unit.code, y.chosen.figure.unit.code)
                    ?? compare(x.chosen.status.order, y.chosen.status.order) ?? (x.chosen.id < y.chosen.id)
            }
            for place in mine { out.append(points[place.index]) }
        }
        return out
    }

    private struct Place {
        var start: Int
        var end: Int
        var index: Int
    }
}
