import Foundation
import Ledger
import Model

/// Makes a store anew from the scrapes, definitions and decisions of a workspace, and holds it against the one that there is.
public struct Rebuilder: Sendable {
    private let workspace: Workspace
    private let jobs: Int?
    private let report: ProblemReport

    /// What came of it.
    public struct Outcome: Sendable {
        /// For a person.
        public var text: String
        /// Whether both stores show the same: articles, observations, decisions.
        public var isEqual: Bool
    }

    /// - Parameter jobs: how many pieces are read side by side; `nil` is one a processor core.
    public init(_ workspace: Workspace, jobs: Int? = nil, report: @escaping ProblemReport) {
        self.workspace = workspace
        self.jobs = jobs
        self.report = report
    }

    /// Reads every scrape file that the store has taken in, under the names and with the hints of then, into a new store.
    ///
    /// The new store has one vintage. It lacks what came by other ways: from another store, from standard input, from files that are gone
    /// or have changed since; each of these is reported.
    ///
    /// - Parameter file: the new store; there must be no such file yet.
    public func run(into file: String) async throws(Problem) -> Outcome {
        guard Files.kind(file) == .missing else {
            throw Problem(.cannotCreate, file: file, "is there already and was left as it is", remedy: "name a new file")
        }
        let old = try ledger { () throws(LedgerError) in try ObservationStore(path: workspace.store, mode: .read) }
        let states = try ledger { () throws(LedgerError) in try old.scrapeStates() }
        // What was said of a page on the command line, though it was read again without.
        let said = try ledger { () throws(LedgerError) in try old.articles() }.filter { $0.published?.origin == .commandLine }
        let days = Dictionary(said.map { ($0.best.path, $0.published?.period.start) }, uniquingKeysWith: { first, _ in first })
        var sources: [Source] = []
        for state in states {
            guard state.path != "-", Files.kind(state.path) == .file else {
                report(
                    Problem(
                        .noInput, file: state.path, state.path == "-" ? "came by standard input and cannot be read again" : "is gone",
                        remedy: "what came from it is missing in \(file)"))
                continue
            }
            var hints = SourceHints(fingerprint: state.hints)
            if hints.published == nil, let day = days[state.path] { hints.published = day }
            sources.append(Source(path: state.path, hints: hints))
        }
        let store = try ledger { () throws(LedgerError) in try ObservationStore(path: file, mode: .create) }
        let summary = try await Updater(workspace, jobs: jobs, report: report).run(sources, store)
        let new = try ledger { () throws(LedgerError) in try ObservationStore(path: file, mode: .read) }
        let differences = try Self.differences(old, new)
        let first = differences.prefix(10).map { "  " + Plain.line($0) + "\n" }.joined()
        let verdict =
            differences.isEmpty
            ? "It shows what \(workspace.store) shows."
            : "It differs from \(workspace.store) in \(Count.of(differences.count, "line")):\n\(first.dropLast())"
        return Outcome(
            text: "\(file): \(Count.of(sources.count, "file")) read, vintage \(summary.vintage ?? 0). \(verdict)\n",
            isEqual: differences.isEmpty)
    }

    /// What one store shows and the other does not, but for the vintages, which depend on how the updates were cut.
    private static func differences(_ old: ObservationStore, _ new: ObservationStore) throws(Problem) -> [String] {
        let (before, after) = (Set(try lines(old)), Set(try lines(new)))
        return before.subtracting(after).sorted().map { "only before: " + $0 }
            + after.subtracting(before).sorted().map { "only now: " + $0 }
    }

    private static func lines(_ store: ObservationStore) throws(Problem) -> [String] {
        try ledger { () throws(LedgerError) in
            let observations = try store.observations().map { one in
                let figure = [one.figure.value.description, one.figure.upper?.description].compactMap(\.self).joined(separator: " to ")
                return [
                    "observation \(one.id): \(one.key)", one.period?.description ?? "no period",
                    one.figure.qualifier == .exact ? figure : "\(one.figure.qualifier.rawValue)\(figure)", one.figure.unit.code,
                    one.status.rawValue, one.attribution.map { "from \($0)" }, one.isDenied ? "denied" : nil, "“\(one.evidence)”",
                ].compactMap(\.self).joined(separator: "  ")
            }
            let articles = try store.articles().map { one in
                let day = one.published.map { "\($0.period), by \($0.origin.rawValue)" } ?? "undated"
                return "article \(one.identity): \(one.best.path)  \(day)  voice \(one.voice)"
            }
            return observations + articles
                + (try store.decisions().map { "decision \($0.id): \($0.series)  \($0.act.name) \($0.act.argument)" })
        }
    }
}
