import Model
import Vocabulary

/// Tells quantities from other numbers: calendar years, dates, clock times, scores, addresses, names with digits, ordinals,
/// section and model numbers, the pronoun "one".
struct NumberFilter {
    let context: SentenceContext
    private var text: TokenizedText { context.text }

    init(_ context: SentenceContext) { self.context = context }

    func isQuantity(_ candidate: Candidate) -> Bool {
        let first = candidate.number.tokens.lowerBound
        let end = candidate.numberEnd
        if candidate.mark != nil { return true }
        if candidate.number.isOne { return isCountingOne(candidate) }
        if !candidate.number.isNumeral { return isQuantityInWords(candidate) }
        if isPartOfName(first, end, candidate) { return false }
        if isClockOrDate(first, end, candidate) { return false }
        if let unit = candidate.unit, unit.counted == nil { return true }
        if isYear(candidate, first, end) { return false }
        if isScore(candidate) { return false }
        if isLabelled(first, candidate) { return false }
        return true
    }

    // MARK: Words

    private func isQuantityInWords(_ candidate: Candidate) -> Bool {
        let first = candidate.number.tokens.lowerBound
        let end = candidate.numberEnd
        if context.isGlued(first), context.kind(first - 1) == .hyphen { return false }
        if context.isIn(end), context.isJoiningHyphen(end), candidate.unit == nil { return false }
        if isLabelled(first, candidate) { return false }
        return true
    }

    /// "one man" counts; "one of them", "at one point", "no one", "the one" do not.
    private func isCountingOne(_ candidate: Candidate) -> Bool {
        let first = candidate.number.tokens.lowerBound
        let end = candidate.number.tokens.upperBound
        guard candidate.unit != nil else { return false }
        if context.has(first - 1, [.determiner, .negation, .ordinal]) { return false }
        if context.has(end, [.linkOf, .pronoun, .auxiliary, .verb, .preposition, .conjunction]) { return false }
        if context.isGlued(first), context.kind(first - 1) == .hyphen { return false }
        return true
    }

    // MARK: Numerals

    private func isPartOfName(_ first: Int, _ end: Int, _ candidate: Candidate) -> Bool {
        let token = text.tokens[first]
        if token.has(.dotted) { return true }
        if context.isGlued(first), let before = context.kind(first - 1) {
            switch before {
            case .word, .number, .slash, .colon, .apostrophe, .possessive: return true
            case .hyphen: return context.isGlued(first - 1) && context.kind(first - 2) != .currency
            case .symbol: return isNumberSign(first - 1)
            default: break
            }
        }
        // "22nd", "1990s", "3G", "4x4"
        if context.isGlued(end), candidate.unit == nil {
            switch context.kind(end) {
            case .word, .slash, .colon, .possessive: return true
            case .hyphen: return context.isGlued(end + 1)
            default: break
            }
        }
        if context.isGlued(end), context.isWord(end), let unit = candidate.unit, unit.counted != nil { return true }
        return false
    }

    private func isNumberSign(_ index: Int) -> Bool { text.bytes[Int(text.tokens[index].start)] == UInt8(ascii: "#") }

    /// "Aug. 7", "7 August", "10:30", "5 p.m."
    private func isClockOrDate(_ first: Int, _ end: Int, _ candidate: Candidate) -> Bool {
        if context.has(first - 1, .monthName), candidate.number.scale == 0, isDayOrYear(candidate.number.value) {
            return candidate.unit == nil || candidate.unit?.counted != nil
        }
        if context.has(end, .monthName), candidate.number.value <= ExactDecimal(31) { return true }
        if context.has(end, .linkOf), context.has(end + 1, .monthName) { return true }
        if context.kind(end) == .colon, context.isGlued(end), context.isGlued(end + 1) { return true }
        if context.has(end, .clockWord), candidate.number.value <= ExactDecimal(24) { return true }
        return false
    }

    private func isDayOrYear(_ value: ExactDecimal) -> Bool {
        value.exponent == 0 && (value <= ExactDecimal(31) || value >= ExactDecimal(1000) && value < ExactDecimal(2200))
    }

    private func isYear(_ candidate: Candidate, _ first: Int, _ end: Int) -> Bool {
        let token = text.tokens[first]
        guard token.kind == .number, token.end - token.start == 4, !token.has(.grouped), !token.has(.decimal), candidate.number.scale == 0,
            candidate.shape != .fraction
        else { return false }
        let value = candidate.number.value
        guard value >= ExactDecimal(1500), value <= ExactDecimal(2100) else { return false }
        guard let unit = candidate.unit, unit.counted?.isPlural == true else { return true }
        // A round number of things may be a count, unless an article or "in" makes it the year of an event.
        if context.has(first - 1, [.determiner, .linkIn]) || context.kind(first - 1) == .possessive { return true }
        return value >= ExactDecimal(1900) && !(value.significand % 100 == 0)
    }

    /// "2-1", "won 3-0": small whole numbers with a hyphen and no plural after them.
    private func isScore(_ candidate: Candidate) -> Bool {
        guard candidate.shape == .range, let second = candidate.second, candidate.unit?.counted?.isPlural != true else { return false }
        let middle = candidate.number.tokens.upperBound
        return context.kind(middle) == .hyphen || context.kind(middle) == .dash && candidate.number.isNumeral && second.isNumeral
    }

    /// "chapter 4", "S&P 500", "Boeing 737"
    private func isLabelled(_ first: Int, _ candidate: Candidate) -> Bool {
        guard candidate.number.scale == 0, candidate.shape == .single, candidate.unit?.counted?.isPlural != true else { return false }
        let before = first - 1
        if context.has(before, .label), !text.tokens[first].has(.grouped), !text.tokens[first].has(.decimal) { return true }
        guard context.isWord(before), text.tokens[first].kind == .number, !text.tokens[first].has(.decimal),
            !text.tokens[first].has(.grouped)
        else { return false }
        let token = text.tokens[before]
        guard token.has(.capitalised), !token.has(.heading) else { return false }
        if context.has(before, [.preposition, .determiner, .conjunction, .pronoun, .auxiliary, .adverb, .subordinator, .verb]) {
            return false
        }
        if token.kinds.contains(.hedge), token.has(.sentenceStart) { return false }
        return !(token.has(.sentenceStart) && token.kinds.contains(.hedge))
    }
}
