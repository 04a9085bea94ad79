import Model

/// What a rule makes of two sides.
struct Verdict {
    var rule: CheckRule
    var severity: Finding.Severity
    var cause: String?
}

/// Rules R1, R2, R18 and R20: several figures for one place.
extension Examination {
    mutating func checkPlaces() {
        for group in claims.byPlace {
            // Whoever is shown to be wrong after all has to be left out before the others are heard.
            for _ in group {
                guard checkPlace(group) else { break }
            }
        }
    }

    /// Returns whether the figure that led turned out to be the wrong one.
    private mutating func checkPlace(_ group: [Int]) -> Bool {
        var open = group.filter(isOpen)
        guard open.count > 1, let settings = settings(of: claims.all[open[0]]), isComparable(claims.all[open[0]], settings) else {
            return false
        }
        let kind = settings.kind(of: claims.all[open[0]].place.key.dimensions)
        if kind != .poll, kind != .share { open = open.filter { !isPart($0, of: open) } }
        if [.poll, .share, .amount].contains(kind) { open = open.filter { !isUnclear($0, among: open) } }
        var rest = claims.ranked(open)
        guard var lead = rest.first, rest.count > 1 else { return false }
        // A bound states nothing that others could contradict first; of those equally supported the one that fits its time leads.
        if claims.all[lead].isBound, let stated = rest.first(where: { !claims.all[$0].isBound }) { lead = stated }
        let support = claims.support(lead, among: open)
        let equals = rest.filter { claims.support($0, among: open) == support && claims.all[$0].isBound == claims.all[lead].isBound }
        if equals.count > 2 { lead = equals.min { strangeness($0) < strangeness($1) } ?? lead }
        rest.removeAll { $0 == lead }
        var opponents = rest.filter { clash(lead, $0, kind) }
        let main = [lead] + rest.filter { !opponents.contains($0) }
        var doubts: [Side] = []
        while let first = opponents.first {
            let side = opponents.filter { $0 == first || !clash(first, $0, kind) }
            opponents.removeAll { side.contains($0) }
            var against = main.filter { one in one == lead || clash(one, first, kind) }
            // The figure of which this one is a slip need not be the one that most give.
            if cause(against, side, kind, settings)?.isStrong != true,
                let origin = rest.first(where: { clash($0, first, kind) && cause([$0], side, kind, settings)?.isStrong == true })
            {
                against = [origin]
            }
            if kind == .amount || kind == .share, verdict(against, side, kind, settings)?.severity == .tension {
                doubts.append(side)
            } else {
                judge(against, side, kind, settings)
            }
            if !isOpen(lead) { return true }
        }
        reportDoubts(lead, doubts, kind, settings)
        return false
    }

    /// Whether every sentence that gives the figure gives another one for the same place too: then which of the two is meant was
    /// not understood, or one of them is of a part.
    private func isUnclear(_ index: Int, among group: [Int]) -> Bool {
        let others = group.filter { claims.all[$0].value != claims.all[index].value }
        return claims.all[index].observations.allSatisfy { one in
            others.contains { other in
                claims.all[other].observations.contains {
                    $0.article.identity == one.article.identity && $0.evidenceRange == one.evidenceRange
                        && $0.figureRange != one.figureRange
                }
            }
        }
    }

    /// Whether every article that gives the figure also gives a larger one for the same place from the same source: then it is a
    /// part of that, or an earlier count, and the largest speaks for the article.
    private func isPart(_ index: Int, of group: [Int]) -> Bool {
        let claim = claims.all[index]
        return claim.articles.allSatisfy { article in
            group.contains { other in
                let larger = claims.all[other]
                guard larger.value > claim.value, larger.articles.contains(article) else { return false }
                return !haveOtherSources(claim, larger) && Slip.from(larger.figure, to: claim.figure)?.isStrong != true
            }
        }
    }

    /// Whether two figures of one article have different sources: it names them, or asserts the two differently.
    private func haveOtherSources(_ a: Claim, _ b: Claim) -> Bool {
        a.comesFromOther(than: b) || (a.statuses.isDisjoint(with: b.statuses) && !a.sharesSource(with: b))
    }

