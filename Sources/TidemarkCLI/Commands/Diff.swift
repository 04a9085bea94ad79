import ArgumentParser
import Tidemark

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what changed from one vintage to another.",
        discussion: """
              tidemark diff          in the last vintage
              tidemark diff 3        since vintage 3
              tidemark diff 3 5      from vintage 3 to 5
            """)

    @Argument(help: ArgumentHelp("The earlier vintage.", valueName: "vintage"))
    var from: Int?
    @Argument(help: ArgumentHelp("The later vintage; otherwise the last.", valueName: "vintage"))
    var to: Int?
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, nil) { queries, output in try output.write(queries.difference(from: from, to: to)) }
    }
}
