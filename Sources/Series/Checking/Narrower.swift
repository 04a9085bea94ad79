import Model

/// Rules R3 and R11 between what is counted in one place or of one group and what is counted of all: the part is never more.
extension Examination {
    /// One event, with its place in one article and without it in another.
    mutating func checkNarrower() {
        struct Time: Hashable {
            var series: String
            var subject: String
            var unit: String
            var start: CalendarDate
            var end: CalendarDate
        }
        var times = OrderedGroups<Time, Int>()
        for (index, claim) in claims.all.enumerated() where isOpen(index) && claim.place.standing == .fact && claim.figure.upper == nil {
            guard let settings = applies(.samePeriod, to: claim), settings.kind(of: claim.place.key.dimensions) == .toll,
                let start = claim.place.start, let end = claim.place.end
            else { continue }
            let time = Time(
                series: claim.place.key.series, subject: claim.place.key.subject, unit: claim.place.unit, start: start, end: end)
            times.append(index, to: time)
        }
        for group in times.map(\.elements) {
            for whole in group where claims.all[whole].isExact {
                for part in group where isOpen(whole) && isOpen(part) && isNarrower(part, whole) {
                    compare(part, with: whole, among: group)
                }
            }
        }
    }

    /// Whether the first says all that the second says of whom it counts, and more.
    private func isNarrower(_ part: Int, _ whole: Int) -> Bool {
        let (a, b) = (claims.all[part].place.key.dimensions, claims.all[whole].place.key.dimensions)
        return a.count > b.count && b.allSatisfy { a[$0.key] == $0.value }
    }

    private mutating func compare(_ part: Int, with whole: Int, among group: [Int]) {
        let (p, w) = (claims.all[part], claims.all[whole])
        guard p.figure.qualifier != .below, p.contradicts(w), !knowsBoth([part], [whole]), !knowsBoth([whole], [part]),
            let slip = Slip.from(w.figure, to: p.figure)
        else { return }
        let isAbove = Interval.endsBefore(w.robust, p.robust)
        let isShift = w.value.reduced.significand == p.value.reduced.significand || slip.cause == .scale
        // The whole may well be more; that its digits are those of the part at another power of ten is then no proof if they are few.
        let isSlip = isAbove ? slip.isStrong : isShift && p.isExact && w.value.reduced.significand.magnitude > 99
        guard isSlip || (p.isExact && slip.cause != .wrongDigit && areOneEvent(part, whole, among: group)) else { return }
        let isSound = voices([part]) >= voices([whole])
        let (main, side) = isSound ? (part, whole) : (whole, part)
        let cause = Slip.from(claims.all[main].figure, to: claims.all[side].figure)?.cause ?? slip.cause
        let tail = isAbove ? "more than in all" : "and in all"
        report(
            .samePeriod, .contradiction, sides: [[main], [side]], key: w.place.key, cause: cause,
            explanation: "\(name([part]).capitalizedFirst) in one place or of one group in \(count([part])), \(tail) \(name([whole])) in "
                + "\(count([whole])): \(Phrase.cause(cause, name([side]))).",
            arithmetic: Phrase.apart(p.figure, w.figure))
        suspect([side])
    }

    /// Whether articles of both sides give one and the same other count of that time, one that is no round number: then they tell of one
    /// event as it was known at one time.
    ///
    /// - Parameter group: the claims of the same subject and days.
    private func areOneEvent(_ a: Int, _ b: Int, among group: [Int]) -> Bool {
        let (x, y) = (claims.all[a], claims.all[b])
        let others = group.filter { index in
            let claim = claims.all[index]
            let own = claim.place.key.dimensions
            return claim.isExact && claim.value.exponent == 0 && claim.value > ExactDecimal(20) && claim.value.significand % 10 != 0
                && x.place.key.dimensions.contains { own[$0.key] != nil && own[$0.key] != $0.value }
        }
        return others.contains { one in
            !claims.all[one].articles.isDisjoint(with: x.articles)
                && others.contains {
                    claims.all[$0].value == claims.all[one].value && !claims.all[$0].articles.isDisjoint(with: y.articles)
                        && isRefinement(claims.all[$0], claims.all[one])
                }
        }
    }

    /// R11 where a later count is of more: since an earlier day, or of all places.
    mutating func checkWiderTotals() {
        for (subject, indices) in claims.bySubject {
            guard let settings = settings[subject.series], !settings.off.contains(CheckRule.fallingTotal.id) else { continue }
            let counts = indices.filter { index in
                let claim = claims.all[index]
                return isOpen(index) && settings.kind(of: claim.place.key.dimensions) == .toll && claim.place.standing == .fact
                    && claim.figure.upper == nil && claim.place.end != nil && (claim.place.days ?? 400) > 7
            }.sorted { (claims.all[$0].place.end?.dayNumber ?? 0, $0) < (claims.all[$1].place.end?.dayNumber ?? 0, $1) }
            for (place, part) in counts.enumerated() {
                for whole in counts.dropFirst(place + 1).prefix(Self.reach) where isOpen(part) && isOpen(whole) {
                    guard let end = claims.all[part].place.end, let later = claims.all[whole].place.end,
                        later.dayNumber - end.dayNumber <= 31
                    else { break }
                    if isWider(whole, than: part) { reportNarrower(part, whole) }
                }
            }
        }
    }

    /// So many of the next counts are looked at, however close they lie.
    static let reach = 200

    private func isWider(_ whole: Int, than part: Int) -> Bool {
        let (w, p) = (claims.all[whole], claims.all[part])
        guard w.place.unit == p.place.unit, w.isExact, p.figure.qualifier != .below, Interval.endsBefore(w.robust, p.robust),
            w.place.key != p.place.key || w.place.start != p.place.start,
            w.place.key.dimensions.allSatisfy({ p.place.key.dimensions[$0.key] == $0.value }), !knowsBoth([part], [whole]),
            !knowsBoth([whole], [part])
        else { return false }
        guard let first = w.period.first else { return true }
        guard let start = p.place.start else { return false }
        return first.start <= start || (first.start <= start && start <= first.end)
    }

    private mutating func reportNarrower(_ part: Int, _ whole: Int) {
        let (p, w) = (claims.all[part], claims.all[whole])
        let slip = Slip.from(p.figure, to: w.figure)
        guard slip?.isStrong == true || p.sharesSource(with: w) || isOneTally(p, w) else { return }
        let cause = slip.flatMap { $0.isStrong ? $0.cause : nil } ?? .cumulativeDecrease
        report(
            .fallingTotal, .contradiction, sides: [[part], [whole]], key: w.place.key, cause: cause,
            explanation: "\(Phrase.figure(p.figure).capitalizedFirst) up to \(p.period.end.map(\.description) ?? ""), then "
                + "\(Phrase.figure(w.figure)) up to \(w.period.end.map(\.description) ?? "") of no fewer: a count cannot fall; "
                + "\(Phrase.cause(cause, name([whole]))).",
            arithmetic: "\(Phrase.interval(w.robust)) lies below \(Phrase.interval(p.robust))")
        suspect([whole])
    }

    /// Whether two counts are so exact and so near each other that one list is behind both.
    func isOneTally(_ a: Claim, _ b: Claim) -> Bool {
        [a, b].allSatisfy { $0.value.reduced.significand.magnitude > 999 } && Self.ratio(a.value, b.value) <= 1.02
            && !a.comesFromOther(than: b)
    }
}
