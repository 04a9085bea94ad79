import Model
import Testing

@testable import Series

/// Slips that what another article tells beside its own figure gives away, and the look-alikes of each.
@Suite struct RetellingTests {
    private static let approve = "poll subject=ana stance=approve pollster=acme"
    private static let against = "poll subject=ana stance=disapprove pollster=acme"
    private static let dead = "toll subject=ATL outcome=killed"
    private static let hurt = "toll subject=ATL outcome=wounded"
    private static let stock = "troops subject=NOR destination=LVA measure=stock"
    private static let share = "share subject=NOR"
    private static let money = "money subject=NOR"

    static let dates: [Case] = [
        Case(
            name: "both answers exchanged, dated by other weeks",
            lines: [
                "\(approve) t=2031-03-04/2031-03-06 v=41.2 in=A", "\(against) t=2031-03-04/2031-03-06 v=54.4 in=A",
                "\(approve) t=2031-W12 v=54.4 in=B", "\(against) t=2031-03 v=41.2 in=B",
            ], rule: .swappedValues, cause: "swapped-stance", values: ["41.2", "54.4"]),
        Case(
            name: "both answers exchanged, dated by the week of their release",
            lines: [
                "\(approve) t=2031-03-04/2031-03-06 v=47 in=A on=2031-03-12", "\(against) t=2031-03-04/2031-03-06 v=51 in=A on=2031-03-12",
                "\(approve) t=2031-W11 v=51 in=B on=2031-03-14", "\(against) t=2031-W11 v=47 in=B on=2031-03-14",
            ], rule: .swappedValues, cause: "swapped-stance", values: ["47", "51"]),
        Case(
            name: "the count of the first evening, repeated after the article that replaced it",
            lines: [
                "\(dead) t=2031-06-02 v=305 in=A on=2031-06-03 | It killed 305 people.",
                "\(dead) t=2031-06-02 v=235 in=A on=2031-06-03 | At first 235 dead were reported.",
                "\(dead) t=2031-06-02 v=235 in=B on=2031-06-20 | It killed 235 people in June.",
            ], rule: .staleFigure, cause: "stale-copy", values: ["305", "235"]),
        Case(
            name: "the same, the place told by one alone",
            lines: [
                "\(dead) t=2031-06-02 v=305 in=A on=2031-06-03 | It killed 305 people.",
                "\(dead) t=2031-06-02 v=235 in=A on=2031-06-03 | At first 235 dead were reported.",
                "\(dead) place=port t=2031-06-02 v=235 in=B on=2031-06-20 | It killed 235 people at the port.",
            ], rule: .staleFigure, cause: "stale-copy", values: ["305", "235"]),
        Case(
            name: "the share of the year before, which the sound article gives too",
            lines: [
                "\(share) t=2031 v=1.95 in=A | In 2031 it spends 1.95 percent.",
                "\(share) t=2030 v=1.66 in=A | Before, it was 1.66 percent.",
                "\(share) t=2031 v=1.66 in=B | It spent 1.66 percent in 2031.",
            ], cause: "wrong-period", values: ["1.95", "1.66"]),
        Case(
            name: "next year's plan told of last year",
            lines: [
                "\(money) t=2030 v=247.7B in=A | After 247.7 billion, it plans 283.8 billion.",
                "\(money) t=2031 v=283.8B st=plan in=A | After 247.7 billion, it plans 283.8 billion!",
                "\(money) t=2030 v=283.8B in=B on=2031-11-07 | The budget came to $283.8 billion last year.",
            ], cause: "wrong-period", values: ["247700000000", "283800000000"]),
        Case(
            name: "digits exchanged a fortnight later, as others count",
            lines: [
                "\(dead) t=2031-06-02 v=98 in=A on=2031-06-03 by=government", "\(dead) t=2031-06-02 v=89 in=B on=2031-06-24 by=authorities",
            ],
            cause: "digit-transposition"),
    ]

