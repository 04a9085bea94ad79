internal import Model
internal import Vocabulary

/// Expressions that begin with digits: dates in numbers, clock times, years, decades, codes.
extension TimeGrammar {
    mutating func numeric(at index: Int) -> TimeExpression? {
        if kind(index) == .dotted {
            let packed = value(index)
            return TimeCalendar.date(packed % 10_000, packed / 10_000 % 100, packed / 1_000_000).map {
                TimeExpression(.date($0), index, index + 1)
            }
        }
        if endsTime(index) { return mayBeYear(index) ? years(at: index) : nil }
        if let date = isoDate(at: index) ?? slashDate(at: index) ?? monthDayInNumbers(at: index) { return date }
        if let clock = clock(at: index) ?? firstOfClocks(at: index) ?? spokenClock(at: index) { return withDay(clock) }
        if let date = dayMonth(at: index, from: index) { return date }
        if let years = years(at: index) { return years }
        return counted(at: index)
    }

    /// Whether what follows a number can be no part of a time, so that the number is one by itself or none: nearly always it can not.
    private func endsTime(_ index: Int) -> Bool {
        guard index + 1 < lexemes.count else { return true }
        switch lexemes[index + 1].kind {
        case .word: return lexemes[index + 1].role == nil
        case .comma, .stop, .close, .open, .quote, .currency, .other: return true
        default: return false
        }
    }

    /// Whether a number has the digits of a year, or of a short one behind an apostrophe.
    private func mayBeYear(_ index: Int) -> Bool {
        switch lexemes[index].width {
        case 4: true
        case 2: kind(index - 1) == .possessive || kind(index - 1) == .quote
        default: false
        }
    }

    func isMark(_ index: Int, _ mark: TimeLexeme.Kind) -> Bool { kind(index) == mark && lexemes[index].isGlued }
    func gluedNumber(_ index: Int, _ widths: ClosedRange<Int>) -> Int? {
        index < lexemes.count && lexemes[index].isGlued ? number(index, widths) : nil
    }

    /// "2025-06-27", "2025/6/27", "2025-06-27T10:00:00"
    private func isoDate(at index: Int) -> TimeExpression? {
        guard let year = yearNumber(index), let mark = kind(index + 1), mark == .hyphen || mark == .slash, isMark(index + 1, mark),
            let month = gluedNumber(index + 2, mark == .slash ? 1...2 : 2...2), isMark(index + 3, mark),
            let day = gluedNumber(index + 4, mark == .slash ? 1...2 : 2...2), let date = TimeCalendar.date(year, month, day)
        else { return nil }
        var expression = TimeExpression(.date(date), index, index + 5)
        if kind(index + 5) == .isoHour, isMark(index + 6, .colon), let minute = gluedNumber(index + 7, 2...2), minute < 60 {
            expression.clock = value(index + 5) * 60 + minute
            expression.end = isMark(index + 8, .colon) && gluedNumber(index + 9, 2...2) != nil ? index + 10 : index + 8
        }
        return expression
    }

    /// "18-06-2025", "06/18/2025", "6/18/25": the anchor says which comes first where both could be the month.
    private func slashDate(at index: Int) -> TimeExpression? {
        if let month = number(index, 2...2), (1...12).contains(month), isMark(index + 1, .slash), let year = gluedNumber(index + 2, 4...4),
            (1900...2099).contains(year), kind(index + 3) != .slash
        {
            return TimeExpression(.month(month, .year(year)), index, index + 3)
        }
        guard let a = number(index, 1...2), let mark = kind(index + 1), mark == .slash || mark == .hyphen, isMark(index + 1, mark),
            let b = gluedNumber(index + 2, 1...2), isMark(index + 3, mark)
        else { return nil }
        var year: Int
        if let full = gluedNumber(index + 4, 4...4) {
            year = full
        } else if mark == .slash || lexemes[index].width == 2 && lexemes[index + 2].width == 2, let short = gluedNumber(index + 4, 2...2) {
            year = short < 70 ? 2000 + short : 1900 + short
        } else {
            return nil
        }
        if year < 1500 || year > 2199 { year = 0 }
        // With hyphens before a whole year the day comes first by custom.
        let isDayFirst = a > 12 || b <= 12 && (resolver.anchor.isDayFirst || mark == .hyphen && lexemes[index + 4].width == 4)
        guard let date = isDayFirst ? TimeCalendar.date(year, b, a) : TimeCalendar.date(year, a, b) else { return nil }
        return TimeExpression(.date(date), index, index + 5)
    }

