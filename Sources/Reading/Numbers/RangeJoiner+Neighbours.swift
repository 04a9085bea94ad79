import Model
import Vocabulary

/// What two neighbouring figures are to one another without being a range.
extension RangeJoiner {
    /// EXAMPLE "ten dollars and 50 cents", "3 pounds 20 pence": one sum of money
    func sum(_ a: Candidate, _ b: Candidate, _ start: Int, _ end: Int) -> Candidate? {
        guard let major = a.mark ?? a.unit, let minor = b.unit, b.mark == nil, major.unit.per == nil, minor.unit.per == nil,
            major.unit.base.kind == .currency, !context.tables.isMinor[Int(major.unit.base.index)],
            minor.unit.base.kind == .currency, context.tables.isMinor[Int(minor.unit.base.index)],
            a.shape == .single, b.shape == .single, a.number.value.exponent == 0, b.number.value < ExactDecimal(100),
            end == start || end == start + 1 && context.has(start, .linkAnd),
            let part = b.number.value.multiplied(by: .powerOfTen(-2)), let sum = a.number.value.adding(part)
        else { return nil }
        var result = a
        result.number.value = sum
        result.number.literal = sum
        result.number.isOne = false
        result.number.tokens = a.number.tokens.lowerBound..<b.number.tokens.upperBound
        result.tokens = a.tokens.lowerBound..<b.tokens.upperBound
        return result
    }

    /// Whether a figure without a unit of its own is a part of what the next one counts.
    ///
    /// EXAMPLE "five of the 12 jurors", "three out of her last 30 games"
    @inline(__always)
    func isPart(_ part: Candidate, of whole: Candidate) -> Bool {
        guard part.shape == .single, !part.number.isOne, whole.shape == .single, whole.mark == nil,
            let unit = whole.unit, isCount(unit)
        else { return false }
        var at = part.tokens.upperBound
        if context.has(at, .linkOut) { at += 1 }
        guard context.has(at, .linkOf) else { return false }
        at += 1
        let end = min(whole.tokens.lowerBound, whole.number.tokens.lowerBound)
        return at < end && end - at <= 4 && isOwner(at..<end)
    }

    /// Whether a figure without a unit of its own is of the kind of the one before it.
    @inline(__always)
    func isFellow(_ figure: Candidate, of before: Candidate) -> Bool { isOfSameFate(figure, before) || isFormer(figure, before) }

    /// EXAMPLE "147.35 yen, up from 146.90"
    @inline(__always)
    private func isFormer(_ figure: Candidate, _ before: Candidate) -> Bool {
        guard figure.number.isNumeral, figure.shape == .single, before.hasUnit, before.unit?.counted == nil else { return false }
        let first = pastHedges(before: figure.number.tokens.lowerBound)
        guard context.has(first - 1, .linkFrom), context.isIn(first - 2), text.tokens[first - 2].kinds.contains(.hedge) else {
            return false
        }
        let start = before.tokens.upperBound
        guard first - 2 >= start, first - 2 - start <= 1 else { return false }
        return !context.isWord(figure.numberEnd) || context.has(figure.numberEnd, [.preposition, .determiner, .conjunction, .subordinator])
    }

    private func pastHedges(before first: Int) -> Int {
        var at = first
        while at > first - 5, context.isIn(at - 1), text.tokens[at - 1].kinds.contains(.hedge) { at -= 1 }
        return at
    }

    /// Whether a figure tells what befell more of those that the one before counts.
    ///
    /// EXAMPLE "eight soldiers were killed and 20 wounded", "killed 12 people and injured 40"
    @inline(__always)
    private func isOfSameFate(_ figure: Candidate, _ before: Candidate) -> Bool {
        guard figure.shape != .fraction, !figure.number.isOne, before.shape != .fraction, before.mark == nil,
            let unit = before.unit, unit.unit.per == nil, unit.counted != nil || isCount(unit)
        else { return false }
        var first = min(figure.tokens.lowerBound, figure.number.tokens.lowerBound)
        let start = before.tokens.upperBound
        while first > start, text.tokens[first - 1].kinds.contains(.hedge) { first -= 1 }
        guard first > start, first - start <= 8,
            (start..<first).contains(where: { context.has($0, .linkAnd) || context.kind($0) == .comma })
        else { return false }
        // What befell them stands beside both.
        guard context.has(figure.numberEnd, .personAdjective) || context.has(first - 1, .personAdjective) else { return false }
        return context.has(before.tokens.lowerBound - 1, .personAdjective)
            || (start..<first - 1).contains { context.has($0, .personAdjective) }
    }

    private func isCount(_ unit: UnitReader.Match) -> Bool {
        unit.counted?.isPlural == true || unit.unit == .unit(Int(context.tables.persons))
    }

    /// "the", "the group's", "its last": what may stand before the whole that something is a part of.
    private func isOwner(_ tokens: Range<Int>) -> Bool {
        tokens.allSatisfy {
            context.has($0, [.determiner, .quantifier, .top, .ordinal]) || context.kind($0) == .possessive
                || context.isWord($0) && (context.kind($0 + 1) == .possessive || context.text.tokens[$0].has(.capitalised))
                || context.text.tokens[$0].kinds.contains(.hedge)
        }
    }

    /// Whether a figure is what the one before it moved from.
    ///
    /// EXAMPLE "rose to 42 cents a share from 38 cents", "narrowed to $38 billion in May from a revised $40 billion"
    @inline(__always)
    func isOrigin(_ origin: Candidate, of figure: Candidate) -> Bool {
        guard origin.shape == .single, figure.shape == .single, origin.second == nil, figure.second == nil, agree(origin, figure) else {
            return false
        }
        let first = min(origin.tokens.lowerBound, origin.number.tokens.lowerBound)
        guard let from = preposition(.linkFrom, before: first), from >= figure.tokens.upperBound, from - figure.tokens.upperBound <= 5,
            (figure.tokens.upperBound..<from).allSatisfy({ isOfTime($0) }),
            let to = preposition(.linkTo, before: min(figure.tokens.lowerBound, figure.number.tokens.lowerBound))
        else { return false }
        return !context.has(to + 1, .linkFrom)
    }

    @inline(__always)
    private func agree(_ a: Candidate, _ b: Candidate) -> Bool {
        switch (a.mark ?? a.unit, b.mark ?? b.unit) {
        case (let a?, let b?): return units.agree(a.unit, b.unit) || units.agree(b.unit, a.unit)
        case (nil, nil): return a.number.isNumeral && b.number.isNumeral
        case (let unit?, nil), (nil, let unit?): return unit.counted == nil
        }
    }

    /// A preposition before a figure, past its article and what hedges or describes it.
    private func preposition(_ preposition: WordClasses, before first: Int) -> Int? {
        var at = first - 1
        while at > first - 5, context.isWord(at), !context.has(at, preposition) {
            guard
                !context.has(at, [.preposition, .verb, .conjunction, .auxiliary, .pronoun, .subordinator])
                    || text.tokens[at].kinds.contains(.hedge)
            else { return nil }
            at -= 1
        }
        return context.has(at, preposition) ? at : nil
    }

    /// "in May", "last month", "a share": what may stand between a figure and where it came from.
    private func isOfTime(_ index: Int) -> Bool {
        guard context.isWord(index) || context.kind(index) == .number else { return false }
        return context.has(index, .monthName) || !context.has(index, [.verb, .conjunction, .auxiliary, .subordinator, .pronoun])
    }
}
