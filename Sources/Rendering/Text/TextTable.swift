/// Aligned columns of text for people; empty columns are left out.
public struct TextTable: Hashable, Sendable {
    public var columns: [String]
    public var rows: [[String]] = []
    /// The columns whose cells stand to the right.
    public var rightAligned: Set<Int> = []
    /// The columns that must stay where others have to give way.
    public var essential: Set<Int> = []

    public init(columns: [String]) { self.columns = columns }

    /// The table on its own.
    public func text(_ options: TextOptions = TextOptions()) -> String {
        var paper = TextPaper(options)
        draw(&paper)
        return paper.text
    }

    func draw(_ paper: inout TextPaper) {
        let ascii = paper.options.ascii
        func clean(_ text: String) -> String {
            let safe = Escaping.terminal(text)
            return ascii ? ASCIIText.fold(safe) : safe
        }
        let cells = rows.map { $0.map(clean) }
        var widths: [Int] = columns.indices.map { column in
            let widest = cells.map { CellWidth.of($0[column]) }.max() ?? 0
            return widest == 0 ? 0 : max(widest, CellWidth.of(columns[column]))
        }
        let limit = max(12, paper.options.width * 2 / 5)
        widths = widths.map { min($0, limit) }
        var filled = columns.indices.filter { widths[$0] > 0 }
        // Where columns must give way, those that say the same in every row do so first, and are said once.
        var same: [Int] = []
        if cells.count > 1, filled.reduce(-2, { $0 + 2 + widths[$1] }) > paper.options.width {
            same = filled.filter { column in !essential.contains(column) && cells.allSatisfy { $0[column] == cells[0][column] } }
            filled.removeAll(where: same.contains)
        }
        var shown: Set<Int> = []
        var used = -2
        for column in filled.filter(essential.contains) + filled.filter({ !essential.contains($0) })
        where used + 2 + widths[column] <= paper.options.width {
            shown.insert(column)
            used += 2 + widths[column]
        }
        let dropped = filled.filter { !shown.contains($0) }.map { columns[$0] }
        func line(_ row: [String]) -> String {
            shown.sorted().map { column in
                let text = Cut.middle(row[column], widths[column], ascii: ascii)
                return rightAligned.contains(column) ? Pad.left(text, widths[column]) : Pad.right(text, widths[column])
            }.joined(separator: "  ")
        }
        paper.raw(line(columns.map(clean)), .quiet)
        for row in cells { paper.raw(line(row)) }
        if !same.isEmpty {
            let words = same.map { columns[$0] + " " + cells[0][$0] }
            paper.wrapped("in every row: " + words.joined(separator: ", "), indent: 0, style: .quiet)
        }
        if !dropped.isEmpty { paper.wrapped("not shown in this width: " + dropped.joined(separator: ", "), indent: 0, style: .quiet) }
    }
}
