import Model

/// How grave it is that two sides differ, and whether anything excuses it.
extension Examination {
    func verdict(_ main: Side, _ side: Side, _ kind: CheckSettings.Kind, _ settings: CheckSettings) -> Verdict? {
        let (a, b) = (claims.all[main[0]], claims.all[side[0]])
        let cause = cause(main, side, kind, settings)
        // "1.234" and "1,234": a point that parts thousands elsewhere leaves two readings of one number (trap F16).
        if cause?.name == .scale, mayBeOneNumber(a, b) { return nil }
        let together = knowsBoth(main, side)
        // One article's headline and body may differ by a slip, but 40 and 400 may be two things.
        // An article that gives both shares for one answer was not understood.
        let mayBeTwo = Self.isShift(cause) && a.value.reduced.significand.magnitude < 100
        let strong = (cause?.isStrong ?? false) && !(together && (mayBeTwo || cause?.name == .swappedStance))
        // Plans and goals change and may differ; only a slip of the pen is told apart from that (trap F7), and a digit that differs
        // is not enough to tell.
        if a.place.standing != .fact {
            let isExchange = cause?.name == .digitTransposition
            let isPlain = strong && cause?.name != .wrongDigit
            // Of soldiers there may be several plans in a year.
            let isSlip =
                (isPlain && (!isExchange || kind == .amount || wereToldTogether(a, b)))
                || (!together && kind == .share && sharesAmount(main, side, settings))
                || (!together && Self.isShift(cause) && wereToldTogether(a, b))
            return isSlip ? Verdict(rule: .samePeriod, severity: .contradiction, cause: cause?.name) : nil
        }
        if differInScope(main, side, settings), !strong { return nil }
        // Whoever gives the other figure too, for another time, has not made a slip: one of the two dates was not understood.
        if !together, !strong, knowsElsewhere(main, side) { return nil }
        let sources = a.comesFromOther(than: b)
        switch kind {
        case .poll:
            return pollVerdict(main, side, cause, strong: strong, together: together)
        case .flow, .stock:
            // Of so many times as many an article tells beside them, it tells of others.
            if together, !strong, !sources || Self.ratio(a.value, b.value) >= 5 { return nil }
            // Within a month there may be several transports, and the number there may change: what explains the difference
            // must be known.
            // Three times as many are hardly the same soldiers.
            let isOfOthers = kind == .stock && Self.ratio(a.value, b.value) >= 3
            let loose = (a.place.days ?? 400) > 366 || (cause == nil && (a.place.days ?? 400) > 7) || isOfOthers
            let severity: Finding.Severity = strong || !(loose || isHedged(side) || isHedged(main)) ? .contradiction : .tension
            return Verdict(rule: .samePeriod, severity: severity, cause: cause?.name)
        case .amount, .share:
            // A goal that many share may be met; one that is far off is another figure, and so is one whose own article gives what
            // was reached.
            let goal =
                cause?.name == .targetVsActual && !sources && b.observations.allSatisfy { namesYear($0, of: b) }
                && (together ? !haveOtherSources(a, b) : Self.ratio(a.value, b.value) >= 1.25)
            if together, !strong, !goal { return nil }
            let certain = strong || goal || (kind == .share && (sharesAmount(main, side, settings) || isGoalOfYearAfter(b, beside: a)))
            if cause == nil, !certain, [a, b].contains(where: { $0.observations.allSatisfy(restsOnAnother) }) { return nil }
            return Verdict(rule: .samePeriod, severity: certain ? .contradiction : .tension, cause: cause?.name)
        case .toll:
            return tollVerdict(main, side, cause, strong: strong, together: together)
        }
    }

    /// Whether a sentence takes both whose its figure is and when from another one ("That is 2.5 percent of GDP"): it may be another year's.
    private func restsOnAnother(_ one: Observation) -> Bool {
        let told = speech.of(one, sentences)
        return told.beginsWithPronoun && !told.hasEntity && !told.hasTime
    }

