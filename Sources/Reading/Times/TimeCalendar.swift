internal import Model
internal import Vocabulary

/// Arithmetic on days and parts of the calendar: no text, no state.
enum TimeCalendar {
    static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? { CalendarDate(year: year, month: month, day: day) }

    // MARK: Choosing an occurrence

    /// The day of a weekday (1 is Monday) that a text published on `day` means.
    ///
    /// A weekday that is the day's own is that day; else the last one, or the next one where the text looks ahead.
    static func weekday(_ weekday: Int, from day: CalendarDate, _ direction: TimeDirection) -> CalendarDate {
        let back = (day.weekday - weekday + 7) % 7
        if back == 0 || direction != .future { return day.adding(days: -back) }
        return day.adding(days: 7 - back)
    }

    /// "last", "this" or "next" and a weekday: before the day, the nearest to it in its week or ahead, after the day.
    static func weekday(_ weekday: Int, shift: Int, from day: CalendarDate) -> CalendarDate {
        let ahead = (weekday - day.weekday + 7) % 7
        switch shift {
        case ..<0: return day.adding(days: ahead == 0 ? -7 : ahead - 7)
        case 0: return day.adding(days: ahead)
        default: return day.adding(days: ahead == 0 ? 7 : ahead)
        }
    }

    /// The year of a day of the year that a text published on `day` means, without saying the year.
    ///
    /// Without a cue it is the nearest one. News leaves the year out within the year around, so a cue of tense is believed
    /// only while it does not lead far away and the other way is near.
    static func year(ofMonth month: Int, day dayOfMonth: Int, from day: CalendarDate, _ direction: TimeDirection) -> Int {
        let year = day.year
        var best = year
        var bestCost = Int.max
        for candidate in year - 1...year + 1 {
            let last = CalendarDate.days(inMonth: month, of: candidate)
            guard let date = date(candidate, month, min(dayOfMonth, last)) else { continue }
            let distance = date.dayNumber - day.dayNumber
            var cost = abs(distance)
            switch direction {
            case .past where distance > 0: cost = cost * 2 + 200
            case .future where distance < 0: cost = cost * 2 + 200
            case .unknown where distance > 0: cost += 20
            default: break
            }
            if cost < bestCost { (best, bestCost) = (candidate, cost) }
        }
        return best
    }

    /// The year of a month that a text published on `day` means.
    static func year(ofMonth month: Int, from day: CalendarDate, _ direction: TimeDirection) -> Int {
        let (year, current, _) = day.components
        switch direction {
        case .past: return month <= current ? year : year - 1
        case .future:
            // Eleven months ahead news says "next": "the report for September will be put off" in October.
            if (month - current + 12) % 12 == 11 { return month < current ? year : year - 1 }
            return month >= current ? year : year + 1
        case .unknown:
            let ahead = (month - current + 12) % 12
            if ahead == 0 { return year }
            // The nearest, the past one from four months ahead on.
            return ahead <= 3 ? (month > current ? year : year + 1) : (month < current ? year : year - 1)
        }
    }

    /// The year of "last October", "this October" and "next October".
    static func year(ofMonth month: Int, shift: Int, from day: CalendarDate) -> Int {
        let (year, current, _) = day.components
        switch shift {
        case ..<0: return month < current ? year : year - 1
        case 0: return year
        default: return month > current ? year : year + 1
        }
    }

    // MARK: Seasons and holidays

    /// March to May, June to August, September to November, December to February: northern, by months as in meteorology.
    static func season(_ season: Int, year: Int) -> Period {
        switch season {
        case 1: Period(from: .month(year, 3), to: .month(year, 5))
        case 2: Period(from: .month(year, 6), to: .month(year, 8))
        case 3: Period(from: .month(year, 9), to: .month(year, 11))
        default: Period(from: .month(year, 12), to: .month(year + 1, 2))
        }
    }

    /// The day of a holiday in a year; `nil` where the year has none.
    static func holiday(_ rule: HolidayRule, year: Int) -> CalendarDate? {
        switch rule {
        case .fixed(let month, let day): return date(year, month, day)
        case .onOrAfter(let month, let day, let weekday):
            return date(year, month, day).map { $0.adding(days: (weekday - $0.weekday + 7) % 7) }
        case .onOrBefore(let month, let day, let weekday):
            return date(year, month, day).map { $0.adding(days: -(($0.weekday - weekday + 7) % 7)) }
        case .easter(let days): return easter(year)?.adding(days: days)
        }
    }

