import Foundation
import Model
import Testing

@testable import Rendering

/// Compares renderings with files beside the tests. `UPDATE_GOLDENS=1 swift test --filter GoldenTests` writes them anew; what changed
/// is then for a person to look at.
@Suite struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

    private func check(_ text: String, _ name: String) throws {
        let file = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try Data(text.utf8).write(to: file)
            return
        }
        let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        if expected != text {
            let (a, b) = (
                expected.split(separator: "\n", omittingEmptySubsequences: false),
                text.split(separator: "\n", omittingEmptySubsequences: false)
            )
            let line = zip(a, b).enumerated().first { $1.0 != $1.1 }?.offset ?? min(a.count, b.count)
            Issue.record(
                "\(name) differs from line \(line + 1):\n- \(line < a.count ? a[line] : "end")\n+ \(line < b.count ? b[line] : "end")")
        }
    }

    @Test(arguments: Fixtures.all.map(\.0), [40, 80, 132])
    func charts(_ name: String, _ width: Int) throws {
        let data = try #require(Fixtures.all.first { $0.0 == name }?.1)
        var text = ""
        for ascii in [false, true] {
            text +=
                TextChart.render(data, names: Fixtures.names, options: ChartOptions(text: TextOptions(width: width, ascii: ascii))) + "\n"
        }
        try check(text, "chart-\(name)-\(width).txt")
    }

    @Test(arguments: Fixtures.all.map(\.0).filter { $0 != "daily" && $0 != "many" })
    func words(_ name: String) throws {
        let data = try #require(Fixtures.all.first { $0.0 == name }?.1)
        try check(
            ChartWords.describe(data, names: Fixtures.names) + "\n" + ChartWords.table(data, names: Fixtures.names) + "\n"
                + TextChart.render(data, names: Fixtures.names, options: ChartOptions(kind: .sparklines)), "words-\(name).txt")
    }

    @Test func findingsAndWhy() throws {
        let data = Fixtures.polls
        let findings = FindingText.render(data.findings, descriptions: [data.description], names: Fixtures.names)
        let why = WhyText.render([data.points[6], data.points[4]], description: data.description, names: Fixtures.names)
        try check(findings + "\n" + why, "findings.txt")
    }

    @Test func tables() throws {
        let all = [Fixtures.polls, Fixtures.troops]
        try check(Table.long(all, names: Fixtures.names, vintage: 7).csv(), "long.csv")
        try check(Table.wide([Fixtures.polls], names: Fixtures.names).csv(), "wide.csv")
        let observations = all.flatMap { $0.points.flatMap(\.observations) }
        try check(
            Table.observations(observations, of: all.map(\.description), names: Fixtures.names, contested: ["a2-lee-jae-myung"]).csv(),
            "observations.csv")
        try check(
            JSONLines.observations(observations) + JSONLines.findings(Fixtures.polls.findings) + JSONLines.points(Fixtures.polls.points),
            "lines.jsonl")
    }

    @Test func report() throws {
        let report = Report(
            title: "Tests", notes: ["All of it is made up."], series: [Fixtures.polls, Fixtures.troops, Fixtures.share],
            vintages: [Vintage(number: 1, recorded: "", cause: "update scrapes", scrapes: 3, articles: 2, observations: 9)],
            names: Fixtures.names)
        for file in ReportRenderer.files(report) { try check(file.text, "report-" + file.path) }
    }
}