    /// Whether two figures of one place are too far apart for rounding. Two printings of one survey at the same precision must
    /// be equal; elsewhere no value may be left that both allow.
    private func clash(_ a: Int, _ b: Int, _ kind: CheckSettings.Kind) -> Bool {
        let (x, y) = (claims.all[a], claims.all[b])
        if x.contradicts(y) { return true }
        guard kind == .poll, x.isExact, y.isExact, x.figure.upper == nil, y.figure.upper == nil else { return false }
        return x.value.exponent == y.value.exponent && x.value != y.value
    }

    private mutating func judge(_ main: Side, _ side: Side, _ kind: CheckSettings.Kind, _ settings: CheckSettings) {
        // With equal support, the digits and the neighbours say better which of the two is the slip.
        var (main, side) = (main, side)
        if voices(main) == voices(side), strangeness(main[0]) > strangeness(side[0]) { (main, side) = (side, main) }
        if voices(main) == voices(side), cause(main, side, kind, settings) == nil, let other = cause(side, main, kind, settings),
            other.isDirected
        {
            (main, side) = (side, main)
        }
        guard let verdict = verdict(main, side, kind, settings), !settings.off.contains(verdict.rule.id) else { return }
        let (a, b) = (claims.all[main[0]], claims.all[side[0]])
        let explanation = explanation(verdict, main, side, kind)
        report(
            verdict.rule, verdict.severity, sides: [main, side], cause: verdict.cause, explanation: explanation,
            arithmetic: a.contradicts(b) ? Phrase.apart(a.robust, b.robust) : "\(name(main)) and \(name(side)) are printed of one survey")
        if verdict.severity == .contradiction { suspect(side) }
    }

    private func explanation(_ verdict: Verdict, _ main: Side, _ side: Side, _ kind: CheckSettings.Kind) -> String {
        let other =
            count(main) == count(side) && count(side) == "one article"
            ? (knowsBoth(main, side) ? "the same article" : "another") : count(side)
        let head =
            kind == .poll
            ? "One survey is quoted with \(name(main)) in \(count(main)) and with \(name(side)) in \(other)"
            : "\(name(main).capitalizedFirst) in \(count(main)), \(name(side)) in \(other), for the same thing and the same time"
        if verdict.severity == .contradiction {
            return head + ": they cannot both be right; \(Phrase.cause(verdict.cause, name(side)))."
        }
        if verdict.cause != nil { return head + ": perhaps \(Phrase.cause(verdict.cause, name(side)))." }
        switch kind {
        case .poll: return head + ": they may answer different questions, or one is wrong."
        case .flow, .stock, .toll: return head + ": one may be a part or an earlier count of the other, or one is wrong."
        case .amount, .share: return head + ": the sources may count different things."
        }
    }

    /// Amounts that sources count by rules of their own: one finding for all of them.
    private mutating func reportDoubts(_ lead: Int, _ sides: [Side], _ kind: CheckSettings.Kind, _ settings: CheckSettings) {
        guard sides.count > 1 else {
            if let only = sides.first { judge([lead], only, kind, settings) }
            return
        }
        guard !settings.off.contains(CheckRule.samePeriod.id) else { return }
        let all = [[lead]] + sides
        report(
            .samePeriod, .tension, sides: all,
            explanation: "\(all.map(name).joined(separator: ", ").capitalizedFirst) for the same thing and the same time: "
                + "the sources may count different things.",
            arithmetic: all.map { Phrase.interval(claims.all[$0[0]].robust) }.joined(separator: "; ") + ": no value is in all of them")
    }

    /// How far a figure lies from those of the same key at other times: the middle ratio.
    private func strangeness(_ index: Int) -> Double {
        let claim = claims.all[index]
        let ratios = claims.claims(of: claim.place).compactMap { other -> Double? in
            let place = claims.all[other].place
            guard place.key == claim.place.key, place.unit == claim.place.unit, place.start != claim.place.start else { return nil }
            return Self.ratio(claim.value, claims.all[other].value)
        }.sorted()
        if claims.claims(of: claim.place).contains(where: { isSaidAgain(claim, claims.all[$0]) }) { return 0 }
        return ratios.isEmpty ? 1 : ratios[ratios.count / 2]
    }

    /// Whether another source gives the same number for a period that overlaps.
    private func isSaidAgain(_ claim: Claim, _ other: Claim) -> Bool {
        other.place.key == claim.place.key && other.place.unit == claim.place.unit && other.place != claim.place
            && other.value == claim.value
            && other.period.overlaps(claim.period) && other.voices != claim.voices
    }

