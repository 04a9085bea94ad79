/// One word, number or punctuation mark of a sentence, as matching needs it.
public struct Word: Hashable, Sendable {
    public enum Kind: UInt8, Sendable, Hashable { case word, number, punctuation }

    /// The vocabulary's hash of the lower-case word.
    public var hash: UInt64
    public var range: ByteRange
    public var kind: Kind
    /// Whether it begins with a capital letter.
    public var isCapitalized: Bool
    /// Whether it is more often a verb than anything else: an auxiliary, a listed form, a word in "-ed" or "-ing".
    public var isVerb: Bool

    public init(hash: UInt64, range: ByteRange, kind: Kind, isCapitalized: Bool, isVerb: Bool = false) {
        self.hash = hash
        self.range = range
        self.kind = kind
        self.isCapitalized = isCapitalized
        self.isVerb = isVerb
    }
}

/// An entity in its sentence, with what its neighbours say of its part in it.
public struct EntityRole: Hashable, Sendable {
    public var mention: EntityMention
    /// The words it covers, as indices into the sentence's words.
    public var words: Range<Int>
    /// The preposition before its noun phrase, as a word hash: "in" for "in the northern city of Kharkiv".
    public var preposition: UInt64?
    /// The preposition before that, for "of": "in" for Goma in "in the city of Goma".
    public var outerPreposition: UInt64?
    /// "Poland's"
    public var isPossessive: Bool
    /// An adjective or a seat directly before a noun: "North Korean soldiers", "the Pyongyang trip".
    public var isModifier: Bool
    /// The possessor of a part of its country: "Ukraine's southern region", "the Syrian coast".
    public var isGround: Bool
    /// It says or reports something: "Kyiv said", "according to Seoul".
    public var isSpeaker: Bool
    /// Entities joined by "and", "or" or commas share a number within their sentence.
    public var group: Int

    public init(
        mention: EntityMention, words: Range<Int>, preposition: UInt64? = nil, outerPreposition: UInt64? = nil,
        isPossessive: Bool = false, isModifier: Bool = false, isGround: Bool = false, isSpeaker: Bool = false, group: Int = 0
    ) {
        self.mention = mention
        self.words = words
        self.preposition = preposition
        self.outerPreposition = outerPreposition
        self.isPossessive = isPossessive
        self.isModifier = isModifier
        self.isGround = isGround
        self.isSpeaker = isSpeaker
        self.group = group
    }
}

/// A time in its sentence.
public struct TimeRole: Hashable, Sendable {
    public var mention: TimeMention
    public var words: Range<Int>
    public var preposition: UInt64?
    /// It dates the saying and not what is said: "said Thursday", "released Friday".
    public var isOfReport: Bool

    public init(mention: TimeMention, words: Range<Int>, preposition: UInt64?, isOfReport: Bool) {
        self.mention = mention
        self.words = words
        self.preposition = preposition
        self.isOfReport = isOfReport
    }
}

/// A quantity in its sentence: the core of a statement.
public struct QuantityRole: Hashable, Sendable {
    public var mention: QuantityMention
    /// The words it covers, as indices into the sentence's words.
    public var words: Range<Int>
    /// The first word of its hedge ("no fewer than 974"), or of `words` where it has none.
    public var start: Int
    /// The index of its clause.
    public var clause: Int
    /// How it is asserted, as far as the words around it show; `nil` where nothing does.
    public var status: Status?
    /// "not 3,000", "no fewer": the number itself is denied.
    public var isNegated: Bool
    /// The clause is a condition, a wish or a question.
    public var isHypothetical: Bool
    /// The text says that the claim is untrue, or its only speaker denies it.
    public var isDenied: Bool
    /// Quantities joined by "and", "or" or commas with nothing else between share a number within their sentence.
    public var group: Int
    /// A change and not a level: "up 3 points", "8 percent more".
    public var isChange: Bool

