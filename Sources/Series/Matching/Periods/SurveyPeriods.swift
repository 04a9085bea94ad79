import Model
import Vocabulary

/// What the words of a sentence say of which survey a figure is from.
extension PeriodFinder {
    /// Words between a survey's name and its time: "a poll carried out in September", "the September poll".
    private static let surveyReach = 3

    /// Whether a time belongs to the survey that the sentence names, and so dates all that it found.
    func isOfSurvey(_ time: TimeRole, in number: Int) -> Bool {
        guard definition.kind == .poll, !time.isOfReport else { return false }
        let words = reading.sentences[number].words
        if isOfOpening(time, in: number) { return true }
        return hits[number][.field]?.contains { hit in
            let gap =
                hit.words.upperBound <= time.words.lowerBound
                ? hit.words.upperBound..<time.words.lowerBound : time.words.upperBound..<max(time.words.upperBound, hit.words.lowerBound)
            return gap.count <= Self.surveyReach && !hit.words.overlaps(time.words) && gap.allSatisfy { words[$0].kind == .word }
        } ?? false
    }

    /// "In the barometer which Infratest compiled at the beginning of the month, 25 percent …": a time before the comma behind which a
    /// survey's figures begin.
    private func isOfOpening(_ time: TimeRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard let first = sentence.quantities.first?.start, time.words.upperBound < first, first > 0,
            sentence.words[first - 1].hash == GrammarWords.comma,
            !sentence.words[..<(first - 1)].contains(where: { $0.hash == GrammarWords.comma })
        else { return false }
        return sentence.entities.contains { $0.mention.kind == .pollster && $0.words.upperBound < first }
    }

    /// "Has 49.6 percent, while 46.6 disapprove, AtlasIntel's May poll says": the one survey of the sentence, named behind what it found.
    func namesSurvey(_ time: TimeRole, behind role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard definition.kind == .poll, time.words.lowerBound >= role.words.upperBound, !sentence.isEarlier(role),
            sentence.times.count(where: { !$0.isOfReport && $0.words.lowerBound >= role.words.upperBound }) == 1,
            sentence.quantities.allSatisfy({ $0.words.upperBound <= time.words.lowerBound })
        else { return false }
        return hits[number][.field]?.contains { $0.words.lowerBound == time.words.upperBound } ?? false
    }

    /// "Before December's referendum", "completes his first year in office", "for a Sunday newspaper": a time of something else than the
    /// survey.
    func isOfOccasion(_ time: TimeRole, in number: Int) -> Bool {
        if case .office = time.mention.basis { return placed(time.mention)?.dayCount ?? 0 > Self.occasion }
        // "The first survey of the year"
        let words = reading.sentences[number].words
        if time.preposition == GrammarWords.of, time.words.count == 2, words[time.words.lowerBound].hash == GrammarWords.the,
            placed(time.mention)?.dayCount ?? 0 > Self.monthly
        {
            return true
        }
        let next = time.words.upperBound
        let isPaper =
            next < words.count && time.words.lowerBound > 0 && facts.isNoun(words[next].hash, of: .media)
            && GrammarWords.determiners.contains(words[time.words.lowerBound - 1].hash)
        if isPaper { return true }
        guard next + 1 < words.count, PossessiveWords.all.contains(words[next].hash), words[next + 1].kind == .word else { return false }
        return !(hits[number][.field]?.contains { (next + 1...next + 3).contains($0.words.lowerBound) } ?? false)
            && !(hits[number][.resume]?.contains { (next + 1...next + 3).contains($0.words.lowerBound) } ?? false)
            && !hits[number].hasMeasure { (next + 1...next + 3).contains($0.words.lowerBound) }
    }

    /// Days in office longer than which no survey is dated by.
    private static let occasion = 100

