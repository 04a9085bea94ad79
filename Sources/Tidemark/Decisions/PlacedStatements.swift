import Ledger
import Model
import Series

/// Statements that lacked something and that a person placed in a series, as observations.
///
/// The decision holds all that the article does not say (whose, when) and what was read of it (the figure, how surely), so that a vintage
/// stays what it was however articles are read later; the article itself is on file.
struct PlacedStatements {
    /// What was there, and what was placed beside it, in the order of key, period and id.
    var observations: [Observation]
    /// The decisions about other things, and those whose article or figure is not there.
    var others: [Decision] = []

    /// - Parameter isWanted: whether a key is looked at.
    init(
        _ decisions: [Decision], beside known: [Observation], store: ObservationStore, asOf: AsOf, isWanted: (Key) -> Bool
    ) throws(Problem) {
        observations = known
        var placed: [Observation] = []
        for decision in decisions {
            guard let place = decision.statement else {
                others.append(decision)
                continue
            }
            let article = try ledger { () throws(LedgerError) in try store.article(place.article, asOf: asOf) }
            guard let article, place.sentence.end <= article.text.count, place.figure.end <= article.text.count else {
                others.append(decision)
                continue
            }
            guard case .accept = decision.act else { continue }
            let voice = try ledger { () throws(LedgerError) in try store.knownArticles([place.article]) }[place.article]?.voice
            guard let one = Self.observation(decision, place, article, voice: voice) else {
                others.append(decision)
                continue
            }
            // What is read by now as it was placed counts once.
            let isRead = known.contains {
                $0.key.series == one.key.series && $0.article.identity == place.article && $0.figureRange == place.figure
            }
            if isWanted(one.key), !isRead { placed.append(one) }
        }
        guard !placed.isEmpty else { return }
        observations += placed
        observations.sort { a, b in
            if a.key != b.key { return a.key < b.key }
            if a.period != b.period { return (a.period?.description ?? "") < (b.period?.description ?? "") }
            return a.id < b.id
        }
    }

    private static func observation(_ decision: Decision, _ place: StatementPlace, _ article: Article, voice: String?) -> Observation? {
        guard let subject = decision.subject, let period = decision.period, let (figure, status) = reading(decision.expect ?? "") else {
            return nil
        }
        return Observation(
            id: decision.act.argument, key: Key(series: decision.series, subject: subject, dimensions: decision.dimensions), period: period,
            figure: figure, status: status, article: ArticleReference(article, voice: voice ?? place.article),
            evidence: article.string(place.sentence), evidenceRange: place.sentence, figureRange: place.figure)
    }

    // MARK: What was read

    /// "~4.8 percent actual", "20..30 persons plan": the figure and how surely it is said, as a decision keeps them.
    static func text(_ figure: Figure, _ status: Status) -> String {
        let hedge = figure.qualifier == .exact ? "" : figure.qualifier.rawValue
        return "\(hedge)\(figure.value)\(figure.upper.map { "..\($0)" } ?? "") \(figure.unit.code) \(status.rawValue)"
    }

    static func reading(_ text: String) -> (Figure, Status)? {
        var parts = text.split(separator: " ")
        guard parts.count >= 3, let status = parts.popLast().flatMap({ Status(rawValue: String($0)) }) else { return nil }
        var number = parts.removeFirst()
        let qualifier = number.first.flatMap { Qualifier(rawValue: String($0)) }
        if qualifier != nil { number = number.dropFirst() }
        var ends = [number]
        if let dots = number.firstRange(of: "..") { ends = [number[..<dots.lowerBound], number[dots.upperBound...]] }
        let values = ends.compactMap { ExactDecimal(String($0)) }
        guard values.count == ends.count else { return nil }
        let code = parts.joined(separator: " ")
        let figure = Figure(
            value: values[0], upper: values.count > 1 ? values[1] : nil, qualifier: qualifier ?? .exact, unit: MeasureUnit(known: code))
        return (figure, status)
    }
}

extension Decision {
    /// The statement that it places in a series, or leaves out for good; `nil` where it is about what is in a series already.
    var statement: StatementPlace? {
        switch act {
        case .accept(let argument), .reject(let argument): StatementPlace(argument)
        default: nil
        }
    }
}

extension UndecidedStatement {
    /// - Parameter article: the identity of its article.
    func place(in article: String) -> StatementPlace { StatementPlace(article: article, sentence: evidenceRange, figure: figureRange) }
}
