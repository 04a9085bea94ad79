import Model
import Reading
import Vocabulary

@testable import Series

/// Articles about a made-up course of things, in sentences as papers write them: rounded, hedged, copied, revised, counted by other
/// rules, planned. They go through the reader and the built-in definitions. Nothing in them is wrong until `slips` makes it so.
struct MadeUpNews {
    struct Story {
        var text: String
        var published: CalendarDate
        /// The story that it copies.
        var origin: Int?
    }

    /// Something that is so, and what a paper may say of it.
    private struct Fact {
        enum Kind { case poll, spending, troops, strike }

        var kind: Kind
        var subject: String
        var other: String
        /// In tenths of a percent, in millions, or in people.
        var value: Int
        var second: Int
        var day: CalendarDate
    }

    struct Planted {
        var story: Int
        var causes: Set<String>
    }

    private var dice: MadeUpWorld.Dice
    private(set) var stories: [Story] = []
    private(set) var planted: [Planted] = []
    private var facts: [Fact] = []

    init(seed: UInt64, stories count: Int, slips: Int = 0) {
        dice = MadeUpWorld.Dice(state: seed)
        makeFacts(count / 5)
        while stories.count < count - slips {
            let fact = facts[roll(0...facts.count - 1)]
            if chance(15), !stories.isEmpty {
                let origin = roll(0...stories.count - 1)
                stories.append(
                    Story(
                        text: stories[origin].text, published: stories[origin].published.adding(days: 1),
                        origin: stories[origin].origin ?? origin))
            } else {
                tell(fact)
            }
        }
        // Whoever slips tells something that another has told.
        for _ in 0..<slips * 20 where planted.count < slips { slip(facts[roll(0...facts.count - 1)]) }
    }

