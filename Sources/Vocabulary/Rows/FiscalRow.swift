/// When a government's fiscal year begins.
public struct FiscalRow: VocabularyRow {
    /// After which of its two calendar years a fiscal year is named.
    public enum Naming: String, Sendable, CaseIterable { case start, end }

    public static let file = "fiscal.tsv"
    public static let kind = TermKind.word

    /// ISO 3166-1 alpha-3.
    public let country: String
    /// 2 to 12.
    public let firstMonth: Int
    public let naming: Naming
    /// None: the table is asked by country.
    public var forms: [String] { [] }

    public init(_ line: TableLine) throws(TableError) {
        country = try line.required("country")
        guard let month = try line.integer("month"), (2...12).contains(month) else {
            throw line.error("month", "the first month is 2 to 12")
        }
        firstMonth = month
        naming = try line.choice("name")
    }
}
