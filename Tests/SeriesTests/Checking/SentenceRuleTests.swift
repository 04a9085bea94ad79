import Model
import Testing

@testable import Series

/// The rules that rest on what a sentence says around its figures, and sentences that only look as if they broke one.
@Suite struct SentenceRuleTests {
    private static let poll = "poll subject=ana stance=approve pollster=acme t=2031-03-04/2031-03-06 on=2031-03-08"
    private static let money = "money subject=NOR t=2031 on=2032-02-01"
    private static let share = "share subject=NOR t=2031 on=2032-02-01"
    private static let stock = "troops subject=NOR destination=LVA measure=stock t=2031-05-02 on=2031-05-02"
    private static let toll = "toll subject=ATL outcome=killed t=2031-06-02/2031-06-20 on=2031-06-21"

    private static func change(_ name: String, _ line: String, _ severity: Finding.Severity = .contradiction, cause: String = "sum") -> Case
    {
        Case(name: name, lines: [line], rule: .statedChange, severity: severity, cause: cause)
    }

    static let r7: [Case] = [
        change("points between shares", "\(poll) v=46 in=A | Approval rose 8 percentage points to 46 percent from 41 percent."),
        change("points, the move in one", "\(poll) v=46 in=A | Approval climbed 9 points from 41 percent to 46 percent."),
        change(
            "a percentage of money",
            "\(money) v=97B in=A | The budget grew by 18 percent to 97 billion dollars from 90 billion dollars in 2030."),
        change(
            "a percentage, a year and a comma",
            "\(money) v=97B in=A | The budget grew by 18 percent this year, from 90 billion dollars to 97 billion dollars."),
        Case(
            name: "a percentage from another base than another article has",
            lines: [
                "\(money) v=97B in=A | The budget grew by 18 percent to 97 billion dollars from 90 billion dollars in 2030.",
                "money subject=NOR t=2030 on=2032-02-01 v=90B in=A | The budget grew by 18 percent to 97 billion dollars from 90 billion dollars in 2030.",
                "money subject=NOR t=2030 st=plan on=2030-02-01 v=82.2B in=B",
            ], rule: .statedChange, cause: "percent-change", values: ["82.2B", "90B"]),
        change("a fall in percent", "\(stock) v=1500 in=A | The force was cut by 60 percent to 1,500 soldiers from 2,400 soldiers."),
        change(
            "money by money",
            "\(money) v=97B in=A | Spending rose by 17 billion dollars to 97 billion dollars from 90 billion dollars in 2030."),
        Case(
            name: "the earlier figure behind",
            lines: [
                "\(poll) v=40 in=A | Approval is at 40 percent, down 5 points from 42 percent in February.",
                "poll subject=ana stance=approve pollster=acme t=2031-02 on=2031-03-08 v=42 in=A | Approval is at 40 percent, down 5 points from 42 percent in February.",
            ], rule: .statedChange, cause: "sum"),
        Case(
            name: "points from what another article has for the week before",
            lines: [
                "\(poll) v=61 in=A | Approval edged up two points from a week earlier to 61 percent.",
                "poll subject=ana stance=approve pollster=acme t=2031-02-25/2031-02-27 v=63 in=B",
            ], rule: .statedChange, severity: .tension, cause: "sum", values: ["63", "61"]),
        Case(
            name: "points from what another article has for the month before",
            lines: [
                "\(poll) v=46 in=A | Approval fell five points from February to 46 percent.",
                "poll subject=ana stance=approve pollster=acme t=2031-02 v=47 in=B",
            ], rule: .statedChange, severity: .tension, cause: "sum", values: ["47", "46"]),
        change(
            "points told as percent", "\(poll) v=46 in=A | Approval rose 5 percent to 46 percent from 41 percent.", .note,
            cause: "percent-for-points"),
    ]

    private static func direction(_ name: String, _ line: String) -> Case {
        Case(name: name, lines: [line], rule: .direction, cause: "direction")
    }

    static let r8: [Case] = [
        direction("rose, and is lower", "\(poll) v=46 in=A | His approval rating rose from 51 percent to 46 percent."),
        direction("fell, and is higher", "\(poll) v=52 in=A | Her approval fell to 52 percent from 46 percent in February."),
        direction(
            "money that grew less",
            "\(money) v=87B in=A | Military spending increased to 87 billion dollars from 90 billion dollars a year earlier."),
        direction("a share that slipped upward", "\(share) v=2.7 in=A | The share slipped to 2.7 percent from 2.3 percent in 2030."),
        direction(
            "with something else denied behind",
            "\(poll) v=46 in=A | Approval rose to 46 percent in March from 51 percent in February, with 34 percent not supporting her."),
        direction("soldiers", "\(stock) v=3200 in=A | The contingent shrank from 2,400 soldiers to 3,200 soldiers."),
    ]

