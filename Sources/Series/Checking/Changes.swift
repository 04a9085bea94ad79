import Model
import Vocabulary

/// Rules R7 and R8: what a sentence says of a change, against the two figures that it gives.
extension Examination {
    /// A change from one figure to another, as a sentence tells it.
    private struct Move {
        var from: Figure
        var to: Figure
        /// The quantities that carry them; one where "from 8 to 12" is one mention.
        var quantities: [Int]
        var claims: [Int]
        var trend: Trend?

        /// Both are written as finely as the finer one: who writes "from 87 to 90 billion" does not mean 85 by 90.
        var before: Interval { Self.interval(from, beside: to) }
        var after: Interval { Self.interval(to, beside: from) }

        private static func interval(_ figure: Figure, beside other: Figure) -> Interval {
            let (own, fine) = (figure.step(keeping: 1), other.step(keeping: 1))
            guard figure.qualifier == .exact, fine < own, figure.value.exponent >= 0 else { return figure.robust }
            let half = ExactDecimal(significand: fine.significand * 5, exponent: fine.exponent - 1)
            guard let low = figure.value.subtracting(half), let high = figure.value.adding(fine) else { return figure.robust }
            return Interval(low: low, high: high, highIsOpen: true)
        }
    }

    mutating func checkChange(_ saying: Saying, _ source: SentenceSource) {
        guard let move = move(saying) else { return checkStatedBase(saying, source) }
        guard let lead = move.claims.first, let settings = settings(of: claims.all[lead]) else { return }
        // What another rule has named is no second finding.
        guard !isNegated(move, saying, source), move.claims.allSatisfy(isOpen) else { return }
        let change = change(beside: move, saying)
        let said = move.trend ?? change.flatMap { saying.quantities[$0].mention.trend }
        // "Cut by 60 percent": which way it went, the two figures tell.
        guard let trend = said ?? (change == nil ? nil : move.from.value < move.to.value ? .up : .down) else { return }
        if isAgainst(trend, move) {
            if !settings.off.contains(CheckRule.direction.id) { reportDirection(trend, move, saying) }
            return
        }
        guard let change, !settings.off.contains(CheckRule.statedChange.id), source.hits(.otherBase, in: saying.reading).isEmpty else {
            return
        }
        checkAmount(of: change, trend, move, saying)
    }

    /// Whether a word of negation stands before or within the move: what is denied behind it is something else.
    private func isNegated(_ move: Move, _ saying: Saying, _ source: SentenceSource) -> Bool {
        let end = move.quantities.map { saying.quantities[$0].words.upperBound }.max() ?? 0
        return source.hits(.negation, in: saying.reading).contains { $0.lowerBound < end }
    }

    /// The one move of the sentence; `nil` where there is none or more than one.
    private func move(_ saying: Saying) -> Move? {
        let levels = saying.quantities.indices.filter { saying.isAsserted($0) }
        let moves = levels.filter { saying.quantities[$0].mention.shape == .move }
        if moves.count == 1, let to = saying.figures(moves[0]).second {
            let linked = saying.claims(of: moves[0])
            return linked.isEmpty
                ? nil
                : Move(
                    from: saying.figures(moves[0]).first, to: to, quantities: moves, claims: linked,
                    trend: saying.quantities[moves[0]].mention.trend)
        }
        guard moves.isEmpty else { return nil }
        let before = levels.filter { saying.follows($0, SentenceSource.from) && saying.quantities[$0].mention.figure.upper == nil }
        var after = levels.filter { saying.follows($0, SentenceSource.to) && saying.quantities[$0].mention.figure.upper == nil }
        if after.isEmpty, let from = before.first { after = levels.filter { $0 < from && isSameMeasure($0, from, saying) } }
        guard before.count == 1, after.count == 1, let a = before.first, let b = after.first,
            areOfOneUnit(a, b, saying)
        else { return nil }
        let linked = (saying.claims(of: b) + saying.claims(of: a))
        guard !linked.isEmpty else { return nil }
        let trends = Set([a, b].compactMap { saying.quantities[$0].mention.trend })
        guard trends.count <= 1 else { return nil }
        // "From 40 billion euros to 50 billion"
        var to = saying.figures(b).first
        if to.unit.code.isEmpty { to = Figure(value: to.value, qualifier: to.qualifier, unit: saying.figures(a).first.unit) }
        return Move(
            from: saying.figures(a).first, to: to, quantities: [a, b], claims: linked, trend: trends.first)
    }

