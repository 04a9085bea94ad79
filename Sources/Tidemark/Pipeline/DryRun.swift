import Foundation
import Ledger

/// A copy of a store to try an update on.
enum DryRun {
    /// The copy lies in a folder for temporary files, which the caller removes with `remove`.
    static func copy(of store: String) throws(Problem) -> (store: ObservationStore, folder: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidemark-\(UUID().uuidString)").path
        try Files.makeFolder(folder)
        do {
            try ledger { () throws(LedgerError) in
                let original = try ObservationStore(path: store, mode: .read)
                _ = try original.backup(to: folder + "/copy.sqlite")
            }
        } catch {
            remove(folder)
            throw error
        }
        let copy = try ledger { () throws(LedgerError) in try ObservationStore(path: folder + "/copy.sqlite", mode: .readWrite) }
        return (copy, folder)
    }

    static func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }
}
