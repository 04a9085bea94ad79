import Model
import Vocabulary

/// Numbers of people that count nobody of the series: of whom a share is, for how many, and by how many more or less.
extension SeriesPass {
    /// "A city of 235,000 people"
    func isPopulation(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        if isBaseOfShare(role, in: number) { return true }
        var of = role.words.lowerBound - 1
        // A hedge may stand between.
        if of >= 1, words[of].hash != GrammarWords.of { of -= 1 }
        return of >= 1 && words[of].hash == GrammarWords.of && facts.isCue(words[of - 1].hash, .populated)
    }

    /// "18 percent of the island's 18 million people": of whom a share is.
    private func isBaseOfShare(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        guard definition.subject.victims,
            let share = sentence.quantities.last(where: { $0.words.upperBound < role.start && $0.mention.figure.unit == .percent }),
            sentence.words[share.words.upperBound].hash == GrammarWords.of, role.start - share.words.upperBound <= Self.baseReach
        else { return false }
        return !sentence.words[share.words.upperBound..<role.start].contains { $0.isVerb || $0.hash == GrammarWords.comma }
    }

    /// So many words stand between a share and the number of those it is a share of: "percent of the island's".
    private static let baseReach = 5

    /// "80,000 lives, give or take 10,000": by how much a number may be wrong.
    func isMargin(_ role: QuantityRole, in number: Int) -> Bool {
        role.start > 1 && facts.isCue(reading.sentences[number].words[role.start - 1].hash, .leeway)
            && reading.sentences[number].words[role.start - 2].hash == GrammarWords.or
    }

    /// "For every dead man there are three wounded": so many for each.
    func isRate(_ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        let part = reading.sentences[number].part(around: role.start)
        return words[part.lowerBound..<role.start].indices.dropLast().contains {
            words[$0].hash == GrammarWords.for && GrammarWords.every.contains(words[$0 + 1].hash)
        }
    }

    /// "Killing 13 people besides the two bombers", "initially 10": those who are left out of a count, and what was counted before it.
    func isLeftOut(_ role: QuantityRole, in number: Int) -> Bool {
        isBehind(.besides, role, in: number)
    }

    /// Whether a word of a kind stands right before a figure, or before its article.
    func isBehind(_ cue: CueRow.Class, _ role: QuantityRole, in number: Int) -> Bool {
        let words = reading.sentences[number].words
        guard role.start > 0 else { return false }
        let before = GrammarWords.articles.contains(words[role.start - 1].hash) ? role.start - 2 : role.start - 1
        return before >= 0 && facts.isCue(words[before].hash, cue)
    }

    /// "22 of about 700 wounded", "22 of the country's 64 provinces": the figure of which one is a part, so many words behind "of" at most.
    func whole(behind part: QuantityRole, within reach: Int, in sentence: SentenceReading) -> QuantityRole? {
        let of = part.words.upperBound
        guard of < sentence.words.count, sentence.words[of].hash == GrammarWords.of else { return nil }
        return sentence.quantities.first { (of + 1...of + reach).contains($0.start) }
    }

    /// "22 of about 700 wounded were in critical condition": some of those who are counted behind "of", to whom nothing else befell.
    func isOfHarmed(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.subject.victims, let whole = whole(behind: role, within: 3, in: reading.sentences[number]) else { return false }
        let behind = whole.words.upperBound
        let isHarmed = hits[number].hasMeasure { (whole.start...behind).contains($0.words.lowerBound) }
        return isHarmed && !hits[number].hasMeasure { $0.words.lowerBound > behind && costs[number]?.crossings(whole.words, $0.words) == 0 }
            && !hits[number].hasMeasure { (0...2).contains(role.start - $0.words.upperBound) }
    }

    /// "Lost 7 of 26 sites", "of 104 that were fired, 48 fell in the open", "split the country into three": parts of what is nobody.
    func isOfThings(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        let words = sentence.words
        if role.start > 0, words[role.start - 1].hash == GrammarWords.into, isInWords(role) { return true }
        if let whole = whole(behind: role, within: 2, in: sentence) {
            return !whole.mention.figure.unit.code.isEmpty && !countsPersons(whole, in: number) && !isPeople(whole, in: number)
        }
        guard words[0].hash == GrammarWords.of, let whole = sentence.quantities.first, whole != role, whole.start <= 2,
            whole.mention.figure.unit.code.isEmpty,
            // "Of the 32 who were killed, nineteen died on one morning"
            !hits[number].hasMeasure(where: { (whole.words.upperBound...whole.words.upperBound + 3).contains($0.words.lowerBound) })
        else { return false }
        return !follows(in: number, within: 1)
    }
}