    /// Whether two figures are in one unit, as they are written or, where the second is a bare number, as they were filed.
    private func areOfOneUnit(_ a: Int, _ b: Int, _ saying: Saying) -> Bool {
        let codes = [a, b].map { saying.quantities[$0].mention.figure.unit.code }
        if codes[0] == codes[1] { return true }
        let units = [a, b].map { Set(saying.claims(of: $0).map { claims.all[$0].place.unit }) }
        return codes[1].isEmpty && units[0].count == 1 && units[0] == units[1]
    }

    /// "40 percent, down from 42 in May": two figures of one key, the earlier of them behind.
    private func isSameMeasure(_ a: Int, _ b: Int, _ saying: Saying) -> Bool {
        let keys = [a, b].map { Set(saying.claims(of: $0).map { claims.all[$0].place.keyNumber }) }
        return !keys[0].isDisjoint(with: keys[1]) && !saying.quantities[a].isChange && saying.quantities[a].mention.figure.upper == nil
    }

    /// The one quantity near a move that says by how much.
    private func change(beside move: Move, _ saying: Saying) -> Int? {
        guard let low = move.quantities.map({ saying.quantities[$0].words.lowerBound }).min(),
            let high = move.quantities.map({ saying.quantities[$0].words.upperBound }).max()
        else { return nil }
        let clauses = Set(move.quantities.map { saying.quantities[$0].clause })
        let near = saying.quantities.indices.filter { index in
            let role = saying.quantities[index]
            guard clauses.contains(role.clause) || isJoined(role.words.upperBound..<max(low, role.words.upperBound), saying) else {
                return false
            }
            guard !move.quantities.contains(index), saying.isAsserted(index), saying.claims(of: index).isEmpty,
                role.mention.trend != nil || role.isChange, role.mention.figure.upper == nil
            else { return false }
            return role.words.upperBound + 8 > low && role.words.lowerBound < high + 8
        }
        return near.count == 1 ? near[0] : nil
    }

    /// "Rose by 7.5 percent this year, from 40 to 43 billion": whether a comma parts a change from its figures, and no other statement.
    private func isJoined(_ gap: Range<Int>, _ saying: Saying) -> Bool {
        gap.count <= 6 && !gap.isEmpty
            && saying.reading.words[gap].allSatisfy { word in
                !word.isVerb && (word.kind == .word ? word.hash != SentenceSource.and : word.hash == SentenceSource.comma)
            }
    }

    private func isAgainst(_ trend: Trend, _ move: Move) -> Bool {
        trend == .up ? Interval.endsBefore(move.after, move.before) : Interval.endsBefore(move.before, move.after)
    }

    private mutating func reportDirection(_ trend: Trend, _ move: Move, _ saying: Saying) {
        let word = trend == .up ? "rise" : "fall"
        report(
            .direction, .contradiction, saying: saying, claims: move.claims, values: [move.from.value, move.to.value], cause: .direction,
            explanation: "A \(word) is told from \(Phrase.figure(move.from)) to \(Phrase.figure(move.to)), which is "
                + "\(trend == .up ? "a fall" : "a rise"): the two were exchanged, one is wrong, or so is the word.",
            arithmetic: "\(Phrase.interval(move.after)) lies \(trend == .up ? "below" : "above") \(Phrase.interval(move.before))")
    }

    /// R7: by how much, against what the two figures make.
    private mutating func checkAmount(of change: Int, _ trend: Trend, _ move: Move, _ saying: Saying) {
        let stated = saying.figures(change).first
        let size = Figure(
            value: stated.value.isNegative ? stated.value.negated : stated.value, qualifier: stated.qualifier, unit: stated.unit)
        let (low, high) = trend == .up ? (move.from, move.to) : (move.to, move.from)
        let (least, most) = trend == .up ? (move.before, move.after) : (move.after, move.before)
        let inPoints = [MeasureUnit.percentagePoint.code, "point"].contains(size.unit.code) || size.unit.code == move.from.unit.code
        let levelsAreShares = move.from.unit.code == MeasureUnit.percent.code
        if inPoints && !(levelsAreShares && size.unit.code == MeasureUnit.percent.code) {
            guard let difference = Self.difference(most, least), size.robust.isDisjoint(from: difference),
                let plain = high.value.subtracting(low.value)
            else { return }
            return reportChange(
                size, move, saying, .contradiction, cause: .sum,
                arithmetic:
                    "\(Phrase.number(high.value)) − \(Phrase.number(low.value)) = \(Phrase.number(plain)), not \(Phrase.number(size.value)); "
                    + Phrase.apart(difference, size.robust))
        }
        guard size.unit.code == MeasureUnit.percent.code else { return }
        guard Self.fits(size.robust, move, trend) == false else { return }
        // A share that rose by so many points is often said to have risen by so many percent: a matter of wording.
        if levelsAreShares, let difference = Self.difference(most, least), !size.robust.isDisjoint(from: difference) {
            return reportChange(size, move, saying, .note, cause: .percentForPoints, arithmetic: Self.relative(move))
        }
        if let rival = rival(of: move, size, trend) { return reportBase(size, move, saying, from: rival) }
        reportChange(size, move, saying, .contradiction, cause: .sum, arithmetic: Self.relative(move))
    }

