internal import Model
internal import Vocabulary

/// The grammar of time expressions over the lexemes of one sentence: from each lexeme that can begin one it reads the longest
/// that fits. Looks ahead a few lexemes only, so that reading is linear.
struct TimeGrammar {
    typealias Role = TimeWordRow.Role

    let lexicon: TimeLexicon
    var lexemes: [TimeLexeme] = []
    /// What is large and seldom looked at: an element, because a grammar is copied for nearly every question that is asked of it.
    private struct Large {
        var resolver: TimeResolver
        var previous: TimeExpression?
    }
    private var large: [Large]
    /// Places the containers of "the first week of July".
    var resolver: TimeResolver {
        _read { yield large[0].resolver }
        _modify { yield &large[0].resolver }
    }
    /// The expression that was found before in the sentence.
    var previous: TimeExpression? {
        get { large[0].previous }
        set { large[0].previous = newValue }
    }
    /// Expressions that one reading found besides its own: the second day of "Aug. 11 to 14".
    var more: [TimeExpression] = []

    /// How deep expressions stand in expressions ("the end of the first week of …"): text must not decide how deep.
    private var depth = 0
    /// Behind what was read as a day that the calendar does not have ("31 February 2025"): a slip, of which no part is a time.
    var passed = 0

    init(lexicon: TimeLexicon, resolver: TimeResolver) {
        self.lexicon = lexicon
        large = [Large(resolver: resolver)]
    }

    // MARK: Looking at lexemes

    func kind(_ index: Int) -> TimeLexeme.Kind? { index >= 0 && index < lexemes.count ? lexemes[index].kind : nil }
    func role(_ index: Int) -> Role? { index >= 0 && index < lexemes.count ? lexemes[index].role : nil }
    func value(_ index: Int) -> Int { Int(lexemes[index].number) }
    func has(_ index: Int, _ flag: TimeWordRow.Flags) -> Bool { index >= 0 && index < lexemes.count && lexemes[index].flags.contains(flag) }
    func unit(_ index: Int) -> TimeUnit? { role(index) == .unit ? TimeUnit(rawValue: UInt8(value(index))) : nil }
    func isCapitalised(_ index: Int) -> Bool { index >= 0 && index < lexemes.count && lexemes[index].isCapitalised }

    /// A whole number without grouping, with so many digits.
    func number(_ index: Int, _ widths: ClosedRange<Int>) -> Int? {
        guard kind(index) == .number, !lexemes[index].isGrouped, widths.contains(Int(lexemes[index].width)) else { return nil }
        return value(index)
    }

    /// A day of the month: "7", "7th".
    func dayOfMonth(_ index: Int) -> Int? {
        if let day = number(index, 1...2), (1...31).contains(day) { return day }
        guard role(index) == .ordinal, (1...31).contains(value(index)) else { return nil }
        return value(index)
    }

    /// A year in digits.
    func yearNumber(_ index: Int) -> Int? {
        guard let year = number(index, 4...4), (1500...2199).contains(year), kind(index - 1) != .currency else { return nil }
        return year
    }

    func month(_ index: Int) -> Int? { role(index) == .month ? value(index) : nil }

    /// Past a stop that belongs to an abbreviation the tokenizer did not know ("Sept." before a small letter).
    func skipDot(_ index: Int) -> Int {
        has(index - 1, .abbreviation) && kind(index) == .stop && lexemes[index].isGlued && index + 1 < lexemes.count ? index + 1 : index
    }

    // MARK: Where expressions begin

    /// The expression that begins at a lexeme, if one does.
    mutating func expression(at index: Int) -> TimeExpression? {
        guard depth < 4 else { return nil }
        depth += 1
        defer { depth -= 1 }
        let lexeme = lexemes[index]
        switch lexeme.kind {
        case .number, .dotted: return numeric(at: index)
        case .decade: return decade(at: index)
        case .quarter: return coded(at: index) { .quarter($0, $1) }
        case .half: return coded(at: index) { .half($0, $1) }
        case .fiscalYear: return fiscalCode(at: index)
        case .word: break
        default: return nil
        }
        guard let role = lexeme.role else { return nil }
        switch role {
        case .month:
            if let day = monthDay(at: index) { return day }
            return passed > index ? nil : month(at: index)
        case .weekday: return weekday(at: index)
        case .season: return season(at: index)
        case .holiday: return holiday(at: index, .open)
        case .deictic, .tonight, .overnight: return deictic(at: index)
        case .clockWord: return withDay(clockWord(at: index))
        case .shift: return shift(at: index, from: index)
        case .anchoredShift: return anchored(at: index, from: index)
        case .that: return that(at: index)
        case .recent: return recent(at: index, from: index)
        case .the, .possessivePronoun: return determined(at: index)
        case .edge: return edge(at: index)
        case .each: return each(at: index)
        case .set: return set(at: index)
        case .reference: return reference(at: index)
        case .fiscal: return fiscal(at: index, from: index)
        case .fy: return fiscalYear(at: index + 1, from: index)
        case .ordinal: return ordinal(at: index, from: index) ?? dayMonth(at: index, from: index) ?? counted(at: index)
        case .numeral, .tens, .article: return spokenClock(at: index) ?? counted(at: index)
        case .multiplier, .vague, .couple, .dozen: return counted(at: index)
        case .unit: return spokenClock(at: index) ?? bareUnit(at: index)
        case .decade: return decadeWord(at: index)
        default: return nil
        }
    }

