public import Model
public import Vocabulary

/// Finds who and what an article names: countries with their people, capitals and seats of government; alliances; heads of
/// state and government and politicians beside them; pollsters; ministries, agencies, armies, groups; places.
///
/// Two passes over the tokens. The first finds names, the longest first, and full names of people whom the vocabulary does
/// not know ("Rep. Lee Seong-kweun", "Michael Jordan"). The second goes through them in order with the whole article known
/// and settles what needs it: a family name alone, "the president", "the agency", "the North". Linear in the tokens.
public struct EntityReader: Sendable {
    let tables: EntityTables

    public init(_ vocabulary: Vocabulary) { tables = EntityTables(vocabulary) }

    /// The mentions of a text in its order, none overlapping another.
    ///
    /// People whom the vocabulary does not know are reported, too, so that callers see it is someone else: kind `person`, form
    /// `name`, an id made of the name as it stands there ("lee-seong-kweun"), no country. When they are named again by the
    /// family name, form `coreference` and the same id. Such an id is in no table. The article gives only its date, which
    /// says who held an office: the day of `published`, or else of `captured`; without either only who is named counts.
    public func read(_ text: TokenizedText, article: Article) -> [EntityMention] {
        read(text, on: (article.published ?? article.captured)?.period.end)
    }

    /// The same for a text that appeared on a day, if it is known.
    public func read(_ text: TokenizedText, on date: CalendarDate?) -> [EntityMention] {
        var scanner = NameScanner(text: text, tables: tables)
        scanner.scan()
        guard !scanner.spans.isEmpty else { return [] }
        var resolver = EntityResolver(text: text, tables: tables, date: date, spans: scanner.spans)
        return resolver.resolve()
    }
}
