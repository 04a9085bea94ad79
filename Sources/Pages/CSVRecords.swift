import Model

/// Reads a table of articles: CSV (RFC 4180) with a header whose names are those that records have.
struct CSVTable {
    private(set) var names: [String] = []
    private let text: [UInt8]
    private let separator: UInt8
    private var position = 0
    private(set) var line = 1

    /// - Returns: `nil` unless the first line names a column of text or HTML and at least one other column known of records, or
    ///   the first row, of a table without header, has an address, a date and a text.
    init?(_ text: [UInt8]) {
        self.text = text
        let head = text.prefix(2_000).prefix { $0 != 10 }
        guard head.count >= 6, head.count < 2_000 else { return nil }
        let separators: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
        guard let best = separators.max(by: { a, b in head.count { $0 == a } < head.count { $0 == b } }), head.contains(best) else {
            return nil
        }
        separator = best
        position = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let first = row() else { return nil }
        names = first.map { Self.key($0) }
        let known = PageRecord.fieldNames
        if names.contains(where: { known.text.contains($0) }), names.contains(where: { known.other.contains($0) }) { return }
        guard let guessed = Self.guess(first) else { return nil }
        names = guessed
        position = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        line = 1
    }

    /// The names of the columns of a table without header, told from its first row: the address, the date, the longest cell as
    /// text, and before that a headline.
    private static func guess(_ cells: [[UInt8]]) -> [String]? {
        var names = cells.indices.map { "column\($0)" }
        func starts(_ cell: [UInt8], _ text: StaticString) -> Bool { cell.starts(with: Array(text.description.utf8)) }
        guard let url = cells.firstIndex(where: { starts($0, "http://") || starts($0, "https://") }),
            let date = cells.firstIndex(where: {
                $0.count >= 10 && $0.count <= 40 && CalendarDate(iso: String(decoding: $0, as: UTF8.self)) != nil
            }),
            let text = cells.indices.max(by: { cells[$0].count < cells[$1].count }), cells[text].count >= 200, text != url
        else { return nil }
        (names[url], names[date], names[text]) = ("url", "date", "text")
        let title = cells.indices.first {
            $0 != url && $0 != date && $0 != text && (8...300).contains(cells[$0].count) && cells[$0].contains(32)
        }
        if let title { names[title] = "title" }
        return names
    }

    /// "Publication Title" as Zotero writes it in CSV is "publicationTitle" in its JSON; both are matched without case or marks.
    private static func key(_ bytes: [UInt8]) -> String {
        let name = String(decoding: bytes, as: UTF8.self)
        return PageRecord.canonicalName(name)
    }

    /// The cells of the next row; `nil` at the end. Quoted cells may hold line ends.
    mutating func row() -> [[UInt8]]? {
        guard position < text.count else { return nil }
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var isQuoted = false
        while position < text.count {
            let byte = text[position]
            position += 1
            if byte == 10 { line += 1 }
            if isQuoted {
                if byte == 34 {
                    if position < text.count, text[position] == 34 {
                        cell.append(34)
                        position += 1
                    } else {
                        isQuoted = false
                    }
                } else {
                    cell.append(byte)
                }
            } else if byte == 34, cell.isEmpty {
                isQuoted = true
            } else if byte == separator {
                cells.append(cell)
                cell = []
            } else if byte == 10 {
                break
            } else if byte != 13 {
                cell.append(byte)
            }
        }
        cells.append(cell)
        return cells
    }
}

extension PageReader {
    /// Reads each row as a record; a row with too many cells is a warning.
    func readCSV(_ table: CSVTable, hints: ScrapeHints) -> PageContents {
        var table = table
        var contents = PageContents()
        var line = table.line
        while let cells = table.row() {
            defer { line = table.line }
            if cells.allSatisfy(\.isEmpty) { continue }
            guard cells.count <= table.names.count else {
                contents.warnings.append(PageWarning(line: line, "has \(cells.count) cells under \(table.names.count) columns"))
                continue
            }
            let members = zip(table.names, cells).filter { !$0.1.isEmpty }.map { (key: $0.0, value: JSONValue.string($0.1)) }
            var own = hints
            own.path += "#\(line)"
            let part = readRecord(.object(members), hints: own)
            contents.articles += part.articles
            contents.warnings += part.warnings.map { PageWarning(line: line, $0.message) }
        }
        return contents
    }
}
