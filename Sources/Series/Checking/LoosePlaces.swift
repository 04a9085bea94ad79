import Model

/// Rule R18 where not every article names the place or the group: a figure that an article repeats after it had been overtaken
/// shows by its very number whose count it is.
extension Examination {
    mutating func checkLoosePlaces() {
        struct Day: Hashable {
            var series: String
            var subject: String
            var unit: String
            var start: CalendarDate
            var end: CalendarDate
        }
        var days = OrderedGroups<Day, Int>()
        for (index, claim) in claims.all.enumerated() {
            guard let settings = applies(.staleFigure, to: claim), settings.kind(of: claim.place.key.dimensions) == .toll,
                claim.place.standing == .fact, (claim.place.days ?? 400) <= 7, let start = claim.place.start, let end = claim.place.end
            else { continue }
            let day = Day(series: claim.place.key.series, subject: claim.place.key.subject, unit: claim.place.unit, start: start, end: end)
            days.append(index, to: day)
        }
        for day in days { checkStale(day.elements) }
    }

    private mutating func checkStale(_ group: [Int]) {
        for low in group where isOpen(low) && claims.all[low].isExact {
            let stale = claims.all[low]
            // The highest count that had been given before, for the same thing as far as both say.
            let higher = group.filter { index in
                let claim = claims.all[index]
                guard isOpen(index), !claim.isBound, !isOfWitness(claim), claim.value > stale.value, claim.contradicts(stale),
                    isRefinement(claim, stale),
                    let first = claim.firstSaid, let last = stale.lastSaid, first < last, !knowsBoth([index], [low])
                else { return false }
                if last - first > 1, wasReplaced(stale.value, by: claim, in: group) { return true }
                return claim.place.key != stale.place.key && wasGiven(stale.value, before: first, in: group, like: claim)
            }
            guard let first = claims.ranked(higher).first else { continue }
            // Of one that rose step by step, the last.
            let steps = higher.filter { distance($0, first) <= Self.lastStep }
            let sound = steps.max { (claims.all[$0].value, $1) < (claims.all[$1].value, $0) } ?? first
            let high = claims.all[sound]
            report(
                .staleFigure, .contradiction, sides: [[sound], [low]], cause: .staleCopy,
                explanation: "\(name([sound]).capitalizedFirst) had been reported when \(count([low])) still gave \(name([low])): "
                    + Phrase.cause(.staleCopy, name([low])) + ".",
                arithmetic: Phrase.apart(high.figure, stale.figure))
            suspect([low])
        }
    }

    /// How far the last step of a count lies above one that is on its way.
    private static let lastStep = 1.25

    /// Whether an article that gives the higher count gives the other one too, as one of the same, in another sentence: what had been known
    /// before. A part of it would be hardly so large; a small one, only where the article follows the count from step to step.
    private func wasReplaced(_ value: ExactDecimal, by high: Claim, in group: [Int]) -> Bool {
        guard value > ExactDecimal(4), Self.ratio(value, high.value) <= 3 else { return false }
        if value <= ExactDecimal(9) {
            let steps = group.count {
                claims.all[$0].place.key == high.place.key && !claims.all[$0].articles.isDisjoint(with: high.articles)
            }
            guard steps > 2 else { return false }
        }
        return group.contains { index in
            let other = claims.all[index]
            return other.value == value && other.isExact && other.place.key == high.place.key
                && !other.articles.isDisjoint(with: high.articles)
                && !standTogether(other, high)
        }
    }

    /// Whether the dimensions that both have agree, and one has no more than it leaves out.
    func isRefinement(_ a: Claim, _ b: Claim) -> Bool {
        let (x, y) = (a.place.key.dimensions, b.place.key.dimensions)
        let (few, many) = x.count <= y.count ? (x, y) : (y, x)
        return few.allSatisfy { many[$0.key] == $0.value }
    }

    private func wasGiven(_ value: ExactDecimal, before day: Int, in group: [Int], like claim: Claim) -> Bool {
        group.contains { index in
            let other = claims.all[index]
            guard other.value == value, isRefinement(other, claim), let first = other.firstSaid else { return false }
            return first < day
        }
    }
}
