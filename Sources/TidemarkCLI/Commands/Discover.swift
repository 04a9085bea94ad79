import ArgumentParser
import Tidemark

struct Discover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: "List what articles measure again and again and no series takes.",
        discussion: """
            For each measure: its words, unit, whose figures they are, and in how many articles it stands. --write makes a definition of
            one, with sentences of the articles as its examples.

              tidemark discover
              tidemark discover --write policy-rate
              tidemark discover --write policy-rate --as central-bank-rates -o - | less
            """)

    @Option(help: ArgumentHelp("Write a definition of this measure into the workspace.", valueName: "measure"))
    var write: String?
    @Option(name: .customLong("as"), help: ArgumentHelp("With --write: another id for the series.", valueName: "name"))
    var name: String?
    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp("With --write: where to put it; - is standard output.", valueName: "file"))
    var output: String?
    @Option(help: ArgumentHelp("Only measures of so many articles or more.", valueName: "number"))
    var atLeast = 2
    @Option(help: ArgumentHelp("How many to list.", valueName: "number"))
    var limit = 20
    @OptionGroup var form: FormatOption
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if write == nil, name != nil || output != nil { throw ValidationError("--as and --output belong to --write MEASURE.") }
    }

    func run() async throws {
        let console = Console(shared)
        let discoverer = try Discoverer(Workspace.find(shared.workspace), report: console.report)
        var standard = Output()
        if let write {
            try await standard.write(discoverer.write(write, as: name, to: output, atLeast: atLeast))
        } else {
            try await standard.write(discoverer.list(atLeast: atLeast, limit: limit, form.format))
        }
        try standard.close()
        throw ExitCode(console.exitCode)
    }
}