    private mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }
    private mutating func chance(_ percent: Int) -> Bool { roll(1...100) <= percent }
    private mutating func one(_ list: [String]) -> String { list[roll(0...list.count - 1)] }

    // MARK: What is so

    private static let leaders = [
        ("President Lee Jae Myung", "Gallup Korea"), ("President Lee Jae Myung", "Realmeter"), ("Prime Minister Keir Starmer", "YouGov"),
        ("Prime Minister Keir Starmer", "Ipsos"), ("President Donald Trump", "Gallup"), ("President Emmanuel Macron", "Ifop"),
    ]
    private static let spenders = [
        ("Norway", "kroner"), ("Poland", "zlotys"), ("Sweden", "kronor"), ("Japan", "yen"), ("Canada", "Canadian dollars"),
        ("Italy", "euros"),
    ]
    private static let routes = [
        ("Norway", "Latvia"), ("Denmark", "Estonia"), ("Italy", "Bulgaria"), ("Poland", "Lithuania"), ("Canada", "Latvia"),
        ("France", "Romania"),
    ]
    private static let towns = ["Kharkiv", "Kherson", "Odesa", "Sumy", "Zaporizhzhia", "Dnipro"]

    private mutating func makeFacts(_ count: Int) {
        // After the last of the leaders took office.
        let start = CalendarDate(dayNumber: 20_245)
        for number in 0..<count {
            let turn = number / 4
            switch number % 4 {
            case 0:
                let (leader, house) = Self.leaders[turn % Self.leaders.count]
                let approve = roll(310...560)
                facts.append(
                    Fact(
                        kind: .poll, subject: leader, other: house, value: approve, second: 950 - approve - roll(0...40),
                        day: start.adding(days: turn / Self.leaders.count * 14)))
            case 1:
                let (country, money) = Self.spenders[turn % Self.spenders.count]
                facts.append(
                    Fact(
                        kind: .spending, subject: country, other: money,
                        value: 61_300 + turn % 6 * 3_700 + turn / 6 * 1_900 + roll(0...900),
                        second: 130 + turn % 6 * 31, day: CalendarDate(year: 2005 + turn / 6 % 20, month: 1, day: 1) ?? start))
            case 2:
                let (country, place) = Self.routes[turn % Self.routes.count]
                facts.append(
                    Fact(
                        kind: .troops, subject: country, other: place, value: roll(111...989) * (chance(50) ? 1 : 10), second: 0,
                        day: CalendarDate(year: 2019 + turn / 72 % 6, month: 1 + turn / 6 % 12, day: 1) ?? start))
            default:
                facts.append(
                    Fact(
                        kind: .strike, subject: Self.towns[turn % Self.towns.count], other: "", value: roll(13...74),
                        second: roll(80...320),
                        day: start.adding(days: turn * 3)))
            }
        }
    }

    // MARK: What papers say

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    private static func spoken(_ day: CalendarDate) -> String { "\(months[day.month - 1]) \(day.day), \(day.year)" }

    private static func span(_ first: CalendarDate, _ days: Int) -> String {
        let last = first.adding(days: days)
        return first.month == last.month
            ? "\(months[first.month - 1]) \(first.day)-\(last.day), \(last.year)"
            : "\(months[first.month - 1]) \(first.day) to \(months[last.month - 1]) \(last.day), \(last.year)"
    }

    private static func grouped(_ number: Int) -> String {
        number < 1_000 ? "\(number)" : "\(number / 1_000),\(String(number % 1_000 + 1_000).dropFirst())"
    }

    /// Tenths as a house prints them: Realmeter and Ifop with the tenth, the others whole.
    private mutating func share(_ tenths: Int, _ house: String) -> String {
        let hasTenths = house == "Realmeter"
        let whole = (tenths + 5) / 10
        if hasTenths, chance(75) { return "\(tenths / 10).\(tenths % 10) percent" }
        return hasTenths ? "about \(whole) percent" : "\(whole) percent"
    }

    private mutating func people(_ count: Int, hedged: Bool = true) -> String {
        guard hedged else { return Self.grouped(count) }
        var step = 1
        while count / step >= 100 { step *= 10 }
        switch roll(1...10) {
        case 1...6: return Self.grouped(count)
        case 7: return one(["about ", "some ", "roughly "]) + Self.grouped((count + step / 2) / step * step)
        case 8: return one(["more than ", "at least ", "over "]) + Self.grouped(count / step * step)
        case 9: return Self.grouped((count + step / 2) / step * step)
        default: return one(["nearly ", "almost "]) + Self.grouped((count + step - 1) / step * step)
        }
    }

    /// Millions as billions with one or two decimals.
    private mutating func money(_ millions: Int) -> String {
        switch roll(1...4) {
        case 1: "\(millions / 1_000).\(millions % 1_000 / 100) billion"
        case 2: one(["about", "nearly", "some"]) + " \((millions + 500) / 1_000) billion"
        default: "\((millions + 50) / 100 / 10).\((millions + 50) / 100 % 10) billion"
        }
    }

    private mutating func tell(_ fact: Fact) {
        var day = fact.day.adding(days: roll(4...9))
        var text: String
        switch fact.kind {
        case .poll:
            text = poll(fact, share(fact.value, fact.other), share(fact.second, fact.other))
        case .spending:
            day = fact.day.adding(days: 400 + roll(0...200))
            text = spending(fact, money(fact.value))
            if chance(20) { text += " It plans to spend \(fact.value / 500) billion \(fact.other) in \(fact.day.year + 9)." }
        case .troops:
            day = fact.day.adding(days: roll(32...60))
            text = troops(fact, people(fact.value))
            if chance(20) { text += " It plans to send \(Self.grouped(roll(200...900))) more soldiers there in \(day.year + 1)." }
        case .strike:
            let later = roll(0...4)
            day = fact.day.adding(days: later)
            // Counts rise as they become known.
            let known = later == 4 ? fact.value : fact.value * (later + 4) / 8
            text = strike(fact, later < 3 ? "at least \(known)" : "\(known)")
        }
        stories.append(Story(text: text, published: day))
    }

    private mutating func poll(_ fact: Fact, _ approve: String, _ disapprove: String) -> String {
        let days = Self.span(fact.day, 2)
        let name = fact.subject
        return one([
            "\(name)'s approval rating stood at \(approve) in a \(fact.other) poll taken on \(days), while \(disapprove) disapproved of his work.",
            "In the \(fact.other) survey of \(days), \(name) had an approval rating of \(approve), while \(disapprove) disapproved.",
            "\(name)'s approval rating came to \(approve) and his disapproval rating to \(disapprove), the \(fact.other) survey of \(days) found.",
            "In a \(fact.other) poll conducted on \(days), \(approve) approved of \(name)'s performance and \(disapprove) disapproved.",
        ])
    }

    private mutating func spending(_ fact: Fact, _ sum: String) -> String {
        let year = fact.day.year
        return one([
            "\(fact.subject) spent \(sum) \(fact.other) on defence in \(year), the ministry said.",
            "\(fact.subject)'s defence budget was \(sum) \(fact.other) in \(year).",
            "\(fact.subject)'s military spending came to \(sum) \(fact.other) in \(year), a report shows.",
        ])
    }

    private mutating func troops(_ fact: Fact, _ number: String) -> String {
        let month = "\(Self.months[fact.day.month - 1]) \(fact.day.year)"
        return one([
            "\(fact.subject) sent \(number) soldiers to \(fact.other) in \(month).",
            "In \(month), \(fact.subject) sent \(number) troops to \(fact.other).",
            "\(fact.subject) deployed \(number) troops to \(fact.other) in \(month), the army said.",
        ])
    }

    private mutating func strike(_ fact: Fact, _ number: String) -> String {
        one([
            "A missile strike on the Ukrainian city of \(fact.subject) killed \(number) people on \(Self.spoken(fact.day)), officials said.",
            "On \(Self.spoken(fact.day)) a drone attack killed \(number) people in the Ukrainian city of \(fact.subject), rescuers said.",
        ])
    }

    // MARK: Slips

    /// Tells a fact twice: as it is, and with a slip of the pen.
    private mutating func slip(_ fact: Fact) {
        func digits(_ text: String) -> [UInt8] { Array(text.utf8) }
        var (right, wrong, causes): (String, String, Set<String>)
        switch fact.kind {
        case .poll:
            let (a, d) = ((fact.value + 5) / 10, (fact.second + 5) / 10)
            if chance(40) {
                (right, wrong) = (poll(fact, "\(a) percent", "\(d) percent"), poll(fact, "\(d) percent", "\(a) percent"))
                causes = ["swapped-stance"]
            } else {
                guard a % 10 != a / 10 else { return }
                (right, wrong) = (
                    poll(fact, "\(a) percent", "\(d) percent"), poll(fact, "\(a % 10 * 10 + a / 10) percent", "\(d) percent")
                )
                causes = ["digit-transposition"]
            }
            guard abs(a - d) > 2 else { return }
        case .spending:
            let sum = "\((fact.value + 50) / 100 / 10).\((fact.value + 50) / 100 % 10)"
            (right, wrong, causes) = (spending(fact, sum + " billion"), spending(fact, sum + " million"), ["scale"])
        case .troops:
            guard fact.value % 10 != 0, fact.value % 10 != fact.value / 10 % 10, fact.value < 1_000 else {
                guard fact.value % 10 == 0 else { return }
                right = troops(fact, people(fact.value, hedged: false))
                wrong = troops(fact, people(fact.value / 10, hedged: false))
                causes = ["digit-dropped"]
                break
            }
            let exchanged = fact.value / 100 * 100 + fact.value % 10 * 10 + fact.value / 10 % 10
            right = troops(fact, people(fact.value, hedged: false))
            wrong = troops(fact, people(exchanged, hedged: false))
            causes = ["digit-transposition"]
        case .strike: return
        }
        let day = fact.day.adding(days: fact.kind == .poll ? 5 : fact.kind == .troops ? 40 : 420)
        for _ in 0..<2 { stories.append(Story(text: right, published: day)) }
        planted.append(Planted(story: stories.count, causes: causes))
        stories.append(Story(text: wrong, published: day.adding(days: 1)))
        facts.removeAll { $0.kind == fact.kind && $0.subject == fact.subject && $0.other == fact.other && $0.day == fact.day }
    }

    // MARK: Through the reader

    static let definitions: [SeriesDefinition] = BuiltInDefinitions.files.compactMap { name, text in
        try? SeriesDefinition(yaml: text, file: name, vocabulary: .builtIn)
    }
    private static let reader = Reader(.builtIn)
    private static let matcher = Matcher(definitions: definitions, vocabulary: .builtIn)
    static let checker = Checker(
        settings: Dictionary(uniqueKeysWithValues: definitions.map { ($0.id, $0.checks) }), sentences: Sample.sentences)

    /// What the reader takes from the texts, each an article of its own.
    static func observations(_ texts: [Story]) -> [Observation] {
        texts.enumerated().flatMap { number, story in
            let text = Array(story.text.utf8)
            let range = ByteRange(0, text.count)
            let article = Article(
                scrape: "s\(number)", path: "s\(number)", index: 0, publisher: "Paper \(number % 37)",
                published: Article.Stamp(.day(story.published), origin: .record), text: text, range: range,
                blocks: [Article.Block(.paragraph, range)], identity: "a\(number)")
            return matcher.match(reader.read(article)).observations.map { one in
                var one = one
                one.id = "\(one.id)-\(number)"
                one.article.identity = "a\(number)"
                one.article.voice = "a\(story.origin ?? number)"
                return one
            }
        }
    }

    static func observations(of texts: [String], published: String) -> [Observation] {
        guard let day = CalendarDate(iso: published) else { return [] }
        return observations(texts.map { Story(text: $0, published: day) })
    }
}
