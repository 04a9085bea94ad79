import Foundation
import Ledger
import Model
import Rendering
import Series

/// Answers from the store of a workspace, as text for people, spreadsheets and programs.
public struct Queries: Sendable {
    let workspace: Workspace
    let definitions: DefinitionSet
    let store: ObservationStore
    let asOf: AsOf
    let isColored: Bool
    let names: DisplayNames
    /// What must stand at every rendering: the lines of the workspace's `notice.txt`.
    let notes: [String]

    /// Opens the store of the workspace for reading.
    ///
    /// - Parameters:
    ///   - series: those that will be asked about, if that is known; others then are not there.
    ///   - isColored: whether answers for people use colour.
    /// - Throws: where the store cannot be read, or the state asked for is none.
    public init(
        _ workspace: Workspace, state: StateRequest = StateRequest(), series: Set<String>? = nil, isColored: Bool = false,
        report: @escaping ProblemReport
    ) throws(Problem) {
        self.workspace = workspace
        self.isColored = isColored
        asOf = try state.asOf()
        notes = try workspace.notice()
        store = try ledger { () throws(LedgerError) in try ObservationStore(path: workspace.store, mode: .read) }
        let (store, asOf) = (store, asOf)
        let stored = try ledger { () throws(LedgerError) in try store.definitions(asOf: asOf) }
        func loaded(_ wanted: Set<String>?) -> DefinitionSet {
            DefinitionSet.load(workspace, wanted: wanted, report: report)
                .asStored(stored, isLatest: asOf == .latest, wanted: wanted, report: report)
        }
        let found = loaded(series)
        // A past state may rest on definitions that say otherwise of what a series is a share.
        let bases = series?.compactMap { found[$0]?.checks.shareOf } ?? []
        definitions = bases.allSatisfy { found[$0] != nil || stored[$0] == nil } ? found : loaded(nil)
        names = DisplayNames(definitions.vocabulary)
    }

    /// The state of some series, or of all.
    ///
    /// - Parameters:
    ///   - subjects: whose figures are looked at; `nil` is everybody's.
    ///   - detail: how much of it is wanted.
    func state(
        of chosen: [SeriesDefinition]? = nil, subjects: Set<String>? = nil, detail: SeriesState.Detail = .sentences
    ) throws(Problem) -> SeriesState {
        try SeriesState(
            definitions.definitions, store: store, asOf: asOf, series: chosen.map { Set($0.map(\.id)) }, subjects: subjects,
            detail: detail, cache: cache)
    }

    /// What the checks found before; nothing is kept of what was published by a day.
    var cache: FindingCache? {
        if case .publishedBy = asOf { nil } else { FindingCache(workspace, store, isNewest: asOf == .latest) }
    }

    func description(_ definition: SeriesDefinition) -> SeriesDescription { SeriesDescription(definition, notes: notes) }

    /// Series for renderings, in the order given.
    func data(_ chosen: [SeriesDefinition], _ state: SeriesState) -> [SeriesData] {
        // Once for all, since findings may be as many as observations.
        let findings = Dictionary(grouping: state.findings, by: \.key.series)
        return chosen.map { definition in
            SeriesData(
                description(definition), points: state.points[definition.id] ?? [], findings: findings[definition.id] ?? [])
        }
    }

    // MARK: Lists

    /// Hands over the observations of some series, or of all, piece by piece.
    public func observations(_ series: [String], format: ListFormat, write: (String) throws -> Void) throws {
        let chosen = try definitions.chosen(series)
        let list = try ledger { () throws(LedgerError) in try store.observations(series: chosen.map(\.id), asOf: asOf) }
        switch format {
        case .jsonl: for observation in list { try write(JSONLines.observation(observation)) }
        case .csv: try write(Table.observations(list, of: chosen.map(description), names: names).csv())
        case .text: for observation in list { try write(ListText.block(observation, names: names)) }
        }
    }

    /// The vintages, the newest first.
    public func log(_ format: ListFormat) throws(Problem) -> String {
        let vintages = try ledger { () throws(LedgerError) in
            let last = try store.vintage(asOf)
            return try store.vintages().filter { $0.number <= last }
        }
        switch format {
        case .jsonl: return vintages.map(JSONLines.vintage).joined()
        case .csv: return ListText.logTable(vintages).csv()
        case .text: return ListText.log(vintages)
        }
    }

    // MARK: Findings

    /// What disagrees in some series, or in all.
    ///
    /// - Parameters:
    ///   - since: a vintage by number, tag or day: what was open then is left out. What had been settled and is open again is shown.
    ///   - withPoints: whether it is said too what the series shows there.
    public func findings(_ series: [String], since: String? = nil, withPoints: Bool = false) throws(Problem) -> Findings {
        let chosen = try definitions.chosen(series)
        let state = try state(of: chosen, detail: .findings)
        var list = state.findings(of: Set(chosen.map(\.id)))
        if let number = try moment(since, "--since"), number > 0 {
            let known = Set(try self.state(at: number, detail: .findings).findings.map(\.id))
            list.removeAll { known.contains($0.id) }
        }
        let ids = Set(chosen.map(\.id))
        var found = Findings(
            list: list, settled: state.settledCount(in: ids), descriptions: chosen.map(description), names: names,
            isColored: isColored)
        found.series = series.isEmpty ? [] : chosen.map(\.id)
        found.isOfEmptyStore = state.vintage == 0
        found.workspace = workspace
        if withPoints { found.points = FindingPoints(try points(behind: list, chosen)) }
        return found
    }

