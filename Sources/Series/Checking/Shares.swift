import Model

/// Rules R4, R10, R16: shares of one whole.
extension Examination {
    /// R10: beyond what a share or a count can be.
    mutating func checkBounds() {
        let hundred = ExactDecimal(100)
        for (index, claim) in claims.all.enumerated() {
            guard let settings = applies(.bounds, to: claim) else { continue }
            let kind = settings.kind(of: claim.place.key.dimensions)
            let isShare = claim.place.unit == MeasureUnit.percent.code && kind == .poll
            let above = isShare && claim.robust.low.map { $0 > hundred } ?? false
            let below = claim.robust.high.map { $0.isNegative } ?? false
            if !above, !below, let first = claim.firstSaid, let start = claim.place.start, start.dayNumber > first, claim.isFutureFact {
                report(
                    .bounds, .tension, sides: [[index]],
                    explanation: "\(name([index]).capitalizedFirst) is told as a fact of a time that had not come when it was told.",
                    arithmetic: "\(claim.period) begins after \(CalendarDate(dayNumber: first))")
                continue
            }
            guard above || below else { continue }
            report(
                .bounds, .contradiction, sides: [[index]],
                explanation:
                    "\(name([index]).capitalizedFirst) cannot be: \(above ? "a share of all answers is at most 100 percent" : "it is below zero").",
                arithmetic: "\(Phrase.interval(claim.robust)) lies \(above ? "above 100" : "below 0")")
            suspect([index])
        }
    }

    /// The two shares of one survey, as one article gives them.
    private struct Pair: Hashable {
        var first: Int
        var second: Int
    }

    private struct Base: Hashable {
        var key: Key
        var start: CalendarDate?
        var end: CalendarDate?
    }

    /// The answers to each survey that has any, by what they answer.
    private func answers() -> [(base: Base, division: CheckSettings.Division, answers: [String: [Int]])] {
        struct Answer {
            var value: String
            var claim: Int
        }
        var groups = OrderedGroups<Base, Answer>()
        for (index, claim) in claims.all.enumerated() {
            guard isOpen(index), claim.place.standing == .fact, let settings = settings(of: claim), let division = settings.complementary,
                division.values.count == 2, let value = claim.place.key.dimensions[division.dimension], division.values.contains(value),
                isComparable(claim, settings), claim.figure.upper == nil
            else { continue }
            var key = claim.place.key
            key.dimensions[division.dimension] = nil
            groups.append(Answer(value: value, claim: index), to: Base(key: key, start: claim.place.start, end: claim.place.end))
        }
        return groups.compactMap { group in
            guard let division = settings[group.key.key.series]?.complementary else { return nil }
            return (group.key, division, Dictionary(grouping: group.elements, by: \.value).mapValues { $0.map(\.claim) })
        }
    }

    /// Pairs of complementary shares that stand in one article, by survey.
    private func pairs() -> [(base: Base, division: CheckSettings.Division, pairs: [Pair])] {
        answers().compactMap { base, division, answers in
            let pairs = (answers[division.values[0]] ?? []).flatMap { a in
                (answers[division.values[1]] ?? []).filter { !claims.all[$0].articles.isDisjoint(with: claims.all[a].articles) }.map {
                    Pair(first: a, second: $0)
                }
            }
            return pairs.isEmpty ? nil : (base, division, pairs)
        }
    }

    /// R16: an article gives each share the other's value.
    mutating func checkSwaps() {
        for (base, division, pairs) in pairs() where settings[base.key.series]?.off.contains(CheckRule.swappedValues.id) == false {
            for (place, pair) in pairs.enumerated() {
                for other in pairs.dropFirst(place + 1) where isSwapped(pair, other) {
                    guard [pair.first, pair.second, other.first, other.second].allSatisfy(isOpen) else { continue }
                    var (sound, wrong) = (pair, other)
                    if isSounder([other.first, other.second], than: [pair.first, pair.second]) { swap(&sound, &wrong) }
                    let (a, b) = (claims.all[sound.first], claims.all[sound.second])
                    report(
                        .swappedValues, .contradiction, sides: [[sound.first, sound.second], [wrong.first, wrong.second]], key: base.key,
                        cause: .swappedStance,
                        explanation: "One survey has \(division.values[0]) \(name([sound.first])) and \(division.values[1]) "
                            + "\(name([sound.second])) in \(count([sound.first])), the other way round in \(another([sound.first], [wrong.first])): "
                            + "the two were exchanged in one of them.",
                        arithmetic: Phrase.apart(a.figure, b.figure))
                    suspect([wrong.first, wrong.second])
                }
            }
        }
    }

