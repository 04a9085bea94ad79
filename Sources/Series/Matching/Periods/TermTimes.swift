import Model
import Vocabulary

/// Times that are counted from the day on which somebody took office.
extension PeriodFinder {
    /// So many words stand between a level and since when it is counted: "30 percent good or great after two years".
    private static let lengthReach = 4
    /// So many words a clause of who came to office has before its comma.
    private static let clauseWords = 8

    /// The month of a term that the words beside a survey's figure give.
    func ofTerm(_ role: QuantityRole, in sentence: SentenceReading) -> Period? {
        guard definition.kind == .poll else { return nil }
        return whenSworn(before: role, in: sentence) ?? afterMonths(behind: role, in: sentence) ?? monthOfTerm(role, in: sentence)
    }

    /// "When he was sworn in, in January 2003, the house had that at 83.6 percent": the time that the clause names, or else the month in
    /// which the term began.
    private func whenSworn(before role: QuantityRole, in sentence: SentenceReading) -> Period? {
        let words = sentence.words
        guard let published, let first = words.first, first.hash == GrammarWords.when,
            let comma = words[..<role.start].firstIndex(where: { $0.hash == GrammarWords.comma }), comma <= Self.clauseWords
        else { return nil }
        let isEntering = (1..<comma).contains { index in
            facts.isCue(words[index].hash, .sworn) && words[index + 1].hash == GrammarWords.in
                || facts.isCue(words[index].hash, .entering) && facts.isCue(words[index + 1].hash, .seat)
        }
        guard isEntering, let start = facts.termStart(of: subject, on: published) else { return nil }
        let said = sentence.times.first { $0.words.upperBound <= role.start && !$0.isOfReport && placed($0.mention) != nil }
        return said.flatMap { placed($0.mention) } ?? .month(start.year, start.month)
    }

    /// "His predecessor was at 83 percent after six months": the month so long after the first day in office of somebody else than whom the
    /// article is about.
    private func afterMonths(behind role: QuantityRole, in sentence: SentenceReading) -> Period? {
        let words = sentence.words
        guard let lead, lead.subject != subject, let published,
            let time = sentence.times.first(where: {
                (1...Self.lengthReach + 1).contains($0.words.lowerBound - role.words.upperBound) && $0.mention.kind == .duration
                    && words[$0.words.lowerBound - 1].hash == GrammarWords.after
            }), let months = Self.months(time.mention.timex),
            !words[role.words.upperBound..<time.words.lowerBound].contains(where: { $0.kind == .punctuation })
        else { return nil }
        let next = time.words.upperBound
        guard next == words.count || words[next].kind == .punctuation || GrammarWords.inOffice.contains(words[next].hash),
            let start = facts.termStart(of: subject, on: published)
        else { return nil }
        let day = start.adding(months: months)
        return day < published ? .month(day.year, day.month) : nil
    }

    /// "Gets good marks from 26 percent of the people asked": from whom, and not from what level.
    func isOfGivers(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let next = role.words.upperBound
        guard definition.kind == .poll, role.start > 0, sentence.words[role.start - 1].hash == GrammarWords.from,
            next < sentence.words.count,
            sentence.words[next].hash == GrammarWords.of, sentence.quantities.first(where: { $0.mention.figure.unit == .percent }) == role
        else { return false }
        return !sentence.times.contains { (next...next + 2).contains($0.words.lowerBound) }
    }

    /// The months of "P6M" and "P2Y"; `nil` for other lengths.
    private static func months(_ timex: String) -> Int? {
        let digits = timex.utf8.dropFirst().dropLast()
        guard timex.utf8.first == UInt8(ascii: "P"), let last = timex.utf8.last, let count = Int(String(decoding: digits, as: UTF8.self)),
            (1...120).contains(count)
        else { return nil }
        return last == UInt8(ascii: "M") ? count : last == UInt8(ascii: "Y") ? count * 12 : nil
    }

    /// "67 percent, in the first May of his tenure": that month, of the first, second … year in office.
    private func monthOfTerm(_ role: QuantityRole, in sentence: SentenceReading) -> Period? {
        let words = sentence.words
        guard let published,
            let time = sentence.times.first(where: { time in
                let next = time.words.upperBound
                return time.preposition == GrammarWords.in && (2...3).contains(time.words.count)
                    && time.words.lowerBound >= role.words.upperBound
                    && placed(time.mention)?.dayCount == 1 && next + 2 < words.count && words[next].hash == GrammarWords.of
                    && facts.isCue(words[next + 2].hash, .term)
            }), let day = placed(time.mention)?.start, let start = facts.termStart(of: subject, on: published)
        else { return nil }
        // What was read as the day is which of the months it is.
        let year = start.year + (day.month < start.month ? 1 : 0) + day.day - 1
        return year <= published.year ? .month(year, day.month) : nil
    }
}
