import Model
import Vocabulary

/// Times that are said aside of a survey, or that the turn of a year, an office left or another survey gives.
extension PeriodFinder {
    /// So many words a house's or a survey's name with what is said of it may have.
    private static let houseReach = 9
    /// So many words stand between a verb and its figure: "closed the year with the approval of 65 percent".
    private static let verbReach = 10
    /// So many words before a figure may lead to it: "that compares with at least".
    private static let leadReach = 5
    /// Days within which a survey is told of as one of these days.
    private static let monthly = 31

    /// "A survey by Gallup, from March, with 1,012 interviews, shows …", "NOI, whose June reading was its last, had …", "BVA, which asked
    /// 1,000 people in April, has …": a time that is said aside of the house or its survey dates what it found.
    func isOfHouse(_ time: TimeRole, before role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard definition.kind == .poll, !time.isOfReport, time.mention.bound == nil || time.mention.bound == .from,
            time.words.upperBound < role.start, days(time) <= Self.monthly, !isOfEarlierSurvey(role, in: sentence),
            let open = words[..<time.words.lowerBound].lastIndex(where: { $0.kind == .punctuation }), open > 0,
            words[time.words.upperBound..<role.start].contains(where: { $0.kind == .punctuation })
        else { return false }
        let first = words[..<open].lastIndex { $0.kind == .punctuation }.map { $0 + 1 } ?? 0
        let name = max(first, open - Self.houseReach)..<open
        let isHouse =
            sentence.entities.contains { $0.mention.kind == .pollster && name.contains($0.words.upperBound - 1) }
            || hits[number][.field]?.contains { name.contains($0.words.lowerBound) } ?? false
        guard isHouse else { return false }
        let lead = open + 1..<(time.preposition == nil ? time.words.lowerBound : time.words.lowerBound - 1)
        let isClosed = words[time.words.upperBound].kind == .punctuation
        guard let first = lead.first else { return isClosed }
        if lead.contains(where: { words[$0].hash == GrammarWords.same || words[$0].hash == GrammarWords.since }) { return false }
        // "MORI, whose figures for January appeared the same day, had"
        let isFigures = lead.count == 2 && facts.isCue(words[first + 1].hash, .resumption)
        if words[first].hash == GrammarWords.whose, lead.count == 1 || isFigures { return !isClosed }
        return hits[number][.field]?.contains { lead.contains($0.words.lowerBound) } ?? false
    }

    /// "Was liked by 34 percent, and his work by 37 percent in December, the house said": the one time of a sentence, behind its last figure.
    func onlyTime(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        let times = sentence.times.filter { time in
            !time.isOfReport && time.mention.kind == .date && placed(time.mention) != nil
        }
        guard times.count == 1, let time = times.first, time.mention.bound == nil, time.preposition == GrammarWords.in,
            days(time) <= Self.monthly, !isOfOccasion(time, in: number), !isBehindSince(time, in: sentence),
            let last = sentence.quantities.last(where: { $0.words.upperBound <= time.words.lowerBound }), role.start <= last.start,
            time.words.lowerBound - last.words.upperBound <= 4, !last.isChange, !sentence.isEarlier(last),
            last.mention.figure.unit == role.mention.figure.unit, sentence.isJoined(role, to: last)
        else { return nil }
        return placed(time.mention)
    }

    /// Times that the words right before the figure give by themselves; `nil` where they do not, `.some(nil)` where they speak of a time
    /// that is not said.
    func toldOfSurvey(_ role: QuantityRole, in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        guard !isOfEarlierSurvey(role, in: sentence) else { return nil }
        return netBefore(in: number) ?? reportedLongAgo(in: number) ?? turnOfYear(role, in: sentence) ?? sameNight(in: number)
            ?? isOfLastBefore(role, in: number) ?? ofHeyday(role, in: number) ?? ofComparison(role, in: number)
            ?? ofThen(role, in: number)
    }

