import Model

/// What a rule makes of two sides.
struct Verdict {
    var rule: CheckRule
    var severity: Finding.Severity
    var cause: Finding.Cause?
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
        // What counts something else altogether does not stand for what lies nearer.
        if kind == .toll { opponents.sort { (distance(lead, $0), $0) < (distance(lead, $1), $1) } }
        let main = [lead] + rest.filter { !opponents.contains($0) }
        var doubts: [Side] = []
        while let first = opponents.first {
            var side = opponents.filter { $0 == first || !clash(first, $0, kind) }
            opponents.removeAll { side.contains($0) }
            // The one that shows the slip best speaks for those that rounding makes equal.
            if let clear = side.first(where: { cause([lead], [$0], kind, settings)?.isStrong == true }) {
                side = [clear] + side.filter { $0 != clear }
            }
            let speaker = side[0]
            var against = main.filter { one in one == lead || clash(one, speaker, kind) }
            // The figure of which this one is a slip need not be the one that most give.
            if cause(against, side, kind, settings)?.isStrong != true,
                let origin = rest.first(where: { clash($0, speaker, kind) && cause([$0], side, kind, settings)?.isStrong == true })
            {
                against = [origin] + (main.contains(origin) ? against.filter { $0 != origin && clash($0, speaker, kind) } : [])
            }
            let certain = certain(main, side, kind, settings)
            if certain == nil, kind == .amount || kind == .share, verdict(against, side, kind, settings)?.severity == .tension {
                doubts.append(side)
            } else {
                judge(against, side, kind, settings, certain)
            }
            if !isOpen(lead) { return true }
        }
        reportDoubts(lead, doubts, kind, settings)
        checkBridged(main.filter { $0 != lead && isOpen($0) }, kind, settings)
        return false
    }

    /// Figures that the one which leads is vague enough to agree with may still contradict each other.
    private mutating func checkBridged(_ figures: [Int], _ kind: CheckSettings.Kind, _ settings: CheckSettings) {
        for (place, a) in figures.prefix(Self.mostBridged).enumerated() {
            for b in figures.prefix(Self.mostBridged).dropFirst(place + 1) where isOpen(a) && isOpen(b) {
                if let certain = certain([a], [b], kind, settings) { report(certain, kind) }
            }
        }
    }

    private static let mostBridged = 100

    /// Whether every sentence that gives the figure gives another one for the same place too: then which of the two is meant was
    /// not understood, or one of them is of a part.
    private func isUnclear(_ index: Int, among group: [Int]) -> Bool {
        let others = group.filter { claims.all[$0].contradicts(claims.all[index]) }
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
                // "More than 200" beside 98 may be another source's count; in one sentence they are a whole and its part.
                guard larger.value > claim.value, larger.articles.contains(article), !larger.isBound || standTogether(claim, larger)
                else {
                    return false
                }
                return !haveOtherSources(claim, larger) && dissent(claim, larger) == nil
                    && Slip.from(larger.figure, to: claim.figure)?.isStrong != true
            }
        }
    }

    func distance(_ a: Int, _ b: Int) -> Double { Self.ratio(claims.all[a].value, claims.all[b].value) }

    /// Whether two figures of one article have different sources: it names them, or asserts the two differently.
    func haveOtherSources(_ a: Claim, _ b: Claim) -> Bool {
        a.comesFromOther(than: b) || (a.statuses.isDisjoint(with: b.statuses) && !a.sharesSource(with: b))
    }

    /// Whether two figures of one place are too far apart for rounding. Two printings of one survey at the same precision must
    /// be equal; elsewhere no value may be left that both allow.
    private func clash(_ a: Int, _ b: Int, _ kind: CheckSettings.Kind) -> Bool {
        let (x, y) = (claims.all[a], claims.all[b])
        if kind == .poll, isRounded(x, of: y) || isRounded(y, of: x) { return false }
        if x.contradicts(y) { return true }
        if kind == .share { return isToldGoal(x, beside: y) || isToldGoal(y, beside: x) }
        guard kind == .poll, x.isExact, y.isExact, x.figure.upper == nil, y.figure.upper == nil else { return false }
        return x.value.exponent == y.value.exponent && x.value != y.value
    }

    /// "Nearly two in five" of 37 percent: a hedged share as coarse as a fraction.
    func isRounded(_ claim: Claim, of other: Claim) -> Bool {
        guard claim.figure.qualifier == .about, claim.figure.upper == nil, claim.value.exponent >= 0,
            claim.value.reduced.significand % 5 == 0 || claim.value.reduced.exponent > 0
        else { return false }
        return abs(claim.value.approximate - other.value.approximate) <= 3
    }

    /// Whether a share that is a goal for later, and so a number of its own and no rounding, is told beside one that lies far below it.
    private func isToldGoal(_ claim: Claim, beside sound: Claim) -> Bool {
        claim.isExact && sound.isExact && claim.place.standing == .fact && sound.value < claim.value
            && sound.value.exponent < claim.value.exponent && Self.ratio(sound.value, claim.value) >= 1.25
            && (isGoal(claim) || isSharedGoal(sound, claim))
    }

    /// Two sides, the one that is held for sound first, and what comes of holding them against each other.
    private struct Judgement {
        var main: Side
        var side: Side
        var verdict: Verdict
    }

    private mutating func judge(
        _ main: Side, _ side: Side, _ kind: CheckSettings.Kind, _ settings: CheckSettings, _ certain: Judgement? = nil
    ) {
        let judgement = judgement(main, side, kind, settings)
        if judgement?.verdict.severity == .contradiction || certain == nil {
            if let judgement { report(judgement, kind) }
        } else if let certain {
            report(certain, kind)
        }
    }

    /// - Parameter areEqual: whether the sides are taken for equally supported, whatever others say beside them.
    private func judgement(
        _ main: Side, _ side: Side, _ kind: CheckSettings.Kind, _ settings: CheckSettings, areEqual: Bool = false
    ) -> Judgement? {
        // With equal support, the digits and the neighbours say better which of the two is the slip.
        var (main, side) = (main, side)
        let areEqual = areEqual || voices(main) == voices(side)
        let areAssumed = [main, side].map { claims.all[$0[0]].isAssumed }
        if areEqual, areAssumed[0] == areAssumed[1] ? strangeness(main[0]) > strangeness(side[0]) : areAssumed[0] {
            (main, side) = (side, main)
        }
        if kind == .poll, exceeds(main[0], settings), !exceeds(side[0], settings) { (main, side) = (side, main) }
        if areEqual, cause(main, side, kind, settings).map({ !$0.isStrong && !$0.isDirected }) ?? true,
            let other = cause(side, main, kind, settings), other.isDirected
        {
            (main, side) = (side, main)
        }
        guard let verdict = verdict(main, side, kind, settings), !settings.off.contains(verdict.rule.id) else { return nil }
        return Judgement(main: main, side: side, verdict: verdict)
    }

    /// The first two figures of two sides that prove alone that not all can be right: what others say more vaguely beside them takes
    /// nothing of that back. Where one author gives figures of both sides, they are of different things.
    private func certain(_ main: Side, _ side: Side, _ kind: CheckSettings.Kind, _ settings: CheckSettings) -> Judgement? {
        guard !knowsBoth(main, side), !knowsBoth(side, main) else { return nil }
        for a in main {
            for b in side where clash(a, b, kind) {
                for areEqual in [false, true] {
                    guard var found = judgement([a], [b], kind, settings, areEqual: areEqual), found.verdict.severity == .contradiction
                    else { continue }
                    let ours = [a] + main.filter { $0 != a && clash($0, b, kind) }
                    let theirs = [b] + side.filter { $0 != b && clash($0, a, kind) }
                    (found.main, found.side) = found.main == [a] ? (ours, theirs) : (theirs, ours)
                    return found
                }
            }
        }
        return nil
    }

    private mutating func report(_ judgement: Judgement, _ kind: CheckSettings.Kind) {
        let (main, side, verdict) = (judgement.main, judgement.side, judgement.verdict)
        let (a, b) = (claims.all[main[0]], claims.all[side[0]])
        report(
            verdict.rule, verdict.severity, sides: [main, side], cause: verdict.cause,
            explanation: explanation(verdict, main, side, kind),
            arithmetic: a.contradicts(b)
                ? Phrase.apart(a.figure, b.figure)
                : kind == .poll
                    ? "\(name(main)) and \(name(side)) are printed of one survey"
                    : "\(name(side)) is set as a goal, so that it is no rounded \(name(main))")
        if verdict.severity == .contradiction { suspect(side) }
    }

    private func explanation(_ verdict: Verdict, _ main: Side, _ side: Side, _ kind: CheckSettings.Kind) -> String {
        let other = another(main, side)
        var head =
            kind == .poll
            ? "One survey is quoted with \(span(main)) in \(count(main)) and with \(span(side)) in \(other)"
            : "\(span(main).capitalizedFirst) in \(count(main)), \(span(side)) in \(other), for the same thing and the same time"
        if kind == .poll { head += assumption(main, side) }
        if verdict.severity == .contradiction {
            return head + ": they cannot both be right; \(Phrase.cause(verdict.cause, name(side)))."
        }
        if verdict.cause != nil { return head + ": \(Phrase.cause(verdict.cause, name(side), hedge: "perhaps"))." }
        switch kind {
        case .poll: return head + ": they may answer different questions, or one is wrong."
        case .flow, .stock, .toll: return head + ": one may be a part or an earlier count of the other, or one is wrong."
        case .amount, .share: return head + ": the sources may count different things."
        }
    }

    /// Why a survey that an article dates by its week or month alone is taken for the other one.
    private func assumption(_ main: Side, _ side: Side) -> String {
        guard let vague = [main, side].compactMap({ $0.first.map { claims.all[$0] } }).first(where: \.isAssumed),
            let start = vague.place.start, let end = vague.place.end
        else { return "" }
        return " (for \(vague.period), when that of \(Period.days(start, end)) is its only one on file)"
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

    /// How far a figure lies from those of the same key at other times, as many as are near: the middle ratio.
    func strangeness(_ index: Int) -> Double {
        let claim = claims.all[index]
        if claims.byNumber.claims(of: claim.place, value: claim.value).contains(where: { isSaidAgain(claim, claims.all[$0]) }) { return 0 }
        let ratios = claims.claims(of: claim.place).clamped(to: index - Self.neighbours..<index + Self.neighbours + 1).compactMap {
            other -> Double? in
            let place = claims.all[other].place
            guard place.unit == claim.place.unit, place.start != claim.place.start else { return nil }
            return Self.ratio(claim.value, claims.all[other].value)
        }.sorted()
        return ratios.isEmpty ? 1 : ratios[ratios.count / 2]
    }

    /// So many claims before and after one say whether it fits.
    private static let neighbours = 200

    /// Whether another source gives the same number for a period that overlaps.
    private func isSaidAgain(_ claim: Claim, _ other: Claim) -> Bool {
        other.place.unit == claim.place.unit && other.place != claim.place && other.period.overlaps(claim.period)
            && other.voices != claim.voices
    }
}
