import Model

/// Reads the cells of a table as sentences of their own: caption, column header, row header, number.
///
/// The headers say what a cell's number is, so they stand beside it as the words of a sentence would.
struct TableReadings {
    let article: Article
    let tokenizer: Tokenizer

    /// Words that make a heading one of polls.
    let pollWords: Set<String>

    /// More cells than this are not read: a table that large is data, not news.
    private static let most = 20_000

    /// One cell with the blocks that make up its sentence, in the order of the text.
    struct Cell {
        var cell: ByteRange
        var row: ByteRange
        var context: [Article.Block]
    }

    func cells() -> [Cell] {
        var cells: [Cell] = []
        for table in article.tables {
            for (rowIndex, row) in table.rows.enumerated() where rowIndex >= table.headerRows {
                for (column, cell) in row.enumerated() where column >= table.headerColumns && holdsNumber(cell) {
                    guard cells.count < Self.most else { return cells }
                    cells.append(Cell(cell: cell, row: rowRange(row), context: context(of: cell, row, rowIndex, column, table)))
                }
            }
        }
        return cells
    }

    private func rowRange(_ row: [ByteRange]) -> ByteRange {
        let filled = row.filter { !$0.isEmpty }
        return ByteRange(filled.map(\.start).min() ?? 0, filled.map(\.end).max() ?? 0)
    }

    private func context(of cell: ByteRange, _ row: [ByteRange], _ rowIndex: Int, _ column: Int, _ table: Article.Table) -> [Article.Block]
    {
        var ranges: Set<ByteRange> = [cell]
        if let caption = table.caption { ranges.insert(caption) }
        var others: [Int] = []
        for (index, other) in row.enumerated() where index != column && (index < table.headerColumns || !holdsNumber(other)) {
            ranges.insert(other)
            others.append(index)
        }
        for header in 0..<min(table.headerRows, table.rows.count) {
            let cells = table.rows[header]
            if column < cells.count { ranges.insert(cells[column]) }
            // "Pollster" above a name says that it is one.
            for index in others where index < cells.count && isOfPolls(cells[index]) { ranges.insert(cells[index]) }
        }
        return ranges.filter { !$0.isEmpty }.sorted().map { Article.Block(.tableRow, $0) }
    }

    private func isOfPolls(_ range: ByteRange) -> Bool {
        let words = article.string(range).lowercased().split { !$0.isLetter }
        return !words.isEmpty && words.allSatisfy { pollWords.contains(String($0)) }
    }

    /// Whether a cell is a number, with a sign, a mark or a unit perhaps, rather than words or a date in words.
    private func holdsNumber(_ range: ByteRange) -> Bool {
        let cell = article.text[range.start..<range.end]
        guard cell.contains(where: { $0 &- 48 < 10 }), let first = cell.first(where: { $0 != 32 }) else { return false }
        return (first | 0x20) &- 97 >= 26
    }
}
