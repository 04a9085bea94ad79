public import Model

/// A decision that has no effect any more, and why.
public struct LapsedDecision: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// The observation is no longer on file: its article says something else now, or is read otherwise.
        case noObservation
        /// A later version of its page has another figure in its place.
        case corrected(to: String)
        /// There is no such point, or more than one.
        case noPoint
        /// None of the findings that it settles is found any more.
        case noFinding
        /// Where it made a point, articles have a figure; or what it rejects has another.
        case changed(to: String)
        /// A newer decision on the same matter.
        case overruled(by: String)
        /// Subjects are merged in a circle.
        case circle

        /// Half a sentence for a person.
        public var phrase: String {
            switch self {
            case .noObservation: "its observation is no longer on file"
            case .corrected(let figure): "its article says \(figure) now"
            case .noPoint: "there is no such point any more"
            case .noFinding: "what it settles is no longer found"
            case .changed(let value): "the value without it is \(value) now"
            case .overruled(let id): "the newer decision \(id) overrules it"
            case .circle: "subjects are merged in a circle"
            }
        }
    }

    public var decision: Decision
    public var reason: Reason
    /// Where the point stands or stood, with its unit where that is known.
    var observations: [Observation]

    init(_ decision: Decision, _ reason: Reason, observations: [Observation] = []) {
        self.decision = decision
        self.reason = reason
        self.observations = observations
    }

    /// What `check` reports: something to look at, for the figure is the program's again.
    public var finding: Finding {
        let what = "\(decision.act.name) \(decision.figures?.text ?? decision.act.argument)"
        let expected = decision.figures == nil ? decision.expect.map { ", when the value was \($0)" } ?? "" : ""
        return Finding(
            id: StableHash.hex([CheckRule.lapsedDecision.id, decision.id, reason.phrase]), severity: .tension,
            rule: CheckRule.lapsedDecision.id,
            key: Key(series: decision.series, subject: decision.subject ?? "", dimensions: decision.dimensions), period: decision.period,
            values: observations.first.map { [$0.figure.value] } ?? [], observations: observations,
            explanation:
                "The decision \(decision.id) (\(what)) of \(decision.author), \(decision.date)\(expected), holds no more: "
                + "\(reason.phrase). Its reason was: \(decision.reason)",
            arithmetic: "", doubted: decision)
    }
}
