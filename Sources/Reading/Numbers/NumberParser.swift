import Model
import Vocabulary

/// Reads numbers: numerals with their scales, number words, fractions and vague plurals.
struct NumberParser: ~Escapable {
    let context: SentenceContext
    private var text: TokenView { @_lifetime(copy self) get { context.text } }

    @_lifetime(copy context)
    init(_ context: SentenceContext) { self.context = context }

    /// The number that begins at a token; `nil` where none does.
    ///
    /// - Parameter money: whether a currency's mark stands before it, so that "5 m" is five million.
    func number(at index: Int, money: Bool) -> NumberPhrase? {
        let token = text.tokens[index]
        var found: NumberPhrase?
        if token.kind == .number {
            found = numeral(at: index, money: money)
        } else if token.kinds.contains(.number) {
            found = words(at: index)
        } else if context.has(index, [.article, .several]) {
            found = afterArticle(at: index)
        }
        guard var phrase = found else { return nil }
        // "Trillion trillion trillion" is no number that anybody gives.
        if phrase.scale > 18, context.number(phrase.tokens.upperBound)?.role == .scale { return nil }
        if phrase.scale >= 6 { takeHalfOfScale(&phrase) }
        return phrase
    }

    // MARK: Numerals

    /// EXAMPLE "59.4 trillion", "5.4m", "1,100", "2½", "1/2", "2 1/2"
    private func numeral(at index: Int, money: Bool) -> NumberPhrase? {
        guard let value = Self.value(of: text.tokens[index], text.bytes) else { return nil }
        var phrase = NumberPhrase(tokens: index..<index + 1, value: value, literal: value, isNumeral: true)
        takeThousands(&phrase)
        takeFraction(&phrase, money: money)
        takeHalf(&phrase)
        takeScale(&phrase, money: money)
        return phrase
    }

    /// EXAMPLE "816 000": groups of three digits after a no-break or thin space, or three zeros after any space.
    private func takeThousands(_ phrase: inout NumberPhrase) {
        let first = text.tokens[phrase.tokens.lowerBound]
        guard first.end - first.start <= 3, !first.has(.decimal) else { return }
        while context.kind(phrase.tokens.upperBound) == .number {
            let next = text.tokens[phrase.tokens.upperBound]
            let before = text.tokens[phrase.tokens.upperBound - 1]
            guard next.end - next.start == 3, next.start > before.end, let group = Self.value(of: next, text.bytes) else { return }
            guard text.bytes[Int(before.end)] >= 0x80 || group.isZero && next.start - before.end == 1 else { return }
            guard let thousands = phrase.value.multiplied(by: .powerOfTen(3)), let sum = thousands.adding(group) else { return }
            phrase.value = sum
            phrase.literal = sum
            phrase.tokens = phrase.tokens.lowerBound..<phrase.tokens.upperBound + 1
        }
    }

    /// EXAMPLE "1/2", "2 1/2", "2½"
    private func takeFraction(_ phrase: inout NumberPhrase, money: Bool) {
        let next = phrase.tokens.upperBound
        if let row = context.number(next), row.role == .symbol, text.tokens[next].isGlued || !text.tokens[next - 1].has(.decimal) {
            add(part(row), to: &phrase, through: next)
            return
        }
        if let (value, end) = slashed(at: next - 1), phrase.tokens.count == 1 {
            phrase.value = value
            phrase.literal = value
            phrase.shape = .fraction
            phrase.tokens = phrase.tokens.lowerBound..<end
        } else if context.kind(next) == .number, let (value, end) = slashed(at: next) {
            // "$6.02 3/4" a bushel: three quarters of a cent.
            guard text.tokens[next - 1].has(.decimal) else { return add(value, to: &phrase, through: end - 1) }
            guard money, phrase.value.exponent == -2, let part = value.multiplied(by: .powerOfTen(-2)) else { return }
            add(part, to: &phrase, through: end - 1)
        }
    }

    /// "1/2": digits, slash, digits without spaces, less than one, over a denominator that is usual in prose.
    private func slashed(at index: Int) -> (ExactDecimal, end: Int)? {
        guard context.kind(index) == .number, context.kind(index + 1) == .slash, context.kind(index + 2) == .number,
            context.isGlued(index + 1), context.isGlued(index + 2), context.kind(index + 3) != .slash
        else { return nil }
        let (above, below) = (text.tokens[index], text.tokens[index + 2])
        guard let numerator = Self.value(of: above, text.bytes), let denominator = Self.value(of: below, text.bytes),
            above.end - above.start <= 2
        else { return nil }
        switch denominator.significand {
        case 2, 3, 4, 5, 6, 8, 10, 16, 32, 64:
            guard denominator.exponent == 0, numerator < denominator, !numerator.isZero else { return nil }
            return (Self.divided(numerator, denominator), index + 3)
        default: return nil
        }
    }

