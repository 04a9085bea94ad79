/// A title or an office that stands before a name, or for whoever holds it.
public struct TitleRow: VocabularyRow {
    public enum Rank: String, Sendable, CaseIterable {
        /// A head of state or government.
        case head
        /// Another office, or what one is: "Rep.", "analyst".
        case other
        /// "Mr.", "Ms.", "Sir": anybody.
        case courtesy
    }

    public static let file = "titles.tsv"
    public static let kind = TermKind.title

    /// `president`, `representative`, `analyst` …
    public let id: String
    public let forms: [String]
    public let rank: Rank
    /// The offices of `Term.office` that it may mean, the likeliest first; empty for others than heads.
    public let offices: [String]

    public init(_ line: TableLine) throws(TableError) {
        id = try line.required("id")
        forms = try line.list("forms")
        rank = try line.choice("rank")
        offices = try line.list("offices")
    }
}
