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
                && sentence.words[max(0, hit.words.lowerBound - 2)..<hit.words.lowerBound].contains { $0.hash == GrammarWords.recent }
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
            !sentence.words[..<since].contains(where: { GrammarWords.counts.contains($0.hash) })
        else { return nil }
        let clause = since + 1..<role.start
        let next = sentence.words[since + 1].hash
        let isTold = GrammarWords.articles.contains(next) || GrammarWords.single.contains(next)
        let isPerfect = clause.contains { GrammarWords.having.contains(sentence.words[$0].hash) }
        let isParted = sentence.words[clause].contains { $0.hash == GrammarWords.comma }
        // "Since the war in 2003 began, killing 300"
        let verb = clause.last { sentence.words[$0].isVerb && sentence.words[$0].kind == .word }
        guard isTold, !isPerfect, !isParted, let verb, !sentence.isParticiple(verb, reading.article),
            !clause.contains(where: { GrammarWords.beginnings.contains(sentence.words[$0].hash) })
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

    /// "Taking the number of British dead to 184", "which brings the toll to 40": a sum up to the report.
    func raisedTotal(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard fallback == .event, let verb = sentence.verbRaising(role) else { return false }
        return sentence.words[verb + 1..<role.start].contains { GrammarWords.wars.contains($0.hash) }
    }
}

extension SentenceReading {
    /// The verb that takes the count of something to a figure: "taking the number of British dead in the conflict to 184".
    func verbRaising(_ role: QuantityRole) -> Int? {
        guard role.start > 2, words[role.start - 1].hash == GrammarWords.to,
            let verb = words[..<role.start].lastIndex(where: { GrammarWords.raising.contains($0.hash) }), verb + 2 < role.start
        else { return nil }
        let isCount = words[verb + 1..<min(role.start, verb + 4)].contains { GrammarWords.counts.contains($0.hash) }
        return isCount && !words[verb + 1..<role.start].contains { $0.hash == GrammarWords.comma } ? verb : nil
    }
}
