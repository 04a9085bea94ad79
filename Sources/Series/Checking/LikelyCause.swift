import Model

/// Why two figures may differ, where the numbers fit.
struct LikelyCause {
    var name: Finding.Cause
    /// Whether chance hardly makes it fit.
    var isStrong: Bool
    /// Whether it says which of the two is the slip.
    var isDirected: Bool

    init(_ name: Finding.Cause, strong: Bool = false, directed: Bool = false) {
        self.name = name
        isStrong = strong
        isDirected = directed
    }
}

extension Examination {
    /// The likeliest cause that makes `side` differ from `main`, the surest kind first.
    func cause(_ main: Side, _ side: Side, _ kind: CheckSettings.Kind, _ settings: CheckSettings) -> LikelyCause? {
        let (a, b) = (claims.all[main[0]], claims.all[side[0]])
        let slip = Slip.from(a.figure, to: b.figure)
        if kind == .poll, isOpposite(of: b, settings) { return LikelyCause(.swappedStance, strong: true, directed: true) }
        if kind == .amount, isOtherCurrency(b) { return LikelyCause(.currency, strong: true, directed: true) }
        if let slip, isConvincing(slip, kind, a, b) { return LikelyCause(slip.cause, strong: true) }
        if let slip, kind == .poll, slip.cause != .wrongDigit { return LikelyCause(slip.cause) }
        if kind == .flow || kind == .stock, isOtherMeasure(b, than: a, kind, settings) {
            return LikelyCause(.flowVsStock, directed: true)
        }
        if slip == nil, let unit = UnitSlip.between(a.figure, b.figure) { return LikelyCause(.unit, strong: unit.isStrong) }
        if kind == .toll, isSumWithOther(a, b) { return LikelyCause(.definition, strong: true, directed: true) }
        if kind != .poll, kind != .toll, isBesides(a, b) {
            // Round numbers that are close to each other meet by chance.
            let isClear = b.isExact && (Self.ratio(a.value, b.value) >= 1.1 || b.value.reduced.significand.magnitude > 99)
            return LikelyCause(.wrongSubject, strong: isClear, directed: true)
        }
        if kind == .amount || kind == .share, isOfOtherYear(a, b) { return LikelyCause(.wrongPeriod, strong: true, directed: true) }
        if kind == .poll, isOtherSubject(b) { return LikelyCause(.wrongSubject, directed: true) }
        if kind != .poll, kind != .toll, isGoal(b) || (kind == .share && isSharedGoal(a, b)) {
            return LikelyCause(.targetVsActual, directed: true)
        }
        if let slip, kind == .toll, slip.cause == .digitTransposition, isToldAnew(a, b) { return LikelyCause(slip.cause) }
        if a.comesFromOther(than: b) { return LikelyCause(.sourceDisagreement) }
        if kind == .poll || kind == .share || kind == .stock, isNeighbour(b) { return LikelyCause(.wrongPeriod, directed: true) }
        // One wrong digit is what any two sources have; only one survey leaves no other reason.
        if let slip, slip.cause != .wrongDigit || kind == .poll { return LikelyCause(slip.cause) }
        if kind == .toll, standsInSentences(of: a, b.figure) { return LikelyCause(.definition, directed: true) }
        if kind == .amount || kind == .share, a.sharesSource(with: b) { return LikelyCause(.revision) }
        return nil
    }

    /// Figures a few percent apart share digits anyway, above all those of sources that count for themselves, unless they are
    /// printings of one survey; those far apart hardly have two digits exchanged by chance, unless they are stages of a count.
    private func isConvincing(_ slip: Slip, _ kind: CheckSettings.Kind, _ a: Claim, _ b: Claim) -> Bool {
        let ratio = Self.ratio(a.value, b.value)
        guard slip.isStrong else {
            let isAlike = a.value.exponent == b.value.exponent
            // Of four digits two hardly stand exchanged by chance.
            let isLong = kind == .amount && a.value.reduced.significand.magnitude >= 1000 && b.value.reduced.significand.magnitude >= 1000
            return slip.cause == .digitTransposition && isAlike && kind != .poll && kind != .toll && ratio >= (isLong ? 1.1 : 1.25)
        }
        guard kind == .amount || kind == .share else { return kind == .poll || ratio >= 1.025 }
        let alike =
            a.attributions.isEmpty == b.attributions.isEmpty && !a.comesFromOther(than: b) && !a.statuses.isDisjoint(with: b.statuses)
        // Three digits of which two stand exchanged are no chance where the two figures lie well apart.
        return ratio >= (alike ? 1.025 : slip.cause == .digitTransposition ? 1.1 : 1.25)
    }

