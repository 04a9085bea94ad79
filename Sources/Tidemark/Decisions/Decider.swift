import Foundation
import Ledger
import Model
import Rendering
import Series

/// Records what a person decides: in `Series/<id>.decisions.yaml` and, as a new vintage, in the store.
///
/// Each call is one decision with one reason. It notes what is there when it is made; what is otherwise later, `check` tells. It lapses
/// when the article that it rests on says something else. A decision that says what is in force already makes no vintage.
///
///     let decider = Decider(workspace, author: "desk", report: report)
///     let receipt = try decider.reject("5d41402abc4b", because: "The wire corrected it.")
///     try decider.undo(receipt.id, because: "The correction was itself withdrawn.")
public struct Decider: Sendable {
    /// How a finding is settled.
    public enum Resolution: Sendable, Hashable {
        /// The point takes the figure of this observation, one of the finding's.
        case prefer(observation: String)
        /// All its figures stand: they have a right to differ.
        case both
        /// One of its observations gives the newer figure, which revises the others; without a name, the one published last.
        case revision(observation: String?)
        /// These observations of the finding do not count: of two figures that an article exchanged, both.
        case reject(observations: [String])
    }

    /// What came of a decision.
    public struct Receipt: Sendable, Hashable {
        /// The decision.
        public var id: String
        /// The vintage that it made; `nil` where it was in force already.
        public var vintage: Int?
        /// What it did, for a person: one or two lines.
        public var text: String
    }

    let workspace: Workspace
    let author: String
    let date: CalendarDate
    let report: ProblemReport

