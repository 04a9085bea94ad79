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
                guard isOpen(index), !claim.isBound, claim.value > stale.value, claim.contradicts(stale), isRefinement(claim, stale),
                    claim.place.key != stale.place.key, let first = claim.firstSaid, let last = stale.lastSaid
                else { return false }
                return first < last && !knowsBoth([index], [low]) && wasGiven(stale.value, before: first, in: group, like: claim)
            }
            guard let sound = claims.ranked(higher).first else { continue }
            let high = claims.all[sound]
            report(
                .staleFigure, .contradiction, sides: [[sound], [low]], cause: "stale-copy",
                explanation: "\(name([sound]).capitalizedFirst) had been reported when \(count([low])) still gave \(name([low])): "
                    + Phrase.cause("stale-copy", name([low])) + ".",
                arithmetic: Phrase.apart(high.figure, stale.figure))
            suspect([low])
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
