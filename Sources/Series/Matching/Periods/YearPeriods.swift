import Model
import Vocabulary

/// The year for which a figure of a whole year holds.
extension PeriodFinder {
    /// The year that is spoken of: the sentence's, or else the one that the sentences before speak of.
    func year(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Period? {
        let sentence = reading.sentences[number]
        if isOfEarlierSurvey(role, in: sentence) || isOfUnnamedEnd(role, in: sentence) || isOfThen(role, in: sentence) { return nil }
        if let year = lastBudget(role, in: number) { return year }
        let before = years(sentence).last { time in
            time.words.upperBound <= role.words.lowerBound && !belongsToFigureBefore(time, role, in: sentence)
                && !isOfParticiple(time, before: role, in: sentence) && !isApart(time, role, in: sentence)
                && (isOnly(time, in: sentence) || fits(time, role, in: sentence))
        }
        let part = sentence.part(around: role.words.lowerBound)
        let after = years(sentence).first {
            $0.words.lowerBound >= role.words.upperBound && !isBeyondAside($0, of: role, in: sentence)
                && (costs.crossings(role.words, $0.words) == 0 || isSaidAgain(role, before: $0, in: sentence))
                && part.contains($0.words.lowerBound)
        }
        if let time = before ?? after, fits(time, role, in: sentence) { return yearTold(by: time, in: number) }
        if let published, isOfToday(role, in: sentence, costs) { return .year(published.year) }
        // "As low as 0.9 percent in 1999, has crept above 1 percent"
        let isAside = years(sentence).contains { $0.words.upperBound <= role.start && closesAside($0, in: sentence) }
        if isAside, role.status ?? .actual == .actual, let published { return .year(published.year) }
        let isOther = years(sentence).contains { belongsToFigureBefore($0, role, in: sentence) }
        if isOther, let first = years(sentence).first(where: { !isApart($0, role, in: sentence) }) { return placed(first.mention) }
        if let previous, previous.sentence == number, let period = previous.period {
            return ownYear(insteadOf: period, toldIn: number) ?? period
        }
        let aim = StatusFinder(definition: definition, reading: reading, hits: hits, facts: facts).status(
            role, in: number, costs, period: nil, isBefore: false)
        if aim == .target { return nil }
        for back in stride(from: number - 1, through: max(0, number - 12), by: -1) {
            guard reading.sentences[back].block != .heading, reading.sentences[back].block != .headline else { break }
            // A year said of something else is not carried over, unless from the sentence right before in the same paragraph.
            let isOfMeasure = hits[back].namesMeasure || candidates.first(of: back) != nil || kindred.contains { $0.sentence == back }
            let isBeside = back == number - 1 && reading.sentences[back].blockIndex == sentence.blockIndex
            guard isOfMeasure || isBeside else { continue }
            // A deadline is that aim's alone.
            guard let told = yearSpokenOf(in: back) else { continue }
            let period = ownYear(insteadOf: told, toldIn: back) ?? (aim == .plan ? planned(insteadOf: told) : nil) ?? told
            // "Due next year. Britain spends 2.8 percent": what is said of now is not of the year to come.
            guard let start = period.start, let end = period.end, let published else { return period }
            if start > published,
                hits[number][.status(.actual)]?.contains(where: { costs.crossings($0.words, role.words) == 0 }) ?? false
                    || [.actual, .plan].contains(aim) && previous.map({ $0.subject != subject }) ?? false
            {
                continue
            }
            // "Three did in 2014. The United States spends 3.4 percent": what is said of now is not of long ago.
            if isPresent(role, in: sentence), end.year + 1 < published.year { continue }
            return period
        }
        if let previous, number - previous.sentence <= 3, let period = previous.period,
            previous.status == .actual || previous.status == .estimate
        {
            return period
        }
        return budgetYear(before: number) ?? reviewYear(role, before: number) ?? published.map { .year($0.year) }
    }

    /// "Asks for 257 billion in fiscal 1999. The sum for the current year is 266. The burden would drop to 3.1 percent": what would be, is of the
    /// last year that money is planned for.
    private func planned(insteadOf told: Period) -> Period? {
        let own = kindred.filter { $0.subject == subject && (85...400).contains($0.period?.dayCount ?? 0) }
        guard own.contains(where: { $0.period == told }) else { return nil }
        return own.compactMap(\.period).max { ($0.start?.dayNumber ?? 0) < ($1.start?.dayNumber ?? 0) }
    }

    /// "By 2015; today the figure is 2.6"
    private func isOfToday(_ role: QuantityRole, in sentence: SentenceReading, _ costs: Attachment) -> Bool {
        let part = sentence.part(around: role.words.lowerBound)
        return sentence.times.contains { time in
            part.contains(time.words.lowerBound)
                && (time.mention.timex == "PRESENT_REF" || published.map { placed(time.mention) == .day($0) } ?? false)
                && !time.isOfReport && costs.crossings(time.words, role.words) == 0
        }
    }

    /// "India earmarked 412 billion for the year to March; Pakistan gives 5.3 percent": another country's fiscal year is none of one's own, which
    /// runs its own way.
    func ownYear(insteadOf told: Period, toldIn number: Int) -> Period? {
        guard let published, let other = (candidates + kindred).last(where: { $0.sentence == number && $0.period == told }),
            other.subject != subject, told.start?.month != 1, told.dayCount ?? 0 > 360
        else { return nil }
        return facts.fiscalCalendar(of: subject)?.period(shift: 0, from: published) ?? .year(published.year)
    }

    /// "Up to 2.9 percent by the end of its term": by when is said, and not which year that is.
    func isOfUnnamedEnd(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        let behind = role.words.upperBound..<min(words.count, role.words.upperBound + Self.endReach)
        // "3.2 percent within his term"
        if let within = behind.first(where: { words[$0].hash == GrammarWords.within }) {
            let next = within + 1..<min(words.count, within + 4)
            if words[next].contains(where: { facts.isCue($0.hash, .term) }) { return true }
        }
        guard let by = behind.first(where: { words[$0].hash == GrammarWords.by }), by + 2 < words.count,
            !words[behind.lowerBound..<by].contains(where: { $0.kind == .punctuation }),
            words[by + 1].hash == GrammarWords.the, facts.isCue(words[by + 2].hash, .end)
        else { return false }
        return !sentence.times.contains { $0.words.lowerBound >= by && placed($0.mention) != nil }
    }

    private static let endReach = 6

    /// Whether a sentence names no other time of a year.
    private func isOnly(_ time: TimeRole, in sentence: SentenceReading) -> Bool { years(sentence).count == 1 && years(sentence)[0] == time }

    /// "Unveiled a 1998 budget", "the budget for fiscal 2026": the year of which the first sentences' budget is.
    private func budgetYear(before number: Int) -> Period? {
        guard reading.countryOfLead.map({ $0 == subject }) ?? true else { return nil }
        for sentence in reading.sentences.prefix(min(number, Self.opening)) {
            // "How the 1996 budget was carried out and what the 1997 budget is to be": the later one.
            let budgets = years(sentence).filter { isOfBudget($0, in: sentence) }
            let periods = budgets.compactMap { placed($0.mention) }.filter { $0.start != nil }
            if let latest = periods.max(by: { ($0.start?.dayNumber ?? 0) < ($1.start?.dayNumber ?? 0) }) { return latest }
        }
        return nil
    }

    /// "Spending rose last year, the institute reckons in its annual tables": the one past year that the lead speaks of, where an
    /// institute tells of it.
    private func reviewYear(_ role: QuantityRole, before number: Int) -> Period? {
        guard let published, role.status == nil || role.status == .actual || role.status == .estimate else { return nil }
        if let year = yearOfTitle(published) { return year }
        let lead = reading.sentences.prefix(min(number, Self.opening))
        let isReview = lead.contains { $0.entities.contains { facts.kind(ofOrganization: $0.mention.id) == .institute } }
        guard isReview else { return nil }
        let told = Set(
            lead.flatMap { years($0).compactMap { placed($0.mention) } }.filter { $0.end.map { $0.year < published.year } ?? false })
        guard told.count == 1, let year = told.first, year.end?.year == published.year - 1 else { return nil }
        return year
    }

    /// "Trends in world military expenditure, 2013: a summary": the one year, now past, of which a headline speaks with the measure.
    private func yearOfTitle(_ published: CalendarDate) -> Period? {
        guard let title = reading.sentences.first, title.block == .headline, hits[0].namesMeasure, title.quantities.isEmpty,
            years(title).count == 1, let year = placed(years(title)[0].mention), let end = year.end, end.year < published.year,
            years(title)[0].mention.bound == nil
        else { return nil }
        return year
    }

    /// "A 1998 budget", "next year's central government budget", "a budget of N20.51 trillion for 2023", "spending in the fiscal year that
    /// begins in April, under a draft budget".
    private func isOfBudget(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        func isBudget(_ place: Int) -> Bool { facts.isCue(sentence.words[place].hash, .budget) }
        func isBroken(_ place: Int) -> Bool { sentence.words[place].kind == .punctuation || sentence.words[place].isVerb }
        let next = time.words.upperBound
        let isOwner = next < sentence.words.count && PossessiveWords.all.contains(sentence.words[next].hash)
        let behind = next..<min(sentence.words.count, next + (isOwner ? Self.nounPhrase : 2))
        if behind.contains(where: isBudget) { return true }
        if time.preposition == GrammarWords.for {
            let before = max(0, time.words.lowerBound - Self.nounPhrase)..<time.words.lowerBound
            if let budget = before.last(where: isBudget), !(budget + 1..<time.words.lowerBound).contains(where: isBroken) { return true }
        }
        // Of a year to come a draft tells.
        guard let published, let start = placed(time.mention)?.start, start > published, isFiscal(time) else { return false }
        return sentence.words.indices.contains { isBudget($0) || facts.isCue(sentence.words[$0].hash, .draft) }
    }

    /// "The fiscal year that begins in April": told as a fiscal year, or as twelve months that are no calendar year.
    private func isFiscal(_ time: TimeRole) -> Bool {
        if case .fiscalShift = time.mention.basis { return true }
        return placed(time.mention)?.start?.month != 1 && days(time) >= 364
    }

    /// So many words a noun phrase may have.
    private static let nounPhrase = 7

    /// So many sentences tell what an article is about.
    private static let opening = 4

    /// "From the fund set up in 2022, so that 108 billion can flow": when something else was done.
    private func isOfParticiple(_ time: TimeRole, before role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let verb = time.words.lowerBound - 2
        guard time.preposition == GrammarWords.in, verb > 1, sentence.words[verb].isVerb || sentence.words[verb - 1].isVerb,
            time.words.upperBound < role.start, sentence.words[time.words.upperBound].hash == GrammarWords.comma
        else { return false }
        return !sentence.quantities.contains { (verb - 3..<verb).contains($0.words.upperBound) } && verb > 4
    }

    /// The year of a sentence's first figure of the series, or else the first year in it that is not another figure's: "3.5 percent; it was
    /// 4.7 percent in 2010" speaks of now.
    private func yearSpokenOf(in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        // "As low as 0.9 percent in 1999, has crept above 1 percent": what goes on is the later.
        let isAside = years(sentence).contains { closesAside($0, in: sentence) }
        let said = isAside ? candidates.last { $0.sentence == number } : candidates.first(of: number)
        if let first = said, first.status != .target, let period = first.period,
            (85...400).contains(period.dayCount ?? 0), !sentence.isEarlier(sentence.quantities[first.quantity])
        {
            return period
        }
        // "Has 361 billion this year and asks for 412 billion for the next": of what the amounts are for, the last.
        let amounts = kindred.filter {
            $0.sentence == number && $0.status != .target && !sentence.isEarlier(sentence.quantities[$0.quantity])
                && (85...400).contains($0.period?.dayCount ?? 0)
        }
        if let last = amounts.compactMap(\.period).max(by: { ($0.start?.dayNumber ?? 0) < ($1.start?.dayNumber ?? 0) }) { return last }
        let told = years(sentence).filter { time in
            time.mention.bound != .by && !isCompared(time, in: sentence)
                && !(definition.kind == .amount
                    && sentence.quantities.contains { other in
                        (0...1).contains(time.words.lowerBound - other.words.upperBound)
                            && sentence.quantities.contains {
                                $0.start < other.start && $0.clause != other.clause && $0.mention.figure.unit == other.mention.figure.unit
                            }
                    })
        }
        return told.first { !isOfBase($0, in: sentence) }.flatMap { placed($0.mention) }
    }

    /// "Nine times what they did in 2013": with what something is compared.
    private func isOfBase(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let before = max(0, time.words.lowerBound - Self.nounPhrase)..<time.words.lowerBound
        guard let what = before.last(where: { sentence.words[$0].hash == GrammarWords.what }) else { return false }
        return sentence.quantities.contains { (0...1).contains(what - $0.words.upperBound) }
    }

    /// "20 percent more than in 2024": what something else is measured against.
    private func isCompared(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        sentence.words[max(0, time.words.lowerBound - 2)..<time.words.lowerBound].contains { $0.hash == GrammarWords.than }
    }

    /// "Spain, last on the list with 1.28 percent, gives no date before 2029": a time of the main clause dates nothing in the aside.
    func isBeyondAside(_ time: TimeRole, of role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let words = sentence.words
        guard let open = words[..<role.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.comma }),
            sentence.entities.contains(where: { $0.words.upperBound == open && $0.preposition == nil }),
            let close = words[role.words.upperBound...].firstIndex(where: { $0.hash == GrammarWords.comma }),
            close < time.words.lowerBound, close + 1 < words.count
        else { return false }
        return sentence.opensPredicate(close + 1, facts)
    }

