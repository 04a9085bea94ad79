import Model
import Vocabulary

/// Days of what happened that another sentence tells: what "it" did, how many days before a day, how many years before one.
extension PeriodFinder {
    /// So many words behind "it" its verb and its figure may begin.
    private static let takenUpReach = 6
    /// So far from a word of harm a day is that of the harm.
    private static let afterReach = 8

    /// "It killed 105 civilians": the day of what the sentence before told, however long ago that was.
    func takenUpEvent(_ role: QuantityRole, in number: Int) -> Period? {
        let words = reading.sentences[number].words
        guard number > 0, words.count > 2, GrammarWords.demonstratives.contains(words[0].hash),
            (1...Self.takenUpReach).contains(role.start),
            // "It is three", "it was not to be": nothing is done to anybody.
            let verb = words[1..<role.start].first(where: \.isVerb), !facts.isCue(verb.hash, .copula),
            !facts.isCue(verb.hash, .said), hits[number].namesMeasure
        else { return nil }
        return eventDay(in: number - 1, within: nil)
    }

    /// "Record toll in the first half of the year, says the UN": the months or the year of which a report tells, where the story begins
    /// with that and with no day of anything.
    func reportedSpan(_ number: Int) -> Period? {
        guard let published else { return nil }
        var span: Period?
        // "In October 11,000 soldiers went, in February 4,000" names the times of something else than of the harm.
        for place in 0..<min(number, Self.opening) where hits[place][.measure(0)] != nil {
            let sentence = reading.sentences[place]
            for time in sentence.times where !time.isOfReport && time.mention.bound != .since && !isBehindSince(time, in: sentence) {
                guard let period = placed(time.mention), let end = period.end, let count = period.dayCount else { continue }
                // What happened these days is told, and no report.
                let near = time.words.lowerBound - Self.afterReach..<time.words.upperBound + Self.afterReach
                let isOfHarm = hits[place][.measure(0)]?.contains { near.contains($0.words.lowerBound) } ?? false
                if count <= 2, isOfHarm, end.adding(days: 14) >= published { return nil }
                guard (28...366).contains(count), end <= published, published.dayNumber - end.dayNumber <= Self.reporting else { continue }
                if let span, span.start != period.start || span.end != period.end { return nil }
                span = span ?? period
            }
        }
        return span
    }

    /// So many sentences tell what a story is about, the headline one of them.
    private static let opening = 5
    /// So many days behind its time a report on it comes out.
    private static let reporting = 100

    /// "By Saturday night the governor counted 52 dead": by when it was counted is not when it happened, where the sentence before in the
    /// paragraph tells that.
    func eventOfCount(_ role: QuantityRole, by time: TimeRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        guard number > 0, time.mention.bound == .by || time.preposition == GrammarWords.by, time.words.upperBound <= role.start,
            reading.sentences[number - 1].blockIndex == sentence.blockIndex,
            sentence.words[time.words.upperBound..<role.start].contains(where: { facts.isCue($0.hash, .counting) }),
            let event = eventDay(in: number - 1, within: 7), let day = event.start, let counted = placed(time.mention)?.start
        else { return nil }
        return (0...3).contains(counted.dayNumber - day.dayNumber) ? event : nil
    }

    /// The day of an event that the sentence gives by another: so many days before it, that of a beginning, the one named before.
    func toldOtherwise(_ role: QuantityRole, in number: Int) -> Period?? {
        if let told = dayToldElsewhere(role, in: number) { return told }
        let sentence = reading.sentences[number]
        if let day = dayAfter(role, in: number) ?? dayBefore(in: number) { return .some(day) }
        return beginning(in: sentence, role) ?? sameWeekday(in: number)
    }

    /// The day of the last figure of a sentence before.
    func dayTold(before number: Int) -> CalendarDate? {
        candidates.last { $0.sentence < number }?.period.flatMap { $0.dayCount == 1 ? $0.start : nil }
    }

