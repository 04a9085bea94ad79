import Model

/// Rule R16 between outcomes: a count of one kind that is another article's count of another kind of the same people, as when the wounded
/// are told as dead.
extension Examination {
    mutating func checkBorrowed() {
        for (index, claim) in claims.all.enumerated() where isOpen(index) {
            guard let settings = applies(.samePeriod, to: claim), settings.kind(of: claim.place.key.dimensions) == .toll,
                claim.place.standing == .fact, claim.isExact, claim.figure.upper == nil, claim.value.exponent == 0,
                claim.value > ExactDecimal(19), let sound = lender(of: index)
            else { continue }
            let other = claims.all[sound]
            report(
                .samePeriod, .contradiction, sides: [[sound], [index]], period: Self.span(other.period, claim.period), cause: "definition",
                explanation:
                    "\(name([sound]).capitalizedFirst) in \(count([sound])), which gives \(name([index])) for something else beside it; "
                    + "\(name([index])) in \(another([sound], [index])): \(Phrase.cause("definition", name([index]))).",
                arithmetic: Phrase.apart(other.figure, claim.figure))
            suspect([index])
        }
    }

    /// So many digits, the last no zero, that chance hardly makes two counts alike.
    private static func isLong(_ value: ExactDecimal) -> Bool { value.significand > 999 && value.significand % 10 != 0 }

    /// The claim of the same kind beside which another article gives the same number for another kind.
    private func lender(of index: Int) -> Int? {
        let claim = claims.all[index]
        let isLong = Self.isLong(claim.value)
        for place in claims.byNumber.claims(like: claim, value: claim.value) {
            let twin = claims.all[place]
            guard isOpen(place), isOtherKind(twin.place.key, claim.place.key), twin.articles.isDisjoint(with: claim.articles),
                isLong ? areClose(twin, claim) : areOfOneTime(twin, claim)
            else { continue }
            let sound = claims.bySubject[Claims.SubjectUnit(series: claim.place.key.series, subject: claim.place.key.subject)]?.first {
                let other = claims.all[$0]
                guard isOpen($0), other.isExact, other.place.unit == claim.place.unit, other.contradicts(claim) else { return false }
                if isLong { return other.place.key == claim.place.key && standTogether(other, twin) }
                // A short number has to be of the very same people and days, and of no other source.
                return !other.articles.isDisjoint(with: twin.articles) && areOfOneTime(other, claim) && isRefinement(other, claim)
                    && isSibling(other.place.key, twin.place.key) && !other.comesFromOther(than: claim)
                    && Self.ratio(other.value, claim.value) >= 1.5
            }
            if let sound { return sound }
        }
        return nil
    }

    /// Whether two keys differ in the value of one dimension, as far as both say, and one says no more than the other.
    private func isOtherKind(_ a: Key, _ b: Key) -> Bool {
        guard a.subject == b.subject else { return false }
        let shared = a.dimensions.filter { b.dimensions[$0.key] != nil }
        return shared.count == min(a.dimensions.count, b.dimensions.count) && shared.count { b.dimensions[$0.key] != $0.value } == 1
    }

    /// Whether two counts end within a month of each other.
    private func areClose(_ a: Claim, _ b: Claim) -> Bool {
        guard let x = a.place.end, let y = b.place.end else { return false }
        return abs(x.dayNumber - y.dayNumber) <= 31
    }

    /// Whether two counts are of one day, or from one start on.
    private func areOfOneTime(_ a: Claim, _ b: Claim) -> Bool {
        guard let start = a.place.start, start == b.place.start else { return false }
        return a.place.end == b.place.end || ((a.place.days ?? 0) > 31 && areClose(a, b))
    }

    // MARK: The killed and the wounded taken together

    private struct Lump: Hashable {
        var series: String
        var subject: String
        var unit: String
        var value: ExactDecimal

        init(_ claim: Claim, _ value: ExactDecimal) {
            series = claim.place.key.series
            subject = claim.place.key.subject
            unit = claim.place.unit
            self.value = value
        }
    }

    /// A count that is the sum of two that one sentence of another article gives side by side: those of its own kind, and others.
    mutating func checkLumped() {
        struct Sentence: Hashable {
            var article: String
            var range: ByteRange
        }
        var sentences = OrderedGroups<Sentence, Int>()
        var wanted: Set<Lump> = []
        for (index, claim) in claims.all.enumerated() where isOpen(index) && isPlainCount(claim) {
            if claim.value > ExactDecimal(19) { wanted.insert(Lump(claim, claim.value)) }
            for one in claim.observations { sentences.append(index, to: Sentence(article: one.article.identity, range: one.evidenceRange)) }
        }
        var lumps: [Lump: [Pair]] = [:]
        for sentence in sentences where (2...8).contains(sentence.elements.count) {
            for (place, first) in sentence.elements.enumerated() {
                for second in sentence.elements.dropFirst(place + 1) {
                    let (a, b) = (claims.all[first], claims.all[second])
                    guard a.place.key.subject == b.place.key.subject, a.place.key.series == b.place.key.series,
                        a.place.unit == b.place.unit,
                        a.place.start == b.place.start, a.place.end == b.place.end, let sum = a.value.adding(b.value)
                    else { continue }
                    let lump = Lump(a, sum)
                    if wanted.contains(lump) {
                        lumps[lump, default: []] += [Pair(own: first, other: second), Pair(own: second, other: first)]
                    }
                }
            }
        }
        guard !lumps.isEmpty else { return }
        for (index, claim) in claims.all.enumerated() where isOpen(index) && isPlainCount(claim) {
            if let pair = lumps[Lump(claim, claim.value)]?.first(where: { isLump(index, of: $0) }) { reportLump(index, pair) }
        }
    }

    /// A count of the kind that is asked for, and another one beside it.
    private struct Pair {
        var own: Int
        var other: Int
    }

    private func isPlainCount(_ claim: Claim) -> Bool {
        applies(.samePeriod, to: claim)?.kind(of: claim.place.key.dimensions) == .toll && claim.place.standing == .fact && claim.isExact
            && claim.figure.upper == nil && claim.value.exponent == 0
    }

    private func isLump(_ index: Int, of pair: Pair) -> Bool {
        let (sum, own, other) = (claims.all[index], claims.all[pair.own], claims.all[pair.other])
        let keys = [sum, own, other].map(\.place.key.dimensions)
        // Of another outcome, not of another place: those of two places together are no slip.
        let isOfOtherKind = keys[0].contains { name, value in keys[1][name] == value && keys[2][name].map { $0 != value } ?? false }
        return isOfOtherKind && isOpen(pair.own) && own.place.start == sum.place.start && own.place.end == sum.place.end
            && isRefinement(sum, own) && sum.articles.isDisjoint(with: own.articles) && own.contradicts(sum) && own.isExact && other.isExact
    }

    private mutating func reportLump(_ index: Int, _ pair: Pair) {
        let (sum, own, other) = (claims.all[index], claims.all[pair.own], claims.all[pair.other])
        report(
            .samePeriod, .contradiction, sides: [[pair.own], [index]], key: own.place.key, cause: "definition",
            explanation:
                "\(name([pair.own]).capitalizedFirst) and \(name([pair.other])) of another kind in \(count([pair.own])), "
                + "\(name([index])) of the first kind in \(another([pair.own], [index])): the two were taken together.",
            arithmetic: "\(Phrase.number(own.value)) + \(Phrase.number(other.value)) = \(Phrase.number(sum.value)); "
                + Phrase.apart(own.figure, sum.figure),
            values: [own.value, sum.value], observations: own.observations + sum.observations + other.observations)
        suspect([index])
    }
}
