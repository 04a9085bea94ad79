import Model
import Testing
import Vocabulary

@testable import Reading

/// Whether a day, a weekday or a month without a year lies before or after the publication, which is Wednesday, 4 March 1998.
@Suite struct TimeDirectionTests {
    @Test(arguments: [
        ("The trial is scheduled to begin March 16.", "1998-03-16"),
        ("The offer expires April 3 unless extended.", "1998-04-03"),
        ("Shareholders are to vote on the plan April 20.", "1998-04-20"),
        ("The dividend is payable April 15 to holders of record March 31.", "1998-04-15"),
        ("The company said it will close the plant by June 30.", "1998-06-30"),
        ("The merger was completed Feb. 27.", "1998-02-27"),
        ("In a Dec. 12 letter, the agency asked for details.", "1997-12-12"),
        ("He has been held since Nov. 3.", "1997-11-03"),
        ("Talks resume Monday.", "1998-03-09"),
        ("Talks resumed Monday.", "1998-03-02"),
        ("The Senate is expected to vote Thursday.", "1998-03-05"),
        ("The Senate may vote as early as Thursday.", "1998-03-05"),
        ("The president leaves Sunday for Africa.", "1998-03-08"),
        ("The storm hit the coast on Sunday.", "1998-03-01"),
        ("A hearing was set for Friday.", "1998-03-06"),
        ("A hearing has been set for Friday.", "1998-03-06"),
        ("A memorial service is planned Saturday.", "1998-03-07"),
        ("Funeral services will be Saturday at St. John's.", "1998-03-07"),
        ("The strike could begin as soon as Friday, union leaders said.", "1998-03-06"),
        ("Union leaders said the strike could begin Friday.", "1998-03-06"),
        ("Annan told reporters in Geneva on Tuesday that he would fly to Iraq on Friday.", "1998-03-06"),
        ("The two leaders met Monday and agreed to meet again Friday.", "1998-03-06"),
        ("Stocks rose Tuesday.", "1998-03-03"),
        ("Elections are due in May.", "1998-05"),
        ("Elections were held in May.", "1997-05"),
        ("The elections in May will be the first since 1991.", "1998-05"),
        ("Sales in January rose 3 percent.", "1998-01"),
        ("The unemployment rate was 4.6 percent in February.", "1998-02"),
        ("The new law takes effect in July.", "1998-07"),
        ("The new law took effect in July.", "1997-07"),
        ("He plans to retire in September.", "1998-09"),
        ("He retired in September.", "1997-09"),
        ("The company expects to report earnings in April.", "1998-04"),
        ("In October, the court ruled against him.", "1997-10"),
        ("In October, he will turn 60.", "1998-10"),
        ("since last August", "1997-08"),
        ("By Friday, more than 300 had died, officials said.", "1998-02-27"),
        ("The deadline is midnight Friday.", "1998-03-06"),
        ("They have until Friday to respond.", "1998-03-06"),
        ("He was ordered to appear in court on March 20.", "1998-03-20"),
        ("The conference, which begins Monday, will draw 3,000.", "1998-03-09"),
        ("Monday's meeting was canceled.", "1998-03-02"),
        ("Next Monday's meeting was canceled.", "1998-03-09"),
        ("The group's next meeting is March 25 in Vienna.", "1998-03-25"),
        ("The Bosnian Serb leader goes on trial Monday in The Hague.", "1998-03-09"),
        ("Clinton is to arrive in China in late June.", "1998-06"),
        ("The crew was to return to Earth on Monday.", "1998-03-09"),
        ("The show opens Friday in New York.", "1998-03-06"),
        ("The film, due out in November, cost $90 million.", "1998-11"),
        ("Bonds maturing Nov. 15", "1998-11-15"),
        ("The notes are due July 1.", "1998-07-01"),
        ("An April 21 deadline looms.", "1998-04-21"),
        ("The April 21 summit will focus on trade.", "1998-04-21"),
        ("The report, released Friday, said prices fell in January.", "1998-02-27"),
        ("The launch, originally planned for Tuesday, was delayed until Thursday.", "1998-03-05"),
        ("A ceasefire came into force on Monday and is to last until Friday.", "1998-03-06"),
        ("Inspectors left Iraq in January and have not returned.", "1998-01"),
        ("The Fed meets on March 31.", "1998-03-31"),
        ("He is accused of killing three people on Sept. 9.", "1997-09-09"),
        ("Boeing said its profit for the year ended Dec. 31 fell.", "1997-12-31"),
        ("Fiscal year ending Sept. 30", "1998-09-30"),
        ("The board approved a stock split payable May 1.", "1998-05-01"),
        ("Trading begins today and the vote comes Sunday.", "1998-03-08"),
        ("Voters go to the polls on Sunday.", "1998-03-08"),
        ("Voters went to the polls on Sunday.", "1998-03-01"),
        ("A decision is not expected before June.", "1998-06"),
        ("The prime minister resigned in November after the vote.", "1997-11"),
        ("It hopes to sell 5,000 cars by December.", "1998-12"),
        ("The report for February will be put off.", "1998-02"),
        ("The contract, signed in December, runs until June.", "1997-12"),
    ])
    func `tense and nearness say which one is meant`(_ sentence: String, _ expected: String) {
        let found = TimeCorpus.read(sentence, published: "1998-03-04").map { String($0.timex.prefix(10)) }
        #expect(found.contains(expected), "\(found)")
    }

    /// Nearness decides alone where nothing else speaks.
    @Test(arguments: [
        (1, 10, "2024-12-15", 2025), (12, 20, "2025-01-05", 2024), (3, 1, "2025-03-04", 2025), (9, 1, "2025-06-27", 2025),
        (2, 29, "2024-03-01", 2024),
    ])
    func `a day of the year without a cue is the nearest`(_ month: Int, _ day: Int, _ published: String, _ year: Int) throws {
        let from = try #require(CalendarDate(iso: published))
        #expect(TimeCalendar.year(ofMonth: month, day: day, from: from, .unknown) == year)
    }

    @Test(arguments: [
        (1999, 4, 4), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25),
    ])
    func `Easter falls where the church says`(_ year: Int, _ month: Int, _ day: Int) {
        #expect(TimeCalendar.easter(year) == CalendarDate(year: year, month: month, day: day))
    }
}
