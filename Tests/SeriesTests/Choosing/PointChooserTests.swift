import Model
import Testing

@testable import Series

@Suite struct PointChooserTests {
    private static let poll = "poll subject=ana stance=approve pollster=acme t=2031-03-04/2031-03-06"
    private static let flow = "troops subject=NOR destination=LVA measure=flow t=2031-05"
    private static let day = "toll subject=ATL outcome=killed place=port t=2031-06-02"
    private static let money = "money subject=NOR t=2031"

    static func points(_ lines: [String], _ rule: ChoiceRule = ChoiceRule()) -> [Point] {
        let observations = Sample.observations(lines)
        return PointChooser(rule: rule, settings: Sample.settings[observations[0].key.series] ?? CheckSettings()).points(observations)
    }

    struct Choice: CustomTestStringConvertible, Sendable {
        var name: String
        var lines: [String]
        var rule = ChoiceRule()
        var value: String
        var low: String
        var high: String
        var testDescription: String { name }
    }

    static let choices: [Choice] = [
        Choice(name: "one voice", lines: ["\(flow) v=4200 in=A"], value: "4200", low: "4200", high: "4200"),
        Choice(
            name: "the latest voice", lines: ["\(flow) v=4200 in=A on=2031-06-01", "\(flow) v=4700 in=B on=2031-06-09"], value: "4700",
            low: "4200",
            high: "4700"),
        Choice(
            name: "a copy makes nothing newer",
            lines: [
                "\(flow) v=4200 in=A on=2031-06-01 voice=w", "\(flow) v=4700 in=B on=2031-06-09",
                "\(flow) v=4200 in=C on=2031-06-20 voice=w",
            ], value: "4700", low: "4200", high: "4700"),
        Choice(
            name: "the literal that says most", lines: ["\(flow) v=4212 in=A on=2031-06-01", "\(flow) v=~4200 in=B on=2031-06-09"],
            value: "4212",
            low: "4200", high: "4212"),
        Choice(
            name: "a statement before a bound", lines: ["\(flow) v=4200 in=A on=2031-06-01", "\(flow) v=>4000 in=B on=2031-06-09"],
            value: "4200",
            low: "4200", high: "4200"),
        Choice(name: "a bound where there is nothing else", lines: ["\(flow) v=>4000 in=A"], value: "4000", low: "4000", high: "4000"),
        Choice(
            name: "what is before what was planned",
            lines: ["\(flow) v=4200 in=A on=2031-06-01", "\(flow) v=6000 st=plan in=B on=2031-06-09"],
            value: "4200", low: "4200", high: "4200"),
        Choice(
            name: "what is before what is believed",
            lines: ["\(flow) v=4200 in=A on=2031-06-01", "\(flow) v=5100 st=estimate in=B on=2031-06-09"],
            value: "4200", low: "4200", high: "4200"),
        Choice(
            name: "a slip is passed over",
            lines: ["\(flow) v=11000 in=A on=2031-06-01", "\(flow) v=11000 in=B on=2031-06-02", "\(flow) v=1100 in=C on=2031-06-20"],
            value: "11000", low: "1100", high: "11000"),
        Choice(
            name: "an overtaken toll is passed over",
            lines: ["\(day) v=>16 in=A on=2031-06-02", "\(day) v=31 in=B on=2031-06-03", "\(day) v=16 in=C on=2031-06-04"], value: "31",
            low: "16",
            high: "31"),
        Choice(
            name: "a toll revised down", lines: ["\(day) v=34 in=A on=2031-06-02", "\(day) v=31 in=B on=2031-06-03"], value: "31",
            low: "31",
            high: "34"),
        Choice(
            name: "the total and not its parts", lines: ["\(day) v=5 in=A on=2031-06-02", "\(day) v=31 in=A on=2031-06-02"], value: "31",
            low: "31",
            high: "31"),
        Choice(
            name: "the newest version of a voice",
            lines: ["\(poll) v=12 in=A voice=w on=2031-03-07", "\(poll) v=21 in=B voice=w on=2031-03-08"], value: "21", low: "21",
            high: "21"),
        Choice(
            name: "the middle of three", lines: ["\(money) v=2.4B in=A", "\(money) v=2.6B in=B", "\(money) v=3.9B in=C"],
            rule: ChoiceRule(.median),
            value: "2600000000", low: "2400000000", high: "3900000000"),
        Choice(
            name: "the later of two in the middle", lines: ["\(money) v=2.4B in=A on=2032-01-05", "\(money) v=2.6B in=B on=2032-01-03"],
            rule: ChoiceRule(.median), value: "2400000000", low: "2400000000", high: "2600000000"),
        Choice(
            name: "the preferred paper", lines: ["\(money) v=2.4B in=A on=2032-01-05", "\(money) v=2.6B in=B on=2032-01-03"],
            rule: ChoiceRule(.publishers, publishers: ["Paper C", "Paper B"]), value: "2600000000", low: "2400000000", high: "2600000000"),
        Choice(
            name: "no preferred paper", lines: ["\(money) v=2.4B in=A on=2032-01-05", "\(money) v=2.6B in=B on=2032-01-03"],
            rule: ChoiceRule(.publishers, publishers: ["Paper C"]), value: "2400000000", low: "2400000000", high: "2600000000"),
        Choice(
            name: "the official source",
            lines: ["\(money) v=2.4B by=the_institute in=A on=2032-01-05", "\(money) v=2.6B by=the_defence_ministry in=B on=2032-01-03"],
            rule: ChoiceRule(.official, sources: ["ministry"]), value: "2600000000", low: "2400000000", high: "2600000000"),
    ]

