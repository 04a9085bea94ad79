import Model
import Vocabulary

/// Reads what a number is measured in or counts, from the tokens after it, and the currency's mark before it.
struct UnitReader {
    struct Match {
        var unit: MeasureUnit
        /// The tokens of the unit; for a counted noun from its first modifier.
        var tokens: Range<Int>
        /// For a counted noun its phrase.
        var counted: NounPhraseParser.Counted?
        /// Whether it is a mark that needs a larger sum after it.
        var isWeak = false

        var isPercent: Bool { unit == .percent }
    }

    let context: SentenceContext
    private var text: TokenizedText { context.text }
    private let nouns: NounPhraseParser

    init(_ context: SentenceContext) {
        self.context = context
        nouns = NounPhraseParser(context)
    }

    // MARK: Before the number

    /// The mark of a currency that ends right before `index`.
    ///
    /// EXAMPLE "$5", "US$ 5", "C $5", "USD 200", "A$5"
    func currencyMark(before index: Int) -> Match? {
        for length in [3, 2, 1] {
            let start = index - length
            guard start >= context.range.lowerBound else { continue }
            for term in text.terms(.currencyMark, at: start) where term.length == length {
                return Match(unit: context.vocabulary.currencies[term.row].unit, tokens: start..<index)
            }
            for term in text.terms(.weakCurrencyMark, at: start) where term.length == length && context.isGlued(index) {
                return Match(unit: context.vocabulary.currencies[term.row].unit, tokens: start..<index, isWeak: true)
            }
        }
        return nil
    }

    /// Whether a number is one that a doubtful mark can stand before: of three digits, with decimals, or with a scale.
    func isLarge(_ number: NumberPhrase) -> Bool {
        let token = text.tokens[number.tokens.lowerBound]
        return number.scale > 0 || token.has([.decimal, .grouped]) || token.end - token.start > 2
    }

    // MARK: After the number

    /// The unit of measure or the currency that begins at `index`, with its rate ("per day").
    func measure(at index: Int, after number: NumberPhrase) -> Match? {
        var first = index
        if context.isJoiningHyphen(first) { first += 1 }
        guard context.isIn(first) else { return nil }
        var found = plain(at: first, number)
        // "three more years"
        while found == nil, context.has(first, .filler), first < index + 3, first + 1 < context.end {
            first += 1
            found = plain(at: first, number)
        }
        guard var match = found else { return nil }
        match.tokens = index..<match.tokens.upperBound
        return rate(of: match)
    }

    private func plain(at index: Int, _ number: NumberPhrase) -> Match? {
        let token = text.tokens[index]
        if token.kinds.contains(.unit) || token.kinds.contains(.unitSymbol) {
            var best: Match?
            text.forEachTerm(at: index) { sense, length in
                guard sense.kind == .unit || sense.kind == .unitSymbol else { return true }
                let row = context.vocabulary.units[Int(sense.row)]
                guard fits(row, symbol: sense.kind == .unitSymbol, at: index, length, number) else { return true }
                best = Match(unit: row.unit, tokens: index..<index + length)
                return false
            }
            if let best, best.tokens.count >= text.term(.currency, at: index)?.length ?? 0 { return pounds(best, number) ?? best }
        }
        if let term = text.term(.currency, at: index), term.length > 1 || token.end - token.start > 1 || token.isGlued {
            return Match(unit: context.vocabulary.currencies[term.row].unit, tokens: index..<index + term.length)
        }
        if token.kind == .currency, context.kind(index + 1) != .number, let term = text.term(.currencyMark, at: index), term.length == 1 {
            return Match(unit: context.vocabulary.currencies[term.row].unit, tokens: index..<index + 1)
        }
        return nil
    }

    /// "3 million pounds" is money.
    private func pounds(_ match: Match, _ number: NumberPhrase) -> Match? {
        guard match.unit.code == "[lb_av]", match.tokens.count == 1, number.scale >= 5 else { return nil }
        return context.vocabulary.poundSterling.map { Match(unit: $0, tokens: match.tokens) }
    }

    private func fits(_ row: UnitRow, symbol: Bool, at index: Int, _ length: Int, _ number: NumberPhrase) -> Bool {
        let glued = text.tokens[index].isGlued
        let after = index + length
        // "5m-long" goes on, "5Gx" does not.
        if symbol {
            if context.isGlued(after), context.kind(after) == .number || context.isWord(after) { return false }
            switch row.symbolGuard {
            case .glued: return number.isNumeral && (glued || context.kind(after) == .slash && context.isGlued(after))
            case .letter: return number.isNumeral && (glued || !nouns.isPlural(after))
            case .none: return number.isNumeral
            }
        }
        return true
    }

