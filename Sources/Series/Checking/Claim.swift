import Model

/// Where two figures are of the same thing: key, unit, and the days from first to last, however they are written.
struct Place: Hashable {
    /// Statuses that may be held against each other: what is, what is meant to be, what one wishes.
    enum Standing: Int {
        case fact, expectation, wish

        init(_ status: Status) {
            switch status {
            case .actual, .estimate: self = .fact
            case .forecast, .plan: self = .expectation
            case .target: self = .wish
            }
        }
    }

    let key: Key
    /// The place of the key among all keys: stands for it wherever places are compared.
    let keyNumber: Int
    let unit: String
    let start: CalendarDate?
    let end: CalendarDate?
    let standing: Standing

    init(_ observation: Observation, period: Period, keyNumber: Int) {
        key = observation.key
        self.keyNumber = keyNumber
        unit = observation.figure.unit.code
        start = period.start
        end = period.end
        standing = Standing(observation.status)
    }

    static func == (a: Place, b: Place) -> Bool {
        a.keyNumber == b.keyNumber && a.start == b.start && a.end == b.end && a.standing == b.standing && a.unit == b.unit
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(keyNumber)
        hasher.combine(start)
        hasher.combine(end)
        hasher.combine(unit)
    }

    /// Days from first to last; `nil` where an end is open.
    var days: Int? {
        guard let start, let end else { return nil }
        return end.dayNumber - start.dayNumber + 1
    }
}

/// One figure for one place, as one or several articles give it with the same hedge.
///
/// A class, because rules pass claims about by the million and a copy of all that they hold costs more than what they ask.
final class Claim {
    let place: Place
    /// As precisely as any of its articles writes it.
    let figure: Figure
    /// As an article writes it, with the days of its place if one does.
    private(set) var period: Period
    /// By id.
    private(set) var observations: [Observation]
    private(set) var voices: Set<String> = []
    private(set) var articles: Set<String> = []
    private(set) var attributions: Set<String> = []
    /// Without those that another claim of the same number brings.
    private(set) var ownAttributions: Set<String> = []
    private(set) var statuses: Set<Status> = []
    /// When each voice first said so: day numbers of the earliest and latest day that the date allows.
    private(set) var times: [String: ClosedRange<Int>] = [:]
    /// Of the figure; asked for by many rules.
    let robust: Interval

    init(_ place: Place, _ observations: [Observation], period: Period) {
        self.place = place
        self.observations = observations.sorted { $0.id < $1.id }
        self.period = period
        var figure = self.observations[0].figure
        for one in self.observations where one.figure.value.exponent < figure.value.exponent { figure = one.figure }
        self.figure = figure
        robust = figure.robust
        for one in self.observations {
            if let own = one.period, (fits(own) ? 0 : 1, own) < (fits(self.period) ? 0 : 1, self.period) { self.period = own }
            voices.insert(one.article.voice)
            articles.insert(one.article.identity)
            statuses.insert(one.status)
            if let name = one.attribution { ownAttributions.insert(name) }
            guard let said = one.article.published, let start = said.start, let end = said.end else { continue }
            let time = start.dayNumber...end.dayNumber
            if let known = times[one.article.voice], (known.upperBound, known.lowerBound) <= (time.upperBound, time.lowerBound) { continue }
            times[one.article.voice] = time
        }
        attributions = ownAttributions
    }

    private func fits(_ period: Period) -> Bool { period.start == place.start && period.end == place.end }

    /// Whether no article gives the days themselves: they are those of the one survey of the week or month that it names.
    var isAssumed: Bool { !fits(period) }

    /// The sources named for the same number with another hedge are its sources too.
    func adopt(sources: Set<String>) { attributions.formUnion(sources) }

    var value: ExactDecimal { figure.value }
    var standard: Interval { figure.standard }
    /// For sums: a whole number that is not round has been counted, not rounded.
    var counted: Interval {
        isExact && figure.upper == nil && value.exponent == 0 && figure.step(keeping: 1) == .one ? Interval(exactly: value) : robust
    }
    /// What it stands for if it was rounded and not cut short.
    var rounded: Interval {
        let standard = figure.standard
        return isExact && figure.upper == nil && standard.low != standard.high
            ? Interval(low: standard.low, high: standard.high, highIsOpen: true) : standard
    }
    var isExact: Bool { figure.qualifier == .exact }
    /// "More than", "at most": a figure that bounds and does not state.
    var isBound: Bool { figure.qualifier == .above || figure.qualifier == .below }

