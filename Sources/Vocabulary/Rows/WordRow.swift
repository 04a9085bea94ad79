/// A class of words that the grammars ask for by name: articles, prepositions, pronouns, auxiliaries.
public struct WordRow: VocabularyRow {
    public static let file = "words.tsv"
    public static let kind = TermKind.word

    public let forms: [String]
    public let wordClass: WordClass

    public init(_ line: TableLine) throws(TableError) {
        wordClass = try line.choice("class")
        forms = try line.list("forms")
    }
}

/// What a word does in a sentence; a word may be in several classes. The words are in `words.tsv`.
public enum WordClass: String, Sendable, CaseIterable {
    /// Often the first word of a sentence and never part of a name: "the", "he", "but".
    case starter
    case preposition
    /// An article, or a word in its place: "the", "its", "several".
    case determiner
    case pronoun
    /// A word that joins like to like: "and", "or", "while".
    case conjunction
    case auxiliary
    case negation

    /// The class's bit in a `WordClasses`.
    public var bit: UInt32 { 1 << UInt32(Self.allCases.firstIndex(of: self) ?? 31) }
}

/// A set of word classes.
public struct WordClasses: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let starter = WordClasses(rawValue: 1 << 0)
    public static let preposition = WordClasses(rawValue: 1 << 1)
    public static let determiner = WordClasses(rawValue: 1 << 2)
    public static let pronoun = WordClasses(rawValue: 1 << 3)
    public static let conjunction = WordClasses(rawValue: 1 << 4)
    public static let auxiliary = WordClasses(rawValue: 1 << 5)
    public static let negation = WordClasses(rawValue: 1 << 6)
}
