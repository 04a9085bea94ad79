import Model

/// What only looks like a figure of the series.
extension SeriesPass {
    /// Whether "percent of …" is followed by what the definition allows; `nil` where no "of" follows.
    func ofPhrase(_ role: QuantityRole, in number: Int) -> Bool? {
        guard !definition.of.isEmpty else { return nil }
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        guard next + 1 < words.count, words[next].hash == GrammarWords.of else { return nil }
        // The noun phrase after "of": its head is at most a few words away.
        let limit = min(words.count, next + 8)
        let found = hits[number][.of]?.contains { $0.words.lowerBound > next && $0.words.lowerBound < limit } ?? false
        return found
    }

    /// The phrase that marks a figure as something else.
    func exclusion(_ role: QuantityRole, in number: Int, _ costs: Attachment) -> String? {
        let sentence = reading.sentences[number]
        // A word of the measure that touches the figure is nearer than any look-alike behind a comma.
        let isTouched = hits[number][.measure(0)]?.contains { costs.cost($0.words, role.words) <= 1 } ?? false
        func isNear(_ hit: CueHit) -> Bool {
            let cost = costs.cost(hit.words, role.words)
            guard cost < Self.exclusionReach, costs.crossings(hit.words, role.words) == 0 else { return false }
            guard hit.words.upperBound <= role.words.lowerBound else { return true }
            let between = sentence.words[hit.words.upperBound..<role.words.lowerBound]
            if isTouched, between.contains(where: { $0.hash == GrammarWords.comma }) { return false }
            // "Guarding its own border and about 200 in Latvia": behind "and" the next one begins.
            return !(between.count > 2 && between.suffix(2).contains { $0.hash == GrammarWords.and })
        }
        // What a sentence begins with, it is about, unless it counts that.
        func isTopic(_ hit: CueHit) -> Bool {
            hit.words.lowerBound <= 1 && hit.words.upperBound <= role.words.lowerBound
                && !sentence.quantities.contains { $0.words.lowerBound == hit.words.upperBound }
        }
        if let topic = hits[number][.exclusion]?.first(where: isTopic) { return definition.exclusions[topic.phrase].text }
        if let topic = hits[number][.exclusionBefore]?.first(where: isTopic) { return definition.exclusionsBefore[topic.phrase].text }
        if let found = hits[number][.exclusion]?.first(where: isNear) { return definition.exclusions[found.phrase].text }
        let before = hits[number][.exclusionBefore]?.first { $0.words.upperBound <= role.words.lowerBound && isNear($0) }
        return before.map { definition.exclusionsBefore[$0.phrase].text }
    }
}
