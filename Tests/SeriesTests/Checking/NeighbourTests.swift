import Model
import Testing

@testable import Series

/// Slips that show beside a figure and not in it: at another date, another outcome, another's goal; and the look-alikes of each.
@Suite struct NeighbourTests {
    private static let stock = "troops subject=NOR destination=LVA measure=stock"
    private static let flow = "troops subject=NOR destination=LVA measure=flow"
    private static let dead = "toll subject=ATL outcome=killed"
    private static let hurt = "toll subject=ATL outcome=wounded"
    private static let share = "share subject=NOR"
    private static let approve = "poll subject=ana stance=approve pollster=acme"
    private static let against = "poll subject=ana stance=disapprove pollster=acme"

    static let slips: [Case] =
        ending + [
            Case(
                name: "two leading digits, three days on",
                lines: ["\(stock) t=2031-05-02 v=3200 in=A", "\(stock) t=2031-05-05 v=2300 in=B"],
                rule: .nearDate, cause: "digit-transposition", values: ["3200", "2300"]),
            Case(
                name: "two leading digits, beside another place",
                lines: [
                    "\(stock) t=2031-05-02 v=5100 by=ministry in=A",
                    "troops subject=NOR destination=EST measure=stock t=2031-05-02 v=3600 in=A",
                    "\(stock) t=2031-05-03 v=1500 in=B",
                ], rule: .nearDate, cause: "digit-transposition"),
            Case(
                name: "a bound that a later count of the same tally falls below",
                lines: ["\(dead) t=2030-02-24/2031-02-15 v=>10582 in=A", "\(dead) t=2030-02-24/2031-04-30 v=10378 in=B"],
                rule: .fallingTotal, cause: "cumulative-decrease"),
            Case(
                name: "the wounded told as dead, of other days",
                lines: [
                    "\(dead) t=2031-08-24 v=1187 in=A | In all 1187 were killed and 4092 wounded.",
                    "\(hurt) t=2031-08-24 v=4092 in=A | In all 1187 were killed and 4092 wounded.", "\(dead) t=2031-08-14 v=4092 in=B",
                ], cause: "definition", values: ["1187", "4092"]),
            Case(
                name: "a plan told as reached, beside what another country has",
                lines: [
                    "\(stock) t=2031-05-02 v=660 in=A", "\(stock) t=2031-08 v=3600 st=plan in=A",
                    "troops subject=SWE destination=LVA measure=stock t=2031-05-05 v=1650 in=B at=500 | Sweden has 1,650 soldiers there and Norway has 3,600.",
                    "\(stock) t=2031-05-05 v=3600 in=B at=500 | Sweden has 1,650 soldiers there and Norway has 3,600.",
                ], rule: .nearDate, cause: "target-vs-actual", values: ["660", "3600"]),
            Case(
                name: "the alliance's goal told as reached",
                lines: [
                    "\(share) t=2031 v=1.49 in=A", "share subject=NATO t=2034 v=2 st=target in=A",
                    "\(share) t=2031 v=2 in=B | In 2031 it spent 2 percent.",
                ], cause: "target-vs-actual", values: ["1.49", "2"]),
            Case(
                name: "a month's disapproval told as approval",
                lines: ["\(approve) t=2031-06 v=67 in=A", "\(against) t=2031-06 v=32 in=A", "\(approve) t=2031-06 v=32 in=B"],
                rule: .samePoll, cause: "swapped-stance", values: ["67", "32"]),
            Case(
                name: "words of another group far from the figure",
                lines: [
                    "\(approve) t=2031-03-04/2031-03-06 v=41 in=A | Support has sunk to 41 percent, the house found in its survey of "
                        + "March 4-6, the worst since the party of women returned to power.",
                    "\(approve) t=2031-03-04/2031-03-06 v=46 in=B | Support was 46 percent in that survey.",
                ], rule: .samePoll, cause: "wrong-digit"),
            Case(
                name: "the amount's own slip, not the share's",
                lines: [
                    "money subject=NOR t=2030 v=46.9B in=A", "share subject=NOR t=2030 v=1.53 in=A",
                    "money subject=NOR t=2031 v=50.3B st=plan in=A",
                    "money subject=NOR t=2031 v=50.3M in=B", "share subject=NOR t=2031 v=1.6 in=B",
                ], rule: .nearDate, cause: "scale", values: ["50300000000", "50300000"]),
            Case(
                name: "beside a bound of another source, digits exchanged",
                lines: [
                    "\(dead) t=2031-08-29 v=98 in=A on=2031-08-31 | The town counted 98 people dead.",
                    "\(dead) t=2031-08-29 v=>200 in=A on=2031-08-31 | Doctors spoke of more than 200.",
                    "\(dead) t=2031-08-29 v=89 in=B on=2031-09-24",
                ], cause: "digit-transposition"),
        ]

