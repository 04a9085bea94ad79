import Vocabulary

/// What a file holds, told from its first bytes.
public enum PageFormat: Equatable, Sendable {
    case empty
    /// Not text; the associated words say what it looks like ("a PDF file").
    case binary(String)
    case plain
    case html
    /// One JSON object a line.
    case jsonLines
    /// One JSON value.
    case json

    /// - Parameter prefix: the beginning of the file; 64 kB are enough.
    public init(of prefix: [UInt8]) {
        guard !prefix.isEmpty else {
            self = .empty
            return
        }
        for (magic, kind) in Self.magics where prefix.starts(with: magic) {
            self = .binary(kind)
            return
        }
        let head = prefix.prefix(65_536)
        let isUTF16 = prefix.starts(with: [0xFF, 0xFE]) || prefix.starts(with: [0xFE, 0xFF])
        if !isUTF16, Self.looksBinary(prefix.span, head.count) {
            self = .binary("a binary file")
            return
        }
        var start = prefix.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < head.count, head[start].isSpace { start += 1 }
        guard start < head.count else {
            self = prefix.count > head.count ? .plain : .empty
            return
        }
        if head[start] == UInt8(ascii: "{") {
            self = Self.isRecordPerLine(head, from: start) ? .jsonLines : .json
        } else if head[start] == UInt8(ascii: "["), Self.opensJSONArray(head, from: start) {
            self = .json
        } else if Self.looksLikeMarkup(head, isUTF16: isUTF16) {
            self = .html
        } else {
            self = .plain
        }
    }

    private static let magics: [([UInt8], String)] = [
        (Array("%PDF-".utf8), "a PDF file"), ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"),
        (Array("GIF8".utf8), "a picture"), (Array("PK\u{3}\u{4}".utf8), "a ZIP archive or an office document"),
        ([0x1F, 0x8B], "a gzip file"), (Array("SQLite format 3\0".utf8), "an SQLite database"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"), ([0x28, 0xB5, 0x2F, 0xFD], "a zstd file"),
    ]

    /// Control bytes that no text has: more than one in a hundred, or a NUL in a file with next to no line ends.
    private static func looksBinary(_ bytes: Span<UInt8>, _ count: Int) -> Bool {
        var controls = 0
        var nuls = 0
        var index = 0
        while index < count {
            // Most eights hold no control at all, or line ends only.
            if index + 8 <= count, EightBytes(bytes, at: index).areGraphic {
                index += 8
                continue
            }
            let byte = bytes[index]
            if byte == 0 { nuls += 1 }
            if byte < 0x20, !byte.isSpace, byte != 0x1B { controls += 1 }
            index += 1
        }
        return controls > 8 && controls * 100 > count || nuls > 8 && nuls * 200 > count
    }

    /// Whether the first line is a complete object: balanced at its end, outside a string.
    private static func isRecordPerLine(_ head: ArraySlice<UInt8>, from start: Int) -> Bool {
        var depth = 0
        var inString = false
        var escaped = false
        for index in start..<head.endIndex {
            let byte = head[index]
            if inString {
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inString = false
                } else if byte == UInt8(ascii: "\n") {
                    return true
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): inString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 {
                    var next = index + 1
                    while next < head.endIndex, head[next] == 32 || head[next] == 13 || head[next] == 9 { next += 1 }
                    return next >= head.endIndex || head[next] == UInt8(ascii: "\n")
                }
            case UInt8(ascii: "\n"):
                // An object that goes on over lines is one value; a first line cut short inside is a bad record of many.
                return head[head.index(after: index)...].prefix(2) == ArraySlice("{\"".utf8)
            default: break
            }
        }
        return true
    }

    /// `[` that opens a list of objects, and not a bracketed word of a text.
    private static func opensJSONArray(_ head: ArraySlice<UInt8>, from start: Int) -> Bool {
        var next = start + 1
        while next < head.endIndex, head[next].isSpace { next += 1 }
        return next < head.endIndex && (head[next] == UInt8(ascii: "{") || head[next] == UInt8(ascii: "]"))
    }

    private static let markup: [[UInt8]] = [
        "<!doctype", "<html", "<head", "<body", "<title", "<meta", "<article", "<div", "<p>", "<p ", "<h1", "<table", "<section", "<main",
    ].map { Array($0.utf8) }

    private static let feeds: [[UInt8]] = ["<rss", "<feed", "<rdf:rdf"].map { Array($0.utf8) }

    /// How front matter, messages and archives begin, which may hold markup further down.
    private static let openings: [[UInt8]] = [
        "---", "warc/", "from:", "mime-version:", "received:", "return-path:", "subject:", "date:", "message-id:", "delivered-to:", "to:",
    ].map { Array($0.utf8) }

    /// Whether an HTML tag stands in the first bytes, before much text does.
    private static func looksLikeMarkup(_ head: ArraySlice<UInt8>, isUTF16: Bool) -> Bool {
        let bytes = (isUTF16 ? head.filter { $0 != 0 } : Array(head)).prefix(4_096).map(\.lowercased)
        for opening in openings where bytes.starts(with: opening) { return false }
        var text = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<") {
                // What feeds quote is markup, and they are not.
                for tag in feeds where bytes[index...].starts(with: tag) { return false }
                for tag in markup where bytes[index...].starts(with: tag) { return true }
                while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
            } else if !bytes[index].isSpace {
                text += 1
                if text > 200 { return false }
            }
            index += 1
        }
        return false
    }
}

extension EightBytes {
    /// Whether none of the bytes is a control of ASCII.
    fileprivate var areGraphic: Bool {
        let low = (word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x6060_6060_6060_6060
        return (low | word) & 0x8080_8080_8080_8080 == 0x8080_8080_8080_8080
    }
}
