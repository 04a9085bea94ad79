import Model
import Vocabulary

/// Which of a sentence's times dates a figure.
extension PeriodFinder {
    /// How much nearer a deadline counts for what is still to be reached.
    private static let deadline = 8

    func nearest(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> TimeRole? {
        let sentence = reading.sentences[number]
        if sentence.isRespective, let time = respective(role, in: sentence) { return time }
        let mates = sentence.quantities.filter { $0.group == role.group }
        let aside = sentence.aside(around: role.words.lowerBound)
        let isStrength = role.isStrength(in: sentence)
        var best: (cost: Int, time: TimeRole)?
        for time in sentence.times where !time.isOfReport && time.mention.kind != .set && placed(time.mention) != nil {
            let isOfHouse = isOfHouse(time, before: role, in: number)
            guard isOfHouse || fits(time, role, in: sentence) || namesSurvey(time, behind: role, in: number) else { continue }
            if definition.kind == .poll, isOfOccasion(time, in: number) || isBeforeNow(time, role, in: sentence) { continue }
            // "To 34 percent from 40, a poll taken May 3 to 7 found": behind a comma the survey is the new one.
            if time.words.lowerBound > role.words.upperBound, isOfEarlierSurvey(role, in: sentence), isOfSurvey(time, in: number),
                sentence.words[role.words.upperBound..<time.words.lowerBound].contains(where: { $0.hash == GrammarWords.comma })
            {
                continue
            }
            // "From 51 percent in June to 46 percent in July": a time inside the move is its first figure's.
            if role.mention.shape == .move, time.mention.range.start > role.mention.number.start,
                time.mention.range.end < role.mention.number.end
            {
                continue
            }
            // What the name before an aside will do dates nothing in it.
            if let aside, time.words.lowerBound >= aside.upperBound { continue }
            if definition.goesAbroad, isOfOtherAside(time, role, in: sentence) || isBeforeBut(time, role, in: sentence) { continue }
            if isBeyondAside(time, of: role, in: sentence) || isBesideYear(time, role, in: sentence) { continue }
            // "The 1,000-strong force lost an officer on Sunday": what such a body does dates nothing of its strength.
            if isStrength, isBehindVerb(time, role, in: sentence) { continue }
            var cost = costs.cost(time.words, role.words)
            for mate in mates where mate != role { cost = min(cost, costs.cost(time.words, mate.words) + 4) }
            let clause = sentence.clauses.indices.contains(role.clause) ? sentence.clauses[role.clause] : 0..<0
            let isNear = clause.contains(time.words.lowerBound) && costs.crossings(time.words, role.words) == 0
            let limit = isNear || sentence.block == .tableRow ? Self.clauseReach : Self.reach
            // "To reach 2 percent by 2024": an aim holds for its deadline.
            if isNear, isDeadline(time, role) { cost = max(0, min(cost, limit) - Self.deadline) }
            // "February 2025: a second wave arrives": a time at the head speaks for the sentence.
            if heads(time, in: sentence.words.indices, sentence) { cost = min(cost, limit) }
            // "He has known worse: in December 2018, as the protests began, 23 percent"
            if let colon = sentence.words[..<role.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.colon }),
                time.words.lowerBound > colon, heads(time, in: colon + 1..<sentence.words.count, sentence)
            {
                cost = min(cost, limit)
            }
            if isOfHouse || isOfSurvey(time, in: number) { cost = min(cost, limit) }
            if opens(time, role, sentence) { cost = min(cost, limit - 1) }
            // "1,000 at Rukla and 400 in the advance party as of May": what stands at the end dates all that is listed.
            if closes(time, role, sentence) { cost = min(cost, limit - 1) }
            // "To 2,500 from 4,500 by January"
            if definition.goesAbroad, isToCome(time), comesFrom(role, in: sentence) { cost = min(cost, limit) }
            // "The 32 billion that he found when he took office in 2017"
            if isInOwnClause(time, role, sentence), costs.crossings(time.words, role.words) == 0 { cost = min(cost, limit) }
            guard cost <= limit else { continue }
            // "In its first survey of the year, on Jan. 5 to 7": of two as near, what says it more exactly.
            let isFiner = cost == best?.cost && definition.kind == .poll && days(time) < best.map { days($0.time) } ?? 0
            if cost < best?.cost ?? .max || isFiner { best = (cost, time) }
        }
        return best?.time
    }