    /// "(4-8)" after a month or after a week of one: its days.
    func daysInBrackets(after expression: TimeExpression) -> (TimeExpression, TimeExpression)? {
        let at = expression.end
        guard kind(at) == .open, let first = number(at + 1, 1...2), kind(at + 2) == .hyphen, let second = number(at + 3, 1...2),
            kind(at + 4) == .close, first < second
        else { return nil }
        let months = resolver.resolve(expression.form, .past)
        var whole = months.period
        if case .within(.week, _, _, let container) = expression.form { whole = container }
        guard case .month(let year, let month)? = whole?.first, whole?.isInterval == false,
            let from = TimeCalendar.date(year, month, first), let to = TimeCalendar.date(year, month, second)
        else { return nil }
        return (TimeExpression(.date(from), at + 1, at + 2), TimeExpression(.date(to), at + 3, at + 4))
    }

    // MARK: Clock times

    /// "10:35 a.m.", "9 p.m.", "0735 GMT", "4 in the morning", "five o'clock"
    func clock(at index: Int) -> TimeExpression? {
        if let packed = number(index, 4...4), packed / 100 < 24, packed % 100 < 60 {
            let isMilitary = unit(index + 1) == .hour && (role(index - 1) == .at || role(index - 1) == .by || role(index - 1) == .until)
            if role(index + 1) == .zone || isMilitary { return clock(packed / 100 * 60 + packed % 100, index, index + 2) }
        }
        var at = index + 1
        guard let hour = number(index, 1...2) ?? (role(index) == .numeral ? value(index) : nil), hour <= 24, kind(index - 1) != .currency
        else {
            return nil
        }
        var minutes = hour * 60
        var isSure = false
        if kind(index) == .number, isMark(at, .colon), let minute = gluedNumber(at + 1, 2...2), minute < 60 {
            minutes += minute
            at += 2
            if isMark(at, .colon), gluedNumber(at + 1, 2...2) != nil { at += 2 }
            switch role(index - 1) {
            case .at, .by, .until, .since, .from, .hedge, .to, .earlier, .later, .over: isSure = true
            default: isSure = followsDay(index)
            }
        }
        if role(at) == .meridiem, kind(index) == .number, hour <= 12 || hour > 12 && value(at) == 1 {
            return clock(twelve(minutes, value(at)), index, at + 1)
        }
        if role(at) == .oclock {
            guard role(at + 1) == .in, role(at + 2) == .the, role(at + 3) == .daypart else { return clock(minutes, index, at + 1) }
            return clock(twelve(minutes, value(at + 3) == 1 ? 0 : 1), index, at + 4)
        }
        // "At 8 tonight"
        if role(at) == .tonight, hour < 12, kind(index) == .number { return clock(minutes + 720, index, at + 1) }
        // "4 in the morning", "at 7:30 in the evening"
        if role(at) == .in, role(at + 1) == .the, role(at + 2) == .daypart, hour <= 12,
            role(index - 1) == .at || isSure || role(index - 1) == .hedge
        {
            return clock(twelve(minutes, value(at + 2) == 1 ? 0 : 1), index, at + 3)
        }
        if role(at) == .zone, at > index + 1 || role(index - 1) == .at { isSure = true }
        return isSure && minutes <= 24 * 60 ? clock(minutes, index, at) : nil
    }

    /// Whether a day was just named: "20 November, 19:40".
    private func followsDay(_ index: Int) -> Bool {
        guard let previous, previous.clock == nil, previous.end == index || previous.end == index - 1 else { return false }
        if previous.end < index, kind(index - 1) != .comma, kind(index - 1) != .hyphen { return false }
        return switch previous.form {
        case .day, .date, .weekday, .dayOffset: true
        default: false
        }
    }

    func twelve(_ minutes: Int, _ meridiem: Int) -> Int {
        if minutes >= 13 * 60 { return minutes }
        return minutes % 720 + (meridiem == 1 ? 720 : 0)
    }

    func clock(_ minutes: Int, _ first: Int, _ end: Int) -> TimeExpression {
        var expression = TimeExpression(.clockOnly, first, role(end) == .zone ? end + 1 : end)
        expression.clock = minutes
        return expression
    }