    /// The points of whom findings are about; of too many findings for anybody to read, none.
    private func points(behind findings: [Finding], _ chosen: [SeriesDefinition]) throws(Problem) -> [Point] {
        guard !findings.isEmpty, findings.count <= Self.mostRead else { return [] }
        let concerned = Set(findings.map(\.key.series))
        let state = try state(
            of: chosen.filter { concerned.contains($0.id) }, subjects: Set(findings.flatMap { $0.observations.map(\.key.subject) }),
            detail: .figures)
        return state.points.values.flatMap(\.self)
    }

    private static let mostRead = 500

    /// A vintage as a person names it: by number or tag, or by a day, which stands for what was on record when it ended; 0 is the empty
    /// store.
    func moment(_ text: String?, _ option: String) throws(Problem) -> Int? {
        guard let text else { return nil }
        if text == "0" { return 0 }
        if text.utf8.count == 10, let day = CalendarDate(iso: text) {
            return try ledger { () throws(LedgerError) in
                let first = try store.vintages().first?.recorded.prefix(10)
                return try first.map { day.description < $0 } ?? true ? 0 : store.vintage(.recordedBy(day))
            }
        }
        if CalendarDate(iso: text) != nil {
            throw Problem(.usage, "\(option) \(text) is no day", remedy: "write a vintage, a tag, or a day as 2025-06-27")
        }
        let asOf = try StateRequest(vintage: text).asOf()
        return try ledger { () throws(LedgerError) in try store.vintage(asOf) }
    }

    /// The period a person asks for; `nil` for none.
    static func window(_ text: String?) throws(Problem) -> Period? {
        guard let text else { return nil }
        guard let window = Period(edtf: text) else {
            throw Problem(.usage, "\(text) is not a period", remedy: "write 2025, 2025-08, 2025-Q3, 2025-08-12 or 2025-08-12/2025-08-14")
        }
        return window
    }

    /// The sentences behind the points of a series.
    ///
    /// - Parameter period: only points that overlap it.
    public func why(_ series: String, subject: String?, period: String?, format: ListFormat, width: Int = 80) throws(Problem) -> String {
        let definition = try definitions.named(series)
        let window = try Self.window(period)
        let id = try subject.map { name throws(Problem) in try self.subject(name, in: subjects(of: definition.id), of: series) }
        let state = try state(of: [definition], subjects: id.map { [$0] })
        var points = state.points[definition.id] ?? []
        if let id { points.removeAll { $0.key.subject != id } }
        if let window { points.removeAll { !$0.period.overlaps(window) } }
        switch format {
        case .jsonl: return JSONLines.points(points, vintage: state.vintage)
        case .csv:
            let data = SeriesData(description(definition), points: points)
            return Table.long([data], names: names, vintage: state.vintage).csv()
        case .text:
            let description = description(definition)
            let options = TextOptions(width: width, colour: isColored)
            func text(_ points: [Point]) -> String {
                WhyText.render(points, description: description, names: names, settled: state.settled, options: options)
            }
            // What holds for the time that was asked for, before what only touches it.
            let within = points.filter { point in window.map { Self.holds($0, point.period) } ?? true }
            if within.isEmpty || within.count == points.count { return text(points) }
            return text(within) + "\nFigures of other times that overlap it\n\n" + text(points.filter { !within.contains($0) })
        }
    }

    /// Whether a period lies within another one.
    private static func holds(_ window: Period, _ period: Period) -> Bool {
        guard let start = window.start, let end = window.end, let from = period.start, let to = period.end else { return false }
        return start <= from && to <= end
    }

    /// The subjects that have figures in a series, in any vintage.
    func subjects(of series: String) throws(Problem) -> [String] {
        try ledger { () throws(LedgerError) in
            // Those too of whom decisions alone have a figure.
            try store.subjects(of: series)
                + store.decisions(asOf: asOf).filter { $0.series == series && $0.unitWithoutPoint != nil }.compactMap(\.subject)
        }
    }

    /// The id of a subject that a person names by id or name, in any case.
    func subject(_ given: String, in known: [String], of series: String) throws(Problem) -> String {
        try Self.subject(given, in: known, of: series, names: names)
    }

    static func subject(
        _ given: String, in known: [String], of series: String, names: DisplayNames
    ) throws(Problem) -> String {
        let ids = Array(Set(known)).sorted()
        let wanted = given.lowercased()
        if let id = ids.first(where: { $0.lowercased() == wanted || names.subject($0).lowercased() == wanted }) { return id }
        let nearest = Suggestion.nearest(to: given, in: ids + ids.map(names.subject))
        let list = ids.prefix(8).joined(separator: ", ") + (ids.count > 8 ? " …" : "")
        throw Problem(
            .usage, "\(series) has no subject \(given)",
            remedy: ids.isEmpty ? "it has no figures yet" : nearest.map { "did you mean \($0)?" } ?? "it has \(list)")
    }
}