    // MARK: Days and months

    /// "Aug. 7", "August 7th, 1998", "July 1–3", "April 24 and 25", "May 5 last year"
    mutating func monthDay(at index: Int) -> TimeExpression? {
        guard let month = month(index) else { return nil }
        var at = skipDot(index + 1)
        if role(at) == .the, role(at + 1) == .ordinal { at += 1 }
        guard let day = dayOfMonth(at), isDay(at) else { return nil }
        if day > CalendarDate.days(inMonth: month, of: 2000) {
            // "In June 31 people died" counts people.
            let (year, end) = yearTail(at + 1, allowsComma: true)
            if year != .open || role(at) == .ordinal || endsClause(at + 1) { passed = end }
            return nil
        }
        let first = at
        at += 1
        // "July 1–3", "Aug. 11 to 14": a second day of the same month.
        var second: Int?
        if isJoint(at), let other = dayOfMonth(at + 1), other > day, other <= CalendarDate.days(inMonth: month, of: 2000), isDay(at + 1),
            !has(at + 1, .plural)
        {
            second = at + 1
            at += 2
        }
        let (year, end) = yearTail(at, allowsComma: true)
        if isMissing(day, of: month, in: year, before: end) { return nil }
        if let second {
            more.append(TimeExpression(.day(month: month, day: value(second), year: year), second, max(end, second + 1)))
            return TimeExpression(.day(month: month, day: day, year: year), index, first + 1)
        }
        return TimeExpression(.day(month: month, day: day, year: year), index, end)
    }

    /// Whether the month, in the year that is said or in any, has no such day, which is noted as read up to `end`.
    private mutating func isMissing(_ day: Int, of month: Int, in year: YearReference, before end: Int) -> Bool {
        let number = if case .year(let number) = year { number } else { 2000 }
        if day <= CalendarDate.days(inMonth: month, of: number) { return false }
        passed = end
        return true
    }

    /// Whether a number beside a month is a day: not "May 5 percent", "June 30,000" or the "10:30" of a clock.
    private func isDay(_ index: Int) -> Bool {
        if role(index) == .ordinal { return true }
        switch kind(index + 1) {
        case .colon: return !(kind(index + 2) == .number && lexemes[index + 2].isGlued)
        case .word:
            if lexemes[index + 1].isGlued { return false }
            return role(index + 1) != .meridiem && (role(index + 1) != .unit || kind(index) == .word)
        default: return kind(index - 1) != .currency
        }
    }

    /// What may stand between the two days of "July 1–3", "11 to 14", "24 and 25".
    func isJoint(_ index: Int) -> Bool {
        if kind(index) == .hyphen || kind(index) == .slash { return true }
        switch role(index) {
        case .to, .through, .and, .or: return true
        default: return false
        }
    }