    /// "Approved by 31 percent and rejected by 40": the contrary answer of one survey, when the first is dated.
    func withContrary(_ role: QuantityRole, in number: Int) -> Period? {
        if let behind = behindContrary(in: number) { return behind }
        guard let pair = definition.checks.complementary, let previous, number - previous.sentence <= 1, previous.subject == subject,
            let own = dimensions[pair.dimension], let other = previous.dimensions[pair.dimension], own != other
        else { return nil }
        let sentence = reading.sentences[previous.sentence]
        let before = sentence.quantities[previous.quantity]
        let isFirst = !sentence.quantities[..<previous.quantity].contains { $0.mention.figure.unit == .percent && !$0.isChange }
        // From one sentence to the next only what dates the survey goes on.
        let isOfOtherDay =
            previous.sentence != number
            && !sentence.times.contains { isOfSurvey($0, in: previous.sentence) && placed($0.mention) == previous.period }
        if isOfOtherDay { return nil }
        let isPresent = reading.sentences[number].times.contains { $0.mention.timex == "PRESENT_REF" }
        guard isFirst, !isPresent, before.mention.shape != .move, !isOfEarlierSurvey(before, in: sentence),
            previous.dimensions.filter({ $0.key != pair.dimension }) == dimensions.filter({ $0.key != pair.dimension })
        else { return nil }
        return previous.period
    }

    /// "At 48 percent in October against 43.7 in September, with 33 now dissatisfied": now is when the figure was taken that is compared.
    func withNow(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        let isNow = sentence.times.contains { time in
            time.mention.timex == "PRESENT_REF"
                && ((0...1).contains(time.words.lowerBound - role.words.upperBound)
                    || (0...1).contains(role.words.lowerBound - time.words.upperBound))
        }
        guard isNow else { return nil }
        return candidates.last {
            $0.sentence == number && isContrary(of: $0) && !sentence.isEarlier(sentence.quantities[$0.quantity])
        }?.period
    }

    /// "It reached 48.3 percent in the July poll. Disapproval has dropped to 42.7 percent": the same poll, where the sentence names no time.
    private func behindContrary(in number: Int) -> Period? {
        guard let previous, previous.sentence == number - 1, isContrary(of: previous), let published,
            reading.sentences[number].times.isEmpty,
            reading.sentences[number].entities.allSatisfy({ $0.mention.kind != .pollster })
        else { return nil }
        // "The rate was lower than in June, when 44.9 percent did": of the surveys just told of, the latest is gone on about.
        let told = candidates.filter { (1...2).contains(number - $0.sentence) && isContrary(of: $0) && $0.period?.end != nil }
        guard let latest = told.max(by: { ($0.period?.end?.dayNumber ?? 0) < ($1.period?.end?.dayNumber ?? 0) }),
            let end = latest.period?.end, latest.period?.dayCount != 1,
            // The month of a survey may not be over.
            (-31...62).contains(published.dayNumber - end.dayNumber)
        else { return nil }
        let sentence = reading.sentences[latest.sentence]
        let quantity = sentence.quantities[latest.quantity]
        return !sentence.isEarlier(quantity) && quantity.mention.shape != .move ? latest.period : nil
    }

    /// Whether a figure gives the other answer of the same survey.
    private func isContrary(of other: Candidate) -> Bool {
        guard let pair = definition.checks.complementary, other.subject == subject else { return false }
        return dimensions[pair.dimension] != other.dimensions[pair.dimension]
            && other.dimensions.filter { $0.key != pair.dimension } == dimensions.filter { $0.key != pair.dimension }
    }

    /// "At the same stage of his second term, X stood at 58 percent": as many days after X's first in office as have passed since that of
    /// whom the article is about; the month, because nobody counts more exactly.
    func sameStage(in number: Int) -> Period? {
        guard let lead, lead.subject != subject, let published, let first = facts.termStart(of: lead.subject, on: published),
            let theirs = facts.termStart(of: subject, on: published), theirs < first
        else { return nil }
        guard reading.sentences[number].comparesTerms(facts) else { return nil }
        let day = theirs.adding(days: published.dayNumber - first.dayNumber)
        return .month(day.year, day.month)
    }

    /// Whether the sentence speaks of another day that it does not name: "two days after the speech the figure was 69 percent",
    /// "the same week of his first term".
    func isOfUnnamedDay(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let words = sentence.words
        let isSame = words[..<role.words.lowerBound].indices.contains { index in
            words[index].hash == GrammarWords.same && index + 2 < words.count && facts.isCue(words[index + 1].hash, .juncture)
                && GrammarWords.placing.contains(words[index + 2].hash)
        }
        if isSame { return true }
        let isSurveyed = hits[number][.field] != nil || sentence.entities.contains { $0.mention.kind == .pollster }
        return !isSurveyed
            && sentence.times.contains { time in
                time.mention.kind == .duration && time.words.upperBound < role.words.lowerBound && placed(time.mention) == nil
                    && GrammarWords.eventual.contains(words[time.words.upperBound].hash)
            }
    }

