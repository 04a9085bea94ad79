import Model
import Vocabulary

/// Tells quantities from other numbers: calendar years, dates, clock times, scores, addresses, names with digits, ordinals,
/// section and model numbers, the pronoun "one".
struct NumberFilter: ~Escapable {
    let context: SentenceContext
    private var text: TokenView { @_lifetime(copy self) get { context.text } }

    @_lifetime(copy context)
    init(_ context: SentenceContext) { self.context = context }

    /// Whether a number is part of a name, a date or a year: found before numbers are joined with one another.
    func isName(_ candidate: Candidate) -> Bool {
        let first = candidate.number.tokens.lowerBound
        let end = candidate.numberEnd
        guard candidate.number.isNumeral else { return false }
        let isZero = candidate.number.value.isZero && candidate.number.shape == .single
        if isPartOfExpression(first, end, isZero: isZero) { return true }
        guard candidate.mark == nil else { return false }
        let hasUnit = candidate.unit != nil
        let isCounted = candidate.unit?.counted != nil
        if isPartOfName(first, end, hasUnit: hasUnit, isCounted: isCounted) { return true }
        let whole = candidate.number.scale == 0 ? candidate.number.value : nil
        if isClockOrDate(first, end, candidate.number.value, whole: whole, hasUnit: hasUnit, isCounted: isCounted) { return true }
        if hasUnit, !isCounted { return context.isGlued(end) && isDecade(first, end, candidate) }
        return isYear(candidate, first, end) || isLabelled(first, candidate) || isAddress(end, candidate) || isCode(first, end, candidate)
    }

    func isQuantity(_ candidate: Candidate) -> Bool {
        if candidate.mark != nil { return true }
        if candidate.number.isOne { return isCountingOne(candidate) }
        if !candidate.number.isNumeral { return isQuantityInWords(candidate) }
        if let unit = candidate.unit, unit.counted == nil { return true }
        return !isScore(candidate) && !isHalfOfPair(candidate)
    }

    // MARK: Words

    private func isQuantityInWords(_ candidate: Candidate) -> Bool {
        let first = candidate.number.tokens.lowerBound
        let end = candidate.numberEnd
        if context.isGlued(first), context.kind(first - 1) == .hyphen { return false }
        if context.isIn(end), context.isJoiningHyphen(end), candidate.unit == nil { return false }
        if isLabelled(first, candidate) || isPastHour(first) || isNameInWords(first, candidate) { return false }
        // "the bottom three", "the two": words that point at something named before.
        if !candidate.hasUnit, candidate.shape == .single, candidate.number.scale == 0, context.has(first - 1, [.top, .determiner]) {
            return false
        }
        return true
    }

    /// EXAMPLE "the Group of Seven", "the Final Four"
    private func isNameInWords(_ first: Int, _ candidate: Candidate) -> Bool {
        let token = text.tokens[first]
        guard !candidate.hasUnit, candidate.number.scale == 0, token.has(.capitalised), !token.has(.sentenceStart), !token.has(.heading)
        else { return false }
        let before = context.has(first - 1, .linkOf) ? first - 2 : first - 1
        return context.isWord(before) && text.tokens[before].has(.capitalised) && !context.has(before, .determiner)
    }

    /// "one man" counts; "one of them", "at one point", "no one", "the one" do not.
    private func isCountingOne(_ candidate: Candidate) -> Bool {
        let first = candidate.number.tokens.lowerBound
        let end = candidate.number.tokens.upperBound
        guard candidate.unit != nil else { return false }
        if context.has(first - 1, [.determiner, .negation, .ordinal]) { return false }
        if context.has(first - 1, .preposition), context.has(end, .idiom) { return false }
        if context.has(end, [.linkOf, .pronoun, .auxiliary, .verb, .preposition, .conjunction]) { return false }
        if context.isGlued(first), context.kind(first - 1) == .hyphen { return false }
        return true
    }

    private static let past = WordHash.of("past")

    /// EXAMPLE "half past seven", "ten past 7"
    private func isPastHour(_ first: Int) -> Bool {
        context.isWord(first - 1) && text.tokens[first - 1].hash == Self.past && context.number(first - 2) != nil
    }

    // MARK: Numerals