    /// "noon", "midnight"
    func clockWord(at index: Int) -> TimeExpression {
        var expression = TimeExpression(.clockOnly, index, index + 1)
        expression.clock = value(index)
        return expression
    }

    /// A clock time with the day that follows it: "9 a.m. EST Tuesday", "10 p.m. on Aug. 7", "5 a.m. today".
    mutating func withDay(_ clock: TimeExpression) -> TimeExpression {
        var at = clock.end
        if kind(at) == .comma { at += 1 }
        if role(at) == .on { at += 1 }
        var day: TimeExpression?
        switch role(at) {
        case .weekday where !has(at, .plural): day = weekday(at: at)
        case .deictic: day = deictic(at: at)
        case .month: day = monthDay(at: at)
        case .shift where role(at + 1) == .weekday || role(at + 1) == .daypart: day = shift(at: at, from: at)
        default: break
        }
        guard var day else { return clock }
        day.first = clock.first
        day.clock = clock.clock
        return day
    }

    // MARK: Years

    /// "1998", "2007-2009", "2025-26", "the 2025/26 financial year"
    mutating func years(at index: Int) -> TimeExpression? {
        if let found = decadeInPossessive(at: index) ?? partOfYear(at: index) { return found }
        if number(index, 2...2) != nil, isAfterPreposition(index - 1), let year = shortYear(index - 1) {
            return TimeExpression(.year(year), index, index + 1)
        }
        guard let year = yearNumber(index), isYear(index) else { return nil }
        if kind(index + 1) == .hyphen || kind(index + 1) == .slash {
            if let short = gluedNumber(index + 2, 2...2), lexemes[index + 1].isGlued {
                let second = year / 100 * 100 + short + (short < year % 100 ? 100 : 0)
                if second == year + 1 { return TimeExpression(.fiscalYear(year, second), index, fiscalTail(index + 3)) }
                if second > year, kind(index + 1) == .hyphen, kind(index + 3) != .hyphen {
                    more.append(TimeExpression(.year(second), index + 2, index + 3))
                }
                return TimeExpression(.year(year), index, index + 1)
            }
            if let second = yearNumber(index + 2), second > year {
                let end = fiscalTail(index + 3)
                if second == year + 1, end > index + 3 || kind(index + 1) == .slash {
                    return TimeExpression(.fiscalYear(year, second), index, end)
                }
                more.append(TimeExpression(.year(second), index + 2, index + 3))
                return TimeExpression(.year(year), index, index + 1)
            }
        }
        let end = fiscalTail(index + 1)
        if end > index + 1 { return TimeExpression(.fiscalYear(year, nil), index, end) }
        return TimeExpression(.year(year), index, index + 1)
    }

    /// Past "financial year", "fiscal year", "budget year" after the years.
    private func fiscalTail(_ index: Int) -> Int {
        guard role(index) == .fiscal else { return index }
        return unit(index + 1) == .year ? index + 2 : index + 1
    }

    /// Whether four digits are a year: by the word before them or by what they stand beside.
    private func isYear(_ index: Int) -> Bool {
        let year = value(index)
        guard (1500...2100).contains(year) else { return false }
        if isMark(index + 1, .hyphen), kind(index + 2) == .word, unit(index + 2) != nil { return false }
        if kind(index + 1) == .other, lexemes[index + 1].isGlued { return false }
        if unit(index + 1) != nil, unit(index + 1) != .quarter { return false }
        switch role(index + 1) {
        case .meridiem, .oclock, .multiplier, .old: return false
        default: break
        }
        if role(index + 1) == .dated || role(index - 1) == .dated && endsClause(index + 1) { return year >= 1900 && year <= 2060 }
        if unit(index - 1) == .year, !has(index - 1, .plural) { return true }
        // "It ran 2015 to 2018."
        if role(index + 1) == .to, let second = yearNumber(index + 2), second > year, second < year + 60, year >= 1900,
            endsClause(index + 3)
        {
            return true
        }
        // A counted noun follows: "2000 soldiers".
        let isCounting = kind(index + 1) == .word && role(index + 1) == nil && !isCapitalised(index + 1)
        switch role(index - 1) {
        // "One of 1800 who held on"
        case .of where kind(index - 2) == .number && yearNumber(index - 2) == nil: return false
        case .in, .since, .until, .from, .to, .through, .between, .during, .by, .of, .earlier, .later, .edge, .fiscal, .season, .month,
            .shift:
            // "Of 2000 workers" counts; so do not most other years before a noun.
            return !isCounting || year >= 1900 && (year % 100 != 0 || role(index - 1) == .in || role(index - 1) == .since)
        case .and, .or: return kind(index - 2) == .number && yearNumber(index - 2) != nil || !isCounting
        case .the, .article, .possessivePronoun, .for, .on, .at, .as, .each, .that, .holiday: return (1900...2060).contains(year)
        default: break
        }
        switch kind(index - 1) {
        case .open, .possessive, .slash, .other: return (1800...2060).contains(year)
        case .hyphen: return (1900...2060).contains(year) && !isCounting
        case .comma: return (1900...2060).contains(year) && (yearNumber(index - 2) != nil || !isCounting)
        case nil, .quote: return (1900...2060).contains(year) && !isCounting
        case .word:
            return (1900...2060).contains(year) && (isCapitalised(index + 1) || kind(index + 1) == .possessive || endsClause(index + 1))
                && role(index - 1) == nil && !isCapitalised(index - 1)
        default: return false
        }
    }

