public import Model

/// A currency, or a minor unit that prices are named in.
public struct CurrencyRow: VocabularyRow {
    public static let file = "currencies.tsv"
    public static let kind = TermKind.currency

    public let unit: MeasureUnit
    /// The words and codes after a figure.
    public let forms: [String]
    /// The signs and codes before a figure.
    public let marks: [String]
    /// Signs that stand only before larger sums, being other things as well.
    public let weakMarks: [String]
    /// Whether it is a cent or the like, and not a currency of its own.
    public let isMinor: Bool
    public var otherForms: [(String, TermKind)] {
        marks.map { ($0, .currencyMark) } + weakMarks.map { ($0, .weakCurrencyMark) }
    }

    public init(_ line: TableLine) throws(TableError) {
        unit = MeasureUnit(code: try line.required("code"), name: try line.required("name"))
        forms = try line.list("forms")
        marks = try line.list("marks")
        weakMarks = try line.list("weak")
        isMinor = try line.text("part") == "minor"
    }
}
