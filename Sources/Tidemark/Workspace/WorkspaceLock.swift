import Foundation
import Ledger

extension Workspace {
    /// How many seconds one process waits for another.
    private static let patience = 60.0

    /// Does a piece of work that reads decision files and writes them, or the store by what they say, while no other process does: of two
    /// decisions made at once, each finds the other in the file. The lock is the system's, on the workspace's folder, and ends with the
    /// process however that ends. It is not to be taken again inside.
    ///
    /// - Throws: `inputOutput` where another process keeps it for longer than a minute.
    func alone<T>(report: ProblemReport, _ work: () throws(Problem) -> T) throws(Problem) -> T {
        let file = unsafe open(root, O_RDONLY | O_CLOEXEC)
        // A file system without locks, or a folder that cannot be opened: the store itself still has one writer at a time.
        guard file >= 0 else { return try work() }
        defer { close(file) }
        let (start, told) = (Date(), 2.0)
        var isTold = false
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { break }
            let waited = Date().timeIntervalSince(start)
            if waited > Self.patience {
                throw Problem(
                    .inputOutput, file: root, "another process is writing here and did not finish in time",
                    remedy: "nothing was changed; run the command again")
            }
            if waited > told, !isTold {
                isTold = true
                report(Problem(.inputOutput, file: root, "another process is writing here; waiting for it", isWarning: true))
            }
            Thread.sleep(forTimeInterval: 0.01)
        }
        return try work()
    }

    /// The store, to be written. Where another program has it locked, the person hears what is waited for.
    func openStore(report: @escaping ProblemReport) throws(Problem) -> ObservationStore {
        let waiting = Problem(
            .inputOutput, file: store, "another program has the store locked; waiting for it to finish", isWarning: true)
        return try ledger { () throws(LedgerError) in
            try ObservationStore(path: store, mode: .readWrite, onWaiting: { report(waiting) })
        }
    }
}
