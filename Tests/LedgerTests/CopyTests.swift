import Foundation
import Model
import Testing

@testable import Ledger

struct CopyTests {
    func filled(_ folder: TemporaryFolder) throws -> ObservationStore {
        let store = try openStore(folder)
        try fillEveryTable(store)
        var strange = article("z", path: "odd \"path\"\n\u{1}.html")
        strange.title = "Zero \u{0} inside, quote \" and back\\slash, \u{1F600}"
        strange.text = [0xff, 0xfe, 0x00] + strange.text
        _ = try store.file(batch([entry(strange, "1", "2")]))
        #expect(store.verify().isClean)
        return store
    }

    @Test func aBackupIsTheSameStore() throws {
        let folder = TemporaryFolder()
        let store = try filled(folder)
        let copy = folder.path + "/copy.sqlite"
        let result = try store.backup(to: copy)
        #expect(result.isClean)
        #expect(result.chain == store.verify().chain)
        #expect(try contents(ObservationStore(path: copy, mode: .read)) == contents(store))
        #expect(throws: LedgerError.self) { _ = try store.backup(to: copy) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.contains(".part") })
        // A backup is a store: work can go on in it.
        let restored = try ObservationStore(path: copy)
        #expect(try restored.file(batch([entry(article("n"), "3")])).vintage == result.vintages + 1)
        #expect(throws: LedgerError.self) { _ = try store.backup(to: folder.path + "/no/such/folder/copy.sqlite") }
    }

    @Test func exportAndImportGiveTheSameBytes() throws {
        let folder = TemporaryFolder()
        let store = try filled(folder)
        try store.export(to: folder.path + "/one.jsonl")
        let second = try ObservationStore(path: folder.path + "/second.sqlite", clock: { 0 })
        try second.importText(from: folder.path + "/one.jsonl")
        try second.export(to: folder.path + "/two.jsonl")
        let one = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/one.jsonl"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/two.jsonl")) == one)
        #expect(second.verify().problems.isEmpty)
        #expect(second.verify().chain == store.verify().chain)
        #expect(try contents(second) == contents(store))
        #expect(try second.tags() == store.tags())
        #expect(throws: LedgerError.self) { try second.importText(from: folder.path + "/one.jsonl") }
    }

    @Test(arguments: ["line", "value", "end", "header", "order"])
    func aChangedExportIsRefused(_ kind: String) throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        try fillEveryTable(store)
        try store.export(to: folder.path + "/one.jsonl")
        var lines = try String(contentsOfFile: folder.path + "/one.jsonl", encoding: .utf8).split(separator: "\n").map(String.init)
        switch kind {
        case "line": lines.remove(at: 5)
        case "value": lines = lines.map { $0.replacing("\"value\":\"46\"", with: "\"value\":\"47\"") }
        case "end": lines = Array(lines.prefix(9))
        case "header": lines[0] = "{\"tidemark-store\":99}"
        default: lines.swapAt(3, 4)
        }
        try lines.joined(separator: "\n").write(toFile: folder.path + "/bad.jsonl", atomically: true, encoding: .utf8)
        let second = try ObservationStore(path: folder.path + "/second.sqlite", clock: { 0 })
        #expect(throws: LedgerError.self) { try second.importText(from: folder.path + "/bad.jsonl") }
        #expect(try second.vintages().isEmpty)
        #expect(second.verify().isClean)
    }

    @Test func storesMergeToTheSameEitherWay() throws {
        var states: [[String]] = []
        for swap in [false, true] {
            let (left, right) = (TemporaryFolder(), TemporaryFolder())
            let a = try openStore(left)
            let b = try openStore(right)
            let sketch = (0..<24).map { UInt32($0) }
            let early = article("m", path: "z.html", published: "2026-01-05", origin: .structuredData)
            let late = article("m", path: "a.html", published: "2026-02-05", origin: .age)
            _ = try a.file(batch([entry(article("x", sketch: sketch), "46"), Batch.Entry(late, observations: [observation(late, "50")])]))
            _ = try a.file(batch([entry(article("s", path: "p.html"), "1")]))
            _ = try b.file(batch([entry(article("w", sketch: sketch), "47")]))
            _ = try b.file(
                batch([
                    Batch.Entry(early, observations: [observation(early, "50", period: "2026-01")]),
                    entry(article("s", path: "o.html"), "1"),
                ]))
            // The same sighting read by two readers.
            let shared = article("r")
            _ = try a.file(Batch(cause: "update", reader: "reader 1", entries: [entry(shared, "10")]))
            _ = try b.file(Batch(cause: "update", reader: "reader 2", entries: [entry(shared, "11")]))
            let (into, from) = swap ? (b, a) : (a, b)
            let outcome = try into.merge(from, cause: "merge")
            #expect(outcome.conflicts.isEmpty)
            #expect(outcome.filing.vintage == 4)
            #expect(try into.merge(from, cause: "merge").filing.vintage == nil)
            #expect(into.verify().problems.isEmpty)
            #expect(try from.vintages().count == 3)
            states.append(try contents(into))
            #expect(try into.observations().map(\.figure.value.description).sorted() == ["1", "11", "46", "47", "50"])
        }
        #expect(states[0] == states[1])
    }

    @Test func onlyDecisionsConflict() throws {
        let (left, right) = (TemporaryFolder(), TemporaryFolder())
        let a = try openStore(left)
        let b = try openStore(right)
        func decision(_ value: Int, _ subject: String) -> Decision {
            Decision(
                act: .set(value: ExactDecimal(value)), series: "s", subject: subject, reason: "Because.", author: "desk",
                date: CalendarDate(dayNumber: 20_500))
        }
        _ = try a.decide([decision(1, "x"), decision(5, "y")], cause: "set")
        _ = try b.decide([decision(2, "x"), decision(5, "y"), decision(7, "z")], cause: "set")
        _ = try b.file(batch([entry(article("b"), "46")]))
        let first = try a.merge(b, cause: "merge")
        #expect(first.conflicts.map { [$0.ours.act.argument, $0.theirs.act.argument] } == [["1", "2"]])
        #expect(first.filing.vintage == nil)
        #expect(try a.vintages().count == 1)
        let second = try a.merge(b, cause: "merge", choosing: .theirs)
        #expect(second.filing.vintage == 2)
        #expect(try Set(a.decisions().map(\.act.argument)) == ["2", "5", "7"])
        #expect(try a.observations().count == 1)
        #expect(try a.merge(b, cause: "merge").conflicts.isEmpty)
    }
}
