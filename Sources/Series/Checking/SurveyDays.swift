import Model

/// The days of surveys that an article dates only by a week or a month ("last week's survey", "in March"), where just one survey
/// of the house then is on file: it is that one, unless something tells otherwise.
struct SurveyDays {
    private struct Asked: Hashable {
        var house: Int
        var period: Period
    }

    /// The house and whom it asks about, by the number of a key; a key without a house is missing.
    private var houses: [Int: Int] = [:]
    private var days: [Asked: Period] = [:]

    /// An answer with a decimal: hardly the same in two surveys.
    private struct Answer: Hashable {
        var key: Int
        var value: ExactDecimal
    }

    /// What articles give for a period of a house.
    private typealias Answers = [Period: Set<Answer>]

    /// - Parameter numbers: the number of each observation's key.
    init(_ observations: [Observation], numbers: [Int], settings: [String: CheckSettings]) {
        var known: [Key: Int] = [:]
        var seen: Set<Int> = []
        var named: [Int: Answers] = [:]
        var vague: [Int: Answers] = [:]
        for (one, number) in zip(observations, numbers) {
            if seen.insert(number).inserted, let house = Self.house(one.key, settings) {
                houses[number] = known[house] ?? known.count
                known[house] = houses[number]
            }
            guard let house = houses[number], let period = one.period, let count = period.dayCount, count <= 31, !one.isDenied else {
                continue
            }
            let answer = one.figure.value.exponent < 0 ? [Answer(key: number, value: one.figure.value)] : []
            if period.isToTheDay {
                if count <= 14 { named[house, default: [:]][period, default: []].formUnion(answer) }
            } else {
                vague[house, default: [:]][period, default: []].formUnion(answer)
            }
        }
        for (house, given) in vague {
            let answers = named[house] ?? [:]
            let (exact, periods) = (Set(answers.keys), Set(given.keys))
            for week in periods where week.isWeek {
                // Of several surveys, the one that shares an answer.
                let alike = exact.filter { !(answers[$0] ?? []).isDisjoint(with: given[week] ?? []) }
                days[Asked(house: house, period: week)] = Self.only(exact, in: week) ?? Self.only(alike, in: week)
            }
            // A week of which no day is known is as good as days for telling what a month's survey was.
            let surveys = exact.union(periods.filter { $0.isWeek && days[Asked(house: house, period: $0)] == nil })
            if Self.areFrequent(surveys) { continue }
            for month in periods where !month.isWeek && !month.isInterval {
                days[Asked(house: house, period: month)] = Self.only(surveys, in: month)
            }
        }
    }

    /// When the survey was made that an observation dates less exactly; `nil` where that is not known, or was yet to come.
    func period(of one: Observation, key number: Int) -> Period? {
        guard !days.isEmpty, let house = houses[number], let own = one.period, let found = days[Asked(house: house, period: own)] else {
            return nil
        }
        if let said = one.article.published?.end, let end = found.end, said < end { return nil }
        return found
    }

    private static func house(_ key: Key, _ settings: [String: CheckSettings]) -> Key? {
        guard let settings = settings[key.series], !settings.independent.isEmpty, settings.kind(of: key.dimensions) == .poll else {
            return nil
        }
        let names = key.dimensions.filter { settings.independent.contains($0.key) }
        return names.count == settings.independent.count ? Key(series: key.series, subject: key.subject, dimensions: names) : nil
    }

    /// The one survey that falls into the period by half of its days at least. Single days within a week may be parts of an average.
    private static func only(_ surveys: Set<Period>, in period: Period) -> Period? {
        guard let from = period.start?.dayNumber, let to = period.end?.dayNumber else { return nil }
        let inside = surveys.filter { survey in
            guard let start = survey.start?.dayNumber, let end = survey.end?.dayNumber else { return false }
            return 2 * (min(to, end) - max(from, start) + 1) >= end - start + 1
        }
        guard inside.count == 1, let found = inside.first, found.dayCount != 1 || !period.isWeek else { return nil }
        return found
    }

    /// Whether two surveys lie within any month: then a month's figure may be of either, or of both.
    private static func areFrequent(_ surveys: Set<Period>) -> Bool {
        let starts = Set(surveys.compactMap { $0.start?.dayNumber }).sorted()
        return zip(starts, starts.dropFirst()).contains { $1 - $0 < 21 }
    }
}

extension Period {
    /// Whether both ends are days.
    var isToTheDay: Bool {
        if case .day = first, case .day = last { true } else { false }
    }

    var isWeek: Bool {
        if case .week = first, !isInterval { true } else { false }
    }
}
