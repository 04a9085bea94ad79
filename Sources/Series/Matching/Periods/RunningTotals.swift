import Model
import Vocabulary

/// From when to when a running total counts.
extension PeriodFinder {
    /// A running total: from the day that "since" names, or from an open beginning where the text only says "so far".
    func running(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Period? {
        // A share does not add up from day to day: "the highest since 2021" is no beginning of it.
        guard fallback == .event || fallback == .stated, definition.unit != .percent, !isLevel, let published else { return nil }
        if fallback == .event, reading.sentences[number].isEarlier(role) { return nil }
        let sentence = reading.sentences[number]
        if raisedTotal(role, in: sentence) { return Period(from: begun(before: number), to: .day(reportDay(sentence) ?? published)) }
        let end = countDay(role, in: sentence) ?? reportDay(sentence) ?? published
        for (index, word) in sentence.words.enumerated() where word.hash == GrammarWords.since || begins(index, in: sentence) {
            // Figures of one list share the clause at its end.
            let isParted = sentence.times.contains { $0.words.lowerBound >= role.words.upperBound && $0.words.upperBound <= index }
            if isDated(role, before: index, in: sentence) || isOfNext(role, since: index, in: sentence) { continue }
            if isThenApart(index, role, in: sentence) || isInAsideBefore(role, since: index, in: sentence)
                || isDatedOnItsOwn(role, behind: index, in: sentence) || isInAsideApart(role, from: index, in: sentence)
            {
                continue
            }
            guard costs.crossings(index..<index + 1, role.words) <= (isParted ? 1 : 3), !isInRelative(index, before: role, in: sentence)
            else { continue }
            // "The force, of which it has had the lead since May": the lead has begun then.
            let between = min(role.words.upperBound, index)..<index
            if definition.goesAbroad, between.count > 1,
                between.dropFirst().contains(where: { GrammarWords.locatives.contains(sentence.words[$0].hash) })
            {
                continue
            }
            if isLongAgo(index, in: sentence) { continue }
            if let begun = begunThen(since: index, in: number) { return Period(from: begun, to: .day(end)) }
            let time = sentence.times.first { $0.words.lowerBound > index && $0.words.lowerBound <= index + 12 }
            // "Since the invasion reached 1,000 on Thursday": a time behind the figure is not where it begins.
            if let time, index < role.words.lowerBound, role.words.lowerBound < time.words.lowerBound { continue }
            if let time, isBegunWithOther(time, role, behind: index, in: sentence) { continue }
            guard let time, let period = placed(time.mention), let first = period.first, first.start < published else { continue }
            // "In September he had spoken of 56 dead since the war began": what was said then was true up to then.
            let said = sentence.times.first { $0.words.upperBound <= min(index, role.words.lowerBound) && !$0.isOfReport }
            if let said, heads(said, in: sentence.words.indices, sentence), let end = placed(said.mention)?.last,
                end.start < published, end.start > first.start
            {
                return Period(from: first, to: end)
            }
            // "Since the beginning of the year": of a year that runs, no more than has gone by.
            return first.start <= end && end < first.end ? .days(first.start, end) : Period(from: first, to: .day(max(end, first.end)))
        }
        // "Is to send 1,500 in all"
        let isTotal = !(fallback == .stated && role.status == .plan) && isTotal(role, in: number, costs)
        // "So far this year": from its beginning.
        let current = sentence.times.first { time in
            guard !time.isOfReport, let period = placed(time.mention), let start = period.start, let end = period.end else { return false }
            return (28...366).contains(period.dayCount ?? 0) && start < published && published <= end
                && costs.cost(time.words, role.words) <= Self.clauseReach
        }
        if isTotal, let start = current.flatMap({ placed($0.mention)?.start }) { return Period.days(start, end) }
        let counted = countDay(role, in: sentence).map(Period.day)
        let isDated = sentence.times.contains {
            !$0.isOfReport && (counted == nil || placed($0.mention) != counted) && placed($0.mention) != nil
                && costs.cost($0.words, role.words) <= Self.reach
        }
        guard isTotal, !isDated else { return nil }
        return Period(from: begun(before: number), to: .day(end))
    }

    /// Whether the figures are of what is so at a time and does not add up: prices, rates, levels.
    private var isLevel: Bool { definition.kind == .rate || definition.kind == .stock }

    /// "Diesel has cost 1.75 euros since January": what has been so since a time is so on the day of the report.
    func held(_ role: QuantityRole, in sentence: SentenceReading, _ costs: Attachment) -> Period? {
        guard isLevel, fallback == .event || fallback == .stated, let published else { return nil }
        let verbs = sentence.words.indices.dropLast().filter { index in
            GrammarWords.perfect.contains(sentence.words[index].hash)
                && (sentence.words[index + 1].isVerb || sentence.words[index + 1].hash == GrammarWords.been)
        }
        guard let has = verbs.last(where: { $0 < role.start }), role.start - has <= Self.heldReach,
            costs.crossings(has..<has + 1, role.words) == 0
        else { return nil }
        let isSince = sentence.words.indices.contains { index in
            sentence.words[index].hash == GrammarWords.since && costs.crossings(index..<index + 1, role.words) <= 1
                && !isLongAgo(index, in: sentence) && !isThenApart(index, role, in: sentence)
        }
        return isSince ? .day(reportDay(sentence) ?? published) : nil
    }

    private static let heldReach = 6

    /// "Which had lent 150 since December, added 350 in February": a figure with a time of its own behind a clause that counts from another.
    private func isDatedOnItsOwn(_ role: QuantityRole, behind since: Int, in sentence: SentenceReading) -> Bool {
        since < role.start
            && sentence.words[since..<role.start].contains { $0.hash == GrammarWords.comma }
            && sentence.times.contains { time in
                !time.isOfReport && time.mention.bound == nil && placed(time.mention) != nil
                    && (role.words.upperBound...role.words.upperBound + 2).contains(time.words.lowerBound)
            }
    }

    /// "Counted 52 dead; since then five more have died": "then" is when the part of the sentence before it was.
    private func isThenApart(_ since: Int, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let next = since + 1
        return fallback == .event && next < sentence.words.count && sentence.words[next].hash == GrammarWords.then
            && since > role.start && !sentence.part(around: role.start).contains(since)
    }

    /// "The bloodiest fighting since the war" tells how long ago something else was.
    private func isLongAgo(_ since: Int, in sentence: SentenceReading) -> Bool {
        (max(0, since - 8)..<since).contains {
            // "The worst attack since": behind an article a word that may be a verb is none.
            let isNoun = $0 > 0 && $0 + 1 < since && GrammarWords.determiners.contains(sentence.words[$0 - 1].hash)
            return isSuperlative($0, in: sentence)
                && ($0 >= since - 4 || sentence.isPlain($0 + (isNoun ? 2 : 1)..<since)
                    // "The first to serve there since 1945"
                    || sentence.words[$0].hash == GrammarWords.first
                        && sentence.words[$0 + 1..<since].contains { $0.hash == GrammarWords.to })
        }
    }

    /// The same of the time that "since" names.
    func isLongAgo(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let since = sentence.words[..<time.words.upperBound].lastIndex { $0.hash == GrammarWords.since }
        return since.map { $0 + 3 > time.words.lowerBound && isLongAgo($0, in: sentence) } ?? false
    }

    /// "In the south, where 1,200 people have been killed since 2004, a bomb injured three": what a relative clause counts from, that has a
    /// figure of its own.
    private func isInRelative(_ since: Int, before role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard fallback == .event, since < role.start,
            let open = sentence.words[..<since].lastIndex(where: { GrammarWords.locatives.contains($0.hash) }), open > 0,
            sentence.words[since..<role.start].contains(where: { $0.hash == GrammarWords.comma })
        else { return false }
        return sentence.quantities.contains { (open..<since).contains($0.start) }
    }

    /// "For Bonn, which has sent no soldiers since 1945, parliament let 4,000 go": what is told of the name between commas counts from then.
    private func isInAsideBefore(_ role: QuantityRole, since: Int, in sentence: SentenceReading) -> Bool {
        guard fallback == .stated, since < role.start, let aside = sentence.aside(around: since) else { return false }
        return aside.upperBound <= role.start && GrammarWords.locatives.contains(sentence.words[aside.lowerBound].hash)
    }

    /// Whether a figure is said to be the sum up to its day: "so far", "brought to 554 the number of those killed this year".
    private func isTotal(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        let sentence = reading.sentences[number]
        let isSaid = hits[number][.total]?.contains { hit in
            // "The biggest loss of the war" ranks one loss.
            costs.crossings(hit.words, role.words) == 0
                && !(max(0, hit.words.lowerBound - 4)..<hit.words.lowerBound).contains { isSuperlative($0, in: sentence) }
        }
        if isSaid ?? false { return true }
        let next = role.words.upperBound
        return fallback == .event && next + 1 < sentence.words.count && sentence.words[next].hash == GrammarWords.the
            && facts.isCue(sentence.words[next + 1].hash, .count)
    }

    /// "Killed three on Saturday, lifting to 1,985 those who have died since March": a day of its own before "since".
    private func isDated(_ role: QuantityRole, before since: Int, in sentence: SentenceReading) -> Bool {
        fallback == .event
            && sentence.times.contains {
                !$0.isOfReport && $0.mention.bound == nil && $0.words.lowerBound >= role.words.upperBound && $0.words.upperBound < since
                    && placed($0.mention)?.dayCount == 1
            }
    }

    /// "2,500 so far this year and over 65,000 since 1983": behind a time of its own and another figure, "since" is that one's.
    private func isOfNext(_ role: QuantityRole, since: Int, in sentence: SentenceReading) -> Bool {
        guard let next = sentence.quantities.first(where: { $0.words.lowerBound >= role.words.upperBound && $0.words.upperBound <= since })
        else { return false }
        // "Another 62 had died, taking its toll to 834 since September"
        if sentence.words[role.words.upperBound..<next.words.lowerBound].contains(where: { facts.isCue($0.hash, .raising) }) {
            return fallback == .event
        }
        return sentence.times.contains {
            !$0.isOfReport && $0.words.lowerBound >= role.words.upperBound && $0.words.upperBound <= next.words.lowerBound
                && placed($0.mention) != nil
        }
    }

    /// "Have been killed since", "since then": the day, or the longer time, that the sentences before named last.
    private func begunThen(since: Int, in number: Int) -> Period.Part? {
        let words = reading.sentences[number].words
        let next = since + 1
        let isBare = next >= words.count || words[next].kind == .punctuation
        guard fallback == .event, isBare || words[next].hash == GrammarWords.then, let published else { return nil }
        // "Broke out in 2003 and has killed 300,000 since then"
        let here = reading.sentences[number].times.last {
            !$0.isOfReport && $0.words.upperBound <= since && placed($0.mention)?.first != nil
        }
        if let first = here.flatMap({ placed($0.mention)?.first }), first.start < published { return first }
        for back in stride(from: number - 1, through: max(0, number - 2), by: -1) {
            let time = reading.sentences[back].times.last { !$0.isOfReport && placed($0.mention)?.first != nil }
            if let first = time.flatMap({ placed($0.mention)?.first }) { return first.start < published ? first : nil }
        }
        return nil
    }

    /// Where the sentence before in the same paragraph says since when: "since May 14", for "so far" in this one.
    private func begun(before number: Int) -> Period.Part? {
        guard number > 0, reading.sentences[number - 1].blockIndex == reading.sentences[number].blockIndex, let published else {
            return nil
        }
        let since = reading.sentences[number - 1].times.last { $0.mention.bound == .since && placed($0.mention) != nil }
        return since.flatMap { placed($0.mention)?.first }.flatMap { $0.start < published ? $0 : nil }
    }

    /// "Fighting that began July 12", "the operation, begun on 9 March,".
    private func begins(_ index: Int, in sentence: SentenceReading) -> Bool {
        guard index > 0 else { return false }
        let word = sentence.words[index].hash
        let before = sentence.words[index - 1].hash
        return facts.isCue(word, .outbreak) && GrammarWords.relatives.contains(before)
            || facts.isCue(word, .launched) && before == GrammarWords.comma
                && sentence.times.contains { (index + 1...index + 2).contains($0.words.lowerBound) }
    }

    /// "Reached 2,000 on Tuesday": the day of a running total, right behind its figure.
    private func countDay(_ role: QuantityRole, in sentence: SentenceReading) -> CalendarDate? {
        sentence.times.first { time in
            (0...2).contains(time.words.lowerBound - role.words.upperBound) && placed(time.mention)?.dayCount == 1
                && [GrammarWords.on, nil].contains(time.preposition)
        }.flatMap { placed($0.mention)?.start }
    }
}
