import ArgumentParser
import Tidemark

struct Chart: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chart",
        abstract: "Draw a series as text.",
        discussion: """
            Time is to scale, a date is as wide as it is vague, plans are hollow, what disagrees is marked ‡ and listed.

              tidemark chart approval-rating
              tidemark chart troop-deployment PRK
              tidemark chart defense-spending-gdp-share KOR --width 120
              tidemark chart approval-rating --align term     presidents by their days in office
              tidemark chart approval-rating --describe
            """)

    @Argument(help: ArgumentHelp("The series.", valueName: "series"), completion: .seriesNames)
    var series: String
    @Argument(help: ArgumentHelp("Only these subjects, by id or name.", valueName: "subject"))
    var subjects: [String] = []
    @Option(help: ArgumentHelp("time, bars, sparklines, or auto.", valueName: "kind"))
    var kind: ChartKind = .auto
    @Option(help: ArgumentHelp("Columns, 40 to 200; otherwise as wide as the terminal, or 80.", valueName: "n"))
    var width: Int?
    @Option(help: ArgumentHelp("Rows of a plot, 4 to 60; otherwise as many as suit.", valueName: "n"))
    var height: Int?
    @Option(help: ArgumentHelp("Bars or small charts to draw at most; otherwise 40.", valueName: "n"))
    var limit: Int?
    @Option(help: ArgumentHelp("Count time from the first day of each one's term of office: term.", valueName: "how"))
    var align: ChartAlignment?
    @Flag(help: "Only ASCII characters.")
    var ascii = false
    @Flag(help: "Sentences instead of a drawing.")
    var describe = false
    @Flag(help: "A table instead of a drawing.")
    var table = false
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if let width, !(40...200).contains(width) { throw ValidationError("--width is 40 to 200 columns.") }
        if let height, !(4...60).contains(height) { throw ValidationError("--height is 4 to 60 rows.") }
        if let limit, limit < 1 { throw ValidationError("--limit is at least 1.") }
        if align != nil, kind == .bars || kind == .sparklines { throw ValidationError("--align is for charts of time.") }
    }

    func run() throws {
        let isSpoken = describe || (Terminal.environment("ACCESSIBLE") == "1" && !table)
        let style = ChartStyle(
            kind: kind, width: width ?? Terminal.width, height: height, limit: limit, alignment: align, isASCII: ascii || !Terminal.isUTF8,
            form: table ? .table : isSpoken ? .sentences : .drawing)
        try query(shared, asOf, series: [series]) { queries, output in
            try output.write(queries.chart(series, subjects: subjects, style: style))
        }
    }
}
