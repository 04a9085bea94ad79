public import Model

/// Makes points of observations: one for each key, unit and period.
///
/// What it makes does not depend on the order of the observations. Observations without a period, and those that their own
/// article denies, make no point. What happened is preferred to what was expected: a plan stands only where there is nothing
/// better. A figure that looks like a slip of a better supported one, and a toll that an earlier report had already overtaken,
/// are passed over; so is what a later version of the same page has replaced.
public struct PointChooser: Sendable {
    private let rule: ChoiceRule
    private let settings: CheckSettings

    public init(rule: ChoiceRule, settings: CheckSettings) {
        self.rule = rule
        self.settings = settings
    }

    private struct Place: Hashable {
        var key: Key
        var unit: String
        var start: CalendarDate?
        var end: CalendarDate?

        init(_ one: Observation, _ period: Period) {
            (key, unit, start, end) = (one.key, one.figure.unit.code, period.start, period.end)
        }
    }

    /// The points, by key, period and unit.
    ///
    /// - Parameter observations: of one series.
    public func points(_ observations: [Observation]) -> [Point] {
        let versions = PageVersions(observations)
        var groups: [Place: [Observation]] = [:]
        for one in observations {
            guard let period = one.period, !one.isDenied else { continue }
            groups[Place(one, period), default: []].append(one)
        }
        joinSurveys(&groups, observations)
        var points: [Point] = []
        points.reserveCapacity(groups.count)
        for group in groups.values {
            let point = group.count == 1 ? only(group[0], versions) : point(group.sorted { $0.id < $1.id }, versions)
            if let point { points.append(point) }
        }
        return Self.sorted(points)
    }

    /// Puts what is dated by a week or month alone to the days of the survey that it is of, where these are on file.
    private func joinSurveys(_ groups: inout [Place: [Observation]], _ observations: [Observation]) {
        guard !settings.independent.isEmpty else { return }
        var numbers: [Key: Int] = [:]
        let ofKeys = observations.map { one in
            let number = numbers[one.key] ?? numbers.count
            numbers[one.key] = number
            return number
        }
        let series = Set(observations.map(\.key.series))
        let surveys = SurveyDays(observations, numbers: ofKeys, settings: Dictionary(uniqueKeysWithValues: series.map { ($0, settings) }))
        for (one, number) in zip(observations, ofKeys) where !one.isDenied {
            guard let own = one.period, let days = surveys.period(of: one, key: number) else { continue }
            let (from, to) = (Place(one, own), Place(one, days))
            guard groups[to] != nil, let index = groups[from]?.firstIndex(of: one) else { continue }
            groups[from]?.remove(at: index)
            if groups[from]?.isEmpty == true { groups[from] = nil }
            groups[to, default: []].append(one)
        }
    }

    /// By key, period and unit. Points are large and keys few: the keys are put in order once, and places are moved instead of points.
    static func sorted(_ points: [Point]) -> [Point] {
        let keys = Dictionary(grouping: points.indices, by: { points[$0].key })
        var order: [Int] = []
        order.reserveCapacity(points.count)
        for key in keys.keys.sorted() {
            let mine = (keys[key] ?? []).map { (index: $0, start: points[$0].period.start?.dayNumber ?? .min) }
            order += mine.sorted { a, b in
                if a.start != b.start { return a.start < b.start }
                let (x, y) = (points[a.index], points[b.index])
                if x.period != y.period { return x.period < y.period }
                return x.chosen.figure.unit.code < y.chosen.figure.unit.code
            }.map(\.index)
        }
        return order.map { points[$0] }
    }

    /// As below, where one sentence is all that there is.
    private func only(_ one: Observation, _ versions: PageVersions) -> Point? {
        guard let period = one.period, !versions.isReplaced(one) else { return nil }
        let (value, upper) = (one.figure.value, one.figure.upper ?? one.figure.value)
        return Point(
            key: one.key, period: period, chosen: one, observations: [one], low: upper < value ? upper : value,
            high: value < upper ? upper : value, voices: 1, articles: 1, isContested: false, rule: "only voice")
    }

