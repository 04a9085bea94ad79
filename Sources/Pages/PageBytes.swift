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

extension Span<UInt8> {
    /// The index of the first of two bytes from `start` on; `end` where neither stands before it.
    func place(of a: UInt8, or b: UInt8, from start: Int, to end: Int) -> Int {
        precondition(start >= 0 && end <= count, "a stretch lies outside of its text")
        let (first, second) = (SIMD16(repeating: a), SIMD16(repeating: b))
        var index = start
        while index &+ 16 <= end {
            // In bounds by the lines above.
            let sixteen = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            // All bits of a byte that is looked for, the first byte lowest.
            let found = unsafe unsafeBitCast((sixteen .== first) .| (sixteen .== second), to: SIMD2<UInt64>.self)
            if found[0] | found[1] != 0 {
                let (low, high) = (UInt64(littleEndian: found[0]), UInt64(littleEndian: found[1]))
                return index &+ (low != 0 ? low.trailingZeroBitCount >> 3 : 8 &+ high.trailingZeroBitCount >> 3)
            }
            index &+= 16
        }
        while index < end, self[index] != a, self[index] != b { index &+= 1 }
        return index
    }

    /// Whether two blanks stand beside each other.
    func hasTwoBlanks(from start: Int, to end: Int) -> Bool {
        precondition(start >= 0 && end <= count, "a stretch lies outside of its text")
        let blank = SIMD16<UInt8>(repeating: 32)
        var index = start
        while index &+ 17 <= end {
            // In bounds by the lines above.
            let here = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            let next = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index &+ 1, as: SIMD16<UInt8>.self)
            let found = unsafe unsafeBitCast((here .== blank) .& (next .== blank), to: SIMD2<UInt64>.self)
            if found[0] | found[1] != 0 { return true }
            index &+= 16
        }
        while index &+ 1 < end {
            if self[index] == 32, self[index &+ 1] == 32 { return true }
            index &+= 1
        }
        return false
    }
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
        let text = span
        var out: [UInt8] = []
        out.append(addingCapacity: range.count) { out in
            // What was put last; a blank at first, so that none begins the form.
            var last: UInt8 = 32
            var index = range.start
            while index < range.end {
                var byte = text[index]
                if byte == 0xC2, index + 1 < range.end, text[index + 1] == 0xA0 {
                    byte = 32
                    index += 1
                } else if byte == 0xE2, index + 2 < range.end, text[index + 1] == 0x80, text[index + 2] == 0x98 || text[index + 2] == 0x99 {
                    byte = UInt8(ascii: "'")
                    index += 2
                }
                index += 1
                byte = byte.isSpace ? 32 : byte.lowercased
                if byte != 32 || last != 32 { out.append(byte) }
                last = byte
            }
        }
        while let last = out.last, last == 32 || Self.endMarks.contains(last) { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }

    private static let endMarks: [UInt8] = Array(".:;,!…-".utf8.filter { $0 < 0x80 })
}
