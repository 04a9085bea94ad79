import Model

/// The killed and the wounded of one time: taken together, or the ones told as the others.
extension Examination {
    private struct Beginning: Hashable {
        var series: String
        var subject: String
        var unit: String
        var start: CalendarDate
    }

    /// So many counts of one time are compared, however many there are.
    private static let mostCounts = 300

    /// A count that is the sum of two that one sentence of another article gives side by side, those of its own kind and others; or the
    /// number that another article gives for another kind of the very same people.
    mutating func checkLumped() {
        var times = OrderedGroups<Beginning, Int>()
        for (index, claim) in claims.all.enumerated() where isOpen(index) && claim.place.standing == .fact {
            guard claim.figure.upper == nil, claim.figure.qualifier != .below, claim.value.exponent >= 0, let start = claim.place.start,
                applies(.samePeriod, to: claim)?.kind(of: claim.place.key.dimensions) == .toll
            else { continue }
            let key = claim.place.key
            times.append(index, to: Beginning(series: key.series, subject: key.subject, unit: claim.place.unit, start: start))
        }
        for counts in times.map(\.elements) where counts.count > 2 {
            let counts = Array(counts.prefix(Self.mostCounts))
            let byValue = Dictionary(grouping: counts) { claims.all[$0].value }
            for index in counts where isOpen(index) && claims.all[index].value > ExactDecimal(19) {
                if let pair = claims.all[index].isExact ? lump(index, counts, byValue) : loosely(index, counts) {
                    reportLump(index, pair)
                } else if claims.all[index].isExact, let sound = lender(of: index, counts, byValue) {
                    reportBorrowed(index, from: sound)
                }
            }
        }
    }

    /// A count of the kind that is asked for, and another one beside it.
    private struct Pair {
        var own: Int
        var other: Int
    }

    private func lump(_ index: Int, _ counts: [Int], _ byValue: [ExactDecimal: [Int]]) -> Pair? {
        let sum = claims.all[index]
        for own in counts where isOpen(own) && claims.all[own].isExact && claims.all[own].value < sum.value {
            guard let rest = sum.value.subtracting(claims.all[own].value), let others = byValue[rest] else { continue }
            if let other = others.first(where: { claims.all[$0].isExact && isLump(index, of: Pair(own: own, other: $0)) }) {
                return Pair(own: own, other: other)
            }
        }
        return nil
    }

    /// The same of "more than 250", where 103 were killed and some 150 wounded: twice what was counted at least, and the sum to a step.
    private func loosely(_ index: Int, _ counts: [Int]) -> Pair? {
        let sum = claims.all[index]
        guard sum.value.reduced.significand.magnitude > 9 else { return nil }
        let allowed = Figure(value: sum.value, unit: sum.figure.unit).robust
        for own in counts where isOpen(own) && claims.all[own].isExact && Self.ratio(claims.all[own].value, sum.value) >= 2 {
            let other = counts.first { other in
                guard let made = claims.all[own].value.adding(claims.all[other].value), made >= sum.value else { return false }
                return claims.all[own].value < sum.value && !allowed.isDisjoint(from: Interval(exactly: made))
                    && isLump(index, of: Pair(own: own, other: other))
            }
            if let other { return Pair(own: own, other: other) }
        }
        return nil
    }

    private func isLump(_ index: Int, of pair: Pair) -> Bool {
        let (sum, own, other) = (claims.all[index], claims.all[pair.own], claims.all[pair.other])
        return own.place.end == sum.place.end && other.place.end == sum.place.end && isOfOtherKind(other, than: own, and: sum)
            && isRefinement(sum, own) && sum.articles.isDisjoint(with: own.articles) && own.contradicts(sum) && standTogether(own, other)
    }

    /// Whether two counts are of one kind and the third of another: of the same people, not of another place.
    private func isOfOtherKind(_ other: Claim, than own: Claim, and claim: Claim) -> Bool {
        let (a, b, c) = (own.place.key.dimensions, claim.place.key.dimensions, other.place.key.dimensions)
        return b.contains { name, value in a[name] == value && c[name].map { $0 != value } ?? false }
    }

    /// The count of the claim's kind in an article that gives the claim's number for another kind.
    private func lender(of index: Int, _ counts: [Int], _ byValue: [ExactDecimal: [Int]]) -> Int? {
        let claim = claims.all[index]
        for place in byValue[claim.value] ?? [] where place != index && isOpen(place) {
            let twin = claims.all[place]
            guard twin.isExact, twin.articles.isDisjoint(with: claim.articles), areOfOneTime(twin, claim) else { continue }
            // What stands in the sentence of the number that was taken was told with it.
            let besides = counts.filter { standTogether(claims.all[$0], twin) }
            let sound = (besides + counts).first {
                let other = claims.all[$0]
                // Of a number with so many digits that chance hardly gives it to both kinds, a count of so many at least is proof enough.
                return isOpen($0) && (other.contradicts(claim) || (other.figure.qualifier == .above && Self.isLong(claim.value)))
                    && !other.articles.isDisjoint(with: twin.articles)
                    && isOfOtherKind(twin, than: other, and: claim) && isSibling(other.place.key, twin.place.key)
                    && areOfOneTime(other, claim) && isRefinement(other, claim) && !other.comesFromOther(than: claim)
                    && Self.ratio(other.value, claim.value) >= 1.5
            }
            if let sound { return sound }
        }
        return nil
    }

    /// Whether two counts are of the same days, or up to days of one month.
    private func areOfOneTime(_ a: Claim, _ b: Claim) -> Bool {
        a.place.end == b.place.end || ((a.place.days ?? 0) > 31 && (b.place.days ?? 0) > 31 && areClose(a, b))
    }

    private mutating func reportLump(_ index: Int, _ pair: Pair) {
        let (sum, own, other) = (claims.all[index], claims.all[pair.own], claims.all[pair.other])
        report(
            .samePeriod, .contradiction, sides: [[pair.own], [index]], key: own.place.key, cause: .definition,
            explanation:
                "\(name([pair.own]).capitalizedFirst) and \(name([pair.other])) of another kind in \(count([pair.own])), "
                + "\(name([index])) of the first kind in \(another([pair.own], [index])): the two were taken together.",
            arithmetic: "\(Phrase.number(own.value)) + \(Phrase.number(other.value)) = \(Phrase.number(sum.value)); "
                + Phrase.apart(own.figure, sum.figure),
            values: [own.value, sum.value], observations: own.observations + sum.observations + other.observations)
        suspect([index])
    }
}
