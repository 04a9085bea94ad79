import Model

/// Which charts a series gets.
enum ChartPlan {
    enum Job {
        case bars(ChartPanel, title: String)
        /// `footnotes`: whether contested points are listed under it; not where another chart of the same points follows.
        case time(ChartPanel, title: String, height: Int?, footnotes: Bool = true)
        case sparklines([ChartPanel])
    }

    static func jobs(_ model: ChartModel, _ options: ChartOptions, _ names: DisplayNames) -> [Job] {
        switch options.kind {
        case .sparklines: return [.sparklines(model.panels)]
        case .bars: return model.panels.map { .bars($0, title: title(model, $0)) }
        case .time: return timeJobs(model, model.panels, options, names, all: true)
        case .auto:
            var jobs: [Job] = []
            for panel in model.panels {
                let subjects = Set(panel.lines.map(\.key.subject)).count
                let moves = panel.lines.contains { Set($0.marks.map(\.period)).count > 1 }
                if subjects > 1 || !moves { jobs.append(.bars(panel, title: title(model, panel))) }
                if moves { jobs += timeJobs(model, [panel], options, names, all: false) }
            }
            return jobs
        }
    }

    /// A chart for each panel, or for each subject of it where there are more lines than can be told apart.
    private static func timeJobs(
        _ model: ChartModel, _ panels: [ChartPanel], _ options: ChartOptions, _ names: DisplayNames, all: Bool
    ) -> [Job] {
        var jobs: [Job] = []
        for panel in panels {
            let lines = all ? panel.lines : panel.lines.filter { Set($0.marks.map(\.period)).count > 1 }
            var subjects: [String] = []
            for line in lines where !subjects.contains(line.key.subject) { subjects.append(line.key.subject) }
            if panel.kind == .flow {
                for line in lines.prefix(options.limit) {
                    let only = panel.with([line], model.description, names)
                    jobs.append(.time(only, title: title(model, only, names.subject(line.key.subject)), height: nil))
                }
                continue
            }
            let isClear = lines.count <= 2 || (lines.count <= 4 && lines.reduce(0) { $0 + $1.marks.count } <= 16)
            if isClear || subjects.count == 1 {
                let only = panel.with(lines, model.description, names)
                let title = title(model, only, subjects.count == 1 ? names.subject(subjects[0]) : nil)
                let zoom = only.zoomed
                jobs.append(.time(only, title: title, height: nil, footnotes: zoom == nil))
                if let zoom { jobs.append(.time(zoom, title: title + " · what was reported, closer", height: nil)) }
                continue
            }
            for subject in subjects.prefix(options.limit) {
                let only = panel.with(lines.filter { $0.key.subject == subject }, model.description, names)
                jobs.append(.time(only, title: title(model, only, names.subject(subject)), height: subjects.count > 2 ? 7 : nil))
            }
        }
        return jobs
    }

    /// "Approval rating · Lee Jae Myung · approve".
    private static func title(_ model: ChartModel, _ panel: ChartPanel, _ subject: String? = nil) -> String {
        [Escaping.terminal(model.description.title), subject.map(Escaping.terminal) ?? "", panel.title].filter { !$0.isEmpty }.joined(
            separator: " · ")
    }
}