    /// The day by which some voice had surely said it first.
    var firstSaid: Int? { times.values.map(\.upperBound).min() }
    /// The last day on which a voice of its own surely still said it.
    var lastSaid: Int? { times.values.map(\.lowerBound).max() }

    /// Whether both name their source, and no source stands on both sides, unless it is that of the same number with another hedge.
    func comesFromOther(than other: Claim) -> Bool {
        func areOthers(_ a: Set<String>, _ b: Set<String>) -> Bool { !a.isEmpty && !b.isEmpty && a.isDisjoint(with: b) }
        return areOthers(attributions, other.attributions) || areOthers(ownAttributions, other.ownAttributions)
    }

    func sharesSource(with other: Claim) -> Bool { !attributions.isDisjoint(with: other.attributions) }

    /// Whether every article tells it as done, of a time after the article.
    var isFutureFact: Bool {
        observations.allSatisfy { one in
            guard one.status == .actual, let start = one.period?.start, let said = one.article.published?.end else { return false }
            return start > said
        }
    }

    func contradicts(_ other: Claim) -> Bool { robust.isDisjoint(from: other.robust) }
}

/// All claims of a store, with the ways to look among them.
struct Claims {
    let all: [Claim]
    /// Claims of one subject, in the order of their keys and periods.
    let bySubject: [SubjectUnit: [Int]]
    let byPlace: [[Int]]
    /// What pages no longer say.
    let changes: [PageVersions.Change]
    /// Claims that a rule has shown to be slips: not to be held against others again.
    var suspects: Set<Int> = []

    /// By number, made when first asked for.
    let byNumber: ClaimNumbers

    struct SubjectUnit: Hashable {
        var series: String
        var subject: String
    }

    init(_ observations: [Observation], settings: [String: CheckSettings]) {
        struct Identity: Hashable {
            var place: Place
            var value: ExactDecimal
            var upper: ExactDecimal?
            var qualifier: Qualifier
        }
        var grouped: [Identity: [Observation]] = [:]
        let versions = PageVersions(observations)
        changes = versions.changes
        let (numbers, numberOf) = Self.numbered(observations)
        let surveys = SurveyDays(observations, numbers: numbers, settings: settings)
        for (index, one) in observations.enumerated() {
            guard let period = one.period, !one.isDenied, !versions.isReplaced(one) else { continue }
            let days = surveys.period(of: one, key: numbers[index]) ?? period
            let identity = Identity(
                place: Place(one, period: days, keyNumber: numbers[index]), value: one.figure.value, upper: one.figure.upper,
                qualifier: one.figure.qualifier)
            grouped[identity, default: []].append(one)
        }
        var claims: [Claim] = []
        claims.reserveCapacity(grouped.count)
        for (identity, list) in grouped {
            guard let period = list[0].period else { continue }
            claims.append(Claim(identity.place, list, period: period))
        }
        claims.sort(by: Self.precedes)
        for index in claims.indices.dropFirst()
        where claims[index].place == claims[index - 1].place && claims[index].value == claims[index - 1].value {
            claims[index].adopt(sources: claims[index - 1].attributions)
        }
        for index in claims.indices.dropLast().reversed()
        where claims[index].place == claims[index + 1].place && claims[index].value == claims[index + 1].value {
            claims[index].adopt(sources: claims[index + 1].attributions)
        }
        all = claims
        byNumber = ClaimNumbers(claims)
        // Claims of one key stand together, and within it those of one place.
        var bySubject: [SubjectUnit: [Int]] = [:]
        var byPlace: [[Int]] = []
        var ranges = [Range<Int>](repeating: 0..<0, count: numberOf.count)
        for (index, claim) in claims.enumerated() {
            let isNewKey = index == 0 || claims[index - 1].place.keyNumber != claim.place.keyNumber
            ranges[claim.place.keyNumber] = (isNewKey ? index : ranges[claim.place.keyNumber].lowerBound)..<index + 1
            if index > 0, claims[index - 1].place == claim.place {
                byPlace[byPlace.count - 1].append(index)
            } else {
                byPlace.append([index])
            }
        }
        for range in ranges where !range.isEmpty {
            let key = claims[range.lowerBound].place.key
            bySubject[SubjectUnit(series: key.series, subject: key.subject), default: []].append(contentsOf: range)
        }
        self.bySubject = bySubject
        self.byPlace = byPlace
        byKey = ranges
        keyNumbers = numberOf
    }

