import ArgumentParser
import Tidemark

struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store to a new file, and compare the copy with it.",
        discussion: """
            The copy is a store: put it into a workspace as tidemark.sqlite to go on from it.

              tidemark backup ~/backups/2026-03-01.sqlite
            """)

    @Argument(help: "A file that is not there yet.", completion: .file())
    var file: String
    @OptionGroup var shared: SharedOptions

    func run() throws { try keep(shared) { keeper in try keeper.backUp(to: file) } }
}

/// Runs one piece of upkeep and says what it did.
func keep(_ shared: SharedOptions, _ work: (StoreKeeper) throws -> String) throws {
    let console = Console(shared)
    let done = try work(StoreKeeper(Workspace.find(shared.workspace), report: console.report))
    var output = Output()
    if !shared.quiet { try output.write(done) }
    try output.close()
    throw ExitCode(console.exitCode)
}