    /// EXAMPLE "two and a half", "3 and a half"
    private func takeHalf(_ phrase: inout NumberPhrase) {
        let next = phrase.tokens.upperBound
        guard context.has(next, .linkAnd), context.has(next + 1, .article) || context.number(next + 1)?.value == .one,
            let row = context.number(next + 2), row.role == .part, phrase.scale == 0, phrase.value < ExactDecimal(1000)
        else { return }
        add(part(row), to: &phrase, through: next + 2)
    }

    private func add(_ value: ExactDecimal, to phrase: inout NumberPhrase, through last: Int) {
        guard let sum = phrase.value.adding(value) else { return }
        phrase.value = sum
        phrase.literal = sum
        phrase.tokens = phrase.tokens.lowerBound..<last + 1
    }

    func part(_ row: QuantityTables.Number) -> ExactDecimal { Self.divided(row.value, row.other ?? .one) }

    /// Sixteen digits after the point where the quotient has no end.
    static func divided(_ a: ExactDecimal, _ b: ExactDecimal) -> ExactDecimal {
        guard b.significand != 0 else { return a }
        var significand = a.significand
        var exponent = a.exponent - b.exponent
        while significand % b.significand != 0, exponent > -16 {
            significand *= 10
            exponent -= 1
        }
        return ExactDecimal(significand: significand / b.significand, exponent: exponent)
    }

    // MARK: Scales

    /// Multiplies by the scale words after the phrase.
    private func takeScale(_ phrase: inout NumberPhrase, money: Bool) {
        while true {
            var next = phrase.tokens.upperBound
            if context.isJoiningHyphen(next), context.number(next + 1)?.role == .scale { next += 1 }
            guard let row = context.number(next), let power = scalePower(row, at: next, phrase, money: money) else { return }
            phrase.value = ExactDecimal(significand: phrase.value.significand, exponent: phrase.value.exponent + power)
            phrase.scale += power
            phrase.tokens = phrase.tokens.lowerBound..<next + 1
            if phrase.scale > 18 { return }
        }
    }

    private func scalePower(_ row: QuantityTables.Number, at index: Int, _ phrase: NumberPhrase, money: Bool) -> Int? {
        let token = text.tokens[index]
        switch row.role {
        case .hundred: return phrase.scale == 0 && !token.isGlued ? 2 : nil
        case .vague:
            // "3 millions"
            return row.value.exponent >= 6 && !token.isGlued ? row.value.exponent : nil
        case .scale: break
        default: return nil
        }
        let power = row.value.exponent
        switch row.place {
        case .anywhere: return power
        case .glued: return token.isGlued && phrase.scale == 0 && !continues(index) ? power : nil
        case .short:
            guard phrase.scale == 0, !continues(index) else { return nil }
            if money { return power }
            guard token.isGlued || power != 6 || token.end - token.start > 1 else { return nil }
            // "5m" is five metres unless it counts something.
            if power == 6, token.end - token.start == 1, !token.has(.capitalised) { return countsSomething(index + 1) ? power : nil }
            return token.isGlued ? power : (token.end - token.start > 1 ? power : nil)
        }
    }

    /// Whether more of a word or a unit hangs on a short scale: "5m²", "5k-run", "5m/s".
    private func continues(_ index: Int) -> Bool {
        guard context.isGlued(index + 1) else { return false }
        switch text.tokens[index + 1].kind {
        case .slash, .symbol: return true
        default: return false
        }
    }

    private func countsSomething(_ index: Int) -> Bool {
        guard context.isWord(index), context.text.tokens[index].has(.spaceBefore) else { return false }
        if context.text.tokens[index].kinds.contains(.currency) { return true }
        let nouns = NounPhraseParser(context)
        return nouns.counted(at: index, many: true)?.isPlural == true
    }

    // MARK: Words

    /// EXAMPLE "eleven thousand", "two and a half million", "twenty-one", "two-thirds", "half a million", "dozens"
    private func words(at index: Int) -> NumberPhrase? {
        guard let row = context.number(index) else { return nil }
        switch row.role {
        case .unit, .tens: return cardinal(at: index)
        case .hundred, .scale:
            guard row.place == .anywhere, context.number(index - 1)?.role != .scale else { return nil }
            return multiplied(index, from: index, by: .one)
        case .vague: return vague(at: index, row)
        case .symbol:
            var result = phrase(index..<index + 1, part(row))
            result.shape = .fraction
            return result
        case .part: return half(at: index, row)
        case .dozen, .couple, .parts: return nil
        }
    }