    /// "7 August 1998", "the 7th of August", "1-3 July"
    mutating func dayMonth(at index: Int, from first: Int) -> TimeExpression? {
        guard let day = dayOfMonth(index) else { return nil }
        var at = index + 1
        if role(at) == .of { at += 1 }
        if let month = month(at), isMonthWord(at) {
            let (year, end) = yearTail(skipDot(at + 1), allowsComma: true)
            if isMissing(day, of: month, in: year, before: end) { return nil }
            return TimeExpression(.day(month: month, day: day, year: year), first, end)
        }
        // "26-Feb-98"
        if kind(index + 1) == .hyphen, let month = month(index + 2), kind(index + 3) == .hyphen,
            let year = number(index + 4, 4...4) ?? number(index + 4, 2...2).map({ $0 < 70 ? 2000 + $0 : 1900 + $0 })
        {
            return TimeExpression(.day(month: month, day: day, year: .year(year)), first, index + 5)
        }
        // "From the 3rd to the 12th of January", "the 25th to the 29th of last month"
        let second = role(index + 2) == .the ? index + 3 : index + 2
        guard isJoint(index + 1), let other = dayOfMonth(second), other > day else { return nil }
        if let (month, end) = shiftedMonth(behind: second) {
            more.append(TimeExpression(.within(.day, first: other, count: 1, month), index + 2, end))
            return TimeExpression(.within(.day, first: day, count: 1, month), first, index + 1)
        }
        at = second + 1
        if role(at) == .of { at += 1 }
        guard let month = month(at), other <= CalendarDate.days(inMonth: month, of: 2000), isMonthWord(at) else { return nil }
        let (year, end) = yearTail(skipDot(at + 1), allowsComma: true)
        more.append(TimeExpression(.day(month: month, day: other, year: year), index + 2, end))
        return TimeExpression(.day(month: month, day: day, year: year), first, index + 1)
    }

    /// "Of this month" behind the ordinal of a day.
    private mutating func shiftedMonth(behind index: Int) -> (Period, end: Int)? {
        guard role(index) == .ordinal, role(index + 1) == .of, role(index + 2) == .shift, unit(index + 3) == .month else { return nil }
        return container(at: index + 2)
    }

    /// After a number "may" and "march" are months only if no verb could stand there: "7 May", not "the 7 may leave".
    private func isMonthWord(_ index: Int) -> Bool { isCapitalised(index) }

    /// "July 1997", "October last year", "August"
    func month(at index: Int) -> TimeExpression? {
        guard let month = month(index) else { return nil }
        let at = skipDot(index + 1)
        if let quarter = monthsOfQuarter(at: index) { return quarter }
        let (year, end) = yearTail(at, allowsComma: true)
        if year != .open { return TimeExpression(.month(month, year), index, end) }
        guard standsAlone(index) else { return nil }
        return TimeExpression(.month(month, .open), index, index + 1)
    }

    /// Whether a month's name without day and year is that month and not a person's name or a verb.
    private func standsAlone(_ index: Int) -> Bool {
        if has(index, .abbreviation) { return lexemes[index].isDotted || lexemes[index].end - lexemes[index].start > 3 }
        guard has(index, .name) else { return true }
        switch role(index - 1) {
        case .in, .by, .since, .until, .from, .to, .through, .between, .of, .during, .edge, .on, .earlier, .later, .shift, .over:
            return true
        case .the, .article, .possessivePronoun, .each, .for: return !(kind(index + 1) == .word && isCapitalised(index + 1))
        case .and, .or: return self.month(index - 2) != nil
        default: break
        }
        if kind(index + 1) == .possessive, !has(index, .weak) { return true }
        // A table's cell that holds nothing else.
        if index == 0, lexemes.count == 1 { return true }
        // "The institute's June survey".
        if kind(index - 1) == .possessive, kind(index + 1) == .word, !isCapitalised(index + 1) { return true }
        // Not "Theresa May", "Mr. March", "April said".
        return kind(index - 1) == .hyphen && role(index - 2) == .edge
    }

    /// The year after a day, a month, a quarter: ", 1998", "of 2024", "last year", "of that year", "a year earlier".
    func yearTail(_ index: Int, allowsComma: Bool) -> (YearReference, end: Int) {
        var at = index
        if allowsComma, kind(at) == .comma, let year = yearNumber(at + 1), !isCount(at + 2) { return (.year(year), at + 2) }
        if let year = yearNumber(at), !isCount(at + 1) { return (.year(year), at + 1) }
        if let year = shortYear(at) { return (.year(year), at + 2) }
        if role(at) == .of || role(at) == .in { at += 1 }
        if at > index, let year = shortYear(at) { return (.year(year), at + 2) }
        if let year = yearNumber(at), !isCount(at + 1) { return (.year(year), at + 1) }
        if role(at) == .the, role(at + 1) == .shift || role(at + 1) == .anchoredShift { at += 1 }
        switch role(at) {
        case .shift where unit(at + 1) == .year && !has(at + 1, .plural): return (.shift(value(at)), at + 2)
        case .that where unit(at + 1) == .year && !has(at + 1, .plural): return (.narrative(0), at + 2)
        case .anchoredShift where unit(at + 1) == .year && !has(at + 1, .plural): return (.narrative(value(at)), at + 2)
        case .the where role(at - 1) == .of && unit(at + 1) == .year && !has(at + 1, .plural): return (.narrative(0), at + 2)
        case .article where unit(at + 1) == .year && role(at + 2) == .ago: return (.shift(-1), at + 3)
        case .article where unit(at + 1) == .year && role(at + 2) == .earlier && !has(at + 2, .weak): return (.narrative(-1), at + 3)
        case .article where unit(at + 1) == .year && role(at + 2) == .later && !has(at + 2, .weak): return (.narrative(1), at + 3)
        default: return (.open, index)
        }
    }

