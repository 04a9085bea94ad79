import Model

/// Header fields as mail, HTTP and WARC write them, and where what they head begins.
struct HeaderFields {
    /// Names in lower case.
    private(set) var fields: [(name: String, value: [UInt8])] = []
    /// The byte after the blank line.
    private(set) var bodyStart: Int

    /// Reads fields from `start` to the first blank line; lines that begin with a blank go on with the field before.
    ///
    /// - Returns: `nil` if a line before it is no field.
    init?(_ bytes: [UInt8], from start: Int, limit: Int = 65_536) {
        var position = start
        bodyStart = start
        while position < bytes.count, position - start < limit {
            let lineEnd = bytes[position...].firstIndex(of: 10) ?? bytes.count
            var contentEnd = lineEnd
            if contentEnd > position, bytes[contentEnd - 1] == 13 { contentEnd -= 1 }
            let next = min(lineEnd + 1, bytes.count)
            if contentEnd == position {
                bodyStart = next
                return
            }
            if bytes[position] == 32 || bytes[position] == 9 {
                guard !fields.isEmpty else { return nil }
                fields[fields.count - 1].value += [32] + bytes[position..<contentEnd].drop { $0.isSpace }
            } else {
                guard let colon = bytes[position..<contentEnd].firstIndex(of: UInt8(ascii: ":")), colon > position, colon - position <= 80,
                    !bytes[position..<colon].contains(where: { $0.isSpace || $0 >= 0x80 })
                else { return nil }
                let name = String(decoding: bytes[position..<colon].map(\.lowercased), as: UTF8.self)
                let value = bytes.trimmed(colon + 1, contentEnd)
                fields.append((name, Array(bytes[value.start..<value.end])))
            }
            position = next
        }
        bodyStart = position
        if position - start >= limit { return nil }
    }

    subscript(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    func string(_ name: String) -> String? { self[name].map { String(decoding: $0, as: UTF8.self) } }

    /// A parameter of a field: `boundary` of `multipart/related; boundary="x"`.
    func parameter(_ parameter: String, of name: String) -> String? {
        guard let value = string(name) else { return nil }
        for part in value.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == parameter else { continue }
            return String(pair[1].drop { $0 == " " || $0 == "\"" }.prefix { $0 != "\"" && $0 != " " })
        }
        return nil
    }
}

/// A mail message or a saved page (MHTML): the first part of text or HTML, and what the header says.
struct MIMEMessage {
    private(set) var header: HeaderFields
    /// The story's part, unpacked.
    private(set) var content: [UInt8] = []
    private(set) var isHTML = false
    private(set) var charset: String?

    private static let marks: Set<String> = ["mime-version", "message-id", "received", "return-path", "snapshot-content-location"]

    /// - Returns: `nil` if the text is no message.
    init?(_ bytes: [UInt8]) {
        guard bytes.count > 20, let header = HeaderFields(bytes, from: 0), header.fields.count >= 2 else { return nil }
        let names = Set(header.fields.map(\.name))
        guard !names.isDisjoint(with: Self.marks) || names.isSuperset(of: ["from", "date", "subject"]) else { return nil }
        self.header = header
        var parts: [(type: String, charset: String?, content: [UInt8])] = []
        Self.collect(bytes, header, end: bytes.count, depth: 0, into: &parts)
        let isSaved = names.contains("snapshot-content-location")
        guard let part = parts.first(where: { $0.type.hasPrefix(isSaved ? "text/html" : "text/plain") }) ?? parts.first else { return nil }
        content = part.content
        isHTML = part.type.hasPrefix("text/html") || part.type.hasPrefix("application/xhtml")
        charset = part.charset
    }

