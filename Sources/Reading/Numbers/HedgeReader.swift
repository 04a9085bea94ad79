import Model
import Vocabulary

/// Reads how a figure is hedged or bounded, and whether the text says that it rose or fell.
struct HedgeReader {
    struct Result {
        var qualifier: Qualifier = .exact
        var trend: Trend?
    }

    let context: SentenceContext
    private var text: TokenizedText { context.text }

    init(_ context: SentenceContext) { self.context = context }

    /// - Parameter floor: the end of the quantity before, which nothing reaches across.
    func read(_ candidate: Candidate, from floor: Int) -> Result {
        let first = min(candidate.tokens.lowerBound, candidate.number.tokens.lowerBound)
        var result = Result()
        let (qualifier, start) = before(first, floor)
        result.qualifier = qualifier ?? after(candidate) ?? .exact
        result.trend = trend(before: start, candidate, floor)
        return result
    }

    /// The hedge that ends right before the figure, and where it begins.
    private func before(_ first: Int, _ floor: Int) -> (Qualifier?, start: Int) {
        var end = first
        var found: Qualifier?
        for _ in 0..<3 {
            var at = end
            // "a combined 5", "an estimated 300"
            if at - 1 >= floor, context.has(at - 1, .article), !context.has(at - 1, .perWord) || found == nil,
                let (q, s) = hedge(endingAt: at, floor)
            {
                found = found ?? q
                end = s
                continue
            }
            if let (q, s) = hedge(endingAt: at, floor) {
                if q != .exact { found = found ?? q }
                end = s
                continue
            }
            if at - 1 >= floor, context.has(at - 1, .determiner) { at -= 1 }
            guard at < end, let (q, s) = hedge(endingAt: at, floor), q != .exact else { break }
            found = found ?? q
            end = s
        }
        return (found, end)
    }

    /// The longest hedge whose last word is right before `end`.
    private func hedge(endingAt end: Int, _ floor: Int) -> (Qualifier, start: Int)? {
        for length in stride(from: 4, through: 1, by: -1) {
            let start = end - length
            guard start >= floor, text.tokens[start].kinds.contains(.hedge) else { continue }
            for term in text.terms(.hedge, at: start) where term.length == length {
                let row = context.vocabulary.hedges[term.row]
                guard row.place == .before else { continue }
                switch row.meaning {
                case .about: return (.about, start)
                case .above: return (.above, start)
                case .below: return (.below, start)
                case .exact: return (.exact, start)
                case .up, .down: continue
                }
            }
        }
        return nil
    }

    /// EXAMPLE "500 or more", "200 or so", "20+"
    private func after(_ candidate: Candidate) -> Qualifier? {
        if let found = after(candidate.numberEnd) { return found }
        return candidate.tokens.upperBound > candidate.numberEnd ? after(candidate.tokens.upperBound) : nil
    }

    private func after(_ index: Int) -> Qualifier? {
        guard context.isIn(index), text.tokens[index].kinds.contains(.hedge) else { return nil }
        for term in text.terms(.hedge, at: index) {
            let row = context.vocabulary.hedges[term.row]
            guard row.place == .after else { continue }
            switch row.meaning {
            case .about: return .about
            case .above: return .above
            case .below: return .below
            default: continue
            }
        }
        return nil
    }

    /// Looks back from the figure for a verb or a particle of change that governs it.
    private func trend(before start: Int, _ candidate: Candidate, _ floor: Int) -> Trend? {
        var index = start - 1
        var steps = 0
        while index >= floor, steps < 4 {
            let token = text.tokens[index]
            if token.kinds.contains(.hedge) {
                for term in text.terms(.hedge, at: index) where index + term.length <= start {
                    let row = context.vocabulary.hedges[term.row]
                    switch (row.meaning, row.place) {
                    case (.up, .verb), (.up, .particle), (.up, .noun): return .up
                    case (.down, .verb), (.down, .particle), (.down, .noun): return .down
                    default: continue
                    }
                }
            }
            guard isTransparent(index) else { return nil }
            index -= 1
            steps += 1
        }
        return nil
    }

    /// Whether a word between a verb of change and its figure lets the verb through.
    private func isTransparent(_ index: Int) -> Bool {
        context.has(index, [.linkOf, .linkBy, .linkTo, .linkFrom, .linkBetween, .article, .adverb])
            || text.tokens[index].kinds.contains(.hedge)
            || context.has(index, .filler)
    }
}
