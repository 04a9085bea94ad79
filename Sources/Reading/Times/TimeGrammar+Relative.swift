internal import Model
internal import Vocabulary

/// Expressions that point: "last week", "that day", "early September", "tomorrow", "next Thanksgiving".
extension TimeGrammar {
    /// "last week", "the past two months", "next Friday", "this February", "last Oct. 23", "last night", "this fiscal year"
    mutating func shift(at index: Int, from first: Int) -> TimeExpression? {
        let shift = value(index)
        let at = index + 1
        switch role(at) {
        case .shift where role(at + 1) != .shift: return self.shift(at: at, from: first)
        case .fiscal:
            if unit(at + 1) == .quarter { return TimeExpression(.unit(.quarter, shift), first, at + 2) }
            return TimeExpression(.fiscalShift(shift), first, unit(at + 1) == .year ? at + 2 : at + 1)
        case .month:
            if var date = monthDay(at: at) {
                date.first = first
                if case .day(let month, let day, .open) = date.form { date.form = .day(month: month, day: day, year: .occurrence(shift)) }
                return date
            }
            if var month = month(at: at), case .month(_, let year) = month.form, year != .open {
                month.first = first
                return month
            }
            return TimeExpression(.month(value(at), .occurrence(shift)), first, skipDot(at + 1) > at + 1 ? at + 1 : at + 1)
        case .weekday where !has(at, .plural):
            if shift < 0, let last = lastWeekday(at: at, from: first) { return last }
            guard var day = weekday(at: at) else { return nil }
            if case .weekday(let weekday) = day.form { day.form = .weekdayShift(weekday, shift) }
            day.first = first
            return day
        case .season: return TimeExpression(.season(value(at), .occurrence(shift)), first, at + 1)
        case .holiday:
            guard var day = holiday(at: at, .occurrence(shift)) else { return nil }
            day.first = first
            return day
        case .daypart where !has(at, .plural):
            let isNext = shift > 0
            var part = TimeExpression(isNext ? .unitNarrative(.day, 1, years: 0) : .dayOffset(shift), first, at + 1)
            part.daypart = value(at)
            return part
        case .unit, .filler, .numeral, .tens, .multiplier, .vague, .couple, .dozen: return shiftedUnits(at: index, from: first, shift)
        case nil where kind(at) == .number: return shiftedUnits(at: index, from: first, shift)
        default: return nil
        }
    }

    /// The units after "last", "past", "next": with a count they are a stretch up to or from the publication.
    private mutating func shiftedUnits(at index: Int, from first: Int, _ shift: Int) -> TimeExpression? {
        if let (count, end) = count(at: index + 1) {
            guard let (unit, end) = unitAfter(end), unit != .half, shift != 0 else { return nil }
            if shift < 0, let whole = count.whole, let within = parts(unit, -1, whole, first, end), case .within = within.form {
                return within
            }
            return TimeExpression(.window(count, unit, shift), first, end)
        }
        guard let (unit, end) = unitAfter(index + 1) else { return nil }
        if has(end - 1, .plural) {
            return shift == 0 ? nil : TimeExpression(.window(.vague, unit, shift), first, end)
        }
        // "The past year" and "over the last year" are the twelve months to now; "last year" is the calendar's.
        if shift < 0, role(end) == .of, let within = parts(unit, -1, 1, first, end) { return within }
        if unit == .weekend { return TimeExpression(.unit(unit, shift), first, end) }
        if has(index, .window) || shift != 0 && !has(index, .weak) && role(index - 1) == .the && isStretch(index - 2) {
            return TimeExpression(.window(.one, unit, shift), first, end)
        }
        switch unit {
        case .second, .minute, .hour: return nil
        case .half:
            guard shift < 0 else { return nil }
            let (year, tail) = yearTail(end, allowsComma: false)
            return year == .open ? nil : TimeExpression(.half(2, year), first, tail)
        case .day:
            if shift < 0 { return parts(unit, -1, 1, first, end) }
            return shift > 0 ? TimeExpression(.unitNarrative(.day, 1, years: 0), first, end) : nil
        default: break
        }
        return TimeExpression(.unit(unit, shift), first, end)
    }

    /// Whether a preposition tells of a stretch of time: "over", "during".
    private func isStretch(_ index: Int) -> Bool {
        switch role(index) {
        case .over, .during, .in, .for: true
        default: false
        }
    }

