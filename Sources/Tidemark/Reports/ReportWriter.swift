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
        if queries.definitions.isBroken {
            throw Problem(
                .definition, "a definition cannot be used, so no report was written: it would lack the series",
                remedy: "mend what is named above and try again")
        }
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
        let report = try queries.report(state)
        let files = ReportRenderer.files(report)
        for file in files {
            let path = Workspace.join(target.reportsFolder, file.path)
            if try Files.write(Array(file.text.utf8), to: path) { changed += 1 }
        }
        removeLeftovers(in: target.reportsFolder, besides: Set(files.map(\.path)), of: report.series.map(\.description.id))
        let index = Workspace.join(target.reportsFolder, "index.html")
        return Written(
            text: """
                \(Count.of(tables, "table")) in \(target.seriesFolder), \(Count.of(files.count, "file")) in \(target.reportsFolder); \
                \(changed == 0 ? "none of them changed" : "\(Count.grouped(changed)) changed").
                Open \(index)

                """)
    }
}

extension ReportWriter {
    /// Removes the numbered pages and pictures of an earlier report that this one has not: what they show is no longer so.
    private func removeLeftovers(in folder: String, besides written: Set<String>, of series: [String]) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where !written.contains(name) {
            let isNumbered = series.contains { id in
                [(ReportRenderer.name(of: id) + "-points-", ".html"), (ReportRenderer.name(of: id) + "-", ".svg")].contains { start, end in
                    name.hasPrefix(start) && name.hasSuffix(end) && name.dropFirst(start.count).dropLast(end.count).allSatisfy(\.isNumber)
                }
            }
            if isNumbered { try? FileManager.default.removeItem(atPath: Workspace.join(folder, name)) }
        }
    }
}

extension Queries {
    /// Vintages that a page can go back to, and points beyond which it cannot: each would have to be computed and carried along.
    private static let pastVintages = 12
    private static let pastPoints = 5_000

    /// Everything that a report of a state shows.
    ///
    /// - Parameter live: for a page that the program serves, which brings other vintages when they are asked for.
    func report(_ state: SeriesState, live: LivePage? = nil) throws(Problem) -> Rendering.Report {
        let definitions = definitions.definitions
        let vintages = try ledger { () throws(LedgerError) in try store.vintages() }.filter { $0.number <= state.vintage }
        let records = try ledger { () throws(LedgerError) in try store.decisionHistory() }
            .filter { $0.vintage <= state.vintage && $0.undoneIn.map { $0 > state.vintage } ?? true }
            .sorted { ($0.vintage, $0.decision.id) < ($1.vintage, $1.decision.id) }
        return Rendering.Report(
            title: "What the pages say", notes: notes, series: data(definitions, state), vintages: vintages, names: names,
            history: live == nil ? try past(state, of: vintages) : [], decided: records.map(\.decision), live: live)
    }

    private func past(_ state: SeriesState, of vintages: [Vintage]) throws(Problem) -> [PastState] {
        let points = state.points.values.reduce(0) { $0 + $1.count }
        guard vintages.count > 1, points <= Self.pastPoints else { return [] }
        return try vintages.suffix(Self.pastVintages).map { vintage throws(Problem) in
            let then = vintage.number == state.vintage ? state : try self.state(at: vintage.number)
            return PastState(vintage: vintage.number, series: data(definitions.definitions, then))
        }
    }
}
