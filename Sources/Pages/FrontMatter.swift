import Model

/// Reads Markdown: the fields of its front matter, and its text without the marks of Markdown.
struct MarkdownPage {
    /// The fields between the lines `---`, as a record; lists keep their first entry.
    private(set) var fields: JSONValue = .object([])
    /// Where the text below the front matter starts.
    private(set) var bodyStart = 0

    /// - Returns: `nil` if the text does not begin with front matter.
    init?(_ text: [UInt8]) {
        var lines = LineCursor(text, from: text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        guard let first = lines.next() else { return nil }
        let fence = text.string(first)
        guard fence == "---" || fence == "+++" else {
            guard let found = Self.unfenced(text) else { return nil }
            (fields, bodyStart) = (.object(found.fields), found.end)
            return
        }
        var members: [(key: String, value: JSONValue)] = []
        var count = 0
        while let line = lines.next() {
            count += 1
            guard count <= 200 else { return nil }
            let content = text.string(line)
            if content == fence || content == "..." {
                guard !members.isEmpty else { return nil }
                fields = .object(members)
                bodyStart = lines.position
                return
            }
            if let field = Self.field(content, separator: fence == "+++" ? "=" : ":") { members.append(field) }
        }
        return nil
    }

    /// Fields at the head of the text without lines around them, the title first and a blank line behind them.
    private static func unfenced(_ text: [UInt8]) -> (fields: [(key: String, value: JSONValue)], end: Int)? {
        var lines = LineCursor(text, from: text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        var members: [(key: String, value: JSONValue)] = []
        var end = 0
        while let line = lines.next(), !line.isEmpty {
            guard line.count <= 400, members.count < 40, let field = Self.field(text.string(line), separator: ":"),
                !members.isEmpty || Self.titles.contains(field.key), field.key.utf8.count <= 20
            else { return nil }
            members.append(field)
            end = lines.position
        }
        return members.count >= 2 ? (members, end) : nil
    }

    private static let titles: Set<String> = ["title", "headline"]

    /// The text below the front matter without the marks of headings, emphasis, code and links; of links the words stay.
    func plainText(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count - bodyStart)
        var index = bodyStart
        var isLineStart = true
        /// Where the address after a link's words is passed over: from the bracket to the end.
        var address: (close: Int, end: Int)?
        while index < text.count {
            if let link = address, index == link.close {
                index = link.end + 1
                address = nil
                continue
            }
            let byte = text[index]
            let next = index + 1 < text.count ? text[index + 1] : 10
            let wasLineStart = isLineStart
            isLineStart = byte == 10 || wasLineStart && (byte.isSpace || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ">"))
            switch byte {
            case UInt8(ascii: "#") where wasLineStart, UInt8(ascii: ">") where wasLineStart, UInt8(ascii: "`"): index += 1
            case UInt8(ascii: "*") where !(wasLineStart && next.isSpace): index += 1
            case UInt8(ascii: "_") where !(index > 0 && text[index - 1].isLetter && next.isLetter): index += 1
            case UInt8(ascii: "!") where next == UInt8(ascii: "["):
                if let link = Self.link(text, at: index + 1) { index = link.end + 1 } else { index += 2 }
            case UInt8(ascii: "["):
                address = Self.link(text, at: index)
                if address == nil { out.append(byte) }
                index += 1
            default:
                out.append(byte)
                index += 1
            }
        }
        return out
    }

    /// The places of "]" and ")" of `[words](address)` that opens here, within 2,000 bytes.
    private static func link(_ text: [UInt8], at open: Int) -> (close: Int, end: Int)? {
        let limit = min(text.count, open + 2_000)
        guard let close = text[open..<limit].firstIndex(of: UInt8(ascii: "]")), close + 1 < limit, text[close + 1] == UInt8(ascii: "("),
            let end = text[close..<limit].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        return (close, end)
    }

    /// `key: value`; values lose the quotation marks around them, keys are lower-cased.
    private static func field(_ line: String, separator: Character) -> (key: String, value: JSONValue)? {
        guard let mark = line.firstIndex(of: separator), line.first?.isLetter == true else { return nil }
        let key = line[..<mark].lowercased().filter { $0 != " " }
        var value = Array(line[line.index(after: mark)...].utf8)[...]
        while let first = value.first, first.isSpace || first == UInt8(ascii: "[") { value.removeFirst() }
        while let last = value.last, last.isSpace || last == UInt8(ascii: "]") { value.removeLast() }
        if let quote = value.first, quote == 34 || quote == 39, value.count >= 2, value.last == quote {
            value = value.dropFirst().dropLast()
        }
        return value.isEmpty ? nil : (key, .string(Array(value)))
    }
}

/// Goes over the lines of a text; ends of lines and blanks around them are left out.
struct LineCursor {
    private let text: [UInt8]
    /// Where the next line starts.
    private(set) var position: Int

    init(_ text: [UInt8], from start: Int = 0) {
        self.text = text
        position = start
    }

    mutating func next() -> ByteRange? {
        guard position < text.count else { return nil }
        let start = position
        while position < text.count, text[position] != 10 { position += 1 }
        let range = text.trimmed(start, position)
        position = min(position + 1, text.count)
        return range
    }
}

extension PageReader {
    /// Reads a page of Markdown with front matter; the fields of it go before the hints.
    func readMarkdown(_ page: MarkdownPage, _ text: [UInt8], hints: ScrapeHints) -> PageContents {
        guard let record = PageRecord(page.fields, scanner: PageDateScanner(cues: cues)) else { return PageContents() }
        let own = hints.taking(record)
        return PageContents(
            articles: readPlain(
                page.plainText(text), hints: own, modified: record.modified.map { Article.Stamp(.day($0), origin: .record) }))
    }
}