    /// "Unknown in August, is now approved of by 78 percent": what was, before what is now.
    private func isBeforeNow(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        sentence.times.contains { now in
            now.mention.timex == "PRESENT_REF" && time.words.upperBound <= now.words.lowerBound
                && (0...4).contains(role.start - now.words.upperBound)
        }
    }

    private func isBehindVerb(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        time.words.lowerBound >= role.words.upperBound
            && sentence.words[role.words.upperBound..<time.words.lowerBound].contains(where: \.isVerb)
    }

    func days(_ time: TimeRole) -> Int { placed(time.mention)?.dayCount ?? .max }

    /// Whether a time stands at the head of a stretch of words, with a comma or a colon behind it.
    func heads(_ time: TimeRole, in stretch: Range<Int>, _ sentence: SentenceReading) -> Bool {
        guard time.words.lowerBound - stretch.lowerBound <= 1, time.words.upperBound < stretch.upperBound else { return false }
        let next = sentence.words[time.words.upperBound].hash
        return next == GrammarWords.colon || next == GrammarWords.comma || time.preposition != nil
    }

    /// Whether a time opens the part of the sentence, or without a comma the clause, in which the figure stands.
    private func opens(_ time: TimeRole, _ role: QuantityRole, _ sentence: SentenceReading) -> Bool {
        guard time.words.upperBound <= role.words.lowerBound else { return false }
        let part = sentence.part(around: role.words.lowerBound)
        guard part.contains(time.words.lowerBound), heads(time, in: part, sentence) else { return false }
        let next = sentence.words[time.words.upperBound].hash
        if next == GrammarWords.comma || next == GrammarWords.colon { return true }
        let clause = sentence.clauses.indices.contains(role.clause) ? sentence.clauses[role.clause] : 0..<0
        return clause.contains(time.words.lowerBound)
    }

    /// Whether a time stands behind the last of several figures with no verb and no other time between it and this one.
    private func closes(_ time: TimeRole, _ role: QuantityRole, _ sentence: SentenceReading) -> Bool {
        guard role.words.upperBound < time.words.lowerBound else { return false }
        let between = role.words.upperBound..<time.words.lowerBound
        // "Has 6.3 billion, and promises 3 percent by 2029"
        let isOthers = sentence.quantities.contains { between.contains($0.words.lowerBound) && $0.group != role.group }
        if time.mention.bound == .by, isOthers { return false }
        return sentence.isPlain(between) && !sentence.times.contains { $0 != time && $0.words.overlaps(between) }
    }

    /// Whether a relative clause that begins right behind the figure holds the time.
    private func isInOwnClause(_ time: TimeRole, _ role: QuantityRole, _ sentence: SentenceReading) -> Bool {
        let next = role.words.upperBound
        return next < time.words.lowerBound && GrammarWords.relatives.contains(sentence.words[next].hash)
    }

    private func isDeadline(_ time: TimeRole, _ role: QuantityRole) -> Bool {
        guard time.mention.bound == .by, let end = placed(time.mention)?.end, let start = published else { return false }
        return time.words.lowerBound >= role.words.upperBound && (end > start || definition.unit == .percent)
    }

    /// "Yoon in August 2022 and Lee in June 2008 managed 28 and 21 percent, respectively": the time with the figure's place.
    private func respective(_ role: QuantityRole, in sentence: SentenceReading) -> TimeRole? {
        let figures = sentence.quantities.filter { $0.group == role.group }
        guard figures.count > 1, let place = figures.firstIndex(of: role), let start = figures.first?.words.lowerBound else { return nil }
        let clause = sentence.clauses.first { $0.contains(start) } ?? sentence.words.indices
        let times = sentence.times.filter {
            !$0.isOfReport && $0.words.upperBound <= start && clause.contains($0.words.lowerBound) && placed($0.mention) != nil
        }
        return times.count == figures.count ? times[place] : nil
    }

