public import Model

/// What the series show where figures disagree: a person who reads that two figures cannot both be right wants to know which one stands
/// in the table.
public struct FindingPoints: Sendable {
    /// By the observations behind them.
    private var points: [String: Point] = [:]

    /// - Parameter points: of the series that findings are about, or of as much of them as findings touch.
    public init(_ points: [Point] = []) {
        for point in points {
            for one in point.observations { self.points[one.id] = point }
        }
    }

    /// "shows 8,000 people (latest voice)"; with their times, and what else tells them apart, where the figures are of several points.
    func line(_ f: Finding, _ names: DisplayNames) -> String? {
        var shown: [Point] = []
        for one in f.observations where f.values.contains(one.figure.value) {
            guard let point = points[one.id] else { continue }
            if !shown.contains(where: { $0.chosen.id == point.chosen.id }) { shown.append(point) }
        }
        guard let first = shown.first else { return nil }
        if shown.count == 1 {
            let choice = first.decision.map { "decided by \($0.author)" } ?? first.rule
            return "shows \(FigureText.withUnit(first.chosen.figure))" + (choice.isEmpty ? "" : " (\(choice))")
        }
        let parts = shown.prefix(Self.most).map { point in
            let differing = point.key.dimensions.filter { entry in shown.contains { $0.key.dimensions[entry.key] != entry.value } }
            var words = [FigureText.withUnit(point.chosen.figure)]
            if shown.contains(where: { $0.key.subject != first.key.subject }) { words.append("of \(names.subject(point.key.subject))") }
            words += differing.sorted { $0.key < $1.key }.map { names.value($0.value, of: $0.key) }
            if shown.contains(where: { $0.period != first.period }) { words.append("for \(point.period)") }
            return words.joined(separator: " ")
        }
        return "shows " + parts.joined(separator: ", ") + (shown.count > Self.most ? " …" : "")
    }

    private static let most = 4
}
