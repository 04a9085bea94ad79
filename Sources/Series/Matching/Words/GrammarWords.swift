import Model
import Vocabulary

/// Words of grammar that matching looks at by themselves.
///
/// These are closed classes of English: articles, pronouns, prepositions, conjunctions, auxiliaries, adverbs of place and time, marks.
/// Verbs, nouns and adjectives are data: `word-cues.tsv`, asked for with `EntityFacts.isCue`.
enum GrammarWords {
    static let comma = WordHash.of(",")
    static let colon = WordHash.of(":")
    static let semicolon = WordHash.of(";")
    static let softMarks: Set<UInt64> = hashes([",", "-", "–", "'", "\"", "“", "”", "‘", "’", "(", ")"])
    static let and = WordHash.of("and")
    static let joiners: Set<UInt64> = hashes(["and", "or", "while", "but", "whereas", "as", "with", "than", "from", "to"])
    /// Words that begin what is said of a name between commas.
    static let asides: Set<UInt64> = hashes(["with", "now", "currently", "already", "where", "whose", "at"])
    static let each: Set<UInt64> = hashes(["both", "each", "all", "apiece", "either", "equally", "every", "neither"])
    static let pronouns: Set<UInt64> = hashes(["he", "his", "him", "she", "her", "it", "its", "they", "their", "them"])
    static let relatives: Set<UInt64> = hashes(["who", "which", "whom", "whose", "that"])
    static let there = WordHash.of("there")
    static let opposing: Set<UInt64> = hashes(["over", "against", "for"])
    static let down = WordHash.of("down")
    static let who = WordHash.of("who")
    static let passive: Set<UInt64> = hashes(["be", "been", "being", "is", "are", "was", "were"])
    static let then = WordHash.of("then")
    static let on = WordHash.of("on")
    static let `in` = WordHash.of("in")
    static let coordinating: Set<UInt64> = hashes(["and", "while", "but", "whereas"])
    static let or = WordHash.of("or")
    static let into = WordHash.of("into")
    static let auxiliaries: Set<UInt64> = hashes([
        "will", "would", "shall", "should", "can", "could", "may", "might", "must", "is", "are", "was", "were", "has", "have", "had",
        "do", "does", "did",
    ])
    /// "Or so" behind a number.
    static let looseness: Set<UInt64> = hashes(["or", "so", "already", "since", "also", "more"])
    static let parts: Set<UInt64> = hashes(["them", "whom", "these", "those", "which"])
    static let own = WordHash.of("own")
    static let when = WordHash.of("when")
    static let of = WordHash.of("of")
    static let the = WordHash.of("the")
    /// Words that begin a clause about another time.
    static let subordinating: Set<UInt64> = hashes([
        "since", "after", "before", "when", "while", "who", "which", "where", "until", "as", "because",
    ])
    /// Words before the figure of an earlier time.
    static let earlier: Set<UInt64> = hashes(["from", "after", "against", "than"])
    /// Words that lead from a count's name to its number.
    static let leading: Set<UInt64> = hashes(["to", "at", "of", ":"])
    /// Words before the time with which a change compares.
    static let bases: Set<UInt64> = hashes(["over", "from", "on", "than", "against"])
    static let purpose: Set<UInt64> = hashes(["on", "for"])
    /// What takes up the sentence before as a whole, and not a figure in it.
    static let demonstratives: Set<UInt64> = hashes(["it", "that", "this", "these", "those"])
    static let after = WordHash.of("after")
    static let had = WordHash.of("had")
    static let been = WordHash.of("been")
    static let single: Set<UInt64> = hashes(["a", "one", "the"])
    static let perfect: Set<UInt64> = hashes(["has", "have"])
    static let per = WordHash.of("per")
    static let cent = WordHash.of("cent")
    static let mostly: Set<UInt64> = hashes(["mostly", "chiefly", "mainly"])
    /// Words before a limit of age: "children under 18".
    static let ages: Set<UInt64> = hashes(["under", "over", "below", "above"])
    /// "31 percent for and 68 against"
    static let sidings: [UInt64] = ["for", "against"].map(WordHash.of)
    static let here = WordHash.of("here")
    static let whose = WordHash.of("whose")
    static let rather = WordHash.of("rather")
    static let instead = WordHash.of("instead")
    static let past: Set<UInt64> = hashes(["was"])
    static let at = WordHash.of("at")
    static let though: Set<UInt64> = hashes(["though", "although"])
    /// Words right before the level that a verb leads to: "stood at", "came to".
    static let levels: Set<UInt64> = hashes(["at", "to"])
    static let having: Set<UInt64> = hashes(["has", "have", "had"])
    static let `where` = WordHash.of("where")
    /// Words behind a comma that go on about the name before it.
    static let openers: Set<UInt64> = hashes(["which", "whose", "where", "with"])
    static let those = WordHash.of("those")
    static let selves: Set<UInt64> = hashes(["it", "he", "she", "they"])
    /// Prepositions before what is exceeded or not reached.
    static let exceeding: Set<UInt64> = hashes(["above", "below"])
    static let both = WordHash.of("both")
    static let locating: Set<UInt64> = hashes(["in", "at", "to", "on", "near"])
    static let objects: Set<UInt64> = hashes(["him", "her", "them"])
    static let to = WordHash.of("to")
    /// Words between a name and its figure.
    static let giving: Set<UInt64> = hashes(["with", "at", "on", "("])
    /// Words behind a fraction of what was told before: "half that many", "a third as much".
    static let comparing: Set<UInt64> = hashes(["that", "as"])
    static let what = WordHash.of("what")
    static let so = WordHash.of("so")
    static let plurals: Set<UInt64> = hashes(["they", "them", "their"])
    /// Verbs that stand for another: "the way NATO does".
    static let proverbs: Set<UInt64> = hashes(["does", "do", "did"])
    static let among = WordHash.of("among")
    static let than = WordHash.of("than")
    static let `as` = WordHash.of("as")
    static let locatives: Set<UInt64> = hashes(["where", "which", "who", "whom"])
    /// Prepositions before a party to something.
    static let sides: Set<UInt64> = hashes(["between", "and", "against", "with", "on", "into"])
    static let since = WordHash.of("since")
    static let already = WordHash.of("already")
    static let with = WordHash.of("with")
    /// Words of a part that is not counted: "most of them".
    static let some: Set<UInt64> = hashes(["most", "many", "some", "several", "mostly", "half", "majority", "few"])
    static let by = WordHash.of("by")
    static let from = WordHash.of("from")
    static let open = WordHash.of("(")
    static let a = WordHash.of("a")
    static let an = WordHash.of("an")
    static let it = WordHash.of("it")
    static let its = WordHash.of("its")
    static let that = WordHash.of("that")
    /// Words that a noun phrase does not go on beyond.
    static let linking: Set<UInt64> = hashes([
        "of", "for", "in", "to", "the", "a", "an", "at", "on", "with", "and", "or", "from", "by", "as", "than", ",", "(", ")",
    ])
    static let modals: Set<UInt64> = hashes(["will", "would", "shall", "should", "could", "may", "might", "must", "have", "has", "had"])
    static let hyphen = WordHash.of("-")
    /// Prepositions before what a count is brought to or comes from.
    static let bounds: Set<UInt64> = hashes(["to", "from", "at", "between"])
    static let leadingToNumber: Set<UInt64> = hashes(["with", "than"])
    static let first = WordHash.of("first")
    static let all = WordHash.of("all")
    static let not = WordHash.of("not")
    static let whom = WordHash.of("whom")
    /// Adverbs that place something behind a time named before.
    static let subsequent: Set<UInt64> = hashes(["afterwards", "afterward", "thereafter"])
    /// Words before the name against which another is ranked.
    static let ranking: Set<UInt64> = hashes(["than", "after"])
    static let such = WordHash.of("such")
    static let along = WordHash.of("along")
    /// Dashes behind the place with which a paragraph begins: "ALGIERS - Sixty-one villagers".
    static let dashes: Set<UInt64> = hashes(["-", "–", "—", "--"])
    /// The word with which a war's name ends: "the Vietnam War".
    static let war = WordHash.of("war")
    static let civil = WordHash.of("civil")
    /// Words before a colon and the headline of another story.
    static let links: [[UInt64]] = [["read", "more"], ["see", "also"], ["read", "also"], ["also", "read"]].map { $0.map(WordHash.of) }
    static let other = WordHash.of("other")
    static let but = WordHash.of("but")
    static let articles: Set<UInt64> = hashes(["a", "an", "the"])
    /// Words before the whole that something is a part of.
    static let containing: Set<UInt64> = hashes(["in", "of", "to", "into", "for", "within", "under"])
    static let origins: Set<UInt64> = hashes(["from", "of"])
    /// What a verb takes with it before its object.
    static let particles: Set<UInt64> = hashes(["in", "out", "up", "down", "back", "home", "away", "off"])
    static let including = WordHash.of("including")
    static let stood: Set<UInt64> = hashes(["was", "were", "had"])
    static let before = WordHash.of("before")
    static let more: Set<UInt64> = hashes(["more", "fewer", "less"])
    /// Prepositions before the place where something is.
    static let whereabouts: Set<UInt64> = hashes(["in", "at", "near", "inside", "across", "around", "outside", "throughout"])
    static let towards: Set<UInt64> = hashes(["to", "into", "onto", "toward", "towards"])
    static let partitives: Set<UInt64> = hashes(["one", "some", "most", "many", "half", "few", "several", "none", "each", "all"])
    static let next = WordHash.of("next")
    static let out = WordHash.of("out")
    /// With which a question of a figure begins.
    static let interrogatives: Set<UInt64> = hashes(["how", "what", "which"])
    static let many = WordHash.of("many")
    /// Words that begin what is set against what is now.
    static let contrasting: Set<UInt64> = hashes(["when", "where", "whereas", "while"])

