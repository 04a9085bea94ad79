import Foundation
import GRDB
import Hashing
import Model
import Testing

@testable import Ledger

struct VerificationTests {
    @Test func aStoreOfEverythingIsClean() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        try fillEveryTable(store)
        let result = store.verify()
        #expect(result.problems.isEmpty)
        #expect(result.vintages == 5)
        #expect(result.chain.count == 64)
        #expect(result.rows > 20)
        for table in HistoryTable.allCases {
            let count = try store.reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table.rawValue)") }
            #expect(count != 0, "\(table) is empty, so that the tests over all tables say nothing about it")
        }
    }

    @Test(
        arguments: [
            "UPDATE seals SET observations = observations + 1 WHERE vintage = 2",
            "UPDATE vintages SET recorded = '2020-01-01T00:00:00Z' WHERE number = 1",
            "UPDATE vintages SET cause = 'nothing' WHERE number = 1",
            "UPDATE observations SET value = '47' WHERE id = 1",
            "UPDATE observations SET vintage = 2, first = 1 WHERE id = 1",
            "UPDATE documents SET bytes = x'00' WHERE id = 1",
            "DELETE FROM observations WHERE id = 1",
            "INSERT INTO units (vintage, code, name) VALUES (1, 'x', 'y')",
            "DELETE FROM decisions",
            "UPDATE tags SET vintage = 1",
            "UPDATE scrape_states SET hash = 'x'",
            "DELETE FROM bands WHERE rowid IN (SELECT 1)",
        ])
    func whatSQLChangesIsFound(_ sql: String) throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        try fillEveryTable(store)
        try store.close()
        // A forger takes the triggers away and puts them back.
        let queue = try DatabaseQueue(path: folder.store)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            for row in triggers { try db.execute(sql: "DROP TRIGGER \(row[0] as String)") }
            try db.execute(sql: sql.replacing(" WHERE rowid IN (SELECT 1)", with: " WHERE article = (SELECT max(article) FROM bands)"))
            for row in triggers { try db.execute(sql: row[1]) }
        }
        try queue.close()
        let problems = try ObservationStore(path: folder.store, mode: .read).verify().problems
        #expect(!problems.isEmpty)
    }

    @Test func aMissingTriggerIsFound() throws {
        let folder = TemporaryFolder()
        try fillEveryTable(openStore(folder))
        let queue = try DatabaseQueue(path: folder.store)
        try queue.write { try $0.execute(sql: "DROP TRIGGER observations_no_update") }
        try queue.close()
        let problems = try ObservationStore(path: folder.store, mode: .read).verify().problems
        #expect(problems.contains { $0.contains("observations_no_update") })
    }

    /// On every page, bytes at several places are changed one at a time: each store either does not open, or `verify` says so, or
    /// all that is stored is the same, because nothing uses the byte.
    @Test func aFlippedByteIsFound() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        try fillEveryTable(store)
        try store.close()
        let url = URL(fileURLWithPath: folder.store)
        let bytes = try Data(contentsOf: url)
        let whole = try dump(folder.store)
        var generator = Shuffler(state: 7)
        var found = 0
        var unused = 0
        // As the head of the file says.
        let size = Int(bytes[16]) << 8 | Int(bytes[17])
        for page in stride(from: 0, to: bytes.count, by: size) {
            for _ in 0..<(Exerciser.isSoak ? 20 : 2) {
                var damaged = bytes
                // The end of a page holds its first rows; its middle may be unused.
                let offset = page + size - 1 - Int.random(in: 0..<30, using: &generator)
                damaged[offset] ^= UInt8.random(in: 1...255, using: &generator)
                try damaged.write(to: url)
                var problems = ["does not open"]
                if let reader = try? ObservationStore(path: folder.store, mode: .read) { problems = reader.verify().problems }
                if problems.isEmpty {
                    #expect(try dump(folder.store) == whole, "byte \(offset) was changed unnoticed")
                    unused += 1
                } else {
                    found += 1
                }
            }
        }
        #expect(found > unused)
    }

    private func dump(_ path: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { db in
            try ["vintages", "seals", "tags", "scrape_states", "bands"].flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
            }
                + HistoryTable.allCases.flatMap { table in
                    try Row.fetchAll(db, sql: table.selection).map { row in
                        "\(table) "
                            + row.databaseValues.map { "\($0) \(Data.fromDatabaseValue($0).map { hexText([UInt8]($0)) } ?? "")" }.joined()
                    }
                }
        }
    }
}
