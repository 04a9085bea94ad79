public import Model

/// What changed between two vintages: points by series, each kind of change apart, and what was decided.
public struct VintageDifference: Sendable {
    var from: Int
    var to: Int
    var changes: [(series: SeriesDescription, list: [PointChange])]
    var decided: [Decision]
    var undone: [Decision]
    var redefined: [String]
    var observations: (new: Int, gone: Int)

    /// - Parameter observations: how many observations came and went.
    public init(
        from: Int, to: Int, changes: [(SeriesDescription, [PointChange])], decided: [Decision], undone: [Decision], redefined: [String],
        observations: (new: Int, gone: Int)
    ) {
        (self.from, self.to) = (from, to)
        self.changes = changes.map { ($0.0, $0.1) }
        self.decided = decided
        self.undone = undone
        self.redefined = redefined
        self.observations = observations
    }

    // MARK: For a person

    /// By kind of change, the counts in the first line.
    public func text(names: DisplayNames) -> String {
        let all = changes.flatMap { series in series.list.map { (series.series, $0) } }
        var counts = PointChange.Kind.allCases.compactMap { kind -> String? in
            let count = all.count { $0.1.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.word)"
        }
        if counts.isEmpty { counts = ["no point changed"] }
        var text = "From vintage \(from) to \(to): \(counts.joined(separator: ", ")).\n"
        if observations.new + observations.gone > 0 {
            text += "Observations: \(observations.new) came, \(observations.gone) went.\n"
        }
        for kind in PointChange.Kind.allCases {
            let list = all.filter { $0.1.kind == kind }
            if list.isEmpty { continue }
            text += "\n\(kind.word)\n"
            for (series, change) in list { text += "  " + Self.line(change, series, names) + "\n" }
        }
        if !(decided.isEmpty && undone.isEmpty) { text += "\ndecisions\n" }
        for decision in decided { text += "  + " + Self.line(decision) + "\n" }
        for decision in undone { text += "  - " + Self.line(decision) + "\n" }
        // Of the first vintage all are new, which says nothing.
        if !redefined.isEmpty, from > 0 { text += "\nseries whose definition changed, so that articles may be read otherwise\n" }
        for series in redefined where from > 0 { text += "  \(Escaping.terminal(series))\n" }
        return text
    }

    /// Where, what became of the figure, and who gives it now: on one line.
    public static func line(_ change: PointChange, _ series: SeriesDescription, _ names: DisplayNames) -> String {
        var parts = [series.id, names.subject(change.key.subject)]
        for name in series.dimensions { if let id = change.key.dimensions[name] { parts.append(names.value(id, of: name)) } }
        parts.append(change.period.description)
        parts.append(figures(change))
        if let source = (change.after ?? change.before)?.chosen { parts.append(Quote.publisher(source.article)) }
        return Escaping.terminal(parts.joined(separator: " · "))
    }

    /// "58% → 61% (+3)".
    static func figures(_ change: PointChange) -> String {
        let before = change.before.map { FigureText.withUnit($0.chosen.figure) }
        let after = change.after.map { FigureText.withUnit($0.chosen.figure) }
        guard let before, let after else { return before ?? after ?? "" }
        guard let difference = change.difference, !difference.isZero else { return before == after ? after : "\(before) → \(after)" }
        return "\(before) → \(after) (\(difference.isNegative ? "" : "+")\(FigureText.grouped(difference)))"
    }

    private static func line(_ decision: Decision) -> String {
        let place = [decision.series, decision.subject, decision.period?.description].compactMap { $0 }.joined(separator: " · ")
        return Escaping.terminal(
            "\(decision.id) \(decision.act.name) \(decision.act.argument) · \(place) · \(decision.author), \(decision.date): \(decision.reason)"
        )
    }

    // MARK: For a program

    /// As csv-diff writes it (`added`, `removed`, `changed` with `key` and `changes` of old and new, `columns_added`,
    /// `columns_removed`), with the kind of each change, its size and its sentence beside, and the decisions.
    public func json(names: DisplayNames) -> String {
        var object = JSONObject()
        object.add("from", from)
        object.add("to", to)
        let all = changes.flatMap(\.list)
        object.add("added", objects: all.filter { $0.kind == .added }.map { Self.row($0) })
        object.add("removed", objects: all.filter { $0.kind == .withdrawn }.map { Self.row($0) })
        object.add("changed", objects: all.filter { $0.before != nil && $0.after != nil }.map { Self.change($0) })
        object.add("columns_added", strings: [])
        object.add("columns_removed", strings: [])
        object.add("decided", objects: decided.map(Self.object))
        object.add("undone", objects: undone.map(Self.object))
        object.add("redefined", strings: redefined)
        return object.line
    }

    /// What names a point in one word: series, subject, dimensions, period and unit.
    private static func name(_ change: PointChange) -> String {
        [change.key.description, change.period.description, change.unit.code].joined(separator: " ")
    }

    private static func row(_ change: PointChange) -> JSONObject {
        var object = JSONObject()
        object.add("key", name(change))
        object.add(change.key, period: change.period)
        guard let point = change.after ?? change.before else { return object }
        object.add(point.chosen.figure)
        object.add("status", point.chosen.status.rawValue)
        object.add("evidence", point.chosen.evidence)
        return object
    }

