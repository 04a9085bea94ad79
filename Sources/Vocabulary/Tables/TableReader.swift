/// What is wrong in a vocabulary table, and where.
public struct TableError: Error, Equatable, CustomStringConvertible {
    public var file: String
    /// 1-based.
    public var line: Int
    /// 1-based, counted in cells; 0 for the line as a whole.
    public var column: Int
    public var message: String

    public init(file: String, line: Int, column: Int, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    public var description: String { "\(file):\(line):\(column): \(message)" }
}

/// One line of a vocabulary table; cells are asked for by the name of their column.
public struct TableLine {
    public let file: String
    /// 1-based.
    public let number: Int
    private let columns: [Substring]
    private let cells: [Substring]

    init(file: String, number: Int, columns: [Substring], cells: [Substring]) {
        self.file = file
        self.number = number
        self.columns = columns
        self.cells = cells
    }

    /// The cell under `column`, which may be empty; throws if the table has no such column.
    public func text(_ column: String) throws(TableError) -> String {
        guard let index = columns.firstIndex(where: { $0 == column }) else {
            throw TableError(file: file, line: 1, column: 0, message: "the column “\(column)” is missing")
        }
        return String(cells[index])
    }

    /// The cell under `column`; throws if it is empty.
    public func required(_ column: String) throws(TableError) -> String {
        let cell = try text(column)
        if cell.isEmpty { throw error(column, "“\(column)” must not be empty") }
        return cell
    }

    /// The cell under `column`, or `nil` if it is empty.
    public func optional(_ column: String) throws(TableError) -> String? {
        let cell = try text(column)
        return cell.isEmpty ? nil : cell
    }

    /// The parts of the cell under `column`, written with `|` between them; none if it is empty.
    public func list(_ column: String) throws(TableError) -> [String] {
        try text(column).utf8.split(separator: UInt8(ascii: "|")).map { String(Substring($0)) }
    }

    /// The whole number in the cell under `column`; `nil` if it is empty.
    public func integer(_ column: String) throws(TableError) -> Int? {
        let cell = try text(column)
        if cell.isEmpty { return nil }
        guard let value = Int(cell) else { throw error(column, "“\(cell)” is not a whole number") }
        return value
    }

    /// The case of a string-backed enumeration that the cell under `column` names.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        _ column: String, of _: Choice.Type = Choice.self
    ) throws(TableError) -> Choice where Choice.RawValue == String {
        let cell = try text(column)
        guard let value = Choice(rawValue: cell) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw error(column, "“\(cell)” is none of: \(known)")
        }
        return value
    }

    /// An error at the cell under `column`.
    public func error(_ column: String, _ message: String) -> TableError {
        let index = columns.firstIndex { $0 == column } ?? -1
        return TableError(file: file, line: number, column: index + 1, message: message)
    }
}

/// Reads tables of tab-separated cells: the first line that is no comment names the columns, `#` begins a comment line,
/// empty lines are passed over.
public enum TableReader {
    /// The lines of a table, in order.
    public static func lines(of text: String, file: String) throws(TableError) -> [TableLine] {
        var columns: [Substring]?
        var lines: [TableLine] = []
        var number = 0
        for row in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            if row.isEmpty || row.first == UInt8(ascii: "#") { continue }
            let cells = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { Substring($0) }
            guard let header = columns else {
                columns = cells
                continue
            }
            // Cells left out at the end of a line are empty.
            guard cells.count <= header.count else {
                throw TableError(
                    file: file, line: number, column: header.count + 1, message: "\(cells.count) cells under \(header.count) columns")
            }
            let missing = [Substring](repeating: "", count: header.count - cells.count)
            lines.append(TableLine(file: file, number: number, columns: header, cells: cells + missing))
        }
        return lines
    }
}
