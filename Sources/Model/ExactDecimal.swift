/// A decimal number as exact as a text gave it: `significand × 10^exponent`.
///
/// The pair keeps the precision that was written: "2.40" is 240 × 10⁻² and "59.4 trillion" is 594 × 10¹¹. Comparison and
/// hashing are by value, so "2.40" equals "2.4". Up to 38 digits; what does not fit is `nil`, never rounded in silence.
public struct ExactDecimal: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let significand: Int128
    public let exponent: Int

    public init(significand: Int128, exponent: Int = 0) {
        self.significand = significand
        self.exponent = exponent
    }

    public init(_ whole: Int) { self.init(significand: Int128(whole)) }

    public static let zero = ExactDecimal(0)
    public static let one = ExactDecimal(1)

    /// Reads "-12.30": an optional sign, digits, and an optional point with digits after it. Nothing else.
    public init?(_ text: some StringProtocol) {
        var significand: Int128 = 0
        var exponent = 0
        var negative = false
        var digits = 0
        var pointSeen = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: negative = true
            case UInt8(ascii: "+") where index == 0: break
            case UInt8(ascii: ".") where !pointSeen: pointSeen = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let (tens, overflow) = significand.multipliedReportingOverflow(by: 10)
                let (sum, overflow2) = tens.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
                if overflow || overflow2 { return nil }
                significand = sum
                digits += 1
                if pointSeen { exponent -= 1 }
            default: return nil
            }
        }
        if digits == 0 { return nil }
        self.init(significand: negative ? -significand : significand, exponent: exponent)
    }

    /// Without an exponent or thousands separators, with the decimals that were written: "2.40", "59400000000000".
    public var description: String {
        let negative = significand < 0
        if exponent <= 0, exponent > -19, let short = UInt64(exactly: significand.magnitude) {
            return Self.text(short, decimals: -exponent, isNegative: negative)
        }
        var digits = String(significand.magnitude)
        if exponent > 0 {
            if significand != 0 { digits += String(repeating: "0", count: exponent) }
        } else if exponent < 0 {
            let decimals = -exponent
            if digits.count <= decimals { digits = String(repeating: "0", count: decimals - digits.count + 1) + digits }
            let point = digits.index(digits.endIndex, offsetBy: -decimals)
            digits = digits[..<point] + "." + digits[point...]
        }
        return negative ? "-" + digits : digits
    }

    /// What fits in a word, written without detours, because every table is full of it.
    private static func text(_ magnitude: UInt64, decimals: Int, isNegative: Bool) -> String {
        var digits = 1
        var limit: UInt64 = 10
        while magnitude >= limit, digits < 20 {
            digits += 1
            limit = digits < 20 ? limit * 10 : .max
        }
        let count = max(digits, decimals + 1) + (decimals > 0 ? 1 : 0) + (isNegative ? 1 : 0)
        return unsafe String(unsafeUninitializedCapacity: count) { room in
            var rest = magnitude
            var place = count
            for index in 0..<count - (isNegative ? 1 : 0) {
                place -= 1
                if decimals > 0, index == decimals {
                    unsafe room[place] = UInt8(ascii: ".")
                } else {
                    unsafe room[place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
                    rest /= 10
                }
            }
            if isNegative { unsafe room[0] = UInt8(ascii: "-") }
            return count
        }
    }

    /// The same value with no trailing zeros in the significand; zero is 0 × 10⁰.
    public var reduced: ExactDecimal {
        if significand == 0 { return .zero }
        var s = significand
        var e = exponent
        while s % 10 == 0 {
            s /= 10
            e += 1
        }
        return ExactDecimal(significand: s, exponent: e)
    }

    /// As close as a binary double comes: for drawing and for ratios, never for storing or printing a figure.
    public var approximate: Double {
        // Nearly all fit in a word, which is converted many times faster.
        var value = Int64(exactly: significand).map(Double.init) ?? Double(significand)
        var left = exponent
        while left > 0 {
            let step = min(left, 22)
            value *= Self.powersOfTen[step]
            left -= step
        }
        while left < 0 {
            let step = min(-left, 22)
            value /= Self.powersOfTen[step]
            left += step
        }
        return value
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// 10 to the given power; `nil` above 38.
    public static func powerOfTen(_ power: Int) -> ExactDecimal { ExactDecimal(significand: 1, exponent: power) }

    // MARK: Arithmetic

    /// Both significands at the smaller exponent, or `nil` if that takes more than 38 digits.
    private static func aligned(_ a: ExactDecimal, _ b: ExactDecimal) -> (Int128, Int128, Int)? {
        if a.exponent == b.exponent { return (a.significand, b.significand, a.exponent) }
        let low = min(a.exponent, b.exponent)
        guard let x = scaled(a, to: low), let y = scaled(b, to: low) else { return nil }
        return (x, y, low)
    }

    private static func scaled(_ a: ExactDecimal, to exponent: Int) -> Int128? {
        if a.significand == 0 { return 0 }
        var s = a.significand
        for _ in 0..<(a.exponent - exponent) {
            let (t, overflow) = s.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            s = t
        }
        return s
    }

    /// The exact sum, or `nil` if it takes more than 38 digits.
    public func adding(_ other: ExactDecimal) -> ExactDecimal? {
        guard let (x, y, e) = Self.aligned(self, other) ?? Self.aligned(reduced, other.reduced) else { return nil }
        let (sum, overflow) = x.addingReportingOverflow(y)
        return overflow ? nil : ExactDecimal(significand: sum, exponent: e)
    }

    public func subtracting(_ other: ExactDecimal) -> ExactDecimal? { adding(other.negated) }

    /// The exact product, or `nil` if it takes more than 38 digits.
    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
        if !overflow { return ExactDecimal(significand: product, exponent: exponent + other.exponent) }
        let (a, b) = (reduced, other.reduced)
        let (again, stillOver) = a.significand.multipliedReportingOverflow(by: b.significand)
        return stillOver ? nil : ExactDecimal(significand: again, exponent: a.exponent + b.exponent)
    }

    public var negated: ExactDecimal { ExactDecimal(significand: -significand, exponent: exponent) }
    public var isNegative: Bool { significand < 0 }
    public var isZero: Bool { significand == 0 }

    public static func == (a: ExactDecimal, b: ExactDecimal) -> Bool {
        if a.exponent == b.exponent { return a.significand == b.significand }
        let (x, y) = (a.reduced, b.reduced)
        return x.significand == y.significand && x.exponent == y.exponent
    }

    public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
        if let (x, y, _) = aligned(a, b) ?? aligned(a.reduced, b.reduced) { return x < y }
        if a.isNegative != b.isNegative { return a.isNegative }
        // So far apart that they do not fit beside each other: the one with more digits before the point is further from zero.
        let furtherA = a.magnitudeOrder > b.magnitudeOrder
        return a.isNegative ? furtherA : !furtherA
    }

    /// The power of ten of the leading digit: 0 for 5, 3 for 1,200, −2 for 0.03.
    public var magnitudeOrder: Int { String(significand.magnitude).count - 1 + exponent }

    public func hash(into hasher: inout Hasher) {
        let r = reduced
        hasher.combine(r.significand)
        hasher.combine(r.exponent)
    }
}
