import Ledger
import Model
import Rendering
import Series

/// The statements that wait for what their text does not say, those first whose answer would change most.
public struct ReviewQueue: Sendable {
    /// What an answer would do to its series.
    enum Effect: Comparable {
        /// The one figure that is filed for its house and its days leaves no value for both.
        case disputes
        /// The subject, or the series, has no point yet.
        case first
        /// It would stand beside other figures.
        case other
        /// A point has this very figure already.
        case confirms
    }

    struct Item {
        var statement: UndecidedStatement
        var article: Article
        var effect: Effect
        /// The point it is held against: the one that it would confirm, or the last one.
        var point: Point?
        /// How many subjects have figures in the series.
        var subjects: Int

        /// The least for what goes first: what is new to a series before what it has, one answer before several, news before what
        /// is old; what is undated comes last.
        fileprivate var rank: (Int, Effect, Int, Int) {
            (effect == .confirms ? 1 : 0, effect, statement.missing.count, -(article.published?.period.end?.dayNumber ?? .min + 1))
        }
    }

    private let rereader: Rereader
    private let queries: Queries

    public init(_ workspace: Workspace, state: StateRequest = StateRequest(), report: @escaping ProblemReport) throws(Problem) {
        queries = try Queries(workspace, state: state, report: report)
        // What is wrong in definitions has been said.
        rereader = try Rereader(workspace, state: state, report: { _ in })
    }

    /// The items of some series, or of all, in the order of the queue.
    func items(of series: [String] = []) async throws(Problem) -> [Item] {
        let definitions = try queries.definitions.chosen(series)
        let chosen = Set(definitions.map(\.id))
        let houses = Dictionary(definitions.map { ($0.id, $0.checks.independent) }) { first, _ in first }
        let points = try queries.state().points
        let waiting = try await rereader.waiting().filter { chosen.contains($0.statement.series) }
        let items = waiting.map {
            Self.item($0.statement, $0.article, points[$0.statement.series] ?? [], houses: houses[$0.statement.series] ?? [])
        }
        return items.enumerated().sorted { a, b in
            a.element.rank == b.element.rank ? a.offset < b.offset : a.element.rank < b.element.rank
        }.map(\.element)
    }

    /// - Parameter houses: the dimensions that say who counted. Only of one house and its days is it sure that both speak of one thing.
    static func item(_ statement: UndecidedStatement, _ article: Article, _ points: [Point], houses: [String]) -> Item {
        let fitting = points.filter { point in
            statement.subject.map { $0 == point.key.subject } ?? true
                && statement.period.map { $0.overlaps(point.period) } ?? true
                && point.chosen.figure.unit == statement.figure.unit
                && statement.dimensions.allSatisfy { point.key.dimensions[$0.key] ?? $0.value == $0.value }
        }
        let same = fitting.last { $0.chosen.figure.value == statement.figure.value && $0.chosen.figure.upper == statement.figure.upper }
        let last = fitting.max { ($0.period, $1.key) < ($1.period, $0.key) }
        let rivals = fitting.filter { point in
            point.period.start == statement.period?.start && point.period.end == statement.period?.end
                && point.key.dimensions == statement.dimensions
        }
        let isDisputed =
            same == nil && statement.missing.count == 1 && rivals.count == 1 && !houses.isEmpty
            && houses.allSatisfy { statement.dimensions[$0] != nil }
            && rivals[0].chosen.figure.robust.isDisjoint(from: statement.figure.robust)
        let effect: Effect = same != nil ? .confirms : isDisputed ? .disputes : last == nil ? .first : .other
        return Item(
            statement: statement, article: article, effect: effect, point: same ?? (isDisputed ? rivals[0] : last),
            subjects: Set(points.map(\.key.subject)).count)
    }

