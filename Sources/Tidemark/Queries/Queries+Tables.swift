import Ledger
import Model
import Rendering
import Series

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
        let chosen = try definitions.chosen(series)
        let ids = Set(chosen.map(\.id))
        let (descriptions, names, dialect) = (chosen.map(description), names, style.dialect)
        let known = try SeriesState.contested(definitions.definitions, store: store, asOf: asOf, series: ids, cache: cache)
        if let known {
            // The rows of a big store are never all held as observations.
            let rows = try ledger { () throws(LedgerError) in
                try store.gathered(
                    series: ids.sorted(), asOf: .vintage(known.vintage),
                    into: { ObservationRows(of: descriptions, names: names, contested: known.observations, dialect: dialect) },
                    { rows, observation in rows.add(observation) })
            }
            return try ObservationRows.write(rows, write)
        }
        let state = try state(of: chosen, detail: .observations)
        var rows = ObservationRows(of: descriptions, names: names, contested: state.contested, dialect: dialect)
        for observation in state.observations where ids.contains(observation.key.series) { rows.add(observation) }
        try ObservationRows.write([rows], write)
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
            try WholeFile.write(Array(text.utf8), to: Workspace.join(folder, name))
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
                contested: state.contested)
        case .sdmx: return data.first.map(Table.sdmx) ?? Table(columns: [])
        case .vintages: return .vintages([(state.vintage, data)], names: names)
        case .changes: return .changes([(state.vintage, data)], names: names)
        }
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
