import Model
import Vocabulary

/// Days that a figure has from what another part of its sentence, or another sentence, tells; and times that are another clause's.
extension PeriodFinder {
    /// So many days ago at most was what "that battle" takes up, or those were hurt who have died since.
    private static let remembered = 60
    private static let healing = 14
    /// So many words before a war's name stands the preposition that leads to it.
    private static let leading = 6

    /// "Rebels struck on Tuesday, the worst blow since the army set out a month ago, and 84 were killed", "in the zone, which it has held since
    /// 1985, two were hurt on Monday": when something else was, of which a clause apart tells.
    func isInSinceClause(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        guard fallback == .event, let since = words[..<time.words.upperBound].lastIndex(where: { $0.hash == GrammarWords.since }),
            !words[since..<time.words.upperBound].contains(where: { $0.hash == GrammarWords.comma })
        else { return false }
        let isBefore = role.words.upperBound <= since
        guard
            isBefore
                || role.start > time.words.upperBound
                    && words[time.words.upperBound..<role.start].contains(where: { $0.hash == GrammarWords.comma })
        else { return false }
        let hasOwn = sentence.times.contains { other in
            guard other != time, !other.isOfReport, placed(other.mention)?.dayCount ?? 999 <= 31 else { return false }
            return other.words.upperBound <= since || !isBefore && other.words.lowerBound >= role.words.upperBound
        }
        guard hasOwn else { return false }
        let clause = since + 1..<max(since + 1, time.words.lowerBound)
        if clause.contains(where: { words[$0].isVerb && words[$0].kind == .word }) { return true }
        guard !isBefore, let open = words[..<since].lastIndex(where: { GrammarWords.locatives.contains($0.hash) }), open > 0 else {
            return false
        }
        return words[open - 1].hash == GrammarWords.comma
    }

    /// "The assault, which killed 32, had broken the calm since the vote": what an aside tells counts from nothing that is said outside it.
    func isInAsideApart(_ role: QuantityRole, from since: Int, in sentence: SentenceReading) -> Bool {
        guard fallback == .event, let aside = sentence.aside(around: role.start) else { return false }
        return since >= aside.upperBound && GrammarWords.relatives.contains(sentence.words[aside.lowerBound].hash)
    }

    /// "The month that began with the killing of 58 on Sept. 22 and of 45 on Oct. 5": what begins with another figure's day.
    func isBegunWithOther(_ time: TimeRole, _ role: QuantityRole, behind begin: Int, in sentence: SentenceReading) -> Bool {
        fallback == .event && sentence.words[begin].hash != GrammarWords.since
            && sentence.quantities.contains { begin < $0.start && $0.words.upperBound <= time.words.lowerBound && $0 != role }
    }

    /// The day, known or not, that a figure has from what was told of its event elsewhere.
    func dayToldElsewhere(_ role: QuantityRole, in number: Int) -> Period?? {
        guard fallback == .event, reading.sentences[number].block == .paragraph else { return nil }
        if let day = dayOfThatEvent(role, in: number) { return .some(day) }
        if let day = dayOfConjunct(role, in: number) { return .some(day) }
        return dayOfLateDeaths(role, in: number) ?? worldWar(role, in: number) ?? unnamedEnd(number)
    }

    /// "The killing of 58 on Sept. 22 and of 45, two children among them, on Oct. 5": the day behind the figure of the second.
    private func dayOfConjunct(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        guard role.start > 1, sentence.words[role.start - 1].hash == GrammarWords.of,
            sentence.words[role.start - 2].hash == GrammarWords.and,
            sentence.times.contains(where: { $0.words.upperBound < role.start && !$0.isOfReport }),
            let time = sentence.times.first(where: { $0.words.lowerBound >= role.words.upperBound && !$0.isOfReport }),
            time.preposition == GrammarWords.on, days(time) == 1, time.words.lowerBound - role.words.upperBound <= Self.conjunct,
            !sentence.words[role.words.upperBound..<time.words.lowerBound].contains(where: { $0.hash == GrammarWords.and })
        else { return nil }
        return placed(time.mention)
    }

