public import Model
public import Vocabulary

/// Finds the quantities of a text: every number that measures or counts, with its unit, hedge, trend and concept.
///
/// Numbers that are no quantities are left out: calendar years, dates, clock times, scores, addresses, names with digits,
/// section and model numbers, ordinals, and "one" as a pronoun.
public struct QuantityReader: Sendable {
    /// One element, at which the readers of sentences point.
    private let tables: [QuantityTables]
    private let pounds: PoundWords

    public init(_ vocabulary: Vocabulary) {
        tables = [QuantityTables(vocabulary)]
        pounds = PoundWords(vocabulary)
    }

    /// The quantities in the order of the text. None overlaps another.
    public func read(_ text: TokenizedText) -> [QuantityMention] {
        var mentions: [QuantityMention] = []
        var room = QuantityRoom()
        read(text, into: &mentions, &room)
        return mentions
    }

    /// The same into room that texts use one after the other.
    func read(_ text: TokenizedText, into mentions: inout [QuantityMention], _ room: inout QuantityRoom) {
        let view = TokenView(text)
        let rows = tables.span
        let places = text.numberPlaces.span
        var place = 0
        var filter = TableFilter()
        let firstMention = mentions.count
        for sentence in text.sentences {
            let first = place
            var hasNumber = false
            while place < places.count, places[place] < sentence.upperBound {
                let index = Int(places[place])
                hasNumber = hasNumber || view.tokens[index].kind == .number || view.tokens[index].kinds.contains(.number)
                place += 1
            }
            let isTable = filter.isTable(sentence, view.tokens)
            guard hasNumber, !isTable else { continue }
            let reader = SentenceQuantities(SentenceContext(view, rows, sentence), places.extracting(first..<place))
            reader.read(into: &mentions, &room)
        }
        Pounds(view, pounds).settle(&mentions, from: firstMention)
    }
}
