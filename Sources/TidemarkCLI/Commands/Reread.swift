import ArgumentParser
import Tidemark

struct Reread: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reread",
        abstract: "Read all stored articles again, after a definition or the program has changed.",
        discussion: """
            What differs makes a new vintage; older ones stay as they are.

              tidemark reread
              tidemark diff
            """)

    @Option(name: .shortAndLong, help: ArgumentHelp("How many articles to read side by side.", valueName: "n"))
    var jobs: Int?
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(shared)
        let done = try await Rereader(Workspace.find(shared.workspace), jobs: jobs, report: console.report).run()
        var output = Output()
        if !shared.quiet { try output.write(done) }
        try output.close()
        throw ExitCode(console.exitCode)
    }
}
