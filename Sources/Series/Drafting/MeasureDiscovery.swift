public import Model
public import Vocabulary

/// A measure of which articles speak again and again and that no series takes.
public struct DiscoveredMeasure: Sendable {
    /// The phrase that names it most often, in kebab case.
    public var id: String
    /// The words beside its figures, the most frequent first.
    public var words: [String]
    /// `percent`, `currency`, or the code of a unit.
    public var unit: String
    /// Ids of whose figures they are, the most frequent first.
    public var subjects: [String]
    public var articles: Int
    public var figures: Int
    /// Sentences of different articles, the earliest first.
    public var sentences: [DefinitionDraft.Sentence]
}

/// Gathers from articles the figures that no series takes, and tells which measures recur.
public struct MeasureDiscovery: Sendable {
    private struct Found: Sendable {
        var article: String
        var statement: DraftStatement
    }

    private let words: MeasureWords
    private let definitions: [SeriesDefinition]
    private let vocabulary: Vocabulary
    private var found: [Found] = []

    public init(_ definitions: [SeriesDefinition], vocabulary: Vocabulary) {
        self.definitions = definitions
        self.vocabulary = vocabulary
        words = MeasureWords(vocabulary)
    }

    /// What an article says that its matches left over. Headlines say again what the text says.
    public func statements(_ reading: ArticleReading, _ matches: MatchResult) -> [DraftStatement] {
        guard reading.article.foreignLanguage == nil else { return [] }
        let taken = Set(matches.observations.map(\.figureRange) + matches.undecided.map(\.figureRange))
        return reading.sentences.filter { $0.block != .headline }.flatMap { sentence in
            sentence.quantities.indices.compactMap { index in
                if taken.contains(sentence.quantities[index].mention.range) { return nil }
                guard let statement = DraftStatement(index, in: sentence, reading, words),
                    statement.phrase.contains(where: words.isSpecific)
                else { return nil }
                return isNamed(statement) ? nil : statement
            }
        }
    }

    public mutating func add(_ statements: [DraftStatement], article: String) {
        found += statements.map { Found(article: article, statement: $0) }
    }

    /// Whether a series has the measure, although it did not take this figure of it.
    private func isNamed(_ statement: DraftStatement) -> Bool {
        let spoken = Set(statement.phrase.flatMap { $0.split(separator: "-") }.map { WordHash.of(String($0)) })
        return definitions.contains { definition in
            let isAdmitted: Bool =
                switch definition.unit {
                case .percent: statement.unit == "percent"
                case .currency: statement.unit == "currency"
                case .persons: statement.unit == MeasureUnit.persons.code
                case .codes(let codes): codes.contains(statement.unit)
                }
            guard isAdmitted, let group = definition.measure.first else { return false }
            return group.phrases.contains { phrase in
                phrase.elements.allSatisfy { element in
                    switch element {
                    case .words(let hashes): !hashes.isDisjoint(with: spoken)
                    case .either(let choices): choices.contains { $0.allSatisfy { !$0.isDisjoint(with: spoken) } }
                    default: false
                    }
                }
            }
        }
    }

    /// The measures of at least so many articles, those of most articles first.
    public func measures(atLeast least: Int) -> [DiscoveredMeasure] {
        var byWord: [String: [Int]] = [:]
        for (index, one) in found.enumerated() {
            for word in Set(one.statement.phrase.filter(words.isSpecific)) {
                byWord[one.statement.unit + "\t" + word, default: []].append(index)
            }
        }
        let order = byWord.map { (key: $0.key, members: $0.value, articles: articles($0.value)) }.sorted {
            ($1.articles, $1.members.count, $0.key) < ($0.articles, $0.members.count, $1.key)
        }
        var isTaken = [Bool](repeating: false, count: found.count)
        var measures: [DiscoveredMeasure] = []
        var ids = Set(definitions.map(\.id))
        for candidate in order where candidate.articles >= least {
            let members = candidate.members.filter { !isTaken[$0] }
            guard articles(members) >= least else { continue }
            for member in members { isTaken[member] = true }
            measures.append(measure(members, &ids))
        }
        return measures.sorted { ($1.articles, $1.figures, $0.id) < ($0.articles, $0.figures, $1.id) }
    }

    private func articles(_ members: [Int]) -> Int { Set(members.map { found[$0].article }).count }

    private func measure(_ members: [Int], _ ids: inout Set<String>) -> DiscoveredMeasure {
        let statements = members.map { found[$0].statement }
        let phrase = DefinitionDraft.commonest(statements.map { $0.phrase.joined(separator: " ") }).first ?? ""
        var id = DefinitionDraft.identifier(phrase)
        if ids.contains(id) { id = DefinitionDraft.identifier(phrase + " " + statements[0].unit) }
        var number = 2
        while !ids.insert(id).inserted {
            id = DefinitionDraft.identifier("\(phrase) \(number)")
            number += 1
        }
        return DiscoveredMeasure(
            id: id, words: Array(DefinitionDraft.commonest(statements.flatMap { Set($0.phrase) }).prefix(6)), unit: statements[0].unit,
            subjects: Array(DefinitionDraft.commonest(statements.compactMap(\.subject?.id)).prefix(6)), articles: articles(members),
            figures: members.count, sentences: sentences(members))
    }

    /// One of each article, at most ten; in the order of publication.
    private func sentences(_ members: [Int]) -> [DefinitionDraft.Sentence] {
        var seen: (articles: Set<String>, texts: Set<String>) = ([], [])
        var chosen: [Found] = []
        let ordered = members.map { found[$0] }.sorted { a, b in
            (a.statement.published?.dayNumber ?? .max, a.statement.sentence) < (
                b.statement.published?.dayNumber ?? .max, b.statement.sentence
            )
        }
        for one in ordered where !seen.articles.contains(one.article) && seen.texts.insert(one.statement.sentence).inserted {
            seen.articles.insert(one.article)
            chosen.append(one)
        }
        return chosen.prefix(10).map { DefinitionDraft.Sentence($0.statement.sentence, published: $0.statement.published) }
    }
}