    private static func product(_ name: String, _ line: String) -> Case { Case(name: name, lines: [line], rule: .product, cause: "sum") }

    static let r9: [Case] = [
        product("one in five", "\(poll) v=40 in=A | Only 40 percent, or one in five, approve of her work."),
        product("two thirds", "\(poll) v=46 in=A | Some two thirds, or 46 percent, approve."),
        product("a quarter", "\(share) v=41 in=A | That is 41 percent, or one in four, of the total."),
        product("a day for ten days", "\(toll) v=9000 in=A | The army lost 400 soldiers a day over 10 days, a total of 9,000 killed."),
        product("a month for six months", "\(stock) v=9000 in=A | At 300 soldiers a month for 6 months, 9,000 came in all."),
    ]

    private static func margin(_ name: String, _ sentence: String, _ severity: Finding.Severity = .contradiction) -> Case {
        Case(name: name, lines: ["\(poll) v=46 in=A | \(sentence)"], rule: .marginOfError, severity: severity, cause: "sum")
    }

    static let r12: [Case] = [
        margin(
            "a third of what it must be",
            "The survey of 1,002 adults, 46 percent of them in favour, has a margin of error of 1.1 percentage points."),
        margin("plus or minus", "Of 805 voters 46 percent approve; the margin of error is plus or minus 2 percentage points."),
        margin("a small sample", "Acme asked 403 people, of whom 46 percent approved, with a margin of error of 3 points."),
        margin("for 2,000", "The margin of error for the 1,980 respondents, 46 percent of whom approve, is 1.5 percentage points."),
        margin(
            "a little too small", "With 1,004 adults asked and 46 percent in favour, the margin of error is 2.8 percentage points.",
            .tension),
    ]

    private static func superlative(
        _ name: String, _ sentence: String, _ v: String, _ known: [String], _ severity: Finding.Severity = .tension
    ) -> Case {
        Case(
            name: name, lines: ["\(poll) v=\(v) in=A | \(sentence)"] + known, rule: .superlative, severity: severity, cause: "superlative")
    }

    private static func earlier(_ day: String, _ value: String, _ article: String = "B") -> String {
        "poll subject=ana stance=approve pollster=acme t=\(day) v=\(value) in=\(article)"
    }

    static let r17: [Case] = [
        superlative(
            "lower since", "Approval fell to 41 percent, the lowest since March 2029.", "41", [earlier("2030-05-04/2030-05-06", "36")]),
        superlative(
            "higher since", "Approval is at 58 percent, the highest since June 2030.", "58", [earlier("2030-09-04/2030-09-06", "63")]),
        superlative(
            "its lowest level", "It fell to 41 percent, its lowest level since 2029.", "41", [earlier("2030-05-04/2030-05-06", "36.2")]),
        superlative(
            "two say so", "Approval fell to 41 percent, the lowest since March 2029.", "41",
            [earlier("2030-05-04/2030-05-06", "36"), earlier("2030-05-04/2030-05-06", "36", "C")], .contradiction),
        Case(
            name: "a share of output",
            lines: [
                "\(share) v=2.1 in=A | At 2.1 percent, the highest since 2020, it is no record.", "share subject=NOR t=2026 v=2.6 in=B",
            ],
            rule: .superlative, severity: .tension, cause: "superlative"),
    ]

    private static func spelled(_ name: String, _ line: String, _ values: [String], _ sentence: String) -> Case {
        Case(name: name, lines: values.map { "\(line) v=\($0) in=A | \(sentence)" }, rule: .partsSum, cause: "sum")
    }

    /// Totals whose parts one sentence lists in full.
    static let r3: [Case] = [
        spelled(
            "made up of", stock, ["676", "520", "96"],
            "The contingent of 676 soldiers is made up of 520 at the base and 96 at the headquarters."),
        spelled("behind a colon", toll, ["381", "322", "27"], "The fighting has killed 381 people: 322 civilians and 27 fighters."),
        spelled(
            "three of them", stock, ["1105", "405", "355", "255"],
            "The force of 1,105 soldiers comprises 405 from the north, 355 from the south and 255 from the coast."),
        spelled("a part above its total", toll, ["26", "27", "16"], "The fighting killed 26 people: 27 soldiers and 16 civilians."),
        spelled(
            "of whom too many are told", toll, ["24", "15", "12"],
            "The minister said 24 members of the security forces were killed, of whom 15 were policemen and 12 soldiers, and 51 were wounded."
        ),
        spelled(
            "of so many at least", toll, [">48", "31", "27"], "The fighting killed at least 48 people: 31 civilians and 27 policemen."),
    ]

