internal import Model
internal import Vocabulary

/// Expressions that are put together from parts: spoken clock times, the ends of "3 to 5 p.m.", sums of units, days counted from
/// other days, parts of the day, decades in words.
extension TimeGrammar {
    // MARK: Clock times

    /// "half past seven", "a quarter to nine", "ten minutes past 7 p.m."
    func spokenClock(at index: Int) -> TimeExpression? {
        if plainWordFollows(index) { return nil }
        var at = role(index) == .article ? index + 1 : index
        var past: Int
        switch unit(at) {
        case .half: past = 30
        case .quarter: past = 15
        default:
            guard at == index, let (count, end) = count(at: at), let whole = count.whole, whole % 5 == 0, (5...25).contains(whole) else {
                return nil
            }
            past = whole
            at = end - 1
        }
        at += 1
        let isCounted = unit(at) == .minute
        if isCounted { at += 1 }
        let isBefore = role(at) == .to
        guard isBefore || role(at) == .shift && has(at, .window), let hour = hour(at + 1) else { return nil }
        // "From ten to seven" are two hours, "a quarter to seven" is one.
        if isBefore, past == 30 || !isCounted && past != 15 { return nil }
        let minutes = hour * 60 + (isBefore ? -past : past)
        let end = at + 2
        if role(end) == .meridiem { return clock(twelve(minutes, value(end)), index, end + 1) }
        if role(end) == .in, role(end + 1) == .the, role(end + 2) == .daypart {
            return clock(twelve(minutes, value(end + 2) == 1 ? 0 : 1), index, end + 3)
        }
        // "A quarter to five firms" is a share.
        guard endsClause(end) || role(end) != nil && unit(end) == nil || past == 30 else { return nil }
        return clock(minutes, index, end)
    }

    private func hour(_ index: Int) -> Int? {
        guard let hour = number(index, 1...2) ?? (role(index) == .numeral ? value(index) : nil), (1...12).contains(hour) else { return nil }
        return hour
    }

    /// The first of "3 to 5 p.m.", "9:30-11 a.m.", "between 1 and 4 p.m.": the half of the day stands once for both.
    func firstOfClocks(at index: Int) -> TimeExpression? {
        guard kind(index - 1) != .currency, kind(index) == .number, let (minutes, end) = hourAndMinute(at: index) else { return nil }
        let isAnd = role(end) == .and && role(index - 1) == .between
        guard isAnd || role(end) == .to || role(end) == .until || role(end) == .through || kind(end) == .hyphen,
            kind(end + 1) == .number, let (other, last) = hourAndMinute(at: end + 1), role(last) == .meridiem
        else { return nil }
        let second = twelve(other, value(last))
        let first = twelve(minutes, value(last))
        return clock(first <= second ? first : twelve(minutes, 1 - value(last)), index, end)
    }

    /// "9", "9:30"
    private func hourAndMinute(at index: Int) -> (minutes: Int, end: Int)? {
        guard let hour = hour(index) else { return nil }
        if isMark(index + 1, .colon), let minute = gluedNumber(index + 2, 2...2), minute < 60 { return (hour * 60 + minute, index + 3) }
        return (hour * 60, index + 1)
    }

    // MARK: Days

    /// "4/22" after a word that days stand after: "on 4/22", "from 4/22 to 4/25", "Friday 4/22".
    func monthDayInNumbers(at index: Int) -> TimeExpression? {
        guard let a = number(index, 1...2), isMark(index + 1, .slash), let b = gluedNumber(index + 2, 1...2), kind(index + 3) != .slash,
            kind(index + 3) != .other, unit(index + 3) == nil
        else { return nil }
        let isDayFirst = a > 12 || b <= 12 && resolver.anchor.isDayFirst
        let (month, day) = isDayFirst ? (b, a) : (a, b)
        guard TimeCalendar.date(2000, month, day) != nil else { return nil }
        var isSure = role(index - 1) == .weekday || kind(index - 1) == .comma && role(index - 2) == .weekday
        if let previous, case .day = previous.form, previous.end == index - 1, isJoint(index - 1) { isSure = true }
        // "By 1/2 a point": a part, unless a weekday or another such day stands before it.
        let isPart = a < b && [2, 3, 4, 5, 6, 8, 10, 16].contains(b)
        switch role(index - 1) {
        case .on, .by, .since, .until, .from, .through, .between: isSure = isSure || !isPart
        case .earlier, .later: isSure = isSure || has(index - 1, .weak) && !isPart
        default: break
        }
        return isSure ? TimeExpression(.day(month: month, day: day, year: .open), index, index + 3) : nil
    }

