import Model

/// Rule R16 where an article dates a survey otherwise: the two answers of one article are exactly those of another, the other way round.
///
/// Within a month opinion does not turn round so.
extension Examination {
    mutating func checkMisdatedSwaps() {
        for group in answersByQuestion() {
            guard let division = settings[group.key.series]?.complementary, division.values.count == 2 else { continue }
            let answers = Dictionary(grouping: group.elements) { claims.all[$0].place.key.dimensions[division.dimension] }
            guard let firsts = answers[division.values[0]], let seconds = answers[division.values[1]] else { continue }
            let opposite = Dictionary(grouping: seconds) { claims.all[$0].value }
            var beside: [String: [Int]] = [:]
            for first in firsts {
                for second in opposite[claims.all[first].value] ?? [] where areClose(first, second) && haveNoArticleInCommon(first, second)
                {
                    if beside.isEmpty { beside = byArticle(group.elements) }
                    checkMisdated(first, second, beside, key: group.key, division)
                }
            }
        }
    }

    /// Plain answers to surveys, by what they answer.
    private func answersByQuestion() -> OrderedGroups<Key, Int> {
        var groups = OrderedGroups<Key, Int>()
        // A key is made once for all its claims.
        var questions: [Int: Key] = [:]
        for (index, claim) in claims.all.enumerated() where isOpen(index) && claim.place.standing == .fact && claim.isExact {
            guard let settings = applies(.swappedValues, to: claim), let division = settings.complementary, isComparable(claim, settings),
                claim.figure.upper == nil, (claim.place.days ?? 400) <= 31
            else { continue }
            var key = questions[claim.place.keyNumber] ?? claim.place.key
            if questions[claim.place.keyNumber] == nil {
                key.dimensions[division.dimension] = nil
                questions[claim.place.keyNumber] = key
            }
            groups.append(index, to: key)
        }
        return groups
    }

    private func byArticle(_ indices: [Int]) -> [String: [Int]] {
        var groups: [String: [Int]] = [:]
        for index in indices {
            for article in claims.all[index].articles { groups[article, default: []].append(index) }
        }
        return groups
    }

    /// Whether at most a month lies between two claims.
    private func areClose(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (claims.all[a].place, claims.all[b].place)
        guard let start = x.start, let end = x.end, let from = y.start, let to = y.end else { return false }
        return max(from.dayNumber - end.dayNumber, start.dayNumber - to.dayNumber) <= 31
    }

    private func haveNoArticleInCommon(_ a: Int, _ b: Int) -> Bool { claims.all[a].articles.isDisjoint(with: claims.all[b].articles) }

    /// - Parameters:
    ///   - first: a claim of the first answer; `second`: one of the second answer with the same number, in another article.
    ///   - beside: the claims of each article.
    private mutating func checkMisdated(
        _ first: Int, _ second: Int, _ beside: [String: [Int]], key: Key, _ division: CheckSettings.Division
    ) {
        func others(_ index: Int, _ value: String) -> [Int] {
            claims.all[index].articles.sorted().flatMap { beside[$0] ?? [] }.filter {
                isOpen($0) && claims.all[$0].place.key.dimensions[division.dimension] == value && areClose($0, index)
            }
        }
        guard isOpen(first), isOpen(second) else { return }
        for partner in others(first, division.values[1]) where claims.all[partner].value != claims.all[first].value {
            let isFar = areFarApart(claims.all[first].value, claims.all[partner].value)
            let match = others(second, division.values[0]).first {
                claims.all[$0].value == claims.all[partner].value && areClose($0, first) && haveNoArticleInCommon($0, partner)
                    && (isFar || (isOfRelease($0, first) && isOfRelease(second, partner)))
            }
            guard let match else { continue }
            return reportMisdated([first, partner], [match, second], key: key, division)
        }
    }

    /// Whether an article dates a survey by the week in which it was released ("released on Wednesday"), and the other one, which tells its
    /// days, came out in that week: no house asks the same question twice in such a time.
    private func isOfRelease(_ a: Int, _ b: Int) -> Bool {
        let (vague, exact) = claims.all[a].period.isToTheDay ? (claims.all[b], claims.all[a]) : (claims.all[a], claims.all[b])
        guard vague.period.isWeek, exact.period.isToTheDay, let said = exact.firstSaid, let from = vague.place.start,
            let to = vague.place.end,
            let end = exact.place.end
        else { return false }
        return from.dayNumber <= said && said <= to.dayNumber && said - end.dayNumber <= 14
    }

    /// Two digits alone have to lie well apart.
    private func areFarApart(_ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
        Self.ratio(a, b) >= (min(a.exponent, b.exponent) < 0 ? 1.1 : 1.25)
    }

    private mutating func reportMisdated(_ one: Side, _ other: Side, key: Key, _ division: CheckSettings.Division) {
        let (sound, wrong) = isSounder(other, than: one) ? (other, one) : (one, other)
        guard isOfOneVoice(wrong) else { return }
        let (a, b) = (claims.all[sound[0]], claims.all[wrong[0]])
        report(
            .swappedValues, .contradiction, sides: [sound, wrong], key: key, period: Self.span(a.period, b.period), cause: .swappedStance,
            explanation:
                "\(name([sound[0]]).capitalizedFirst) \(division.values[0]) and \(name([sound[1]])) \(division.values[1]) for \(a.period) in "
                + "\(count([sound[0]])), the other way round for \(b.period) in \(another([sound[0]], [wrong[0]])): the two were exchanged in "
                + "one of them.",
            arithmetic: Phrase.apart(a.figure, b.figure))
        suspect(wrong)
    }
}
