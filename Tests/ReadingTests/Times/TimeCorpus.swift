import Model
import Vocabulary

@testable import Reading

/// A phrase of the corpus with the value that it must give when it was published on Friday, 27 June 2025.
struct TimeCase: CustomStringConvertible, Sendable {
    var phrase: String
    var timex: String
    var period: String?

    var description: String { phrase }

    /// The phrases that give one value.
    static func all(_ timex: String, _ period: String?, _ phrases: String...) -> [TimeCase] {
        phrases.map { TimeCase(phrase: $0, timex: timex, period: period) }
    }
}

/// Rules and corpus: a value, then the phrases that must give it.
enum TimeCorpus {
    static let reader = TimeReader(.builtIn)
    static let tokenizer = Tokenizer(.builtIn)

    static func read(_ sentence: String, published: String? = "2025-06-27") -> [TimeMention] {
        reader.read(tokenizer.tokenize(sentence), anchor: TimeAnchor(published: published.flatMap { Period(edtf: $0) }))
    }

    static func read(_ text: TokenizedText) -> [TimeMention] {
        reader.read(text, anchor: TimeAnchor(published: Period(edtf: "2025-06-27")))
    }

    static let days: [TimeCase] = [
        TimeCase.all(
            "2025-06-27", "2025-06-27", "The minister spoke on Friday.", "It opened today.", "June 27, 2025", "27 June 2025",
            "Friday, June 27",
            "on Friday, June 27, 2025,", "2025-06-27", "27.06.2025", "the 27th of June", "He will vote Friday."),
        TimeCase.all("2025-06-26", "2025-06-26", "Yesterday the bill passed.", "said Thursday", "on Thursday", "Thursday's vote was close"),
        TimeCase.all(
            "2025-06-28", "2025-06-28", "will fly home tomorrow", "They will meet Saturday.", "He is scheduled to arrive on Saturday.",
            "She plans to speak on Saturday.", "agreed to meet Saturday"),
        TimeCase.all("2025-06-21", "2025-06-21", "They met Saturday.", "last Saturday", "on Saturday, officials said"),
        TimeCase.all("2025-06-24", "2025-06-24", "June 24", "on Tuesday", "Jun. 24", "Tuesday, June 24", "24 June", "the June 24 vote"),
        TimeCase.all("2024-11-21", "2024-11-21", "the third Thursday in November 2024", "the third Thursday of November last year"),
        TimeCase.all("2025-07-14", "2025-07-14", "The deadline is July 14.", "has until July 14 to answer", "will return on July 14"),
        TimeCase.all("2024-10-23", "2024-10-23", "He was killed on Oct. 23, 2024.", "last Oct. 23", "October 23 last year"),
        TimeCase.all("2024-11-28", "2024-11-28", "was found last Thanksgiving", "Thanksgiving Day 2024"),
        TimeCase.all(
            "2024-12-25", "2024-12-25", "Christmas 2024", "They fled last Christmas.", "killed over the Christmas holiday",
            "the Christmas attack"),
        TimeCase.all("2025-04-20", "2025-04-20", "Mass was said on Easter Sunday."),
        TimeCase.all("2025-06-25", "2025-06-25", "two days ago", "the day before yesterday"),
        TimeCase.all("2025-06-23", "2025-06-23", "Monday the 23rd", "on Monday, June 23", "the Monday, June 23, vote"),
        TimeCase.all("2025-07-01", "2025-07-01", "Tuesday next week", "Tuesday of next week", "1-Jul-25"),
        TimeCase.all("2025-06-26", "2025-06-26", "the day before.", "were shot dead the day before"),
        TimeCase.all("2025-06-18", "2025-06-18", "18-06-2025", "06/18/2025", "6/18/25", "18/06/2025"),
        TimeCase.all("2025-03-02", "2025-03-02", "02-03-2025", "03/02/2025", "on 2025/3/2 they left"),
        TimeCase.all(
            "2025-07-04", "2025-07-04", "a week from today", "one week from Friday", "The vote is on 7/4.", "Friday 7/4",
            "the first Friday of next month", "It will be cut on the 4th."),
        TimeCase.all("2024-05-27", "2024-05-27", "the last Monday in May 2024", "the last Monday of May last year"),
        TimeCase.all("2025-07-05", "2025-07-05", "the 5th of next month", "Saturday the 5th of July"),
        TimeCase.all("2025-06-03", "2025-06-03", "the first Tuesday of the month", "He resigned on the 3rd."),
    ].flatMap { $0 }

