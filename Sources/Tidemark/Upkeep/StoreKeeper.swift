import Foundation
import Ledger
import Model
import Series

/// Whose decisions count where two workspaces decide one thing differently.
public enum MergeSide: String, Sendable, CaseIterable { case ours, theirs }

/// Copies of a store, names for its vintages, and what comes from another store. Each function says what it did, for a person.
public struct StoreKeeper: Sendable {
    private let workspace: Workspace
    private let report: ProblemReport

    /// - Parameter report: takes what does not end the work.
    public init(_ workspace: Workspace, report: @escaping ProblemReport) {
        self.workspace = workspace
        self.report = report
    }

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
        return try workspace.alone(report: report) { () throws(Problem) in
            let (count, decisions, definitions) = try open(.readWrite) { (store: ObservationStore) throws(LedgerError) in
                try store.importText(from: file)
                return (try store.vintages().count, try store.decisions(), try store.definitions())
            }
            let brought = try bring(definitions) { () throws(Problem) in }.told
            try DecisionFiles(workspace).write(Dictionary(grouping: decisions, by: \.series)) { () throws(Problem) in }
            return "\(Count.of(count, "vintage")) taken in; every seal is as it was.\n\(brought)"
        }
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
        return try workspace.alone(report: report) { () throws(Problem) in try merge(theirs, named: other, choosing: choice) }
    }

    private func merge(_ theirs: ObservationStore, named other: String, choosing choice: DecisionChoice?) throws(Problem) -> String {
        let store = try workspace.openStore(report: report)
        let decisions = try ledger { () throws(LedgerError) in try store.decisions(mergedWith: theirs, choosing: choice) }
        let definitions = try ledger { () throws(LedgerError) in try theirs.definitions() }
        // The files first, which are put back where the merge fails: what is in the store must stand in them.
        let (outcome, brought) = try bring(definitions) { () throws(Problem) in
            try DecisionFiles(workspace).write(decisions) { () throws(Problem) -> MergeOutcome in
                let outcome = try ledger { () throws(LedgerError) in
                    try store.merge(theirs, cause: "merge \(other)", choosing: choice)
                }
                if !outcome.conflicts.isEmpty { throw Self.problem(outcome.conflicts, other) }
                return outcome
            }
        }
        try ledger { () throws(LedgerError) in try store.close() }
        let filing = outcome.filing
        guard let vintage = filing.vintage else { return "Nothing is new in \(other).\n\(brought)" }
        return """
            \(Count.of(filing.newArticles, "new article")), \(Count.of(filing.newSightings, "new sighting")), \
            \(Count.of(filing.newObservations, "new observation")), \(Count.grouped(filing.withdrawnObservations)) withdrawn, \
            \(Count.of(filing.newDecisions, "new decision")).
            \(brought)Vintage \(vintage).

            """
    }

    /// Writes the definitions of series that are unknown here into `Series/`, does the work, and takes them away again if it fails:
    /// without its definition nothing shows a series, and reading again withdraws it.
    private func bring<T>(_ definitions: [String: String], while work: () throws(Problem) -> T) throws(Problem) -> (done: T, told: String) {
        let here = DefinitionSet.load(workspace, report: report)
        if here.isBroken {
            throw Problem(.definition, "a definition cannot be used, so nothing was taken in", remedy: "mend it and try again")
        }
        var told = ""
        var written: [String] = []
        do throws(Problem) {
            for (id, text) in definitions.sorted(by: { $0.key < $1.key }) {
                if let known = here[id] {
                    if known.record != text { told += "\(id) is defined otherwise there; the definition here counts.\n" }
                    continue
                }
                let path = Workspace.join(workspace.seriesFolder, id + ".yaml")
                guard DefinitionDraft.identifier(id) == id, Files.kind(path) == .missing else {
                    throw Problem(.cannotCreate, file: path, "the definition of \(Plain.line(id)) cannot be put here")
                }
                try Files.makeFolder(workspace.seriesFolder)
                try Files.write(Array(text.utf8), to: path)
                written.append(path)
                told += "The definition of \(id) is in \(path).\n"
            }
            return (try work(), told)
        } catch {
            for path in written { try? FileManager.default.removeItem(atPath: path) }
            throw error
        }
    }

    /// Each pair with what there was before, what we made of it, and what they did.
    private static func problem(_ conflicts: [DecisionConflict], _ other: String) -> Problem {
        func side(_ decision: Decision) -> String {
            "\(decision.act.name) \(decision.act.argument) (\(decision.id), \(decision.author), \(decision.date): \(decision.reason))"
        }
        let pairs = conflicts.prefix(3).map { pair in
            let base = [pair.ours, pair.theirs].compactMap { $0.figures == nil ? $0.expect : nil }.first
            return "at \([pair.ours.series, pair.ours.subject ?? "", pair.ours.period?.description ?? ""].joined(separator: " ")): "
                + "without a decision \(base ?? "what the rule gives"), ours is \(side(pair.ours)), theirs is \(side(pair.theirs))"
        }
        return Problem(
            .data, file: other,
            Plain.line("\(Count.of(conflicts.count, "pair")) of decisions cannot both hold, \(pairs.joined(separator: "; "))"),
            remedy: "nothing was written; say --decisions ours or --decisions theirs")
    }

    private func open<T>(_ mode: ObservationStore.Mode, _ body: (ObservationStore) throws(LedgerError) -> T) throws(Problem) -> T {
        let store =
            mode == .read
            ? try ledger { () throws(LedgerError) in try ObservationStore(path: workspace.store, mode: .read) }
            : try workspace.openStore(report: report)
        return try ledger { () throws(LedgerError) in
            let result = try body(store)
            try store.close()
            return result
        }
    }
}