    /// "At the height of his popularity, after the election, he had 65 percent": nobody tells when.
    private func ofHeyday(_ role: QuantityRole, in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        let isOfOld = sentence.words.prefix(Self.leadReach).contains { facts.isCue($0.hash, .peak) }
        guard definition.kind == .poll, isOfOld, sentence.words[..<role.start].contains(where: { $0.hash == GrammarWords.had }),
            !sentence.times.contains(where: { !$0.isOfReport && placed($0.mention) != nil })
        else { return nil }
        return .some(nil)
    }

    /// "That compares with 36 percent who were content at the time of last year's election": the time that is said behind it, or none.
    private func ofComparison(_ role: QuantityRole, in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        guard definition.kind == .poll, sentence.quantities.first == role, (2...Self.leadReach).contains(role.start),
            facts.isCue(sentence.words[0].hash, .anaphor), facts.isCue(sentence.words[1].hash, .compared)
        else { return nil }
        let times = sentence.times.filter { !$0.isOfReport && $0.words.lowerBound >= role.words.upperBound }
        return times.count == 1 ? .some(placed(times[0].mention)) : .some(nil)
    }

    /// "Had already reported at the end of January that": what was told long before the article is of then, where its sentence names no other
    /// time.
    private func reportedLongAgo(in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        guard let published, sentence.times.count == 1, let time = sentence.times.first, time.isOfReport, let told = placed(time.mention),
            let end = told.end, (7...Self.monthly).contains(told.dayCount ?? 0), published.dayNumber - end.dayNumber > 7
        else { return nil }
        return .some(told)
    }

    /// "That was minus 33 in May. It broke the number down as 26 percent satisfied": the time of the net figure that the sentence before gives.
    private func netBefore(in number: Int) -> Period?? {
        guard number > 0, let first = reading.sentences[number].words.first, GrammarWords.selves.contains(first.hash),
            !reading.sentences[number].times.contains(where: { !$0.isOfReport && placed($0.mention) != nil })
        else { return nil }
        let before = reading.sentences[number - 1]
        guard before.blockIndex == reading.sentences[number].blockIndex,
            before.quantities.contains(where: { $0.mention.figure.value < .zero })
        else { return nil }
        let times = before.times.filter { !$0.isOfReport && days($0) <= Self.monthly }
        return times.count == 1 ? .some(placed(times[0].mention)) : .some(nil)
    }

    /// "Closed the year with 65 percent", "ended 2021 at 60": December; "began the year at 58": January.
    private func turnOfYear(_ role: QuantityRole, in sentence: SentenceReading) -> Period?? {
        let words = sentence.words
        let before = max(0, role.start - Self.verbReach)..<role.start
        guard let published,
            let verb = before.last(where: {
                facts.isCue(words[$0].hash, .closing) || facts.isCue(words[$0].hash, .opening)
            }), verb + 2 < role.start,
            // "Ended the year as he had begun it, with 63 percent"
            (verb..<role.start).allSatisfy({
                words[$0].kind != .punctuation || words[$0].hash == GrammarWords.comma && GrammarWords.giving.contains(words[$0 + 1].hash)
            })
        else { return nil }
        let isEnd = facts.isCue(words[verb].hash, .closing)
        let time = sentence.times.first { $0.words.lowerBound == verb + 1 }
        // "The year" is the one that has just gone or come.
        if words[verb + 1].hash == GrammarWords.the, words[verb + 2].hash == GrammarWords.year {
            return Self.month(of: published, isEnd)
        }
        if let year = plainYear(words[verb + 1]) { return .some(.month(year, isEnd ? 12 : 1)) }
        guard let time, case .year(let year)? = placed(time.mention)?.first, placed(time.mention)?.isInterval == false else { return nil }
        return .some(.month(year, isEnd ? 12 : 1))
    }

    /// "2018" right behind a verb.
    private func plainYear(_ word: Word) -> Int? {
        let digits = reading.article.text[word.range.start..<word.range.end]
        guard digits.count == 4, digits.allSatisfy({ (48...57).contains($0) }), let published else { return nil }
        let year = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        return (published.year - 5...published.year).contains(year) ? year : nil
    }

