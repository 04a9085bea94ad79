/// Words that bound or hedge a number, or say that a figure rose or fell.
public struct HedgeRow: VocabularyRow {
    public enum Meaning: String, Sendable, CaseIterable { case about, above, below, exact, up, down }
    public enum Place: String, Sendable, CaseIterable {
        case before, after
        /// How a change is worded: a verb ("rose"), a noun with its preposition ("a rise of"), a particle ("up").
        case verb, noun, particle
    }

    public static let file = "hedges.tsv"
    public static let kind = TermKind.hedge

    public let meaning: Meaning
    public let place: Place
    public let forms: [String]

    public init(_ line: TableLine) throws(TableError) {
        meaning = try line.choice("meaning")
        place = try line.choice("place")
        forms = try line.list("forms")
    }
}
