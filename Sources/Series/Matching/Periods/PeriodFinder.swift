import Model
import Vocabulary

/// When a figure holds.
struct PeriodFinder {
    let definition: SeriesDefinition
    let reading: ArticleReading
    let hits: [CueHits]
    let facts: EntityFacts
    let subject: String
    let dimensions: [String: String]
    let previous: Candidate?
    /// The first figure of the article.
    let lead: Candidate?
    let surveys: [Survey]
    /// The figures read so far.
    let candidates: [Candidate]
    /// Of a share of a base, the figures of the series whose amounts it is a share of.
    let kindred: [Candidate]

    /// A time further from the figure than this does not date it.
    static let reach = 14
    /// In the same clause a time may stand further off.
    static let clauseReach = 24

    var published: CalendarDate? { reading.article.published?.day }

    var fallback: SeriesDefinition.PeriodRule.Default {
        for (name, byValue) in definition.period.byDimension {
            if let value = dimensions[name], let rule = byValue[value] { return rule }
        }
        return definition.period.fallback
    }

    func period(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Period? {
        let sentence = reading.sentences[number]
        if fallback == .event, let told = toldOtherwise(role, in: number) { return told }
        if let day = dayOfRaised(role, in: number) ?? dayOfParticiple(role, in: number) ?? dayBeforeTelling(role, in: number) { return day }
        if fallback == .year, let year = yearCompared(role, in: sentence) ?? yearBeside(role, in: number) { return year }
        if fallback == .stated, let told = statedOtherwise(role, in: number) { return told }
        if let then = toldOfStanding(role, in: number) ?? clauseTime(role, in: sentence) ?? sinceEvent(role, in: sentence) { return then }
        if let period = running(role, in: number, costs) ?? held(role, in: sentence, costs) { return period }
        if let previous, let period = previous.period, isOfSameTime(role, in: number, costs) { return period }
        if let month = sameMonth(role, in: number) { return month }
        if definition.kind == .poll,
            let early = inauguration(behind: role, in: sentence) ?? opening(before: role, in: sentence) ?? early(role, in: number)
                ?? entering(before: role, in: sentence) ?? leaving(before: role, in: sentence) ?? ofTerm(role, in: sentence)
        {
            return early
        }
        if definition.kind == .poll, let told = toldOfSurvey(role, in: number) { return told }
        if definition.kind == .poll, let now = withNow(role, in: number) { return now }
        if let time = nearest(role, in: number, costs), !(fallback == .event && isThatDay(time, in: sentence)) {
            if fallback == .event, let event = eventOfCount(role, by: time, in: number) { return event }
            if let days = daysBeside(time, role, in: number) { return days }
            let isMisplaced = isMisplaced(time, in: sentence)
            if isMisplaced, let days = placed(time.mention)?.dayCount, days > 1 {
                // "The week before": that of the survey.
                let isWeek = days == 7 && sentence.words[time.words].contains { $0.hash == GrammarWords.week }
                return isWeek ? earlierFieldwork(isWeekly: true) : nil
            }
            if let period = previousSurvey(time, role, in: sentence) ?? (isMisplaced ? nil : adjusted(time, role, in: number)) {
                return stated(period, by: time, role, in: number, costs)
            }
        }
        let isRevised = fallback == .event && sentence.isEarlier(role)
        if let previous, previous.sentence == number, fallback != .fieldwork, !isRevised, goesOn(role, after: previous, in: sentence) {
            return fallback == .year ? previous.period.map { ownYear(insteadOf: $0, toldIn: number) ?? $0 } : previous.period
        }
        switch fallback {
        case .stated:
            if let entry = entryTime(number), definition.kind != .poll { return entry }
            // "When it started, France sent 4,500": at a time that is not said.
            if definition.goesAbroad, sentence.words.first?.hash == GrammarWords.when { return whenClause(role, in: sentence) }
            return isDone(role, in: number, costs) ? published.map { Period(from: nil, to: .day($0)) } : nil
        case .report: return whenClause(role, in: sentence) ?? standing(role, in: number)
        case .event: return event(role, in: number, costs)
        case .year: return year(role, in: number, costs)
        case .fieldwork:
            let behind = clauseBehind(role, in: sentence)
            if behind.isThere, let period = behind.period { return period }
            if let period = withContrary(role, in: number) ?? sameDays(role, in: number) ?? sameStage(in: number) { return period }
            if isOfEarlierSurvey(role, in: sentence) { return behind.isThere ? nil : earlierAlready(role) ?? earlierFieldwork() }
            if isOfUnnamedDay(role, in: number) { return nil }
            if isOfPreviousSurvey(role, in: number, costs) { return earlierFieldwork(isWeekly: true) }
            let survey =
                fieldwork(near: number) ?? released(before: number) ?? sameSurvey(number) ?? onlyTime(role, in: number)
                ?? (told(near: number) ?? published).map { Period(.week($0.week.year, $0.week.week)) }
            // A survey of these days says nothing of who was in office before.
            if let day = survey?.start, !facts.holdsOffice(subject, on: day) { return nil }
            return survey
        }
    }

    /// The period that a time beside a figure gives it, with respect to whether it is still to come.
    private func stated(_ period: Period, by time: TimeRole, _ role: QuantityRole, in number: Int, _ costs: Attachment) -> Period? {
        if definition.goesAbroad, let ahead = ahead(time, period, role, in: number) { return ahead }
        guard fallback == .stated, [.plan, .forecast, .target].contains(role.status), let end = period.end, let published, end < published
        else { return period }
        // What is still to come has not come at a time that is past; but "of the 550 promised 150 had arrived by April 15".
        return time.mention.bound == .by && isDone(role, in: number, costs) ? Period(from: nil, to: .day(end)) : nil
    }

    /// "The poll a week earlier, on July 8 and 9": the days that are said beside how long ago it was.
    private func daysBeside(_ time: TimeRole, _ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        guard definition.kind == .poll, sentence.words[time.words].contains(where: { GrammarWords.ago.contains($0.hash) }) else {
            return nil
        }
        let own = surveys.filter { $0.sentence == number }
        guard let days = own.first?.period, own.allSatisfy({ $0.period == days }), !sentence.isEarlier(role) else { return nil }
        return days
    }

    /// "Knew of 2,900 deaths over the same two months", "1,000 of them": dated by the figure before.
    private func isOfSameTime(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        guard let previous, number - previous.sentence <= 2, definition.kind != .poll else { return false }
        let sentence = reading.sentences[number]
        // "To 2,306 since October. A drone hit a base the same day": a sum is of no day.
        if fallback == .event, previous.period?.dayCount ?? 99 > 2, isOfThatDay(in: sentence) { return false }
        let next = role.words.upperBound
        if next + 1 < sentence.words.count, sentence.words[next].hash == GrammarWords.of,
            GrammarWords.parts.contains(sentence.words[next + 1].hash)
        {
            return nearest(role, in: number, costs) == nil
        }
        return sentence.words.indices.contains { index in
            guard sentence.words[index].hash == GrammarWords.same, costs.cost(index..<index + 1, role.words) <= Self.clauseReach else {
                return false
            }
            return sentence.times.contains {
                $0.words.contains(index) || (1...2).contains($0.words.lowerBound - index) && $0.mention.period == nil
            }
                || sentence.words[index + 1..<min(sentence.words.count, index + 3)].contains { facts.isCue($0.hash, .span) }
        }
    }

    /// "The same day", "the same Sunday"
    private func isOfThatDay(in sentence: SentenceReading) -> Bool {
        let isNamed = sentence.times.contains { time in
            sentence.words[time.words].contains { $0.hash == GrammarWords.same } && placed(time.mention)?.dayCount == 1
        }
        return isNamed
            || sentence.words.indices.dropLast().contains {
                sentence.words[$0].hash == GrammarWords.same && facts.isCue(sentence.words[$0 + 1].hash, .day)
            }
    }

    /// The day on which the sentence's figure was told: no count goes beyond it.
    func reportDay(_ sentence: SentenceReading) -> CalendarDate? {
        guard let published else { return nil }
        return sentence.times.last { time in
            guard time.isOfReport, let period = placed(time.mention), period.dayCount == 1, let day = period.start else { return false }
            return (0...6).contains(published.dayNumber - day.dayNumber)
        }.flatMap { placed($0.mention)?.start }
    }

    /// "Sent 150 in January, and El Salvador 8": the same sentence without a new verb is about the same time.
    private func goesOn(_ role: QuantityRole, after previous: Candidate, in sentence: SentenceReading) -> Bool {
        let end = sentence.quantities[previous.quantity].words.upperBound
        let between = end..<max(end, role.words.lowerBound)
        return end < role.words.lowerBound && sentence.isPlain(between)
            && !(definition.goesAbroad && sentence.words[between].contains { $0.hash == GrammarWords.but })
    }

    /// The period of a move's first figure: only what stands beside it.
    func before(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Period? {
        let sentence = reading.sentences[number]
        if fallback == .year, isOfUnnamedEnd(role, in: sentence) { return nil }
        if fallback == .year, let year = yearOfChange(role, in: sentence) { return Self.yearBefore(year) }
        let number = role.mention.number
        let inside = sentence.times.first { $0.mention.range.start > number.start && $0.mention.range.end < number.end }
        if let inside { return placed(inside.mention) }
        // "Rose from 30 to 39 in January": what was before then is not of today.
        let isPast = sentence.times.contains { time in
            guard !time.isOfReport, let end = placed(time.mention)?.end, let published else { return false }
            return end < published
        }
        return fallback == .report && !isPast ? published.map(Period.day) : nil
    }

    /// The period of a time mention for this subject: its fiscal years and terms of office are its own.
    func placed(_ mention: TimeMention) -> Period? {
        switch mention.basis {
        case .fiscalYear(let year, let second):
            guard let calendar = facts.fiscalCalendar(of: subject) else { return mention.interval ?? mention.period }
            return calendar.period(of: year, to: second)
        case .fiscalShift(let shift):
            guard let calendar = facts.fiscalCalendar(of: subject), let published else { return mention.interval ?? mention.period }
            return calendar.period(shift: shift, from: published)
        case .office(let first, let last, let step):
            guard let published, let start = facts.termStart(of: subject, on: published) else { return nil }
            return Self.office(start, first, last, step)
        case .calendar, .publication, .text:
            // "53 percent now disapprove": now is when they were asked.
            if mention.timex == "PRESENT_REF", definition.kind == .poll { return nil }
            if mention.timex == "PRESENT_REF" { return published.map { fallback == .year ? .year($0.year) : .day($0) } }
            return mention.interval ?? mention.period
        }
    }

    private static func office(_ start: CalendarDate, _ first: Int, _ last: Int, _ step: TimeMention.Step) -> Period {
        func after(_ count: Int) -> CalendarDate {
            switch step {
            case .day: start.adding(days: count)
            case .week: start.adding(days: 7 * count)
            case .month: start.adding(months: count)
            case .year: start.adding(months: 12 * count)
            }
        }
        return Period.days(after(first), after(last + 1).adding(days: -1))
    }

    /// "Three weeks earlier" is no time long ago, whatever date was named last.
    private func isMisplaced(_ time: TimeRole, in sentence: SentenceReading) -> Bool {
        guard definition.kind == .poll, case .text = time.mention.basis, let period = placed(time.mention), let end = period.end,
            let published, published.dayNumber - end.dayNumber > Self.yearAndMore, period.dayCount ?? 99 <= 31
        else { return false }
        return sentence.words[time.words].contains { GrammarWords.ago.contains($0.hash) }
    }

    /// Days.
    private static let yearAndMore = 400

    /// A time as the period of a figure: a day in the week of a survey is the survey's fieldwork, a week before the one before.
    private func adjusted(_ time: TimeRole, _ role: QuantityRole, in number: Int) -> Period? {
        let sentence = reading.sentences[number]
        guard var period = yearTold(by: time, in: number) else { return nil }
        if definition.kind == .poll, let month = yearsBefore(time, in: sentence) ?? endOfYear(time, in: sentence) { return month }
        if definition.kind == .poll, let start = period.start, let end = period.end, let published, start > published,
            time.mention.isRelative
        {
            // Nobody has been asked yet: the month of the year before, the days of the week before.
            let days = period.dayCount ?? 99
            if (28...31).contains(days) {
                period = .month(start.year - 1, start.month)
            } else if days <= 7, start.adding(days: -7) <= published {
                period = Period.days(start.adding(days: -7), end.adding(days: -7))
            }
        }
        if definition.kind == .poll, (28...92).contains(period.dayCount ?? 0), !period.isInterval, sentence.block != .tableRow,
            !sentence.isEarlier(role), let field = onlyFieldwork(in: period)
        {
            return field
        }
        if definition.kind == .poll, case .office = time.mention.basis, let field = fieldwork(near: nil), let start = field.start,
            let day = period.start, abs(start.dayNumber - day.dayNumber) <= 13
        {
            return field
        }
        // "Appointed on May 31": a day that is named is no day of the week before.
        if definition.kind == .poll, period.dayCount == 1, time.mention.isRelative, isNamedByNumber(time) { return period }
        guard definition.kind == .poll, let field = fieldwork(near: nil), let start = field.start, let end = field.end, let published,
            let day = period.start, period.dayCount ?? 99 <= 9, time.mention.isRelative, time.mention.interval == nil,
            [1, 7].contains(period.dayCount ?? 0)
        else { return period }
        // The week of the report, or a day of it, is the week of the survey; the week before, the survey before.
        let behind = published.dayNumber - day.dayNumber
        if (5...13).contains(behind), !period.overlaps(field), published.dayNumber - end.dayNumber <= behind {
            return Period.days(start.adding(days: -7), end.adding(days: -7))
        }
        // "50.4 percent on Wednesday" is that day's.
        if time.preposition == GrammarWords.on, period.dayCount == 1 { return period }
        return period.overlaps(field) ? field : period
    }

    private func isNamedByNumber(_ time: TimeRole) -> Bool {
        let range = time.mention.range
        return reading.article.text[range.start..<range.end].contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    // MARK: Defaults

    var statuses: StatusFinder { StatusFinder(definition: definition, reading: reading, hits: hits, facts: facts) }

    /// Whether what the figure tells is over: nothing around it speaks of what is to come.
    private func isDone(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        statuses.status(role, in: number, costs, period: nil, isBefore: false).isOver
    }

    /// "Bloodiest", "worst", "first".
    func isSuperlative(_ word: Int, in sentence: SentenceReading) -> Bool {
        if facts.isCue(sentence.words[word].hash, .superlative) { return true }
        let range = sentence.words[word].range
        return range.count > 5 && reading.article.text[(range.end - 3)..<range.end].elementsEqual("est".utf8)
    }

    /// "Up from 30 percent", "after 31 percent": a figure of an earlier survey, unless it is somebody else's: "1.4 percent,
    /// against 2.3 percent in Britain".
    func isOfEarlierSurvey(_ role: QuantityRole, in sentence: SentenceReading) -> Bool {
        let isOthers = previous.map { reading.sentences[$0.sentence] == sentence && $0.subject != subject } ?? false
        // Of a move only the first figure is: "from 2.4 to 2.9 percent".
        let isMove = role.mention.shape == .move && fallback == .year
        return sentence.isEarlier(role) && !isOthers && !isMove && !isContrary(role, in: sentence) && !isOfGivers(role, in: sentence)
    }

    /// "In the previous poll they were 16 and 75 percent": said of the figure, or of all that follow in the sentence.
    private func isOfPreviousSurvey(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Bool {
        let first = reading.sentences[number].quantities.first?.words.lowerBound ?? 0
        return hits[number][.earlier]?.contains { costs.crossings($0.words, role.words) == 0 || $0.words.upperBound <= first } ?? false
    }

    /// The survey before the article's own, where the article says that it was a week earlier.
    func earlierFieldwork(isWeekly: Bool = false) -> Period? {
        guard let published, let field = fieldwork(near: nil) ?? (isWeekly ? Period(.week(published.week.year, published.week.week)) : nil),
            let start = field.start, let end = field.end
        else { return nil }
        // The lead and what follows it tell how often the survey is taken.
        let isWeekly =
            isWeekly
            || reading.sentences.prefix(40).contains { sentence in
                sentence.times.contains { time in
                    guard let day = placed(time.mention)?.start, time.mention.isRelative else { return false }
                    return (5...13).contains(published.dayNumber - day.dayNumber) && (placed(time.mention)?.dayCount ?? 99) <= 7
                }
            }
        return isWeekly ? Period.days(start.adding(days: -7), end.adding(days: -7)) : nil
    }

    /// The month that the article's first figure gives to the same house's survey, if that is its latest.
    private func sameSurvey(_ number: Int) -> Period? {
        guard let lead, lead.sentence <= number, number - lead.sentence <= 3, let period = lead.period, let end = period.end, let published,
            let house = houseName, lead.dimensions[house] == dimensions[house], dimensions[house] != nil,
            (0...45).contains(published.dayNumber - end.dayNumber), period.dayCount ?? 99 <= 31
        else { return nil }
        return period
    }

    /// "Early in his term", "in their first three months": the first three months in office, said of the figure itself or, of
    /// people other than the article's own, in the sentences before.
    private func early(_ role: QuantityRole, in number: Int) -> Period? {
        guard let published, let start = facts.termStart(of: subject, on: published) else { return nil }
        let said = (max(0, number - 3)...number).contains { hits[$0][.early] != nil } || hits[0][.early] != nil
        // The incumbent's own figure is a new one, dated by its survey.
        guard said, start.adding(months: 12) < published else { return nil }
        return Period.days(start, start.adding(months: 3).adding(days: -1))
    }
}

extension Status {
    /// Whether what it tells has come to pass.
    fileprivate var isOver: Bool { self == .actual || self == .estimate }
}

extension SeriesPass {
    /// When one figure, or both of a move, hold. The finder has the candidates, and must be gone before more are taken in.
    func dates(
        of count: Int, _ role: QuantityRole, _ subject: String, _ values: [String: String], in number: Int, _ costs: Attachment
    ) -> (periods: [Period?], fallback: SeriesDefinition.PeriodRule.Default, isToldEarlier: Bool) {
        let finder = finder(of: subject, values)
        // Of a move only the second figure holds now; when the first held is said only where a time stands beside it.
        let before = count == 2 ? [finder.before(role, in: number, costs)] : []
        let isToldEarlier = goesAbroad && (finder.isToldEarlier(in: number) || finder.statuses.isPromisedWhole(role, in: number))
        return (before + [finder.period(role, in: number, costs)], finder.fallback, isToldEarlier)
    }

    /// Whether a figure counts for nothing as long as it is not known when it holds.
    func needsPeriod(_ status: Status, _ fallback: SeriesDefinition.PeriodRule.Default, _ role: QuantityRole, in number: Int) -> Bool {
        // What something planned is compared with was or is.
        let isCompared = fallback == .year && reading.sentences[number].isEarlier(role)
        // "To 2.9 percent by the end of its term": when that is, is not said.
        let isUnnamed = fallback == .year && finder(of: "", [:]).isOfUnnamedEnd(role, in: reading.sentences[number])
        return status == .actual || status == .estimate || fallback == .event || isCompared || isUnnamed
    }
}
