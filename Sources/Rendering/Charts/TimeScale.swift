import Model

/// Days on columns, to the calendar.
struct TimeScale {
    /// Day numbers; `last` is inside.
    let first: Int
    let last: Int
    let columns: Int
    /// The shortest period of all marks, in days: no tick is finer.
    private let finest: Int
    /// What is counted where it is not the calendar: "days in office".
    private let counted: String?

    /// Spans the marks with a little room, out to a boundary of the calendar on both sides.
    ///
    /// - Parameter counted: What the days of the marks count, where they are not days of the calendar.
    init(_ marks: [ChartMark], columns: Int, counted: String? = nil) {
        self.columns = max(1, columns)
        self.counted = counted
        let low = marks.map(\.start).min() ?? 0
        let high = marks.map(\.end).max() ?? 0
        let days = max(1, high - low + 1)
        finest = marks.map(\.days).min() ?? 1
        if counted != nil {
            (first, last) = (min(0, low), high + max(1, days / 24))
            return
        }
        let a = CalendarDate(dayNumber: low)
        let b = CalendarDate(dayNumber: high)
        if days > 366 * 3 {
            first = Self.day(a.year, 1, 1)
            last = Self.day(b.year, 12, 31)
        } else if days > 45 {
            first = Self.day(a.year, a.month, 1)
            last = Self.day(b.year, b.month, CalendarDate.days(inMonth: b.month, of: b.year))
        } else {
            let room = max(1, days / 12)
            first = low - room
            last = high + room
        }
    }

    private static func day(_ y: Int, _ m: Int, _ d: Int) -> Int { CalendarDate(year: y, month: m, day: d)?.dayNumber ?? 0 }

    var days: Int { last - first + 1 }

    /// Where a moment falls, in columns from the left edge.
    func place(_ day: Double) -> Double { (day - Double(first)) / Double(days) * Double(columns) }

    func column(_ day: Double) -> Int { min(columns - 1, max(0, Int(place(day)))) }

    /// The columns that a mark's period covers: at least one.
    func span(_ mark: ChartMark) -> ClosedRange<Int> {
        let a = column(Double(mark.start))
        let b = min(columns - 1, max(a, Int((place(Double(mark.end + 1)) - 0.5).rounded(.down))))
        return a...b
    }

    /// A boundary of the calendar with its labels: the finer one above, the coarser one below where it begins.
    struct Tick: Equatable {
        var day: Int
        var column: Int
        var upper: String
        var lower: String
    }

    /// As fine as labels fit without touching; labels never stand anywhere but on a boundary.
    func ticks() -> [Tick] {
        if let counted { return countedTicks(counted) }
        for step in Step.all where step.days * 5 >= finest * 4 {
            let ticks = self.ticks(step)
            if ticks.isEmpty || ticks.count > columns { continue }
            let size = step.labelWidth + step.space
            let fits = zip(ticks, ticks.dropFirst()).allSatisfy { $1.column - $0.column >= size }
            if fits { return ticks }
        }
        return []
    }

    private func countedTicks(_ name: String) -> [Tick] {
        for step in [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] where days / step <= 20 {
            let size = String(last).utf8.count + 2
            if columns * step / days < size { continue }
            return stride(from: 0, through: last, by: step).map { day in
                Tick(day: day, column: column(Double(day)), upper: String(day), lower: day == 0 ? name : "")
            }
        }
        return []
    }

    private enum Step {
        case days(Int)
        case weeks
        case months(Int)
        case years(Int)

        static let all: [Step] = [
            .days(1), .weeks, .months(1), .months(3), .months(6), .years(1), .years(2), .years(5), .years(10), .years(20), .years(50),
            .years(100), .years(500),
        ]

        /// About how long.
        var days: Int {
            switch self {
            case .days(let n): n
            case .weeks: 7
            case .months(let n): n * 30
            case .years(let n): n * 365
            }
        }

        /// Blanks between labels, at least.
        var space: Int { if case .months(let n) = self, n > 1 { 3 } else { 1 } }

        var labelWidth: Int {
            switch self {
            case .days, .weeks: 2
            case .months: 2
            case .years: 4
            }
        }
    }

