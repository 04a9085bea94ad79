import Model
import Rendering
import Series

/// How sure it is that something is wrong; named on the command line.
public enum FindingSeverity: String, Sendable, CaseIterable {
    case contradiction, tension, note

    var model: Finding.Severity {
        switch self {
        case .contradiction: .contradiction
        case .tension: .tension
        case .note: .note
        }
    }
}

/// How findings are written: for a person, for a program a line at a time, for a spreadsheet, for GitHub's runners.
public enum FindingFormat: String, Sendable, CaseIterable { case text, jsonl, csv, github }

/// What `check` found.
public struct Findings: Sendable {
    let list: [Finding]
    /// How many more decisions in force have settled.
    let settled: Int
    let descriptions: [SeriesDescription]
    let names: DisplayNames
    let isColored: Bool
    /// What the series show where figures disagree, if it was asked for.
    var points = FindingPoints()
    /// The series that were asked for, if not all were.
    var series: [String] = []
    /// Whether nothing has been read at all.
    var isOfEmptyStore = false
    /// Where the pages lie, so that the lines of their sentences can be told.
    var workspace: Workspace?

    /// - Parameter withNotes: whether a person sees all notes; programs always get them. What a page has corrected is shown
    ///   without asking: whoever quoted the old figure should know.
    public func rendered(as format: FindingFormat, withNotes: Bool, width: Int = 80) -> String {
        switch format {
        case .github:
            let lines = workspace.map(SentenceLines.init)
            return FindingAnnotations.render(list) { lines?.line(of: $0) }
        case .jsonl: return JSONLines.findings(list)
        case .csv: return Table.findings(list).csv()
        case .text:
            if isOfEmptyStore { return "Nothing has been read yet: tidemark update PATH reads pages.\n" }
            let shown = withNotes ? list : list.filter { $0.severity != .note || $0.rule == CheckRule.correction.id }
            let text = FindingText.render(
                shown, descriptions: descriptions, names: names, options: TextOptions(width: width, colour: isColored),
                decisions: true, points: points)
            let hidden = list.count - shown.count
            return text + (hidden == 0 ? "" : "\(Count.of(hidden, "note")) not shown: tidemark check --all\n")
                + (settled == 0 ? "" : "\(Count.of(settled, "finding")) settled: tidemark decisions\n")
                + "Figures that look different and are let pass: tidemark check --explain-silence\(place)\n"
        }
    }

    /// A series of which alone it can be explained what is let pass.
    private var place: String { series.count == 1 ? " " + SilenceText.word(series[0]) : "" }

    /// Whether there is a finding of this severity or a graver one.
    public func has(_ severity: FindingSeverity) -> Bool { list.contains { $0.severity >= severity.model } }
}
