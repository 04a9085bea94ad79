public import Model

/// An armed conflict: where it is fought, by whom and when.
public struct ConflictRow: VocabularyRow {
    public static let file = "conflicts.tsv"
    public static let kind = TermKind.word

    /// Kebab-case of the common English name: `sri-lanka`.
    public let id: String
    /// For display.
    public let name: String
    /// Capitalised words that speak of no other conflict of its time: "Tamil".
    public let words: [String]
    /// ISO 3166-1 alpha-3 of the countries in which people come to harm, the main one first.
    public let theatres: [String]
    /// The countries and bodies that fight in it beside those, by ISO 3166-1 alpha-3 or id.
    public let sides: [String]
    /// From the first day of its beginning, as far as that is known, to the last of its end; open while it lasts.
    public let period: Period
    /// None: the table is asked by country.
    public var forms: [String] { [] }

    public init(_ line: TableLine) throws(TableError) {
        id = try line.required("id")
        name = try line.required("name")
        words = try line.list("words")
        theatres = try line.list("theatres")
        sides = try line.list("sides")
        if theatres.isEmpty { throw line.error("theatres", "a conflict is fought somewhere") }
        let text = try line.required("period")
        guard let period = Period(edtf: text), period.first != nil else {
            throw line.error("period", "“\(text)” is no EDTF interval with a beginning: 2006-07-12/2006-08-14, 2011-03-15/..")
        }
        self.period = period
    }
}
