import Model
import Vocabulary

/// When people stand somewhere, and by when they shall.
extension PeriodFinder {
    /// "Had 170,000 there, and now has 4,000", "from 4,500 by January": the time of what stands then and not of this figure.
    func isOfOtherStand(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard definition.goesAbroad, time.words.lowerBound >= role.words.upperBound else { return false }
        if time.mention.timex == "PRESENT_REF" {
            return sentence.words[role.words.upperBound..<time.words.lowerBound].contains { $0.hash == GrammarWords.comma }
        }
        return role.start > 0 && role.mention.shape != .move && sentence.words[role.start - 1].hash == GrammarWords.from && isToCome(time)
    }

    /// "Has promised 1,000 for next year, but Germany has 2,750 there": behind "but" another clause begins.
    func isBeforeBut(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard time.words.upperBound < role.start, sentence.quantities.contains(where: { $0.words.upperBound <= time.words.lowerBound })
        else {
            return false
        }
        return (time.words.upperBound + 1..<max(time.words.upperBound + 1, role.start)).contains {
            sentence.words[$0].hash == GrammarWords.but && sentence.words[$0 - 1].hash == GrammarWords.comma
        }
    }

    /// "In the weeks after he fled on February 29": the month that began then; and nothing where it is not said when something was.
    func statedOtherwise(_ role: QuantityRole, in number: Int) -> Period?? {
        // When the promise was made is not said.
        if statuses.isPromisedWhole(role, in: number) { return .some(nil) }
        let sentence = reading.sentences[number]
        guard definition.goesAbroad,
            let after = sentence.words[role.words.upperBound...].firstIndex(where: { $0.hash == GrammarWords.after }),
            after - role.words.upperBound >= 2, facts.isCue(sentence.words[after - 1].hash, .days),
            sentence.words[after - 2].hash == GrammarWords.the,
            !sentence.words[role.words.upperBound..<after].contains(where: { $0.isVerb || $0.kind == .punctuation }),
            !sentence.times.contains(where: { $0.words.lowerBound < after && !$0.isOfReport && placed($0.mention) != nil })
        else { return nil }
        let day = sentence.times.first { $0.words.lowerBound > after && !$0.isOfReport }.flatMap { placed($0.mention) }
        guard let day, day.dayCount == 1, let first = day.start, let published else { return .some(nil) }
        // Days after it is its month, unless they may be of the next.
        let start = first.adding(days: Self.week)
        if sentence.words[after - 1].hash != Self.weeks, start.month != first.month { return .some(nil) }
        return start <= published ? .some(.month(start.year, start.month)) : .some(nil)
    }

    private static let weeks = WordHash.of("weeks")
    /// What is done in the days or weeks after something is mostly done a week after.
    private static let week = 7

    /// Whether a time lies ahead of the report, or is a deadline.
    func isToCome(_ time: TimeRole) -> Bool {
        if time.mention.bound == .by { return true }
        guard let published, let start = placed(time.mention)?.start else { return false }
        return start > published
    }

    /// "Had 2,900 troops there when the city fell", "when he was sworn in there were 8,400": what stood at a time that is not dated.
    private func isOfThatTime(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let part = sentence.part(around: role.start)
        guard let when = part.first(where: { sentence.words[$0].hash == GrammarWords.when }) else { return false }
        let verb = sentence.words[..<role.start].lastIndex { $0.isVerb && $0.kind == .word || GrammarWords.auxiliaries.contains($0.hash) }
        return verb.map { GrammarWords.stood.contains(sentence.words[$0].hash) && part.contains($0) && $0 != when } ?? false
    }

    /// "Voted last Friday to allow 3,000 soldiers to be stationed there": when it was decided.
    func isOfDecision(_ time: TimeRole, before role: QuantityRole, in sentence: SentenceReading) -> Bool {
        if isOfLeaving(time, behind: role, in: sentence) { return true }
        let next = time.words.upperBound
        guard definition.goesAbroad, next + 1 < role.start, time.words.lowerBound > 2, sentence.words[next].hash == GrammarWords.to else {
            return false
        }
        let verb = sentence.words[next + 1]
        let isNoun = reading.article.text[verb.range.end - 1] == UInt8(ascii: "s") || facts.isFunction(verb.hash)
        return verb.kind == .word && !verb.isCapitalized && !isNoun && !isToCome(time)
    }

