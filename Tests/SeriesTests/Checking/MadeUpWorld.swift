import Model

@testable import Series

/// A made-up world whose figures are known, and articles that report them as papers do: rounded, cut off, hedged, copied, revised,
/// counted by other rules. Nothing in it is wrong until `slip` makes it so.
struct MadeUpWorld {
    /// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every machine.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }
    }

    var dice: Dice
    private(set) var observations: [Observation] = []
    private var articles = 0

    init(seed: UInt64) {
        dice = Dice(state: seed)
        makePolls()
        makeTroops()
        makeTolls()
        makeMoney()
        copySome()
    }

    private mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }
    private mutating func chance(_ percent: Int) -> Bool { roll(1...100) <= percent }

    mutating func add(
        _ key: Key, _ period: Period?, _ value: ExactDecimal, _ unit: String, qualifier: Qualifier = .exact, status: Status = .actual,
        source: String? = nil, article: String? = nil, voice: String? = nil, on day: CalendarDate
    ) {
        articles += article == nil ? 1 : 0
        let article = article ?? "a\(articles)"
        observations.append(
            Observation(
                id: "o\(observations.count)", key: key, period: period,
                figure: Figure(value: value, qualifier: qualifier, unit: MeasureUnit(code: unit, name: unit)), status: status,
                attribution: source,
                article: ArticleReference(
                    identity: article, title: "Story \(article)", publisher: "Paper", published: .day(day), path: article,
                    voice: voice ?? article),
                evidence: "It was \(value).", evidenceRange: ByteRange(0, 40), figureRange: ByteRange(7, 12)))
    }

    /// A whole number of tenths as a paper prints it: with the tenth, rounded, or cut off.
    private mutating func printedShare(_ tenths: Int) -> ExactDecimal {
        switch roll(1...10) {
        case 1...7: ExactDecimal(significand: Int128(tenths), exponent: -1)
        case 8...9: ExactDecimal((tenths + 5) / 10)
        default: ExactDecimal(tenths / 10)
        }
    }

    /// A count as a paper prints it: in full, to two or three digits, or about so many.
    private mutating func printed(_ count: Int) -> (ExactDecimal, Qualifier) {
        var step = 1
        while count / step >= 1_000 { step *= 10 }
        switch roll(1...10) {
        case 1...5: return (ExactDecimal(count), .exact)
        case 6...8: return (ExactDecimal((count + step / 2) / step * step), .exact)
        case 9: return (ExactDecimal((count + step * 5) / (step * 10) * step * 10), .about)
        default: return (ExactDecimal(count / (step * 10) * step * 10), .above)
        }
    }

    static let start = CalendarDate(dayNumber: 20_000)

    private mutating func makePolls() {
        for leader in ["ana", "bo", "cy", "dee"] {
            for house in ["acme", "beta", "gamma"] {
                let base = roll(300...600)
                let isWhole = chance(50)
                for week in 0..<8 {
                    let first = Self.start.adding(days: 7 * week + 1)
                    let period = Period.days(first, first.adding(days: 2))
                    var approve = base + roll(-60...60)
                    var disapprove = 900 - approve + roll(-40...30)
                    if isWhole { (approve, disapprove) = (approve / 10 * 10, disapprove / 10 * 10) }
                    for _ in 0..<roll(1...3) {
                        articles += 1
                        for (stance, tenths) in [("approve", approve), ("disapprove", disapprove)] {
                            let value = isWhole ? ExactDecimal(tenths / 10) : printedShare(tenths)
                            let key = Key(series: "poll", subject: leader, dimensions: ["stance": stance, "pollster": house])
                            add(key, period, value, "percent", article: "a\(articles)", on: first.adding(days: roll(3...9)))
                        }
                    }
                }
            }
        }
    }

    private mutating func makeTroops() {
        for (subject, place) in [("NOR", "LVA"), ("DNK", "EST"), ("ITA", "MLI"), ("POL", "LTU"), ("CAN", "LVA")] {
            var there = roll(1_200...9_000)
            for month in 1...8 {
                let sent = roll(300...4_900)
                let period = Period.month(2025, month)
                guard let day = period.end else { continue }
                let flow = Key(series: "troops", subject: subject, dimensions: ["destination": place, "measure": "flow"])
                for _ in 0..<roll(1...3) {
                    let (value, qualifier) = printed(sent)
                    add(
                        flow, period, value, "persons", qualifier: qualifier, status: chance(30) ? .estimate : .actual,
                        on: day.adding(days: roll(1...30)))
                }
                if chance(40) { add(flow, period, ExactDecimal(roll(200...9_000)), "persons", status: .plan, on: day.adding(days: -40)) }
                there += roll(-80...80)
                let stock = Key(series: "troops", subject: subject, dimensions: ["destination": place, "measure": "stock"])
                for _ in 0..<roll(1...2) {
                    let (value, qualifier) = printed(there)
                    add(stock, .day(day.adding(days: 1)), value, "persons", qualifier: qualifier, on: day.adding(days: 1))
                }
            }
        }
    }

    private mutating func makeTolls() {
        for event in 0..<40 {
            let day = Self.start.adding(days: event * 5)
            let key = Key(series: "toll", subject: "ATL", dimensions: ["outcome": "killed", "place": "town\(event % 9)"])
            var known = roll(2...20)
            for later in 0..<4 {
                known += roll(0...15)
                for _ in 0..<roll(0...2) {
                    add(
                        key, .day(day), ExactDecimal(known), "persons", qualifier: chance(30) ? .above : .exact, on: day.adding(days: later)
                    )
                }
            }
        }
        var total = 5_000
        for month in 1...10 {
            total += roll(100...900)
            guard let end = Period.month(2025, month).end else { continue }
            let key = Key(series: "toll", subject: "BAL", dimensions: ["outcome": "killed"])
            for _ in 0..<roll(1...3) {
                let (value, qualifier) = printed(total)
                add(
                    key, Period(from: .month(2024, 3), to: .day(end)), value, "persons", qualifier: qualifier, source: "ministry",
                    on: end.adding(days: roll(0...4)))
            }
        }
    }

    private mutating func makeMoney() {
        for (subject, currency, rate) in [
            ("NOR", "NOK", 10), ("KOR", "KRW", 1_370), ("POL", "PLN", 4), ("JPN", "JPY", 150), ("SWE", "SEK", 10), ("HUN", "HUF", 350),
        ] {
            var millions = roll(4_000...60_000)
            let base = roll(120...480)
            for year in 2020...2025 {
                millions += millions * roll(1...9) / 100
                let share = base + roll(-12...12)
                let day = CalendarDate(year: year + 1, month: 3, day: 1) ?? Self.start
                for _ in 0..<roll(1...3) {
                    articles += 1
                    let article = "a\(articles)"
                    let own = millions * rate * (1_000 + roll(-8...8)) / 1_000
                    var step = 1
                    while own / step >= 10_000 { step *= 10 }
                    let written = ExactDecimal(significand: Int128((own + step / 2) / step), exponent: 6 + String(step).count - 1)
                    let money = Key(series: "money", subject: subject, dimensions: [:])
                    add(money, .year(year), written, currency, article: article, on: day)
                    if chance(50) {
                        add(
                            money, .year(year), ExactDecimal(significand: Int128((millions + 50) / 100), exponent: 8), "USD",
                            article: article, on: day)
                    }
                    let shareKey = Key(series: "share", subject: subject, dimensions: [:])
                    add(
                        shareKey, .year(year),
                        chance(70)
                            ? ExactDecimal(significand: Int128(share), exponent: -2)
                            : ExactDecimal(significand: Int128((share + 5) / 10), exponent: -1), "percent", article: article, on: day)
                }
                // An institute that counts by rules of its own.
                if chance(40) {
                    let other = millions * roll(88...112) / 100
                    add(
                        Key(series: "money", subject: subject, dimensions: [:]), .year(year),
                        ExactDecimal(significand: Int128(other / 100), exponent: 8), "USD", status: .estimate, source: "institute", on: day)
                }
                add(
                    Key(series: "share", subject: subject, dimensions: [:]), .year(year + 8), ExactDecimal(5), "percent", status: .target,
                    on: day)
            }
        }
    }

    private mutating func copySome() {
        for one in observations where chance(25) { copy(one) }
    }

    /// A copy of an article under another name, some days later: the same voice.
    mutating func copy(_ one: Observation) {
        var copy = one
        copy.id = "o\(observations.count)c"
        copy.article.identity += "-copy"
        copy.article.published = one.article.published?.start.map { .day($0.adding(days: 1)) }
        observations.append(copy)
    }

    mutating func replace(_ index: Int, _ value: ExactDecimal) { observations[index].figure.value = value }

    // MARK: Slips

    struct Planted {
        var id: String
        var cause: String
    }

    /// Puts one more article beside others, with a slip; `nil` if the figure drawn does not allow that slip.
    mutating func slip() -> Planted? {
        let index = roll(0...observations.count - 1)
        let one = observations[index]
        guard one.figure.qualifier == .exact, one.status == .actual, !one.id.hasSuffix("c"), let day = one.article.published?.start else {
            return nil
        }
        let digits = Array(String(one.figure.value.significand.magnitude).utf8)
        var value = one.figure.value
        let cause: String
        switch (one.key.series, roll(1...4)) {
        case ("money", 1...2):
            value = ExactDecimal(significand: value.significand, exponent: value.exponent - 3)
            cause = "scale"
        case ("money", _), ("poll", _), ("troops", 1...2):
            // Exchange the first two different neighbours.
            guard let place = (1..<max(digits.count, 1)).first(where: { digits[$0] != digits[$0 - 1] && (digits[$0] != 48 || $0 > 1) })
            else { return nil }
            var changed = digits
            changed.swapAt(place, place - 1)
            guard let significand = Int128(String(decoding: changed, as: UTF8.self)), String(significand).utf8.count == digits.count else {
                return nil
            }
            value = ExactDecimal(significand: significand, exponent: value.exponent)
            cause = "digit-transposition"
        case ("troops", 3):
            guard value.significand % 10 == 0, value.significand > 200, one.key.dimensions["measure"] == "flow" else { return nil }
            value = ExactDecimal(significand: value.significand / 10)
            cause = "digit-dropped"
        case ("troops", _):
            guard one.key.dimensions["measure"] == "flow" else { return nil }
            value = ExactDecimal(significand: value.significand * 10)
            cause = "digit-added"
        default: return nil
        }
        let before = Figure(value: one.figure.value, unit: one.figure.unit).robust
        guard before.isDisjoint(from: Figure(value: value, unit: one.figure.unit).robust) else { return nil }
        let id = "o\(observations.count)"
        add(one.key, one.period, value, one.figure.unit.code, on: day.adding(days: 1))
        return Planted(id: id, cause: cause)
    }
}

extension MadeUpWorld {
    /// Prints one figure with a digit less, rounded, if three digits are left.
    mutating func round(_ index: Int) {
        let figure = observations[index].figure
        guard figure.value.significand.magnitude >= 1_000 || (figure.value.exponent < 0 && figure.value.significand.magnitude >= 100) else {
            return
        }
        let rounded = (figure.value.significand + 5) / 10
        replace(
            index,
            ExactDecimal(
                significand: figure.value.exponent < 0 ? rounded : rounded * 10,
                exponent: figure.value.exponent < 0 ? figure.value.exponent + 1 : figure.value.exponent))
    }
}