    /// "The same line had been struck a week before at almost the same hour": so many days before what was told.
    private func dayBefore(in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        guard let day = dayTold(before: number),
            let span = sentence.times.first(where: { $0.mention.kind == .duration && $0.mention.dayCount != nil }),
            let count = span.mention.dayCount, span.words.upperBound + 1 < sentence.words.count,
            facts.isCue(sentence.words[span.words.upperBound].hash, .preceding),
            !sentence.times.contains(where: { $0 != span && placed($0.mention) != nil })
        else { return nil }
        let next = sentence.words[span.words.upperBound + 1]
        guard next.kind == .punctuation || GrammarWords.whereabouts.contains(next.hash) else { return nil }
        return .day(day.adding(days: -count))
    }

    /// "The same Sunday": the one that was named last, and be it the day of a report.
    private func sameWeekday(in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        guard let time = sentence.times.first, time.words.lowerBound == 0, time.words.count == 3,
            sentence.words[1].hash == GrammarWords.same, let told = placed(time.mention), told.dayCount == 1, let day = told.start
        else { return nil }
        for back in reading.sentences[..<number].reversed() {
            let named = back.times.last { time in
                guard let period = placed(time.mention), period.dayCount == 1, let other = period.start else { return false }
                return (other.dayNumber - day.dayNumber) % 7 == 0
            }
            if let named { return .some(placed(named.mention)) }
        }
        return nil
    }

    /// The day that a sentence gives to the harm of which it tells: the only one that it names, or so many days before it. `limit` is
    /// how many days before the report it may lie.
    func eventDay(in number: Int, within limit: Int?) -> Period? {
        let sentence = reading.sentences[number]
        guard let published, hits[number].namesMeasure, !sentence.findsBodies(facts) else { return nil }
        let days = sentence.times.filter { time in
            guard !time.isOfReport, let day = day(of: time, in: sentence)?.start else { return false }
            return day <= published && limit.map { day.adding(days: $0) >= published } ?? true
        }
        guard limit != nil || Set(days.map { day(of: $0, in: sentence) }).count == 1 else { return nil }
        return days.first.flatMap { day(of: $0, in: sentence) }
    }

    /// The one day that a time names: "Sunday, three days after rockets hit the market" names the Thursday, "a year ago this Wednesday" that
    /// of the year before.
    func day(of time: TimeRole, in sentence: SentenceReading) -> Period? {
        guard let period = placed(time.mention), period.dayCount == 1, let day = period.start else { return nil }
        if let years = yearsAgo(before: time, in: sentence) { return .day(day.adding(months: -12 * years)) }
        let span = sentence.times.first { (0...1).contains($0.words.lowerBound - time.words.upperBound) && $0.mention.kind == .duration }
        guard let span, span.words.upperBound < sentence.words.count, sentence.words[span.words.upperBound].hash == GrammarWords.after,
            let count = span.mention.dayCount
        else { return period }
        return .day(day.adding(days: -count))
    }

    /// "Twelve months ago this Wednesday": how many years before the day they put it.
    private func yearsAgo(before time: TimeRole, in sentence: SentenceReading) -> Int? {
        let span = sentence.times.last { (0...2).contains(time.words.lowerBound - $0.words.upperBound) }
        guard let span, span != time, sentence.words[span.words.upperBound - 1].hash == Self.ago,
            sentence.words[span.words.upperBound..<time.words.lowerBound].allSatisfy({ $0.kind == .word }), let published,
            let told = placed(span.mention), let start = told.start
        else { return nil }
        if told.dayCount ?? 0 > 31 { return published.year - start.year }
        let months = (published.year - start.year) * 12 + published.month - start.month
        return months >= 12 && months % 12 == 0 ? months / 12 : nil
    }

    private static let ago = WordHash.of("ago")
}

extension SentenceReading {
    /// "On Wednesday rescuers found two more bodies": when somebody was found is not when he died.
    func findsBodies(_ facts: EntityFacts) -> Bool {
        words.contains { facts.isCue($0.hash, .corpse) } && words.contains { facts.isCue($0.hash, .finding) }
    }
}

extension TimeMention {
    /// Of a number of days or of weeks, how many days they are.
    var dayCount: Int? {
        guard timex.hasPrefix("P"), let count = Int(timex.dropFirst().dropLast()), (1...31).contains(count) else { return nil }
        if timex.hasSuffix("D") { return count }
        return timex.hasSuffix("W") && count <= 4 ? 7 * count : nil
    }
}
