import Model
import Testing

@testable import Series

/// Figures of one thing that articles date or place differently, and the look-alikes of each.
@Suite struct SameThingTests {
    private static let house = "poll subject=ana pollster=acme"
    private static let days = "t=2031-03-04/2031-03-06"
    private static let week = "t=2031-W10"
    private static let stock = "troops subject=NOR destination=LVA measure=stock"
    private static let money = "money subject=NOR"
    private static let dead = "toll subject=ATL outcome=killed"
    private static let hurt = "toll subject=ATL outcome=wounded"

    static let surveys: [Case] = [
        Case(
            name: "a week against its days, the answers exchanged",
            lines: [
                "\(house) stance=approve \(days) v=39 in=A", "\(house) stance=disapprove \(days) v=51 in=A",
                "\(house) stance=approve \(week) v=51 in=B", "\(house) stance=disapprove \(week) v=39 in=B",
            ], rule: .swappedValues, cause: "swapped-stance"),
        Case(
            name: "a week against its days, one survey reported",
            lines: ["\(house) stance=approve \(days) v=47 in=A", "\(house) stance=approve \(week) v=41 in=B"], rule: .samePoll,
            cause: "wrong-digit", values: ["47", "41"]),
        Case(
            name: "a month against days, the other answer agrees",
            lines: [
                "\(house) stance=approve \(days) v=18.6 in=A", "\(house) stance=disapprove \(days) v=54.0 in=A",
                "\(house) stance=approve t=2031-03 v=17.1 in=B", "\(house) stance=disapprove t=2031-03 v=54.0 in=B",
            ], rule: .samePoll, values: ["18.6", "17.1"]),
        Case(
            name: "a month against days, the figure of the month before",
            lines: [
                "\(house) stance=approve \(days) v=18.6 in=A", "\(house) stance=approve t=2031-02 v=17.1 in=C",
                "\(house) stance=approve t=2031-03 v=17.1 in=B",
            ], rule: .wrongPeriod, cause: "wrong-period", values: ["18.6", "17.1"]),
        Case(
            name: "a week with a day's figure beside the survey, the other answer agrees",
            lines: [
                "\(house) stance=approve \(days) v=53.5 in=A", "\(house) stance=disapprove \(days) v=43.1 in=A",
                "\(house) stance=approve t=2031-03-04 v=52.4 in=A", "\(house) stance=approve \(week) v=55.3 in=B",
                "\(house) stance=disapprove \(week) v=43.1 in=B",
            ], rule: .samePoll, cause: "digit-transposition", values: ["53.5", "55.3"]),
        Case(
            name: "two tables of one month, the other answer agrees",
            lines: [
                "\(house) stance=approve t=2031-03 v=25 in=A", "\(house) stance=disapprove t=2031-03 v=73 in=A",
                "\(house) stance=approve t=2031-03 v=29 in=B", "\(house) stance=disapprove t=2031-03 v=73 in=B",
            ], rule: .samePoll, cause: "wrong-digit"),
    ]

    static let numbers: [Case] = [
        Case(
            name: "a digit more, six weeks on", lines: ["\(stock) t=2031-05-02 v=1068 in=A", "\(stock) t=2031-06-14 v=10680 in=B"],
            rule: .nearDate, cause: "digit-added"),
        Case(
            name: "a thousandth in the year's plan",
            lines: ["\(money) t=2031-04/2032-03 v=7.95T st=plan in=A", "\(money) t=2031 v=7.95B in=B", "\(money) t=2030 v=7.6T in=C"],
            rule: .nearDate, cause: "scale", values: ["7950000000000", "7950000000"]),
        Case(
            name: "a goal told as reached",
            lines: [
                "\(stock) t=2031-05-02 v=520 in=A", "\(stock) t=2031-05-09 v=4800 in=B", "\(stock) t=2034 v=4800 st=plan in=C",
            ], rule: .nearDate, cause: "target-vs-actual", values: ["520", "4800"]),
        Case(
            name: "exchanged three weeks on, the one number given twice",
            lines: [
                "\(stock) t=2031-05-02 v=13500 in=A", "\(stock) t=2031-05-22 v=15300 in=B", "\(stock) t=2031-06-01 v=13500 in=C",
            ], rule: .nearDate, cause: "digit-transposition", values: ["13500", "15300"]),
        Case(
            name: "a goal beside what was reached",
            lines: [
                "share subject=NOR t=2031 v=2.33 in=A | It spent 2.33 percent.",
                "share subject=NOR t=2031 v=2.5 in=A | It has spent 2.5 percent in 2031.",
                "share subject=NOR t=2034 v=2.5 st=target in=B",
            ], cause: "target-vs-actual", values: ["2.33", "2.5"]),
    ]

