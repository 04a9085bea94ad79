public import Model

/// Why two figures that look different are let pass.
public struct Silence: Hashable, Sendable {
    public var first: Observation
    public var second: Observation
    public var reason: Reason
    /// Which trap it would have been: F1 to F17.
    public var trap: String

    public init(first: Observation, second: Observation, reason: Reason, trap: String) {
        self.first = first
        self.second = second
        self.reason = reason
        self.trap = trap
    }

    /// What keeps two figures from being held against each other.
    public enum Reason: Hashable, Sendable {
        /// Of one dimension they have different values, which may differ by right.
        case values(String, String, of: String, byRight: Bool)
        case said(String)

        /// One sentence for a person.
        ///
        /// - Parameter name: what a value of a dimension is shown as.
        public func text(_ name: (_ value: String, _ dimension: String) -> String = { value, _ in value }) -> String {
            switch self {
            case .values(let one, let other, let dimension, let byRight):
                let values = "\(name(one, dimension)) and \(name(other, dimension))"
                return byRight ? "different \(dimension)s differ by right: \(values)" : "they differ in \(dimension): \(values)"
            case .said(let text): return text
            }
        }
    }

    /// How near the two come to speaking of one thing.
    public enum Closeness: Int, Sendable, Comparable {
        /// Of the same days, and of the same as far as both say: one may leave out the place.
        case oneEvent
        /// Of the same thing at times that touch.
        case oneKey
        case apart

        public static func < (a: Closeness, b: Closeness) -> Bool { a.rawValue < b.rawValue }
    }

    public var closeness: Closeness {
        let (x, y) = (first.key.dimensions, second.key.dimensions)
        let isOfOneTime = first.period?.start == second.period?.start && first.period?.end == second.period?.end
        let (few, many) = x.count <= y.count ? (x, y) : (y, x)
        if isOfOneTime, few.allSatisfy({ many[$0.key] == $0.value }) { return .oneEvent }
        return first.key == second.key ? .oneKey : .apart
    }
}

extension Checker {
    /// Pairs of figures of one subject that differ, hold for times that touch, and are in no finding together, each with the
    /// reason why; at most `limit`, those that come nearest to one thing first.
    ///
    /// - Parameters:
    ///   - findings: what disagrees, if that is known.
    ///   - period: only figures that hold for some of it; `nil` for any time.
    public func silences(
        _ observations: [Observation], findings known: [Finding]? = nil, series: String, subject: String, period: Period? = nil,
        limit: Int = 100
    ) -> [Silence] {
        let mine = observations.filter { $0.key.series == series && $0.key.subject == subject }
        let examination = Examination(mine, settings: settings)
        guard let settings = settings[series] else { return [] }
        let findings = known ?? findings(observations)
        let together = findings.map { Set($0.observations.map(\.id)) }
        let claims = examination.claims.all
        var found: [Silence] = []
        for (index, a) in claims.enumerated() where period.map({ $0.overlaps(a.period) }) ?? true {
            for (other, b) in claims.enumerated().dropFirst(index + 1) where period.map({ $0.overlaps(b.period) }) ?? true {
                guard found.count < 10 * limit, a.value != b.value, a.period.overlaps(b.period) else { continue }
                let ids = [a.observations[0].id, b.observations[0].id]
                if together.contains(where: { $0.isSuperset(of: ids) }) { continue }
                var (reason, trap) = examination.reason(index, other, settings)
                if reason == Examination.unexplained, let third = Self.third(a, b, findings) {
                    reason = .said("\(Phrase.figure(third)) is held against each of them: tidemark check tells of both")
                }
                found.append(Silence(first: a.observations[0], second: b.observations[0], reason: reason, trap: trap))
            }
        }
        let order = OrderedGroups(found, by: \.closeness).sorted { $0.key < $1.key }
        return Array(order.flatMap(\.elements).prefix(limit))
    }

    /// The figure that stands against both in findings: then the two need not be held against each other.
    private static func third(_ a: Claim, _ b: Claim, _ findings: [Finding]) -> Figure? {
        func against(_ claim: Claim) -> [Observation] {
            let ids = Set(claim.observations.map(\.id))
            return findings.filter { $0.severity != .note && $0.observations.contains { ids.contains($0.id) } }.flatMap(\.observations)
                .filter { !ids.contains($0.id) }
        }
        let others = Set(against(b).map(\.id))
        return against(a).first { others.contains($0.id) }?.figure
    }
}