    @Test(arguments: choices) func `a point takes`(_ choice: Choice) throws {
        let points = Self.points(choice.lines, choice.rule)
        let point = try #require(points.first)
        #expect(points.count == 1)
        #expect(point.chosen.figure.value.reduced == ExactDecimal(choice.value)?.reduced)
        #expect(point.low == ExactDecimal(choice.low) && point.high == ExactDecimal(choice.high))
        #expect(point.observations.first == point.chosen && point.observations.count == choice.lines.count)
        #expect(!point.rule.isEmpty && !point.isContested)
        let backwards = PointChooser(rule: choice.rule, settings: Sample.settings[point.key.series] ?? CheckSettings())
        #expect(backwards.points(Sample.observations(choice.lines).reversed()) == points)
    }

    @Test func `a key has a point for each period and unit, and none without a period`() {
        let points = Self.points([
            "money subject=NOR t=2031 v=2.4B", "money subject=NOR t=2030 v=2.1B", "money subject=NOR t=2031 u=NOK v=24B",
            "money subject=NOR v=9B",
        ])
        #expect(points.map { "\($0.period) \($0.chosen.figure.unit)" } == ["2030 USD", "2031 NOK", "2031 USD"])
    }

    @Test func `days are the same however they are written`() {
        let points = Self.points(["money subject=NOR t=2031 v=2.4B in=A", "money subject=NOR t=2031-01/2031-12 v=2.4B in=B"])
        #expect(points.count == 1)
        #expect(points.first?.period.description == "2031")
        #expect(points.first?.voices == 2)
    }

    @Test func `a contradiction marks its points`() {
        let observations = Sample.observations([
            "\(Self.poll) v=62.1 in=A", "\(Self.poll) v=61.2 in=B", "\(Self.poll.replacing("2031", with: "2032")) v=60 in=C",
        ])
        let chooser = PointChooser(rule: ChoiceRule(), settings: Sample.settings["poll"] ?? CheckSettings())
        let points = Checker.marked(chooser.points(observations), by: Sample.checker.findings(observations))
        #expect(points.map(\.isContested) == [true, false])
    }

    @Test(arguments: [11, 12] as [UInt64]) func `the order of the observations changes no point`(seed: UInt64) {
        var world = MadeUpWorld(seed: seed)
        for series in ["poll", "troops", "toll", "money", "share"] {
            let mine = world.observations.filter { $0.key.series == series }
            for kind in [ChoiceRule(), ChoiceRule(.median)] {
                let chooser = PointChooser(rule: kind, settings: Sample.settings[series] ?? CheckSettings())
                #expect(chooser.points(mine.shuffled(using: &world.dice)) == chooser.points(mine))
            }
        }
    }