    static let counts: [Case] = [
        Case(
            name: "a digit dropped, the place not named",
            lines: [
                "\(dead) place=port t=2031-01-26/2031-01-30 v=>2900 in=A on=2031-02-05",
                "\(dead) t=2031-01-26/2031-01-30 v=290 in=B on=2031-02-07",
            ], cause: "digit-dropped", values: ["2900", "290"]),
        Case(
            name: "the other count agrees, digits exchanged",
            lines: [
                "\(dead) place=port t=2031-06-02 v=31 in=A on=2031-06-03", "\(hurt) place=port t=2031-06-02 v=159 in=A on=2031-06-03",
                "\(dead) t=2031-06-02 v=13 in=B on=2031-06-04", "\(hurt) t=2031-06-02 v=159 in=B on=2031-06-04",
            ], cause: "digit-transposition", values: ["31", "13"]),
        Case(
            name: "the whole country later below the place",
            lines: [
                "\(dead) place=port t=2030-10-07/2031-08-05 v=>61020 in=A", "\(dead) t=2030-10/2031-08-09 v=60920 in=B",
            ], rule: .fallingTotal, cause: "cumulative-decrease", values: ["61020", "60920"]),
        Case(
            name: "a list that is complete for the wounded",
            lines: [
                "\(dead) t=2031-06-02 v=14 in=A | Killed 14, hurt 42.", "\(hurt) t=2031-06-02 v=42 in=A | Killed 14, hurt 42.",
                "\(dead) place=port t=2031-06-02 v=6 in=A | In Port 6 died, 21 were hurt.",
                "\(hurt) place=port t=2031-06-02 v=21 in=A | In Port 6 died, 21 were hurt.",
                "\(dead) place=hill t=2031-06-02 v=5 in=A | On Hill 5 died, 12 were hurt!",
                "\(hurt) place=hill t=2031-06-02 v=12 in=A | On Hill 5 died, 12 were hurt!",
                "\(hurt) place=lake t=2031-06-02 v=9 in=A | Lake: 9 were hurt.",
            ], rule: .partsSum, cause: "sum", values: ["14", "5", "6"]),
    ]

    static let exchanges: [Case] = [
        Case(
            name: "the dead and the wounded",
            lines: [
                "\(dead) t=2031-06-02 v=46 in=A", "\(hurt) t=2031-06-02 v=80 in=A", "\(dead) t=2031-06-02 v=80 in=B",
                "\(hurt) t=2031-06-02 v=46 in=B",
            ], rule: .swappedValues, cause: "swapped-values", values: ["46", "80"]),
        Case(
            name: "the dead, at least, and the wounded",
            lines: [
                "\(dead) t=2031-06 v=>148 in=A", "\(hurt) t=2031-06 v=929 in=A", "\(dead) t=2031-06 v=929 in=B",
                "\(hurt) t=2031-06 v=148 in=B",
            ], rule: .swappedValues, cause: "swapped-values"),
        Case(
            name: "two destinations",
            lines: [
                "\(stock) t=2031-05-02 v=2500 in=A", "\(estonia) t=2031-05-02 v=900 in=A", "\(stock) t=2031-05-02 v=900 in=B",
                "\(estonia) t=2031-05-02 v=2500 in=B", "\(stock) t=2031-05-02 v=2500 in=C",
            ], rule: .swappedValues, cause: "swapped-values", values: ["900", "2500"]),
    ]

    private static let estonia = "troops subject=NOR destination=EST measure=stock"

    /// One finding for each of two countries.
    @Test func `the figures of two countries are exchanged`() {
        let findings = Sample.findings([
            "share subject=EST t=2031 v=3.43 in=A", "share subject=LTU t=2031 v=2.85 in=A", "share subject=EST t=2031 v=2.85 in=B",
            "share subject=LTU t=2031 v=3.43 in=B",
        ])
        #expect(findings.map(\.rule) == ["swapped-values", "swapped-values"])
        #expect(findings.map(\.key.subject) == ["EST", "LTU"])
    }