    /// The year of "’98": an apostrophe and two digits.
    func shortYear(_ index: Int) -> Int? {
        guard kind(index) == .possessive || kind(index) == .quote, let short = number(index + 1, 2...2), lexemes[index + 1].isGlued else {
            return nil
        }
        return short < 70 ? 2000 + short : 1900 + short
    }

    /// Whether what follows makes the number before it a count: "2,000" is none, "2000 percent" is.
    private func isCount(_ index: Int) -> Bool { kind(index) == .other && lexemes[index].isGlued }

    /// "Friday", "Thursday, April 6, 2000", "Sunday night", "Fridays"
    mutating func weekday(at index: Int) -> TimeExpression? {
        let weekday = value(index)
        if has(index, .plural) { return TimeExpression(.set(.weekday(weekday)), index, index + 1) }
        var at = skipDot(index + 1)
        if role(at) == .masthead, isCapitalised(at) { return nil }
        if has(index, .weak) {
            let next = kind(at) == .comma ? at + 1 : at
            guard month(next) != nil || dayMonthFollows(next) else { return nil }
        }
        // "Thursday, April 6": the date says it all.
        let next = kind(at) == .comma || kind(at) == .open ? at + 1 : at
        if month(next) != nil, var date = monthDay(at: next) {
            date.first = index
            return withDaypart(date)
        }
        if dayMonthFollows(next), var date = dayMonth(at: next, from: next) {
            date.first = index
            return withDaypart(date)
        }
        if kind(next) == .number, var date = monthDayInNumbers(at: next) {
            date.first = index
            return withDaypart(date)
        }
        if role(next) == .the, dayMonthFollows(next + 1), var date = dayMonth(at: next + 1, from: next + 1) {
            date.first = index
            return withDaypart(date)
        }
        // "Friday the 13th"
        at = index + 1
        if role(at) == .the, role(at + 1) == .ordinal, (1...31).contains(value(at + 1)), unit(at + 2) == nil {
            return TimeExpression(.weekdayOfMonth(weekday, value(at + 1)), index, at + 2)
        }
        // "Tuesday next week", "Monday of this week"
        let week = role(at) == .of ? at + 1 : at
        if role(week) == .shift, unit(week + 1) == .week, !has(week + 1, .plural) {
            return TimeExpression(.weekdayInWeek(weekday, value(week)), index, week + 2)
        }
        // "Tuesday of the previous week"
        if role(at) == .of, role(at + 1) == .the, role(at + 2) == .anchoredShift, value(at + 2) < 0, unit(at + 3) == .week {
            return TimeExpression(.weekdayInWeek(weekday, value(at + 2)), index, at + 4)
        }
        // "A Sunday in 1979": of one long ago, the year is all that is said.
        if role(at) == .in, case (.year(let year), let end) = yearTail(at, allowsComma: false) {
            return TimeExpression(.year(year), index, end)
        }
        var expression = TimeExpression(.weekday(weekday), index, at)
        if role(at) == .shift, value(at) < 0, unit(at + 1) == nil, kind(at + 1) != .word {
            expression = TimeExpression(.weekdayShift(weekday, -1), index, at + 1)
        }
        return withDaypart(expression)
    }

    private func dayMonthFollows(_ index: Int) -> Bool {
        dayOfMonth(index) != nil && (month(index + 1) != nil || role(index + 1) == .of && month(index + 2) != nil)
    }

    /// Takes a part of the day that follows: "Sunday night", "yesterday evening".
    func withDaypart(_ expression: TimeExpression) -> TimeExpression {
        var expression = expression
        let at = expression.end
        if role(at) == .daypart, !has(at, .plural) {
            expression.daypart = value(at)
            expression.end = at + 1
        } else if role(at) == .clockWord {
            expression.clock = value(at)
            expression.end = at + 1
        } else if role(at) == .edge, value(at) == -1 || value(at) == 1, role(at + 1) == .daypart {
            expression.daypart = value(at + 1)
            expression.end = at + 2
        }
        return expression
    }
}
