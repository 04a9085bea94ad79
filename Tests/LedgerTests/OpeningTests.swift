import Foundation
import GRDB
import Model
import Synchronization
import Testing

@testable import Ledger

struct OpeningTests {
    @Test func aForeignFileIsRefusedAndLeftAsItIs() throws {
        let folder = TemporaryFolder()
        let bytes = Data("Not a database, but long enough to look at: \(String(repeating: "x", count: 2_000))".utf8)
        try bytes.write(to: URL(fileURLWithPath: folder.store))
        for mode in [ObservationStore.Mode.create, .readWrite, .read] {
            #expect(throws: LedgerError.notAStore(path: folder.store)) { _ = try ObservationStore(path: folder.store, mode: mode) }
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.store)) == bytes)
    }

    @Test func anotherProgramsDatabaseIsRefusedAndLeftAsItIs() throws {
        let folder = TemporaryFolder()
        let queue = try DatabaseQueue(path: folder.store)
        try queue.write { try $0.execute(sql: "CREATE TABLE other (a)") }
        try queue.close()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.store))
        #expect(throws: LedgerError.notAStore(path: folder.store)) { _ = try openStore(folder) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.store)) == bytes)
    }

    @Test func aNewerStoreIsRefused() throws {
        let folder = TemporaryFolder()
        try openStore(folder).close()
        let queue = try DatabaseQueue(path: folder.store)
        try queue.write { try $0.execute(sql: "PRAGMA user_version = 999") }
        try queue.close()
        #expect(throws: LedgerError.newerSchema(path: folder.store, found: 999, known: Schema.version)) { _ = try openStore(folder) }
    }

    @Test(arguments: [ObservationStore.Mode.read, .readWrite])
    func aStoreOfTheFirstSchemaIsBroughtToThisOne(_ mode: ObservationStore.Mode) throws {
        let folder = TemporaryFolder()
        try makeStoreOfTheFirstSchema(folder.store)
        let store = try ObservationStore(path: folder.store, mode: mode)
        #expect(store.verify().problems.isEmpty)
        #expect(try store.decisions().map(\.id) == ["d1"])
        #expect(try store.decisions().first?.findings == [])
    }

    @Test func aMissingStoreIsMadeOnlyOnRequest() throws {
        let folder = TemporaryFolder()
        #expect(throws: LedgerError.noStore(path: folder.store)) { _ = try ObservationStore(path: folder.store, mode: .read) }
        #expect(throws: LedgerError.noStore(path: folder.store)) { _ = try ObservationStore(path: folder.store, mode: .readWrite) }
        #expect(!FileManager.default.fileExists(atPath: folder.store))
        try openStore(folder).close()
        _ = try ObservationStore(path: folder.store, mode: .readWrite)
    }

    @Test func aDamagedStoreSaysSo() throws {
        let folder = TemporaryFolder()
        try openStore(folder).close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.store))
        for index in 100..<4_096 { bytes[index] = 0xff }
        try bytes.write(to: URL(fileURLWithPath: folder.store))
        let error = #expect(throws: LedgerError.self) { _ = try openStore(folder) }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func aStoreThatWasOpenedToReadIsNotWritten() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        _ = try store.file(batch([entry(article("a"), "46")]))
        let reader = try ObservationStore(path: folder.store, mode: .read)
        #expect(try reader.observations().count == 1)
        #expect(throws: LedgerError.readOnly(path: folder.store)) { _ = try reader.file(batch([entry(article("b"), "46")])) }
        // It sees what is written meanwhile.
        _ = try store.file(batch([entry(article("b"), "46")]))
        #expect(try reader.observations().count == 2)
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func aFolderThatCannotBeWrittenCanBeRead() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        _ = try store.file(batch([entry(article("a"), "46")]))
        try store.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: folder.store)
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
        #expect(throws: LedgerError.readOnly(path: folder.store)) { _ = try openStore(folder) }
        #expect(try ObservationStore(path: folder.store, mode: .read).observations().count == 1)
    }

    @Test(
        arguments: ["vintages", "seals"] + HistoryTable.allCases.map(\.rawValue), ["UPDATE", "DELETE"])
    func historyIsAppendOnly(_ table: String, _ action: String) throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        try fillEveryTable(store)
        try store.close()
        let queue = try DatabaseQueue(path: folder.store)
        let column = table == "vintages" ? "number" : "vintage"
        let sql = action == "UPDATE" ? "UPDATE \(table) SET \(column) = \(column)" : "DELETE FROM \(table)"
        let count = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
        #expect(count != 0)
        let error = #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        #expect(error?.message?.contains("append-only") == true)
    }

    @Test func aSealedVintageTakesNoMoreRows() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        _ = try store.file(batch([entry(article("a"), "46")]))
        try store.close()
        let queue = try DatabaseQueue(path: folder.store)
        #expect(throws: DatabaseError.self) {
            try queue.write { try $0.execute(sql: "INSERT INTO units (vintage, code, name) VALUES (1, 'x', 'y')") }
        }
    }

    @Test func whoWaitsForALockedStoreIsToldOnce() throws {
        let folder = TemporaryFolder()
        let told = Mutex(0)
        let store = try ObservationStore(
            path: folder.store, waiting: 2.2, onWaiting: { told.withLock { $0 += 1 } }, clock: { noon })
        let other = try DatabaseQueue(path: folder.store)
        try other.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            #expect(throws: LedgerError.busy(path: folder.store)) { _ = try store.file(batch([entry(article("a"), "46")])) }
            try db.execute(sql: "ROLLBACK")
        }
        #expect(told.withLock { $0 } == 1)
        #expect(try store.file(batch([entry(article("a"), "46")])).vintage == 1)
        #expect(told.withLock { $0 } == 1)
    }

    @Test func writersInOneProcessTakeTurns() async throws {
        let folder = TemporaryFolder()
        let path = folder.store
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask {
                    let store = try ObservationStore(path: path, waiting: 60, clock: { noon })
                    for number in 0..<10 { _ = try store.file(batch([entry(article("t\(task)n\(number)"), "46")])) }
                }
            }
            try await group.waitForAll()
        }
        let store = try openStore(folder)
        #expect(try store.vintages().map(\.number) == Array(1...40))
        #expect(try store.observations().count == 40)
    }
}

