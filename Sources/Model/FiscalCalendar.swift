/// How a government's or a company's fiscal years lie on the calendar.
public struct FiscalCalendar: Hashable, Sendable {
    /// 1 to 12; 1 where fiscal years are calendar years.
    public var firstMonth: Int
    /// Whether a year is called by the calendar year in which it ends ("fiscal 2026" of the United States ends in
    /// September 2026), not by the one in which it begins (Japan's fiscal 2026 begins in April 2026).
    public var isNamedByEnd: Bool

    /// - Precondition: `firstMonth` is 1 to 12.
    public init(firstMonth: Int, isNamedByEnd: Bool) {
        precondition((1...12).contains(firstMonth), "a month is 1 to 12")
        self.firstMonth = firstMonth
        self.isNamedByEnd = isNamedByEnd
    }

    /// The twelve months of the fiscal year of this name; `second` is the later year where two are named ("2025-26").
    public func period(of year: Int, to second: Int? = nil) -> Period {
        if firstMonth == 1 { return second.map { Period(from: .year(year), to: .year($0)) } ?? .year(year) }
        let start = second == nil && isNamedByEnd ? year - 1 : year
        return Period(from: .month(start, firstMonth), to: .month(start + 1, firstMonth - 1))
    }

    /// The twelve months of the fiscal year so many years from the one that holds a day.
    public func period(shift: Int, from day: CalendarDate) -> Period {
        let start = (day.month >= firstMonth ? day.year : day.year - 1) + shift
        if firstMonth == 1 { return .year(start) }
        return Period(from: .month(start, firstMonth), to: .month(start + 1, firstMonth - 1))
    }

    /// The name of the fiscal year that holds a day.
    public func year(holding day: CalendarDate) -> Int {
        let start = day.month >= firstMonth ? day.year : day.year - 1
        return firstMonth > 1 && isNamedByEnd ? start + 1 : start
    }
}
