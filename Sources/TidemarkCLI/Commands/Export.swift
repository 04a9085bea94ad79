import ArgumentParser
import Tidemark

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write all that is stored as text, every vintage with its seal.",
        discussion: """
            JSON Lines: to read without this program, or to take into an empty workspace with tidemark import.

              tidemark export all.jsonl
            """)

    @Argument(help: "A file that is not there yet.", completion: .file())
    var file: String
    @OptionGroup var shared: SharedOptions

    func run() throws { try keep(shared) { keeper in try keeper.export(to: file) } }
}
