import Model

extension UInt8 {
    /// Blank, tab, line feed, vertical tab, form feed, carriage return.
    var isSpace: Bool { self == 32 || (self >= 9 && self <= 13) }
    var isDigit: Bool { self >= 48 && self <= 57 }
    /// ASCII letters, and every byte of a character beyond ASCII.
    var isLetter: Bool { (self | 0x20) >= 97 && (self | 0x20) <= 122 || self >= 0x80 }
    var isUpper: Bool { self >= 65 && self <= 90 }
    var isLower: Bool { self >= 97 && self <= 122 }
    var lowercased: UInt8 { isUpper ? self | 0x20 : self }
}

extension [UInt8] {
    /// The range without white space at its ends; a no-break space counts as white.
    func trimmed(_ start: Int, _ end: Int) -> ByteRange {
        var (a, b) = (start, end)
        while a < b {
            if self[a].isSpace {
                a += 1
            } else if self[a] == 0xC2, a + 1 < b, self[a + 1] == 0xA0 {
                a += 2
            } else if self[a] == 0xEF, a + 2 < b, self[a + 1] == 0xBB, self[a + 2] == 0xBF {
                a += 3
            } else {
                break
            }
        }
        while b > a {
            if self[b - 1].isSpace {
                b -= 1
            } else if b - a >= 2, self[b - 2] == 0xC2, self[b - 1] == 0xA0 {
                b -= 2
            } else {
                break
            }
        }
        return ByteRange(a, b)
    }

    func string(_ range: ByteRange) -> String { String(decoding: self[range.start..<range.end], as: UTF8.self) }

    /// The words of a short stretch in lower case, one blank between them, without marks at the ends: what cue lines are
    /// compared by.
    func cueForm(_ range: ByteRange) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var index = range.start
        while index < range.end {
            var byte = self[index]
            if byte == 0xC2, index + 1 < range.end, self[index + 1] == 0xA0 {
                byte = 32
                index += 1
            } else if byte == 0xE2, index + 2 < range.end, self[index + 1] == 0x80, self[index + 2] == 0x98 || self[index + 2] == 0x99 {
                byte = UInt8(ascii: "'")
                index += 2
            }
            index += 1
            if byte.isSpace {
                if let last = out.last, last != 32 { out.append(32) }
            } else {
                out.append(byte.lowercased)
            }
        }
        while let last = out.last, last == 32 || Self.endMarks.contains(last) { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }

    private static let endMarks: [UInt8] = Array(".:;,!…-".utf8.filter { $0 < 0x80 })
}
