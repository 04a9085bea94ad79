import Model
import Vocabulary

/// Times of what happened that its own sentence gives by taking up another: "the fighting", "shortly afterwards", "a recent attack".
extension PeriodFinder {
    /// "A recent attack killed 28": when, is not said. `nil` where the text does not say so, `.some(nil)` where no time follows from it.
    func toldOfPast(_ role: QuantityRole, in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        // "In the Vietnam War 4,900 Koreans lost their lives": in all of it.
        if let war = facts.conflicts.war(namedIn: sentence), let published, let end = war.period.end, end < published {
            return .some(war.period)
        }
        if let resumed = resumedTime(in: number) { return .some(resumed) }
        if let then = afterwards(in: number) { return .some(then) }
        let cause = CueSlot.measure(definition.measure.count - 1)
        let isRecent = hits[number][cause]?.contains { hit in
            hit.words.upperBound <= role.start
                && sentence.words[max(0, hit.words.lowerBound - 2)..<hit.words.lowerBound].contains { facts.isCue($0.hash, .recent) }
        }
        return isRecent ?? false ? .some(nil) : nil
    }

    /// "Last week saw a return of fighting. The fighting, which killed 40 people, …": the time of what the sentence begins by taking up.
    private func resumedTime(in number: Int) -> Period? {
        let words = reading.sentences[number].words
        guard number > 0, words.count > 2, words[0].hash == GrammarWords.the || GrammarWords.demonstratives.contains(words[0].hash),
            reading.sentences[number - 1].blockIndex == reading.sentences[number].blockIndex
        else { return nil }
        let before = reading.sentences[number - 1]
        let cause = CueSlot.measure(definition.measure.count - 1)
        let isTakenUp = hits[number][cause]?.contains { hit in
            hit.words == 1..<2 && before.words.contains { $0.hash == words[1].hash }
        }
        guard isTakenUp ?? false else { return nil }
        let times = before.times.filter { time in
            !time.isOfReport && time.mention.bound == nil && placed(time.mention)?.dayCount.map { $0 <= 31 } ?? false
        }
        return times.count == 1 ? placed(times[0].mention) : nil
    }

    /// "The town fell in August 2014. Shortly afterwards 150 soldiers were killed": the month or the year that was named last.
    private func afterwards(in number: Int) -> Period? {
        let words = reading.sentences[number].words
        guard number > 0, words.prefix(3).contains(where: { GrammarWords.subsequent.contains($0.hash) })
        else { return nil }
        let last = reading.sentences[number - 1].times.last { !$0.isOfReport && $0.mention.kind == .date }
        guard let period = last.flatMap({ placed($0.mention) }), period.dayCount ?? 0 >= 28 else { return nil }
        return period
    }

    /// "Since a March 2016 attack on a hotel killed 27 people, …": when that was, where the clause tells of nothing else.
    func sinceEvent(_ role: QuantityRole, in sentence: SentenceReading) -> Period? {
        guard fallback == .event, let since = sentence.words[..<role.start].lastIndex(where: { $0.hash == GrammarWords.since }),
            since + 1 < role.start,
            // "The number who have died since the invasion reached 2,000": counted since then.
            !sentence.words[..<since].contains(where: { facts.isCue($0.hash, .count) })
        else { return nil }
        let clause = since + 1..<role.start
        let next = sentence.words[since + 1].hash
        let isTold = GrammarWords.articles.contains(next) || GrammarWords.single.contains(next)
        let isPerfect = clause.contains { GrammarWords.having.contains(sentence.words[$0].hash) }
        let isParted = sentence.words[clause].contains { $0.hash == GrammarWords.comma }
        // "Since the war in 2003 began, killing 300"
        let verb = clause.last { sentence.words[$0].isVerb && sentence.words[$0].kind == .word }
        guard isTold, !isPerfect, !isParted, let verb, !sentence.isParticiple(verb, reading.article),
            !clause.contains(where: { facts.isCue(sentence.words[$0].hash, .outbreak) })
        else { return nil }
        let times = sentence.times.filter { clause.contains($0.words.lowerBound) && !$0.isOfReport }
        guard times.count == 1, times[0].words.upperBound <= verb else { return nil }
        return times[0].mention.period
    }

