import Model
import Vocabulary

/// Rules R12 and R17: superlatives against what is on file, and margins of error against samples.
extension Examination {
    /// "The lowest since March 2023".
    mutating func checkSuperlative(_ saying: Saying, _ source: SentenceSource) {
        let hits =
            source.hits(.highest, in: saying.reading).map { (words: $0, trend: Trend.up) }
            + source.hits(.lowest, in: saying.reading).map { (words: $0, trend: Trend.down) }
        guard hits.count == 1, let hit = hits.first, let since = time(after: hit.words, saying.reading),
            let after = since.mention.period?.end,
            let quantity = figure(of: hit.words, since.words, saying), saying.isAsserted(quantity), !source.isNegated(saying.reading)
        else { return }
        for index in Set(saying.claims(of: quantity)).sorted() {
            let claim = claims.all[index]
            guard let settings = applies(.superlative, to: claim), isComparable(claim, settings), claim.place.standing == .fact,
                !claim.isBound, let start = claim.place.start,
                [.poll, .share, .amount, .stock].contains(settings.kind(of: claim.place.key.dimensions)), isOpen(index)
            else { continue }
            let beyond = claims.claims(of: claim.place).filter { other in
                let known = claims.all[other]
                guard known.place.key == claim.place.key, known.place.unit == claim.place.unit, known.place.standing == .fact,
                    isOpen(other),
                    known.isExact, let from = known.place.start, let to = known.place.end, from > after, to < start,
                    !known.articles.isSubset(of: claim.articles)
                else { return false }
                return hit.trend == .down
                    ? Interval.endsBefore(known.robust, claim.robust) : Interval.endsBefore(claim.robust, known.robust)
            }
            guard let found = claims.ranked(beyond).first else { continue }
            let known = claims.all[found]
            let word = hit.trend == .down ? "lowest" : "highest"
            report(
                .superlative, voices([found]) > 1 ? .contradiction : .tension, sides: [[found], [index]], cause: .superlative,
                explanation:
                    "\(name([index]).capitalizedFirst) is called the \(word) since \(since.mention.period?.description ?? ""), but "
                    + "\(name([found])) is on file for \(known.period).",
                arithmetic:
                    "\(Phrase.interval(known.robust)) lies \(hit.trend == .down ? "below" : "above") \(Phrase.interval(claim.robust))")
        }
    }

    /// The time from which the superlative holds: "since" and the time right behind it.
    private func time(after hit: Range<Int>, _ sentence: SentenceReading) -> TimeRole? {
        guard
            let since = sentence.words[hit.upperBound...].prefix(2).firstIndex(where: { $0.hash == SentenceSource.since })
        else { return nil }
        return sentence.times.first { (since...since + 2).contains($0.words.lowerBound) }
    }

    /// The quantity that is called so: the nearest before it, or right behind the time.
    private func figure(of hit: Range<Int>, _ time: Range<Int>, _ saying: Saying) -> Int? {
        let before = saying.quantities.indices.last { saying.quantities[$0].words.upperBound <= hit.lowerBound }
        if let before, hit.lowerBound - saying.quantities[before].words.upperBound <= 5 { return before }
        // Further away, only where nothing else can be meant.
        let linked = Set(saying.links.map(\.quantity))
        if linked.count == 1, let only = linked.first, only == before { return only }
        let behind = saying.quantities.indices.first { saying.quantities[$0].words.lowerBound >= time.upperBound }
        guard let behind, saying.quantities[behind].words.lowerBound - time.upperBound <= 3 else { return nil }
        return behind
    }

    /// A survey's margin of error cannot be smaller than chance makes it.
    mutating func checkMargin(_ saying: Saying, _ source: SentenceSource) {
        let hits = source.hits(.margin, in: saying.reading)
        guard hits.count == 1, let hit = hits.first else { return }
        func behind(_ codes: [String], within words: Int) -> [Int] {
            saying.quantities.indices.filter { index in
                codes.contains(saying.quantities[index].mention.figure.unit.code)
                    && (0...words).contains(saying.quantities[index].words.lowerBound - hit.upperBound)
            }
        }
        var points = behind([MeasureUnit.percentagePoint.code, "point"], within: 16)
        if points.isEmpty { points = behind([MeasureUnit.percent.code], within: 7) }
        let samples = saying.quantities.indices.filter { index in
            let figure = saying.quantities[index].mention.figure
            // A counted noun: "1,002 adults".
            let isNoun = figure.unit.code.utf8.count > 3 && figure.unit.code.utf8.allSatisfy { (97...122).contains($0) }
            return isNoun && figure.unit.code != MeasureUnit.percent.code && figure.unit.code != "point" && figure.upper == nil
                && figure.value >= ExactDecimal(200) && figure.value.exponent >= 0
        }
        guard points.count == 1, samples.count == 1, let lead = saying.links.first?.claim,
            let settings = applies(.marginOfError, to: claims.all[lead]),
            settings.kind(of: claims.all[lead].place.key.dimensions) == .poll
        else { return }
        let (margin, sample) = (saying.figures(points[0]).first, saying.figures(samples[0]).first)
        guard let verdict = MarginOfError(margin, sample) else { return }
        report(
            .marginOfError, verdict.severity, saying: saying, claims: [lead], values: [margin.value, sample.value], cause: .sum,
            explanation: verdict.explanation, arithmetic: verdict.arithmetic)
    }
}

/// R12: half of 95 intervals in 100 are wider than 1.96 · √(0.25 / n); a design effect only widens them.
struct MarginOfError {
    let severity: Finding.Severity
    let explanation: String
    let arithmetic: String

    /// `nil` where the margin can be that of the sample.
    init?(_ margin: Figure, _ sample: Figure) {
        let size = margin.value.isNegative ? margin.value.negated : margin.value
        // As large as its rounding allows, against the least number that the wording allows.
        guard let high = Figure(value: size, unit: margin.unit).standard.high, let least = sample.standard.low, !least.isNegative,
            ExactDecimal.zero < sample.value, let square = high.multiplied(by: high)?.multiplied(by: least)
        else { return nil }
        // (100 · 1.96 · ½ · 0.95)², and the same for the 90 percent that some houses use.
        guard square < ExactDecimal(significand: 86676, exponent: -1) else { return nil }
        severity = square < ExactDecimal(significand: 61050, exponent: -1) ? .contradiction : .tension
        let smallest = 98 / sample.value.approximate.squareRoot()
        explanation =
            "A margin of error of \(Phrase.number(size)) points is too small for \(Phrase.number(sample.value)) answers: one of the two is wrong."
        arithmetic =
            "1.96 × √(0.25 ÷ \(Phrase.number(sample.value))) = \(Double(Int(smallest * 10)) / 10) points, more than \(Phrase.number(size))"
    }
}