    static let parts: [TimeCase] = [
        TimeCase.all("2025-06", "2025-06", "in June", "this month", "June 2025", "June of this year"),
        TimeCase.all(
            "2024-10", "2024-10", "last October", "in October 2024", "October last year", "arrived in October", "in October of last year"),
        TimeCase.all("2025-02", "2025-02", "this February", "fell in February", "four months ago"),
        TimeCase.all("2026-04", "2026-04", "next April", "will join in April"),
        TimeCase.all("2025-05", "2025-05", "last month", "a month ago", "in May", "May 2025"),
        TimeCase.all("2024", "2024", "last year", "in 2024", "a year ago", "the 2024 election"),
        TimeCase.all("2025", "2025", "so far this year", "this year", "2025"),
        TimeCase.all("2024", "2024-10/2024-12", "late last year", "late 2024", "late in 2024"),
        TimeCase.all("2024-09", "2024-09-01/2024-09-10", "early September 2024", "in early September last year"),
        TimeCase.all("2026", "2026", "by the end of 2026", "by the end of next year", "year-end 2026"),
        TimeCase.all("2026", "2026-06", "the middle of next year", "mid-2026"),
        TimeCase.all("2025", "2025", "by year end", "by year's end", "by year-end"),
        TimeCase.all("2025-07", "2025-07-11/2025-07-20", "by mid-July, they will", "mid-July 2025"),
        TimeCase.all(
            "2024-Q3", "2024-Q3", "third quarter of 2024", "the third quarter of last year", "Q3 2024", "3Q 2024", "third-quarter 2024"),
        TimeCase.all(
            "2023-Q3", "2023-Q3", "2023's third quarter", "the 2023 third quarter", "2023 Q3", "in fiscal 2023's third quarter"),
        TimeCase.all("1998", "1998", "in the year 1998"),
        TimeCase.all("1998-05", "1998-05", "in May '98", "May of '98", "05/1998"),
        TimeCase.all("2025-SU", "2025-06/2025-08", "They will spend the summer in town."),
        TimeCase.all("2024-Q4", "2024-Q4", "the last quarter of 2024", "in the last quarter of last year"),
        TimeCase.all("2026", "2026", "The 2026 budget", "Budget 2026", "approves 2026 defence budget"),
        TimeCase.all("2024-H1", "2024-H1", "the first half of 2024", "the first half of last year", "H1 2024"),
        TimeCase.all("2024-SU", "2024-06/2024-08", "last summer", "the summer of 2024", "summer 2024", "the summer of last year"),
        TimeCase.all("2024-WI", "2024-12/2025-02", "last winter"),
        TimeCase.all("2025-W25", "2025-W25", "last week", "a week ago", "the week of June 16"),
        TimeCase.all("2025-W26", "2025-W26", "this week", "earlier this week"),
        TimeCase.all("2025-W25-WE", "2025-06-21/2025-06-22", "last weekend", "the past weekend", "the weekend of June 21"),
        TimeCase.all("2025-W25", "2025-06-16/2025-06-22", "the week ending June 22"),
        TimeCase.all("199", "199X", "the 1990s", "the ’90s", "in the '90s", "in the 1990's", "the '90's", "in the nineties"),
        TimeCase.all("199", "1997/1999", "in the late nineties"),
        TimeCase.all("2025-Q1", "2025-Q1", "the January-March quarter", "in the January to March period"),
        TimeCase.all("2025-Q4", "2025-Q4", "Prices will fall in the fourth quarter."),
        TimeCase.all("2025", "2025", "its forecast for the full year"),
        TimeCase.all("2025-W29", "2025-W29", "a summit three weeks away"),
        TimeCase.all("20", "2001/2100", "the 21st century", "this century"),
        TimeCase.all("2025-Q1", "2025-Q1", "the latest quarter", "last quarter"),
        TimeCase.all("2025-05", "2025-05", "a May survey", "its May report", "since early May").dropLast(),
        TimeCase.all("2015", "2015", "a decade ago", "ten years ago"),
        TimeCase.all("P3M", "2025-01/2025-03", "the first three months of 2025", "the first three months of this year"),
        TimeCase.all("2025-W27", "2025-W27", "the first week of July 2025"),
        TimeCase.all("2025-W28", "2025-W28", "the week after next"),
        TimeCase.all("2025-04", "2025-04", "the month before last"),
    ].flatMap { $0 }

