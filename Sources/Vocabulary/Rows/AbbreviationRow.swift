/// An abbreviation whose full stop belongs to the word: "Mr.", "Aug.", "Corp.", "No. 7".
public struct AbbreviationRow: VocabularyRow {
    /// What may follow.
    public enum Use: String, Sendable, CaseIterable {
        /// Always followed by more of the sentence: "Gen. Smith".
        case before
        /// Only an abbreviation before a number: "No. 7", "Art. 5".
        case number
        /// May also end a sentence: "Acme Corp.", "5 p.m."
        case either
    }

    public static let file = "abbreviations.tsv"
    public static let kind = TermKind.abbreviation

    public let forms: [String]
    public let use: Use

    public init(_ line: TableLine) throws(TableError) {
        forms = [try line.required("form")]
        use = try line.choice("use")
    }
}
