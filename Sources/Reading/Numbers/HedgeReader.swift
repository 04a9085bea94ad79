import Model
import Vocabulary

/// Reads how a figure is hedged or bounded, and whether the text says that it rose or fell.
struct HedgeReader: ~Escapable {
    struct Result {
        var qualifier: Qualifier = .exact
        var trend: Trend?
    }

    let context: SentenceContext
    private var text: TokenView { @_lifetime(copy self) get { context.text } }

    @_lifetime(copy context)
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

    private static let the = WordHash.of("the")

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
            // "An increase over the 61.2 trillion" bounds nothing.
            if at - 1 >= floor, context.has(at - 1, .determiner), text.tokens[at - 1].hash != Self.the { at -= 1 }
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
            if let found = qualifier(at: start, .before, length: length) { return (found, start) }
        }
        return nil
    }

    /// The bound of a hedge of a given place that begins at a token; of a given length, or else the longest.
    private func qualifier(at index: Int, _ place: HedgeRow.Place, length wanted: Int?) -> Qualifier? {
        var result: Qualifier?
        text.forEachTerm(at: index) { sense, length in
            guard sense.kind == .hedge, wanted == nil || wanted == length else { return true }
            let row = context.tables.hedges[Int(sense.row)]
            guard row.place == place else { return true }
            switch row.meaning {
            case .about: result = .about
            case .above: result = .above
            case .below: result = .below
            case .exact: result = .exact
            case .up, .down: break
            }
            return result == nil
        }
        return result
    }

    /// EXAMPLE "500 or more", "200 or so", "20+"
    @inline(__always)
    private func after(_ candidate: Candidate) -> Qualifier? {
        if let found = after(candidate.numberEnd) { return found }
        return candidate.tokens.upperBound > candidate.numberEnd ? after(candidate.tokens.upperBound) : nil
    }

    private func after(_ index: Int) -> Qualifier? {
        guard context.isIn(index), text.tokens[index].kinds.contains(.hedge) else { return nil }
        return qualifier(at: index, .after, length: nil)
    }

    /// Looks back from the figure for a verb or a particle of change that governs it.
    @inline(__always)
    private func trend(before start: Int, _ candidate: Candidate, _ floor: Int) -> Trend? {
        var index = start - 1
        var steps = 0
        // "dropped two bombs", "shot down 9 drones" and "lay off 20 people" change nothing; "rose by 20 people" does.
        let needsLink = candidate.unit?.counted != nil
        var isLinked = false
        while index >= floor, steps < 4 {
            let token = text.tokens[index]
            if token.kinds.contains(.hedge), !needsLink || isLinked, let trend = trend(at: index, before: start) { return trend }
            isLinked = isLinked || context.has(index, [.linkBy, .linkTo, .linkFrom, .linkOf])
            guard isTransparent(index) else { return nil }
            index -= 1
            steps += 1
        }
        return nil
    }

    /// The trend of a word of change that begins at a token and ends before the figure.
    private func trend(at index: Int, before start: Int) -> Trend? {
        var result: Trend?
        text.forEachTerm(at: index) { sense, length in
            guard sense.kind == .hedge, index + length <= start else { return true }
            let row = context.tables.hedges[Int(sense.row)]
            guard row.place == .verb || row.place == .particle || row.place == .noun else { return true }
            // "Up from 50": what rose is the figure before.
            if row.place == .particle, context.has(index + length, .linkFrom) { return true }
            result = row.meaning == .up ? .up : row.meaning == .down ? .down : nil
            return result == nil
        }
        return result
    }

    /// Whether a word between a verb of change and its figure lets the verb through.
    private func isTransparent(_ index: Int) -> Bool {
        context.has(index, [.linkOf, .linkBy, .linkTo, .linkFrom, .linkBetween, .article, .adverb])
            || text.tokens[index].kinds.contains(.hedge)
            || context.has(index, .filler)
    }
}
