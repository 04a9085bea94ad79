import Model
import Testing

@testable import Series

@Suite struct SilenceTests {
    static let poll = "poll subject=ana stance=approve pollster=acme t=2031-03-04/2031-03-06"
    static let flow = "troops subject=NOR destination=LVA measure=flow t=2031-05"

    @Test(arguments: [
        (["\(poll) v=47 in=A", "poll subject=ana stance=approve pollster=beta t=2031-03-04/2031-03-06 v=52 in=B"], "F3", "acme and beta"),
        (["\(poll) v=47.4 in=A", "\(poll) v=47 in=B"], "F1", "rounding"),
        (["\(flow) v=11000 in=A", "\(flow) v=~10000 in=B"], "F2", "about 10,000"),
        (["\(flow) v=11000 in=A", "troops subject=NOR destination=LVA measure=stock t=2031-05-20 v=8000 in=B"], "F4", "measure"),
        (["\(flow) v=11000 in=A", "\(flow)-08 v=1500 in=B"], "F6", "different times"),
        (["\(flow) v=11000 in=A", "\(flow) v=3000 st=plan in=B"], "F7", "planned"),
        (["\(flow) v=400 in=A", "\(flow) v=1000 in=A"], "F11", "one article"),
        (
            ["toll subject=ATL outcome=killed t=../2031-02-10 v=400000 in=A", "toll subject=ATL outcome=killed t=../2031-02-10 v=52 in=B"],
            "F11", "since when"
        ),
        (["\(flow) v=400 in=A", "troops subject=NOR measure=flow t=2031-05 v=1000 in=B"], "F11", "destination is not known"),
        (["money subject=NOR t=2031 v=4B in=A", "money subject=NOR t=2031 u=NOK v=39B in=B"], "F12", "NOK and USD"),
    ])
    func `silence has a reason`(lines: [String], trap: String, words: String) {
        let observations = Sample.observations(lines)
        let silences = Sample.checker.silences(observations, series: observations[0].key.series, subject: observations[0].key.subject)
        #expect(silences.count == 1)
        #expect(silences.first?.trap == trap)
        #expect(silences.first?.reason.text().contains(words) == true, "\(silences.first?.reason.text() ?? "")")
    }

    @Test func `a reason names the values and nothing else`() {
        let reason = Silence.Reason.values("in", "fer", of: "place", byRight: false)
        #expect(reason.text { value, dimension in "\(value.uppercased()) \(dimension)" } == "they differ in place: IN place and FER place")
    }

    @Test func `what may be one event comes first`() {
        let observations = Sample.observations([
            "toll subject=ATL outcome=killed t=2031-02/2031-03 v=90 in=A", "toll subject=ATL outcome=killed t=2031-02-16 v=13 in=B",
            "toll subject=ATL outcome=killed place=port t=2031-02-16 v=>14 in=C", "toll subject=ATL outcome=wounded t=2031-02-16 v=30 in=B",
        ])
        let silences = Sample.checker.silences(observations, series: "toll", subject: "ATL")
        #expect(silences.map(\.closeness) == silences.map(\.closeness).sorted())
        #expect(silences.first.map { [$0.first.figure.value, $0.second.figure.value].map(\.description) } == ["13", "14"])
    }

    @Test func `what is in a finding is no silence`() {
        let observations = Sample.observations(["\(Self.poll) v=62.1 in=A", "\(Self.poll) v=61.2 in=B"])
        #expect(Sample.checker.silences(observations, series: "poll", subject: "ana").isEmpty)
    }
}
