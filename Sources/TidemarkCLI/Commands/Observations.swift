import ArgumentParser
import Tidemark

struct Observations: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "observations",
        abstract: "List the observations: one figure, from one article, in one series.",
        discussion: """
              tidemark observations
              tidemark observations troop-deployment --format jsonl
              tidemark observations approval-rating --as-of 3
            """)

    @Argument(help: ArgumentHelp("Only these series.", valueName: "series"), completion: .seriesNames)
    var series: [String] = []
    @OptionGroup var form: FormatOption
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, asOf) { queries, output in
            try queries.observations(series, format: form.format) { try output.write($0) }
        }
    }
}
