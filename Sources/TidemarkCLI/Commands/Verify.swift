import ArgumentParser
import Tidemark

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that every byte of the store is as it was written.",
        discussion: """
              tidemark verify
            """)

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = Console(shared)
        var output = Output()
        let found = try Verifier.run(Workspace.find(shared.workspace), report: console.report)
        if !shared.quiet { try output.write(found) }
        try output.close()
        throw ExitCode(console.exitCode)
    }
}