    private func ticks(_ step: Step) -> [Tick] {
        var ticks: [Tick] = []
        var lastLower = ""
        func add(_ day: Int, _ upper: String, _ lower: String) {
            ticks.append(Tick(day: day, column: column(Double(day)), upper: upper, lower: lower == lastLower ? "" : lower))
            lastLower = lower
        }
        switch step {
        case .days(let n):
            guard days / n <= columns else { return [] }
            for day in stride(from: first, through: last, by: n) { dayTick(day, add) }
        case .weeks:
            guard days / 7 <= columns else { return [] }
            let start = CalendarDate(dayNumber: first)
            for day in stride(from: first + (8 - start.weekday) % 7, through: last, by: 7) { dayTick(day, add) }
        case .months(let n):
            guard days / (28 * n) <= columns else { return [] }
            var date = CalendarDate(dayNumber: Self.day(CalendarDate(dayNumber: first).year, 1, 1))
            while date.dayNumber <= last {
                if date.dayNumber >= first { add(date.dayNumber, Self.two(date.month), String(date.year)) }
                date = date.adding(months: n)
            }
        case .years(let n):
            guard days / (365 * n) <= columns else { return [] }
            let year = CalendarDate(dayNumber: first).year
            var y = (year + n - 1) / n * n
            while y <= 9999, Self.day(y, 1, 1) <= last {
                if Self.day(y, 1, 1) >= first { add(Self.day(y, 1, 1), String(y), "") }
                y += n
            }
        }
        return ticks
    }

    private func dayTick(_ day: Int, _ add: (Int, String, String) -> Void) {
        let (y, m, d) = CalendarDate(dayNumber: day).components
        add(day, Self.two(d), "\(y)-" + Self.two(m))
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}

/// Values on rows.
struct ValueScale {
    let low: Double
    let high: Double
    /// Round values, the lowest first.
    let ticks: [Double]
    private let decimals: Int

    /// - Parameters:
    ///   - fromZero: Whether zero must be on the scale.
    ///   - isPadded: Whether no value may stand at an end of the scale, zero excepted.
    ///   - isWhole: Whether only whole numbers may stand at the ticks: there is no half person.
    init(_ values: [Double], fromZero: Bool, isPadded: Bool = false, isWhole: Bool = false, ticks count: Int = 4) {
        var low = values.min() ?? 0
        var high = values.max() ?? 1
        if fromZero {
            low = min(low, 0)
            high = max(high, 0)
        }
        if !(high > low) {
            let room = abs(high) > 0 ? abs(high) * 0.05 : 1
            if !fromZero { low -= room }
            if !fromZero || high <= 0 { high += room }
        }
        if isPadded, !fromZero {
            let room = (high - low) * 0.04
            low -= low >= 0 && low < room ? low : room
            high += room
        }
        var step = Self.niceStep((high - low) / Double(max(1, count)))
        if isWhole, step < 10, step != step.rounded() { step = step < 1 ? 1 : 5 }
        let bottom = (low / step).rounded(.down) * step
        let top = (high / step - 1e-9).rounded(.up) * step
        self.low = bottom
        self.high = top > bottom ? top : bottom + step
        var ticks: [Double] = []
        var i = 0
        while i <= 40, bottom + Double(i) * step <= self.high + step * 1e-6 {
            ticks.append(bottom + Double(i) * step)
            i += 1
        }
        self.ticks = ticks
        var d = 0
        var s = step
        while d < 6, abs(s - s.rounded()) > 1e-9 * max(1, s) {
            s *= 10
            d += 1
        }
        decimals = d
    }

    static func niceStep(_ rough: Double) -> Double {
        guard rough > 0, rough.isFinite else { return 1 }
        var power = 1.0
        while power * 10 <= rough { power *= 10 }
        while power > rough { power /= 10 }
        for factor in [1.0, 2, 2.5, 5, 10] where factor * power >= rough * 0.999999 { return factor * power }
        return 10 * power
    }

    /// How far up a value lies, from 0 to 1.
    func share(_ value: Double) -> Double { min(1, max(0, (value - low) / (high - low))) }

    /// "2.50", "15,000", "60 trillion".
    func label(_ tick: Double) -> String {
        let negative = tick < 0
        let size = abs(tick)
        for (power, word) in [(1e12, "tn"), (1e9, "bn"), (1e6, "m")] where abs(high) >= power * 10 || (abs(high) >= power && size >= power)
        {
            if tick == 0 { return "0" }
            let text = Self.fixed(size / power, Self.needed((ticks.count > 1 ? ticks[1] - ticks[0] : size) / power))
            return (negative ? "−" : "") + text + " " + word
        }
        return (negative && size > 0 ? "−" : "") + Self.fixed(size, decimals)
    }

    private static func needed(_ step: Double) -> Int {
        var d = 0
        var s = step
        while d < 6, abs(s - s.rounded()) > 1e-6 * max(1, s) {
            s *= 10
            d += 1
        }
        return d
    }

    private static func fixed(_ value: Double, _ decimals: Int) -> String {
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        let scaled = (value * factor).rounded()
        guard scaled < 9e18 else { return "\(value)" }
        return FigureText.grouped(ExactDecimal(significand: Int128(Int64(scaled)), exponent: -decimals))
    }
}
