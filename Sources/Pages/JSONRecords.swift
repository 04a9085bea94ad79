import Model

/// An article's record as crawlers and their libraries write it.
///
/// Field names: this program's own; Scrapy's by custom; trafilatura, news-please and newspaper4k as their sources have them;
/// Media Cloud's story list and story metadata; Zotero's and CSL's JSON; JSON Feed 1.1.
struct PageRecord {
    var id: String?
    var url: String?
    var title: String?
    var publisher: String?
    var published: CalendarDate?
    var modified: CalendarDate?
    var captured: CalendarDate?
    var text: [UInt8]?
    var html: [UInt8]?
    /// Whether there is a field for the story, and nothing in it.
    private(set) var isBlank = false

    private enum Field { case id, url, title, publisher, published, modified, captured, text, html }

    /// The names of each field in the form of `canonicalName`, the surest first.
    private static let names: [(Field, [String])] = [
        (.id, ["id", "articleid", "uuid", "guid"]),
        (
            .url,
            [
                "canonicalurl", "canonicallink", "url", "finalurl", "link", "sourceurl", "originalurl", "permalink", "externalurl", "href",
            ]
        ),
        (.title, ["title", "headline", "articletitle", "name"]),
        (
            .publisher,
            [
                "publisher", "sitename", "sourcehostname", "metasitename", "medianame", "publicationtitle", "websitetitle",
                "containertitle", "publication",
                "outlet", "sourcename", "source", "sourcedomain", "canonicaldomain", "hostname", "domain", "site",
            ]
        ),
        (
            .published,
            [
                "published", "datepublish", "publishdate", "publicationdate", "datepublished", "publishedat", "publisheddate",
                "publishedtime",
                "pubdate", "parseddate", "date", "issued", "createdat", "timestamp",
            ]
        ),
        (.modified, ["modified", "datemodify", "datemodified", "modifiedat", "modifiedtime", "updated", "updatedat", "lastmodified"]),
        (
            .captured,
            [
                "fetched", "captured", "datedownload", "fetchdate", "fetchtimestamp", "filedate", "crawledat", "scrapedat", "fetchedat",
                "accessdate", "accessed", "retrieved", "downloaddate", "crawldate", "indexeddate", "datecrawled", "scrapedate",
            ]
        ),
        (
            .text,
            [
                "text", "maintext", "articlebody", "textcontent", "contenttext", "body", "content", "article", "rawtext", "story",
                "fulltext",
                // All that a library's catalogue has of a story.
                "abstractnote", "abstract",
            ]
        ),
        (.html, ["html", "contenthtml", "rawhtml", "articlehtml", "bodyhtml", "pagesource", "response", "sourcehtml"]),
    ]

    /// The field that each name stands for, and its place in `names`.
    private static let ranks: [String: (rank: Int, field: Field)] = {
        var ranks: [String: (rank: Int, field: Field)] = [:]
        for (field, names) in names { for name in names { ranks[name] = (ranks.count, field) } }
        return ranks
    }()

    /// Letters and digits in lower case: "publicationTitle", "publication_title" and "Publication Title" are one name.
    static func canonicalName(_ name: String) -> String {
        String(decoding: name.utf8.prefix(60).filter { $0 < 0x80 && ($0.isLetter || $0.isDigit) }.map(\.lowercased), as: UTF8.self)
    }

    /// The names of the fields that hold the story, and all others.
    static let fieldNames: (text: Set<String>, other: Set<String>) = {
        let text = names.filter { $0.0 == .text || $0.0 == .html }.flatMap(\.1)
        return (Set(text), Set(names.flatMap(\.1)).subtracting(text))
    }()

