/// What a country produced in a year.
public struct EconomyRow: VocabularyRow {
    public static let file = "economies.tsv"
    public static let kind = TermKind.word

    /// ISO 3166-1 alpha-3.
    public let country: String
    /// The calendar year of the product.
    public let year: Int
    /// Gross domestic product in billions of US dollars, at the year's rate.
    public let dollars: Double
    /// The same in billions of the country's own money.
    public let own: Double
    /// None: the table is asked by country.
    public var forms: [String] { [] }

    public init(_ line: TableLine) throws(TableError) {
        country = try line.required("country")
        guard let year = try line.integer("year") else { throw line.error("year", "a row is of a year") }
        self.year = year
        dollars = try Self.amount("usd", line)
        own = try Self.amount("own", line)
    }

    private static func amount(_ column: String, _ line: TableLine) throws(TableError) -> Double {
        let cell = try line.required(column)
        guard let value = Double(cell), value > 0, value.isFinite else {
            throw line.error(column, "“\(cell)” is not a number of billions")
        }
        return value
    }
}
