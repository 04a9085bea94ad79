/// A stretch of the calendar with the precision that a text gave it: when a figure holds.
///
/// Written as EDTF (ISO 8601-2): `2024`, `2024-10`, `2025-06-27`, `2025-06-24/2025-06-26`, `2022-02-24/..`; quarters as
/// `2025-Q2`, halves as `2025-H1`, ISO weeks as `2025-W26`, decades as `199X`.
public struct Period: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// One unit of the calendar.
    public enum Part: Hashable, Sendable {
        case decade(Int)
        case year(Int)
        case half(Int, Int)
        case quarter(Int, Int)
        case month(Int, Int)
        case week(Int, Int)
        case day(CalendarDate)
    }

    /// The first and the last part, packed: periods are copied about with every mention of a time.
    @usableFromInline let packedFirst: PackedPart
    @usableFromInline let packedLast: PackedPart
    /// Whether it is written with a slash.
    public let isInterval: Bool

    /// The part the period is, or the part it begins with; `nil` where the beginning is open.
    @inlinable public var first: Part? { packedFirst.part }
    /// The part it ends with; the same as `first` where the period is a single part; `nil` where the end is open.
    @inlinable public var last: Part? { packedLast.part }

    public init(_ part: Part) {
        packedFirst = PackedPart(part)
        packedLast = packedFirst
        isInterval = false
    }

    /// From the first day of `first` to the last day of `last`; `nil` on either side is open.
    ///
    /// Where both are the same part, that part alone.
    public init(from first: Part?, to last: Part?) {
        packedFirst = PackedPart(first)
        packedLast = PackedPart(last)
        isInterval = first == nil || packedFirst != packedLast
    }

    public static func day(_ date: CalendarDate) -> Period { Period(.day(date)) }
    public static func year(_ year: Int) -> Period { Period(.year(year)) }
    public static func month(_ year: Int, _ month: Int) -> Period { Period(.month(year, month)) }
    public static func days(_ first: CalendarDate, _ last: CalendarDate) -> Period { Period(from: .day(first), to: .day(last)) }

    /// The first day; `nil` where the beginning is open.
    public var start: CalendarDate? { first.map(\.start) }
    /// The last day, inside the period; `nil` where the end is open.
    public var end: CalendarDate? { last.map(\.end) }
    /// The number of days; `nil` where an end is open.
    public var dayCount: Int? {
        guard let start, let end else { return nil }
        return end.dayNumber - start.dayNumber + 1
    }

    public func overlaps(_ other: Period) -> Bool {
        if let a = start, let b = other.end, a > b { return false }
        if let a = other.start, let b = end, a > b { return false }
        return true
    }

    public func contains(_ other: Period) -> Bool {
        if let mine = start { guard let theirs = other.start, mine <= theirs else { return false } }
        if let mine = end { guard let theirs = other.end, theirs <= mine else { return false } }
        return true
    }

    /// By first day, then last day, then as written; an open beginning first, an open end last.
    public static func < (a: Period, b: Period) -> Bool {
        let (aStart, bStart) = (a.start?.dayNumber ?? .min, b.start?.dayNumber ?? .min)
        if aStart != bStart { return aStart < bStart }
        let (aEnd, bEnd) = (a.end?.dayNumber ?? .max, b.end?.dayNumber ?? .max)
        if aEnd != bEnd { return aEnd < bEnd }
        return a.description < b.description
    }

    public var description: String {
        isInterval ? (first?.description ?? "..") + "/" + (last?.description ?? "..") : first?.description ?? ".."
    }

    /// Reads what `description` writes, and an empty end for an open one.
    public init?(edtf text: some StringProtocol) { self.init(edtf: String(text)) }

    /// The same of a `String`, which a store has by the hundred thousand: by bytes, since a generic reader takes a hundred times as long.
    public init?(edtf text: String) {
        let bytes = text.utf8.span
        guard let slash = bytes.indices.first(where: { bytes[$0] == UInt8(ascii: "/") }) else {
            guard let part = Part(bytes) else { return nil }
            self.init(part)
            return
        }
        func end(_ bytes: Span<UInt8>) -> Part?? {
            let isOpen = bytes.isEmpty || bytes.count == 2 && bytes[0] == UInt8(ascii: ".") && bytes[1] == UInt8(ascii: ".")
            return isOpen ? .some(nil) : Part(bytes).map { .some($0) }
        }
        guard let first = end(bytes.extracting(..<slash)), let last = end(bytes.extracting((slash + 1)...)), first != nil || last != nil
        else { return nil }
        if let a = first, let b = last, b.end < a.start { return nil }
        self.init(from: first, to: last)
    }
}

