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
    /// Behind a number and a hyphen, makes of it the people of a body: "500-strong".
    case headcount

    /// The class's bit in a `WordClasses`: its place in the list above.
    public var bit: UInt64 { 1 << UInt64(Self.allCases.firstIndex(of: self) ?? 31) }
}

/// A set of word classes.
///
/// The classes are computed and inlinable, so that a grammar's test of a class is one instruction in its own module.
public struct WordClasses: OptionSet, Sendable, Hashable {
    public let rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

    @inlinable public static var starter: WordClasses { WordClasses(rawValue: 1 << 0) }
    @inlinable public static var determiner: WordClasses { WordClasses(rawValue: 1 << 1) }
    @inlinable public static var article: WordClasses { WordClasses(rawValue: 1 << 2) }
    @inlinable public static var preposition: WordClasses { WordClasses(rawValue: 1 << 3) }
    @inlinable public static var conjunction: WordClasses { WordClasses(rawValue: 1 << 4) }
    @inlinable public static var subordinator: WordClasses { WordClasses(rawValue: 1 << 5) }
    @inlinable public static var pronoun: WordClasses { WordClasses(rawValue: 1 << 6) }
    @inlinable public static var auxiliary: WordClasses { WordClasses(rawValue: 1 << 7) }
    @inlinable public static var adverb: WordClasses { WordClasses(rawValue: 1 << 8) }
    @inlinable public static var quantifier: WordClasses { WordClasses(rawValue: 1 << 9) }
    @inlinable public static var filler: WordClasses { WordClasses(rawValue: 1 << 10) }
    @inlinable public static var negation: WordClasses { WordClasses(rawValue: 1 << 11) }
    @inlinable public static var label: WordClasses { WordClasses(rawValue: 1 << 12) }
    @inlinable public static var monthName: WordClasses { WordClasses(rawValue: 1 << 13) }
    @inlinable public static var weekdayName: WordClasses { WordClasses(rawValue: 1 << 14) }
    @inlinable public static var clockWord: WordClasses { WordClasses(rawValue: 1 << 15) }
    @inlinable public static var zeroPlural: WordClasses { WordClasses(rawValue: 1 << 16) }
    @inlinable public static var personAdjective: WordClasses { WordClasses(rawValue: 1 << 17) }
    @inlinable public static var verb: WordClasses { WordClasses(rawValue: 1 << 18) }
    @inlinable public static var verbOrNoun: WordClasses { WordClasses(rawValue: 1 << 19) }
    @inlinable public static var perWord: WordClasses { WordClasses(rawValue: 1 << 20) }
    @inlinable public static var temporal: WordClasses { WordClasses(rawValue: 1 << 21) }
    @inlinable public static var linkOf: WordClasses { WordClasses(rawValue: 1 << 22) }
    @inlinable public static var linkTo: WordClasses { WordClasses(rawValue: 1 << 23) }
    @inlinable public static var linkFrom: WordClasses { WordClasses(rawValue: 1 << 24) }
    @inlinable public static var linkBetween: WordClasses { WordClasses(rawValue: 1 << 25) }
    @inlinable public static var linkAnd: WordClasses { WordClasses(rawValue: 1 << 26) }
    @inlinable public static var linkOr: WordClasses { WordClasses(rawValue: 1 << 27) }
    @inlinable public static var linkBy: WordClasses { WordClasses(rawValue: 1 << 28) }
    @inlinable public static var linkIn: WordClasses { WordClasses(rawValue: 1 << 29) }
    @inlinable public static var linkOut: WordClasses { WordClasses(rawValue: 1 << 30) }
    @inlinable public static var linkEvery: WordClasses { WordClasses(rawValue: 1 << 31) }
    @inlinable public static var several: WordClasses { WordClasses(rawValue: 1 << 32) }
    @inlinable public static var rateNoun: WordClasses { WordClasses(rawValue: 1 << 33) }
    @inlinable public static var ordinal: WordClasses { WordClasses(rawValue: 1 << 34) }
    @inlinable public static var minus: WordClasses { WordClasses(rawValue: 1 << 35) }
    @inlinable public static var street: WordClasses { WordClasses(rawValue: 1 << 36) }
    @inlinable public static var top: WordClasses { WordClasses(rawValue: 1 << 37) }
    @inlinable public static var modal: WordClasses { WordClasses(rawValue: 1 << 38) }
    @inlinable public static var ties: WordClasses { WordClasses(rawValue: 1 << 39) }
    @inlinable public static var age: WordClasses { WordClasses(rawValue: 1 << 40) }
    @inlinable public static var idiom: WordClasses { WordClasses(rawValue: 1 << 41) }
    @inlinable public static var headcount: WordClasses { WordClasses(rawValue: 1 << 42) }
}