    /// EXAMPLE "barrels per day", "$52 a barrel", "km/h"
    private func rate(of match: Match) -> Match {
        var end = match.tokens.upperBound
        if context.isJoiningHyphen(end), context.has(end + 1, .perWord) { end += 1 }
        let slash = context.kind(end) == .slash && context.isGlued(end) && context.isGlued(end + 1)
        guard slash || context.has(end, .perWord), !match.unit.name.contains(" per ") else { return match }
        let base = end + (context.isJoiningHyphen(end + 1) ? 2 : 1)
        guard context.isWord(base) else { return match }
        let isPer = !slash && !context.has(end, [.article, .linkEvery])
        if let term = text.term(.unit, at: base) {
            let row = context.vocabulary.units[term.row]
            if isPer || slash || row.isRateBase || context.has(base, .rateNoun) {
                return joined(match, row.unit.code, row.unit.name, through: base + term.length)
            }
        }
        guard isPer || slash || context.has(base, .rateNoun), nouns.isInside(base) else { return match }
        let lemma = context.lemma(base)
        return joined(match, lemma, lemma, through: base + 1)
    }

    private func joined(_ match: Match, _ code: String, _ name: String, through end: Int) -> Match {
        var result = match
        let unit = match.unit.code.isEmpty ? "1" : match.unit.code
        result.unit = MeasureUnit(code: unit + "/" + code, name: match.unit.name + " per " + name)
        result.tokens = match.tokens.lowerBound..<end
        return result
    }

    /// A currency with the rate after its figure.
    func rate(ofMoney unit: MeasureUnit, after index: Int) -> Match {
        rate(of: Match(unit: unit, tokens: index..<index))
    }

    /// EXAMPLE "aged 42", "under the age of 5", "Smith, 65, said"
    func age(_ number: NumberPhrase) -> Match? {
        guard number.shape == .single, number.scale == 0, number.value.exponent == 0, number.value <= ExactDecimal(120),
            let unit = context.vocabulary.yearOfAge
        else { return nil }
        let first = number.tokens.lowerBound
        var before = first - 1
        while before > first - 4, context.isIn(before), text.tokens[before].kinds.contains(.hedge) { before -= 1 }
        let isAge = context.has(before, .age) || context.has(before, .linkOf) && context.has(before - 1, .age)
        let isApposition =
            number.isNumeral && number.value >= ExactDecimal(10) && context.kind(before) == .comma
            && context.kind(number.tokens.upperBound) == .comma && isPersonName(endingAt: before - 1)
        return isAge || isApposition ? Match(unit: unit, tokens: number.tokens.upperBound..<number.tokens.upperBound) : nil
    }

    private func isPersonName(endingAt index: Int) -> Bool {
        guard context.isWord(index), text.tokens[index].has(.capitalised), !text.tokens[index].has(.allCaps) else { return false }
        return !context.has(index, [.monthName, .weekdayName, .determiner, .preposition])
            && !text.tokens[index].kinds.intersects(Self.placeNames)
    }

    private static let placeNames = TermKinds(.country, .capital, .place, .demonym, .alliance)

    /// The noun that the number counts.
    func countedNoun(at index: Int, after number: NumberPhrase) -> Match? {
        guard let counted = nouns.counted(at: index, many: number.value != .one) else { return nil }
        if !counted.isPlural, number.value != .one, !isAdjectival(counted, at: index) { return nil }
        if context.has(counted.head, .personAdjective), !context.has(counted.head, .zeroPlural) { return nil }
        let lemma = context.lemma(counted.head)
        var match = Match(
            unit: MeasureUnit(
                code: lemma, name: counted.tokens.count == 1 ? lemma : context.singularPhrase(counted.tokens, head: counted.head)),
            tokens: index..<counted.head + 1,
            counted: counted)
        if let term = text.term(.unit, at: counted.head), term.length == 1 {
            match.unit.code = context.vocabulary.units[term.row].unit.code
        }
        return rate(of: match)
    }

    /// "12 page document", "3-cylinder engine": a singular noun right after the number that another noun follows.
    private func isAdjectival(_ counted: NounPhraseParser.Counted, at index: Int) -> Bool {
        let glued = context.isJoiningHyphen(index)
        return glued || nouns.isInside(counted.head + 1) && nouns.isNounLike(counted.head) && !text.tokens[counted.head].has(.capitalised)
    }
}