    /// Counts of one day, told at once and long after.
    static let settled: [Case] = [
        Case(
            name: "years later, digits exchanged",
            lines: ["\(dead) t=2021-06-02 v=58 in=A on=2024-06-02", "\(dead) t=2021-06-02 v=85 in=B on=2031-01-02"],
            cause: "digit-transposition"),
        Case(
            name: "years later, another count",
            lines: ["\(dead) t=2021-06-02 v=58 in=A on=2024-06-02", "\(dead) t=2021-06-02 v=71 in=B on=2031-01-02"], severity: .tension),
        Case(
            name: "ten times as many as two days after",
            lines: ["\(dead) t=2021-06-02 v=17 in=A on=2021-06-04", "\(dead) t=2021-06-02 v=170 in=B on=2021-07-20"], cause: "digit-added"),
        Case(
            name: "the next day, digits exchanged",
            lines: ["\(dead) t=2021-06-02 v=58 in=A on=2021-06-03", "\(dead) t=2021-06-02 v=85 in=B on=2031-01-02"],
            severity: .tension, cause: "digit-transposition"),
        Case(
            name: "two sides on one day",
            lines: [
                "\(dead) t=2021-06-02 v=8 by=army in=A on=2021-06-03", "\(dead) t=2021-06-02 v=24 by=rebels in=B on=2021-06-03",
            ], severity: .tension, cause: "source-disagreement"),
    ]

    static let plans: [Case] = [
        Case(
            name: "a budget with its digits moved",
            lines: ["\(money) t=2031 v=5.05T st=plan in=A", "\(money) t=2031 v=5.50T st=plan in=B"], cause: "digit-transposition")
    ]

    static let implied: [Case] = [
        Case(
            name: "a plan's number in another currency, told as spent",
            lines: [
                "\(money) u=UAH t=2031 v=1.14T st=plan in=A | It will spend 1.14 trillion hryvnias ($31 billion).",
                "\(money) t=2031 v=31B st=plan in=A | It will spend 1.14 trillion hryvnias ($31 billion).", "\(money) t=2031 v=1.14T in=B",
            ], cause: "currency", values: ["31000000000", "1140000000000", "1140000000000"]),
        Case(
            name: "two answers of two articles, above all who were asked",
            lines: ["\(house) stance=approve t=2031-03 v=40 in=A", "\(house) stance=disapprove \(days) v=67 in=B"], rule: .sharesSum,
            cause: "sum"),
        Case(
            name: "another country's number of the same list",
            lines: [
                "\(ships) subject=GRC v=800 in=A | Italy sends 2500 soldiers, France 1000, Greece 800.",
                "\(ships) subject=FRA v=1000 in=A | Italy sends 2500 soldiers, France 1000, Greece 800.",
                "\(ships) subject=GRC v=1000 in=B",
            ], cause: "wrong-subject", values: ["800", "1000"]),
        Case(
            name: "the wounded among the dead",
            lines: [
                "\(dead) t=2030-08/2031-02-10 v=1458 in=A on=2031-02-10", "\(hurt) t=2030-08/2031-02-10 v=4495 in=A on=2031-02-10",
                "\(dead) t=2030-08/2031-02-10 v=5953 in=B on=2031-02-25",
            ], cause: "definition", values: ["1458", "5953"]),
        Case(
            name: "two planned shares of one amount",
            lines: [
                "share subject=NOR t=2031 v=1.5 st=plan in=A", "\(money) t=2031 v=28.4B st=plan in=A",
                "share subject=NOR t=2031 v=2.5 st=plan in=B", "\(money) t=2031 v=28.4B st=plan in=B",
            ]),
        Case(
            name: "ten times as many ordered in one week",
            lines: [
                "\(ships) subject=NOR v=3000 st=plan in=A on=2031-04-17", "\(ships) subject=NOR v=30000 st=plan in=B on=2031-04-19",
            ], cause: "digit-added"),
    ]

    static let besides: [Case] = [
        Case(
            name: "the budget of the year before",
            lines: [
                "\(money) t=2031 v=7.95T st=plan in=A | It gets 7.95 trillion in 2031, up from 6.82 trillion.",
                "\(money) t=2030 v=6.82T in=A | It gets 7.95 trillion in 2031, up from 6.82 trillion.",
                "\(money) t=2031 v=6.82T st=plan in=B | The budget for 2031 is 6.82 trillion.",
            ], cause: "wrong-period", values: ["7950000000000", "6820000000000"]),
        Case(
            name: "the number of another mission, days later",
            lines: [
                "\(stock) t=2031-05-02 v=1068 in=A | It has 1068 in Latvia and 1392 in Estonia.",
                "\(estonia) t=2031-05-02 v=1392 in=A | It has 1068 in Latvia and 1392 in Estonia.", "\(stock) t=2031-05-09 v=1392 in=B",
            ], rule: .nearDate, cause: "wrong-subject", values: ["1068", "1392"]),
    ]

