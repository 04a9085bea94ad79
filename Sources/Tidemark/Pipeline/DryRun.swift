import Foundation
import Ledger

/// A copy of a store to try an update on.
enum DryRun {
    /// The copy lies in a folder for temporary files, which the caller removes with `remove`.
    static func copy(of store: String) throws(Problem) -> (store: ObservationStore, folder: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidemark-\(UUID().uuidString)").path
        try Files.makeFolder(folder)
        do {
            for ending in ["", "-wal"] where Files.kind(store + ending) == .file {
                try FileManager.default.copyItem(atPath: store + ending, toPath: folder + "/copy.sqlite" + ending)
            }
        } catch {
            remove(folder)
            throw Problem(.inputOutput, file: store, "cannot be copied for the dry run", remedy: "make room for a copy in \(folder)")
        }
        let copy = try ledger { () throws(LedgerError) in try ObservationStore(path: folder + "/copy.sqlite", mode: .readWrite) }
        return (copy, folder)
    }

    static func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }
}