    static let sums: [Case] = [
        Case(
            name: "the killed of a town and the wounded of its province, taken together",
            lines: [
                "\(dead) place=port t=2031-06-02 v=70 in=A | It killed 70 and wounded 19.",
                "\(hurt) place=coast t=2031-06-02 v=19 in=A | It killed 70 and wounded 19.", "\(dead) place=port t=2031-06-02 v=89 in=B",
            ], cause: "definition", values: ["70", "89"]),
        Case(
            name: "those of one country abroad, by place",
            lines: [
                "troops subject=NOR measure=stock t=2031-05-02 v=560 in=A | Norway has 560 abroad: 338 in A, 128 in B and 13 in C.",
                "\(stock) t=2031-05-02 v=338 in=A | Norway has 560 abroad: 338 in A, 128 in B and 13 in C.",
                "troops subject=NOR measure=stock destination=EST t=2031-05-02 v=128 in=A | Norway has 560 abroad: 338 in A, 128 in B and 13 in C.",
                "troops subject=NOR measure=stock destination=LTU t=2031-05-02 v=13 in=A | Norway has 560 abroad: 338 in A, 128 in B and 13 in C.",
            ], rule: .partsSum, cause: "sum", values: ["560", "338", "128", "13"]),
        Case(
            name: "round parts that rounding cannot bring to the total",
            lines: [2500, 1300, 600, 400].map { "\(stock) t=2031-05-02 v=\($0) in=A | Norway had 2500: 1300 in A, 600 in B and 400 in C." },
            rule: .partsSum, cause: "sum"),
        Case(
            name: "what a year's economy cannot be",
            lines: [
                "\(money) t=2030 v=7.0B in=A | It spent 7.0 billion, or 1.3 percent.",
                "\(share) t=2030 v=1.3 in=A | It spent 7.0 billion, or 1.3 percent.",
                "\(money) t=2031 v=7.1B in=B | It spent 7.1 billion, or 3.1 percent.",
                "\(share) t=2031 v=3.1 in=B | It spent 7.1 billion, or 3.1 percent.",
            ], rule: .shareOfAmount),
    ]

    static let numbers: [Case] = [
        Case(
            name: "a digit dropped from a round number",
            lines: ["\(stock) t=2031-05-02 v=~8500 in=A", "\(stock) t=2031-05-12 v=850 in=B"], rule: .nearDate, cause: "digit-dropped"),
        Case(
            name: "a goal told as reached, against a round number",
            lines: [
                "\(stock) t=2031-05-02 v=~4500 in=A", "\(stock) t=2031-07-15 v=2500 st=plan in=A", "\(stock) t=2031-05-03 v=2500 in=B",
            ],
            rule: .nearDate, cause: "target-vs-actual", values: ["4500", "2500"]),
        Case(
            name: "the number of another place, a day later",
            lines: [
                "\(stock) t=2031-05-02 v=1200 in=A | There are 1500 in Estonia, 1200 in Latvia.",
                "troops subject=NOR destination=EST measure=stock t=2031-05-02 v=1500 in=A | There are 1500 in Estonia, 1200 in Latvia.",
                "\(stock) t=2031-05-03 v=1500 in=B",
            ], rule: .nearDate, cause: "wrong-subject", values: ["1200", "1500"]),
        Case(
            name: "two digits of an estimate, told as spent",
            lines: ["\(share) t=2031 v=3.08 st=estimate in=A", "\(share) t=2031 v=3.80 in=B"], cause: "digit-transposition",
            values: ["3.08", "3.80"]),
        Case(
            name: "a goal for later told as reached, beside an estimate",
            lines: [
                "\(share) t=2031 v=1.30 st=estimate in=A", "\(share) t=2035 v=2 st=target in=A",
                "\(share) t=2031 v=2 in=B | It spent 2 percent in 2031.",
            ],
            cause: "target-vs-actual", values: ["1.30", "2"]),
        Case(
            name: "a goal is no rounded figure",
            lines: [
                "\(share) t=2031 v=1.55 in=A", "\(share) t=2035 v=2 st=target in=A",
                "\(share) t=2031 v=2 in=B | It spent 2 percent in 2031.",
            ],
            cause: "target-vs-actual", values: ["1.55", "2"]),
        Case(
            name: "a currency exchanged, and not the sentence that converts it",
            lines: [
                "\(money) u=CNY t=2031 v=1.19T st=plan in=A | It plans 1.19 trillion yuan ($177.6 billion).",
                "\(money) t=2031 v=177.6B st=plan in=A | It plans 1.19 trillion yuan ($177.6 billion).",
                "\(money) t=2031 v=1.19T st=plan in=B",
                "\(money) u=CNY t=2031 v=1.27T st=plan in=C",
            ], cause: "currency", values: ["177600000000", "1190000000000"]),
    ]