    /// "From more than 70 percent when it took office in September".
    func clauseBehind(_ role: QuantityRole, in sentence: SentenceReading) -> (isThere: Bool, period: Period?) {
        let next = role.words.upperBound
        guard next < sentence.words.count, sentence.words[next].hash == GrammarWords.when else { return (false, nil) }
        let end = sentence.quantities.first { $0.words.lowerBound > next }?.words.lowerBound ?? sentence.words.count
        let time = sentence.times.first { $0.words.lowerBound > next && $0.words.upperBound <= end && !$0.isOfReport }
        return (true, time.flatMap { placed($0.mention) })
    }

    /// "Against 68 percent in the week of his inauguration", "from 60 percent when he took office": the month in which the term began.
    func inauguration(behind role: QuantityRole, in sentence: SentenceReading) -> Period? {
        let behind = role.words.upperBound..<min(sentence.words.count, role.words.upperBound + Self.inaugurationReach)
        // "Two months after his inauguration" is said to the month.
        let isCounted = sentence.times.contains {
            behind.contains($0.words.lowerBound) && $0.mention.kind == .duration && placed($0.mention) != nil
        }
        if isCounted { return nil }
        guard let place = sentence.words[behind].firstIndex(where: { facts.isCue($0.hash, .inaugural) }), let published,
            !sentence.words[behind.lowerBound..<place].contains(where: {
                GrammarWords.earlier.contains($0.hash) && $0.hash != GrammarWords.after || $0.hash == GrammarWords.since
            }),
            let start = facts.termStart(of: subject, on: published)
        else { return nil }
        // "At the time of his second inauguration in January"
        let said = sentence.times.first { (0...2).contains($0.words.lowerBound - place - 1) && !$0.isOfReport }
        return said.flatMap { placed($0.mention) } ?? .month(start.year, start.month)
    }

    /// The end of a term that the subject's survey may be dated by, where its sentence names no time.
    private func undated(_ end: (String, CalendarDate) -> CalendarDate?, in sentence: SentenceReading) -> CalendarDate? {
        guard definition.kind == .poll, let published,
            !sentence.times.contains(where: { !$0.isOfReport && placed($0.mention) != nil })
        else { return nil }
        return end(subject, published)
    }

    /// "He began the term with 47 percent", "opened her presidency at 60": the month in which the term began.
    func opening(before role: QuantityRole, in sentence: SentenceReading) -> Period? {
        guard let start = undated(facts.termStart(of:on:), in: sentence) else { return nil }
        let before = sentence.words[max(0, role.start - Self.inaugurationReach)..<role.start]
        guard let verb = before.firstIndex(where: { facts.isCue($0.hash, .began) || facts.isCue($0.hash, .begin) }),
            before[verb...].contains(where: { facts.isCue($0.hash, .term) })
        else { return nil }
        return .month(start.year, start.month)
    }

    /// "Took office with the approval of 51 percent", "began with 51 percent": the month in which the term began.
    func entering(before role: QuantityRole, in sentence: SentenceReading) -> Period? {
        guard let start = undated(facts.termStart(of:on:), in: sentence) else { return nil }
        let before = sentence.words[max(0, role.start - Self.inaugurationReach)..<role.start]
        let isEntering = zip(before.indices, before.indices.dropFirst()).contains { verb, next in
            // "The lowest since he took office, and 58 percent disapprove" is not of then.
            facts.isCue(before[verb].hash, .entering) && facts.isCue(before[next].hash, .seat)
                && !sentence.words[max(0, verb - 3)..<verb].contains { $0.hash == GrammarWords.since }
                || facts.isCue(before[verb].hash, .began) && next + 1 == role.start && GrammarWords.giving.contains(before[next].hash)
        }
        return isEntering ? .month(start.year, start.month) : nil
    }

    /// "Left office with 33 percent", "stepped down at 28": the month in which the last term ended.
    func leaving(before role: QuantityRole, in sentence: SentenceReading) -> Period? {
        guard let published, let end = undated(facts.termEnd(of:on:), in: sentence), end < published else { return nil }
        let before = sentence.words[max(0, role.start - Self.inaugurationReach)..<role.start]
        let isLeaving = zip(before.indices, before.indices.dropFirst()).contains { verb, next in
            let word = before[verb].hash
            return facts.isCue(word, .stepping) && GrammarWords.aside.contains(before[next].hash)
                || facts.isCue(word, .quitting)
                    && (facts.isCue(before[next].hash, .seat)
                        || next + 1 == role.start && GrammarWords.levelling.contains(before[next].hash))
        }
        return isLeaving ? .month(end.year, end.month) : nil
    }