    /// "7.2 billion euros, or 3.2 percent of GDP, in 2023": nothing but the same in other units before the time.
    private func isSaidAgain(_ role: QuantityRole, before time: TimeRole, in sentence: SentenceReading) -> Bool {
        let between = sentence.quantities.filter { $0.start >= role.words.upperBound && $0.words.upperBound <= time.words.lowerBound }
        let words = role.words.upperBound..<time.words.lowerBound
        guard [nil, GrammarWords.in, GrammarWords.for].contains(time.preposition) else { return false }
        return !words.contains {
            sentence.subordinates($0) || [GrammarWords.semicolon, GrammarWords.and].contains(sentence.words[$0].hash)
        }
            && !between.isEmpty
            && between.allSatisfy { other in
                other.mention.figure.unit != role.mention.figure.unit
                    && sentence.words[max(0, other.start - 2)..<other.start].contains { facts.isCue($0.hash, .equal) }
            }
    }

    /// "Spends 3.4 percent": a verb in the third person of now right before the figure.
    private func isPresent(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        sentence.words[max(0, role.start - 2)..<role.start].contains { word in
            word.kind == .word && !word.isCapitalized && word.range.count > 4
                && reading.article.text[word.range.end - 1] == UInt8(ascii: "s") && !GrammarWords.past.contains(word.hash)
        }
    }

    /// "On a trip last week he said that 6,000 would come": what was told then does not begin with the report.
    func isToldEarlier(in number: Int) -> Bool {
        guard let published else { return false }
        return reading.sentences[number].times.contains { time in
            guard let period = placed(time.mention), let end = period.end, period.dayCount ?? 99 <= 7 else { return false }
            return published.dayNumber - end.dayNumber > 1
        }
    }

    /// Times of the length of a year, a half or a quarter.
    private func years(_ sentence: SentenceReading) -> [TimeRole] {
        sentence.times.filter { time in
            guard !time.isOfReport, time.mention.kind == .date, let days = placed(time.mention)?.dayCount else { return false }
            return (85...400).contains(days)
        }
    }
}
