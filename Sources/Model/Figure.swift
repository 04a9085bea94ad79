/// How the wording bounds a figure.
public enum Qualifier: String, Sendable, CaseIterable, Hashable {
    case exact = "="
    /// about, some, nearly
    case about = "~"
    /// below, at most, up to
    case below = "<"
    /// above, at least, more than
    case above = ">"
}

/// Whether the text says that the figure rose or fell, by it or to it.
public enum Trend: String, Sendable, CaseIterable, Hashable { case up, down }

/// What a figure counts or measures in.
public struct MeasureUnit: Hashable, Sendable, CustomStringConvertible {
    /// UCUM-like or ISO 4217 code (`percent`, `USD`, `km`), `persons`, or the head lemma of a counted noun (`troop`).
    public var code: String
    /// Full singular English name: `percentage`, `south korean won`, `mile per hour`.
    public var name: String

    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }

    public var description: String { code }

    public static let percent = MeasureUnit(code: "percent", name: "percentage")
    public static let percentagePoint = MeasureUnit(code: "percentage-point", name: "percentage point")
    public static let persons = MeasureUnit(code: "persons", name: "person")
}

/// A number as a text gives it: its value, the second value of a range, how it is hedged and what it counts.
public struct Figure: Hashable, Sendable {
    public var value: ExactDecimal
    /// The second number of a range or a move; of a vague plural ("dozens") its upper end.
    public var upper: ExactDecimal?
    public var qualifier: Qualifier
    public var unit: MeasureUnit

    public init(value: ExactDecimal, upper: ExactDecimal? = nil, qualifier: Qualifier = .exact, unit: MeasureUnit) {
        self.value = value
        self.upper = upper
        self.qualifier = qualifier
        self.unit = unit
    }

    /// The rounding step of the literal: the place of its last significant digit.
    ///
    /// Trailing zeros of a whole number do not count as significant: 11,000 has a step of 1,000. `keeping` is the least
    /// number of digits that do count, so that 2,000 has a step of 100 with two digits kept. All digits of a whole number
    /// below 100 count: "20 dead" are twenty, not some number about that.
    public func step(keeping digits: Int) -> ExactDecimal {
        if value.exponent < 0 { return .powerOfTen(value.exponent) }
        if value.exponent == 0, value.significand.magnitude < 100 { return .one }
        var significand = value.significand.magnitude
        var exponent = value.exponent
        // Only where it ends with a zero does it matter how many digits there are.
        guard significand != 0, significand % 10 == 0 else { return .powerOfTen(exponent) }
        var count = String(significand).count
        while significand % 10 == 0, count > digits {
            significand /= 10
            exponent += 1
            count -= 1
        }
        return .powerOfTen(exponent)
    }

    /// What the wording allows if the figure was rounded to the nearest step, with at least two digits meant.
    public var standard: Interval { interval(step: step(keeping: 2), truncated: false) }

    /// What the wording allows if the figure may have been rounded or cut off, with one digit meant.
    public var robust: Interval { interval(step: step(keeping: 1), truncated: true) }

    private func interval(step: ExactDecimal, truncated: Bool) -> Interval {
        let half = ExactDecimal(significand: step.significand * 5, exponent: step.exponent - 1)
        switch qualifier {
        case .above: return Interval(low: upper.map { min($0, value) } ?? value, high: nil)
        case .below: return Interval(low: nil, high: upper.map { max($0, value) } ?? value)
        case .exact, .about: break
        }
        let low = upper.map { min($0, value) } ?? value
        let high = upper.map { max($0, value) } ?? value
        if qualifier == .about {
            // "about" allows one step or five percent, whichever is more.
            let size = high.isNegative ? high.negated : high
            let five = ExactDecimal(significand: 5, exponent: -2).multiplied(by: size) ?? step
            let slack = max(step, five)
            return Interval(low: low.subtracting(slack) ?? low, high: high.adding(slack) ?? high)
        }
        if upper != nil { return Interval(low: low, high: high) }
        // Below zero a cut-off figure lies further from zero, so the two ends change places.
        if value.isNegative, truncated {
            return Interval(low: value.subtracting(step) ?? value, high: value.adding(half) ?? value)
        }
        // What is rounded to one digit becomes a power of ten from 95 in 100 of it on: 1,000 is not what 800 is rounded to.
        let isPower = truncated && ExactDecimal.one < step && value.reduced.significand.magnitude == 1
        let below = isPower ? ExactDecimal(significand: half.significand, exponent: half.exponent - 1) : half
        return Interval(
            low: value.subtracting(below) ?? value, high: value.adding(truncated ? step : half) ?? value, highIsOpen: truncated)
    }
}
