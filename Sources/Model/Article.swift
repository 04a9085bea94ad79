/// One story in a scrape.
public struct Article: Sendable {
    /// A date together with how it was found.
    public struct Stamp: Hashable, Sendable {
        /// How a date was found, the surest first.
        public enum Origin: String, Sendable, Hashable, CaseIterable {
            case commandLine = "command-line"
            case record
            case structuredData = "structured-data"
            case meta
            case timeElement = "time-element"
            case url
            case dateline
            case updatedLine = "updated-line"
            case age, text, none
        }

        public var period: Period
        public var origin: Origin

        public init(_ period: Period, origin: Origin) {
            self.period = period
            self.origin = origin
        }

        /// The day, where it is known to the day.
        public var day: CalendarDate? { period.dayCount == 1 ? period.start : nil }
    }

    /// What a stretch of the article's text is.
    public struct Block: Hashable, Sendable {
        public enum Kind: String, Sendable, Hashable {
            case headline, paragraph, heading
            case listItem = "list-item"
            case caption, byline, dateline, correction
            case tableRow = "table-row"
        }

        public var kind: Kind
        public var range: ByteRange

        public init(_ kind: Kind, _ range: ByteRange) {
            self.kind = kind
            self.range = range
        }
    }

    /// A table of the article: its cells as ranges of the text.
    public struct Table: Hashable, Sendable {
        public var caption: ByteRange?
        /// All rows have the same number of cells; an empty range stands for an empty cell, a spanned cell is repeated.
        public var rows: [[ByteRange]]
        /// How many rows at the top hold headers.
        public var headerRows: Int
        /// How many columns at the left hold headers.
        public var headerColumns: Int

        public init(caption: ByteRange?, rows: [[ByteRange]], headerRows: Int, headerColumns: Int) {
            self.caption = caption
            self.rows = rows
            self.headerRows = headerRows
            self.headerColumns = headerColumns
        }
    }

    /// The scrape it came in: the record's own `id`, or else its path.
    public var scrape: String
    /// The path of the scrape file as given, with `#line` for a record of a JSON Lines file; `-` for standard input.
    public var path: String
    /// 0-based place within the scrape.
    public var index: Int
    public var title: String?
    public var publisher: String?
    public var url: String?
    public var language: String?
    /// The agency that wrote it ("AFP"), where a byline or a dateline says so.
    public var agency: String?
    public var published: Stamp?
    public var modified: Stamp?
    public var captured: Stamp?

    /// The document's text, UTF-8, shared by all articles of a scrape; every range counts from its first byte.
    public var text: [UInt8]
    /// The part of `text` that is this article, headline included where it stands there.
    public var range: ByteRange
    /// The article's blocks in the order of the text; what lies between them is not read.
    public var blocks: [Block]
    public var tables: [Table]
    /// Lower-case hex of a 128-bit hash of the words of headline and body, blind to case, spacing and quotation marks: the
    /// same words are the same article.
    public var identity: String
    /// MinHash of the word shingles of the body; near copies agree in most places.
    public var sketch: [UInt32]

    public init(
        scrape: String, path: String, index: Int, title: String? = nil, publisher: String? = nil, url: String? = nil,
        language: String? = nil, agency: String? = nil, published: Stamp? = nil, modified: Stamp? = nil, captured: Stamp? = nil,
        text: [UInt8], range: ByteRange, blocks: [Block], tables: [Table] = [], identity: String = "", sketch: [UInt32] = []
    ) {
        self.scrape = scrape
        self.path = path
        self.index = index
        self.title = title
        self.publisher = publisher
        self.url = url
        self.language = language
        self.agency = agency
        self.published = published
        self.modified = modified
        self.captured = captured
        self.text = text
        self.range = range
        self.blocks = blocks
        self.tables = tables
        self.identity = identity
        self.sketch = sketch
    }

    /// The text of a range, with bytes that are not UTF-8 replaced.
    public func string(_ range: ByteRange) -> String { String(decoding: text[range.start..<range.end], as: UTF8.self) }

    /// Whether a note says that something in it was corrected.
    public var isCorrected: Bool { blocks.contains { $0.kind == .correction } }

    /// The language, where it is another than English: figures are read in English only.
    public var foreignLanguage: String? { language.flatMap { $0.lowercased().hasPrefix("en") ? nil : $0 } }

    public var headline: ByteRange? { blocks.first { $0.kind == .headline }?.range }
}
