import Model

/// Writes a data table as lines of text, one a row, and keeps its cells.
struct HTMLTableWriter {
    let tree: HTMLTree
    let table: Int
    let isOut: [Bool]

    /// No table that a person reads has more.
    private static let cellLimit = 20_000

    private struct Cell {
        var node: Int
        var range = ByteRange(0, 0)
        var isHeader: Bool
    }

    private struct Row {
        var node: Int
        var isInHead: Bool
        var isInFoot: Bool
        var cells: [Int]
    }

    /// Appends the table's text; its blocks and cells go to the draft.
    func write(into text: inout [UInt8], draft: inout StoryDraft) {
        var caption: ByteRange?
        for index in table + 1..<tree.end(table) where tree.nodes[index].tag == .caption && !isOut[index] {
            let words = tree.text(index, without: isOut)
            if !words.isEmpty {
                let start = text.count
                text += words
                let range = ByteRange(start, text.count)
                caption = range
                text += [10, 10]
                draft.blocks.append(Article.Block(.caption, range))
            }
            break
        }
        var rows = self.rows()
        let notes = rows.filter { $0.isInFoot && $0.cells.count == 1 }
        rows.removeAll { $0.isInFoot && $0.cells.count == 1 }
        let grid = grid(rows, into: &text, draft: &draft)
        if !grid.isEmpty {
            draft.tables.append(
                Article.Table(
                    caption: caption, rows: grid.map { $0.map(\.range) }, headerRows: headerRows(rows, grid, text),
                    headerColumns: headerColumns(grid, text)))
        }
        text.append(10)
        for note in notes {
            let words = tree.text(note.cells[0], without: isOut)
            guard !words.isEmpty else { continue }
            draft.blocks.append(Article.Block(.caption, ByteRange(text.count, text.count + words.count)))
            text += words + [10, 10]
        }
    }

    private func rows() -> [Row] {
        var rows: [Row] = []
        var index = table + 1
        var count = 0
        while index < tree.end(table), count < Self.cellLimit {
            guard tree.nodes[index].tag == .tr, !isOut[index] else {
                index += 1
                continue
            }
            let group = tree.parent(index).map { tree.nodes[$0].tag }
            let cells = tree.children(index).filter { tree.nodes[$0].tag == .td || tree.nodes[$0].tag == .th }
            count += cells.count
            if !cells.isEmpty { rows.append(Row(node: index, isInHead: group == .thead, isInFoot: group == .tfoot, cells: cells)) }
            index = tree.end(index)
        }
        return rows
    }

    private func span(_ name: HTMLAttribute.Name, _ node: Int, limit: Int) -> Int {
        min(max(tree.attribute(name, of: node).flatMap { Int($0.filter { $0 != " " }) } ?? 1, 1), limit)
    }

    /// Writes the rows and lays their cells on a grid: a spanned cell stands in each place that it covers.
    private func grid(_ rows: [Row], into text: inout [UInt8], draft: inout StoryDraft) -> [[Cell]] {
        var grid: [[Cell]] = []
        /// Cells that reach down from rows above, by column: how many rows they still cover.
        var reaching: [Int: (cell: Cell, rows: Int)] = [:]
        var total = 0
        for row in rows {
            let start = text.count
            var line: [Cell] = []
            func fill() {
                while total < Self.cellLimit, let (cell, left) = reaching[line.count] {
                    reaching[line.count] = left > 1 ? (cell, left - 1) : nil
                    line.append(cell)
                    total += 1
                }
            }
            for node in row.cells {
                fill()
                if text.count > start { text += Array(" | ".utf8) }
                let from = text.count
                text += tree.text(node, without: isOut)
                let cell = Cell(node: node, range: ByteRange(from, text.count), isHeader: tree.nodes[node].tag == .th)
                let down = span(.rowspan, node, limit: 500)
                for _ in 0..<span(.colspan, node, limit: 100) where total < Self.cellLimit {
                    if down > 1 { reaching[line.count] = (cell, down - 1) }
                    line.append(cell)
                    total += 1
                }
            }
            fill()
            let range = text.trimmed(start, text.count)
            if !range.isEmpty { draft.blocks.append(Article.Block(.tableRow, range)) }
            text.append(10)
            grid.append(line)
        }
        let width = grid.map(\.count).max() ?? 0
        guard width * grid.count <= Self.cellLimit * 2 else { return [] }
        return grid.map { line in
            let end = line.last?.range.end ?? 0
            return line + Array(repeating: Cell(node: -1, range: ByteRange(end, end), isHeader: false), count: width - line.count)
        }
    }

    private func isNumeric(_ range: ByteRange, _ text: [UInt8]) -> Bool {
        var digits = 0
        var letters = 0
        for byte in text[range.start..<range.end] {
            if byte.isDigit { digits += 1 } else if byte.isLetter && byte < 0x80 { letters += 1 }
        }
        return digits > 0 && digits >= letters
    }

    /// Rows of `thead`, else the rows at the top made of header cells, else the first row if it alone has no figures.
    private func headerRows(_ rows: [Row], _ grid: [[Cell]], _ text: [UInt8]) -> Int {
        let inHead = rows.prefix { $0.isInHead }.count
        if inHead > 0 { return min(inHead, grid.count) }
        let headed = grid.prefix { line in line.allSatisfy { $0.isHeader || $0.range.isEmpty } }.count
        if headed > 0 { return min(headed, grid.count) }
        guard let first = grid.first, grid.count > 1 else { return 0 }
        // Years at the heads of columns are figures too: a first row of words, or of years over figures that are none.
        func isYear(_ range: ByteRange) -> Bool {
            range.count == 4 && text[range.start..<range.end].allSatisfy(\.isDigit) && text[range.start] <= 50
        }
        let isWords = first.dropFirst().allSatisfy { !isNumeric($0.range, text) || isYear($0.range) }
        return isWords && grid[1].contains { isNumeric($0.range, text) } ? 1 : 0
    }

    /// Columns at the left made of header cells, else the first column if its cells are words beside figures.
    private func headerColumns(_ grid: [[Cell]], _ text: [UInt8]) -> Int {
        guard let width = grid.first?.count, width > 1 else { return 0 }
        let body = grid.filter { line in line.contains { !$0.isHeader } }
        guard !body.isEmpty else { return 0 }
        var headed = 0
        while headed < width - 1, body.allSatisfy({ $0[headed].isHeader }) { headed += 1 }
        if headed > 0 { return headed }
        let words = body.count { !isNumeric($0[0].range, text) && !$0[0].range.isEmpty }
        let figures = body.count { line in line.dropFirst().contains { isNumeric($0.range, text) } }
        return figures * 2 >= body.count && (words * 2 > body.count || body.count > 1) ? 1 : 0
    }
}
