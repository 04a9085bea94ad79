public import Model

/// Everything that a report shows: the series as they stand in one vintage, with what stands behind them.
public struct Report: Sendable {
    public var title: String
    /// Lines that must stand at the head of every page: "All figures are made up for the demonstration."
    public var notes: [String]
    /// In the order of the pages.
    public var series: [SeriesData]
    /// The oldest first.
    public var vintages: [Vintage]
    public var names: DisplayNames
    /// The command that makes the report, for its last line.
    public var command: String
    /// Whether the program has the commands that settle a finding, so that they may be named.
    public var decisions: Bool
    /// The series in some of the vintages up to the one shown, the oldest first and the one shown last; empty where a page need not go
    /// back.
    public var history: [PastState]
    /// What people decided, and holds.
    public var decided: [Decision]
    /// Whether the page is served by the program, which takes decisions and other vintages from it.
    public var live: LivePage?

    public init(
        title: String, notes: [String] = [], series: [SeriesData], vintages: [Vintage] = [], names: DisplayNames = DisplayNames(),
        command: String = "tidemark report", decisions: Bool = false, history: [PastState] = [], decided: [Decision] = [],
        live: LivePage? = nil
    ) {
        self.title = title
        self.notes = notes
        self.series = series
        self.vintages = vintages
        self.names = names
        self.command = command
        self.decisions = decisions
        self.history = history
        self.decided = decided
        self.live = live
    }

    /// All findings, those of the first series first, the gravest first within each.
    var findings: [Finding] {
        series.flatMap { data in
            data.findings.enumerated().sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }.map(\.element)
        }
    }

    var descriptions: [String: SeriesDescription] {
        Dictionary(series.map { ($0.description.id, $0.description) }, uniquingKeysWith: { a, _ in a })
    }
}

/// What sets a served page apart from one that is kept.
public struct LivePage: Sendable, Hashable {
    /// The newest vintage of the store; decisions are taken only where it is the one shown.
    public var newest: Int

    public init(newest: Int) { self.newest = newest }
}

/// A file of a report. Its text is made when it is asked for, so that of a long report one file at a time is in memory.
public struct ReportFile: Sendable {
    /// Relative to the report's folder, with `/` between its parts.
    public let path: String
    private let make: @Sendable () -> String

    init(path: String, make: @escaping @Sendable () -> String) {
        self.path = path
        self.make = make
    }

    public var text: String { make() }
}

/// Makes a report: one page that needs nothing else, and the same figures as text and CSV beside it.
public enum ReportRenderer {
    /// The files, in the order of their paths: `contradictions.csv`, `contradictions.md`, `index.html`, `<series>.txt`, and `<series>-<n>.svg`
    /// for each of its pictures; for a series of more than 500 points pages `<series>-points-<n>.html`, and `<series>.csv` where it is too long to stand in the page.
    /// Where there are many points in all, each series has its part on a page `<series>.html` of its own.
    ///
    /// The same report gives the same bytes on every machine and day.
    public static func files(_ report: Report) -> [ReportFile] {
        let models = report.series.map { ChartModel($0, subjects: [], names: report.names) }
        let findings = report.findings
        let page = HTMLPage(report, models, findings)
        let text = page.text
        var files =
            page.annexes + [
                ReportFile(path: "index.html") { text }, ReportFile(path: "contradictions.md") { markdown(report, findings) },
                ReportFile(path: "contradictions.csv") { Table.findings(findings).csv() },
            ]
        let names = report.names
        for (data, model) in zip(report.series, models) where !data.points.isEmpty {
            var described = data
            described.description.notes += report.notes.filter { !data.description.notes.contains($0) }
            let whole = described
            files.append(
                ReportFile(path: HTMLShell.safeName(data.description.id) + ".txt") {
                    TextChart.render(model, whole, names: names) + "\n" + ChartWords.describe(model, whole)
                })
            files += SVGFile.files(model, whole, names: names)
        }
        return files.sorted { $0.path < $1.path }
    }

    /// What the files of a series begin with.
    public static func name(of series: String) -> String { HTMLShell.safeName(series) }

    /// For between two grave accents.
    private static func code(_ text: String) -> String { Escaping.terminal(text).filter { $0 != "`" } }

    /// The findings as a page of Markdown: what disagrees, both sentences, the arithmetic, the likely cause.
    private static func markdown(_ report: Report, _ findings: [Finding]) -> String {
        var out = "# What disagrees\n\n"
        for note in report.notes { out += "> " + Escaping.markdown(note) + "\n\n" }
        out += Escaping.markdown(FindingText.summary(findings)) + "\n"
        let descriptions = report.descriptions
        for finding in findings.prefix(markdownLimit) {
            let place = FindingParts.place(finding, description: descriptions[finding.key.series], report.names)
            out += "\n## \(finding.severity.rawValue.prefix(1).uppercased() + finding.severity.rawValue.dropFirst()): "
            out += Escaping.markdown(place) + "\n\n" + Escaping.markdown(finding.explanation) + "\n"
            for side in FindingParts.sides(finding) {
                out += "\n**" + Escaping.markdown(side.heading) + "**\n\n"
                for quote in side.quotes {
                    out += "> " + Escaping.markdown(quote.before)
                    if !quote.figure.isEmpty { out += "**" + Escaping.markdown(quote.figure) + "**" }
                    out += Escaping.markdown(quote.after) + "\n>\n> — " + Escaping.markdown(quote.source) + "\n\n"
                }
            }
            if !finding.arithmetic.isEmpty { out += "- Why: " + Escaping.markdown(finding.arithmetic) + "\n" }
            if let cause = finding.likelyCause { out += "- Likely: " + Escaping.markdown(FindingParts.cause(cause)) + "\n" }
            for step in FindingSteps(finding, decisions: report.decisions).commands { out += "- Next: `" + code(step) + "`\n" }
            out += "- Finding `" + code(finding.id) + "`, rule `" + code(finding.rule) + "`\n"
        }
        if findings.count > markdownLimit { out += "\nand \(findings.count - markdownLimit) more in contradictions.csv\n" }
        return out
    }

    /// Findings that a person might read through.
    private static let markdownLimit = 2_000
}

extension Table {
    /// Findings, one a row, in the order given.
    public static func findings(_ findings: [Finding]) -> Table {
        var table = Table(columns: [
            "finding", "severity", "rule", "series", "subject", "dimensions", "period", "period_start", "period_end", "values",
            "likely_cause",
            "explanation", "arithmetic", "observations", "unit", "publishers", "settle",
        ])
        table.key = ["finding"]
        for f in findings {
            let sides = FindingParts.sides(f)
            let units = Set(sides.map(\.lead.figure.unit.code)).count == 1 ? Array(sides.prefix(1)) : sides
            table.rows.append(
                [
                    .text(f.id), .plain(f.severity.rawValue), .text(f.rule), .text(f.key.series), .text(f.key.subject),
                    .text(f.key.dimensionsText),
                ] + cells(f.period) + [
                    .text(f.values.map(\.description).joined(separator: " | ")), .text(f.likelyCause), .text(f.explanation),
                    .text(f.arithmetic),
                    .text(f.observations.map(\.id).joined(separator: " ")),
                    .text(units.map(\.lead.figure.unit.code).joined(separator: " | ")),
                    .text(sides.map { $0.publishers.joined(separator: ", ") }.joined(separator: " | ")),
                    .text(FindingSteps(f, decisions: true).choices.map { "\($0.condition): \($0.command)" }.joined(separator: " | ")),
                ])
        }
        return table
    }
}
