import ArgumentParser
import Tidemark

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what disagrees.",
        discussion: """
            A contradiction cannot all be right; a tension may be, but look; a note has a right to differ. Each comes with \
            both sentences, the arithmetic, and the likely cause where the program can tell.

              tidemark check
              tidemark check approval-rating --all
              tidemark check --fail-on contradiction --format jsonl
            """)

    @Argument(help: ArgumentHelp("Only these series.", valueName: "series"), completion: .seriesNames)
    var series: [String] = []
    @Flag(help: "Notes too.")
    var all = false
    @Option(
        help: ArgumentHelp(
            "Exit with 1 where there is such a finding or a graver one: contradiction, tension or note.", valueName: "severity"))
    var failOn: FindingSeverity?
    @OptionGroup var form: FormatOption
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, asOf) { queries, output in
            let findings = try queries.findings(series)
            try output.write(findings.rendered(as: form.format, withNotes: all, width: min(Terminal.width, 120)))
            if let failOn, findings.has(failOn) { output.exitCode = 1 }
        }
    }
}
