internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// An INSERT that is made once and carried out for many rows.
///
/// Values are handed to SQLite as they are: the arguments of GRDB's own statements are collected and checked anew for each row, which
/// takes as long as SQLite takes for the row.
struct RowInsertion {
    private let statement: Statement
    private let db: Database

    init(_ db: Database, sql: String) throws {
        self.db = db
        statement = try db.makeStatement(sql: sql)
    }

    /// - Parameter values: one for each mark of the statement.
    func insert(_ values: some Sequence<DatabaseValue>) throws {
        let handle = unsafe statement.sqliteStatement
        for (place, value) in values.enumerated() {
            let code = unsafe Self.bind(value, to: handle, at: CInt(place + 1))
            guard code == SQLITE_OK else { throw failure }
        }
        try step()
    }

    /// The same for a row of two numbers.
    func insert(_ first: Int64, _ second: Int64) throws {
        let handle = unsafe statement.sqliteStatement
        guard unsafe sqlite3_bind_int64(handle, 1, first) == SQLITE_OK, unsafe sqlite3_bind_int64(handle, 2, second) == SQLITE_OK else {
            throw failure
        }
        try step()
    }

    private func step() throws {
        let handle = unsafe statement.sqliteStatement
        let code = unsafe sqlite3_step(handle)
        // What SQLite says of a failure is gone after the reset.
        let failure = code == SQLITE_DONE ? nil : failure
        unsafe sqlite3_reset(handle)
        if let failure { throw failure }
    }

    private var failure: DatabaseError {
        let connection = unsafe db.sqliteConnection
        let code = unsafe sqlite3_extended_errcode(connection)
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }

    private static func bind(_ value: DatabaseValue, to handle: SQLiteStatement, at place: CInt) -> CInt {
        // SQLite takes a copy of texts and blobs.
        let copies = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value.storage {
        case .null: return unsafe sqlite3_bind_null(handle, place)
        case .int64(let number): return unsafe sqlite3_bind_int64(handle, place, number)
        case .double(let number): return unsafe sqlite3_bind_double(handle, place, number)
        case .string(var text):
            // A text that is nowhere would be taken for NULL.
            if text.isEmpty { return unsafe sqlite3_bind_text(handle, place, "", 0, copies) }
            return text.withUTF8 { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) {
                    unsafe sqlite3_bind_text64(handle, place, $0.baseAddress, UInt64($0.count), copies, UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let data):
            if data.isEmpty { return unsafe sqlite3_bind_zeroblob(handle, place, 0) }
            return unsafe data.withUnsafeBytes { unsafe sqlite3_bind_blob64(handle, place, $0.baseAddress, UInt64($0.count), copies) }
        }
    }
}
