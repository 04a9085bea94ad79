internal import Model
internal import Vocabulary

/// What is counted from the publication or from another time: units, distances, windows, terms.
extension TimeResolver {
    /// "This week", "last month", "next year".
    func unit(_ unit: TimeUnit, _ shift: Int) -> ResolvedTime {
        guard let published = anchor.published, let start = published.start else {
            let timex = shift < 0 ? "PAST_REF" : shift > 0 ? "FUTURE_REF" : "PRESENT_REF"
            return ResolvedTime(.date, timex, nil, .publication)
        }
        // A publication known only to the month or the year does not know its week.
        let isCoarse = anchor.day == nil && published.first.map { TimeCalendar.part(unit, holding: start) != $0 } ?? true
        guard !isCoarse || Self.isLong(unit) else { return ResolvedTime(.date, "XXXX-XX-XX", nil, .publication) }
        return shifted(unit, shift, from: start, .publication)
    }

    private static func isLong(_ unit: TimeUnit) -> Bool {
        switch unit {
        case .month, .quarter, .half, .year, .decade, .century, .millennium: true
        default: false
        }
    }

    /// The part of the calendar that lies so many units from the one that holds the day.
    private func shifted(_ unit: TimeUnit, _ shift: Int, from day: CalendarDate, _ basis: TimeMention.Basis) -> ResolvedTime {
        if unit == .weekend {
            let saturday = day.adding(days: 7 * shift)
            return ResolvedTime(.date, TimexValue.weekend(of: saturday), TimeCalendar.weekend(of: saturday), basis)
        }
        // Months and years are counted from their first day, so that the 31st is never clipped away.
        let from = Self.isLong(unit) ? TimeCalendar.part(unit, holding: day).start : day
        guard let moved = TimeCalendar.adding(shift, unit, to: from) else { return ResolvedTime(.date, "XXXX", nil, basis) }
        if unit == .century || unit == .millennium {
            let century = (moved.year - 1) / 100
            let period = Period(from: .year(century * 100 + 1), to: .year(century * 100 + 100))
            return ResolvedTime(.date, TimexValue.padded(moved.year / 100), period, basis)
        }
        return ResolvedTime(TimeCalendar.part(unit, holding: moved), basis)
    }

    /// "The next day", "the same month", "that year", "the same quarter last year" (−1 year).
    func unitNarrative(_ unit: TimeUnit, _ shift: Int, _ years: Int) -> ResolvedTime {
        guard let told = narrative, let first = told.first, let start = told.start, let end = told.end else {
            // Nothing was told yet: the publication is what is left.
            let base = self.unit(unit, shift)
            guard years != 0, let start = base.period?.start else { return base }
            return shifted(unit, 0, from: start.adding(months: 12 * years), .publication)
        }
        if years != 0 {
            let day = start.adding(months: 12 * years)
            if !told.isInterval { return ResolvedTime(Self.part(like: first, holding: day), .text) }
            return shifted(unit, shift, from: day, .text)
        }
        // "The first nine days of the month", behind a whole year: this month.
        if shift == 0, unit == .month || unit == .week, !told.isInterval, case .year = first { return self.unit(unit, 0) }
        // A week or a month that holds the day that was told; a day of a told week is its end or its beginning.
        return shifted(unit, shift, from: shift > 0 ? end : start, .text)
    }

    /// The part of the same size that holds a day.
    private static func part(like part: Period.Part, holding day: CalendarDate) -> Period.Part {
        switch part {
        case .day: .day(day)
        case .week: TimeCalendar.part(.week, holding: day)
        case .month: TimeCalendar.part(.month, holding: day)
        case .quarter: TimeCalendar.part(.quarter, holding: day)
        case .half: TimeCalendar.part(.half, holding: day)
        case .year: .year(day.year)
        case .decade: TimeCalendar.part(.decade, holding: day)
        }
    }

    // MARK: Distances

    /// "Two weeks ago" from the publication, "two weeks earlier" from the time that the text speaks of.
    func distance(_ count: TimeCount, _ unit: TimeUnit, _ sign: Int, _ isNarrative: Bool) -> ResolvedTime {
        guard let whole = count.rounded else {
            return ResolvedTime(.date, sign < 0 ? "PAST_REF" : "FUTURE_REF", nil, .publication)
        }
        var told = isNarrative ? narrative : nil
        // "A year ago" beside a quarter is the quarter a year before.
        if unit == .year, count == .one, sign < 0, let period = narrative, case .quarter? = period.first, !period.isInterval {
            told = period
        }
        guard let base = told?.start ?? (anchor.day ?? (Self.isLong(unit) ? anchor.published?.start : nil)) else {
            return ResolvedTime(.date, sign < 0 ? "PAST_REF" : "FUTURE_REF", nil, .publication)
        }
        let basis: TimeMention.Basis = told == nil ? .publication : .text
        let moved: CalendarDate?
        if count.hundredths.map({ $0 % 100 != 0 }) == true, unit == .year || unit == .month {
            // "A year and a half ago" is eighteen months.
            let months = (count.hundredths ?? 0) * (unit == .year ? 12 : 1) / 100
            moved = TimeCalendar.adding(sign * months, .month, to: base)
        } else {
            moved = TimeCalendar.adding(sign * whole, unit, to: base)
        }
        guard let moved else { return ResolvedTime(.date, sign < 0 ? "PAST_REF" : "FUTURE_REF", nil, basis) }
        // "A year earlier" than a quarter is a quarter, than a month a month.
        if let told, !told.isInterval, let first = told.first, unit == .year || unit == .quarter {
            switch first {
            case .quarter, .half, .month: return ResolvedTime(Self.part(like: first, holding: moved), basis)
            default: break
            }
        }
        switch unit {
        case .second, .minute, .hour, .day: return ResolvedTime(.day(moved), basis)
        case .weekend: return ResolvedTime(.date, TimexValue.weekend(of: moved), TimeCalendar.weekend(of: moved), basis)
        case .decade, .century, .millennium: return ResolvedTime(.year(moved.year), basis)
        default: return ResolvedTime(TimeCalendar.part(unit, holding: moved), basis)
        }
    }

