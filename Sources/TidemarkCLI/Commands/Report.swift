import ArgumentParser
import Tidemark

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write every table, chart and finding into Series/ and Reports/.",
        discussion: """
            The same observations give the same bytes on every machine and day. What stands in the workspace's notice.txt \
            stands at the head of every report.

              tidemark report
              tidemark report --output ~/public
            """)

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder that gets Series/ and Reports/, instead of the workspace.", valueName: "dir"),
        completion: .directory)
    var output: String?
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, asOf) { queries, out in
            let written = try ReportWriter(queries).write(into: output)
            if !shared.quiet { try out.write(written.text) }
        }
    }
}
