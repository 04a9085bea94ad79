import Vocabulary

/// Cuts a stream into lines, whatever the chunks that it comes in.
public struct LineSplitter {
    /// A line without its end; `nil` bytes stand for one that was longer than the limit.
    public struct Line: Sendable {
        /// 1-based.
        public var number: Int
        public var bytes: [UInt8]?
    }

    private let limit: Int
    private var pending: [UInt8] = []
    private var isSkipping = false
    private var number = 0

    public init(limit: Int) { self.limit = limit }

    /// The lines that the chunk completes. Memory: at most `limit` bytes and the chunk.
    public mutating func take(_ chunk: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while true {
            if pending.isEmpty, !isSkipping { start = passingBlankLines(chunk.span, from: start) }
            let end = chunk.span.firstIndex(of: 10, from: start, to: chunk.count)
            guard end < chunk.count else { break }
            lines.append(close(chunk[start..<end]))
            start = end + 1
        }
        keep(chunk[start...])
        return lines
    }

    /// The last line, where it has no end.
    public mutating func finish() -> Line? {
        guard isSkipping || !pending.isEmpty else { return nil }
        return close([])
    }

    /// Counts blank lines by eights, so that a file of nothing else is soon read.
    private mutating func passingBlankLines(_ chunk: Span<UInt8>, from start: Int) -> Int {
        var start = start
        while start + 8 <= chunk.count, EightBytes(chunk, at: start).word == 0x0A0A_0A0A_0A0A_0A0A {
            start += 8
            number += 8
        }
        return start
    }

    private mutating func keep(_ rest: ArraySlice<UInt8>) {
        if isSkipping { return }
        if pending.count + rest.count > limit {
            isSkipping = true
            pending = []
        } else {
            pending += rest
        }
    }

    private mutating func close(_ rest: ArraySlice<UInt8>) -> Line {
        number += 1
        if !isSkipping, pending.isEmpty, rest.count <= limit { return Line(number: number, bytes: Array(rest)) }
        keep(rest)
        let line = Line(number: number, bytes: isSkipping ? nil : pending)
        pending = []
        isSkipping = false
        return line
    }
}

/// Reads JSON Lines as a stream: one record a line, a bad line is a warning and the rest goes on.
public struct JSONLinesReader {
    /// The most bytes of one record.
    public static let recordLimit = 64 << 20

    private let reader: PageReader
    private let hints: ScrapeHints
    private var splitter: LineSplitter

    /// - Parameter hints: of the file; each record's own fields go before them.
    public init(_ reader: PageReader, hints: ScrapeHints, recordLimit: Int = Self.recordLimit) {
        self.reader = reader
        self.hints = hints
        splitter = LineSplitter(limit: recordLimit)
    }

    /// The contents of the records that the chunk completes, one a record.
    public mutating func read(_ chunk: [UInt8]) -> [PageContents] {
        splitter.take(chunk).compactMap { reader.readLine($0, hints: hints) }
    }

    /// The contents of the last record, where the file does not end with a line end.
    public mutating func finish() -> [PageContents] {
        splitter.finish().flatMap { reader.readLine($0, hints: hints) }.map { [$0] } ?? []
    }
}

extension PageReader {
    /// Reads one line of a JSON Lines file; `nil` for a blank one. Lines are independent of each other.
    public func readLine(_ line: LineSplitter.Line, hints: ScrapeHints) -> PageContents? {
        guard var bytes = line.bytes else {
            return PageContents(warnings: [PageWarning(line: line.number, "the record is too large and was skipped")])
        }
        guard bytes.contains(where: { !$0.isSpace }) else { return nil }
        var warnings: [PageWarning] = []
        if !TextEncoding.isValidUTF8(bytes) {
            bytes = TextEncoding.decode(bytes, isMarkup: false).text
            warnings.append(PageWarning(line: line.number, "is not valid UTF-8; stray bytes were read as Windows-1252"))
        }
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            return PageContents(warnings: [PageWarning(line: line.number, "is not valid JSON: \(error.message) (byte \(error.offset + 1))")]
            )
        }
        var own = hints
        own.path += "#\(line.number)"
        var contents = readRecord(value, hints: own)
        contents.warnings = warnings + contents.warnings.map { PageWarning(line: line.number, $0.message) }
        return contents
    }
}
