internal import Model

/// Which decision settles a finding, and which of them a finding has come up against again.
///
/// A decision about figures settles what is between these figures, now and later: whoever repeats one of them brings nothing new. A
/// figure that nobody had told when it was decided, and that cannot be right with what was taken, is news: then the finding is open.
struct Settling {
    /// A decision that gave a point its figure.
    struct Holder {
        var decision: Decision
        /// What the point takes.
        var chosen: Observation
    }

    /// By the ids of the findings that they name.
    private var byFinding: [String: Decision] = [:]
    /// By the ids of the observations behind the points that they gave figures.
    private let holders: [String: Holder]
    /// Those that let figures stand beside each other, by where these are.
    private var both: [Key: [Decision]] = [:]
    /// Those that leave observations out, by the ids of the findings that they name.
    private var rejecting: [String: Decision] = [:]

    /// - Parameter decisions: those that hold, the older first.
    init(_ decisions: [Decision], holders: [String: Holder]) {
        self.holders = holders
        for decision in decisions {
            if case .reject = decision.act {
                for finding in decision.settles { rejecting[finding] = decision }
                continue
            }
            for finding in decision.settles { byFinding[finding] = decision }
            guard case .both = decision.act, decision.figures != nil else { continue }
            let key = Key(series: decision.series, subject: decision.subject ?? "", dimensions: decision.dimensions)
            both[key, default: []].append(decision)
        }
    }

    /// The decision in force that settles it.
    func decision(on finding: Finding) -> Decision? {
        if let named = byFinding[finding.id], news(in: finding, for: named).isEmpty { return named }
        if let holder = holder(of: finding), holder.decision.figures != nil, news(in: finding, for: holder.decision).isEmpty {
            return holder.decision
        }
        return both[finding.key]?.last { decision in
            decision.period?.start == finding.period?.start && decision.period?.end == finding.period?.end
                && news(in: finding, for: decision).isEmpty
        }
    }

    /// What an open finding has to do with what was decided; `nil` where nothing.
    func remark(on finding: Finding) -> String? {
        if finding.severity == .note { return nil }
        if let holder = holder(of: finding) {
            let news = news(in: finding, for: holder.decision).map(Phrase.figure)
            return "By the decision \(Self.name(holder.decision)) the point has \(Phrase.figure(holder.chosen.figure))"
                + (news.isEmpty ? "." : "; \(news.joined(separator: ", ")) came after it.")
        }
        if let decision = byFinding[finding.id] {
            let news = news(in: finding, for: decision).map(Phrase.figure)
            return "By the decision \(Self.name(decision)) other figures stand; \(news.joined(separator: ", ")) came after it."
        }
        return rejecting[finding.id].map { "By the decision \(Self.name($0)) such a figure was left out; it is told again." }
    }

    private static func name(_ decision: Decision) -> String { "\(decision.id) of \(decision.author), \(decision.date)," }

    /// The decision on the one point that all of it is about.
    private func holder(of finding: Finding) -> Holder? {
        guard let first = finding.observations.first.flatMap({ holders[$0.id] }),
            finding.observations.allSatisfy({ holders[$0.id]?.decision.id == first.decision.id })
        else { return nil }
        return first
    }

    /// The figures that were not there when it was decided, and that do not go together with what it took.
    private func news(in finding: Finding, for decision: Decision) -> [Figure] {
        guard let figures = decision.figures else { return [] }
        let known = figures.taken + figures.against
        let taken = finding.observations.map(\.figure).filter { figures.taken.contains($0.value) }
        let chosen = holders.isEmpty ? [] : finding.observations.compactMap { holders[$0.id]?.chosen.figure }
        var seen: Set<ExactDecimal> = []
        return finding.observations.compactMap { one in
            // Of other points it says nothing.
            if case .both = decision.act {} else if holders[one.id]?.decision.id != decision.id { return nil }
            if known.contains(one.figure.value) { return nil }
            let agrees = (taken.isEmpty ? chosen : taken).contains { !$0.robust.isDisjoint(from: one.figure.robust) }
            if agrees, !finding.values.contains(one.figure.value) { return nil }
            return seen.insert(one.figure.value).inserted ? one.figure : nil
        }
    }
}
