import Model
import Vocabulary

/// "The fiscal year that begins in April", "the budget year starting Oct. 1": years that are named by their first month.
struct FiscalStarts {
    let sentence: SentenceWords
    let cues: CueClasses
    let published: CalendarDate?
    let known: StatementWords

    /// Months for which a year may have run while it is still called a coming one.
    private static let running = 3

    /// The times with such years as one, and without the months that name them.
    func joined(_ times: [TimeMention]) -> [TimeMention] {
        guard let published, times.count > 1 else { return times }
        var all: [TimeMention] = []
        var dropped: Int?
        for (index, time) in times.enumerated() where index != dropped {
            guard index + 1 < times.count, isYear(time),
                let first = start(of: time, by: times[index + 1], published) ?? start(of: time, upTo: times[index + 1])
            else {
                all.append(time)
                continue
            }
            var year = time
            year.basis = .publication
            let last = first.adding(months: 12).adding(days: -1)
            if case .month = times[index + 1].interval?.last ?? times[index + 1].period?.first {
                year.period = Period(from: .month(first.year, first.month), to: .month(last.year, last.month))
            } else {
                year.period = Period.days(first, last)
            }
            year.interval = nil
            all.append(year)
            dropped = index + 1
        }
        return all
    }

    /// "The fiscal year", "the year"
    private func isYear(_ time: TimeMention) -> Bool {
        if case .fiscalShift(0) = time.basis { return true }
        guard let last = sentence.words(of: time.range)?.last, time.kind == .date else { return false }
        return sentence.words[last].hash == Self.year && time.period?.dayCount ?? 0 >= 365
    }

    private static let year = WordHash.of("year")

    /// "The year to last March", "the year ended March 31": the first day of the twelve months.
    private func start(of year: TimeMention, upTo month: TimeMention) -> CalendarDate? {
        guard let end = month.period?.end, month.period?.dayCount ?? 99 <= 31, let last = sentence.words(of: year.range)?.upperBound,
            let next = sentence.words(of: month.range)?.lowerBound, (1...2).contains(next - last),
            known.yearEnd.contains(sentence.words[last].hash), end.adding(days: 1).day == 1
        else { return nil }
        return end.adding(days: 1).adding(months: -12)
    }

    /// The first day of a year, where nothing but a word of beginning stands between it and a month or a day.
    private func start(of year: TimeMention, by month: TimeMention, _ published: CalendarDate) -> CalendarDate? {
        guard let named = month.period?.start, month.period?.dayCount ?? 99 <= 31, let last = sentence.words(of: year.range)?.upperBound,
            let next = sentence.words(of: month.range)?.lowerBound, (1...4).contains(next - last),
            let begin = cues.first(.begin, in: last..<next) ?? cues.first(.began, in: last..<next),
            (last..<next).allSatisfy({ begin.words.contains($0) || sentence.isFunction($0) || cues.contains(.join, at: $0) })
        else { return nil }
        if month.timex.utf8.count > 4, !month.isRelative { return named }
        var first = named
        while first > published { first = first.adding(months: -12) }
        while first.adding(months: 12) <= published { first = first.adding(months: 12) }
        let isRunning = begin.cue == .began || first.adding(months: Self.running) > published
        return isRunning ? first : first.adding(months: 12)
    }
}
