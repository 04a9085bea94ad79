internal import Foundation
internal import GRDB
internal import Synchronization

extension Database {
    /// Reads rows that lie scattered over the file, one or two a page: pages are read where the system keeps them instead of being
    /// copied, and their other rows are not looked at. Only while `body` runs, because a mapped file that somebody cuts short under a
    /// reader ends the process, and because damage is otherwise told as early as can be.
    func readingScattered<T>(_ body: () throws -> T) throws -> T {
        // As much as SQLite maps at most; what lies behind is copied.
        try execute(sql: "PRAGMA mmap_size = 2147418112; PRAGMA cell_size_check = OFF")
        defer { try? execute(sql: "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON") }
        return try body()
    }
}

/// Opens the file of a store after making sure that it is one: a file that is not is never touched.
struct Opening {
    /// As SQLite's `cache_size` counts: kibibytes below zero.
    static let writerCache = -65536

    let path: String
    let waiting: Double
    let onWaiting: (@Sendable () -> Void)?

    /// Never one that SQLite could take for a URI.
    private var absolute: String { URL(fileURLWithPath: path).path }

    private var configuration: Configuration {
        var configuration = Configuration()
        let patience = Patience(waiting, onWaiting)
        configuration.busyMode = .callback { patience.waits(after: $0) }
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { db in
            // Counts when the file is made: an article's text fills smaller pages badly.
            try db.execute(sql: "PRAGMA page_size = 16384")
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // A REPLACE deletes without firing triggers unless they are recursive.
            try db.execute(sql: "PRAGMA recursive_triggers = ON")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
            // The system keeps what is read: taking memory for it once more costs a reader more time than the copies from there.
            try db.execute(sql: "PRAGMA cache_size = \(db.configuration.readonly ? -2048 : Self.writerCache)")
            try db.execute(sql: "PRAGMA mmap_size = 0")
            // Every row is a statement that may be refused, for which SQLite keeps the pages as they were before it.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    func openToRead() throws -> any DatabaseReader {
        guard FileManager.default.fileExists(atPath: path) else { throw LedgerError.noStore(path: path) }
        var configuration = configuration
        configuration.readonly = true
        let queue = try openReadOnly(configuration)
        let version = try queue.read { db in
            try check(db, mayBeEmpty: false)
            return try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        }
        if version == Schema.version { return queue }
        // What is read is the schema of now.
        try queue.close()
        try openToWrite(creating: false).close()
        return try openReadOnly(configuration)
    }

    /// Without permission to make the log's index file, or room for it, a store that was closed in order is read as it lies.
    private func openReadOnly(_ configuration: Configuration) throws -> DatabaseQueue {
        do {
            let queue = try DatabaseQueue(path: absolute, configuration: configuration)
            _ = try queue.read { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
            return queue
        } catch let error as DatabaseError {
            // SQLite calls an index that cannot grow an I/O error, whatever the reason.
            let cannotWrite = [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR].contains(error.resultCode)
            guard cannotWrite, isLogEmpty else { throw error }
            return try DatabaseQueue(path: immutableURL, configuration: configuration)
        }
    }

    /// Whether all that was written lies in the file itself.
    private var isLogEmpty: Bool {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal") else { return true }
        return (attributes[.size] as? NSNumber)?.intValue == 0
    }

    private var immutableURL: String {
        URL(fileURLWithPath: path).absoluteString + "?immutable=1"
    }

    func openToWrite(creating: Bool) throws -> DatabasePool {
        let exists = FileManager.default.fileExists(atPath: path)
        guard exists || creating else { throw LedgerError.noStore(path: path) }
        if exists {
            var configuration = configuration
            configuration.readonly = true
            let queue = try openReadOnly(configuration)
            try queue.read { try check($0, mayBeEmpty: creating) }
            try queue.close()
            guard FileManager.default.isWritableFile(atPath: path) else { throw LedgerError.readOnly(path: path) }
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else { throw LedgerError.readOnly(path: path) }
        let pool = try waitingForOthers { try DatabasePool(path: absolute, configuration: configuration) }
        try migrate(pool)
        return pool
    }

    /// Several processes may make or migrate one store at once, and each finds some of the steps done by others.
    private func migrate(_ pool: DatabasePool) throws {
        let migrator = Schema.migrator
        try waitingForOthers {
            while true {
                let done = try pool.read { try migrator.appliedIdentifiers($0) }
                if done.isSuperset(of: migrator.migrations) { return }
                do {
                    try migrator.migrate(pool)
                } catch {
                    // Another process took the same step first. There may be more of them to take.
                    guard try pool.read({ try migrator.appliedIdentifiers($0) }) != done else { throw error }
                }
            }
        }
        try pool.read { try check($0, mayBeEmpty: false) }
    }

    /// How one store waits for whoever else has it locked.
    private final class Patience: Sendable {
        private let most: Double
        private let told: Double = 2
        private let tell: (@Sendable () -> Void)?
        private let state = Mutex((start: ContinuousClock.now, isTold: false))

        init(_ most: Double, _ tell: (@Sendable () -> Void)?) {
            self.most = most
            self.tell = tell
        }

        /// Waits a little, and says whether it is worth trying again.
        ///
        /// - Parameter tries: how often it has been tried for this lock.
        func waits(after tries: Int) -> Bool {
            let (waited, isTime) = state.withLock { state in
                if tries == 0 { state.start = .now }
                let waited = (ContinuousClock.now - state.start) / .seconds(1)
                let isTime = waited >= told && !state.isTold
                if isTime { state.isTold = true }
                return (waited, isTime)
            }
            if waited >= most { return false }
            if isTime { tell?() }
            // As SQLite waits by itself: at first hardly at all.
            Thread.sleep(forTimeInterval: min(0.001 * Double(1 << min(tries, 6)), 0.05, most - waited))
            return true
        }
    }

    /// Switching a new file to the write-ahead log takes a lock for which SQLite does not wait by itself.
    private func waitingForOthers<T>(_ body: () throws -> T) throws -> T {
        let deadline = Date().addingTimeInterval(waiting)
        while true {
            do {
                return try body()
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && Date() < deadline {
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    private func check(_ db: Database, mayBeEmpty: Bool) throws {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if application != Schema.applicationID {
            let things = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'") ?? 0
            // An empty file, or one in which a process is about to make the tables, or was stopped before it did.
            if mayBeEmpty, application == 0, things == 0 { return }
            throw LedgerError.notAStore(path: path)
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let superseded = try Schema.migrator.hasBeenSuperseded(db)
        guard version <= Schema.version, !superseded else {
            throw LedgerError.newerSchema(path: path, found: version, known: Schema.version)
        }
    }
}
