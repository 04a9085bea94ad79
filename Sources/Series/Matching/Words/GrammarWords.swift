import Model
import Vocabulary

/// Words of grammar that matching looks at by themselves.
///
/// These are closed classes of English, a dozen words that no definition adds to; vocabulary with content is data.
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
    /// Words between a whole and the part of it that follows: "of which", "includes".
    static let partitions: Set<UInt64> = hashes(["which", "includes", "included", "including", "contains"])
    static let end = WordHash.of("end")
    /// Words that make a spending or a budget that of all: "total spending".
    static let overall: Set<UInt64> = hashes(["total", "overall", "public", "state", "government", "federal", "social", "general"])
    /// Those who make up an alliance.
    static let allied: Set<UInt64> = hashes(["members", "countries", "states", "nations", "allies"])
    /// Words that take up the figure of the sentence before: "it was 59 percent a week ago".
    static let anaphora: Set<UInt64> = hashes([
        "it", "that", "this", "these", "those", "figure", "number", "rate", "reading", "total", "share", "level", "tally", "count", "toll",
        "rest", "there",
    ])
    static let there = WordHash.of("there")
    /// Parts of a country that are named by where they lie.
    static let quarters: Set<UInt64> = hashes(["north", "south", "east", "west", "island", "territory", "enclave", "province"])
    static let losses = WordHash.of("losses")
    static let opposing: Set<UInt64> = hashes(["over", "against", "for"])
    static let down = WordHash.of("down")
    static let who = WordHash.of("who")
    static let passive: Set<UInt64> = hashes(["be", "been", "being", "is", "are", "was", "were"])
    /// What is said of somebody before the place where he has his seat.
    static let seated: Set<UInt64> = hashes(["based", "headquartered", "exiled"])
    static let then = WordHash.of("then")
    /// Verbs with which what goes on begins: "fighting that began July 12".
    static let beginnings: Set<UInt64> = hashes(["began", "begun", "started", "erupted"])
    static let resumption: Set<UInt64> = hashes(["it", "figure", "figures", "number", "total", "tally", "toll"])
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
    static let superlatives: Set<UInt64> = hashes(["most", "worst", "least", "first", "best", "record"])
    static let men: Set<UInt64> = hashes(["men"])
    static let losing: Set<UInt64> = hashes(["lost", "loses", "lose", "suffered"])
    /// Words before the time with which a change compares.
    static let bases: Set<UInt64> = hashes(["over", "from", "on", "than", "against"])
    static let purpose: Set<UInt64> = hashes(["on", "for"])
    /// What takes up the sentence before as a whole, and not a figure in it.
    static let demonstratives: Set<UInt64> = hashes(["it", "that", "this", "these", "those"])
    static let after = WordHash.of("after")
    static let had = WordHash.of("had")
    static let been = WordHash.of("been")
    static let day: Set<UInt64> = hashes(["day"])
    static let single: Set<UInt64> = hashes(["a", "one", "the"])
    static let perfect: Set<UInt64> = hashes(["has", "have"])
    /// "The 39-year-old was at 54 percent"
    static let old = WordHash.of("old")
    /// Verbs of the level of what was counted before: "It stands at 68,000 now".
    static let standing: Set<UInt64> = hashes(["stands", "stood", "numbers", "totals", "totaled", "totalled"])
    /// Verbs whose object comes to a number: "which will take Britain to 9,500".
    static let raising: Set<UInt64> = hashes([
        "take", "takes", "taking", "took", "bring", "brings", "bringing", "brought", "raising", "lifting", "pushing",
    ])
    /// Verbs with which one thing begins another: "the attack that started the war".
    static let starting: Set<UInt64> = hashes([
        "started", "began", "triggered", "sparked", "ignited", "unleashed", "opened", "set", "provoked",
    ])
    static let per = WordHash.of("per")
    static let cent = WordHash.of("cent")
    static let mostly: Set<UInt64> = hashes(["mostly", "chiefly", "mainly"])
    static let died: Set<UInt64> = hashes(["died", "dies"])
    static let capitals: Set<UInt64> = hashes(["capital", "city"])
    static let wars: Set<UInt64> = hashes(["war", "conflict"])
    /// Words before a limit of age: "children under 18".
    static let ages: Set<UInt64> = hashes(["under", "over", "below", "above"])
    /// "31 percent for and 68 against"
    static let sidings: [UInt64] = ["for", "against"].map(WordHash.of)
    static let here = WordHash.of("here")
    static let whose = WordHash.of("whose")
    static let rather = WordHash.of("rather")
    static let instead = WordHash.of("instead")
    static let copulas: Set<UInt64> = hashes(["is", "was", "are", "were", "stood", "stands", "remained", "remains"])
    /// Verbs of newspapers in the third person, which a list of nouns in the plural cannot be told from by their ending.
    static let thirdPerson: Set<UInt64> = hashes([
        "gives", "wants", "plans", "says", "keeps", "spends", "aims", "comes", "stands", "leads", "remains", "expects", "intends", "hopes",
        "gets",
    ])
    static let past: Set<UInt64> = hashes(["was"])
    static let at = WordHash.of("at")
    static let worth = WordHash.of("worth")
    /// What money is put up for, where the word before says what it is: "a $1 trillion infrastructure plan".
    static let schemes: Set<UInt64> = hashes(["plan", "plans", "program", "programme", "package", "scheme", "project", "fund", "deal"])
    /// Words behind an amount that are no noun which it could belong to.
    static let behindAmounts: Set<UInt64> = hashes([
        "without", "excluding", "including", "since", "over", "under", "within", "about", "across", "through", "toward", "towards", "until",
        "per", "annually", "yearly", "altogether", "overall", "alone", "more", "less", "extra", "there", "here", "now", "then", "today",
        "abroad", "each", "apiece", "so", "far", "only", "too", "also", "again", "already", "instead", "though", "not", "higher", "lower",
    ])
    static let though: Set<UInt64> = hashes(["though", "although"])
    /// Words right before the level that a verb leads to: "stood at", "came to".
    static let levels: Set<UInt64> = hashes(["at", "to"])
    static let country = WordHash.of("country")
    static let having: Set<UInt64> = hashes(["has", "have", "had"])
    static let `where` = WordHash.of("where")
    /// Words behind a comma that go on about the name before it.
    static let openers: Set<UInt64> = hashes(["which", "whose", "where", "with"])
    static let those = WordHash.of("those")
    static let selves: Set<UInt64> = hashes(["it", "he", "she", "they"])
    /// Of what a population is told: "a city of 235,000 people".
    static let populated: Set<UInt64> = hashes([
        "city", "town", "village", "country", "nation", "province", "republic", "island", "region", "population", "district", "state",
        "land", "slum", "suburb", "camp", "neighborhood", "neighbourhood",
    ])
    /// Prepositions before what is exceeded or not reached.
    static let exceeding: Set<UInt64> = hashes(["above", "below"])
    static let loss: Set<UInt64> = hashes(["loss", "losses"])
    static let explosions: Set<UInt64> = hashes(["explosion", "blast"])
    static let aged = WordHash.of("aged")
    static let ageing: Set<UInt64> = hashes(["older", "younger"])
    static let both = WordHash.of("both")
    static let locating: Set<UInt64> = hashes(["in", "at", "to", "on", "near"])
    static let objects: Set<UInt64> = hashes(["him", "her", "them"])
    static let to = WordHash.of("to")
    /// Words between a name and its figure.
    static let giving: Set<UInt64> = hashes(["with", "at", "on", "("])
    /// Words that rank what is said among others of its time: "the second cut this year".
    static let ranks: Set<UInt64> = hashes([
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "only", "lowest", "highest",
        "biggest", "smallest", "largest",
    ])
    /// Words behind a fraction of what was told before: "half that many", "a third as much".
    static let comparing: Set<UInt64> = hashes(["that", "as"])
    static let sizes: Set<UInt64> = hashes(["many", "much", "number", "few", "high", "large", "big", "strong"])
    static let drafts: Set<UInt64> = hashes(["draft", "bill", "proposal", "plan"])
    static let what = WordHash.of("what")
    static let jointly: Set<UInt64> = hashes(["together", "jointly", "combined"])
    static let counts: Set<UInt64> = hashes(["number", "numbers", "strength", "toll", "total", "tally", "count"])
    /// Verbs before the number of what has been named: "troops, now numbering 138,000".
    static let numbering: Set<UInt64> = hashes([
        "numbering", "number", "numbers", "numbered", "totaling", "totalling", "totaled", "totalled",
    ])
    static let plurals: Set<UInt64> = hashes(["they", "them", "their"])
    /// Words between two ways of saying one amount.
    static let equating: Set<UInt64> = hashes(["or", "equal", "equivalent", "equals", "("])
    /// Verbs that stand for another: "the way NATO does".
    static let proverbs: Set<UInt64> = hashes(["does", "do", "did"])
    static let equalling: Set<UInt64> = hashes([
        "is", "was", "equals", "equalled", "makes", "amounts", "amounted", "represents", "represented", "to", "would", "be", "corresponds",
    ])
    static let among = WordHash.of("among")
    static let than = WordHash.of("than")
    static let `as` = WordHash.of("as")
    static let locatives: Set<UInt64> = hashes(["where", "which", "who", "whom"])
    /// Prepositions before a party to something.
    static let sides: Set<UInt64> = hashes(["between", "and", "against", "with", "on", "into"])
    static let since = WordHash.of("since")
    static let already = WordHash.of("already")
    static let with = WordHash.of("with")
    static let compared = WordHash.of("compared")
    /// Words of a part that is not counted: "most of them".
    static let some: Set<UInt64> = hashes(["most", "many", "some", "several", "mostly", "half", "majority", "few"])
    /// Nouns of time behind "the same".
    static let spans: Set<UInt64> = hashes([
        "period", "time", "stretch", "span", "day", "days", "week", "weeks", "month", "months", "year", "years",
    ])
    static let by = WordHash.of("by")
    static let from = WordHash.of("from")
    static let open = WordHash.of("(")
    static let a = WordHash.of("a")
    static let an = WordHash.of("an")
    static let it = WordHash.of("it")
    static let its = WordHash.of("its")
    static let that = WordHash.of("that")
    static let borders: Set<UInt64> = hashes(["border", "borders", "frontier", "frontiers"])
    /// Words that a noun phrase does not go on beyond.
    static let linking: Set<UInt64> = hashes([
        "of", "for", "in", "to", "the", "a", "an", "at", "on", "with", "and", "or", "from", "by", "as", "than", ",", "(", ")",
    ])
    static let modals: Set<UInt64> = hashes(["will", "would", "shall", "should", "could", "may", "might", "must", "have", "has", "had"])
    static let strong = WordHash.of("strong")
    static let hyphen = WordHash.of("-")
    static let pounds = Set(["pound", "pounds"].map(WordHash.of))
    /// Prepositions before what a count is brought to or comes from.
    static let bounds: Set<UInt64> = hashes(["to", "from", "at", "between"])
    static let leadingToNumber: Set<UInt64> = hashes(["with", "than"])
    /// Verbs before "from" and where somebody is at home.
    static let coming: Set<UInt64> = hashes(["come", "comes", "came", "coming", "hail", "drawn", "are", "were"])
    static let first = WordHash.of("first")
    static let all = WordHash.of("all")
    static let not = WordHash.of("not")
    static let whom = WordHash.of("whom")
    static let recent = WordHash.of("recent")
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
    /// Verbs whose object is whoever stood there before: "to relieve 250 Dutch soldiers".
    static let relieving: Set<UInt64> = hashes([
        "relieve", "relieves", "relieved", "relieving", "replace", "replaces", "replaced", "replacing",
    ])
    /// Words before a colon and the headline of another story.
    static let links: [[UInt64]] = [["read", "more"], ["see", "also"], ["read", "also"], ["also", "read"]].map { $0.map(WordHash.of) }
    static let other = WordHash.of("other")
    static let side = WordHash.of("side")
    static let present: Set<UInt64> = hashes(["present", "current", "existing"])
    static let parting: Set<UInt64> = hashes(["leaving", "leaves", "left"])
    /// Participles behind a comma that tell when something began: "the operation, begun on 9 March".
    static let begun: Set<UInt64> = hashes(["begun", "launched", "started"])
    static let but = WordHash.of("but")
    /// Words that call a body the whole of it.
    static let entire: Set<UInt64> = hashes(["whole", "entire", "full", "combined"])
    static let articles: Set<UInt64> = hashes(["a", "an", "the"])
    /// What has nobody else as its object.
    static let dying: Set<UInt64> = hashes(["died", "die", "dies", "dying", "perished", "fell", "succumbed"])
    /// "As a percentage of": what says in words that the figures are shares.
    static let percentages: Set<UInt64> = hashes(["percentage", "proportion", "share", "fraction"])
    /// Words before the whole that something is a part of.
    static let containing: Set<UInt64> = hashes(["in", "of", "to", "into", "for", "within", "under"])
    static let origins: Set<UInt64> = hashes(["from", "of"])
    /// What a verb takes with it before its object.
    static let particles: Set<UInt64> = hashes(["in", "out", "up", "down", "back", "home", "away", "off"])
    static let including = WordHash.of("including")
    static let said: Set<UInt64> = hashes(["said", "says"])
    static let stood: Set<UInt64> = hashes(["was", "were", "had"])
    static let before = WordHash.of("before")
    static let more: Set<UInt64> = hashes(["more", "fewer", "less"])
    /// Of what has been highest: "at the height of the war".
    static let peaks: Set<UInt64> = hashes(["height", "peak"])
    /// What a country has in others.
    static let outposts: Set<UInt64> = hashes(["embassy", "embassies", "consulate", "consulates", "ambassador"])
    /// Prepositions before the place where something is.
    static let whereabouts: Set<UInt64> = hashes(["in", "at", "near", "inside", "across", "around", "outside", "throughout"])
    static let towards: Set<UInt64> = hashes(["to", "into", "onto", "toward", "towards"])
    /// Words that make a number of people one that is known.
    static let definite: Set<UInt64> = hashes(["the", "all", "these", "those", "remaining"])
    static let partitives: Set<UInt64> = hashes(["one", "some", "most", "many", "half", "few", "several", "none", "each", "all"])
    static let corpses: Set<UInt64> = hashes(["body", "bodies", "corpse", "corpses", "remains"])
    static let finding: Set<UInt64> = hashes(["found", "recovered", "pulled", "dug", "retrieved", "unearthed", "discovered"])
    static let next = WordHash.of("next")
    static let house = WordHash.of("house")
    static let leavingBehind = WordHash.of("leaving")
    static let out = WordHash.of("out")
    /// Words that begin what is set against what is now.
    static let contrasting: Set<UInt64> = hashes(["when", "where", "whereas", "while"])
    static let spent: Set<UInt64> = hashes(["spent", "reached", "came", "stood", "took", "amounted", "consumed", "devoured", "swallowed"])
    static let upcoming = WordHash.of("coming")
    static let come = WordHash.of("come")
    static let running: Set<UInt64> = hashes(["this", "current", "present", "running"])
    static let percent: Set<UInt64> = hashes(["percent", "pct", "%", "cent"])

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
