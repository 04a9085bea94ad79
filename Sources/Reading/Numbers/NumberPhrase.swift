import Model
import Vocabulary

/// A number as it stands in the text, before anything is known of what it counts.
struct NumberPhrase {
    var tokens: Range<Int>
    /// Multiplied out; of a vague plural its lower end.
    var value: ExactDecimal
    /// Of a vague plural its upper end.
    var upper: ExactDecimal?
    var shape: QuantityMention.Shape = .single
    /// The number before its scale: 59.4 of "59.4 trillion".
    var literal: ExactDecimal
    /// The power of ten of the scale words; 0 without any.
    var scale = 0
    /// Whether it begins with digits.
    var isNumeral: Bool
    /// Whether it is the bare word "one".
    var isOne = false

    mutating func negate() {
        value = value.negated
        literal = literal.negated
        isOne = false
    }
}

/// One sentence of a text.
///
/// It is copied into every reader of it, so what it says of the vocabulary is behind one span.
struct SentenceContext: ~Escapable {
    let text: TokenView
    private let rows: Span<QuantityTables>
    let range: Range<Int>

    @_lifetime(copy text, copy rows)
    init(_ text: TokenView, _ rows: Span<QuantityTables>, _ range: Range<Int>) {
        self.text = text
        self.rows = rows
        self.range = range
    }

    /// What quantities need of the vocabulary.
    var tables: QuantityTables { _read { yield rows[0] } }

    var end: Int { range.upperBound }

    func isIn(_ index: Int) -> Bool { range.contains(index) }

    func has(_ index: Int, _ classes: WordClasses) -> Bool {
        range.contains(index) && !text.tokens[index].classes.isDisjoint(with: classes)
    }

    func kind(_ index: Int) -> Token.Kind? { range.contains(index) ? text.tokens[index].kind : nil }

    func isWord(_ index: Int) -> Bool { range.contains(index) && text.tokens[index].kind == .word }

    /// Whether nothing stands between a token and the one before it.
    func isGlued(_ index: Int) -> Bool { range.contains(index) && index > range.lowerBound && text.tokens[index].isGlued }

    func number(_ index: Int) -> QuantityTables.Number? {
        guard range.contains(index), let term = text.term(.number, at: index), term.length == 1 else { return nil }
        return tables.numbers[term.row]
    }

    /// Whether a hedge ("more than") ends right before a token.
    func hasHedge(endingAt end: Int) -> Bool {
        for length in 1...4 where isIn(end - length) && text.row(.hedge, at: end - length, length: length) != nil { return true }
        return false
    }

    /// Whether the token before is a number, or a unit of one, so that a hyphen here makes a range.
    func isAfterNumber(_ index: Int) -> Bool {
        guard range.contains(index - 1) else { return false }
        let token = text.tokens[index - 1]
        return token.kind == .number || token.kind == .symbol || token.kinds.intersects(Self.afterNumber)
    }

    private static let afterNumber = TermKinds(.number, .unit, .unitSymbol, .currency)

    /// Whether a hyphen joins the tokens on its two sides.
    @inline(__always)
    func isJoiningHyphen(_ index: Int) -> Bool {
        // Mostly there is none, which is told without a call.
        range.contains(index) && text.tokens[index].kind == .hyphen && joins(index)
    }

    private func joins(_ index: Int) -> Bool {
        index + 1 < end && text.tokens[index].isGlued && text.tokens[index + 1].isGlued
    }
}
