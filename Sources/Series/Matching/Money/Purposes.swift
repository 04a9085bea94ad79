import Model
import Vocabulary

/// What money is for besides what a series measures.
extension SeriesPass {
    /// "Education, at N1.79 trillion, gets", "inflation, at 14.1 percent", "the railways, which got 2.4 trillion": right behind the noun of
    /// something else; "Education (N545 billion)", in the brackets of another name.
    func isBesideOther(_ role: QuantityRole, in number: Int) -> Bool {
        guard isShare || definition.kind == .amount || definition.kind == .poll, role.start > 2 else { return false }
        let words = reading.sentences[number].words
        let before = role.start - 1
        if words[before].hash == GrammarWords.at, words[before - 1].hash == GrammarWords.comma {
            return isOtherNoun(before - 2, in: number) && opensClause(before - 2, in: reading.sentences[number])
        }
        if words[before].hash == GrammarWords.open { return isUnknownName(before - 1, in: number) }
        return before > 2 && words[before].isVerb && GrammarWords.relatives.contains(words[before - 1].hash)
            && words[before - 2].hash == GrammarWords.comma && isOtherNoun(before - 3, in: number)
    }

    /// Whether a word is of a name that no vocabulary has: neither whose the figure could be, nor who asked for it.
    private func isUnknownName(_ index: Int, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        return index > 0 && sentence.words[index].isCapitalized && !facts.isAgency(sentence.words[index].hash)
            && !sentence.entities.contains { $0.words.contains(index) } && !sentence.times.contains { $0.words.contains(index) }
            && !hits[number].has([.measure, .dimension, .resume, .of, .field, .status]) { $0.words.contains(index) }
    }

    /// Whether a noun's phrase begins a sentence or what stands behind a mark: not in "the lowest of a decade", "was kinder".
    private func opensClause(_ noun: Int, in sentence: SentenceReading) -> Bool {
        var first = noun
        while first > 0, sentence.words[first - 1].kind == .word,
            GrammarWords.determiners.contains(sentence.words[first - 1].hash)
                || !sentence.words[first - 1].isVerb && !facts.isFunction(sentence.words[first - 1].hash)
        {
            first -= 1
        }
        return first == 0 || sentence.words[first - 1].kind == .punctuation
    }

    /// "His $1 trillion infrastructure plan": money whose own words say for what it is, where that is not the measure.
    func isForOther(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .amount, case .currency = definition.unit else { return false }
        let words = reading.sentences[number].words
        let next = role.words.upperBound
        func isPlainNoun(_ index: Int) -> Bool {
            words[index].kind == .word && !words[index].isVerb && !facts.isFunction(words[index].hash)
                && !facts.isCue(words[index].hash, .behindAmount)
                && !reading.sentences[number].times.contains { $0.words.contains(index) }
        }
        guard next < words.count, isPlainNoun(next) else { return false }
        let end = (next..<words.count).first { !isPlainNoun($0) } ?? words.count
        let isOwn = (next..<end).contains { index in
            facts.isGeneric(words[index].hash)
                || hits[number].has([.measure, .resume]) { $0.words.contains(index) }
        }
        let isScheme =
            facts.isCue(words[end - 1].hash, .scheme) && isOtherNoun(next, in: number)
            && !hits[number].hasMeasure { $0.words.overlaps(next..<end) }
        return (isScheme || !isOwn && isOtherNoun(end - 1, in: number)) && end - next >= 2
    }

    /// "Wants 60 fighters for about $2.1 billion": what counted things cost.
    func isPrice(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .amount, case .currency = definition.unit else { return false }
        let sentence = reading.sentences[number]
        let near = max(0, role.start - Self.hedged)..<role.start
        guard let `for` = near.last(where: { sentence.words[$0].hash == GrammarWords.for }) else { return false }
        return sentence.quantities.contains { other in
            let figure = other.mention.figure
            return (0...Self.counted).contains(`for` - other.words.upperBound) && !other.isChange && figure.unit != .percent
                && !facts.isCurrency(figure.unit.code) && figure.value.magnitudeOrder < 6 && figure.unit != .persons
                && !sentence.times.contains { $0.words.overlaps(other.words) }
                // "The three services asked for $40 billion"
                && !sentence.words[other.words.upperBound..<`for`].contains { $0.isVerb && $0.kind == .word }
        }
    }

    /// So many words a hedge and its preposition have, and so many a noun behind its number.
    private static let hedged = 3
    private static let counted = 2

    /// "Besides 284 billion for the armed forces the draft foresees 42 billion for the countryside": for what, right behind the figure,
    /// where the measure's words are another figure's.
    func isForElse(_ role: QuantityRole, in number: Int) -> Bool {
        guard definition.kind == .amount, case .currency = definition.unit else { return false }
        let sentence = reading.sentences[number]
        let words = sentence.words
        let next = role.words.upperBound
        guard next + 2 < words.count, GrammarWords.purpose.contains(words[next].hash),
            !sentence.times.contains(where: { (next + 1...next + 2).contains($0.words.lowerBound) })
        else { return false }
        var start = GrammarWords.determiners.contains(words[next + 1].hash) ? next + 2 : next + 1
        while start < words.count, words[start].kind == .punctuation, sentence.isSoft(start) { start += 1 }
        let end = (start..<words.count).first { words[$0].kind != .word || words[$0].isVerb || facts.isFunction(words[$0].hash) }
        guard let end, end > start, isOtherNoun(end - 1, in: number) else { return false }
        return !hits[number].hasMeasure { $0.words.overlaps(next..<end) }
            && sentence.quantities.contains { other in
                other != role
                    && hits[number].hasMeasure { hit in
                        !hit.words.overlaps(role.words)
                            && (hit.words.overlaps(other.words) || (0...3).contains(hit.words.lowerBound - other.words.upperBound))
                    }
            }
    }

    /// "Will spend 340 billion yuan on villages": for what, where that is not the measure.
    func isForPurpose(_ role: QuantityRole, in number: Int) -> Bool {
        let sentence = reading.sentences[number]
        // "Spending on science at 328 billion": what takes the measure up says for what it is.
        let taken = hits[number][.resume]?.last { $0.words.upperBound < role.words.lowerBound }?.words.upperBound
        if let taken, GrammarWords.purpose.contains(sentence.words[taken].hash),
            !sentence.times.contains(where: { (taken + 1...taken + 2).contains($0.words.lowerBound) })
        {
            return true
        }
        var next = role.words.upperBound
        // Behind the same in other money: "340 billion yuan (42 billion dollars) on villages".
        for other in sentence.quantities where other.words.lowerBound >= next && other.words.lowerBound <= next + 2 {
            guard next < sentence.words.count, facts.isCue(sentence.words[next].hash, .equal) else { break }
            next = other.words.upperBound
            while next < sentence.words.count, sentence.words[next].kind == .punctuation { next += 1 }
        }
        // "1.8 trillion rupees are set aside for new weapons"
        if next < sentence.words.count, GrammarWords.auxiliaries.contains(sentence.words[next].hash) {
            next = hits[number][.resume]?.first { $0.words.lowerBound == next + 1 }?.words.upperBound ?? next
        }
        guard next < sentence.words.count, GrammarWords.purpose.contains(sentence.words[next].hash),
            !sentence.times.contains(where: { (next + 1...next + 2).contains($0.words.lowerBound) })
        else { return false }
        // "$411 billion for the department": the one named before.
        let noun = next + 2
        return
            !(noun < sentence.words.count && sentence.words[next + 1].hash == GrammarWords.the
            && facts.isNoun(sentence.words[noun].hash, of: .ministry))
    }
}
