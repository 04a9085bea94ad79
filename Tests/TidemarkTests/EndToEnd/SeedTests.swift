import Foundation
import Testing

/// Two real pages, where they lie beside the repository.
@Suite("Seeds, end to end", .enabled(if: Repository.hasSeeds, "the seeds are not here"))
struct SeedTests {
    private let seeds = ["000_c5ebff1f63f178ce.txt", "001_512ffdb0b6994051.txt"]

    private func table(_ steps: [[String]]) throws -> (csv: String, vintages: Int) {
        let workspace = try TestWorkspace()
        for names in steps {
            let run = try ProgramRun(
                ["update", "-q", "-C", workspace.path, "--published", "2025-06-27"] + names.map { "shared/seeds/" + $0 },
                in: Repository.path(".."))
            try #require(run.exitCode == 0, "\(run.errors)")
        }
        let log = try workspace.output("log", "--format", "jsonl")
        return (try workspace.output("csv"), log.split(separator: "\n").count)
    }

    @Test func `in either order, in one update or two, the table is the same`() throws {
        let both = try table([seeds])
        #expect(try table([seeds.reversed()]).csv == both.csv)
        #expect(both.csv.split(separator: "\n").count > 10)
        let oneByOne = try table([[seeds[0]], [seeds[1]]])
        #expect(try table([[seeds[1]], [seeds[0]]]).csv == oneByOne.csv)
    }

    @Test func `given twice, there is no new vintage`() throws {
        let once = try table([seeds])
        let twice = try table([seeds, seeds, seeds.reversed()])
        #expect(twice.csv == once.csv)
        #expect(twice.vintages == 1)
    }
}