extension Examination {
    /// The first thing that keeps two figures from being held against each other.
    func reason(_ index: Int, _ other: Int, _ settings: CheckSettings) -> (Silence.Reason, String) {
        let (a, b) = (claims.all[index], claims.all[other])
        if let difference = difference(a, b, settings) { return difference }
        if a.place.unit != b.place.unit { return (.said("they are in different units: \(a.place.unit) and \(b.place.unit)"), "F12") }
        if a.place.standing != b.place.standing { return (.said("one is what happened, the other what was planned or wished"), "F7") }
        if a.place.start != b.place.start || a.place.end != b.place.end {
            return (
                .said("they hold for different times: \(a.period) and \(b.period)"),
                settings.kind(of: a.place.key.dimensions) == .poll ? "F5" : "F6"
            )
        }
        let isOfOneArticle = knowsBoth([index], [other]) || knowsBoth([other], [index])
        if isOfOneArticle, a.standard.isDisjoint(from: b.standard), a.place.standing == b.place.standing {
            return (.said(part(a, b) ?? Self.ofOneAuthor), "F11")
        }
        if !a.contradicts(b) {
            return a.isExact && b.isExact
                ? (.said("rounding explains it: \(Phrase.interval(a.robust)) and \(Phrase.interval(b.robust)) meet"), "F1")
                : (.said("the hedge allows it: \(Phrase.figure(a.figure)) and \(Phrase.figure(b.figure))"), "F2")
        }
        if mayBeOneNumber(a, b) { return (.said("a point or a comma before three digits leaves two readings of one number"), "F16") }
        if differInScope([index], [other], settings) { return (.said("one sentence says that its figure counts something else"), "F11") }
        if isOfOneArticle {
            return (.said(Self.ofOneAuthor), "F11")
        }
        if a.place.standing != .fact { return (.said("plans and goals may change"), "F7") }
        if settings.kind(of: a.place.key.dimensions) == .toll, a.place.start == nil, !mayBeOneCount(a, b) {
            return (.said("since when they count is not said: they may be of different events"), "F11")
        }
        if settings.kind(of: a.place.key.dimensions) == .toll { return (.said("a count rises as it becomes known"), "F8") }
        return (Self.unexplained, "F11")
    }

    private static let ofOneAuthor = "one article gives both: it counts different things, or a part and the whole"

    /// What is said where there is no better reason.
    static let unexplained = Silence.Reason.said("nothing shows that they are figures of one thing")

    /// "5,000 is a part of the 6,000": where a sentence that gives both gives what is missing of the whole, too.
    private func part(_ a: Claim, _ b: Claim) -> String? {
        let (part, whole) = a.value < b.value ? (a, b) : (b, a)
        guard part.figure.upper == nil, whole.figure.upper == nil, standTogether(part, whole),
            let rest = whole.value.subtracting(part.value),
            whole.observations.contains(where: { one in
                !WordSearch.found(of: [Phrase.number(rest)], in: one.evidence).isEmpty
            })
        else { return nil }
        return "\(Phrase.number(part.value)) is a part of the \(Phrase.number(whole.value)): a sentence gives the other part, "
            + "\(Phrase.number(rest)), too"
    }

    private func difference(_ a: Claim, _ b: Claim, _ settings: CheckSettings) -> (Silence.Reason, String)? {
        let (x, y) = (a.place.key.dimensions, b.place.key.dimensions)
        for name in Set(x.keys).union(y.keys).union(settings.needs).sorted() where x[name] != y[name] || x[name] == nil {
            guard let one = x[name], let other = y[name] else {
                if x[name] == nil, y[name] == nil, !settings.needs.contains(name) { continue }
                return (.said("the \(name) is not known of both"), "F11")
            }
            if settings.independent.contains(name) { return (.values(one, other, of: name, byRight: true), "F3") }
            return (.values(one, other, of: name, byRight: false), "F4")
        }
        return nil
    }
}
