import ArgumentParser
import Tidemark

struct Review: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "List statements that were left out because something is not said.",
        discussion: """
            A figure whose subject or period the text does not determine enters no series: it waits here with what is missing and what
            the answer would change, what would change most first, until it is accepted with what you know, or rejected; tidemark
            serve does both by keys.

              tidemark review
              tidemark review --published-by 2025-06-30
              tidemark review approval-rating
              tidemark review --format jsonl
              tidemark accept STATEMENT --subject KOR --period 2025 --because "The table above it says so."
              tidemark reject STATEMENT --because "A budget request, no spending."
            """)

    @Argument(help: ArgumentHelp("Only these series.", valueName: "series"), completion: .seriesNames)
    var series: [String] = []
    @OptionGroup var form: FormatOption
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(shared)
        let queue = try ReviewQueue(Workspace.find(shared.workspace), state: asOf.request, report: console.report)
        var output = Output()
        try await output.write(queue.list(series, form.format))
        try output.close()
        throw ExitCode(console.exitCode)
    }
}
