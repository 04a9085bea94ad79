import ArgumentParser
import Tidemark

struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show what a point was in every vintage, and why it changed.",
        discussion: """
              tidemark history approval-rating lee-jae-myung 2025-08
              tidemark history troop-deployment PRK --format csv
            """)

    @Argument(help: ArgumentHelp("The series.", valueName: "series"), completion: .seriesNames)
    var series: String
    @Argument(help: ArgumentHelp("The subject, by id or name.", valueName: "subject"))
    var subject: String
    @Argument(help: ArgumentHelp("Points that overlap this period: 2025, 2025-08, 2025-08-12.", valueName: "period"))
    var period: String?
    @OptionGroup var form: FormatOption
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, asOf) { queries, output in
            try output.write(
                queries.history(series, subject: subject, period: period, format: form.format, width: min(Terminal.width, 120)))
        }
    }
}
