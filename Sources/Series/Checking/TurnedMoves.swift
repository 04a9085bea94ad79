import Model

/// Rules R8 and R16 across articles: one tells that a figure went from 22 to 16 between two times, another one from 16 to 22.
extension Examination {
    mutating func checkTurnedMoves() {
        var wanted = OrderedGroups<TurnedFigure, Int>()
        for (index, claim) in claims.all.enumerated() where isOpen(index) && claim.isExact && claim.figure.upper == nil {
            guard let settings = applies(.swappedValues, to: claim), isComparable(claim, settings), claim.place.standing == .fact,
                settings.kind(of: claim.place.key.dimensions) != .toll, (claim.place.days ?? 400) <= 366
            else { continue }
            wanted.append(index, to: TurnedFigure(key: claim.place.keyNumber, unit: claim.place.unit, value: claim.value))
        }
        for group in wanted.map(\.elements) where (2...Self.mostAlike).contains(group.count) {
            for (place, early) in group.enumerated() {
                for late in group.dropFirst(place + 1) where isBefore(early, late) { checkTurned(early, late) }
            }
        }
    }

    private struct TurnedFigure: Hashable {
        var key: Int
        var unit: String
        var value: ExactDecimal
    }

    /// So many claims of one number and key are compared, however many there are.
    private static let mostAlike = 30

    /// Whether one time ends before the other begins, within a year.
    private func isBefore(_ a: Int, _ b: Int) -> Bool {
        guard let end = claims.all[a].place.end, let start = claims.all[b].place.start else { return false }
        return end < start && start.dayNumber - end.dayNumber <= 366
    }

    /// - Parameters: two claims of one number, at an earlier time and at a later one.
    private mutating func checkTurned(_ early: Int, _ late: Int) {
        guard isOpen(early), isOpen(late), claims.all[early].articles.isDisjoint(with: claims.all[late].articles) else { return }
        // What the article of the earlier one tells of the later time, and the other one of the earlier.
        let after = beside(early, at: late)
        let before = beside(late, at: early)
        for next in after {
            guard let last = before.first(where: { claims.all[$0].value == claims.all[next].value }) else { continue }
            guard isOpen(next), isOpen(last), isBefore(early, next), isBefore(last, late) else { continue }
            return reportTurned([early, next], [last, late])
        }
    }

    /// Claims of an article of one claim, of its key, for the time of another one, that lie apart from both in value.
    private func beside(_ index: Int, at time: Int) -> [Int] {
        let (own, other) = (claims.all[index], claims.all[time])
        return claims.byNumber.claims(beside: own, of: claims.claims(of: own.place)).filter {
            let claim = claims.all[$0]
            return claim.place.unit == own.place.unit && claim.place.standing == .fact && claim.isExact && claim.figure.upper == nil
                && isOpen($0) && claim.contradicts(own) && Self.ratio(claim.value, own.value) >= Self.turn
                && claim.period.overlaps(other.period)
        }
    }

    /// Whether one origin alone gives the figures of a side: several do not make the same slip.
    func isOfOneVoice(_ side: Side) -> Bool { side.allSatisfy { voices([$0]) == 1 } }

    /// What turns round by less may be two surveys of a month, or a sum rounded twice.
    private static let turn = 1.05

    private mutating func reportTurned(_ one: Side, _ other: Side) {
        let (sound, wrong) = isSounder(other, than: one) ? (other, one) : (one, other)
        guard isOfOneVoice(wrong) else { return }
        let (first, last) = (claims.all[sound[0]], claims.all[sound[1]])
        report(
            .swappedValues, .contradiction, sides: [sound, wrong], period: Self.span(first.period, last.period), cause: .direction,
            explanation:
                "\(name([sound[0]]).capitalizedFirst) for \(first.period) and \(name([sound[1]])) for \(last.period) in \(count([sound[0]])), "
                + "the other way round in \(another([sound[0]], [wrong[0]])): a rise is told as a fall in one of them.",
            arithmetic: Phrase.apart(first.figure, last.figure))
        suspect(wrong)
    }
}
