/// What a surface form of the vocabulary stands for, and so which table its row is in.
public enum TermKind: UInt8, Sendable, Hashable, CaseIterable {
    /// A number word, scale, fraction or vague plural: `Vocabulary.numbers`.
    case number
    /// A unit of measure: `Vocabulary.units`.
    case unit
    /// A symbol of a unit, spelled exactly: `Vocabulary.units`.
    case unitSymbol
    /// A currency or a part of one: `Vocabulary.currencies`.
    case currency
    /// A sign or code of a currency before a figure: `Vocabulary.currencies`.
    case currencyMark
    /// A sign that stands only before larger sums.
    case weakCurrencyMark
    /// An irregular plural: `Vocabulary.plurals`.
    case plural
    /// A hedge, a bound or a verb of change: `Vocabulary.hedges`.
    case hedge
    /// A closed-class or otherwise grammatical word: `Vocabulary.words`.
    case word
    /// An abbreviation written with a full stop: `Vocabulary.abbreviations`.
    case abbreviation
    case month, weekday, season, timeUnit, timeWord
    case country, demonym, capital, alliance, person, surname, title, pollster, organization, place
    /// A form of a pollster's name that means it only beside words of polling.
    case weakPollster
    /// A department of government: "Defence", "Foreign Affairs".
    case department
    /// A noun that takes up a body named before: "the alliance", "the agency".
    case bodyNoun
    /// A word that tells what a name beside it is: given names, verbs of speech.
    case nameCue
    /// A phrase that holds a name but is not it: "Korean War", "Washington Post".
    case lookAlike
    /// A phrase that a series definition looks for.
    case cue

    /// The kind's bit in a `TermKinds`.
    @inlinable public var bit: UInt64 { 1 << UInt64(rawValue) }

    /// Whether a word of this kind is a token of its own before a hyphen: "Seoul-based", "three-year", "mid-June".
    public var standsBeforeHyphen: Bool {
        switch self {
        case .word, .hedge, .abbreviation, .cue, .title, .timeWord, .bodyNoun, .nameCue, .department, .weakPollster, .lookAlike: false
        case .plural, .currencyMark, .weakCurrencyMark, .unitSymbol: false
        default: true
        }
    }

    /// Whether the last word of a longer form is, too: "North Korea-backed".
    public var lastWordStandsBeforeHyphen: Bool { self == .country || self == .capital || self == .place }
}

/// A set of kinds.
public struct TermKinds: OptionSet, Sendable, Hashable {
    public let rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
    @inlinable public init(_ kinds: TermKind...) { self.init(rawValue: kinds.reduce(0) { $0 | $1.bit }) }
    @inlinable @inline(__always) public func contains(_ kind: TermKind) -> Bool { rawValue & kind.bit != 0 }
    @inlinable public func intersects(_ other: TermKinds) -> Bool { rawValue & other.rawValue != 0 }
}
