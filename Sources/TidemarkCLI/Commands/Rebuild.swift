import ArgumentParser
import Tidemark

struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make the store anew from the scrapes and decisions, and hold it against the one that there is.",
        discussion: """
            Reads the scrape files again, under the paths of then: run it where update was run. The new store has one vintage; the \
            workspace keeps its own. The exit code is 1 where they differ.

              tidemark rebuild anew.sqlite
            """)

    @Argument(help: ArgumentHelp("The new store.", valueName: "file"), completion: .file())
    var file: String
    @Option(name: .shortAndLong, help: ArgumentHelp("How many pages to read side by side.", valueName: "n"))
    var jobs: Int?
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(shared)
        let outcome = try await Rebuilder(Workspace.find(shared.workspace), jobs: jobs, report: console.report).run(into: file)
        var output = Output()
        if !shared.quiet { try output.write(outcome.text) }
        try output.close()
        throw ExitCode(console.exitCode != 0 ? console.exitCode : outcome.isEqual ? 0 : 1)
    }
}
