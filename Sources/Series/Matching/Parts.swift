import Model

/// Figures that are a part of another, or count others than those whom the series counts.
extension SeriesPass {
    /// "Two bombers killed 12": who did it stands right before the verb, and to whom it was done right behind.
    func acts(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.subject.victims else { return false }
        let sentence = reading.sentences[number]
        return hits[number][.measure(0)]?.contains { hit in
            // "Two bombers had killed 45"
            let next = role.words.upperBound
            let isLed = hit.words.lowerBound == next + 1 && GrammarWords.having.contains(sentence.words[next].hash)
            guard hit.words.lowerBound == next || isLed, hit.words.count == 1, sentence.words[hit.words.lowerBound].isVerb else {
                return false
            }
            return sentence.quantities.contains { $0.start == hit.words.upperBound && $0 != role }
        } ?? false
    }

    /// "Two boys aged 12 and 15", "children under 18": a number of years.
    func isAge(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        if words[max(0, role.words.lowerBound - 4)..<role.words.lowerBound].contains(where: { $0.hash == GrammarWords.aged }) {
            return true
        }
        guard role.start > 0 else { return false }
        return words[role.start - 1..<role.words.upperBound].contains { GrammarWords.ages.contains($0.hash) }
            && hits[number][.noun]?.contains { (0...1).contains(role.words.lowerBound - $0.words.upperBound) } ?? false
    }
}
