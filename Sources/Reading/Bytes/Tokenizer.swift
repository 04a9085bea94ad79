public import Model
public import Vocabulary

/// Turns the blocks of an article into tokens and sentences, in one pass over their bytes, looking up the vocabulary's terms
/// on the way. Make one and use it for all articles: it holds nothing but the lexicon.
public struct Tokenizer: Sendable {
    public let vocabulary: Vocabulary
    let lexicon: Lexicon

    public init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        lexicon = Lexicon(vocabulary)
    }

    /// A whole string as one paragraph.
    public func tokenize(_ text: String) -> TokenizedText {
        let bytes = Array(text.utf8)
        return tokenize(bytes, blocks: [Article.Block(.paragraph, ByteRange(0, bytes.count))])
    }

    /// The tokens of the given blocks, in their order. Blocks that reach beyond the text are cut off at its end; text beyond
    /// the first 2 GiB is not read.
    public func tokenize(_ bytes: [UInt8], blocks: [Article.Block]) -> TokenizedText {
        var room = TokenizerRoom(self)
        tokenize(bytes, blocks: blocks, &room)
        return room.text
    }

    /// The same into room that texts use one after the other.
    func tokenize(_ bytes: [UInt8], blocks: [Article.Block], _ room: inout TokenizerRoom) {
        room.removeAll()
        room.text.bytes = bytes
        let limit = min(bytes.count, Int(Int32.max))
        room.text.tokens.reserveCapacity(blocks.reduce(0) { $0 + $1.range.count } / 4 + 8 * blocks.count)
        let table = lexicon.firstWords
        let words = FirstWords(table)
        for block in blocks {
            let end = min(block.range.end, limit)
            if block.range.start < end { room.lexer.lex(words, bytes.span, block.range.start, end, &room.text.tokens) }
            room.ends.append(room.text.tokens.count)
        }
        var splitter = SentenceSplitter(lexicon: lexicon, stops: room.lexer.stops)
        var start = 0
        var open = 0
        for index in room.ends.indices {
            let end = room.ends[index]
            let first = open
            while open < room.lexer.open.count, room.lexer.open[open] < end { open += 1 }
            match(&room.text.tokens, room.lexer.open[first..<open], end, bytes)
            let kind = blocks[index].kind
            if kind == .headline || kind == .heading {
                for token in start..<end { room.text.tokens[token].flags.insert(.heading) }
            }
            splitter.split(&room.text, start..<end, block: index)
            start = end
        }
        swap(&room.text.timePlaces, &room.lexer.timePlaces)
        // A longer term may be a number where its first word is none.
        if room.lexer.open.isEmpty {
            swap(&room.text.numberPlaces, &room.lexer.numberPlaces)
        } else {
            Self.merge(room.lexer.numberPlaces, room.lexer.open, into: &room.text.numberPlaces)
        }
    }

    /// Two ascending lists as one.
    private static func merge(_ a: [Int32], _ b: [Int32], into merged: inout [Int32]) {
        var next = 0
        for place in a {
            while next < b.count, b[next] <= place {
                if b[next] < place { merged.append(b[next]) }
                next += 1
            }
            merged.append(place)
        }
        merged += b[next...]
    }

    /// Extends the look-up of each of the given words to the longest term that begins there, and notes the kinds of all terms that do.
    private func match(_ tokens: inout [Token], _ open: ArraySlice<Int32>, _ end: Int, _ bytes: [UInt8]) {
        let table = lexicon.firstWords
        let nodes = table.nodes.span
        let termTables = lexicon.termTables
        let terms = termTables.span
        var span = tokens.mutableSpan
        for index in open {
            let index = Int(index)
            var node = span[index].node
            var length = 1
            while nodes[Int(node)].hasLonger, index + length < end {
                let next = lexicon.child(span[index + length].hash, after: node)
                if next < 0 { break }
                node = next
                length += 1
            }
            // Mostly the word went on no term after all, and has its kinds.
            if length == 1, span[index].termLength == 1 { continue }
            let kinds = kinds(terms, of: Int(node), span.span, index, length, bytes.span)
            span[index].node = node
            span[index].termLength = UInt8(length)
            span[index].kinds = TermKinds(rawValue: kinds)
        }
    }

    private func kinds(
        _ terms: Span<TermTables>, of node: Int, _ tokens: Span<Token>, _ index: Int, _ length: Int, _ bytes: Span<UInt8>
    ) -> UInt64 {
        let flags = tokens[index].flags
        let nodes = terms[0].nodes.span
        if length == 1, !nodes[node].hasConditions { return nodes[node].kinds(flags) }
        var kinds: UInt64 = 0
        var at = node
        var left = length
        while at >= 0 {
            kinds |= nodes[at].kinds(flags)
            if nodes[at].hasConditions {
                for sense in nodes[at].senses where kinds & terms[0].senses[sense].kind.bit == 0 {
                    if terms[0].senses[sense].fits(tokens, at: index, length: left, bytes, terms[0].spellings.span) {
                        kinds |= terms[0].senses[sense].kind.bit
                    }
                }
            }
            at = Int(nodes[at].parent)
            left -= 1
        }
        return kinds
    }
}

/// Room that texts use one after the other while they are cut into tokens.
struct TokenizerRoom {
    fileprivate(set) var text: TokenizedText
    fileprivate var lexer: Lexer
    /// Where the tokens of each block end.
    fileprivate var ends: [Int] = []

    init(_ tokenizer: Tokenizer) {
        text = TokenizedText(bytes: [], lexicon: tokenizer.lexicon)
        lexer = Lexer(lexicon: tokenizer.lexicon)
    }

    fileprivate mutating func removeAll() {
        text.removeAll()
        lexer.removeAll()
        ends.removeAll(keepingCapacity: true)
    }
}
