public import Model
public import Vocabulary

/// One token: a word, a number, a mark. 40 bytes, in one flat array an article.
///
/// How text comes out:
///
/// | text | tokens |
/// | --- | --- |
/// | `1,100` `59.4` `.5` `1,00,000` | one `number`; grouping only with a comma before three digits (or Indian twos) |
/// | `5.4m` `22nd` `1990s` `3G` | `number`, then a `word` without a space before it |
/// | `£37bn` `US$5` | `currency` `number` `word`; `word` `currency` `number` |
/// | `co-founder` `well-known` | one `word` |
/// | `17-year-old` `24-hour` `2024-10` | `number`, `hyphen`, then `word` (`year`, `hyphen`, `old`) or `number`: a number never joins a word after it |
/// | `Seoul-based` `three-year` `mid-June` | `word` `hyphen` `word`: the part before a hyphen is a word of its own where the vocabulary knows it as a name, a number, a unit or a time |
/// | `COVID-19` `F-16` `S&P` `AT&T` `B2B` | one `word` |
/// | `Kim's` `boys’` | `word` `possessive`; `boys` and an `apostrophe` |
/// | `don't` `O'Brien` | one `word` |
/// | `U.S.` `p.m.` `N.` `Aug.` `No. 7` | one `word` with `dotted`; dots are not hashed, so `U.S.` has the hash of `US` |
/// | `3.2.1` `1,2,3` | one `number` with `dotted`: a version, a section, data; not a value |
/// | `–` `—` `--` | `dash`; an ASCII hyphen is a `hyphen` with or without spaces |
/// | `“` `"` `«` `''` | `quote`; `'` and `’` that are neither in a word nor a possessive: `apostrophe` |
/// | `( [ {` · `) ] }` | `open` · `close` |
/// | NBSP, thin and zero-width spaces | spaces |
/// | `%` `°` `½` `+` … | `symbol`, hashed, so that the vocabulary knows them |
public struct Token: Sendable, Hashable {
    public enum Kind: UInt8, Sendable, Hashable {
        case word, number, currency, symbol
        case hyphen, dash, slash, comma, colon, semicolon
        /// A full stop, question mark, exclamation mark or ellipsis.
        case stop
        case quote, apostrophe
        /// `'s` after a word.
        case possessive
        case open, close
    }

    public struct Flags: OptionSet, Sendable, Hashable {
        public let rawValue: UInt16
        @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
        /// The first letter is a capital.
        public static let capitalised = Flags(rawValue: 1 << 0)
        /// Two letters or more, none of them lower case.
        public static let allCaps = Flags(rawValue: 1 << 1)
        /// The first word or number of its sentence.
        public static let sentenceStart = Flags(rawValue: 1 << 2)
        /// White space, or the block's beginning, comes before it.
        public static let spaceBefore = Flags(rawValue: 1 << 3)
        public static let hasDigits = Flags(rawValue: 1 << 4)
        /// A word with its full stops, or a number with several points.
        public static let dotted = Flags(rawValue: 1 << 5)
        /// A word with a hyphen inside.
        public static let hyphenated = Flags(rawValue: 1 << 6)
        /// A number with grouping commas, or a word with an apostrophe inside.
        public static let grouped = Flags(rawValue: 1 << 7)
        /// A number with a decimal point.
        public static let decimal = Flags(rawValue: 1 << 8)
        /// In a headline or a heading, where capitals mean little.
        public static let heading = Flags(rawValue: 1 << 9)
        /// Small letters first and a capital inside: "iPhone".
        public static let innerCapital = Flags(rawValue: 1 << 11)
        /// An empty line comes before it.
        public static let blankLineBefore = Flags(rawValue: 1 << 12)
        /// A word of time may begin here.
        static let timeWord = Flags(rawValue: 1 << 13)
        /// A word that every time expression has one of.
        static let timeTrigger = Flags(rawValue: 1 << 14)
        /// Some byte is not ASCII.
        public static let nonASCII = Flags(rawValue: 1 << 10)
    }

