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
    /// Whether its own country's papers write the plain sign before it.
    public let writesPlainSign: Bool
    /// The codes of the money that had its name before, each with the first day on which it no longer had, the oldest first.
    public let former: [(code: String, until: CalendarDate)]
    public var otherForms: [(String, TermKind)] {
        marks.map { ($0, .currencyMark) } + weakMarks.map { ($0, .weakCurrencyMark) }
    }

    public init(_ line: TableLine) throws(TableError) {
        unit = MeasureUnit(code: try line.required("code"), name: try line.required("name"))
        forms = try line.list("forms")
        marks = try line.list("marks")
        weakMarks = try line.list("weak")
        isMinor = try line.text("part") == "minor"
        writesPlainSign = try line.text("part") == "home"
        var former: [(code: String, until: CalendarDate)] = []
        for entry in try line.list("former") {
            let parts = entry.split(separator: "<", maxSplits: 1)
            guard parts.count == 2, parts[0].count == 3, let until = CalendarDate(iso: parts[1]) else {
                throw line.error("former", "“\(entry)” is no former code: write it as “TRL<2005-01-01”")
            }
            former.append((String(parts[0]), until))
        }
        self.former = former
    }
}
