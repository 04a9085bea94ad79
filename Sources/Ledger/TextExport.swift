internal import Foundation
internal import GRDB
internal import Hashing

/// The store as text, in JSON Lines: a header, then for every vintage its opening, its rows table by table, and its seal; tags and
/// the states of scrape files at the end. All that is stored is in it, so that it can be read in fifty years without SQLite, and
/// made into the same store again.
enum TextForm {
    static let header = header(Schema.version)
    /// Of all schemas whose export can be taken in: each later one only adds.
    static let headers = (1...Schema.version).map(header)

    private static func header(_ version: Int) -> String { "{\"tidemark-store\":\(version)}" }

    /// Columns with bytes, written as lower-case hex. A document that is UTF-8 is written as text instead, under "text".
    static let byteColumns: [HistoryTable: Set<String>] = [
        .documents: ["hash", "bytes"], .articles: ["sketch"], .sightings: ["digest"], .definitions: ["hash"],
    ]

    static func object(_ table: HistoryTable, _ row: Row) -> String {
        var fields: [String] = []
        for (name, value) in zip(table.columns, row.databaseValues) where name != "vintage" {
            switch value.storage {
            case .null: continue
            case .int64(let number): fields.append("\"\(name)\":\(number)")
            case .double(let number): fields.append("\"\(name)\":\(number)")
            case .string(let text): fields.append("\"\(name)\":\(Coding.quoted(text))")
            case .blob(let data):
                if table == .documents, name == "bytes", let text = String(validating: data, as: UTF8.self) {
                    fields.append("\"text\":\(Coding.quoted(text))")
                } else {
                    fields.append("\"\(name)\":\"\(hexText([UInt8](data)))\"")
                }
            }
        }
        return "{\"\(table.rawValue)\":{\(fields.joined(separator: ","))}}"
    }
}

/// A value of a JSON object as this format has them.
enum TextValue: Decodable {
    case number(Int64)
    case text(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .number(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }

    /// What hex stands for.
    var bytes: Data? {
        guard case .text(let text) = self, text.utf8.count % 2 == 0 else { return nil }
        var data = Data(capacity: text.utf8.count / 2)
        var high: UInt8?
        for byte in text.utf8 {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 48
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 87
            default: return nil
            }
            if let first = high {
                data.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return data
    }
}

extension ObservationStore {
    /// Writes the whole store as text to a new file. The same store always gives the same bytes.
    public func export(to destination: String) throws(LedgerError) {
        guard !FileManager.default.fileExists(atPath: destination) else {
            throw .refused("\(destination) is there already and was left as it is. Name a new file.")
        }
        let temporary = destination + ".part"
        do {
            defer { try? FileManager.default.removeItem(atPath: temporary) }
            guard FileManager.default.createFile(atPath: temporary, contents: nil), let file = FileHandle(forWritingAtPath: temporary)
            else {
                throw LedgerError.readOnly(path: destination)
            }
            try reading { db in
                // What is damaged cannot be taken in again, and whoever has an export believes to have everything.
                if let problem = Self.verify(db).problems.first { throw LedgerError.damaged(path: path, detail: problem) }
                var buffer: [UInt8] = []
                try Self.lines(db) { line in
                    buffer.append(contentsOf: line.utf8)
                    buffer.append(10)
                    guard buffer.count > 1 << 18 else { return }
                    try file.write(contentsOf: buffer)
                    buffer.removeAll(keepingCapacity: true)
                }
                try file.write(contentsOf: buffer)
            }
            try file.synchronize()
            try file.close()
            try FileManager.default.moveItem(atPath: temporary, toPath: destination)
        } catch {
            throw LedgerError(error, path: destination)
        }
    }

    private static func lines(_ db: Database, _ write: (String) throws -> Void) throws {
        try write(TextForm.header)
        var cursors: [(table: HistoryTable, cursor: RowCursor, next: Row?)] = try HistoryTable.allCases.map { table in
            let cursor = try Row.fetchCursor(db, sql: table.selection)
            return (table, cursor, try cursor.next())
        }
        let sql = """
            SELECT v.number, v.recorded, v.cause, s.scrapes, s.articles, s.observations, s.withdrawn, s.content, s.chain
            FROM vintages v JOIN seals s ON s.vintage = v.number ORDER BY v.number
            """
        for vintage in try Row.fetchAll(db, sql: sql) {
            let number: Int = vintage[0]
            try write(
                "{\"vintage\":{\"number\":\(number),\"recorded\":\(Coding.quoted(vintage[1])),\"cause\":\(Coding.quoted(vintage[2]))}}")
            for index in cursors.indices {
                while let row = cursors[index].next, row[1] == number {
                    try write(TextForm.object(cursors[index].table, row))
                    cursors[index].next = try cursors[index].cursor.next()
                }
            }
            let counts = "\"scrapes\":\(vintage[3] as Int),\"articles\":\(vintage[4] as Int),\"observations\":\(vintage[5] as Int)"
            let hashes = "\"content\":\"\(hexText([UInt8](vintage[7] as Data)))\",\"chain\":\"\(hexText([UInt8](vintage[8] as Data)))\""
            try write("{\"seal\":{\"vintage\":\(number),\(counts),\"withdrawn\":\(vintage[6] as Int),\(hashes)}}")
        }
        for row in try Row.fetchAll(db, sql: "SELECT name, vintage FROM tags ORDER BY name") {
            try write("{\"tag\":{\"name\":\(Coding.quoted(row[0])),\"vintage\":\(row[1] as Int)}}")
        }
        let states = try Row.fetchCursor(db, sql: "SELECT path, size, modified, hash, hints FROM scrape_states ORDER BY path")
        while let row = try states.next() {
            let numbers = "\"size\":\(row[1] as Int),\"modified\":\(row[2] as Int)"
            let texts = "\"hash\":\(Coding.quoted(row[3])),\"hints\":\(Coding.quoted(row[4]))"
            try write("{\"scrape_state\":{\"path\":\(Coding.quoted(row[0])),\(numbers),\(texts)}}")
        }
    }
}