    private static let inaugurationReach = 7

    /// "Up from 46 percent the previous week": counted from the survey, whatever time was spoken of before.
    func previousSurvey(_ time: TimeRole, _ role: QuantityRole, in sentence: SentenceReading) -> Period? {
        guard definition.kind == .poll, time.mention.basis == .text, isOfEarlierSurvey(role, in: sentence) else { return nil }
        let words = sentence.words[time.words]
        guard words.contains(where: { facts.isCue($0.hash, .preceding) }) else { return nil }
        if words.contains(where: { $0.hash == GrammarWords.week }) { return earlierFieldwork(isWeekly: true) }
        guard words.contains(where: { $0.hash == GrammarWords.month }), let day = fieldwork(near: nil)?.start ?? published else {
            return nil
        }
        let month = day.adding(months: -1)
        return .month(month.year, month.month)
    }

    /// "A survey by the same house, published on January 27": the week of that day, for a report of later days.
    func released(before number: Int) -> Period? {
        guard let published else { return nil }
        for back in stride(from: number, through: max(0, number - 2), by: -1) {
            let sentence = reading.sentences[back]
            let isNamed = sentence.entities.contains { $0.mention.kind == .pollster && dimensions.values.contains($0.mention.id) }
            guard isNamed else { continue }
            let day = sentence.times.first { $0.isOfReport && placed($0.mention)?.dayCount == 1 }.flatMap { placed($0.mention)?.start }
            guard let day, day.adding(days: 6) < published else { return nil }
            return Period(.week(day.week.year, day.week.week))
        }
        return nil
    }

    /// "A poll showed on Sunday", told on Monday: the day on which the figure's own survey, or the article's, was made known.
    func told(near number: Int) -> CalendarDate? {
        for place in [number, number - 1, 1, 0] where place >= 0 && place <= number {
            let sentence = reading.sentences[place]
            guard hits[place][.field] != nil || sentence.entities.contains(where: { $0.mention.kind == .pollster }) else { continue }
            if let day = reportDay(sentence) { return day }
        }
        return nil
    }

    /// "In another survey on the same two days": those of the figure before.
    func sameDays(_ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        guard let previous, number - previous.sentence <= 2, !isOfEarlierSurvey(role, in: sentence) else { return nil }
        let isSame = sentence.words[..<role.words.lowerBound].indices.contains { index in
            sentence.words[index].hash == GrammarWords.same
                && sentence.words[index + 1..<min(role.words.lowerBound, index + 3)].contains { facts.isCue($0.hash, .dates) }
        }
        return isSame ? previous.period : nil
    }

    /// "Another firm's poll for the same month": that of the figure before.
    func sameMonth(_ role: QuantityRole, in number: Int) -> Period? {
        guard definition.kind == .poll, !reading.sentences[number].isEarlier(role) else { return nil }
        let words = reading.sentences[number].words[..<role.words.lowerBound]
        let isSame = words.indices.dropLast().contains {
            words[$0].hash == GrammarWords.same && words[$0 + 1].hash == GrammarWords.month
        }
        guard isSame else { return nil }
        let previous = candidates.last { candidate in
            let sentence = reading.sentences[candidate.sentence]
            return !sentence.isEarlier(sentence.quantities[candidate.quantity])
        }
        guard let previous, number - previous.sentence <= 2, let start = previous.period?.start, previous.period?.dayCount ?? 99 <= 31
        else { return nil }
        return .month(start.year, start.month)
    }

    /// "A year earlier his rating was 58 percent": the month, so many years before.
    func yearsBefore(_ time: TimeRole, in sentence: SentenceReading) -> Period? {
        guard case .year(let year) = placed(time.mention)?.first, time.mention.period?.isInterval == false,
            sentence.words[time.words].contains(where: { GrammarWords.ago.contains($0.hash) }),
            let day = fieldwork(near: nil)?.start ?? published, year < day.year
        else { return nil }
        return .month(year, day.month)
    }