    /// - Parameters:
    ///   - author: who decides; without it `TIDEMARK_AUTHOR`, or else the name of the account.
    ///   - date: the day of the decision as ISO 8601; without it today (UTC).
    ///   - report: takes what is wrong with definitions.
    /// - Throws: where the date is none.
    public init(_ workspace: Workspace, author: String? = nil, date: String? = nil, report: @escaping ProblemReport) throws(Problem) {
        self.workspace = workspace
        self.report = report
        let account = ProcessInfo.processInfo.environment["TIDEMARK_AUTHOR"]?.nonEmpty ?? NSUserName()
        self.author = author?.nonEmpty ?? (account.isEmpty ? "unknown" : account)
        if let date {
            guard let day = CalendarDate(iso: date), date.utf8.count == 10 else {
                throw Problem(.usage, "--date \(date) is not a date", remedy: "write it as 2025-06-27")
            }
            self.date = day
        } else {
            self.date = CalendarDate(dayNumber: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
        }
    }

    // MARK: Decisions

    /// The point takes the figure of this observation. The open findings in which the observation takes part are settled with it.
    public func accept(_ observation: String, because reason: String) throws(Problem) -> Receipt {
        try decide { state throws(Problem) in
            let (one, point) = try Self.point(of: observation, state)
            let findings = state.findings.filter { $0.observations.contains { $0.id == one.id } && $0.doubted == nil }
            let figures = Self.figures(one, at: point, settling: findings)
            return decision(.accept(observation: one.id), at: one, of: point, reason, expect: figures, findings: findings.map(\.id))
        }
    }

    /// This observation does not count: not for points, not for findings.
    public func reject(_ observation: String, because reason: String) throws(Problem) -> Receipt {
        try decide { state throws(Problem) in
            let one = try Self.observation(observation, state)
            // What is between its figure and others goes with it, unless somebody else gives that figure too.
            let settled = state.findings.filter { found in
                found.doubted == nil && found.values.contains(one.figure.value) && found.observations.contains { $0.id == one.id }
                    && found.observations.count { $0.figure.value == one.figure.value } == 1
            }
            return decision(
                .reject(observation: one.id), at: one, reason, expect: one.figure.value.description, findings: settled.map(\.id))
        }
    }

    /// The point has this value, in the unit that it has; where no article has a figure, the value makes the point. The open findings about the point are settled with it.
    ///
    /// - Parameters:
    ///   - subject: by id or name.
    ///   - dimensions: as many as are needed to name one point.
    ///   - period: as the point has it: 2025, 2025-08, 2025-08-12/2025-08-14.
    ///   - value: a decimal number.
    public func set(
        _ series: String, subject: String, dimensions: [String: String] = [:], period: String, to value: String, because reason: String
    ) throws(Problem) -> Receipt {
        guard let number = ExactDecimal(value) else {
            throw Problem(.usage, "\(value) is not a number", remedy: "write digits with a decimal point, such as 47.5")
        }
        return try decide { state throws(Problem) in
            let points = try points(series, subject: subject, dimensions: dimensions, period: period, state)
            if points.isEmpty {
                return try newPoint(series, subject, dimensions, period, to: number, because: reason, state)
            }
            let point = try place(series, subject: subject, dimensions: dimensions, period: period, state)
            return Decision(
                act: .set(value: number), series: series, subject: point.key.subject, dimensions: point.key.dimensions,
                period: point.period, reason: reason, author: author, date: date, expect: Self.value(point, state),
                findings: Self.findings(on: point, state))
        }
    }

    /// Where this publisher has a figure, it is taken: at one point, or at all points of a subject, or of the series.
    public func prefer(
        publisher: String, series: String, subject: String? = nil, dimensions: [String: String] = [:], period: String? = nil,
        because reason: String
    ) throws(Problem) -> Receipt {
        try decide { state throws(Problem) in
            let known = try Self.observations(of: series, state)
            guard known.contains(where: { $0.article.publisher == publisher }) else {
                let names = Array(Set(known.compactMap(\.article.publisher))).sorted()
                throw Problem(
                    .usage, "\(series) has nothing from \(publisher)",
                    remedy: Suggestion.remedy(for: publisher, in: names, listing: "tidemark observations \(series)"))
            }
            let id = try subject.map { name throws(Problem) in try Self.subject(name, of: series, state) }
            let window = try Queries.window(period)
            if let subject, let period { _ = try place(series, subject: subject, dimensions: dimensions, period: period, state) }
            return Decision(
                act: .prefer(publisher: publisher), series: series, subject: id, dimensions: dimensions, period: window, reason: reason,
                author: author, date: date)
        }
    }

    /// A subject is the same as another, whose name it takes.
    public func mergeSubject(_ subject: String, into other: String, series: String, because reason: String) throws(Problem) -> Receipt {
        try decide { state throws(Problem) in
            let id = try Self.subject(subject, of: series, state)
            let target = (try? Self.subject(other, of: series, state)) ?? other
            guard id != target else { throw Problem(.usage, "\(subject) and \(other) are one already") }
            return Decision(
                act: .mergeSubject(into: target), series: series, subject: id, reason: reason, author: author, date: date)
        }
    }

    /// Takes a decision back, as a new vintage; both stay on record.
    ///
    /// - Parameter id: of the decision, or the beginning of it where that is enough.
    public func undo(_ id: String, because reason: String) throws(Problem) -> Receipt {
        try Self.check(reason)
        return try workspace.alone(report: report) { () throws(Problem) in try undoAlone(id, reason) }
    }

    private func undoAlone(_ id: String, _ reason: String) throws(Problem) -> Receipt {
        let store = try workspace.openStore(report: report)
        let files = DecisionFiles(workspace)
        let stored = try ledger { () throws(LedgerError) in try store.decisions() }
        let matching = stored.filter { $0.id.hasPrefix(id) && !id.isEmpty }
        guard let decision = matching.first, matching.count == 1 || decision.id == id else {
            throw Problem(
                .usage, matching.isEmpty ? "there is no decision \(id) in force" : "\(id) begins more than one decision",
                remedy: "tidemark decisions lists them")
        }
        var list = try files.all()[decision.series] ?? stored.filter { $0.series == decision.series }
        list.removeAll { $0.id == decision.id }
        let outcome = try files.write([decision.series: list]) { () throws(Problem) in
            try ledger { () throws(LedgerError) in
                try store.undo(decision: decision.id, because: reason, author: author, date: date)
            }
        }
        let named = (try? store.observations(ids: [decision.act.argument])) ?? []
        try ledger { () throws(LedgerError) in try store.close() }
        let what = Plain.line(DecisionText.what(decision, observation: named.first { $0.id == decision.act.argument }))
        return Receipt(
            id: decision.id, vintage: outcome.vintage,
            text: "The decision \(decision.id) (\(what)) is taken back. Vintage \(outcome.vintage ?? 0).\n")
    }

    /// What an edited table of observations says otherwise than the store, and with a reason, those decisions.
    ///
    /// - Parameters:
    ///   - file: what `csv --observations` wrote, edited.
    ///   - reason: why; `nil` only shows the differences.
    /// - Returns: the differences for a person, and the receipt where there was a reason and anything to decide.
    public func propose(_ file: String, because reason: String?) throws(Problem) -> (proposal: Proposal, receipt: Receipt?) {
        guard let reason else { return try proposed(file, because: nil) }
        try Self.check(reason)
        return try workspace.alone(report: report) { () throws(Problem) in try proposed(file, because: reason) }
    }

    private func proposed(_ file: String, because reason: String?) throws(Problem) -> (proposal: Proposal, receipt: Receipt?) {
        let edited = try Files.text(file, limit: 256 << 20)
        let store =
            reason != nil
            ? try workspace.openStore(report: report)
            : try ledger { () throws(LedgerError) in try ObservationStore(path: workspace.store, mode: .read) }
        let queries = try Queries(workspace, report: report)
        let state = try queries.state()
        let current = try queries.table([], style: TableStyle(layout: .observations))
        let proposal = try Proposal(
            edited, file: file, state: state, current: current, reason: reason ?? "", author: author, date: date)
        guard reason != nil, !proposal.decisions.isEmpty else { return (proposal, nil) }
        let receipt = try record(proposal.decisions.map(\.named), cause: "propose \(file)", store)
        try ledger { () throws(LedgerError) in try store.close() }
        return (proposal, receipt)
    }

    // MARK: Steps

    private static func check(_ reason: String) throws(Problem) {
        // The dots of a command that was shown and copied are no reason.
        guard reason.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw Problem(.usage, "a decision needs a reason", remedy: "say why with --because: the reason is kept with it")
        }
    }

