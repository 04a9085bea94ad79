import Foundation
import Ledger
import Model
import Rendering
import Series

/// Writes what a workspace shows to others: `Series/*.csv`, and `Reports/`.
public struct ReportWriter: Sendable {
    private let queries: Queries

    public init(_ queries: Queries) { self.queries = queries }

    /// What was written, for a person.
    public struct Written: Sendable {
        public var text: String
    }

    /// Writes every table, chart and finding; the same observations give the same bytes on every machine and day.
    ///
    /// - Parameter folder: gets `Series/` and `Reports/` instead of the workspace.
    public func write(into folder: String? = nil) throws(Problem) -> Written {
        let target = try Workspace.makeFolders(folder ?? queries.workspace.root)
        let state = try queries.state()
        let definitions = queries.definitions.definitions
        var changed = 0
        var tables = 0
        for definition in definitions {
            let path = Workspace.join(target.seriesFolder, definition.id + ".csv")
            // A series without points has no table, unless one from before must be emptied.
            if state.points[definition.id]?.isEmpty ?? true, Files.kind(path) == .missing { continue }
            let text = try queries.table([definition], state, .long).csv()
            if try Files.write(Array(text.utf8), to: path) { changed += 1 }
            tables += 1
        }
        let report = Rendering.Report(
            title: "What the pages say", notes: queries.notes, series: queries.data(definitions, state), vintages: try vintages(state),
            names: queries.names)
        let files = ReportRenderer.files(report)
        for file in files {
            let path = Workspace.join(target.reportsFolder, file.path)
            if try Files.write(Array(file.text.utf8), to: path) { changed += 1 }
        }
        let index = Workspace.join(target.reportsFolder, "index.html")
        return Written(
            text: """
                \(Count.of(tables, "table")) in \(target.seriesFolder), \(Count.of(files.count, "file")) in \(target.reportsFolder); \
                \(changed == 0 ? "none of them changed" : "\(Count.grouped(changed)) changed").
                Open \(index)

                """)
    }

    private func vintages(_ state: SeriesState) throws(Problem) -> [Vintage] {
        try ledger { () throws(LedgerError) in try queries.store.vintages() }.filter { $0.number <= state.vintage }
    }
}
