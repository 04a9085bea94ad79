import Model

/// The years of the two figures between which a change of a year is told.
extension PeriodFinder {
    /// So many words stand between "from" or "to" and its figure: "from just under".
    private static let hedge = 3

    /// The year of a figure that is told as changed from that of another year, or as so much above it.
    func yearCompared(_ role: QuantityRole, in sentence: SentenceReading) -> Period? {
        yearOfChange(role, in: sentence) ?? yearAbove(role, in: sentence)
    }

    /// "Rose by 7.5 percent this year, from 40 billion to 43 billion": the second figure is of that year, the first of the year before.
    func yearOfChange(_ role: QuantityRole, in sentence: SentenceReading) -> Period? {
        let words = sentence.words
        for change in sentence.quantities where change.words.upperBound < role.start && change.mention.figure.unit == .percent {
            guard change.isChange || change.mention.trend != nil,
                let time = sentence.times.first(where: { (0...2).contains($0.words.lowerBound - change.words.upperBound) }),
                let year = wholeYear(time)
            else { continue }
            var from = time.words.upperBound
            if from < words.count, words[from].hash == GrammarWords.comma { from += 1 }
            guard from < words.count, words[from].hash == GrammarWords.from else { continue }
            let ends = sentence.quantities.filter { $0.start > from }.prefix(2)
            guard let first = ends.first, first.start - from <= Self.hedge else { continue }
            // "From 40 to 43 billion" may be one mention, whose second number is the later.
            if first == role { return role.mention.shape == .move ? year : Self.yearBefore(year) }
            guard first.words.upperBound <= role.start else { continue }
            let isSecond = ends.last == role && words[first.words.upperBound..<role.start].prefix(2).contains { $0.hash == GrammarWords.to }
            if isSecond { return year }
        }
        return nil
    }

    /// So many words stand between "than" and the amount of the year before, or between that and its year: "than the", "set for".
    private static let compared = 4

    /// "Gets 210 billion, a tenth more than the 191 billion set for 2017": an amount measured against that of this year or the last is of
    /// the year behind it.
    private func yearAbove(_ role: QuantityRole, in sentence: SentenceReading) -> Period? {
        guard definition.kind == .amount, let published,
            let other = sentence.quantities.first(where: {
                $0.start >= role.words.upperBound && $0.mention.figure.unit == role.mention.figure.unit
            }),
            let than = sentence.words[role.words.upperBound..<other.start].lastIndex(where: { $0.hash == GrammarWords.than }),
            other.start - than <= Self.compared,
            !sentence.times.contains(where: {
                $0.mention.kind == .date && $0.words.upperBound <= other.start && wholeYear($0) != nil
            }),
            let time = sentence.times.first(where: { (0...Self.compared).contains($0.words.lowerBound - other.words.upperBound) }),
            let year = wholeYear(time), let end = year.end, (published.year - 1...published.year).contains(end.year)
        else { return nil }
        // "More than the 81 billion that India spent in 2022"
        let isOthers = sentence.entities.contains {
            (than..<time.words.lowerBound).contains($0.words.lowerBound) && $0.mention.kind == .country && $0.mention.id != subject
        }
        return isOthers ? nil : Self.year(year, shifted: 1)
    }

    /// The period of a time that is about a year long, by the calendar or a fiscal one.
    private func wholeYear(_ time: TimeRole) -> Period? {
        placed(time.mention).flatMap { (360...370).contains($0.dayCount ?? 0) ? $0 : nil }
    }

    static func yearBefore(_ period: Period) -> Period? { year(period, shifted: -1) }

    /// A year, of the calendar or of days, so many years on or, below zero, back; `nil` for one that is open at an end.
    private static func year(_ period: Period, shifted years: Int) -> Period? {
        if case .year(let year)? = period.first, !period.isInterval { return .year(year + years) }
        guard let start = period.start, let end = period.end else { return nil }
        return .days(start.adding(months: 12 * years), end.adding(months: 12 * years))
    }
}
