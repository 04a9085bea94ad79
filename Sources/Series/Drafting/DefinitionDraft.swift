public import Model
public import Vocabulary

/// A definition as it is proposed from sentences that a person, or a store, has of a measure.
public struct DefinitionDraft: Sendable {
    /// A sentence that becomes an example.
    public struct Sentence: Sendable, Hashable {
        public var text: String
        public var published: CalendarDate?

        public init(_ text: String, published: CalendarDate?) {
            self.text = text
            self.published = published
        }
    }

    var id: String
    var kind = SeriesDefinition.Kind.rate
    var units: [String] = []
    var nouns: [String] = []
    var measure: [String] = []
    var subjects: [EntityMention.Kind] = []
    var names: [String] = []
    var organizations: [OrganizationRow.Kind] = []
    var prepositions: [String] = []
    var hasPlaces = false
    var isOfTowns = false
    var hasPollsters = false
    var hasEvents = false
    var sentences: [Sentence] = []
    /// For each sentence what the draft takes from it.
    var expected: [[[String: String]]] = []

    /// A draft without sentences: a page to fill in.
    public init(id: String) { self.id = id }

    /// Proposes unit, words and subjects from sentences, and makes examples of the sentences with what the proposal gives.
    ///
    /// - Parameter read: takes a text apart, with a vocabulary, as that of an article published on a day.
    public init(
        id: String, sentences: [Sentence], vocabulary: Vocabulary, read: (String, CalendarDate?, Vocabulary) -> ArticleReading
    ) {
        self.id = id
        self.sentences = sentences
        let words = MeasureWords(vocabulary)
        let readings = sentences.map { read($0.text, $0.published, vocabulary) }
        let statements = readings.flatMap { reading in
            reading.sentences.flatMap { sentence in
                sentence.quantities.indices.compactMap { DraftStatement($0, in: sentence, reading, words) }
            }
        }
        propose(statements, words, Vocabulary.Names(vocabulary))
        guard let definition = try? SeriesDefinition(yaml: yaml, file: id, vocabulary: vocabulary) else { return }
        // With the names that it proposes the sentences read otherwise.
        let own = definition.names.isEmpty ? vocabulary : vocabulary.adding(definition.names)
        let matcher = Matcher(definitions: [definition], vocabulary: own)
        let again = definition.names.isEmpty ? readings : sentences.map { read($0.text, $0.published, own) }
        expected = again.map { matcher.match($0).observations.map(ExampleRunner.expectation) }
    }

    /// From what most of the statements share.
    mutating func propose(_ statements: [DraftStatement], _ words: MeasureWords, _ known: Vocabulary.Names) {
        guard let unit = Self.commonest(statements.map(\.unit)).first else { return }
        let alike = statements.filter { $0.unit == unit }
        units = [unit]
        hasPollsters = alike.contains { $0.pollster != nil }
        hasEvents = !alike.contains(where: \.hasYear)
        kind =
            if unit == "percent" { hasPollsters ? .poll : .rate } else if unit == "currency" { .amount } else {
                hasEvents ? .stock : .amount
            }
        if unit == MeasureUnit.persons.code { nouns = Self.commonest(alike.compactMap { $0.phrase.last }) }
        let openings = Self.names(opening: alike)
        measure = phrases(alike, words, without: Set(openings.map(\.word)))
        proposeSubjects(alike, openings.map(\.text), known)
    }

    /// The words that open one sentence each, stand in no other, and are all that could be called whose figure it is, where several
    /// sentences tell of one measure: names and no measures.
    private static func names(opening statements: [DraftStatement]) -> [(text: String, word: String)] {
        guard statements.count > 1 else { return [] }
        return statements.filter { $0.subject == nil }.compactMap(\.opening).filter { opening in
            statements.count { $0.phrase.contains(opening.word) } < 2
        }
    }

    /// The phrases of the figures, and single words of them that several share.
    private func phrases(_ statements: [DraftStatement], _ words: MeasureWords, without names: Set<String>) -> [String] {
        var phrases = statements.map { $0.phrase.filter { !names.contains($0) } }
        // What nothing else names is the measure after all.
        if !phrases.joined().contains(where: words.isSpecific) { phrases = statements.map(\.phrase) }
        let specific = phrases.map { $0.filter(words.isSpecific) }
        let shared = Self.commonest(specific.flatMap { Set($0).sorted() }).filter { word in
            specific.count { $0.contains(word) } * 2 >= max(2, specific.count)
        }
        // "unemployment" is found wherever "unemployment rate" is.
        let whole = Self.commonest(phrases.map { $0.joined(separator: " ") }.filter { !$0.isEmpty })
        let more = whole.filter { phrase in !shared.contains { phrase.split(separator: " ").map(String.init).contains($0) } }
        return Array((shared + more).prefix(8))
    }

    private mutating func proposeSubjects(_ statements: [DraftStatement], _ openings: [String], _ known: Vocabulary.Names) {
        let named = statements.compactMap(\.subject)
        let common = Self.commonest(named.map { $0.kind == .place ? EntityMention.Kind.country.rawValue : $0.kind.rawValue })
        if let top = common.first, let first = EntityMention.Kind(rawValue: top), named.count * 2 >= statements.count {
            subjects = [first]
            if first == .country, common.contains(EntityMention.Kind.alliance.rawValue) { subjects.append(.alliance) }
            // Several towns of one country are each their own; a town among countries stands for its country.
            isOfTowns = Self.isOfTowns(named)
            if isOfTowns { subjects = [.place] }
            hasPlaces = !isOfTowns && first == .country && named.contains { $0.kind == .place }
            if first == .organization {
                let kinds = Set(named.compactMap { known.organization($0.id)?.kind })
                if kinds.count == 1 { organizations = Array(kinds) }
            }
        } else {
            let unknown = statements.compactMap(\.unknownName)
            names = Self.commonest(unknown + openings.filter { opening in !unknown.contains { $0.hasPrefix(opening + " ") } })
        }
        let usual = ["in", "of", "for", "by"]
        prepositions = usual + Set(statements.compactMap(\.preposition)).subtracting(usual).sorted()
    }

    private static func isOfTowns(_ named: [EntityMention]) -> Bool {
        let towns = Dictionary(grouping: named.filter { $0.kind == .place && $0.country != nil }, by: \.country)
        return named.allSatisfy { $0.kind == .place } && towns.values.contains { Set($0.map(\.id)).count > 1 }
    }

    /// The most frequent first, of equals the first in the alphabet.
    static func commonest(_ words: [String]) -> [String] {
        var counts: [String: Int] = [:]
        for word in words { counts[word, default: 0] += 1 }
        return counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
    }
}

extension ExampleRunner {
    /// An observation as an example would expect it: what tells it from others, and nothing that goes without saying.
    static func expectation(_ observation: Observation) -> [String: String] {
        var fields = observation.key.dimensions
        fields["subject"] = observation.key.subject
        fields["period"] = observation.period?.description
        fields["value"] = observation.figure.value.description
        fields["upper"] = observation.figure.upper?.description
        if observation.status != .actual { fields["status"] = observation.status.rawValue }
        return fields
    }
}
