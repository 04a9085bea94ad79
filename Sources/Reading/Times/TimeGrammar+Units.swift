internal import Model
internal import Vocabulary

/// Expressions that count units: durations, distances, repeated times, parts of other periods.
extension TimeGrammar {
    // MARK: Counts

    /// A count: "3", "2.5", "5 1/2", "twenty-five", "a few", "a dozen", "two and a half".
    func count(at index: Int) -> (TimeCount, end: Int)? {
        var at = index
        var total: Int?
        switch kind(at) {
        case .number:
            guard !lexemes[at].isGrouped || lexemes[at].number < 1_000_000, kind(at - 1) != .currency else { return nil }
            let hundredths = value(at) * 100 + Int(lexemes[at].hundredths)
            // "5 1/2"
            if number(at + 1, 1...1) == 1, kind(at + 2) == .slash, number(at + 3, 1...1) == 2 {
                return (TimeCount(hundredths: hundredths + 50), at + 4)
            }
            // "1/2"
            if value(at) == 1, kind(at + 1) == .slash, number(at + 2, 1...1) == 2 { return (TimeCount(hundredths: 50), at + 3) }
            return withHalf(hundredths, at + 1)
        case .word: break
        default: return nil
        }
        switch role(at) {
        case .article:
            if role(at + 1) == .couple || role(at + 1) == .dozen || role(at + 1) == .vague || role(at + 1) == .multiplier {
                return count(at: at + 1)
            }
            return (.one, at + 1)
        case .vague: return (.vague, role(at + 1) == .dozen ? at + 2 : at + 1)
        case .couple: return (TimeCount(2), role(at + 1) == .of ? at + 2 : at + 1)
        case .numeral, .tens, .dozen, .multiplier: break
        default: return nil
        }
        while at < lexemes.count, at - index < 8 {
            switch role(at) {
            case .numeral where total.map({ $0 % 10 == 0 }) ?? true: total = (total ?? 0) + value(at)
            case .tens where total.map({ $0 % 100 == 0 }) ?? true: total = (total ?? 0) + value(at)
            case .multiplier, .dozen: total = min((total ?? 1) * value(at), 1_000_000)
            default:
                // The hyphen of "twenty-five".
                if kind(at) == .hyphen, role(at - 1) == .tens, role(at + 1) == .numeral { break }
                guard let total else { return nil }
                return withHalf(total * 100, at)
            }
            at += 1
        }
        return total.map { withHalf($0 * 100, at) }
    }

    /// "and a half", "-and-a-half" after a count.
    private func withHalf(_ hundredths: Int, _ index: Int) -> (TimeCount, end: Int) {
        var at = index
        if kind(at) == .hyphen { at += 1 }
        guard role(at) == .and else { return (TimeCount(hundredths: hundredths), index) }
        at += 1
        if kind(at) == .hyphen { at += 1 }
        guard role(at) == .article else { return (TimeCount(hundredths: hundredths), index) }
        at += 1
        if kind(at) == .hyphen { at += 1 }
        guard unit(at) == .half else { return (TimeCount(hundredths: hundredths), index) }
        return (TimeCount(hundredths: hundredths + 50), at + 1)
    }

    /// Whether a word that is none of time follows, so that nothing is counted here: nearly always it does.
    func plainWordFollows(_ index: Int) -> Bool { kind(index + 1) == .word && role(index + 1) == nil }

    /// The unit after a count, past a hyphen and words like "more" and "consecutive".
    func unitAfter(_ index: Int) -> (TimeUnit, end: Int)? {
        var at = index
        if kind(at) == .hyphen { at += 1 }
        var fillers = 0
        while fillers < 2, role(at) == .filler || role(at) == .fiscal && fillers == 0 {
            at += 1
            fillers += 1
        }
        // "a 30-second spot"
        if kind(at - 1) == .hyphen, role(at) == .ordinal, value(at) == 2, kind(at) == .word, kind(index - 1) == .number {
            return (.second, at + 1)
        }
        guard let unit = unit(at) else { return nil }
        if has(at, .weak), kind(index - 1) != .number { return nil }
        return (unit, at + 1)
    }

    // MARK: Durations and distances

