import Model
import Vocabulary

/// Years that are told by another year: the coming one, the fiscal year before one, that of the last budget.
extension PeriodFinder {
    /// So many words a budget with its figure may have: "in the last budget there had been".
    private static let budgetReach = 7
    private static let budgetLag = 3

    /// The period of a time for a figure of a whole year: "the year to come" is the next, and beside a fiscal year "a year earlier" and
    /// "this year" are fiscal years too.
    func yearTold(by time: TimeRole, in number: Int) -> Period? {
        let told = placed(time.mention)
        guard fallback == .year, let published, let told else { return told }
        let sentence = reading.sentences[number]
        let calendar = facts.fiscalCalendar(of: subject)
        if let shift = shiftOfOver(time, in: sentence) {
            return calendar?.period(shift: shift, from: published) ?? .year(published.year + shift)
        }
        if let calendar, isRunningOut(time, told, calendar) { return calendar.period(shift: 0, from: published) }
        if isComing(time, in: sentence) { return calendar?.period(shift: 1, from: published) ?? .year(published.year + 1) }
        let words = sentence.words[time.words]
        guard let calendar, time.mention.isRelative || time.mention.basis == .text, !Self.isFiscal(told),
            (28...366).contains(told.dayCount ?? 0), words.contains(where: { $0.hash == GrammarWords.year }),
            let fiscal = fiscalYear(beside: time, in: number)?.start
        else { return told }
        if words.contains(where: {
            facts.isCue($0.hash, .preceding) || GrammarWords.ago.contains($0.hash) || facts.isCue($0.hash, .final)
        }) {
            return calendar.period(shift: -1, from: fiscal)
        }
        return words.contains { facts.isCue($0.hash, .running) } ? calendar.period(shift: 0, from: published) : told
    }

    /// "The year now ending" runs, "the year just ended" is the one before.
    private func shiftOfOver(_ time: TimeRole, in sentence: SentenceReading) -> Int? {
        let words = sentence.words
        let next = time.words.upperBound
        guard next + 1 < words.count, words[time.words].last?.hash == GrammarWords.year else { return nil }
        if GrammarWords.justNow.contains(words[next].hash), facts.isCue(words[next + 1].hash, .over) { return -1 }
        let isEnding = facts.isCue(words[next].hash, .endingNow) || facts.isCue(words[next + 1].hash, .endingNow)
        return isEnding && (facts.isCue(words[next].hash, .endingNow) || GrammarWords.justNow.contains(words[next].hash)) ? 0 : nil
    }

    /// "The year to June", said in May: of two years that end with a month, the one whose end is nearer.
    private func isRunningOut(_ time: TimeRole, _ told: Period, _ calendar: FiscalCalendar) -> Bool {
        guard let published, let end = told.end, time.mention.timex == "P1Y", told.start?.month == calendar.firstMonth else { return false }
        return (Self.nearEnd...366).contains(published.dayNumber - end.dayNumber)
    }

    /// Days.
    private static let nearEnd = 245

    /// "The coming year", "the year to come"
    private func isComing(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        let next = time.words.upperBound
        guard words[time.words].last?.hash == GrammarWords.year else { return false }
        if words[time.words].contains(where: { facts.isCue($0.hash, .upcoming) }) { return true }
        return next + 1 < words.count && words[next].hash == GrammarWords.to && facts.isCue(words[next + 1].hash, .come)
    }

    /// A fiscal year that is no calendar year, which the sentence names or of which the figure before is.
    private func fiscalYear(beside time: TimeRole, in number: Int) -> Period? {
        let beside = reading.sentences[number].times.filter { $0 != time }.compactMap { placed($0.mention) }.first(where: Self.isFiscal)
        if let beside { return beside }
        guard let previous, previous.subject == subject, number - previous.sentence <= 1 else { return nil }
        return previous.period.flatMap { Self.isFiscal($0) ? $0 : nil }
    }

    /// "96 billion this year, climbs to 139 billion in the next": the year behind that of the figure before.
    private func nextYear(_ role: QuantityRole, in number: Int) -> Period? {
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard let previous, previous.sentence == number, previous.subject == subject, next + 2 < words.count,
            words[next].hash == GrammarWords.in || words[next].hash == GrammarWords.for, words[next + 1].hash == GrammarWords.the,
            words[next + 2].hash == GrammarWords.next,
            next + 3 == words.count || words[next + 3].kind == .punctuation || words[next + 3].hash == GrammarWords.if,
            let period = previous.period, (364...366).contains(period.dayCount ?? 0)
        else { return nil }
        return budgetYear(behind: period, by: 1)
    }

