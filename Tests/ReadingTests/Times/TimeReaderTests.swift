import Model
import Testing
import Vocabulary

@testable import Reading

@Suite struct TimeReaderTests {
    @Test(arguments: TimeCorpus.days + TimeCorpus.parts + TimeCorpus.fiscal + TimeCorpus.counts + TimeCorpus.clock)
    func `a phrase gives the value it is listed under`(_ example: TimeCase) throws {
        let found = TimeCorpus.read(example.phrase)
        let mention = try #require(found.first, "nothing was found in “\(example.phrase)”")
        #expect(found.count == 1, "\(found)")
        #expect(mention.timex == example.timex)
        #expect(mention.period?.description == example.period)
    }

    @Test(arguments: [
        "It may rain, the forecast says.", "Protesters march through the capital.", "He sat down and spoke.", "a second chance",
        "Theresa May resigned as leader.", "a 17-year-old boy", "the 40-year-old driver", "May said the talks had failed.",
        "at least 2000 soldiers", "an army of 1,998 men", "He fell from a horse.", "Jan Kowalski won the race.", "a quarter of all voters",
        "three quarters of the budget", "nearly three quarters, 73 percent", "killed 2026 people", "half of them", "the second man",
        "room 1998a", "a spring in the mattress", "He scored 3-2.",
        "watched the evening news", "in her late eighties", "a quarter to five firms", "It fell by 3/4 to 1/2.", "on the 19th floor",
        "from ten to seven", "miles away from home", "He sent a T20 team.",
        "as soon as possible", "The Sunday Times reported", "$2000", "The vote was 51-49.", "The 50-year old bridge", "the sun rose",
        "signed on 31 February 2025 in Oslo", "signed on February 31, 2025,", "born on 29 February 2023", "on the 31st of April",
        "due by June 31, officials said", "A Christmas market opened.", "They watched the Easter parade.",
        "the Christmas tree on the square",
    ])
    func `what is no time gives nothing`(_ sentence: String) {
        let found = TimeCorpus.read(sentence)
        #expect(found.isEmpty, "\(found)")
    }

    @Test(arguments: [
        ("conducted Tuesday to Thursday", "2025-06-24/2025-06-26"), ("from Tuesday through Thursday", "2025-06-24/2025-06-26"),
        ("between Tuesday and Thursday", "2025-06-24/2025-06-26"), ("from June 30 to July 4", "2025-06-30/2025-07-04"),
        ("on July 1–3", "2025-07-01/2025-07-03"), ("Sept. 2-4", "2025-09-02/2025-09-04"), ("Aug. 11 to 14", "2025-08-11/2025-08-14"),
        ("from March to May", "2025-03/2025-05"), ("between 2007 and 2009", "2007/2009"), ("in 2020–2024", "2020/2024"),
        ("from 1964 to 1973", "1964/1973"), ("July 1-3, 2024", "2024-07-01/2024-07-03"),
        ("from Thursday to Tuesday", "2025-06-19/2025-06-24"),
        ("from the 3rd to the 12th of January 2025", "2025-01-03/2025-01-12"), ("It ran 2015 to 2018.", "2015/2018"),
        ("from 4/22 to 4/25", "2025-04-22/2025-04-25"),
        ("since last October", "2024-10/2025-06-27"), ("surveyed 24-26 June", "2025-06-24/2025-06-26"),
        ("between Feb. 24, 2022, and June 1, 2025", "2022-02-24/2025-06-01"),
        ("between May 23 and October 23, 2017,", "2017-05-23/2017-10-23"), ("from 23 May to 23 October 2017", "2017-05-23/2017-10-23"),
        ("from November 3 to February 5, 2018,", "2017-11-03/2018-02-05"), ("between June and August 2021", "2021-06/2021-08"),
        ("from December to March 2019", "2018-12/2019-03"),
        ("in the week from June 10 to June 16", "2025-06-10/2025-06-16"), ("from 2022 until now", "2022/2025-06-27"),
        ("from January to March this year", "2025-01/2025-03"), ("so far this year", "2025-01-01/2025-06-27"),
        ("killed in January and February", "2025-01/2025-02"), ("in the year to June", "2024-07/2025-06"),
        ("in the six months ended March 31", "2024-10-01/2025-03-31"), ("the quarter ended March 31", "2025-01-01/2025-03-31"),
    ])
    func `an interval is whole on its ends`(_ sentence: String, _ interval: String) throws {
        let found = TimeCorpus.read(sentence)
        let mention = try #require(found.first)
        #expect(mention.interval?.description == interval, "\(found)")
        #expect(mention.intervalRange != nil)
        #expect(found.allSatisfy { $0.interval == mention.interval }, "\(found)")
    }

    @Test(arguments: [
        ("The post opened on March 3, 2024. It closed the next day.", "2024-03-04"),
        ("Output fell in the third quarter of 2024 from a year earlier.", "2023-Q3"),
        ("Approval was 54 percent in June 2024, and a month earlier 51.", "2024-05"),
        ("He was elected in 2019. Later that year he resigned.", "2019"),
        ("It was 50 in the second quarter of 2022 and 29 in the third.", "2022-Q3"),
        ("It was 81 in the second quarter of 2017. In the same quarter a year later it was 75.", "2018-Q2"),
        ("In the first week of June 2025 (2-5) it stood at 56.", "2025-06-05"),
        ("In June 2024 it was 10. The month before, it had been 9.", "2024-05"),
        ("On March 3, 2024, they met. A spokesman said Friday that the next day they left.", "2024-03-04"),
        ("They met on May 6, 2024, and again the following Friday.", "2024-05-10"),
        ("It was founded in December 2010 and listed the following July.", "2011-07"),
        ("It earned $4 million in the three months ended March 31, up from $3 million a year earlier.", "2024-Q1"),
        ("Its loss in the third quarter of 2024 was the first since 1982. It had earned more in the year-earlier period.", "2023-Q3"),
        ("the week of June 2 to June 8", "2025-06-02/2025-06-08"),
    ])
    func `a time is counted from the one before it`(_ text: String, _ period: String) {
        #expect(TimeCorpus.read(text).last?.period?.description == period)
    }

