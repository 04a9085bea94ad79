/// A day of the proleptic Gregorian calendar, as a count of days since 1970-01-01.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let dayNumber: Int

    @inlinable public init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// `nil` if there is no such day. Year 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
        self.init(dayNumber: Self.dayNumber(year, month, day))
    }

    /// Reads `2025-06-27`, and the date of a date-time that begins so.
    public init?(iso text: some StringProtocol) { self.init(iso: Array(text.utf8.prefix(10)).span) }

    /// The same of UTF-8.
    public init?(iso bytes: Span<UInt8>) {
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        guard let year = Self.number(bytes, 0..<4), let month = Self.number(bytes, 5..<7), let day = Self.number(bytes, 8..<10) else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }

    private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var value = 0
        for index in range {
            guard bytes[index] >= 48, bytes[index] <= 57 else { return nil }
            value = value * 10 + Int(bytes[index] - 48)
        }
        return value
    }

    /// Days from civil: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
    /// https://howardhinnant.github.io/date_algorithms.html
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    public var components: (year: Int, month: Int, day: Int) {
        let z = dayNumber + 719_468
        if z >= 0, z < 1 << 24 { return Self.components(ofDay: UInt32(truncatingIfNeeded: z)) }
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// The same of a day counted from 1 March of the year 0, in a third of the steps, because every date is written: Cassio Neri and
    /// Lorenz Schneider, "Euclidean affine functions and their application to calendar algorithms", 2022, figure 12.
    private static func components(ofDay number: UInt32) -> (year: Int, month: Int, day: Int) {
        let (century, restOfCentury) = (4 &* number &+ 3).quotientAndRemainder(dividingBy: 146_097)
        let product = 2_939_745 &* UInt64(restOfCentury | 3)
        let year = 100 &* century &+ UInt32(truncatingIfNeeded: product >> 32)
        let dayOfYear = UInt32(truncatingIfNeeded: product) / 2_939_745 / 4
        let shifted = 2_141 &* dayOfYear &+ 197_913
        let day = (shifted & 0xFFFF) / 2_141 + 1
        // January and February are the last months of the year before.
        let isNextYear = dayOfYear >= 306
        return (Int(year) + (isNextYear ? 1 : 0), Int(shifted >> 16) - (isNextYear ? 12 : 0), Int(day))
    }

    public var year: Int { components.year }
    public var month: Int { components.month }
    public var day: Int { components.day }

    /// 1 is Monday, 7 is Sunday (ISO 8601).
    public var weekday: Int {
        let r = (dayNumber + 3) % 7
        return (r < 0 ? r + 7 : r) + 1
    }

    /// ISO 8601 week: the week with the year's first Thursday is week 1.
    public var week: (year: Int, week: Int) {
        let thursday = CalendarDate(dayNumber: dayNumber - weekday + 4)
        let first = CalendarDate(dayNumber: Self.dayNumber(thursday.year, 1, 1))
        return (thursday.year, (thursday.dayNumber - first.dayNumber) / 7 + 1)
    }

    /// The Monday of an ISO week.
    public static func monday(ofWeek week: Int, year: Int) -> CalendarDate {
        let fourth = CalendarDate(dayNumber: dayNumber(year, 1, 4))
        return CalendarDate(dayNumber: fourth.dayNumber - fourth.weekday + 1 + 7 * (week - 1))
    }

    public func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

    /// The same day so many months later, or the last day of that month where it is shorter.
    public func adding(months: Int) -> CalendarDate {
        let (y, m, d) = components
        let total = y * 12 + (m - 1) + months
        let year = total >= 0 ? total / 12 : (total - 11) / 12
        let month = total - year * 12 + 1
        return CalendarDate(dayNumber: Self.dayNumber(year, month, min(d, Self.days(inMonth: month, of: year))))
    }

    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.dayNumber < b.dayNumber }

    /// ISO 8601: `2025-06-27`.
    public var description: String {
        let (y, m, d) = components
        guard (0...9999).contains(y) else { return Self.padded(y, 4) + "-" + Self.padded(m, 2) + "-" + Self.padded(d, 2) }
        // Ten bytes at once: a date is written for nearly every mention of a time.
        return unsafe String(unsafeUninitializedCapacity: 10) { room in
            var rest = (y * 10 + 9) * 1_000 + m * 10 + 9
            rest = rest * 100 + d
            for index in stride(from: 9, through: 0, by: -1) {
                unsafe room[index] = index == 4 || index == 7 ? UInt8(ascii: "-") : UInt8(truncatingIfNeeded: 48 + rest % 10)
                rest /= 10
            }
            return 10
        }
    }

    /// `2025-06`
    static func yearAndMonth(_ year: Int, _ month: Int) -> String {
        guard (0...9999).contains(year), (0...99).contains(month) else { return padded(year, 4) + "-" + padded(month, 2) }
        return unsafe String(unsafeUninitializedCapacity: 7) { room in
            var rest = (year * 10 + 9) * 100 + month
            for index in stride(from: 6, through: 0, by: -1) {
                unsafe room[index] = index == 4 ? UInt8(ascii: "-") : UInt8(truncatingIfNeeded: 48 + rest % 10)
                rest /= 10
            }
            return 7
        }
    }

    static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        let count = digits.utf8.count
        return count >= width ? digits : String(repeating: "0", count: width - count) + digits
    }
}