    /// - Returns: `nil` if the value is no object.
    init?(_ value: JSONValue, scanner: PageDateScanner) {
        guard case .object(let members) = value else { return nil }
        var values: [(rank: Int, field: Field, value: JSONValue)] = []
        values.reserveCapacity(min(members.count, Self.names.count))
        for (key, value) in members {
            if case .null = value { continue }
            guard let (rank, field) = Self.ranks[key] ?? Self.ranks[Self.canonicalName(key)] else { continue }
            if !values.contains(where: { $0.rank == rank }) { values.append((rank, field, value)) }
        }
        values.sort { $0.rank < $1.rank }
        var taken: Field?
        for (_, field, value) in values where field != taken {
            if take(value, as: field, scanner: scanner) { taken = field }
        }
        // Zotero's item was changed, and not the story.
        if value["itemType"] != nil { modified = nil }
        // trafilatura's "source" is the address.
        if url == nil, let source = value["source"].flatMap(Self.short), Self.isAddress(source) { url = source }
        if let content = text, html == nil, Self.isMarkup(content) { (text, html) = (nil, content) }
    }

    /// - Returns: whether the value says anything.
    private mutating func take(_ value: JSONValue, as field: Field, scanner: PageDateScanner) -> Bool {
        switch field {
        case .text, .html:
            guard let bytes = Self.long(value) else {
                if case .string = value { isBlank = true }
                return false
            }
            if field == .text { text = bytes } else { html = bytes }
        case .published, .modified, .captured:
            guard let date = Self.date(value, scanner: scanner) else { return false }
            if field == .published { published = date } else if field == .modified { modified = date } else { captured = date }
        default:
            guard let text = Self.short(value) else { return false }
            switch field {
            case .id: id = text
            case .url:
                guard Self.isAddress(text) || text.hasPrefix("/") else { return false }
                url = text
            case .title: title = text
            default:
                if Self.isAddress(text) { return false }
                publisher = text
            }
        }
        return true
    }

    private static func isAddress(_ text: String) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

    /// A string, or several that stand for paragraphs.
    private static func long(_ value: JSONValue) -> [UInt8]? {
        switch value {
        case .string(let bytes): return bytes.contains { !$0.isSpace } ? bytes : nil
        case .array(let items):
            let parts = items.compactMap { item -> [UInt8]? in if case .string(let bytes) = item { bytes } else { nil } }
            return parts.isEmpty ? nil : Array(parts.joined(separator: [10]))
        case .object: return value["html"].flatMap(long) ?? value["rendered"].flatMap(long) ?? value["text"].flatMap(long)
        default: return nil
        }
    }

    private static func short(_ value: JSONValue) -> String? {
        switch value {
        case .string(let bytes):
            let range = bytes.trimmed(0, bytes.count)
            if range.isEmpty { return nil }
            let text = bytes.string(range)
            return bytes.count == 4 && (text == "None" || text == "null") ? nil : text
        case .number:
            guard let text = value.text, text != "None", text != "null" else { return nil }
            let range = Array(text.utf8).trimmed(0, text.utf8.count)
            return range.isEmpty ? nil : Array(text.utf8).string(range)
        case .array(let items): return items.first.flatMap(short)
        case .object: return value["name"].flatMap(short) ?? value["rendered"].flatMap(short) ?? value["title"].flatMap(short)
        default: return nil
        }
    }

    /// ISO 8601, RFC 5322, a written date, seconds or milliseconds since 1970, or CSL's `date-parts`.
    static func date(_ value: JSONValue, scanner: PageDateScanner) -> CalendarDate? {
        switch value {
        case .number(let digits):
            guard let seconds = Double(digits), seconds > 100_000_000, seconds < 10_000_000_000_000 else { return nil }
            return CalendarDate(dayNumber: Int(seconds / (seconds > 100_000_000_000 ? 86_400_000 : 86_400)))
        case .string(let bytes):
            guard bytes.count <= 200 else { return nil }
            if let day = isoDay(bytes.span) { return day }
            return scanner.dates(bytes, ByteRange(0, bytes.count)).lazy.compactMap(\.date).first
        case .object:
            guard case .array(let outer)? = value["date-parts"], case .array(let parts)? = outer.first else { return nil }
            let numbers = parts.compactMap { $0.text.flatMap { Int($0) } }
            return numbers.count == 3 ? CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) : nil
        default: return nil
        }
    }

    /// "2025-06-27" and nothing else.
    private static func isoDay(_ bytes: Span<UInt8>) -> CalendarDate? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        var numbers = (0, 0, 0)
        for index in 0..<10 where index != 4 && index != 7 {
            guard bytes[index].isDigit else { return nil }
            let digit = Int(bytes[index] - 48)
            if index < 4 {
                numbers.0 = numbers.0 * 10 + digit
            } else if index < 7 {
                numbers.1 = numbers.1 * 10 + digit
            } else {
                numbers.2 = numbers.2 * 10 + digit
            }
        }
        guard numbers.0 >= 1_000 else { return nil }
        return CalendarDate(year: numbers.0, month: numbers.1, day: numbers.2)
    }

    /// Whether the content of a field of text is markup after all.
    private static func isMarkup(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first(where: { !$0.isSpace }), first == UInt8(ascii: "<") else { return false }
        return PageFormat(of: Array(bytes.prefix(4_096))) == .html
    }
}

