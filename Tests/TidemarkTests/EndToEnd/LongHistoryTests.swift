import Foundation
import Model
import Testing

@testable import Tidemark

/// Long histories in one process; shortened unless TIDEMARK_SOAK is set.
@Suite("Long histories")
struct LongHistoryTests {
    private static let isSoak = ProcessInfo.processInfo.environment["TIDEMARK_SOAK"] != nil

    private struct Chance: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static func ignore(_: Problem) {}

    /// A story of a month within ten years.
    private static func story(_ number: Int) -> (text: String, date: String) {
        let (year, month) = (2016 + number / 12 % 10, number % 12 + 1)
        let text =
            "In month \(number) Gallup Korea put approval of President \(number % 2 == 0 ? "Vladimir Putin" : "Recep Tayyip Erdogan") at "
            + "\(30 + number * 7 % 40) percent, after \(40 + number % 3) percent \(number) weeks earlier."
        return (text, "\(year)-\(month < 10 ? "0" : "")\(month)-15")
    }

    private func update(_ workspace: Workspace, _ folder: TemporaryFolder, _ number: Int) async throws {
        let (text, date) = Self.story(number)
        let path = try folder.write("s\(number).txt", text + "\n")
        let hints = try SourceHints(published: date, captured: nil, publisher: "House \(number % 3)")
        _ = try await Updater(workspace, jobs: 1, report: Self.ignore).run(Intake(paths: [path], hints: hints))
    }

    private func table(_ workspace: Workspace, asOf: Int? = nil) throws -> String {
        let state = StateRequest(vintage: asOf.map { "\($0)" })
        return try Queries(workspace, state: state, report: Self.ignore).table([], style: TableStyle())
    }

    @Test func `as of every vintage the table is what it was then, through decisions and other definitions`() async throws {
        let folder = try TemporaryFolder()
        _ = try Initialization.run(folder("w"))
        let workspace = Workspace(root: folder("w"))
        var printed: [String] = []
        var number = 0
        while printed.count < (Self.isSoak ? 300 : 14) {
            let last = try ObservedVintage(workspace).number
            switch printed.count % 7 {
            case 4:
                let id = try #require(try Queries(workspace, report: Self.ignore).state().observations.randomElement()?.id)
                _ = try Decider(workspace, author: "desk", report: Self.ignore).reject(id, because: "Number \(number).")
            case 5:
                let points = try Queries(workspace, report: Self.ignore).state().points.values.joined()
                let id = try #require(points.flatMap(\.observations).randomElement()?.id)
                _ = try Decider(workspace, author: "desk", report: Self.ignore).accept(id, because: "Number \(number).")
            case 6:
                // The rule of choice changes, and so does what is chosen.
                let rule = number % 2 == 0 ? "median" : "latest"
                let text = try #require(DefinitionSet.load(nil, report: Self.ignore).sources["approval-rating"])
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
                    $0.hasPrefix("choose:") ? "choose: \(rule)" : $0
                }
                try folder.write("w/Series/approval-rating.yaml", lines.joined(separator: "\n") + "\n# \(number)\n")
                _ = try await Rereader(workspace, jobs: 1, report: Self.ignore).run()
            default: try await update(workspace, folder, number)
            }
            number += 1
            if try ObservedVintage(workspace).number > last { printed.append(try table(workspace)) }
        }
        for (index, text) in printed.enumerated() {
            #expect(try table(workspace, asOf: index + 1) == text, "vintage \(index + 1)")
        }
        #expect(Set(printed).count > printed.count / 2)
    }

    @Test func `articles of ten years in any order give the same bytes`() async throws {
        let count = Self.isSoak ? 40 : 10
        var expected: String?
        for seed in 0..<(Self.isSoak ? 50 : 3) {
            var chance = Chance(state: UInt64(seed) &* 977 &+ 1)
            let folder = try TemporaryFolder()
            _ = try Initialization.run(folder("w"))
            let workspace = Workspace(root: folder("w"))
            for number in Array(0..<count).shuffled(using: &chance) { try await update(workspace, folder, number * 11) }
            // The last column is the vintage of the table: the same, for as many updates were made.
            let text = try table(workspace)
            if let expected { #expect(text == expected, "order \(seed)") }
            expected = text
        }
        #expect((expected ?? "").split(separator: "\n").count > count / 2)
    }

    /// The last vintage.
    private struct ObservedVintage {
        let number: Int

        init(_ workspace: Workspace) throws { number = try Queries(workspace, report: LongHistoryTests.ignore).state(of: []).vintage }
    }
}