    /// Claims of the same number and subject whose key differs only in one dimension, with the value given.
    private func siblings(of claim: Claim, dimension: String, value: String?) -> [Claim] {
        var key = claim.place.key
        key.dimensions[dimension] = value
        guard let first = claims.claims(of: key).first else { return [] }
        // What has been shown to be a slip gives its number to nobody.
        return claims.byNumber.claims(of: claims.all[first].place, value: claim.value).filter(isOpen).map { claims.all[$0] }
    }

    private func isOpposite(of claim: Claim, _ settings: CheckSettings) -> Bool {
        guard let pair = settings.complementary, pair.values.count == 2, let own = claim.place.key.dimensions[pair.dimension],
            let other = pair.values.first(where: { $0 != own })
        else { return false }
        return siblings(of: claim, dimension: pair.dimension, value: other).contains {
            $0.place.start == claim.place.start && $0.place.end == claim.place.end
        }
    }

    /// Whether the same number stands in another unit for the same key and period. Who converts an amount has not exchanged its
    /// currency.
    private func isOtherCurrency(_ claim: Claim) -> Bool {
        let hasTwin = claims.byNumber.claims(of: claim.place, value: claim.value).contains { index in
            let other = claims.all[index].place
            return other.unit != claim.place.unit && other.start == claim.place.start && other.end == claim.place.end
        }
        return hasTwin
            && !claims.byNumber.claims(of: claim.place.keyNumber, at: claim.place).contains { index in
                let other = claims.all[index]
                return other.place.unit != claim.place.unit && other.value != claim.value && standTogether(other, claim)
            }
    }

    /// Whether a flow is really what was there or what came in all, or a number there is really what came.
    private func isOtherMeasure(_ claim: Claim, than sound: Claim, _ kind: CheckSettings.Kind, _ settings: CheckSettings) -> Bool {
        if let dimension = settings.kindDimension {
            for (value, other) in settings.kinds where other != kind && value != claim.place.key.dimensions[dimension] {
                if !siblings(of: claim, dimension: dimension, value: value).isEmpty { return true }
            }
        }
        guard kind == .flow else { return false }
        // The sum over a longer period.
        let isSum = claims.byNumber.claims(of: claim.place, value: claim.value).contains { index in
            let other = claims.all[index]
            return other.place.standing == .fact && (other.place.days ?? 0) > (claim.place.days ?? 0)
                && other.period.overlaps(claim.period)
        }
        if isSum { return true }
        // What had come before, and this.
        var before: [CalendarDate: ExactDecimal] = [:]
        for index in claims.claims(of: claim.place).prefix(Self.longest) {
            let flow = claims.all[index]
            guard flow.isExact, flow.figure.upper == nil, flow.place.standing == .fact else { continue }
            guard let start = flow.place.start, let end = flow.place.end, let own = sound.place.start, end < own else { continue }
            before[start] = max(before[start] ?? .zero, flow.value)
        }
        var sum = sound.value
        for start in before.keys.sorted(by: >) {
            guard let value = before[start], let next = sum.adding(value) else { break }
            sum = next
            if sum == claim.value { return true }
        }
        return false
    }

    /// Whether the number is somebody else's in the same survey: same house, same days, same answer.
    private func isOtherSubject(_ claim: Claim) -> Bool {
        claims.byNumber.claims(like: claim, value: claim.value).contains { index in
            let theirs = claims.all[index]
            return theirs.place.key.subject != claim.place.key.subject && theirs.isExact && theirs.place.start == claim.place.start
                && theirs.place.end == claim.place.end && theirs.place.key.dimensions == claim.place.key.dimensions && isOpen(index)
        }
    }

    /// Whether a sentence that gives the sound figure gives the other one to another subject or place: "Italy will supply 2,500, Greece 800".
    func isBesides(_ sound: Claim, _ claim: Claim) -> Bool {
        let kindDimension = settings(of: claim)?.kindDimension
        return claims.byNumber.claims(like: claim, value: claim.value).contains { index in
            let theirs = claims.all[index]
            return isSibling(theirs.place.key, claim.place.key)
                && (kindDimension.map { theirs.place.key.dimensions[$0] == claim.place.key.dimensions[$0] } ?? true)
                && standTogether(theirs, sound)
        }
    }

    /// Whether a sentence gives both.
    func standTogether(_ a: Claim, _ b: Claim) -> Bool {
        a.observations.contains { one in
            b.observations.contains { $0.article.identity == one.article.identity && $0.evidenceRange == one.evidenceRange }
        }
    }

