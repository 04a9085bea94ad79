import ArgumentParser
import Tidemark

struct CSV: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "csv",
        abstract: "Write series as a table for a spreadsheet.",
        discussion: """
              tidemark csv troop-deployment -o troops.csv
              tidemark csv approval-rating --wide
              tidemark csv --observations -o all.csv
              tidemark csv -o tables/          one file a series, described for other programs in
                                               datapackage.json and csv-metadata.json
              tidemark csv defense-spending --vintages
              tidemark csv troop-deployment --format markdown
            """)

    @Argument(help: ArgumentHelp("Only these series.", valueName: "series"), completion: .seriesNames)
    var series: [String] = []
    @Flag(help: "One row a period, one column a key.")
    var wide = false
    @Flag(help: "One row an observation instead of one row a point.")
    var observations = false
    @Flag(help: "One column a vintage: what each point was in each of them.")
    var vintages = false
    @Flag(help: "One row a change: what became new, was revised or withdrawn, and in which vintage.")
    var changes = false
    @Flag(help: "SDMX-CSV 2, as statistical offices exchange tables.")
    var sdmx = false
    @Flag(help: "For Excel: byte-order mark and CRLF line ends.")
    var excel = false
    @Option(help: ArgumentHelp("Semicolons and decimal commas, as spreadsheets of that country read them: de.", valueName: "country"))
    var locale: TableStyle.Locale?
    @Flag(help: "Leave text that a spreadsheet would run as a formula as it is.")
    var noGuard = false
    @Option(help: ArgumentHelp("csv, markdown or jsonl.", valueName: "form"))
    var format: TableStyle.Form = .csv
    @Option(
        name: .shortAndLong, help: ArgumentHelp("A file, or a folder for one file a series.", valueName: "file|dir"), completion: .file())
    var output: String?
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    private var layouts: [TableLayout] {
        let wanted: [(Bool, TableLayout)] = [
            (wide, .wide), (observations, .observations), (vintages, .vintages), (changes, .changes), (sdmx, .sdmx),
        ]
        return wanted.filter(\.0).map(\.1)
    }

    func validate() throws {
        if layouts.count > 1 { throw ValidationError("Give only one of --wide, --observations, --vintages, --changes and --sdmx.") }
        if format != .csv, excel || locale != nil { throw ValidationError("--excel and --locale are forms of CSV.") }
    }

    func run() throws {
        let style = TableStyle(
            layout: layouts.first ?? .long, form: format, isForExcel: excel, locale: locale, guardsFormulas: !noGuard)
        let folder = output.flatMap { TableFolder.isFolder($0) ? $0 : nil }
        try query(shared, asOf, series: series.isEmpty ? nil : Set(series), file: folder == nil ? output : nil) { queries, out in
            if let folder {
                try queries.tables(series, style: style, folder: folder)
            } else {
                try queries.table(series, style: style) { try out.write($0) }
            }
        }
    }
}