    static func hashes(_ words: [String]) -> Set<UInt64> { Set(words.map(WordHash.of)) }
}

enum PossessiveWords {
    static let mark = WordHash.of("'s")
    static let all: Set<UInt64> = Set(["'s", "’s", "its", "their", "his", "her", "our", "whose"].map(WordHash.of))
}

extension SentenceReading {
    /// Whether "than" before a figure belongs to its "more than" and compares it with nothing.
    func hedges(_ word: Int, _ figure: QuantityRole) -> Bool {
        words[word].hash == GrammarWords.than && word + 1 == figure.words.lowerBound && figure.mention.figure.qualifier != .exact
    }

    /// Whether a figure stands behind "from", "after", "against" or "than", as that of another time or of somebody else does.
    func isEarlier(_ figure: QuantityRole) -> Bool {
        var index = figure.words.lowerBound - 1
        let first = max(0, index - 2)
        while index >= first {
            // "From more than 70 percent", and "more than 70 percent" alone.
            if GrammarWords.earlier.contains(words[index].hash), !hedges(index, figure) { return true }
            if words[index].kind != .word { return false }
            index -= 1
        }
        return false
    }

    /// Whether a mark may stand inside a phrase: a comma, a hyphen or a quotation mark.
    func isSoft(_ word: Int) -> Bool { GrammarWords.softMarks.contains(words[word].hash) }
}
