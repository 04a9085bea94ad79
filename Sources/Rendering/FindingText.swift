public import Model

/// Findings as a person reads them: both sentences with the figure marked, who published them and when, the voices on each side,
/// the arithmetic, the likely cause, and what to do.
public enum FindingText {
    /// A report of all findings; `nil` is not an answer: without findings it says so in one line.
    ///
    /// - Parameters:
    ///   - names: Display names of subjects and dimension values.
    ///   - decisions: Whether the program has the commands that settle a finding, so that they may be named.
    ///   - points: What the series show there, as far as that is to be said.
    public static func render(
        _ findings: [Finding], descriptions: [SeriesDescription], names: DisplayNames, options: TextOptions = TextOptions(),
        decisions: Bool = false, points: FindingPoints = FindingPoints()
    ) -> String {
        if findings.isEmpty { return "Nothing disagrees.\n" }
        let series = Dictionary(descriptions.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var paper = TextPaper(options)
        for (index, finding) in findings.enumerated() {
            if index > 0 { paper.line() }
            block(finding, description: series[finding.key.series], names, decisions, points, &paper)
        }
        paper.line()
        paper.line(summary(findings))
        // The program's own words in what stands above.
        if decisions {
            paper.wrapped("A voice is an origin of its own: articles copied from one text are one voice.", indent: 0, style: .quiet)
            if findings.contains(where: { $0.severity == .tension }) {
                paper.wrapped(
                    "A tension may be explained by both being right: tables call a figure contested only for a contradiction.", indent: 0,
                    style: .quiet)
            }
            let isOfTwoKinds = findings.contains { finding in
                series[finding.key.series]?.kindDimension.map { finding.key.dimensions[$0] != nil } ?? false
            }
            if isOfTwoKinds { paper.wrapped("Flow is what came within the time, stock what was there.", indent: 0, style: .quiet) }
        }
        return paper.text
    }

    /// "1 contradiction, 2 tensions."
    public static func summary(_ findings: [Finding]) -> String {
        let parts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        return parts.isEmpty ? "Nothing disagrees." : parts.joined(separator: ", ") + "."
    }

    private static func block(
        _ f: Finding, description: SeriesDescription?, _ names: DisplayNames, _ decisions: Bool, _ points: FindingPoints,
        _ paper: inout TextPaper
    ) {
        let place = FindingParts.place(f, description: description, names)
        paper.line(.heading(f.severity), f.severity.rawValue.uppercased() + ": " + place)
        paper.wrapped(f.explanation, indent: 2)
        for side in FindingParts.sides(f) {
            paper.line()
            paper.wrapped(side.heading, indent: 2, hanging: 2, style: .strong)
            for quote in side.quotes {
                paper.wrapped(quote.marked(paper.options.ascii), indent: 4, style: .plain)
                paper.wrapped("— " + quote.source, indent: 4, hanging: 2, style: .quiet)
            }
            if side.more > 0 { paper.wrapped("and \(side.more) more \(side.more == 1 ? "article" : "articles")", indent: 4, style: .quiet) }
        }
        paper.line()
        let picture = ConflictPicture(f)?.rows(paper.options) ?? []
        for row in picture { paper.drawn(row) }
        if !picture.isEmpty { paper.line() }
        if !f.arithmetic.isEmpty { paper.labelled("why", f.arithmetic) }
        if let cause = f.likelyCause { paper.labelled("likely", FindingParts.cause(cause)) }
        if let shown = points.line(f, names) { paper.labelled("series", shown) }
        let steps = FindingSteps(f, decisions: decisions)
        if let look = steps.look { paper.command("look", look) }
        for (index, choice) in steps.choices.enumerated() {
            paper.labelled(index == 0 ? "settle" : "", choice.condition + ":")
            paper.command("", choice.command)
        }
        if let others = steps.others { paper.labelled("", others) }
        paper.labelled("id", f.id + " · rule " + f.rule)
    }
}

/// One figure of a finding with the sentences that give it.
struct FindingSide {
    /// The observation that speaks for it.
    var lead: Observation
    /// Those that are left out together where it is wrong: `lead`, or all of an exchange.
    var rejected: [Observation]
    /// Its figure, or its two figures with what each is given to.
    var label: String
    var heading: String
    var quotes: [Quote]
    /// Articles beyond the quoted ones.
    var more: Int
    /// All that give it.
    var observations: [Observation]

    /// Who published these, each once, in their order.
    var publishers: [String] {
        observations.reduce(into: []) { list, one in
            let name = Quote.publisher(one.article)
            if !list.contains(name) { list.append(name) }
        }
    }
}

/// A sentence with its figure, and where it stands.
public struct Quote: Hashable {
    var before: String
    var figure: String
    var after: String
    var source: String
    var url: String?