    @Test(arguments: ["on Friday", "last week", "in October", "two days ago", "on Aug. 7", "this year", "overnight", "the past day"])
    func `without a publication date what is relative has no period`(_ sentence: String) throws {
        let mention = try #require(TimeCorpus.read(sentence, published: nil).first)
        #expect(mention.period == nil)
        #expect(mention.isRelative)
        #expect(!mention.timex.isEmpty)
    }

    /// Deep recursion would end the process, and time that grows with the square would show as minutes.
    @Test(arguments: [
        "the end of ", "the first week of ", "last ", "Friday to ", "10:30 a.m. ", "2024-25 and ", "of the same period last year ",
        "early ",
        "twenty-", "and a half ", "1/2/", "the year to ", "two months after ",
    ])
    func `repetition neither overflows nor slows`(_ phrase: String) {
        let text = String(repeating: phrase, count: 4_000)
        let clock = ContinuousClock()
        let spent = clock.measure { _ = TimeCorpus.read(text, published: nil) }
        #expect(spent < .seconds(10))
    }

    @Test func `the half of the day stands once for two clock times`() {
        #expect(TimeCorpus.read("from 9 to 5 p.m.").map(\.timex) == ["2025-06-27T09:00", "2025-06-27T17:00"])
        #expect(TimeCorpus.read("between 1:30 and 4 p.m.").map(\.timex) == ["2025-06-27T13:30", "2025-06-27T16:00"])
    }

    @Test func `what is moved back a week keeps its part of the day`() {
        #expect(TimeCorpus.read("from Friday night to Thursday morning").map(\.timex) == ["2025-06-20TNI", "2025-06-26TMO"])
    }

    @Test func `what is to come is of the running week`() {
        #expect(TimeCorpus.read("He died last week. They will choose by the end of the week.").last?.timex == "2025-W26")
    }

    @Test func `a clock time beside a day is of that day`() {
        #expect(TimeCorpus.read("Updated 20 May 2025, 19:40").map(\.timex) == ["2025-05-20", "2025-05-20T19:40"])
    }

    @Test func `a duration after a dated event is that date`() {
        #expect(TimeCorpus.read("37 percent two months after his inauguration in May 2022").first?.period?.description == "2022-07")
    }

    @Test func `a clipped period keeps the whole beside it`() {
        let mention = TimeCorpus.read("in early June 2024").first
        #expect(mention?.unclipped?.description == "2024-06")
        #expect(TimeCorpus.read("in June 2024").first?.unclipped == nil)
    }

    @Test func `a term of office is counted from its first day`() throws {
        let text = TimeCorpus.tokenizer.tokenize("In his third week in office the president")
        let start = CalendarDate(year: 2025, month: 6, day: 4)
        let mention = try #require(TimeCorpus.reader.read(text, anchor: TimeAnchor(published: nil, officeStart: start)).first)
        #expect(mention.period?.description == "2025-06-18/2025-06-24")
        #expect(mention.basis == .office(first: 2, last: 2, .week))
    }

    @Test func `a fiscal year lies as its owner counts`() throws {
        let text = TimeCorpus.tokenizer.tokenize("in fiscal 2026")
        let american = TimeAnchor(published: nil, fiscal: FiscalCalendar(firstMonth: 10, isNamedByEnd: true))
        #expect(TimeCorpus.reader.read(text, anchor: american).first?.period?.description == "2025-10/2026-09")
        let british = FiscalCalendar(firstMonth: 4, isNamedByEnd: true)
        #expect(british.period(shift: 0, from: CalendarDate(dayNumber: 20_266)).description == "2025-04/2026-03")
        #expect(british.period(of: 2025, to: 2026).description == "2025-04/2026-03")
    }

    @Test(arguments: [
        "Zürich’s Café ☕ ouvre Friday — 東京 last week, e\u{301}lan on Aug. 7 😀 10:35 a.m.",
        "Friday Friday Friday to Monday to May to 2025-26-27",
        "the week of the week of the week ending ending", "early late mid- early 1990s-", "1/2/3/4/5 2025-02-30 31 February 99:99",
        "last last next this past coming two more years ago later", "from to between and 2025 2024 to 1990",
    ])
    func `mentions give back the text, in order, and no period ends before it begins`(_ text: String) {
        for published in ["2025-06-27", "2024-02-29", "1970-01-01", "9999-12-31", "0001-01-01"] {
            var last = 0
            for mention in TimeCorpus.read(text, published: published) {
                #expect(mention.range.start >= last && mention.range.end <= text.utf8.count && !mention.range.isEmpty)
                last = mention.range.end
                let bytes = Array(text.utf8)[mention.range.start..<mention.range.end]
                #expect(String(validating: bytes, as: UTF8.self) != nil)
                for period in [mention.period, mention.interval].compactMap({ $0 }) {
                    if let start = period.start, let end = period.end { #expect(start <= end, "\(mention)") }
                }
            }
        }
    }
}
