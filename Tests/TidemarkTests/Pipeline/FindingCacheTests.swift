import Foundation
import Ledger
import Model
import Testing

@testable import Tidemark

@Suite("Findings that are kept")
struct FindingCacheTests {
    private static func ignore(_: Problem) {}

    private struct Fixture {
        let folder: TemporaryFolder
        let workspace: Workspace

        init() throws {
            folder = try TemporaryFolder()
            _ = try Initialization.run(folder("w"))
            workspace = Workspace(root: folder("w"))
        }

        func read(_ name: String, _ text: String, _ date: String) async throws {
            let path = try folder.write(name + ".txt", text + "\n")
            let hints = try SourceHints(published: date, captured: nil, publisher: name)
            _ = try await Updater(workspace, jobs: 1, report: ignore).run(Intake(paths: [path], hints: hints))
        }

        func state(_ detail: SeriesState.Detail, isKept: Bool, limit: Int = 100) throws -> SeriesState {
            let store = try ObservationStore(path: workspace.store, mode: .read)
            let definitions = DefinitionSet.load(workspace, report: ignore).definitions
            return try SeriesState(
                definitions, store: store, asOf: .latest, detail: detail,
                cache: isKept ? FindingCache(workspace, store, worthwhile: 1, limit: limit) : nil)
        }
    }

    private func disputed() async throws -> Fixture {
        let fixture = try Fixture()
        try await fixture.read(
            "One", "President Lee Jae-myung's approval rating was 63 percent in the Gallup Korea survey of Sept. 2-4.", "2025-09-05")
        try await fixture.read(
            "Two", "A Gallup Korea survey of Sept. 2-4 put approval of President Lee Jae-myung at 36 percent.", "2025-09-08")
        try await fixture.read("Three", "North Korea sent 11,000 soldiers to Russia in October 2024.", "2024-11-02")
        return fixture
    }

    @Test(arguments: [SeriesState.Detail.findings, .figures, .sentences])
    func `what is kept is what would be found`(_ detail: SeriesState.Detail) async throws {
        let fixture = try await disputed()
        let fresh = try fixture.state(.sentences, isKept: false)
        #expect(fresh.findings.count == 1)
        #expect(try fixture.state(.sentences, isKept: true).findings == fresh.findings)
        #expect(Files.kind(fixture.workspace.cache) == .file)
        let kept = try fixture.state(detail, isKept: true)
        // Who asks for figures is given marks.
        #expect(kept.findings == (detail == .figures ? [] : fresh.findings))
        if detail != .findings {
            #expect(kept.points.mapValues { $0.map(\.isContested) } == fresh.points.mapValues { $0.map(\.isContested) })
        }
    }

    @Test func `of more findings than are kept the figures are marked all the same`() async throws {
        let fixture = try await disputed()
        let fresh = try fixture.state(.sentences, isKept: false)
        #expect(try fixture.state(.sentences, isKept: true, limit: 0).findings == fresh.findings)
        let kept = String(decoding: try Files.text(fixture.workspace.cache), as: UTF8.self)
        #expect(!kept.contains("contradiction") && fresh.contested.count == 2 && fresh.contested.allSatisfy(kept.contains))
        // Marks are no findings: who asks for those has them found again.
        #expect(try fixture.state(.findings, isKept: true, limit: 0).findings == fresh.findings)
        let figures = try fixture.state(.figures, isKept: true, limit: 0)
        #expect(figures.findings.isEmpty && figures.contested == fresh.contested)
        #expect(figures.points.mapValues { $0.map(\.isContested) } == fresh.points.mapValues { $0.map(\.isContested) })
    }

    @Test func `what has moved since is looked at again`() async throws {
        let fixture = try await disputed()
        _ = try fixture.state(.sentences, isKept: true)
        try await fixture.read(
            "Four", "The Gallup Korea survey of Oct. 7-9 gave President Lee Jae-myung an approval rating of 112 percent.", "2025-10-10")
        #expect(try fixture.state(.findings, isKept: true).findings.count == fixture.state(.findings, isKept: false).findings.count)
        let wrong = try #require(fixture.state(.sentences, isKept: false).observations.first { $0.figure.value == ExactDecimal(36) })
        _ = try Decider(fixture.workspace, author: "desk", report: Self.ignore).reject(wrong.id, because: "Digits exchanged.")
        let (kept, fresh) = (try fixture.state(.findings, isKept: true), try fixture.state(.findings, isKept: false))
        #expect(kept.findings == fresh.findings)
    }

    @Test func `what has not moved holds for the states before`() async throws {
        let fixture = try await disputed()
        _ = try fixture.state(.sentences, isKept: true)
        let workspace = fixture.workspace
        // Of vintage 1 nothing was disputed, since 2 the same.
        for (vintage, lines) in [("1", 0), ("2", 2), ("3", 2)] {
            let queries = try Queries(workspace, state: StateRequest(vintage: vintage), report: Self.ignore)
            let text: String = try queries.table(["approval-rating"], style: TableStyle())
            #expect(text.split(separator: "\n").count { $0.contains(",true,") } == (lines == 0 ? 0 : 1), "vintage \(vintage)")
            var rows: [UInt8] = []
            try queries.table(["approval-rating"], style: TableStyle(layout: .observations)) { rows += $0 }
            #expect(String(decoding: rows, as: UTF8.self).split(separator: "\n").count { $0.contains(",true,") } == lines)
        }
    }

    @Test func `a file that is damaged, or of another history, is not believed`() async throws {
        let fixture = try await disputed()
        let fresh = try fixture.state(.sentences, isKept: true).findings
        var bytes = try Files.text(fixture.workspace.cache)
        let lie = Array(String(decoding: bytes, as: UTF8.self).replacing("contradiction", with: "note").utf8)
        try Files.write(lie, to: fixture.workspace.cache)
        #expect(try fixture.state(.findings, isKept: true).findings == fresh)
        // The store is made anew with other pages: its vintages have the same numbers.
        let other = try Fixture()
        for number in 1...3 { try await other.read("N\(number)", "Nothing of note happened on day \(number).", "2025-09-05") }
        bytes = try Files.text(fixture.workspace.cache)
        try Files.write(bytes, to: other.workspace.cache)
        #expect(try other.state(.findings, isKept: true).findings.isEmpty)
    }
}
