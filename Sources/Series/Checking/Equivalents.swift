import Model
import Vocabulary

/// Rule R9: one thing said in two ways, and a rate over a time.
extension Examination {
    /// "20 percent, or one in five".
    mutating func checkEquivalent(_ saying: Saying) {
        for index in saying.quantities.indices.dropLast() {
            let pair = [index, index + 1]
            let roles = pair.map { saying.quantities[$0] }
            guard let fraction = pair.first(where: { saying.quantities[$0].mention.shape == .fraction }),
                let percent = pair.first(where: {
                    let mention = saying.quantities[$0].mention
                    return mention.shape == .single && mention.figure.unit.code == MeasureUnit.percent.code
                }), pair.allSatisfy(saying.isAsserted), isSaidAgain(between: roles[0], and: roles[1], saying)
            else { continue }
            let linked = pair.flatMap(saying.claims(of:))
            guard let lead = linked.first, let settings = settings(of: claims.all[lead]), !settings.off.contains(CheckRule.product.id)
            else {
                continue
            }
            let (part, share) = (saying.figures(fraction).first, saying.figures(percent).first)
            guard let hundredfold = Self.percentage(part, share.unit), let allowed = Self.around(hundredfold.value),
                allowed.isDisjoint(from: share.robust)
            else { continue }
            report(
                .product, .contradiction, saying: saying, claims: linked, values: [share.value, hundredfold.value], cause: .sum,
                explanation:
                    "\(Phrase.figure(share).capitalizedFirst) and a fraction that is \(Phrase.figure(hundredfold)) are given for one thing: "
                    + "one of them is wrong.",
                arithmetic: "\(Phrase.interval(share.robust)) and \(Phrase.interval(allowed)) do not meet")
        }
    }

    /// Only "or", a bracket or a comma stands between, with a hedge at most.
    private func isSaidAgain(between a: QuantityRole, and b: QuantityRole, _ saying: Saying) -> Bool {
        guard a.words.upperBound < b.words.lowerBound else { return false }
        let between = saying.reading.words[a.words.upperBound..<b.words.lowerBound]
        let isOr = between.contains { $0.hash == SentenceSource.or }
        return between.count <= (isOr ? 4 : 1) && (isOr || between.allSatisfy { $0.kind == .punctuation && $0.range.count == 1 })
            && between.allSatisfy { $0.kind != .number }
    }

    /// A fraction as a percentage, if it is not one yet.
    private static func percentage(_ figure: Figure, _ unit: MeasureUnit) -> Figure? {
        if figure.unit.code == MeasureUnit.percent.code { return figure }
        guard figure.unit.code.isEmpty || figure.value <= .one else { return nil }
        return Figure(value: ExactDecimal(significand: figure.value.significand, exponent: figure.value.exponent + 2), unit: unit)
    }

    /// "One in five" is said of what lies between one in four and one in six.
    private static func around(_ value: ExactDecimal) -> Interval? {
        guard let low = value.multiplied(by: ExactDecimal(significand: 8, exponent: -1)),
            let high = value.multiplied(by: ExactDecimal(significand: 125, exponent: -2))
        else { return nil }
        return Interval(low: low, high: high)
    }

    /// "400 a day over ten days, 9,000 in all": rate times time, heads times amount a head.
    mutating func checkProduct(_ saying: Saying, _ source: SentenceSource) {
        guard !source.hits(.altogether, in: saying.reading).isEmpty else { return }
        let plain = saying.quantities.indices.filter {
            saying.isAsserted($0) && saying.quantities[$0].mention.figure.upper == nil && !saying.quantities[$0].isChange
        }
        let rates = plain.filter { saying.quantities[$0].mention.figure.unit.code.contains("/") }
        guard rates.count == 1, let rate = rates.first else { return }
        let parts = saying.quantities[rate].mention.figure.unit.code.split(separator: "/").map(String.init)
        guard parts.count == 2 else { return }
        let counts = plain.filter { $0 != rate && saying.quantities[$0].mention.figure.unit.code == parts[1] }
        // "Ten days" is read both as a quantity and as a time; it is counted once.
        let times =
            counts.isEmpty
            ? saying.reading.times.compactMap { Self.duration($0.mention, in: parts[1]) } : counts.map { saying.figures($0).first }
        let totals = plain.filter { $0 != rate && !counts.contains($0) }
        guard times.count == 1, let t = times.first, totals.count == 1, let total = totals.first,
            let lead = saying.claims(of: total).first, let settings = settings(of: claims.all[lead]),
            !settings.off.contains(CheckRule.product.id)
        else { return }
        let (r, sum) = (saying.figures(rate).first, saying.figures(total).first)
        guard !r.value.isZero, !t.value.isZero, let made = Self.product(Self.loosely(r), Self.loosely(t)),
            made.isDisjoint(from: Self.loosely(sum)), let plainProduct = r.value.multiplied(by: t.value)
        else { return }
        report(
            .product, .contradiction, saying: saying, claims: saying.claims(of: total), values: [sum.value, plainProduct], cause: .sum,
            explanation: "\(Phrase.number(r.value)) times \(Phrase.number(t.value)) do not make the \(Phrase.number(sum.value)) given.",
            arithmetic: "\(Phrase.number(r.value)) × \(Phrase.number(t.value)) = \(Phrase.number(plainProduct)), not "
                + "\(Phrase.number(sum.value)); \(Phrase.apart(made, Self.loosely(sum)))")
    }

    /// "Over 10 days" as ten of the unit; `nil` where it is counted in another one.
    private static func duration(_ time: TimeMention, in unit: String) -> Figure? {
        let letters: [Character: String] = ["D": "d", "W": "wk", "M": "mo", "Y": "a"]
        guard time.kind == .duration, time.timex.first == "P", let last = time.timex.last, letters[last] == unit,
            let value = ExactDecimal(time.timex.dropFirst().dropLast())
        else { return nil }
        return Figure(value: value, unit: MeasureUnit(code: unit, name: unit))
    }

    /// Rates are averages, and days are counted in full or begun: at least "about", and "over ten days" is no bound.
    private static func loosely(_ figure: Figure) -> Interval {
        guard figure.qualifier == .exact || figure.unit.code.utf8.count <= 2 else { return figure.robust }
        return Figure(value: figure.value, qualifier: .about, unit: figure.unit).robust
    }

    /// Both positive.
    private static func product(_ a: Interval, _ b: Interval) -> Interval? {
        guard let al = a.low, let bl = b.low, !al.isNegative, !bl.isNegative, let low = al.multiplied(by: bl) else { return nil }
        if let ah = a.high, let bh = b.high { return Interval(low: low, high: ah.multiplied(by: bh)) }
        return Interval(low: low, high: nil)
    }
}