extension Period.Part: CustomStringConvertible {
    public var start: CalendarDate {
        switch self {
        case .decade(let y): Self.date(y, 1, 1)
        case .year(let y): Self.date(y, 1, 1)
        case .half(let y, let h): Self.date(y, h * 6 - 5, 1)
        case .quarter(let y, let q): Self.date(y, q * 3 - 2, 1)
        case .month(let y, let m): Self.date(y, m, 1)
        case .week(let y, let w): CalendarDate.monday(ofWeek: w, year: y)
        case .day(let d): d
        }
    }

    public var end: CalendarDate {
        switch self {
        case .decade(let y): Self.date(y + 9, 12, 31)
        case .year(let y): Self.date(y, 12, 31)
        case .half(let y, let h): Self.date(y, h * 6, h == 1 ? 30 : 31)
        case .quarter(let y, let q): Self.date(y, q * 3, CalendarDate.days(inMonth: q * 3, of: y))
        case .month(let y, let m): Self.date(y, m, CalendarDate.days(inMonth: m, of: y))
        case .week(let y, let w): CalendarDate.monday(ofWeek: w, year: y).adding(days: 6)
        case .day(let d): d
        }
    }

    private static func date(_ y: Int, _ m: Int, _ d: Int) -> CalendarDate {
        CalendarDate(year: y, month: m, day: d) ?? CalendarDate(dayNumber: 0)
    }

    public var description: String {
        switch self {
        case .decade(let y): String(CalendarDate.padded(y, 4).dropLast()) + "X"
        case .year(let y): CalendarDate.padded(y, 4)
        case .half(let y, let h): CalendarDate.padded(y, 4) + "-H\(h)"
        case .quarter(let y, let q): CalendarDate.padded(y, 4) + "-Q\(q)"
        case .month(let y, let m): CalendarDate.yearAndMonth(y, m)
        case .week(let y, let w): CalendarDate.padded(y, 4) + "-W" + CalendarDate.padded(w, 2)
        case .day(let d): d.description
        }
    }

    init?(_ bytes: Span<UInt8>) {
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for index in range {
                guard bytes[index] >= 48, bytes[index] <= 57 else { return nil }
                value = value * 10 + Int(bytes[index] - 48)
            }
            return value
        }
        switch bytes.count {
        case 4:
            if bytes[3] == UInt8(ascii: "X"), let d = number(0..<3), d > 0 {
                self = .decade(d * 10)
            } else if let y = number(0..<4), y > 0 {
                self = .year(y)
            } else {
                return nil
            }
        case 7:
            guard let y = number(0..<4), y > 0, bytes[4] == UInt8(ascii: "-") else { return nil }
            switch bytes[5] {
            case UInt8(ascii: "Q"):
                guard let q = number(6..<7), (1...4).contains(q) else { return nil }
                self = .quarter(y, q)
            case UInt8(ascii: "H"):
                guard let h = number(6..<7), (1...2).contains(h) else { return nil }
                self = .half(y, h)
            default:
                guard let m = number(5..<7), (1...12).contains(m) else { return nil }
                self = .month(y, m)
            }
        case 8:
            guard let y = number(0..<4), y > 0, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "W"), let w = number(6..<8),
                w >= 1, CalendarDate.monday(ofWeek: w, year: y).week == (y, w)
            else { return nil }
            self = .week(y, w)
        case 10:
            guard let date = CalendarDate(iso: bytes) else { return nil }
            self = .day(date)
        default: return nil
        }
    }
}

/// A part of the calendar in eight bytes: years and days in 32 bits, what counts within a year in 16.
@usableFromInline
struct PackedPart: Hashable, Sendable {
    /// 0 for none, else the place of the part's case from 1 on.
    @usableFromInline let kind: UInt8
    /// The half, quarter, month or week.
    @usableFromInline let inner: Int16
    /// The year, or the day's number.
    @usableFromInline let outer: Int32

    @usableFromInline
    init(_ part: Period.Part?) {
        let (kind, outer, inner): (UInt8, Int, Int) =
            switch part {
            case nil: (0, 0, 0)
            case .decade(let year)?: (1, year, 0)
            case .year(let year)?: (2, year, 0)
            case .half(let year, let half)?: (3, year, half)
            case .quarter(let year, let quarter)?: (4, year, quarter)
            case .month(let year, let month)?: (5, year, month)
            case .week(let year, let week)?: (6, year, week)
            case .day(let day)?: (7, day.dayNumber, 0)
            }
        self.kind = kind
        self.outer = Int32(clamping: outer)
        self.inner = Int16(clamping: inner)
    }

    @inlinable
    var part: Period.Part? {
        switch kind {
        case 0: nil
        case 1: .decade(Int(outer))
        case 2: .year(Int(outer))
        case 3: .half(Int(outer), Int(inner))
        case 4: .quarter(Int(outer), Int(inner))
        case 5: .month(Int(outer), Int(inner))
        case 6: .week(Int(outer), Int(inner))
        default: .day(CalendarDate(dayNumber: Int(outer)))
        }
    }
}
