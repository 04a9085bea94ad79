internal import Foundation
internal import GRDB

/// Writes the rows of one vintage inside one transaction: opens the vintage with its first row and seals it at the end.
struct VintageWriter {
    let db: Database
    let number: Int
    let recorded: String
    let cause: String
    var seal: Seal
    private var digests: [HistoryTable: RowDigest] = [:]
    private var nextID: [HistoryTable: Int] = [:]
    private var insertions: [HistoryTable: RowInsertion] = [:]
    /// Observations that are not in their table yet.
    private var waiting: [[DatabaseValue]] = []
    private var manyObservations: RowInsertion?
    private let previousChain: [UInt8]

    init(_ db: Database, recorded: String, cause: String) throws {
        self.db = db
        self.recorded = recorded
        self.cause = cause
        let last = try Row.fetchOne(db, sql: "SELECT vintage, chain FROM seals ORDER BY vintage DESC LIMIT 1")
        number = (last?[0] as Int? ?? 0) + 1
        previousChain = (last?[1] as Data?).map { [UInt8]($0) } ?? []
        seal = Seal(vintage: number)
    }

    /// Whether any row was written: if not, there is no vintage.
    var isOpen: Bool { !digests.isEmpty }

    /// Writes a row and returns its id; `values` are the columns after `id` and `vintage`.
    @discardableResult
    mutating func insert(_ table: HistoryTable, _ values: [DatabaseValue]) throws -> Int {
        if !isOpen {
            try db.execute(
                sql: "INSERT INTO vintages (number, recorded, cause) VALUES (?, ?, ?)", arguments: [number, recorded, cause])
        }
        let id: Int
        if let next = nextID[table] {
            id = next
        } else {
            id = try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM \(table.rawValue)") ?? 1
        }
        nextID[table] = id + 1
        let row = [id.databaseValue, number.databaseValue] + values
        assert(row.count == table.columns.count)
        digests[table, default: RowDigest()].add(row)
        if table == .observations {
            waiting.append(row)
            if waiting.count == Self.atOnce { try writeWaiting() }
        } else {
            try write(row, table)
        }
        return id
    }

    /// Observations are written together: SQLite keeps every page as it was before a statement that may be refused, and one row touches
    /// a page of each index. Nothing that a filing writes refers to them, and it asks for none that it wrote itself.
    private static let atOnce = 512

    private mutating func write(_ row: [DatabaseValue], _ table: HistoryTable) throws {
        let insertion = try insertions[table] ?? RowInsertion(db, sql: table.insertion)
        insertions[table] = insertion
        try insertion.insert(row)
    }

    private mutating func writeWaiting() throws {
        if waiting.count == Self.atOnce {
            let insertion = try manyObservations ?? RowInsertion(db, sql: HistoryTable.observations.insertion(of: Self.atOnce))
            manyObservations = insertion
            try insertion.insert(waiting.joined())
        } else {
            for row in waiting { try write(row, .observations) }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// Closes the vintage; `nil` where nothing was written.
    mutating func finish() throws -> Int? {
        guard isOpen else { return nil }
        try writeWaiting()
        var sealed = seal
        sealed.content = Seal.content(digests)
        let chain = sealed.chain(after: previousChain, recorded: recorded, cause: cause)
        try db.execute(
            sql: """
                INSERT INTO seals (vintage, scrapes, articles, observations, withdrawn, content, chain) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, sealed.scrapes, sealed.articles, sealed.observations, sealed.withdrawn, Data(sealed.content), Data(chain),
            ])
        return number
    }
}

/// A value for a column; what is absent is NULL.
func column(_ value: (some DatabaseValueConvertible)?) -> DatabaseValue { value?.databaseValue ?? .null }

/// A text for a column. SQLite's texts end at a zero byte, so a zero in a text from outside becomes U+FFFD.
func column(_ text: String?) -> DatabaseValue {
    guard let text else { return .null }
    guard text.utf8.contains(0) else { return text.databaseValue }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 })).databaseValue
}