    private static let ending: [Case] = [
        Case(
            name: "the day on which the survey ended, digits exchanged",
            lines: ["\(approve) t=2031-03-04/2031-03-06 v=76 in=A", "\(approve) t=2031-03-06 v=67 in=B"], rule: .samePoll,
            cause: "digit-transposition"),
        Case(
            name: "the days on which it began, digits exchanged",
            lines: ["\(approve) t=2031-03-04/2031-03-06 v=45 in=A", "\(approve) t=2031-03-04/2031-03-05 v=54 in=B"], rule: .samePoll,
            cause: "digit-transposition"),
    ]

    /// What an article tells of two times, two answers or two kinds, against another one's.
    static let pairs: [Case] = [
        Case(
            name: "a fall told as a rise, by month",
            lines: [
                "\(approve) t=2031-02 v=22 in=A", "\(approve) t=2031-03 v=16 in=A", "\(approve) t=2031-02 v=16 in=B",
                "\(approve) t=2031-03 v=22 in=B",
            ], rule: .swappedValues, cause: "direction", values: ["16", "22"]),
        Case(
            name: "a rise of soldiers told as a fall",
            lines: [
                "\(stock) t=2030 v=1200 in=A", "\(stock) t=2031-05 v=1700 in=A", "\(stock) t=2030 v=1700 in=B",
                "\(stock) t=2031-05-03 v=1200 in=B",
            ], rule: .swappedValues, cause: "direction", values: ["1200", "1700"]),
        Case(
            name: "both answers of one sentence, beside those to another question",
            lines: [
                "\(approve) t=2031-03-04/2031-03-06 v=29 in=A | Of all asked 29 percent call it good, 38 percent bad.",
                "\(against) t=2031-03-04/2031-03-06 v=38 in=A | Of all asked 29 percent call it good, 38 percent bad.",
                "\(approve) t=2031-03-04/2031-03-06 v=47 in=A at=60 | On the plain question 47 percent approve and 58 percent disapprove.",
                "\(against) t=2031-03-04/2031-03-06 v=58 in=A at=60 | On the plain question 47 percent approve and 58 percent disapprove.",
            ], rule: .sharesSum, cause: "sum", values: ["47", "58"]),
        Case(
            name: "another month's figure of a house that asks once a month",
            lines: ["\(approve) t=2031-06 v=29 in=A", "\(approve) t=2031-12 v=37 in=A", "\(approve) t=2031-12 v=29 in=B"],
            rule: .wrongPeriod, cause: "wrong-period", values: ["37", "29"]),
        Case(
            name: "the goal of the year after told as met",
            lines: [
                "\(share) t=2030 v=1.37 in=A", "\(share) t=2031 v=2 in=A | This year's total is 2 percent.",
                "\(share) t=2030 v=2 in=B | It spent 2 percent in 2030.",
            ], cause: "wrong-period", values: ["1.37", "2"]),
        Case(
            name: "two shares of nearly one amount",
            lines: [
                "money subject=NOR t=2031 v=668B st=plan in=A", "\(share) t=2031 v=2.74 st=plan in=A",
                "money subject=NOR t=2031 v=666B st=plan in=B", "\(share) t=2031 v=5.4 st=plan in=B",
            ], values: ["2.74", "5.4"]),
        Case(
            name: "the killed and the wounded, taken together as so many at least",
            lines: [
                "\(dead) t=2031-06-02 v=103 in=A | It killed 103 and wounded about 150.",
                "\(hurt) t=2031-06-02 v=~150 in=A | It killed 103 and wounded about 150.", "\(dead) t=2031-06-02 v=>250 in=B",
            ], cause: "definition", values: ["103", "250"]),
        Case(
            name: "the wounded told as dead, where so many were killed at least",
            lines: [
                "\(dead) t=2031-07-12/2031-08-14 v=>1109 in=A | At least 1109 were killed and 3697 wounded.",
                "\(hurt) t=2031-07-12/2031-08-14 v=3697 in=A | At least 1109 were killed and 3697 wounded.",
                "\(dead) t=2031-07-12/2031-08-14 v=3697 in=B",
            ], cause: "definition", values: ["1109", "3697"]),
        Case(
            name: "a first count repeated, though its article had not named the place",
            lines: [
                "\(dead) t=2031-08-15 v=26 in=A on=2031-08-18 | On Saturday night the number of dead had stood at 26.",
                "\(dead) place=port t=2031-08-15 v=28 in=A on=2031-08-18 | It killed 28 people in the port.",
                "\(dead) t=2031-08-15 v=29 in=C on=2031-09-07 | He was the 29 th victim.",
                "\(dead) place=port t=2031-08-15 v=26 in=B on=2031-09-10 | It killed 26 people in the port.",
            ], rule: .staleFigure, cause: "stale-copy", values: ["29", "26"]),
    ]

