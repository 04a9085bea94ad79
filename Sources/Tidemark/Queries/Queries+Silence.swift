import Model
import Rendering
import Series

extension Queries {
    /// The checks that there are: a table of them, then what each proves, when it speaks, and where it comes from.
    public static func rules() -> String {
        var table = TextTable(columns: ["rule", "kinds", "title"])
        table.rows = CheckRule.all.map { [$0.id, $0.kinds, $0.title] }
        let details = CheckRule.all.map { rule in
            """
            \(rule.id): \(rule.title)
              proves   \(rule.proves)
              when     \(rule.formula)
              source   \(rule.source)

            """
        }
        return table.text(TextOptions(width: 120)) + "\n" + details.joined(separator: "\n")
            + "\nA series definition leaves rules out with `checks: off: [rule, …]`, and tunes them with `near_days` and `share_sum`.\n"
    }

    /// Why figures of a subject that look different are let pass, pair by pair.
    ///
    /// - Parameter period: only figures that hold for some of it.
    public func silences(_ series: String, subject: String, period: String?) throws(Problem) -> String {
        let definition = try definitions.named(series)
        let window = try Self.window(period)
        let state = try state()
        let known = Set(state.observations.filter { $0.key.series == definition.id }.map(\.key.subject)).sorted()
        let id = try self.subject(subject, in: known, of: series)
        let checker = Checker(
            settings: Dictionary(definitions.definitions.map { ($0.id, $0.checks) }) { first, _ in first }, sentences: EvidenceReader.source
        )
        let silences = checker.silences(state.observations, series: definition.id, subject: id, period: window, limit: 50)
        if silences.isEmpty { return "Nothing looks different there that is not a finding.\n" }
        var parts = silences.filter { $0.first.key == $0.second.key }.map { silence in
            """
            \(Self.side(silence.first))
            \(Self.side(silence.second))
              let pass: \(Plain.line(silence.reason))

            """
        }
        // Figures of different things are expected to differ: their reasons say enough.
        let others = OrderedGroups(silences.filter { $0.first.key != $0.second.key }, by: \.reason)
        if !others.isEmpty {
            let lines = others.map { "  \(Count.of($0.elements.count, "pair")): \(Plain.line($0.key))\n" }
            parts.append("Figures that are not held against each other\n" + lines.joined())
        }
        return parts.joined(separator: "\n")
    }

    private static func side(_ o: Observation) -> String {
        let hedge = o.figure.qualifier == .exact ? "" : o.figure.qualifier.rawValue
        let figure = "\(hedge)\(o.figure.value)\(o.figure.upper.map { " to \($0)" } ?? "") \(o.figure.unit.code)"
        let place = [o.key.dimensionsText, o.period?.description ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
        return Plain.line("\(figure) · \(place) · \(o.article.publisher ?? o.article.path): “\(o.evidence)”")
    }
}
