import Model

/// Which charts a series gets.
enum ChartPlan {
    enum Job {
        case bars(ChartPanel, title: String)
        /// `footnotes`: whether contested points are listed under it; not where another chart of the same points follows.
        case time(ChartPanel, title: String, height: Int?, footnotes: Bool = true)
        case sparklines([ChartPanel], title: String)
        case lanes(ChartPanel, title: String)

        /// Of a chart and its closer look one has.
        var hasFootnotes: Bool { if case .time(_, _, _, let footnotes) = self { footnotes } else { false } }

        var isTime: Bool { if case .time = self { true } else { false } }
    }

    /// - Parameter isCompact: Whether many small charts give way to one table of sparklines.
    static func jobs(_ model: ChartModel, _ options: ChartOptions, _ names: DisplayNames, isCompact: Bool) -> [Job] {
        if model.panels.contains(where: { $0.alignment != nil }) { return model.panels.map { aligned(model, $0, options) } }
        switch options.kind {
        case .sparklines: return model.panels.map { .sparklines([$0], title: title(model, $0)) }
        case .bars: return model.panels.map { .bars($0, title: title(model, $0)) }
        case .time: return byTime(model.panels).joined().flatMap { timeJobs(model, $0, options, names) }
        case .auto:
            var jobs: [Job] = []
            let moved = model.panels.map { panel in
                var only = panel
                only.lines.removeAll { !moves($0) }
                return only
            }
            for ((panel, only), panels) in zip(zip(model.panels, moved), byTime(moved)) {
                let subjects = Set(panel.lines.map(\.key.subject)).count
                if subjects > 1 || only.lines.isEmpty { jobs.append(.bars(panel, title: title(model, panel))) }
                let charts = panels.flatMap { timeJobs(model, $0, options, names) }
                if isCompact, subjects > 1, panels.count == 1, charts.count(where: \.hasFootnotes) > few {
                    jobs.append(.sparklines([only], title: title(model, panel) + " · what moved"))
                } else {
                    jobs += charts
                }
                // Where the subject is one, what never moved has no place in the charts above.
                if subjects == 1, !only.lines.isEmpty, only.lines.count < panel.lines.count {
                    var rest = panel
                    rest.lines.removeAll(where: moves)
                    jobs.append(.bars(rest, title: title(model, panel) + " · one figure each"))
                }
            }
            return jobs
        }
    }

    /// Charts of time that a person looks through before wanting a summary.
    private static let few = 4

    /// All subjects on one axis: at heights of their own where they are few, else each in a lane, the highest beginning first.
    private static func aligned(_ model: ChartModel, _ panel: ChartPanel, _ options: ChartOptions) -> Job {
        let title = title(model, panel) + (panel.alignment.map { " · by \($0)" } ?? "")
        if panel.lines.count <= 2 { return .time(panel, title: title, height: nil) }
        var only = panel
        only.lines.sort { a, b in
            let (x, y) = (a.marks.first?.value ?? 0, b.marks.first?.value ?? 0)
            return x != y ? x > y : (a.label, a.key) < (b.label, b.key)
        }
        only.lines = Array(only.lines.prefix(options.limit))
        return .lanes(
            only, title: title + (only.lines.count < panel.lines.count ? " · \(only.lines.count) of \(panel.lines.count) drawn" : ""))
    }

    /// For each panel what is drawn by time in its place. What several panels say of one subject in one unit, such as approval and
    /// disapproval, shares a pair of axes where lines and subjects are few.
    private static func byTime(_ panels: [ChartPanel]) -> [[ChartPanel]] {
        var places = panels.map { [$0] }
        for first in panels.indices where panels[first].kind == .poll || panels[first].kind == .rate {
            let group = panels.indices.filter { panels[$0].kind == panels[first].kind && panels[$0].unit == panels[first].unit }
            guard group.first == first, group.count > 1 else { continue }
            let bySubject = Dictionary(grouping: group.flatMap { panels[$0].lines }, by: \.key.subject)
            let subjects = bySubject.filter { subject, lines in
                lines.count <= together && group.count { panels[$0].lines.contains { $0.key.subject == subject } } > 1
            }.keys.sorted()
            guard !subjects.isEmpty, bySubject.count <= few else { continue }
            for at in group { places[at][0].lines.removeAll { subjects.contains($0.key.subject) } }
            let joint = subjects.map { subject in
                var panel = panels[first]
                (panel.title, panel.splitTitle, panel.split) = ("", "", [])
                panel.lines = bySubject[subject] ?? []
                return panel
            }
            places[first] = joint + places[first]
        }
        return places
    }

    /// Lines that can be told apart on one pair of axes: there are as many marks.
    private static let together = TimePlot.solid.count

    private static func moves(_ line: ChartLine) -> Bool { Set(line.marks.map(\.period)).count > 1 }

    /// A chart for what can be told apart on one pair of axes.
    private static func timeJobs(_ model: ChartModel, _ panel: ChartPanel, _ options: ChartOptions, _ names: DisplayNames) -> [Job] {
        var groups = self.groups(panel)
        let height = groups.count > 2 ? 7 : nil
        if groups.count > options.limit {
            // Those with most figures; the order stays.
            let sizes = groups.map { $0.reduce(0) { $0 + $1.marks.count } }
            let chosen = Set(groups.indices.sorted { sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1 }.prefix(options.limit))
            groups = groups.indices.filter(chosen.contains).map { groups[$0] }
        }
        return groups.flatMap { lines -> [Job] in
            let only = panel.with(lines, model.description, names)
            let subjects = Set(lines.map(\.key.subject))
            let title = title(model, only, subjects.count == 1 ? subjects.first.map(names.subject) : nil)
            guard let zoom = only.zoomed else { return [.time(only, title: title, height: height)] }
            return [
                .time(only, title: title, height: height, footnotes: false),
                .time(zoom, title: title + " · what was reported, closer", height: height),
            ]
        }
    }

    /// The lines that share a pair of axes: all of them where they are few, else those of one subject, as many as can be told
    /// apart. What is counted stands alone sooner: its figures differ by orders of magnitude.
    private static func groups(_ panel: ChartPanel) -> [[ChartLine]] {
        let lines = panel.lines
        let isCounted = panel.kind == .stock || panel.kind == .amount
        if panel.kind == .flow { return lines.map { [$0] } }
        let marks = lines.reduce(0) { $0 + $1.marks.count }
        if lines.count <= 2 || (!isCounted && lines.count <= 4 && marks <= 16) { return lines.isEmpty ? [] : [lines] }
        return OrderedGroups(lines, by: \.key.subject).map(\.elements).flatMap { mine -> [[ChartLine]] in
            if isCounted { return mine.count <= 2 ? [mine] : mine.map { [$0] } }
            let charts = (mine.count + together - 1) / together
            let size = (mine.count + charts - 1) / charts
            return stride(from: 0, to: mine.count, by: size).map { Array(mine[$0..<min(mine.count, $0 + size)]) }
        }
    }

    /// "Approval rating · Lee Jae Myung · approve".
    private static func title(_ model: ChartModel, _ panel: ChartPanel, _ subject: String? = nil) -> String {
        [Escaping.terminal(model.description.title), subject.map(Escaping.terminal) ?? "", panel.title].filter { !$0.isEmpty }.joined(
            separator: " · ")
    }
}