    /// "three days", "16-hour", "two years ago", "a week earlier", "a day" after a sum of money
    mutating func counted(at index: Int) -> TimeExpression? {
        if plainWordFollows(index) { return nil }
        guard var (count, at) = count(at: index) else { return nil }
        // "Two to three years": the unit is after the second.
        if unitAfter(at) == nil, isJoint(at), let (other, end) = self.count(at: at + 1), role(at + 1) != .article, unitAfter(end) != nil {
            count = other
            at = end
        }
        guard let (unit, end) = unitAfter(at) else { return nil }
        at = end
        if unit == .half || isAge(at) { return nil }
        // "Three quarters" of something, unless quarters are what is lived through.
        if unit == .quarter, count == TimeCount(3), role(index - 1) != .for, role(at) != .ago, role(at) != .earlier, role(at - 2) != .filler
        {
            return nil
        }
        if unit == .quarter, role(at) == .of || kind(at - 2) == .hyphen || count == .one && role(at) != .ago && role(at) != .earlier {
            return nil
        }
        // "A year and a half"
        if role(at) == .and, role(at + 1) == .article, self.unit(at + 2) == .half, let hundredths = count.hundredths {
            count = TimeCount(hundredths: hundredths + 50)
            at += 3
        }
        if kind(at) == .hyphen, role(at + 1) == .long { at += 2 } else if role(at) == .long { at += 1 }
        if let distance = distance(count, unit, index, at) { return distance }
        if let sum = sum(count, unit, index, at) { return sum }
        if role(index) == .article, count == .one, repeats(index) {
            return TimeExpression(.set(.every(.one, unit)), index, at)
        }
        if role(at) == .office, let whole = count.whole, (1...1_000).contains(whole) {
            return TimeExpression(.office(first: whole - 1, last: whole - 1, unit), index, at + 1)
        }
        return TimeExpression(.duration(count, unit), index, at)
    }

    /// "Ago", "earlier", "later", "from now" after a count and its unit.
    func distance(_ count: TimeCount, _ unit: TimeUnit, _ first: Int, _ index: Int) -> TimeExpression? {
        let at = kind(index) == .hyphen ? index + 1 : index
        switch role(at) {
        case .ago: return TimeExpression(.distance(count, unit, -1, narrative: false), first, at + 1)
        case .earlier where !has(at, .weak) || endsClause(at + 1):
            return TimeExpression(.distance(count, unit, -1, narrative: true), first, at + 1)
        case .later where !has(at, .weak) || endsClause(at + 1):
            return TimeExpression(.distance(count, unit, 1, narrative: true), first, at + 1)
        case .from:
            if let day = dayFrom(count, unit, first, at + 1) { return day }
            guard role(at + 1) == .reference || role(at + 1) == .deictic else { return nil }
            return TimeExpression(.distance(count, unit, 1, narrative: false), first, at + 2)
        case .away where unit >= .day && role(at + 1) != .from:
            return TimeExpression(.distance(count, unit, 1, narrative: false), first, at + 1)
        default: return nil
        }
    }

    /// "17-year-old", "40 years of age"
    private func isAge(_ index: Int) -> Bool { role(index) == .old || kind(index) == .hyphen && role(index + 1) == .old }

    /// Whether "a year" says how often: after a number or "times", with no preposition before it.
    private func repeats(_ index: Int) -> Bool {
        if role(index - 1) == .often { return true }
        guard kind(index - 1) == .word || kind(index - 1) == .number || kind(index - 1) == .other else { return false }
        if role(index - 1) != nil, role(index - 1) != .unit { return kind(index - 1) == .other }
        var at = index - 1
        while at >= 0, index - at <= 5 {
            switch kind(at) {
            case .number, .currency, .other: return true
            case .word:
                switch role(at) {
                case .multiplier, .numeral, .dozen, .tens, .often: return true
                case nil, .of, .unit, .filler: break
                default: return false
                }
            default: return false
            }
            at -= 1
        }
        return false
    }