    static let lists: [Case] = [
        Case(
            name: "all the dead, in a sentence of their own",
            lines: [
                "\(dead) t=2031-06-02 v=23 in=A | In all 23 people were killed.",
                "\(dead) t=2031-06-02 v=14 in=A at=31 | The dead were 14 rebels and 6 soldiers.",
                "\(dead) group=military t=2031-06-02 v=6 in=A at=31 | The dead were 14 rebels and 6 soldiers.",
            ], rule: .partsSum, cause: "sum", values: ["23", "14", "6"]),
        Case(
            name: "the wounded of one day told as dead, in sentences apart",
            lines: [
                "\(dead) t=2031-06-02 v=20 in=A | It killed 20.",
                "\(hurt) t=2031-06-02 v=76 in=A at=20 | The army said that 76 were wounded.",
                "\(dead) place=port t=2031-06-02 v=76 in=B",
            ], cause: "definition", values: ["20", "76"]),
        Case(
            name: "the round number of the wounded, from one start on",
            lines: [
                "\(dead) t=2029-02/2031-12-08 v=43000 in=A | It lost 43000 dead and 370000 wounded.",
                "\(hurt) t=2029-02/2031-12-08 v=370000 in=A | It lost 43000 dead and 370000 wounded.",
                "\(dead) t=2029-02/2031-12 v=370000 in=B",
            ], cause: "definition", values: ["43000", "370000"]),
        Case(
            name: "one number in two currencies, and what others count",
            lines: [
                "\(money) u=CAD t=2031-04/2032-03 v=62.7B st=plan in=A", "\(money) t=2031 v=43.92B st=estimate in=B",
                "\(money) t=2031-04/2032-03 v=62.7B st=plan in=C | With US$62.7 billion to spend, it buys.",
            ], cause: "currency", values: ["43920000000", "62700000000", "62700000000"]),
        Case(
            name: "the plan of the year before told as spent",
            lines: [
                "\(money) t=2031 v=6.22T st=plan in=A | It plans 6.22 trillion.",
                "\(money) t=2030 v=5.94T st=plan in=A | It planned 5.94 trillion.",
                "\(money) t=2031 v=5.94T in=B | The budget for 2031 was 5.94 trillion.",
            ], rule: .wrongPeriod, cause: "wrong-period", values: ["6220000000000", "5940000000000"]),
    ]

    /// Two sources of one article, known by the words of their sentences.
    static let voices: [Case] = [
        Case(
            name: "a government, and then those who were there",
            lines: [
                "\(dead) t=2031-06-02 v=98 in=A on=2031-06-03 | The government said that 98 people were killed in Port on Monday.",
                "\(dead) t=2031-06-02 v=>250 in=A on=2031-06-03 at=66 | Hospital workers and survivors spoke of more than 250 dead.",
            ], cause: "source-disagreement", values: ["98", "250"]),
        Case(
            name: "an office that says so at the end",
            lines: [
                "\(dead) t=2031-06-02 v=60 in=A on=2031-06-03 | In Port 60 people were killed, the army's press office said on Monday.",
                "\(dead) t=2031-06-02 v=165 in=A on=2031-06-03 at=95 | State television put the number of dead at 165.",
            ], cause: "source-disagreement", values: ["165", "60"]),
    ]