/// A store as the first schema made it, with one vintage that has one decision.
func makeStoreOfTheFirstSchema(_ path: String) throws {
    let pool = try DatabasePool(path: path)
    try Schema.migrator.migrate(pool, upTo: "1")
    let decision = Decision(
        id: "d1", act: .reject(observation: "o"), series: "approval-rating", reason: "Wrong.", author: "desk",
        date: CalendarDate(dayNumber: 20_500))
    try pool.write { db in
        var writer = try VintageWriter(db, recorded: "2026-03-01T12:00:00Z", cause: "reject")
        try writer.insert(.decisions, decision.rowValues)
        _ = try writer.finish()
    }
    try pool.close()
}

func fillEveryTable(_ store: ObservationStore) throws {
    var update = batch([entry(article("a", path: "b.html"), "46"), entry(article("b"), "48")])
    update.scrapes = [ScrapeState(path: "b.html", size: 10, modified: 5, hash: "aa")]
    update.definitions = ["approval-rating": "id: approval-rating"]
    _ = try store.file(update)
    _ = try store.file(batch([entry(article("a", path: "a.html"), "46")]))
    let sketch = (0..<24).map { UInt32($0) }
    _ = try store.file(batch([entry(article("c", sketch: sketch), "1"), entry(article("d", sketch: sketch), "1")]))
    let decision = Decision(
        id: "d1", act: .reject(observation: "o"), series: "approval-rating", reason: "Wrong.", author: "desk",
        date: CalendarDate(dayNumber: 20_500), findings: ["f1"])
    _ = try store.decide([decision], cause: "reject")
    _ = try store.undo(decision: "d1", because: "It was right.", author: "desk", date: CalendarDate(dayNumber: 20_501))
    try store.tag("first", vintage: 2)
}
