import Model
import Vocabulary

/// Rule R7 across articles: "up two points from a week earlier to 61 percent", and 62 percent on file for that week.
extension Examination {
    /// For surveys alone: of sums of money one hardly knows that both are counted by the same rules.
    mutating func checkStatedBase(_ saying: Saying, _ source: SentenceSource) {
        let linked = Set(saying.links.map(\.quantity))
        guard linked.count == 1, let level = linked.first, saying.isAsserted(level), !saying.quantities[level].isChange,
            saying.quantities[level].mention.figure.upper == nil, let change = pointsBeside(level, saying),
            let trend = saying.quantities[change].mention.trend ?? saying.quantities[level].mention.trend,
            source.hits(.otherBase, in: saying.reading).isEmpty, !source.isNegated(saying.reading)
        else { return }
        for index in Set(saying.claims(of: level)).sorted() where isOpen(index) && claims.all[index].place.standing == .fact {
            let claim = claims.all[index]
            guard let settings = applies(.statedChange, to: claim), settings.kind(of: claim.place.key.dimensions) == .poll,
                isComparable(claim, settings), let base = baseTime(saying, before: claim)
            else { continue }
            compareBase(index, Base(time: base, change: saying.figures(change).first, trend: trend), saying)
        }
    }

    private struct Base {
        var time: Period
        var change: Figure
        var trend: Trend
    }

    /// The one number of points near a level, in a sentence that has no other share.
    private func pointsBeside(_ level: Int, _ saying: Saying) -> Int? {
        let others = saying.quantities.indices.filter { index in
            let unit = saying.quantities[index].mention.figure.unit.code
            return index != level && [MeasureUnit.percent.code, MeasureUnit.percentagePoint.code, "point"].contains(unit)
        }
        guard others.count == 1, let only = others.first else { return nil }
        let role = saying.quantities[only]
        let gap =
            max(role.words.lowerBound, saying.quantities[level].words.lowerBound)
            - min(role.words.upperBound, saying.quantities[level].words.upperBound)
        let isChange = role.isChange || role.mention.trend != nil
        return isChange && saying.isAsserted(only) && role.mention.figure.upper == nil && gap <= Self.nearWords
            && role.mention.figure.unit.code != MeasureUnit.percent.code ? only : nil
    }

    /// Words that may stand between a level and its change.
    private static let nearWords = 8

    /// The one time of the sentence that lies before the survey: "a week earlier", "in June".
    private func baseTime(_ saying: Saying, before claim: Claim) -> Period? {
        guard let start = claim.place.start else { return nil }
        let earlier = saying.reading.times.filter { !$0.isOfReport }.compactMap(\.mention.period).filter { period in
            guard let end = period.end, let days = period.dayCount else { return false }
            return end < start && days <= 31 && start.dayNumber - end.dayNumber <= 200
        }
        return earlier.count == 1 ? earlier[0] : nil
    }

    private mutating func compareBase(_ index: Int, _ base: Base, _ saying: Saying) {
        let claim = claims.all[index]
        // Of a day or a week, a survey taken in the days around it.
        let slack = (base.time.dayCount ?? 0) <= 7 ? 4 : 0
        guard let from = base.time.start?.dayNumber, let until = base.time.end?.dayNumber, let own = claim.place.start else { return }
        let known = claims.claims(of: claim.place).filter { other in
            let place = claims.all[other].place
            guard place.unit == claim.place.unit, place.standing == .fact, isOpen(other), let start = place.start, let end = place.end,
                (place.days ?? 400) <= 31
            else { return false }
            return end < own && start.dayNumber <= until + slack && end.dayNumber >= from - slack
        }
        guard let lead = claims.ranked(known).first, known.allSatisfy({ claims.all[$0].place == claims.all[lead].place }),
            let before = base.trend == .up
                ? Self.difference(claim.robust, base.change.robust) : claim.robust.adding(base.change.robust),
            known.allSatisfy({ claims.all[$0].isExact && claims.all[$0].robust.isDisjoint(from: before) }),
            claims.all[lead].articles.isDisjoint(with: claim.articles)
        else { return }
        let other = claims.all[lead]
        report(
            .statedChange, .tension, sides: [[lead], [index]], period: Self.span(other.period, claim.period), cause: .sum,
            explanation:
                "\(name([index]).capitalizedFirst) is told as \(Phrase.number(base.change.value)) points \(base.trend == .up ? "more" : "fewer") "
                + "than for \(base.time), and \(name([lead])) is on file for \(other.period): the change, its time or one of the two is "
                + "wrong.",
            arithmetic: "\(Phrase.interval(before)) would have been before; \(Phrase.apart(before, other.robust))",
            values: [other.value, claim.value])
    }
}
