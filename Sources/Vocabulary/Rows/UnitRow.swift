public import Model

/// A unit of measure.
public struct UnitRow: VocabularyRow {
    /// Where its symbols may stand.
    public enum Guard: String, Sendable, CaseIterable {
        case none = ""
        /// Only right after the figure: "35C".
        case glued
        /// Right after the figure, or after a space where no noun can stand: "5 W".
        case letter
    }

    public static let file = "units.tsv"
    public static let kind = TermKind.unit

    public let unit: MeasureUnit
    public let forms: [String]
    public let symbols: [String]
    public let symbolGuard: Guard
    /// Whether "a" or "each" before it means "per".
    public let isRateBase: Bool
    public var otherForms: [(String, TermKind)] { symbols.map { ("=" + $0, .unitSymbol) } }

    public init(_ line: TableLine) throws(TableError) {
        unit = MeasureUnit(code: try line.required("code"), name: try line.required("name"))
        forms = try line.list("forms")
        symbols = try line.list("symbols")
        symbolGuard = try line.choice("guard")
        isRateBase = try line.text("per") == "1"
    }
}
