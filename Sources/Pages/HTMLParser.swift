import Vocabulary

/// Takes a page of HTML apart into tags and texts, as the HTML standard's tokenizer does (section 13.2.5), in one pass over
/// its bytes. Whatever the bytes are, there is a tree; nothing is fetched and no declared entity is expanded.
struct HTMLParser {
    var builder = HTMLTreeBuilder()
    /// Whether the page breaks off inside a tag, a script or a style sheet, or has more elements than are read.
    var isCutOff: Bool { breaksOff || builder.isFull || builder.opensDocument && !builder.closesDocument }

    private var breaksOff = false
    /// What was looked for once and does not come any more: ends of comments, and of elements of raw text.
    private var hasNoCommentEnd = false
    private var hasNoEnd: Set<HTMLTag> = []

    /// The bytes that HTML itself gives a meaning.
    private enum Sign {
        static let open = UInt8(ascii: "<")
        static let close = UInt8(ascii: ">")
        static let slash = UInt8(ascii: "/")
        static let equals = UInt8(ascii: "=")
        static let ampersand = UInt8(ascii: "&")
    }

    mutating func parse(_ bytes: Span<UInt8>) {
        var index = 0
        while index < bytes.count, !builder.isFull {
            guard bytes[index] == Sign.open, index + 1 < bytes.count else {
                index = text(bytes, from: index)
                continue
            }
            let next = bytes[index + 1]
            if Self.isASCIILetter(next) {
                index = startTag(bytes, from: index + 1)
            } else if next == Sign.slash {
                index = endTag(bytes, from: index + 2)
            } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
                index = declaration(bytes, from: index)
            } else {
                index = text(bytes, from: index)
            }
        }
        builder.finish()
    }

    private static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

    private func find(_ byte: UInt8, _ bytes: Span<UInt8>, from index: Int) -> Int {
        bytes.firstIndex(of: byte, or: byte, from: index, to: bytes.count)
    }

    // MARK: Texts

    /// Files the text from here to the next tag, and gives where that begins.
    private mutating func text(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var hasReference = false
        var index = start
        if bytes[index] == Sign.open { index += 1 }
        while true {
            index = bytes.firstIndex(of: Sign.open, or: hasReference ? Sign.open : Sign.ampersand, from: index, to: bytes.count)
            guard index < bytes.count else { break }
            if bytes[index] == Sign.ampersand {
                hasReference = true
            } else if index + 1 < bytes.count {
                let next = bytes[index + 1]
                if Self.isASCIILetter(next) || next == Sign.slash || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { break }
            }
            index += 1
        }
        builder.text(start, index, hasReference: hasReference, isBlank: Self.isBlank(bytes, start, index))
        return index
    }

    private static func isBlank(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var index = start
        while index < end, bytes[index].isSpace { index += 1 }
        return index == end
    }

    // MARK: Tags

    /// The name that begins here, by its hash, and where it ends.
    private func name(_ bytes: Span<UInt8>, from start: Int, orEquals: Bool = false) -> (hash: UInt64, end: Int) {
        var hash = WordHash()
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte.isSpace || byte == Sign.close || byte == Sign.slash || orEquals && byte == Sign.equals && index > start { break }
            hash.add(byte)
            index += 1
        }
        return (hash.value, index)
    }

    private mutating func startTag(_ bytes: Span<UInt8>, from start: Int) -> Int {
        let (hash, end) = name(bytes, from: start)
        let tag = HTMLTag.byName[hash] ?? .other
        builder.beginAttributes()
        var index = end
        var isClosed = false
        while true {
            while index < bytes.count, bytes[index].isSpace || bytes[index] == Sign.slash {
                isClosed = bytes[index] == Sign.slash
                index += 1
            }
            guard index < bytes.count else {
                breaksOff = true
                builder.dropAttributes()
                return index
            }
            if bytes[index] == Sign.close { break }
            isClosed = false
            index = attribute(bytes, from: index)
        }
        index += 1
        let isTaken = builder.open(tag, key: hash, isClosed: isClosed)
        return isTaken && tag.isRaw && !isClosed ? raw(bytes, of: tag, from: index) : index
    }

    private mutating func attribute(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var (hash, index) = name(bytes, from: start, orEquals: true)
        var (valueStart, valueEnd) = (index, index)
        var next = index
        while next < bytes.count, bytes[next].isSpace { next += 1 }
        if next < bytes.count, bytes[next] == Sign.equals {
            next += 1
            while next < bytes.count, bytes[next].isSpace { next += 1 }
            guard next < bytes.count else { return next }
            let quote = bytes[next]
            if quote == 34 || quote == 39 {
                valueStart = next + 1
                valueEnd = find(quote, bytes, from: valueStart)
                index = min(valueEnd + 1, bytes.count)
            } else {
                valueStart = next
                while next < bytes.count, !bytes[next].isSpace, bytes[next] != Sign.close { next += 1 }
                valueEnd = next
                index = next
            }
        }
        if let name = HTMLAttribute.names[hash] {
            let reference = bytes.firstIndex(of: Sign.ampersand, or: Sign.ampersand, from: valueStart, to: valueEnd)
            builder.attribute(name, valueStart, valueEnd, hasReference: reference < valueEnd)
        }
        return index
    }

    private mutating func endTag(_ bytes: Span<UInt8>, from start: Int) -> Int {
        let close = find(Sign.close, bytes, from: start)
        guard close < bytes.count else {
            breaksOff = true
            return close
        }
        if Self.isASCIILetter(bytes[start]) {
            let (hash, _) = name(bytes, from: start)
            builder.close(HTMLTag.byName[hash] ?? .other, key: hash)
        }
        return close + 1
    }

    // MARK: Raw texts

    /// Passes over the content of a script or the like; keeps the title, and scripts of structured data.
    private mutating func raw(_ bytes: Span<UInt8>, of tag: HTMLTag, from start: Int) -> Int {
        let end: Int
        if let found = rawEnd(bytes, of: tag, from: start) {
            end = found
        } else if tag == .title {
            end = find(Sign.open, bytes, from: start)
        } else {
            breaksOff = true
            end = bytes.count
        }
        if tag == .title {
            let reference = bytes.firstIndex(of: Sign.ampersand, or: Sign.ampersand, from: start, to: end)
            builder.text(start, end, hasReference: reference < end, isBlank: false)
        } else if tag == .script, builder.lastAttribute(.type).map({ Self.holds("ld+json", bytes, $0) }) == true {
            builder.text(start, end, hasReference: false, isBlank: false)
        }
        return end
    }

    /// Where the end tag of an element of raw text begins.
    private mutating func rawEnd(_ bytes: Span<UInt8>, of tag: HTMLTag, from start: Int) -> Int? {
        guard !hasNoEnd.contains(tag) else { return nil }
        var index = find(Sign.open, bytes, from: start)
        while index + 2 < bytes.count {
            if bytes[index + 1] == Sign.slash, HTMLTag.byName[name(bytes, from: index + 2).hash] == tag { return index }
            index = find(Sign.open, bytes, from: index + 1)
        }
        hasNoEnd.insert(tag)
        return nil
    }

    private static func holds(_ text: StaticString, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let count = text.utf8CodeUnitCount
        return text.withUTF8Buffer { wanted in
            for start in range where start + count <= range.upperBound {
                var same = 0
                while same < count, unsafe bytes[start + same].lowercased == wanted[same] { same += 1 }
                if same == count { return true }
            }
            return false
        }
    }

    // MARK: Comments and declarations

    private mutating func declaration(_ bytes: Span<UInt8>, from start: Int) -> Int {
        if start + 3 < bytes.count, bytes[start + 1] == UInt8(ascii: "!"), bytes[start + 2] == 45, bytes[start + 3] == 45, !hasNoCommentEnd
        {
            var close = find(Sign.close, bytes, from: start + 4)
            while close < bytes.count {
                let isEnd = bytes[close - 1] == 45 && bytes[close - 2] == 45
                if isEnd || bytes[close - 1] == UInt8(ascii: "!") && bytes[close - 2] == 45 && bytes[close - 3] == 45 { return close + 1 }
                close = find(Sign.close, bytes, from: close + 1)
            }
            hasNoCommentEnd = true
        }
        let close = find(Sign.close, bytes, from: start)
        // The declarations inside a document type: `<!DOCTYPE html [<!ENTITY a "b">]>`.
        let bracket = bytes.firstIndex(of: UInt8(ascii: "["), or: Sign.close, from: start, to: min(close, bytes.count))
        if bracket < close, Self.holds("doctype", bytes, start..<bracket) {
            var end = find(UInt8(ascii: "]"), bytes, from: bracket)
            while end + 1 < bytes.count {
                var after = end + 1
                while after < bytes.count, bytes[after].isSpace { after += 1 }
                if after < bytes.count, bytes[after] == Sign.close { return after + 1 }
                end = find(UInt8(ascii: "]"), bytes, from: end + 1)
            }
        }
        return min(close + 1, bytes.count)
    }
}
