/// A language with its commonest words, by which a text in it is recognised.
public struct LanguageRow: VocabularyRow {
    public static let file = "languages.tsv"
    public static let kind = TermKind.word

    /// ISO 639-1: "en".
    public let id: String
    /// Words of the language in lower case, none of them a usual word of another language of the table.
    public let words: [String]
    public var forms: [String] { [] }

    public init(_ line: TableLine) throws(TableError) {
        id = try line.required("id")
        words = try line.list("words")
    }
}
