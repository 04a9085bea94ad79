// length: a table
/// A key of a definition, as the decoder, the messages of `series lint` and the reference know it.
public struct DefinitionKey: Sendable, Hashable {
    public let name: String
    /// A value as it might be written.
    public let sample: String
    /// What it says, and what holds where it is left out.
    public let meaning: String
    public let isRequired: Bool

    init(_ name: String, _ sample: String, _ meaning: String, required: Bool = false) {
        self.name = name
        self.sample = sample
        self.meaning = meaning
        isRequired = required
    }
}

/// The keys that may stand side by side in one mapping of a definition.
public struct DefinitionKeys: Sendable {
    /// Where the mapping stands: "subject", "dimensions"; empty for the file itself.
    public let place: String
    public let keys: [DefinitionKey]

    init(_ place: String, _ keys: [DefinitionKey]) {
        self.place = place
        self.keys = keys
    }

    public var names: [String] { keys.map(\.name) }

    /// What to write for a key that is missing.
    func cure(_ key: String) -> String? {
        keys.first { $0.name == key }.map { "`\($0.name): \($0.sample)` or the like: \($0.meaning)" }
    }

    /// A table for a page of documentation.
    public var markdown: String {
        var lines = ["| key | for example | what it says |", "| --- | --- | --- |"]
        for key in keys {
            let name = "`\(key.name)`" + (key.isRequired ? " (required)" : "")
            lines.append("| \(name) | `\(key.sample.replacing("|", with: "\\|"))` | \(key.meaning.replacing("|", with: "\\|")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension DefinitionKeys {
    /// Every mapping that a definition may hold, in the order of the reference.
    public static let all = [
        root, subject, measure, exclude, dimension, period, status, choose, checks, checkKinds, division, example, expectation,
    ]

    public static let root = DefinitionKeys(
        "",
        [
            DefinitionKey(
                "id", "river-level", "the name of the series in commands and files: small letters, digits and hyphens", required: true),
            DefinitionKey("title", "Level of rivers", "the name for people; without it the id"),
            DefinitionKey(
                "kind", "rate",
                "`poll`, `count`, `amount`, `rate` or `stock`: how it is drawn, and for which time a figure holds where the text names none",
                required: true),
            DefinitionKey(
                "unit", "percent",
                "`percent`, `currency` (any), `persons` (with `nouns`), or codes of units: `km`, `t`, `[t, Gt]`", required: true),
            DefinitionKey("least", "1000000", "in the unit, what no figure of the series is less than; a smaller one is of something else"),
            DefinitionKey("most", "60", "in the unit, what no figure of the series is more than; a larger one is of something else"),
            DefinitionKey(
                "product", "{ least: 0.3, most: 7 }",
                "for sums: what percentage of its country's product a figure is likely to be; another waits, unless it looks like a slip beside the measure's words"
            ),
            DefinitionKey("nouns", "[refugee, asylum seeker]", "for `persons`: the nouns that say who is counted"),
            DefinitionKey("subject", "{ kinds: [country] }", "whose figure it is", required: true),
            DefinitionKey("measure", "[{ words: [unemployment, jobless] }]", "the words that name the measure, in groups", required: true),
            DefinitionKey(
                "about", "[poll, survey, approval rating]",
                "what an article must speak of somewhere; one that has none of these words gives the series nothing; a poll’s may name a pollster instead"
            ),
            DefinitionKey("resume", "[rate, figure]", "words that take the measure up again once it was named"),
            DefinitionKey(
                "levels", "[presence, number]",
                "nouns for all that are counted together; the figure that they are brought to is a level: “its presence to 900”"),
            DefinitionKey("of", "[workforce]", "what may follow “percent of”; any other whole makes it another share"),
            DefinitionKey("exclude", "{ near: [youth] }", "what only looks like the measure"),
            DefinitionKey("dimensions", "[{ name: pollster, kinds: [pollster] }]", "what else divides the series"),
            DefinitionKey("period", "{ default: event }", "when a figure holds; without it as `kind` says"),
            DefinitionKey("status", "{ forecast: [expect] }", "words that tell how surely a figure is said"),
            DefinitionKey("choose", "latest", "which of several figures a point takes; without it `latest`"),
            DefinitionKey("checks", "{ kind: share }", "what `tidemark check` may hold against each other; without it as `kind` says"),
            DefinitionKey(
                "examples", "[{ text: A sentence., expect: [] }]", "sentences with what they must give; `series test` reads them"),
        ])

    static let subject = DefinitionKeys(
        "subject",
        [
            DefinitionKey(
                "kinds", "[country]",
                "`country`, `alliance`, `person`, `organization`, `pollster`, `place`; required unless `names` is given",
                required: true),
            DefinitionKey(
                "names", "ministries.tsv", "names of your own: a table beside the file, or `{ id: [form, form] }`; they are subjects too"),
            DefinitionKey("offices", "[head]", "of people: only those who are or were head of state or government"),
            DefinitionKey("organizations", "[party]", "of organizations: only these, such as `party`, `central-bank`, `ministry`"),
            DefinitionKey("prepositions", "[in, of, by]", "after which of these words the subject may stand; after none without it"),
            DefinitionKey("places", "yes", "a town or region stands for its country"),
            DefinitionKey("modifies", "yes", "the adjective of the counted is the subject: “Norwegian soldiers”"),
            DefinitionKey("victims", "yes", "the subject is where something happened to people, not who did it"),
            DefinitionKey("government", "yes", "“the government”, “the ministry” stand for the country of the article"),
            DefinitionKey("carry", "2", "how many sentences back the subject may stand; without it 0"),
        ])

    static let measure = DefinitionKeys(
        "measure",
        [
            DefinitionKey("words", "[unemployment, \"out of ... work\"]", "phrases of which one must be in reach", required: true),
            DefinitionKey("carry", "1", "how many sentences back it may stand; without it 0"),
        ])

    static let exclude = DefinitionKeys(
        "exclude",
        [
            DefinitionKey("near", "[youth, core inflation]", "phrases that make it another figure where they are nearer than the measure"),
            DefinitionKey("before", "[number of dead]", "phrases that do so only before the figure"),
            DefinitionKey("topic", "[earthquake, crash]", "phrases that make their sentence, and those that follow, about something else"),
            DefinitionKey("behind", "[say, want]", "phrases that do so right behind the figure: “54 percent say he lied”"),
            DefinitionKey(
                "fate", "[kill, capture]", "verbs of what befell the counted, as the figure's own verb, however far behind it stands"),
            DefinitionKey(
                "taken", "[withdraw, bring ... home]", "verbs that take the counted away; a definite number (“its 600”) is what there was"),
            DefinitionKey("gone", "[leave, return]", "verbs of which the counted that go away are the subject"),
        ])

    static let dimension = DefinitionKeys(
        "dimensions",
        [
            DefinitionKey("name", "pollster", "the name of the column", required: true),
            DefinitionKey("required", "yes", "without a value the figure is left out or waits in `tidemark review`"),
            DefinitionKey("values", "{ flow: [send, arrive], stock: [station] }", "its values, each with the phrases that tell it"),
            DefinitionKey("default", "stock", "the value where no phrase tells one"),
            DefinitionKey("kinds", "[pollster]", "names of these kinds are its values"),
            DefinitionKey("names", "{ north-sea: [North Sea] }", "names of your own are its values, as under `subject`"),
            DefinitionKey("prepositions", "[to, in]", "after which of these words such a name may stand; after any without it"),
            DefinitionKey("places", "yes", "a town or region stands for its country"),
            DefinitionKey("differs", "yes", "it is never the subject itself: where to, against whom"),
            DefinitionKey("hosts", "[host]", "verbs whose subject is the value: “Germany hosts 35,000”"),
            DefinitionKey("country", "yes", "the adjective of the counted is a value: “35,000 American troops”"),
            DefinitionKey("carry", "10", "how many sentences back it may stand; without it 0"),
        ])

    static let period = DefinitionKeys(
        "period",
        [
            DefinitionKey(
                "default", "event",
                "where the text names no time: `fieldwork` of the survey, day of the `report`, day of the `event`, the `year` spoken of, or "
                    + "`stated` (none); of people abroad a plan without a time then holds from the report's day on"),
            DefinitionKey("by", "{ measure: { flow: stated } }", "another default for values of a dimension"),
            DefinitionKey("field", "[conduct, interview]", "words of the sentence that states the days of a survey"),
            DefinitionKey("early", "[honeymoon]", "words that put a figure into the first three months of the subject's term"),
            DefinitionKey("earlier", "[previous poll]", "words of the survey before the article's own"),
            DefinitionKey("total", "[so far]", "words of a count from a start to the day of the report"),
        ])

    static let status = DefinitionKeys(
        "status",
        [
            DefinitionKey("actual", "[spent, was]", "words of what is or was so; what a figure is without any such word"),
            DefinitionKey("estimate", "[estimate, believe]", "words of what somebody reckons"),
            DefinitionKey("forecast", "[forecast, expect]", "words of what somebody expects"),
            DefinitionKey("plan", "[will, next year]", "words of what is decided and not yet so"),
            DefinitionKey("target", "[target, pledge]", "words of what is aimed at"),
            DefinitionKey("running", "plan", "how money of the running year is meant: one of the five words above"),
        ])

    static let choose = DefinitionKeys(
        "choose",
        [
            DefinitionKey(
                "rule", "publishers", "`latest` voice, `median` of the voices, `publishers` or `official` sources first", required: true),
            DefinitionKey("publishers", "[Yonhap, AP]", "for `publishers`: the best first"),
            DefinitionKey("sources", "[ministry]", "for `official`: words of who said it, the best first"),
        ])

    static let checks = DefinitionKeys(
        "checks",
        [
            DefinitionKey("kind", "share", "what the figures are: `poll`, `toll`, `flow`, `stock`, `amount` or `share`"),
            DefinitionKey("kinds", "{ dimension: measure, values: { flow: flow, stock: stock } }", "where a dimension decides that"),
            DefinitionKey("needs", "[pollster]", "figures without these dimensions are not compared"),
            DefinitionKey("independent", "[pollster]", "dimensions whose values differ by right"),
            DefinitionKey(
                "complementary", "{ dimension: stance, values: [approve, disapprove] }", "shares of one whole, at most 100 together"),
            DefinitionKey("parts", "{ dimension: group, values: [civilian, military] }", "what makes up the figure without it"),
            DefinitionKey("share_of", "defense-spending", "the series whose amounts these are, as percentages of one base"),
            DefinitionKey("near_days", "31", "within so many days what is there changes by no more than its rounding; 0 to 366"),
            DefinitionKey("share_sum", "101", "up to this sum of shares rounding explains it; at least 100"),
            DefinitionKey("scope_words", "[contractors]", "words that make a sentence's figure another one"),
            DefinitionKey("off", "[superlative]", "rules of `tidemark check` not to apply"),
        ])

    static let product = DefinitionKeys(
        "product",
        [
            DefinitionKey("least", "0.3", "in percent of the country's product of the year", required: true),
            DefinitionKey("most", "7", "in percent of the country's product of the year", required: true),
            DefinitionKey("countries", "{ USA: [2, 7] }", "for countries that are unlike others, their own least and most"),
        ])

    static let checkKinds = DefinitionKeys(
        "checks.kinds",
        [
            DefinitionKey("dimension", "measure", "the dimension that decides", required: true),
            DefinitionKey("values", "{ flow: flow, stock: stock }", "for each of its values what the figures are", required: true),
        ])

    static let division = DefinitionKeys(
        "checks.complementary, checks.parts",
        [
            DefinitionKey("dimension", "stance", "the dimension", required: true),
            DefinitionKey("values", "[approve, disapprove]", "at least two of its values", required: true),
        ])

    static let example = DefinitionKeys(
        "examples",
        [
            DefinitionKey("text", "Inflation in Peru was 2 percent in May 2025.", "one sentence or several, your own", required: true),
            DefinitionKey("published", "2025-06-27", "when it was published: “last month” is counted from it"),
            DefinitionKey("publisher", "Yonhap", "who published it"),
            DefinitionKey(
                "expect", "[{ subject: PER, period: 2025-05, value: \"2\" }]",
                "what it must give; `[]`, or nothing, where it must give none; `unknown` until you say"),
        ])

    static let expectation = DefinitionKeys(
        "examples.expect",
        [
            DefinitionKey("subject", "PER", "the id: ISO 3166-1 alpha-3 of a country, kebab case of a person"),
            DefinitionKey("period", "2025-05", "a day, month, quarter (`2025-Q2`), year, or two with `/` between"),
            DefinitionKey("value", "\"2\"", "the number, in quotation marks"),
            DefinitionKey("upper", "\"3\"", "the upper end of a range"),
            DefinitionKey("qualifier", "\"~\"", "how the number is hedged: `=`, `~` about, `<` below, `>` above"),
            DefinitionKey("unit", "percent", "the unit's code"),
            DefinitionKey("status", "forecast", "`actual`, `estimate`, `forecast`, `plan` or `target`"),
        ])
}
