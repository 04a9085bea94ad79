public import Model

/// A number word: "eleven", "million", "a quarter", "dozens".
public struct NumberRow: VocabularyRow {
    public enum Role: String, Sendable, CaseIterable {
        /// 0 to 19
        case unit
        case tens, hundred
        /// A power of ten that multiplies what stands before it.
        case scale
        case dozen, couple
        /// A part of a whole in the singular and in the plural: "third", "thirds".
        case part, parts
        /// A fraction in one character.
        case symbol
        /// A plural that stands for a span: "dozens", "millions".
        case vague
    }

    /// Where a scale may stand.
    public enum Place: String, Sendable, CaseIterable {
        case anywhere = ""
        /// Only right after digits.
        case glued
        /// Right after digits, or after a space in a sum of money.
        case short
    }

    public static let file = "numbers.tsv"
    public static let kind = TermKind.number

    public let forms: [String]
    public let role: Role
    /// The value; of a vague plural its lower end; of a fraction its numerator.
    public let value: ExactDecimal
    /// Of a vague plural its upper end; of a fraction its denominator.
    public let other: ExactDecimal?
    public let place: Place

    public init(_ line: TableLine) throws(TableError) {
        forms = try line.list("forms")
        role = try line.choice("role")
        let parts = try line.required("value").split(separator: "/").map(String.init)
        value = try Self.decimal(parts[0], line, "value")
        let note = try line.text("note")
        if role == .vague {
            other = try Self.decimal(note, line, "note")
            place = .anywhere
        } else {
            other = parts.count > 1 ? try Self.decimal(parts[1], line, "value") : nil
            place = try line.choice("note")
        }
    }

    private static func decimal(_ text: String, _ line: TableLine, _ column: String) throws(TableError) -> ExactDecimal {
        let parts = text.split(separator: "e")
        if parts.count == 2, let significand = Int(parts[0]), let exponent = Int(parts[1]) {
            return ExactDecimal(significand: Int128(significand), exponent: exponent)
        }
        guard let value = ExactDecimal(text) else { throw line.error(column, "“\(text)” is not a number") }
        return value
    }
}