    /// Whether the article that gives the sound figure gives the other one to another year ("7.95 trillion, up from 6.82 trillion"), and
    /// the other sentence says itself which year it gives it to.
    private func isOfOtherYear(_ sound: Claim, _ claim: Claim) -> Bool {
        // "2.0" has two digits, too.
        guard claim.value.significand.magnitude > 9, claim.value.exponent < 0 || claim.value.reduced.significand.magnitude > 9 else {
            return false
        }
        let isElsewhere = claims.byNumber.claims(of: claim.place, value: claim.value).contains { index in
            let other = claims.all[index]
            return other.place.unit == claim.place.unit && areYearsApart(other, claim) && other.articles.isDisjoint(with: claim.articles)
                && !other.articles.isDisjoint(with: sound.articles)
        }
        return isElsewhere && claim.observations.allSatisfy { namesYear($0, of: claim) }
    }

    /// Whether two figures are of different years: a year of a budget overlaps with the one that bears its name.
    func areYearsApart(_ a: Claim, _ b: Claim) -> Bool {
        guard let start = a.place.start, let other = b.place.start else { return false }
        return abs(start.dayNumber - other.dayNumber) >= 270
    }

    /// Whether a sentence names the year that its figure is given to, by its number or as "last year".
    func namesYear(_ one: Observation, of claim: Claim) -> Bool {
        guard let start = claim.place.start, let end = claim.place.end else { return false }
        if !WordSearch.found(of: ["\(start.year)", "\(end.year)"], in: one.evidence).isEmpty { return true }
        guard let sentences else { return false }
        return sentences.read(one.evidence, one.article.published).contains { reading in
            reading.times.contains { $0.mention.period?.start?.year == start.year && $0.mention.period?.end?.year == end.year }
        }
    }

    /// Whether one of two counts is told a week after the other at least: then it is no stage of the other.
    private func isToldAnew(_ a: Claim, _ b: Claim) -> Bool {
        guard let first = a.firstSaid, let second = b.firstSaid else { return false }
        return abs(first - second) >= 7
    }

    /// Whether a count is the sum of the sound one and of another that stands beside it: the wounded counted among the dead.
    private func isSumWithOther(_ sound: Claim, _ claim: Claim) -> Bool {
        guard sound.value < claim.value, claim.isExact, claim.value > ExactDecimal(99), let rest = claim.value.subtracting(sound.value)
        else {
            return false
        }
        return claims.byNumber.claims(like: claim, value: rest).contains { index in
            let other = claims.all[index]
            guard other.place.start == sound.place.start, other.place.end == sound.place.end,
                other.place.key.subject == sound.place.key.subject
            else { return false }
            return isSibling(other.place.key, sound.place.key) && !other.articles.isDisjoint(with: sound.articles)
        }
    }

    /// Whether the number is a goal or a plan of the same key for a later period.
    func isGoal(_ claim: Claim) -> Bool {
        claims.byNumber.claims(of: claim.place, value: claim.value).contains { index in
            let other = claims.all[index].place
            return other.unit == claim.place.unit && other.standing != .fact
                && (other.end?.dayNumber ?? .max) > (claim.place.end?.dayNumber ?? .min)
        }
    }

    /// Whether an article that gives the sound figure tells the other number as a goal of others too, for later: of an alliance.
    func isSharedGoal(_ sound: Claim, _ claim: Claim) -> Bool {
        claims.byNumber.claims(like: claim, value: claim.value).contains { index in
            let other = claims.all[index]
            return other.place.standing == .wish && other.place.key.subject != claim.place.key.subject
                && (other.place.end?.dayNumber ?? .max) > (claim.place.end?.dayNumber ?? .min)
                && !other.articles.isDisjoint(with: sound.articles)
        }
    }

    /// Whether the number is that of the same key at another time within a year.
    func isNeighbour(_ claim: Claim) -> Bool {
        guard let start = claim.place.start, let end = claim.place.end else { return false }
        return claims.byNumber.claims(of: claim.place, value: claim.value).contains { index in
            let other = claims.all[index]
            guard other.place.unit == claim.place.unit, other.isExact, let from = other.place.start, let to = other.place.end, isOpen(index)
            else { return false }
            return (to < start && start.dayNumber - to.dayNumber <= 366) || (from > end && from.dayNumber - end.dayNumber <= 366)
        }
    }

    /// Whether the number stands, as another figure, in a sentence that gives the sound one.
    private func standsInSentences(of claim: Claim, _ figure: Figure) -> Bool {
        let digits = Phrase.number(figure.value)
        return claim.observations.contains { !WordSearch.found(of: [digits], in: $0.evidence).isEmpty }
    }
}
