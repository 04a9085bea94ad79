import Vocabulary

/// Tells tables and noise, of which no figure is told, from sentences, walking along a text.
///
/// What goes on for longer than any sentence and has next to no words, or says the same few again and again, is one; so are the
/// sentences without a word that follow so many tokens of others without one.
struct TableFilter {
    /// The tokens of the sentences since the last one that had a word.
    private var wordless = 0

    /// Whether a sentence is, or is part of, a table; to be asked of all sentences in order.
    mutating func isTable(_ sentence: Range<Int>, _ tokens: Span<Token>) -> Bool {
        if sentence.count >= SentenceSplitter.longest { return Self.isNoise(sentence, tokens) }
        for index in sentence where tokens[index].kind == .word {
            wordless = 0
            return false
        }
        wordless += sentence.count
        return wordless > SentenceSplitter.longest
    }

    private static func isNoise(_ sentence: Range<Int>, _ tokens: Span<Token>) -> Bool {
        var words = 0
        // A bit for each value of the lower bits of a word's hash.
        var seen: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for index in sentence where tokens[index].kind == .word {
            words += 1
            let bit: UInt64 = 1 << (tokens[index].hash & 63)
            switch tokens[index].hash >> 6 & 3 {
            case 0: seen.0 |= bit
            case 1: seen.1 |= bit
            case 2: seen.2 |= bit
            default: seen.3 |= bit
            }
        }
        let different = seen.0.nonzeroBitCount + seen.1.nonzeroBitCount + seen.2.nonzeroBitCount + seen.3.nonzeroBitCount
        return words * 16 < sentence.count || different * 32 < sentence.count
    }
}