    /// "Half an hour", "year-ago", "year-end", "month-long", "years" after "for"
    mutating func bareUnit(at index: Int) -> TimeExpression? {
        guard let unit = unit(index), !has(index, .weak) else { return nil }
        if unit == .half {
            var at = index + 1
            if role(at) == .article || kind(at) == .hyphen { at += 1 }
            guard at < lexemes.count, let long = self.unit(at), long != .half, long != .quarter, at > index + 1 || !has(index, .plural)
            else { return nil }
            if role(at + 1) == .ago {
                return TimeExpression(.distance(TimeCount(hundredths: 50), long, -1, narrative: false), index, at + 2)
            }
            return TimeExpression(.duration(TimeCount(hundredths: 50), long), index, at + 1)
        }
        let count = has(index, .plural) ? TimeCount.vague : .one
        if kind(index + 1) == .hyphen, lexemes[index + 1].isGlued {
            switch role(index + 2) {
            case .ago, .earlier:
                // "Year-ago" compares with what the text speaks of, as "year-earlier" does.
                let isNarrative = role(index + 2) == .earlier || unit == .year
                let end = self.unit(index + 3) != nil ? index + 4 : index + 3
                return TimeExpression(.distance(count, unit, -1, narrative: isNarrative), index, end)
            case .edge where value(index + 2) == 2:
                return yearEnd(unit, index, index + 3)
            case .long: return TimeExpression(.duration(count, unit), index, index + 3)
            default: return nil
            }
        }
        // "By year end", "by year's end"
        let end = kind(index + 1) == .possessive ? index + 2 : index + 1
        if unit == .year || unit == .month, role(end) == .edge, value(end) == 2, role(end + 1) != .of {
            return yearEnd(unit, index, end + 1)
        }
        guard has(index, .plural), unit != .quarter, !isAge(index + 1) else { return nil }
        switch role(index + 1) {
        case .ago: return TimeExpression(.distance(.vague, unit, -1, narrative: false), index, index + 2)
        case .later:
            return TimeExpression(
                has(index + 1, .weak) ? .duration(.vague, unit) : .distance(.vague, unit, 1, narrative: true), index,
                has(index + 1, .weak) ? index + 1 : index + 2)
        case .earlier: return TimeExpression(.duration(.vague, unit), index, index + 1)
        default: break
        }
        switch role(index - 1) {
        case .for, .over, .in, .hedge, .later: return TimeExpression(.duration(.vague, unit), index, index + 1)
        default: return nil
        }
    }

    /// "Year-end", "year-end 1988"
    private func yearEnd(_ unit: TimeUnit, _ first: Int, _ end: Int) -> TimeExpression {
        var expression = TimeExpression(.unit(unit, 0), first, end)
        if unit == .year, let year = yearNumber(end) { expression = TimeExpression(.year(year), first, end + 1) }
        expression.edge = 2
        return expression
    }

    // MARK: Repeated times

    /// "every day", "each week", "every two years", "every Friday", "per year"
    mutating func each(at index: Int) -> TimeExpression? {
        var at = index + 1
        // "Every other Friday"
        if role(at) == .filler && has(at, .plural) || role(at) == .ordinal && value(at) == 2, role(at + 1) == .weekday { at += 1 }
        switch role(at) {
        case .weekday: return TimeExpression(.set(.weekday(value(at))), index, at + 1)
        case .daypart: return TimeExpression(.set(.every(.one, .day)), index, at + 1)
        case .month: return TimeExpression(.set(.month(value(at))), index, at + 1)
        case .season: return TimeExpression(.set(.season(value(at))), index, at + 1)
        default: break
        }
        var count = TimeCount.one
        if let (number, end) = self.count(at: at), unitAfter(end) != nil { (count, at) = (number, end) }
        let other = role(at) == .filler && has(at, .plural)
        guard let (unit, end) = unitAfter(at), unit != .half else { return nil }
        if other { count = TimeCount(2) }
        return TimeExpression(.set(.every(count, unit)), index, end)
    }

    /// "daily", "weekly", "annually"
    func set(at index: Int) -> TimeExpression? {
        TimeExpression(.set(.word(lexemes[index].row)), index, index + 1)
    }

    // MARK: Ordinals

    /// "third Thursday in November", "first Monday of September 2024"
    private mutating func weekdayOfMonth(_ ordinal: Int, at index: Int, from first: Int) -> TimeExpression? {
        guard role(index) == .weekday, !has(index, .plural), (1...4).contains(ordinal), role(index + 1) == .in || role(index + 1) == .of
        else { return nil }
        guard let month = month(index + 2) else {
            // "The second Tuesday of next month", "the first Monday of the year"
            guard let (whole, end) = container(at: index + 2), let start = whole.start else { return nil }
            let day = start.adding(days: (value(index) - start.weekday + 7) % 7 + 7 * (ordinal - 1))
            return whole.end.map { day <= $0 } == true ? TimeExpression(.date(day), first, end) : nil
        }
        let (year, end) = yearTail(skipDot(index + 3), allowsComma: true)
        let rule = HolidayRule.onOrAfter(month: month, day: 7 * ordinal - 6, weekday: value(index))
        return TimeExpression(.holiday(rule, year, whole: .day), first, year == .open ? index + 3 : end)
    }

