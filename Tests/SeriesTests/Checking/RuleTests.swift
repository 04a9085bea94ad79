import Model
import Testing

@testable import Series

/// What each rule must find: observations, then the rule, the gravity, the cause and the figures in their order.
struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var lines: [String]
    var rule: CheckRule = .samePeriod
    var severity = Finding.Severity.contradiction
    var cause: String?
    var values: [String] = []
    var testDescription: String { name }
}

@Suite struct RuleTests {
    private static let poll = "poll subject=ana stance=approve pollster=acme t=2031-03-04/2031-03-06"
    private static let against = "poll subject=ana stance=disapprove pollster=acme t=2031-03-04/2031-03-06"
    private static let flow = "troops subject=NOR destination=LVA measure=flow t=2031-05"
    private static let stock = "troops subject=NOR destination=LVA measure=stock"
    private static let money = "money subject=NOR t=2031"
    private static let share = "share subject=NOR t=2031"
    private static let day = "toll subject=ATL outcome=killed place=port t=2031-06-02"

    static let r1: [Case] = [
        Case(
            name: "two numbers sent", lines: ["\(flow) v=4200 by=army in=A", "\(flow) v=1700 by=rebels in=B"], cause: "source-disagreement",
            values: ["1700", "4200"]),
        Case(
            name: "nobody named", lines: ["\(flow) v=4200 in=A", "\(flow) v=1700 in=B", "\(flow) v=1700 in=C"],
            severity: .tension, values: ["1700", "4200"]),
        Case(
            name: "a day's arrivals", lines: ["\(flow)-04 v=4200 in=A", "\(flow)-04 v=1700 in=B", "\(flow)-04 v=1700 in=C"],
            values: ["1700", "4200"]),
        Case(
            name: "one amount, two shares",
            lines: ["\(share) v=2.34 in=A", "\(money) v=59.4B in=A", "\(share) v=2.84 in=B", "\(money) v=59.4B in=B"],
            values: ["2.34", "2.84"]),
        Case(
            name: "three counts of one share", lines: ["\(share) v=2.34 in=A", "\(share) v=2.6 in=B", "\(share) v=2.1 in=C"],
            severity: .tension),
        Case(
            name: "overtaken, the place not named",
            lines: [
                "\(day) v=>16 in=A on=2031-06-02", "\(day) v=31 in=B on=2031-06-03",
                "toll subject=ATL outcome=killed t=2031-06-02 v=16 in=C on=2031-06-04",
            ],
            rule: .staleFigure, cause: "stale-copy", values: ["31", "16"]),
        Case(
            name: "one of three", lines: ["\(flow) v=350 in=A", "\(flow) v=350 in=B", "\(flow) v=260 in=C"], severity: .tension,
            values: ["350", "260"]),
        Case(
            name: "there on one day", lines: ["\(stock) t=2031-05-02 v=812 in=A", "\(stock) t=2031-05-02 v=545 in=B"],
            values: ["812", "545"]),
        Case(
            name: "one article, two sources", lines: ["\(day) v=44 by=mayor in=A", "\(day) v=90 by=rebels in=A"],
            cause: "source-disagreement"),
        Case(
            name: "at least, beyond the count",
            lines: [
                "toll subject=ATL outcome=killed t=2031-06-02/2031-06-20 v=610 by=ministry in=A",
                "toll subject=ATL outcome=killed t=2031-06-02/2031-06-20 v=>974 st=estimate in=A",
            ],
            cause: "source-disagreement", values: ["610", "974"]),
        Case(
            name: "far from what others count", lines: ["\(money) v=2.4B in=A", "\(money) v=2.4B in=B", "\(money) v=9.1B in=C"],
            severity: .tension),
        Case(name: "near what others count", lines: ["\(money) v=2.4B in=A", "\(money) v=2.6B in=B"], severity: .tension),
        Case(name: "a share counted otherwise", lines: ["\(share) v=2.34 in=A", "\(share) v=2.6 in=B"], severity: .tension),
    ]

