import Model
import Testing

@testable import Ledger

struct DecisionTests {
    let date = CalendarDate(dayNumber: 20_500)

    func decision(_ act: Decision.Act, reason: String = "The release says so.", id: String = "") -> Decision {
        Decision(
            id: id, act: act, series: "approval-rating", subject: "lee-jae-myung", dimensions: ["stance": "approve"],
            period: day("2026-02"),
            reason: reason, author: "desk", date: date, expect: "46", findings: ["f2", "f1"])
    }

    @Test(
        arguments: [
            Decision.Act.accept(observation: "o1"), .reject(observation: "o2"), .set(value: ExactDecimal(significand: 475, exponent: -1)),
            .prefer(publisher: "Gazette"), .mergeSubject(into: "lee"), .both(finding: "f1"), .revision(observation: "o3"),
        ])
    func whatIsDecidedIsReadBack(_ act: Decision.Act) throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        let made = decision(act)
        #expect(try store.decide([made], cause: act.name).vintage == 1)
        var stored = try #require(try store.decisions().first)
        #expect(!stored.id.isEmpty)
        stored.id = ""
        #expect(stored == made)
        // Deciding the same again is no news.
        #expect(try store.decide([made], cause: act.name).vintage == nil)
    }

    @Test func aDecisionWithoutAReasonIsRefused() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        #expect(throws: LedgerError.self) { _ = try store.decide([decision(.reject(observation: "o"), reason: "  ")], cause: "reject") }
        #expect(try store.vintages().isEmpty)
    }

    @Test func whatIsUndoneStaysOnRecord() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        _ = try store.decide([decision(.reject(observation: "o"), id: "d1")], cause: "reject")
        #expect(throws: LedgerError.self) { _ = try store.undo(decision: "d2", because: "No.", author: "desk", date: date) }
        #expect(try store.undo(decision: "d1", because: "It was right.", author: "editor", date: date).vintage == 2)
        #expect(try store.decisions().isEmpty)
        #expect(try store.decisions(asOf: .vintage(1)).map(\.id) == ["d1"])
        let record = try #require(try store.decisionHistory().first)
        #expect(record.undoneIn == 2)
        #expect(record.undoneBy == "editor")
        // It can be made once more.
        #expect(try store.decide([decision(.reject(observation: "o"), id: "d1")], cause: "reject").vintage == 3)
        #expect(try store.decisions().count == 1)
    }

    @Test func theWorkspaceSaysWhatIsInForce() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        func file(_ decisions: [Decision]) throws -> FilingOutcome {
            try store.file(Batch(cause: "update", reader: "test", decisions: ["approval-rating": decisions]))
        }
        let a = decision(.reject(observation: "a"), id: "a")
        let b = decision(.reject(observation: "b"), id: "b")
        #expect(try file([a, b]).newDecisions == 2)
        #expect(try file([b, a]).vintage == nil)
        var changed = a
        changed.reason = "A better reason."
        let outcome = try file([changed])
        #expect(outcome.newDecisions == 1)
        #expect(outcome.undoneDecisions == 2)
        #expect(try store.decisions() == [changed])
        #expect(try store.file(Batch(cause: "update", reader: "test")).vintage == nil)
        #expect(store.verify().isClean)
    }
}
