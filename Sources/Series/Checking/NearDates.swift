import Model

/// Rules R13 and R14 between dates: what cannot have changed so in the time, where the digits say why.
extension Examination {
    mutating func checkNearDates() {
        for (subject, indices) in claims.bySubject {
            guard let settings = settings[subject.series], !settings.off.contains(CheckRule.nearDate.id) else { continue }
            struct Line: Hashable {
                var key: Key
                var unit: String
            }
            var lines = OrderedGroups<Line, Int>()
            for index in indices
            where isOpen(index) && !claims.all[index].isBound && claims.all[index].figure.upper == nil
                && claims.all[index].place.standing == .fact
            {
                let claim = claims.all[index]
                guard settings.kind(of: claim.place.key.dimensions) == .stock, isComparable(claim, settings), claim.place.days != nil else {
                    continue
                }
                lines.append(index, to: Line(key: claim.place.key, unit: claim.place.unit))
            }
            for line in lines { checkNeighbours(line.elements, within: settings.nearDays) }
        }
    }

    private mutating func checkNeighbours(_ indices: [Int], within days: Int) {
        // Which are goals is asked once, not of each pair.
        var goals: [Int: Int] = [:]
        for index in indices { goals[index] = daysToGoal(claims.all[index]) }
        for (place, a) in indices.enumerated() {
            for b in indices.dropFirst(place + 1) {
                let (x, y) = (claims.all[a], claims.all[b])
                guard let end = x.place.end, let start = y.place.start, x.place != y.place else { continue }
                // In the order of their beginnings: what follows is further away still.
                if let begin = x.place.start, start.dayNumber - begin.dayNumber > 2 * days { break }
                guard start.dayNumber - end.dayNumber <= days, isOpen(a), isOpen(b), x.contradicts(y), !knowsBoth([a], [b]),
                    !knowsBoth([b], [a]), Self.ratio(x.value, y.value) >= 1.05
                else { continue }
                compareNeighbours(a, b, apart: start.dayNumber - end.dayNumber, indices, goals)
            }
        }
    }

    private mutating func compareNeighbours(_ a: Int, _ b: Int, apart days: Int, _ indices: [Int], _ goals: [Int: Int]) {
        let (x, y) = (claims.all[a], claims.all[b])
        let isExact = x.isExact && y.isExact
        // "About" leaves room for any slip but one that makes the number many times as large.
        let slip = Slip.from(x.figure, to: y.figure)
        let isExchange = slip.map { isShortExchange($0, a, b) } ?? false
        guard let slip, isExchange || (slip.isStrong && (isExact || Self.ratio(x.value, y.value) >= 5)) else {
            if let goal = toldAsReached(a, b, apart: days, goals), claims.all[goal].isExact, standsAlone(claims.all[goal]) {
                reportNeighbours(goal == a ? b : a, goal, .targetVsActual)
            } else if isExact, let wrong = besides(a, b, apart: days) {
                reportNeighbours(wrong == a ? b : a, wrong, .wrongSubject)
            } else if isExact, days <= 14, let slip = Slip.from(x.figure, to: y.figure), Self.isShift(LikelyCause(slip.cause)) {
                // Ten times as many may have come in a fortnight, but seldom have.
                reportNeighbours(a, b, slip.cause, .tension)
            }
            return
        }
        let (main, side) = fit(b, indices) > fit(a, indices) ? (b, a) : (a, b)
        // Two digits exchange places by chance, too: the one number then has to be given more than once.
        let isSlip =
            slip.cause != .digitTransposition || days <= 7 || (fit(main, indices) > 1 && fit(side, indices) == 1)
        let cause = Slip.from(claims.all[main].figure, to: claims.all[side].figure)?.cause ?? slip.cause
        // Of "about 8,500" and 5,800 the digits prove less.
        if isSlip { reportNeighbours(main, side, cause, isExact || Self.ratio(x.value, y.value) >= 5 ? .contradiction : .tension) }
    }

