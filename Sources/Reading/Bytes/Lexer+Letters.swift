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
