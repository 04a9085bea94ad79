import Ledger

/// Makes workspaces.
public enum Initialization {
    /// Makes what is missing of a workspace, and leaves what is there.
    ///
    /// - Returns: one line for a person.
    public static func run(_ root: String) throws(Problem) -> String {
        let isNew = Files.kind(Workspace(root: root).store) == .missing
        let workspace = try Workspace.makeFolders(root)
        try ledger { () throws(LedgerError) in
            let store = try ObservationStore(path: workspace.store, mode: .create)
            try store.close()
        }
        return isNew
            ? "\(root) is a workspace now: read pages into it with tidemark update."
            : "\(root) is a workspace already; nothing was changed."
    }
}