    /// Whether two leading digits that changed places are no chance: within a week, far apart, equally round, and with nothing on file that
    /// came or went in between.
    private func isShortExchange(_ slip: Slip, _ a: Int, _ b: Int) -> Bool {
        let (x, y) = (claims.all[a], claims.all[b])
        guard slip.cause == .digitTransposition, x.value.exponent == y.value.exponent,
            Self.ratio(x.value, y.value) >= 1.25,
            !x.comesFromOther(than: y), let end = x.place.end, let start = y.place.start, start.dayNumber - end.dayNumber <= 7,
            let difference = x.value < y.value ? y.value.subtracting(x.value) : x.value.subtracting(y.value)
        else { return false }
        return !claims.byNumber.claims(like: x, value: difference).contains { isOtherMeasure(claims.all[$0].place.key, x.place.key) }
    }

    /// Whether two keys are what was there and what came, of one subject and place.
    private func isOtherMeasure(_ a: Key, _ b: Key) -> Bool {
        guard let dimension = settings[b.series]?.kindDimension, a.dimensions[dimension] != b.dimensions[dimension] else { return false }
        return isSibling(a, b)
    }

    /// Which of two numbers is a goal for later that an article tells as reached, where the other one is far from it and the goal is
    /// further off than the two are from each other.
    private func toldAsReached(_ a: Int, _ b: Int, apart days: Int, _ goals: [Int: Int]) -> Int? {
        guard Self.ratio(claims.all[a].value, claims.all[b].value) >= 1.5 else { return nil }
        let told = [a, b].filter { (goals[$0] ?? 0) >= 4 * max(1, days) }
        return told.count == 1 ? told[0] : nil
    }

    /// Whether no sentence that gives the number counts anything else but what other countries have: "1,200 of the 2,500" tells of a goal
    /// itself.
    private func standsAlone(_ claim: Claim) -> Bool {
        guard let sentences else { return true }
        return claim.observations.allSatisfy { one in
            let others = figuresOfOthers(beside: one)
            let start = one.figureRange.start - one.evidenceRange.start
            return sentences.read(one.evidence, one.article.published).allSatisfy { reading in
                reading.quantities.allSatisfy { role in
                    let range = role.mention.range.start...role.mention.range.end
                    return role.mention.figure.unit.code == MeasureUnit.percent.code || range.contains(start)
                        || others.contains { range.contains($0) }
                }
            }
        }
    }

    /// Where in a sentence the figures of other subjects stand.
    private func figuresOfOthers(beside one: Observation) -> [Int] {
        claims.byNumber.observations(beside: one).filter { $0.key.series == one.key.series && $0.key.subject != one.key.subject }
            .map { $0.figureRange.start - $0.evidenceRange.start }
    }

    /// The days from a claim to the last of a time for which its number is a goal or a plan; `nil` where it is none, and of one without
    /// a time two months.
    private func daysToGoal(_ claim: Claim) -> Int? {
        guard let end = claim.place.end else { return nil }
        return claims.byNumber.claims(of: claim.place, value: claim.value).compactMap { index in
            let other = claims.all[index].place
            guard other.unit == claim.place.unit, other.standing != .fact else { return nil }
            let days = other.end.map { $0.dayNumber - end.dayNumber } ?? 60
            return days > 0 ? days : nil
        }.min()
    }

    /// Which of two numbers is that of another place or country in a sentence that gives the other one.
    private func besides(_ a: Int, _ b: Int, apart days: Int) -> Int? {
        let (x, y) = (claims.all[a], claims.all[b])
        guard Self.ratio(x.value, y.value) >= 1.25 else { return nil }
        // A round number may well be that of two places, unless it differs from the day before.
        let least: Int128 = days <= 3 ? 9 : 99
        let wrong = [isBesides(y, x) ? a : nil, isBesides(x, y) ? b : nil].compactMap(\.self)
        guard wrong.count == 1, let found = wrong.first, claims.all[found].value.reduced.significand.magnitude > least,
            days <= 3 || [x, y].allSatisfy({ $0.value.reduced.significand.magnitude > 99 })
        else { return nil }
        return found
    }

    private mutating func reportNeighbours(
        _ main: Int, _ side: Int, _ cause: Finding.Cause, _ severity: Finding.Severity = .contradiction
    ) {
        let (a, b) = (claims.all[main], claims.all[side])
        report(
            .nearDate, severity, sides: [[main], [side]], period: Self.span(a.period, b.period), cause: cause,
            explanation: "\(name([main]).capitalizedFirst) on \(a.period) and \(name([side])) on \(b.period): it "
                + "\(severity == .contradiction ? "cannot" : "can hardly") have changed so in that time; "
                + "\(Phrase.cause(cause, name([side]))).",
            arithmetic: Phrase.apart(a.figure, b.figure))
        if severity == .contradiction { suspect([side]) }
    }

