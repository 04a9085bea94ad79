import Vocabulary

/// Turns a file's bytes into UTF-8.
enum TextEncoding {
    /// - Returns: the text as UTF-8 and, where the file was not what it should be, a clause that says so.
    static func decode(_ bytes: [UInt8], isMarkup: Bool) -> (text: [UInt8], warning: String?) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            // A plain file keeps its mark, so that offsets count in the file; markup has no use for it.
            return utf8OrRepaired(isMarkup ? Array(bytes.dropFirst(3)) : bytes, otherwise: "is not valid UTF-8 although it is marked so")
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return (utf16(bytes, bigEndian: false), nil) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (utf16(bytes, bigEndian: true), nil) }
        if isValidUTF8(bytes) { return (bytes, nil) }
        let declared = isMarkup ? declaredCharset(bytes) : nil
        switch declared {
        case nil where isMarkup, "windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii", "cp1252", "iso-8859-15":
            return (windows1252(bytes), nil)
        case nil: return mixed(bytes)
        case "utf-8", "utf8": return utf8OrRepaired(bytes, otherwise: "is not valid UTF-8 although it says so")
        case .some(let name):
            if let converted = ForeignEncoding.decode(bytes, charset: name) { return (converted, nil) }
            let (text, _) = mixed(bytes)
            return (text, "is in the encoding \(name), which cannot be read; some characters are lost")
        }
    }

    /// Decodes by the name of a charset that a header gives; without one, or where it is wrong, by what the bytes are.
    static func decode(_ bytes: [UInt8], charset: String?) -> [UInt8] {
        if isValidUTF8(bytes) { return bytes }
        switch charset {
        case "windows-1252", "iso-8859-1", "latin1", "us-ascii": return windows1252(bytes)
        case .some(let name): return ForeignEncoding.decode(bytes, charset: name) ?? decode(bytes, isMarkup: true).text
        case nil: return decode(bytes, isMarkup: true).text
        }
    }

    static func isValidUTF8(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index = bytes.span.firstBeyondASCII(from: index)
                continue
            }
            let length = sequenceLength(bytes, at: index)
            if length == 0 { return false }
            index += length
        }
        return true
    }

    /// The length of the well-formed sequence that starts here, or 0. Unicode 15, table 3-7.
    private static func sequenceLength(_ b: [UInt8], at i: Int) -> Int {
        func follows(_ k: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool { i + k < b.count && b[i + k] >= low && b[i + k] <= high }
        switch b[i] {
        case 0..<0x80: return 1
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80, 0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80, 0x8F) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }

    private static func utf8OrRepaired(_ bytes: [UInt8], otherwise complaint: String) -> (text: [UInt8], warning: String?) {
        if isValidUTF8(bytes) { return (bytes, nil) }
        return (mixed(bytes).text, complaint + "; stray bytes were read as Windows-1252")
    }

    /// UTF-8 where it is, Windows-1252 for each byte that is not.
    private static func mixed(_ bytes: [UInt8]) -> (text: [UInt8], warning: String?) {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        var index = 0
        while index < bytes.count {
            let length = sequenceLength(bytes, at: index)
            if length > 0 {
                out.append(contentsOf: bytes[index..<index + length])
                index += length
            } else {
                append(windowsScalar(bytes[index]), to: &out)
                index += 1
            }
        }
        return (out, "is not valid UTF-8; the bytes that are not were read as Windows-1252")
    }

    static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes { append(windowsScalar(byte), to: &out) }
        return out
    }

    /// Bytes 0x80 to 0x9F of Windows-1252; the five that are not assigned become U+FFFD.
    /// https://encoding.spec.whatwg.org/index-windows-1252.txt
    private static let windowsBlock: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    static func windowsScalar(_ byte: UInt8) -> UInt32 {
        byte >= 0x80 && byte < 0xA0 ? windowsBlock[Int(byte) - 0x80] : UInt32(byte)
    }

    static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        switch scalar {
        case 0..<0x80: out.append(UInt8(scalar))
        case 0x80..<0x800: out += [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 0x3F)]
        case 0xD800...0xDFFF: out += [0xEF, 0xBF, 0xBD]
        case 0x800..<0x10000: out += [UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 0x3F), UInt8(0x80 | scalar & 0x3F)]
        case 0x10000...0x10FFFF:
            out += [
                UInt8(0xF0 | scalar >> 18), UInt8(0x80 | scalar >> 12 & 0x3F), UInt8(0x80 | scalar >> 6 & 0x3F),
                UInt8(0x80 | scalar & 0x3F),
            ]
        default: out += [0xEF, 0xBF, 0xBD]
        }
    }

    private static func utf16(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        func unit(_ i: Int) -> UInt32 {
            let (a, b) = (UInt32(bytes[i]), UInt32(bytes[i + 1]))
            return bigEndian ? a << 8 | b : b << 8 | a
        }
        var index = 2
        while index + 1 < bytes.count {
            let first = unit(index)
            index += 2
            if (0xD800...0xDBFF).contains(first), index + 1 < bytes.count, (0xDC00...0xDFFF).contains(unit(index)) {
                append(0x10000 + (first - 0xD800) << 10 + (unit(index) - 0xDC00), to: &out)
                index += 2
            } else {
                append(first, to: &out)
            }
        }
        return out
    }

    /// What the page says of itself in its first 4,096 bytes: `<meta charset=…>`, http-equiv, or the XML declaration.
    static func declaredCharset(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4_096).map(\.lowercased)
        for key in [Array("charset".utf8), Array("encoding".utf8)] {
            var index = 0
            while index + key.count < head.count {
                guard head[index...].starts(with: key) else {
                    index += 1
                    continue
                }
                index += key.count
                while index < head.count, head[index].isSpace { index += 1 }
                guard index < head.count, head[index] == UInt8(ascii: "=") else { continue }
                index += 1
                while index < head.count, head[index].isSpace || head[index] == 34 || head[index] == 39 { index += 1 }
                let start = index
                while index < head.count, head[index].isLetter || head[index].isDigit || head[index] == 45 || head[index] == 95 {
                    index += 1
                }
                if index > start { return String(decoding: head[start..<index], as: UTF8.self) }
            }
        }
        return nil
    }
}
