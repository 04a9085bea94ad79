import Foundation
import Model
import Testing

@testable import Rendering

@Suite struct PointHistoryTests {
    private static let key = Fixtures.key("x", "a")

    private func state(_ vintage: Int, _ points: [(String, String)]) -> PastState {
        PastState(
            vintage: vintage,
            series: [
                SeriesData(
                    SeriesDescription(id: "x", title: "X", kind: .poll, unit: .percent),
                    points: points.map { Fixtures.point([Fixtures.observation(Self.key, $0, $1)]) })
            ])
    }

    private var states: [PastState] {
        [
            state(3, [("2025-01", "50"), ("2025-02", "51")]), state(4, [("2025-01", "50"), ("2025-02", "49"), ("2025-03", "48")]),
            state(7, [("2025-01", "50"), ("2025-03", "48")]),
        ]
    }

    @Test func whatChangedIsKeptWithItsVintage() {
        let history = PointHistory(states)
        func steps(_ period: String, _ value: String) -> String {
            PointHistory.attribute(history.steps(Fixtures.point([Fixtures.observation(Self.key, period, value)])))
        }
        #expect(history.vintages == [3, 4, 7])
        #expect(steps("2025-01", "50") == "")
        #expect(steps("2025-02", "49") == "3=51%|4=49%|7=")
        #expect(steps("2025-03", "48") == "3=|4=48%")
        #expect(history.gone(states[2].series[0]).map(\.period.description) == ["2025-02"])
    }

    @Test func aPageOffersItsVintagesAndHidesWhatIsGone() throws {
        let report = Report(
            title: "T", series: states[2].series,
            vintages: [3, 4, 7].map { Vintage(number: $0, recorded: "", cause: "", scrapes: 0, articles: 0, observations: 0) },
            history: states)
        let page = try #require(ReportRenderer.files(report).first { $0.path == "index.html" }?.text)
        #expect(page.contains("<option value=\"7\" selected>7</option><option value=\"4\">4</option><option value=\"3\">3</option>"))
        #expect(page.contains("class=\"pt gone\" id=\"x-gone-1\" data-h=\"3=51%|4=49%|7=\" hidden"))
        #expect(!page.contains("class=\"settle\""))
        #expect(!page.contains("connect-src"))
    }

    @Test(arguments: [(7, true), (8, false)]) func decisionsAreTakenOnTheNewestVintageAlone(_ newest: Int, _ takes: Bool) throws {
        var data = Fixtures.polls
        data.description.notes = []
        let decision = Decision(
            id: "d1", act: .reject(observation: "o1"), series: "approval-rating", subject: "lee-jae-myung", reason: "<b>why</b>",
            author: "desk",
            date: CalendarDate(dayNumber: 20_000))
        let report = Report(
            title: "T", series: [data],
            vintages: [Vintage(number: 7, recorded: "", cause: "", scrapes: 0, articles: 0, observations: 0)], decided: [decision],
            live: LivePage(newest: newest))
        let page = try #require(ReportRenderer.files(report).first { $0.path == "index.html" }?.text)
        #expect(page.contains("class=\"settle\"") == takes)
        #expect(page.contains("class=\"undo\"") == takes)
        #expect(page.contains("&lt;b&gt;why&lt;/b&gt;") && !page.contains("<b>why</b>"))
        #expect(page.contains("connect-src 'self'"))
    }

    @Test func theReviewQueueShowsTheFigureInItsSentence() {
        let text = "Some 400 <i>soldiers</i> left."
        let item = ReviewItem(
            statement: "a\"b@20-50/25-28", series: "troops", title: "Troops",
            figure: Figure(value: ExactDecimal("400") ?? .zero, qualifier: .about, unit: .persons), status: .plan,
            missing: ["when it holds"], subject: "PRK", dimensions: [("measure", "flow"), ("destination", nil)], period: nil,
            answer: "would be the first figure of North Korea", evidence: text, evidenceRange: ByteRange(20, 20 + text.utf8.count),
            figureRange: ByteRange(25, 28), article: ArticleReference(identity: "a", publisher: "Post", path: "p.txt", voice: "a"))
        let page = ReviewPage(items: [item], names: Fixtures.names, vintage: 3).html
        #expect(page.contains("Some <mark>400</mark> &lt;i&gt;soldiers"))
        #expect(page.contains("when it holds") && page.contains("undated") && page.contains("planned"))
        // What is known stands in its field, what is not is asked for.
        #expect(page.contains("data-statement=\"a&quot;b@20-50/25-28\""))
        #expect(page.contains("name=\"subject\" value=\"North Korea\"") && page.contains("name=\"period\" value=\"\""))
        #expect(page.contains("value=\"\" data-need maxlength=\"100\" autocomplete=\"off\" data-dimension=\"destination\""))
    }
}