    static func difference(_ a: Interval, _ b: Interval) -> Interval? {
        guard let low = b.low?.negated, let high = b.high?.negated else { return nil }
        return a.adding(Interval(low: high, high: low, highIsOpen: b.highIsOpen))
    }

    /// Whether `from` changed by the percentage can be `to`; `nil` where a bound is open or takes too many digits.
    private static func fits(_ percent: Interval, _ move: Move, _ trend: Trend) -> Bool? {
        let hundred = ExactDecimal(100)
        guard let least = percent.low, let most = percent.high, let from = move.before.low, let until = move.before.high, !from.isNegative
        else { return nil }
        let factors = trend == .up ? (hundred.adding(least), hundred.adding(most)) : (hundred.subtracting(most), hundred.subtracting(least))
        guard let small = factors.0, let large = factors.1, !small.isNegative, let low = from.multiplied(by: small),
            let high = until.multiplied(by: large)
        else { return nil }
        let expected = Interval(
            low: ExactDecimal(significand: low.significand, exponent: low.exponent - 2),
            high: ExactDecimal(significand: high.significand, exponent: high.exponent - 2))
        return !expected.isDisjoint(from: move.after)
    }

    private static func relative(_ move: Move) -> String {
        let ratio = move.to.value.approximate / move.from.value.approximate
        return "\(Phrase.number(move.to.value)) ÷ \(Phrase.number(move.from.value)) − 1 = \(Phrase.percent(ratio - 1))"
    }

    /// What another article gives for the time from which a change is told, where the change does follow from that: the figure before it,
    /// and the claim that the sentence makes of its own.
    private func rival(of move: Move, _ size: Figure, _ trend: Trend) -> (sound: Int, wrong: Int)? {
        guard let wrong = move.claims.first(where: { claims.all[$0].value == move.from.value }) else { return nil }
        let claim = claims.all[wrong]
        let sound = claims.claims(of: claim.place.key, at: claim.place).first { index in
            let other = claims.all[index]
            guard isOpen(index), other.place.unit == claim.place.unit, other.isExact, other.figure.upper == nil, other.contradicts(claim),
                other.articles.isDisjoint(with: claim.articles)
            else { return false }
            var told = move
            told.from = other.figure
            return Self.fits(size.robust, told, trend) == true
        }
        return sound.map { ($0, wrong) }
    }

    private mutating func reportBase(_ size: Figure, _ move: Move, _ saying: Saying, from pair: (sound: Int, wrong: Int)) {
        let (sound, wrong) = (claims.all[pair.sound], claims.all[pair.wrong])
        report(
            .statedChange, .contradiction, sides: [[pair.sound], [pair.wrong]], cause: .percentChange,
            explanation: "A change of \(Phrase.figure(size)) to \(Phrase.figure(move.to)) is told from \(Phrase.figure(move.from)), from "
                + "which it does not follow; from \(Phrase.figure(sound.figure)) in \(count([pair.sound])) it does.",
            arithmetic: "\(Self.relative(move)); \(Phrase.apart(sound.figure, wrong.figure))",
            values: [sound.value, wrong.value], observations: sound.observations + saying.observations)
        suspect([pair.wrong])
    }

    private mutating func reportChange(
        _ size: Figure, _ move: Move, _ saying: Saying, _ severity: Finding.Severity, cause: Finding.Cause, arithmetic: String
    ) {
        let tail =
            cause == .percentForPoints
            ? "that is a change in percentage points, not in percent." : "the change does not follow from the two figures."
        report(
            .statedChange, severity, saying: saying, claims: move.claims, values: [move.from.value, move.to.value, size.value],
            cause: cause,
            explanation: "A change of \(Phrase.figure(size)) is told from \(Phrase.figure(move.from)) to \(Phrase.figure(move.to)): "
                + tail,
            arithmetic: arithmetic)
    }
}
