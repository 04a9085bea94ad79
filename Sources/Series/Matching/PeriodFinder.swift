import Model

/// When a figure holds.
struct PeriodFinder {
    let definition: SeriesDefinition
    let reading: ArticleReading
    let hits: [CueHits]
    let facts: EntityFacts
    let subject: String
    let dimensions: [String: String]
    let previous: Candidate?

    /// A time further from the figure than this does not date it.
    private static let reach = 14
    /// In the same clause a time may stand further off.
    private static let clauseReach = 24

    private var published: CalendarDate? { reading.article.published?.day }

    private var fallback: SeriesDefinition.PeriodRule.Default {
        for (name, byValue) in definition.period.byDimension {
            if let value = dimensions[name], let rule = byValue[value] { return rule }
        }
        return definition.period.fallback
    }

    func period(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Period? {
        let sentence = reading.sentences[number]
        if definition.kind == .poll, let early = early(role, in: number) { return early }
        if let time = nearest(role, in: sentence, costs) {
            if let period = adjusted(time, in: sentence) { return period }
        }
        switch fallback {
        case .stated: return nil
        case .report: return published.map(Period.day)
        case .event: return published.map(Period.day)
        case .year: return year(role, in: number, costs)
        case .fieldwork: return fieldwork(near: number) ?? published.map { Period(.week($0.week.year, $0.week.week)) }
        }
    }

    /// The period of a move's first figure: only what stands beside it.
    func before(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Period? {
        let sentence = reading.sentences[number]
        let number = role.mention.number
        let inside = sentence.times.first { $0.mention.range.start > number.start && $0.mention.range.end < number.end }
        return inside.flatMap { placed($0.mention) }
    }

    // MARK: Times in the sentence

    private func nearest(_ role: QuantityRole, in sentence: SentenceReading, _ costs: Attachment) -> TimeRole? {
        let mates = sentence.quantities.filter { $0.group == role.group }
        var best: (cost: Int, time: TimeRole)?
        for time in sentence.times where !time.isOfReport && time.mention.kind != .set && placed(time.mention) != nil {
            if fallback == .year, placed(time.mention)?.dayCount.map({ $0 < 28 }) ?? false { continue }
            var cost = costs.cost(time.words, role.words)
            for mate in mates where mate != role { cost = min(cost, costs.cost(time.words, mate.words) + 4) }
            let clause = sentence.clauses.indices.contains(role.clause) ? sentence.clauses[role.clause] : 0..<0
            let limit = clause.contains(time.words.lowerBound) || sentence.block == .tableRow ? Self.clauseReach : Self.reach
            guard cost <= limit else { continue }
            if cost < best?.cost ?? .max { best = (cost, time) }
        }
        return best?.time
    }

    /// The period of a time mention for this subject: its fiscal years and terms of office are its own.
    private func placed(_ mention: TimeMention) -> Period? {
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

    /// A time as the period of a figure: a day in the week of a survey is the survey's fieldwork, a week before the one before.
    private func adjusted(_ time: TimeRole, in sentence: SentenceReading) -> Period? {
        guard let period = placed(time.mention) else { return nil }
        guard definition.kind == .poll, let field = fieldwork(near: nil), let start = field.start, let end = field.end, let published,
            let day = period.start, period.dayCount ?? 99 <= 9, time.mention.isRelative
        else { return period }
        // The week of the report, or a day of it, is the week of the survey; the week before, the survey before.
        let behind = published.dayNumber - day.dayNumber
        if (5...13).contains(behind), !period.overlaps(field) {
            return Period.days(start.adding(days: -7), end.adding(days: -7))
        }
        return period.overlaps(field) ? field : period
    }

    // MARK: Defaults

    private func year(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> Period? {
        if let previous, previous.sentence == number, let period = previous.period { return period }
        let isAim = StatusFinder(definition: definition, reading: reading, hits: hits)
            .status(role, in: number, costs, period: nil, isBefore: false)
        if isAim == .target { return nil }
        return published.map { .year($0.year) }
    }

    /// The days of the survey, as a sentence about its field work states them; the nearest such sentence counts.
    private func fieldwork(near number: Int?) -> Period? {
        let pollsterRule = definition.dimensions.first { $0.kinds.contains(.pollster) }
        let pollster = pollsterRule.flatMap { dimensions[$0.name] }
        var best: (distance: Int, period: Period)?
        for (index, sentence) in reading.sentences.enumerated() {
            guard hits[index][.field] != nil else { continue }
            let named = sentence.entities.filter { $0.mention.kind == .pollster }.map(\.mention.id)
            if let pollster, !named.isEmpty, !named.contains(pollster) { continue }
            for time in sentence.times where !time.isOfReport {
                guard let period = time.mention.interval ?? time.mention.period, let days = period.dayCount, (2...31).contains(days), period.isInterval else {
                    continue
                }
                let distance = number.map { abs($0 - index) } ?? index
                if distance < best?.distance ?? .max { best = (distance, period) }
            }
        }
        return best?.period
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