    /// "From next week, 1,200 men": from when on so many will be there.
    func fromThenOn(_ role: QuantityRole, in sentence: SentenceReading) -> Period? {
        guard definition.goesAbroad, let published else { return nil }
        let time = sentence.times.last { $0.preposition == GrammarWords.from && (0...1).contains(role.start - $0.words.upperBound) }
        guard let first = time.flatMap({ placed($0.mention)?.first }), first.start > published else { return nil }
        return Period(from: first, to: nil)
    }

    /// "Twice as many as the year before": what something is compared with.
    func isMeasure(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let start = time.words.lowerBound
        return start >= 3 && sentence.words[start - 1].hash == GrammarWords.as && sentence.words[start - 3].hash == GrammarWords.as
    }

    /// "The treaties of 1960", "an agreement of 2023".
    func isOfInstrument(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        definition.goesAbroad && time.preposition == GrammarWords.of && time.words.lowerBound >= 2
            && facts.isCue(sentence.words[time.words.lowerBound - 2].hash, .instrument)
    }

    /// "To 2,500 from 4,500": whether the figure that it comes from stands right behind a figure.
    func comesFrom(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard let next = sentence.quantities.first(where: { $0.words.lowerBound >= role.words.upperBound }), next.start > 0 else {
            return false
        }
        return next.start - role.words.upperBound == 1 && sentence.words[next.start - 1].hash == GrammarWords.from
    }

    /// The day of the report, for what stands then; of what stood at the height of a war or before something, the time that says when.
    func standing(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        let behind = role.words.upperBound..<min(sentence.words.count, role.words.upperBound + 12)
        let isOfPeak = sentence.part(around: role.start).dropFirst(2).contains {
            facts.isCue(sentence.words[$0].hash, .peak) && sentence.words[$0 - 2].hash == GrammarWords.at
        }
        if definition.goesAbroad, isOfPeak || isOfThatTime(role, in: sentence) { return nil }
        // "Were stationed there before the cuts began in 2004"
        let clause = sentence.clauses.indices.contains(role.clause) ? sentence.clauses[role.clause] : behind
        let isPast = clause.contains { GrammarWords.stood.contains(sentence.words[$0].hash) }
        if definition.goesAbroad, isPast,
            let before = sentence.words[role.words.upperBound...].firstIndex(where: { $0.hash == GrammarWords.before })
        {
            return sentence.times.first { $0.words.lowerBound > before && !$0.isOfReport }.flatMap { placed($0.mention) }
        }
        return (sentence.block == .listItem ? asOf(before: number) : nil) ?? published.map(Period.day)
    }

    /// "On the ground as of Dec. 1:", above a list.
    private func asOf(before number: Int) -> Period? {
        guard let above = reading.sentences[max(0, number - 100)..<number].lastIndex(where: { $0.block != .listItem }) else { return nil }
        let words = reading.sentences[above].words
        let time = reading.sentences[above].times.first { time in
            let start = time.words.lowerBound
            return start >= 2 && words[start - 1].hash == GrammarWords.of && words[start - 2].hash == GrammarWords.as
        }
        return time.flatMap { placed($0.mention) }
    }

    /// "Will cut its force by the spring": the coming one, where the text does not say of which year.
    func ahead(_ time: TimeRole, _ period: Period, _ role: QuantityRole, in number: Int) -> Period? {
        // "Voted on Monday to send 900 soldiers in May"
        let isPlan = role.status == .plan || (hits[number][.status(.plan)]?.contains { $0.words.upperBound <= role.start } ?? false)
        // "Washington, whose contingent stood at 20,000 in February, will cut it": what the name before an aside will do dates nothing in it.
        let sentence = reading.sentences[number]
        if let aside = sentence.aside(around: role.start), aside.contains(time.words.lowerBound),
            !sentence.words[aside].contains(where: { facts.isCue($0.hash, .plan) || GrammarWords.modals.contains($0.hash) })
        {
            return nil
        }
        guard isPlan, let published, let start = period.start, let end = period.end, end < published,
            published.dayNumber - end.dayNumber < 366, (28...100).contains(period.dayCount ?? 0),
            !reading.article.text[time.mention.range.start..<time.mention.range.end].contains(where: { (48...57).contains($0) })
        else { return nil }
        if period == .month(start.year, start.month) { return .month(start.year + 1, start.month) }
        return Period.days(start.adding(months: 12), end.adding(months: 12))
    }