    static func change(_ change: PointChange) -> JSONObject {
        var object = JSONObject()
        object.add("key", name(change))
        object.add("kind", change.kind.rawValue)
        object.add(change.key, period: change.period)
        var fields = JSONObject()
        let (old, new) = (change.before.map(columns) ?? [], change.after.map(columns) ?? [])
        for (before, after) in zip(old, new) where before.1 != after.1 { fields.add(before.0, strings: [before.1, after.1]) }
        object.add("changes", object: fields)
        object.add("difference", change.difference.flatMap { $0.isZero ? nil : $0.description })
        object.add("evidence", change.after?.chosen.evidence)
        object.add("decision", (change.after?.decision ?? change.before?.decision)?.id)
        return object
    }

    private static func columns(_ point: Point) -> [(String, String)] {
        [
            ("value", point.chosen.figure.value.description), ("upper", point.chosen.figure.upper?.description ?? ""),
            ("qualifier", point.chosen.figure.qualifier.rawValue), ("status", point.chosen.status.rawValue),
            ("low", point.low.description), ("high", point.high.description), ("contested", point.isContested ? "true" : "false"),
            ("voices", String(point.voices)), ("articles", String(point.articles)), ("publisher", point.chosen.article.publisher ?? ""),
        ]
    }

    private static func object(_ decision: Decision) -> JSONObject {
        var object = JSONObject()
        object.add("decision", decision.id)
        object.add("act", decision.act.name)
        object.add("argument", decision.act.argument)
        object.add("series", decision.series)
        object.add("subject", decision.subject)
        object.add("period", decision.period?.description)
        object.add("because", decision.reason)
        object.add("by", decision.author)
        object.add("date", decision.date.description)
        return object
    }
}

extension PointChange.Kind {
    /// For headings.
    var word: String { self == .changedSilently ? "changed in silence" : rawValue }
}

/// What became of the points of one subject, vintage by vintage.
public struct SubjectHistory: Sendable {
    var description: SeriesDescription
    var changes: [(vintage: Vintage, change: PointChange)]

    /// - Parameter changes: the oldest first.
    public init(description: SeriesDescription, changes: [(vintage: Vintage, change: PointChange)]) {
        self.description = description
        self.changes = changes
    }

    public func text(names: DisplayNames, options: TextOptions = TextOptions()) -> String {
        var paper = TextPaper(options)
        if changes.isEmpty { paper.line("No figure was ever on file for that.") }
        for (index, (vintage, change)) in changes.enumerated() {
            if index > 0 { paper.line() }
            paper.wrapped(
                "vintage \(vintage.number), \(vintage.recorded) · \(change.kind.word)", indent: 0, hanging: 2, style: .strong)
            let key = VintageDifference.line(change, description, names)
            paper.wrapped(key, indent: 2, hanging: 2, style: .accent)
            guard let point = change.after ?? change.before else { continue }
            if let decision = point.decision ?? change.before?.decision, change.kind == .decided {
                paper.wrapped(
                    "\(point.decision == nil ? "taken back" : "decided"): \(decision.act.name), \(decision.author), \(decision.date), because: \(decision.reason)",
                    indent: 2, hanging: 2)
            }
            let quote = Quote(point.chosen)
            paper.wrapped(quote.marked(options.ascii), indent: 4)
            paper.wrapped("— " + quote.source, indent: 4, hanging: 2, style: .quiet)
        }
        return paper.text
    }

    public func jsonLines(names: DisplayNames) -> String {
        changes.map { vintage, change in
            var object = JSONObject()
            object.add("vintage", vintage.number)
            object.add("recorded", vintage.recorded)
            object.add("kind", change.kind.rawValue)
            object.add(change.key, period: change.period)
            object.add("before", change.before?.chosen.figure.value.description)
            object.add("value", change.after?.chosen.figure.value.description)
            object.add("unit", change.unit.code)
            object.add("difference", change.difference?.description)
            object.add("evidence", (change.after ?? change.before)?.chosen.evidence)
            object.add("observation", (change.after ?? change.before)?.chosen.id)
            object.add("decision", (change.after?.decision ?? change.before?.decision)?.id)
            return object.line
        }.joined()
    }

    public func table(names: DisplayNames) -> Table {
        Table(
            columns: [
                "vintage", "recorded", "change", "series", "subject", "subject_name", "dimensions", "period", "before", "value", "unit",
                "evidence",
            ],
            rows: changes.map { vintage, change in
                [
                    .plain(String(vintage.number)), .plain(vintage.recorded), .plain(change.kind.rawValue), .text(change.key.series),
                    .text(change.key.subject), .text(names.subject(change.key.subject)), .text(change.key.dimensionsText),
                    .text(change.period.description), change.before.map { .number($0.chosen.figure.value.description) } ?? .empty,
                    change.after.map { .number($0.chosen.figure.value.description) } ?? .empty, .text(change.unit.code),
                    .text((change.after ?? change.before)?.chosen.evidence),
                ]
            })
    }
}
