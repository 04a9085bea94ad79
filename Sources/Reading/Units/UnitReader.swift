import Model
import Vocabulary

/// A unit by where its names are found, so that nothing is spelled out until a mention is made.
struct UnitReference: Equatable {
    enum Kind: UInt8 { case unit, currency, noun }

    /// One of the vocabulary's rows, or a noun of the text.
    struct Base: Equatable {
        var kind: Kind
        /// The row, or the token that is the noun's head.
        var index: Int32
        /// For a noun the first token of its phrase.
        var first: Int32 = 0
    }

    var base: Base
    /// What it is counted per: "a barrel", "per day".
    var per: Base?

    static func unit(_ row: Int) -> UnitReference { UnitReference(base: Base(kind: .unit, index: Int32(truncatingIfNeeded: row))) }
    static func currency(_ row: Int) -> UnitReference { UnitReference(base: Base(kind: .currency, index: Int32(truncatingIfNeeded: row))) }
}

/// Reads what a number is measured in or counts, from the tokens after it, and the currency's mark before it.
struct UnitReader: ~Escapable {
    struct Match {
        var unit: UnitReference
        /// The tokens of the unit; for a counted noun from its first modifier.
        var tokens: Range<Int>
        /// For a counted noun its phrase.
        var counted: NounPhraseParser.Counted?
        /// Whether it is a mark that needs a larger sum after it.
        var isWeak = false
    }

    let context: SentenceContext
    private var text: TokenView { @_lifetime(copy self) get { context.text } }
    private var nouns: NounPhraseParser { @_lifetime(copy self) get { NounPhraseParser(context) } }

    @_lifetime(copy context)
    init(_ context: SentenceContext) { self.context = context }

    // MARK: Before the number

    /// The mark of a currency that ends right before `index`.
    ///
    /// EXAMPLE "$5", "US$ 5", "C $5", "USD 200", "A$5"
    func currencyMark(before index: Int) -> Match? {
        // Nearly always a word that is no mark stands there.
        guard context.isIn(index - 1), context.kind(index - 1) != .comma else { return nil }
        for length in (1...3).reversed() {
            let start = index - length
            guard start >= context.range.lowerBound, text.tokens[start].kinds.intersects(Self.marks) else { continue }
            if let row = text.row(.currencyMark, at: start, length: length) { return Match(unit: .currency(row), tokens: start..<index) }
            if context.isGlued(index), let row = text.row(.weakCurrencyMark, at: start, length: length) {
                return Match(unit: .currency(row), tokens: start..<index, isWeak: true)
            }
        }
        return nil
    }

    private static var marks: TermKinds { TermKinds(rawValue: TermKind.currencyMark.bit | TermKind.weakCurrencyMark.bit) }

    /// Whether a number is one that a doubtful mark can stand before: of three digits, with decimals, or with a scale.
    func isLarge(_ number: NumberPhrase) -> Bool {
        let token = text.tokens[number.tokens.lowerBound]
        return number.scale > 0 || token.has([.decimal, .grouped]) || token.end - token.start > 2
    }

    // MARK: After the number