    /// The sentence of an observation, cut where its figure stands; the whole before it where the place is not known.
    init(_ o: Observation) {
        self.init(o.evidence, at: o.evidenceRange, figure: o.figureRange, source: Self.source(o), url: o.article.url)
    }

    /// A sentence cut where a figure stands in it, both by their places in the article.
    init(_ evidence: String, at place: ByteRange, figure range: ByteRange, source: String, url: String?) {
        let bytes = Array(evidence.utf8)
        let (start, end) = (range.start - place.start, range.end - place.start)
        self.source = source
        self.url = url
        let fits = start >= 0 && start < end && end <= bytes.count && place.count == bytes.count
        if fits, let middle = String(validating: bytes[start..<end], as: UTF8.self) {
            (before, figure, after) = (Excerpt.head(bytes[..<start]), middle, Excerpt.tail(bytes[end...]))
        } else {
            (before, figure, after) = (Excerpt.around(evidence), "", "")
        }
    }

    /// Who published an article; the name of its file where nobody says, which is the same in whatever folder it lies.
    public static func publisher(_ article: ArticleReference) -> String {
        article.publisher ?? article.path.split(separator: "/").last.map(String.init) ?? article.path
    }

    /// "Korea Herald, 2025-06-27, “Title” (from NIS)".
    private static func source(_ o: Observation) -> String {
        var parts = [publisher(o.article)]
        parts.append(o.article.published.map(\.description) ?? "undated")
        if let title = o.article.title, !title.isEmpty { parts.append("“" + title + "”") }
        var text = parts.joined(separator: ", ")
        if let attribution = o.attribution, !attribution.isEmpty { text += " (from " + attribution + ")" }
        return text
    }

    /// The sentence with its figure between marks that do without colour: »11,000«.
    func marked(_ ascii: Bool) -> String {
        if figure.isEmpty { return "“" + before.trimmed + "”" }
        let (open, close) = ascii ? (">>", "<<") : ("»", "«")
        return "“" + String((before + open + figure + close + after).trimmed) + "”"
    }
}

/// What findings consist of, for every form they are rendered to.
enum FindingParts {
    /// "Approval rating · Lee Jae Myung · approve · Gallup Korea · 2025-09-02/2025-09-04".
    static func place(_ f: Finding, description: SeriesDescription?, _ names: DisplayNames) -> String {
        var parts = [description?.title ?? f.key.series, names.subject(f.key.subject)]
        let order = description?.dimensions ?? []
        for name in order + f.key.dimensions.keys.filter({ !order.contains($0) }).sorted() {
            if let id = f.key.dimensions[name] { parts.append(names.value(id, of: name)) }
        }
        if let period = f.period { parts.append(period.description) }
        return parts.joined(separator: " · ")
    }

    /// A side for each value, with at most three quotes from different voices; observations of other figures last.
    static func sides(_ f: Finding, quotes limit: Int = 3) -> [FindingSide] {
        if isExchange(f) { return exchanged(f, quotes: limit) }
        let leads = f.values.prefix(2).compactMap { value in f.observations.first { $0.figure.value == value } }
        // A third figure, told beside one of the two, quarrels with the other one alone.
        func friend(_ o: Observation) -> String {
            guard leads.count == 2, !f.values.contains(o.figure.value) else { return "" }
            let friends = leads.filter { $0.figure.unit == o.figure.unit && !$0.figure.robust.isDisjoint(from: o.figure.robust) }
            return friends.count == 1 ? ", agrees with \(FigureText.short(friends[0].figure))" : ""
        }
        var values = f.values
        for o in f.observations where !values.contains(o.figure.value) { values.append(o.figure.value) }
        return values.compactMap { value in
            let mine = f.observations.filter { $0.figure.value == value || $0.figure.upper == value }
            guard let first = mine.first else { return nil }
            var voices: Set<String> = []
            var quoted: [Observation] = []
            for o in mine where voices.insert(o.article.voice).inserted && quoted.count < limit { quoted.append(o) }
            let articles = Set(mine.map { $0.article.identity.isEmpty ? $0.article.path : $0.article.identity }).count
            let figure = FigureText.withUnit(first.figure)
            let heading =
                figure + " · " + counted(voices.count, "voice") + ", " + counted(articles, "article")
                + (first.status == .actual ? "" : ", " + first.status.word) + friend(first)
            return FindingSide(
                lead: first, rejected: [first], label: figure, heading: heading, quotes: quoted.map(Quote.init),
                more: max(0, articles - quoted.count), observations: mine)
        }
    }