    /// Claims by the number of their key.
    private let byKey: [Range<Int>]
    private let keyNumbers: [Key: Int]

    /// The claims of one key, in the order of their units and periods.
    func claims(of place: Place) -> Range<Int> { byKey[place.keyNumber] }

    func claims(of key: Key) -> Range<Int> { keyNumbers[key].map { byKey[$0] } ?? 0..<0 }

    /// The claims of a key for the days of a place.
    func claims(of key: Key, at place: Place) -> [Int] { keyNumbers[key].map { byNumber.claims(of: $0, at: place) } ?? [] }

    /// The number of each observation's key in the order of keys, and of each key. Observations of one key often follow each other.
    private static func numbered(_ observations: [Observation]) -> ([Int], [Key: Int]) {
        var first: [Key: Int] = [:]
        var seen: [Int] = []
        seen.reserveCapacity(observations.count)
        for (index, one) in observations.enumerated() {
            if index > 0, one.key == observations[index - 1].key {
                seen.append(seen[index - 1])
            } else {
                let number = first[one.key] ?? first.count
                first[one.key] = number
                seen.append(number)
            }
        }
        let texts = first.map { (key: $0.key, dimensions: $0.key.dimensionsText, number: $0.value) }.sorted { a, b in
            (a.key.series, a.key.subject, a.dimensions) < (b.key.series, b.key.subject, b.dimensions)
        }
        var rank = [Int](repeating: 0, count: texts.count)
        for (place, entry) in texts.enumerated() { rank[entry.number] = place }
        return (seen.map { rank[$0] }, first.mapValues { rank[$0] })
    }

    /// By key, unit, period, then figure: the same whatever the order of the observations.
    private static func precedes(_ a: Claim, _ b: Claim) -> Bool {
        if a.place.keyNumber != b.place.keyNumber { return a.place.keyNumber < b.place.keyNumber }
        if a.place.unit != b.place.unit { return a.place.unit < b.place.unit }
        if a.place.start != b.place.start { return (a.place.start?.dayNumber ?? .min) < (b.place.start?.dayNumber ?? .min) }
        if a.place.end != b.place.end { return (a.place.end?.dayNumber ?? .max) < (b.place.end?.dayNumber ?? .max) }
        if a.place.standing != b.place.standing { return a.place.standing.rawValue < b.place.standing.rawValue }
        if a.value != b.value { return a.value < b.value }
        if a.figure.upper != b.figure.upper { return (a.figure.upper ?? .zero) < (b.figure.upper ?? .zero) }
        return a.figure.qualifier.rawValue < b.figure.qualifier.rawValue
    }

    /// How many voices give the figure, with any hedge.
    func support(_ index: Int, among places: [Int]) -> Int {
        let claim = all[index]
        var voices: Set<String> = []
        for other in places where all[other].value == claim.value && all[other].figure.upper == claim.figure.upper {
            voices.formUnion(all[other].voices)
        }
        return voices.count
    }

    /// The best supported first: by voices, then what is stated before what is bounded, then precision, then what is nearest to
    /// the source.
    func ranked(_ indices: [Int]) -> [Int] {
        struct Rank: Comparable {
            var voices: Int
            var hedge: Int
            var exponent: Int
            /// "A quarter" is said of what is 26 percent.
            var roundness: Int
            var status: Int
            var index: Int

            static func < (a: Rank, b: Rank) -> Bool {
                (-a.voices, a.hedge, a.exponent, a.roundness, a.status, a.index)
                    < (-b.voices, b.hedge, b.exponent, b.roundness, b.status, b.index)
            }
        }
        return indices.map { index in
            let claim = all[index]
            return Rank(
                voices: support(index, among: indices), hedge: claim.isExact ? 0 : claim.isBound ? 2 : 1,
                exponent: claim.value.reduced.exponent, roundness: claim.value.reduced.significand % 5 == 0 ? 1 : 0,
                status: claim.statuses.contains(.actual) ? 0 : 1, index: index)
        }.sorted().map(\.index)
    }
}
