import Vocabulary

/// What letters and dots at an edge make of a word.
extension Lexer {
    /// Whether the dot at `index` belongs to the word, and if so whether a letter follows it; `nil` where it does not.
    ///
    /// "U.S.", "p.m."; a single capital is an initial; a single small letter ends a sentence.
    @inline(__always)
    static func joinsDot(_ bytes: Span<UInt8>, _ index: Int, _ end: Int, _ partStart: Int, _ flags: Token.Flags) -> Bool? {
        guard index - partStart == 1, ByteClass.isLetter(bytes[index - 1]) else { return nil }
        let more = index + 1 < end && ByteClass.isLetter(bytes[index + 1])
        guard more || flags.contains(.dotted) || flags.contains(.capitalised) else { return nil }
        return more && !isSingleLetter(bytes, index + 1, end) ? nil : more
    }

    /// Whether the letter at `index` stands alone, so that "U.S" goes on and "end.The" does not.
    static func isSingleLetter(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        let next = index + 1
        return next >= end || !(ByteClass.isLetter(bytes[next]) || ByteClass.isDigit(bytes[next]) || bytes[next] >= 0xC3)
    }

    /// Latin capitals of U+00C0 to U+00DE, Greek and Cyrillic ones.
    static func isWideCapital(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard bytes[index] >= 0xC3, index + 1 < end else { return false }
        let second = bytes[index + 1]
        switch bytes[index] {
        case 0xC3: return second < 0x9F
        case 0xC4...0xC5: return second & 1 == 0
        case 0xCE: return second >= 0x91 && second <= 0xA9
        case 0xD0: return second < 0xB0
        default: return false
        }
    }
}

/// Where apostrophes, hyphens, digits and full stops go on with a word.
extension Lexer {
    /// An apostrophe goes on with the word before a letter, except where only an "s" follows, which is the possessive.
    func joinsApostrophe(_ bytes: Span<UInt8>, _ index: Int, _ length: Int, _ end: Int) -> Bool {
        let next = index + length
        guard next < end, ByteClass.isLetter(bytes[next]) || bytes[next] >= 0xC3 else { return false }
        if bytes[next] >= 0xC3, WideMark.at(next, bytes, end) != nil { return false }
        return !Self.isPossessive(bytes, next, end)
    }

    static func isPossessive(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard index < end, bytes[index] | 0x20 == UInt8(ascii: "s") else { return false }
        let after = index + 1
        return after >= end || !(ByteClass.isLetter(bytes[after]) || ByteClass.isDigit(bytes[after]) || bytes[after] >= 0xC3)
    }

    /// Whether a hyphen belongs to the word.
    func joinsHyphen(
        _ bytes: Span<UInt8>, _ index: Int, _ length: Int, _ end: Int, _ hash: UInt64, _ partStart: Int, _ start: Int, _ upper: Int
    ) -> Bool {
        let next = index + length
        guard next < end else { return false }
        if ByteClass.isDigit(bytes[next]) { return upper > 0 && index - start <= 8 && !splits(hash, partStart, start) }
        guard ByteClass.isLetter(bytes[next]) || bytes[next] >= 0xC3 else { return false }
        if bytes[next] >= 0xC3, WideMark.at(next, bytes, end) != nil { return false }
        return !splits(hash, partStart, start)
    }

    /// Whether the word so far, up to its first hyphen, is one that stands alone before a hyphen.
    func splits(_ hash: UInt64, _ partStart: Int, _ start: Int) -> Bool {
        guard partStart == start else { return false }
        let node = lexicon.root(hash)
        return node >= 0 && lexicon.nodes[Int(node)].splitsHyphen
    }

    /// Whether digits after these letters are a sum of money: after a currency's code, after a letter that "$" precedes, or
    /// where they are written as one ("R57.2 billion", not "R2").
    func splitsDigits(_ hash: UInt64, _ length: Int, _ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        let node = lexicon.root(hash)
        guard node >= 0, lexicon.nodes[Int(node)].splitsDigits else { return false }
        return length >= 2 || (!spaceBefore && last == .currency) || Self.isSum(bytes, index, end)
    }

    /// Whether an abbreviation takes the full stop at `index`.
    func takesDot(_ bytes: Span<UInt8>, _ index: Int, _ end: Int, _ node: Int32, _ flags: Token.Flags) -> Bool {
        guard let use = lexicon.nodes[Int(node)].abbreviation else { return false }
        guard lexicon.abbreviationFits(Int(node), flags) else { return false }
        let next = index + 1
        switch use {
        case .before, .either: return next >= end || !ByteClass.isLetter(bytes[next])
        case .number:
            var at = next
            while at < end, at - next < 3, bytes[at] == UInt8(ascii: " ") || bytes[at] == 0xC2 || bytes[at] == 0xA0 { at += 1 }
            return at < end && ByteClass.isDigit(bytes[at])
        }
    }
}
