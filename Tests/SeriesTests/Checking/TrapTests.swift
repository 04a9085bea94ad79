import Model
import Testing

@testable import Series

/// Figures that look as if they contradicted each other, and do not: nothing may be said of them.
@Suite struct TrapTests {
    static let poll = "poll subject=ana stance=approve pollster=acme t=2031-03-04/2031-03-06"
    private static let against = "poll subject=ana stance=disapprove pollster=acme t=2031-03-04/2031-03-06"
    private static let flow = "troops subject=NOR destination=LVA measure=flow t=2031-05"
    private static let stock = "troops subject=NOR destination=LVA measure=stock"
    private static let money = "money subject=NOR t=2031"
    private static let share = "share subject=NOR t=2031"
    private static let day = "toll subject=ATL outcome=killed place=port t=2031-06-02"
    private static let run = "toll subject=ATL outcome=killed"

    private static func pairs(_ base: String, _ values: [(String, String)]) -> [[String]] {
        values.map { ["\(base) v=\($0.0) in=A", "\(base) v=\($0.1) in=B"] }
    }

    /// F1: rounded to the nearest, or cut off.
    static let rounding =
        pairs(
            share,
            [
                ("3.38", "3.4"), ("3.38", "3"), ("2.35", "2.4"), ("2.35", "2.3"), ("4.449", "4.4"), ("4.45", "4.5"), ("1.96", "2.0"),
                ("1.96", "2"),
                ("0.97", "1"), ("5.04", "5"),
            ])
        + pairs(
            money,
            [
                ("59.4T", "59T"), ("59.42T", "59.4T"), ("43.66B", "43.7B"), ("43.66B", "44B"), ("997B", "1T"), ("2.718T", "2.7T"),
                ("3.258B", "3.3B"),
                ("848.3B", "848B"),
            ])
        + pairs(flow, [("10948", "11000"), ("11240", "11000"), ("28500", "28000"), ("1460", "1500"), ("4871", "4900"), ("327", "330")])

    /// F1 in surveys: whole percents of tenths.
    static let surveys = pairs(
        poll,
        [
            ("62.1", "62"), ("62.5", "63"), ("62.7", "62"), ("46.9", "47"), ("46.5", "47"), ("46.5", "46"), ("9.8", "10"), ("51.0", "51"),
            ("50.4", "50"),
        ])

    /// F2: hedges, bounds and ranges.
    static let hedges =
        pairs(
            flow,
            [
                ("~10000", "11000"), (">3000", "4000"), ("<5000", "4000"), ("~4000", "4150"), (">500", "740"), (">10000", "11200"),
                ("~1500", "1450"),
                ("<12000", "11000"), (">100", ">3000"), ("<9000", "<4000"), ("3000..5000", "4000"), ("3000..5000", "~5200"),
                ("24..99", "60"),
            ])
        + pairs(
            share,
            [
                (">3", "3.22"), ("5..6", "5.38"), ("<2", "1.9"), ("~2", "2.08"), (">2", "2.0"), ("~4.7", "4.5"), ("<5", "4.99"),
                (">1.5", ">2.5"),
            ])

    /// F3: houses differ by right.
    static let houses: [[String]] = (0..<20).map { number in
        [
            "poll subject=ana stance=approve pollster=acme t=2031-03-04/2031-03-06 v=\(41 + number) in=A",
            "poll subject=ana stance=approve pollster=\(number % 2 == 0 ? "beta" : "gamma") t=2031-03-04/2031-03-06 v=\(62 - number) in=B",
        ]
    }

    /// F3, F11: whose survey it was, or where they went, is not said.
    static let unknown: [[String]] = [
        [
            "poll subject=ana stance=approve t=2031-03-04/2031-03-06 v=41 in=A",
            "poll subject=ana stance=approve t=2031-03-04/2031-03-06 v=52 in=B",
        ],
        ["poll subject=ana stance=approve t=2031-03-04/2031-03-06 v=41 in=A", "\(poll) v=52 in=B"],
        ["poll subject=ana stance=approve t=2031-03 v=62.1 in=A", "poll subject=ana stance=approve t=2031-03 v=61.2 in=B"],
        ["troops subject=NOR measure=flow t=2031-05 v=4200 in=A", "troops subject=NOR measure=flow t=2031-05 v=900 in=B"],
        ["troops subject=NOR destination=LVA t=2031-05 v=4200 in=A", "troops subject=NOR destination=LVA t=2031-05 v=900 in=B"],
        ["toll subject=ATL outcome=killed t=2031-06-02 v=31 in=A", "\(day) v=16 in=B"],
    ]

    /// F4: another question, another population.
    static let populations: [[String]] = [
        ["\(poll) v=47 in=A | Of all adults 47 percent approve.", "\(poll) v=51 in=B | Among likely voters 51 percent approve."],
        ["\(poll) v=47 in=A | 47 percent approve.", "\(poll) v=55 in=B | Of women, 55 percent approve."],
        ["\(poll) v=47 in=A | 47 percent approve.", "\(poll) v=44 in=B | 44 percent of likely voters approve."],
    ]

