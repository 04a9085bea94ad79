import Model
import Testing

@testable import Series

/// One page at two times: what its publisher has changed is told from what two papers say.
@Suite struct PageVersionTests {
    /// The same poll under one address, first with 12 and then with 21 percent.
    private func versions(_ change: (inout [Observation]) -> Void = { _ in }) -> [Observation] {
        var lines = Sample.observations([
            "\(TrapTests.poll) v=12 in=A1 on=2031-03-07 url=http://a/1", "\(TrapTests.poll) v=21 in=A2 on=2031-03-07 url=http://a/1",
        ])
        for (index, day) in ["2031-03-07", "2031-03-09"].enumerated() {
            lines[index].article.title = "One story"
            lines[index].article.captured = Period(edtf: day)
        }
        change(&lines)
        return lines
    }

    private func findings(_ lines: [Observation]) -> [String] {
        let here = Sample.checker.findings(lines)
        #expect(Sample.checker.findings(lines.reversed()).map(\.id) == here.map(\.id))
        return here.map { "\($0.rule) \($0.severity) \($0.values.map(\.description).joined(separator: " "))" }
    }

    @Test func `without a note it is a silent change`() { #expect(findings(versions()) == ["silent-change tension 21 12"]) }

    @Test func `with a note it is a correction`() {
        #expect(findings(versions { $0[1].article.isCorrected = true }) == ["correction note 21 12"])
    }

    @Test func `a later day of change decides before the day of fetching`() {
        let lines = versions {
            $0[0].article.modified = Period(edtf: "2031-03-08")
            $0[0].article.captured = nil
        }
        #expect(findings(lines) == ["silent-change tension 12 21"])
    }

    @Test func `of one file the later vintage counts`() {
        let lines = versions {
            for index in $0.indices {
                $0[index].article.captured = nil
                $0[index].article.path = "page.html"
                $0[index].vintage = index + 1
            }
        }
        #expect(findings(lines) == ["silent-change tension 21 12"])
    }

    @Test func `an edit that leaves the figure is nothing`() {
        #expect(findings(versions { $0[0].figure = $0[1].figure }) == [])
        // The old text gave it rounded as well.
        var both = versions()
        both += versions { $0[0].figure = $0[1].figure }.prefix(1).map {
            var one = $0
            one.id += "b"
            return one
        }
        #expect(findings(both) == ["silent-change tension 21 12"])
    }

    @Test func `another story on the same page is no version of it`() {
        let lines = versions { $0[1].article.title = "Another story" }
        #expect(!findings(lines).contains { $0.hasPrefix("silent-change") })
    }

    @Test func `a point takes what the page says now`() throws {
        let chooser = PointChooser(rule: ChoiceRule(), settings: CheckSettings(kind: .poll))
        let point = try #require(chooser.points(versions()).first)
        #expect(point.chosen.figure.value.description == "21")
        #expect(point.low == point.high)
        #expect(point.observations.count == 2)
    }
}