    /// "Left six dead on Monday and 11 wounded, an official said on Wednesday": the day of the figure that it goes on from, and not
    /// when it was told.
    func sharedDay(_ role: QuantityRole, before nearest: TimeRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        guard let previous, previous.sentence == number, let period = previous.period, nearest.words.lowerBound >= role.words.upperBound
        else { return nil }
        let last = sentence.quantities[previous.quantity].words
        let isOwn = sentence.times.contains { $0.words.upperBound <= last.lowerBound && placed($0.mention) == period }
        guard isOwn, last.upperBound < role.start,
            sentence.words[last.upperBound..<role.start].contains(where: { $0.hash == GrammarWords.and }),
            !sentence.times.contains(where: { $0.words.overlaps(last.upperBound..<role.start) }),
            let comma = sentence.words[role.words.upperBound..<nearest.words.lowerBound].firstIndex(where: { $0.hash == GrammarWords.comma }
            )
        else { return nil }
        return sentence.words[comma..<nearest.words.lowerBound].contains { $0.isVerb } ? period : nil
    }

    /// "Three militants died, one of whom had planned last week's bombing": what those who are told of had done before.
    func isOfEarlierDeed(_ time: TimeRole, behind role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard time.words.lowerBound > role.words.upperBound else { return false }
        let between = sentence.words[role.words.upperBound..<time.words.lowerBound]
        guard let who = between.firstIndex(where: { $0.hash == GrammarWords.whom || $0.hash == GrammarWords.who }) else { return false }
        return between[who...].contains { $0.hash == GrammarWords.had }
    }

    /// "In August and September in Dagestan, where it cost 279 lives": the one time of the clause that a relative one goes on from; "there
    /// have been 318 deaths there": that of the sentence before, however it stands.
    func whereTime(_ role: QuantityRole, in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        if let open = sentence.words[..<role.start].lastIndex(where: { $0.hash == GrammarWords.where }), open > 1,
            sentence.words[open - 1].hash == GrammarWords.comma
        {
            let times = sentence.times.filter { $0.words.upperBound < open && !$0.isOfReport && placed($0.mention) != nil }
            return times.count == 1 && times[0].mention.bound == nil ? .some(placed(times[0].mention)) : nil
        }
        guard let previous, number - previous.sentence == 1, previous.subject == subject, previous.period?.dayCount ?? 999 <= 366,
            sentence.words[role.words.upperBound...].prefix(4).contains(where: { $0.hash == GrammarWords.there })
        else { return nil }
        return .some(previous.period)
    }

    /// "Died in the five months of violence that came before": a stretch that is known and has no date.
    func isOfUnnamedSpan(_ role: QuantityRole, in sentence: SentenceReading, _ own: [TimeRole]) -> Bool {
        guard own.isEmpty else { return false }
        return sentence.times.contains { time in
            let start = time.words.lowerBound
            guard time.mention.kind == .duration, placed(time.mention) == nil, start >= role.words.upperBound else { return false }
            let isDefinite = sentence.words[max(0, start - 1)...start].contains { $0.hash == GrammarWords.the }
            return isDefinite && sentence.words[max(0, start - 2)..<start].contains { $0.hash == GrammarWords.in }
                && !sentence.words[role.words.upperBound..<start].contains { $0.kind == .punctuation }
        }
    }

    /// "The hotel, where 30 were killed, was cleared on Friday": a time behind the clause that has the figure.
    func isBeyondClause(_ time: TimeRole, of role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        guard let open = words[..<role.start].lastIndex(where: { $0.hash == GrammarWords.comma }), open + 1 < role.start,
            GrammarWords.locatives.contains(words[open + 1].hash),
            let close = words[role.words.upperBound...].firstIndex(where: { $0.hash == GrammarWords.comma }),
            close < time.words.lowerBound, close + 1 < words.count
        else { return false }
        return GrammarWords.auxiliaries.contains(words[close + 1].hash)
    }

    /// "Bringing to eight the number of those killed in an attack two days before": the day that the count itself names.
    func dayOfRaised(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard fallback == .event, let verb = words[..<role.start].lastIndex(where: { facts.isCue($0.hash, .raising) }), verb > 2,
            let count = words[verb..<min(words.count, role.words.upperBound + 4)].firstIndex(where: {
                facts.isCue($0.hash, .count)
            }),
            !words[verb..<role.start].contains(where: { $0.hash == GrammarWords.comma })
        else { return nil }
        let named = sentence.times.filter { time in
            time.words.lowerBound > count && !time.isOfReport && days(time) == 1 && time.mention.bound == nil
                && !words[verb..<time.words.lowerBound].contains { $0.kind == .punctuation }
                && !sentence.quantities.contains { (count..<time.words.lowerBound).contains($0.start) && $0 != role }
        }
        if named.count == 1 { return placed(named[0].mention) }
        // "In an attack two days before": before the day that the main clause names.
        let span = sentence.times.first { time in
            time.words.lowerBound > count && time.mention.kind == .duration && time.words.upperBound < words.count
                && GrammarWords.ago.contains(words[time.words.upperBound].hash)
        }
        guard let before = span?.mention.dayCount else { return nil }
        let main = sentence.times.last { $0.words.upperBound < verb && days($0) == 1 }.flatMap { placed($0.mention)?.start } ?? published
        return main.map { .day($0.adding(days: -before)) }
    }