    private func verdict(_ main: Side, _ side: Side, _ kind: CheckSettings.Kind, _ settings: CheckSettings) -> Verdict? {
        let (a, b) = (claims.all[main[0]], claims.all[side[0]])
        let cause = cause(main, side, kind, settings)
        // "1.234" and "1,234": a point that parts thousands elsewhere leaves two readings of one number (trap F16).
        if cause?.name == Slip.Cause.scale.rawValue, mayBeOneNumber(a, b) { return nil }
        let together = knowsBoth(main, side)
        // One article's headline and body may differ by a slip, but 40 and 400 may be two things.
        // An article that gives both shares for one answer was not understood.
        let strong = (cause?.isStrong ?? false) && !(together && (Self.isShift(cause) || cause?.name == "swapped-stance"))
        // Plans and goals change and may differ; only a slip of the pen is told apart from that (trap F7), and a digit or two
        // that differ are not enough to tell.
        if a.place.standing != .fact {
            let chance = [Slip.Cause.wrongDigit.rawValue, Slip.Cause.digitTransposition.rawValue]
            let isSlip = strong && !chance.contains(cause?.name ?? "")
            return isSlip ? Verdict(rule: .samePeriod, severity: .contradiction, cause: cause?.name) : nil
        }
        if differInScope(main, side, settings), !strong { return nil }
        // Whoever gives the other figure too, for another time, has not made a slip: one of the two dates was not understood.
        if !together, !strong, knowsElsewhere(main, side) { return nil }
        let sources = a.comesFromOther(than: b)
        switch kind {
        case .poll:
            guard isOneSurvey(a.period) else {
                // Averages of a quarter, or several surveys: only a slip makes one look.
                let isSlip = cause?.name == Slip.Cause.digitTransposition.rawValue && isToTheDay(a.period) && !together
                return isSlip ? Verdict(rule: .samePeriod, severity: .tension, cause: cause?.name) : nil
            }
            if together, !strong { return nil }
            let near = !a.contradicts(b)
            if !isToTheDay(a.period), !strong || near { return nil }
            // So far apart without a slip, they may be answers to different questions.
            let doubtful = near || (cause == nil && Self.ratio(a.value, b.value) > 1.5)
            return Verdict(rule: .samePoll, severity: doubtful ? .tension : .contradiction, cause: cause?.name)
        case .flow, .stock:
            if together, !strong, !sources { return nil }
            // Within a month there may be several transports, and the number there may change: what explains the difference
            // must be known.
            let loose = (a.place.days ?? 400) > 366 || (cause == nil && (a.place.days ?? 400) > 7)
            let severity: Finding.Severity = strong || !(loose || isHedged(side) || isHedged(main)) ? .contradiction : .tension
            return Verdict(rule: .samePeriod, severity: severity, cause: cause?.name)
        case .amount, .share:
            if together, !strong { return nil }
            let ratio = Self.ratio(a.value, b.value)
            // A goal that many share may be met; one that is far off is another figure.
            let goal = cause?.name == "target-vs-actual" && ratio >= 1.25 && !sources
            let certain = strong || goal || (kind == .share && sharesAmount(main, side, settings))
            return Verdict(rule: .samePeriod, severity: certain ? .contradiction : .tension, cause: cause?.name)
        case .toll:
            return tollVerdict(main, side, cause, strong: strong, together: together)
        }
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

    private static func isShift(_ cause: LikelyCause?) -> Bool {
        cause?.name == Slip.Cause.digitDropped.rawValue || cause?.name == Slip.Cause.digitAdded.rawValue
    }

    /// Whether every article of `side` gives the figure of `main` for another time.
    private func knowsElsewhere(_ main: Side, _ side: Side) -> Bool {
        guard let lead = main.first else { return false }
        let sound = claims.all[lead]
        var knowing: Set<String> = []
        for index in claims.claims(of: sound.place) {
            let other = claims.all[index]
            if other.place.key == sound.place.key, other.place.unit == sound.place.unit, other.value == sound.value {
                knowing.formUnion(other.articles)
            }
        }
        return side.allSatisfy { claims.all[$0].articles.isSubset(of: knowing) }
    }

    /// Whether both sides give one and the same amount beside their shares: then they count by the same rules, and of one base.
    private func sharesAmount(_ main: Side, _ side: Side, _ settings: CheckSettings) -> Bool {
        guard let series = settings.shareOf, let lead = main.first else { return false }
        let place = claims.all[lead].place
        let (ours, theirs) = (Set(main.flatMap { claims.all[$0].articles }), Set(side.flatMap { claims.all[$0].articles }))
        return (claims.bySubject[Claims.SubjectUnit(series: series, subject: place.key.subject)] ?? []).contains { index in
            let amount = claims.all[index]
            return amount.place.start == place.start && amount.place.end == place.end && amount.isExact
                && !amount.articles.isDisjoint(with: ours)
                && !amount.articles.isDisjoint(with: theirs)
        }
    }

    /// Counts of the dead rise as they become known, and different reporters know different parts.
    private func tollVerdict(_ main: Side, _ side: Side, _ cause: LikelyCause?, strong: Bool, together: Bool) -> Verdict? {
        let (a, b) = (claims.all[main[0]], claims.all[side[0]])
        if together {
            // One article with two counts: its parts, or the course of a day, unless two sources stand behind them.
            let differ = haveOtherSources(a, b)
            if strong { return Verdict(rule: .samePeriod, severity: .contradiction, cause: cause?.name) }
            guard differ else { return nil }
            let severity: Finding.Severity = isHedged(main) || isHedged(side) ? .tension : .contradiction
            return Verdict(rule: .samePeriod, severity: severity, cause: "source-disagreement")
        }
        let (low, high) = a.value < b.value ? (a, b) : (b, a)
        guard !low.isBound || low.figure.qualifier == .below else { return nil }
        guard let lowLast = low.lastSaid, let highFirst = high.firstSaid else {
            return strong ? Verdict(rule: .samePeriod, severity: .contradiction, cause: cause?.name) : nil
        }
        let event = (a.place.days ?? 400) <= 7
        if lowLast <= highFirst {
            // Rising as it becomes known. A count from a start to a named day leaves no time for that within a week.
            if !event, highFirst - lowLast <= 7 || strong { return running(main, side, cause) }
            return strong && voices(main) > 1 ? Verdict(rule: .samePeriod, severity: .contradiction, cause: cause?.name) : nil
        }
        if !event { return running(main, side, cause) }
        if wasSaidBefore(low, highFirst) { return Verdict(rule: .staleFigure, severity: .contradiction, cause: "stale-copy") }
        if strong || cause?.name == Slip.Cause.digitTransposition.rawValue {
            return Verdict(rule: .samePeriod, severity: .contradiction, cause: cause?.name)
        }
        guard Self.ratio(a.value, b.value) <= 2 else { return nil }
        return Verdict(rule: .samePeriod, severity: .tension, cause: cause?.name)
    }

    private func running(_ main: Side, _ side: Side, _ cause: LikelyCause?) -> Verdict {
        let (a, b) = (claims.all[main[0]], claims.all[side[0]])
        let doubtful = (isHedged(main) || isHedged(side)) && a.comesFromOther(than: b)
        return Verdict(rule: .samePeriod, severity: doubtful ? .tension : .contradiction, cause: cause?.name)
    }

    /// Whether the same count, with any hedge, was given for the same place before the day.
    private func wasSaidBefore(_ claim: Claim, _ day: Int) -> Bool {
        claims.claims(of: claim.place).contains { index in
            let other = claims.all[index]
            guard other.place == claim.place, other.value == claim.value, let first = other.firstSaid else { return false }
            return first <= day
        }
    }

    /// Whether every claim of a side is an "about".
    func isHedged(_ side: Side) -> Bool { side.allSatisfy { claims.all[$0].figure.qualifier == .about } }

    /// Whether the period can be that of one survey.
    private func isOneSurvey(_ period: Period) -> Bool { (period.dayCount ?? 400) <= 31 && (isToTheDay(period) || isWeek(period)) }

    func isToTheDay(_ period: Period) -> Bool {
        if case .day = period.first, case .day = period.last { true } else { false }
    }

    private func isWeek(_ period: Period) -> Bool {
        if case .week = period.first, !period.isInterval { true } else { false }
    }

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
