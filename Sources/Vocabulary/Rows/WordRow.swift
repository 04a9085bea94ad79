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
    case determiner
    case article
    case preposition
    case conjunction
    case subordinator
    case pronoun
    case auxiliary
    /// Not part of a noun phrase.
    case adverb
    case quantifier
    /// May stand between a number and its unit: "three more years".
    case filler
    case negation
    /// A noun that is named by the number after it: "chapter 4", "level 3".
    case label
    case monthName
    case weekdayName
    /// Goes with a time of day.
    case clockWord
    /// A noun that counts many without an -s: "staff", "aircraft".
    case zeroPlural
    /// Says of counted people what happened to them: "14 dead".
    case personAdjective
    /// A verb form that is seldom a noun.
    case verb
    /// A form that is as often a verb as a noun.
    case verbOrNoun
    /// Makes a rate: "a" day, "per" barrel.
    case perWord
    /// Turns a length of time into a date: "ago".
    case temporal
    /// Words that grammars ask for one by one: "of", "to", "from" …
    case linkOf
    case linkTo
    case linkFrom
    case linkBetween
    case linkAnd
    case linkOr
    case linkBy
    case linkIn
    case linkOut
    case linkEvery
    /// Makes a span of the scale after it: "several hundred".
    case several
    /// May stand for "per" with an article before it: "a share".
    case rateNoun
    case ordinal
    /// Makes the number after it negative.
    case minus
    /// The last word of a street's name, where addresses have it.
    case street
    /// Makes of a number a place in an order: "bottom three".
    case top
    /// An auxiliary that a bare verb follows.
    case modal
    /// Ties a noun phrase to the figure or the phrase before it.
    case ties
    /// Says that the number after it is an age.
    case age
    /// Makes an idiom of "one" after a preposition: "at one point".
    case idiom

    /// The class's bit in a `WordClasses`: its place in the list above.
    public var bit: UInt64 { 1 << UInt64(Self.allCases.firstIndex(of: self) ?? 31) }
}

/// A set of word classes.
public struct WordClasses: OptionSet, Sendable, Hashable {
    public let rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

    public static let starter = WordClasses(rawValue: 1 << 0)
    public static let determiner = WordClasses(rawValue: 1 << 1)
    public static let article = WordClasses(rawValue: 1 << 2)
    public static let preposition = WordClasses(rawValue: 1 << 3)
    public static let conjunction = WordClasses(rawValue: 1 << 4)
    public static let subordinator = WordClasses(rawValue: 1 << 5)
    public static let pronoun = WordClasses(rawValue: 1 << 6)
    public static let auxiliary = WordClasses(rawValue: 1 << 7)
    public static let adverb = WordClasses(rawValue: 1 << 8)
    public static let quantifier = WordClasses(rawValue: 1 << 9)
    public static let filler = WordClasses(rawValue: 1 << 10)
    public static let negation = WordClasses(rawValue: 1 << 11)
    public static let label = WordClasses(rawValue: 1 << 12)
    public static let monthName = WordClasses(rawValue: 1 << 13)
    public static let weekdayName = WordClasses(rawValue: 1 << 14)
    public static let clockWord = WordClasses(rawValue: 1 << 15)
    public static let zeroPlural = WordClasses(rawValue: 1 << 16)
    public static let personAdjective = WordClasses(rawValue: 1 << 17)
    public static let verb = WordClasses(rawValue: 1 << 18)
    public static let verbOrNoun = WordClasses(rawValue: 1 << 19)
    public static let perWord = WordClasses(rawValue: 1 << 20)
    public static let temporal = WordClasses(rawValue: 1 << 21)
    public static let linkOf = WordClasses(rawValue: 1 << 22)
    public static let linkTo = WordClasses(rawValue: 1 << 23)
    public static let linkFrom = WordClasses(rawValue: 1 << 24)
    public static let linkBetween = WordClasses(rawValue: 1 << 25)
    public static let linkAnd = WordClasses(rawValue: 1 << 26)
    public static let linkOr = WordClasses(rawValue: 1 << 27)
    public static let linkBy = WordClasses(rawValue: 1 << 28)
    public static let linkIn = WordClasses(rawValue: 1 << 29)
    public static let linkOut = WordClasses(rawValue: 1 << 30)
    public static let linkEvery = WordClasses(rawValue: 1 << 31)
    public static let several = WordClasses(rawValue: 1 << 32)
    public static let rateNoun = WordClasses(rawValue: 1 << 33)
    public static let ordinal = WordClasses(rawValue: 1 << 34)
    public static let minus = WordClasses(rawValue: 1 << 35)
    public static let street = WordClasses(rawValue: 1 << 36)
    public static let top = WordClasses(rawValue: 1 << 37)
    public static let modal = WordClasses(rawValue: 1 << 38)
    public static let ties = WordClasses(rawValue: 1 << 39)
    public static let age = WordClasses(rawValue: 1 << 40)
    public static let idiom = WordClasses(rawValue: 1 << 41)
}
