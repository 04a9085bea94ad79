import Vocabulary

/// Finds where sentences end inside a block.
///
/// A full stop that an abbreviation has taken ends a sentence only before a word that begins sentences ("at 5 p.m. The");
/// any other stop does, unless a small letter follows ("“Why?” he asked") or nothing stands between ("example.com").
/// Closing quotes and brackets stay with the sentence before. A blank line ends a sentence too. What goes on for longer than
/// any sentence of prose is cut, so that the readers of sentences need no more room than that.
struct SentenceSplitter {
    let lexicon: Lexicon
    /// The most tokens of a sentence.
    private static let longest = 1_000

    private(set) var sentences: [Range<Int>] = []
    private(set) var blocks: [Int32] = []

    /// The next of the stops that has not been looked at.
    private var next = 0

    init(lexicon: Lexicon) { self.lexicon = lexicon }

    /// Splits a block's tokens; blocks come in order.
    ///
    /// - Parameter stops: the indices, in order, of the tokens that may end a sentence or that a blank line comes before.
    mutating func split(_ tokens: inout [Token], _ range: Range<Int>, at stops: [Int32], block: Int, _ bytes: Span<UInt8>) {
        var start = range.lowerBound
        while next < stops.count, Int(stops[next]) < range.upperBound {
            let stop = Int(stops[next])
            next += 1
            if stop < start { continue }
            if stop > start, tokens[stop].has(.blankLineBefore) {
                finish(&tokens, start..<stop, block)
                start = stop
            }
            let end = boundary(after: stop, tokens, range.upperBound, bytes)
            if end > stop {
                finish(&tokens, start..<end, block)
                start = end
            }
        }
        if start < range.upperBound { finish(&tokens, start..<range.upperBound, block) }
    }

    private mutating func finish(_ tokens: inout [Token], _ range: Range<Int>, _ block: Int) {
        var start = range.lowerBound
        while range.upperBound - start > Self.longest {
            sentences.append(start..<start + Self.longest)
            blocks.append(Int32(truncatingIfNeeded: block))
            start += Self.longest
        }
        sentences.append(start..<range.upperBound)
        blocks.append(Int32(truncatingIfNeeded: block))
        for index in range where tokens[index].kind == .word || tokens[index].kind == .number {
            tokens[index].flags.insert(.sentenceStart)
            break
        }
    }

    /// Where the next sentence begins if this token ends one; else `index`.
    private func boundary(after index: Int, _ tokens: [Token], _ end: Int, _ bytes: Span<UInt8>) -> Int {
        let kind = tokens[index].kind
        guard kind == .stop || kind == .word && tokens[index].has(.dotted) else { return index }
        var next = index + 1
        while next < end, isCloser(tokens[next]) { next += 1 }
        if next >= end { return index }
        if tokens[next].has(.blankLineBefore) { return next }
        var following = next
        while following < end, isOpener(tokens[following]) { following += 1 }
        if following >= end { return index }
        let after = tokens[following]
        if kind == .word {
            guard isStarter(after), after.has(.capitalised), after.has(.spaceBefore) else { return index }
            return lexicon.neverEndsSentence(tokens[index]) ? index : next
        }
        switch after.kind {
        case .word:
            if after.has(.capitalised) {
                let apart = after.has(.spaceBefore) || tokens[next].has(.spaceBefore) || next > index + 1
                return apart || isGluedEnd(tokens, index, bytes) ? next : index
            }
            return after.has(.nonASCII) && after.has(.spaceBefore) ? next : index
        case .number, .currency, .symbol: return after.has(.spaceBefore) ? next : index
        default: return index
        }
    }

    /// "ended.The": a small letter before the stop and a word that begins sentences after it.
    private func isGluedEnd(_ tokens: [Token], _ index: Int, _ bytes: Span<UInt8>) -> Bool {
        let start = Int(tokens[index].start)
        guard start > 0 else { return false }
        return bytes[start - 1] &- 0x61 < 26 && isStarter(tokens[index + 1])
    }

    /// Whether a word often begins sentences and is no part of names.
    private func isStarter(_ token: Token) -> Bool { !token.classes.isDisjoint(with: .starter) }

    private func isCloser(_ token: Token) -> Bool {
        switch token.kind {
        case .close: true
        case .quote, .apostrophe: token.isGlued
        default: false
        }
    }

    private func isOpener(_ token: Token) -> Bool {
        switch token.kind {
        case .open, .quote, .apostrophe, .dash: true
        default: false
        }
    }
}
