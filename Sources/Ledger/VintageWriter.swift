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
    private var insertions: [HistoryTable: Statement] = [:]
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
        let statement: Statement
        if let known = insertions[table] {
            statement = known
        } else {
            statement = try db.makeStatement(sql: table.insertion)
            insertions[table] = statement
        }
        // One value for each column, or the statement would not have been made.
        assert(values.count + 2 == table.columns.count)
        statement.setUncheckedArguments(StatementArguments(row.map { $0 as (any DatabaseValueConvertible)? }))
        try statement.execute()
        digests[table, default: RowDigest()].add(row)
        return id
    }

    /// Closes the vintage; `nil` where nothing was written.
    func finish() throws -> Int? {
        guard isOpen else { return nil }
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
