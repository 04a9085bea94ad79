internal import Foundation
internal import GRDB
internal import Hashing

/// The tables whose rows a vintage is made of, in the order in which its content is hashed.
enum HistoryTable: String, CaseIterable {
    case scrapes, documents, articles, sightings, readings, supersessions, units, keys, observations, links, voices, definitions
    case decisions, undoings, settlements

    /// All columns, `id` and `vintage` first.
    var columns: [String] {
        let own: [String] =
            switch self {
            case .scrapes: ["path", "size", "hash"]
            case .documents: ["hash", "bytes"]
            case .articles: ["identity", "sketch"]
            case .sightings:
                [
                    "article", "digest", "rank", "path", "place", "record", "title", "publisher", "url", "language", "agency",
                    "published", "published_origin", "modified", "modified_origin", "captured", "captured_origin",
                ]
            case .readings:
                ["article", "sighting", "document", "range_start", "range_end", "blocks", "tables", "reader"]
            case .supersessions: ["reading", "successor"]
            case .units: ["code", "name"]
            case .keys: ["series", "subject", "dimensions"]
            case .observations:
                [
                    "first", "reading", "key", "observation", "period", "value", "value_exponent", "upper", "upper_exponent",
                    "qualifier", "unit", "status", "denied", "attribution", "evidence", "evidence_start", "evidence_end",
                    "figure_start", "figure_end",
                ]
            case .links: ["article", "other", "agreeing"]
            case .voices: ["article", "voice"]
            case .definitions: ["series", "hash", "text"]
            case .decisions:
                [
                    "decision", "act", "argument", "series", "subject", "dimensions", "period", "reason", "author", "date", "expect",
                ]
            case .undoings: ["decision", "reason", "author", "date"]
            case .settlements: ["decision", "finding"]
            }
        return ["id", "vintage"] + own
    }

    var insertion: String { insertion(of: 1) }

    /// - Parameter rows: how many are written at once.
    func insertion(of rows: Int) -> String {
        let marks = "(" + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        let values = Array(repeating: marks, count: rows).joined(separator: ", ")
        return "INSERT INTO \(rawValue) (\(columns.joined(separator: ", "))) VALUES \(values)"
    }

    /// Every row in the order of writing, which is also the order of vintages.
    var selection: String { "SELECT \(columns.joined(separator: ", ")) FROM \(rawValue) ORDER BY id" }
}

/// The hash over rows of one table in one vintage: type and length before every value, so that no two different rows give
/// the same bytes.
struct RowDigest {
    private var hash = SHA256()
    private var buffer: [UInt8] = []
    private(set) var rows = 0

    mutating func add(_ values: some Sequence<DatabaseValue>) {
        for value in values { Self.append(value, to: &buffer) }
        rows += 1
        if buffer.count >= 8_192 { flush() }
    }

    private mutating func flush() {
        hash.update(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    func finish() -> [UInt8] {
        var copy = self
        copy.flush()
        return copy.hash.finish()
    }

    static func append(_ value: DatabaseValue, to bytes: inout [UInt8]) {
        func append(_ number: UInt64) {
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
        }
        switch value.storage {
        case .null: bytes.append(UInt8(ascii: "n"))
        case .int64(let number):
            bytes.append(UInt8(ascii: "i"))
            append(UInt64(bitPattern: number))
        case .double(let number):
            bytes.append(UInt8(ascii: "d"))
            append(number.bitPattern)
        case .string(let text):
            bytes.append(UInt8(ascii: "s"))
            append(UInt64(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        case .blob(let data):
            bytes.append(UInt8(ascii: "b"))
            append(UInt64(data.count))
            bytes.append(contentsOf: data)
        }
    }
}

/// The first half of the hash of a row outside the chain.
func proof(_ values: some Sequence<DatabaseValue>) -> DatabaseValue {
    var bytes: [UInt8] = []
    for value in values { RowDigest.append(value, to: &bytes) }
    return Data(SHA256.digest(bytes).prefix(16)).databaseValue
}

/// What a vintage's seal says, and the chain that ties it to all before it.
struct Seal {
    var vintage: Int
    var scrapes = 0
    var articles = 0
    var observations = 0
    var withdrawn = 0
    var content: [UInt8] = []

    /// The hash of the rows of all tables together.
    static func content(_ digests: [HistoryTable: RowDigest]) -> [UInt8] {
        var hash = SHA256()
        for table in HistoryTable.allCases {
            guard let digest = digests[table], digest.rows > 0 else { continue }
            hash.update(Array("\(table.rawValue) \(digest.rows) ".utf8))
            hash.update(digest.finish())
        }
        return hash.finish()
    }

    /// The link: the one before, the vintage's own words and counts, and its content.
    func chain(after previous: [UInt8], recorded: String, cause: String) -> [UInt8] {
        var bytes: [UInt8] = previous
        for number in [vintage, scrapes, articles, observations, withdrawn] {
            RowDigest.append(number.databaseValue, to: &bytes)
        }
        RowDigest.append(recorded.databaseValue, to: &bytes)
        RowDigest.append(cause.databaseValue, to: &bytes)
        return SHA256.digest(bytes + content)
    }
}
