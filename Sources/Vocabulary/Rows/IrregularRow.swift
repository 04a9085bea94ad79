/// A word with the forms that do not follow from its spelling: "send", "sent".
public struct IrregularRow: VocabularyRow {
    public static let file = "irregular.tsv"
    public static let kind = TermKind.word

    public let lemma: String
    public let others: [String]
    /// None: the forms serve to read definitions, not texts.
    public var forms: [String] { [] }

    public init(_ line: TableLine) throws(TableError) {
        lemma = try line.text("lemma")
        others = try line.list("forms")
    }
}