    /// F5: a tracking survey whose days overlap, and the days of one week.
    static let tracking: [[String]] = (4...14).map { first in
        [
            "\(poll) v=47 in=A",
            "poll subject=ana stance=approve pollster=acme t=2031-03-\(first < 10 ? "0" : "")\(first)/2031-03-\(first + 7) v=\(36 + first) in=B",
        ]
    }

    /// F6: periods that overlap and are not the same.
    static let periods: [[String]] = [
        ["money subject=NOR t=2031 v=8.1B in=A", "money subject=NOR t=2031-04/2032-03 v=9.7B in=B"],
        ["money subject=NOR t=2031-Q1 v=2.1B in=A", "money subject=NOR t=2031 v=8.7B in=B"],
        ["share subject=NOR t=2030 v=2.1 in=A", "share subject=NOR t=2031 v=2.7 in=B"],
        ["troops subject=NOR destination=LVA measure=flow t=2031 v=11000 in=A", "\(flow) v=1500 in=B"],
        ["troops subject=NOR destination=LVA measure=flow t=2031-05-08/2031-05-13 v=1500 in=A", "\(flow) v=11000 in=B"],
        [
            "troops subject=NOR destination=LVA measure=flow t=2031-01/2031-02 v=3000 in=A",
            "troops subject=NOR destination=LVA measure=flow t=2031-02 v=4000 in=B",
        ],
        ["\(stock) t=2031-05 v=4800 in=A", "\(stock) t=2031-06 v=5200 in=B"],
        ["\(stock) t=2031-05-02 v=300 in=A", "\(stock) t=2031-05-29 v=250 in=B"],
        ["\(stock) t=2024 v=28500 in=A", "\(stock) t=2031-05-29 v=25800 in=B"],
        ["poll subject=ana stance=approve pollster=acme t=2031-03 v=52 in=A", "\(poll) v=47 in=B"],
        ["poll subject=ana stance=approve pollster=acme t=2031-Q1 v=19 in=A", "\(poll) v=17 in=B"],
        [
            "poll subject=ana stance=approve pollster=acme t=2031-03 v=52 in=A",
            "poll subject=ana stance=approve pollster=acme t=2031-03 v=44 in=B",
        ],
        ["\(run) t=2031-06-02/2031-06-20 v=410 in=A", "\(run) t=2031-06-05/2031-06-20 v=350 in=B"],
        ["\(run) t=2030-10/2031-01 v=300 in=A", "\(run) t=2030-10/2031-04 v=600 in=B", "\(run) t=2030-10/2031-09 v=2000 in=C"],
        [
            "\(run) t=2030-10-07/2031-07-16 v=>58573 in=A", "\(run) t=2030-10-07/2031-07-20 v=58895 in=B",
            "\(run) t=2031-03-18/2031-07-16 v=7750 in=A",
        ],
    ]

    /// F7: what is meant to be, and what is.
    static let plans: [[String]] = ["plan", "target", "forecast"].flatMap { planned($0) }

    private static func planned(_ status: String) -> [[String]] {
        let st = "st=\(status)"
        return [
            ["\(flow) v=3000 \(st) in=A", "\(flow) v=1200 in=B"], ["\(share) v=5 \(st) in=A", "\(share) v=2.1 in=B"],
            ["\(money) v=9.1B \(st) in=A", "\(money) v=7.7B in=B"], ["\(money) v=9.1B \(st) in=A", "\(money) v=8.7B \(st) in=B"],
            ["\(share) v=3.5 \(st) in=A", "\(share) v=2 \(st) in=B"], ["\(stock) t=2031 v=4800 \(st) in=A", "\(stock) t=2031 v=400 in=B"],
            ["\(flow) v=3000 \(st) in=A", "\(flow) v=6000 \(st) in=B"],
        ]
    }

    /// F8: counts that rise as they become known.
    static let rising: [[String]] = [
        ["\(day) v=9 in=A on=2031-06-02", "\(day) v=16 in=B on=2031-06-02", "\(day) v=28 in=C on=2031-06-03"],
        ["\(day) v=9 in=A on=2031-06-02", "\(day) v=90 in=B on=2031-06-04"],
        ["\(day) v=13 in=A on=2031-06-02", "\(day) v=31 in=B on=2031-06-03"],
        ["\(day) v=>16 in=A on=2031-06-02", "\(day) v=31 in=B on=2031-06-03", "\(day) v=>16 in=C on=2031-06-04"],
        ["\(day) v=9 in=A", "\(day) v=16 in=A", "\(day) v=26 in=A", "\(day) v=28 in=A"],
        [
            "\(run) t=2031-06-02/2031-06-24 v=610 by=ministry in=A on=2031-06-24",
            "\(run) t=2031-06-02/2031-06-24 v=935 by=ministry in=B on=2031-07-09",
        ],
        ["\(day) v=16 in=A on=2031-06", "\(day) v=31 in=B on=2031-06-03"], ["\(day) v=16 in=A", "\(day) v=31 in=B"],
        ["\(day) v=12 by=police in=A on=2031-06-02", "\(day) v=19 by=mayor in=B on=2031-06-02"],
    ]

