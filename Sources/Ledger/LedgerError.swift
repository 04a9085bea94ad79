internal import Foundation
internal import GRDB

/// What can go wrong with a store; `description` says what happened and what to do, in one or two sentences.
public enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no file at the path.
    case noStore(path: String)
    /// The file is there, but it is not a Tidemark store.
    case notAStore(path: String)
    /// The store was written by a newer version of the program.
    case newerSchema(path: String, found: Int, known: Int)
    /// The file is damaged, or was changed by something other than Tidemark.
    case damaged(path: String, detail: String)
    /// The store, or its folder, cannot be written.
    case readOnly(path: String)
    /// The disk is full.
    case diskFull(path: String)
    /// Another process kept the store locked for longer than the waiting time.
    case busy(path: String)
    /// Any other failure to read or write.
    case inputOutput(path: String, detail: String)
    /// An as-of that names no one state; `choices` says what would.
    case asOf(asked: String, reason: String, choices: String)
    /// Something named does not exist in the store.
    case unknown(what: String, name: String)
    /// What was handed in contradicts itself or what is stored; nothing was written.
    case refused(String)

    public var description: String {
        switch self {
        case .noStore(let path): "There is no store at \(path). Make one with `tidemark init`, or name its folder with --workspace."
        case .notAStore(let path): "\(path) is not a Tidemark store; it was left as it is. Name another file or folder with --workspace."
        case .newerSchema(let path, let found, let known):
            "\(path) was written by a newer Tidemark (format \(found); this one knows up to \(known)). Update Tidemark to open it."
        case .damaged(let path, let detail):
            "\(path) is damaged: \(detail). Restore a backup, or make it anew from the scrapes and decisions; the file was left as it is."
        case .readOnly(let path): "\(path) cannot be written. Make the file and its folder writable, or copy the workspace elsewhere."
        case .diskFull(let path): "The disk that holds \(path) is full. Nothing was changed; make room and run the command again."
        case .busy(let path):
            "Another process is writing to \(path) and did not finish in time. Nothing was changed; run the command again."
        case .inputOutput(let path, let detail): "\(path) could not be read or written: \(detail). Nothing was changed."
        case .asOf(let asked, let reason, let choices): "As of \(asked): \(reason). \(choices)"
        case .unknown(let what, let name): "There is no \(what) \(name) in the store."
        case .refused(let reason): reason
        }
    }
}

extension LedgerError {
    /// What an error thrown inside a database access means for the store at `path`.
    init(_ error: any Error, path: String) {
        if let known = error as? LedgerError {
            self = known
            return
        }
        guard let database = error as? DatabaseError else {
            self = .inputOutput(path: path, detail: String(describing: error))
            return
        }
        let detail = database.message ?? "SQLite error \(database.resultCode.rawValue)"
        switch database.resultCode {
        case .SQLITE_NOTADB: self = .notAStore(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path, detail: detail)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: self = .readOnly(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_IOERR where Self.isFull(path): self = .diskFull(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_CONSTRAINT: self = .refused("The store refused a row: \(detail). Nothing was changed.")
        default: self = .inputOutput(path: path, detail: detail)
        }
    }

    /// Whether the disk has less than a megabyte left: SQLite calls some of what follows from that an I/O error.
    private static func isFull(_ path: String) -> Bool {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder),
            let free = attributes[.systemFreeSize] as? NSNumber
        else { return false }
        return free.int64Value < 1_000_000
    }
}
