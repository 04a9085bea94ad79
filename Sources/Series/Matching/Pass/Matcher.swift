public import Model
public import Vocabulary

/// What matching makes of an article: the observations that are determined, and the statements that wait for a person.
public struct MatchResult: Sendable {
    public var observations: [Observation]
    public var undecided: [UndecidedStatement]
    /// Why each quantity whose unit fits a series did not enter it.
    public var rejections: [Rejection]
}

/// Why a quantity did not enter a series, for `explain`.
public struct Rejection: Sendable, Hashable {
    public var series: String
    public var figureRange: ByteRange
    public var reason: String
}

/// A statement that looks like one of a series but lacks something.
public struct UndecidedStatement: Sendable, Hashable {
    public var series: String
    public var figure: Figure
    public var figureRange: ByteRange
    /// What is missing, in words for a person: "whose figure it is", "when it holds".
    public var missing: [String]
    /// What is known of its key.
    public var subject: String?
    public var dimensions: [String: String]
    public var status: Status
    /// When it holds, where that is said.
    public var period: Period?
    public var evidence: String
    public var evidenceRange: ByteRange
}

/// Files the quantities of an article into series.
///
/// For each quantity that a definition's unit admits, the words of the measure must be in reach, no look-alike may be nearer, and
/// subject and dimensions must be found; what hangs together is decided by `Attachment`, the same way for every series.
public struct Matcher: Sendable {
    public let definitions: [SeriesDefinition]
    private let index: CueIndex
    private let facts: EntityFacts

    public init(definitions: [SeriesDefinition], vocabulary: Vocabulary) {
        self.definitions = definitions
        index = CueIndex(definitions)
        facts = .of(vocabulary)
    }

    /// Gathers what every matcher by the program's own words needs, while another task reads definitions.
    public static func readAhead() { _ = EntityFacts.of(.builtIn) }

    private init(_ definitions: [SeriesDefinition], _ facts: EntityFacts) {
        self.definitions = definitions
        index = CueIndex(definitions)
        self.facts = facts
    }

    /// A matcher of other definitions with the same vocabulary.
    public func of(_ definitions: [SeriesDefinition]) -> Matcher { Matcher(definitions, facts) }

    /// The most sentences that are matched together. No article has so many; the parts of what has more know nothing of one another,
    /// so that looking back costs no more than that.
    private static let longest = 2_000

    public func match(_ reading: ArticleReading) -> MatchResult {
        var result = MatchResult(observations: [], undecided: [], rejections: [])
        // What is not English would be misread.
        if reading.article.foreignLanguage != nil { return result }
        if reading.sentences.count <= Self.longest {
            match(reading, into: &result)
            return result
        }
        for start in stride(from: 0, to: reading.sentences.count, by: Self.longest) {
            var part = reading
            part.sentences = Array(reading.sentences[start..<min(start + Self.longest, reading.sentences.count)])
            match(part, into: &result)
        }
        return result
    }

    private func match(_ reading: ArticleReading, into result: inout MatchResult) {
        let spokenOf = index.hits(in: reading.sentences)
        if spokenOf.isEmpty { return }
        let costs = reading.sentences.map { $0.quantities.isEmpty ? nil : Attachment($0) }
        lazy var styles = MoneyStyles(reading)
        var passes: [SeriesPass] = []
        // Amounts come before the shares of their base that go on from them.
        for (number, hits) in spokenOf.filter({ definitions[$0.definition].checks.shareOf == nil })
            + spokenOf.filter({ definitions[$0.definition].checks.shareOf != nil })
        {
            var pass = SeriesPass(
                definition: definitions[number], reading: reading, hits: hits, costs: costs,
                styles: definitions[number].unit == .currency ? styles : .none, facts: facts)
            if let base = definitions[number].checks.shareOf {
                pass.kindred = passes.first { $0.definition.id == base }?.candidates ?? []
            }
            pass.run()
            passes.append(pass)
        }
        for definition in definitions where !passes.contains(where: { $0.definition.id == definition.id }) {
            // What is a share of its amounts may equate a figure with one, though no word of its own is said.
            guard passes.contains(where: { $0.definition.checks.shareOf == definition.id && !$0.candidates.isEmpty }) else { continue }
            let silence = [CueHits](repeating: [:], count: reading.sentences.count)
            passes.append(
                SeriesPass(
                    definition: definition, reading: reading, hits: silence, costs: costs,
                    styles: definition.unit == .currency ? styles : .none, facts: facts))
        }
        for share in passes.indices {
            guard let base = passes[share].definition.checks.shareOf, let amount = passes.firstIndex(where: { $0.definition.id == base })
            else { continue }
            var (one, other) = (passes[share], passes[amount])
            SaidTwice.exchange(&one, &other)
            (passes[share], passes[amount]) = (one, other)
        }
        for index in passes.indices {
            passes[index].leaveRivals()
            let pass = passes[index]
            result.observations += pass.observations()
            result.undecided += pass.undecided
            result.rejections += pass.rejections
        }
    }
}
