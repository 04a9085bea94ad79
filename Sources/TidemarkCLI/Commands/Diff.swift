import ArgumentParser
import Tidemark

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what changed from one vintage to another.",
        discussion: """
            Points that were added, revised by another source, corrected by their publisher, changed in silence, read otherwise, \
            decided, contested or withdrawn, each with the size of the change.

              tidemark diff                      in the last vintage
              tidemark diff 3                    since vintage 3
              tidemark diff 3 spring-report      from vintage 3 to a tag
              tidemark diff --format json --series approval-rating
            """)

    @Argument(help: ArgumentHelp("The earlier vintage, by number or tag; otherwise the one before.", valueName: "vintage"))
    var from: String?
    @Argument(help: ArgumentHelp("The later vintage; otherwise the last.", valueName: "vintage"))
    var to: String?
    @Option(help: ArgumentHelp("Only this series; may be given again.", valueName: "series"), completion: .seriesNames)
    var series: [String] = []
    @Option(help: ArgumentHelp("text or json.", valueName: "form"))
    var format: DifferenceFormat = .text
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, asOf) { queries, output in
            try output.write(queries.difference(from: from, to: to, series: series, format: format))
        }
    }
}
