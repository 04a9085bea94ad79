public import Model

/// Holds the points of two states of one series against each other.
public enum PointComparison {
    private struct Place: Hashable {
        var key: Key
        var unit: String
        var start: CalendarDate?
        var end: CalendarDate?

        init(_ point: Point) {
            key = point.key
            unit = point.chosen.figure.unit.code
            start = point.period.start
            end = point.period.end
        }
    }

    /// What changed, in the order of the later points, then what was withdrawn.
    public static func changes(from before: [Point], to after: [Point]) -> [PointChange] {
        var old = Dictionary(before.map { (Place($0), $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [PointChange] = []
        for point in after {
            guard let earlier = old.removeValue(forKey: Place(point)) else {
                changes.append(PointChange(kind: .added, before: nil, after: point))
                continue
            }
            guard let kind = kind(earlier, point) else { continue }
            let (a, b) = (earlier.chosen.figure.value, point.chosen.figure.value)
            changes.append(PointChange(kind: kind, before: earlier, after: point, difference: b.subtracting(a)))
        }
        return changes + before.filter { old[Place($0)] != nil }.map(PointChange.init(withdrawn:))
    }

    /// `nil` where the point says the same.
    private static func kind(_ before: Point, _ after: Point) -> PointChange.Kind? {
        let (a, b) = (before.chosen, after.chosen)
        if isSame(a.figure, b.figure), a.status == b.status {
            if before.decision?.id != after.decision?.id { return .decided }
            return before.isContested == after.isContested ? nil : after.isContested ? .contested : .settled
        }
        if before.decision?.id != after.decision?.id || before.rejections != after.rejections { return .decided }
        if let url = a.article.url, url == b.article.url, a.article.identity != b.article.identity {
            return b.article.isCorrected ? .corrected : .changedSilently
        }
        return a.article.identity == b.article.identity ? .reread : .revised
    }

    /// Printed alike: "2.50" is another statement than "2.5".
    private static func isSame(_ a: Figure, _ b: Figure) -> Bool {
        a.value.description == b.value.description && a.upper?.description == b.upper?.description && a.qualifier == b.qualifier
    }
}
