import Ledger
import Model
import Series

/// Reads stored articles again, with the definitions and the reading code of now.
public struct Rereader: Sendable {
    private let workspace: Workspace
    private let jobs: Int
    private let definitions: DefinitionSet
    private let asOf: AsOf
    private let report: ProblemReport

    /// - Parameters:
    ///   - jobs: how many articles are read side by side; `nil` is one a processor core.
    ///   - state: whose articles are reviewed, with the definitions of an earlier vintage where that is asked for.
    /// - Throws: where `jobs` is none, or the state is written as none can be.
    public init(
        _ workspace: Workspace, jobs: Int? = nil, state: StateRequest = StateRequest(), report: @escaping ProblemReport
    ) throws(Problem) {
        self.workspace = workspace
        self.report = report
        asOf = try state.asOf()
        self.jobs = try Cores.count(jobs)
        definitions = DefinitionSet.load(workspace, report: report)
    }

    /// Files what differs from what is stored, as one vintage, or none.
    ///
    /// - Returns: what came of it, for a person.
    public func run() async throws(Problem) -> String {
        if definitions.isBroken {
            throw Problem(.definition, "a definition is wrong, so nothing was read again", remedy: "mend it and try again")
        }
        let store = try workspace.openStore(report: report)
        var found: [String: [Observation]] = [:]
        try await each(in: store, definitions) { result in found[result.article.identity] = result.matches.observations }
        let outcome = try ledger { () throws(LedgerError) in
            try store.file(
                Rereading(
                    cause: "reread", reader: Updater.reader(definitions), observations: found, definitions: definitions.sources))
        }
        guard let vintage = outcome.vintage else { return "\(Count.of(found.count, "article")) read again; nothing differs.\n" }
        let moved = Set(outcome.movedKeys.map(\.series)).sorted().joined(separator: ", ")
        return """
            \(Count.of(found.count, "article")) read again: \(Count.of(outcome.newObservations, "new observation")), \
            \(Count.grouped(outcome.withdrawnObservations)) withdrawn.
            \(moved.isEmpty ? "No series moved." : "Series moved: \(moved).")
            Vintage \(vintage).

            """
    }

    /// Statements that look like one of a series but lack something, in all stored articles, with the article of each; without those
    /// that a person has settled.
    func waiting() async throws(Problem) -> [(statement: UndecidedStatement, article: Article)] {
        let store = try ledger { () throws(LedgerError) in try ObservationStore(path: workspace.store, mode: .read) }
        let asOf = asOf
        let (decisions, stored) = try ledger { () throws(LedgerError) in
            (try store.decisions(asOf: asOf), try store.definitions(asOf: asOf))
        }
        let settled = Set(decisions.compactMap { one in one.statement.map { "\(one.series) \($0)" } })
        let then = asOf == .latest ? definitions : definitions.asStored(stored, isLatest: false, report: { _ in })
        var waiting: [(statement: UndecidedStatement, article: Article)] = []
        try await each(in: store, then) { result in
            for one in result.matches.undecided
            where !settled.contains("\(one.series) \(one.place(in: result.article.identity))") {
                waiting.append((one, result.article))
            }
        }
        return waiting
    }

    /// What the stored articles measure and no series takes.
    func discovery() async throws(Problem) -> MeasureDiscovery {
        let store = try ledger { () throws(LedgerError) in try ObservationStore(path: workspace.store, mode: .read) }
        var discovery = MeasureDiscovery(definitions.definitions, vocabulary: definitions.vocabulary)
        try await each(in: store, definitions) { result in
            discovery.add(discovery.statements(result.reading, result.matches), article: result.article.identity)
        }
        return discovery
    }

    /// Reads every stored article, side by side, and hands over the results in the order of the articles.
    private func each(
        in store: ObservationStore, _ definitions: DefinitionSet, _ take: (ArticleResult) -> Void
    ) async throws(Problem) {
        let asOf = asOf
        var articles = try ledger { () throws(LedgerError) in try store.articles(asOf: asOf) }.map(\.identity)[...]
        let work = ArticleWork(definitions)
        try await inOrder(
            width: jobs,
            next: { () throws(Problem) -> Article? in
                while let identity = articles.popFirst() {
                    if let article = try ledger({ () throws(LedgerError) in try store.article(identity, asOf: asOf) }) { return article }
                }
                return nil
            },
            work: { work.read($0) }, consume: { (result: ArticleResult) throws(Problem) in take(result) })
    }
}
