import Model

/// Rule R2: two results of one survey.
extension Examination {
    func pollVerdict(_ main: Side, _ side: Side, _ cause: LikelyCause?, strong: Bool, together: Bool) -> Verdict? {
        let (a, b) = (claims.all[main[0]], claims.all[side[0]])
        let near = !a.contradicts(b)
        let shared = shareAnswer(main, side)
        if together, !strong, !shared { return nil }
        let isWrongPeriod = cause?.name == .wrongPeriod
        if a.isAssumed || b.isAssumed {
            // The survey is known by its week or month alone.
            if near { return shared ? Verdict(rule: .samePoll, severity: .tension, cause: cause?.name) : nil }
            let vague = a.isAssumed ? a.period : b.period
            let certain = shared || (strong && isSole(main, side)) || (vague.isWeek && isSole(main, side) && !isWrongPeriod)
            guard certain || isWrongPeriod && !vague.isWeek else { return nil }
            return Verdict(rule: isWrongPeriod ? .wrongPeriod : .samePoll, severity: .contradiction, cause: cause?.name)
        }
        guard isOneSurvey(a.period) else {
            // Within a month approval does not fall to what disapproval was.
            let isSwapped = cause?.name == .swappedStance && !together && (a.period.dayCount ?? 400) <= 31
            if shared || isSwapped && Self.ratio(a.value, b.value) >= 1.25, !near {
                return Verdict(rule: .samePoll, severity: .contradiction, cause: cause?.name)
            }
            if isWrongPeriod, !together, !near, isMonthly(a), Self.ratio(a.value, b.value) >= 1.1 {
                return Verdict(rule: .wrongPeriod, severity: .contradiction, cause: cause?.name)
            }
            // Averages of a quarter, or several surveys: only a slip makes one look.
            let isSlip = cause?.name == .digitTransposition && a.period.isToTheDay && !together
            return isSlip ? Verdict(rule: .samePeriod, severity: .tension, cause: cause?.name) : nil
        }
        if !a.period.isToTheDay, near || !(strong || shared) { return nil }
        // So far apart without a slip, they may be answers to different questions.
        let doubtful = near || (cause == nil && !shared && Self.ratio(a.value, b.value) > 1.5)
        return Verdict(rule: .samePoll, severity: doubtful ? .tension : .contradiction, cause: cause?.name)
    }

    /// Whether the period can be that of one survey.
    private func isOneSurvey(_ period: Period) -> Bool { (period.dayCount ?? 400) <= 31 && (period.isToTheDay || period.isWeek) }

