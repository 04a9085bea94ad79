/// The values that a figure may stand for, from `low` to `high`; `nil` is no bound on that side.
///
/// Low is always inside. High is inside unless `highIsOpen` (a rounded or truncated figure reaches up to, but not to, the
/// next step).
public struct Interval: Hashable, Sendable, CustomStringConvertible {
    public var low: ExactDecimal?
    public var high: ExactDecimal?
    public var highIsOpen: Bool

    public init(low: ExactDecimal?, high: ExactDecimal?, highIsOpen: Bool = false) {
        self.low = low
        self.high = high
        self.highIsOpen = highIsOpen
    }

    public init(exactly value: ExactDecimal) { self.init(low: value, high: value) }

    /// Whether no value lies in both.
    public func isDisjoint(from other: Interval) -> Bool {
        Self.endsBefore(self, other) || Self.endsBefore(other, self)
    }

    /// Whether all of `a` lies below all of `b`.
    public static func endsBefore(_ a: Interval, _ b: Interval) -> Bool {
        guard let high = a.high, let low = b.low else { return false }
        return high < low || (a.highIsOpen && high == low)
    }

    public func contains(_ value: ExactDecimal) -> Bool {
        if let low, value < low { return false }
        if let high, value > high || (highIsOpen && value == high) { return false }
        return true
    }

    /// The sum of the two, bound by bound; `nil` if a bound takes more than 38 digits.
    public func adding(_ other: Interval) -> Interval? {
        var sum = Interval(low: nil, high: nil, highIsOpen: highIsOpen || other.highIsOpen)
        if let a = low, let b = other.low {
            guard let s = a.adding(b) else { return nil }
            sum.low = s
        }
        if let a = high, let b = other.high {
            guard let s = a.adding(b) else { return nil }
            sum.high = s
        }
        return sum
    }

    /// "[58.5, 59.5)".
    public var description: String {
        "[\(low.map(\.description) ?? "−∞"), \(high.map(\.description) ?? "∞")\(highIsOpen || high == nil ? ")" : "]")"
    }
}