    /// The year so many years behind another one, by the calendar of the country's budget where the other is.
    private func budgetYear(behind period: Period, by shift: Int) -> Period? {
        guard let start = period.start else { return nil }
        if let calendar = facts.fiscalCalendar(of: subject), start.month == calendar.firstMonth {
            return calendar.period(shift: shift, from: start)
        }
        if shift < 0 { return Self.yearBefore(period) }
        return start.month == 1 ? .year(start.year + shift) : nil
    }

    /// Whether a period is a year that is no calendar year.
    private static func isFiscal(_ period: Period) -> Bool {
        period.start.map { $0.month != 1 } ?? false && (364...366).contains(period.dayCount ?? 0)
    }

    /// "In the last budget there had been 247.5 billion": the year before that of the figure before.
    func lastBudget(_ role: QuantityRole, in number: Int) -> Period? {
        let words = reading.sentences[number].words
        let before = max(0, role.start - Self.budgetReach)..<role.start
        guard let previous, previous.subject == subject, number - previous.sentence <= Self.budgetLag,
            let budget = before.last(where: { facts.isCue(words[$0].hash, .budget) }), budget > 0,
            facts.isCue(words[budget - 1].hash, .final) || facts.isCue(words[budget - 1].hash, .preceding),
            let period = previous.period
        else { return nil }
        return budgetYear(behind: period, by: -1)
    }

    /// "Amounts to 2.5 percent, whereas in the year of the war it had soared to 4": beside what is now, what was then has another time.
    func isOfThen(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        // "Compared with 10 percent when he came to Washington"
        let next = role.words.upperBound
        let isWhen = next + 1 < words.count && words[next].hash == GrammarWords.when
        if isWhen, !sentence.times.contains(where: { $0.words.lowerBound > next && placed($0.mention) != nil }) { return true }
        guard let join = words[..<role.start].lastIndex(where: { GrammarWords.contrasting.contains($0.hash) }), join > 1,
            words[join - 1].hash == GrammarWords.comma, words[join + 1..<role.start].allSatisfy({ $0.hash != GrammarWords.semicolon }),
            let other = sentence.quantities.last(where: {
                $0.words.upperBound <= join && $0.mention.figure.unit == role.mention.figure.unit
            })
        else { return false }
        func isPast(_ word: Word) -> Bool { GrammarWords.stood.contains(word.hash) || facts.isCue(word.hash, .spent) }
        return words[join..<role.start].contains(where: isPast)
            && !words[max(0, other.start - Self.budgetReach)..<join].contains(where: isPast)
    }

    /// The year that the words of a list or of a row of years give.
    func yearBeside(_ role: QuantityRole, in number: Int) -> Period? {
        timeOfAll(role, in: reading.sentences[number]) ?? nextYear(role, in: number)
    }

    /// "Against Nigeria's 0.7 and South Africa's 0.9, all for 2021": the time of all that the sentence lists.
    private func timeOfAll(_ role: QuantityRole, in sentence: SentenceReading) -> Period? {
        let time = sentence.times.last { time in
            let all = time.words.lowerBound - (time.preposition == nil ? 1 : 2)
            return all > 0 && time.words.lowerBound > role.start
                && [GrammarWords.all, GrammarWords.both].contains(sentence.words[all].hash)
                && sentence.words[all - 1].kind == .punctuation
        }
        return time.flatMap { placed($0.mention) }
    }

    /// "Within the 1 percent that a cabinet decided upon in 1976, if only by a hair: 0.96 percent", "the inquiry, which began last week, says
    /// 474 were killed": when what a relative clause tells was.
    func isOfRelative(_ time: TimeRole, before role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        guard fallback == .year || fallback == .event, time.words.upperBound < role.start,
            words[time.words.upperBound].hash == GrammarWords.comma
        else {
            return false
        }
        let open = words[..<time.words.lowerBound].lastIndex { $0.kind == .punctuation } ?? 0
        guard let which = words[open..<time.words.lowerBound].lastIndex(where: { GrammarWords.relatives.contains($0.hash) }) else {
            return false
        }
        return words[which..<time.words.lowerBound].contains { $0.isVerb && $0.kind == .word }
    }
}