    /// Of figures that were exchanged both sides have the same; what tells them apart is which of them an article gives to what.
    private static func exchanged(_ f: Finding, quotes limit: Int) -> [FindingSide] {
        let keys = Set(f.observations.map(\.key)).sorted()
        guard let key = keys.first else { return [] }
        func name(_ other: Key) -> String {
            let differing = other.dimensions.filter { entry in keys.contains { $0.dimensions[entry.key] != entry.value } }
            return (keys.allSatisfy { $0.subject == key.subject } ? differing.values.sorted() : [other.subject]).joined(separator: " ")
        }
        let articles = Dictionary(grouping: f.observations) { $0.article.identity.isEmpty ? $0.article.path : $0.article.identity }
        let sides = OrderedGroups(f.observations) { one in
            let mine = articles[one.article.identity.isEmpty ? one.article.path : one.article.identity] ?? []
            // Of one key it is the times that tell them apart.
            if keys.count == 1 {
                let inOrder = mine.sorted { ($0.period?.start?.dayNumber ?? 0, $0.id) < ($1.period?.start?.dayNumber ?? 0, $1.id) }
                return inOrder.map { "\(FigureText.withUnit($0.figure)) for \($0.period?.description ?? "")" }.joined(separator: ", ")
            }
            return keys.compactMap { key in
                mine.first { $0.key == key }.map { "\(name(key)) \(FigureText.withUnit($0.figure))" }
            }.joined(separator: ", ")
        }
        return sides.map { side in
            let (label, mine) = (side.key, side.elements)
            let count = Set(mine.map { $0.article.identity.isEmpty ? $0.article.path : $0.article.identity }).count
            let heading = label + " · " + counted(Set(mine.map(\.article.voice)).count, "voice") + ", " + counted(count, "article")
            var sentences: Set<String> = []
            let quoted = mine.filter { sentences.insert($0.evidence).inserted }.prefix(limit)
            return FindingSide(
                lead: mine[0], rejected: mine, label: label, heading: heading, quotes: quoted.map(Quote.init), more: 0,
                observations: mine)
        }
    }

    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// A cause in words; one that this version does not know is shown as it is.
    static func cause(_ name: String) -> String {
        guard let cause = Finding.Cause(rawValue: name) else { return name.split(separator: "-").joined(separator: " ") }
        return switch cause {
        case .scale: "a scale slip: thousand, million, billion or trillion mixed up"
        case .unit: "one unit written for another"
        case .digitTransposition: "two digits that changed places"
        case .digitDropped: "a digit too few in one, or too many in the other"
        case .digitAdded: "a digit too many in one, or too few in the other"
        case .currency: "one currency written for another"
        case .flowVsStock: "what came in was taken for what is there, or the other way round"
        case .targetVsActual: "a target or plan told as a fact"
        case .correction: "the publisher's own correction"
        case .silentChange: "an edit that the publisher does not mention"
        case .staleCopy: "an old copy of an article that was corrected since"
        case .swappedStance: "approval and disapproval changed places"
        case .swappedValues: "two figures that changed places"
        case .wrongDigit: "a digit that was mistyped"
        case .wrongPeriod: "the figure of another period"
        case .wrongSubject: "the figure of another country, place or person"
        case .sum: "figures that do not make each other"
        case .direction: "a rise told as a fall, or the figures before and after exchanged"
        case .percentForPoints: "percentage points told as percent"
        case .percentChange: "a wrong figure for the time before"
        case .superlative: "a lower or higher figure was overlooked, or counts something else"
        case .cumulativeDecrease: "the count was revised, or one of them is wrong"
        case .revision: "the source has revised its figure"
        case .definition: "the figures count different things under one name"
        case .sourceDisagreement: "the sources themselves disagree"
        }
    }

    /// A word of a command as a shell reads it back: in quotation marks unless it is plain, without control characters.
    static func word(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (byte | 0x20 >= 97 && byte | 0x20 <= 122) || (byte >= 48 && byte <= 57) || "-_./:".utf8.contains(byte)
        }
        if isPlain, !text.isEmpty, !text.hasPrefix("-") { return text }
        return "'" + Escaping.terminal(text).split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// The figure that stands against the first one: one of those that the finding names, of the same key, if there is one.
    static func opponent(of best: Observation, _ f: Finding) -> Observation? {
        let all = f.observations.filter { $0.figure.value != best.figure.value }
        let named = all.filter { f.values.contains($0.figure.value) }
        let differing = named.isEmpty ? all : named
        return differing.first { $0.key == best.key } ?? differing.first
    }

    /// Whether the figures are of one point. Of several, to prefer one would leave the others standing: one is left out.
    static func isOfOnePoint(_ f: Finding) -> Bool {
        if isExchange(f) { return false }
        guard let best = f.observations.first, let other = opponent(of: best, f) else { return true }
        return other.key == best.key && other.period == best.period
    }

    /// Whether two figures stand at each other's place: then an article is wrong in both of them.
    static func isExchange(_ f: Finding) -> Bool { f.rule == "swapped-values" }
}

extension StringProtocol {
    /// Without white space at either end.
    var trimmed: String {
        var scalars = String(self).unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }
}