    private static let ships = "troops destination=ALB measure=flow t=2031-04"

    static let all = surveys + numbers + counts + exchanges + settled + plans + implied + besides

    @Test(arguments: all) func `is found once, with its cause`(_ test: Case) {
        let findings = Sample.findings(test.lines)
        #expect(findings.count == 1, "\(findings.map(\.explanation))")
        guard let finding = findings.first else { return }
        #expect(finding.rule == test.rule.id)
        #expect(finding.severity == test.severity)
        #expect(finding.likelyCause == test.cause)
        if !test.values.isEmpty { #expect(finding.values.map(\.description) == test.values) }
    }

    static let otherSurveys: [[String]] = [
        // Two surveys within the week, or the month.
        [
            "\(house) stance=approve \(days) v=47 in=A", "\(house) stance=approve t=2031-03-07/2031-03-09 v=44 in=C",
            "\(house) stance=approve \(week) v=41 in=B",
        ],
        [
            "\(house) stance=approve \(days) v=47 in=A", "\(house) stance=approve t=2031-03-18/2031-03-20 v=44 in=C",
            "\(house) stance=approve t=2031-03 v=41 in=B",
        ],
        // A day within a week's average.
        ["\(house) stance=approve t=2031-03-04 v=51.1 in=A", "\(house) stance=approve \(week) v=53.2 in=B"],
        // The article compares two surveys, and which of them was when is not sure.
        [
            "\(house) stance=approve \(days) v=47 in=A", "\(house) stance=approve \(week) v=42 in=B",
            "\(house) stance=approve t=2031-W12 v=40 in=B",
        ],
        // Published before the survey was made.
        ["\(house) stance=approve \(days) v=47 in=A", "\(house) stance=approve \(week) v=41 in=B on=2031-03-04"],
        // Nothing but the month: an average, or another survey.
        ["\(house) stance=approve \(days) v=47 in=A", "\(house) stance=approve t=2031-03 v=52 in=B"],
        [
            "\(house) stance=approve t=2031-03 v=25 in=A", "\(house) stance=disapprove t=2031-03 v=73 in=A",
            "\(house) stance=approve t=2031-03 v=29 in=B", "\(house) stance=disapprove t=2031-03 v=70 in=B",
        ],
        // Rounded.
        ["\(house) stance=approve \(days) v=46.9 in=A", "\(house) stance=approve \(week) v=47 in=B"],
        // Another house's survey of that week.
        ["\(house) stance=approve \(days) v=47 in=A", "poll subject=ana pollster=beta stance=approve \(week) v=41 in=B"],
        // Another question.
        [
            "\(house) stance=approve \(days) v=47 in=A | Of adults 47 percent approve.",
            "\(house) stance=approve \(week) v=41 in=B | Among women 41 percent approve.",
        ],
    ]

    static let otherNumbers: [[String]] = [
        ["\(stock) t=2031-05-02 v=120 in=A", "\(stock) t=2031-06-14 v=1200 in=B"],
        ["\(stock) t=2031-05-02 v=1068 in=A", "\(stock) t=2033-06-14 v=10680 in=B"],
        ["\(stock) t=2031-05-02 v=13500 in=A", "\(stock) t=2031-05-22 v=15300 in=B"],
        ["\(stock) t=2031-05-02 v=520 in=A", "\(stock) t=2033-05-09 v=4800 in=B", "\(stock) t=2034 v=4800 st=plan in=C"],
        ["\(stock) t=2031-05-02 v=4500 in=A", "\(stock) t=2031-05-09 v=4800 in=B", "\(stock) t=2034 v=4800 st=plan in=C"],
        ["\(money) t=2031 v=7.9B in=A", "\(money) t=2032 v=79B in=B"],
        ["\(money) t=2031 v=7.95B in=A", "\(money) u=JPY t=2031 v=7.95T in=B"],
        [
            "share subject=NOR t=2031 v=2.33 in=A by=Treasury | It spent 2.33 percent.",
            "share subject=NOR t=2031 v=2.5 in=A by=NATO | It has spent 2.5 percent.", "share subject=NOR t=2034 v=2.5 st=target in=B",
        ],
        [
            "share subject=NOR t=2031 v=2.33 in=A | It spent 2.33 percent.",
            "share subject=NOR t=2031 v=2.5 in=A | It has spent 2.5 percent.",
        ],
    ]

    static let otherCounts: [[String]] = [
        // More in all than in one place; a tenth of it in one place.
        ["\(dead) place=port t=2031-06-02 v=12 in=A", "\(dead) t=2031-06-02 v=120 in=B"],
        ["\(dead) place=port t=2031-06-02 v=31 in=A", "\(dead) t=2031-06-02 v=44 in=B"],
        // Another count that agrees by being round, and a count that grew.
        [
            "\(dead) place=port t=2031-06-02 v=31 in=A", "\(hurt) place=port t=2031-06-02 v=100 in=A", "\(dead) t=2031-06-02 v=13 in=B",
            "\(hurt) t=2031-06-02 v=100 in=B",
        ],
        [
            "\(dead) place=port t=2031-06-02 v=31 in=A", "\(hurt) place=port t=2031-06-02 v=159 in=A", "\(dead) t=2031-06-02 v=34 in=B",
            "\(hurt) t=2031-06-02 v=159 in=B",
        ],
        // Other counts: a later start, a place of its own, another source.
        ["\(dead) place=port t=2030-10-07/2031-08-05 v=>61020 in=A", "\(dead) t=2031-03-18/2031-08-09 v=60920 in=B"],
        ["\(dead) t=2030-10-07/2031-08-05 v=61020 in=A", "\(dead) place=port t=2030-10-07/2031-08-09 v=60920 in=B"],
        [
            "\(dead) place=port t=2030-10-07/2031-08-05 v=61020 by=ministry in=A",
            "\(dead) t=2030-10/2031-08-09 v=60920 by=monitors in=B",
        ],
        ["\(dead) place=port t=2030-10-07/2031-08-05 v=61000 in=A", "\(dead) t=2030-10/2031-08-09 v=32000 in=B"],
        // The list of the wounded is not complete either; or a figure of it was not understood.
        [
            "\(dead) t=2031-06-02 v=14 in=A | Killed 14, hurt 45.", "\(hurt) t=2031-06-02 v=45 in=A | Killed 14, hurt 45.",
            "\(dead) place=port t=2031-06-02 v=6 in=A | In Port 6 died, 21 were hurt.",
            "\(hurt) place=port t=2031-06-02 v=21 in=A | In Port 6 died, 21 were hurt.",
            "\(dead) place=hill t=2031-06-02 v=5 in=A | On Hill 5 died, 12 were hurt!",
            "\(hurt) place=hill t=2031-06-02 v=12 in=A | On Hill 5 died, 12 were hurt!",
            "\(hurt) place=lake t=2031-06-02 v=9 in=A | Lake: 9 were hurt.",
        ],
        [
            "\(dead) t=2031-06-02 v=14 in=A | Killed 14, hurt 42.", "\(hurt) t=2031-06-02 v=42 in=A | Killed 14, hurt 42.",
            "\(dead) place=port t=2031-06-02 v=6 in=A | In Port 6 died, 21 were hurt.",
            "\(hurt) place=port t=2031-06-02 v=21 in=A | In Port 6 died, 21 were hurt.",
            "\(dead) place=hill t=2031-06-02 v=5 in=A | On Hill 5 died, 12 were hurt!",
            "\(hurt) place=hill t=2031-06-02 v=12 in=A | On Hill 5 died, 12 were hurt!",
            "\(hurt) place=lake t=2031-06-02 v=9 in=A | At the lake 3 were killed and 9 were hurt.",
        ],
    ]

    static let others: [[String]] = [
        // The same two figures, of other days or of one article.
        [
            "\(dead) t=2031-06-02 v=46 in=A", "\(hurt) t=2031-06-02 v=80 in=A", "\(dead) t=2031-06-09 v=80 in=B",
            "\(hurt) t=2031-06-09 v=46 in=B",
        ],
        [
            "share subject=EST t=2031 v=3.43 in=A", "share subject=LTU t=2031 v=2.85 in=A", "share subject=LTU t=2030 v=3.43 in=B",
            "share subject=LVA t=2031 v=3.43 in=B",
        ],
        // A count that grows in its first days, however it grows.
        ["\(dead) t=2021-06-02 v=12 in=A on=2021-06-02", "\(dead) t=2021-06-02 v=120 in=B on=2021-06-04"],
        ["\(dead) t=2021-06-02 v=>17 in=A on=2021-06-04", "\(dead) t=2021-06-02 v=170 in=B on=2021-07-20"],
        ["\(dead) t=2021-06-02 v=8 by=army in=A on=2021-06-02", "\(dead) t=2021-06-02 v=24 by=rebels in=B on=2021-06-09"],
        ["\(dead) t=2021-06-02 v=8 in=A on=2021-06-03", "\(dead) t=2021-06-02 v=24 by=rebels in=B on=2021-06-03"],
        // A plan that changed.
        ["\(ships) v=614 st=plan in=A on=2031-01-07", "\(ships) v=641 st=plan in=B on=2031-03-19"],
        ["\(money) t=2031 v=5.05T st=plan in=A", "\(money) t=2031 v=5.15T st=plan in=B"],
        ["\(money) t=2031 v=5.05T st=plan in=A", "\(money) t=2031 v=5.09T st=plan in=B"],
    ]

    static let otherSums: [[String]] = [
        // The year is not named, so that it may be of the year before.
        [
            "\(money) t=2031 v=7.95T st=plan in=A | It gets 7.95 trillion in 2031, up from 6.82 trillion.",
            "\(money) t=2030 v=6.82T in=A | It gets 7.95 trillion in 2031, up from 6.82 trillion.",
            "\(money) t=2031 v=6.82T st=plan in=B | The budget is 6.82 trillion.",
        ],
        // Another mission's number, and a contingent that may have grown to it.
        [
            "\(stock) t=2031-05-02 v=1068 in=A | It has 1068 in Latvia and 1275 in Estonia.",
            "\(estonia) t=2031-05-02 v=1275 in=A | It has 1068 in Latvia and 1275 in Estonia.", "\(stock) t=2031-05-09 v=1275 in=B",
        ],
        // The same number in another currency, of another year, or worth about as much.
        [
            "\(money) u=UAH t=2031 v=1.14T st=plan in=A | It will spend 1.14 trillion hryvnias ($31 billion).",
            "\(money) t=2031 v=31B st=plan in=A | It will spend 1.14 trillion hryvnias ($31 billion).", "\(money) t=2028 v=1.14T in=B",
        ],
        [
            "\(money) u=EUR t=2031 v=54B st=plan in=A | It will spend 54 billion euros ($58 billion).",
            "\(money) t=2031 v=58B st=plan in=A | It will spend 54 billion euros ($58 billion).", "\(money) t=2031 v=54B in=B",
        ],
        // Answers that leave room, or are of two surveys.
        ["\(house) stance=approve t=2031-03 v=40 in=A", "\(house) stance=disapprove \(days) v=58 in=B"],
        ["\(house) stance=approve t=2031-02 v=51 in=A", "\(house) stance=disapprove \(days) v=57 in=B"],
        [
            "\(house) stance=approve t=2031-03 v=51 in=A", "\(house) stance=disapprove \(days) v=57 in=B",
            "\(house) stance=disapprove t=2031-03-17/2031-03-19 v=49 in=C",
        ],
        // Plans of two months; a list of other numbers; a count of later days.
        ["\(ships) subject=NOR v=3000 st=plan in=A on=2031-04-17", "\(ships) subject=NOR v=30000 st=plan in=B on=2031-07-19"],
        ["\(ships) subject=NOR v=3000 st=plan in=A on=2031-04-17", "\(ships) subject=NOR v=4000 st=plan in=B on=2031-04-19"],
        [
            "\(dead) t=2030-08/2031-02-10 v=1458 in=A on=2031-02-10", "\(hurt) t=2030-08/2031-02-10 v=4495 in=A on=2031-02-10",
            "\(dead) t=2030-08/2031-02-24 v=1555 in=B on=2031-02-25",
        ],
    ]

    @Test(arguments: otherSurveys + otherNumbers + otherCounts + others + otherSums) func `its look-alikes are let pass`(_ lines: [String])
    {
        for finding in Sample.findings(lines) where finding.severity != .note {
            Issue.record("\(finding.severity) \(finding.rule): \(finding.explanation) \(finding.arithmetic)")
        }
    }
}
