public import Model

/// A value that a person set and that stands, though the articles say something else by now than when it was set.
public struct OvertakenDecision: Hashable, Sendable {
    public var decision: Decision
    /// What stands behind the point, what the rule would choose first.
    var observations: [Observation]

    /// What `check` reports, until the value is set anew or taken back.
    public var finding: Finding {
        let now = observations.first
        let value = now.map { Phrase.figure($0.figure) } ?? "nothing"
        let unit = now?.figure.unit ?? MeasureUnit(code: "", name: "")
        func figure(_ text: String) -> String {
            ExactDecimal(text).map { Phrase.figure(Figure(value: $0, unit: unit)) } ?? text
        }
        let set = figure(decision.act.argument)
        let then = decision.expect.map(figure) ?? "something else"
        return Finding(
            id: StableHash.hex([CheckRule.overtakenDecision.id, decision.id, now?.figure.value.reduced.description ?? ""]),
            severity: .tension, rule: CheckRule.overtakenDecision.id,
            key: Key(series: decision.series, subject: decision.subject ?? "", dimensions: decision.dimensions), period: decision.period,
            values: now.map { [$0.figure.value] } ?? [], observations: observations,
            explanation:
                "The articles say \(value) now; the decision \(decision.id) of \(decision.author), \(decision.date), set \(set) when they "
                + "said \(then), and \(set) stands. Its reason was: \(decision.reason)",
            arithmetic: "", doubted: decision)
    }
}