    /// The days of the house's survey in a month in which the article knows of one only.
    func onlyFieldwork(in month: Period) -> Period? {
        guard let start = month.start, let end = month.end, let field = fieldwork(near: nil) else { return nil }
        let house = houseName.flatMap { dimensions[$0] }
        let own = surveys.filter { $0.mayBe(of: house) }
        let held = Set(own.map(\.period)).filter { survey in
            survey.start.map { start <= $0 } ?? false && survey.end.map { $0 <= end } ?? false
        }
        return held == [field] ? field : nil
    }

    /// "67 percent approve, against 28 percent who disapprove": the contrary answer, and not the one of another time.
    func isContrary(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let isOpposed = sentence.words[max(0, role.words.lowerBound - 3)..<role.words.lowerBound].contains {
            $0.hash == GrammarWords.against
        }
        guard isOpposed, let pair = definition.checks.complementary, let previous,
            reading.sentences[previous.sentence].range == sentence.range,
            sentence.quantities[previous.quantity].words.upperBound <= role.words.lowerBound, let own = dimensions[pair.dimension]
        else { return false }
        return previous.dimensions[pair.dimension] != own
    }

    /// When the survey before was, where the article has said it of another figure of the same house: "against 34 percent in August".
    func earlierAlready(_ role: QuantityRole) -> Period? {
        guard role.mention.shape != .move, let published, let house = houseName else { return nil }
        let compared = candidates.filter {
            let sentence = reading.sentences[$0.sentence]
            return $0.dimensions[house] == dimensions[house] && sentence.isEarlier(sentence.quantities[$0.quantity])
        }
        let periods = Set(compared.compactMap(\.period))
        guard periods.count == 1, let period = periods.first, let end = period.end, period.dayCount ?? 99 <= 31,
            (0...Self.monthly).contains(published.dayNumber - end.dayNumber)
        else { return nil }
        return period
    }

    /// Days within which lies the survey before one that is taken every month.
    private static let monthly = 62

    var houseName: String? { definition.dimensions.first { $0.kinds.contains(.pollster) }?.name }

    /// The days of the survey, as a sentence about its field work states them; the nearest such sentence counts.
    func fieldwork(near number: Int?) -> Period? {
        let pollster = houseName.flatMap { dimensions[$0] }
        var best: (distance: Int, survey: Survey)?
        for survey in surveys where survey.mayBe(of: pollster) {
            // A sentence that names the pollster speaks of its survey; one that names none may speak of another's.
            let distance = (number.map { abs($0 - survey.sentence) } ?? survey.sentence) + (survey.isNamed(pollster) ? 0 : 4)
            if distance < best?.distance ?? .max { best = (distance, survey) }
        }
        guard let near = best?.survey, let number, let published else { return best?.survey.period }
        // "In June it was 65, in the survey of mid-March 62. With 71 percent against her": of no earlier survey than the article's own, which
        // the lead tells of; unless the earlier is by the name of the house that the figure is of.
        let isByName = reading.sentences[near.sentence].entities.contains { $0.mention.id == pollster }
        if let fresh = freshSurvey(for: near, of: pollster, number) { return fresh.period }
        let isOwn = isByName || surveys.contains { $0.sentence == number && $0.period == near.period }
        let own = surveys.first {
            $0.sentence < number && $0.sentence < Self.leadOfSurvey && $0.period != near.period && $0.mayBe(of: pollster)
        }
        guard !isOwn, let own, let end = own.period.end, let other = near.period.end, other < end,
            (0...Self.fresh).contains(published.dayNumber - end.dayNumber)
        else { return near.period }
        return own.period
    }

    /// "In June it was 65 percent, in the survey of mid-March 62. The institute heard 3,300 people on Tuesday and Wednesday": of two surveys
    /// that both stand elsewhere the new one, where the other is long past.
    private func freshSurvey(for near: Survey, of pollster: String?, _ number: Int) -> Survey? {
        guard let published, near.sentence != number, let old = near.period.end, published.dayNumber - old.dayNumber > Self.stale else {
            return nil
        }
        return surveys.first { survey in
            guard survey.mayBe(of: pollster), let end = survey.period.end else { return false }
            return (0...Self.fresh).contains(published.dayNumber - end.dayNumber)
        }
    }

    private static let stale = 62

    /// So many sentences with the headline tell of the article's own survey.
    private static let leadOfSurvey = 4
    /// Days within which a survey is new.
    private static let fresh = 21
}
