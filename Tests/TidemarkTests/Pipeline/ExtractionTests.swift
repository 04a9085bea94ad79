import Pages
import Testing

@testable import Tidemark

@Suite("Extraction")
struct ExtractionTests {
    private static let stories = [
        #"{"id":"a","published":"2025-07-04","text":"Sales rose 5 percent in June to £1.2bn.\nThe year before, they fell."}"#,
        #"{"id":"b","text":"서울 sent 1,100 troops — “half a million” more — by Friday. A day later, 3 café owners left."}"#,
        #"{"published":"2024-02-29","id":"c","title":"One in five","text":"🎉 Two-thirds of 1,002 adults agreed last week."}"#,
        #"{"id":"d","text":"Nothing counts here."}"#,
    ]

    private func extract(_ folder: TemporaryFolder, _ files: [String], jobs: Int) async throws -> [UInt8] {
        let problems = Collected()
        var out: [UInt8] = []
        try await Extraction(jobs: jobs, report: problems.report).run(Intake(paths: files.map { folder($0) })) { out += $0 }
        #expect(problems.lines == [])
        return out
    }

    @Test(arguments: [1, 2]) func `splitting a file between articles changes nothing`(jobs: Int) async throws {
        let folder = try TemporaryFolder()
        let stories = Array(repeating: Self.stories, count: 50).flatMap { $0 }.enumerated().map {
            $1.replacing(#""id":""#, with: "\"id\":\"\($0)")
        }
        try folder.write("whole.jsonl", stories.joined(separator: "\n"))
        let whole = try await extract(folder, ["whole.jsonl"], jobs: jobs)
        #expect(whole.count { $0 == 10 } > 400)
        for place in Array(1...8) + [77, 199] {
            try folder.write("1.jsonl", stories[..<place].joined(separator: "\n") + "\n")
            try folder.write("2.jsonl", stories[place...].joined(separator: "\n"))
            #expect(try await extract(folder, ["1.jsonl", "2.jsonl"], jobs: jobs) == whole)
        }
    }

    @Test func `articles in other languages are counted and passed over`() async throws {
        let folder = try TemporaryFolder()
        let german = "Die Stadt hat 300 Wohnungen gebaut, und der Bürgermeister sagte, dass es nicht die letzten sind."
        try folder.write("a.jsonl", [german, "The town built 40 flats.", german].map { "{\"text\":\"\($0)\"}" }.joined(separator: "\n"))
        let problems = Collected()
        var out: [UInt8] = []
        try await Extraction(jobs: 1, report: problems.report).run(Intake(paths: [folder("a.jsonl")])) { out += $0 }
        let lines = String(decoding: out, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 1 && lines.allSatisfy { $0.contains(#""value":"40""#) })
        #expect(problems.lines.count == 1 && problems.lines.allSatisfy { $0.contains("not in English were passed over: de 2") })
    }

    @Test func `an article is read in pieces as it is read whole`() async throws {
        let folder = try TemporaryFolder()
        // Some paragraphs beyond a piece, among them one beyond the longest that is read at once.
        let short = (0..<900).map { "In \(1990 + $0 % 30) it sold \($0 + 100) tons of steel to \($0 + 2) towns. A year later, it closed." }
        let long = (0..<4_000).map { "It bought \($0 % 900 + 3) ships for $\($0 + 5) million." }.joined(separator: " ")
        let paragraphs = short + [long] + short
        try folder.write("a.txt", "A mill and its ships\n\n" + paragraphs.joined(separator: "\n\n"))
        let lines = String(decoding: try await extract(folder, ["a.txt"], jobs: 1), as: UTF8.self).split(separator: "\n")
        #expect(lines.count { $0.contains(#""unit":"[ston_av]""#) } == 1_800)
        #expect(lines.count { $0.contains(#""unit":"ship""#) } == 4_000)
        #expect(lines.count { $0.contains(#""unit":"USD""#) } == 4_000)
        #expect(lines.count { $0.contains(#""text":"A year later""#) && $0.contains(#""timex":"19"#) } > 300)
    }
}
