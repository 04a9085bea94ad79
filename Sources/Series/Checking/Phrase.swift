import Model

/// Figures and intervals in words for a person.
enum Phrase {
    private static let scales: [(power: Int, name: String)] = [(12, "trillion"), (9, "billion"), (6, "million")]

    /// "59.4 trillion", "11,000", "62.1".
    static func number(_ value: ExactDecimal) -> String {
        for (power, name) in scales where value.magnitudeOrder >= power && !value.isZero {
            let reduced = value.reduced
            let scaled = ExactDecimal(significand: reduced.significand, exponent: reduced.exponent - power)
            if scaled.exponent >= -3 { return "\(grouped(scaled)) \(name)" }
        }
        return grouped(value)
    }

    private static func grouped(_ value: ExactDecimal) -> String {
        let text = value.description
        let negative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first else { return text }
        var groups: [Substring] = []
        var rest = whole
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        groups.insert(rest, at: 0)
        let fraction = parts.count > 1 ? "." + parts[1] : ""
        return (negative ? "−" : "") + groups.joined(separator: ",") + fraction
    }

    /// "more than 7,000", "62.1 percent", "59.4 trillion KRW".
    static func figure(_ figure: Figure) -> String {
        var text = number(figure.value)
        if let upper = figure.upper { text += " to \(number(upper))" }
        switch figure.unit.code {
        case "percent": text += " percent"
        case "persons", "": break
        default: text += " \(figure.unit.code)"
        }
        switch figure.qualifier {
        case .exact: return text
        case .about: return "about \(text)"
        case .above: return "at least \(text)"
        case .below: return "at most \(text)"
        }
    }

    /// "1,000 times".
    static func times(_ ratio: Double) -> String {
        guard ratio < 1e15 else { return "beyond measure" }
        return ratio < 10 ? "\(Double(Int(ratio * 10)) / 10) times" : "\(grouped(ExactDecimal(Int(ratio.rounded())))) times"
    }

    /// "12.5 percent" of 0.125.
    static func percent(_ ratio: Double) -> String {
        guard abs(ratio) < 1e9 else { return "beyond measure" }
        let tenths = Int((ratio * 1000).rounded())
        let value = ExactDecimal(significand: Int128(tenths), exponent: -1)
        return "\(grouped(tenths % 10 == 0 ? ExactDecimal(tenths / 10) : value)) percent"
    }

    /// "10,500 up to 12,000": what a figure's wording allows, the upper end outside; "2,500 to 3,500" with both ends inside.
    static func interval(_ interval: Interval) -> String {
        // An end has no digits of its own: "44", not "44.0".
        let (low, high) = (interval.low?.reduced, interval.high?.reduced)
        return switch (low, high) {
        case (let low?, let high?): low == high ? number(low) : "\(number(low)) \(interval.highIsOpen ? "up to" : "to") \(number(high))"
        case (let low?, nil): "\(number(low)) or more"
        case (nil, let high?): "\(number(high)) or less"
        case (nil, nil): "anything"
        }
    }

    /// "1,100 can stand for 1,050 up to 1,200, 11,000 for 10,500 up to 12,000, rounded or cut short: no value fits both".
    static func apart(_ a: Figure, _ b: Figure) -> String {
        "\(figure(a)) can stand for \(interval(a.robust)), \(figure(b)) for \(interval(b.robust)), rounded or cut short: no value fits both"
    }

    /// The same of intervals that are made of several figures.
    static func apart(_ a: Interval, _ b: Interval) -> String {
        "\(interval(a)) and \(interval(b)), with all rounding, have no value in common"
    }

    /// What a cause means, as the end of a sentence: what the digits and the neighbours suggest is not proved as the rest is.
    ///
    /// - Parameter hedge: how sure that is: "probably", "perhaps".
    static func cause(_ cause: Finding.Cause?, _ value: String, hedge: String = "probably") -> String {
        switch cause {
        case .scale: "\(hedge) thousand, million or billion was exchanged in one of them"
        case .digitTransposition: "\(hedge) two digits were exchanged in one of them"
        case .digitDropped: "\(hedge) \(value) has a digit too few, or the other one a digit too many"
        case .digitAdded: "\(hedge) \(value) has a digit too many, or the other one a digit too few"
        case .wrongDigit: "\(hedge) one digit is wrong in one of them"
        case .unit: "\(hedge) a unit was exchanged in one of them"
        case .currency: "\(hedge) \(value) is the amount in another currency"
        case .flowVsStock: "\(hedge) \(value) is a total or the number there, not the number that came in this period"
        case .targetVsActual: "\(hedge) \(value) is a goal for another year"
        case .wrongPeriod: "\(hedge) \(value) is the figure of another date"
        case .swappedStance: "\(hedge) \(value) is the figure of the opposite answer"
        case .swappedValues: "\(hedge) two figures were exchanged in one of them"
        case .wrongSubject: "\(hedge) \(value) is the figure of another country, place or person"
        case .staleCopy: "\(hedge) \(value) is an older figure that had been overtaken"
        case .sourceDisagreement: "they come from different sources that disagree"
        case .cumulativeDecrease: "the count was revised, or one of them is wrong"
        case .definition: "\(hedge) they count different things"
        case .revision: "\(hedge) the source has revised its figure"
        case .correction: "the page says that it was corrected"
        case .silentChange: "the page was changed and does not say so"
        case .sum: "the figures do not make each other"
        case .direction: "\(hedge) a rise is told as a fall, or the figures before and after are exchanged"
        case .percentForPoints: "that is a change in percentage points, not in percent"
        case .percentChange: "\(hedge) \(value) is a wrong figure for the time before"
        case .superlative: "\(hedge) a lower or higher figure was overlooked"
        case nil: "no slip of the pen explains it"
        }
    }
}
