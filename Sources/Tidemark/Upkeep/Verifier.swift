import Ledger

/// Looks whether a store is as it was written.
public enum Verifier {
    /// What the store says of itself, for a person; each thing wrong goes to the report.
    public static func run(_ workspace: Workspace, report: ProblemReport) throws(Problem) -> String {
        let store = try ledger { () throws(LedgerError) in try ObservationStore(path: workspace.store, mode: .read) }
        let found = store.verify()
        for problem in found.problems {
            report(Problem(.data, file: workspace.store, problem, remedy: "restore a backup, or read the pages into a new workspace"))
        }
        guard found.isClean else { return "" }
        return "\(workspace.store): \(Count.of(found.vintages, "vintage")), \(Count.of(found.rows, "row")), all as written.\n"
    }
}