    static let r2: [Case] = [
        Case(name: "two points apart", lines: ["\(poll) v=47 in=A", "\(poll) v=49 in=B"], rule: .samePoll, cause: "wrong-digit"),
        Case(
            name: "one point apart", lines: ["\(poll) v=47 in=A", "\(poll) v=48 in=B"], rule: .samePoll, severity: .tension,
            cause: "wrong-digit"),
        Case(
            name: "digits exchanged", lines: ["\(poll) v=62.1 in=A", "\(poll) v=61.2 in=B", "\(poll) v=62.1 in=C"], rule: .samePoll,
            cause: "digit-transposition", values: ["62.1", "61.2"]),
        Case(
            name: "two digits exchanged", lines: ["\(poll) v=63 in=A voice=w", "\(poll) v=36 in=B", "\(poll) v=63 in=C"], rule: .samePoll,
            cause: "digit-transposition", values: ["63", "36"]),
        Case(name: "tenths against whole", lines: ["\(poll) v=47.2 in=A", "\(poll) v=49 in=B"], rule: .samePoll),
        Case(
            name: "a week's survey",
            lines: [
                "poll subject=ana stance=approve pollster=acme t=2031-W10 v=62.1 in=A",
                "poll subject=ana stance=approve pollster=acme t=2031-W10 v=61.2 in=B",
            ], rule: .samePoll, cause: "digit-transposition"),
        Case(
            name: "the opposite answer", lines: ["\(poll) v=31 in=A", "\(against) v=58 in=A", "\(poll) v=58 in=B", "\(poll) v=31 in=C"],
            rule: .samePoll, cause: "swapped-stance", values: ["31", "58"]),
    ]

    static let sums: [Case] = [
        Case(name: "three too many", lines: ["\(poll) v=55 in=A", "\(against) v=48 in=A"], rule: .sharesSum, cause: "sum"),
        Case(name: "two too many", lines: ["\(poll) v=60 in=A", "\(against) v=42 in=A"], rule: .sharesSum, cause: "sum"),
        Case(name: "tenths too many", lines: ["\(poll) v=60.4 in=A", "\(against) v=41.2 in=A"], rule: .sharesSum, cause: "sum"),
        Case(
            name: "tenths a little too many", lines: ["\(poll) v=60.4 in=A", "\(against) v=40.2 in=A"], rule: .sharesSum,
            severity: .tension, cause: "sum"),
        Case(name: "far too many", lines: ["\(poll) v=71 in=A", "\(against) v=59 in=A"], rule: .sharesSum, cause: "sum"),
        Case(
            name: "waves that do not make the whole",
            lines: [
                "troops subject=NOR destination=LVA measure=flow t=2031-01/2031-05 v=17500 in=A | In all 17,500, in waves of 11,000 and 4,000.",
                "troops subject=NOR destination=LVA measure=flow t=2031-01 v=11000 in=A | In all 17,500, in waves of 11,000 and 4,000.",
                "\(flow) v=4000 in=A | In all 17,500, in waves of 11,000 and 4,000.",
            ], rule: .partsSum, cause: "sum", values: ["17500", "11000", "4000"]),
        Case(
            name: "parts beyond the total",
            lines: ["\(day) v=20 in=A", "\(day) group=civilian v=9 in=A", "\(day) group=military v=13 in=A"], rule: .partsSum, cause: "sum",
            values: ["20", "9", "13"]),
        Case(
            name: "parts short of the total",
            lines: ["\(day) v=27 in=A", "\(day) group=civilian v=9 in=A", "\(day) group=military v=13 in=A"], rule: .partsSum, cause: "sum"),
        Case(
            name: "large parts", lines: ["\(day) v=1250 in=A", "\(day) group=civilian v=812 in=A", "\(day) group=military v=338 in=A"],
            rule: .partsSum, cause: "sum"),
        Case(
            name: "parts in hundreds",
            lines: ["\(day) v=310 in=A", "\(day) group=civilian v=112 in=A", "\(day) group=military v=128 in=A"], rule: .partsSum,
            cause: "sum"),
        Case(
            name: "one too many", lines: ["\(day) v=21 in=A", "\(day) group=civilian v=9 in=A", "\(day) group=military v=13 in=A"],
            rule: .partsSum, cause: "sum"),
    ]