    /// Times of those who stand somewhere that the words around the figure give by themselves.
    func toldOfStanding(_ role: QuantityRole, in number: Int) -> Period? {
        guard definition.goesAbroad else { return nil }
        return whenLeaving(role, in: number) ?? whatIsLeft(role, in: number) ?? longAfter(role, in: number)
    }

    /// "8,400 will still be there when he leaves office": the month in which the term ends, of whoever the sentence speaks of.
    private func whenLeaving(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard let published, let when = words[role.words.upperBound...].firstIndex(where: { $0.hash == GrammarWords.when }),
            when + 3 < words.count, GrammarWords.persons.contains(words[when + 1].hash),
            facts.isCue(words[when + 2].hash, .parting),
            words[(when + 3)...].prefix(3).contains(where: { facts.isCue($0.hash, .seat) || facts.isCue($0.hash, .house) }),
            let person = sentence.entities.last(where: { $0.mention.kind == .person && $0.words.upperBound <= when }),
            let end = facts.termEnd(of: person.mention.id, on: published), end > published
        else { return nil }
        let month = Period.month(end.year, end.month)
        // "When he leaves office in 2029"
        let said = sentence.times.first { $0.words.lowerBound > when }.flatMap { placed($0.mention) }
        return said.map { $0.start ?? published > published && !$0.overlaps(month) } ?? false ? nil : month
    }

    /// "A brigade will go by August, leaving 34,000 there": when so many are left, the main clause says.
    private func whatIsLeft(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard let leaving = words[..<role.start].lastIndex(where: { facts.isCue($0.hash, .leavingBehind) }), leaving > 0,
            words[leaving - 1].hash == GrammarWords.comma, role.start - leaving <= Self.leavingReach,
            !words[leaving..<role.start].contains(where: { $0.kind == .punctuation }),
            !sentence.times.contains(where: { $0.words.lowerBound > leaving && !$0.isOfReport })
        else { return nil }
        let times = sentence.times.filter { $0.words.upperBound < leaving && !$0.isOfReport && placed($0.mention) != nil }
        guard times.count == 1, let time = times.first, time.mention.bound == .by, let period = placed(time.mention), let published,
            let end = period.end
        else { return nil }
        if end >= published { return period }
        // "By August" is the coming one.
        guard published.dayNumber - end.dayNumber < 366, case .month(let year, let month)? = period.first, !period.isInterval else {
            return nil
        }
        return .month(year + 1, month)
    }

    private static let leavingReach = 9

    /// "Two months after he announced that all 2,000 would come home": so many were there then.
    private func longAfter(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard let published, let after = words[..<role.start].lastIndex(where: { $0.hash == GrammarWords.after }), after > 2,
            let span = sentence.times.first(where: { $0.words.upperBound == after && $0.mention.kind == .duration }),
            span.words.lowerBound > 0, words[span.words.lowerBound - 1].hash == GrammarWords.comma,
            !words[after..<role.start].contains(where: { $0.kind == .punctuation }),
            !sentence.times.contains(where: { $0.words.lowerBound > after && !$0.isOfReport }),
            let months = span.mention.monthCount
        else { return nil }
        let day = published.adding(months: -months)
        return .month(day.year, day.month)
    }

    /// "Wants his last 2,500 soldiers out by September": until then they are there.
    func isOfLeaving(_ time: TimeRole, behind role: QuantityRole, in sentence: SentenceReading) -> Bool {
        // "The 600 men in Samawah will go home by July"
        if definition.goesAbroad, time.words.lowerBound > role.words.upperBound, sentence.isKnownAtPlace(role), isToCome(time) {
            return true
        }
        return definition.goesAbroad && time.mention.bound == .by && time.words.lowerBound > role.words.upperBound
            && sentence.words[role.words.upperBound..<time.words.lowerBound].contains { $0.hash == GrammarWords.out }
    }
}

extension TimeMention {
    /// Of a number of months, how many they are.
    fileprivate var monthCount: Int? {
        guard timex.hasPrefix("P"), timex.hasSuffix("M"), let months = Int(timex.dropFirst().dropLast()), (1...24).contains(months) else {
            return nil
        }
        return months
    }
}