    private func isSwapped(_ a: Pair, _ b: Pair) -> Bool {
        let (x, y) = (claims.all[a.first], claims.all[a.second])
        let (u, v) = (claims.all[b.first], claims.all[b.second])
        return !x.robust.isDisjoint(from: v.robust) && !y.robust.isDisjoint(from: u.robust) && x.contradicts(u) && y.contradicts(v)
            && x.isExact && y.isExact && u.isExact && v.isExact
    }

    /// R4: answers that exclude each other, together above all who were asked.
    mutating func checkShareSums() {
        let hundred = ExactDecimal(100)
        for (base, division, pairs) in pairs() where settings[base.key.series]?.off.contains(CheckRule.sharesSum.id) == false {
            for pair in pairs where isOpen(pair.first) && isOpen(pair.second) {
                let (a, b) = (claims.all[pair.first], claims.all[pair.second])
                guard isOneDate(a), a.isExact, b.isExact, !isOneOfSeveral(pair, pairs), let low = a.robust.low, let other = b.robust.low,
                    let least = low.adding(other), least > hundred,
                    let sum = a.value.adding(b.value)
                else { continue }
                // So far above that one of them was hardly meant as a share of the same answers.
                guard sum <= ExactDecimal(130) else { continue }
                let most = settings[base.key.series]?.shareSum ?? ExactDecimal(101)
                reportShares(pair.first, pair.second, base.key, division, sum, sum > most ? .contradiction : .tension)
            }
        }
        checkSharesApart()
    }

    /// R4 where no article gives both answers: each is the only one of its survey on file.
    private mutating func checkSharesApart() {
        for (base, division, answers) in answers() {
            guard settings[base.key.series]?.off.contains(CheckRule.sharesSum.id) == false,
                let first = answers[division.values[0]], let second = answers[division.values[1]], first.count == 1, second.count == 1,
                isOpen(first[0]), isOpen(second[0])
            else { continue }
            let (a, b) = (claims.all[first[0]], claims.all[second[0]])
            // A month's survey is known by being the only one on file: what is a little too much may be of two.
            let most = ExactDecimal(a.isAssumed || b.isAssumed ? 104 : 102)
            guard a.articles.isDisjoint(with: b.articles), isOneDate(a), a.period.isToTheDay || b.period.isToTheDay, a.isExact, b.isExact,
                let sum = a.value.adding(b.value), sum >= most, sum <= ExactDecimal(130)
            else { continue }
            reportShares(first[0], second[0], base.key, division, sum, .contradiction)
        }
    }

    private mutating func reportShares(
        _ first: Int, _ second: Int, _ key: Key, _ division: CheckSettings.Division, _ sum: ExactDecimal, _ severity: Finding.Severity
    ) {
        let robust = [first, second].map { claims.all[$0].robust.low ?? .zero }
        let least = robust[0].adding(robust[1]) ?? sum
        report(
            .sharesSum, severity, sides: [[first], [second]], key: key, cause: .sum,
            explanation:
                "\(name([first]).capitalizedFirst) \(division.values[0]) and \(name([second])) \(division.values[1]) of one survey "
                + "make \(Phrase.number(sum)): one of them is wrong.",
            arithmetic: "at least \(Phrase.number(robust[0])) + \(Phrase.number(robust[1])) = \(Phrase.number(least)) > 100")
        suspect([first, second])
    }

    /// Whether an article that gives the pair gives another value of either share too: then one of them is of a part of those
    /// asked, or of another date; unless one sentence gives the two, and no third one.
    private func isOneOfSeveral(_ pair: Pair, _ pairs: [Pair]) -> Bool {
        let (first, second) = (claims.all[pair.first], claims.all[pair.second])
        let articles = first.articles.intersection(second.articles)
        let isPlain =
            standTogether(first, second)
            && !pairs.contains { other in
                [other.first, other.second].contains { index in
                    index != pair.first && index != pair.second && standTogether(claims.all[index], first)
                }
            }
        return !isPlain
            && pairs.contains { other in
                other != pair && (other.first == pair.first || other.second == pair.second)
                    && !claims.all[other.first].articles.isDisjoint(with: articles)
                    && !claims.all[other.second].articles.isDisjoint(with: articles)
            }
    }

    /// Shares of a longer period than a survey takes may be of several surveys.
    private func isOneDate(_ claim: Claim) -> Bool { (claim.place.days ?? 400) <= 31 }
}
