/// A piece of input, small enough to be read by one task.
struct ScrapePiece: Sendable {
    enum Content: Sendable {
        /// A whole file that is one page.
        case page([UInt8])
        /// Records of JSON Lines, each with its 1-based line.
        case records([(line: Int, bytes: [UInt8])])
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
}

/// Reads sources one after the other in bounded pieces: a page as a whole up to a limit, JSON Lines some lines at a time.
struct ScrapeStream {
    /// The most bytes that one page, or one line of JSON Lines, may have.
    static let pageLimit = 16 << 20
    /// About how many bytes of lines go into one piece.
    private static let pieceSize = 256 << 10
    private static let pieceLines = 64

    private var sources: ArraySlice<Source>
    private let isUnchanged: @Sendable (Source, (size: Int, changed: Int)) -> Bool
    private var lines: LineReader?

    /// - Parameter isUnchanged: whether a file with this stamp has been read before and need not be read again.
    init(_ sources: [Source], isUnchanged: @escaping @Sendable (Source, (size: Int, changed: Int)) -> Bool = { _, _ in false }) {
        self.sources = sources[...]
        self.isUnchanged = isUnchanged
    }

    /// `nil` at the end of the last source.
    mutating func next() -> ScrapePiece? {
        if var reader = lines {
            let piece = reader.next(limit: Self.pageLimit, size: Self.pieceSize, lines: Self.pieceLines)
            lines = piece.isLast ? nil : reader
            return piece
        }
        guard let source = sources.popFirst() else { return nil }
        let stamp = source.path == "-" ? nil : Files.stamp(source.path)
        if let stamp, isUnchanged(source, stamp) {
            return ScrapePiece(source: source, stamp: stamp, content: .unchanged, isLast: true)
        }
        do {
            var reader = try ChunkReader(source.path)
            let first = try reader.next() ?? []
            if !first.isEmpty, Self.isJSONLines(source.path, first) {
                lines = LineReader(source: source, stamp: stamp, reader: reader, first: first)
                return next()
            }
            return ScrapePiece(source: source, stamp: stamp, content: try Self.page(first, &reader, source), isLast: true)
        } catch {
            return ScrapePiece(source: source, stamp: stamp, content: .problem(error), isLast: true)
        }
    }

    private static func page(_ first: [UInt8], _ reader: inout ChunkReader, _ source: Source) throws(Problem) -> ScrapePiece.Content {
        var bytes = first
        while bytes.count <= pageLimit, let chunk = try reader.next() { bytes += chunk }
        guard bytes.count <= pageLimit else {
            return .problem(
                Problem(
                    .data, file: source.path, "is larger than \(Count.bytes(pageLimit)), the most that one page may have",
                    remedy: "split it, or give its articles as JSON Lines"))
        }
        return .page(bytes)
    }

    /// By name, or else by a first byte that opens an object.
    private static func isJSONLines(_ path: String, _ first: [UInt8]) -> Bool {
        let name = path.lowercased()
        if [".jsonl", ".ndjson", ".json"].contains(where: name.hasSuffix) { return true }
        if [".txt", ".html", ".htm", ".xhtml"].contains(where: name.hasSuffix) { return false }
        let start = first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return first[start...].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } == UInt8(ascii: "{")
    }
}

/// Takes JSON Lines apart without holding more than a piece of them.
private struct LineReader {
    let source: Source
    let stamp: (size: Int, changed: Int)?
    private var reader: ChunkReader
    private var buffer: [UInt8]
    private var position = 0
    private var line = 0
    private var isAtEnd = false
    /// A problem that waits until the lines before it are handed over.
    private var pending: Problem?

    init(source: Source, stamp: (size: Int, changed: Int)?, reader: ChunkReader, first: [UInt8]) {
        self.source = source
        self.stamp = stamp
        self.reader = reader
        buffer = first
        position = first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func next(limit: Int, size: Int, lines most: Int) -> ScrapePiece {
        var records: [(line: Int, bytes: [UInt8])] = []
        var taken = 0
        while pending == nil, records.count < most, taken < size {
            do {
                guard let bytes = try nextLine(limit: limit) else {
                    return ScrapePiece(source: source, stamp: stamp, content: .records(records), isLast: true)
                }
                if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
                taken += bytes.count
                records.append((line, bytes))
            } catch {
                pending = error
            }
        }
        if let problem = pending, records.isEmpty {
            pending = nil
            let isFinal = problem.kind == .inputOutput
            return ScrapePiece(source: source, stamp: stamp, content: .problem(problem), isLast: isFinal)
        }
        return ScrapePiece(source: source, stamp: stamp, content: .records(records), isLast: false)
    }

    /// The following line without its end; `nil` at the end of the file.
    private mutating func nextLine(limit: Int) throws(Problem) -> [UInt8]? {
        var bytes: [UInt8] = []
        var isTooLong = false
        while true {
            if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
                if !isTooLong { bytes += buffer[position..<end] }
                position = end + 1
                line += 1
                if isTooLong || bytes.count > limit { throw tooLong(limit) }
                return bytes
            }
            if !isTooLong { bytes += buffer[position...] }
            position = buffer.count
            if bytes.count > limit {
                isTooLong = true
                bytes = []
            }
            if !isAtEnd, let chunk = try reader.next() {
                buffer = chunk
                position = 0
                continue
            }
            isAtEnd = true
            if isTooLong {
                line += 1
                throw tooLong(limit)
            }
            if bytes.isEmpty { return nil }
            line += 1
            return bytes
        }
    }

    private func tooLong(_ limit: Int) -> Problem {
        Problem(
            .data, file: source.path, line: line, "the line is longer than \(Count.bytes(limit)), the most that one page may have",
            remedy: "give one article a line")
    }
}
