public import Model
public import Vocabulary

/// What is known about a scrape besides its bytes: from the command line, a manifest, or the record that carries it.
public struct ScrapeHints: Sendable {
    /// The path as given; `-` for standard input.
    public var path: String
    /// The scrape's own id; without one, its path stands for it.
    public var id: String?
    public var url: String?
    public var title: String?
    public var publisher: String?
    /// The day that the page is said to be of.
    public var published: CalendarDate?
    /// The day on which the page was fetched. No publication date after it is believed.
    public var captured: CalendarDate?
    /// Where `published` and `captured` come from: `.commandLine` (also a manifest) or `.record`.
    public var origin: Article.Stamp.Origin

    public init(
        path: String, id: String? = nil, url: String? = nil, title: String? = nil, publisher: String? = nil,
        published: CalendarDate? = nil, captured: CalendarDate? = nil, origin: Article.Stamp.Origin = .commandLine
    ) {
        self.path = path
        self.id = id
        self.url = url
        self.title = title
        self.publisher = publisher
        self.published = published
        self.captured = captured
        self.origin = origin
    }
}

/// Something that could not be read as it should, while the rest could.
public struct PageWarning: Hashable, Sendable {
    /// 1-based line of the file, where it is known.
    public var line: Int?
    /// One clause without the file's name: "is not valid UTF-8; read as Windows-1252".
    public var message: String

    public init(line: Int? = nil, _ message: String) {
        self.line = line
        self.message = message
    }
}

/// Why nothing at all could be read.
public enum PageError: Error, Equatable, CustomStringConvertible {
    case empty
    case binary(String)
    /// `size` and `limit` in bytes.
    case tooLarge(size: Int, limit: Int)
    case unreadable(String)

    public var description: String {
        switch self {
        case .empty: "is empty"
        case .binary(let kind): "is \(kind), not a page of text"
        case .tooLarge(let size, let limit):
            "is too large for one page: \(size >> 20) MB, and at most \(limit >> 20) MB are read"
        case .unreadable(let why): why
        }
    }
}

/// The articles found in a scrape.
public struct PageContents: Sendable {
    /// In the order of the page. All articles of one document share one `text`.
    public var articles: [Article]
    public var warnings: [PageWarning]

    public init(articles: [Article] = [], warnings: [PageWarning] = []) {
        self.articles = articles
        self.warnings = warnings
    }
}

/// Finds the articles in the bytes of a page and says when each was published.
///
/// What the bytes are is told from the bytes. Nothing here opens files.
public struct PageReader: Sendable {
    /// The most bytes of one document. A list of records may be longer, each of its records may not.
    public static let documentLimit = 16 << 20
    /// The most bytes of one page of HTML, whose tree takes far more memory than its text.
    public static let markupLimit = 6 << 20

    let cues: PageCues
    let isForFiling: Bool

    /// - Parameter forFiling: whether articles get what a store tells them apart by: a sketch, and also the identity of the only
    ///   story of a page. Without these they are read faster.
    public init(_ vocabulary: Vocabulary, forFiling: Bool = true) {
        cues = PageCues(vocabulary)
        isForFiling = forFiling
    }

    /// Reads a whole file.
    ///
    /// - Parameter bytes: the file, as it lies on the disk.
    public func read(_ bytes: [UInt8], hints: ScrapeHints) throws(PageError) -> PageContents {
        if Unpacker.isPacked(bytes) { return try readPacked(bytes, hints: hints) }
        if bytes.starts(with: Array("WARC/".utf8)) { return readWARC(bytes, hints: hints) }
        let format = PageFormat(of: bytes)
        switch format {
        case .empty: throw .empty
        case .binary(let kind): throw .binary(kind)
        case .jsonLines:
            var lines = JSONLinesReader(self, hints: hints)
            var contents = PageContents()
            for part in lines.read(bytes) + lines.finish() {
                contents.articles += part.articles
                contents.warnings += part.warnings
            }
            return contents
        default: break
        }
        let limit = format == .html ? Self.markupLimit : Self.documentLimit
        guard bytes.count <= limit else { throw .tooLarge(size: bytes.count, limit: limit) }
        let decoded = TextEncoding.decode(bytes, isMarkup: format == .html)
        var warnings = decoded.warning.map { [PageWarning($0)] } ?? []
        var contents: PageContents
        switch format {
        case .html: contents = readHTML(decoded.text, hints: hints, warnings: &warnings)
        case .json: contents = try readJSON(decoded.text, hints: hints)
        default: contents = readText(decoded.text, hints: hints)
        }
        contents.warnings = warnings + contents.warnings
        return contents
    }

    /// Reads what is neither HTML nor JSON: a feed, a table, Markdown with front matter, or plain text.
    private func readText(_ text: [UInt8], hints: ScrapeHints) -> PageContents {
        if let first = text.first(where: { !$0.isSpace && $0 < 0x80 }), first == UInt8(ascii: "<"), let records = FeedReader.records(text) {
            return readRecords(records, hints: hints)
        }
        if let message = MIMEMessage(text) { return readMessage(message, hints: hints) }
        if let page = MarkdownPage(text) { return readMarkdown(page, text, hints: hints) }
        if let table = CSVTable(text) { return readCSV(table, hints: hints) }
        let articles = readPlain(text, hints: hints)
        let isFull = articles.count >= StampedBlockFinder.limit
        return PageContents(
            articles: articles,
            warnings: isFull ? [PageWarning("holds more than \(StampedBlockFinder.limit) stories; the rest were left out")] : [])
    }

    /// The most that a packed file may unpack to.
    static let unpackedLimit = 64 << 20

    private func readPacked(_ bytes: [UInt8], hints: ScrapeHints) throws(PageError) -> PageContents {
        let (output, isWhole, isTooLarge) = Unpacker.unpack(bytes, limit: Self.unpackedLimit)
        if isTooLarge { throw .tooLarge(size: output.count + 1, limit: Self.unpackedLimit) }
        guard !output.isEmpty else { throw isWhole ? .empty : .unreadable("is a damaged gzip file") }
        if Unpacker.isPacked(output) { throw .binary("a gzip file in a gzip file") }
        let contents = try read(output, hints: hints)
        return isWhole ? contents : contents.adding([PageWarning("is a damaged gzip file; read as far as it goes")])
    }
}
