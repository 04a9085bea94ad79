import ArgumentParser
import Tidemark

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take an export into a workspace without vintages.",
        discussion: """
            Every vintage is compared with its seal: all of it is taken in, or nothing.

              tidemark init again && cd again
              tidemark import ../all.jsonl
            """)

    @Argument(help: "What tidemark export wrote.", completion: .file())
    var file: String
    @OptionGroup var shared: SharedOptions

    func run() throws { try keep(shared) { keeper in try keeper.importText(from: file) } }
}
