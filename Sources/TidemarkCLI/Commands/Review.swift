import ArgumentParser
import Tidemark

struct Review: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List statements that were left out because something is not said.",
        discussion: """
            A figure whose subject or period the text does not determine enters no series: it waits here with what is missing.

              tidemark review
            """)

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(shared)
        let rereader = try Rereader(Workspace.find(shared.workspace), report: console.report)
        var output = Output()
        try await rereader.review { try output.write($0) }
        try output.close()
        throw ExitCode(console.exitCode)
    }
}
