import Model

extension PageReader {
    /// Reads the pages of a WARC file; each record is a scrape of its own.
    func readWARC(_ bytes: [UInt8], hints: ScrapeHints) -> PageContents {
        var splitter = WARCSplitter()
        var contents = PageContents()
        for record in splitter.take(bytes) + splitter.finish() {
            let part = readRecord(record, hints: hints)
            contents.articles += part.articles
            contents.warnings += part.warnings
        }
        return contents
    }

    /// Reads the page of one record: a response, a conversion to text, or a story in JSON.
    public func readRecord(_ record: WARCRecord, hints: ScrapeHints) -> PageContents {
        var warnings = record.complaint.map { [PageWarning("record \(record.number) \($0)")] } ?? []
        guard !record.bytes.isEmpty, let lineEnd = record.bytes.firstIndex(of: 10),
            let header = HeaderFields(record.bytes, from: lineEnd + 1)
        else { return PageContents(warnings: warnings) }
        var own = hints
        own.path += "#\(record.number)"
        own.url = header.string("warc-target-uri").map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) } ?? hints.url
        if let date = header.string("warc-date").flatMap({ CalendarDate(iso: $0) }) {
            own.captured = date
            if own.published == nil { own.origin = .record }
        }
        let content = Array(record.bytes[header.bodyStart...])
        var part: PageContents
        switch header.string("warc-type") {
        case "response": part = readResponse(content, metadata: record.metadata, hints: own)
        case "conversion": part = PageContents(articles: readPlain(TextEncoding.decode(content, isMarkup: false).text, hints: own))
        default: part = (try? JSONParser.parse(content)).map { readRecord($0, hints: own) } ?? PageContents()
        }
        warnings += part.warnings.map { PageWarning(line: $0.line, "record \(record.number) " + $0.message) }
        part.warnings = warnings
        return part
    }

    /// Reads the page of an HTTP response; nothing where it is no page.
    ///
    /// - Parameter metadata: what a crawler has written down of the page, which goes before what the page says.
    private func readResponse(_ bytes: [UInt8], metadata: [UInt8]?, hints: ScrapeHints) -> PageContents {
        let record = metadata.flatMap { try? JSONParser.parse($0) }
        let known = record.flatMap { PageRecord($0, scanner: PageDateScanner(cues: cues)) }
        let own = known.map(hints.taking) ?? hints
        let page = readPage(bytes, hints: own)
        guard page.articles.isEmpty, let record, known?.text != nil else { return page }
        return readRecord(record, hints: hints)
    }

    private func readPage(_ bytes: [UInt8], hints: ScrapeHints) -> PageContents {
        guard bytes.starts(with: Array("HTTP/".utf8)), let lineEnd = bytes.firstIndex(of: 10),
            let header = HeaderFields(bytes, from: lineEnd + 1)
        else { return PageContents() }
        let status = bytes[..<lineEnd].split(separator: 32)
        guard status.count >= 2, status[1].first == UInt8(ascii: "2") else { return PageContents() }
        let type = header.string("content-type")?.lowercased() ?? "text/html"
        guard type.contains("html") || type.hasPrefix("text/plain") else { return PageContents() }
        var body = Array(bytes[header.bodyStart...])
        if header.string("transfer-encoding")?.lowercased().contains("chunked") == true { body = Self.unchunked(body) ?? body }
        // Crawlers often unpack the body and leave the header as it was: the bytes decide.
        switch header.string("content-encoding")?.lowercased() {
        case _ where Unpacker.isPacked(body): body = Unpacker.unpack(body, limit: Self.documentLimit).output
        case "deflate": body = Unpacker.inflateBody(body, limit: Self.documentLimit) ?? body
        case "br", "zstd", "compress":
            if !TextEncoding.isValidUTF8(body) { return PageContents(warnings: [PageWarning("is packed in a way that is not read")]) }
        default: break
        }
        if body.isEmpty { return PageContents() }
        guard body.count <= Self.markupLimit else { return PageContents(warnings: [PageWarning("is too large for one page")]) }
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
