import Model
import Vocabulary

/// Joins neighbouring numbers: ranges, moves, "two in five", and units that several numbers share.
struct RangeJoiner: ~Escapable {
    let context: SentenceContext
    var text: TokenView { @_lifetime(copy self) get { context.text } }

    var units: UnitReader { @_lifetime(copy self) get { UnitReader(context) } }

    @_lifetime(copy context)
    init(_ context: SentenceContext) { self.context = context }

    func join(_ candidates: inout [Candidate]) {
        if candidates.count < 2 { return }
        guard hasNeighbours(candidates.span) else { return share(&candidates) }
        var last = 0
        for index in 1..<candidates.count {
            if candidates.span[last].second == nil, let gap = Self.gap(candidates.span, last, index),
                let joined = joined(candidates[last], candidates[index], gap)
            {
                candidates[last] = joined
            } else {
                last += 1
                if last < index { candidates[last] = candidates[index] }
            }
        }
        candidates.removeLast(candidates.count - last - 1)
        share(&candidates)
    }

    /// The most tokens between two numbers that are one quantity.
    private static let reach = 4

    /// Whether two candidates stand near enough to be one.
    private func hasNeighbours(_ candidates: Span<Candidate>) -> Bool {
        for index in 1..<candidates.count {
            if Self.gap(candidates, index - 1, index) != nil { return true }
        }
        return false
    }

    /// The tokens between a candidate and another that stands a little behind it. Asked where they lie: they are large to hand over.
    @inline(__always)
    private static func gap(_ candidates: Span<Candidate>, _ first: Int, _ second: Int) -> Range<Int>? {
        let start = candidates[first].tokens.upperBound
        let end = min(candidates[second].tokens.lowerBound, candidates[second].number.tokens.lowerBound)
        return end > start && end - start <= reach ? start..<end : nil
    }

    private func joined(_ a: Candidate, _ b: Candidate, _ gap: Range<Int>) -> Candidate? {
        let (start, end) = (gap.lowerBound, gap.upperBound)
        if let share = fraction(a, b, start, end) ?? sum(a, b, start, end) { return share }
        let before = a.tokens.lowerBound - 1
        let between = context.has(before, .linkBetween) || context.has(before - 1, .linkBetween)
        let from =
            context.has(before, .linkFrom) || context.has(before - 1, .linkFrom) && context.text.tokens[before].kinds.contains(.hedge)
        var middle = start
        // "from 20 in 2008 to 29 in 2020"
        if context.has(middle, .linkIn), context.kind(middle + 1) == .number, from { middle += 2 }
        while middle < end, text.tokens[middle].kinds.contains(.hedge), !context.has(middle, [.linkTo, .linkOr]) { middle += 1 }
        guard middle < end else { return nil }
        let isTo = context.has(middle, .linkTo) && rest(middle + 1, end)
        let isDash = (context.kind(middle) == .hyphen || context.kind(middle) == .dash) && middle + 1 == end
        let isAnd = between && context.has(middle, .linkAnd) && rest(middle + 1, end)
        let isOr = context.has(middle, .linkOr) && middle + 1 == end && isSmallStep(a, b)
        guard isTo || isDash || isAnd || isOr else { return nil }
        guard a.number.upper == nil, b.number.upper == nil, a.shape == .single, b.shape == .single else { return nil }
        guard unitsAgree(a, b, isTo: isTo && !from && !between, isDash: isDash) else { return nil }
        return merged(a, b, shape: from && isTo ? .move : .range)
    }

    private func rest(_ start: Int, _ end: Int) -> Bool {
        var index = start
        while index < end, text.tokens[index].kinds.contains(.hedge) || context.has(index, .adverb) { index += 1 }
        return index == end
    }

    /// EXAMPLE "three or four years": neighbours in counting
    private func isSmallStep(_ a: Candidate, _ b: Candidate) -> Bool {
        !a.hasUnit && b.unit != nil && a.number.value < b.number.value && b.number.value < ExactDecimal(100)
    }

    private func unitsAgree(_ a: Candidate, _ b: Candidate, isTo: Bool, isDash: Bool) -> Bool {
        if isTo, isByAmount(a), a.hasUnit { return false }
        if let first = a.mark?.unit {
            guard let second = b.mark?.unit else { return isDash && b.unit == nil || !b.hasUnit && !isTo }
            return units.agree(first, second)
        }
        if b.mark != nil { return false }
        guard let first = a.unit else {
            // "rose 7 to 12" has no unit to say whether it is a range; "5-10 W" is one.
            return true
        }
        // "Ages 5 to 12", "aged 60-70": the age stands before both.
        guard let second = b.unit else { return first.unit == .unit(Int(context.tables.yearOfAge)) && first.tokens.isEmpty }
        return units.agree(first.unit, second.unit)
    }

