import Ledger
import Model
import Reading
import Series
import Synchronization
import Vocabulary

/// The definitions in force for an update: all of them, or, where there are many and little is to be read, those that the articles
/// speak of as they are met.
final class DefinitionShelf: Sendable {
    /// Id to text, of all definitions, as the store keeps them.
    let sources: [String: String]
    /// Whether a file could not be used.
    let isBroken: Bool
    /// Names the reading code and the definitions, so that observations made by others can be told from these.
    let reader: String
    let vocabulary: Vocabulary
    private let texts: [(text: String, file: String)]
    /// `nil` where all have been read.
    private let cards: [DefinitionCards.Card]?
    private let taken: Mutex<[String: SeriesDefinition]>

    /// - Parameter isFew: whether few and small files are to be read.
    init(_ workspace: Workspace, isFew: Bool, report: ProblemReport) {
        let found = DefinitionSet.texts(workspace, report: report)
        texts = found.texts
        if isFew, !found.isBroken, let kept = DefinitionCards(path: workspace.definitionCards, texts: texts.map(\.text)) {
            var (sources, taken): ([String: String], [String: SeriesDefinition]) = ([:], [:])
            for card in kept.cards {
                sources[card.id] = texts[card.place].text
            }
            let named = kept.cards.filter(\.bringsNames).map { found.texts[$0.place] }
            for case .success(let read) in DefinitionSet.definitions(named, withExamples: false) { taken[read.id] = read }
            (self.sources, isBroken, reader, cards) = (sources, false, kept.reader, kept.cards)
            vocabulary = DefinitionSet.vocabulary(of: taken.values.sorted { $0.id < $1.id })
            self.taken = Mutex(taken)
            return
        }
        let set = DefinitionSet.reading(found, report: report)
        (sources, isBroken, reader, cards) = (set.sources, set.isBroken, Updater.reader(set), nil)
        vocabulary = set.vocabulary
        taken = Mutex(Dictionary(set.definitions.map { ($0.id, $0) }) { first, _ in first })
        if isFew, !isBroken {
            DefinitionCards.keep(set.definitions, texts: texts, reader: reader, to: workspace.definitionCards)
        }
    }

    /// In the order of their ids, and those that rules compare with them.
    ///
    /// - Parameter series: `nil` is all that have been read.
    func definitions(_ series: Set<String>? = nil) -> [SeriesDefinition] {
        taken.withLock { taken in
            guard let cards, let series else { return taken.values.sorted { $0.id < $1.id } }
            var wanted = series
            // A share and its base, and other shares of it.
            var known = 0
            while known < wanted.count {
                known = wanted.count
                for card in cards {
                    if let base = card.base, wanted.contains(card.id) || wanted.contains(base) { wanted.formUnion([card.id, base]) }
                }
            }
            let missing = cards.filter { wanted.contains($0.id) && taken[$0.id] == nil }
            for case .success(let read) in DefinitionSet.definitions(missing.map { texts[$0.place] }, withExamples: false) {
                taken[read.id] = read
            }
            return cards.compactMap { wanted.contains($0.id) ? taken[$0.id] : nil }
        }
    }

    /// The definitions that an article may give observations of.
    ///
    /// - Parameter all: a matcher of those that were read from the start.
    func matcher(for reading: ArticleReading, _ all: Matcher) -> Matcher {
        guard let cards else { return all }
        let words = reading.sentences.reduce(into: Set<UInt64>()) { words, sentence in
            for word in sentence.words { words.insert(word.hash) }
            for parts in sentence.compounds.values { words.formUnion(parts) }
        }
        return all.of(definitions(Set(cards.filter { $0.words.mayStand(in: words) }.map(\.id))))
    }
}
