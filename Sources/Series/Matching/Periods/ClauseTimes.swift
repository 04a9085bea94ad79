import Model
import Vocabulary

/// Times that an entry, a clause or a whole year gives to a figure.
extension PeriodFinder {
    /// Days.
    private static let quarter = 85
    /// So many words may stand between a day and "when".
    private static let beside = 8

    /// "Last month asked for 439 billion in fiscal 2007": of money, the year goes before when it was told.
    func isBesideYear(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        fallback == .year && days(time) < Self.quarter
            && sentence.times.contains {
                !$0.isOfReport && $0.mention.kind == .date && (Self.quarter...400).contains(days($0)) && fits($0, role, in: sentence)
            }
    }

    /// "Estrada, whom Arroyo replaced in January 2001 after a revolt, still had 44 percent": what a relative clause behind a leader's name tells.
    func isInAside(_ time: TimeRole, before role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        guard definition.kind == .poll, time.words.upperBound < role.start,
            let open = words[..<time.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.comma }),
            GrammarWords.relatives.contains(words[open + 1].hash) || words[open + 1].hash == GrammarWords.whose,
            sentence.entities.contains(where: { $0.words.upperBound == open && $0.mention.kind == .person }),
            let close = words[time.words.upperBound..<role.start].firstIndex(where: { $0.hash == GrammarWords.comma })
        else { return false }
        return !sentence.quantities.contains { other in
            (open..<close).contains(other.start) && other.mention.figure.value < ExactDecimal(100)
                && (other.mention.figure.unit == .percent || other.mention.figure.unit.code.isEmpty)
        }
    }

    /// "In Kabul, where they take over in February, Romania keeps 400", "22,000, of whom half will go by winter": when something else is that a
    /// relative clause tells, the figure not in it.
    func isOfOtherAside(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        if role.words.upperBound <= time.words.lowerBound {
            // "In its first mission since 1945"
            if time.mention.bound == .since,
                words[role.words.upperBound..<time.words.lowerBound].contains(where: { facts.isCue($0.hash, .rank) })
            {
                return true
            }
            return (role.words.upperBound + 2..<max(role.words.upperBound + 2, time.words.lowerBound)).contains {
                GrammarWords.parts.contains(words[$0].hash) && words[$0 - 1].hash == GrammarWords.of
            }
        }
        guard time.words.upperBound < role.start,
            let open = words[..<time.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.comma }),
            GrammarWords.relatives.contains(words[open + 1].hash) || words[open + 1].hash == GrammarWords.where
        else { return false }
        return words[time.words.upperBound..<role.start].contains { $0.hash == GrammarWords.comma }
            && !words[..<open].contains { GrammarWords.subordinating.contains($0.hash) }
    }

    /// "Villepin, appointed on May 31 to win back trust, begins with 44 percent": when what a participle behind a leader's name tells was.
    func isOfAppointed(_ time: TimeRole, before role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        guard definition.kind == .poll, time.words.upperBound < role.start,
            let name = sentence.entities.last(where: { $0.mention.kind == .person && $0.words.upperBound + 1 < time.words.lowerBound }),
            words[name.words.upperBound].hash == GrammarWords.comma, words[name.words.upperBound + 1].isVerb,
            let close = words[time.words.upperBound..<role.start].firstIndex(where: { $0.hash == GrammarWords.comma }),
            !words[name.words.upperBound + 1..<close].contains(where: { $0.hash == GrammarWords.comma })
        else { return false }
        return !sentence.quantities.contains {
            (name.words.upperBound..<close).contains($0.start) && $0.mention.figure.unit == role.mention.figure.unit
        }
    }

    /// "3.7 percent, well below the 6.2 of 1986", "below Reagan's 6.2 in 1986": a time right behind another number, which is compared.
    private func isOfComparedNumber(_ time: TimeRole, behind role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard fallback == .year, time.words.lowerBound >= role.words.upperBound else { return false }
        return sentence.quantities.contains { other in
            other.start > role.words.upperBound && (0...1).contains(time.words.lowerBound - other.words.upperBound)
                && sentence.words[role.words.upperBound..<other.start].contains { GrammarWords.exceeding.contains($0.hash) }
        }
    }

    /// "From the 29 percent that Ifop measured in December, he has risen to 31": the time of the clause that tells of the figure before.
    func isInClauseOfOther(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        if isOfComparedNumber(time, behind: role, in: sentence) { return true }
        guard definition.kind == .poll, time.words.upperBound < role.start,
            let other = sentence.quantities.last(where: { $0.words.upperBound < time.words.lowerBound }), other.group != role.group,
            GrammarWords.relatives.contains(sentence.words[other.words.upperBound].hash)
        else { return false }
        return !sentence.words[other.words.upperBound..<time.words.lowerBound].contains { $0.kind == .punctuation }
            && sentence.words[time.words.upperBound].kind == .punctuation
    }

    /// The time of a chronicle's entry ("February 2025: …") for its later sentences in the same paragraph.
    func entryTime(_ number: Int) -> Period? {
        let block = reading.sentences[number].blockIndex
        for back in stride(from: number, through: 0, by: -1) {
            let sentence = reading.sentences[back]
            guard sentence.blockIndex == block, sentence.block != .tableRow else { return nil }
            guard let time = sentence.times.first, time.words.lowerBound == 0, time.words.upperBound < sentence.words.count,
                isEntryMark(time.words.upperBound, in: sentence)
            else { continue }
            return placed(time.mention)
        }
        return nil
    }

    /// "February 2025: …", "April 22, 2000 - …": what stands behind the time of a chronicle's entry.
    private func isEntryMark(_ word: Int, in sentence: SentenceReading) -> Bool {
        let mark = sentence.words[word]
        return mark.hash == GrammarWords.colon || GrammarWords.dashes.contains(mark.hash) && mark.kind == .punctuation && fallback == .event
    }

    /// "27 percent in September, when 61 percent were satisfied", "its December survey, when 23 percent …": the time right before "when".
    func clauseTime(_ role: QuantityRole, in sentence: SentenceReading) -> Period? {
        guard let when = sentence.words[..<role.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.when }), when > 0,
            // "When gunmen stormed a school, killing 154" goes on about the same.
            !(when..<role.words.lowerBound).contains(where: {
                sentence.words[$0].hash == GrammarWords.comma
                    && !($0 + 1 < role.start && sentence.isParticiple($0 + 1, reading.article) && fallback == .event)
                    // "When a ship was sunk, with 46 sailors lost"
                    && !($0 + 2 == role.start && sentence.words[$0 + 1].hash == GrammarWords.with && fallback == .event)
            }),
            !sentence.times.contains(where: { $0.words.lowerBound > when && !$0.isOfReport })
        else { return nil }
        let time = sentence.times.last { time in
            guard !time.isOfReport, time.words.upperBound <= when else { return false }
            if when - time.words.upperBound <= 2 { return true }
            // "In June, after a string of bad news, when 37 percent approved": beyond what is said aside.
            if sentence.words[time.words.upperBound].hash == GrammarWords.comma, sentence.words[when - 1].hash == GrammarWords.comma,
                !sentence.quantities.contains(where: { (time.words.upperBound..<when).contains($0.start) })
            {
                return true
            }
            // "A week before at almost the same hour, when 25 were killed"
            return fallback == .event && placed(time.mention)?.dayCount == 1 && sentence.words[when - 1].hash == GrammarWords.comma
                && when - time.words.upperBound <= Self.beside
                && !sentence.words[time.words.upperBound..<when - 1].contains { $0.isVerb || $0.kind == .punctuation }
        }
        return time.flatMap {
            guard $0.mention.kind == .date else { return nil }
            // "The worst since 1993, when 257 died", "since the raid of June 5, when 74 died": in that year, on that day.
            let isSince = $0.mention.bound == .since || $0.mention.interval != nil || isBehindSince($0, in: sentence)
            return isSince ? $0.mention.period : placed($0.mention)
        }
    }

    /// "In 2010, when 100,000 troops were there": the time that the sentence speaks of.
    func whenClause(_ role: QuantityRole, in sentence: SentenceReading) -> Period? {
        guard sentence.words[..<role.words.lowerBound].contains(where: { $0.hash == GrammarWords.when }) else { return nil }
        let time = sentence.times.last { !$0.isOfReport && $0.words.upperBound <= role.words.lowerBound && $0.mention.kind == .date }
        return time.flatMap { placed($0.mention) }
    }
}