    /// What one voice says of one point.
    private struct Candidate {
        var observation: Observation
        /// The day by which the voice had surely said it; the distant past where that is not known.
        var time: Int
        /// How many voices give the same number.
        var support = 1
    }

    private func point(_ group: [Observation], _ versions: PageVersions) -> Point? {
        let current = group.filter { !versions.isReplaced($0) }
        guard let best = current.map({ Self.rank($0.status) }).min() else { return nil }
        let kind = settings.kind(of: group[0].key.dimensions)
        let voices = Dictionary(grouping: current.filter { Self.rank($0.status) == best }, by: \.article.voice)
        var candidates = voices.keys.sorted().compactMap { candidate(voices[$0] ?? [], kind) }
        for index in candidates.indices {
            candidates[index].support = candidates.count { $0.observation.figure.value == candidates[index].observation.figure.value }
        }
        let stated = candidates.filter { !Self.isBound($0.observation.figure) }
        var eligible = stated.isEmpty ? candidates : stated
        let doubts = eligible.map { one in eligible.compactMap { overtaking(one, by: $0, among: candidates, kind) }.first }
        let sound = zip(eligible, doubts).filter { $0.1 == nil }.map(\.0)
        if !sound.isEmpty { eligible = sound }
        guard let (choice, word) = choose(eligible) else { return nil }
        var phrase = word
        if eligible.count == 1, Set(current.map(\.article.voice)).count > 1 {
            phrase =
                doubts.compactMap(\.self).first
                ?? (candidates.count > 1 ? "the only figure that is no bound" : "the surest status, \(choice.observation.status.rawValue)")
        }
        let rest = candidates.filter { $0.observation.id != choice.observation.id }.sorted(by: Self.precedes).map(\.observation)
        var listed: Set<String> = [choice.observation.id]
        var all = [choice.observation]
        for one in rest + group where listed.insert(one.id).inserted { all.append(one) }
        let spread = stated.isEmpty ? candidates : stated
        let values = spread.flatMap { [$0.observation.figure.value, $0.observation.figure.upper ?? $0.observation.figure.value] }
        // Of a survey the days, and of those the shortest way to write them.
        let shortest = group.compactMap(\.period).min { ($0.dayCount ?? .max) < ($1.dayCount ?? .max) }?.dayCount
        let periods = group.compactMap(\.period).filter { $0.dayCount == shortest }.sorted {
            ($0.description.utf8.count, $0.description) < ($1.description.utf8.count, $1.description)
        }
        guard let period = periods.first, let low = values.min(), let high = values.max() else { return nil }
        return Point(
            key: choice.observation.key, period: period, chosen: choice.observation, observations: all, low: low, high: high,
            voices: Set(group.map(\.article.voice)).count, articles: Set(group.map(\.article.identity)).count, isContested: false,
            rule: phrase)
    }

    /// What is, before what is believed, expected, planned and wished.
    private static func rank(_ status: Status) -> Int {
        switch status {
        case .actual: 0
        case .estimate: 1
        case .forecast: 2
        case .plan: 3
        case .target: 4
        }
    }

    private static func isBound(_ figure: Figure) -> Bool { figure.qualifier == .above || figure.qualifier == .below }

    /// The newest article of the voice speaks for it; within an article what states before what bounds, the total of a toll before
    /// its parts, the more precise before the rounded, the first before the repeated.
    private func candidate(_ observations: [Observation], _ kind: CheckSettings.Kind) -> Candidate? {
        let chosen = observations.min { a, b in
            let (x, y) = (Self.day(a), Self.day(b))
            if x != y { return x > y }
            if a.article.identity != b.article.identity { return a.article.identity < b.article.identity }
            let (p, q) = (Self.hedge(a.figure), Self.hedge(b.figure))
            if (p == 2) != (q == 2) { return p < q }
            if kind == .toll, a.figure.value != b.figure.value { return a.figure.value > b.figure.value }
            if p != q { return p < q }
            let (e, f) = (a.figure.value.reduced.exponent, b.figure.value.reduced.exponent)
            if e != f { return e < f }
            return (a.figureRange, a.id) < (b.figureRange, b.id)
        }
        guard let chosen else { return nil }
        let said = observations.filter { $0.figure.value == chosen.figure.value }.map(Self.day).min()
        return Candidate(observation: chosen, time: said ?? .min)
    }

