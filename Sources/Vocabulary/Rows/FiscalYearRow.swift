public import Model

/// How the fiscal years of a government lie on the calendar, where they are not calendar years.
public struct FiscalYearRow: VocabularyRow {
    private enum Named: String, CaseIterable { case start, end }

    public static let file = "fiscal-years.tsv"
    public static let kind = TermKind.timeWord

    /// ISO 3166-1 alpha-3.
    public let country: String
    public let calendar: FiscalCalendar

    public var forms: [String] { [] }

    public init(_ line: TableLine) throws(TableError) {
        country = try line.required("country")
        guard let month = try line.integer("month"), (1...12).contains(month) else { throw line.error("month", "a month is 1 to 12") }
        let named: Named = try line.choice("named")
        calendar = FiscalCalendar(firstMonth: month, isNamedByEnd: named == .end)
    }
}