    /// Easter Sunday by the method of Meeus, Jones and Butcher (J. Meeus, "Astronomical Algorithms", chapter 8).
    static func easter(_ year: Int) -> CalendarDate? {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let (d, e, f) = (b / 4, b % 4, (b + 8) / 25)
        let g = (b - f + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return date(year, n / 31, n % 31 + 1)
    }

    // MARK: Parts

    /// The part of the calendar of this unit that holds the day; a day for units shorter than that.
    static func part(_ unit: TimeUnit, holding day: CalendarDate) -> Period.Part {
        let (year, month, _) = day.components
        switch unit {
        case .second, .minute, .hour, .day: return .day(day)
        case .weekend, .week, .fortnight: return .week(day.week.year, day.week.week)
        case .month: return .month(year, month)
        case .quarter: return .quarter(year, (month + 2) / 3)
        case .half: return .half(year, month <= 6 ? 1 : 2)
        case .year, .century, .millennium: return .year(year)
        case .decade: return .decade(year / 10 * 10)
        }
    }

    /// The day so many units later: negative counts go back. `nil` beyond the years 1 to 9999.
    static func adding(_ count: Int, _ unit: TimeUnit, to day: CalendarDate) -> CalendarDate? {
        guard abs(count) <= 100_000 else { return nil }
        let moved: CalendarDate =
            switch unit {
            case .second: day.adding(days: count / 86_400)
            case .minute: day.adding(days: count / 1_440)
            case .hour: day.adding(days: count / 24)
            case .day: day.adding(days: count)
            case .weekend, .week: day.adding(days: 7 * count)
            case .fortnight: day.adding(days: 14 * count)
            case .month: day.adding(months: count)
            case .quarter: day.adding(months: 3 * count)
            case .half: day.adding(months: 6 * count)
            case .year: day.adding(months: 12 * count)
            case .decade: day.adding(months: 120 * count)
            case .century: day.adding(months: 1_200 * count)
            case .millennium: day.adding(months: 12_000 * count)
            }
        return (1...9999).contains(moved.year) ? moved : nil
    }

    /// The Saturday and Sunday of the week of a day.
    static func weekend(of day: CalendarDate) -> Period {
        let saturday = day.adding(days: 6 - day.weekday)
        return .days(saturday, saturday.adding(days: 1))
    }

    // MARK: Edges

    /// The early, middle or late part of a period ("early September" is its first ten days, "late 2024" its last quarter),
    /// and "mid-2025" its sixth month. "The end of 2025" is left whole: what is to be by then holds for the year.
    static func edge(_ edge: Int, of period: Period) -> Period {
        guard abs(edge) < 2, let part = period.first, !period.isInterval, let start = period.start, let end = period.end else {
            return period
        }
        switch part {
        case .day: return period
        case .week:
            switch edge {
            case ..<0: return .days(start, start.adding(days: 2))
            case 0: return .days(start.adding(days: 2), start.adding(days: 3))
            default: return .days(end.adding(days: -3), end)
            }
        case .month:
            switch edge {
            case ..<0: return .days(start, start.adding(days: 9))
            case 0: return .days(start.adding(days: 10), start.adding(days: 19))
            default: return .days(start.adding(days: 20), end)
            }
        case .decade(let year):
            switch edge {
            case ..<0: return Period(from: .year(year), to: .year(year + 3))
            case 0: return Period(from: .year(year + 4), to: .year(year + 6))
            default: return Period(from: .year(year + 7), to: .year(year + 9))
            }
        case .year(let year):
            switch edge {
            case -1: return Period(from: .month(year, 1), to: .month(year, 3))
            case 0: return .month(year, 6)
            default: return Period(from: .month(year, 10), to: .month(year, 12))
            }
        case .half, .quarter:
            let first = start.month
            let last = end.month
            let year = start.year
            switch edge {
            case ..<0: return .month(year, first)
            case 0: return Period(from: .month(year, first + 1), to: .month(year, last - 1))
            default: return .month(year, last)
            }
        }
    }
}
