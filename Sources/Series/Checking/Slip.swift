import Model

/// How one figure may have become another by a slip: only from the digits, never from what they mean.
struct Slip: Hashable {
    var cause: Finding.Cause
    /// Whether chance hardly makes two independent figures look like this.
    var isStrong: Bool

    /// The slip that turns `sound` into `other`; `nil` where none does.
    static func from(_ sound: Figure, to other: Figure) -> Slip? {
        guard sound.upper == nil, other.upper == nil, !sound.value.isZero, !other.value.isZero, sound.value != other.value,
            sound.value.isNegative == other.value.isNegative
        else { return nil }
        let (a, b) = (sound.value.reduced, other.value.reduced)
        if a.significand == b.significand { return shift(by: b.exponent - a.exponent, digits: String(a.significand.magnitude).count) }
        if let slip = scaled(sound, other) ?? edited(a, b) { return slip }
        // Written with different precision: 38.1 and 83.
        let (fine, coarse) = sound.value.exponent < other.value.exponent ? (sound, other) : (other, sound)
        guard coarse.value.exponent <= 0 || coarse.value.exponent > 3, fine.value.exponent < coarse.value.exponent else { return nil }
        for cut in cuts(fine.value, to: coarse.value.exponent) where cut != coarse.value {
            let pair = fine == sound ? (cut, coarse.value) : (coarse.value, cut)
            if let slip = edited(pair.0, pair.1), slip.cause == .digitTransposition { return slip }
        }
        return nil
    }

    /// The same digits, moved by a power of ten.
    private static func shift(by power: Int, digits: Int) -> Slip {
        switch power {
        case 1: Slip(cause: .digitAdded, isStrong: digits >= 2)
        case -1: Slip(cause: .digitDropped, isStrong: digits >= 2)
        case 2, -2: Slip(cause: power > 0 ? .digitAdded : .digitDropped, isStrong: digits >= 2)
        default: Slip(cause: .scale, isStrong: digits >= 2 || abs(power) % 3 == 0)
        }
    }

    /// Different precision, and thousand, million or billion apart: 59.4 trillion and 59 billion.
    private static func scaled(_ a: Figure, _ b: Figure) -> Slip? {
        let digits = [a, b].map { String($0.value.reduced.significand.magnitude).count }
        if digits.contains(1) { return nil }
        for power in [-9, -6, -3, 3, 6, 9] {
            let moved = Figure(
                value: ExactDecimal(significand: a.value.significand, exponent: a.value.exponent + power), qualifier: .exact, unit: a.unit)
            let plain = Figure(value: b.value, qualifier: .exact, unit: b.unit)
            if !moved.standard.isDisjoint(from: plain.standard) { return Slip(cause: .scale, isStrong: true) }
        }
        return nil
    }

    /// One letter of the written number wrong.
    private static func edited(_ a: ExactDecimal, _ b: ExactDecimal) -> Slip? {
        let low = min(a.exponent, b.exponent)
        // Far apart in size, the digits cannot be those of one number.
        guard max(a.exponent, b.exponent) - low <= 6 else { return nil }
        let (x, y) = (digits(a, to: low), digits(b, to: low))
        if x.count == y.count {
            let wrong = x.indices.filter { x[$0] != y[$0] }
            if wrong.count == 2, wrong[1] == wrong[0] + 1, x[wrong[0]] == y[wrong[1]], x[wrong[1]] == y[wrong[0]] {
                return Slip(cause: .digitTransposition, isStrong: x.count >= 3)
            }
            // One wrong digit with those behind it right is no chance; a wrong last digit is what any two sources have.
            if wrong.count == 1, x.count >= 2 { return Slip(cause: .wrongDigit, isStrong: x.count - wrong[0] >= 3) }
            return nil
        }
        guard abs(x.count - y.count) == 1 else { return nil }
        let (long, short) = x.count > y.count ? (x, y) : (y, x)
        guard short.count >= 2 else { return nil }
        let same = zip(long, short).prefix { $0 == $1 }.count
        guard long.dropFirst(same + 1).elementsEqual(short.dropFirst(same)) else { return nil }
        return Slip(cause: x.count > y.count ? .digitDropped : .digitAdded, isStrong: short.count >= 3)
    }

    /// A value rounded and cut off at a power of ten.
    private static func cuts(_ value: ExactDecimal, to exponent: Int) -> [ExactDecimal] {
        guard exponent - value.exponent <= 12 else { return [] }
        var unit: Int128 = 1
        for _ in value.exponent..<exponent { unit *= 10 }
        let size = value.isNegative ? -value.significand : value.significand
        return Set([(size + unit / 2) / unit, size / unit]).sorted().map {
            ExactDecimal(significand: value.isNegative ? -$0 : $0, exponent: exponent)
        }
    }

    private static func digits(_ value: ExactDecimal, to exponent: Int) -> [UInt8] {
        Array(String(value.significand.magnitude).utf8) + [UInt8](repeating: 48, count: value.exponent - exponent)
    }
}

/// One physical unit written for another (R15): the ratio of two figures is that of the units, within their rounding.
enum UnitSlip {
    /// How many of the smaller unit make the larger: mile and kilometre, kilogram and pound, tonne and short ton, metre and foot, inch and
    /// centimetre, hectare and acre, barrel and gallon (NIST Special Publication 811, appendix B).
    private static let factors = ["1.609344", "2.204623", "1.102311", "3.280840", "2.54", "2.471054", "42"].compactMap { ExactDecimal($0) }

    /// `nil` for money, people and shares, and where no two units are so far apart.
    static func between(_ a: Figure, _ b: Figure) -> (ratio: ExactDecimal, isStrong: Bool)? {
        guard isPhysical(a.unit), a.unit.code == b.unit.code, a.upper == nil, b.upper == nil, !a.value.isZero, !b.value.isZero,
            a.value.isNegative == b.value.isNegative, !a.value.isNegative
        else { return nil }
        let (small, large) = a.value < b.value ? (a, b) : (b, a)
        for factor in factors {
            guard let low = small.standard.low?.multiplied(by: factor), let high = small.standard.high?.multiplied(by: factor) else {
                continue
            }
            if !Interval(low: low, high: high).isDisjoint(from: large.standard) {
                let digits = [small, large].map { String($0.value.reduced.significand.magnitude).count }
                return (factor, (digits.min() ?? 0) >= 3)
            }
        }
        return nil
    }

    private static func isPhysical(_ unit: MeasureUnit) -> Bool {
        let isCurrency = unit.code.utf8.count == 3 && unit.code.utf8.allSatisfy { (65...90).contains($0) }
        return !isCurrency && !unit.code.isEmpty && ![MeasureUnit.percent.code, MeasureUnit.persons.code].contains(unit.code)
    }
}
