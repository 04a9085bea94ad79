internal import Model
internal import Vocabulary

/// A time expression placed on the calendar.
struct ResolvedTime: Equatable {
    var kind: TimeMention.Kind
    var timex: String
    var period: Period?
    var basis: TimeMention.Basis = .calendar

    init(_ kind: TimeMention.Kind, _ timex: String, _ period: Period?, _ basis: TimeMention.Basis = .calendar) {
        self.kind = kind
        self.timex = timex
        self.period = period
        self.basis = basis
    }

    init(_ part: Period.Part, _ basis: TimeMention.Basis) { self.init(.date, TimexValue.part(part), Period(part), basis) }
}

/// Places what the grammar read on the calendar: a function of the form, the anchor, the time that the text speaks of and the
/// direction that the sentence points in.
struct TimeResolver {
    let lexicon: TimeLexicon
    var anchor: TimeAnchor
    /// The time that the text last spoke of.
    var narrative: Period?
    /// The date that the text named last by its year, whatever it said of it: "that year" is its year.
    var named: Period?

    init(lexicon: TimeLexicon, anchor: TimeAnchor, narrative: Period? = nil) {
        self.lexicon = lexicon
        self.anchor = anchor
        self.narrative = narrative
    }

    func resolve(_ form: TimeForm, _ direction: TimeDirection) -> ResolvedTime {
        switch form {
        case .date(let date): return ResolvedTime(.day(date), .calendar)
        case .year(let year): return ResolvedTime(.year(year), .calendar)
        case .decade(let year): return ResolvedTime(.decade(year), .calendar)
        case .century(let number):
            let period = Period(from: .year(number * 100 + 1), to: .year(number * 100 + 100))
            return ResolvedTime(.date, TimexValue.padded(number), period)
        case .day(let month, let day, let year): return self.day(month, day, year, direction)
        case .month(let month, let year): return self.month(month, year, direction)
        case .quarter(let quarter, let year): return inYear(year, 3 * quarter, "Q\(quarter)", direction) { .quarter($0, quarter) }
        case .half(let half, let year): return inYear(year, 6 * half, "H\(half)", direction) { .half($0, half) }
        case .season(let season, let year): return self.season(season, year, direction)
        case .holiday(let rule, let year, let whole): return holiday(rule, year, whole, direction)
        case .weekday, .weekdayShift, .weekdayInWeek, .weekdayOfMonth, .dayOfMonth, .weekdayNarrative, .dayOffset, .overnight, .clockOnly:
            return dayForm(form, direction)
        case .unit(let unit, let shift): return self.unit(unit, shift)
        case .theWeekend:
            // The one at hand from Friday on or if the text looks ahead, else the one before.
            let isNear = direction == .future || (anchor.day?.weekday ?? 1) >= 5
            return unit(.weekend, isNear ? 0 : -1)
        case .theUnit(let unit):
            // "They will meet by the end of the week": not the week of what was told before.
            if direction == .future, let day = anchor.day, let end = narrative?.end, end < day { return self.unit(unit, 0) }
            return unitNarrative(unit, 0, 0)
        case .unitNarrative(let unit, let shift, let years): return unitNarrative(unit, shift, years)
        case .unitInYear(let unit, let year):
            guard let told = narrative?.start, !(narrative?.isInterval ?? true) else { return ResolvedTime(.year(year), .calendar) }
            return unitNarrative(unit, 0, year - told.year)
        case .fiscalYear(let year, let second): return fiscal(year, second)
        case .fiscalShift(let shift): return fiscal(shift)
        case .within(let unit, let first, let count, let container): return within(unit, first, count, container)
        case .weekOf(let day): return ResolvedTime(TimeCalendar.part(.week, holding: day), .calendar)
        case .weekendOf(let day): return ResolvedTime(.date, TimexValue.weekend(of: day), TimeCalendar.weekend(of: day))
        case .weekEnding(let day):
            return ResolvedTime(.date, TimexValue.part(TimeCalendar.part(.week, holding: day)), .days(day.adding(days: -6), day))
        case .distance(let count, let unit, let sign, let narrative): return distance(count, unit, sign, narrative)
        case .window(let count, let unit, let sign): return window(count, unit, sign)
        case .duration(let count, let unit): return ResolvedTime(.duration, TimexValue.duration(count, unit), nil)
        case .sum(let count, let unit, let other, let smaller):
            return ResolvedTime(.duration, TimexValue.sum(count, unit, TimeCount(other), smaller), nil)
        case .set(let set): return ResolvedTime(.set, timex(of: set), nil)
        case .reference(let timex): return ResolvedTime(.date, timex.rawValue, nil, .publication)
        case .office(let first, let last, let unit): return office(first, last, unit)
        }
    }

