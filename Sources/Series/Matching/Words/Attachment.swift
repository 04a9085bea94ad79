import Model

/// How loosely two places of a sentence hang together: the sum of the words, marks, clause ends and quantities between them.
///
/// A word costs 1, a comma 3, a joining word 2, a clause's end 6, another quantity 9, a semicolon or a dash 8. What a figure
/// belongs to is what costs least; the weights put a word of the same clause before one of the next, and a name beside the
/// figure before a name beyond its neighbour.
struct Attachment {
    private let sums: [Int]
    /// How many quantities begin before each word.
    private let quantities: [Int]

    init(_ sentence: SentenceReading) {
        var weights = [Int](repeating: 0, count: sentence.words.count)
        for (index, word) in sentence.words.enumerated() {
            switch word.kind {
            case .punctuation: weights[index] = GrammarWords.softMarks.contains(word.hash) ? (word.hash == GrammarWords.comma ? 3 : 1) : 8
            case .word, .number: weights[index] = GrammarWords.joiners.contains(word.hash) ? 2 : 1
            }
        }
        for clause in sentence.clauses.dropFirst() where clause.lowerBound < weights.count {
            // A relative clause speaks of the name right before it.
            if !GrammarWords.relatives.contains(sentence.words[clause.lowerBound].hash) { weights[clause.lowerBound] += 6 }
        }
        let starts = Self.starts(sentence)
        for start in starts { weights[start] += 9 }
        var sums = [0]
        sums.reserveCapacity(weights.count + 1)
        for weight in weights { sums.append((sums.last ?? 0) + weight) }
        self.sums = sums
        var counts = [Int](repeating: 0, count: sentence.words.count + 1)
        for start in starts { counts[start + 1] += 1 }
        for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
        quantities = counts
    }

    /// Where quantities begin that stand in the way of others: not the whole of a part ("1,000 of the
    /// 6,000 engineers"), nor a part in passing.
    private static func starts(_ sentence: SentenceReading) -> [Int] {
        var starts: [Int] = []
        for (index, quantity) in sentence.quantities.enumerated() where quantity.words.lowerBound < sentence.words.count {
            let start = quantity.words.lowerBound
            if index > 0, start >= 2, sentence.quantities[index - 1].words.upperBound == start - 2,
                sentence.words[start - 2].hash == GrammarWords.of, sentence.words[start - 1].hash == GrammarWords.the
            {
                continue
            }
            // "16 civilians, including three women and five children, had been killed"
            let isIncluded = sentence.quantities.contains {
                $0.group == quantity.group && $0.start > 0 && sentence.words[$0.start - 1].hash == GrammarWords.including
            }
            if index > 0, isIncluded { continue }
            // "64 people, 15 of them children, died": what happened is said of the whole.
            let end = quantity.words.upperBound
            if index > 0, end + 1 < sentence.words.count, sentence.words[end].hash == GrammarWords.of,
                GrammarWords.parts.contains(sentence.words[end + 1].hash), !sentence.isSubjectOfWhom(quantity)
            {
                continue
            }
            starts.append(start)
        }
        return starts
    }

    /// How many quantities begin between two ranges of words.
    func crossings(_ a: Range<Int>, _ b: Range<Int>) -> Int {
        if a.upperBound <= b.lowerBound { return quantities[b.lowerBound] - quantities[a.upperBound] }
        if b.upperBound <= a.lowerBound { return quantities[a.lowerBound] - quantities[b.upperBound] }
        return 0
    }

    /// The cost from one range of words to another; 0 where they touch or overlap.
    func cost(_ a: Range<Int>, _ b: Range<Int>) -> Int {
        if a.upperBound <= b.lowerBound { return sums[b.lowerBound] - sums[a.upperBound] }
        if b.upperBound <= a.lowerBound { return sums[a.lowerBound] - sums[b.upperBound] }
        return 0
    }
}