    private func isPartOfName(_ first: Int, _ end: Int, hasUnit: Bool, isCounted: Bool) -> Bool {
        let token = text.tokens[first]
        if token.has(.dotted) { return true }
        if context.isGlued(first), let before = context.kind(first - 1) {
            switch before {
            case .slash: return !context.isAfterNumber(first - 1) || isOfThree(first, end)
            case .word, .number, .colon, .apostrophe, .possessive: return true
            case .hyphen:
                guard context.isGlued(first - 1) else { return false }
                if context.has(first - 2, .minus) || context.isAfterNumber(first - 1) { return false }
                return !(context.isIn(first - 2) && text.tokens[first - 2].kinds.contains(.hedge))
            case .symbol: return isNumberSign(first - 1)
            default: break
            }
        }
        // "22nd", "1990s", "3G", "4x4"
        if context.isGlued(end), !hasUnit {
            switch context.kind(end) {
            case .word, .slash, .possessive: return true
            // "At 20: thirteen civilians" counts; "10:30" does not.
            case .colon: return context.isGlued(end + 1)
            case .hyphen: return context.isGlued(end + 1) && context.kind(end + 1) != .number && !context.has(end + 1, .headcount)
            default: break
            }
        }
        return isCounted && context.isGlued(end) && context.isWord(end)
    }

    /// "10^6", "5.1×10^3", "5'100", "1/0": a figure in a way of writing that is not read, of which a part would be a wrong figure.
    private func isPartOfExpression(_ first: Int, _ end: Int, isZero: Bool) -> Bool {
        if context.isGlued(first), context.kind(first - 2) == .number, context.isGlued(first - 1), isOperator(first - 1) { return true }
        // "×10" is one word.
        if context.isGlued(first), context.isIn(first - 1), text.bytes[Int(text.tokens[first - 1].start)] == UInt8(ascii: "^") {
            return true
        }
        if context.isGlued(end), context.kind(end + 1) == .number, context.isGlued(end + 1), isOperator(end) { return true }
        return isZero && context.isGlued(first) && context.kind(first - 1) == .slash && context.kind(first - 2) == .number
    }

    /// Whether a sign between two numbers makes one of them: "^", "×", and the apostrophe between thousands.
    private func isOperator(_ index: Int) -> Bool {
        let token = text.tokens[index]
        let byte = text.bytes[Int(token.start)]
        switch token.kind {
        case .apostrophe: return text.tokens[index + 1].end - text.tokens[index + 1].start == 3
        case .word, .number, .hyphen, .slash, .colon, .comma: return false
        default:
            return byte == UInt8(ascii: "^")
                || token.end - token.start == 2 && byte == 0xC3 && text.bytes[Int(token.start) + 1] == 0x97
        }
    }

    /// "6/27/2025": whether a number with a slash before it is one of three.
    private func isOfThree(_ first: Int, _ end: Int) -> Bool {
        context.kind(first - 2) == .number && context.kind(first - 3) == .slash
            || context.kind(end) == .slash && context.isGlued(end) && context.kind(end + 1) == .number && context.isGlued(end + 1)
    }

    private func isNumberSign(_ index: Int) -> Bool { text.bytes[Int(text.tokens[index].start)] == UInt8(ascii: "#") }

    /// "Aug. 7", "7 August", "10:30", "5 p.m."
    ///
    /// - Parameter whole: the number's value where it has no scale.
    private func isClockOrDate(
        _ first: Int, _ end: Int, _ value: ExactDecimal, whole: ExactDecimal?, hasUnit: Bool, isCounted: Bool
    ) -> Bool {
        // Nearly always none of what follows stands beside the number.
        guard isBesideTime(first - 1) || isBesideTime(end) else { return isPastHour(first) }
        if context.has(first - 1, .monthName), let whole, isDayOrYear(whole) { return !hasUnit || isCounted }
        if context.has(end, .monthName), value <= ExactDecimal(31) { return true }
        if let whole, !hasUnit, isDayOfPair(first, end, whole) { return true }
        if isPastHour(first) { return true }
        if context.has(end, .linkOf), context.has(end + 1, .monthName) { return true }
        if context.has(end, .clockWord), !text.tokens[first].has(.decimal), let whole, whole <= ExactDecimal(2400) { return true }
        // "from 5 to 7 p.m."
        if isJoint(end), context.kind(end + 1) == .number, context.has(end + 2, .clockWord), !hasUnit, value <= ExactDecimal(24) {
            return true
        }
        if context.kind(end) == .colon, context.isGlued(end), context.isGlued(end + 1) { return true }
        return false
    }

    /// Whether a token beside a number may tie it to a month, an hour or another number.
    private func isBesideTime(_ index: Int) -> Bool {
        guard context.isIn(index) else { return false }
        switch text.tokens[index].kind {
        case .hyphen, .dash, .colon: return true
        default: return !text.tokens[index].classes.isDisjoint(with: [.monthName, .clockWord, .linkOf, .linkTo, .linkAnd, .linkOr])
        }
    }