    private func timex(of set: TimeSet) -> String {
        switch set {
        case .every(let count, let unit): TimexValue.duration(count, unit)
        case .weekday(let weekday): "XXXX-WXX-\(weekday)"
        case .month(let month): "XXXX-" + TimexValue.padded(month)
        case .season(let season): TimexValue.season(season, year: nil)
        case .word(let row): lexicon.rows[Int(row)].timex
        }
    }

    // MARK: Days

    private func dayForm(_ form: TimeForm, _ direction: TimeDirection) -> ResolvedTime {
        switch form {
        case .weekday(let weekday):
            guard let day = anchor.day else { return unknownWeekday(weekday) }
            return ResolvedTime(.day(TimeCalendar.weekday(weekday, from: day, direction)), .publication)
        case .weekdayShift(let weekday, let shift):
            guard let day = anchor.day else { return unknownWeekday(weekday) }
            // "This Friday" of something that has been is the last one.
            if shift == 0, direction == .past {
                return ResolvedTime(.day(TimeCalendar.weekday(weekday, from: day, .past)), .publication)
            }
            return ResolvedTime(.day(TimeCalendar.weekday(weekday, shift: shift, from: day)), .publication)
        case .weekdayInWeek(let weekday, let shift):
            guard let day = anchor.day else { return unknownWeekday(weekday) }
            return ResolvedTime(.day(day.adding(days: 7 * shift + weekday - day.weekday)), .publication)
        case .weekdayOfMonth(let weekday, let day):
            // The nearest month, by the time that the text speaks of, in which the day has this weekday.
            guard let base = anchor.day ?? narrative?.start else { return unknownWeekday(weekday) }
            for months in [0, -1, 1, -2, 2, -3, 3] {
                let (year, month, _) = base.adding(months: months).components
                guard let date = TimeCalendar.date(year, month, day), date.weekday == weekday else { continue }
                return ResolvedTime(.day(date), .publication)
            }
            return unknownWeekday(weekday)
        case .dayOfMonth(let day): return dayOfMonth(day, direction)
        case .weekdayNarrative(let weekday, let shift):
            guard let narrative, let day = shift < 0 ? narrative.start : narrative.end else {
                return resolve(shift == 0 ? .weekday(weekday) : .weekdayShift(weekday, shift), direction)
            }
            return ResolvedTime(.day(TimeCalendar.weekday(weekday, shift: shift, from: day)), .text)
        case .dayOffset(let offset):
            guard let day = anchor.day else { return ResolvedTime(.date, offset == 0 ? "PRESENT_REF" : "XXXX-XX-XX", nil, .publication) }
            return ResolvedTime(.day(day.adding(days: offset)), .publication)
        case .overnight:
            guard let day = anchor.day else { return ResolvedTime(.time, "XXXX-XX-XXTNI", nil, .publication) }
            return ResolvedTime(.time, day.description + "TNI", .days(day.adding(days: -1), day), .publication)
        default:
            guard let day = narrativeDay ?? anchor.day else { return ResolvedTime(.date, "XXXX-XX-XX", nil, .publication) }
            return ResolvedTime(.day(day), narrativeDay == nil ? .publication : .text)
        }
    }

