internal import Foundation
internal import GRDB
internal import Hashing

extension ObservationStore {
    /// Copies the store, as it is at this moment, to a new file; opens the copy, verifies it and compares it with this store
    /// before it returns. Writers go on meanwhile.
    ///
    /// - Returns: What the verification of the copy found, which is nothing amiss.
    /// - Throws: `LedgerError.refused` where there is a file already; `.damaged` where the copy is not what it should be.
    public func backup(to destination: String) throws(LedgerError) -> Verification {
        guard !FileManager.default.fileExists(atPath: destination) else {
            throw .refused("\(destination) is there already and was left as it is. Name a new file for the backup.")
        }
        let temporary = destination + ".part"
        do {
            defer { for suffix in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: temporary + suffix) } }
            try? FileManager.default.removeItem(atPath: temporary)
            let copy = try DatabaseQueue(path: temporary)
            try reader.backup(to: copy)
            try copy.close()
            try Self.flush(temporary)
            let result = try compare(with: temporary)
            try FileManager.default.moveItem(atPath: temporary, toPath: destination)
            try Self.flush(URL(fileURLWithPath: destination).deletingLastPathComponent().path)
            return result
        } catch let error as CocoaError {
            throw .inputOutput(path: destination, detail: error.localizedDescription)
        } catch {
            let problem = LedgerError(error, path: destination)
            // A copy is made of what is there: it is the store that is damaged.
            if case .damaged(_, let detail) = problem { throw .damaged(path: path, detail: detail) }
            throw problem
        }
    }

    /// The copy must be clean, and its chain and all outside the chain must be this store's.
    private func compare(with path: String) throws -> Verification {
        let copy = try ObservationStore(path: path, mode: .read)
        let result = copy.verify()
        guard result.isClean else {
            throw LedgerError.damaged(path: path, detail: result.problems.first ?? "it does not verify")
        }
        let chain = try reading { db in
            try Data.fetchOne(db, sql: "SELECT chain FROM seals WHERE vintage = ?", arguments: [result.vintages])
        }
        guard hexText([UInt8](chain ?? Data())) == result.chain else {
            throw LedgerError.damaged(path: path, detail: "the copy does not end with the vintage of the store")
        }
        try copy.close()
        return result
    }

    /// Makes sure that a file, or the entries of a folder, are on the disk.
    private static func flush(_ path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { return }
        try handle.synchronize()
        try handle.close()
    }
}
