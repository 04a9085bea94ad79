/// Takes out of a page what would make its parser slow.
///
/// Scripts, style sheets and comments are most of a large site's page, and the parser reads them byte by byte for nothing. Only
/// scripts of structured data are kept.
struct HTMLCleaning {
    /// No tag of a real page has more attributes; libxml2 compares each with all before it.
    private static let attributeLimit = 400

    private var bytes: [UInt8]
    private var index = 0
    private var output: [UInt8] = []
    /// Where what has not been written out yet begins.
    private var start = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The page without scripts, style sheets and comments, with blanks for NULs, at which libxml2 would stop, and for the rest
    /// of tags that have too many attributes.
    static func clean(_ bytes: [UInt8]) -> [UInt8] {
        var cleaning = HTMLCleaning(bytes)
        return cleaning.run()
    }

    private mutating func run() -> [UInt8] {
        output.reserveCapacity(bytes.count)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0 { bytes[index] = 32 }
            guard byte == UInt8(ascii: "<"), index + 1 < bytes.count else {
                index += 1
                continue
            }
            let next = bytes[index + 1]
            if next == UInt8(ascii: "!"), opens("<!--", at: index) {
                if let end = find("-->", from: index + 2) { leaveOut(index, end + 3) } else { index += 4 }
            } else if next < 0x80, next.isLetter {
                tag()
            } else {
                index += 1
            }
        }
        output += bytes[start...]
        return output
    }

    private mutating func leaveOut(_ from: Int, _ to: Int) {
        output += bytes[start..<from]
        start = to
        index = to
    }

    /// Goes over a tag, and over what it holds where that is a script or a style sheet.
    private mutating func tag() {
        let begin = index
        var attributes = 0
        var quote: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0 { bytes[index] = 32 }
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if byte == 34 || byte == 39 {
                quote = byte
            } else if byte.isSpace, !bytes[index - 1].isSpace {
                attributes += 1
            }
            if attributes > Self.attributeLimit, quote == 0 { bytes[index] = 32 }
            index += 1
        }
        guard index < bytes.count else { return }
        index += 1
        let isScript = opens("<script", at: begin)
        guard isScript || opens("<style", at: begin), let end = find(isScript ? "</script" : "</style", from: index) else { return }
        if isScript, holds("ld+json", in: begin..<index) {
            while index < end {
                if bytes[index] == 0 { bytes[index] = 32 }
                index += 1
            }
        } else {
            leaveOut(index, end)
        }
    }

    /// Whether a text in lower case stands here, in any case.
    private func opens(_ text: StaticString, at place: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        return text.withUTF8Buffer { wanted in
            for offset in 0..<count where unsafe bytes[place + offset].lowercased != wanted[offset] { return false }
            return true
        }
    }

    private func find(_ text: StaticString, from place: Int) -> Int? {
        let first = unsafe text.utf8Start.pointee
        var place = place
        while place < bytes.count, let found = bytes[place...].firstIndex(of: first) {
            if opens(text, at: found) { return found }
            place = found + 1
        }
        return nil
    }

    private func holds(_ text: StaticString, in range: Range<Int>) -> Bool { range.contains { opens(text, at: $0) } }
}
