/// A plural that the rules for regular ones do not undo.
public struct PluralRow: VocabularyRow {
    public static let file = "plurals.tsv"
    public static let kind = TermKind.plural

    public let plural: String
    public let singular: String
    public var forms: [String] { [plural] }

    public init(_ line: TableLine) throws(TableError) {
        plural = try line.required("plural")
        singular = try line.required("singular")
    }
}
