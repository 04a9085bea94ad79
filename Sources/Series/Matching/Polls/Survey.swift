import Model

/// The days of a survey, as a sentence of the article states them.
struct Survey {
    var sentence: Int
    /// The pollsters that the sentence names.
    var named: [String]
    var period: Period

    /// More than these of one article are not looked at.
    private static let most = 64

    /// The stretches of two days to a month that stand in sentences about fieldwork or beside a pollster's name.
    static func all(
        _ definition: SeriesDefinition, _ reading: ArticleReading, _ hits: [CueHits], _ facts: EntityFacts
    ) -> [Survey] {
        guard definition.kind == .poll else { return [] }
        var surveys: [Survey] = []
        // The rows of a table have their own days, and no other sentence has theirs.
        for (index, sentence) in reading.sentences.enumerated() where sentence.block != .tableRow {
            let named = hits[index][.field] == nil ? pollsters(in: sentence) : pollsters(of: index, reading)
            guard hits[index][.field] != nil || !named.isEmpty else { continue }
            if hits[index][.field] != nil, let period = counted(sentence), surveys.count < most {
                surveys.append(Survey(sentence: index, named: named, period: period))
            }
            if surveys.count < most, let period = weekend(sentence, hits[index], reading.article.published?.day) {
                surveys.append(Survey(sentence: index, named: named, period: period))
            }
            if surveys.count < most, !pollsters(in: sentence).isEmpty, let period = ofOneDay(sentence, facts) {
                surveys.append(Survey(sentence: index, named: named, period: period))
            }
            for time in sentence.times where !time.isOfReport && surveys.count < most {
                guard let said = time.mention.interval ?? time.mention.period, let days = said.dayCount, (2...31).contains(days),
                    said.isInterval, let period = past(said, time, reading.article.published?.day)
                else { continue }
                // "From 44 percent in mid-December" is no fieldwork; a poll "taken in mid-December" is.
                if time.mention.unclipped != nil, !isTaken(time, sentence, hits[index]) { continue }
                let part = sentence.part(around: time.words.lowerBound)
                let own = sentence.entities.filter { $0.mention.kind == .pollster && part.contains($0.words.lowerBound) }.map(\.mention.id)
                surveys.append(Survey(sentence: index, named: own.isEmpty ? named : own, period: period))
            }
        }
        return surveys
    }

    /// Whether the sentence names the house, or leaves open whose survey it is. Where no house is given, any survey may be.
    func mayBe(of pollster: String?) -> Bool { pollster == nil || named.isEmpty || isNamed(pollster) }

    /// Whether the sentence names the house.
    func isNamed(_ pollster: String?) -> Bool { pollster.map(named.contains) ?? false }

    private static func pollsters(in sentence: SentenceReading) -> [String] {
        sentence.entities.filter { $0.mention.kind == .pollster }.map(\.mention.id)
    }

    /// Whose survey a sentence speaks of: the pollsters that it names, or else the one that its paragraph named last.
    private static func pollsters(of number: Int, _ reading: ArticleReading) -> [String] {
        for back in stride(from: number, through: max(0, number - 2), by: -1) {
            guard reading.sentences[back].blockIndex == reading.sentences[number].blockIndex else { return [] }
            let named = pollsters(in: reading.sentences[back])
            if !named.isEmpty { return back == number || Set(named).count == 1 ? named : [] }
        }
        return []
    }

    /// "The three-day survey from Friday", "a two-day poll through Sunday".
    private static func counted(_ sentence: SentenceReading) -> Period? {
        let length = sentence.times.first { $0.mention.kind == .duration && $0.mention.period == nil }.flatMap { time -> Int? in
            let digits = time.mention.timex.utf8.dropFirst().dropLast()
            guard time.mention.timex.utf8.first == UInt8(ascii: "P"), time.mention.timex.utf8.last == UInt8(ascii: "D") else { return nil }
            return Int(String(decoding: digits, as: UTF8.self))
        }
        guard let length, (2...14).contains(length) else { return nil }
        for time in sentence.times {
            guard let day = time.mention.period?.start, time.mention.period?.dayCount == 1,
                time.mention.interval?.isInterval != true || time.mention.bound != nil
            else { continue }
            if time.preposition == GrammarWords.from { return Period.days(day, day.adding(days: length - 1)) }
            if time.preposition.map(GrammarWords.untils.contains) ?? false { return Period.days(day.adding(days: 1 - length), day) }
        }
        return nil
    }

    /// "A weekend poll": the last Saturday and Sunday before the day on which it was reported.
    private static func weekend(_ sentence: SentenceReading, _ hits: CueHits, _ published: CalendarDate?) -> Period? {
        guard let published,
            let time = sentence.times.first(where: { $0.mention.timex == "P1WE" && $0.mention.period == nil }),
            hits[.field]?.contains(where: { $0.words.lowerBound == time.words.upperBound }) ?? false
        else { return nil }
        let reported = sentence.times.last { $0.isOfReport && $0.mention.period?.dayCount == 1 }?.mention.period?.start ?? published
        let sunday = reported.adding(days: -(reported.weekday % 7))
        return Period.days(sunday.adding(days: -1), sunday)
    }

    /// The days of a time as those of a survey: nobody has been asked on days to come, so that "at the weekend" is the last one.
    private static func past(_ period: Period, _ time: TimeRole, _ published: CalendarDate?) -> Period? {
        guard let published, let start = period.start, let end = period.end else { return period }
        // On a Saturday "the weekend" is the last one.
        let isWeekend = period.dayCount == 2 && start.weekday == 6 && end >= published
        guard start > published || isWeekend && time.mention.isRelative else { return period }
        guard time.mention.isRelative, period.dayCount ?? 99 <= 7, start.adding(days: -7) <= published else { return nil }
        return Period.days(start.adding(days: -7), end.adding(days: -7))
    }

    /// Whether a word of fieldwork stands right before a time; "up from a survey in mid-October" is an earlier one.
    private static func isTaken(_ time: TimeRole, _ sentence: SentenceReading, _ hits: CueHits) -> Bool {
        hits[.field]?.contains { hit in
            let before = max(0, hit.words.lowerBound - 2)..<hit.words.lowerBound
            return (0...2).contains(time.words.lowerBound - hit.words.upperBound)
                && !sentence.words[before].contains { GrammarWords.earlier.contains($0.hash) }
        } ?? false
    }
}