    /// "The 19th": of the month that the text speaks of, else the nearest one in the direction of the sentence.
    private func dayOfMonth(_ number: Int, _ direction: TimeDirection) -> ResolvedTime {
        let told = narrativeDay.flatMap { told in anchor.day.map { told.month == $0.month && told.year == $0.year } == false ? told : nil }
        guard let base = told ?? anchor.day else { return ResolvedTime(.date, "XXXX-XX-" + TimexValue.padded(number), nil, .publication) }
        let months: Int
        switch direction {
        case .future where told == nil && number < base.components.day: months = 1
        case .past where told == nil && number > base.components.day: months = -1
        default: months = 0
        }
        // Counted from the first day, so that no month is skipped.
        let (year, month, _) = base.adding(days: 1 - base.components.day).adding(months: months).components
        guard let date = TimeCalendar.date(year, month, number) else {
            return ResolvedTime(.date, "XXXX-XX-" + TimexValue.padded(number), nil, .publication)
        }
        return ResolvedTime(.day(date), told == nil ? .publication : .text)
    }

    /// The day that the text last spoke of, where it was a single day.
    private var narrativeDay: CalendarDate? { narrative.flatMap { $0.dayCount == 1 ? $0.start : nil } }

    private func unknownWeekday(_ weekday: Int) -> ResolvedTime { ResolvedTime(.date, "XXXX-WXX-\(weekday)", nil, .publication) }

    private func day(_ month: Int, _ day: Int, _ year: YearReference, _ direction: TimeDirection) -> ResolvedTime {
        let told = direction == .future ? nil : yearTold(of: month, year)
        let basis = told == nil ? self.basis(year) : .text
        guard
            let year = told ?? self.year(year, default: { TimeCalendar.year(ofMonth: month, day: day, from: $0, direction) }, month: month)
        else {
            return ResolvedTime(.date, TimexValue.monthDay(month, day), nil, .publication)
        }
        // The 29th of February of a year that has none: written wrongly, and not a day.
        guard let date = TimeCalendar.date(year, month, day) else {
            return ResolvedTime(.date, TimexValue.padded(year, 4) + "-" + TimexValue.padded(month), nil, basis)
        }
        return ResolvedTime(.day(date), basis)
    }

    /// "April 2012. In the survey of April 20 to 22": the year of the month that the text spoke of last.
    private func yearTold(of month: Int, _ reference: YearReference) -> Int? {
        guard reference == .open, let narrative, !narrative.isInterval, let published = anchor.day, let start = narrative.start,
            start <= published, month != published.month
        else { return nil }
        switch narrative.first {
        case .month(let year, month): return year
        case .day(let day) where day.month == month: return day.year
        default: return nil
        }
    }

    // MARK: Months, quarters, seasons, holidays

    private func month(_ month: Int, _ year: YearReference, _ direction: TimeDirection) -> ResolvedTime {
        let basis = self.basis(year)
        guard let year = self.year(year, default: { TimeCalendar.year(ofMonth: month, from: $0, direction) }, month: month) else {
            return ResolvedTime(.date, "XXXX-" + TimexValue.padded(month), nil, .publication)
        }
        return ResolvedTime(.month(year, month), basis)
    }

    /// A quarter or a half: without a year it is the one of the time that the text speaks of, or the last that was over or
    /// under way at the publication.
    private func inYear(
        _ reference: YearReference, _ lastMonth: Int, _ code: String, _ direction: TimeDirection, _ part: (Int) -> Period.Part
    ) -> ResolvedTime {
        var year = self.year(
            reference,
            default: { day in
                // A company reports a quarter when it is over, and expects something of the one to come.
                if direction == .future { return day.month <= lastMonth ? day.year : day.year + 1 }
                return day.month > lastMonth - 3 ? day.year : day.year - 1
            }, month: lastMonth)
        var basis = self.basis(reference)
        if reference == .open, let narrative, narrative.first == narrative.last, case .year(let told)? = narrative.first {
            year = told
            basis = .text
        }
        guard let year, (1...9998).contains(year) else { return ResolvedTime(.date, "XXXX-" + code, nil, .publication) }
        return ResolvedTime(part(year), basis)
    }