    /// "the same month", "the following day", "the previous Friday", "the same period last year"
    mutating func anchored(at index: Int, from first: Int) -> TimeExpression? {
        let shift = value(index)
        let at = index + 1
        switch role(at) {
        case .weekday where !has(at, .plural):
            return withDaypart(TimeExpression(.weekdayNarrative(value(at), shift), first, at + 1))
        case .month: return TimeExpression(.month(value(at), shift == 0 ? .narrative(0) : .told(shift)), first, at + 1)
        case .season: return TimeExpression(.season(value(at), shift == 0 ? .narrative(0) : .told(shift)), first, at + 1)
        case .daypart where !has(at, .plural):
            var part = TimeExpression(.unitNarrative(.day, shift, years: 0), first, at + 1)
            part.daypart = value(at)
            return part
        default: break
        }
        if let (count, end) = count(at: at), let (unit, end) = unitAfter(end), unit != .half {
            return TimeExpression(.duration(count, unit), first, end)
        }
        let unit = unitAfter(at)
        if let unit, has(unit.end - 1, .plural) { return nil }
        let afterNoun = unit?.end ?? at + 1
        guard unit != nil || role(at) == .stretch else { return nil }
        // "The same quarter last year", "the same period a year earlier"
        if shift == 0 {
            let (year, end) = yearTail(afterNoun, allowsComma: false)
            switch year {
            case .shift(let years), .narrative(let years):
                if years != 0 { return TimeExpression(.unitNarrative(unit?.0 ?? .year, 0, years: years), first, end) }
            case .year(let number) where unit?.0 == .quarter || unit?.0 == .month || unit == nil:
                return TimeExpression(.unitInYear(unit?.0 ?? .year, number), first, end)
            default: break
            }
        }
        guard let unit else { return nil }
        switch unit.0 {
        case .second, .minute, .hour, .half: return nil
        default: return TimeExpression(.unitNarrative(unit.0, shift, years: 0), first, unit.end)
        }
    }

    /// "that day", "that year", "that night"
    mutating func that(at index: Int) -> TimeExpression? {
        let at = index + 1
        if role(at) == .anchoredShift { return anchored(at: at, from: index) }
        if role(at) == .daypart, !has(at, .plural) {
            var part = TimeExpression(.unitNarrative(.day, 0, years: 0), index, at + 1)
            part.daypart = value(at)
            return part
        }
        if role(at) == .season { return TimeExpression(.season(value(at), .narrative(0)), index, at + 1) }
        guard let unit = unit(at), !has(at, .plural) else { return nil }
        switch unit {
        case .day, .week, .weekend, .month, .quarter, .year, .decade:
            return TimeExpression(.unitNarrative(unit, 0, years: 0), index, at + 1)
        default: return nil
        }
    }

    /// "recent years"
    mutating func recent(at index: Int, from first: Int) -> TimeExpression? {
        guard let unit = unit(index + 1), has(index + 1, .plural) else { return nil }
        // Recent days are counted still; recent years are the past.
        return TimeExpression(unit < .week ? .duration(.vague, unit) : .reference(.past), first, index + 2)
    }

    /// What begins with "the", "his", "its": "the week of Sept. 8", "the weekend", "the summer of 2025", "the day before
    /// yesterday", "his third week in office".
    mutating func determined(at index: Int) -> TimeExpression? {
        let at = index + 1
        switch role(at) {
        case .shift:
            if let found = shift(at: at, from: index) { return found }
            return role(index - 1) == .in && has(at, .window) ? TimeExpression(.reference(.past), index, at + 1) : nil
        case .anchoredShift: return anchored(at: at, from: index)
        case .recent: return recent(at: at, from: index)
        case .ordinal:
            if let found = ordinal(at: at, from: index) { return found }
            return role(index) == .the ? dayMonth(at: at, from: index) ?? dayAlone(at: at, from: index) : nil
        case .fiscal: return fiscal(at: at, from: index)
        case .season: return season(at: at).map { Self.widened($0, to: index) }
        case .edge where role(at + 1) == .of: return edge(at: at).map { Self.widened($0, to: index) }
        case .unit where role(index) == .the && !has(at, .plural): return theUnit(at: at, from: index)
        case .filler where role(index) == .the && unit(at + 1) != nil && !has(at, .plural) && !has(at + 1, .plural):
            return theUnit(at: at + 1, from: index)
        case .daypart where role(index) == .the: return theDaypart(at: at, from: index)
        default: return nil
        }
    }

    private static func widened(_ expression: TimeExpression, to first: Int) -> TimeExpression {
        var expression = expression
        expression.first = first
        return expression
    }

