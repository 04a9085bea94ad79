import Vocabulary

/// Finds where sentences end inside a block.
///
/// A full stop that an abbreviation has taken ends a sentence only before a word that begins sentences ("at 5 p.m. The");
/// any other stop does, unless a small letter follows ("“Why?” he asked") or nothing stands between ("example.com").
/// Closing quotes and brackets stay with the sentence before. A blank line ends a sentence too.
enum SentenceSplitter {
    static func split(_ text: inout TokenizedText, _ range: Range<Int>, block: Int) {
        var start = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            let end = boundary(after: index, text, range.upperBound)
            if end > index {
                finish(&text, start..<end, block)
                start = end
                index = end
            } else {
                index += 1
            }
        }
        if start < range.upperBound { finish(&text, start..<range.upperBound, block) }
    }

    private static func finish(_ text: inout TokenizedText, _ range: Range<Int>, _ block: Int) {
        text.sentences.append(range)
        text.blockOfSentence.append(Int32(block))
        for index in range where text.tokens[index].kind == .word || text.tokens[index].kind == .number {
            text.tokens[index].flags.insert(.sentenceStart)
            break
        }
    }

    /// Where the next sentence begins if this token ends one; else `index`.
    private static func boundary(after index: Int, _ text: TokenizedText, _ end: Int) -> Int {
        let token = text.tokens[index]
        guard token.kind == .stop || token.kind == .word && token.has(.dotted) else {
            return index + 1 < end && hasBlankLine(text, index) ? index + 1 : index
        }
        var next = index + 1
        while next < end, isCloser(text.tokens[next]) { next += 1 }
        if next >= end { return index }
        var following = next
        while following < end, isOpener(text.tokens[following]) { following += 1 }
        if following >= end { return index }
        let after = text.tokens[following]
        if hasBlankLine(text, next - 1) { return next }
        if token.kind == .word {
            if isSingleInitial(token), !text.isStarter(following) { return index }
            if text.lexicon.neverEndsSentence(token) { return index }
            return after.has(.capitalised) && text.isStarter(following) && after.has(.spaceBefore) ? next : index
        }
        if after.kind == .word {
            if after.has(.capitalised) {
                let apart = after.has(.spaceBefore) || text.tokens[next].has(.spaceBefore) || next > index + 1
                return apart || isGluedEnd(text, index) ? next : index
            }
            return after.has(.nonASCII) && after.has(.spaceBefore) ? next : index
        }
        if after.kind == .number || after.kind == .currency || after.kind == .symbol { return after.has(.spaceBefore) ? next : index }
        return index
    }

    /// "ended.The": a small letter before the stop and a capital after it.
    private static func isGluedEnd(_ text: TokenizedText, _ index: Int) -> Bool {
        let start = Int(text.tokens[index].start)
        guard start > 0 else { return false }
        let before = text.bytes[start - 1]
        return before >= 0x61 && before <= 0x7A && text.isStarter(index + 1)
    }

    private static func isSingleInitial(_ token: Token) -> Bool { token.end - token.start == 2 && token.has(.capitalised) }

    private static func isCloser(_ token: Token) -> Bool {
        switch token.kind {
        case .close: true
        case .quote, .apostrophe: token.isGlued
        default: false
        }
    }

    private static func isOpener(_ token: Token) -> Bool {
        switch token.kind {
        case .open, .quote, .apostrophe, .dash: true
        default: false
        }
    }

    /// Whether two line breaks stand between a token and the next.
    private static func hasBlankLine(_ text: TokenizedText, _ index: Int) -> Bool {
        let start = Int(text.tokens[index].end)
        let end = Int(text.tokens[index + 1].start)
        if end - start < 2 { return false }
        var breaks = 0
        for offset in start..<end where text.bytes[offset] == 10 { breaks += 1 }
        return breaks > 1
    }
}

extension TokenizedText {
    /// Whether a word often begins sentences and is no part of names.
    func isStarter(_ index: Int) -> Bool { !tokens[index].classes.isDisjoint(with: .starter) }
}