    private static func hedge(_ figure: Figure) -> Int {
        switch figure.qualifier {
        case .exact: 0
        case .about: 1
        case .above, .below: 2
        }
    }

    private static func day(_ observation: Observation) -> Int { observation.article.published?.end?.dayNumber ?? .min }

    /// Why `other` is preferred, if it shows `one` to be a slip, or a toll that was already out of date when it was repeated.
    private func overtaking(_ one: Candidate, by other: Candidate, among all: [Candidate], _ kind: CheckSettings.Kind) -> String? {
        let (a, b) = (one.observation.figure, other.observation.figure)
        guard a.robust.isDisjoint(from: b.robust) else { return nil }
        if other.support > one.support, let slip = Slip.from(b, to: a), slip.isStrong { return "most voices" }
        // A survey is one measurement: the report nearest to it is no slip of a later one that quotes it.
        if kind == .poll, other.support == one.support, other.time > .min, other.time < one.time,
            Slip.from(b, to: a) != nil
        {
            return "first report"
        }
        guard kind == .toll, b.value > a.value, other.time > .min, other.time < one.time else { return nil }
        return all.contains { $0.observation.figure.value == a.value && $0.time <= other.time } ? "newest count" : nil
    }

    // MARK: Rules

    private func choose(_ candidates: [Candidate]) -> (Candidate, String)? {
        let ordered = candidates.sorted(by: Self.precedes)
        guard let latest = ordered.first else { return nil }
        if ordered.count == 1 { return (latest, "only voice") }
        switch rule.kind {
        case .latest: return (Self.mostPrecise(like: latest, of: ordered), rule.phrase)
        case .median: return (Self.median(ordered), rule.phrase)
        case .publishers:
            for name in rule.publishers {
                let wanted = ordered.first {
                    $0.observation.article.publisher.map { WordSearch.found(of: [name], in: $0).isEmpty } == false
                }
                if let wanted { return (wanted, "\(rule.phrase): \(name)") }
            }
        case .official:
            for name in rule.sources {
                let wanted = ordered.first { $0.observation.attribution.map { WordSearch.found(of: [name], in: $0).isEmpty } == false }
                if let wanted { return (wanted, "\(rule.phrase): \(name)") }
            }
        }
        return (Self.mostPrecise(like: latest, of: ordered), ChoiceRule().phrase)
    }

    /// The latest first; of the same day the better supported, then the more precise.
    private static func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
        if a.time != b.time { return a.time > b.time }
        if a.support != b.support { return a.support > b.support }
        return isMorePrecise(a, b)
    }

    private static func isMorePrecise(_ a: Candidate, _ b: Candidate) -> Bool {
        let (f, g) = (a.observation.figure, b.observation.figure)
        if hedge(f) != hedge(g) { return hedge(f) < hedge(g) }
        if (f.upper == nil) != (g.upper == nil) { return f.upper == nil }
        let (e, h) = (f.value.reduced.exponent, g.value.reduced.exponent)
        return e != h ? e < h : a.observation.id < b.observation.id
    }

    /// "About 3,000" and "3,012" of another voice agree: the literal that says most stands for both.
    private static func mostPrecise(like one: Candidate, of all: [Candidate]) -> Candidate {
        let agreeing = all.filter { !$0.observation.figure.standard.isDisjoint(from: one.observation.figure.standard) }
        return agreeing.min(by: isMorePrecise) ?? one
    }

    private static func median(_ ordered: [Candidate]) -> Candidate {
        let byValue = ordered.indices.sorted { a, b in
            let (x, y) = (ordered[a].observation.figure.value, ordered[b].observation.figure.value)
            return x != y ? x < y : a < b
        }
        let middle = byValue.count / 2
        if byValue.count % 2 == 1 { return ordered[byValue[middle]] }
        return ordered[min(byValue[middle - 1], byValue[middle])]
    }
}