    /// Whether a time can date a figure at all, by its precision and by where it stands.
    func fits(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        if fallback == .year, placed(time.mention)?.dayCount.map({ $0 < 28 }) ?? false { return false }
        // "Told in February that it would spend 2.14 percent this year": what holds for a year is told in a month.
        if fallback == .year, time.preposition == nil || time.preposition == GrammarWords.in,
            placed(time.mention)?.dayCount.map({ $0 <= 31 }) ?? false,
            !sentence.words[time.words].contains(where: { $0.hash == GrammarWords.year }),
            sentence.times.contains(where: { placed($0.mention)?.dayCount.map { (85...400).contains($0) } ?? false })
        {
            return false
        }
        // "Jospin, who took office in June, had 56 percent": what is said aside.
        if isSaidAside(time, before: role, in: sentence) || isMeasure(time, in: sentence) { return false }
        if isOfOtherStand(time, role, in: sentence) || isOfSaying(time, role, in: sentence) { return false }
        if isOfDecision(time, before: role, in: sentence) || isInClauseOfOther(time, role, in: sentence) { return false }
        // "Ahead of the Dec. 15 elections" dates those, "under a treaty of 1960" that.
        if fallback == .report, isOfNoun(time, in: sentence) || isOfInstrument(time, in: sentence) { return false }
        // "At the rate of January": a month of something else.
        if fallback == .year, time.preposition == GrammarWords.of, placed(time.mention)?.dayCount.map({ $0 < 85 }) ?? false { return false }
        // "The highest since 2009" tells how long ago something else was.
        let isSince =
            time.mention.bound == .since
            // "Since before Christmas"
            || sentence.words[max(0, time.words.lowerBound - 2)..<time.words.lowerBound].contains { $0.hash == GrammarWords.since }
            || definition.kind == .poll && isInSinceClause(time, in: sentence)
            // "The least since the war of 1962"
            || time.preposition == GrammarWords.of
                && sentence.words[max(0, time.words.lowerBound - 4)..<time.words.lowerBound].contains { $0.hash == GrammarWords.since }
        if isSince, [.year, .fieldwork, .report].contains(fallback) || isLongAgo(time, in: sentence) { return false }
        if isTold(time, in: sentence) || isSubject(time, behind: role, in: sentence) { return false }
        if possesses(time, role, in: sentence) { return true }
        if isOfOther(time, role, in: sentence) || isOfRank(time, role, in: sentence) || isApart(time, role, in: sentence) { return false }
        let isBefore = time.words.upperBound <= role.words.lowerBound
        if isBefore, belongsToFigureBefore(time, role, in: sentence) { return false }
        if !isBefore, isOfNextFigure(time, in: sentence) { return false }
        if isBefore, isOfEarlierSurvey(role, in: sentence) { return false }
        if !isBefore, isBase(role, before: time, in: sentence) { return false }
        if isBefore, definition.goesAbroad, isOfOtherVerb(time, role, in: sentence) { return false }
        // "Fell from June to 20.8 percent": June is where it fell from.
        let isPoll = definition.kind == .poll
        if isPoll, isOfChange(time, in: sentence) || isOfSameTime(time, in: sentence) { return false }
        if isBefore || isPoll, time.preposition == GrammarWords.from, !(time.mention.interval?.end != nil) { return false }
        // What stands in another part of the sentence dates that part.
        if isBefore, time.words.lowerBound > 2, !sentence.part(around: role.words.lowerBound).contains(time.words.lowerBound) {
            return false
        }
        let between =
            isBefore
            ? time.words.upperBound..<role.words.lowerBound : role.words.upperBound..<max(role.words.upperBound, time.words.lowerBound)
        // "The highest of his five years in office" dates nothing.
        if isPoll, !isBefore, between.contains(where: { isExtreme($0, in: sentence) }) { return false }
        // "The lowest since he took office in May 2022" dates the office.
        if !isBefore, !isInOwnClause(time, role, sentence), between.dropLast().contains(where: { sentence.subordinates($0) }) {
            return false
        }
        if isInOwnClause(time, role, sentence) { return true }
        guard let clause = sentence.clauses.first(where: { $0.contains(time.words.lowerBound) }), !clause.contains(role.words.lowerBound),
            let first = clause.first
        else { return true }
        return !sentence.subordinates(first)
    }