    /// "the 19th" after a preposition, with nothing after it that it could be the 19th of.
    mutating func dayAlone(at index: Int, from first: Int) -> TimeExpression? {
        guard let day = dayOfMonth(index), kind(index) == .word, lexemes[index].width > 0 else { return nil }
        // "The 5th of next month"
        if role(index + 1) == .of, let (whole, end) = container(at: index + 2), case .month(let year, let month)? = whole.first,
            !whole.isInterval, let date = TimeCalendar.date(year, month, day)
        {
            return TimeExpression(.date(date), first, end)
        }
        // "From the 22nd to the 24th"
        let second = role(index + 2) == .the ? index + 3 : index + 2
        if role(first - 1) == .from || role(first - 1) == .between, isJoint(index + 1), role(second) == .ordinal,
            let other = dayOfMonth(second), other > day, unit(second + 1) == nil
        {
            more.append(TimeExpression(.dayOfMonth(other), index + 2, second + 1))
            return TimeExpression(.dayOfMonth(day), first, index + 1)
        }
        guard endsClause(index + 1) else { return nil }
        switch role(first - 1) {
        case .on, .by, .since, .until, .from, .through: break
        case .earlier, .later: guard has(first - 1, .weak) else { return nil }
        default: return nil
        }
        return TimeExpression(.dayOfMonth(day), first, index + 1)
    }

    /// "last Friday of June 2016", "last Monday in May", "last Tuesday of the month"
    mutating func lastWeekday(at index: Int, from first: Int) -> TimeExpression? {
        guard role(index + 1) == .of || role(index + 1) == .in, let (whole, end) = container(at: index + 2), let last = whole.end else {
            return nil
        }
        return TimeExpression(.date(last.adding(days: -((last.weekday - value(index) + 7) % 7))), first, end)
    }

    /// The last day of "the week of April 30 to May 6".
    mutating func weekEnd(at index: Int, after start: CalendarDate) -> (CalendarDate, end: Int)? {
        guard role(index) == .to || role(index) == .through || kind(index) == .hyphen else { return nil }
        if let (last, end) = day(at: index + 1) { return last == start.adding(days: 6) ? (last, end) : nil }
        guard let number = dayOfMonth(index + 1), start.adding(days: 6).components.day == number else { return nil }
        return (start.adding(days: 6), index + 2)
    }

    /// "a week from Friday", "two weeks from tomorrow", "three days from June 5": a day, not the week that holds it.
    func dayFrom(_ count: TimeCount, _ unit: TimeUnit, _ first: Int, _ index: Int) -> TimeExpression? {
        guard let whole = count.whole, (1...400).contains(whole), unit == .day || unit == .week, role(index - 1) == .from else {
            return nil
        }
        let form: TimeForm
        switch role(index) {
        case .deictic: form = .dayOffset(value(index))
        case .weekday where !has(index, .plural) && !has(index, .weak): form = .weekday(value(index))
        default: return nil
        }
        guard let day = resolver.resolve(form, .future).period?.start else { return nil }
        return TimeExpression(.date(day.adding(days: unit == .week ? 7 * whole : whole)), first, index + 1)
    }

    // MARK: Parts of the day

    /// "in the afternoon", "during the night": of the day that the text speaks of.
    func theDaypart(at index: Int, from first: Int) -> TimeExpression? {
        switch role(first - 1) {
        case .in, .during, .over, .by, .until, .since, .through, .edge: return partOfDay(at: index, from: first)
        default: return nil
        }
    }

    /// A part of a day with nothing after it that it is a part of the name of ("the evening news").
    func partOfDay(at index: Int, from first: Int) -> TimeExpression? {
        guard !has(index, .plural), role(index + 1) != .of else { return nil }
        // "In the afternoon Smith left", "in the afternoon they left", not "on the evening news".
        let isWhole = endsClause(index + 1) || role(index + 1) != nil || isCapitalised(index + 1)
        guard isWhole || role(first - 1) == .in && opensSentence(first - 1) else { return nil }
        var part = TimeExpression(.clockOnly, first, index + 1)
        part.daypart = value(index)
        return part
    }

    /// Whether a preposition opens its sentence, at most a word such as "late" before it.
    private func opensSentence(_ index: Int) -> Bool { index == 0 || index == 1 && role(0) == .edge }

    // MARK: Sums of units

