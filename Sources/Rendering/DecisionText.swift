public import Model

/// A decision in the words in which a person made it: "took 63% over 36 (finding 9f2c04b7)".
public enum DecisionText {
    /// - Parameters:
    ///   - observation: the one that it names, where that is on file.
    ///   - unit: of its figures, where that is known.
    public static func what(_ decision: Decision, observation: Observation? = nil, unit: MeasureUnit? = nil) -> String {
        let unit = observation?.figure.unit ?? unit
        func figure(_ value: ExactDecimal) -> String {
            unit.map { FigureText.withUnit(Figure(value: value, unit: $0)) } ?? FigureText.short(value)
        }
        func list(_ values: [ExactDecimal]) -> String { values.map { FigureText.short($0) }.joined(separator: ", ") }
        let taken =
            observation.map { FigureText.withUnit($0.figure) } ?? decision.figures?.taken.first.map(figure)
            ?? "the observation \(decision.act.argument)"
        // What was kept before decisions said their figures is the one that there was without it.
        let before = decision.expect.flatMap { ExactDecimal($0) }.flatMap { $0 == observation?.figure.value ? nil : [$0] } ?? []
        let against = list(decision.figures?.against ?? before)
        let what: String
        switch decision.act {
        case .accept(let argument) where StatementPlace(argument) != nil: what = "placed \(decision.expect ?? "a statement") in the series"
        case .reject(let argument) where StatementPlace(argument) != nil:
            what = "kept \(decision.expect ?? "a statement") out of the series"
        case .accept: what = "took \(taken)" + (against.isEmpty ? "" : " over \(against)")
        case .revision: what = "took \(taken) as the newest" + (against.isEmpty ? "" : ", in place of \(against)")
        case .reject:
            let gone = decision.expect.flatMap { ExactDecimal($0) }.map(figure)
            what =
                "left out \(observation == nil ? gone ?? taken : taken)" + (observation.map { " of \(Quote.publisher($0.article))" } ?? "")
        case .set(let value):
            let before = decision.expect.flatMap { ExactDecimal($0) }.map { ", when the articles said \(FigureText.short($0))" }
            what = "set \(figure(value))" + (decision.unitWithoutPoint == nil ? before ?? "" : ", where no article has a figure")
        case .prefer(let publisher): what = "preferred \(publisher)"
        case .mergeSubject(let into): what = "took \(decision.subject ?? "a subject") for \(into)"
        case .both:
            let values = decision.figures?.taken ?? []
            let all = values.dropLast().map { FigureText.short($0) }.joined(separator: ", ")
            what = values.count > 1 ? "let \(all) and \(values.last.map(figure) ?? "") stand beside each other" : "let all figures stand"
        }
        return what + findings(decision)
    }

    /// The beginnings of the ids of what it settles, which are enough for a command.
    private static func findings(_ decision: Decision) -> String {
        var ids = decision.findings
        if case .both(let finding) = decision.act, !ids.contains(finding) { ids.append(finding) }
        if ids.isEmpty { return "" }
        let shown = ids.prefix(3).map { String($0.prefix(8)) }.joined(separator: ", ")
        return " (finding\(ids.count == 1 ? "" : "s") \(shown)\(ids.count > 3 ? " and \(ids.count - 3) more" : ""))"
    }
}
