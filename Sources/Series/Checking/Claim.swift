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

    var key: Key
    var unit: String
    var start: CalendarDate?
    var end: CalendarDate?
    var standing: Standing

    init(_ observation: Observation, period: Period) {
        key = observation.key
        unit = observation.figure.unit.code
        start = period.start
        end = period.end
        standing = Standing(observation.status)
    }

    /// Days from first to last; `nil` where an end is open.
    var days: Int? {
        guard let start, let end else { return nil }
        return end.dayNumber - start.dayNumber + 1
    }
}

/// One figure for one place, as one or several articles give it with the same hedge.
struct Claim {
    let place: Place
    /// As precisely as any of its articles writes it.
    private(set) var figure: Figure
    private(set) var period: Period
    /// By id.
    private(set) var observations: [Observation]
    private(set) var voices: Set<String> = []
    private(set) var articles: Set<String> = []
    private(set) var attributions: Set<String> = []
    private(set) var statuses: Set<Status> = []
    /// When each voice first said so: day numbers of the earliest and latest day that the date allows.
    private(set) var times: [String: ClosedRange<Int>] = [:]

    init(_ place: Place, _ observations: [Observation], period: Period) {
        self.place = place
        self.observations = observations.sorted { $0.id < $1.id }
        self.period = period
        figure = self.observations[0].figure
        for one in self.observations {
            if one.figure.value.exponent < figure.value.exponent { figure = one.figure }
            if let own = one.period, own < self.period { self.period = own }
            voices.insert(one.article.voice)
            articles.insert(one.article.identity)
            statuses.insert(one.status)
            if let name = one.attribution { attributions.insert(name) }
            guard let said = one.article.published, let start = said.start, let end = said.end else { continue }
            let time = start.dayNumber...end.dayNumber
            if let known = times[one.article.voice], (known.upperBound, known.lowerBound) <= (time.upperBound, time.lowerBound) { continue }
            times[one.article.voice] = time
        }
    }

    /// The sources named for the same number with another hedge are its sources too.
    mutating func adopt(sources: Set<String>) { attributions.formUnion(sources) }

    var value: ExactDecimal { figure.value }
    var robust: Interval { figure.robust }
    var standard: Interval { figure.standard }
    /// For sums: a whole number that is not round has been counted, not rounded.
    var counted: Interval {
        isExact && figure.upper == nil && value.exponent == 0 && figure.step(keeping: 1) == .one ? Interval(exactly: value) : robust
    }
    var isExact: Bool { figure.qualifier == .exact }
    /// "More than", "at most": a figure that bounds and does not state.
    var isBound: Bool { figure.qualifier == .above || figure.qualifier == .below }

    /// The day by which some voice had surely said it first.
    var firstSaid: Int? { times.values.map(\.upperBound).min() }
    /// The last day on which a voice of its own surely still said it.
    var lastSaid: Int? { times.values.map(\.lowerBound).max() }

    /// Whether both name their source, and no source stands on both sides.
    func comesFromOther(than other: Claim) -> Bool {
        !attributions.isEmpty && !other.attributions.isEmpty && attributions.isDisjoint(with: other.attributions)
    }

    func sharesSource(with other: Claim) -> Bool { !attributions.isDisjoint(with: other.attributions) }

    func contradicts(_ other: Claim) -> Bool { robust.isDisjoint(from: other.robust) }
}

/// All claims of a store, with the ways to look among them.
struct Claims {
    let all: [Claim]
    /// Claims of one key and unit, in the order of their periods.
    let bySubject: [SubjectUnit: [Int]]
    let byPlace: [[Int]]
    /// What pages no longer say.
    let changes: [PageVersions.Change]
    /// Claims that a rule has shown to be slips: not to be held against others again.
    var suspects: Set<Int> = []

    struct SubjectUnit: Hashable {
        var series: String
        var subject: String
    }

    init(_ observations: [Observation]) {
        struct Identity: Hashable {
            var place: Place
            var value: ExactDecimal
            var upper: ExactDecimal?
            var qualifier: Qualifier
        }
        var grouped: [Identity: [Observation]] = [:]
        let versions = PageVersions(observations)
        changes = versions.changes
        for one in observations {
            guard let period = one.period, !one.isDenied, !versions.isReplaced(one) else { continue }
            let identity = Identity(
                place: Place(one, period: period), value: one.figure.value, upper: one.figure.upper, qualifier: one.figure.qualifier)
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
        var bySubject: [SubjectUnit: [Int]] = [:]
        var places: [Place: [Int]] = [:]
        var order: [Place] = []
        for (index, claim) in claims.enumerated() {
            bySubject[SubjectUnit(series: claim.place.key.series, subject: claim.place.key.subject), default: []].append(index)
            if places[claim.place] == nil { order.append(claim.place) }
            places[claim.place, default: []].append(index)
        }
        self.bySubject = bySubject
        byPlace = order.map { places[$0] ?? [] }
    }

    /// By key, unit, period, then figure: the same whatever the order of the observations.
    private static func precedes(_ a: Claim, _ b: Claim) -> Bool {
        if a.place.key != b.place.key { return a.place.key < b.place.key }
        if a.place.unit != b.place.unit { return a.place.unit < b.place.unit }
        if a.place.start != b.place.start { return (a.place.start?.dayNumber ?? .min) < (b.place.start?.dayNumber ?? .min) }
        if a.place.end != b.place.end { return (a.place.end?.dayNumber ?? .max) < (b.place.end?.dayNumber ?? .max) }
        if a.place.standing != b.place.standing { return a.place.standing.rawValue < b.place.standing.rawValue }
        if a.value != b.value { return a.value < b.value }
        if a.figure.upper != b.figure.upper { return (a.figure.upper ?? .zero) < (b.figure.upper ?? .zero) }
        return a.figure.qualifier.rawValue < b.figure.qualifier.rawValue
    }

    func claims(of key: Key) -> [Int] { bySubject[SubjectUnit(series: key.series, subject: key.subject)] ?? [] }

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
            var status: Int
            var index: Int

            static func < (a: Rank, b: Rank) -> Bool {
                (-a.voices, a.hedge, a.exponent, a.status, a.index) < (-b.voices, b.hedge, b.exponent, b.status, b.index)
            }
        }
        return indices.map { index in
            let claim = all[index]
            return Rank(
                voices: support(index, among: indices), hedge: claim.isExact ? 0 : claim.isBound ? 2 : 1,
                exponent: claim.value.reduced.exponent, status: claim.statuses.contains(.actual) ? 0 : 1, index: index)
        }.sorted().map(\.index)
    }
}