    /// "six months and a day", "two hours, 20 minutes", "a year and three months ago"
    func sum(_ count: TimeCount, _ unit: TimeUnit, _ first: Int, _ index: Int) -> TimeExpression? {
        guard let whole = count.whole, role(first - 1) != .between else { return nil }
        var at = index
        if kind(at) == .comma { at += 1 }
        if role(at) == .and { at += 1 }
        // "Two hours, three minutes": without "and" only what is told on a clock or by age.
        guard at < lexemes.count, role(at - 1) == .and || Self.isSplit(unit), let (other, end) = self.count(at: at),
            let less = other.whole, let (smaller, last) = unitAfter(end), smaller < unit, smaller != .half, smaller != .weekend,
            role(at - 1) == .and || Self.follows(smaller, unit)
        else { return nil }
        if unit == .year, smaller == .month,
            let distance = distance(TimeCount(12 * whole + less), .month, first, last)
        {
            return distance
        }
        guard distance(other, smaller, at, last) == nil else { return nil }
        return TimeExpression(.sum(count, unit, less, smaller), first, last)
    }

    private static func isSplit(_ unit: TimeUnit) -> Bool { unit == .minute || unit == .hour || unit == .year }

    /// Whether a unit is the one that another is divided into.
    private static func follows(_ smaller: TimeUnit, _ unit: TimeUnit) -> Bool {
        switch unit {
        case .minute: smaller == .second
        case .hour: smaller == .minute
        case .year: smaller == .month
        default: false
        }
    }

    // MARK: Quarters and decades

    /// "October-December quarter", "the July to September period"
    func monthsOfQuarter(at index: Int) -> TimeExpression? {
        guard let month = month(index), kind(index + 1) == .hyphen || role(index + 1) == .to else { return nil }
        let second = role(index + 2) == .to && kind(index + 3) == .hyphen ? index + 4 : index + 2
        guard let last = self.month(second), month % 3 == 1, last == month + 2 else { return nil }
        let noun = kind(second + 1) == .hyphen ? second + 2 : second + 1
        guard unit(noun) == .quarter || role(noun) == .stretch else { return nil }
        let (year, end) = yearTail(noun + 1, allowsComma: false)
        return TimeExpression(.quarter(last / 3, year), index, year == .open ? noun + 1 : end)
    }

    /// "1988's third quarter", "the 1988 fourth quarter", "2016 Q1"
    func partOfYear(at index: Int) -> TimeExpression? {
        guard let year = yearNumber(index), (1900...2099).contains(year) else { return nil }
        return part(of: .year(year), first: index, at: index + 1)
    }

    /// "fiscal 1989's third quarter"
    func fiscalPart(of year: TimeExpression) -> TimeExpression? {
        guard case .fiscalYear(let number, nil) = year.form else { return nil }
        return part(of: .year(number), first: year.first, at: year.end)
    }

    private func part(of year: YearReference, first: Int, at index: Int) -> TimeExpression? {
        let at = kind(index) == .possessive ? index + 1 : index
        switch kind(at) {
        case .quarter: return TimeExpression(.quarter(value(at), year), first, at + 1)
        case .half: return TimeExpression(.half(value(at), year), first, at + 1)
        default: break
        }
        let noun = kind(at + 1) == .hyphen ? at + 2 : at + 1
        guard role(at) == .ordinal, !has(noun, .plural) else { return nil }
        switch unit(noun) {
        case .quarter where (1...4).contains(value(at)): return TimeExpression(.quarter(value(at), year), first, noun + 1)
        case .half where (1...2).contains(value(at)): return TimeExpression(.half(value(at), year), first, noun + 1)
        default: return nil
        }
    }

    /// Whether an apostrophe stands after a preposition that years stand after: "in ’98".
    func isAfterPreposition(_ index: Int) -> Bool {
        switch role(index - 1) {
        case .in, .since, .until, .from, .to, .by, .of, .during, .between: true
        default: false
        }
    }

    /// "the nineties", "the late eighties"; not "in her eighties"
    func decadeWord(at index: Int) -> TimeExpression? {
        let before = role(index - 1) == .edge ? index - 2 : kind(index - 1) == .hyphen && role(index - 2) == .edge ? index - 3 : index - 1
        guard role(before) == .the, kind(before) == .word else { return nil }
        return TimeExpression(.decade(1900 + value(index)), index, index + 1)
    }

    /// "the 1980's", "the '80's": a decade with an apostrophe
    func decadeInPossessive(at index: Int) -> TimeExpression? {
        guard kind(index + 1) == .possessive, lexemes[index + 1].isGlued, lexemes[index + 1].end - lexemes[index + 1].start > 1,
            let year = number(index, 2...4), year % 10 == 0
        else { return nil }
        let before = kind(index - 1) == .possessive || kind(index - 1) == .hyphen ? index - 2 : index - 1
        let start = role(before) == .edge ? before - 1 : before
        guard role(start) == .the, kind(start) == .word else { return nil }
        if lexemes[index].width == 4 { return (1500...2090).contains(year) ? TimeExpression(.decade(year), index, index + 2) : nil }
        guard lexemes[index].width == 2 else { return nil }
        return TimeExpression(.decade(year < 20 ? 2000 + year : 1900 + year), index, index + 2)
    }
}
