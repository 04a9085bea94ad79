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

    /// - Parameter withNotes: whether a person sees all notes; programs always get them. What a page has corrected is shown
    ///   without asking: whoever quoted the old figure should know.
    public func rendered(as format: FindingFormat, withNotes: Bool, width: Int = 80) -> String {
        switch format {
        case .github: return FindingAnnotations.render(list)
        case .jsonl: return JSONLines.findings(list)
        case .csv: return Table.findings(list).csv()
        case .text:
            let shown = withNotes ? list : list.filter { $0.severity != .note || $0.rule == CheckRule.correction.id }
            let text = FindingText.render(
                shown, descriptions: descriptions, names: names, options: TextOptions(width: width, colour: isColored),
                decisions: true)
            let hidden = list.count - shown.count
            return text + (hidden == 0 ? "" : "\(Count.of(hidden, "note")) not shown: tidemark check --all\n")
                + (settled == 0 ? "" : "\(Count.of(settled, "finding")) settled: tidemark decisions\n")
        }
    }

    /// Whether there is a finding of this severity or a graver one.
    public func has(_ severity: FindingSeverity) -> Bool { list.contains { $0.severity >= severity.model } }
}
