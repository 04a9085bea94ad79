import Ledger
import Model
import Rendering
import Series

/// The report of a workspace, always of its newest vintage or of one asked for, and the decisions taken on it.
///
/// Pages are rendered when they are asked for and kept until a new vintage comes. One request is worked on at a time, so that a page
/// is rendered once however many ask for it, and a decision is never taken beside another.
public actor LiveReport {
    /// One page or file.
    public struct Page: Sendable {
        public var path: String
        public var content: [UInt8]
    }

    private let workspace: Workspace
    private let report: ProblemReport
    private var queries: Queries?
    /// The pages of a vintage, those that were asked for with their text.
    private struct Kept {
        var vintage: Int
        var files: [String: ReportFile]
        var made: [String: [UInt8]] = [:]
        var size = 0
    }

    private var kept: [Kept] = []
    /// Vintages whose pages are kept, and bytes of each.
    private static let limit = 4
    private static let sizeLimit = 64 << 20

    public init(_ workspace: Workspace, report: @escaping ProblemReport) {
        self.workspace = workspace
        self.report = report
    }

    /// The newest vintage; 0 in a store without any.
    public func newest() throws(Problem) -> Int {
        let queries = try opened()
        return try ledger { () throws(LedgerError) in try queries.store.vintage(.latest) }
    }

    /// A page of the report; `nil` where it has none of that name.
    ///
    /// - Parameters:
    ///   - path: "" is the first page.
    ///   - asOf: the vintage, a tag, or `nil` for the newest.
    /// - Throws: `usage` where there is no such vintage.
    public func page(_ path: String, asOf: String?) throws(Problem) -> Page? {
        let at = try opened(asOf)
        let name = path.isEmpty ? "index.html" : path
        if let content = kept[at].made[name] { return Page(path: name, content: content) }
        guard let file = kept[at].files[name] else { return nil }
        let content = Array(file.text.utf8)
        if kept[at].size + content.count <= Self.sizeLimit {
            kept[at].made[name] = content
            kept[at].size += content.count
        }
        return Page(path: name, content: content)
    }

    private func opened() throws(Problem) -> Queries {
        if let queries { return queries }
        let made = try Queries(workspace, report: report)
        queries = made
        return made
    }

    /// The place of a vintage's pages in `kept`.
    private func opened(_ asOf: String?) throws(Problem) -> Int {
        let newest = try newest()
        var vintage = newest
        if let asOf {
            let wanted = try StateRequest(vintage: asOf).asOf()
            let queries = try opened()
            vintage = try ledger { () throws(LedgerError) in try queries.store.vintage(wanted) }
        }
        // What an older vintage shows says which is the newest, so it is rendered anew when one comes.
        if kept.last.map({ $0.vintage < newest }) ?? false, !kept.contains(where: { $0.vintage == newest }) { kept = [] }
        if let at = kept.firstIndex(where: { $0.vintage == vintage }) { return at }
        let request = StateRequest(vintage: vintage == newest ? nil : String(vintage))
        let queries = try Queries(workspace, state: request, report: report)
        let state = try queries.state()
        let rendered = ReportRenderer.files(try queries.report(state, live: LivePage(newest: newest)))
        let files = Dictionary(rendered.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        kept.removeAll { $0.vintage != newest && kept.count >= Self.limit }
        kept.append(Kept(vintage: vintage, files: files))
        return kept.count - 1
    }

    /// The statements that wait for what they do not say, on a page of their own.
    public func review() async throws(Problem) -> Page {
        let queue = try ReviewQueue(workspace, report: report)
        let queries = try Queries(workspace, report: report)
        let page = ReviewPage(
            items: try await queue.rows(), decided: try queries.settledStatements(), names: queries.names, notes: queries.notes,
            vintage: try newest())
        return Page(path: "review.html", content: Array(page.html.utf8))
    }

    // MARK: Decisions

    /// How a finding is settled, as the page says it.
    public struct Settlement: Sendable, Hashable, Decodable {
        public var finding: String
        /// `prefer`, `reject`, `both` or `revision`.
        public var by: String
        /// For `prefer`, and for `reject` one or more, parted by spaces.
        public var observation: String?
        public var reason: String
    }

    /// A decision that is taken back.
    public struct Undoing: Sendable, Hashable, Decodable {
        public var decision: String
        public var reason: String
    }

    /// What is decided about a statement of the review queue, as the page says it.
    public struct Placement: Sendable, Hashable, Decodable {
        public var statement: String
        public var series: String
        /// `accept` or `reject`.
        public var by: String
        public var subject: String?
        public var dimensions: [String: String]?
        public var period: String?
        public var reason: String
    }

    /// Records what is decided about a statement.
    ///
    /// - Returns: what it did, for a person.
    public func place(_ placement: Placement, author: String?) throws(Problem) -> String {
        let decider = try Decider(workspace, author: author, report: report)
        switch placement.by {
        case "accept":
            return try decider.accept(
                statement: placement.statement, series: placement.series, subject: placement.subject,
                dimensions: placement.dimensions ?? [:], period: placement.period, because: placement.reason
            ).text
        case "reject":
            return try decider.reject(statement: placement.statement, series: placement.series, because: placement.reason).text
        default: throw Problem(.usage, "a statement is accepted or rejected", remedy: "reload the page and try again")
        }
    }

    /// Records a decision.
    ///
    /// - Returns: what it did, for a person.
    public func settle(_ settlement: Settlement, author: String?) throws(Problem) -> String {
        let resolution: Decider.Resolution
        switch (settlement.by, settlement.observation) {
        case ("prefer", let observation?) where !observation.isEmpty: resolution = .prefer(observation: observation)
        case ("reject", let observation?) where !observation.isEmpty:
            resolution = .reject(observations: observation.split(separator: " ").map(String.init))
        case ("both", _): resolution = .both
        case ("revision", _): resolution = .revision(observation: nil)
        default: throw Problem(.usage, "that is no way to settle a finding", remedy: "reload the page and try again")
        }
        let decider = try Decider(workspace, author: author, report: report)
        return try decider.resolve(settlement.finding, by: resolution, because: settlement.reason).text
    }

    /// Takes a decision back.
    ///
    /// - Returns: what it did, for a person.
    public func undo(_ undoing: Undoing, author: String?) throws(Problem) -> String {
        try Decider(workspace, author: author, report: report).undo(undoing.decision, because: undoing.reason).text
    }
}