    /// Whether a share in whole percent, far above the other one, is what an article gives to the year after: a goal, told as met before.
    private func isGoalOfYearAfter(_ claim: Claim, beside sound: Claim) -> Bool {
        guard claim.isExact, sound.isExact, claim.value.exponent == 0, sound.value.exponent < 0, claim.value > sound.value,
            Self.ratio(claim.value, sound.value) >= 1.25, let end = claim.place.end,
            claim.observations.allSatisfy({ namesYear($0, of: claim) })
        else { return false }
        return claims.byNumber.claims(of: claim.place, value: claim.value).contains { index in
            let other = claims.all[index]
            return other.articles.isDisjoint(with: claim.articles) && (other.place.start.map { $0 > end } ?? false)
                && areYearsApart(other, claim)
        }
    }

    /// Whether two plans were told within a month: ten times as much is then no new plan.
    private func wereToldTogether(_ a: Claim, _ b: Claim) -> Bool {
        guard let first = a.firstSaid, let second = b.firstSaid else { return false }
        return abs(first - second) <= 31
    }

    /// Whether two figures a thousand apart are one number written with a point and with a comma before its last three digits.
    func mayBeOneNumber(_ a: Claim, _ b: Claim) -> Bool {
        a.value.reduced.significand == b.value.reduced.significand && abs(a.value.reduced.exponent - b.value.reduced.exponent) == 3
            && (a.observations + b.observations).contains { Self.hasPointOfThousands($0) }
    }

    /// Whether a figure is written with one to three digits, a point, and three digits: "1.234".
    private static func hasPointOfThousands(_ one: Observation) -> Bool {
        let bytes = Array(one.evidence.utf8)
        let (start, end) = (one.figureRange.start - one.evidenceRange.start, one.figureRange.end - one.evidenceRange.start)
        guard start >= 0, start < end, end <= bytes.count else { return false }
        let number = bytes[start..<end].drop { !(48...57).contains($0) }.prefix { (48...57).contains($0) || $0 == 46 }
        let parts = number.split(separator: 46, omittingEmptySubsequences: false)
        return parts.count == 2 && (1...3).contains(parts[0].count) && parts[1].count == 3 && parts[0].first != 48
    }

    static func isShift(_ cause: LikelyCause?) -> Bool {
        cause?.name == .digitDropped || cause?.name == .digitAdded
    }

    /// Whether every article of `side` gives the figure of `main` for another time.
    private func knowsElsewhere(_ main: Side, _ side: Side) -> Bool {
        guard let lead = main.first else { return false }
        let sound = claims.all[lead]
        var knowing: Set<String> = []
        for index in claims.byNumber.claims(of: sound.place, value: sound.value) where claims.all[index].place.unit == sound.place.unit {
            knowing.formUnion(claims.all[index].articles)
        }
        return side.allSatisfy { claims.all[$0].articles.isSubset(of: knowing) }
    }

    /// Whether both sides give one and the same amount beside their shares, to a hundredth: then they count by the same rules, and of one
    /// base.
    private func sharesAmount(_ main: Side, _ side: Side, _ settings: CheckSettings) -> Bool {
        guard let series = settings.shareOf, let lead = main.first else { return false }
        let place = claims.all[lead].place
        let amounts = (claims.bySubject[Claims.SubjectUnit(series: series, subject: place.key.subject)] ?? []).filter { index in
            let amount = claims.all[index]
            return amount.place.start == place.start && amount.place.end == place.end && amount.isExact && amount.figure.upper == nil
        }
        func beside(_ side: Side) -> [Claim] {
            let articles = Set(side.flatMap { claims.all[$0].articles })
            return amounts.map { claims.all[$0] }.filter { !$0.articles.isDisjoint(with: articles) }
        }
        let theirs = beside(side)
        return beside(main).contains { own in
            theirs.contains { $0.place.unit == own.place.unit && Self.ratio($0.value, own.value) <= 1.01 }
        }
    }

    /// Whether every claim of a side is an "about".
    func isHedged(_ side: Side) -> Bool { side.allSatisfy { claims.all[$0].figure.qualifier == .about } }

    /// The larger by the smaller.
    static func ratio(_ a: ExactDecimal, _ b: ExactDecimal) -> Double {
        let (x, y) = (abs(a.approximate), abs(b.approximate))
        if x == 0 || y == 0 { return x == y ? 1 : .infinity }
        return max(x, y) / min(x, y)
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
