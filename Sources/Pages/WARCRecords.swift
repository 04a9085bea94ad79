import Model

/// Goes over the records of a WARC file (ISO 28500): responses, conversions (WET), and metadata with a story in them.
struct WARCReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    struct Record {
        var header: HeaderFields
        var content: ArraySlice<UInt8>
        /// Whether the file ends before the record does.
        var isCutOff: Bool
    }

    /// The next record; `nil` at the end, or where no record begins.
    mutating func next() -> Record? {
        while position < bytes.count, bytes[position].isSpace { position += 1 }
        guard bytes[position...].starts(with: Array("WARC/".utf8)), let lineEnd = bytes[position...].firstIndex(of: 10),
            let header = HeaderFields(bytes, from: lineEnd + 1), let length = header.string("content-length").flatMap({ Int($0) }),
            length >= 0
        else { return nil }
        let end = header.bodyStart.addingReportingOverflow(length)
        let isCutOff = end.overflow || end.partialValue > bytes.count
        let contentEnd = isCutOff ? bytes.count : end.partialValue
        position = contentEnd
        return Record(header: header, content: bytes[header.bodyStart..<contentEnd], isCutOff: isCutOff)
    }
}

extension PageReader {
    /// Reads the pages of a WARC file; each record is a scrape of its own.
    func readWARC(_ bytes: [UInt8], hints: ScrapeHints) -> PageContents {
        var reader = WARCReader(bytes)
        var contents = PageContents()
        var number = 0
        while let record = reader.next() {
            number += 1
            var own = hints
            own.path += "#\(number)"
            own.url = record.header.string("warc-target-uri").map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) } ?? hints.url
            if let date = record.header.string("warc-date").flatMap({ CalendarDate(iso: $0) }) {
                own.captured = date
                if own.published == nil { own.origin = .record }
            }
            if record.isCutOff { contents.warnings.append(PageWarning("record \(number) is cut off")) }
            let part: PageContents?
            switch record.header.string("warc-type") {
            case "response": part = readResponse(Array(record.content), hints: own)
            case "conversion":
                part = PageContents(articles: readPlain(TextEncoding.decode(Array(record.content), isMarkup: false).text, hints: own))
            default: part = nil
            }
            guard let part else { continue }
            contents.articles += part.articles
            contents.warnings += part.warnings.map { PageWarning(line: $0.line, "record \(number) " + $0.message) }
        }
        return contents
    }

    /// Reads the page of an HTTP response; `nil` where it is no page.
    private func readResponse(_ bytes: [UInt8], hints: ScrapeHints) -> PageContents? {
        guard bytes.starts(with: Array("HTTP/".utf8)), let lineEnd = bytes.firstIndex(of: 10),
            let header = HeaderFields(bytes, from: lineEnd + 1)
        else {
            return nil
        }
        let status = bytes[..<lineEnd].split(separator: 32)
        guard status.count >= 2, status[1].first == UInt8(ascii: "2") else { return nil }
        let type = header.string("content-type")?.lowercased() ?? "text/html"
        guard type.contains("html") || type.hasPrefix("text/plain") else { return nil }
        var body = Array(bytes[header.bodyStart...])
        if header.string("transfer-encoding")?.lowercased().contains("chunked") == true { body = Self.unchunked(body) ?? body }
        if body.starts(with: [0x1F, 0x8B]) { body = Inflate.gunzip(body, limit: Self.documentLimit).output }
        guard !body.isEmpty, body.count <= Self.markupLimit else { return nil }
        let text =
            header.parameter("charset", of: "content-type").map { TextEncoding.decode(body, charset: $0.lowercased()) }
            ?? TextEncoding.decode(body, isMarkup: true).text
        var warnings: [PageWarning] = []
        if type.contains("html") { return readHTML(text, hints: hints, warnings: &warnings).adding(warnings) }
        return PageContents(articles: readPlain(text, hints: hints))
    }

    /// The body of a response that was sent in chunks (RFC 9112, section 7.1); `nil` if it is not in chunks after all.
    private static func unchunked(_ bytes: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        var position = 0
        while position < bytes.count {
            guard let lineEnd = bytes[position...].firstIndex(of: 10), lineEnd - position <= 40 else { return nil }
            let digits = String(decoding: bytes[position..<lineEnd].prefix { $0 != UInt8(ascii: ";") && !$0.isSpace }, as: UTF8.self)
            guard let length = Int(digits, radix: 16), length >= 0, length <= bytes.count else { return nil }
            if length == 0 { return out }
            let start = lineEnd + 1
            out += bytes[start..<min(start + length, bytes.count)]
            position = start + length + 2
        }
        return out
    }
}
