import ArgumentParser
import Tidemark

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what disagrees.",
        discussion: """
            A contradiction cannot all be right; a tension may be, but look; a note has a right to differ. Each comes with \
            both sentences, the arithmetic, and the likely cause where the program can tell. tidemark resolve settles it. \
            Tables and charts call a figure contested while a contradiction about it is open, not for a tension or a note.

              tidemark check
              tidemark check approval-rating --all
              tidemark check --fail-on contradiction --format jsonl
              tidemark check --since 11 --format github
              tidemark check --explain-silence troop-deployment PRK 2024-10
            """)

    @Argument(help: ArgumentHelp("Only these series.", valueName: "series"), completion: .seriesNames)
    var series: [String] = []
    @Flag(help: "Notes too.")
    var all = false
    @Option(
        help: ArgumentHelp(
            "Exit with 1 where there is such a finding or a graver one: contradiction, tension or note.", valueName: "severity"))
    var failOn: FindingSeverity?
    @Flag(help: "Describe the checks: what each proves, when it speaks, and where it comes from.")
    var rules = false
    @Flag(help: "Say why figures that look different are let pass: of a series and subject, if need be for a period; else say where.")
    var explainSilence = false
    @Option(help: ArgumentHelp("Only what was not open at this vintage, or at the end of this day.", valueName: "vintage"))
    var since: String?
    @Option(help: ArgumentHelp("text, jsonl, csv, or github for annotations of a change.", valueName: "form"))
    var format: FindingFormat = .text
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard explainSilence else { return }
        if series.count > 3 {
            throw ValidationError("--explain-silence takes a series, a subject and a period: approval-rating lee-jae-myung 2025-07")
        }
        if format != .text { throw ValidationError("--explain-silence answers in text only: leave out --format") }
        if since != nil || failOn != nil {
            throw ValidationError("--explain-silence tells what is no finding: leave out --\(since != nil ? "since" : "fail-on")")
        }
    }

    func run() throws {
        if rules {
            var output = Output()
            try output.write(Queries.rules())
            try output.close()
            return
        }
        if explainSilence {
            try query(shared, asOf) { queries, output in
                try output.write(
                    queries.silences(
                        series.first, subject: series.dropFirst().first, period: series.dropFirst(2).first, width: min(Terminal.width, 120))
                )
            }
            return
        }
        try query(shared, asOf) { queries, output in
            let findings = try queries.findings(series, since: since, withPoints: format == .text && !shared.quiet)
            if !shared.quiet { try output.write(findings.rendered(as: format, withNotes: all, width: min(Terminal.width, 120))) }
            if let failOn, findings.has(failOn) { output.exitCode = 1 }
        }
    }
}