    /// From the beginning of the earlier to the end of the later.
    static func span(_ a: Period, _ b: Period) -> Period {
        guard let start = [a.start, b.start].compactMap(\.self).min(), let end = [a.end, b.end].compactMap(\.self).max() else { return a }
        return .days(start, end)
    }

    /// How many voices give the same number for the key at any date.
    private func fit(_ index: Int, _ indices: [Int]) -> Int {
        voices(indices.filter { claims.all[$0].value == claims.all[index].value })
    }

    /// R13: the same digits at another power of ten, within a year: neither a number there nor a budget grows so.
    mutating func checkShifts() {
        struct Digits: Hashable {
            var key: Key
            var unit: String
            var significand: Int128
        }
        var groups = OrderedGroups<Digits, Int>()
        for (index, claim) in claims.all.enumerated() where isOpen(index) && claim.isExact && claim.figure.upper == nil {
            guard let settings = applies(.nearDate, to: claim), settings.kind(of: claim.place.key.dimensions) != .poll,
                isComparable(claim, settings), claim.place.start != nil, claim.place.end != nil, claim.place.standing != .wish
            else { continue }
            let significand = claim.value.reduced.significand
            guard significand > 9 else { continue }
            groups.append(index, to: Digits(key: claim.place.key, unit: claim.place.unit, significand: significand))
        }
        for group in groups where group.elements.count > 1 {
            let powers = Dictionary(grouping: group.elements) { claims.all[$0].value.reduced.exponent }
            if powers.count > 1 { checkShift(group.elements, powers, isLong: group.key.significand > 99) }
        }
    }

    private mutating func checkShift(_ group: [Int], _ powers: [Int: [Int]], isLong: Bool) {
        let sound = powers.keys.max { a, b in
            let (x, y) = (powers[a] ?? [], powers[b] ?? [])
            return (voices(x), company(x[0]), -x[0]) < (voices(y), company(y[0]), -y[0])
        }
        guard let sound, let others = powers[sound] else { return }
        for side in group where claims.all[side].value.reduced.exponent != sound && isOpen(side) {
            let power = claims.all[side].value.reduced.exponent - sound
            // Two digits alone may meet by chance ten times apart, not a thousand times.
            guard isLong || power % 3 == 0 else { continue }
            let near = others.filter { isOpen($0) && areNear($0, side) && !knowsBoth([$0], [side]) && !knowsBoth([side], [$0]) }
            guard let main = near.first(where: { !mayBeOneNumber(claims.all[$0], claims.all[side]) }),
                let slip = Slip.from(claims.all[main].figure, to: claims.all[side].figure)
            else { continue }
            let (a, b) = (claims.all[main], claims.all[side])
            report(
                .nearDate, .contradiction, sides: [[main], [side]], period: Self.span(a.period, b.period), cause: slip.cause,
                explanation:
                    "\(name([main]).capitalizedFirst) for \(a.period) and \(name([side])) for \(b.period) have the same digits and are "
                    + "\(Phrase.times(Self.ratio(a.value, b.value))) apart: \(Phrase.cause(slip.cause, name([side]))).",
                arithmetic: Phrase.apart(a.figure, b.figure))
            suspect([side])
        }
    }

    /// How many figures of the same key are of the same order.
    private func company(_ index: Int) -> Int {
        let claim = claims.all[index]
        return claims.claims(of: claim.place).prefix(Self.longest).count {
            claims.all[$0].place.unit == claim.place.unit && Self.ratio(claims.all[$0].value, claim.value) < 5
        }
    }

    /// What is there, or is spent in a year, is of one order within a year; what came or fell must be of the same time.
    private func areNear(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (claims.all[a], claims.all[b])
        guard let settings = settings(of: x), let from = x.place.start, let to = x.place.end, let start = y.place.start,
            let end = y.place.end
        else { return false }
        let gap = max(0, max(start.dayNumber - to.dayNumber, from.dayNumber - end.dayNumber))
        switch settings.kind(of: x.place.key.dimensions) {
        case .stock, .amount, .share: return gap <= 366
        case .flow, .toll: return start == from && end == to
        case .poll: return false
        }
    }
}
