internal import Model
internal import Vocabulary

/// Which year a month, a quarter, a holiday … belongs to, as far as the wording says.
enum YearReference: Hashable {
    /// Nothing is said: tense and nearness decide.
    case open
    case year(Int)
    /// "last year" is −1, "this year" 0, counted from the publication.
    case shift(Int)
    /// "last October": the last one over (−1), "this October" (0), "next October" (1)
    case occurrence(Int)
    /// "the following July" is 1, "the previous July" −1: the next or the last one from the time that the text speaks of.
    case told(Int)
    /// "of that year" is 0, "a year earlier" −1, counted from the time that the text speaks of.
    case narrative(Int)
}

/// How many units: exact in hundredths, or `nil` where the text is vague ("several").
struct TimeCount: Hashable {
    var hundredths: Int?

    static let one = TimeCount(1)
    static let vague = TimeCount(hundredths: nil)

    init(_ whole: Int) { hundredths = whole * 100 }
    init(hundredths: Int?) { self.hundredths = hundredths }

    /// The count where it is a whole number.
    var whole: Int? { hundredths.flatMap { $0 % 100 == 0 ? $0 / 100 : nil } }
    /// The nearest whole number, a half upward.
    var rounded: Int? { hundredths.map { ($0 + 50) / 100 } }
}

/// What comes again and again.
enum TimeSet: Hashable {
    /// "every two years"
    case every(TimeCount, TimeUnit)
    /// "Fridays"
    case weekday(Int)
    /// "every May"
    case month(Int)
    /// "each summer"
    case season(Int)
    /// "biweekly": the row of the word
    case word(Int32)
}

/// A time by what lies before or after it; the names are TIMEX3 values.
enum TimeReference: String {
    case present = "PRESENT_REF"
    case past = "PAST_REF"
    case future = "FUTURE_REF"
}

/// A time expression as it is worded, before it is placed on the calendar.
enum TimeForm: Hashable {
    /// "Friday, Aug. 7, 1998"
    case day(month: Int, day: Int, year: YearReference)
    /// "2025-06-27"
    case date(CalendarDate)
    case month(Int, YearReference)
    case year(Int)
    case decade(Int)
    case century(Int)
    /// "Friday"
    case weekday(Int)
    /// "last Friday", "next Friday", "this Friday"
    case weekdayShift(Int, Int)
    /// "Tuesday next week"
    case weekdayInWeek(Int, Int)
    /// "Monday the 11th": weekday, day of the month
    case weekdayOfMonth(Int, Int)
    /// "the 19th": the day of a month that is not named
    case dayOfMonth(Int)
    /// "the following Friday", "that Friday"
    case weekdayNarrative(Int, Int)
    /// "yesterday"
    case dayOffset(Int)
    /// "last week", "this year"
    case unit(TimeUnit, Int)
    /// "the weekend"
    case theWeekend
    /// "the end of the year": the one that the text speaks of, or the running one where it looks ahead
    case theUnit(TimeUnit)
    /// "the next day", "the same month", "that year"; the last number counts years ("the same quarter last year")
    case unitNarrative(TimeUnit, Int, years: Int)
    /// "the same quarter of 2024"
    case unitInYear(TimeUnit, Int)
    case quarter(Int, YearReference)
    case half(Int, YearReference)
    case season(Int, YearReference)
    case holiday(HolidayRule, YearReference, whole: TimeUnit)
    /// "fiscal 2027", "2025-26": the year by which it is called and, where two are named, the second
    case fiscalYear(Int, Int?)
    /// "this fiscal year"
    case fiscalShift(Int)
    /// "the first week of July", "the last three months of 2024"; −1 counts from the end
    case within(TimeUnit, first: Int, count: Int, Period)
    /// "the week of Sept. 8"
    case weekOf(CalendarDate)
    /// "the weekend of March 7"
    case weekendOf(CalendarDate)
    /// "the week ending Sept. 8"
    case weekEnding(CalendarDate)
    /// "two weeks ago" (from the publication), "two weeks earlier" (from the time the text speaks of); −1 or 1
    case distance(TimeCount, TimeUnit, Int, narrative: Bool)
    /// "the past two months", "the next three years": −1 or 1
    case window(TimeCount, TimeUnit, Int)
    case duration(TimeCount, TimeUnit)
    /// "six months and a day": two units, the longer one first
    case sum(TimeCount, TimeUnit, Int, TimeUnit)
    case set(TimeSet)
    case reference(TimeReference)
    /// A time of a day that the text leaves open.
    case clockOnly
    case overnight
    /// "in his third week in office": unit, and the first and last day of it counted from 0
    case office(first: Int, last: Int, TimeUnit)
}

/// A time expression found in a sentence.
struct TimeExpression {
    var form: TimeForm
    /// Lexemes, half-open.
    var first: Int
    var end: Int
    /// Which part: start −2, early −1, mid 0, late 1, end 2.
    var edge: Int? {
        get { Self.number(packed.edge) }
        set { packed.edge = Self.packed(newValue) }
    }
    /// Minutes since midnight.
    var clock: Int? {
        get { Self.number(packed.clock) }
        set { packed.clock = Self.packed(newValue) }
    }
    /// 1 morning, 2 afternoon, 3 evening, 4 night.
    var daypart: Int? {
        get { Self.number(packed.daypart) }
        set { packed.daypart = Self.packed(newValue) }
    }
    /// The three above in few bytes: expressions are handed about by the million. `Int16.min` stands for none.
    private var packed: (edge: Int16, clock: Int16, daypart: Int16) = (.min, .min, .min)

    private static func number(_ packed: Int16) -> Int? { packed == .min ? nil : Int(packed) }
    private static func packed(_ number: Int?) -> Int16 { number.map { Int16(clamping: $0) } ?? .min }

    /// "so far this year": up to the publication.
    var soFar = false

    init(_ form: TimeForm, _ first: Int, _ end: Int) {
        self.form = form
        self.first = first
        self.end = end
    }
}

/// Whether the words around an expression put it before or after the publication.
enum TimeDirection { case past, future, unknown }
