import Ledger
import Model
import Rendering
import Series
import Vocabulary

extension Decider {
    /// A statement of the review queue enters its series, with what its article does not say.
    ///
    /// - Parameters:
    ///   - statement: as `review` names it.
    ///   - series: needed only where the same figure waits for several series.
    ///   - subject: by id or name; `nil` where the article names it.
    ///   - dimensions: those that the article does not say, or says wrongly.
    ///   - period: 2025, 2025-08, 2025-08-12/2025-08-14.
    public func accept(
        statement: String, series: String? = nil, subject: String?, dimensions: [String: String] = [:], period: String?,
        because reason: String
    ) throws(Problem) -> Receipt {
        try settle(statement, series) { waiting, definition, vocabulary, store throws(Problem) in
            guard let period = try Queries.window(period?.nonEmpty) ?? waiting.period else {
                throw Problem(.usage, "it is not said when the figure holds", remedy: "say it as the period, such as 2025-08")
            }
            let known = try ledger { () throws(LedgerError) in try store.subjects(of: definition.id) }
            var id = waiting.subject
            if let subject = subject?.nonEmpty {
                let ids = known + definition.subject.names.sorted() + vocabulary.ids(definition.subject.kinds)
                id = try Self.named(subject, among: ids, vocabulary, of: definition.id, as: "subject")
            }
            guard let id else { throw Problem(.usage, "it is not said whose figure it is", remedy: "say it as the subject") }
            let values = try Self.dimensions(dimensions, beside: waiting.dimensions, definition, vocabulary)
            return Decision(
                act: .accept(observation: statement), series: definition.id, subject: id, dimensions: values, period: period,
                reason: reason, author: author, date: date, expect: PlacedStatements.text(waiting.figure, waiting.status))
        }
    }

    /// A statement of the review queue enters no series, and is not asked about again.
    public func reject(statement: String, series: String? = nil, because reason: String) throws(Problem) -> Receipt {
        try settle(statement, series) { waiting, definition, _, _ throws(Problem) in
            Decision(
                act: .reject(observation: statement), series: definition.id, reason: reason, author: author, date: date,
                expect: PlacedStatements.text(waiting.figure, waiting.status))
        }
    }

    private func settle(
        _ statement: String, _ series: String?,
        _ make: (UndecidedStatement, SeriesDefinition, Vocabulary, ObservationStore) throws(Problem) -> Decision
    ) throws(Problem) -> Receipt {
        try workspace.alone(report: report) { () throws(Problem) in try settleAlone(statement, series, make) }
    }

    private func settleAlone(
        _ statement: String, _ series: String?,
        _ make: (UndecidedStatement, SeriesDefinition, Vocabulary, ObservationStore) throws(Problem) -> Decision
    ) throws(Problem) -> Receipt {
        let store = try workspace.openStore(report: report)
        let definitions = DefinitionSet.load(workspace, report: report)
        let article = try StatementPlace(statement).flatMap { place throws(Problem) in
            try ledger { () throws(LedgerError) in try store.article(place.article) }
        }
        let found = article.map { ArticleWork(definitions).read($0).matches.undecided } ?? []
        let waiting = found.filter { one in
            one.place(in: article?.identity ?? "").description == statement && series.map { $0 == one.series } ?? true
        }
        guard let one = waiting.first, let definition = definitions[one.series] else {
            throw Problem(.usage, "no statement \(statement) waits", remedy: "tidemark review lists those that do")
        }
        if waiting.count > 1 {
            let series = waiting.map(\.series).joined(separator: " and for ")
            throw Problem(.usage, "the statement waits for \(series)", remedy: "say which with --series")
        }
        let decision = try make(one, definition, definitions.vocabulary, store).named
        let receipt = try record([decision], cause: "\(decision.act.name) \(decision.act.argument)", store)
        try ledger { () throws(LedgerError) in try store.close() }
        return receipt
    }

