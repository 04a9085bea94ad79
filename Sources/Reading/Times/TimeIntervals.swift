internal import Model
internal import Vocabulary

/// Joins the two ends of "from March to May", and notes what "since", "by" and "until" make of a time.
enum TimeIntervals {
    private typealias Role = TimeWordRow.Role

    static func join(_ found: [TimeExpression], _ mentions: inout [TimeMention], from start: Int, _ grammar: TimeGrammar) {
        var place = 0
        while place < found.count {
            bound(found[place], &mentions[start + place], grammar)
            if place + 1 < found.count { stretch(found[place], found[place + 1], &mentions, start + place, grammar) }
            if place + 1 < found.count, joins(found[place], found[place + 1], grammar) {
                pair(found, place, &mentions, start, grammar)
                place += 2
            } else {
                place += 1
            }
        }
    }

    /// Whether what stands between two expressions makes them the ends of one interval.
    private static func joins(_ a: TimeExpression, _ b: TimeExpression, _ grammar: TimeGrammar) -> Bool {
        guard isPoint(a.form), isPoint(b.form) else { return false }
        let between = b.first - a.end
        guard between == 1 || between == 2 && grammar.kind(a.end) == .comma else { return false }
        let at = b.first - 1
        if grammar.kind(at) == .hyphen { return true }
        switch grammar.role(at) {
        case .to, .through, .until: return true
        case .and: return grammar.role(a.first - 1) == .between || isAdjacent(a.form, b.form)
        default: return false
        }
    }

    /// "January and February", "April 24 and 25": one stretch.
    private static func isAdjacent(_ a: TimeForm, _ b: TimeForm) -> Bool {
        switch (a, b) {
        case (.month(let first, let year), .month(let second, let other)): second == first + 1 && (year == other || year == .open)
        case (.day(let month, let first, _), .day(let other, let second, _)): month == other && second == first + 1
        case (.weekday(let first), .weekday(let second)): second == first % 7 + 1
        case (.year(let first), .year(let second)): second == first + 1
        default: false
        }
    }

    /// "The six months ended March 31", "the year to June": the duration gets the period that ends with the next time. "Two
    /// months after his inauguration in May 2022": the time so long after it.
    private static func stretch(
        _ a: TimeExpression, _ b: TimeExpression, _ mentions: inout [TimeMention], _ index: Int, _ grammar: TimeGrammar
    ) {
        guard case .duration(let count, let unit) = a.form, let whole = count.whole, whole > 0, let period = mentions[index + 1].period,
            let end = period.end, let start = period.start
        else { return }
        let gap = b.first - a.end
        switch grammar.role(a.end) {
        case .ending, .to, .through:
            guard gap == 1 || gap == 2 && (grammar.role(a.end + 1) == .on || grammar.role(a.end + 1) == .in),
                let from = TimeCalendar.adding(-whole, unit, to: end.adding(days: 1))
            else { return }
            let isMonths = if case .month? = period.last { true } else { false }
            let last = isMonths ? period.last : .day(end)
            let interval = Period(from: isMonths ? TimeCalendar.part(.month, holding: from) : .day(from), to: last)
            if unit == .quarter, whole == 1 {
                mentions[index].kind = .date
                mentions[index].timex = TimexValue.part(TimeCalendar.part(.quarter, holding: end))
            }
            mentions[index].period = interval
            let range = ByteRange(mentions[index].range.start, mentions[index + 1].range.end)
            for place in [index, index + 1] {
                mentions[place].interval = interval
                mentions[place].intervalRange = range
            }
        case .earlier, .later:
            guard grammar.has(a.end, .weak), gap <= 7, !(a.end..<b.first).contains(where: { grammar.endsClause($0) }) else { return }
            let sign = grammar.role(a.end) == .earlier ? -1 : 1
            guard let moved = TimeCalendar.adding(sign * whole, unit, to: sign < 0 ? start : end) else { return }
            let part: Period.Part =
                switch period.last {
                case .day?: .day(moved)
                case .month?: TimeCalendar.part(.month, holding: moved)
                default: TimeCalendar.part(.year, holding: moved)
                }
            mentions[index].period = Period(part)
            mentions[index].basis = .text
            mentions[index].isRelative = mentions[index + 1].isRelative
        default: return
        }
    }

    private static func isPoint(_ form: TimeForm) -> Bool {
        switch form {
        case .duration, .set, .window, .office, .clockOnly, .overnight: false
        default: true
        }
    }