    /// "Seven children killed at a school on Saturday": the day behind a participle that goes on from the figure, whatever the verb before
    /// is dated by.
    func dayOfParticiple(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        let next = role.words.upperBound
        guard fallback == .event, next < sentence.words.count,
            let hit = hits[number][.measure(0)]?.first(where: { (next...next + 1).contains($0.words.lowerBound) }),
            sentence.words[hit.words.lowerBound].isVerb,
            let before = sentence.times.last(where: { $0.words.upperBound <= role.start }), days(before) == 1, before.words.lowerBound > 2
        else { return nil }
        let behind = sentence.times.filter { $0.words.lowerBound >= hit.words.upperBound }
        guard behind.count == 1, let time = behind.first, !time.isOfReport, days(time) == 1, time.preposition == GrammarWords.on,
            !sentence.quantities.contains(where: { (next..<time.words.lowerBound).contains($0.start) }),
            !sentence.words[hit.words.upperBound..<time.words.lowerBound].contains(where: { $0.isVerb && $0.kind == .word })
        else { return nil }
        return placed(time.mention)
    }

    /// "On Friday the prosecutor said 52 had been killed", where a sentence before has put the attack on Thursday: when it was told.
    func dayBeforeTelling(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard fallback == .event, number > 0, let time = sentence.times.first, time.words.lowerBound <= 1, days(time) == 1,
            time.preposition == GrammarWords.on, let told = placed(time.mention)?.start, time.words.upperBound < role.start,
            let verb = words[time.words.upperBound..<role.start].firstIndex(where: { facts.isCue($0.hash, .release) }),
            verb - time.words.upperBound <= 6, !words[time.words.upperBound..<verb].contains(where: { $0.isVerb && $0.kind == .word }),
            !sentence.times.contains(where: { $0 != time && !$0.isOfReport && placed($0.mention) != nil })
        else { return nil }
        let event = (max(0, number - 3)..<number).reversed().lazy.compactMap { eventDay(in: $0, within: 14) }.first
        guard let day = event?.start, (1...3).contains(told.dayNumber - day.dayNumber) else { return nil }
        return event
    }

    /// "The balance of 7 September, by now well known, says 64 dead": now is no day of what happened on another.
    func isIdleNow(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        guard fallback == .event, time.mention.timex == "PRESENT_REF" else { return false }
        return sentence.times.contains { $0 != time && !$0.isOfReport && $0.mention.timex != "PRESENT_REF" && days($0) == 1 }
    }

    /// The day of all the figures of an article so far, where they have one and the sentence names no other time.
    func onlyDay(before number: Int) -> Period? {
        let sentence = reading.sentences[number]
        // A headline has the day of the report for want of another.
        func isHeadline(_ one: Candidate) -> Bool { reading.sentences[one.sentence].block == .headline }
        guard sentence.block == .paragraph, sentence.times.isEmpty, !sentence.words.contains(where: { $0.hash == GrammarWords.had }),
            let last = candidates.last(where: { !isHeadline($0) }), number - last.sentence <= Self.sameEvent,
            let period = last.period, period.dayCount == 1, let published, let day = period.start,
            (0...7).contains(published.dayNumber - day.dayNumber),
            candidates.allSatisfy({ isHeadline($0) || $0.subject == subject && $0.period == period })
        else { return nil }
        return period
    }

    /// So many sentences on, an article may still tell of what it began with.
    private static let sameEvent = 8

    /// "Taking the number of British dead to 184", "which brings the toll to 40": a sum up to the report.
    func raisedTotal(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard fallback == .event, let verb = sentence.verbRaising(role, facts) else { return false }
        return sentence.words[verb + 1..<role.start].contains { facts.isCue($0.hash, .war) }
    }
}

extension SentenceReading {
    /// The verb that takes the count of something to a figure: "taking the number of British dead in the conflict to 184".
    func verbRaising(_ role: QuantityRole, _ facts: EntityFacts) -> Int? {
        guard role.start > 2, words[role.start - 1].hash == GrammarWords.to,
            let verb = words[..<role.start].lastIndex(where: { facts.isCue($0.hash, .raising) }), verb + 2 < role.start
        else { return nil }
        let isCount = words[verb + 1..<min(role.start, verb + 4)].contains { facts.isCue($0.hash, .count) }
        return isCount && !words[verb + 1..<role.start].contains { $0.hash == GrammarWords.comma } ? verb : nil
    }
}
