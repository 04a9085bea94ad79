/// A noun that says how much there is of something and not of what: "rate", "number".
public struct GenericNounRow: VocabularyRow {
    public static let file = "generic-nouns.tsv"
    public static let kind = TermKind.word

    public let noun: String
    /// None: it serves to name measures, not to read texts.
    public var forms: [String] { [] }

    public init(_ line: TableLine) throws(TableError) { noun = try line.required("noun") }
}