    @Test(arguments: slips + pairs) func `is found once, with its cause`(_ test: Case) {
        let findings = Sample.findings(test.lines).filter { $0.severity == .contradiction }
        #expect(findings.count == 1, "\(findings.map(\.explanation))")
        guard let finding = findings.first else { return }
        #expect(finding.rule == test.rule.id)
        #expect(finding.likelyCause == test.cause)
        if !test.values.isEmpty { #expect(finding.values.map(\.description) == test.values) }
    }

    static let honest: [[String]] = [
        // What one person saw overtakes no count.
        [
            "\(dead) place=port t=2031-06-02 v=98 in=A on=2031-06-03 | It killed 98 people in the port.",
            "\(dead) t=2031-06-02 v=>200 in=A on=2031-06-03 | I counted more than 200 bodies, then I stopped.",
            "\(dead) place=port t=2031-06-02 v=98 in=B on=2031-06-09 | It killed 98 people in the port.",
        ],
        // Nine hundred left, or came; another week; another source; not so far apart; rounder.
        ["\(stock) t=2031-05-02 v=3200 in=A", "\(stock) t=2031-05-05 v=2300 in=B", "\(flow) t=2031-05-03 v=900 in=C"],
        ["\(stock) t=2031-05-02 v=2300 in=A", "\(stock) t=2031-05-05 v=3200 in=B", "\(flow) t=2031-05 v=900 in=B"],
        ["\(stock) t=2031-05-02 v=3200 in=A", "\(stock) t=2031-05-12 v=2300 in=B"],
        ["\(stock) t=2031-05-02 v=3200 by=army in=A", "\(stock) t=2031-05-05 v=2300 by=allies in=B"],
        ["\(stock) t=2031-05-02 v=5400 in=A", "\(stock) t=2031-05-05 v=4500 by=army in=A"],
        ["\(stock) t=2031-05-02 v=9800 in=A", "\(stock) t=2031-05-05 v=8900 in=B"],
        ["\(stock) t=2031-05-02 v=~3200 in=A", "\(stock) t=2031-05-05 v=2300 in=B"],
        // A bound that the later count keeps to; another start; bounds alone.
        ["\(dead) t=2030-02-24/2031-02-15 v=>10300 in=A", "\(dead) t=2030-02-24/2031-04-30 v=10378 in=B"],
        ["\(dead) t=2030-02-24/2031-02-15 v=>10582 in=A", "\(dead) t=2030-09-24/2031-04-30 v=10378 in=B"],
        ["\(dead) t=2030-02-24/2031-02-15 v=<10582 in=A", "\(dead) t=2030-02-24/2031-04-30 v=10378 in=B"],
        ["\(dead) t=2030-02-24/2031-02-15 v=10582 in=A", "\(dead) t=2030-02-24/2031-04-30 v=>10000 in=B"],
        // The wounded and the dead of one article; round numbers; short ones; half a year on; of another country.
        [
            "\(dead) t=2031-08-24 v=1187 in=A | In all 1187 were killed and 4092 wounded.",
            "\(hurt) t=2031-08-24 v=4092 in=A | In all 1187 were killed and 4092 wounded.", "\(dead) t=2031-02-14 v=4092 in=B",
        ],
        [
            "\(dead) t=2031-08-24 v=1187 in=A | In all 1187 were killed and 4000 wounded.",
            "\(hurt) t=2031-08-24 v=4000 in=A | In all 1187 were killed and 4000 wounded.", "\(dead) t=2031-08-14 v=4000 in=B",
        ],
        [
            "\(dead) t=2031-08-24 v=11 in=A | In all 11 were killed and 42 wounded.",
            "\(hurt) t=2031-08-24 v=42 in=A | In all 11 were killed and 42 wounded.", "\(dead) t=2031-08-14 v=42 in=B",
        ],
        [
            "\(dead) t=2031-08-24 v=1187 in=A | In all 1187 were killed and 4092 wounded.",
            "\(hurt) t=2031-08-24 v=4092 in=A | In all 1187 were killed and 4092 wounded.",
            "toll subject=BEL outcome=killed t=2031-08-14 v=4092 in=B",
        ],
        // Near the goal; a goal that no article of the figure tells; a goal of the past.
        ["\(share) t=2031 v=1.9 by=Treasury in=A", "share subject=NATO t=2034 v=2 st=target in=A", "\(share) t=2031 v=2 by=NATO in=B"],
        ["\(share) t=2031 v=1.49 by=Treasury in=A", "share subject=NATO t=2024 v=2 st=target in=A", "\(share) t=2031 v=2 by=NATO in=B"],
        // Two surveys of one month, and months of their own.
        ["\(approve) t=2031-06 v=44 in=A", "\(against) t=2031-06 v=48 in=A", "\(approve) t=2031-06 v=48 in=B"],
        ["\(approve) t=2031-06 v=67 in=A", "\(against) t=2031-06 v=32 in=A", "\(approve) t=2031-07 v=32 in=B"],
        // A share that its own article says was revised, beside one amount; two counts of one article, of which one names its source.
        [
            "money subject=NOR t=2031 v=119B st=forecast in=A", "\(share) t=2031 v=2.14 st=forecast in=A | It was to be 2.14 percent.",
            "\(share) t=2031 v=2.2 st=forecast in=A | It is now to be 2.2 percent.",
        ],
        [
            "\(dead) t=2030-08/2031-02-10 v=1458 in=A on=2031-02-10 | Of its servicemen 1458 were killed.",
            "\(dead) t=2030-08/2031-02-10 v=>10000 by=ministry st=estimate in=A on=2031-02-10 | It has killed more than 10000 rebels.",
        ],
        // Another survey, of other days or another house, or of another number.
        ["\(approve) t=2031-03-04/2031-03-06 v=76 in=A", "\(approve) t=2031-03-05 v=67 in=B"],
        ["\(approve) t=2031-03-04/2031-03-06 v=76 in=A", "\(approve) t=2031-03-06/2031-03-08 v=67 in=B"],
        ["\(approve) t=2031-03-04/2031-03-06 v=76 in=A", "\(approve) t=2031-03-06 v=70 in=B"],
        ["\(approve) t=2031-03-04/2031-03-06 v=76 in=A", "poll subject=ana stance=approve pollster=beta t=2031-03-06 v=67 in=B"],
        ["\(approve) t=2031-03-04/2031-03-06 v=76 in=A", "\(approve) t=2031-03-06 v=67 in=A"],
        // Another group, near the figure.
        [
            "\(approve) t=2031-03-04/2031-03-06 v=41 in=A | Of women 41 percent approve.",
            "\(approve) t=2031-03-04/2031-03-06 v=46 in=B | Support was 46 percent in that survey.",
        ],
        [
            "\(approve) t=2031-03-04/2031-03-06 v=41 in=A | In the survey that the house published on Friday, 41 percent of the women asked approve.",
            "\(approve) t=2031-03-04/2031-03-06 v=46 in=B | Support was 46 percent in that survey.",
        ],
    ]

    static let honestPairs: [[String]] = [
        // It went up and down again; so little that two surveys of a month differ by it; one article that gives all four.
        [
            "\(approve) t=2031-02 v=22 in=A", "\(approve) t=2031-03 v=16 in=A", "\(approve) t=2031-03 v=16 in=B",
            "\(approve) t=2031-04 v=22 in=B",
        ],
        [
            "\(approve) t=2031-02 v=42 in=A", "\(approve) t=2031-03 v=41 in=A", "\(approve) t=2031-02 v=41 in=B",
            "\(approve) t=2031-03 v=42 in=B",
        ],
        [
            "\(approve) t=2031-02 v=22 in=A", "\(approve) t=2031-03 v=16 in=A", "\(approve) t=2031-02 v=16 in=A",
            "\(approve) t=2031-03 v=22 in=A",
        ],
        // Several origins on either side have asked at two times.
        [
            "\(approve) t=2031-02-01/2031-02-03 v=53 in=A", "\(against) t=2031-02-01/2031-02-03 v=41 in=A",
            "\(approve) t=2031-02-01/2031-02-03 v=53 in=B", "\(against) t=2031-02-01/2031-02-03 v=41 in=B",
            "\(approve) t=2031-02-15/2031-02-17 v=41 in=C", "\(against) t=2031-02-15/2031-02-17 v=53 in=C",
            "\(approve) t=2031-02-15/2031-02-17 v=41 in=D", "\(against) t=2031-02-15/2031-02-17 v=53 in=D",
        ],
        // Answers of two groups in two sentences; a house that asks every week; a share that may well be spent.
        [
            "\(approve) t=2031-03-04/2031-03-06 v=29 in=A | Of all asked 29 percent approve.",
            "\(against) t=2031-03-04/2031-03-06 v=58 in=A at=40 | Of them 58 percent disapprove.",
            "\(approve) t=2031-03-04/2031-03-06 v=47 in=A at=90 | In the capital 47 percent approve.",
        ],
        [
            "\(approve) t=2031-06-02/2031-06-04 v=29 in=A", "\(approve) t=2031-06-09/2031-06-11 v=33 in=A",
            "\(approve) t=2031-12 v=37 in=A", "\(approve) t=2031-12 v=29 in=B",
        ],
        [
            "\(share) t=2030 v=1.3 in=A", "\(share) t=2031 v=1.7 in=C | In 2031 it was 1.7 percent.",
            "\(share) t=2030 v=1.7 in=B | It spent 1.7 percent in 2030.",
        ],
        // Two amounts; a count that grew, and not to the sum; the wounded of another time.
        [
            "money subject=NOR t=2031 v=668B st=plan in=A", "\(share) t=2031 v=2.74 st=plan in=A",
            "money subject=NOR t=2031 v=1200B st=plan in=B", "\(share) t=2031 v=5.4 st=plan in=B",
        ],
        [
            "\(dead) t=2031-06-02 v=103 in=A | It killed 103 and wounded about 150.",
            "\(hurt) t=2031-06-02 v=~150 in=A | It killed 103 and wounded about 150.", "\(dead) t=2031-06-02 v=>300 in=B",
        ],
        [
            "\(dead) t=2031-06-02 v=203 in=A | It killed 203 and wounded about 50.",
            "\(hurt) t=2031-06-02 v=~50 in=A | It killed 203 and wounded about 50.", "\(dead) t=2031-06-02 v=>250 in=B",
        ],
        [
            "\(dead) t=2031-07-12/2031-08-14 v=>1109 in=A | At least 1109 were killed and 3697 wounded.",
            "\(hurt) t=2031-07-12/2031-08-14 v=3697 in=A | At least 1109 were killed and 3697 wounded.",
            "\(dead) t=2031-07-12/2031-12-14 v=3697 in=B",
        ],
        // Fighters are not all who died; those that another article calls rebels are.
        [
            "\(dead) t=2031-07-12/2031-08-14 v=>1110 by=government in=A | It killed at least 1110 people.",
            "\(dead) t=2031-07-12/2031-08-14 v=530 by=army in=A at=40 | The army said it had killed 530 fighters.",
        ],
        // What replaced it came later.
        [
            "\(dead) t=2031-08-15 v=26 in=A on=2031-08-15", "\(dead) place=port t=2031-08-15 v=26 in=B on=2031-08-16",
            "\(dead) t=2031-08-15 v=29 in=C on=2031-09-07",
        ],
    ]

    /// A share whose sentence names neither its owner nor its year may be another year's.
    @Test func `a share that rests on another sentence raises nothing`() {
        let told = [
            "\(Self.share) t=2031 v=2.40 st=estimate in=A | Norway | 2.40",
            "\(Self.share) t=2031 v=2.5 in=B | That is 2.5 percent of GDP.",
        ]
        #expect(Sample.findings(told).isEmpty)
        let named = [told[0], "\(Self.share) t=2031 v=2.5 in=B | In 2031 that was 2.5 percent of GDP."]
        #expect(Sample.findings(named).map(\.severity) == [.tension])
    }

    @Test(arguments: honest + honestPairs) func `its look-alikes are no contradiction`(_ lines: [String]) {
        for finding in Sample.findings(lines) where finding.severity == .contradiction {
            Issue.record("\(finding.severity) \(finding.rule): \(finding.explanation) \(finding.arithmetic)")
        }
    }
}
