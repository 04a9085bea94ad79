import Foundation
import Hashing
import Ledger
import Model
import Reading
import Series
import Vocabulary

/// Reads scrapes into the store of a workspace: pages → articles → observations → one vintage.
public struct Updater: Sendable {
    private let workspace: Workspace
    private let jobs: Int
    private let report: ProblemReport

    /// - Parameters:
    ///   - jobs: how many pieces are read side by side; `nil` is one a processor core.
    ///   - report: takes what stands in the way of one input while the others are read.
    /// - Throws: where `jobs` is none.
    public init(_ workspace: Workspace, jobs: Int? = nil, report: @escaping ProblemReport) throws(Problem) {
        self.workspace = workspace
        self.jobs = try Cores.count(jobs)
        self.report = report
    }

    /// Files what is new, in one transaction; where nothing is new, the store stays as it is.
    ///
    /// - Parameter isDryRun: whether the store is left alone and only the summary made.
    public func run(_ intake: Intake, isDryRun: Bool = false) async throws(Problem) -> UpdateSummary {
        // Made while the store is opened, and the texts of the definitions are fetched.
        Task.detached { Matcher.readAhead() }
        Task.detached {
            Vocabulary.readAhead()
            _ = Reader.by(.builtIn)
        }
        guard isDryRun else {
            let store = try workspace.openStore(report: report)
            return try await run(intake, store)
        }
        let copy = try DryRun.copy(of: workspace.store)
        defer { DryRun.remove(copy.folder) }
        var summary = try await run(intake, copy.store)
        summary.isDryRun = true
        return summary
    }

    private func run(_ intake: Intake, _ store: ObservationStore) async throws(Problem) -> UpdateSummary {
        try await run(intake.sources(without: workspace, report: report), store)
    }

    /// Reads these files into a store, which need not be the workspace's own.
    func run(_ sources: [Source], _ store: ObservationStore) async throws(Problem) -> UpdateSummary {
        // What is kept beside a store is kept of it alone, and not of a copy that is tried.
        let isFew = store.path == workspace.store && Self.areFew(sources)
        let definitions = DefinitionShelf(workspace, isFew: isFew, report: report)
        let (summary, batch) = try await read(sources, definitions, store)
        return try file(batch, definitions, store, summary)
    }

    /// Whether so little is to be read that the definitions weigh more.
    private static func areFew(_ sources: [Source]) -> Bool {
        guard sources.count <= 64 else { return false }
        let sizes = sources.map { Files.stamp($0.path)?.size ?? .max }
        return sizes.allSatisfy { $0 < 256 << 10 } && sizes.reduce(0, +) < 1 << 20
    }

    // MARK: Reading

    private func read(
        _ sources: [Source], _ definitions: DefinitionShelf, _ store: ObservationStore
    ) async throws(Problem) -> (UpdateSummary, Batch) {
        let changed = try self.changed(sources, store)
        var stream = ScrapeStream(changed)
        var summary = UpdateSummary()
        summary.unchanged = sources.count - changed.count
        var batch = Batch(cause: cause(sources), reader: definitions.reader)
        batch.definitions = definitions.isBroken ? nil : definitions.sources
        batch.isIncomplete = definitions.isBroken
        summary.isIncomplete = definitions.isBroken
        var digests: [UInt8] = []
        var isComplete = true
        // Where nothing was found or could be read, there is nothing of which a vintage would tell.
        if sources.isEmpty { batch.definitions = nil }
        if changed.isEmpty { return (summary, batch) }
        var problems = SourceProblems(report: report)
        let work = ArticleWork(definitions)
        await inOrder(
            width: jobs, budget: ScrapeStream.pageLimit, weight: \.weight, next: { stream.next() },
            work: { piece in
                let opened = work.pages.open(piece, hashing: true)
                return (opened, opened.articles.map { FiledArticle(work.read($0)) })
            },
            consume: { (result: OpenedPiece, articles: [FiledArticle]) in
                if let problem = problems.take(result.problems, of: result.source, isLast: result.isLast) {
                    stream.abandon(result.source.path, because: problem)
                }
                summary.add(result, articles)
                for found in articles {
                    batch.entries.append(Batch.Entry(found.article, observations: found.observations))
                }
                digests += result.digest
                // What could not be read, or not for every series, is tried again the next time.
                if !result.problems.allSatisfy(\.isWarning) { isComplete = false }
                guard result.isLast else { return }
                if let stamp = result.stamp, isComplete, !definitions.isBroken {
                    batch.scrapes.append(
                        ScrapeState(
                            path: result.source.path, size: stamp.size, modified: stamp.changed, hash: SHA256.hex(digests),
                            hints: result.source.hints.fingerprint))
                }
                digests = []
                isComplete = true
            })
        if batch.entries.isEmpty, batch.scrapes.isEmpty, summary.unreadable > 0 { batch.definitions = nil }
        return (summary, batch)
    }