    static let slips: [Case] = [
        Case(
            name: "billion for trillion",
            lines: [
                "money subject=KOR u=KRW t=2031 v=59.4T in=A", "money subject=KOR u=KRW t=2031 v=59.4B in=B",
                "money subject=KOR u=KRW t=2032 v=61.2T in=C",
            ], cause: "scale", values: ["59400000000000", "59400000000"]),
        Case(
            name: "million for billion", lines: ["\(money) v=3.2M in=A", "\(money) v=3.2B in=B", "\(money) v=3.2B in=C"], cause: "scale",
            values: ["3200000000", "3200000"]),
        Case(
            name: "rounded and a thousand times too small",
            lines: ["\(money) v=3.24B in=A", "\(money) v=3.2M in=B", "money subject=NOR t=2030 v=3.1B in=C"], cause: "scale"),
        Case(name: "a plan's scale", lines: ["\(money) st=plan v=7.1B in=A", "\(money) st=plan v=7.1M in=B"], cause: "scale"),
        Case(
            name: "a digit dropped", lines: ["\(flow) v=11000 in=A", "\(flow) v=11000 in=B", "\(flow) v=1100 in=C"], cause: "digit-dropped",
            values: ["11000", "1100"]),
        Case(
            name: "a digit added", lines: ["\(flow) v=1250 in=A", "\(flow) v=1250 in=B", "\(flow) v=12500 in=C"], cause: "digit-added",
            values: ["1250", "12500"]),
        Case(
            name: "a digit lost inside", lines: ["\(flow) v=4375 in=A", "\(flow) v=4375 in=B", "\(flow) v=475 in=C"], cause: "digit-dropped"
        ),
        Case(
            name: "digits exchanged in money", lines: ["\(money) v=45.9B in=A", "\(money) v=45.9B in=C", "\(money) v=54.9B in=B"],
            cause: "digit-transposition"),
        Case(
            name: "first digit wrong", lines: ["\(money) v=45.9B in=A", "\(money) v=45.9B in=C", "\(money) v=75.9B in=B"],
            cause: "wrong-digit"),
        Case(name: "two digits exchanged in a share", lines: ["\(share) v=3.5 in=A", "\(share) v=5.3 in=B"], cause: "digit-transposition"),
        Case(
            name: "another currency", lines: ["\(money) u=PLN v=186.6B in=A", "\(money) v=51B in=A", "\(money) v=186.6B in=B"],
            cause: "currency", values: ["51000000000", "186600000000"]),
        Case(
            name: "a goal for the share",
            lines: [
                "\(share) v=2.4 in=A", "\(share) v=3.5 in=B | In 2031 it spends 3.5 percent.",
                "share subject=NOR t=2035 st=target v=3.5 in=C",
            ],
            cause: "target-vs-actual", values: ["2.4", "3.5"]),
        Case(
            name: "the total for one month",
            lines: [
                "\(flow) v=4000 in=A", "\(flow) v=15000 in=B", "troops subject=NOR destination=LVA measure=flow t=2031-01 v=11000 in=A",
            ], cause: "flow-vs-stock", values: ["4000", "15000"]),
        Case(
            name: "the number there for those who came",
            lines: ["\(flow) v=4000 in=A", "\(flow) v=7000 in=B", "\(stock) t=2031-05-31 v=7000 in=C"], cause: "flow-vs-stock",
            values: ["4000", "7000"]),
    ]