extension PageReader {
    /// Reads a JSON text: an array of records, one record, or an object that holds an array of records.
    func readJSON(_ bytes: [UInt8], hints: ScrapeHints) throws(PageError) -> PageContents {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            let line = bytes.prefix(error.offset).count { $0 == 10 } + 1
            throw .unreadable("is not valid JSON: line \(line): \(error.message)")
        }
        if case .array(let items) = value { return readRecords(items, hints: hints) }
        return readRecord(value, hints: hints)
    }

    /// Reads records that stand in one file.
    func readRecords(_ records: [JSONValue], hints: ScrapeHints) -> PageContents {
        var contents = PageContents()
        for (index, record) in records.enumerated() {
            var own = hints
            if records.count > 1 { own.path += "#\(index + 1)" }
            let part = readRecord(record, hints: own)
            contents.articles += part.articles
            contents.warnings += part.warnings.map {
                PageWarning(line: $0.line, records.count > 1 ? "record \(index + 1) " + $0.message : $0.message)
            }
        }
        return contents
    }

    /// The first list of objects in an object that is no record itself: a feed, or a page of search results.
    private static func list(in value: JSONValue) -> [JSONValue]? {
        guard case .object(let members) = value else { return nil }
        for member in members {
            if case .array(let items) = member.value, case .object? = items.first { return items }
        }
        return nil
    }

    /// Reads one record. Its own fields go before the hints.
    func readRecord(_ value: JSONValue, hints: ScrapeHints) -> PageContents {
        guard let record = PageRecord(value, scanner: PageDateScanner(cues: cues)) else {
            return PageContents(warnings: [PageWarning("is no JSON object")])
        }
        let own = hints.taking(record)
        let modified = record.modified.map { Article.Stamp(.day($0), origin: .record) }
        var warnings: [PageWarning] = []
        var contents: PageContents
        if let text = record.text {
            contents = PageContents(articles: readPlain(text, hints: own, modified: modified))
        } else if let html = record.html {
            guard html.count <= Self.markupLimit else { return PageContents(warnings: [PageWarning("holds too large a page")]) }
            contents = readHTML(html, hints: own, warnings: &warnings, modified: modified)
        } else if let inner = value["data"], inner["title"] != nil {
            // Zotero's interface wraps each item.
            return readRecord(inner, hints: hints)
        } else if let items = Self.list(in: value) {
            var own = hints
            // A JSON Feed's title is its publisher's name.
            if value["version"]?.text?.contains("jsonfeed.org") == true { own.publisher = hints.publisher ?? value["title"]?.text }
            return readRecords(items, hints: own)
        } else {
            return PageContents(warnings: [PageWarning(record.isBlank ? "its text is empty" : "has neither “text” nor “html”")])
        }
        contents.warnings += warnings
        return contents
    }
}

extension ScrapeHints {
    /// These hints with what a record says of itself, which goes before them.
    func taking(_ record: PageRecord) -> ScrapeHints {
        var own = self
        own.id = record.id ?? id
        own.url = record.url ?? url
        own.title = record.title ?? title
        own.publisher = record.publisher ?? publisher
        own.captured = record.captured ?? captured
        own.published = record.published ?? published
        if record.published != nil || record.captured != nil && published == nil { own.origin = .record }
        return own
    }
}