    /// The unit of measure or the currency that begins at `index`, with its rate ("per day").
    func measure(at index: Int, after number: NumberPhrase) -> Match? {
        var first = index
        if context.isJoiningHyphen(first) || isLooseModifier(first) { first += 1 }
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
                let unit = context.tables.units[Int(sense.row)]
                guard fits(unit, symbol: sense.kind == .unitSymbol, at: index, length, number) else { return true }
                best = Match(unit: .unit(Int(sense.row)), tokens: index..<index + length)
                return false
            }
            if let best, best.tokens.count >= text.term(.currency, at: index)?.length ?? 0 { return pounds(best, number) ?? best }
        }
        if let term = text.term(.currency, at: index), term.length > 1 || token.end - token.start > 1 || token.isGlued {
            return Match(unit: UnitReference.currency(term.row), tokens: index..<index + term.length)
        }
        if token.kind == .currency, context.kind(index + 1) != .number, let term = text.term(.currencyMark, at: index), term.length == 1 {
            return Match(unit: UnitReference.currency(term.row), tokens: index..<index + 1)
        }
        return nil
    }

    /// "3 million pounds" is money.
    private func pounds(_ match: Match, _ number: NumberPhrase) -> Match? {
        guard context.tables.units[Int(match.unit.base.index)].isPound, match.tokens.count == 1, number.scale >= 5,
            context.tables.poundSterling >= 0
        else { return nil }
        return Match(unit: .currency(Int(context.tables.poundSterling)), tokens: match.tokens)
    }

    private func fits(_ row: QuantityTables.Unit, symbol: Bool, at index: Int, _ length: Int, _ number: NumberPhrase) -> Bool {
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
        if context.isJoiningHyphen(end) || isLooseHyphen(end), context.has(end + 1, .perWord) { end += 1 }
        let slash = context.kind(end) == .slash && context.isGlued(end) && context.isGlued(end + 1)
        guard slash || context.has(end, .perWord), !isRate(match.unit) else { return match }
        let base = end + (context.isJoiningHyphen(end + 1) || isLooseHyphen(end + 1) ? 2 : 1)
        guard context.isWord(base) else { return match }
        let isPer = !slash && !context.has(end, [.article, .linkEvery])
        var result = match
        if let term = text.term(.unit, at: base),
            isPer || slash || (context.tables.units[term.row].isRateBase || context.has(base, .rateNoun)) && !isDate(base + term.length)
        {
            result.unit.per = UnitReference.Base(kind: .unit, index: Int32(truncatingIfNeeded: term.row))
            result.tokens = match.tokens.lowerBound..<base + term.length
            return result
        }
        guard isPer || slash || context.has(base, .rateNoun) && !isDate(base + 1), nouns.isInside(base) else { return match }
        let noun = Int32(truncatingIfNeeded: base)
        result.unit.per = UnitReference.Base(kind: .noun, index: noun, first: noun)
        result.tokens = match.tokens.lowerBound..<base + 1
        return result
    }

    /// A hyphen between spaces, as texts have it that were taken apart into words: "a 20 billion - yen loan", "$ 20 - a - barrel".
    private func isLooseHyphen(_ index: Int) -> Bool {
        context.kind(index) == .hyphen && !context.isGlued(index) && context.isWord(index + 1) && !context.isGlued(index + 1)
            && (context.kind(index + 2) == .hyphen || context.kind(index - 2) == .hyphen)
    }

    /// The first of "20 billion - yen loan": a unit's name between a loose hyphen and the noun that it describes.
    private func isLooseModifier(_ index: Int) -> Bool {
        guard context.kind(index) == .hyphen, !context.isGlued(index), context.isWord(index + 1), !context.isGlued(index + 1) else {
            return false
        }
        let token = text.tokens[index + 1]
        guard token.kinds.contains(.unit) || token.kinds.contains(.currency), token.end - token.start > 2 else { return false }
        return nouns.isInside(index + 2) && text.tokens[index + 2].has(.spaceBefore)
    }

    /// "59 percent a week ago" is no rate.
    private func isDate(_ after: Int) -> Bool { context.has(after, .temporal) }

    private func isRate(_ unit: UnitReference) -> Bool {
        unit.per != nil || unit.base.kind == .unit && context.tables.units[Int(unit.base.index)].isRate
    }

    // MARK: Names

    /// The unit's code and name.
    func name(_ unit: UnitReference) -> MeasureUnit {
        var result = name(unit.base)
        if let per = unit.per {
            let base = name(per)
            result = MeasureUnit(code: result.code + "/" + base.code, name: result.name + " per " + base.name)
        }
        return result
    }

    private func name(_ base: UnitReference.Base) -> MeasureUnit {
        let index = Int(base.index)
        switch base.kind {
        case .unit: return context.tables.unitNames[index]
        case .currency: return context.tables.currencyNames[index]
        case .noun:
            let lemma = context.lemma(index)
            let first = Int(base.first)
            let name = first == index ? lemma : context.singularPhrase(first..<index + 1, head: index)
            // "dual 12-inch barrels" count barrels, whatever a barrel holds.
            guard let term = text.term(.unit, at: index), term.length == 1 else { return MeasureUnit(code: lemma, name: name) }
            return MeasureUnit(code: context.tables.unitNames[term.row].code, name: name)
        }
    }

    /// Whether two units are the same, or the second the first with a rate.
    func agree(_ a: UnitReference, _ b: UnitReference) -> Bool {
        if a.per != nil, a.per != b.per { return false }
        if a.base.kind != b.base.kind { return false }
        if a.base.kind != .noun { return a.base.index == b.base.index }
        return text.tokens[Int(a.base.index)].hash == text.tokens[Int(b.base.index)].hash
    }

    /// A currency with the rate after its figure.
    func rate(ofMoney unit: UnitReference, after index: Int) -> Match {
        rate(of: Match(unit: unit, tokens: index..<index))
    }

    /// EXAMPLE "aged 42", "under the age of 5", "Smith, 65, said"
    func age(_ number: NumberPhrase) -> Match? {
        guard number.shape == .single, number.scale == 0, number.value.exponent == 0, number.value <= ExactDecimal(120),
            context.tables.yearOfAge >= 0
        else { return nil }
        let first = number.tokens.lowerBound
        var before = first - 1
        while before > first - 4, context.isIn(before), text.tokens[before].kinds.contains(.hedge) { before -= 1 }
        let isAge = context.has(before, .age) || context.has(before, .linkOf) && context.has(before - 1, .age)
        let isApposition =
            number.isNumeral && number.value >= ExactDecimal(10) && context.kind(before) == .comma
            && context.kind(number.tokens.upperBound) == .comma && isPersonName(endingAt: before - 1)
        return isAge || isApposition
            ? Match(unit: .unit(Int(context.tables.yearOfAge)), tokens: number.tokens.upperBound..<number.tokens.upperBound) : nil
    }

    /// The people of a body that is named by how many they are, with the body's own noun where it follows.
    ///
    /// EXAMPLE "the 22,000-strong force", "a 3,300-member contingent", "its 500-man battalion"
    func strength(at index: Int, after number: NumberPhrase) -> Match? {
        guard number.shape == .single, context.isJoiningHyphen(index), context.has(index + 1, .headcount), context.tables.persons >= 0
        else { return nil }
        let body = nouns.counted(at: index + 2, many: false)
        return Match(unit: .unit(Int(context.tables.persons)), tokens: index..<(body.map { $0.head + 1 } ?? index + 2))
    }

    private func isPersonName(endingAt index: Int) -> Bool {
        guard context.isWord(index), text.tokens[index].has(.capitalised), !text.tokens[index].has(.allCaps) else { return false }
        return !context.has(index, [.monthName, .weekdayName, .determiner, .preposition])
            && !text.tokens[index].kinds.intersects(Self.placeNames)
    }

    private static let placeNames = TermKinds(.country, .capital, .place, .demonym, .alliance)

    /// The noun that the number counts.
    func countedNoun(at index: Int, after number: NumberPhrase) -> Match? {
        if context.isJoiningHyphen(index), number.isNumeral { return part(after: index, number) }
        guard let counted = nouns.counted(at: index, many: number.value != .one) else { return nil }
        if !counted.isPlural, number.value != .one, !isAdjectival(counted, at: index) { return nil }
        if context.has(counted.head, .personAdjective), !context.has(counted.head, .zeroPlural) { return nil }
        let noun = UnitReference.Base(
            kind: .noun, index: Int32(truncatingIfNeeded: counted.head), first: Int32(truncatingIfNeeded: counted.tokens.lowerBound))
        let match = Match(unit: UnitReference(base: noun), tokens: index..<counted.head + 1, counted: counted)
        return rate(of: match)
    }

    /// EXAMPLE "a 212-room hotel", "a 40-storey tower": what something has so many of
    private func part(after hyphen: Int, _ number: NumberPhrase) -> Match? {
        let head = hyphen + 1
        guard nouns.isInside(head), nouns.isNounLike(head), !text.tokens[head].has(.capitalised),
            nouns.isInside(head + 1) || context.isJoiningHyphen(head + 1)
        else { return nil }
        let noun = UnitReference.Base(kind: .noun, index: Int32(truncatingIfNeeded: head), first: Int32(truncatingIfNeeded: head))
        let counted = NounPhraseParser.Counted(tokens: head..<head + 1, head: head, isPlural: false)
        return Match(unit: UnitReference(base: noun), tokens: hyphen..<head + 1, counted: counted)
    }

    /// "12 page document", "3-cylinder engine": a singular noun right after the number that another noun follows.
    private func isAdjectival(_ counted: NounPhraseParser.Counted, at index: Int) -> Bool {
        let glued = context.isJoiningHyphen(index)
        return glued || nouns.isInside(counted.head + 1) && nouns.isNounLike(counted.head) && !text.tokens[counted.head].has(.capitalised)
    }
}