    func endsClause(_ index: Int) -> Bool {
        switch kind(index) {
        case nil, .stop, .comma, .close, .quote, .hyphen, .colon: true
        default: false
        }
    }

    /// "the 1990s", "the ’80s"
    func decade(at index: Int) -> TimeExpression? {
        let value = value(index)
        if lexemes[index].width == 4 { return (1500...2090).contains(value) ? TimeExpression(.decade(value), index, index + 1) : nil }
        let goesOn = role(index - 1) == .and && kind(index - 2) == .decade
        guard goesOn || kind(index - 1) == .possessive || role(index - 1) == .the && kind(index - 1) == .word && value >= 20 else {
            return nil
        }
        return TimeExpression(.decade(value < 20 ? 2000 + value : 1900 + value), index, index + 1)
    }

    /// "Q3 2025", "3Q", "H1 of last year"
    func coded(at index: Int, _ form: (Int, YearReference) -> TimeForm) -> TimeExpression? {
        if kind(index + 1) == .fiscalYear { return TimeExpression(form(value(index), .year(value(index + 1))), index, index + 2) }
        let (year, end) = yearTail(role(index + 1) == .fiscal ? index + 2 : index + 1, allowsComma: true)
        return TimeExpression(form(value(index), year), index, year == .open ? index + 1 : end)
    }

    // MARK: Fiscal years

    /// "FY2026", "FY2025-26"
    func fiscalCode(at index: Int) -> TimeExpression? {
        let year = value(index)
        if lexemes[index].isGrouped { return TimeExpression(.fiscalYear(year, year + 1), index, index + 1) }
        if kind(index + 1) == .hyphen || kind(index + 1) == .slash, let short = gluedNumber(index + 2, 2...2), short == (year + 1) % 100 {
            return TimeExpression(.fiscalYear(year, year + 1), index, index + 3)
        }
        return TimeExpression(.fiscalYear(year, nil), index, index + 1)
    }

    /// The year after "fiscal" or "FY": "2027", "2025-26", "26".
    mutating func fiscalYear(at index: Int, from first: Int) -> TimeExpression? {
        guard let year = yearNumber(index) ?? number(index, 2...2).map({ 2000 + $0 }), kind(index) == .number else { return nil }
        if yearNumber(index) == nil, role(first) != .fy { return nil }
        if kind(index + 1) == .hyphen || kind(index + 1) == .slash,
            let other = gluedNumber(index + 2, 2...2).map({ year / 100 * 100 + $0 }) ?? yearNumber(index + 2), other == year + 1
        {
            return TimeExpression(.fiscalYear(year, other), first, index + 3)
        }
        return TimeExpression(.fiscalYear(year, nil), first, index + 1)
    }

    /// "fiscal 2027", "financial year 2025-26", "fiscal third quarter"
    mutating func fiscal(at index: Int, from first: Int) -> TimeExpression? {
        var at = index + 1
        if unit(at) == .year { at += 1 }
        if let year = fiscalYear(at: at, from: first) { return fiscalPart(of: year) ?? year }
        if role(at) == .ordinal, let quarter = ordinal(at: at, from: first) { return quarter }
        // "The fiscal year" that is running.
        guard role(index - 1) == .the, lexemes[index].end - lexemes[index].start > 9 || at > index + 1 else { return nil }
        return TimeExpression(.fiscalShift(0), first, at)
    }
}
