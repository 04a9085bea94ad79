import Ledger
import Model

/// Whose decisions count where two workspaces decide one thing differently.
public enum MergeSide: String, Sendable, CaseIterable { case ours, theirs }

/// Copies of a store, names for its vintages, and what comes from another store. Each function says what it did, for a person.
public struct StoreKeeper: Sendable {
    private let workspace: Workspace

    public init(_ workspace: Workspace) { self.workspace = workspace }

    /// Copies the store to a new file, and compares the copy before it says so.
    public func backUp(to file: String) throws(Problem) -> String {
        let found = try open(.read) { (store: ObservationStore) throws(LedgerError) -> Verification in try store.backup(to: file) }
        return
            "\(file): \(Count.of(found.vintages, "vintage")), \(Count.of(found.rows, "row")), compared with the store. Chain \(found.chain).\n"
    }

    /// Names a vintage, the last one without a number.
    public func tag(_ name: String, vintage: Int?) throws(Problem) -> String {
        let number = try open(.readWrite) { (store: ObservationStore) throws(LedgerError) -> Int in
            let last = try store.vintage(.latest)
            let number = vintage ?? last
            try store.tag(name, vintage: number)
            return number
        }
        return "\(Plain.line(name)) is vintage \(number): --as-of \(Plain.line(name)) shows it.\n"
    }

    /// Writes all that is stored as text, in JSON Lines.
    public func export(to file: String) throws(Problem) -> String {
        let count = try open(.read) { (store: ObservationStore) throws(LedgerError) -> Int in
            try store.export(to: file)
            return try store.vintages().count
        }
        return "\(file): \(Count.of(count, "vintage")).\n"
    }

    /// Takes an export into a store without vintages.
    public func importText(from file: String) throws(Problem) -> String {
        guard Files.kind(file) == .file else { throw Problem(.noInput, file: file, "there is no such file") }
        let (count, decisions) = try open(.readWrite) { (store: ObservationStore) throws(LedgerError) -> (Int, [Decision]) in
            try store.importText(from: file)
            return (try store.vintages().count, try store.decisions())
        }
        try DecisionFiles(workspace).write(Dictionary(grouping: decisions, by: \.series)) { () throws(Problem) in }
        return "\(Count.of(count, "vintage")) taken in; every seal is as it was.\n"
    }

    /// Takes in all that another store holds.
    ///
    /// - Parameters:
    ///   - other: a workspace, or its store.
    ///   - side: whose decisions count where both decide one thing differently; without it that stops the merge.
    public func merge(_ other: String, choosing side: MergeSide?) throws(Problem) -> String {
        let kind = Files.kind(other)
        guard kind == .file || kind == .folder else { throw Problem(.noInput, file: other, "there is no such workspace or store") }
        let file = kind == .folder ? other + "/" + Workspace.storeName : other
        let theirs = try ledger { () throws(LedgerError) in try ObservationStore(path: file, mode: .read) }
        let choice = side.map { $0 == .ours ? DecisionChoice.ours : .theirs }
        let store = try ledger { () throws(LedgerError) in try ObservationStore(path: workspace.store, mode: .readWrite) }
        let decisions = try ledger { () throws(LedgerError) in try store.decisions(mergedWith: theirs, choosing: choice) }
        // The files first, which are put back where the merge fails: what is in the store must stand in them.
        let outcome = try DecisionFiles(workspace).write(decisions) { () throws(Problem) -> MergeOutcome in
            let outcome = try ledger { () throws(LedgerError) in
                try store.merge(theirs, cause: "merge \(other)", choosing: choice)
            }
            if !outcome.conflicts.isEmpty { throw Self.problem(outcome.conflicts, other) }
            return outcome
        }
        try ledger { () throws(LedgerError) in try store.close() }
        let filing = outcome.filing
        guard let vintage = filing.vintage else { return "Nothing is new in \(other).\n" }
        return """
            \(Count.of(filing.newArticles, "new article")), \(Count.of(filing.newSightings, "new sighting")), \
            \(Count.of(filing.newObservations, "new observation")), \(Count.grouped(filing.withdrawnObservations)) withdrawn, \
            \(Count.of(filing.newDecisions, "new decision")).
            Vintage \(vintage).

            """
    }

    /// Each pair with what there was before, what we made of it, and what they did.
    private static func problem(_ conflicts: [DecisionConflict], _ other: String) -> Problem {
        func side(_ decision: Decision) -> String {
            "\(decision.act.name) \(decision.act.argument) (\(decision.id), \(decision.author), \(decision.date): \(decision.reason))"
        }
        let pairs = conflicts.prefix(3).map { pair in
            let base = pair.ours.expect ?? pair.theirs.expect
            return "at \([pair.ours.series, pair.ours.subject ?? "", pair.ours.period?.description ?? ""].joined(separator: " ")): "
                + "without a decision \(base ?? "what the rule gives"), ours is \(side(pair.ours)), theirs is \(side(pair.theirs))"
        }
        return Problem(
            .data, file: other,
            Plain.line("\(Count.of(conflicts.count, "pair")) of decisions cannot both hold, \(pairs.joined(separator: "; "))"),
            remedy: "nothing was written; say --decisions ours or --decisions theirs")
    }

    private func open<T>(_ mode: ObservationStore.Mode, _ body: (ObservationStore) throws(LedgerError) -> T) throws(Problem) -> T {
        try ledger { () throws(LedgerError) in
            let store = try ObservationStore(path: workspace.store, mode: mode)
            let result = try body(store)
            try store.close()
            return result
        }
    }
}
