import Vocabulary

/// Numbers, and marks in ASCII and beyond.
extension Lexer {
    mutating func number(
        _ words: FirstWords, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ out: inout OutputSpan<Token>
    ) -> Int {
        var flags: Token.Flags = .hasDigits
        var index = start
        if bytes[start] != UInt8(ascii: ".") {
            index = Self.skipDigits(bytes, start, end)
            if index - start <= 3, let grouped = Self.groups(bytes, index, end) {
                index = grouped
                flags.insert(.grouped)
            } else if let list = Self.list(bytes, index, end) {
                index = list
                flags.insert(.dotted)
            }
        }
        if index + 1 < end, bytes[index] == UInt8(ascii: "."), ByteClass.isDigit(bytes[index + 1]) {
            index = Self.skipDigits(bytes, index + 1, end)
            flags.insert(.decimal)
            while index + 1 < end, bytes[index] == UInt8(ascii: "."), ByteClass.isDigit(bytes[index + 1]) {
                index = Self.skipDigits(bytes, index + 1, end)
                flags.insert(.dotted)
            }
        }
        // "1998", "6.7.2025", "90s", "18-06-25"
        if index - start == 4 || flags.contains(.dotted) || index < end && Self.goesOnWithNumber(bytes[index]) {
            timePlaces.append(Int32(truncatingIfNeeded: base &+ out.count))
        }
        return add(words, .number, start, index, hash: 0, flags: flags, &out)
    }

    /// Whether a byte right behind digits may make them a part of a time.
    private static func goesOnWithNumber(_ byte: UInt8) -> Bool {
        ByteClass.isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'") || byte >= 0x80
    }

    // MARK: Marks

    mutating func mark(
        _ words: FirstWords, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ byte: UInt8, _ out: inout OutputSpan<Token>
    ) -> Int {
        let next = start + 1
        switch byte {
        case UInt8(ascii: "."):
            if next < end, ByteClass.isDigit(bytes[next]), spaceBefore || last == .currency || last == .open {
                return number(words, bytes, start, end, &out)
            }
            var index = next
            while index < end, bytes[index] == byte { index += 1 }
            return add(.stop, words, start, index, &out)
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return add(.stop, words, start, next, &out)
        case UInt8(ascii: ","): return add(.comma, words, start, next, &out)
        case UInt8(ascii: ":"):
            timePlaces.append(Int32(truncatingIfNeeded: base &+ out.count))
            return add(.colon, words, start, next, &out)
        case UInt8(ascii: ";"): return add(.semicolon, words, start, next, &out)
        case UInt8(ascii: "\""): return add(.quote, words, start, next, &out)
        case UInt8(ascii: "'"):
            if next < end, bytes[next] == byte { return add(.quote, words, start, next + 1, &out) }
            return apostrophe(words, bytes, start, 1, end, &out)
        case UInt8(ascii: "`"): return add(.quote, words, start, next, &out)
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return add(.open, words, start, next, &out)
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return add(.close, words, start, next, &out)
        case UInt8(ascii: "/"):
            timePlaces.append(Int32(truncatingIfNeeded: base &+ out.count))
            return addMark(words, .slash, bytes, start, next, &out)
        case UInt8(ascii: "$"): return addMark(words, .currency, bytes, start, next, &out)
        case UInt8(ascii: "-"):
            if next < end, bytes[next] == byte {
                var index = next
                while index < end, bytes[index] == byte { index += 1 }
                return add(.dash, words, start, index, &out)
            }
            return addMark(words, .hyphen, bytes, start, next, &out)
        default: return addMark(words, .symbol, bytes, start, next, &out)
        }
    }

    /// A possessive after a word, or else an apostrophe.
    mutating func apostrophe(
        _ words: FirstWords, _ bytes: Span<UInt8>, _ start: Int, _ length: Int, _ end: Int, _ out: inout OutputSpan<Token>
    ) -> Int {
        let next = start + length
        if !spaceBefore, Self.isPossessive(bytes, next, end), let last,
            last == .word || last == .number || last == .close
        {
            return add(.possessive, words, start, next + 1, &out)
        }
        return addMark(words, .apostrophe, bytes, start, next, &out)
    }

    mutating func wide(
        _ words: FirstWords, _ bytes: Span<UInt8>, _ start: Int, _ mark: WideMark, _ end: Int, _ out: inout OutputSpan<Token>
    ) -> Int {
        let next = start + mark.length
        switch mark.meaning {
        case .space:
            spaceBefore = true
            return next
        case .hyphen: return add(words, .hyphen, start, next, hash: WordHash.hyphen, &out)
        case .dash: return add(.dash, words, start, next, &out)
        case .quote: return add(.quote, words, start, next, &out)
        case .apostrophe: return apostrophe(words, bytes, start, mark.length, end, &out)
        case .stop: return add(.stop, words, start, next, &out)
        case .currency: return addMark(words, .currency, bytes, start, next, &out)
        case .symbol: return addMark(words, .symbol, bytes, start, next, &out)
        }
    }
}
