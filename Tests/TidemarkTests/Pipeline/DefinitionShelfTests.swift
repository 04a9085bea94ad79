import Foundation
import Ledger
import Model
import Series
import Testing

@testable import Tidemark

@Suite("Definitions that are read as they are spoken of")
struct DefinitionShelfTests {
    private static let woods = ["oak", "ash", "elm", "lime", "pear", "yew", "fir", "box"]

    /// A workspace of more definitions than are read at every start: shares of woods in countries, one of them with a name of its own.
    private struct Fixture {
        let folder: TemporaryFolder
        let workspace: Workspace
        let problems = Collected()

        init() throws {
            folder = try TemporaryFolder()
            _ = try Initialization.run(folder("w"))
            workspace = Workspace(root: folder("w"))
            for wood in woods {
                for thing in ["veneer", "plank", "charcoal"] {
                    let subject = thing == "plank" ? "names: { acme: [Acme \(wood)] }" : "kinds: [country], prepositions: [in, of]"
                    let text = """
                        id: \(wood)-\(thing)
                        kind: rate
                        unit: percent
                        subject: { \(subject) }
                        measure:
                          - words: [\(wood) \(thing) share]
                          - words: [percent]
                        period: { default: event }
                        """
                    try Files.write(Array(text.utf8), to: workspace.seriesFolder + "/\(wood)-\(thing).yaml")
                }
            }
        }

        /// What an update of one page says, and all observations after it.
        func update(_ name: String, _ text: String) async throws -> (summary: String, observations: [String]) {
            let path = try folder.write(name + ".txt", text + "\n")
            let hints = try SourceHints(published: "2025-03-04", captured: nil, publisher: name)
            let summary = try await Updater(workspace, jobs: 1, report: problems.report).run(Intake(paths: [path], hints: hints))
            let store = try ObservationStore(path: workspace.store, mode: .read)
            let definitions = DefinitionSet.load(workspace, report: { _ in }).definitions
            let state = try SeriesState(definitions, store: store, asOf: .latest)
            return (summary.text, state.observations.map { "\($0.id) \($0.key) \($0.figure.value) \($0.vintage)" })
        }
    }

    private static let pages = [
        ("one", "In Spain the oak veneer share was 43.2 percent on Monday. The elm charcoal share of France was 12 percent."),
        ("two", "The oak veneer share in Spain was 34.2 percent on Monday, March 3. Acme oak had an oak plank share of 7 percent."),
        ("three", "Nothing is said of wood here, but 12 percent of all ships came late."),
        ("four", "President Lee Jae-myung's approval rating was 63 percent in the Gallup Korea survey of Feb. 25-27."),
        ("five", "The fir share was 9 percent in Spain. The yew veneer share in Italy: 5 percent."),
        ("six", "The fir-veneer share was 8 percent in Italy."),
    ]

    @Test func `what is filed does not depend on which were read`() async throws {
        let (plain, kept) = (try Fixture(), try Fixture())
        for (number, (name, text)) in Self.pages.enumerated() {
            try? FileManager.default.removeItem(atPath: plain.workspace.definitionCards)
            let expected = try await plain.update(name, text)
            #expect(Files.kind(kept.workspace.definitionCards) == (number == 0 ? .missing : .file))
            let found = try await kept.update(name, text)
            #expect(found.summary == expected.summary)
            #expect(found.observations == expected.observations)
            if number == 1 { #expect(found.observations.count == 4) }
        }
        #expect(kept.problems.lines == [])
    }

    @Test func `a dry run leaves nothing behind`() async throws {
        let fixture = try Fixture()
        let path = try fixture.folder.write("one.txt", Self.pages[0].1)
        _ = try await Updater(fixture.workspace, jobs: 1, report: fixture.problems.report).run(Intake(paths: [path]), isDryRun: true)
        #expect(Files.kind(fixture.workspace.definitionCards) == .missing)
    }

    @Test func `only those that are spoken of are read`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.update("one", Self.pages[0].1)
        let shelf = DefinitionShelf(fixture.workspace, isFew: true, report: fixture.problems.report)
        #expect(shelf.sources == DefinitionSet.load(fixture.workspace, report: { _ in }).sources)
        // Without the names that some bring no page can be read.
        #expect(shelf.definitions().map(\.id) == Self.woods.map { $0 + "-plank" }.sorted())
        #expect(shelf.definitions(["oak-veneer"]).map(\.id) == ["oak-veneer"])
        #expect(shelf.definitions(["defense-spending"]).map(\.id) == ["defense-spending", "defense-spending-gdp-share"])
    }

    @Test func `a definition that was changed or spoiled is noticed`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.update("one", Self.pages[0].1)
        let path = fixture.workspace.seriesFolder + "/yew-veneer.yaml"
        let text = String(decoding: try Files.text(path), as: UTF8.self)
        try Files.write(Array(text.replacing("yew veneer", with: "yew-tree veneer").utf8), to: path)
        #expect(try await fixture.update("five", Self.pages[4].1).observations.count == 2)
        for name in ["six", "seven"] {
            try Files.write(Array("id: [".utf8), to: path)
            _ = try await fixture.update(name, Self.pages[2].1 + name)
        }
        #expect(fixture.problems.lines.count == 2)
        try Files.write(Array(text.utf8), to: path)
        #expect(try await fixture.update("eight", Self.pages[4].1).observations.count == 3)
    }

    @Test(arguments: [
        ("1f", true), ("1f|3", true), ("1f 2a|3", true), ("2a|3", false), ("2a;3,1f|1f", true), ("2a,3|3", false), ("", true), ("3;", true),
        ("2a;", true), ("3|2a", false), ("ffffffffffffffff", false), ("2a 3,3 2a;2a|2a;1f", true), ("not a measure", true),
    ])
    func `a measure may stand where a phrase of each of its parts has a word for each place`(_ text: String, _ mayStand: Bool) {
        #expect(MeasureVocabulary(text: Array(text.utf8)).mayStand(in: [0x1F, 3]) == mayStand)
    }
}
