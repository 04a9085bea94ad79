import Pages

/// A piece of input, small enough to be read by one task.
struct ScrapePiece: Sendable {
    enum Content: Sendable {
        /// A whole file that is one page.
        case page([UInt8])
        /// Lines of JSON Lines, each one record.
        case records([LineSplitter.Line])
        /// The file is as it was when it was last read.
        case unchanged
        /// What stood in the way of reading the file, or a line of it.
        case problem(Problem)
    }

    var source: Source
    /// Size and time of change of the file, before it was read; none for standard input.
    var stamp: (size: Int, changed: Int)?
    var content: Content
    /// Whether nothing more comes from this source.
    var isLast: Bool

    /// Bytes that wait to be read.
    var weight: Int {
        switch content {
        case .page(let bytes): bytes.count
        case .records(let lines): lines.reduce(0) { $0 + ($1.bytes?.count ?? 0) }
        case .unchanged, .problem: 0
        }
    }
}

/// Reads sources one after the other in bounded pieces: a page as a whole up to a limit, JSON Lines some lines at a time.
struct ScrapeStream {
    /// The most bytes that one page, or one line of JSON Lines, may have.
    static let pageLimit = 6 << 20
    /// The most bytes of a file that holds many pages in another way: a web archive, or something packed.
    private static let archiveLimit = 64 << 20
    private var sources: ArraySlice<Source>
    private let isUnchanged: @Sendable (Source, (size: Int, changed: Int)) -> Bool
    private var lines: LineSource?

    /// A file of JSON Lines on its way.
    private struct LineSource {
        var source: Source
        var stamp: (size: Int, changed: Int)?
        var reader: ChunkReader
        var splitter: LineSplitter
    }

    /// - Parameter isUnchanged: whether a file with this stamp has been read before and need not be read again.
    init(_ sources: [Source], isUnchanged: @escaping @Sendable (Source, (size: Int, changed: Int)) -> Bool = { _, _ in false }) {
        self.sources = sources[...]
        self.isUnchanged = isUnchanged
    }

    /// `nil` at the end of the last source.
    mutating func next() -> ScrapePiece? {
        if lines != nil { return nextLines() }
        guard let source = sources.popFirst() else { return nil }
        let stamp = source.path == "-" ? nil : Files.stamp(source.path)
        if let stamp, isUnchanged(source, stamp) {
            return ScrapePiece(source: source, stamp: stamp, content: .unchanged, isLast: true)
        }
        do {
            var reader = try ChunkReader(source.path)
            let first = try reader.next() ?? []
            if Self.isJSONLines(source.path, first) {
                var splitter = LineSplitter(limit: Self.pageLimit)
                let isMarked = first.starts(with: [0xEF, 0xBB, 0xBF])
                let records = splitter.take(isMarked ? Array(first.dropFirst(3)) : first)
                lines = LineSource(source: source, stamp: stamp, reader: reader, splitter: splitter)
                return ScrapePiece(source: source, stamp: stamp, content: .records(records), isLast: false)
            }
            return ScrapePiece(source: source, stamp: stamp, content: try Self.page(first, &reader, source), isLast: true)
        } catch {
            return ScrapePiece(source: source, stamp: stamp, content: .problem(error), isLast: true)
        }
    }

    /// The lines that the following bytes complete; none where a line goes on beyond them.
    private mutating func nextLines() -> ScrapePiece? {
        guard var current = lines else { return nil }
        do {
            if let chunk = try current.reader.next() {
                let records = current.splitter.take(chunk)
                lines = current
                return ScrapePiece(source: current.source, stamp: current.stamp, content: .records(records), isLast: false)
            }
            lines = nil
            let records = current.splitter.finish().map { [$0] } ?? []
            return ScrapePiece(source: current.source, stamp: current.stamp, content: .records(records), isLast: true)
        } catch {
            lines = nil
            return ScrapePiece(source: current.source, stamp: current.stamp, content: .problem(error), isLast: true)
        }
    }

    private static func page(_ first: [UInt8], _ reader: inout ChunkReader, _ source: Source) throws(Problem) -> ScrapePiece.Content {
        let isArchive = first.starts(with: [0x1F, 0x8B]) || first.starts(with: Array("WARC/".utf8))
        let limit = isArchive ? archiveLimit : pageLimit
        var bytes = first
        while bytes.count <= limit, let chunk = try reader.next() { bytes += chunk }
        guard bytes.count <= limit else {
            return .problem(
                Problem(
                    .data, file: source.path,
                    "is larger than \(Count.bytes(limit)), the most that one \(isArchive ? "archive" : "page") may have",
                    remedy: "split it, or give its articles as JSON Lines"))
        }
        return .page(bytes)
    }

    /// By what stands there; a name that promises JSON Lines is believed of anything that is text.
    private static func isJSONLines(_ path: String, _ first: [UInt8]) -> Bool {
        switch PageFormat(of: first) {
        case .jsonLines: true
        case .plain, .json: [".jsonl", ".ndjson"].contains(where: path.lowercased().hasSuffix)
        case .empty, .binary, .html: false
        }
    }
}
