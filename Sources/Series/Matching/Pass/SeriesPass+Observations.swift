import Model

extension SeriesPass {
    /// The candidates as observations; a figure said again in the headline or in a quotation stands once.
    func observations() -> [Observation] {
        var seen: Set<String> = []
        var result: [Observation] = []
        var said: [String: [Observation]] = [:]
        // The headline comes last, because the body says the same with more detail.
        let order = candidates.filter { !isHeadline($0) } + candidates.filter(isHeadline)
        let dated = Set(candidates.filter { $0.period != nil }.map(Self.short))
        for candidate in order {
            let observation = ObservationMaker(definition: definition, reading: reading, facts: facts).observation(candidate)
            let short = Self.short(candidate)
            if isHeadline(candidate), seen.contains(short) || isRounded(candidate, in: result) { continue }
            // Said again without saying when.
            if candidate.period == nil, dated.contains(short) { continue }
            seen.insert(short)
            let full = short + "|\(observation.key)|\(observation.period?.description ?? "")|\(observation.status)"
            guard seen.insert(full).inserted else { continue }
            // The same again with less said of it: without its place, say.
            let sameAgain = said[short, default: []].contains { other in
                other.period == observation.period && other.status == observation.status
                    && observation.key.dimensions.allSatisfy { other.key.dimensions[$0.key] == $0.value }
            }
            if sameAgain { continue }
            said[short, default: []].append(observation)
            result.append(observation)
        }
        return result.sorted { ($0.figureRange, $0.id) < ($1.figureRange, $1.id) }
    }

    /// "Toll passes 45,200" above a text that says 45,206, "drops below 30 percent" above one that says 29: said in round figures.
    private func isRounded(_ candidate: Candidate, in result: [Observation]) -> Bool {
        guard candidate.figure.upper == nil else { return false }
        let (value, qualifier) = (candidate.figure.value.approximate, candidate.figure.qualifier)
        let isBound = qualifier == .above || qualifier == .below
        // Of few people each counts.
        guard isBound || definition.kind != .count || value >= 100 else { return false }
        return result.contains { other in
            let exact = other.figure.value.approximate
            let isBeyond = qualifier == .below ? exact < value : exact > value
            let isNear =
                isBound
                ? abs(exact - value) <= value * 0.08 && isBeyond
                : definition.kind == .count && exact > value && exact < value * 1.03 || rounds(candidate.figure, other.figure)
            return other.key.subject == candidate.subject && other.figure.unit == candidate.figure.unit && isNear
                && definition.dimensions.allSatisfy { rule in
                    !rule.isRequired || other.key.dimensions[rule.name] == candidate.dimensions[rule.name]
                }
        }
    }

    /// "4%" for 4.12 percent, "nearly 8 trillion" for 7.95 trillion: whether a figure has fewer digits than another, which lies within half
    /// a step of the last of them.
    private func rounds(_ coarse: Figure, _ fine: Figure) -> Bool {
        let (few, many) = (coarse.value.reduced, fine.value.reduced)
        guard fine.upper == nil, few.exponent > many.exponent, !few.isNegative, !many.isNegative else { return false }
        let (value, exact) = (coarse.value.approximate, fine.value.approximate)
        let half = ExactDecimal(significand: 5, exponent: few.exponent - 1).approximate
        // A single digit leaves too much room among people.
        return abs(exact - value) <= half && (definition.kind != .count || abs(exact - value) <= value * 0.03)
    }

    /// What is said, without when and how surely.
    private static func short(_ candidate: Candidate) -> String {
        let figure = candidate.figure
        return "\(candidate.subject)|\(figure.value.reduced)|\(figure.upper?.reduced.description ?? "")|\(figure.unit.code)"
    }

    func isHeadline(_ candidate: Candidate) -> Bool {
        [.headline, .heading].contains(reading.sentences[candidate.sentence].block)
    }
}