    private func phrase(_ tokens: Range<Int>, _ value: ExactDecimal) -> NumberPhrase {
        NumberPhrase(tokens: tokens, value: value, literal: value, isNumeral: false)
    }

    /// Adds up number words, each scale smaller than the one before it: "two million three hundred and five thousand".
    ///
    /// What would say a hundred or a scale twice is two numbers: "between two hundred and five hundred", "one thousand, two thousand".
    ///
    /// - Parameter article: whether an article stands at `start` in place of "one": "a hundred and five".
    private func cardinal(at start: Int, article: Bool = false) -> NumberPhrase? {
        var index = article ? start + 1 : start
        var total = ExactDecimal.zero
        var group = article ? 1 : 0
        var last: NumberRow.Role? = article ? .unit : nil
        var scale = 0
        var literal = ExactDecimal.zero
        // Where the number ends if what follows turns out to be another, and what has been counted of its group till there.
        var hundreds: (end: Int, group: Int)?
        var scales: (end: Int, power: Int)?
        while index < context.end {
            if let last, last != .unit, context.has(index, .linkAnd), index + 1 < context.end, last == .hundred || last == .scale,
                let row = context.number(index + 1), row.role == .unit || row.role == .tens, text.tokens[index + 1].has(.spaceBefore)
            {
                index += 1
            }
            if last != nil, context.isJoiningHyphen(index), let row = context.number(index + 1), row.role != .part, row.role != .parts {
                index += 1
            }
            guard let row = context.number(index), accepts(row, after: last, at: index) else { break }
            if let known = hundreds, row.role == .hundred || row.role == .dozen {
                (index, group) = known
                break
            }
            if let known = scales, row.role == .scale, row.value.exponent >= known.power {
                (index, group) = (known.end, 0)
                break
            }
            last = row.role
            index += 1
            switch row.role {
            case .unit, .tens: group += Int(row.value.significand)
            case .hundred:
                group = max(group, 1) * 100
                hundreds = (index, group)
            case .dozen: group = max(group, 1) * 12
            default:
                guard let part = ExactDecimal(group).multiplied(by: row.value), let sum = total.adding(part) else { return nil }
                if total.isZero { literal = ExactDecimal(group) }
                total = sum
                scale = max(scale, row.value.exponent)
                scales = (index, row.value.exponent)
                group = 0
                hundreds = nil
            }
        }
        guard index > start, let value = group == 0 && !total.isZero ? total : total.adding(ExactDecimal(group)) else { return nil }
        var result = phrase(start..<index, value)
        result.literal = total.isZero ? value : literal
        result.scale = scale
        result.isOne = index == start + 1 && value == .one
        return fractional(result) ?? withHalf(result)
    }

    private func accepts(_ row: QuantityTables.Number, after last: NumberRow.Role?, at index: Int) -> Bool {
        switch row.role {
        case .unit: last != .unit && last != .dozen && !(last == .tens && (row.value.significand == 0 || row.value.significand > 9))
        case .tens: last != .unit && last != .tens && last != .dozen
        case .hundred, .dozen: last == .unit || last == .tens
        case .scale: row.place == .anywhere && (last == .unit || last == .tens || last == .hundred)
        default: false
        }
    }

    private func withHalf(_ phrase: NumberPhrase) -> NumberPhrase {
        var result = phrase
        takePoint(&result)
        takeHalf(&result)
        if result.tokens != phrase.tokens || result.scale == 0 { takeScale(&result, money: false) }
        return result
    }

    /// EXAMPLE "two-thirds", "one quarter", "three quarters of"
    private func fractional(_ phrase: NumberPhrase) -> NumberPhrase? {
        var next = phrase.tokens.upperBound
        if context.isJoiningHyphen(next) { next += 1 }
        guard phrase.scale == 0, phrase.value < ExactDecimal(100), let row = context.number(next), row.role == .part || row.role == .parts,
            (row.role == .part) == (phrase.value == .one)
        else { return nil }
        // "two quarters" and "one second" are times.
        if next == phrase.tokens.upperBound, row.other == ExactDecimal(4), !context.has(next + 1, .linkOf) { return nil }
        var result = phrase
        guard let numerator = phrase.value.multiplied(by: row.value) else { return nil }
        result.value = Self.divided(numerator, row.other ?? .one)
        result.literal = result.value
        result.shape = .fraction
        result.isOne = false
        result.tokens = phrase.tokens.lowerBound..<next + 1
        takeWhole(&result)
        return result
    }

