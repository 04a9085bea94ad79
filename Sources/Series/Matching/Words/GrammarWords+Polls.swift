import Model
import Vocabulary

/// Words of grammar that tell whose answer a share of a survey is, and of which survey.
extension GrammarWords {
    /// Words that turn an answer into its contrary.
    static let negations: Set<UInt64> = hashes([
        "not", "never", "neither", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "don’t", "doesn’t", "didn’t",
        "isn’t", "aren’t", "wasn’t", "weren’t", "n't", "n’t",
    ])
    static let quantifiers: Set<UInt64> = hashes(["any", "all", "every", "no", "some", "more", "these", "those"])
    static let yesAndNo: [UInt64] = ["yes", "no"].map(WordHash.of)
    static let within = WordHash.of("within")
    static let against = WordHash.of("against")
    static let only = WordHash.of("only")
    /// Words that lead from a name to its level.
    static let levelling: Set<UInt64> = hashes(["at", "on", "with", "to", "of", "from"])
    /// Prepositions behind which it stands what people are content with, for, or believe in.
    static let objective: Set<UInt64> = hashes(["with", "for", "in"])
    /// Words between a change and what it is counted from: "six points off the reading of May".
    static let changeBases: Set<UInt64> = hashes(["off", "on", "above", "below", "over", "under", "against"])
    /// Words between a verb and a level that lasts: "it was still 29".
    static let lasting: Set<UInt64> = hashes(["still", "only", "just", "already", "even"])
    /// Words that begin a clause about another time.
    static let timeClauses: Set<UInt64> = hashes(["after", "before", "when", "since"])
    static let untils: Set<UInt64> = hashes(["through", "until", "till"])
    static let ago: Set<UInt64> = hashes(["ago", "earlier", "before"])
    static let time = WordHash.of("time")
    /// "At the same point of his term", "at this point in his term"
    static let alike: Set<UInt64> = hashes(["same", "this"])
    static let pointing: Set<UInt64> = hashes(["same", "this", "that"])
    /// Between a length of office and what is said of it: "after six months in office".
    static let inOffice: Set<UInt64> = hashes(["in", "as"])
    static let same = WordHash.of("same")
    static let placing: Set<UInt64> = hashes(["in", "of", "during", "last", "into"])
    /// Words between a stretch of time and the event that it is counted from.
    static let eventual: Set<UInt64> = hashes(["after", "before", "into", "following"])
    static let aside: Set<UInt64> = hashes(["down", "out"])
    static let week = WordHash.of("week")
    static let month = WordHash.of("month")
    static let year = WordHash.of("year")
    static let every: Set<UInt64> = hashes(["each", "every"])
    static let `if` = WordHash.of("if")
    /// "The year just ended", "the year now ending"
    static let justNow: Set<UInt64> = hashes(["just", "now"])
    static let determiners: Set<UInt64> = hashes(["a", "an", "the", "his", "her", "its", "their", "this"])

    /// Whether a word is one of these that is no noun; those that take up a noun are data.
    static func isFunction(_ word: UInt64) -> Bool {
        pronouns.contains(word) || relatives.contains(word) || joiners.contains(word) || placing.contains(word)
            || levelling.contains(word) || determiners.contains(word) || subordinating.contains(word) || each.contains(word)
            || auxiliaries.contains(word) || word == among || word == by || word == `for`
    }

    static let `for` = WordHash.of("for")

    /// Those that can stand for a person or a cabinet.
    static let personal: Set<UInt64> = hashes(["he", "his", "him", "she", "her", "it", "its"])

    /// Those that stand for one person only.
    static let persons: Set<UInt64> = hashes(["he", "him", "she", "her"])
    /// What a leader is at a level by, and what may stand before it: "climbed back to".
    static let seatedAt: Set<UInt64> = hashes(["at", "on", "to"])
    static let seatedBeside: Set<UInt64> = hashes(["back", "up", "down", "now"])
    /// "Up from July's 38 percent": a word of comparison shortly before the figure.
    static func isCompared(_ sentence: SentenceReading, _ role: QuantityRole) -> Bool {
        sentence.words[max(0, role.words.lowerBound - 3)..<role.words.lowerBound].contains { earlier.contains($0.hash) }
    }
}
