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
        let silences = checker.silences(state.observations, series: definition.id, subject: id, period: window, limit: 200)
        let named = named(state, series: definition.id, subject: id, window)
        if silences.isEmpty { return named + "Nothing looks different there that is not a finding.\n" }
        // Figures of one event first; those of other times only where there are none.
        let nearest = silences[0].closeness
        let shown = nearest == .oneEvent ? silences.filter { $0.closeness == .oneEvent } : silences.filter { $0.closeness == .oneKey }
        // The same two figures, as other articles tell them, are said once.
        let pairs = OrderedGroups(shown) { silence in
            Pair(reason: reason(silence), values: [silence.first, silence.second].map { [$0.figure.value, $0.figure.upper] })
        }
        var parts = pairs.prefix(Self.mostPairs).map { pair in
            let like = pair.elements.count - 1
            return """
                \(side(pair.elements[0].first))
                \(side(pair.elements[0].second))
                  let pass: \(Plain.line(pair.key.reason))\(like > 0 ? "; so \(Count.of(like, "pair")) more like it" : "")

                """
        }
        if pairs.count > Self.mostPairs {
            parts.append("… and \(Count.of(pairs.count - Self.mostPairs, "pair")) more: a period narrows them down\n")
        }
        // Figures of different things and times are expected to differ: their reasons say enough.
        let rest = silences.filter { $0.closeness == .apart || ($0.closeness == .oneKey && nearest == .oneEvent) }
        let others = OrderedGroups(rest) { $0.closeness == .oneKey ? "they hold for different times" : reason($0) }
        if !others.isEmpty {
            let lines = others.map { "  \(Count.of($0.elements.count, "pair")): \(Plain.line($0.key))\n" }
            parts.append("Figures that are not held against each other\n" + lines.joined())
        }
        return named + parts.joined(separator: "\n")
    }

    /// What is not let pass there: the findings, and those that a decision has settled.
    private func named(_ state: SeriesState, series: String, subject: String, _ window: Period?) -> String {
        let found = (state.findings + state.settled).filter { finding in
            finding.key.series == series && finding.key.subject == subject
                && window.map { window in finding.period.map { $0.overlaps(window) } ?? true } ?? true
        }
        if found.isEmpty { return "" }
        let lines = found.map { finding in
            let figures = finding.observations.reduce(into: [String]()) { list, one in
                let figure = FigureText.withUnit(one.figure)
                if !list.contains(figure) { list.append(figure) }
            }
            let place =
                [String(finding.id.prefix(8)), finding.period?.description].compactMap(\.self) + [figures.joined(separator: " and ")]
            let end =
                finding.decision.map { "settled by \($0.author), \($0.date): “\($0.reason)”" }
                ?? "\(finding.severity.rawValue): tidemark check \(series)"
            return "  " + Plain.line((place + [end]).joined(separator: " · ")) + "\n"
        }
        return "Figures that are held against each other\n" + lines.joined() + "\n"
    }

    /// Why two figures are let pass, with the names of what tells them apart.
    private func reason(_ silence: Silence) -> String {
        silence.reason.text { value, dimension in
            // "Approve" stands in a sentence as "approve".
            let shown = names.value(value, of: dimension)
            return shown.lowercased() == value ? value : shown
        }
    }

    /// So many pairs are shown with their sentences.
    private static let mostPairs = 20

    private struct Pair: Hashable {
        var reason: String
        var values: [[ExactDecimal?]]
    }

    /// "11,000 people · Flow · Russia · 2024-10 · Seoul Courier, 2025-02-12: “The roughly 11,000 soldiers …”".
    private func side(_ o: Observation) -> String {
        var parts = [FigureText.withUnit(o.figure)]
        parts += o.key.dimensions.sorted { $0.key < $1.key }.map { names.value($0.value, of: $0.key) }
        if let period = o.period { parts.append(period.description) }
        parts.append([Quote.publisher(o.article), o.article.published?.description ?? "undated"].joined(separator: ", "))
        return Plain.line(parts.joined(separator: " · ") + ": “\(Excerpt.sentence(o))”")
    }
}
