internal import Foundation
internal import GRDB

/// The store: articles, observations and vintages in one SQLite file, append-only.
///
/// One writer at a time, in this process or any other: a second one waits. Readers see whole vintages only and never wait.
/// What was written is on the disk when a filing returns (write-ahead log, `synchronous=FULL`).
///
/// ## The protocol of an update
/// 1. `scrapeStates(_:)` tells which scrape files need not be opened.
/// 2. Read the pages of the rest into articles; `needsReading(_:)` tells which articles need not be searched for
///    observations because the store has read them under a sighting at least as good.
/// 3. `file(_:)` everything, in any order. Every sighting is kept; the observations that count are those read under the
///    best sighting, whichever came first.
public final class ObservationStore: Sendable {
    /// How a store is opened.
    public enum Mode: Sendable {
        /// To read and write; made if it is not there.
        case create
        /// To read and write; an error if it is not there.
        case readWrite
        /// To read; works in a folder that cannot be written.
        case read
    }

    public let path: String
    let reader: any DatabaseReader
    /// `nil` where the store was opened to read.
    let writer: DatabasePool?
    let clock: @Sendable () -> Int

    /// - Parameters:
    ///   - path: The store's file.
    ///   - waiting: Seconds to wait for another writer.
    ///   - onWaiting: Called when that has taken two seconds: whoever waits should know what for.
    ///   - clock: Seconds since 1970 in UTC, for `Vintage.recorded`.
    public init(
        path: String, mode: Mode = .create, waiting: Double = 60, onWaiting: (@Sendable () -> Void)? = nil,
        clock: @escaping @Sendable () -> Int = ObservationStore.systemClock
    ) throws(LedgerError) {
        self.path = path
        self.clock = clock
        do {
            let opening = Opening(path: path, waiting: waiting, onWaiting: onWaiting)
            if mode == .read {
                reader = try opening.openToRead()
                writer = nil
            } else {
                let pool = try opening.openToWrite(creating: mode == .create)
                reader = pool
                writer = pool
            }
        } catch {
            throw LedgerError(error, path: path)
        }
    }

    public static let systemClock: @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }

    /// Closes the file; every call after it fails. Without it the file is closed when the store is released.
    public func close() throws(LedgerError) {
        do {
            // The connection that closes last moves the log into the file, and only one that may write can.
            writer?.invalidateReadOnlyConnections()
            try reader.close()
        } catch {
            throw LedgerError(error, path: path)
        }
    }

    /// One consistent view of the store.
    func reading<T>(_ body: (Database) throws -> T) throws(LedgerError) -> T {
        do { return try reader.read(body) } catch { throw LedgerError(error, path: path) }
    }

    /// One transaction: all of it, or nothing.
    func writing<T>(_ body: (Database) throws -> T) throws(LedgerError) -> T {
        guard let writer else { throw .readOnly(path: path) }
        do {
            return try writer.writeWithoutTransaction { db in
                var result: T?
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    return .commit
                }
                guard let result else { throw LedgerError.inputOutput(path: path, detail: "the transaction did not end") }
                return result
            }
        } catch {
            throw LedgerError(error, path: path)
        }
    }

    /// The moment by the clock, as it is recorded.
    var now: String { Coding.timestamp(seconds: clock()) }
}