    /// The queue as a list.
    public func list(_ series: [String] = [], _ format: ListFormat) async throws(Problem) -> String {
        switch format {
        case .jsonl: return try await rows(of: series).map(JSONLines.waiting).joined()
        case .csv: return try await Table.waiting(rows(of: series), names: queries.names).csv()
        case .text:
            let items = try await items(of: series)
            return items.isEmpty ? "Nothing waits.\n" : items.map(text).joined(separator: "\n") + dating(items)
        }
    }

    /// So many files without a date are named.
    private static let mostFiles = 5

    /// How to date what waits for a date only.
    private func dating(_ items: [Item]) -> String {
        let undated = items.filter { $0.article.published == nil }
        if undated.isEmpty { return "" }
        // A file of several articles is read anew as a whole.
        let files = OrderedGroups(undated) { String($0.article.path.prefix { $0 != "#" }) }
        var lines = files.prefix(Self.mostFiles).map { "  tidemark update \(Plain.line($0.key)) --published DATE" }
        if files.count > Self.mostFiles { lines.append("  and \(files.count - Self.mostFiles) more") }
        return """

            \(Count.of(undated.count, "statement")) in \(Count.of(files.count, "file")) without a date; read again with it, many need no answer:
            \(lines.joined(separator: "\n"))

            """
    }

    /// The same items as they are shown elsewhere.
    func rows(of series: [String] = []) async throws(Problem) -> [ReviewItem] {
        let known = Dictionary(queries.definitions.definitions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try await items(of: series).map { item in
            let (one, article) = (item.statement, item.article)
            let definition = known[one.series]
            let dimensions = definition?.dimensions.filter { $0.isRequired || one.dimensions[$0.name] != nil }.map(\.name) ?? []
            return ReviewItem(
                statement: one.place(in: article.identity).description, series: one.series, title: definition?.title ?? one.series,
                figure: one.figure, status: one.status, missing: one.missing, subject: one.subject,
                dimensions: dimensions.map { ($0, one.dimensions[$0]) }, period: one.period, answer: consequence(item),
                evidence: one.evidence, evidenceRange: one.evidenceRange, figureRange: one.figureRange,
                article: ArticleReference(article, voice: article.identity))
        }
    }

    private func text(_ item: Item) -> String {
        let (one, article) = (item.statement, item.article)
        let source = [article.publisher ?? article.path, article.published?.period.description ?? "undated"].joined(separator: ", ")
        return """
            \(one.series)  \(Self.figure(one.figure))   missing: \(one.missing.joined(separator: ", "))
              known     \(known(one))
              answer    \(consequence(item))
              “\(Plain.line(Excerpt.around(one.evidence)))”
              \(Plain.line(source))\(article.title.map { ", “\(Plain.line($0))”" } ?? "")
              \(one.place(in: article.identity))

            """
    }

    private static func figure(_ figure: Figure) -> String {
        [figure.upper.map { "\(figure.value) to \($0)" } ?? "\(figure.value)", figure.unit.code].joined(separator: " ")
    }

    private func known(_ one: UndecidedStatement) -> String {
        let parts = [one.subject.map(queries.names.subject), one.period?.description].compactMap(\.self)
        return parts.isEmpty ? "neither whose it is nor when" : parts.joined(separator: ", ")
    }

    private func consequence(_ item: Item) -> String {
        let one = item.statement
        let whose = one.subject.map(queries.names.subject)
        guard let point = item.point else {
            if let whose { return "would be the first figure of \(whose)" + (one.period.map { " for \($0)" } ?? "") }
            if item.subjects == 0 { return "would be the first figure of the series" }
            return "would be the first figure" + (one.period.map { " for \($0)" } ?? "")
                + " in a series of \(Count.of(item.subjects, "subject"))"
        }
        let other = "\(queries.names.subject(point.key.subject)), \(point.period), \(Self.figure(point.chosen.figure))"
        switch item.effect {
        case .confirms: return "would change no figure if it is that of \(other)"
        case .disputes: return "would contradict the figure of the same time: \(other)"
        case .first, .other:
            return one.period == nil
                ? "would be a figure beside the last one: \(other)" : "would be a figure beside that of the same time: \(other)"
        }
    }
}
