import ArgumentParser
import Tidemark

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write every table, chart and finding into Series/ and Reports/.",
        discussion: """
            The same observations give the same bytes on every machine and day.

              tidemark report
              tidemark report --output ~/public
            """)

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder that gets Series/ and Reports/, instead of the workspace.", valueName: "dir"),
        completion: .directory)
    var output: String?
    @Option(help: ArgumentHelp("A sentence that every report shows at its head.", valueName: "text"))
    var notice: String?
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await query(shared, asOf) { queries, out in
            let written = try await ReportWriter(queries, notice: notice).write(into: output)
            if !shared.quiet { try out.write(written.text) }
        }
    }
}
