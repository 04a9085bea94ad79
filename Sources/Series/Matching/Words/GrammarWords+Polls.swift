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
    /// Words right before a level without its sign: "disapproval at 59", "came second with 64".
    static let bareLevels: Set<UInt64> = hashes([
        "at", "to", "from", "with", "on", "against", "got", "recorded", "scored", "reached", "been", "managed", "mustered", "enjoyed",
        "measured",
    ])
    /// Words right behind such a level.
    static let bareNext: Set<UInt64> = hashes(["disapprove", "disapproved", "approve", "approved", "who", "or"])
    static let yesAndNo: [UInt64] = ["yes", "no"].map(WordHash.of)
    /// Words before what is approved of: "the way he runs the country".
    static let manners: Set<UInt64> = hashes(["way", "how"])
    static let within = WordHash.of("within")
    static let inaugural: Set<UInt64> = hashes(["inauguration", "swearing-in", "inaugurated", "launch"])
    static let dissent: Set<UInt64> = hashes(["disagree", "disagreed", "disagreeing", "otherwise", "opposed", "unhappy", "dissatisfied"])
    /// Words that end like a superlative, and superlatives of time: they rank nothing.
    static let unranking: Set<UInt64> = hashes([
        "latest", "first", "request", "protest", "interest", "contest", "forest", "harvest", "arrest",
    ])
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
    /// What a level passes on its way.
    static let marks: Set<UInt64> = hashes(["mark", "line", "threshold", "barrier", "level"])
    /// Words that begin a clause about another time.
    static let timeClauses: Set<UInt64> = hashes(["after", "before", "when", "since"])
    static let averages: Set<UInt64> = hashes(["average", "balance", "whole"])
    static let days: Set<UInt64> = hashes(["days", "weekend", "dates"])
    static let untils: Set<UInt64> = hashes(["through", "until", "till"])
    static let ago: Set<UInt64> = hashes(["ago", "earlier", "before"])
    static let time = WordHash.of("time")
    static let stages: Set<UInt64> = hashes(["stage", "point", "time"])
    static let terms: Set<UInt64> = hashes([
        "term", "terms", "presidency", "presidencies", "tenure", "tenures", "office", "mandate", "mandates",
    ])
    /// "At the same point of his term", "at this point in his term"
    static let alike: Set<UInt64> = hashes(["same", "this"])
    static let pointing: Set<UInt64> = hashes(["same", "this", "that"])
    /// Between a length of office and what is said of it: "after six months in office".
    static let inOffice: Set<UInt64> = hashes(["in", "as"])
    static let sworn = WordHash.of("sworn")
    static let same = WordHash.of("same")
    static let junctures: Set<UInt64> = hashes(["time", "point", "stage", "week", "month", "period", "juncture", "moment"])
    static let placing: Set<UInt64> = hashes(["in", "of", "during", "last", "into"])
    /// Words between a stretch of time and the event that it is counted from.
    static let eventual: Set<UInt64> = hashes(["after", "before", "into", "following"])
    /// "Took office", and "left power", "stepped down".
    static let entering: Set<UInt64> = hashes(["took", "takes", "entered", "assumed"])
    static let leaving: Set<UInt64> = hashes(["left", "leaves", "quit"])
    static let stepping: Set<UInt64> = hashes(["stepped", "bowed"])
    static let seats: Set<UInt64> = hashes(["office", "power"])
    static let aside: Set<UInt64> = hashes(["down", "out"])
    static let preceding: Set<UInt64> = hashes(["previous", "previously", "preceding", "prior", "earlier", "before"])
    static let week = WordHash.of("week")
    static let month = WordHash.of("month")
    static let year = WordHash.of("year")
    /// Verbs whose object is the year that is over: "closed the year with".
    static let ending: Set<UInt64> = hashes(["closed", "closes", "ended", "ends", "finished", "finishes", "concluded"])
    static let mere = WordHash.of("mere")
    /// "It had been 90", "the November reading was 55.2"
    static let takingUp: Set<UInt64> = hashes(["it", "reading", "score", "figure", "level"])
    static let answers: Set<UInt64> = hashes(["disapprove", "disapproved", "approve", "approved"])
    static let numbers = WordHash.of("numbers")
    static let every: Set<UInt64> = hashes(["each", "every"])
    static let `if` = WordHash.of("if")
    static let points: Set<UInt64> = hashes(["point", "points"])
    /// "The year just ended", "the year now ending"
    static let justNow: Set<UInt64> = hashes(["just", "now"])
    static let over: Set<UInt64> = hashes(["ended", "past", "over", "finished", "closed", "gone"])
    static let endingNow = WordHash.of("ending")
    static let beginning: Set<UInt64> = hashes(["began", "begins", "started", "starts", "opened", "opens", "entered", "enters"])
    static let final: Set<UInt64> = hashes(["last", "final"])
    static let determiners: Set<UInt64> = hashes(["a", "an", "the", "his", "her", "its", "their", "this"])

    /// Whether a word is one of grammar and no noun.
    static func isFunction(_ word: UInt64) -> Bool {
        pronouns.contains(word) || relatives.contains(word) || anaphora.contains(word) || joiners.contains(word) || placing.contains(word)
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
    /// With these a survey hands a leader a level: "gives his cabinet 67 percent".
    static let grading: Set<UInt64> = hashes(["gave", "gives", "give", "giving", "given", "awarded", "awards", "granted", "grants"])
    /// "Up from July's 38 percent": a word of comparison shortly before the figure.
    static func isCompared(_ sentence: SentenceReading, _ role: QuantityRole) -> Bool {
        sentence.words[max(0, role.words.lowerBound - 3)..<role.words.lowerBound].contains { earlier.contains($0.hash) }
    }
}
