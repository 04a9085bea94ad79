import Model
import Rendering
import Series

extension Decider {
    /// Settles a finding: by a decision about its figures, or one for each observation that is rejected.
    ///
    /// - Parameter finding: its id, or the beginning of it where that is enough.
    /// - Throws: where there is no such open finding, the observation is none of its, or it would be open still.
    public func resolve(_ finding: String, by resolution: Resolution, because reason: String) throws(Problem) -> Receipt {
        var told = ""
        var asked: Finding?
        var receipt = try decideAll { state throws(Problem) in
            let found = try Self.open(finding, state)
            asked = found
            if let doubted = found.doubted { try Self.refuse(resolution, about: doubted, in: found) }
            let (decisions, words) = try decisions(on: found, by: resolution, because: reason, state)
            told = words
            return decisions
        } check: { after throws(Problem) in
            guard let asked, let left = after.findings.first(where: { $0.id == asked.id }) else { return }
            throw Self.open(still: left, by: resolution)
        }
        if receipt.vintage != nil { receipt.text = "Settled: \(told).\n" + receipt.text }
        return receipt
    }

    /// The decisions that settle a finding, and what they do in words.
    private func decisions(
        on found: Finding, by resolution: Resolution, because reason: String, _ state: SeriesState
    ) throws(Problem) -> ([Decision], String) {
        func member(_ id: String) throws(Problem) -> Observation {
            let named = found.observations.filter { $0.id.hasPrefix(id) && !id.isEmpty }
            if let one = named.first, named.count == 1 || one.id == id { return one }
            throw Problem(
                .usage, "\(id) is no observation of the finding \(found.id)",
                remedy: "it has " + found.observations.map(\.id).joined(separator: ", "))
        }
        func taking(_ act: (String) -> Decision.Act, _ id: String) throws(Problem) -> (Decision, Observation) {
            let (one, point) = try Self.point(of: id, state)
            let settled = found.doubted == nil ? [found] : []
            let figures = Self.figures(one, at: point, settling: settled)
            return (decision(act(one.id), at: one, of: point, reason, expect: figures, findings: settled.map(\.id)), one)
        }
        switch resolution {
        case .both:
            let both = Decision(
                act: .both(finding: found.id), series: found.key.series, subject: found.key.subject, dimensions: found.key.dimensions,
                period: found.period, reason: reason, author: author, date: date, expect: Self.beside(found), findings: [found.id])
            return ([both], "all its figures stand")
        case .reject(let ids):
            let wrong = try ids.map(member)
            let words = wrong.map(Self.told).joined(separator: ", ") + (wrong.count == 1 ? " does not count" : " do not count")
            let decisions = wrong.map { one in
                decision(.reject(observation: one.id), at: one, reason, expect: one.figure.value.description, findings: [found.id])
            }
            return (decisions, words)
        case .prefer(let id):
            let (decision, one) = try taking(Decision.Act.accept, member(id).id)
            return ([decision], "the point takes \(Self.told(one))")
        case .revision(let id):
            let newest = found.observations.max { a, b in
                (a.article.published?.end?.dayNumber ?? .min, a.id) < (b.article.published?.end?.dayNumber ?? .min, b.id)
            }
            guard let chosen = try id.map(member) ?? newest else {
                throw Problem(.usage, "the finding \(found.id) has no observations to choose from")
            }
            let (decision, one) = try taking(Decision.Act.revision, chosen.id)
            return ([decision], "the point takes the newest figure, \(Self.told(one))")
        }
    }

    /// The figures of a finding that all stand.
    private static func beside(_ found: Finding) -> String? {
        var values: [ExactDecimal] = []
        for value in found.values + found.observations.map(\.figure.value) where !values.contains(value) { values.append(value) }
        return values.count > 1 ? Decision.Figures(taken: values).text : nil
    }

    /// "63 percent (Hanbit Daily, 2025-09-05)"
    private static func told(_ one: Observation) -> String {
        let source = [one.article.publisher ?? one.article.path, one.article.published?.description ?? "undated"]
        return Plain.line("\(FigureText.withUnit(one.figure)) (\(source.joined(separator: ", ")))")
    }

    // MARK: What cannot be

    /// Of a decision that is in doubt its figures are not the matter: it is taken back, or the point takes another figure.
    private static func refuse(_ resolution: Resolution, about doubted: Decision, in found: Finding) throws(Problem) {
        if case .prefer = resolution { return }
        throw Problem(
            .usage, "the finding \(found.id) is about the decision \(doubted.id), not about figures that disagree",
            remedy: "take the decision back with tidemark undo \(doubted.id) --because \"…\", or decide anew, as tidemark check shows")
    }

    /// Why a finding would be open still, and what would settle it.
    private static func open(still left: Finding, by resolution: Resolution) -> Problem {
        if let doubted = left.doubted {
            return Problem(
                .usage, "the finding \(left.id) would be open still: the decision \(doubted.id) is about another point",
                remedy: "take that back first: tidemark undo \(doubted.id) --because \"…\"")
        }
        guard case .reject(let ids) = resolution else {
            return Problem(.usage, "the finding \(left.id) would be open still", remedy: "tidemark check names its observations")
        }
        let sources = left.observations.map { "\(told($0)), \($0.id)" }.prefix(6)
        return Problem(
            .usage, "without \(ids.joined(separator: ", ")) the finding \(left.id) would be open still",
            remedy: "give --reject for each that is wrong of " + sources.joined(separator: "; "))
    }

    /// The open finding that an id, or the beginning of one, names.
    private static func open(_ id: String, _ state: SeriesState) throws(Problem) -> Finding {
        let matching = state.findings.filter { $0.id.hasPrefix(id) && !id.isEmpty }
        if let found = matching.first, matching.count == 1 || found.id == id { return found }
        if matching.isEmpty, !id.isEmpty, let settled = state.settled.first(where: { $0.id.hasPrefix(id) }), let by = settled.decision {
            throw Problem(
                .usage, "the finding \(id) is settled: \(Plain.line(DecisionWords(state, [by]).what(by))), decision \(by.id)",
                remedy: "to decide otherwise take that back first: tidemark undo \(by.id) --because \"…\"")
        }
        throw Problem(
            .usage, matching.isEmpty ? "there is no open finding \(id)" : "\(id) begins more than one finding",
            remedy: "tidemark check lists them")
    }
}
