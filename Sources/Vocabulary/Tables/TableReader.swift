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

/// The bytes of a table, and where its cells stand in them.
private final class Table: Sendable {
    let file: String
    let bytes: [UInt8]
    let columns: [String]
    /// The ends of the cells of all lines, one line after the other; a byte stands between two cells.
    let ends: [Int32]

    init(file: String, bytes: [UInt8], columns: [String], ends: [Int32]) {
        self.file = file
        self.bytes = bytes
        self.columns = columns
        self.ends = ends
    }
}

/// One line of a vocabulary table; cells are asked for by the name of their column.
public struct TableLine {
    /// 1-based.
    public let number: Int
    private let table: Table
    private let start: Int
    /// Where its cells stand among the table's.
    private let cells: Range<Int>

    fileprivate init(number: Int, table: Table, start: Int, cells: Range<Int>) {
        self.number = number
        self.table = table
        self.start = start
        self.cells = cells
    }

    public var file: String { table.file }
    /// The names of the table's columns.
    public var columns: [String] { table.columns }

    private func range(_ column: String) throws(TableError) -> Range<Int> {
        guard let index = table.columns.firstIndex(of: column) else {
            throw TableError(file: table.file, line: 1, column: 0, message: "the column “\(column)” is missing")
        }
        // Cells left out at the end of a line are empty.
        guard index < cells.count else { return 0..<0 }
        let end = Int(table.ends[cells.lowerBound + index])
        return (index == 0 ? start : Int(table.ends[cells.lowerBound + index - 1]) + 1)..<end
    }

    /// The cell under `column`, which may be empty; throws if the table has no such column.
    public func text(_ column: String) throws(TableError) -> String {
        String(decoding: table.bytes[try range(column)], as: UTF8.self)
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
        try pieces(column).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The same parts as the bytes that they are.
    func pieces(_ column: String) throws(TableError) -> [ArraySlice<UInt8>] {
        let cell = try range(column)
        let bytes = table.bytes
        var parts: [ArraySlice<UInt8>] = []
        var start = cell.lowerBound
        while start < cell.upperBound {
            let end = bytes.span.firstIndex(of: UInt8(ascii: "|"), from: start, to: cell.upperBound)
            if end > start { parts.append(bytes[start..<end]) }
            start = end + 1
        }
        return parts
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
        let index = table.columns.firstIndex(of: column) ?? -1
        return TableError(file: table.file, line: number, column: index + 1, message: message)
    }
}

/// Reads tables of tab-separated cells: the first line that is no comment names the columns, `#` begins a comment line,
/// empty lines are passed over.
public enum TableReader {
    /// The lines of a table, in order.
    public static func lines(of text: String, file: String) throws(TableError) -> [TableLine] {
        try lines(of: Array(text.utf8), file: file)
    }

    /// The same of a table's bytes.
    static func lines(of bytes: [UInt8], file: String) throws(TableError) -> [TableLine] {
        // One array holds the cells of all lines: a table has thousands, which are read at every start.
        var lines: [(number: Int, start: Int, cells: Range<Int>)] = []
        var ends: [Int32] = []
        var columns: [String]?
        let span = bytes.span
        var number = 0
        var start = 0
        while start < span.count {
            number += 1
            let end = span.firstIndex(of: UInt8(ascii: "\n"), from: start, to: span.count)
            defer { start = end + 1 }
            if start == end || span[start] == UInt8(ascii: "#") { continue }
            let first = ends.count
            for index in start..<end where span[index] == UInt8(ascii: "\t") { ends.append(Int32(truncatingIfNeeded: index)) }
            ends.append(Int32(truncatingIfNeeded: end))
            let cells = first..<ends.count
            guard let columns else {
                columns = bytes[start..<end].split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                    .map { String(decoding: $0, as: UTF8.self) }
                continue
            }
            guard cells.count <= columns.count else {
                throw TableError(
                    file: file, line: number, column: columns.count + 1, message: "\(cells.count) cells under \(columns.count) columns")
            }
            lines.append((number, start, cells))
        }
        let table = Table(file: file, bytes: bytes, columns: columns ?? [], ends: ends)
        return lines.map { TableLine(number: $0.number, table: table, start: $0.start, cells: $0.cells) }
    }
}