    /// "In the last days of the campaign seven were killed": a time that the text does not date.
    private func unnamedEnd(_ number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard words.count > 4, words[0].hash == GrammarWords.in, words[1].hash == GrammarWords.the,
            facts.isCue(words[2].hash, .closingPart),
            facts.isCue(words[3].hash, .days), words[4].hash == GrammarWords.of,
            !sentence.times.contains(where: { !$0.isOfReport && placed($0.mention) != nil })
        else { return nil }
        return .some(nil)
    }

    /// So many words behind a second figure its day may stand.
    private static let conjunct = 12

    /// "The raid came on Tuesday. On Friday the minister told parliament that 84 lost their lives in that battle": the day told before.
    private func dayOfThatEvent(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard number > 0, let causes = hits[number][.measure(definition.measure.count - 1)] else { return nil }
        let named = causes.first { hit in
            let that = hit.words.lowerBound - 1
            return that > 0 && [GrammarWords.that, Self.this].contains(words[that].hash)
                && [GrammarWords.in, GrammarWords.of, GrammarWords.by].contains(words[that - 1].hash)
                && !sentence.times.contains { $0.words.lowerBound >= hit.words.upperBound && !$0.isOfReport }
        }
        guard named != nil, reading.sentences[number - 1].blockIndex == sentence.blockIndex else { return nil }
        if let day = eventDay(in: number - 1, within: Self.remembered) { return day }
        let last = candidates.reversed().prefix { $0.sentence >= number - 1 }.first { $0.sentence == number - 1 }?.period
        return last?.dayCount == 1 ? last : nil
    }

    /// "Two more died of their wounds on Tuesday, taking to 103 the number killed": those who died of late have not come to harm that day,
    /// and all of them did on that of which the next sentences tell.
    private func dayOfLateDeaths(_ role: QuantityRole, in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        guard let verb = words[..<role.start].lastIndex(where: { facts.isCue($0.hash, .raising) }), verb > 2,
            words[..<verb].contains(where: { facts.isCue($0.hash, .died) }),
            words[..<verb].contains(where: { facts.isCue($0.hash, .wounds) }),
            words[verb..<min(words.count, role.words.upperBound + 4)].contains(where: { facts.isCue($0.hash, .count) }),
            !words[verb..<role.start].contains(where: { $0.hash == GrammarWords.comma }),
            !sentence.times.contains(where: { $0.words.lowerBound > verb && !$0.isOfReport && placed($0.mention) != nil })
        else { return nil }
        if let day = eventDay(behind: number) { return .some(day) }
        for next in number + 1..<min(number + 4, max(number + 1, reading.sentences.count)) {
            guard reading.sentences[next].blockIndex == sentence.blockIndex else { break }
            if let day = eventDay(in: next, within: Self.healing) { return .some(day) }
        }
        return .some(namedEvent(role, in: number))
    }

    /// "China, which lost 20 million people in World War II": years that the sentence does not name.
    private func worldWar(_ role: QuantityRole, in number: Int) -> Period?? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        let isNamed = words.indices.dropFirst().contains { index in
            guard words[index].hash == GrammarWords.war, words[index].isCapitalized, words[index - 1].hash == Self.world,
                index > role.words.upperBound
            else { return false }
            let before = words[max(role.words.upperBound, index - Self.leading)..<index]
            return before.contains { $0.hash == GrammarWords.in || $0.hash == Self.during }
                && !before.contains { $0.hash == GrammarWords.since || $0.isVerb && $0.kind == .word }
        }
        guard isNamed, !sentence.times.contains(where: { !$0.isOfReport && placed($0.mention) != nil }) else { return nil }
        return .some(nil)
    }

    private static let this = WordHash.of("this")
    private static let world = WordHash.of("world")
    private static let during = WordHash.of("during")
}
