import ArgumentParser
import Tidemark

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show every step of reading a page: articles, mentions, statements, observations.",
        discussion: """
            Each value stands with its byte range. Statements that enter no series are listed with the reason.

              tidemark explain page.txt --published 2025-06-27
            """)

    @OptionGroup var input: InputOptions
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(shared)
        var output = Output()
        try await Explanation(workspace: shared.workspace, report: console.report).run(input.intake()) { try output.write($0) }
        try output.close()
        throw ExitCode(console.exitCode)
    }
}
