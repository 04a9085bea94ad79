import Model
import Vocabulary

/// Parts of scale words.
extension NumberParser {
    /// EXAMPLE "a million and a half", "2 billion and a half"
    func takeHalfOfScale(_ phrase: inout NumberPhrase) {
        let next = phrase.tokens.upperBound
        guard context.has(next, .linkAnd), context.has(next + 1, .article), let row = context.number(next + 2),
            row.role == .part, !context.has(next + 3, .linkOf)
        else { return }
        let half = part(row)
        let added = ExactDecimal(significand: half.significand, exponent: half.exponent + phrase.scale)
        guard let sum = phrase.value.adding(added) else { return }
        phrase.value = sum
        phrase.tokens = phrase.tokens.lowerBound..<next + 3
    }
}
