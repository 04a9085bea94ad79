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
    static let longest = 1_000

    /// The indices, in order, of the tokens that may end a sentence or that a blank line comes before.
    private let stops: [Int32]
    /// The next of the stops that has not been looked at.
    private var next = 0

    init(lexicon: Lexicon, stops: [Int32]) {
        self.lexicon = lexicon
        self.stops = stops
    }

    /// Appends the sentences of a block's tokens to the text's; blocks come in order.
    mutating func split(_ text: inout TokenizedText, _ range: Range<Int>, block: Int) {
        var start = range.lowerBound
        while next < stops.count, Int(stops[next]) < range.upperBound {
            let stop = Int(stops[next])
            next += 1
            if stop < start || isListNumber(stop, text.tokens, range.lowerBound) { continue }
            if stop > start, text.tokens[stop].has(.blankLineBefore) {
                Self.finish(&text, start..<stop, block)
                start = stop
            }
            let end = boundary(after: stop, text.tokens, range.upperBound, text.bytes.span)
            if end > stop {
                Self.finish(&text, start..<end, block)
                start = end
            }
        }
        if start < range.upperBound { Self.finish(&text, start..<range.upperBound, block) }
    }

    /// "1. Spending rose.": the stop behind the number of a list's item, which a block or a line of its own begins with.
    private func isListNumber(_ stop: Int, _ tokens: [Token], _ start: Int) -> Bool {
        let number = stop - 1
        guard number >= start, tokens[stop].kind == .stop, tokens[number].kind == .number, tokens[number].end - tokens[number].start <= 2,
            stop + 1 < tokens.count, tokens[stop + 1].has(.spaceBefore)
        else { return false }
        return number == start || tokens[number].has(.blankLineBefore)
    }

    private static func finish(_ text: inout TokenizedText, _ range: Range<Int>, _ block: Int) {
        var start = range.lowerBound
        while range.upperBound - start > longest {
            text.sentences.append(start..<start + longest)
            text.blockOfSentence.append(Int32(truncatingIfNeeded: block))
            start += longest
        }
        text.sentences.append(start..<range.upperBound)
        text.blockOfSentence.append(Int32(truncatingIfNeeded: block))
        for index in range where text.tokens[index].kind == .word || text.tokens[index].kind == .number {
            text.tokens[index].flags.insert(.sentenceStart)
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