    /// Whether a word goes with "last" or "next" before it.
    private func isNamedByShift(_ role: Role?) -> Bool {
        switch role {
        case .unit, .weekday, .month, .season, .holiday, .daypart, .fiscal, .ordinal, .numeral, .vague: true
        default: false
        }
    }

    /// "the week of Sept. 8", "the week ending Sept. 8", "the day after tomorrow", "the weekend", "in the quarter"
    private mutating func theUnit(at index: Int, from first: Int) -> TimeExpression? {
        guard let unit = unit(index) else { return nil }
        let at = index + 1
        // "The week after next", "the month before last"
        if has(at, .weak), role(at + 1) == .shift, kind(at + 2) != .number, !isNamedByShift(role(at + 2)),
            role(at) == .later && value(at + 1) == 1 || role(at) == .earlier && value(at + 1) == -1
        {
            return TimeExpression(.unit(unit, 2 * value(at + 1)), first, at + 2)
        }
        switch unit {
        case .weekend:
            if role(at) == .of, let (day, end) = day(at: at + 1) { return TimeExpression(.weekendOf(day), first, end) }
            return TimeExpression(.theWeekend, first, at)
        case .week:
            let isEnd = role(at) == .ending || role(at) == .to || role(at) == .through
            guard isEnd || role(at) == .of || role(at) == .beginning || role(at) == .edge && value(at) == -2 else { break }
            let start = role(at + 1) == .on ? at + 2 : at + 1
            guard let (day, end) = day(at: start) else { return nil }
            if !isEnd, let (last, end) = weekEnd(at: end, after: day) { return TimeExpression(.weekEnding(last), first, end) }
            return TimeExpression(isEnd ? .weekEnding(day) : .weekOf(day), first, end)
        case .day:
            guard role(at) == .earlier || role(at) == .later, has(at, .weak), let (day, end) = day(at: at + 1) else { break }
            return TimeExpression(.date(day.adding(days: role(at) == .earlier ? -1 : 1)), first, end)
        case .year where yearNumber(at) != nil:
            return (years(at: at) ?? yearNumber(at).map { TimeExpression(.year($0), at, at + 1) }).map { Self.widened($0, to: first) }
        default: break
        }
        switch unit {
        case .day, .week, .month, .quarter, .year: break
        default: return nil
        }
        // "The week before" and "the day after", with nothing after them that they are before or after of.
        if role(at) == .earlier || role(at) == .later, endsClause(at + 1) {
            return TimeExpression(.unitNarrative(unit, role(at) == .earlier ? -1 : 1, years: 0), first, at + 1)
        }
        guard unit != .day else { return nil }
        // "The quarter ended Sept. 30", "the year to June"
        if isEnding(at) { return TimeExpression(.duration(.one, unit), first, at) }
        // "Earlier in the week"
        if role(first - 1) == .in, role(first - 2) == .earlier || role(first - 2) == .later {
            return TimeExpression(.unit(unit, 0), first, at)
        }
        // The running one, or the one that the text speaks of.
        guard role(at) != .of, kind(at) != .hyphen, kind(at) != .number else { return nil }
        switch role(first - 1) {
        case .for, .during, .in, .over, .of, .soFar: return TimeExpression(.theUnit(unit), first, at)
        default: return nil
        }
    }

    /// Whether what follows says when a stretch of time ended: "ended Sept. 30", "to June".
    private func isEnding(_ index: Int) -> Bool {
        guard role(index) == .ending || role(index) == .to else { return false }
        let at = role(index + 1) == .on || role(index + 1) == .in ? index + 2 : index + 1
        return month(at) != nil || dayOfMonth(at) != nil && month(at + 1) != nil
    }

    /// The day that an expression at a lexeme means, placed without regard to tense.
    mutating func day(at index: Int) -> (CalendarDate, end: Int)? {
        let pending = more
        defer { more = pending }
        var expression: TimeExpression?
        switch role(index) {
        case .month: expression = monthDay(at: index)
        case .weekday: expression = weekday(at: index)
        case .deictic: expression = deictic(at: index)
        case .shift: expression = shift(at: index, from: index)
        case .holiday: expression = holiday(at: index, .open)
        default: expression = kind(index) == .number ? dayMonth(at: index, from: index) : nil
        }
        guard let expression, let period = resolver.resolve(expression.form, .unknown).period, period.dayCount == 1, let day = period.start
        else { return nil }
        return (day, expression.end)
    }

    /// "now", "recently", "in the future"; not "as soon as", "shortly after"
    func reference(at index: Int) -> TimeExpression? {
        if role(index - 1) == .as { return nil }
        switch role(index + 1) {
        case .earlier, .later: if has(index + 1, .weak) { return nil }
        default: break
        }
        guard let reference = TimeReference(rawValue: lexicon.rows[Int(lexemes[index].row)].timex) else { return nil }
        return TimeExpression(.reference(reference), index, index + 1)
    }

