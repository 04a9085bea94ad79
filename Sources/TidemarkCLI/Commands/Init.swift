import ArgumentParser
import Tidemark

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a folder a workspace: Series/, Reports/, tidemark.sqlite.",
        discussion: """
            What is there already is kept. The built-in series need no files; put a definition of your own, or a changed \
            copy of a built-in one, into Series/.

              tidemark init                 this folder
              tidemark init ~/research      another
            """)

    @Argument(help: ArgumentHelp("The folder.", valueName: "dir"), completion: .directory)
    var folder: String?
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let made = try Initialization.run(folder ?? shared.workspace ?? ".")
        if !shared.quiet { Console.write(made + "\n") }
    }
}
