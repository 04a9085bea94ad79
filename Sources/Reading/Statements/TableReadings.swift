import Model
import Vocabulary

/// Words in the head of a column that say what the names below are.
struct HeadWords: Sendable {
    /// "Pollster", "Survey"
    private let polls: Set<String>
    /// "Host", "Contingent"
    private let roles: Set<String>

    init(_ vocabulary: Vocabulary) {
        polls = Set(vocabulary.nameCues.filter { $0.cue == .poll }.flatMap(\.forms))
        roles = Set(vocabulary.cues.filter { [.headPlace, .headSender].contains($0.cueClass) }.flatMap(\.forms))
    }

    func tell(_ head: String) -> Bool {
        let words = head.lowercased().split { !$0.isLetter }.map(String.init)
        return !words.isEmpty && (words.allSatisfy(polls.contains) || words.contains(where: roles.contains))
    }
}

/// Reads the cells of a table as sentences of their own: caption, column header, row header, number.
///
/// The headers say what a cell's number is, so they stand beside it as the words of a sentence would.
struct TableReadings {
    let article: Article
    let tokenizer: Tokenizer
    let headWords: HeadWords

    /// More cells than this are not read: a table that large is data, not news.
    private static let most = 20_000
    /// A row has no more names than this, and a column no more heads, or the others are not read.
    private static let mostLabels = 30
    private static let mostHeads = 8

    /// One cell with the headers that make up its sentence.
    struct Cell {
        var cell: ByteRange
        var row: ByteRange
        /// Empty where the table has none.
        var caption: ByteRange
        var columns: [ByteRange]
        var labels: [(cell: ByteRange, head: ByteRange)]

        /// All of them as blocks, in the order of the text.
        var context: [Article.Block] {
            var ranges: Set<ByteRange> = [cell, caption]
            ranges.formUnion(columns)
            for label in labels { ranges.formUnion([label.cell, label.head]) }
            return ranges.filter { !$0.isEmpty }.sorted().map { Article.Block(.tableRow, $0) }
        }
    }

    func cells() -> [Cell] {
        var cells: [Cell] = []
        var above = BlockAbove(blocks: article.blocks)
        for table in article.tables {
            let caption = caption(of: table, &above)
            let heads = table.rows.prefix(table.headerRows).suffix(Self.mostHeads)
            // The heads of columns of names, where they say what these are.
            let told = heads.last?.map { headWords.tell(article.string($0)) ? $0 : Self.none } ?? []
            for row in table.rows.dropFirst(table.headerRows) {
                let numbers = row.map(holdsNumber)
                let range = rowRange(row)
                let names = row.indices.filter { $0 < table.headerColumns || !numbers[$0] }.prefix(Self.mostLabels)
                for (column, cell) in row.enumerated() where column >= table.headerColumns && numbers[column] {
                    guard cells.count < Self.most else { return cells }
                    cells.append(
                        Cell(
                            cell: cell, row: range, caption: caption, columns: heads.compactMap { column < $0.count ? $0[column] : nil },
                            labels: names.map { (row[$0], $0 < told.count ? told[$0] : Self.none) }))
                }
            }
        }
        return cells
    }

    private static let none = ByteRange(0, 0)

    /// The caption, or else the heading or the announcing paragraph ("… as follows:") right above.
    private func caption(of table: Article.Table, _ blocks: inout BlockAbove) -> ByteRange {
        if let caption = table.caption { return caption }
        guard let start = table.rows.joined().lazy.filter({ !$0.isEmpty }).map(\.start).min(), let above = blocks.above(start) else {
            return Self.none
        }
        let isAnnouncing = above.kind == .paragraph && article.text[..<above.range.end].last == UInt8(ascii: ":")
        return above.kind == .heading || above.kind == .caption || isAnnouncing ? above.range : Self.none
    }

    /// Walks along an article's blocks, so that all tables together cost one walk.
    private struct BlockAbove {
        let blocks: [Article.Block]
        private var next = 0
        private var last: Article.Block?
        private var start = 0

        init(blocks: [Article.Block]) { self.blocks = blocks }

        /// The last block before a place that is no row of a table.
        mutating func above(_ place: Int) -> Article.Block? {
            if place < start { (next, last) = (0, nil) }
            start = place
            while next < blocks.count, blocks[next].range.end <= place {
                if blocks[next].kind != .tableRow { last = blocks[next] }
                next += 1
            }
            return last
        }
    }

    private func rowRange(_ row: [ByteRange]) -> ByteRange {
        let filled = row.filter { !$0.isEmpty }
        return ByteRange(filled.map(\.start).min() ?? 0, filled.map(\.end).max() ?? 0)
    }

    /// Whether a cell is a number, with a sign, a mark of money or a hedge perhaps, rather than words or a date in words.
    private func holdsNumber(_ range: ByteRange) -> Bool {
        let cell = article.text[range.start..<range.end]
        guard cell.contains(where: { $0 &- 48 < 10 }), let first = cell.first(where: { $0 != 32 }) else { return false }
        if (first | 0x20) &- 97 >= 26 { return true }
        let text = tokenizer.tokenize(article.text, blocks: [Article.Block(.tableRow, range)])
        guard let number = text.tokens.firstIndex(where: { $0.kind == .number }), number > 0, number <= 3 else { return false }
        return text.tokens.prefix(number).allSatisfy { token in
            [.currency, .currencyMark, .weakCurrencyMark, .hedge].contains { token.kinds.contains($0) }
        }
    }
}
