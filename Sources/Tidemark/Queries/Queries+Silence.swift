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

    /// Why figures that look different are let pass, pair by pair; without a subject, where there are such figures.
    ///
    /// - Parameters:
    ///   - series: `nil` is all of them.
    ///   - period: only figures that hold for some of it.
    public func silences(_ series: String?, subject: String?, period: String?, width: Int = 80) throws(Problem) -> String {
        let definition = try series.map { id throws(Problem) in try definitions.named(id) }
        let window = try Self.window(period)
        let state = try state()
        var report = SilenceText(names: names, options: TextOptions(width: width, colour: isColored))
        if let definition, let subject {
            let known = Set(state.observations.filter { $0.key.series == definition.id }.map(\.key.subject)).sorted()
            let id = try self.subject(subject, in: known, of: definition.id)
            explain(state, definition, id, window, &report)
        } else {
            survey(state, definition.map { [$0] } ?? definitions.definitions, &report)
        }
        return report.text
    }

    private var checker: Checker {
        Checker(
            settings: Dictionary(definitions.definitions.map { ($0.id, $0.checks) }) { first, _ in first }, sentences: EvidenceReader.source
        )
    }

    private func explain(
        _ state: SeriesState, _ definition: SeriesDefinition, _ subject: String, _ window: Period?, _ report: inout SilenceText
    ) {
        let silences = checker.silences(
            state.observations, findings: state.findings + state.settled, series: definition.id, subject: subject, period: window,
            limit: 200)
        report.list("Figures that are held against each other", held(state, series: definition.id, subject: subject, window))
        guard let nearest = silences.first?.closeness else {
            report.line("Nothing looks different there that is not a finding.")
            return
        }
        // Figures of one event first; those of other times only where there are none.
        let shown = nearest == .oneEvent ? silences.filter { $0.closeness == .oneEvent } : silences.filter { $0.closeness == .oneKey }
        // The same two figures, as other articles tell them, are said once.
        let pairs = OrderedGroups(shown) { silence in
            Pair(
                reason: reason(silence, definition), values: [silence.first, silence.second].map { [$0.figure.value, $0.figure.upper] })
        }
        for pair in pairs.prefix(Self.mostPairs) {
            let first = pair.elements[0]
            report.pair(first.first, first.second, reason: pair.key.reason, others: pair.elements.count - 1)
        }
        if pairs.count > Self.mostPairs {
            report.line("… and \(Count.of(pairs.count - Self.mostPairs, "pair")) more: a period narrows them down")
        }
        // Figures of different things and times are expected to differ: their reasons say enough.
        let rest = silences.filter { $0.closeness == .apart || ($0.closeness == .oneKey && nearest == .oneEvent) }
        let others = OrderedGroups(rest) { $0.closeness == .oneKey ? "they hold for different times" : reason($0, definition) }
        report.list("Figures that are not held against each other", others.map { "\(Count.of($0.elements.count, "pair")): \($0.key)" })
    }

    /// The points whose figures look different without a finding, each with the command that says why.
    private func survey(_ state: SeriesState, _ chosen: [SeriesDefinition], _ report: inout SilenceText) {
        let findings = state.findings + state.settled
        let bySeries = Dictionary(grouping: state.observations, by: \.key.series)
        for definition in chosen {
            let mine = bySeries[definition.id] ?? []
            var entries: [(text: String, command: String)] = []
            for subject in Set(mine.map(\.key.subject)).sorted() {
                let silences = checker.silences(mine, findings: findings, series: definition.id, subject: subject, limit: 200)
                let points = OrderedGroups(silences.filter { $0.closeness == .oneEvent }) { $0.first.period?.description ?? "" }
                for point in points {
                    let figures = point.elements.flatMap { [$0.first, $0.second] }.reduce(into: [String]()) { list, one in
                        let figure = FigureText.withUnit(one.figure)
                        if !list.contains(figure) { list.append(figure) }
                    }
                    let place = [definition.id, subject, point.key].map(SilenceText.word).joined(separator: " ")
                    let text = "\(names.subject(subject)), \(point.key): \(figures.joined(separator: ", "))"
                    entries.append((text, "tidemark check --explain-silence \(place)"))
                }
            }
            report.list("\(definition.title): figures of one time that differ and are let pass", entries)
        }
        if report.text.isEmpty { report.line("Nothing looks different that is not a finding.") }
    }

    /// What is not let pass there: the findings, and those that a decision has settled.
    private func held(_ state: SeriesState, series: String, subject: String, _ window: Period?) -> [String] {
        let found = (state.findings + state.settled).filter { finding in
            finding.key.series == series && finding.key.subject == subject
                && window.map { window in finding.period.map { $0.overlaps(window) } ?? true } ?? true
        }
        return found.map { finding in
            let figures = finding.observations.reduce(into: [String]()) { list, one in
                let figure = FigureText.withUnit(one.figure)
                if !list.contains(figure) { list.append(figure) }
            }
            let place =
                [String(finding.id.prefix(8)), finding.period?.description].compactMap(\.self) + [figures.joined(separator: " and ")]
            let end =
                finding.decision.map { "settled by \($0.author), \($0.date): “\($0.reason)”" }
                ?? "\(finding.severity.rawValue): tidemark check \(series)"
            return (place + [end]).joined(separator: " · ")
        }
    }

    /// Why two figures are let pass, with the names of what tells them apart.
    private func reason(_ silence: Silence, _ definition: SeriesDefinition) -> String {
        silence.reason.text { value, dimension in
            let shown = names.value(value, of: dimension)
            // "Approve" stands in a sentence as "approve"; what is no word of the definition's own is a name.
            let isWord = definition.dimensions.first { $0.name == dimension }?.values.contains { $0.id == value } ?? false
            return isWord && shown.lowercased() == value ? value : shown
        }
    }

    /// So many pairs are shown with their sentences.
    private static let mostPairs = 20

    private struct Pair: Hashable {
        var reason: String
        var values: [[ExactDecimal?]]
    }
}