    /// Whether the first figure says by how much something moved, and so is no end of a range: "rose 3 percent to 40 percent".
    private func isByAmount(_ a: Candidate) -> Bool {
        var index = a.tokens.lowerBound - 1
        while context.isIn(index), text.tokens[index].kinds.contains(.hedge) || context.has(index, [.linkBy, .adverb]) {
            var changes = false
            text.forEachTerm(at: index) { sense, _ in
                if sense.kind == .hedge, [.up, .down].contains(context.tables.hedges[Int(sense.row)].meaning) { changes = true }
                return !changes
            }
            if changes { return true }
            index -= 1
        }
        return false
    }

    private func merged(_ a: Candidate, _ b: Candidate, shape: QuantityMention.Shape) -> Candidate {
        var result = a
        var low = a.number
        low.isOne = false
        // "25 to 30 million": the lower end has the scale of the upper.
        if low.scale == 0, b.number.scale > 0, low.literal < ExactDecimal(1000),
            let limit = b.number.literal.multiplied(by: ExactDecimal(20)),
            low.literal < limit
        {
            low.value = ExactDecimal(significand: low.value.significand, exponent: low.value.exponent + b.number.scale)
        }
        result.number = low
        result.second = b.number
        result.shape = shape
        result.mark = b.mark ?? a.mark
        result.unit = b.unit ?? a.unit
        result.tokens = min(a.tokens.lowerBound, low.tokens.lowerBound)..<b.tokens.upperBound
        return result
    }

    /// EXAMPLE "two in five", "3 out of 10", "one in every four voters", "39 of every 100"
    private func fraction(_ a: Candidate, _ b: Candidate, _ start: Int, _ end: Int) -> Candidate? {
        guard !a.hasUnit, b.mark == nil, a.shape == .single, b.shape == .single,
            b.unit == nil || b.unit?.counted != nil || b.unit?.unit == .unit(Int(context.tables.persons))
        else { return nil }
        var index = start
        if context.has(index, .linkOut), context.has(index + 1, .linkOf) {
            index += 2
        } else if context.has(index, .linkIn) || context.has(index, .linkOf) && context.has(index + 1, .linkEvery) {
            index += 1
        } else {
            return nil
        }
        if context.has(index, .linkEvery) { index += 1 }
        guard index == end, a.number.value < b.number.value, b.number.value < ExactDecimal(1_000_001), a.number.value.exponent == 0 else {
            return nil
        }
        // "10 in 2024" is a count in a year.
        if b.number.isNumeral, b.number.value > ExactDecimal(1000), b.unit == nil { return nil }
        guard a.number.isOne || !a.number.isNumeral || b.number.isNumeral else { return nil }
        var result = a
        result.number.value = NumberParser.divided(a.number.value, b.number.value)
        result.number.literal = result.number.value
        result.number.isOne = false
        result.number.tokens = a.number.tokens.lowerBound..<b.number.tokens.upperBound
        result.number.shape = .fraction
        result.shape = .fraction
        result.tokens = a.tokens.lowerBound..<b.number.tokens.upperBound
        return result
    }

    /// Gives the unit of the last of a list to those before it: "14 and 13 percent", "5.4, 6.1 and 6.7 inches", "7- or 8-inch".
    private func share(_ candidates: inout [Candidate]) {
        // Commas alone make no list: its last two are joined by a word.
        var isList = false
        for index in stride(from: candidates.count - 2, through: 0, by: -1) {
            let start = candidates.span[index].tokens.upperBound
            guard let link = link(from: start, to: candidates.span[index + 1].tokens.lowerBound), isList || link else {
                isList = false
                continue
            }
            isList = true
            let (a, b) = (candidates[index], candidates[index + 1])
            guard !a.hasUnit, let unit = b.unit, a.shape == .single || a.shape == .range, b.shape == .single || b.shape == .range,
                !a.number.isOne
            else { continue }
            candidates[index].unit = unit
        }
    }

    /// Whether a word links two neighbours in a list; `nil` if they are no neighbours in a list.
    private func link(from start: Int, to end: Int) -> Bool? {
        var at = start
        if context.kind(at) == .hyphen, context.isGlued(at) { at += 1 }
        if context.kind(at) == .comma { at += 1 }
        var isWord = false
        if context.has(at, [.linkAnd, .linkOr]) {
            at += 1
            isWord = true
        }
        guard at > start else { return nil }
        while at < end, text.tokens[at].kinds.contains(.hedge) { at += 1 }
        return at == end ? isWord : nil
    }
}
