import Model
import Vocabulary

/// A text's bytes and tokens, with the terms that begin at them, for the readers of single sentences.
///
/// It points at what a `TokenizedText` holds and cannot outlive it, so that handing it on counts no references.
struct TokenView: ~Escapable {
    let bytes: Span<UInt8>
    let tokens: Span<Token>
    /// The lexicon's only one: a view is handed to every reader and their helpers, and three spans of them would make it twice as large.
    private let terms: Span<TermTables>

    @_lifetime(borrow text)
    init(_ text: borrowing TokenizedText) {
        bytes = text.bytes.span
        tokens = text.tokens.span
        terms = text.terms.span
    }

    func string(_ token: Token) -> String { string(token.range) }

    func string(_ range: ByteRange) -> String {
        unsafe bytes.extracting(range.start..<range.end).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// The text from the first to the last token of a range.
    func byteRange(_ tokens: Range<Int>) -> ByteRange {
        ByteRange(Int(self.tokens[tokens.lowerBound].start), Int(self.tokens[tokens.upperBound - 1].end))
    }

    /// The longest term of a kind that begins at a token: the row it stands for and how many tokens it takes.
    @inline(__always)
    func term(_ kind: TermKind, at index: Int) -> (row: Int, length: Int)? {
        // Mostly there is none, which is told without a call.
        tokens[index].kinds.contains(kind) ? longest(kind, at: index) : nil
    }

    private func longest(_ kind: TermKind, at index: Int) -> (row: Int, length: Int)? {
        var node = Int(tokens[index].node)
        var length = Int(tokens[index].termLength)
        while node >= 0, length > 0 {
            for at in terms[0].nodes[node].senses where terms[0].senses[at].kind == kind && fits(terms[0].senses[at], index, length) {
                return (Int(terms[0].senses[at].row), length)
            }
            node = Int(terms[0].nodes[node].parent)
            length -= 1
        }
        return nil
    }

    /// The row of a term of a kind that begins at a token and takes just so many tokens.
    func row(_ kind: TermKind, at index: Int, length: Int) -> Int? {
        guard tokens[index].kinds.contains(kind), tokens[index].termLength >= length else { return nil }
        var node = Int(tokens[index].node)
        for _ in 0..<Int(tokens[index].termLength) - length { node = Int(terms[0].nodes[node].parent) }
        for at in terms[0].nodes[node].senses where terms[0].senses[at].kind == kind && fits(terms[0].senses[at], index, length) {
            return Int(terms[0].senses[at].row)
        }
        return nil
    }

    /// All terms that begin at a token and whose case fits, the longest first, until `body` returns false.
    @inline(__always)
    func forEachTerm(at index: Int, _ body: (Sense, _ length: Int) -> Bool) {
        var node = Int(tokens[index].node)
        var length = Int(tokens[index].termLength)
        while node >= 0, length > 0 {
            for at in terms[0].nodes[node].senses {
                let sense = terms[0].senses[at]
                if fits(sense, index, length), !body(sense, length) { return }
            }
            node = Int(terms[0].nodes[node].parent)
            length -= 1
        }
    }

    private func fits(_ sense: Sense, _ index: Int, _ length: Int) -> Bool {
        sense.isUnconditional || sense.fits(tokens, at: index, length: length, bytes, terms[0].spellings.span)
    }
}
