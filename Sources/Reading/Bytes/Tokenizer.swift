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
        var text = TokenizedText(bytes: bytes, lexicon: lexicon)
        var lexer = Lexer(lexicon: lexicon)
        let limit = min(bytes.count, Int(Int32.max))
        var tokens: [Token] = []
        tokens.reserveCapacity(blocks.reduce(0) { $0 + $1.range.count } / 4 + 8 * blocks.count)
        var ends: [Int] = []
        ends.reserveCapacity(blocks.count)
        for block in blocks {
            let end = min(block.range.end, limit)
            if block.range.start < end { lexer.lex(bytes.span, block.range.start, end, &tokens) }
            ends.append(tokens.count)
        }
        var splitter = SentenceSplitter(lexicon: lexicon)
        var start = 0
        var open = lexer.open[...]
        for (index, end) in ends.enumerated() {
            let here = open.prefix { $0 < end }
            open = open[here.endIndex...]
            match(&tokens, here, end, bytes)
            let kind = blocks[index].kind
            if kind == .headline || kind == .heading {
                for token in start..<end { tokens[token].flags.insert(.heading) }
            }
            splitter.split(&tokens, start..<end, at: lexer.stops, block: index, bytes.span)
            start = end
        }
        text.tokens = tokens
        text.timePlaces = lexer.timePlaces
        text.sentences = splitter.sentences
        text.blockOfSentence = splitter.blocks
        return text
    }

    /// Extends the look-up of each of the given words to the longest term that begins there, and notes the kinds of all terms that do.
    private func match(_ tokens: inout [Token], _ open: ArraySlice<Int32>, _ end: Int, _ bytes: [UInt8]) {
        var span = tokens.mutableSpan
        for index in open {
            let index = Int(index)
            var node = span[index].node
            var length = 1
            while lexicon.nodes[Int(node)].hasLonger, index + length < end {
                let next = lexicon.child(span[index + length].hash, after: node)
                if next < 0 { break }
                node = next
                length += 1
            }
            let kinds = kinds(of: Int(node), span.span, index, length, bytes.span)
            span[index].node = node
            span[index].termLength = UInt8(length)
            span[index].kinds = TermKinds(rawValue: kinds)
        }
    }

    private func kinds(of node: Int, _ tokens: Span<Token>, _ index: Int, _ length: Int, _ bytes: Span<UInt8>) -> UInt64 {
        if length == 1, !lexicon.nodes[node].hasConditions { return lexicon.nodes[node].kinds(tokens[index].flags) }
        var kinds: UInt64 = 0
        var at = node
        var left = length
        while at >= 0 {
            kinds |= lexicon.nodes[at].kinds(tokens[index].flags)
            if lexicon.nodes[at].hasConditions {
                let spellings = lexicon.terms.spellings
                for sense in lexicon.senseRange(of: at) where kinds & lexicon.senses[sense].kind.bit == 0 {
                    if lexicon.senses[sense].fits(tokens, at: index, length: left, bytes, spellings.span) {
                        kinds |= lexicon.senses[sense].kind.bit
                    }
                }
            }
            at = lexicon.parent(of: at)
            left -= 1
        }
        return kinds
    }
}