    /// "Above this year's 2.02 percent": the year is the next figure's; "443 billion in this year's budget" has its own.
    private func isOfNextFigure(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let next = time.words.upperBound
        // "In September's survey" dates what was found before it.
        let isOfSurvey = definition.kind == .poll && !sentence.quantities.contains { (1...3).contains($0.start - next) }
        return next < sentence.words.count && PossessiveWords.all.contains(sentence.words[next].hash) && !isOfSurvey
            && !(definition.kind == .amount && time.preposition == GrammarWords.in)
            && !(fallback == .year && next + 1 < sentence.words.count && facts.isCue(sentence.words[next + 1].hash, .budget))
    }

    /// "From 2.4 percent of GDP to 3 percent by 2008": by then the second figure is reached.
    private func isBase(_ role: QuantityRole, before time: TimeRole, in sentence: SentenceReading) -> Bool {
        guard role.start > 0, sentence.words[role.start - 1].hash == GrammarWords.from,
            let next = sentence.quantities.first(where: { $0.words.lowerBound >= role.words.upperBound }),
            next.start > role.words.upperBound
        else { return false }
        return sentence.words[next.start - 1].hash == GrammarWords.to && next.words.upperBound <= time.words.lowerBound
    }

    private func isSaidAside(_ time: TimeRole, before role: QuantityRole, in sentence: SentenceReading) -> Bool {
        if isOfRelative(time, before: role, in: sentence) || isOfAppointed(time, before: role, in: sentence) { return true }
        if isInAside(time, before: role, in: sentence) { return true }
        guard definition.kind != .count, time.words.upperBound < role.words.lowerBound,
            sentence.words[time.words.upperBound].hash == GrammarWords.comma,
            let open = sentence.words[..<time.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.comma })
        else { return false }
        let isOfNext = definition.kind == .poll && sentence.opensPredicate(time.words.upperBound + 1, facts)
        return sentence.words[open..<time.words.lowerBound].contains { GrammarWords.relatives.contains($0.hash) }
            && (isOfNext || !sentence.quantities.contains { (open..<time.words.lowerBound).contains($0.words.lowerBound) })
    }

    /// "The Dec. 15 parliamentary elections": a day between an article and its noun.
    private func isOfNoun(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let (before, next) = (time.words.lowerBound - 1, time.words.upperBound)
        guard before >= 0, next < sentence.words.count, GrammarWords.determiners.contains(sentence.words[before].hash) else { return false }
        let noun = sentence.words[next]
        return noun.kind == .word && !noun.isVerb && !facts.isFunction(noun.hash)
    }

    /// "Absorbed 6.4 percent last year, and 1997 will be no cheaper": a time that another verb has as its subject.
    private func isSubject(_ time: TimeRole, behind role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let next = time.words.upperBound
        return time.words.lowerBound > role.words.upperBound && time.preposition == nil && next < sentence.words.count
            && GrammarWords.auxiliaries.contains(sentence.words[next].hash)
            && GrammarWords.coordinating.contains(sentence.words[time.words.lowerBound - 1].hash)
    }

    /// "The lowest since he came to power in January 2003": when what is counted from was.
    private func isInSinceClause(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let before = sentence.words[max(0, time.words.lowerBound - Self.sinceReach)..<time.words.lowerBound]
        guard let since = before.lastIndex(where: { $0.hash == GrammarWords.since }) else { return false }
        return !before[since...].contains { $0.kind == .punctuation }
    }

    private static let sinceReach = 7

    /// "In the night from Sunday to Monday": the days behind it say which night.
    func isTold(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let next = time.words.upperBound
        return time.words.count <= 2 && next < sentence.words.count
            && [GrammarWords.from, GrammarWords.of, GrammarWords.to, GrammarWords.on].contains(sentence.words[next].hash)
            && (time.words.count == 1 || sentence.words[time.words.lowerBound].hash == GrammarWords.the)
            && sentence.times.contains { $0.words.lowerBound == next + 1 && placed($0.mention)?.dayCount ?? 99 <= 2 }
    }

    /// "Up 2.4 points from the previous week": what a change is counted from.
    private func isOfChange(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        guard let change = sentence.quantities.last(where: { $0.words.upperBound <= time.words.lowerBound }), change.isChange else {
            return false
        }
        let between = change.words.upperBound..<time.words.lowerBound
        guard !between.isEmpty, between.count <= 6 else { return false }
        // "Six points off the December reading"
        return GrammarWords.changeBases.contains(sentence.words[between.lowerBound].hash)
            || between.contains { GrammarWords.earlier.contains(sentence.words[$0].hash) }
    }

    /// "The same week in his first term" is not this one.
    private func isOfSameTime(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let next = time.words.upperBound
        guard next < sentence.words.count, GrammarWords.placing.contains(sentence.words[next].hash) else { return false }
        let first = max(0, time.words.lowerBound - 1)
        return sentence.words[first..<next].contains { $0.hash == GrammarWords.same }
    }

    /// "From July's 38 percent", "five points fewer than last week's 60 percent": a time in the possessive right before the figure.
    private func possesses(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard time.words.upperBound <= role.words.lowerBound, role.words.lowerBound - time.words.upperBound <= 1 else { return false }
        let last = role.words.lowerBound - 1
        return last >= 0 && (time.words.upperBound - 1...last).contains { PossessiveWords.all.contains(sentence.words[$0].hash) }
    }

    /// "The lowest", "his best": a superlative behind its article.
    private func isExtreme(_ word: Int, in sentence: SentenceReading) -> Bool {
        word > 0 && GrammarWords.determiners.contains(sentence.words[word - 1].hash) && isSuperlative(word, in: sentence)
            && !facts.isCue(sentence.words[word].hash, .unranking)
    }

    /// "Which invaded in 1974, keeps 35,000", "withdrew its tanks in November and keeps 1,500": a time before another verb.
    private func isOfOtherVerb(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let next = time.words.upperBound
        guard next + 1 < role.words.lowerBound else { return false }
        let isParted =
            sentence.words[next].hash == GrammarWords.comma || GrammarWords.coordinating.contains(sentence.words[next].hash)
        let isInside = sentence.words[..<time.words.lowerBound].contains { $0.isVerb }
        // "In Albania, where a force arrived in April, Italy has 3,000"
        if isInside, sentence.words[next].hash == GrammarWords.comma,
            let open = sentence.words[..<time.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.comma }),
            GrammarWords.locatives.contains(sentence.words[open + 1].hash)
        {
            return true
        }
        return isParted && isInside && !sentence.entities.contains { $0.words.lowerBound == next + 1 }
            && sentence.words[next + 1].kind == .word && !sentence.words[next + 1].isCapitalized
            && !GrammarWords.linking.contains(sentence.words[next + 1].hash)
    }

    /// "A thousand more than in 2023", "down from 2,000 in January", "where 36 had died the day before": a time behind a
    /// comparison or in a relative clause with a figure of its own.
    func isOfOther(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        if definition.goesAbroad, isToCome(time), comesFrom(role, in: sentence) { return false }
        if isIdleNow(time, in: sentence) { return true }
        let start = time.words.lowerBound - (time.preposition == nil ? 0 : 1)
        if start > 0, sentence.words[start - 1].hash == GrammarWords.than { return true }
        // "A thousand more than the year before, with 2,200 hurt"
        let isClosed = time.words.lowerBound >= role.words.upperBound || sentence.words[time.words.upperBound].hash == GrammarWords.comma
        if time.preposition == GrammarWords.than, isClosed { return true }
        // "One percent above last year"
        if fallback == .event, time.words.lowerBound > 0,
            GrammarWords.exceeding.contains(sentence.words[time.words.lowerBound - 1].hash)
        {
            return true
        }
        // "Four years earlier than planned"
        if time.words.upperBound < sentence.words.count, sentence.words[time.words.upperBound].hash == GrammarWords.than { return true }
        // "The same as last year"
        let likened = sentence.words[max(0, time.words.lowerBound - 3)..<time.words.lowerBound].map(\.hash)
        if likened.contains(GrammarWords.same), likened.last == GrammarWords.as || likened.dropLast().last == GrammarWords.as {
            return true
        }
        guard role.words.upperBound < start else { return false }
        let others = sentence.quantities.filter { $0.words.lowerBound >= role.words.upperBound && $0.words.upperBound <= start }
        guard let next = others.first else { return false }
        // "Up 12.7 percent over last year", "14.7 percent more than in 2005": the base of the change.
        if let last = others.last, last.isChange, let preposition = time.preposition, GrammarWords.bases.contains(preposition) {
            return true
        }
        // "69.9 percent, up 5.5 points from its October poll"
        if let last = others.last, last.isChange, start - last.words.upperBound <= 4,
            sentence.words[last.words.upperBound..<start].contains(where: { GrammarWords.earlier.contains($0.hash) })
        {
            return true
        }
        return (role.words.upperBound..<next.words.lowerBound).contains {
            GrammarWords.earlier.contains(sentence.words[$0].hash) && $0 + 3 >= next.words.lowerBound && !sentence.hedges($0, next)
                || GrammarWords.locatives.contains(sentence.words[$0].hash)
        }
    }

    /// "3.85 percent, the second cut this year": the time among which something is the second.
    func isOfRank(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard definition.kind == .rate, role.words.upperBound < time.words.lowerBound else { return false }
        let between = role.words.upperBound..<time.words.lowerBound
        guard let rank = between.last(where: { facts.isCue(sentence.words[$0].hash, .rank) }) else { return false }
        return time.words.lowerBound - rank <= 4 && sentence.words[between].contains { $0.hash == GrammarWords.comma }
    }

    /// "It meets next week; its rate is 3.5 percent", "25 percent do not; a year ago 69 percent did": a time beyond a semicolon, unless it
    /// opens the sentence.
    func isApart(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard definition.kind == .rate || fallback == .year || definition.kind == .poll && time.words.lowerBound >= role.words.upperBound,
            time.words.lowerBound > 1
        else { return false }
        let between =
            time.words.upperBound <= role.words.lowerBound
            ? time.words.upperBound..<role.words.lowerBound : role.words.upperBound..<max(role.words.upperBound, time.words.lowerBound)
        return sentence.words[between].contains { $0.hash == GrammarWords.semicolon }
    }

    /// "5.38 percent for 2026, while Latvia stands at 3.74": a time right behind a figure of another clause is that one's.
    func belongsToFigureBefore(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        if time.words.upperBound + 1 == role.words.lowerBound, sentence.words[time.words.upperBound].hash == GrammarWords.to,
            sentence.quantities.contains(where: { (0...3).contains(time.words.lowerBound - $0.words.upperBound) })
        {
            return true
        }
        guard time.words.upperBound <= role.words.lowerBound else { return false }
        let isParted = closesAside(time, in: sentence)
        return sentence.quantities.contains { other in
            let distance = time.words.lowerBound - other.words.upperBound
            return (0...2).contains(distance) && other.clause != role.clause
                || isParted && (0...5).contains(distance)
                    && !sentence.words[other.words.upperBound..<time.words.lowerBound].contains { $0.kind == .punctuation }
        }
    }

    /// "The rate, 42.6 percent at the beginning of July, has climbed", "stood at 44 percent in January, gets 24": behind a comma the verb of
    /// what stands before the aside goes on.
    func closesAside(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let comma = time.words.upperBound
        guard comma + 1 < sentence.words.count, sentence.words[comma].hash == GrammarWords.comma else { return false }
        let next = sentence.words[comma + 1]
        return GrammarWords.auxiliaries.contains(next.hash) || facts.isCue(next.hash, .thirdPerson)
    }
}