    /// EXAMPLE "three quarters of a million", "a quarter of a billion": a part of a round number is a number.
    private func takeWhole(_ phrase: inout NumberPhrase) {
        let end = phrase.tokens.upperBound
        guard context.has(end, .linkOf), context.has(end + 1, .article), let row = context.number(end + 2), row.role == .scale,
            row.place == .anywhere, let value = phrase.value.multiplied(by: row.value)
        else { return }
        phrase.value = value
        phrase.scale = row.value.exponent
        phrase.shape = .single
        phrase.tokens = phrase.tokens.lowerBound..<end + 3
    }

    /// EXAMPLE "half a million", "half of", "more than half"
    private func half(at index: Int, _ row: QuantityTables.Number) -> NumberPhrase? {
        let isHalf = row.other == ExactDecimal(2)
        guard isHalf, !context.has(index - 1, [.ordinal, .determiner]), !context.isGlued(index) else { return nil }
        var next = index + 1
        while next < index + 4, context.has(next, .article) || context.isJoiningHyphen(next) { next += 1 }
        if let scaled = context.number(next), scaled.role == .scale || scaled.role == .dozen, scaled.place == .anywhere {
            return multiplied(index, from: next, by: part(row))
        }
        var result = phrase(index..<index + 1, part(row))
        result.shape = .fraction
        if context.has(index + 1, [.linkOf, .determiner, .article]) { return result }
        return context.hasHedge(endingAt: index) || context.isJoiningHyphen(index + 1) ? result : nil
    }

    /// A scale or a dozen with nothing but `factor` before it.
    func multiplied(_ start: Int, from index: Int, by factor: ExactDecimal) -> NumberPhrase? {
        guard let row = context.number(index), let value = row.value.multiplied(by: factor) else { return nil }
        var result = phrase(start..<index + 1, value)
        result.literal = factor
        result.scale = row.role == .dozen ? 0 : row.role == .hundred ? 2 : row.value.exponent
        if row.role != .dozen { takeScale(&result, money: false) }
        return result
    }

    /// EXAMPLE "dozens", "tens of thousands"
    private func vague(at index: Int, _ row: QuantityTables.Number) -> NumberPhrase? {
        guard let high = row.other else { return nil }
        var result = phrase(index..<index + 1, row.value)
        result.upper = high
        result.shape = .vague
        while context.has(result.tokens.upperBound, .linkOf), let scale = context.number(result.tokens.upperBound + 1),
            scale.role == .vague,
            scale.value.significand == 1, result.value.magnitudeOrder < 15, let upper = result.upper
        {
            result.value = ExactDecimal(significand: result.value.significand, exponent: result.value.exponent + scale.value.exponent)
            result.upper = ExactDecimal(significand: upper.significand, exponent: upper.exponent + scale.value.exponent)
            result.tokens = index..<result.tokens.upperBound + 2
        }
        // "tens" and "scores" need the noun that they count.
        let needsNoun = row.value.exponent == 0 && row.value.significand != 24
        if needsNoun, result.tokens.count == 1, !context.has(index + 1, .linkOf) { return nil }
        return result
    }

    // MARK: After an article

    /// EXAMPLE "a million", "a dozen", "a third of", "several hundred", "a few thousand"
    private func afterArticle(at index: Int) -> NumberPhrase? {
        var next = index
        if context.has(next, .article) { next += 1 }
        if context.has(next, .several) { return several(at: next, from: index) }
        guard next > index, let row = context.number(next) else { return nil }
        switch row.role {
        case .hundred, .scale, .dozen:
            guard row.place == .anywhere else { return nil }
            let after = context.has(next + 1, .linkAnd) ? next + 2 : next + 1
            if next == index + 1, row.role != .dozen, let more = context.number(after), more.role == .unit || more.role == .tens,
                text.tokens[after].has(.spaceBefore), text.tokens[next + 1].has(.spaceBefore),
                let sum = cardinal(at: index, article: true), sum.tokens.upperBound > after
            {
                return sum
            }
            return multiplied(index, from: next, by: .one)
        case .couple: return coupleOf(next, from: index, row)
        case .part:
            guard context.has(next + 1, .linkOf) else { return nil }
            var result = phrase(index..<next + 1, part(row))
            result.shape = .fraction
            takeWhole(&result)
            return result
        default: return nil
        }
    }

    private func several(at index: Int, from start: Int) -> NumberPhrase? {
        guard let row = context.number(index + 1), row.role == .hundred || row.role == .scale || row.role == .dozen, row.place == .anywhere,
            let low = row.value.multiplied(by: ExactDecimal(2)), let high = row.value.multiplied(by: ExactDecimal(10))
        else { return nil }
        var result = phrase(start..<index + 2, low)
        result.upper = high
        result.shape = .vague
        return result
    }
}
