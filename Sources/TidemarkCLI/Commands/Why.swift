import ArgumentParser
import Tidemark

struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Show the sentences behind the points of a series.",
        discussion: """
              tidemark why troop-deployment PRK
              tidemark why approval-rating lee-jae-myung 2025-08
              tidemark why defense-spending KOR --as-of 2
            """)

    @Argument(help: ArgumentHelp("The series.", valueName: "series"), completion: .seriesNames)
    var series: String
    @Argument(help: ArgumentHelp("The subject, by id or name.", valueName: "subject"))
    var subject: String?
    @Argument(help: ArgumentHelp("Points that overlap this period: 2025, 2025-08, 2025-08-12.", valueName: "period"))
    var period: String?
    @OptionGroup var form: FormatOption
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, asOf, series: [series]) { queries, output in
            try output.write(queries.why(series, subject: subject, period: period, format: form.format, width: min(Terminal.width, 120)))
        }
    }
}