    /// Whether a figure is of a month, and its house asks no more often, as far as is known.
    private func isMonthly(_ claim: Claim) -> Bool {
        guard let days = claim.place.days, (28...31).contains(days) else { return false }
        let starts = Set(claims.claims(of: claim.place).prefix(Self.longest).compactMap { claims.all[$0].place.start?.dayNumber }).sorted()
        return zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 >= 21 }
    }

    /// Whether beside both figures the same other answer is given: then it is one survey of one population, and has one result.
    private func shareAnswer(_ main: Side, _ side: Side) -> Bool {
        guard let lead = main.first, let first = side.first, let division = settings(of: claims.all[lead])?.complementary else {
            return false
        }
        let (a, b) = (claims.all[lead], claims.all[first])
        guard let own = a.place.key.dimensions[division.dimension] else { return false }
        let ours = main.flatMap { claims.all[$0].observations }
        let theirs = side.flatMap { claims.all[$0].observations }
        for value in division.values where value != own {
            var key = a.place.key
            key.dimensions[division.dimension] = value
            for index in claims.claims(of: key, at: b.place) where isOpen(index) {
                let answer = claims.all[index]
                if answer.isExact, stand(answer.observations, besides: ours, and: theirs) { return true }
            }
        }
        return false
    }

    /// Whether articles of both sides give the answer; of one article, a sentence or row of one side, and again another.
    private func stand(_ answers: [Observation], besides ours: [Observation], and theirs: [Observation]) -> Bool {
        func meet(_ a: Observation, _ b: Observation) -> Bool { a.article.identity == b.article.identity }
        func touch(_ a: Observation, _ b: Observation) -> Bool { meet(a, b) && a.evidenceRange == b.evidenceRange }
        for one in answers {
            for other in answers
            where other.id != one.id && ours.contains(where: { meet($0, one) }) && theirs.contains(where: { meet($0, other) }) {
                if one.article.identity != other.article.identity { return true }
                let apart = one.evidenceRange != other.evidenceRange
                if apart, theirs.contains(where: { touch($0, other) }) != theirs.contains(where: { touch($0, one) }) { return true }
                if apart, ours.contains(where: { touch($0, other) }) != ours.contains(where: { touch($0, one) }) { return true }
            }
        }
        return false
    }

    /// Whether a share and the opposite answer beside it are more than all who were asked.
    func exceeds(_ index: Int, _ settings: CheckSettings) -> Bool {
        let claim = claims.all[index]
        guard let division = settings.complementary, let own = claim.place.key.dimensions[division.dimension] else { return false }
        return division.values.contains { value in
            guard value != own else { return false }
            var key = claim.place.key
            key.dimensions[division.dimension] = value
            return claims.claims(of: key, at: claim.place).contains {
                let other = claims.all[$0]
                return !other.articles.isDisjoint(with: claim.articles)
                    && (claim.value.adding(other.value).map { $0 > settings.shareSum } ?? false)
            }
        }
    }

    /// Whether no article of either side that leaves the days open gives another figure for the same answer: one that compares two
    /// surveys may be of another week than it seems.
    private func isSole(_ main: Side, _ side: Side) -> Bool {
        (main + side).allSatisfy { index in
            let claim = claims.all[index]
            guard claim.isAssumed else { return true }
            return claims.claims(of: claim.place).allSatisfy { other in
                claims.all[other].value == claim.value || claims.all[other].articles.isDisjoint(with: claim.articles)
            }
        }
    }

    /// R2 where an article names only the day on which a survey ended or began: digits that changed places are then no second survey, for no
    /// house asks the same question twice in such days.
    mutating func checkPartialDays() {
        for (index, claim) in claims.all.enumerated() where isOpen(index) {
            guard let settings = applies(.samePoll, to: claim), isDatedSurvey(claim, settings), let end = claim.place.end else { continue }
            // Those of one key stand together, in the order of their beginnings.
            for other in claims.claims(of: claim.place).clamped(to: index + 1..<index + 1 + Self.reach) {
                guard isOpen(index), let start = claims.all[other].place.start, start <= end else { break }
                if isOpen(other), isDatedSurvey(claims.all[other], settings), isPart(other, ofDays: index),
                    isExchanged(index, other, settings)
                {
                    reportPartialDays(isSounder([other], than: [index]) ? [other, index] : [index, other])
                }
            }
        }
    }

    private func isDatedSurvey(_ claim: Claim, _ settings: CheckSettings) -> Bool {
        settings.kind(of: claim.place.key.dimensions) == .poll && claim.isExact && claim.figure.upper == nil && claim.period.isToTheDay
            && claim.place.standing == .fact && (claim.place.days ?? 400) <= 14 && isComparable(claim, settings)
    }

    /// Whether one of two claims is of the first or last days of the other's.
    private func isPart(_ a: Int, ofDays b: Int) -> Bool {
        let (x, y) = (claims.all[a].place, claims.all[b].place)
        return x.unit == y.unit && (x.start == y.start) != (x.end == y.end)
    }

    private func isExchanged(_ a: Int, _ b: Int, _ settings: CheckSettings) -> Bool {
        let (x, y) = (claims.all[a], claims.all[b])
        return Slip.from(x.figure, to: y.figure)?.cause == .digitTransposition && x.value.exponent == y.value.exponent && x.contradicts(y)
            && !knowsBoth([a], [b]) && !knowsBoth([b], [a]) && !differInScope([a], [b], settings)
    }

    private mutating func reportPartialDays(_ pair: [Int]) {
        let (a, b) = (claims.all[pair[0]], claims.all[pair[1]])
        let cause = Finding.Cause.digitTransposition
        report(
            .samePoll, .contradiction, sides: pair.map { [$0] },
            period: (a.place.days ?? 0) < (b.place.days ?? 0) ? b.period : a.period, cause: cause,
            explanation:
                "\(name([pair[0]]).capitalizedFirst) in the survey of \(a.period), \(name([pair[1]])) in that of \(b.period), of one house: "
                + "\(Phrase.cause(cause, name([pair[1]]))).",
            arithmetic: Phrase.apart(a.figure, b.figure))
        suspect([pair[1]])
    }
}
