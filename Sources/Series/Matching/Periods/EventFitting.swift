import Model
import Vocabulary

/// The day on which something happened that is counted.
extension PeriodFinder {
    /// The day of what happened: the nearest that the sentence names, or that of the figure before, or the report's.
    func event(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Period? {
        if role.mention.shape == .vague { return nil }
        if definition.kind == .rate { return rateTime(role, in: number, costs) }
        let sentence = reading.sentences[number]
        let part = sentence.part(around: role.words.lowerBound)
        let own = sentence.times.filter {
            !$0.isOfReport && part.contains($0.words.lowerBound) && placed($0.mention) != nil && !isOfOther($0, role, in: sentence)
                && !isTold($0, in: sentence) && !isOfEarlierDeed($0, behind: role, in: sentence)
                && !isBehindSince($0, in: sentence) && $0.mention.bound != .since && !isBeyondClause($0, of: role, in: sentence)
                && !isBeforeWhatHas($0, role, in: sentence) && !isOfRelative($0, before: role, in: sentence)
                && !isInSinceClause($0, role, in: sentence)
        }
        // "January 14: a Saturday, 30 dead": a chronicle's entry.
        if let head = own.first, head.words.upperBound < sentence.words.count,
            head.words.lowerBound == 0, sentence.words[head.words.upperBound].hash == GrammarWords.colon
        {
            return placed(head.mention)
        }
        let dated = own.filter { placed($0.mention)?.dayCount.map { $0 <= 31 } ?? false }
        let exact = dated.filter { placed($0.mention)?.dayCount == 1 }
        let days = exact.isEmpty ? dated : exact
        let nearest = days.min { costs.cost($0.words, role.words) < costs.cost($1.words, role.words) }
        let isThatDay = nearest.map { self.isThatDay($0, in: sentence) } ?? own.isEmpty
        if isThatDay, let day = thatDay(in: number) { return .day(day) }
        if days.isEmpty, let day = takenUpEvent(role, in: number) { return day }
        if own.isEmpty, !isTotalToDate(role, in: sentence), let day = namedEvent(role, in: number) ?? framedDay(number) { return day }
        if let told = eventOfToll(role, days, in: sentence, number) { return placed(told.mention) }
        if isOfUnnamedSpan(role, in: sentence, own) { return nil }
        // "Revised from 1,400": when that was said, is not.
        let isRevised = sentence.isEarlier(role)
        if isRevised, nearest.map({ $0.words.upperBound <= role.words.lowerBound }) ?? own.isEmpty { return nil }
        if let nearest { return sharedDay(role, before: nearest, in: number) ?? placed(nearest.mention) }
        if own.isEmpty, let past = toldOfPast(role, in: number) ?? whereTime(role, in: number) { return past }
        if let entry = entryTime(number) { return entry }
        // "Britain has lost 97 soldiers": in all.
        if isTotalToDate(role, in: sentence), let published, own.isEmpty, hasLost(role, in: sentence),
            (previous?.period?.dayCount ?? 0) <= 3
        {
            return Period(from: nil, to: .day(published))
        }
        if let previous, reading.sentences[previous.sentence].block != .headline, let period = carried(to: number) { return period }
        if own.isEmpty, let span = reportedSpan(number) { return span }
        if own.isEmpty, sentence.times.contains(where: { isBeyondClause($0, of: role, in: sentence) }) { return nil }
        // "Some 300 served there between 1964 and 1973 and 12 died".
        if let long = own.last(where: { $0.mention.kind == .date }) { return placed(long.mention) }
        if isTotalToDate(role, in: sentence), let published { return Period(from: nil, to: .day(published)) }
        if let day = eventDay(near: number) ?? eventDay(behind: number) ?? onlyDay(before: number) ?? reportDay(sentence).map(Period.day) {
            return day
        }
        if isOfWholeWar(number) || isOfCount(role, in: sentence) { return published.map { Period(from: nil, to: .day($0)) } }
        return isNews(number) && !isBefore(role, in: sentence) ? published.map(Period.day) : nil
    }

    /// "Met on Wednesday to discuss the bombings, which have killed 250": when something else was, before what has happened since.
    private func isBeforeWhatHas(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        guard time.words.upperBound <= role.start, isTotalToDate(role, in: sentence) else { return false }
        return sentence.words[time.words.upperBound..<role.start].indices.dropLast().contains {
            GrammarWords.relatives.contains(sentence.words[$0].hash) && GrammarWords.perfect.contains(sentence.words[$0 + 1].hash)
        }
    }

    /// "It put the number of civilians killed at 27,000", "their losses were 11 dead": what is told as a count, is so up to the report.
    private func isOfCount(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        sentence.part(around: role.words.lowerBound).clamped(to: 0..<role.start).contains {
            facts.isCue(sentence.words[$0].hash, .count) || facts.isCue(sentence.words[$0].hash, .losses)
        }
    }

    /// "The war ended with a truce. In Lebanon 1,187 people were killed": whether the paragraph has come to speak of a war as a whole.
    private func isOfWholeWar(_ number: Int) -> Bool {
        let block = reading.sentences[number].blockIndex
        return (max(0, number - 2)...number).contains { place in
            let sentence = reading.sentences[place]
            return sentence.blockIndex == block && sentence.block == .paragraph
                && sentence.words.prefix(5).contains { facts.isCue($0.hash, .war) }
        }
    }

    /// What a story begins with has happened now; what it goes on to may be long ago.
    private func isNews(_ number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard sentence.block == .paragraph, !isLive else { return true }
        return reading.sentences[..<number].lazy.filter { $0.block == .paragraph }.prefix(Self.leadSentences).count < Self.leadSentences
    }

    private static let leadSentences = 4

    /// "Eight people had died when the track was blown up": before something that has no day.
    private func isBefore(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        sentence.block == .paragraph && sentence.times.isEmpty
            && sentence.words[role.words.upperBound...].contains { $0.hash == GrammarWords.when }
            && isPerfect(role, with: [GrammarWords.had], in: sentence)
    }

    /// Whether the clause of a figure has one of these auxiliaries before a verb: "has taken", "had been".
    private func isPerfect(_ role: QuantityRole, with auxiliaries: Set<UInt64>, in sentence: SentenceReading) -> Bool {
        guard sentence.clauses.indices.contains(role.clause) else { return false }
        return sentence.clauses[role.clause].contains {
            auxiliaries.contains(sentence.words[$0].hash) && $0 + 1 < sentence.words.count
                && (sentence.words[$0 + 1].isVerb || sentence.words[$0 + 1].hash == GrammarWords.been)
        }
    }

    /// Whether the article is told hour by hour, each entry under or behind the time of its day.
    private var isLive: Bool {
        reading.sentences.prefix(Self.liveReach).lazy.filter { sentence in
            let text = reading.article.text[sentence.range.start..<min(sentence.range.end, sentence.range.start + 5)]
            guard let mark = text.firstIndex(where: { $0 == UInt8(ascii: ":") }) else { return false }
            let digits = text[..<mark] + text[(mark + 1)...].prefix(2)
            return (3...4).contains(digits.count) && digits.allSatisfy { (48...57).contains($0) }
        }.prefix(2).count == 2
    }

    /// So many sentences from the beginning tell how an article is made.
    private static let liveReach = 60

    /// "Acknowledged in February that four had died on June 15": before "that", where what is said has a time of its own.
    func isOfSaying(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        if isInSinceClause(time, role, in: sentence) { return true }
        guard fallback == .event || definition.goesAbroad, time.words.upperBound <= role.start else { return false }
        // "It was in October that they sent the first"
        let before = sentence.words[max(0, time.words.lowerBound - 2)..<time.words.lowerBound]
        if before.contains(where: { facts.isCue($0.hash, .copula) }) { return false }
        // "Said in January that 300 would be sent"
        let isSaid =
            before.contains { facts.isCue($0.hash, .said) } && sentence.words[time.words.upperBound].hash == GrammarWords.that
        if definition.goesAbroad, isSaid { return true }
        return sentence.words[time.words.upperBound..<role.start].contains { $0.hash == GrammarWords.that }
            && sentence.times.contains { $0.words.lowerBound >= role.words.upperBound && !$0.isOfReport && placed($0.mention) != nil }
    }

    func isThatDay(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        sentence.words[time.words.lowerBound].hash == GrammarWords.that || isThatWeekday(time, in: sentence)
    }

    /// "On that Friday"; "said that Friday" is another.
    private func isThatWeekday(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let that = time.words.lowerBound - 1
        return that > 0 && sentence.words[that].hash == GrammarWords.that && placed(time.mention)?.dayCount == 1
            && [GrammarWords.of, GrammarWords.on].contains(sentence.words[that - 1].hash)
    }

    /// "In the attack of that day", "on that Friday": the day that the sentences before named last.
    private func thatDay(in number: Int) -> CalendarDate? {
        let sentence = reading.sentences[number]
        let words = sentence.words
        let weekday = sentence.times.first { isThatWeekday($0, in: sentence) }.flatMap { placed($0.mention)?.start }
        let isSaid =
            weekday != nil
            || words.indices.dropFirst(2).contains { index in
                facts.isCue(words[index].hash, .day) && words[index - 1].hash == GrammarWords.that
                    && [GrammarWords.of, GrammarWords.on].contains(words[index - 2].hash)
            }
        guard isSaid else { return nil }
        for back in stride(from: number - 1, through: max(0, number - 2), by: -1) {
            let named = reading.sentences[back].times.last { !$0.isOfReport && $0.mention.period?.dayCount == 1 }
            guard let day = named?.mention.period?.start else { continue }
            return weekday.map { ($0.dayNumber - day.dayNumber) % 7 == 0 } ?? true ? day : nil
        }
        return nil
    }

    /// "The toll of Thursday's bombing rose to 199 on Friday": of a count, the day of what is counted and not that of counting.
    private func eventOfToll(_ role: QuantityRole, _ days: [TimeRole], in sentence: SentenceReading, _ number: Int) -> TimeRole? {
        let isToll = sentence.words[..<role.words.lowerBound].contains { facts.isCue($0.hash, .count) }
        guard isToll else { return nil }
        return days.last { time in
            let next = time.words.upperBound
            guard next < role.words.lowerBound,
                PossessiveWords.all.contains(sentence.words[next].hash) || PossessiveWords.all.contains(sentence.words[next - 1].hash)
            else { return false }
            return hits[number].hasMeasure { (next...next + 4).contains($0.words.lowerBound) }
        }
    }

    /// The words between "the" or "these" and a word that stands at most so many words behind it.
    func behindDefinite(_ word: Int, within reach: Int, in sentence: SentenceReading) -> ArraySlice<Word>? {
        let before = sentence.words[max(0, word - reach)..<word]
        let the = before.lastIndex { $0.hash == GrammarWords.the || GrammarWords.demonstratives.contains($0.hash) }
        return the.map { before[($0 + 1)...] }
    }

    /// "The 50-kilogram (110-pound) bomb": whether "the" leads to a noun with no verb between.
    private func isDefinite(_ hit: CueHit, in sentence: SentenceReading) -> Bool {
        guard let between = behindDefinite(hit.words.lowerBound, within: 10, in: sentence) else { return false }
        return !between.contains { $0.isVerb && $0.kind == .word || facts.isFunction($0.hash) }
    }

    /// The day that a sentence behind gives to what this one told: "The attack took place on Friday".
    func eventDay(behind number: Int) -> Period? {
        guard let published, reading.sentences[number].block != .listItem, reading.sentences[number].headers == nil else { return nil }
        let cause = CueSlot.measure(definition.measure.count - 1)
        for place in number + 1..<min(number + 5, reading.sentences.count) {
            let sentence = reading.sentences[place]
            guard sentence.block == .paragraph, let found = hits[place][cause] else { continue }
            let days = sentence.times.filter { time in
                guard !time.isOfReport, let period = placed(time.mention), period.dayCount == 1, let day = period.start else {
                    return false
                }
                return day <= published && day.adding(days: 7) >= published
            }
            guard days.count == 1, let day = days.first else { continue }
            let isTheirs = found.contains { hit in
                let between = hit.words.upperBound..<max(hit.words.upperBound, day.words.lowerBound)
                return hit.words.lowerBound > 0 && hit.words.upperBound <= day.words.lowerBound
                    && isDefinite(hit, in: sentence)
                    && !between.contains { index in
                        let isOther = found.contains { (1...3).contains($0.words.lowerBound - index) }
                        return GrammarWords.subordinating.contains(sentence.words[index].hash)
                            || isOther && sentence.words[index].hash != GrammarWords.the
                                && GrammarWords.single.contains(sentence.words[index].hash)
                    }
            }
            if isTheirs { return placed(day.mention) }
        }
        return nil
    }

    /// "The worst fighting since a 2002 ceasefire"
    func isBehindSince(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        let start = time.words.lowerBound
        if sentence.words[max(0, start - 2)..<start].contains(where: { $0.hash == GrammarWords.since }) { return true }
        // "Since the war began in March 2003"
        let clause = max(0, start - Self.sinceReach)..<start
        guard let since = clause.last(where: { sentence.words[$0].hash == GrammarWords.since }) else { return false }
        let verb = sentence.words[since..<start].lastIndex { facts.isCue($0.hash, .outbreak) }
        return verb.map { start - $0 <= 2 } ?? false
    }

    /// So many words has a clause of a beginning: "since the American-led invasion began in".
    private static let sinceReach = 8

    /// The period of the figure before, where that stands near and in the same paragraph, or is of a few days.
    private func carried(to number: Int) -> Period? {
        guard let previous, number - previous.sentence <= 2, let period = previous.period else { return nil }
        if let day = newDay(between: previous.sentence, and: number) { return .day(day) }
        let isTogether = reading.sentences[previous.sentence].blockIndex == reading.sentences[number].blockIndex
        return isTogether || (period.dayCount ?? 99) <= 3 ? period : nil
    }

    /// "Rebels had attacked a post on Aug. 7. Forty soldiers were killed there": the one day to which a sentence in between has gone on.
    private func newDay(between first: Int, and number: Int) -> CalendarDate? {
        for back in stride(from: number - 1, to: first, by: -1) where hits[back].namesMeasure {
            let sentence = reading.sentences[back]
            if sentence.findsBodies(facts) { continue }
            let days = sentence.times.filter { time in
                guard !time.isOfReport, time.mention.bound == nil, !isBehindSince(time, in: sentence), let period = placed(time.mention),
                    period.dayCount == 1, let day = period.start, let published
                else { return false }
                return day <= published
            }
            if days.count == 1 { return days.first.flatMap { placed($0.mention)?.start } }
        }
        return nil
    }

    /// "The attack that started the war": the day from which the figures before count, if they count from a day; `nil` where the
    /// sentence does not speak of a beginning.
    func beginning(in sentence: SentenceReading, _ role: QuantityRole) -> Period?? {
        let words = sentence.words
        let isSaid = words.indices.dropFirst().contains { index in
            guard facts.isCue(words[index].hash, .starting), GrammarWords.relatives.contains(words[index - 1].hash) else {
                return false
            }
            return words[index + 1..<min(words.count, index + 4)].contains { facts.isCue($0.hash, .war) }
        }
        guard isSaid, !sentence.times.contains(where: { !$0.isOfReport && placed($0.mention) != nil }) else { return nil }
        let running = candidates.prefix(Self.liveReach).lazy.compactMap(\.period).filter { $0.dayCount ?? 0 > 31 }
        let since = running.compactMap(\.first).first { part in
            if case .day = part { return true }
            return false
        }
        return .some(since.map { .day($0.start) })
    }

    /// When a rate holds: what happened has one day, but a rate that is said beside another may have another time, so that only a time
    /// of its own counts. A page of statistics speaks of one month; which, its first figure says.
    private func rateTime(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Period? {
        let sentence = reading.sentences[number]
        let own = sentence.times.filter { time in
            !time.isOfReport && placed(time.mention) != nil && costs.crossings(time.words, role.words) == 0
                && time.mention.bound != .since && fits(time, role, in: sentence)
        }
        if own.isEmpty, let period = lead?.period, (28...100).contains(period.dayCount ?? 0) { return period }
        // "Half of where it stood in June, when the bank charged 4 percent".
        if let period = whenClause(role, in: sentence) { return period }
        let dated = own.filter { placed($0.mention)?.dayCount.map { $0 <= 31 } ?? false }
        let nearest = dated.min { costs.cost($0.words, role.words) < costs.cost($1.words, role.words) }
        if let time = nearest ?? own.last(where: { $0.mention.kind == .date }) { return placed(time.mention) }
        if let entry = entryTime(number) { return entry }
        if let period = carried(to: number) { return period }
        return (reportDay(sentence) ?? published).map(Period.day)
    }

    /// "Tumbled on Thursday, a day after a bomb killed 17": the day before the one that is named.
    func dayAfter(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        guard let after = sentence.words[..<role.words.lowerBound].lastIndex(where: { $0.hash == GrammarWords.after }), after >= 2,
            let step = daysBefore(after, in: sentence)
        else { return nil }
        // "The day after, gunmen fired": after what was told before.
        if after <= 2, sentence.words[after + 1].hash == GrammarWords.comma {
            return dayTold(before: number).map { .day($0.adding(days: step)) }
        }
        // A day named behind "after" is that of the event itself.
        let own = sentence.times.contains { $0.words.lowerBound > after && placed($0.mention)?.dayCount == 1 }
        guard !own else { return nil }
        let named = sentence.times.last { $0.words.upperBound <= after - 1 && !$0.isOfReport && placed($0.mention)?.dayCount == 1 }
        // "The attack came three days after": of the one that was told before.
        let told = step > 1 ? previous.flatMap { $0.period?.dayCount == 1 ? $0.period?.start : nil } : nil
        let day = named.flatMap { placed($0.mention)?.start } ?? told ?? published
        return day.map { .day($0.adding(days: -step)) }
    }

    /// "A day", "three days": how many days the words right before a word tell.
    private func daysBefore(_ word: Int, in sentence: SentenceReading) -> Int? {
        if facts.isCue(sentence.words[word - 1].hash, .day), GrammarWords.single.contains(sentence.words[word - 2].hash) {
            return 1
        }
        guard let span = sentence.times.first(where: { $0.words.upperBound == word && $0.mention.kind == .duration }) else { return nil }
        return span.mention.dayCount
    }

    private func hasLost(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        sentence.words[max(0, role.start - 4)..<role.start].contains { facts.isCue($0.hash, .losing) }
    }

    /// "Has taken 3,200 lives", "have been killed", without a time: up to now, since whenever it began.
    private func isTotalToDate(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        sentence.block != .headline && isPerfect(role, with: GrammarWords.perfect, in: sentence)
    }

    /// The day on which the sentences before put what happened: "The strikes on Friday night killed …" for what follows; of a
    /// headline, those after it.
    private func eventDay(near number: Int) -> Period? {
        let isHeadline = reading.sentences[number].block == .headline
        let near =
            isHeadline ? Array(number + 1..<min(number + 5, reading.sentences.count)) : Array((max(0, number - 4)..<number).reversed())
        for place in near {
            guard reading.sentences[place].block != .heading else { continue }
            if let day = eventDay(in: place, within: 7) { return day }
        }
        return nil
    }
}