    @Test(arguments: dates + sums + numbers + lists + voices) func `is found once, with its cause`(_ test: Case) {
        let findings = Sample.findings(test.lines).filter { $0.severity == .contradiction }
        #expect(findings.count == 1, "\(findings.map(\.explanation))")
        guard let finding = findings.first else { return }
        #expect(finding.rule == test.rule.id)
        #expect(finding.likelyCause == test.cause)
        if !test.values.isEmpty { #expect(finding.values.map(\.description) == test.values) }
    }

    static let honest: [[String]] = [
        // A count that another has followed says so.
        [
            "\(dead) t=2031-06-02 v=127 in=A on=2031-06-05 | The government said that 127 people were killed in Port on Monday.",
            "\(dead) t=2031-06-02 v=81 in=A on=2031-06-05 by=Police at=66 | Police had earlier confirmed 81 dead.",
        ],
        // Close together, opinion does turn; so it does in months; one article that gives both surveys.
        [
            "\(approve) t=2031-03-04/2031-03-06 v=45 in=A", "\(against) t=2031-03-04/2031-03-06 v=48 in=A",
            "\(approve) t=2031-03-24/2031-03-26 v=48 in=B",
            "\(against) t=2031-03-24/2031-03-26 v=45 in=B",
        ],
        [
            "\(approve) t=2031-03-04/2031-03-06 v=41.2 in=A", "\(against) t=2031-03-04/2031-03-06 v=54.4 in=A",
            "\(approve) t=2031-06-04/2031-06-06 v=54.4 in=B",
            "\(against) t=2031-06-04/2031-06-06 v=41.2 in=B",
        ],
        [
            "\(approve) t=2031-03-04/2031-03-06 v=41.2 in=A", "\(against) t=2031-03-04/2031-03-06 v=54.4 in=A",
            "\(approve) t=2031-03-24/2031-03-26 v=54.4 in=A",
            "\(against) t=2031-03-24/2031-03-26 v=41.2 in=A",
        ],
        [
            "\(approve) t=2031-03-04/2031-03-06 v=47 in=A on=2031-03-07", "\(against) t=2031-03-04/2031-03-06 v=51 in=A on=2031-03-07",
            "\(approve) t=2031-W11 v=51 in=B on=2031-03-14", "\(against) t=2031-W11 v=47 in=B on=2031-03-14",
        ],
        // A part, in its own place or in one sentence with the whole; told the day after; a small part.
        [
            "\(dead) t=2031-06-02 v=305 in=A on=2031-06-03 | It killed 305 people, 235 of them in the port.",
            "\(dead) t=2031-06-02 v=235 in=A on=2031-06-03 | It killed 305 people, 235 of them in the port.",
            "\(dead) place=port t=2031-06-02 v=235 in=B on=2031-06-20 | It killed 235 people at the port.",
        ],
        [
            "\(dead) t=2031-06-02 v=305 in=A on=2031-06-03 | It killed 305 people.",
            "\(dead) place=port t=2031-06-02 v=235 in=A on=2031-06-03 | In the port 235 died.",
            "\(dead) place=port t=2031-06-02 v=235 in=B on=2031-06-20 | It killed 235 people at the port.",
        ],
        [
            "\(dead) t=2031-06-02 v=305 in=A on=2031-06-03 | It killed 305 people.",
            "\(dead) t=2031-06-02 v=35 in=A on=2031-06-03 | At the gate 35 died.",
            "\(dead) t=2031-06-02 v=35 in=B on=2031-06-20 | It killed 35 people at the gate.",
        ],
        // Nobody gives the number to another year; the sentence does not say to which year it gives it.
        ["\(share) t=2031 v=1.95 in=A | In 2031 it spends 1.95 percent.", "\(share) t=2031 v=1.66 in=B | It spent 1.66 percent in 2031."],
        [
            "\(money) t=2031 v=6.81T st=plan in=A | It plans 6.81 trillion.",
            "\(money) t=2030 v=6.22T st=plan in=A | It had planned 6.22 trillion.",
            "\(money) t=2030 v=6.81T st=plan in=B | Its budget is 6.81 trillion.",
        ],
        // The dead of two places together; another day.
        [
            "\(dead) place=port t=2031-06-02 v=70 in=A | It killed 70 in the port and 19 in the hills.",
            "\(dead) place=hill t=2031-06-02 v=19 in=A | It killed 70 in the port and 19 in the hills.", "\(dead) t=2031-06-02 v=89 in=B",
        ],
        [
            "\(dead) t=2031-06-02 v=70 in=A | It killed 70 and wounded 19.",
            "\(hurt) t=2031-06-02 v=19 in=A | It killed 70 and wounded 19.",
            "\(dead) t=2031-06-04 v=89 in=B",
        ],
        // Parts that rounding brings to the total; places that are not said to be all.
        [2400, 1300, 600, 400].map { "\(stock) t=2031-05-02 v=\($0) in=A | Norway had 2400: 1300 in A, 600 in B and 400 in C." },
        [
            "troops subject=NOR measure=stock t=2031-05-02 v=560 in=A | Norway has 560 abroad, 338 in A and 128 in B.",
            "\(stock) t=2031-05-02 v=338 in=A | Norway has 560 abroad, 338 in A and 128 in B.",
            "troops subject=NOR measure=stock destination=EST t=2031-05-02 v=128 in=A | Norway has 560 abroad, 338 in A and 128 in B.",
        ],
        // A poor year; figures that nobody calls the same thing; two years apart.
        [
            "\(money) t=2030 v=7.0B in=A | It spent 7.0 billion, or 2.6 percent.",
            "\(share) t=2030 v=2.6 in=A | It spent 7.0 billion, or 2.6 percent.",
            "\(money) t=2031 v=7.1B in=B | It spent 7.1 billion, or 3.1 percent.",
            "\(share) t=2031 v=3.1 in=B | It spent 7.1 billion, or 3.1 percent.",
        ],
        [
            "\(money) t=2030 v=7.0B in=A | It spent 7.0 billion; with pensions 1.3 percent.",
            "\(share) t=2030 v=1.3 in=A | It spent 7.0 billion; with pensions 1.3 percent.",
            "\(money) t=2031 v=7.1B in=B | It spent 7.1 billion, or 3.1 percent.",
            "\(share) t=2031 v=3.1 in=B | It spent 7.1 billion, or 3.1 percent.",
        ],
        // One source; nobody named, or somebody by a pronoun; another place; far apart in the article; many times as many; what was found.
        [
            "\(dead) t=2031-06-02 v=98 in=A | The government said that 98 people were killed in Port on Monday.",
            "\(dead) t=2031-06-02 v=150 in=A at=66 | The government said later that 150 were killed.",
        ],
        [
            "\(dead) t=2031-06-02 v=98 in=A | The government said that 98 people were killed in Port on Monday.",
            "\(dead) t=2031-06-02 v=150 in=A at=66 | They said that 150 were killed.",
        ],
        [
            "\(dead) t=2031-06-02 v=98 in=A | The government said that 98 people were killed in Port on Monday.",
            "\(dead) t=2031-06-02 v=50 in=A at=66 | In Harbour 50 people were killed, hospital workers said.",
        ],
        [
            "\(dead) t=2031-06-02 v=98 in=A | The government said that 98 people were killed in Port on Monday.",
            "\(dead) t=2031-06-02 v=150 in=A at=666 | Hospital workers said that 150 were killed.",
        ],
        [
            "\(dead) t=2031-06-02 v=37 in=A | The minister said that 37 people were killed in Port on Monday.",
            "\(dead) t=2031-06-02 v=137 in=A at=66 | The rebels said that 137 were killed.",
        ],
        [
            "\(dead) t=2031-06-02 v=17 in=A | The minister said that 17 people were killed in Port on Monday.",
            "\(dead) t=2031-06-02 v=15 in=A at=66 | More bodies were found, which brings the number of those killed to 15.",
        ],
        // The dead are listed rightly, or not all of them; the wounded of another day, of others' count, hardly more.
        [
            "\(dead) t=2031-06-02 v=20 in=A | In all 20 people were killed.",
            "\(dead) t=2031-06-02 v=14 in=A at=31 | The dead were 14 rebels and 6 soldiers.",
            "\(dead) group=military t=2031-06-02 v=6 in=A at=31 | The dead were 14 rebels and 6 soldiers.",
        ],
        [
            "\(dead) t=2031-06-02 v=23 in=A | In all 23 people were killed.",
            "\(dead) t=2031-06-02 v=14 in=A at=31 | The dead included 14 rebels and 6 soldiers.",
            "\(dead) group=military t=2031-06-02 v=6 in=A at=31 | The dead included 14 rebels and 6 soldiers.",
        ],
        [
            "\(dead) t=2031-06-02 v=23 in=A | In all 23 people were killed.",
            "\(dead) t=2031-06-02 v=14 in=A at=31 | The dead were 14 rebels, 6 soldiers and 3 nurses.",
            "\(dead) group=military t=2031-06-02 v=6 in=A at=31 | The dead were 14 rebels, 6 soldiers and 3 nurses.",
        ],
        [
            "\(dead) t=2031-06-02 v=20 in=A | It killed 20.", "\(hurt) t=2031-06-02 v=76 in=A at=20 | The army said that 76 were wounded.",
            "\(dead) t=2031-06-05 v=76 in=B",
        ],
        [
            "\(dead) t=2031-06-02 v=20 by=army in=A | It killed 20.",
            "\(hurt) t=2031-06-02 v=76 in=A at=20 | The army said that 76 were wounded.",
            "\(dead) t=2031-06-02 v=76 by=rebels in=B",
        ],
        [
            "\(dead) t=2031-06-02 v=60 in=A | It killed 60.", "\(hurt) t=2031-06-02 v=76 in=A at=20 | The army said that 76 were wounded.",
            "\(dead) t=2031-06-02 v=76 in=B",
        ],
        // A sign that may be of the country's own dollars; a budget that was revised; a goal that its own sentence tells as promised, or a
        // time that no sentence names; ten times as much of something else.
        [
            "\(money) u=CAD t=2031-04/2032-03 v=62.7B st=plan in=A", "\(money) t=2031 v=43.92B st=estimate in=B",
            "\(money) t=2031-04/2032-03 v=62.7B st=plan in=C | With $62.7 billion to spend, it buys.",
        ],
        [
            "\(money) t=2031 v=6.41T st=estimate in=A | In 2031 it spent 6.41 trillion.",
            "\(money) t=2030 v=6.22T in=A | It had spent 6.22 trillion.",
            "\(money) t=2031 v=6.22T st=plan in=B | The budget for 2031 is 6.22 trillion.",
        ],
        [
            "\(stock) t=2031-05-02 v=230 in=A", "\(stock) t=2031-07-15 v=2500 st=plan in=A",
            "\(stock) t=2031-05-03 v=2500 in=B | Of the 2500 promised 1200 were ashore.",
            "troops subject=NOR destination=LVA measure=flow t=2031-05-03 v=1200 in=B | Of the 2500 promised 1200 were ashore.",
        ],
        [
            "\(share) t=2031 v=1.28 in=A", "\(share) t=2031 v=2.1 st=plan in=A",
            "\(share) t=2031 v=2.1 in=B | He said that 2.1 percent was enough.",
        ],
        [
            "\(money) t=2030 v=65.3B in=A | Another bill is of 65.3 billion.", "\(share) t=2030 v=3.8 in=A | It spends 3.8 percent.",
            "\(money) t=2031 v=513B in=B | It will spend 513 billion.", "\(share) t=2031 v=3.8 in=B | That is 3.8 percent.",
        ],
        // Soldiers of one day of whom the ones are a part; round numbers next to each other.
        ["\(stock) t=2031-05-02 v=230 in=A", "\(stock) t=2031-05-02 v=2500 in=B"],
        [
            "\(stock) t=2031-05-02 v=2700 in=A | Norway has 2700, Estonia 2500.", "\(stock) t=2031-05-02 v=~2500 in=B",
            "troops subject=EST destination=LVA measure=stock t=2031-05-02 v=2500 in=A | Norway has 2700, Estonia 2500.",
        ],
        // Currencies that are worth nearly the same; few digits. A year that the sentence does not name.
        [
            "\(money) u=EUR t=2031 v=62.7B st=plan in=A", "\(money) t=2031 v=64.9B st=estimate in=B",
            "\(money) t=2031 v=62.7B st=plan in=C",
        ],
        ["\(money) u=CAD t=2031 v=60B st=plan in=A", "\(money) t=2031 v=43.92B st=estimate in=B", "\(money) t=2031 v=60B st=plan in=C"],
        [
            "\(money) t=2031 v=6.22T st=plan in=A | It plans 6.22 trillion.",
            "\(money) t=2030 v=5.94T st=plan in=A | It planned 5.94 trillion.",
            "\(money) t=2031 v=5.94T in=B | The budget was 5.94 trillion.",
        ],
        // A list within a list.
        [51, 40, 7, 15, 11].map {
            "\(dead) t=2031-06-02 v=\($0) in=A | It killed 51: 40 civilians, 7 women and 15 children among them, and 11 soldiers."
        },
        // Near enough; a goal that falls due in days; a round number of another place, ten days on.
        ["\(stock) t=2031-05-02 v=~8500 in=A", "\(stock) t=2031-05-12 v=7800 in=B"],
        ["\(stock) t=2031-05-02 v=~4500 in=A", "\(stock) t=2031-06-01 v=2500 st=plan in=A", "\(stock) t=2031-05-28 v=2500 in=B"],
        [
            "\(stock) t=2031-05-02 v=1200 in=A | There are 1500 in Estonia, 1200 in Latvia.",
            "troops subject=NOR destination=EST measure=stock t=2031-05-02 v=1500 in=A | There are 1500 in Estonia, 1200 in Latvia.",
            "\(stock) t=2031-05-12 v=1500 in=C",
        ],
        // An estimate and what was spent, two digits exchanged by chance; no goal; a goal nearly reached; two sources.
        ["\(share) t=2031 v=4.12 st=estimate in=A", "\(share) t=2031 v=4.21 in=B"],
        ["\(share) t=2031 v=1.55 in=A", "\(share) t=2031 v=2 in=B"],
        ["\(share) t=2031 v=1.75 in=A", "\(share) t=2035 v=2 st=target in=A", "\(share) t=2031 v=2 in=B | It spent 2 percent in 2031."],
        ["\(share) t=2031 v=1.55 by=NATO in=A", "\(share) t=2035 v=2 st=target in=A", "\(share) t=2031 v=2 by=Treasury in=B"],
    ]

    @Test(arguments: honest) func `its look-alikes are no contradiction`(_ lines: [String]) {
        for finding in Sample.findings(lines) where finding.severity == .contradiction {
            Issue.record("\(finding.severity) \(finding.rule): \(finding.explanation) \(finding.arithmetic)")
        }
    }
}
