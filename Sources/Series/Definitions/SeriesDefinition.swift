public import Model
public import Vocabulary

/// What an analyst says a series is: the words that name its measure, its unit, whose figure it is, what else divides it, what
/// looks like it and is not, and how its values are chosen and checked.
///
/// Made from a YAML file; `Series/README.md` describes every key.
public struct SeriesDefinition: Sendable {
    /// What kind of number it is, which decides how it is drawn and which time it holds for by default.
    public enum Kind: String, Sendable, CaseIterable {
        /// A survey's result, for the days of its fieldwork.
        case poll
        /// People or things counted.
        case count
        /// Money of a year.
        case amount
        /// A share or rate of a year.
        case rate
        /// What is there at a time.
        case stock
    }

    /// Which figures can be of the series at all.
    public enum UnitClass: Sendable, Hashable {
        case percent
        /// Any currency of ISO 4217.
        case currency
        /// Counted people, by the lemmas of the nouns that count them.
        case persons
        /// Units by code.
        case codes([String])
    }

    /// Phrases of which one must be in reach.
    public struct CueGroup: Sendable {
        public var phrases: [CuePhrase]
        /// How many sentences back it may stand.
        public var carry: Int
    }

    public struct SubjectRule: Sendable {
        public var kinds: [EntityMention.Kind]
        /// The ids of the definition's own names, which are subjects too.
        public var names: Set<String>
        /// People must hold or have held an office: `head` of state or government, or an office of the vocabulary.
        public var offices: [String]
        /// Organizations must be of one of these kinds: parties, central banks; empty where any may be the subject.
        public var organizations: [OrganizationRow.Kind]
        /// The prepositions that a subject may stand after.
        public var prepositions: Set<UInt64>
        /// A place or a capital stands for its country.
        public var places: Bool
        /// A demonym of the counted people is the subject ("North Korean soldiers").
        public var modifies: Bool
        /// A demonym of the victims is the subject only where no place is named.
        public var victims: Bool
        /// A government's own words ("the government", "the ministry") stand for the country of the article.
        public var government: Bool
        /// How many sentences back it may stand.
        public var carry: Int
    }

    public struct DimensionRule: Sendable {
        public struct Value: Sendable {
            public var id: String
            public var phrases: [CuePhrase]
        }

        public var name: String
        public var isRequired: Bool
        public var values: [Value]
        public var defaultValue: String?
        public var kinds: [EntityMention.Kind]
        /// The ids of the definition's own names, which are values too.
        public var names: Set<String>
        public var prepositions: Set<UInt64>
        public var places: Bool
        /// It must differ from the subject.
        public var differs: Bool
        /// Verbs whose subject is the value and not the series' subject: "Germany hosts 35,000".
        public var hosts: [CuePhrase]
        /// The demonym of the counted people is a value.
        public var country: Bool
        public var carry: Int
    }

    public struct PeriodRule: Sendable {
        public enum Default: String, Sendable, CaseIterable {
            /// The days of the survey, if the article states them; else its week or month.
            case fieldwork
            /// The day of the report.
            case report
            /// The day of the event: that of the report, if none is named.
            case event
            /// The year that is spoken of.
            case year
            /// Nothing but what is stated.
            case stated
        }

        public var fallback: Default
        /// Another default for some values of a dimension.
        public var byDimension: [String: [String: Default]]
        /// Words that tell the sentence in which the fieldwork is stated.
        public var field: [CuePhrase]
        /// Words that put a figure into the first three months of the subject's term.
        public var early: [CuePhrase]
        /// Words that speak of the survey before the article's own: "in the previous poll".
        public var earlier: [CuePhrase]
        /// Words of a running total whose beginning is not said: "so far".
        public var total: [CuePhrase]
    }

    public struct Example: Sendable {
        public var text: String
        public var published: CalendarDate?
        public var publisher: String?
        public var expected: [[String: String]]
        /// Whether nobody has said yet what it must give.
        public var isOpen = false
        /// Where it stands in the file.
        public var line: Int
    }

    public var id: String
    public var title: String
    public var kind: Kind
    public var unit: UnitClass
    /// No figure of the series is less, in its unit.
    public var least: ExactDecimal?
    /// No figure of the series is more, in its unit.
    public var most: ExactDecimal?
    /// What part of its country's product a sum of the series is likely to be.
    public var product: ProductRule?
    /// Lemmas of the nouns that count, for `persons`.
    public var nouns: [CuePhrase]
    public var subject: SubjectRule
    public var measure: [CueGroup]
    /// Of which an article must have one to say anything of the measure: "poll" for a rating; any article may where there are none.
    public var about: [CuePhrase]
    /// Words that take the measure up again once it was named: "budget" after "defence budget".
    public var resume: [CuePhrase]
    /// Nouns for all that are counted together: "presence", "number".
    public var levels: [CuePhrase]
    /// What may follow "percent of".
    public var of: [CuePhrase]
    /// Phrases near a figure that make it something else.
    public var exclusions: [CuePhrase]
    /// Phrases that do so only where they stand before the figure.
    public var exclusionsBefore: [CuePhrase]
    /// Phrases that do so right behind the figure, or behind its "of …", where the measure is not named after them.
    public var exclusionsBehind: [CuePhrase]
    /// Phrases that make a sentence, and what follows it, about something else, unless the measure's last part stands nearer.
    public var otherTopics: [CuePhrase]
    /// Verbs of what befell the counted: "killed", "captured".
    public var fates: [CuePhrase]
    /// Verbs that take the counted away: "withdraw".
    public var taken: [CuePhrase]
    /// Verbs of the counted that go away: "leave".
    public var gone: [CuePhrase]
    public var dimensions: [DimensionRule]
    public var period: PeriodRule
    public var status: [(status: Status, phrases: [CuePhrase])]
    /// How money of the running year is asserted unless the text says that it was spent.
    public var runningStatus: Status?
    public var choice: ChoiceRule
    public var checks: CheckSettings
    public var examples: [Example]
    /// The names that the definition brings with it, for the vocabulary that its pages are read with.
    public var names: [OwnName]
    /// The file's text.
    public var source: String
    /// What is kept with each vintage that used it: the file's text, and as comments the tables of names that lie beside it.
    public var record: String
    public var file: String
}