    /// "The past two months", "the next three years": a duration whose period begins or ends at the publication. The past day
    /// is two days, the day before and that of the report.
    func window(_ count: TimeCount, _ unit: TimeUnit, _ sign: Int) -> ResolvedTime {
        let timex = TimexValue.duration(count, unit)
        guard let day = anchor.day, let whole = count.rounded, let moved = TimeCalendar.adding(sign * max(whole, 1), unit, to: day) else {
            return ResolvedTime(.duration, timex, nil, .publication)
        }
        let other = moved == day ? day.adding(days: sign) : moved
        return ResolvedTime(.duration, timex, sign < 0 ? .days(other, day) : .days(day, other), .publication)
    }

    // MARK: Parts of other periods

    /// "The first week of July", "the last three months of 2024".
    func within(_ unit: TimeUnit, _ first: Int, _ count: Int, _ container: Period) -> ResolvedTime {
        guard let start = container.start, let end = container.end, (1...100).contains(count), abs(first) <= 400 else {
            return ResolvedTime(.duration, TimexValue.duration(TimeCount(count), unit), nil)
        }
        func part(at index: Int) -> Period.Part? {
            switch unit {
            case .week:
                // Weeks of a month or a year: the first is the one with its first Thursday.
                let monday = start.adding(days: (4 - start.weekday + 7) % 7 - 3)
                return TimeCalendar.adding(index, .week, to: monday).map { TimeCalendar.part(.week, holding: $0) }
            case .weekend, .second, .minute, .hour, .fortnight, .century, .millennium: return nil
            default: return TimeCalendar.adding(index, unit, to: start).map { TimeCalendar.part(unit, holding: $0) }
            }
        }
        var index = first - 1
        if first < 0 {
            guard let size = Self.size(of: unit, start, end) else { return ResolvedTime(.duration, "PX", nil) }
            index = size - count
        }
        guard let from = part(at: index), let to = part(at: index + count - 1), from.start <= end, from.start >= start.adding(days: -3)
        else {
            return ResolvedTime(.duration, TimexValue.duration(TimeCount(count), unit), nil)
        }
        if count == 1 { return ResolvedTime(from, .calendar) }
        return ResolvedTime(.duration, TimexValue.duration(TimeCount(count), unit), Period(from: from, to: to))
    }

    /// How many whole units lie from one day to another.
    private static func size(of unit: TimeUnit, _ start: CalendarDate, _ end: CalendarDate) -> Int? {
        let months = (end.year - start.year) * 12 + end.month - start.month + 1
        switch unit {
        case .day: return end.dayNumber - start.dayNumber + 1
        case .week: return (end.dayNumber - start.dayNumber + 1) / 7
        case .month: return months
        case .quarter: return months / 3
        case .half: return months / 6
        case .year: return months / 12
        default: return nil
        }
    }

    // MARK: Fiscal years and terms

    /// "Fiscal 2027", "2025-26": the anchor's fiscal calendar, or the calendar years by those names.
    func fiscal(_ year: Int, _ second: Int?) -> ResolvedTime {
        guard (1...9998).contains(year) else { return ResolvedTime(.date, "XXXX", nil) }
        let period: Period =
            anchor.fiscal?.period(of: year, to: second) ?? second.map { Period(from: .year(year), to: .year($0)) } ?? .year(year)
        return ResolvedTime(.date, TimexValue.padded(year, 4), period, .fiscalYear(year, second))
    }

    /// "This fiscal year", "last financial year".
    func fiscal(_ shift: Int) -> ResolvedTime {
        guard let start = anchor.published?.start else {
            return ResolvedTime(.date, shift < 0 ? "PAST_REF" : shift > 0 ? "FUTURE_REF" : "PRESENT_REF", nil, .publication)
        }
        let year = (anchor.fiscal?.year(holding: start) ?? start.year) + shift
        var resolved = fiscal(year, nil)
        resolved.basis = .fiscalShift(shift)
        return resolved
    }

    /// "In his third week in office".
    func office(_ first: Int, _ last: Int, _ unit: TimeUnit) -> ResolvedTime {
        let step: TimeMention.Step
        switch unit {
        case .day: step = .day
        case .week: step = .week
        case .month: step = .month
        case .year: step = .year
        default: return ResolvedTime(.duration, TimexValue.duration(TimeCount(last - first + 1), unit), nil)
        }
        let basis = TimeMention.Basis.office(first: first, last: last, step)
        let timex = TimexValue.duration(TimeCount(last - first + 1), unit)
        guard let begun = anchor.officeStart, let from = TimeCalendar.adding(first, unit, to: begun),
            let to = TimeCalendar.adding(last + 1, unit, to: begun)
        else { return ResolvedTime(.duration, timex, nil, basis) }
        let days = Period.days(from, to.adding(days: -1))
        return ResolvedTime(
            .date, first == last && unit == .week ? TimexValue.part(TimeCalendar.part(.week, holding: from)) : from.description, days, basis
        )
    }
}
