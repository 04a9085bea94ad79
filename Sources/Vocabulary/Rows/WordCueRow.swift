/// Words that are asked for one at a time: verbs, nouns and adjectives by which a rule knows what a word beside them means.
///
/// No phrase of a text is looked up among them and no token is marked for them, so they have no surface forms.
public struct WordCueRow: VocabularyRow {
    /// What the words say. The classes are described at the head of `word-cues.tsv`.
    public enum Class: String, Sendable, CueClass {
        case partition
        case overall
        case member
        case anaphor
        case resumption
        case reading
        case quarter
        case seated
        case outbreak
        case launched
        case starting
        case opening
        case closing
        case superlative
        case men
        case losing
        case loss
        case dying
        case died
        case corpse
        case finding
        case day
        case dates
        case span
        case juncture
        case stage
        case term
        case seat
        case entering
        case quitting
        case stepping
        case parting
        case inaugural
        case standing
        case raising
        case numbering
        case count
        case size
        case copula
        case equal
        case equalling
        case thirdPerson = "third-person"
        case said
        case capital
        case populated
        case border
        case outpost
        case war
        case explosion
        case scheme
        case draft
        case behindAmount = "behind-amount"
        case spent
        case pound
        case percent
        case percentage
        case point
        case average
        case older
        case rank
        case unranking
        case peak
        case entire
        case definite
        case jointly
        case present
        case running
        case preceding
        case final
        case over
        case origin
        case relieving
        case bareLevel = "bare-level"
        case bareNext = "bare-next"
        case answer
        case dissent
        case manner
        case mark
        case grading
        case unnamed
        case end
        case losses
        case old
        case worth
        case country
        case strong
        case compared
        case aged
        case recent
        case side
        case house
        case leavingBehind = "leaving-behind"
        case upcoming
        case come
        case sworn
        case numbers
        case endingNow = "ending-now"
        case led
        case mere
        case asking
        case making
        case comparison
        case yearEnd = "year-end"
        case difference
        case cellEstimate = "cell-estimate"
        case cellPlan = "cell-plan"
        case cellForecast = "cell-forecast"
        case cellTarget = "cell-target"
        case partOfTown = "part-of-town"
        case ministry
        case posting
        case abroad
        case army
        case votes
        case milestone
        case operation
        case militia
        case days
        case closingPart = "closing-part"
        case homeGuard = "home-guard"
        case legislature
        case wounds
    }

    public static let file = "word-cues.tsv"
    public static let kind = TermKind.word

    /// The words, each as it stands in a text in lower case.
    public let words: [String]
    public let wordClass: Class
    public var forms: [String] { [] }

    public init(_ line: TableLine) throws(TableError) {
        wordClass = try line.choice("class")
        words = try line.list("forms")
    }
}

extension Vocabulary {
    /// The words of a class.
    public func words(_ kind: WordCueRow.Class) -> Set<UInt64> {
        wordCues.reduce(into: []) { words, row in
            if row.wordClass == kind { words.formUnion(row.words.map(WordHash.of)) }
        }
    }
}