    /// UTF-8 offsets into the document's text, half-open.
    public var start: Int32
    public var end: Int32
    /// `WordHash` of the bytes without the dots of an abbreviation, curly apostrophes as straight ones.
    public var hash: UInt64
    /// The kinds of vocabulary terms, of one word or of several, that begin here and whose case fits.
    public var kinds: TermKinds
    /// What the word does in a sentence, as far as the word alone tells.
    public var classes: WordClasses
    /// The lexicon's node of the longest term that begins here, −1 for none.
    var node: Int32
    public var flags: Flags
    public var kind: Kind
    /// How many tokens that longest term takes.
    public var termLength: UInt8

    public var range: ByteRange { ByteRange(Int(start), Int(end)) }
    public func has(_ flag: Flags) -> Bool { !flags.isDisjoint(with: flag) }
    /// Whether nothing stands between it and the token before.
    public var isGlued: Bool { !has(.spaceBefore) }
}

/// An article's text as tokens, by sentence.
public struct TokenizedText: Sendable {
    /// The document's text, to which all offsets refer.
    public internal(set) var bytes: [UInt8]
    public internal(set) var tokens: [Token] = []
    /// The sentences as ranges of `tokens`, in order, none empty; a sentence never crosses a block.
    public internal(set) var sentences: [Range<Int>] = []
    /// For each sentence the index of its block.
    public internal(set) var blockOfSentence: [Int32] = []
    /// The tokens, in order, without one of which no sentence tells a time: words of time, and numbers, marks and compounds that may
    /// be parts of one.
    var timePlaces: [Int32] = []
    /// The tokens, in order, among which are all numbers and words of number.
    var numberPlaces: [Int32] = []
    let lexicon: Lexicon
    /// The lexicon's, here so that a view of the text can point at them.
    let terms: [TermTables]

    init(bytes: [UInt8], lexicon: Lexicon) {
        self.bytes = bytes
        self.lexicon = lexicon
        terms = lexicon.termTables
    }

    /// Forgets the text and keeps the room.
    mutating func removeAll() {
        bytes = []
        tokens.removeAll(keepingCapacity: true)
        sentences.removeAll(keepingCapacity: true)
        blockOfSentence.removeAll(keepingCapacity: true)
        timePlaces.removeAll(keepingCapacity: true)
        numberPlaces.removeAll(keepingCapacity: true)
    }

    public func string(_ token: Token) -> String { string(token.range) }
    public func string(_ range: ByteRange) -> String { String(decoding: bytes[range.start..<range.end], as: UTF8.self) }

    /// The text from the first to the last token of a range.
    public func byteRange(_ tokens: Range<Int>) -> ByteRange {
        ByteRange(Int(self.tokens[tokens.lowerBound].start), Int(self.tokens[tokens.upperBound - 1].end))
    }

    /// How many tokens end at or before a byte. Logarithmic.
    func tokensEnding(by byte: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].end) <= byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The index of the sentence that holds a token. Logarithmic.
    public func sentence(ofToken index: Int) -> Int {
        var low = 0
        var high = sentences.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if sentences[middle].lowerBound <= index { low = middle } else { high = middle }
        }
        return low
    }

    /// The longest term of a kind that begins at a token: the row it stands for and how many tokens it takes.
    public func term(_ kind: TermKind, at index: Int) -> (row: Int, length: Int)? { TokenView(self).term(kind, at: index) }

    /// The row of a term of a kind that begins at a token and takes just so many tokens.
    func row(_ kind: TermKind, at index: Int, length: Int) -> Int? { TokenView(self).row(kind, at: index, length: length) }

    /// All terms of a kind that begin at a token, the longest first.
    public func terms(_ kind: TermKind, at index: Int) -> [(row: Int, length: Int)] {
        guard tokens[index].kinds.contains(kind) else { return [] }
        var result: [(row: Int, length: Int)] = []
        forEachTerm(at: index) { sense, length in
            if sense.kind == kind { result.append((Int(sense.row), length)) }
            return true
        }
        return result
    }

    /// All terms that begin at a token and whose case fits, the longest first, until `body` returns false.
    public func forEachTerm(at index: Int, _ body: (Sense, _ length: Int) -> Bool) { TokenView(self).forEachTerm(at: index, body) }
}
