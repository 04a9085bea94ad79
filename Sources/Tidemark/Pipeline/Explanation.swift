import Model
import Reading
import Series

/// Every step of reading pages, for a person who wants to know how a figure came about, or why it did not.
public struct Explanation: Sendable {
    private let definitions: DefinitionSet
    private let report: ProblemReport

    /// - Parameter workspace: whose definitions are used; without one those of the nearest workspace, or the built-in ones.
    public init(workspace: String?, report: @escaping ProblemReport) throws(Problem) {
        let found = workspace != nil ? try Workspace.find(workspace) : try? Workspace.find(nil)
        definitions = DefinitionSet.load(found, report: report)
        self.report = report
    }

    /// Hands over the text piece by piece.
    public func run(_ intake: Intake, write: (String) throws -> Void) async throws {
        var stream = ScrapeStream(try intake.sources(without: nil, report: report))
        let work = ArticleWork(definitions)
        while let piece = stream.next() {
            let opened = work.pages.open(piece)
            opened.problems.forEach(report)
            for article in opened.articles { try write(ArticleSteps(work.read(article)).text) }
        }
    }
}

/// One article from its bytes to its observations, each value with its byte range.
private struct ArticleSteps {
    private let found: ArticleResult
    private var article: Article { found.article }

    init(_ found: ArticleResult) { self.found = found }

    var text: String {
        var out = "\(Plain.line(article.path)) · article \(article.index)\n"
        out += field("title", article.title)
        out += field("publisher", article.publisher)
        out += field("agency", article.agency)
        out += field("url", article.url)
        for (name, stamp) in [("published", article.published), ("modified", article.modified), ("captured", article.captured)] {
            out += field(name, stamp.map { "\($0.period)   (from: \($0.origin.rawValue))" })
        }
        out += field(
            "text", "bytes \(article.range), \(Count.of(article.blocks.count, "block")), \(Count.of(article.tables.count, "table"))")
        for sentence in found.reading.sentences { out += steps(of: sentence) }
        out += "\n  observations: \(found.matches.observations.count)\n"
        for one in found.matches.observations { out += "    \(one.figureRange)  \(Self.line(one))\n" }
        if !found.matches.undecided.isEmpty { out += "  left out, because something is not said:\n" }
        for one in found.matches.undecided {
            out += "    \(one.figureRange)  \(one.series) \(Self.text(one.figure)): \(one.missing.joined(separator: ", "))\n"
        }
        if !found.matches.rejections.isEmpty { out += "  not of a series:\n" }
        for one in found.matches.rejections {
            out += "    \(one.figureRange)  \"\(Plain.line(article.string(one.figureRange)))\"  \(one.series): \(one.reason)\n"
        }
        return out + "\n"
    }

    private func field(_ name: String, _ value: String?) -> String {
        guard let value, !value.isEmpty else { return "" }
        return "  " + name.padding(to: 10) + " " + Plain.line(value) + "\n"
    }

    /// A sentence with its mentions; none where it has no quantity and no time.
    private func steps(of sentence: SentenceReading) -> String {
        guard !sentence.quantities.isEmpty || !sentence.times.isEmpty else { return "" }
        var out = "\n  \(sentence.range)  \(sentence.block.rawValue)  “\(Plain.line(article.string(sentence.range)))”\n"
        for role in sentence.quantities {
            var parts = ["\"\(Plain.line(article.string(role.mention.range)))\"", Self.text(role.mention.figure)]
            if role.mention.shape != .single { parts.append(role.mention.shape.rawValue) }
            if let trend = role.mention.trend { parts.append(trend.rawValue) }
            if let status = role.status { parts.append(status.rawValue) }
            if role.isChange { parts.append("a change") }
            if role.isNegated { parts.append("negated") }
            if role.isDenied { parts.append("denied") }
            if role.isHypothetical { parts.append("hypothetical") }
            if !role.mention.concept.isEmpty {
                parts.append("of " + role.mention.concept.map { Plain.line(article.string($0)) }.joined(separator: ", "))
            }
            out += "    \(role.mention.range)  quantity  " + parts.joined(separator: "  ") + "\n"
        }
        for role in sentence.times {
            let period = role.mention.period.map { " = \($0)" } ?? ""
            out +=
                "    \(role.mention.range)  time      \"\(Plain.line(article.string(role.mention.range)))\"  \(role.mention.timex)\(period)"
            out += role.isOfReport ? "  dates the report\n" : "\n"
        }
        for role in sentence.entities {
            out += "    \(role.mention.range)  \(role.mention.kind.rawValue.padding(to: 8))  "
            out += "\"\(Plain.line(article.string(role.mention.range)))\"  \(role.mention.id)\(role.isSpeaker ? "  speaks" : "")\n"
        }
        if let attribution = sentence.attribution {
            out += "    \(attribution)  from      \"\(Plain.line(article.string(attribution)))\"\n"
        }
        return out
    }

    private static func line(_ o: Observation) -> String {
        var parts = [o.key.description, o.period?.description ?? "no period", text(o.figure), o.status.rawValue]
        if let attribution = o.attribution { parts.append("from \(Plain.line(attribution))") }
        if o.isDenied { parts.append("denied") }
        return parts.joined(separator: "  ")
    }

    private static func text(_ figure: Figure) -> String {
        let hedge = figure.qualifier == .exact ? "" : figure.qualifier.rawValue
        return hedge + figure.value.description + (figure.upper.map { "–\($0)" } ?? "") + " " + figure.unit.code
    }
}

extension String {
    /// With spaces after it up to a width.
    func padding(to width: Int) -> String { count >= width ? self : self + String(repeating: " ", count: width - count) }
}
