internal import Model
internal import Vocabulary

/// TIMEX3 values, as https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html and the guidelines behind it
/// write them.
enum TimexValue {
    static func padded(_ value: Int, _ width: Int = 2) -> String {
        if value >= 0, width == 2 && value < 100 || width == 4 && value < 10_000 {
            return ascii(width) { Self.digits(value, &$0, 0, width) }
        }
        let digits = String(value)
        return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    /// A part of the calendar: `1998-08-10`, `1998-W32`, `1998-Q3`, `199` for a decade.
    static func part(_ part: Period.Part) -> String {
        switch part {
        case .decade(let year): String(padded(year, 4).dropLast())
        case .year(let year): padded(year, 4)
        case .month(let year, let month) where isShort(year, month):
            ascii(7) {
                digits(year, &$0, 0, 4)
                $0[4] = UInt8(ascii: "-")
                digits(month, &$0, 5, 2)
            }
        case .day(let date): day(date)
        default: part.description
        }
    }

    private static func day(_ date: CalendarDate) -> String {
        let (year, month, day) = date.components
        guard isShort(year, month) else { return date.description }
        return ascii(10) {
            digits(year, &$0, 0, 4)
            $0[4] = UInt8(ascii: "-")
            digits(month, &$0, 5, 2)
            $0[7] = UInt8(ascii: "-")
            digits(day, &$0, 8, 2)
        }
    }

    private static func isShort(_ year: Int, _ month: Int) -> Bool { (0...9999).contains(year) && (0...99).contains(month) }

    /// A value of so many bytes, all of which `fill` sets.
    @inline(__always)
    private static func ascii(_ count: Int, _ fill: (inout MutableSpan<UInt8>) -> Void) -> String {
        unsafe String(unsafeUninitializedCapacity: count) { room in
            unsafe room.initialize(repeating: 0)
            var bytes = unsafe room.mutableSpan
            fill(&bytes)
            return count
        }
    }

    /// Two or four digits, two at a time.
    @inline(__always)
    private static func digits(_ value: Int, _ bytes: inout MutableSpan<UInt8>, _ start: Int, _ width: Int) {
        var rest = UInt32(truncatingIfNeeded: value)
        var at = start &+ width
        while at > start {
            at &-= 2
            bytes[at] = UInt8(truncatingIfNeeded: 48 &+ rest / 10 % 10)
            bytes[at &+ 1] = UInt8(truncatingIfNeeded: 48 &+ rest % 10)
            rest /= 100
        }
    }

    /// A day of which the year may be unknown: `XXXX-08-07`.
    static func monthDay(_ month: Int, _ day: Int) -> String { "XXXX-" + padded(month) + "-" + padded(day) }

    static func season(_ season: Int, year: Int?) -> String {
        (year.map { padded($0, 4) } ?? "XXXX") + "-" + ["SP", "SU", "FA", "WI"][min(max(season, 1), 4) - 1]
    }

    static func weekend(of day: CalendarDate) -> String { part(TimeCalendar.part(.week, holding: day)) + "-WE" }

    /// `TMO`, `TAF`, `TEV`, `TNI`
    static func daypart(_ part: Int) -> String { ["TMO", "TAF", "TEV", "TNI"][min(max(part, 1), 4) - 1] }

    static func clock(_ minutes: Int) -> String { "T" + padded(minutes / 60) + ":" + padded(minutes % 60) }

    /// `P3D`, `PT16H`, `P2.5Y`, `PXM`
    static func duration(_ count: TimeCount, _ unit: TimeUnit) -> String {
        let (letter, factor, isClock) = code(unit)
        guard let hundredths = count.hundredths else { return (isClock ? "PTX" : "PX") + letter }
        let prefix = isClock ? "PT" : "P"
        let scaled = hundredths * factor
        if scaled % 100 == 0 { return prefix + String(scaled / 100) + letter }
        switch unit {
        case .hour where scaled * 60 % 100 == 0:
            let minutes = scaled * 60 / 100
            return "PT" + (minutes >= 60 ? "\(minutes / 60)H" : "") + "\(minutes % 60)M"
        case .year where scaled == 50: return "P6M"
        default: break
        }
        let fraction = scaled % 100
        return prefix + "\(scaled / 100)." + (fraction % 10 == 0 ? "\(fraction / 10)" : padded(fraction)) + letter
    }

    /// `P6M1D`, `PT1H20M`: a duration of two units.
    static func sum(_ count: TimeCount, _ unit: TimeUnit, _ other: TimeCount, _ smaller: TimeUnit) -> String {
        let (first, second) = (duration(count, unit), duration(other, smaller))
        // The mark of the clock stands once.
        return first + second.dropFirst(first.hasPrefix("PT") && second.hasPrefix("PT") ? 2 : 1)
    }

    /// The letter of a unit, how many of the letter's units it has, and whether it is counted on the clock.
    private static func code(_ unit: TimeUnit) -> (String, Int, Bool) {
        switch unit {
        case .second: ("S", 1, true)
        case .minute: ("M", 1, true)
        case .hour: ("H", 1, true)
        case .day: ("D", 1, false)
        case .weekend: ("WE", 1, false)
        case .week: ("W", 1, false)
        case .fortnight: ("W", 2, false)
        case .month: ("M", 1, false)
        case .quarter: ("Q", 1, false)
        case .half: ("M", 6, false)
        case .year: ("Y", 1, false)
        case .decade: ("Y", 10, false)
        case .century: ("Y", 100, false)
        case .millennium: ("Y", 1_000, false)
        }
    }
}