    static let fiscal: [TimeCase] = [
        TimeCase.all("2027", "2027", "fiscal 2027", "fiscal year 2027", "FY2027", "FY 2027", "FY27", "the 2027 fiscal year"),
        TimeCase.all("2025", "2025/2026", "in 2025-26", "financial year 2025-26", "the 2025/26 budget year", "FY2025-26"),
        TimeCase.all("2025", "2025", "this financial year", "the current fiscal year", "this fiscal year"),
    ].flatMap { $0 }

    static let counts: [TimeCase] = [
        TimeCase.all("P3D", nil, "three days of talks", "a three-day visit", "for 3 days"),
        TimeCase.all("P20Y", "2005-06-27/2025-06-27", "over the past 20 years", "in the last 20 years", "the last twenty years"),
        TimeCase.all("P2M", "2025-04-27/2025-06-27", "the past two months"),
        TimeCase.all("P1Y", "2024-06-27/2025-06-27", "the past year", "over the last year", "in the past 1 year"),
        TimeCase.all("P1D", "2025-06-26/2025-06-27", "over the past day", "in the last one day"),
        TimeCase.all("PXY", nil, "for years", "several years", "many years of war"),
        TimeCase.all("PT5H30M", nil, "5 1/2 hours", "five and a half hours"),
        TimeCase.all("PT30M", nil, "half an hour", "a half-hour talk"),
        TimeCase.all("P1.5Y", nil, "a year and a half", "one and a half years"),
        TimeCase.all("P6M1D", nil, "six months and a day"),
        TimeCase.all("P1Y3M", nil, "a year and three months", "one year, three months"),
        TimeCase.all("PT2H20M", nil, "two hours and 20 minutes", "2 hours 20 minutes"),
        TimeCase.all("P25Y", nil, "twenty-five years", "25 years in prison"),
        TimeCase.all("P10Y", nil, "for a decade"),
        TimeCase.all("P1D", nil, "every day", "daily", "each day"),
        TimeCase.all("P1W", nil, "weekly", "every week"),
        TimeCase.all("P2Y", nil, "every two years", "every other year"),
        TimeCase.all("P1Y", nil, "$3 billion a year", "annually", "40,000 people a year", "twice a year", "per year"),
        TimeCase.all("XXXX-WXX-5", nil, "on Fridays", "every Friday", "every other Friday", "every second Friday"),
        TimeCase.all("PRESENT_REF", nil, "now", "currently held", "at the moment"),
        TimeCase.all("PAST_REF", nil, "recently", "years ago", "in recent years", "in recent months"),
        TimeCase.all("PXD", nil, "in recent days"),
        TimeCase.all("FUTURE_REF", nil, "in the future"),
    ].flatMap { $0 }

    static let clock: [TimeCase] = [
        TimeCase.all("2025-06-27T10:35", "2025-06-27", "at 10:35 a.m.", "at 10:35 a.m. Friday", "at 10:35 on Friday"),
        TimeCase.all("2025-06-27T19:40", "2025-06-27", "The doors close at 19:40."),
        TimeCase.all("2025-06-24T21:00", "2025-06-24", "9 p.m. Tuesday", "at 9 p.m. on Tuesday", "9 p.m. EDT on June 24"),
        TimeCase.all("2025-06-26TNI", "2025-06-26", "last night", "Thursday night", "yesterday night"),
        TimeCase.all("2025-06-27TMO", "2025-06-27", "this morning", "early Friday morning", "Friday morning"),
        TimeCase.all("2025-06-27TNI", "2025-06-26/2025-06-27", "shelling overnight"),
        TimeCase.all("2025-06-27T07:30", "2025-06-27", "at half past seven", "half past 7 in the morning"),
        TimeCase.all("2025-06-27T20:45", "2025-06-27", "at a quarter to nine in the evening", "quarter to 9 p.m."),
        TimeCase.all("2025-06-27T14:00", "2025-06-27", "2 o'clock in the afternoon", "at 1400 hours"),
        TimeCase.all("2025-06-27T20:00", "2025-06-27", "at 8 tonight"),
        TimeCase.all("2025-06-26T10:30", "2025-06-26", "2025-06-26T10:30:00"),
        TimeCase.all("2025-06-27TAF", "2025-06-27", "Rain fell in the afternoon.", "In the afternoon it rained."),
        TimeCase.all("2025-06-27T12:00", "2025-06-27", "at noon today", "at noon"),
    ].flatMap { $0 }
}
