/// A word or a phrase that time expressions are made of, or that says in which direction they point.
public struct TimeWordRow: VocabularyRow {
    /// What the word does in a time expression; the names are the values of the column `role` of `times.tsv`.
    public enum Role: String, Sendable, CaseIterable {
        // What lies on the calendar or the clock.
        case month, weekday, unit, season, daypart, holiday
        case clockWord = "clock-word"
        case oclock, meridiem, zone
        // How many and which.
        case numeral, tens, multiplier, ordinal, vague, couple, dozen, article, the, each, filler, hedge
        // Which one, counted from the publication or from another time of the text.
        case shift
        case anchoredShift = "shift-anchored"
        case that, these, recent, deictic, tonight, overnight, reference, set, edge
        case earlier, later, ago, away, since, until, by, fiscal, fy, office, old, long
        case soFar = "so-far"
        /// "nineties"
        case decade
        /// "twice", "times": "a year" after it says how often.
        case often
        case possessivePronoun = "possessive-pronoun"
        // The small words between.
        case from, to, through, between, and, or, of, `in`, on, at, during, over, `for`, `as`, ending, beginning
        // Names of newspapers that begin with a weekday.
        case masthead
        // What "the same … last year" may compare, and what a year in front belongs to ("2026 budget").
        case stretch, dated
        // Verbs and the like, by where their time lies; `stop` begins another clause.
        case past, present, future, conditional, prospect, stop
        case notPast = "not-past"
    }

    /// When the word stands for what `role` says.
    public struct Flags: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Only written with a capital letter.
        @inlinable public static var capital: Flags { Flags(rawValue: 1) }
        /// Only written in capitals.
        @inlinable public static var upper: Flags { Flags(rawValue: 2) }
        /// A dot may follow.
        @inlinable public static var abbreviation: Flags { Flags(rawValue: 4) }
        /// Only beside other words of time.
        @inlinable public static var weak: Flags { Flags(rawValue: 8) }
        @inlinable public static var plural: Flags { Flags(rawValue: 16) }
        /// Also a person's name or another word.
        @inlinable public static var name: Flags { Flags(rawValue: 32) }
        /// Repeats a time also without a noun after it.
        @inlinable public static var adverb: Flags { Flags(rawValue: 64) }

        /// Up to or from the publication, not the calendar's: "the past year".
        @inlinable public static var window: Flags { Flags(rawValue: 128) }

        static let names: [(String, Flags)] = [
            ("capital", capital), ("upper", upper), ("abbreviation", abbreviation), ("weak", weak), ("plural", plural), ("name", name),
            ("adverb", adverb), ("window", window),
        ]
    }

    public static let file = "times.tsv"
    public static let kind = TermKind.timeWord

    /// Lower case; the words of a phrase are separated by single spaces.
    public let form: String
    public let role: Role
    /// The number that the role calls for: of a month, a weekday (1 is Monday), a `TimeUnit`, a season (1 is spring), a part
    /// of the day (1 is morning), minutes since midnight, half hours from UTC, or the value of a number word; else 0.
    public let number: Int
    /// The TIMEX3 value of a reference or of a set; else empty.
    public let timex: String
    /// When a holiday falls.
    public let holiday: HolidayRule?
    public let flags: Flags

    /// Months, weekdays, seasons and units are terms of the text; all else the reader of times looks up in a table of its own,
    /// since most of it is everyday words.
    public var forms: [String] { [] }
    public var otherForms: [(String, TermKind)] {
        let written = flags.contains(.capital) ? form.prefix(1).uppercased() + form.dropFirst() : form
        return switch role {
        case .month: [(written, .month)]
        case .weekday where !flags.contains(.weak): [(written, .weekday)]
        case .season: [(written, .season)]
        case .unit where !flags.contains(.weak): [(written, .timeUnit)]
        default: []
        }
    }

    public init(_ line: TableLine) throws(TableError) {
        form = try line.required("form")
        role = try line.choice("role")
        var flags = Flags()
        for name in try line.list("flags") {
            guard let flag = Flags.names.first(where: { $0.0 == name })?.1 else { throw line.error("flags", "“\(name)” is no flag") }
            flags.insert(flag)
        }
        self.flags = flags
        let value = try line.text("value")
        var number: Int? = 0
        var timex = ""
        var holiday: HolidayRule?
        switch role {
        case .month, .weekday, .numeral, .tens, .multiplier, .decade, .ordinal, .couple, .dozen, .shift, .anchoredShift, .deictic, .edge:
            number = Int(value)
        case .unit: number = TimeUnit(rawName: value).map { Int($0.rawValue) }
        case .season: number = ["SP", "SU", "FA", "WI"].firstIndex(of: value).map { $0 + 1 }
        case .daypart: number = ["MO", "AF", "EV", "NI"].firstIndex(of: value).map { $0 + 1 }
        case .meridiem: number = ["am", "pm"].firstIndex(of: value)
        case .clockWord:
            let parts = value.split(separator: ":").compactMap { Int($0) }
            number = parts.count == 2 ? parts[0] * 60 + parts[1] : nil
        case .zone: number = Double(value).map { Int($0 * 2) }
        case .reference, .set: timex = value
        case .holiday:
            holiday = HolidayRule(value)
            number = holiday.map { _ in 0 }
        default: number = value.isEmpty ? 0 : nil
        }
        guard let number else { throw line.error("value", "“\(value)” does not go with “\(role.rawValue)”") }
        self.number = number
        self.timex = timex
        self.holiday = holiday
    }
}

/// A unit in which time is counted or the calendar divided.
public enum TimeUnit: UInt8, Sendable, Hashable, CaseIterable, Comparable {
    case second, minute, hour, day, weekend, week, fortnight, month, quarter, half, year, decade, century, millennium

    /// The shorter one comes first.
    public static func < (a: TimeUnit, b: TimeUnit) -> Bool { a.rawValue < b.rawValue }

    /// The unit of this name: "week".
    public init?(rawName: String) {
        guard let unit = Self.byName[rawName] else { return nil }
        self = unit
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })
}

/// On which day of a year a holiday falls.
public enum HolidayRule: Sendable, Hashable {
    /// `12-25`
    case fixed(month: Int, day: Int)
    /// `11-thu>=22`: the first such weekday (1 is Monday) on or after a day of a month
    case onOrAfter(month: Int, day: Int, weekday: Int)
    /// `5-mon<=31`: the last such weekday on or before a day of a month
    case onOrBefore(month: Int, day: Int, weekday: Int)
    /// `easter-2`: so many days from Easter Sunday of the Gregorian calendar
    case easter(Int)

    /// Reads the notation shown beside the cases; `nil` if it is none of them.
    public init?(_ text: String) {
        if text.hasPrefix("easter") {
            guard let days = Int(text.dropFirst("easter".count)) else { return nil }
            self = .easter(days)
            return
        }
        let parts = text.split(separator: "-")
        guard parts.count == 2, let month = Int(parts[0]), (1...12).contains(month) else { return nil }
        if let day = Int(parts[1]), (1...31).contains(day) {
            self = .fixed(month: month, day: day)
            return
        }
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        guard let weekday = names.firstIndex(of: String(parts[1].prefix(3))), let day = Int(parts[1].dropFirst(5)), (1...31).contains(day)
        else { return nil }
        switch parts[1].dropFirst(3).prefix(2) {
        case ">=": self = .onOrAfter(month: month, day: day, weekday: weekday + 1)
        case "<=": self = .onOrBefore(month: month, day: day, weekday: weekday + 1)
        default: return nil
        }
    }
}