    func decision(
        _ act: Decision.Act, at one: Observation, of point: Point? = nil, _ reason: String, expect: String, findings: [String] = []
    ) -> Decision {
        Decision(
            act: act, series: one.key.series, subject: one.key.subject, dimensions: one.key.dimensions,
            period: point?.period ?? one.period, reason: reason, author: author, date: date, expect: expect, findings: findings)
    }

    private func decide(_ make: (SeriesState) throws(Problem) -> Decision) throws(Problem) -> Receipt {
        try decideAll { state throws(Problem) in [try make(state)] }
    }

    /// Records all that is made, at least one decision, as one vintage.
    ///
    /// - Parameter check: told what the series are with the decisions, before these are recorded.
    func decideAll(
        _ make: (SeriesState) throws(Problem) -> [Decision], check: ((SeriesState) throws(Problem) -> Void)? = nil
    ) throws(Problem) -> Receipt {
        try workspace.alone(report: report) { () throws(Problem) in try decideAlone(make, check) }
    }

    private func decideAlone(
        _ make: (SeriesState) throws(Problem) -> [Decision], _ check: ((SeriesState) throws(Problem) -> Void)?
    ) throws(Problem) -> Receipt {
        let store = try workspace.openStore(report: report)
        let definitions = DefinitionSet.load(workspace, report: report)
        let state = try SeriesState(definitions.definitions, store: store, asOf: .latest)
        let decisions = try make(state).map(\.named)
        if let check {
            for decision in decisions { try Self.check(decision.reason) }
            let wanted = try plan(decisions, store).wanted
            let others = try ledger { () throws(LedgerError) in try store.decisions() }.filter { wanted[$0.series] == nil }
            let series = Set(decisions.map(\.series))
            try check(
                SeriesState(
                    definitions.definitions, store: store, asOf: .latest, series: series, decisions: wanted.values.flatMap(\.self) + others)
            )
        }
        let causes = decisions.map { "\($0.act.name) \($0.act.argument)" }
        let receipt = try record(decisions, cause: causes.joined(separator: ", "), store)
        try ledger { () throws(LedgerError) in try store.close() }
        return receipt
    }

    /// What will be in force, by series; and of the decisions those that are taken as they will be, and those that they replace.
    private func plan(
        _ decisions: [Decision], _ store: ObservationStore
    ) throws(Problem) -> (wanted: [String: [Decision]], taken: [Decision], replaced: [Decision]) {
        let stored = Dictionary(grouping: try ledger { () throws(LedgerError) in try store.decisions() }, by: \.series)
        var wanted = try DecisionFiles(workspace).all()
        var taken: [Decision] = []
        var replaced: [Decision] = []
        for decision in decisions {
            var list = wanted[decision.series] ?? stored[decision.series] ?? []
            let earlier = list.filter { $0.concernsFigure(of: decision) }
            let decision = Self.decision(decision, inPlaceOf: earlier)
            list.removeAll { old in old.id != decision.id && earlier.contains { $0.id == old.id } }
            if !list.contains(where: { $0.id == decision.id }) { list.append(decision) }
            wanted[decision.series] = list
            taken.append(decision)
            replaced += earlier.filter { $0.id != decision.id }
        }
        return (wanted, taken, replaced)
    }

    /// Files decisions as one vintage, beside what stands in the files, which nobody else writes meanwhile.
    func record(_ decisions: [Decision], cause: String, _ store: ObservationStore) throws(Problem) -> Receipt {
        for decision in decisions { try Self.check(decision.reason) }
        let files = DecisionFiles(workspace)
        let (wanted, taken, replaced) = try plan(decisions, store)
        let touched = wanted.filter { series, _ in decisions.contains { $0.series == series } }
        let outcome = try files.write(touched) { () throws(Problem) in
            try ledger { () throws(LedgerError) in try store.file(Batch(cause: cause, reader: "", decisions: wanted)) }
        }
        let id = taken.first?.id ?? ""
        guard let vintage = outcome.vintage else { return Receipt(id: id, vintage: nil, text: "That is decided already: \(id).\n") }
        var what = taken.count == 1 ? "Decision \(id)" : Count.of(taken.count, "decision")
        if !replaced.isEmpty { what += ", in place of \(replaced.map(\.id).joined(separator: ", "))" }
        let undo = taken.map { "tidemark undo \($0.id) --because \"…\"" }
        return Receipt(
            id: id, vintage: vintage,
            text: "\(what). Vintage \(vintage): tidemark diff shows what it changed.\nTo take it back: \(undo.joined(separator: "; "))\n")
    }

    /// A decision that takes the place of earlier ones on its point settles what they settled.
    private static func decision(_ decision: Decision, inPlaceOf earlier: [Decision]) -> Decision {
        let settled = Set(decision.findings + earlier.flatMap(\.findings))
        if settled == Set(decision.findings) { return decision }
        var copy = decision
        copy.findings = settled.sorted()
        copy.id = ""
        return copy.named
    }
}
