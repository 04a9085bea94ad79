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
              tidemark csv -o tables/          one file a series
            """)

    @Argument(help: ArgumentHelp("Only these series.", valueName: "series"), completion: .seriesNames)
    var series: [String] = []
    @Flag(help: "One row a period, one column a key.")
    var wide = false
    @Flag(help: "One row an observation instead of one row a point.")
    var observations = false
    @Flag(help: "For Excel: byte-order mark and CRLF line ends.")
    var excel = false
    @Option(
        name: .shortAndLong, help: ArgumentHelp("A file, or a folder for one file a series.", valueName: "file|dir"), completion: .file())
    var output: String?
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if wide && observations { throw ValidationError("Give only one of --wide and --observations.") }
    }

    func run() throws {
        let layout: TableLayout = wide ? .wide : observations ? .observations : .long
        let folder = output.flatMap { TableFolder.isFolder($0) ? $0 : nil }
        try query(shared, asOf, file: folder == nil ? output : nil) { queries, out in
            if let folder {
                try queries.tables(series, layout: layout, forExcel: excel, folder: folder)
            } else {
                try out.write(queries.table(series, layout: layout, forExcel: excel))
            }
        }
    }
}
