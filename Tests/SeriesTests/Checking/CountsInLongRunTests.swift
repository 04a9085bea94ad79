import Model
import Testing

@testable import Series

/// Counts up to a day: of which war, year or single bomb "have been killed" tells is not said, and much is told beside it.
@Suite struct CountsInLongRunTests {
    private static let dead = "toll subject=ATL outcome=killed"
    private static let civilian = "toll subject=ATL outcome=killed group=civilian"
    private static let open = "\(dead) t=../2031-02-10"

    /// Nothing shows that they are counts of the same dead.
    static let different: [[String]] = [
        // A war, and a prison in it; a war, and a bomb in it; a raid, and a year of them.
        ["\(open) v=~400000 by=un in=A", "\(open) v=<13000 by=watchdog in=A"],
        ["\(open) v=>310000 in=A", "\(open) v=52 in=B"],
        ["\(civilian) t=../2031-02-10 v=23 by=charity in=A", "\(civilian) t=../2031-02-12 v=10000 by=un in=B"],
        ["\(civilian) t=../2031-02-10 v=<116 st=estimate in=A", "\(civilian) t=../2031-02-10 v=900 in=B"],
        // One article that names nobody, of a prison and of all prisons.
        ["\(dead) t=2021-03/2031-02-07 v=13000 in=A", "\(dead) t=2021-03/2031-02-07 v=>17700 st=estimate in=A"],
        // Children may be civilians.
        ["31", "20", "14"].map {
            "\(dead) t=2031-06-02 v=\($0) in=A | He said 31 people were killed, of whom 20 were civilians and 14 children."
        },
        // A count of closed years, of an early stage, of a year, and then what one attack has cost.
        ["\(civilian) t=2019/2025 v=380..801 in=A", "\(civilian) t=../2031-02-20 v=~25 in=B"],
        ["\(dead) t=2024-01/2024-03 v=~500 in=A", "\(dead) t=../2027-02-16 v=52 in=B"],
        ["\(dead) group=military t=2028/2031-02-17 v=>583 in=A", "\(dead) group=military t=../2031-03-17 v=8 in=B"],
        ["\(dead) t=2030-10/2031-02-10 v=4812 in=A", "\(dead) t=../2031-02-12 v=31 by=police in=B"],
    ]

    @Test(arguments: different) func `counts that may be of different dead raise nothing`(_ lines: [String]) {
        #expect(Sample.findings(lines).map(\.explanation) == [])
    }

    /// What an editor should look at, and what is proved.
    static let alike: [Case] = [
        Case(
            name: "about so many in a week",
            lines: [
                "\(civilian) t=2031-03-20/2031-03-27 v=89 by=watchdog in=A on=2031-03-27",
                "\(civilian) t=2031-03-20/2031-03-27 v=~140 in=B on=2031-03-27",
            ], severity: .tension, values: ["89", "140"]),
        Case(
            name: "an early count told as today's",
            lines: [
                "\(dead) t=2030-10-07/2031-01-08 v=3478 in=A on=2031-01-09", "\(dead) t=2030-10-07/2031-02-15 v=4005 in=B on=2031-02-16",
                "\(dead) t=2030-10-07/2031-02-19 v=3478 in=C on=2031-02-19",
            ], rule: .fallingTotal, cause: "stale-copy", values: ["3478", "4005"]),
        // A round number may well be given twice.
        Case(
            name: "an early round count",
            lines: [
                "\(dead) t=2030-10-07/2031-01-08 v=3400 in=A on=2031-01-09", "\(dead) t=2030-10-07/2031-02-15 v=4100 in=B on=2031-02-16",
                "\(dead) t=2030-10-07/2031-02-19 v=3400 in=C on=2031-02-19",
            ], rule: .fallingTotal, severity: .tension, cause: "cumulative-decrease"),
        Case(
            name: "one start, one day",
            lines: [
                "\(civilian) t=2031-12-07/2031-12-20 v=19 in=A on=2031-12-20",
                "\(civilian) t=../2031-12-20 v=11 by=premier in=B on=2031-12-20",
            ], rule: .fallingTotal, severity: .tension,
            cause: "cumulative-decrease"),
        Case(
            name: "the civilians killed, and the wounded of whom no more is said, exchanged",
            lines: [
                "\(civilian) t=2031-10 v=>148 in=A", "toll subject=ATL outcome=wounded group=civilian t=2031-10 v=929 in=A",
                "\(civilian) t=2031-10 v=929 in=B", "toll subject=ATL outcome=wounded t=2031-10 v=148 in=B",
            ], rule: .swappedValues, cause: "swapped-values"),
        Case(
            name: "the dead of one force",
            lines: [
                "\(dead) group=BOR t=2030-10/2031-04-30 v=4700 in=A on=2031-05-02",
                "\(dead) group=BOR t=../2031-04-30 v=~600 by=ministry in=B on=2031-04-30",
            ], rule: .fallingTotal, severity: .tension, cause: "cumulative-decrease"),
        Case(
            name: "a digit dropped, the start not said",
            lines: [
                "\(open) v=45210 by=ministry in=A on=2031-02-10", "\(open) v=45210 in=C on=2031-02-10",
                "\(open) v=4521 in=B on=2031-02-11",
            ], cause: "digit-dropped"),
        Case(
            name: "one source, the start not said",
            lines: ["\(open) v=1285 by=ministry in=A on=2031-02-10", "\(open) v=1580 by=ministry in=B on=2031-02-10"]),
        Case(
            name: "the wounded told as dead, beside an earlier count",
            lines: [
                "\(dead) t=2031-06-02/2031-06-20 v=530 in=A on=2031-06-20 at=400 | By the tenth 530 had died.",
                "\(dead) t=2031-06-02/2031-06-20 v=>1109 in=A on=2031-06-20 | At least 1,109 were killed and 3,697 injured.",
                "toll subject=ATL outcome=wounded t=2031-06-02/2031-06-20 v=3697 in=A on=2031-06-20 | At least 1,109 were killed and 3,697 injured.",
                "\(dead) t=2031-06-02/2031-06-20 v=3697 in=B on=2031-07-12 | The war killed 3,697.",
            ], cause: "definition", values: ["1109", "3697"]),
    ]

    @Test(arguments: alike) func `counts that must be of the same dead are held against each other`(_ test: Case) throws {
        let findings = Sample.findings(test.lines)
        let finding = try #require(findings.first { $0.severity == test.severity }, "\(findings.map(\.explanation))")
        #expect(finding.rule == test.rule.id)
        if let cause = test.cause { #expect(finding.likelyCause == cause) }
        if !test.values.isEmpty { #expect(finding.values.map(\.description) == test.values) }
        #expect(findings.allSatisfy { $0.severity <= test.severity })
    }
}
