/// What a byte may begin, as far as one byte tells.
enum ByteClass: UInt8 {
    case space, letter, digit, mark
    /// The first byte of a character beyond ASCII, or a stray continuation byte.
    case beyond

    static func of(_ byte: UInt8) -> ByteClass {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A: .letter
        case 0x30...0x39: .digit
        case 0...0x20, 0x7F: .space
        case 0x80...: .beyond
        default: .mark
        }
    }

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
}

/// A character beyond ASCII that is not part of a word, with its length in bytes.
struct WideMark {
    enum Meaning { case space, hyphen, dash, quote, apostrophe, stop, currency, symbol }

    let meaning: Meaning
    let length: Int

    /// The mark whose first byte is at `index`; `nil` where a letter (or a byte that is no UTF-8) stands.
    static func at(_ index: Int, _ bytes: Span<UInt8>, _ end: Int) -> WideMark? {
        let lead = bytes[index]
        if lead == 0xC2, index + 1 < end {
            return latin(bytes[index + 1]).map { WideMark(meaning: $0, length: 2) }
        }
        if lead == 0xD7, index + 1 < end, bytes[index + 1] == 0x97 || bytes[index + 1] == 0xB7 { return nil }
        guard lead == 0xE2 || lead == 0xE3 || lead == 0xEF, index + 2 < end else { return nil }
        return wide(lead, bytes[index + 1], bytes[index + 2]).map { WideMark(meaning: $0, length: 3) }
    }

    /// U+0080 to U+00BF.
    private static func latin(_ second: UInt8) -> Meaning? {
        switch second {
        case 0x80...0xA0, 0xAD: .space
        case 0xA2...0xA5: .currency
        case 0xAA, 0xB5, 0xBA: nil
        case 0xAB, 0xBB: .quote
        default: .symbol
        }
    }

    private static func wide(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Meaning? {
        switch (lead, second, third) {
        case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8...0xAF), (0xE2, 0x81, 0x9F...0xAF): .space
        case (0xE2, 0x80, 0x90...0x91): .hyphen
        case (0xE2, 0x80, 0x92...0x95): .dash
        case (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x99), (0xE2, 0x80, 0x9B): .apostrophe
        case (0xE2, 0x80, 0x9A...0x9F), (0xE2, 0x80, 0xB9...0xBA): .quote
        case (0xE2, 0x80, 0xA6): .stop
        case (0xE2, 0x82, 0xA0...0xBF), (0xE2, 0x83, 0x80): .currency
        // Superscripts and subscripts, letter-like signs that are no letters, fractions, arrows to dingbats.
        case (0xE2, 0x80...0x83, _): .symbol
        case (0xE2, 0x84, _): nil
        case (0xE2, 0x85, 0x90...0x9E), (0xE2, 0x86...0xAF, _): .symbol
        case (0xE3, 0x80, 0x80): .space
        case (0xE3, 0x80, 0x81...0x82): .stop
        case (0xE3, 0x80, 0x88...0x91): .quote
        case (0xEF, 0xBB, 0xBF): .space
        default: nil
        }
    }
}
