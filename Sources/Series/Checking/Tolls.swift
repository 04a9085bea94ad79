import Model

/// Counts of the dead rise as they become known, and different reporters know different parts (traps F8 and F11).
extension Examination {
    func tollVerdict(_ main: Side, _ side: Side, _ cause: LikelyCause?, strong: Bool, together: Bool) -> Verdict? {
        let (a, b) = (claims.all[main[0]], claims.all[side[0]])
        func verdict(_ severity: Finding.Severity) -> Verdict { Verdict(rule: .samePeriod, severity: severity, cause: cause?.name) }
        if a.place.start == nil, !strong, !mayBeOneCount(a, b) { return nil }
        if together {
            // One article with two counts: its parts, or the course of a day, unless two sources stand behind them.
            if isFollowed(a.value < b.value ? a : b) { return nil }
            let dissent = (a.place.days ?? 400) <= 7 ? dissent(a, b) : nil
            if strong { return verdict(.contradiction) }
            // Over a long time an article tells of many things: of which it names no source at all, it may tell of two.
            let isNamed = (a.place.days ?? 400) <= 7 || !a.attributions.isEmpty || !b.attributions.isEmpty
            guard dissent != nil || (isNamed && haveOtherSources(a, b)) else { return nil }
            // The dead of a day and those of a war are told in one breath.
            if dissent != .plain, Self.ratio(a.value, b.value) >= 50 { return nil }
            // A source that is not named may count others where it counts twice as many.
            let mayCountOthers = !a.comesFromOther(than: b) && Self.ratio(a.value, b.value) >= (dissent == .plain ? 3 : 2)
            let isDoubtful =
                isOfOneSide(a) || isHedged(main) || isHedged(side) || mayCountOthers || (dissent == .named && !haveOtherSources(a, b))
            let severity: Finding.Severity = isDoubtful ? .tension : .contradiction
            return Verdict(rule: .samePeriod, severity: severity, cause: .sourceDisagreement)
        }
        let (low, high) = a.value < b.value ? (a, b) : (b, a)
        guard !low.isBound || low.figure.qualifier == .below else { return nil }
        guard let lowLast = low.lastSaid, let highFirst = high.firstSaid, let end = low.place.end?.dayNumber else {
            return strong ? verdict(.contradiction) : nil
        }
        if cause?.name == .definition, strong { return verdict(.contradiction) }
        let event = (a.place.days ?? 400) <= 7
        let isExchange = cause?.name == .digitTransposition
        if event, min(lowLast, highFirst) > end + Self.settling {
            // So long after, a count has come to rest: articles differ by a slip, or follow different sources.
            return verdict(strong || isExchange ? .contradiction : .tension)
        }
        if lowLast <= highFirst {
            // A count from a start to a named day leaves no time for rising within a week.
            if !event, (highFirst - lowLast <= 7 && isUpToADay(a.period)) || strong { return running(main, side, cause) }
            if strong, voices(main) > 1 || (Self.isShift(cause) && lowLast > end && low.isExact) { return verdict(.contradiction) }
            if isExchange, low.isExact, lowLast > end { return verdict(.tension) }
            let differ = highFirst - lowLast <= 1 && a.comesFromOther(than: b) && Self.ratio(a.value, b.value) >= 2.5
            return differ && a.isExact && b.isExact ? verdict(.tension) : nil
        }
        if !event { return running(main, side, cause) }
        if wasSaidBefore(low, highFirst) {
            return isOfWitness(high)
                ? verdict(.tension) : Verdict(rule: .staleFigure, severity: .contradiction, cause: .staleCopy)
        }
        if strong || isExchange { return verdict(.contradiction) }
        return Self.ratio(a.value, b.value) <= 2 || isOfOtherVoice(a, b) ? verdict(.tension) : nil
    }

    /// "Police had earlier confirmed 81 deaths": a count that another one has followed, by the words of its sentences.
    private func isFollowed(_ claim: Claim) -> Bool {
        guard let sentences else { return false }
        return claim.observations.allSatisfy { sentences.tellsFormer($0.evidence) }
    }

    /// "I counted two hundred bodies": what one person saw overtakes no count.
    func isOfWitness(_ claim: Claim) -> Bool {
        claim.observations.allSatisfy { $0.evidence.split { !$0.isLetter }.contains("I") }
    }

    /// Whether two counts of one place come from two sources.
    private func isOfOtherVoice(_ a: Claim, _ b: Claim) -> Bool {
        guard a.place.key.dimensions.count > 1 else { return false }
        return a.comesFromOther(than: b) || a.observations.allSatisfy { one in b.observations.allSatisfy { areOfOtherVoices(one, $0) } }
    }

    /// Whether two counts up to a day, of which one does not say when it begins, are of the same dead for all that is known: by their digits
    /// or their source, or because they lie so near each other. "Has been killed" may be of a war, of a year, or of one bomb.
    ///
    /// - Parameter times: how far apart two of one day and of no known source may lie.
    func mayBeOneCount(_ a: Claim, _ b: Claim, apart times: Double = 1.5) -> Bool {
        if Slip.from(a.figure, to: b.figure)?.isStrong == true || isOneTally(a, b) { return true }
        // Of one force in a war few counts are made, and no single event costs it hundreds.
        let hundred = ExactDecimal(100)
        if isOfForce(a), a.place.key == b.place.key, a.value >= hundred, b.value >= hundred { return true }
        return Self.ratio(a.value, b.value) <= (a.sharesSource(with: b) ? 3 : times)
    }

    /// Whether a count is of one army or movement: its key says whose, and not only that they were soldiers or civilians.
    private func isOfForce(_ claim: Claim) -> Bool {
        guard let parts = settings(of: claim)?.parts, let group = claim.place.key.dimensions[parts.dimension] else { return false }
        return !parts.values.contains(group)
    }

    /// Days after an event in which its count may still rise.
    private static let settling = 30

    /// Of the dead of one side, the two sides of a war tell different numbers by right.
    private func isOfOneSide(_ claim: Claim) -> Bool {
        settings(of: claim)?.parts.map { claim.place.key.dimensions[$0.dimension] != nil } ?? false
    }

    private func isUpToADay(_ period: Period) -> Bool {
        if case .day = period.last { true } else { false }
    }

    private func running(_ main: Side, _ side: Side, _ cause: LikelyCause?) -> Verdict {
        let (a, b) = (claims.all[main[0]], claims.all[side[0]])
        // Many times as many without a slip are those of others, too.
        let isOfOthers = cause == nil && Self.ratio(a.value, b.value) >= 5
        let isLoose = isHedged(main) || isHedged(side) || isOfOneSide(a)
        let doubtful = isOfOthers || (isLoose && (cause?.isStrong != true ? !a.sharesSource(with: b) : a.comesFromOther(than: b)))
        return Verdict(rule: .samePeriod, severity: doubtful ? .tension : .contradiction, cause: cause?.name)
    }

    /// Whether the same count, with any hedge, was given before the day: for the same place, or for those days by an article that does not
    /// name it.
    private func wasSaidBefore(_ claim: Claim, _ day: Int) -> Bool {
        claims.byNumber.claims(like: claim, value: claim.value).contains { index in
            let other = claims.all[index]
            guard other.place.start == claim.place.start, other.place.end == claim.place.end, other.place.standing == claim.place.standing,
                other.place.key.subject == claim.place.key.subject, isRefinement(other, claim), let first = other.firstSaid
            else { return false }
            return first <= day
        }
    }
}