    private static func pair(
        _ found: [TimeExpression], _ place: Int, _ mentions: inout [TimeMention], _ start: Int, _ grammar: TimeGrammar
    ) {
        let (a, b) = (found[place], found[place + 1])
        let now = grammar.resolver.anchor.day.map(Period.day)
        func period(_ expression: TimeExpression, _ mention: TimeMention) -> Period? {
            if case .reference(.present) = expression.form { return now }
            return mention.period
        }
        guard var from = period(a, mentions[start + place]), let to = period(b, mentions[start + place + 1]) else { return }
        // "Between May 23 and October 23, 2017": the year of the second end serves the first.
        if Self.isOfOpenYear(a.form), Self.saysYear(b.form), let late = to.start, let moved = Self.moved(from, to: late) {
            from = moved
            Self.place(&mentions[start + place], at: moved)
        }
        if let early = from.start, let late = to.end, early > late {
            // "Thursday to Tuesday": the first end is the one before the second.
            guard let moved = cycle(a.form).flatMap({ back($0, early, before: late, from) }) else { return }
            from = moved
            Self.place(&mentions[start + place], at: moved)
        }
        let whole = Period(from: from.first, to: to.last)
        var first = Int(grammar.lexemes[a.first].start)
        switch grammar.role(a.first - 1) {
        case .from, .between: first = Int(grammar.lexemes[a.first - 1].start)
        default: break
        }
        let range = ByteRange(first, mentions[start + place + 1].range.end)
        for index in [start + place, start + place + 1] {
            mentions[index].bound = nil
            mentions[index].interval = whole
            mentions[index].intervalRange = range
        }
        // "In the week from September 21 to 27": which week, the days behind it tell.
        if place > 0, found[place - 1].end == a.first - 1, grammar.role(a.first - 1) == .from, mentions[start + place - 1].isRelative,
            let days = whole.dayCount, let own = mentions[start + place - 1].period?.dayCount, abs(days - own) <= 3
        {
            mentions[start + place - 1].period = whole
            mentions[start + place - 1].interval = whole
            mentions[start + place - 1].intervalRange = range
        }
    }

    private static func place(_ mention: inout TimeMention, at period: Period) {
        mention.period = period
        // The clock or the part of the day stays: "Monday night to Tuesday morning".
        if let part = period.first { mention.timex = TimexValue.part(part) + mention.timex.drop { $0 != "T" } }
    }

    private static func isOfOpenYear(_ form: TimeForm) -> Bool {
        switch form {
        case .day(_, _, .open), .month(_, .open): true
        default: false
        }
    }

    private static func saysYear(_ form: TimeForm) -> Bool {
        switch form {
        case .day(_, _, .year), .month(_, .year), .date: true
        default: false
        }
    }

    /// A day or a month in the last year in which it comes before a day; `nil` where it is there already.
    private static func moved(_ period: Period, to limit: CalendarDate) -> Period? {
        switch period.first {
        case .day(let day)?:
            let years = [limit.year, limit.year - 1].lazy.compactMap { TimeCalendar.date($0, day.month, day.day) }
            return years.first { $0 <= limit }.flatMap { $0 == day ? nil : .day($0) }
        case .month(let year, let month)?:
            let other = month <= limit.month ? limit.year : limit.year - 1
            return other == year ? nil : .month(other, month)
        default: return nil
        }
    }

    private enum Cycle { case week, month, year }

    /// In which cycle an expression without a year comes again.
    private static func cycle(_ form: TimeForm) -> Cycle? {
        switch form {
        case .weekday: .week
        case .dayOfMonth: .month
        case .day(_, _, .open), .month(_, .open), .day(_, _, .year), .month(_, .year): .year
        default: nil
        }
    }

    /// The period one cycle earlier.
    private static func back(_ cycle: Cycle, _ start: CalendarDate, before limit: CalendarDate, _ period: Period) -> Period? {
        let moved: Period?
        switch (cycle, period.first) {
        case (.week, .day(let day)?): moved = .day(day.adding(days: -7))
        case (.month, .day(let day)?): moved = .day(day.adding(months: -1))
        case (.year, .day(let day)?): moved = .day(day.adding(months: -12))
        case (.year, .month(let year, let month)?): moved = .month(year - 1, month)
        default: moved = nil
        }
        guard let moved, let begin = moved.start, begin <= limit else { return nil }
        return moved
    }

    /// "Since", "by", "until", "so far" beside an expression.
    private static func bound(_ expression: TimeExpression, _ mention: inout TimeMention, _ grammar: TimeGrammar) {
        guard isPoint(expression.form), let period = mention.period else { return }
        let at = expression.first - 1
        let now = grammar.resolver.anchor.day
        var interval: Period?
        switch grammar.role(at) {
        case .since:
            mention.bound = .since
            interval = now.flatMap { day in (period.start.map { $0 <= day } ?? false) ? Period(from: period.first, to: .day(day)) : nil }
        case .from, .beginning:
            mention.bound = .from
        case .until:
            mention.bound = .until
            interval = Period(from: nil, to: period.last)
        case .by: mention.bound = .by
        case .earlier where grammar.has(at, .weak): mention.bound = .before
        case .later where grammar.has(at, .weak): mention.bound = .after
        default: break
        }
        if grammar.role(at) == .soFar || grammar.role(expression.end) == .soFar, let day = now, period.start.map({ $0 <= day }) ?? false {
            mention.bound = .since
            interval = Period(from: period.first.map { .day($0.start) }, to: .day(day))
        }
        guard let interval else { return }
        mention.interval = interval
        let first = mention.bound == nil ? mention.range.start : Int(grammar.lexemes[max(at, 0)].start)
        mention.intervalRange = ByteRange(min(first, mention.range.start), mention.range.end)
    }
}
