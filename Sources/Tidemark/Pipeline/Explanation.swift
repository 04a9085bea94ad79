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
            for article in opened.articles { try write(ArticleSteps(work.read(article), definitions.definitions).text) }
        }
    }
}

/// One article from its bytes to its observations, each value with its byte range.
private struct ArticleSteps {
    private let found: ArticleResult
    private let definitions: [SeriesDefinition]
    private var article: Article { found.article }

    init(_ found: ArticleResult, _ definitions: [SeriesDefinition]) {
        self.found = found
        self.definitions = definitions
    }

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
        let passed = passedOver
        if !found.matches.rejections.isEmpty || !passed.isEmpty { out += "  not of a series:\n" }
        for one in found.matches.rejections {
            out += "    \(one.figureRange)  \"\(Plain.line(article.string(one.figureRange)))\"  \(one.series): \(one.reason)\n"
        }
        for (range, reason) in passed { out += "    \(range)  \"\(Plain.line(article.string(range)))\"  \(reason)\n" }
        return out + "\n"
    }

    /// The quantities that no series so much as looked at, each with why.
    private var passedOver: [(range: ByteRange, reason: String)] {
        let matches = found.matches
        var told = Set(matches.observations.map(\.figureRange) + matches.undecided.map(\.figureRange))
        told.formUnion(matches.rejections.map(\.figureRange))
        let roles = found.reading.sentences.flatMap(\.quantities).filter { !told.contains($0.mention.range) }
        if roles.isEmpty { return [] }
        let words = found.reading.sentences.reduce(into: Set<UInt64>()) { words, sentence in
            for word in sentence.words { words.insert(word.hash) }
        }
        let spoken = definitions.filter { $0.measureVocabulary.mayStand(in: words) }
        return roles.map { ($0.mention.range, reason($0, spoken)) }
    }

    /// - Parameter spoken: the series whose measures the article speaks of.
    private func reason(_ role: QuantityRole, _ spoken: [SeriesDefinition]) -> String {
        guard !spoken.isEmpty else { return "the article holds the measure words of no series" }
        let unit = role.mention.figure.unit.code
        let fitting = spoken.filter { Self.admits($0, unit) }
        guard fitting.isEmpty else {
            return list(fitting.map(\.id)) + ": the words of its measure are too far from the figure, or belong to another"
        }
        let wanted = list(spoken.map { "\($0.id) is in \(Self.unit($0))" })
        if unit.isEmpty {
            let levels = spoken.contains { !$0.levels.isEmpty } ? "" : ", or a noun of `levels` right before it"
            return "a bare number: \(wanted); it takes that beside it\(levels)"
        }
        return "in \(Plain.line(unit)): \(wanted)"
    }

    private func list(_ items: [String]) -> String {
        items.prefix(3).joined(separator: ", ") + (items.count > 3 ? " and \(Count.grouped(items.count - 3)) more" : "")
    }

    /// Whether a series can have figures in a unit, as far as the unit alone tells.
    private static func admits(_ definition: SeriesDefinition, _ unit: String) -> Bool {
        switch definition.unit {
        case .percent: unit == MeasureUnit.percent.code || unit == MeasureUnit.percentagePoint.code
        case .currency: unit.utf8.count == 3 && unit.utf8.allSatisfy { (65...90).contains($0) }
        case .persons: unit == MeasureUnit.persons.code
        case .codes(let codes): codes.contains(unit)
        }
    }

    private static func unit(_ definition: SeriesDefinition) -> String {
        switch definition.unit {
        case .percent: "percent"
        case .currency: "a currency"
        case .persons: "persons"
        case .codes(let codes): codes.prefix(3).joined(separator: " or ")
        }
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
