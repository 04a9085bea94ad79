/// How far runs of digits, groups, lists and control sequences reach.
extension Lexer {
    static func skipDigits(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, ByteClass.isDigit(bytes[index]) { index += 1 }
        return index
    }

    /// The end of ",345,678" or of the Indian ",34,567" from `start`; `nil` where there are no groups.
    static func groups(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var index = start
        var last = 0
        while index < end, bytes[index] == UInt8(ascii: ",") {
            let after = skipDigits(bytes, index + 1, min(end, index + 5))
            let size = after - index - 1
            if size != 3 && size != 2 || last == 3 && size == 2 { break }
            last = size
            index = after
        }
        return last == 3 ? index : nil
    }

    /// The end of ",2,3,4" from `start`: three numbers or more without spaces are data and no figure; `nil` for fewer.
    static func list(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var index = start
        var count = 1
        while index + 1 < end, bytes[index] == UInt8(ascii: ","), ByteClass.isDigit(bytes[index + 1]) {
            index = skipDigits(bytes, index + 1, end)
            count += 1
        }
        return count > 2 ? index : nil
    }

    /// Past a terminal's control sequence, whose digits are no figures: "ESC [ 31 m" (ECMA-48, section 5.4).
    static func afterEscape(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        guard start + 1 < end, bytes[start + 1] == UInt8(ascii: "[") else { return start + 1 }
        var index = start + 2
        while index < end, bytes[index] >= 0x20, bytes[index] < 0x40 { index += 1 }
        return index < end && bytes[index] >= 0x40 && bytes[index] < 0x7F ? index + 1 : index
    }
}

/// Which digits are a sum by how they are written.
extension Lexer {
    /// Whether the digits from `start` have decimals, thousands in groups, or a scale word after them.
    static func isSum(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let after = skipDigits(bytes, start, min(end, start + 12))
        guard after + 1 < end else { return false }
        switch bytes[after] {
        case UInt8(ascii: "."): return ByteClass.isDigit(bytes[after + 1]) && after - start <= 6
        case UInt8(ascii: ","): return groups(bytes, after, end) != nil
        case UInt8(ascii: " "):
            // "million", "billion", "trillion"
            var at = after + 1
            switch bytes[at] | 0x20 {
            case UInt8(ascii: "m"), UInt8(ascii: "b"): at += 1
            case UInt8(ascii: "t"): at += 2
            default: return false
            }
            var matches = end - at >= 5
            var place = 0
            while matches, place < 5 {
                matches = bytes[at + place] | 0x20 == scaleEnding[place]
                place += 1
            }
            return matches
        default: return false
        }
    }

    private static let scaleEnding = Array("illio".utf8)
}