    @Test(arguments: r3 + r7 + r8 + r9 + r12 + r17) func `is found once, with its cause`(_ test: Case) {
        let findings = Sample.findings(test.lines)
        #expect(findings.count == 1, "\(findings.map(\.rule))")
        guard let finding = findings.first else { return }
        #expect(finding.rule == test.rule.id)
        #expect(finding.severity == test.severity, "\(finding.explanation) \(finding.arithmetic)")
        #expect(finding.likelyCause == test.cause)
        #expect(!finding.observations.isEmpty && !finding.explanation.isEmpty && !finding.arithmetic.isEmpty)
    }

    static let innocents: [[String]] = [
        // Rounded twice; another house; two surveys in that week; a change of something else.
        [
            "\(poll) v=61 in=A | Approval edged up two points from a week earlier to 61 percent.",
            "poll subject=ana stance=approve pollster=acme t=2031-02-25/2031-02-27 v=60 in=B",
        ],
        [
            "\(poll) v=61 in=A | Approval edged up two points from a week earlier to 61 percent.",
            "poll subject=ana stance=approve pollster=beta t=2031-02-25/2031-02-27 v=63 in=B",
        ],
        [
            "\(poll) v=61 in=A | Approval edged up two points from a week earlier to 61 percent.",
            "poll subject=ana stance=approve pollster=acme t=2031-02-25/2031-02-27 v=63 in=B",
            "poll subject=ana stance=approve pollster=acme t=2031-02-28 v=59 in=B",
        ],
        [
            "\(poll) v=61 in=A | Approval is at 61 percent, while inflation rose two points from February to 7 percent.",
            "poll subject=ana stance=approve pollster=acme t=2031-02 v=64 in=B",
        ],
        // More may have died than are listed, and a round number at least is not counted; parts of a figure between.
        [">48", "28", "17"].map { "\(toll) v=\($0) in=A | The fighting killed at least 48 people: 28 civilians and 17 policemen." },
        [">40", "31", "11"].map { "\(toll) v=\($0) in=A | The fighting killed more than 40 people: 31 civilians and 11 policemen." },
        ["5", "11", "6"].map { "\(toll) v=\($0) in=A | The bomb killed 5 people and wounded 17 others: 11 soldiers and 6 civilians." },
        // Parts that are all, and add up; parts that are only some of them; a list of other things.
        ["676", "580", "96"].map {
            "\(stock) v=\($0) in=A | The contingent of 676 soldiers is made up of 580 at the base and 96 at the headquarters."
        },
        ["676", "520", "96"].map {
            "\(stock) v=\($0) in=A | The contingent of 676 soldiers has 520 at the base and 96 at the headquarters, and others elsewhere."
        },
        ["1000", "600", "200"].map {
            "\(stock) v=\($0) in=A | The battalion had 1,000 soldiers, it is said, comprising volunteers: of 600 and 200 nothing is known."
        },
        [
            "\(poll) v=40 in=A | Approval is at 40 percent, down two points from 42 percent in February.",
            "poll subject=ana stance=approve pollster=acme t=2031-02 on=2031-03-08 v=42 in=A | Approval is at 40 percent, down two points from 42 percent in February.",
        ],
        ["\(poll) v=46 in=A | Approval rose 5 percentage points to 46 percent from 41 percent."],
        ["\(poll) v=46 in=A | Approval rose 5 points from 41 percent to 46 percent."],
        ["\(poll) v=46.4 in=A | Approval rose 5.1 points to 46.4 percent from 41.2 percent."],
        ["\(poll) v=46.4 in=A | Approval rose 5.3 points to 46.4 percent from 41.2 percent."],
        ["\(money) v=97B in=A | The budget grew by 8 percent to 97 billion dollars from 90 billion dollars in 2030."],
        ["\(money) v=97B in=A | The budget grew by 7.8 percent to 97 billion dollars from 90 billion dollars in 2030."],
        ["\(money) v=97B in=A | The budget rose by almost 8 percent to 97 billion dollars from 90 billion dollars in 2030."],
        ["\(money) v=97B in=A | The budget grew by 2 percent a year to 97 billion dollars from 80 billion dollars in 2021."],
        ["\(money) v=97B in=A | In real terms the budget grew by 3 percent to 97 billion dollars from 90 billion dollars in 2030."],
        ["\(money) v=97B in=A | Spending rose to 97 billion dollars from 90 billion dollars while revenue grew 3 percent."],
        ["\(stock) v=1500 in=A | The force was cut by a third to 1,500 soldiers from 2,300 soldiers."],
        ["\(stock) v=1500 in=A | The force was cut by about 35 percent to 1,500 soldiers from 2,400 soldiers."],
        ["\(poll) v=46 in=A | His approval rating fell from 51 percent to 46 percent."],
        ["\(poll) v=46 in=A | Approval rose to 46 percent from 45.8 percent."],
        ["\(poll) v=46 in=A | Approval did not rise from 51 percent to 46 percent."],
        ["\(poll) v=46 in=A | Approval fell to 46 percent from 51 percent while disapproval rose to 49 percent from 44 percent."],
        ["\(poll) v=46 in=A | After a rise in spring it went from 51 percent to 46 percent."],
        ["\(share) v=2 in=A | The share fell to 2 percent from 2.4 percent, and debt rose to 60 percent of output."],
        ["\(poll) v=20 in=A | Only 20 percent, or one in five, approve of her work."],
        ["\(poll) v=19 in=A | Only 19 percent, or one in five, approve of her work."],
        ["\(poll) v=66 in=A | Two thirds, or 66 percent, approve."],
        ["\(poll) v=46 in=A | A third disapprove, 46 percent approve."],
        ["\(poll) v=46 in=A | One in five women and 46 percent of men approve."],
        ["\(toll) v=9000 in=A | The army lost 400 soldiers a day over 22 days, a total of 9,000 killed."],
        ["\(toll) v=9000 in=A | It lost 400 soldiers a day over the last 10 days; 9,000 have been killed."],
        ["\(poll) v=46 in=A | The survey of 1,002 adults, 46 percent of them in favour, has a margin of error of 3.1 percentage points."],
        ["\(poll) v=46 in=A | The survey of 1,002 adults, 46 percent of them in favour, has a margin of error of 3 percentage points."],
        ["\(poll) v=46 in=A | The survey of 1,002 adults, 46 percent of them in favour, has a margin of error of 4.4 percentage points."],
        ["\(poll) v=46 in=A | Of 2,500 people asked 46 percent approve, with a margin of error of 2 points."],
        ["\(poll) v=46 in=A | Of 10,012 adults 46 percent approve; the margin of error is 1 percentage point."],
        ["\(poll) v=46 in=A | Of 0 adults asked 46 percent approve, with a margin of error of 0 points."],
        ["\(poll) v=41 in=A | Approval fell to 41 percent, the lowest since March 2029.", earlier("2030-05-04/2030-05-06", "43")],
        ["\(poll) v=41 in=A | Approval fell to 41 percent, the lowest since March 2029.", earlier("2030-05-04/2030-05-06", "41")],
        ["\(poll) v=41 in=A | Approval fell to 41 percent, the lowest since March 2029.", earlier("2029-03-04/2029-03-06", "33")],
        ["\(poll) v=41 in=A | Approval fell to 41 percent, the lowest since March 2029.", earlier("2028-05-04/2028-05-06", "22")],
        ["\(poll) v=41 in=A | Approval fell to 41 percent, the lowest since March 2029.", earlier("2031-05-04/2031-05-06", "22")],
        ["\(poll) v=41.4 in=A | Approval fell to 41.4 percent, the lowest since March 2029.", earlier("2030-05-04/2030-05-06", "41")],
        [
            "\(poll) v=41 in=A | Approval fell to 41 percent, the lowest since March 2029.",
            "poll subject=ana stance=approve pollster=beta t=2030-05-04/2030-05-06 v=30 in=B",
        ],
        [
            "\(poll) v=41 in=A | Approval fell to 41 percent while the 12 percent undecided were the lowest since March 2029.",
            earlier("2030-05-04/2030-05-06", "36"),
        ],
        [
            "\(poll) v=41 in=A | At 41 percent it is the lowest for any president at this stage since 2009.",
            earlier("2030-05-04/2030-05-06", "36"),
        ],
    ]

    @Test(arguments: innocents) func `nothing is said`(_ lines: [String]) {
        for finding in Sample.findings(lines) {
            Issue.record("\(finding.severity) \(finding.rule): \(finding.explanation) \(finding.arithmetic)")
        }
    }
}
