public import Model

/// Counts time from a day of each subject's own, so that what lies years apart can be laid side by side: presidents by their days in
/// office.
public struct Alignment: Sendable {
    /// What the axis counts: "days in office".
    public var unit: String
    private let origin: @Sendable (String, CalendarDate) -> CalendarDate?

    /// - Parameter origin: The day from which a subject's figure of a day is counted; `nil` where there is none.
    public init(unit: String, origin: @escaping @Sendable (_ subject: String, _ day: CalendarDate) -> CalendarDate?) {
        self.unit = unit
        self.origin = origin
    }

    /// The first day counts as day 1. A period that begins before it, as a month does in which a term began, is cut there.
    func days(_ subject: String, _ start: Int, _ end: Int) -> (origin: CalendarDate, start: Int, end: Int)? {
        guard let first = origin(subject, CalendarDate(dayNumber: end)) else { return nil }
        let last = end - first.dayNumber + 1
        return (first, min(last, max(1, start - first.dayNumber + 1)), last)
    }
}

extension ChartModel {
    /// The same figures by what an alignment counts; somebody with two terms has a line for each. A panel holds all subjects.
    func aligned(_ alignment: Alignment) -> ChartModel {
        var copy = self
        for at in copy.panels.indices {
            copy.panels[at].alignment = alignment.unit
            copy.panels[at].lines = panels[at].lines.flatMap { line -> [ChartLine] in
                var terms = OrderedGroups<CalendarDate, ChartMark>()
                for mark in line.marks {
                    guard let days = alignment.days(line.key.subject, mark.start, mark.end) else {
                        copy.undrawable += 1
                        continue
                    }
                    var moved = mark
                    (moved.start, moved.end) = (days.start, days.end)
                    moved.when = (days.start == days.end ? "day \(days.end)" : "days \(days.start)–\(days.end)") + ", \(mark.period)"
                    terms.append(moved, to: days.origin)
                }
                return terms.map { term in
                    var only = line
                    only.marks = term.elements
                    if terms.count > 1 { only.label += " from \(term.key.year)" }
                    return only
                }
            }
        }
        copy.panels.removeAll { $0.lines.isEmpty }
        return copy
    }
}
