import Model
import Vocabulary

/// Halves of scale words, decimals in words, couples.
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

    private static let point = WordHash.of("point")

    /// EXAMPLE "ten point five", "three point one four million"
    func takePoint(_ phrase: inout NumberPhrase) {
        let next = phrase.tokens.upperBound
        // "At one point five of them left."
        guard phrase.scale == 0, context.isWord(next), context.text.tokens[next].hash == Self.point,
            !phrase.isOne || !context.has(phrase.tokens.lowerBound - 1, .preposition)
        else { return }
        var at = next + 1
        var places = 0
        while places < 6, let row = context.number(at), row.role == .unit, row.value < ExactDecimal(10),
            let digit = row.value.multiplied(by: .powerOfTen(-places - 1)), let sum = phrase.value.adding(digit)
        {
            phrase.value = sum
            places += 1
            at += 1
        }
        guard places > 0 else { return }
        phrase.literal = phrase.value
        phrase.isOne = false
        phrase.tokens = phrase.tokens.lowerBound..<at
    }

    /// EXAMPLE "a couple of hundred", "a couple million"
    func coupleOf(_ couple: Int, from start: Int, _ row: QuantityTables.Number) -> NumberPhrase? {
        let next = context.has(couple + 1, .linkOf) ? couple + 2 : couple + 1
        guard let scale = context.number(next), scale.role == .hundred || scale.role == .scale || scale.role == .dozen,
            scale.place == .anywhere
        else { return nil }
        return multiplied(start, from: next, by: row.value)
    }
}
