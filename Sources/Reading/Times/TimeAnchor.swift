public import Model

/// What the times of an article are counted from.
public struct TimeAnchor: Hashable, Sendable {
    /// When the article was published, as precisely as it is known; `nil` leaves "Friday" and "last month" without a period.
    public var published: Period?
    /// When the person whose term the article counts in took office ("in his third week in office").
    public var officeStart: CalendarDate?
    /// How fiscal years lie, where it is known whose they are.
    public var fiscal: FiscalCalendar?
    /// Whether "06/07/2025" is the 6th of July. Where one of the numbers is above 12 it is read the way that it can be.
    public var isDayFirst: Bool

    public init(
        published: Period?, officeStart: CalendarDate? = nil, fiscal: FiscalCalendar? = nil, isDayFirst: Bool = false
    ) {
        self.published = published
        self.officeStart = officeStart
        self.fiscal = fiscal
        self.isDayFirst = isDayFirst
    }

    /// The publication of an article.
    init(of article: Article) { self.init(published: article.published?.period) }

    /// The day of publication, where it is known to the day.
    public var day: CalendarDate? { published.flatMap { $0.isOneDay ? $0.start : nil } }
}

extension Period {
    /// Whether it is one day long: asked of nearly every time, and told mostly by what the period is.
    var isOneDay: Bool {
        if isInterval { return dayCount == 1 }
        if case .day? = first { return true }
        return false
    }
}
