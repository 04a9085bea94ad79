import Foundation
import Ledger
import Model
import Rendering
import Series
import Synchronization

/// How the rows and columns of a table are laid out.
public enum TableLayout: String, Sendable {
    /// One row a point.
    case long
    /// One row a period, one column a key.
    case wide
    /// One row an observation.
    case observations
    /// One row a point, one column a vintage.
    case vintages
    /// One row a change from one vintage to the next.
    case changes
    /// One row a point, as statistical offices exchange them: SDMX-CSV 2.
    case sdmx
}

/// How a table becomes bytes.
public struct TableStyle: Sendable, Hashable {
    public enum Form: String, Sendable, CaseIterable {
        case csv, markdown, jsonl

        var suffix: String {
            switch self {
            case .csv: ".csv"
            case .markdown: ".md"
            case .jsonl: ".jsonl"
            }
        }
    }

    /// A country whose spreadsheets want another CSV.
    public enum Locale: String, Sendable, CaseIterable { case de }

    public var layout: TableLayout
    public var form: Form
    /// Byte-order mark and CRLF.
    public var isForExcel: Bool
    public var locale: Locale?
    /// Whether text that a spreadsheet would run as a formula is made harmless.
    public var guardsFormulas: Bool

    public init(
        layout: TableLayout = .long, form: Form = .csv, isForExcel: Bool = false, locale: Locale? = nil, guardsFormulas: Bool = true
    ) {
        self.layout = layout
        self.form = form
        self.isForExcel = isForExcel
        self.locale = locale
        self.guardsFormulas = guardsFormulas
    }

    var dialect: CSVDialect {
        var dialect: CSVDialect =
            switch locale {
            case .de: .german
            case nil: isForExcel ? .excel : .standard
            }
        dialect.guardsFormulas = guardsFormulas
        return dialect
    }

    func text(_ table: Table) -> String {
        switch form {
        case .csv: table.csv(dialect)
        case .markdown: table.markdown()
        case .jsonl: table.jsonLines()
        }
    }
}

/// Where tables go that are one file a series.
public enum TableFolder {
    /// Whether a person who names this path means a folder.
    public static func isFolder(_ path: String) -> Bool { path.hasSuffix("/") || Files.kind(path) == .folder }
}

extension Queries {
    /// A table of some series, or of all, handed over piece by piece.
    ///
    /// - Throws: `usage` where the layout holds one series and several are asked for.
    public func table(_ series: [String], style: TableStyle, write: ([UInt8]) throws -> Void) throws {
        guard style.layout == .observations, style.form == .csv else { return try write(Array(table(series, style: style).utf8)) }
        let chosen = try definitions.chosen(series).sorted { $0.id < $1.id }
        let state = try state(of: chosen, detail: .observations)
        let contested = Self.contested(state)
        let descriptions = chosen.map(description)
        // The rows of a big store are many times the store; a few series at a time are enough to keep the processors busy.
        for start in stride(from: 0, to: max(1, chosen.count), by: 16) {
            let part = Array(chosen[start..<min(start + 16, chosen.count)])
            let pieces = Mutex([[UInt8]](repeating: [], count: part.count))
            DispatchQueue.concurrentPerform(iterations: part.count) { index in
                let rows = Array(state.observations(of: part[index].id))
                let table = Table.observations(rows, of: descriptions, names: names, contested: contested)
                let bytes = table.csvBytes(style.dialect, isContinued: start + index > 0)
                pieces.withLock { $0[index] = bytes }
            }
            for piece in pieces.withLock({ $0 }) { try write(piece) }
        }
    }

    /// The same as one text.
    public func table(_ series: [String], style: TableStyle) throws(Problem) -> String {
        let chosen = try definitions.chosen(series)
        if style.layout == .sdmx, chosen.count != 1 {
            throw Problem(.usage, "a table for SDMX holds one series", remedy: "name one, or a folder with --output for one file a series")
        }
        return style.text(try tables(chosen, style.layout)[0])
    }

    /// Writes a file for each of some series, or of all, into a folder; CSV files with their description beside them, for Frictionless
    /// readers and for those of CSV on the Web.
    public func tables(_ series: [String], style: TableStyle, folder: String) throws(Problem) {
        let chosen = try definitions.chosen(series)
        try Files.makeFolder(folder)
        let tables = try tables(chosen, style.layout, apart: true)
        var resources: [DataPackage.Resource] = []
        for (definition, table) in zip(chosen, tables) {
            let name = definition.id + style.form.suffix
            let text = style.text(table)
            try Files.write(Array(text.utf8), to: Workspace.join(folder, name))
            resources.append(
                DataPackage.Resource(
                    name: definition.id, title: definition.title, path: name, table: table, csv: text, dialect: style.dialect))
        }
        guard style.form == .csv else { return }
        let package = DataPackage(
            name: "tidemark", title: "Figures from articles", notes: notes, resources: resources,
            sources: DataPackage.sources(of: data(chosen, try state(of: chosen, detail: .figures))))
        try Files.write(Array(package.json.utf8), to: Workspace.join(folder, "datapackage.json"))
        try Files.write(Array(package.webMetadata.utf8), to: Workspace.join(folder, "csv-metadata.json"))
    }

    /// A table of series as they stand in one state.
    func table(_ chosen: [SeriesDefinition], _ state: SeriesState, _ layout: TableLayout) throws(Problem) -> Table {
        let data = data(chosen, state)
        switch layout {
        case .long: return .long(data, names: names, vintage: state.vintage)
        case .wide: return .wide(data, names: names)
        case .observations:
            let ids = Set(chosen.map(\.id))
            return .observations(
                state.observations.filter { ids.contains($0.key.series) }, of: data.map(\.description), names: names,
                contested: Self.contested(state))
        case .sdmx: return data.first.map(Table.sdmx) ?? Table(columns: [])
        case .vintages: return .vintages([(state.vintage, data)], names: names)
        case .changes: return .changes([(state.vintage, data)], names: names)
        }
    }

    /// The observations that an open contradiction concerns.
    private static func contested(_ state: SeriesState) -> Set<String> {
        Set(state.findings.filter { $0.severity == .contradiction }.flatMap { $0.observations.map(\.id) })
    }

    /// One table, or one for each series.
    private func tables(_ chosen: [SeriesDefinition], _ layout: TableLayout, apart: Bool = false) throws(Problem) -> [Table] {
        let sets = apart ? chosen.map { [$0] } : [chosen]
        switch layout {
        case .vintages, .changes:
            let states = try history()
            return sets.map { set in
                let data = states.map { (vintage: $0.vintage, series: self.data(set, $0)) }
                return layout == .vintages ? .vintages(data, names: names) : .changes(data, names: names)
            }
        default:
            let state = try state(of: chosen, detail: .figures)
            return try sets.map { set throws(Problem) in try table(set, state, layout) }
        }
    }

    /// The series as they stood after each vintage up to the one asked for, the oldest first, each by the definitions of its time.
    func history() throws(Problem) -> [SeriesState] {
        let last = try ledger { () throws(LedgerError) in try store.vintage(asOf) }
        let all = try ledger { () throws(LedgerError) in try store.vintages() }.map(\.number).filter { $0 <= last }
        return try all.map { number throws(Problem) in try state(at: number) }
    }
}
