import Model

/// The blocks of an article by the handful: some whole blocks, or a part of one that is larger than any paragraph.
struct BlockPieces: Sequence, IteratorProtocol {
    /// Pieces are of about this many bytes, so that what is made of one stays close at hand.
    private static let size = 32 << 10
    /// Longer blocks are cut at a blank: no sentence of prose is as long as this.
    private static let limit = 128 << 10

    private let text: [UInt8]
    private var blocks: ArraySlice<Article.Block>
    /// Whether all blocks are one piece.
    private let isShort: Bool

    init(_ article: Article) {
        text = article.text
        blocks = article.blocks[...]
        isShort = article.blocks.reduce(0) { $0 + $1.range.count } <= Self.size
    }

    mutating func next() -> [Article.Block]? {
        if isShort {
            let all = Array(blocks)
            blocks = []
            return all.isEmpty ? nil : all
        }
        var piece: [Article.Block] = []
        var room = Self.size
        while room > 0, let block = blocks.first {
            if block.range.count > Self.limit {
                if !piece.isEmpty { break }
                let middle = cut(block.range)
                blocks[blocks.startIndex].range = ByteRange(middle, block.range.end)
                return [Article.Block(block.kind, ByteRange(block.range.start, middle))]
            }
            blocks.removeFirst()
            piece.append(block)
            room -= block.range.count
        }
        return piece.isEmpty ? nil : piece
    }

    /// Where to cut a long block: after a blank, or else between two characters.
    private func cut(_ range: ByteRange) -> Int {
        let limit = Swift.min(range.start + Self.limit, text.count)
        guard limit > range.start else { return range.end }
        var at = limit
        while at > range.start + Self.limit / 2, text[at - 1] > 0x20 { at -= 1 }
        if at > range.start + Self.limit / 2 { return at }
        at = limit
        while at > range.start + 1, at < text.count, text[at] & 0xC0 == 0x80 { at -= 1 }
        return at
    }
}