    /// One survey, dated by its days and by its week or month.
    static let surveys: [([String], [String])] = [
        (["\(poll) v=47 in=A", "\(week) v=47 in=B"], ["2031-03-04/2031-03-06 47"]),
        (["\(poll) v=47 in=A on=2031-03-07", "\(week) v=41 in=B on=2031-03-09"], ["2031-03-04/2031-03-06 47"]),
        (["\(poll) v=47 in=A", "poll subject=ana stance=approve pollster=acme t=2031-03 v=47 in=B"], ["2031-03-04/2031-03-06 47"]),
        // Another answer of the survey is no reason to move what no article dates more exactly.
        (
            ["\(poll) v=47 in=A", "poll subject=ana stance=disapprove pollster=acme t=2031-W10 v=44 in=B"],
            ["2031-03-04/2031-03-06 47", "2031-W10 44"]
        ),
        // Two surveys of the week, another house, or told before the days came.
        (
            ["\(poll) v=47 in=A", "poll subject=ana stance=approve pollster=acme t=2031-03-06/2031-03-08 v=45 in=C", "\(week) v=47 in=B"],
            ["2031-W10 47", "2031-03-04/2031-03-06 47", "2031-03-06/2031-03-08 45"]
        ),
        (
            ["\(poll) v=47 in=A", "poll subject=ana stance=approve pollster=beta t=2031-W10 v=44 in=B"],
            ["2031-03-04/2031-03-06 47", "2031-W10 44"]
        ),
        (["\(poll) v=47 in=A", "\(week) v=41 in=B on=2031-03-03"], ["2031-W10 41", "2031-03-04/2031-03-06 47"]),
    ]
    private static let week = "poll subject=ana stance=approve pollster=acme t=2031-W10"

    @Test(arguments: surveys) func `a survey is one point, however its articles date it`(lines: [String], points: [String]) {
        for order in [lines, lines.reversed()] {
            let made = Self.points(order)
            #expect(made.map { "\($0.period) \($0.chosen.figure.value)" } == points)
            #expect(Set(made.flatMap(\.observations).map(\.article.title)).count == lines.count)
        }
    }
}

@Suite struct ChoiceAndCheckKeysTests {
    private static func node(_ yaml: String) throws -> DefinitionNode { try DefinitionNode.parse(yaml, file: "x.yaml") }

    @Test func `choices are read`() throws {
        #expect(try ChoiceRule(Self.node("median")) == ChoiceRule(.median))
        #expect(try ChoiceRule(Self.node("{ rule: publishers, publishers: [AP] }")) == ChoiceRule(.publishers, publishers: ["AP"]))
        #expect(try ChoiceRule(Self.node("{ rule: official, sources: ministry }")) == ChoiceRule(.official, sources: ["ministry"]))
    }

    @Test func `checks are read`() throws {
        let settings = try CheckSettings(
            Self.node(
                """
                kind: poll
                kinds: { dimension: measure, values: { flow: flow, stock: stock } }
                needs: [pollster]
                independent: pollster
                complementary: { dimension: stance, values: [approve, disapprove] }
                parts: { dimension: group, values: [a, b] }
                share_of: other
                near_days: 12
                scope_words: [children]
                off: [near-date, bounds]
                """), dimensions: ["measure", "pollster", "stance", "group"])
        #expect(settings.kind == .poll && settings.kind(of: ["measure": "stock"]) == .stock && settings.kind(of: [:]) == .poll)
        #expect(settings.needs == ["pollster"] && settings.independent == ["pollster"] && settings.shareOf == "other")
        #expect(settings.complementary?.values == ["approve", "disapprove"] && settings.parts?.dimension == "group")
        #expect(
            settings.nearDays == 12 && settings.off == ["near-date", "bounds"] && settings.scopeWords == ["children"])
    }

    @Test(arguments: [
        ("kind: pol", "did you mean `poll`"), ("kinds: { dimension: mesure, values: {} }", "did you mean `measure`"),
        ("off: [near-dat]", "did you mean `near-date`"),
        ("parts: { dimension: group, values: [a] }", "at least two"), ("share_sum: 99", "at least 100"),
        ("need: [group]", "did you mean `needs`"),
        ("kinds: { dimension: measure, values: { flow: flwo } }", "did you mean `flow`"), ("needs: [grup]", "did you mean `group`"),
        ("complementary: { values: [a, b] }", "`dimension` is missing"),
    ])
    func `mistakes are named`(yaml: String, words: String) {
        #expect {
            _ = try CheckSettings(Self.node(yaml), dimensions: ["measure", "group"])
        } throws: {
            "\($0)".contains(words)
        }
    }

    @Test(arguments: [
        ("latst", "latest"), ("{ rule: publishers }", "publishers"), ("{ rule: official }", "sources"), ("{ sources: [a] }", "rule"),
    ])
    func `mistakes of a choice are named`(yaml: String, words: String) {
        #expect {
            _ = try ChoiceRule(Self.node(yaml))
        } throws: {
            "\($0)".contains(words)
        }
    }
}
