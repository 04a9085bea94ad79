/// The rows of `places.tsv`, by their ids.
///
/// There are thousands, of which an article names a few, so a row is taken apart when it is asked for, and loading only finds
/// where each begins.
public struct PlaceTable: Sendable, RandomAccessCollection {
    private static let columns = ["id", "name", "names", "country"]

    /// The tables that the rows come from.
    public private(set) var text: [UInt8] = []
    private var rows: [Row] = []

    /// Where the cells of a row end; it begins where the row before ends, and a byte stands between two cells and behind the last.
    private struct Row {
        var start: Int32
        var id: Int32
        var name: Int32
        var names: Int32
        var country: Int32
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { rows.count }

    /// A place by its row.
    public subscript(index: Int) -> PlaceRow {
        let row = rows[index]
        func cell(_ start: Int32, _ end: Int32) -> String { String(decoding: text[Int(start)..<Int(end)], as: UTF8.self) }
        let names = row.names > row.name ? cell(row.name + 1, row.names) : ""
        return PlaceRow(
            id: cell(row.start, row.id), name: cell(row.id + 1, row.name), names: names.split(separator: "|").map(String.init),
            country: row.country > row.names + 1 ? cell(row.names + 1, row.country) : nil)
    }

    /// The place of an id; `nil` for none.
    public func row(of id: String) -> Int? {
        let id = Array(id.utf8)
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if self.id(middle).lexicographicallyPrecedes(id) { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && self.id(low).elementsEqual(id) ? low : nil
    }

    private func id(_ index: Int) -> ArraySlice<UInt8> { text[Int(rows[index].start)..<Int(rows[index].id)] }

    /// The surface forms of all places, as ranges of `text`.
    public func forEachForm(_ body: (_ text: Span<UInt8>, _ form: Range<Int>, _ row: Int32) -> Void) {
        let text = text.span
        for index in rows.indices {
            let row = rows[index]
            body(text, Int(row.id) + 1..<Int(row.name), Int32(truncatingIfNeeded: index))
            var start = Int(row.name) + 1
            while start < Int(row.names) {
                let end = text.firstIndex(of: UInt8(ascii: "|"), from: start, to: Int(row.names))
                if end > start { body(text, start..<end, Int32(truncatingIfNeeded: index)) }
                start = end + 1
            }
        }
    }

    /// Takes in the rows of a table.
    mutating func append(_ table: [UInt8], file: String) throws(TableError) {
        let base = text.count
        text += table
        if text.last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        let bytes = text
        let span = bytes.span
        var number = 0
        var hasColumns = false
        var start = base
        while start < span.count {
            number += 1
            let end = span.firstIndex(of: UInt8(ascii: "\n"), from: start, to: span.count)
            defer { start = end + 1 }
            if start == end || span[start] == UInt8(ascii: "#") { continue }
            if hasColumns {
                rows.append(try Self.row(span, start, end, file, number))
            } else {
                let columns = bytes[start..<end].split(separator: UInt8(ascii: "\t"))
                guard columns.map({ String(decoding: $0, as: UTF8.self) }) == Self.columns else {
                    let expected = Self.columns.joined(separator: ", ")
                    throw TableError(file: file, line: number, column: 0, message: "the columns are not \(expected)")
                }
                hasColumns = true
            }
        }
        if rows.indices.dropFirst().contains(where: { precedes($0, $0 - 1) }) {
            let order = rows.indices.sorted { precedes($0, $1) }
            rows = order.map { rows[$0] }
        }
    }

    /// Whether a row's id comes before another's.
    private func precedes(_ a: Int, _ b: Int) -> Bool {
        let text = text.span
        var (one, other) = (Int(rows[a].start), Int(rows[b].start))
        while one < rows[a].id, other < rows[b].id, text[one] == text[other] { (one, other) = (one + 1, other + 1) }
        guard one < rows[a].id, other < rows[b].id else { return one == rows[a].id && other < rows[b].id }
        return text[one] < text[other]
    }

    private static func row(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ file: String, _ number: Int) throws(TableError) -> Row {
        // Cells left out at the end of a line are empty.
        var row = Row(start: Int32(start), id: Int32(end), name: Int32(end), names: Int32(end), country: Int32(end))
        var cells = 0
        for index in start..<end where bytes[index] == UInt8(ascii: "\t") {
            switch cells {
            case 0: row.id = Int32(index)
            case 1: row.name = Int32(index)
            case 2: row.names = Int32(index)
            default:
                throw TableError(file: file, line: number, column: 5, message: "more than \(columns.count) cells")
            }
            cells += 1
        }
        if row.id > row.start, row.name > row.id + 1 { return row }
        let column = row.id > row.start ? 1 : 0
        throw TableError(file: file, line: number, column: column + 1, message: "“\(columns[column])” must not be empty")
    }
}