    /// "third quarter of 2024", "first half of last year", "first three months of the year", "third week in office"
    mutating func ordinal(at index: Int, from first: Int) -> TimeExpression? {
        guard role(index) == .ordinal else { return nil }
        let ordinal = value(index)
        var at = kind(index + 1) == .hyphen ? index + 2 : index + 1
        if let (count, end) = count(at: at), kind(at) == .number || role(at) != .article, let whole = count.whole, whole > 1,
            let (unit, end) = unitAfter(end)
        {
            return parts(unit, ordinal == 1 ? 1 : (ordinal - 1) * whole + 1, whole, first, end)
                ?? TimeExpression(.duration(count, unit), first, end)
        }
        if let day = weekdayOfMonth(ordinal, at: at, from: first) { return day }
        if role(at) == .fiscal { at += 1 }
        if role(at) == .filler { at += 1 }
        // "50 percent in the second quarter and 29 percent in the third"
        if let previous, case .quarter(_, let year) = previous.form, (1...4).contains(ordinal), role(index - 1) == .the, endsClause(at) {
            return TimeExpression(.quarter(ordinal, year), first, at)
        }
        guard let unit = unit(at), !has(at, .plural) else { return nil }
        at += 1
        switch unit {
        case .quarter:
            if role(at) == .office, ordinal > 0 {
                return TimeExpression(.office(first: 3 * (ordinal - 1), last: 3 * ordinal - 1, .month), first, at + 1)
            }
            guard (1...4).contains(ordinal) || ordinal == -1 else { return nil }
            let (year, end) = yearTail(
                role(at) == .of && role(at + 1) == .fiscal ? at + 2 : role(at) == .fiscal ? at + 1 : at, allowsComma: true)
            return TimeExpression(.quarter(ordinal < 0 ? 4 : ordinal, year), first, year == .open ? at : end)
        case .half:
            guard (1...2).contains(ordinal) else { return nil }
            let (year, end) = yearTail(at, allowsComma: false)
            if year != .open { return TimeExpression(.half(ordinal, year), first, end) }
            return kind(index + 1) == .hyphen ? TimeExpression(.half(ordinal, .open), first, at) : nil
        case .century: return ordinal > 0 ? TimeExpression(.century(ordinal - 1), first, at) : nil
        default: return parts(unit, ordinal, 1, first, at)
        }
    }

    /// Units of a longer period ("of July", "of the year") or of a term ("in office").
    mutating func parts(_ unit: TimeUnit, _ ordinal: Int, _ count: Int, _ first: Int, _ index: Int) -> TimeExpression? {
        if role(index) == .office, ordinal > 0 {
            return TimeExpression(.office(first: ordinal - 1, last: ordinal + count - 2, unit), first, index + 1)
        }
        guard role(index) == .of || role(index) == .in, let (container, end) = container(at: index + 1) else { return nil }
        return TimeExpression(.within(unit, first: ordinal, count: count, container), first, end)
    }

    /// The period after "of": a month, a year, "the year", "last year".
    mutating func container(at index: Int) -> (Period, end: Int)? {
        let pending = more
        defer { more = pending }
        var expression: TimeExpression?
        switch role(index) {
        case .the where unit(index + 1) != nil && !has(index + 1, .plural):
            expression = unit(index + 1).map { TimeExpression(.theUnit($0), index, index + 2) }
        case .the where role(index + 1) == .month: expression = month(at: index + 1)
        case .month: expression = month(at: index)
        case .shift: expression = shift(at: index, from: index)
        case .that: expression = that(at: index)
        case .the, .fiscal, .season, .fy: expression = self.expression(at: index)
        case nil where kind(index) == .number: expression = years(at: index)
        default: return nil
        }
        guard let expression, let period = resolver.resolve(expression.form, .unknown).period else { return nil }
        return (period, expression.end)
    }
}
