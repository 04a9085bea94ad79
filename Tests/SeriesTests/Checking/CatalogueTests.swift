import Model
import Testing

@testable import Series

/// The catalogue of kinds and traps, counted: at least five cases of each kind, twenty of each trap.
@Suite struct CatalogueTests {
    private static let poll = "poll subject=ana stance=approve pollster=acme t=2031-03-04/2031-03-06"
    private static let flow = "troops subject=NOR destination=LVA measure=flow t=2031-05"
    private static let money = "money subject=NOR t=2031"
    private static let share = "share subject=NOR t=2031"
    private static let day = "toll subject=ATL outcome=killed place=port t=2031-06-02"

    private static func made(_ line: (Int) -> [String]) -> [[String]] { (0..<20).map(line) }

    private static func date(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Trap to cases: what the older tables have, and rows of a kind over many values.
    static let traps: [(String, [[String]])] = [
        ("F1", TrapTests.rounding + TrapTests.surveys), ("F2", TrapTests.hedges), ("F3", TrapTests.houses),
        (
            "F4",
            TrapTests.populations
                + made {
                    [
                        "\(poll) v=\(41 + $0) in=A | Of all adults \(41 + $0) percent approve.",
                        "\(poll) v=\(52 + $0) in=B | Among \($0 % 2 == 0 ? "likely voters" : "women") \(52 + $0) percent approve.",
                    ]
                }
        ),
        (
            "F5",
            TrapTests.tracking + SameThingTests.otherSurveys
                + made {
                    [
                        "poll subject=ana stance=approve pollster=acme t=2031-03-\(date($0 + 1))/2031-03-\(date($0 + 3)) v=\(40 + $0) in=A",
                        "poll subject=ana stance=approve pollster=acme t=2031-03-\(date($0 + 2))/2031-03-\(date($0 + 4)) v=\(58 - $0) in=B",
                    ]
                }
        ),
        (
            "F6",
            TrapTests.periods + SameThingTests.otherNumbers
                + made {
                    [
                        "money subject=NOR t=\(2001 + $0) v=\(8 + $0).3B in=A",
                        "money subject=NOR t=\(2001 + $0)-04/\(2002 + $0)-03 v=\(10 + $0).1B in=B",
                    ]
                }
        ),
        ("F7", TrapTests.plans),
        (
            "F8",
            TrapTests.rising + SameThingTests.otherCounts + SameThingTests.others
                + made {
                    [
                        "\(day) v=\(5 + $0) in=A on=2031-06-02", "\(day) v=\(11 + 2 * $0) in=B on=2031-06-0\(3 + $0 % 5)",
                        "\(day) v=>\(5 + $0) in=C on=2031-06-02",
                    ]
                }
        ),
        (
            "F9",
            made {
                [
                    "\(poll) v=\(21 + $0) in=A on=2031-03-0\(7 + $0 % 2) url=http://a/1",
                    "\(poll) v=\(21 + $0) in=B on=2031-03-09 url=http://a/1",
                ]
            }
        ),
        ("F10", made { number in (0...number % 7 + 1).map { "\(poll) v=\(41 + number) in=C\($0) voice=wire on=2031-03-0\(7 + $0 % 3)" } }),
        (
            "F11",
            TrapTests.scopes
                + made {
                    [
                        "\(flow) v=\(4200 + 13 * $0) in=A | Some \(4200 + 13 * $0) contractors came.",
                        "\(flow) v=\(900 + 7 * $0) in=B | The \(900 + 7 * $0) soldiers came.",
                    ]
                }
        ),
        (
            "F12",
            SameThingTests.otherSums
                + made {
                    [
                        "\(share) v=2.\($0) in=A | Spending is 2.\($0) percent.",
                        "\(share) v=3.\(($0 * 7 + 3) % 10) in=B | With pensions it is 3.\(($0 * 7 + 3) % 10) percent.",
                    ]
                }
        ),
        ("F13", made { ["\(poll) v=\(40 + $0).\($0 % 10) in=A | Of 97 people asked, weighted, \(40 + $0).\($0 % 10) percent approve."] }),
        (
            "F14",
            TrapTests.shares
                + made {
                    [
                        "\(poll) v=\(30 + $0) in=A",
                        "poll subject=ana stance=disapprove pollster=acme t=2031-03-04/2031-03-06 v=\(70 - $0) in=A",
                    ]
                }
        ),
        (
            "F15",
            made {
                [
                    "\(flow) v=\(4200 + $0) in=A | Norway has sent \(4200 + $0) soldiers.",
                    "troops subject=NOR destination=LVA measure=flow t=20\(date($0 + 3))-05 v=\(150 - $0) in=B | In 20\(date($0 + 3)) it sent \(150 - $0).",
                ]
            }
        ),
        (
            "F16",
            made {
                let (whole, part) = (2 + $0 * 7, 101 + $0 * 41)
                let (point, comma) = ("\(whole).\(part)", "\(whole),\(part)")
                return [
                    "\(money) v=\(point)B in=A | Die Ausgaben: \(point) billion.",
                    "\(money) v=\(whole)\(part)B in=B | It is \(comma) billion.",
                ]
            }
        ),
        (
            "F17",
            made {
                [
                    "troops subject=NOR destination=LVA measure=flow v=\(4200 + $0) in=A",
                    "troops subject=NOR destination=LVA measure=flow v=\(900 - $0) in=B",
                ]
            }
        ),
    ]

    private static let against = "poll subject=ana stance=disapprove pollster=acme t=2031-03-04/2031-03-06"
    private static let stock = "troops subject=NOR destination=LVA measure=stock"
    private static let run = "toll subject=ATL outcome=killed t=2030-10"

    /// More cases of the rules that the older tables have few of.
    static let more: [Case] = single + surveys + counts + amounts + versions + rates + units + headlines

    private static let single: [Case] = ["\(poll) v=150 in=A", "\(poll) v=462.1 in=A", "\(against) v=134 in=A", "\(day) v=-5 in=A"].map {
        Case(name: $0, lines: [$0], rule: .bounds)
    }

    private static let surveys: [Case] = {
        var cases: [Case] = [("2031-09", 41), ("2032", 52), ("2031-06-10", 33), ("2031-Q4", 47), ("2033-01", 29)].map { time, value in
            let line = "poll subject=ana stance=approve pollster=acme t=\(time) v=\(value) in=A on=2031-05-02"
            return Case(name: "told before \(time)", lines: [line], rule: .bounds, severity: .tension)
        }
        for (mine, theirs) in [(31, 58), (44, 37), (28, 61), (39, 52), (22, 45)] {
            let lines = [
                "\(poll) v=\(mine) in=A", "\(poll) v=\(mine) in=B", "\(poll) v=\(theirs) in=C",
                poll.replacing("subject=ana", with: "subject=bo") + " v=\(theirs) in=A",
            ]
            cases.append(Case(name: "bo's \(theirs)", lines: lines, rule: .samePoll, cause: "wrong-subject"))
        }
        for (a, b) in [(31, 58), (44, 51), (28, 66), (39, 55), (22, 71)] {
            let sound = ["\(poll) v=\(a) in=A", "\(against) v=\(b) in=A", "\(poll) v=\(a) in=C"]
            let wrong = ["\(poll) v=\(b) in=B", "\(against) v=\(a) in=B"]
            cases.append(Case(name: "exchanged \(a)", lines: sound + wrong, rule: .swappedValues, cause: "swapped-stance"))
        }
        let house = "poll subject=ana stance=approve pollster=acme"
        for (before, now) in [(21, 27), (33, 41), (25, 38), (52, 44)] {
            let lines = [
                "\(house) t=2031-06-10/2031-06-14 v=\(before) in=A", "\(house) t=2031-09-11/2031-09-17 v=\(now) in=B",
                "\(house) t=2031-09 v=\(before) in=C",
            ]
            cases.append(Case(name: "another month's \(before)", lines: lines, rule: .wrongPeriod, cause: "wrong-period"))
        }
        return cases
    }()

    private static let counts: [Case] = {
        var cases: [Case] = []
        for (early, late) in [(9, 26), (12, 44), (21, 29), (17, 38)] {
            let lines = [
                "\(day) v=>\(early) in=A on=2031-06-02", "\(day) v=\(late) in=B on=2031-06-03", "\(day) v=\(early) in=C on=2031-06-05",
            ]
            cases.append(Case(name: "overtaken \(early)", lines: lines, rule: .staleFigure, cause: "stale-copy"))
        }
        for (a, b) in [(4510, 4150), (36200, 32600), (1870, 1780), (27300, 23700)] {
            let lines = ["\(stock) t=2031-05-23 v=\(a) in=A", "\(stock) t=2031-05-24 v=\(b) in=B"]
            cases.append(Case(name: "neighbours \(a)", lines: lines, rule: .nearDate, cause: "digit-transposition"))
        }
        for (early, late) in [(5200, 900), (8812, 7100), (3350, 2600)] {
            let lines = ["\(run)/2031-04-14 v=\(early) by=ministry in=A", "\(run)/2031-04-30 v=\(late) by=ministry in=B"]
            cases.append(Case(name: "falls from \(early)", lines: lines, rule: .fallingTotal, cause: "cumulative-decrease"))
        }
        for (before, came, after) in [(2100, 500, 3600), (11200, 4100, 18300), (820, 140, 1400), (3300, 1200, 2500)] {
            let said = "From \(before), \(came) more made \(after)."
            let lines = [
                "\(stock) t=2031-04 v=\(before) in=A | \(said)", "\(flow) v=\(came) in=A | \(said)",
                "\(stock) t=2031-05-20 v=\(after) in=A | \(said)",
            ]
            cases.append(Case(name: said, lines: lines, rule: .flowAgainstStock, severity: .tension, cause: "sum"))
        }
        return cases
    }()

    /// R19: one page at two times.
    private static let versions: [Case] = [(12, 21), (47, 44), (31, 38), (55, 50), (63, 36)].flatMap { old, new in
        let page = "on=2031-03-07 url=http://a/1 story=One_story"
        let before = "\(poll) v=\(old) in=A \(page) seen=2031-03-07"
        let after = "\(poll) v=\(new) in=B \(page) seen=2031-03-09"
        return [
            Case(
                name: "edited from \(old)", lines: [before, after], rule: .silentChange, severity: .tension, cause: "silent-change",
                values: ["\(new)", "\(old)"]),
            Case(
                name: "corrected from \(old)", lines: [before, after + " corrected=1"], rule: .correction, severity: .note,
                cause: "correction", values: ["\(new)", "\(old)"]),
        ]
    }

    /// R6 and R15: one thing in two currencies, in one of three articles at a rate a power of ten away.
    private static let rates: [Case] = [("61.2", "4.5"), ("63.4", "0.466"), ("60.5", "444"), ("58.3", "4.29"), ("66.1", "0.486")].map {
        local, dollars in
        func lines(_ year: Int, _ article: String, _ won: String, _ usd: String) -> [String] {
            let said = "It spent \(won) trillion won, or $\(usd) billion."
            return [
                "money subject=KOR u=KRW t=\(year) v=\(won)T in=\(article) | \(said)",
                "money subject=KOR u=USD t=\(year) v=\(usd)B in=\(article) | \(said)",
            ]
        }
        let sound = lines(2030, "A", "57.1", "41.9") + lines(2031, "B", "59.4", "43.7") + lines(2029, "D", "55.2", "40.6")
        return Case(name: "\(local) for \(dollars)", lines: sound + lines(2032, "C", local, dollars), rule: .conversion, cause: "scale")
    }

    /// R15: a physical unit written for another.
    private static let units: [Case] = [
        ("km", "1250", "777"), ("km", "838", "521"), ("kg", "412", "908"), ("m", "305", "1001"), ("t", "918", "1012"),
        ("ha", "642", "1586"),
    ].map { unit, sound, other in
        Case(
            name: "\(sound) and \(other) \(unit)",
            lines: ["money u=\(unit) subject=NOR t=2031 v=\(sound) in=A", "money u=\(unit) subject=NOR t=2031 v=\(other) in=B"],
            cause: "unit")
    }

    /// R20: the headline of an article and its body.
    private static let headlines: [Case] = [(4312, 4132), (5270, 5720), (8460, 4860), (2791, 7291), (6134, 1634)].map { body, headline in
        Case(
            name: "\(headline) above \(body)",
            lines: [
                "\(flow) v=\(body) in=A | Norway sent \(body) soldiers in May.", "\(flow) v=\(headline) in=A | \(headline) soldiers sent",
            ], cause: "digit-transposition")
    }

    private static let amounts: [Case] = [
        ("2.41", "2.31", "2.27"), ("3.62", "3.52", "3.47"), ("5.14", "4.92", "4.81"), ("7.83", "7.44", "7.26"),
    ].map { sound, earlier, first in
        let lines = [
            "money subject=NOR t=2031 v=\(sound)B in=A", "share subject=NOR t=2031 v=2.4 in=A",
            "money subject=NOR t=2030 v=\(earlier)M in=B", "share subject=NOR t=2030 v=2.4 in=B",
            "money subject=NOR t=2029 v=\(first)B in=C", "share subject=NOR t=2029 v=2.4 in=C",
        ]
        return Case(name: "amount \(sound)", lines: lines, rule: .shareOfAmount, cause: "scale")
    }

    /// The lower end of Wilson's interval of 95 percent for `hits` of `all`
    /// (https://doi.org/10.1080/01621459.1927.10502953).
    static func wilson(_ hits: Int, of all: Int) -> Double {
        let (n, p, z) = (Double(all), Double(hits) / Double(max(all, 1)), 1.96)
        return all == 0 ? 0 : (p + z * z / (2 * n) - z * ((p * (1 - p) + z * z / (4 * n)) / n).squareRoot()) / (1 + z * z / n)
    }

    @Test func `twenty traps of each kind raise nothing`() {
        print("trap  silent  of  Wilson from")
        for (name, cases) in Self.traps {
            let silent = cases.count { Sample.findings($0).allSatisfy { $0.severity == .note } }
            print("\(name)  \(silent)  \(cases.count)  \(Int(Self.wilson(silent, of: cases.count) * 100)) %")
            #expect(cases.count >= 20, "\(name)")
            #expect(silent == cases.count, "\(name): \(cases.filter { Sample.findings($0).contains { $0.severity != .note } })")
        }
    }

    @Test(arguments: 0..<20) func `what its own article denies takes no part (F15)`(number: Int) {
        var lines = Sample.observations(["\(Self.flow) v=\(4200 + number) in=A", "\(Self.flow) v=\(900 - number) in=B"])
        lines[1].isDenied = true
        #expect(Sample.checker.findings(lines).isEmpty)
    }

    /// The kinds of the catalogue that a case is of: by its rule, and by its cause where one rule finds several.
    static func kinds(_ test: Case) -> [String] {
        let byCause: [String: String] = [
            "scale": "R13", "digit-dropped": "R13", "digit-added": "R13", "digit-transposition": "R14", "currency": "R15", "unit": "R15",
            "swapped-stance": "R16", "wrong-period": "R16", "wrong-subject": "R16", "stale-copy": "R18",
        ]
        var kinds = [byCause[test.cause ?? ""]].compactMap(\.self)
        let named = test.rule.kinds.split(separator: " ").map(String.init)
        if test.rule == .partsSum || test.rule == .sharesSum || named.count == 1 { kinds += named }
        if test.rule == .conversion { kinds += ["R6", "R15"] }
        if test.rule == .samePeriod { kinds.append(Set(test.lines.map(article)).count == 1 ? "R20" : "R1") }
        return Array(Set(kinds))
    }

    private static func article(_ line: String) -> String {
        line.split(separator: " ").first { $0.hasPrefix("in=") }.map(String.init) ?? line
    }

    static let all: [Case] =
        RuleTests.r1 + RuleTests.r2 + RuleTests.sums + RuleTests.slips + RuleTests.dates + SentenceRuleTests.r7 + SentenceRuleTests.r8
        + SentenceRuleTests.r9 + SentenceRuleTests.r12 + SentenceRuleTests.r17 + SameThingTests.all + NeighbourTests.slips + more

    /// Of a share, the 95 percent interval of Wilson as "91 to 100".
    private static func interval(_ hits: Int, of all: Int) -> String {
        "\(Int(wilson(hits, of: all) * 100)) to \(100 - Int(wilson(all - hits, of: all) * 100))"
    }

    /// Found as such, of those planted; and true, of what was said of them and of the traps.
    @Test func `precision and recall of every kind`() {
        var recall: [String: (hits: Int, all: Int)] = [:]
        var said: [String: (hits: Int, all: Int)] = [:]
        for test in Self.all {
            let findings = Sample.findings(test.lines)
            let isFound = findings.contains { $0.rule == test.rule.id && $0.severity == test.severity && $0.likelyCause == test.cause }
            for kind in Self.kinds(test) {
                recall[kind, default: (0, 0)].all += 1
                recall[kind, default: (0, 0)].hits += isFound ? 1 : 0
                said[kind, default: (0, 0)].all += findings.count
                said[kind, default: (0, 0)].hits += findings.count { $0.rule == test.rule.id }
            }
        }
        for finding in Self.traps.flatMap(\.1).flatMap(Sample.findings) where finding.severity != .note {
            let rule = CheckRule.all.first { $0.id == finding.rule }
            for kind in rule?.kinds.split(separator: " ") ?? [] { said[String(kind), default: (0, 0)].all += 1 }
        }
        print("kind  recall (95 %)  precision (95 %)")
        for number in 1...20 {
            let kind = "R\(number)"
            guard let found = recall[kind], let told = said[kind] else {
                Issue.record("no case of \(kind)")
                continue
            }
            print(
                "\(kind)  \(found.hits)/\(found.all) (\(Self.interval(found.hits, of: found.all)))  "
                    + "\(told.hits)/\(told.all) (\(Self.interval(told.hits, of: told.all)))")
            #expect(found.all >= 5 && found.hits == found.all, "\(kind)")
            #expect(told.hits * 100 >= told.all * 95, "\(kind)")
        }
    }

    @Test func `five cases of each rule are found, and found as such`() {
        var found: [String: (hits: Int, all: Int)] = [:]
        for test in Self.all {
            let hit = Sample.findings(test.lines).contains {
                $0.rule == test.rule.id && $0.severity == test.severity && $0.likelyCause == test.cause
            }
            found[test.rule.id, default: (0, 0)].all += 1
            found[test.rule.id, default: (0, 0)].hits += hit ? 1 : 0
            if !hit { print("missed", test.name, Sample.findings(test.lines).map { "\($0.severity) \($0.rule) \($0.likelyCause ?? "-")" }) }
        }
        print("rule  kinds  found  of  Wilson from")
        for rule in CheckRule.all {
            guard let (hits, all) = found[rule.id] else {
                if rule != .lapsedDecision, rule != .overtakenDecision { Issue.record("no case of \(rule.id)") }
                continue
            }
            print("\(rule.id)  \(rule.kinds)  \(hits)  \(all)  \(Int(Self.wilson(hits, of: all) * 100)) %")
            #expect(hits == all && all >= 5, "\(rule.id)")
        }
    }
}
