public import Model

/// Figures for people: exactly the digits that the source gave, grouped in threes, with the hedge before them.
public enum FigureText {
    /// "11,000", "−2.50", "59,400,000,000,000".
    static func grouped(_ value: ExactDecimal) -> String {
        let plain = value.description
        var digits = Substring(plain)
        let negative = digits.first == "-"
        if negative { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        var out = negative ? "−" : ""
        let whole = Array(parts[0])
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { out += "," }
            out.append(digit)
        }
        if parts.count > 1 { out += "." + parts[1] }
        return out
    }

    /// "~11,000", "20–30", ">60".
    static func text(_ figure: Figure) -> String {
        let hedge = figure.qualifier == .exact ? "" : figure.qualifier.rawValue
        guard let upper = figure.upper else { return hedge + grouped(figure.value) }
        return hedge + grouped(figure.value) + "–" + grouped(upper)
    }

    /// "59.4 trillion": large sums in words where no digit is lost by it; otherwise as `text`.
    static func short(_ value: ExactDecimal) -> String {
        let scales: [(Int, String)] = [(12, "trillion"), (9, "billion"), (6, "million")]
        let reduced = value.reduced
        for (power, word) in scales where value.magnitudeOrder >= power && reduced.exponent - power >= -3 {
            return grouped(ExactDecimal(significand: reduced.significand, exponent: reduced.exponent - power).writtenOut) + " " + word
        }
        return grouped(value)
    }

    static func short(_ figure: Figure) -> String {
        let hedge = figure.qualifier == .exact ? "" : figure.qualifier.rawValue
        guard let upper = figure.upper else { return hedge + short(figure.value) }
        return hedge + short(figure.value) + "–" + short(upper)
    }

    /// "%", " people", " KRW": the unit after a figure.
    static func unitSuffix(_ unit: MeasureUnit) -> String {
        switch unit.code {
        case "percent": "%"
        case "percentage-point": " points"
        case "persons": " people"
        case "": ""
        default: " " + unit.code
        }
    }

    public static func withUnit(_ figure: Figure) -> String { short(figure) + unitSuffix(figure.unit) }

    /// What a unit is called in a heading: "%", "people", "KRW", "kilometres".
    static func heading(_ unit: MeasureUnit) -> String {
        switch unit.code {
        case "percent": return "%"
        case "percentage-point": return "percentage points"
        case "persons": return "people"
        default:
            let isCurrency = unit.code.utf8.count == 3 && unit.code.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
            return isCurrency || unit.name.isEmpty ? unit.code : unit.name
        }
    }
}

extension ExactDecimal {
    /// The same with an exponent of at most zero, so that no zeros are hidden in it.
    fileprivate var writtenOut: ExactDecimal {
        guard exponent > 0 else { return self }
        return ExactDecimal(description) ?? self
    }
}