    /// The month with which the year begins or ends that a report speaks of; not told where neither is near.
    private static func month(of day: CalendarDate, _ isEnd: Bool) -> Period?? {
        if !isEnd { return .some(.month(day.year, 1)) }
        if day.month == 12 { return .some(.month(day.year, 12)) }
        return .some(day.month <= 3 ? .month(day.year - 1, 12) : nil)
    }

    /// "At the end of 2021", "at the end of the year": its last month; `nil` where a time is no end of a year.
    func endOfYear(_ time: TimeRole, in sentence: SentenceReading) -> Period? {
        guard let published, case .year(let year)? = placed(time.mention)?.first, placed(time.mention)?.isInterval == false,
            sentence.words[time.words].contains(where: { facts.isCue($0.hash, .end) })
        else { return nil }
        return .month(year == published.year && published.month < 12 ? year - 1 : year, 12)
    }

    /// "Another survey, taken the same night": the day of the figure before.
    private func sameNight(in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        guard let previous, number - previous.sentence <= 1, previous.period?.dayCount ?? 99 <= 2 else { return nil }
        let isSame = sentence.times.contains { time in
            sentence.words[time.words].contains { $0.hash == GrammarWords.same } && time.mention.basis == .text && days(time) == 1
        }
        return isSame ? .some(previous.period) : nil
    }

    /// "In the last survey before he stepped down": when that was, is not said.
    private func isOfLastBefore(_ role: QuantityRole, in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        let isLast = words.indices.dropFirst(2).contains { index in
            guard words[index].hash == GrammarWords.before, index + 1 < words.count, words[index + 1].hash != GrammarWords.that else {
                return false
            }
            let near = max(0, index - Self.houseReach)..<index
            return near.contains { facts.isCue(words[$0].hash, .final) }
                && hits[number][.field]?.contains { near.contains($0.words.lowerBound) } ?? false
        }
        return isLast && !sentence.times.contains { !$0.isOfReport && days($0) <= Self.monthly } ? .some(nil) : nil
    }

    /// "She was then at 65 percent": when, the sentence before says, or else nothing does.
    private func ofThen(_ role: QuantityRole, in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        let isThen = sentence.words[..<role.start].indices.dropFirst().contains { index in
            sentence.words[index].hash == GrammarWords.then && GrammarWords.stood.contains(sentence.words[index - 1].hash)
        }
        guard isThen, number > 0, !sentence.times.contains(where: { !$0.isOfReport && placed($0.mention) != nil }) else { return nil }
        let told = reading.sentences[number - 1].times.last { !$0.isOfReport && days($0) <= Self.monthly }
        return .some(told.flatMap { placed($0.mention) })
    }
}

extension SentenceReading {
    /// "34 percent and his work by 37": whether a figure is the next one behind "and" to another, or that itself.
    fileprivate func isJoined(_ first: QuantityRole, to last: QuantityRole) -> Bool {
        if first == last { return true }
        let between = first.words.upperBound..<last.start
        return words[between].contains { $0.hash == GrammarWords.and }
            && !words[between].contains {
                $0.kind == .punctuation && $0.hash != GrammarWords.comma || GrammarWords.earlier.contains($0.hash)
            }
            && !quantities.contains { between.contains($0.start) }
    }
}

extension Survey {
    /// So many people are a sample.
    private static let sample = 200

    /// "Between Monday's speech and midnight Gallup reached 633 adults": the one day of a sentence that tells how many were asked.
    static func ofOneDay(_ sentence: SentenceReading, _ facts: EntityFacts) -> Period? {
        let isSample = sentence.quantities.contains {
            facts.isCue(WordHash.of($0.mention.figure.unit.code), .sample) && $0.mention.figure.value.approximate >= Double(sample)
        }
        guard isSample, !sentence.quantities.contains(where: { $0.mention.figure.unit == .percent }) else { return nil }
        let times = sentence.times.filter { !$0.isOfReport && $0.mention.period != nil && $0.mention.timex != "PRESENT_REF" }
        guard times.count == 1, let period = times[0].mention.period, period.dayCount == 1, times[0].mention.interval == nil else {
            return nil
        }
        return period
    }
}