    // MARK: Edges

    /// "early September", "late last year", "mid-2025", "the end of June", "late Friday"
    mutating func edge(at index: Int) -> TimeExpression? {
        let edge = value(index)
        var at = index + 1
        if kind(at) == .hyphen { at += 1 }
        if role(at) == .of {
            at += 1
        } else if abs(edge) == 2, kind(at - 1) != .hyphen {
            return nil
        } else if role(at) == .in, edge != 0 {
            at += 1
        }
        guard at < lexemes.count else { return nil }
        var inner: TimeExpression?
        switch role(at) {
        case .the where unit(at + 1) != nil && !has(at + 1, .plural) && role(at + 2) != .of:
            // "Since the beginning of the year": what goes on since then, goes on in the running one, where its sentence tells no other.
            let isSince = previous == nil && (role(index - 1) == .since || role(index - 1) == .the && role(index - 2) == .since)
            inner = unit(at + 1).flatMap { $0 == .day ? nil : TimeExpression(isSince ? .unit($0, 0) : .theUnit($0), at, at + 2) }
        case .daypart where abs(edge) == 1: inner = partOfDay(at: at, from: at)
        case .unit where abs(edge) == 2 && !has(at, .plural):
            inner = unit(at).flatMap { $0 == .day ? nil : TimeExpression(.unit($0, 0), at, at + 1) }
        case .month, .weekday, .season, .shift, .that, .the, .anchoredShift, .fiscal, .fy, .deictic, .ordinal, .decade:
            inner = expression(at: at)
        default:
            switch kind(at) {
            case .number: inner = years(at: at) ?? dayMonth(at: at, from: at)
            case .decade, .quarter, .half, .fiscalYear: inner = expression(at: at)
            default: inner = nil
            }
        }
        guard var found = inner else { return nil }
        switch found.form {
        case .duration, .set, .reference, .window, .distance: return nil
        default: break
        }
        found.first = index
        found.edge = edge
        return found
    }

    // MARK: Days and holidays

    /// "today", "tomorrow morning", "tonight", "overnight"
    mutating func deictic(at index: Int) -> TimeExpression? {
        switch role(index) {
        case .tonight:
            var night = TimeExpression(.dayOffset(0), index, index + 1)
            night.daypart = 4
            return night
        case .overnight: return TimeExpression(.overnight, index, index + 1)
        default: return withDaypart(TimeExpression(.dayOffset(value(index)), index, index + 1))
        }
    }

    /// "Thanksgiving", "Christmas Eve 2024", "Easter weekend"
    func holiday(at index: Int, _ year: YearReference) -> TimeExpression? {
        guard let rule = lexicon.rows[Int(lexemes[index].row)].holiday else { return nil }
        var at = index + 1
        var whole = TimeUnit.day
        if let unit = unit(at), unit == .week || unit == .weekend {
            whole = unit
            at += 1
        }
        let (tail, end) = yearTail(at, allowsComma: true)
        if tail == .open, isThing(at) { return nil }
        return TimeExpression(.holiday(rule, tail == .open ? year : tail, whole: whole), index, tail == .open ? at : end)
    }

    /// "A Christmas market", "the Easter parade": what belongs to the day and does not say when.
    private func isThing(_ index: Int) -> Bool {
        let before = role(index - 2)
        return (before == .article || before == .the) && kind(index) == .word && role(index) == nil && !isCapitalised(index)
    }

    /// "summer 2025", "the spring of last year", "in the autumn"
    func season(at index: Int) -> TimeExpression? {
        let (year, end) = yearTail(index + 1, allowsComma: false)
        if year != .open { return TimeExpression(.season(value(index), year), index, end) }
        guard role(index + 1) != .of, kind(index + 1) != .hyphen else { return nil }
        let isDetermined = role(index - 1) == .the
        switch role(isDetermined ? index - 2 : index - 1) {
        case .in, .during, .over, .since, .until, .by, .edge, .through: break
        // "Spent the summer there", but not "the fall of the city".
        default: guard isDetermined, !has(index, .name), endsClause(index + 1) || role(index + 1) != nil else { return nil }
        }
        // "Over spring" is unlikely and "in fall" hardly ever a season.
        if !isDetermined, has(index, .name), role(index - 1) != .edge { return nil }
        return TimeExpression(.season(value(index), .open), index, index + 1)
    }
}