    public init(
        mention: QuantityMention, words: Range<Int>, start: Int? = nil, clause: Int, status: Status? = nil, isNegated: Bool = false,
        isHypothetical: Bool = false, isDenied: Bool = false, group: Int = 0, isChange: Bool = false
    ) {
        self.mention = mention
        self.words = words
        self.start = start ?? words.lowerBound
        self.clause = clause
        self.status = status
        self.isNegated = isNegated
        self.isHypothetical = isHypothetical
        self.isDenied = isDenied
        self.group = group
        self.isChange = isChange
    }
}

/// A sentence, or a table cell with its headers, taken apart as far as statements need it.
public struct SentenceReading: Hashable, Sendable {
    /// The sentence in the document's text; of a table cell, its row.
    public var range: ByteRange
    public var block: Article.Block.Kind
    /// Which block of the article it stands in; sentences of one paragraph share it.
    public var blockIndex: Int
    public var words: [Word]
    /// Clauses as ranges of `words`, in order, without gaps.
    public var clauses: [Range<Int>]
    public var entities: [EntityRole]
    public var times: [TimeRole]
    public var quantities: [QuantityRole]
    /// Who the sentence is from ("the National Intelligence Service"), as the text has it.
    public var attribution: ByteRange?
    /// Who each quantity is from, by its index, where the sentence lets two tell different ones; empty otherwise. A quantity of one whom
    /// only a pronoun names is missing.
    public var tellers: [Int: ByteRange] = [:]
    /// Whether "respectively" stands in it.
    public var isRespective: Bool
    /// The parts of each word with hyphens as hashes, by the word's place: "take-home" as "take" and "home".
    public var compounds: [Int: [UInt64]] = [:]
    /// Nouns for several countries that it does not name: "his allies", "European members".
    public var groups: [CountryGroup]
    /// Of a table cell, which of the words are headers of what.
    public var headers: CellHeaders?

    public init(
        range: ByteRange, block: Article.Block.Kind, blockIndex: Int, words: [Word], clauses: [Range<Int>] = [],
        entities: [EntityRole] = [], times: [TimeRole] = [], quantities: [QuantityRole] = [], attribution: ByteRange? = nil,
        isRespective: Bool = false, groups: [CountryGroup] = []
    ) {
        self.range = range
        self.block = block
        self.blockIndex = blockIndex
        self.words = words
        self.clauses = clauses
        self.entities = entities
        self.times = times
        self.quantities = quantities
        self.attribution = attribution
        self.isRespective = isRespective
        self.groups = groups
    }
}

/// The headers of a table cell, as ranges of the words of its reading.
public struct CellHeaders: Hashable, Sendable {
    /// A cell without a number in the same row.
    public struct Label: Hashable, Sendable {
        public var words: Range<Int>
        /// The head of its column; empty where the table has none.
        public var head: Range<Int>

        public init(words: Range<Int>, head: Range<Int>) {
            self.words = words
            self.head = head
        }
    }

    /// The table's caption, or the heading right above it; empty where it has neither.
    public var caption: Range<Int>
    /// The heads of the cell's own column.
    public var columns: [Range<Int>]
    public var labels: [Label]

    public init(caption: Range<Int>, columns: [Range<Int>], labels: [Label]) {
        self.caption = caption
        self.columns = columns
        self.labels = labels
    }
}

/// A noun for several countries of which none is named.
public struct CountryGroup: Hashable, Sendable {
    /// The noun, as indices into the sentence's words.
    public var words: Range<Int>
    /// Whether no adjective narrows it: "the allies", not "European allies".
    public var isWhole: Bool

    public init(words: Range<Int>, isWhole: Bool) {
        self.words = words
        self.isWhole = isWhole
    }
}

/// An article taken apart: what `Series` matches against its definitions.
public struct ArticleReading: Sendable {
    public var article: Article
    /// In the order of the text, the headline first where it stands outside the text.
    public var sentences: [SentenceReading]
    /// The country of the page, by the names in its publisher, site and file name; `nil` where they tell none.
    public var home: String?

    public init(article: Article, sentences: [SentenceReading], home: String? = nil) {
        self.article = article
        self.sentences = sentences
        self.home = home
    }
}
