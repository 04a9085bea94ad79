import Model
import Vocabulary

/// Words of grammar that matching looks at by themselves.
///
/// These are closed classes of English, a dozen words that no definition adds to; vocabulary with content is data.
enum GrammarWords {
    static let comma = WordHash.of(",")
    static let softMarks: Set<UInt64> = hashes([",", "-", "–", "'", "\"", "“", "”", "‘", "’", "(", ")"])
    static let and = WordHash.of("and")
    static let joiners: Set<UInt64> = hashes(["and", "or", "while", "but", "whereas", "as", "with", "than", "from", "to"])
    static let each: Set<UInt64> = hashes(["both", "each", "all", "apiece", "either", "equally", "every", "neither"])
    static let pronouns: Set<UInt64> = hashes(["he", "his", "him", "she", "her", "it", "its", "they", "their", "them"])
    static let of = WordHash.of("of")
    static let the = WordHash.of("the")
    static let since = WordHash.of("since")
    static let until = WordHash.of("until")
    static let by = WordHash.of("by")
    static let from = WordHash.of("from")
    static let percent: Set<UInt64> = hashes(["percent", "pct", "%", "cent"])

    private static func hashes(_ words: [String]) -> Set<UInt64> { Set(words.map(WordHash.of)) }
}

enum PossessiveWords {
    static let all: Set<UInt64> = Set(["'s", "’s", "its", "their", "his", "her", "our", "whose"].map(WordHash.of))
}

extension SentenceReading {
    /// Whether a mark may stand inside a phrase: a comma, a hyphen or a quotation mark.
    func isSoft(_ word: Int) -> Bool { GrammarWords.softMarks.contains(words[word].hash) }
}
