import Pages

/// A piece of input, small enough to be read by one task.
struct ScrapePiece: Sendable {
    enum Content: Sendable {
        /// A whole file that is one page.
        case page([UInt8])
        /// Lines of JSON Lines, each one record.
        case records([LineSplitter.Line])
        /// Records of a web archive.
        case archive([WARCRecord])
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
        case .archive(let records): records.reduce(0) { $0 + $1.bytes.count + ($1.metadata?.count ?? 0) }
        case .problem: 0
        }
    }
}

/// Reads sources one after the other in bounded pieces: a page as a whole up to a limit, JSON Lines and web archives some
/// records at a time; packed or not.
struct ScrapeStream {
    /// The most bytes that one page, or one line of JSON Lines, may have.
    static let pageLimit = 12 << 20
    private var sources: ArraySlice<Source>
    private var open: OpenSource?
    /// Why the file on its way is not read to its end.
    private var abandoned: Problem?
    /// The most bytes of the first piece of a file of many records.
    private let firstPiece: Int

    /// A file of many records on its way.
    private struct OpenSource {
        enum Cutter {
            case lines(LineSplitter)
            case records(WARCSplitter)
        }

        var source: Source
        var stamp: (size: Int, changed: Int)?
        var bytes: ScrapeBytes
        var cutter: Cutter
        /// What of the first bytes has not been handed over, and how much of it is next.
        var beginning: ArraySlice<UInt8>
        var step: Int
        /// Whether all of it has been handed over, and only a word on its state is left.
        var isAtEnd = false

        /// The records that more of the first bytes complete: ever more of them, so that the first are soon read.
        mutating func cutBeginning() -> ScrapePiece.Content {
            defer {
                beginning = beginning.dropFirst(step)
                step = step > Int.max / 4 ? step : step * 4
            }
            return cut(.bytes(Array(beginning.prefix(step))))
        }

        /// The records that these bytes complete; at the end, the last one.
        mutating func cut(_ output: Unpacker.Output?) -> ScrapePiece.Content {
            switch cutter {
            case .lines(var splitter):
                defer { cutter = .lines(splitter) }
                switch output {
                case .bytes(let bytes): return .records(splitter.take(bytes))
                case .gap: return .records([])
                case nil: return .records(splitter.finish().map { [$0] } ?? [])
                }
            case .records(var splitter):
                defer { cutter = .records(splitter) }
                switch output {
                case .bytes(let bytes): return .archive(splitter.take(bytes))
                case .gap: return .archive(splitter.gap())
                case nil: return .archive(splitter.finish())
                }
            }
        }
    }

    /// - Parameter firstPiece: the most bytes of the first piece of a file of many records; those after it grow to their full size.
    init(_ sources: [Source], firstPiece: Int = .max) {
        self.sources = sources[...]
        self.firstPiece = firstPiece
    }

    /// Leaves out the rest of a file that is on its way.
    mutating func abandon(_ path: String, because problem: Problem) {
        if open?.source.path == path { abandoned = problem }
    }

    /// `nil` at the end of the last source.
    mutating func next() -> ScrapePiece? {
        if let problem = abandoned, let current = open {
            (open, abandoned) = (nil, nil)
            return ScrapePiece(source: current.source, stamp: current.stamp, content: .problem(problem), isLast: true)
        }
        if open != nil { return nextRecords() }
        guard let source = sources.popFirst() else { return nil }
        let stamp = source.path == "-" ? nil : Files.stamp(source.path)
        do {
            var bytes = try ScrapeBytes(source.path)
            var first: [UInt8] = []
            if case .bytes(let beginning)? = try bytes.next() { first = beginning }
            if let cutter = Self.cutter(source.path, first) {
                let isMarked = first.starts(with: [0xEF, 0xBB, 0xBF])
                var current = OpenSource(
                    source: source, stamp: stamp, bytes: bytes, cutter: cutter, beginning: first.dropFirst(isMarked ? 3 : 0),
                    step: firstPiece)
                let content = current.cutBeginning()
                open = current
                return ScrapePiece(source: source, stamp: stamp, content: content, isLast: false)
            }
            let content = try Self.page(first, &bytes, source)
            if case .page = content, bytes.isDamaged {
                open = OpenSource(
                    source: source, stamp: stamp, bytes: bytes, cutter: .lines(LineSplitter(limit: 0)), beginning: [], step: 0,
                    isAtEnd: true)
            }
            return ScrapePiece(source: source, stamp: stamp, content: content, isLast: open == nil)
        } catch {
            return ScrapePiece(source: source, stamp: stamp, content: .problem(error), isLast: true)
        }
    }

    /// The records that the following bytes complete; none where one goes on beyond them.
    private mutating func nextRecords() -> ScrapePiece? {
        guard var current = open else { return nil }
        var content: ScrapePiece.Content
        var isLast = false
        do {
            if current.isAtEnd {
                let damage = Problem(
                    .data, file: current.source.path, "is a damaged gzip file", remedy: "read as far as it goes", isWarning: true)
                (content, isLast) = (.problem(damage), true)
            } else if !current.beginning.isEmpty {
                content = current.cutBeginning()
            } else {
                let output = try current.bytes.next()
                content = current.cut(output)
                current.isAtEnd = output == nil
                isLast = current.isAtEnd && !current.bytes.isDamaged
            }
        } catch {
            (content, isLast) = (.problem(error), true)
        }
        open = isLast ? nil : current
        return ScrapePiece(source: current.source, stamp: current.stamp, content: content, isLast: isLast)
    }

    private static func page(_ first: [UInt8], _ source: inout ScrapeBytes, _ named: Source) throws(Problem) -> ScrapePiece.Content {
        var bytes = first
        reading: while bytes.count <= pageLimit {
            switch try source.next() {
            case .bytes(let more): bytes += more
            // What follows a gap in one page is of no use.
            case .gap, nil: break reading
            }
        }
        if bytes.count > pageLimit {
            let way = source.isPacked ? "unpacks to more than" : "is larger than"
            return .problem(
                Problem(
                    .data, file: named.path, "\(way) \(Count.bytes(pageLimit)), the most that one page may have",
                    remedy: "split it, or give its articles as JSON Lines"))
        }
        if bytes.isEmpty, source.isDamaged {
            return .problem(Problem(.data, file: named.path, "is a damaged gzip file", remedy: "left out"))
        }
        if Unpacker.isPacked(bytes) {
            return .problem(Problem(.data, file: named.path, "is a gzip file in a gzip file", remedy: "left out"))
        }
        return .page(bytes)
    }

    /// How a file of many records is cut, told by what stands there; a name that promises JSON Lines is believed of anything
    /// that is text. `nil` is a page.
    private static func cutter(_ path: String, _ first: [UInt8]) -> OpenSource.Cutter? {
        if first.starts(with: Array("WARC/".utf8)) { return .records(WARCSplitter()) }
        let name = path.lowercased()
        let isNamedSo = [".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"].contains(where: name.hasSuffix)
        switch PageFormat(of: first) {
        case .jsonLines: return .lines(LineSplitter(limit: pageLimit))
        case .plain, .json: return isNamedSo ? .lines(LineSplitter(limit: pageLimit)) : nil
        case .empty, .binary, .html: return nil
        }
    }
}
