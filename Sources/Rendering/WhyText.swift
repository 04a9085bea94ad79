public import Model

/// The sentences behind points: what `tidemark why` says.
public enum WhyText {
    /// For each point its figure, the rule that chose it, and every observation behind it: the chosen one first, then those that
    /// lost and why.
    ///
    /// - Parameter settled: what decisions have settled of what disagreed: said of the points that it is about.
    public static func render(
        _ points: [Point], description: SeriesDescription, names: DisplayNames, settled: [Finding] = [],
        options: TextOptions = TextOptions()
    ) -> String {
        var paper = TextPaper(options)
        let settlements = settlements(settled)
        if points.isEmpty { paper.line("No figure is on file for that.") }
        for (index, point) in SeriesData(description, points: points).sortedPoints.enumerated() {
            if index > 0 { paper.line() }
            block(point, description, names, settlements, &paper)
        }
        for note in description.notes {
            paper.line()
            paper.wrapped(note, indent: 0, style: .quiet)
        }
        return paper.text
    }

    /// The decisions that settled findings, by the observations of these.
    private static func settlements(_ settled: [Finding]) -> [String: Decision] {
        var decisions: [String: Decision] = [:]
        for finding in settled {
            for one in finding.observations { decisions[one.id] = finding.decision }
        }
        return decisions
    }

    private static func block(
        _ point: Point, _ description: SeriesDescription, _ names: DisplayNames, _ settlements: [String: Decision],
        _ paper: inout TextPaper
    ) {
        paper.wrapped(title(point, description, names), indent: 0, hanging: 2, style: .strong)
        var head = FigureText.withUnit(point.chosen.figure)
        if point.chosen.status != .actual { head += ", " + point.chosen.status.word }
        if point.low != point.high {
            head += ", between \(FigureText.short(point.low)) and \(FigureText.short(point.high))"
        }
        head += " · " + FindingParts.counted(point.voices, "voice") + ", " + FindingParts.counted(point.articles, "article")
        paper.wrapped(head, indent: 2, style: .accent)
        if point.isContested {
            paper.wrapped("‡ contested: the sources contradict one another, see tidemark check", indent: 2, style: .bad)
        }
        let rule = point.rule.isEmpty ? description.rule : point.rule
        if !rule.isEmpty { paper.wrapped("chosen by: " + rule, indent: 2, style: .plain) }
        if point.decision == nil, let decision = point.observations.compactMap({ settlements[$0.id] }).first {
            paper.wrapped(
                "settled by \(decision.author), \(decision.date): \(decision.act.name), because: \(decision.reason) (decision \(decision.id))",
                indent: 2, style: .plain)
        }
        for o in point.observations {
            paper.line()
            observation(o, of: point, &paper)
        }
        for rejection in point.rejections {
            paper.line()
            observation(rejection.observation, of: point, rejectedBy: rejection.decision, &paper)
        }
    }

    /// "Troops deployed · North Korea · Russia · Flow · 2024-10".
    static func title(_ point: Point, _ description: SeriesDescription, _ names: DisplayNames) -> String {
        var parts = [description.title, names.subject(point.key.subject)]
        for name in description.dimensions { if let id = point.key.dimensions[name] { parts.append(names.value(id, of: name)) } }
        return (parts + [point.period.description]).joined(separator: " · ")
    }

    private static func observation(
        _ o: Observation, of point: Point, rejectedBy decision: Decision? = nil, _ paper: inout TextPaper
    ) {
        let isChosen = o.id == point.chosen.id
        let rejection = decision.map { "rejected by \($0.author), \($0.date), because: \($0.reason) (decision \($0.id))" }
        let decided = point.verdicts[o.id].map(Self.verdict)
        let verdict = rejection ?? (isChosen ? "chosen" : decided ?? Self.verdict(o, against: point.chosen))
        paper.wrapped(
            "\(isChosen ? (paper.options.ascii ? "*" : "●") : (paper.options.ascii ? "-" : "○")) \(FigureText.withUnit(o.figure))"
                + (o.status == .actual ? "" : ", " + o.status.word) + " · " + verdict,
            indent: 2, hanging: 2, style: isChosen ? .strong : .plain)
        let quote = Quote(o)
        paper.wrapped(quote.marked(paper.options.ascii), indent: 4)
        var source = "— " + quote.source
        if o.vintage > 0 { source += ", vintage \(o.vintage)" }
        paper.wrapped(source, indent: 4, hanging: 2, style: .quiet)
        paper.wrapped(
            [o.article.url ?? "", o.article.path, o.id].filter { !$0.isEmpty }.joined(separator: " · "), indent: 6, style: .quiet)
    }

    /// What a decision says of an observation that is not the chosen one.
    private static func verdict(_ decision: Decision) -> String {
        let by = "\(decision.author), \(decision.date) (decision \(decision.id))"
        return switch decision.act {
        case .both: "stands beside it by decision of \(by), because: \(decision.reason)"
        case .revision: "replaced by the newer figure, as decided by \(by)"
        case .accept, .reject, .set, .prefer, .mergeSubject: "decided against by \(by)"
        }
    }

    /// Why an observation is not the chosen one, as far as the two of them show it.
    static func verdict(_ o: Observation, against chosen: Observation) -> String {
        if o.isDenied { return "denied by the article itself" }
        if o.figure.value == chosen.figure.value, o.figure.upper == chosen.figure.upper {
            return o.article.voice == chosen.article.voice ? "the same, from the same voice" : "the same, from another voice"
        }
        if o.figure.robust.isDisjoint(from: chosen.figure.robust) { return "contradicts it" }
        if o.figure.standard.isDisjoint(from: chosen.figure.standard) { return "differs, within cutting off" }
        return "agrees, within rounding and wording"
    }
}
