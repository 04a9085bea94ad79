import ArgumentParser
import Tidemark

struct Chart: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw a series as text.",
        discussion: """
            Time is to scale, a date is as wide as it is vague, plans are hollow, what disagrees is marked ‡ and listed.

              tidemark chart approval-rating
              tidemark chart troop-deployment PRK
              tidemark chart defense-spending-gdp-share KOR --width 120
              tidemark chart approval-rating --describe
            """)

    @Argument(help: ArgumentHelp("The series.", valueName: "series"), completion: .seriesNames)
    var series: String
    @Argument(help: ArgumentHelp("Only these subjects, by id or name.", valueName: "subject"))
    var subjects: [String] = []
    @Option(help: ArgumentHelp("time, bars, or auto.", valueName: "kind"))
    var kind: ChartKind = .auto
    @Option(help: ArgumentHelp("Columns, 40 to 200; otherwise as wide as the terminal, or 80.", valueName: "n"))
    var width: Int?
    @Flag(help: "Only ASCII characters.")
    var ascii = false
    @Flag(help: "Sentences instead of a drawing.")
    var describe = false
    @Flag(help: "A table instead of a drawing.")
    var table = false
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let isSpoken = describe || (Terminal.environment("ACCESSIBLE") == "1" && !table)
        let style = ChartStyle(
            kind: kind, width: width ?? Terminal.width, isASCII: ascii || !Terminal.isUTF8,
            form: table ? .table : isSpoken ? .sentences : .drawing)
        try query(shared, asOf) { queries, output in
            try output.write(queries.chart(series, subjects: subjects, style: style))
        }
    }
}