    private func season(_ season: Int, _ reference: YearReference, _ direction: TimeDirection) -> ResolvedTime {
        let year = self.year(
            reference,
            default: { day in
                TimeCalendar.year(ofMonth: [4, 7, 10, 13][season - 1] % 12, from: day, direction) - (season == 4 ? 1 : 0)
            }, month: season * 3 + 2, isSeason: true)
        guard let year, (1...9998).contains(year) else {
            return ResolvedTime(.date, TimexValue.season(season, year: nil), nil, .publication)
        }
        return ResolvedTime(.date, TimexValue.season(season, year: year), TimeCalendar.season(season, year: year), basis(reference))
    }

    private func holiday(_ rule: HolidayRule, _ reference: YearReference, _ whole: TimeUnit, _ direction: TimeDirection) -> ResolvedTime {
        func nearest(_ day: CalendarDate) -> Int? {
            guard let here = TimeCalendar.holiday(rule, year: day.year) else { return nil }
            return TimeCalendar.year(ofMonth: here.month, day: here.day, from: day, direction)
        }
        var year: Int?
        if case .occurrence(let shift) = reference, let day = anchor.day, let here = TimeCalendar.holiday(rule, year: day.year) {
            switch shift {
            case ..<0: year = here < day ? day.year : day.year - 1
            case 0: year = day.year
            default: year = here > day ? day.year : day.year + 1
            }
        } else {
            year = self.year(reference, default: { nearest($0) ?? $0.year }, month: 12)
        }
        guard let year, let date = TimeCalendar.holiday(rule, year: year) else {
            return ResolvedTime(.date, "XXXX-XX-XX", nil, .publication)
        }
        switch whole {
        case .week: return ResolvedTime(TimeCalendar.part(.week, holding: date), basis(reference))
        case .weekend:
            let weekend = TimeCalendar.weekend(of: date)
            return ResolvedTime(.date, TimexValue.weekend(of: date), weekend, basis(reference))
        default: return ResolvedTime(.day(date), basis(reference))
        }
    }

    // MARK: Years

    private func basis(_ year: YearReference) -> TimeMention.Basis {
        switch year {
        case .year: .calendar
        case .narrative, .told: narrative == nil ? .publication : .text
        case .open, .shift, .occurrence: .publication
        }
    }

    /// The year that a reference means; `nil` where there is nothing to count it from.
    private func year(
        _ reference: YearReference, default choose: (CalendarDate) -> Int, month: Int, isSeason: Bool = false
    ) -> Int? {
        switch reference {
        case .year(let year): return year
        case .shift(let shift): return anchor.published?.start.map { $0.year + shift }
        case .narrative(let shift):
            return ((shift == 0 ? named : nil)?.start ?? narrative?.start ?? anchor.published?.start).map { $0.year + shift }
        case .told(let shift):
            guard let day = narrative?.start ?? anchor.day else { return nil }
            if isSeason, month > 12 { return TimeCalendar.year(ofMonth: month - 12, shift: shift, from: day) - 1 }
            return TimeCalendar.year(ofMonth: min(month, 12), shift: shift, from: day)
        case .occurrence(let shift):
            guard let day = anchor.day ?? anchor.published?.start else { return nil }
            // A season is over with its last month.
            if isSeason, shift == 0 { return month > 12 && day.month <= 2 ? day.year - 1 : day.year }
            if isSeason, month > 12 { return TimeCalendar.year(ofMonth: month - 12, shift: shift, from: day) - 1 }
            return TimeCalendar.year(ofMonth: min(month, 12), shift: shift, from: day)
        case .open:
            // A publication known to the year or the month is good enough only for what is as coarse.
            return anchor.day.map(choose)
        }
    }
}