    /// A value where no article has a figure, in the unit of the series.
    func newPoint(
        _ series: String, _ subject: String, _ dimensions: [String: String], _ period: String, to value: ExactDecimal,
        because reason: String, _ state: SeriesState
    ) throws(Problem) -> Decision {
        guard let definition = state.definitions.first(where: { $0.id == series }), let window = try Queries.window(period) else {
            throw Problem(.usage, "there is no series \(series)", remedy: "tidemark series list names them")
        }
        let vocabulary = DefinitionSet.vocabulary(of: state.definitions)
        let points = state.points[series] ?? []
        let ids = points.map(\.key.subject) + definition.subject.names.sorted() + vocabulary.ids(definition.subject.kinds)
        let id = try Self.named(subject, among: ids, vocabulary, of: series, as: "subject")
        let values = try Self.dimensions(dimensions, beside: [:], definition, vocabulary)
        let used = Set(points.map(\.chosen.figure.unit.code))
        let unit: String? =
            switch definition.unit {
            case .percent: MeasureUnit.percent.code
            case .persons: MeasureUnit.persons.code
            case .codes(let codes) where codes.count == 1: codes[0]
            case .currency, .codes: points.last { $0.key.subject == id }?.chosen.figure.unit.code ?? (used.count == 1 ? used.first : nil)
            }
        guard let unit else {
            throw Problem(
                .usage, "it is not known in which unit \(series) has figures of \(subject)",
                remedy: "a value makes a point where the series has one unit, or the subject a figure already")
        }
        return Decision(
            act: .set(value: value), series: series, subject: id, dimensions: values, period: window, reason: reason, author: author,
            date: date, expect: Decision.noPoint(unit: unit))
    }

    /// The dimensions of a key, those given before those known.
    private static func dimensions(
        _ given: [String: String], beside known: [String: String], _ definition: SeriesDefinition, _ vocabulary: Vocabulary
    ) throws(Problem) -> [String: String] {
        var values = known
        for (name, value) in given where !value.isEmpty {
            guard let rule = definition.dimensions.first(where: { $0.name == name }) else {
                throw Problem(
                    .usage, "\(definition.id) has no dimension \(name)",
                    remedy: "it has " + definition.dimensions.map(\.name).joined(separator: ", "))
            }
            let ids = rule.values.map(\.id) + vocabulary.ids(rule.kinds)
            values[name] = try Self.named(value, among: ids, vocabulary, of: definition.id, as: name)
        }
        if let missing = definition.dimensions.first(where: { $0.isRequired && values[$0.name] == nil }) {
            throw Problem(.usage, "its \(missing.name) is not said", remedy: "say it as the \(missing.name)")
        }
        return values
    }

    /// The id of what a person names by id or name, in any case.
    private static func named(
        _ given: String, among ids: [String], _ vocabulary: Vocabulary, of series: String, as what: String
    ) throws(Problem) -> String {
        let wanted = given.lowercased()
        let names = DisplayNames(vocabulary)
        if let id = ids.first(where: { $0.lowercased() == wanted || names.subject($0).lowercased() == wanted }) { return id }
        let nearest = Suggestion.nearest(to: given, in: ids + ids.map(names.subject))
        throw Problem(
            .usage, "\(series) knows no \(what) \(given)",
            remedy: nearest.map { "did you mean \($0)?" } ?? "write the name as the vocabulary has it")
    }
}

extension Vocabulary {
    /// The ids of all that it knows of these kinds.
    fileprivate func ids(_ kinds: [EntityMention.Kind]) -> [String] {
        kinds.flatMap { kind -> [String] in
            switch kind {
            case .country: countries.map(\.code)
            case .alliance: alliances.map(\.id)
            case .person: people.map(\.id)
            case .pollster: pollsters.map(\.id)
            case .organization: organizations.map(\.id)
            case .place: places.map(\.id)
            }
        }
    }
}