    /// F11, F12: another scope, said in the sentence; other scopes side by side in one article.
    static let scopes: [[String]] = [
        ["\(flow) v=4200 in=A | Some 4200 contractors came.", "\(flow) v=900 in=B | The 900 soldiers came."],
        ["\(day) v=31 in=A on=2031-06-02 | It killed 31 people.", "\(day) v=5 in=B on=2031-06-04 | It killed 5 children."],
        ["\(day) v=31 in=A on=2031-06-02", "\(day) v=2 in=B on=2031-06-04"],
        ["\(money) v=8.7B in=A", "\(money) v=9.9B in=A"], ["\(money) v=82.7B in=A", "\(money) v=25.5B in=A"],
        ["\(share) v=2.5 in=A | Spending is 2.5 percent.", "\(share) v=2.6 in=B | With pensions it is 2.6 percent."],
        ["\(money) v=2.5B in=A | It spent 2.5 billion.", "\(money) v=7.6B in=B | With pensions it spent 7.6 billion."],
        ["\(stock) t=2031-05 v=400 in=A", "\(stock) t=2031-05 v=1000 in=A"], ["\(day) v=31 in=A", "\(day) v=5 in=A", "\(day) v=2 in=A"],
        ["\(day) v=20 in=A", "\(day) group=civilian v=13 in=A", "\(day) group=military v=7 in=A"],
        ["\(day) v=20 in=A", "\(day) group=civilian v=13 in=A"], ["\(day) v=11 in=A", "\(day) group=civilian v=40 in=A"],
        ["\(day) v=31 in=A", "toll subject=ATL outcome=killed place=harbour t=2031-06-02 v=2 in=B"],
        ["\(day) v=31 in=A", "toll subject=ATL outcome=wounded place=port t=2031-06-02 v=155 in=B"],
        ["\(money) v=8.7B in=A", "\(money) u=EUR v=7.9B in=B"],
    ]

    /// F8 of flows: a total and its parts, a stock beside them.
    static let wholes: [[String]] = [
        [
            "troops subject=NOR destination=LVA measure=flow t=2031-01/2031-05 v=15000 in=A",
            "troops subject=NOR destination=LVA measure=flow t=2031-01 v=11000 in=A",
            "\(flow) v=4000 in=A", "\(stock) t=2031-09-11 v=~10000 in=B",
        ],
        ["\(flow) v=11000 in=A", "\(stock) t=2031-05-31 v=<8000 in=B", "\(stock) t=2031-05-23 v=~3000 in=C"],
        [
            "\(stock) t=2031-04 v=11000 in=A | From 11,000, 4,000 more made 15,000.",
            "\(flow) v=4000 in=A | From 11,000, 4,000 more made 15,000.",
            "\(stock) t=2031-05-20 v=15000 in=A | From 11,000, 4,000 more made 15,000.",
        ],
    ]

    /// F14: shares that leave room, and rounding of 101.
    static let shares: [[String]] = [
        ["\(poll) v=65 in=A", "\(poll) v=95 in=A", "\(against) v=23 in=A"],
        ["\(poll) v=64 in=A", "\(against) v=21 in=A"], ["\(poll) v=60 in=A", "\(against) v=41 in=A"],
        ["\(poll) v=59.6 in=A", "\(against) v=40.4 in=A"], ["\(poll) v=>60 in=A", "\(against) v=38 in=A"],
        [
            "poll subject=ana stance=approve pollster=acme t=2031 v=60 in=A",
            "poll subject=ana stance=disapprove pollster=acme t=2031 v=55 in=A",
        ],
        [
            "poll subject=ana stance=approve pollster=acme t=2031-03-04/2031-03-06 v=60 in=A",
            "poll subject=ana stance=disapprove pollster=beta t=2031-03-04/2031-03-06 v=55 in=A",
        ],
    ]

    /// F15: denied.
    @Test func `what its own article denies takes no part`() {
        var lines = Sample.observations([flow(4200, "A"), flow(900, "B")])
        lines[1].isDenied = true
        #expect(Sample.checker.findings(lines).isEmpty)
    }

    private func flow(_ value: Int, _ article: String) -> String { "\(Self.flow) v=\(value) in=\(article)" }

    /// F17: nothing rests on a date that is not known.
    static let undated: [[String]] = [
        ["troops subject=NOR destination=LVA measure=flow v=4200 in=A", "troops subject=NOR destination=LVA measure=flow v=900 in=B"],
        ["poll subject=ana stance=approve pollster=acme v=62 in=A", "poll subject=ana stance=approve pollster=acme v=26 in=B"],
    ]

    static let all: [[String]] =
        rounding + surveys + hedges + houses + unknown + populations + tracking + periods + plans + rising + scopes + wholes + shares
        + undated

    @Test(arguments: all) func `nothing is said`(_ lines: [String]) {
        for finding in Sample.findings(lines) {
            Issue.record("\(finding.severity) \(finding.rule): \(finding.explanation) \(finding.arithmetic)")
        }
    }
}
