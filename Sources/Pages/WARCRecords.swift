/// A record of a web archive that may hold a page.
public struct WARCRecord: Sendable {
    /// 1-based place in the file, counting all records.
    public var number: Int
    /// The record's header and content; empty where it was passed over.
    public var bytes: [UInt8]
    /// The content of the JSON `metadata` record about the same page that follows, as Media Cloud writes it.
    public var metadata: [UInt8]?
    /// Why it cannot be read, as a clause.
    public var complaint: String?
}

/// Cuts a WARC file (ISO 28500) into records, whatever the chunks that it comes in.
///
/// Only responses, conversions and metadata are kept; the content of all others, and of records that are too large, is passed
/// over. Memory: one record, the one before it, and the chunk.
public struct WARCSplitter {
    private static let headerLimit = 65_536

    private let limit: Int
    private var pending: [UInt8] = []
    /// Where the next record begins in `pending`.
    private var position = 0
    /// Bytes of the current record that are still to be passed over.
    private var toSkip = 0
    private var number = 0
    /// A response that waits for what follows it.
    private var waiting: (record: WARCRecord, uri: String?)?
    private var isLost = false

    /// - Parameter limit: the most bytes of a record; larger ones are passed over.
    public init(limit: Int = PageReader.documentLimit) { self.limit = limit }

    /// The records that the chunk completes.
    public mutating func take(_ chunk: [UInt8]) -> [WARCRecord] {
        if position > 0 { pending.removeFirst(position) }
        position = 0
        pending += chunk
        var records: [WARCRecord] = []
        while advance(&records, isAtEnd: false) {}
        return records
    }

    /// Where the stream broke off inside: what was begun is named, and the next bytes begin a record.
    public mutating func gap() -> [WARCRecord] {
        let records = finish()
        (isLost, toSkip) = (false, 0)
        return records
    }

    /// The last record, cut off or not.
    public mutating func finish() -> [WARCRecord] {
        var records: [WARCRecord] = []
        while advance(&records, isAtEnd: true) {}
        if toSkip > 0 || position < pending.count, !isLost {
            records += takeWaiting()
            // A file that ends inside the record whose content is passed over anyway has lost nothing.
            if toSkip == 0 { records.append(WARCRecord(number: number + 1, bytes: [], complaint: "is cut off")) }
        }
        records += takeWaiting()
        (pending, position) = ([], 0)
        return records
    }

    private mutating func takeWaiting() -> [WARCRecord] {
        defer { waiting = nil }
        return waiting.map { [$0.record] } ?? []
    }

    /// - Returns: whether something was taken from `pending`, so that there may be more.
    private mutating func advance(_ records: inout [WARCRecord], isAtEnd: Bool) -> Bool {
        if toSkip > 0 {
            let count = min(toSkip, pending.count - position)
            toSkip -= count
            position += count
            return toSkip == 0
        }
        while position < pending.count, pending[position].isSpace { position += 1 }
        guard position < pending.count, !isLost else { return false }
        guard let bodyStart = Self.endOfHeader(pending, from: position) else {
            let opening = Array("WARC/".utf8)
            let isNone = !pending[position...].prefix(opening.count).elementsEqual(opening.prefix(pending.count - position))
            if isNone || pending.count - position > Self.headerLimit {
                isLost = true
                records += takeWaiting()
                records.append(WARCRecord(number: number + 1, bytes: [], complaint: "is no record of a web archive"))
            }
            return false
        }
        guard pending[position...].starts(with: Array("WARC/".utf8)),
            let lineEnd = pending[position...].firstIndex(of: 10),
            let header = HeaderFields(pending, from: lineEnd + 1),
            let length = header.string("content-length").flatMap({ Int($0) }), length >= 0
        else {
            isLost = true
            records += takeWaiting()
            records.append(WARCRecord(number: number + 1, bytes: [], complaint: "is no record of a web archive"))
            return false
        }
        return take(header, bodyStart, length, &records, isAtEnd: isAtEnd)
    }

    private mutating func take(
        _ header: HeaderFields, _ bodyStart: Int, _ length: Int, _ records: inout [WARCRecord], isAtEnd: Bool
    ) -> Bool {
        let isWanted = ["response", "conversion", "metadata"].contains(header.string("warc-type"))
        guard isWanted, length <= limit else {
            number += 1
            records += takeWaiting()
            if isWanted { records.append(WARCRecord(number: number, bytes: [], complaint: "is too large for one page")) }
            position = bodyStart
            toSkip = length
            return true
        }
        var end = bodyStart + length
        let isCutOff = end > pending.count
        if isCutOff {
            guard isAtEnd else { return false }
            end = pending.count
        }
        number += 1
        let bytes = Array(pending[position..<end])
        let content = bodyStart - position
        position = end
        let uri = header.string("warc-target-uri")
        if header.string("warc-type") == "metadata" {
            let story = Array(bytes[content...])
            let isJSON = story.first { !$0.isSpace } == UInt8(ascii: "{")
            if isJSON, var held = waiting, held.uri == uri {
                held.record.metadata = story
                waiting = nil
                records.append(held.record)
            } else {
                records += takeWaiting()
                if isJSON { records.append(WARCRecord(number: number, bytes: bytes)) }
            }
            return true
        }
        records += takeWaiting()
        waiting = (WARCRecord(number: number, bytes: bytes, complaint: isCutOff ? "is cut off" : nil), uri)
        return true
    }

    /// The byte after the blank line that ends a header.
    private static func endOfHeader(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while let end = bytes[index...].firstIndex(of: 10) {
            if end + 1 < bytes.count, bytes[end + 1] == 10 { return end + 2 }
            if end + 2 < bytes.count, bytes[end + 1] == 13, bytes[end + 2] == 10 { return end + 3 }
            if end - start > headerLimit { return nil }
            index = end + 1
        }
        return nil
    }
}