    private static func collect(
        _ bytes: [UInt8], _ header: HeaderFields, end: Int, depth: Int,
        into parts: inout [(type: String, charset: String?, content: [UInt8])]
    ) {
        guard depth < 8, parts.count < 100 else { return }
        let type = header.string("content-type")?.lowercased() ?? "text/plain"
        if type.hasPrefix("multipart/"), let boundary = header.parameter("boundary", of: "content-type") {
            let mark = Array("--".utf8) + Array(boundary.utf8)
            var start: Int?
            var position = header.bodyStart
            while position < end {
                let lineEnd = bytes[position..<end].firstIndex(of: 10) ?? end
                if bytes[position..<lineEnd].starts(with: mark) {
                    if let start, let inner = HeaderFields(bytes, from: start) {
                        collect(bytes, inner, end: position, depth: depth + 1, into: &parts)
                    }
                    start = lineEnd + 1
                }
                position = lineEnd + 1
            }
            if let start, start < end, let inner = HeaderFields(bytes, from: start) {
                collect(bytes, inner, end: end, depth: depth + 1, into: &parts)
            }
        } else if type.hasPrefix("text/plain") || type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") {
            guard header.bodyStart <= end else { return }
            let body = Array(bytes[header.bodyStart..<end])
            let charset = header.parameter("charset", of: "content-type")?.lowercased()
            switch header.string("content-transfer-encoding")?.lowercased() {
            case "base64": parts.append((type, charset, base64(body)))
            case "quoted-printable": parts.append((type, charset, quotedPrintable(body)))
            default: parts.append((type, charset, body))
            }
        }
    }

    // MARK: Encodings of RFC 2045 and 2047

    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var value: UInt32 = 0
        var count = 0
        for byte in bytes {
            let digit: UInt32
            switch byte {
            case 65...90: digit = UInt32(byte - 65)
            case 97...122: digit = UInt32(byte - 71)
            case 48...57: digit = UInt32(byte) + 4
            case UInt8(ascii: "+"), UInt8(ascii: "-"): digit = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): digit = 63
            default: continue
            }
            value = value << 6 | digit
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(value >> UInt32(count) & 0xFF))
            }
        }
        return out
    }

    static func quotedPrintable(_ bytes: [UInt8], underscoreIsBlank: Bool = false) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 48...57: byte - 48
            case 65...70: byte - 55
            case 97...102: byte - 87
            default: nil
            }
        }
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "="), index + 2 < bytes.count, let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2]) {
                out.append(high << 4 | low)
                index += 3
            } else if byte == UInt8(ascii: "="), index + 1 < bytes.count, bytes[index + 1] == 10 || bytes[index + 1] == 13 {
                index += bytes[index + 1] == 13 && index + 2 < bytes.count && bytes[index + 2] == 10 ? 3 : 2
            } else {
                out.append(underscoreIsBlank && byte == UInt8(ascii: "_") ? 32 : byte)
                index += 1
            }
        }
        return out
    }

    /// `=?utf-8?Q?Caf=C3=A9?=`
    static func decodedWords(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        var rest = bytes[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "=")) {
            let parts = rest[start...].split(separator: UInt8(ascii: "?"), maxSplits: 4, omittingEmptySubsequences: false)
            guard parts.count >= 5, parts[0].count == 1, parts[4].first == UInt8(ascii: "="), let kind = parts[2].first else {
                out += rest[...start]
                rest = rest[(start + 1)...]
                continue
            }
            let before = rest[..<start]
            if !before.allSatisfy(\.isSpace) || out.isEmpty { out += before }
            let content = Array(parts[3])
            let decoded = kind.lowercased == UInt8(ascii: "b") ? base64(content) : quotedPrintable(content, underscoreIsBlank: true)
            out += TextEncoding.decode(decoded, charset: String(decoding: parts[1].map(\.lowercased), as: UTF8.self))
            rest = rest[(parts[4].startIndex + 1)...]
        }
        return String(decoding: out + rest, as: UTF8.self)
    }
}

extension PageReader {
    /// Reads a mail message or a saved page.
    func readMessage(_ message: MIMEMessage, hints: ScrapeHints) -> PageContents {
        let scanner = PageDateScanner(cues: cues)
        var own = hints
        own.title = hints.title ?? message.header["subject"].map(MIMEMessage.decodedWords)
        let date = message.header["date"].flatMap { PageRecord.date(.string($0), scanner: scanner) }
        var warnings: [PageWarning] = []
        if let address = message.header.string("snapshot-content-location") {
            // The date of a saved page is the day on which it was saved.
            own.url = hints.url ?? address
            own.captured = hints.captured ?? date
        } else {
            if own.published == nil, let date { (own.published, own.origin) = (date, .record) }
            own.publisher = hints.publisher ?? message.header["from"].map(MIMEMessage.decodedWords).flatMap(Self.displayName)
        }
        let text = TextEncoding.decode(message.content, charset: message.charset)
        if message.isHTML { return readHTML(text, hints: own, warnings: &warnings).adding(warnings) }
        return PageContents(articles: readPlain(text, hints: own))
    }

    /// The name in `Town Star <desk@star.example>`.
    private static func displayName(_ sender: String) -> String? {
        let name = sender.prefix { $0 != "<" }.filter { $0 != "\"" }
        let bytes = Array(name.utf8)
        let range = bytes.trimmed(0, bytes.count)
        return range.isEmpty || bytes.contains(UInt8(ascii: "@")) ? nil : bytes.string(range)
    }
}

extension PageContents {
    func adding(_ more: [PageWarning]) -> PageContents { PageContents(articles: articles, warnings: more + warnings) }
}