    /// The second of "March 23 to 29", the first of "7 and 10 May".
    private func isDayOfPair(_ first: Int, _ end: Int, _ value: ExactDecimal) -> Bool {
        guard isJoint(first - 1) || isJoint(end), value <= ExactDecimal(31) else { return false }
        if isJoint(first - 1), context.kind(first - 2) == .number, context.has(first - 3, .monthName) { return true }
        return isJoint(end) && context.kind(end + 1) == .number && context.has(end + 2, .monthName)
    }

    private func isJoint(_ index: Int) -> Bool {
        context.has(index, [.linkTo, .linkAnd, .linkOr]) || context.kind(index) == .hyphen || context.kind(index) == .dash
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
        // "between 1600 and 1900 world temperatures"
        if context.has(first - 1, [.linkAnd, .linkTo]) || context.kind(first - 1) == .dash || context.kind(first - 1) == .hyphen,
            context.kind(first - 2) == .number, looksLikeYear(text.tokens[first - 2])
        {
            return true
        }
        // A round number of things may be a count, unless an article or "in" makes it the year of an event.
        if context.has(first - 1, [.determiner, .linkIn]) || context.kind(first - 1) == .possessive { return true }
        return value >= ExactDecimal(1900) && !(value.significand % 100 == 0)
    }

    private func looksLikeYear(_ token: Token) -> Bool {
        guard token.end - token.start == 4, let value = NumberParser.value(of: token, text.bytes) else { return false }
        return value >= ExactDecimal(1500) && value <= ExactDecimal(2100)
    }

    /// "the 1990s", "his 80s", and "2018s" for "2018's"
    private func isDecade(_ first: Int, _ end: Int, _ candidate: Candidate) -> Bool {
        guard context.isGlued(end), context.isIn(end), candidate.unit?.unit == .unit(Int(context.tables.second)) else { return false }
        let token = text.tokens[first]
        guard !token.has(.decimal), !token.has(.grouped) else { return false }
        let value = candidate.number.value
        return token.end - token.start == 4 || value.significand % 10 == 0 && value <= ExactDecimal(90)
    }

    /// "49 Hill View Road": a number before capitalised words that end in a street's.
    private func isAddress(_ end: Int, _ candidate: Candidate) -> Bool {
        guard candidate.number.scale == 0 else { return false }
        var index = end
        while index < min(context.end, end + 4), context.isWord(index) || context.kind(index) == .number {
            if context.has(index, .street), text.tokens[index].has(.capitalised), index > end || context.isWord(index + 1) { return true }
            guard text.tokens[index].has(.capitalised) || context.kind(index) == .number else { return false }
            index += 1
        }
        return false
    }

    /// "(4)", "0401": a number alone in brackets, or with a zero in front.
    private func isCode(_ first: Int, _ end: Int, _ candidate: Candidate) -> Bool {
        let token = text.tokens[first]
        if context.kind(first - 1) == .open, context.kind(end) == .close, !token.has([.grouped, .decimal]), candidate.number.scale == 0 {
            return true
        }
        return token.end - token.start > 1 && text.bytes[Int(token.start)] == UInt8(ascii: "0") && !token.has(.decimal)
    }

    /// What is left of "2014-15" or "Aug. 20-24".
    private func isHalfOfPair(_ candidate: Candidate) -> Bool {
        guard candidate.second == nil, candidate.unit?.counted?.isPlural != true || context.isGlued(candidate.number.tokens.lowerBound)
        else { return false }
        let (first, end) = (candidate.number.tokens.lowerBound, candidate.numberEnd)
        if context.isGlued(first), context.kind(first - 1) == .hyphen || context.kind(first - 1) == .dash {
            return context.kind(first - 2) == .number
        }
        return context.isGlued(end) && context.isGlued(end + 1) && context.kind(end) == .hyphen && context.kind(end + 1) == .number
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
        guard token.has([.capitalised, .innerCapital]), !token.has(.heading) else { return false }
        if context.has(before, [.preposition, .determiner, .conjunction, .pronoun, .auxiliary, .adverb, .subordinator, .verb]) {
            return false
        }
        if token.kinds.contains(.hedge), token.has(.sentenceStart) { return false }
        if isCountry(before: first) { return false }
        return !(token.has(.sentenceStart) && token.kinds.contains(.hedge))
    }

    /// "And El Salvador 8": a country before a number has so many, it is not number eight.
    private func isCountry(before first: Int) -> Bool {
        (1...4).contains { (back: Int) -> Bool in
            let start = first - back
            return context.isIn(start) && text.row(.country, at: start, length: back) != nil
        }
    }
}