    static let dates: [Case] = [
        Case(
            name: "neighbouring days", lines: ["\(stock) t=2031-05-23 v=28500 in=A", "\(stock) t=2031-05-24 v=25800 in=B"], rule: .nearDate,
            cause: "digit-transposition"),
        Case(
            name: "within the month, ten times",
            lines: ["\(stock) t=2031-05-02 v=1200 in=A", "\(stock) t=2031-05-09 v=12000 in=B", "\(stock) t=2031-05-19 v=1200 in=C"],
            rule: .nearDate, cause: "digit-added", values: ["1200", "12000"]),
        Case(
            name: "another month's survey",
            lines: [
                "poll subject=ana stance=approve pollster=acme t=2031-06-10/2031-06-14 v=19 in=A",
                "poll subject=ana stance=approve pollster=acme t=2031-09-11/2031-09-17 v=13 in=B",
                "poll subject=ana stance=approve pollster=acme t=2031-09 v=19 in=C",
            ], rule: .wrongPeriod, cause: "wrong-period", values: ["13", "19"]),
        Case(
            name: "exchanged answers",
            lines: ["\(poll) v=17 in=A", "\(against) v=74 in=A", "\(poll) v=74 in=B", "\(against) v=17 in=B", "\(poll) v=17 in=C"],
            rule: .swappedValues, cause: "swapped-stance"),
        Case(
            name: "exchanged answers, one side told again with a hedge",
            lines: [
                "\(poll) v=60 in=A", "\(against) v=37 in=A", "\(poll) v=37 in=B", "\(against) v=60 in=B", "\(poll) v=~40 in=C",
            ], rule: .swappedValues, cause: "swapped-stance"),
        Case(
            name: "a total that falls",
            lines: [
                "toll subject=ATL outcome=killed t=2030-10/2031-04-14 v=2700 by=ministry in=A",
                "toll subject=ATL outcome=killed t=2030-10/2031-04-30 v=600 by=ministry in=B",
            ], rule: .fallingTotal, cause: "cumulative-decrease"),
        Case(
            name: "a total that falls, from another source",
            lines: [
                "toll subject=ATL outcome=killed t=2030-10/2031-04-14 v=2700 by=ministry in=A",
                "toll subject=ATL outcome=killed t=2030-10/2031-04-30 v=600 by=agency in=B",
            ], rule: .fallingTotal, severity: .tension, cause: "source-disagreement"),
        Case(
            name: "a total a digit short",
            lines: [
                "toll subject=ATL outcome=killed t=2030-10/2031-04-14 v=5812 in=A",
                "toll subject=ATL outcome=killed t=2030-10/2031-05-14 v=5947 in=B",
                "toll subject=ATL outcome=killed t=2030-10/2031-05-20 v=594 in=C",
            ], rule: .fallingTotal, cause: "digit-dropped"),
        Case(
            name: "overtaken",
            lines: ["\(day) v=>16 in=A on=2031-06-02", "\(day) v=31 in=B on=2031-06-03", "\(day) v=16 in=C on=2031-06-04"],
            rule: .staleFigure, cause: "stale-copy"),
        Case(
            name: "an amount against its share",
            lines: [
                "money subject=NOR t=2031 v=2.34B in=A", "\(share) v=2.34 in=A", "money subject=NOR t=2030 v=2.4M in=B",
                "share subject=NOR t=2030 v=2.4 in=B", "money subject=NOR t=2029 v=2.2B in=C", "share subject=NOR t=2029 v=2.3 in=C",
            ], rule: .shareOfAmount, cause: "scale"),
        Case(
            name: "before, more, and after",
            lines: [
                "\(stock) t=2031-04 v=11000 in=A | From 11,000, 4,000 more made 18,500.",
                "\(flow) v=4000 in=A | From 11,000, 4,000 more made 18,500.",
                "\(stock) t=2031-05-20 v=18500 in=A | From 11,000, 4,000 more made 18,500.",
            ], rule: .flowAgainstStock, severity: .tension, cause: "sum"),
        Case(
            name: "before, more, and after, in three sentences",
            lines: [
                "\(stock) t=2031-04-01 v=11000 in=A | In April 11,000 were there.", "\(flow) v=4000 in=A | In May 4,000 followed.",
                "\(stock) t=2031-06-20 v=18500 in=A | Now there are 18,500.",
            ], rule: .flowAgainstStock, severity: .tension, cause: "sum"),
        Case(name: "beyond all who were asked", lines: ["\(poll) v=621 in=A"], rule: .bounds),
    ]

    @Test(arguments: r1 + r2 + sums + slips + dates) func `is found once, with its cause`(_ test: Case) {
        let findings = Sample.findings(test.lines)
        #expect(findings.count == 1)
        guard let finding = findings.first else { return }
        #expect(finding.rule == test.rule.id)
        #expect(finding.severity == test.severity)
        #expect(finding.likelyCause == test.cause)
        if !test.values.isEmpty { #expect(finding.values.map(\.reduced.description) == test.values) }
        #expect(!finding.explanation.isEmpty && !finding.arithmetic.isEmpty && finding.id.count == 16)
    }

    @Test func `rules have ids of their own, and each is described`() {
        #expect(Set(CheckRule.all.map(\.id)).count == CheckRule.all.count)
        #expect(CheckRule.all.allSatisfy { !$0.title.isEmpty && !$0.proves.isEmpty && !$0.formula.isEmpty && !$0.source.isEmpty })
    }

    @Test(arguments: r1 + r2 + sums + slips + dates) func `a rule that is off says nothing`(_ test: Case) {
        var settings = Sample.settings
        for key in settings.keys { settings[key]?.off = [test.rule.id] }
        let findings = Checker(settings: settings, sentences: Sample.sentences).findings(Sample.observations(test.lines))
        #expect(!findings.contains { $0.rule == test.rule.id })
    }
}