    /// Without the files that are as they were when they were last taken in.
    private func changed(_ sources: [Source], _ store: ObservationStore) throws(Problem) -> [Source] {
        let known = try ledger { () throws(LedgerError) in try store.scrapeStates(sources.map(\.path)) }
        return sources.filter { source in
            guard let state = known[source.path], let stamp = Files.stamp(source.path) else { return true }
            return state.size != stamp.size || state.modified != stamp.changed || state.hints != source.hints.fingerprint
        }
    }

    private func cause(_ sources: [Source]) -> String {
        switch sources.count {
        case 0: "update"
        case 1: "update \(sources[0].path)"
        default: "update \(sources[0].path) and \(Count.of(sources.count - 1, "more file"))"
        }
    }

    /// Names the reading code and the definitions, so that observations made by others can be told from these.
    static func reader(_ definitions: DefinitionSet) -> String {
        let text = definitions.definitions.map { $0.id + "\n" + $0.record }.joined(separator: "\n")
        return "tidemark \(Version.current) " + SHA256.hex(Array(text.utf8)).prefix(16)
    }

    // MARK: Filing

    private func file(
        _ batch: Batch, _ definitions: DefinitionShelf, _ store: ObservationStore, _ summary: UpdateSummary
    ) throws(Problem) -> UpdateSummary {
        let (start, processor) = (ContinuousClock.now, Cores.used)
        // What the decision files say must be what they say when it is filed.
        let outcome = try workspace.alone(report: report) { () throws(Problem) in
            var batch = batch
            batch.decisions = DecisionFiles(workspace).load(report: report)
            return try ledger { () throws(LedgerError) in try store.file(batch) }
        }
        var summary = summary
        summary.filing = (ContinuousClock.now - start, Cores.used - processor)
        summary.areDefinitionsNew = outcome.areDefinitionsNew
        summary.outcome = outcome
        if let vintage = outcome.vintage {
            summary.effect = try UpdateEffect(
                of: outcome, in: vintage, definitions, store, workspace: store.path == workspace.store ? workspace : nil)
        }
        try ledger { () throws(LedgerError) in try store.close() }
        return summary
    }
}

/// What is kept of an article that was read: the rest of its reading weighs many times its text.
struct FiledArticle: Sendable {
    let article: Article
    let observations: [Observation]
    /// How many statements look like one of a series but lack something.
    let undecided: Int

    init(_ found: ArticleResult) {
        article = found.article
        observations = found.matches.observations
        undecided = found.matches.undecided.count
    }
}

/// The program's own number.
public enum Version {
    public static let current = "0.1.0"

    /// The program itself, because another one may find other things: its version, and the size and time of its file.
    static let program: String = {
        let file = Files.kind("/proc/self/exe") == .file ? "/proc/self/exe" : CommandLine.arguments.first ?? ""
        let stamp = Files.stamp(file)
        return "\(current)/\(stamp?.size ?? 0)/\(stamp?.changed ?? 0)"
    }()
}

extension SourceHints {
    /// The same hints, the same text; empty without any.
    var fingerprint: String {
        let parts = [url, title, published?.description, captured?.description, publisher].map { $0 ?? "" }
        return parts.allSatisfy(\.isEmpty) ? "" : parts.joined(separator: "\u{1F}")
    }

    /// What a fingerprint was made of.
    init(fingerprint: String) {
        let parts = fingerprint.split(separator: "\u{1F}", omittingEmptySubsequences: false).map { $0.isEmpty ? nil : String($0) }
        guard parts.count == 5 else {
            self.init()
            return
        }
        self.init(
            url: parts[0], title: parts[1], published: parts[2].flatMap { CalendarDate(iso: $0) },
            captured: parts[3].flatMap { CalendarDate(iso: $0) }, publisher: parts[4])
    }
}
