internal import Foundation
internal import GRDB
internal import Hashing

/// What `verify` found.
public struct Verification: Hashable, Sendable {
    /// What is wrong, the worst first; empty where all is well.
    public var problems: [String] = []
    public var vintages = 0
    /// Rows whose bytes were hashed and found to be those that were sealed.
    public var rows = 0
    /// The last link of the chain, lower-case hex: whoever noted it down can tell later that all is as it was.
    public var chain = ""

    public var isClean: Bool { problems.isEmpty }
}

extension ObservationStore {
    /// Reads the whole store and compares it with what was sealed: the structure of the file, the tables and triggers, every
    /// row of every vintage, the chain of the seals, and the indexes.
    ///
    /// Any byte that was changed in something stored is found; bytes that nothing uses may differ unnoticed.
    public func verify() -> Verification {
        do {
            return try reading { Self.verify($0) }
        } catch {
            if case .damaged(_, let detail) = error { return Verification(problems: [detail]) }
            return Verification(problems: [error.description])
        }
    }

    static func verify(_ db: Database) -> Verification {
        var result = Verification()
        func check(_ what: String, _ body: () throws -> Void) {
            do { try body() } catch {
                let detail = (error as? DatabaseError)?.message ?? "\(error)"
                result.problems.append("\(what) cannot be read: \(detail)")
            }
        }
        check("The file") {
            let messages = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
            if messages != ["ok"] { result.problems += messages.map { "The file is damaged: \($0)" } }
        }
        check("The tables") { try verifySchema(db, &result) }
        check("The vintages") { try verifyChain(db, &result) }
        check("The references between rows") {
            let broken = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
            result.problems += broken.prefix(20).map { "A row of \($0[0] as String? ?? "?") refers to a row that is not there." }
        }
        check("The documents") {
            let rows = try Row.fetchCursor(db, sql: "SELECT id, hash, bytes FROM documents")
            while let row = try rows.next() {
                guard SHA256.digest([UInt8](row[2] as Data)) != [UInt8](row[1] as Data) else { continue }
                result.problems.append("Document \(row[0] as Int) does not have the hash it was stored under.")
            }
        }
        check("The rows outside the chain") { try verifyProofs(db, &result) }
        return result
    }

    /// Tables, indexes and triggers must be those that this program makes.
    private static func verifySchema(_ db: Database, _ result: inout Verification) throws {
        let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
        let fresh = try DatabaseQueue()
        try Schema.migrator.migrate(fresh)
        let expected = try fresh.read { try Row.fetchAll($0, sql: sql) }
        let found = try Row.fetchAll(db, sql: sql)
        if Set(found) != Set(expected) {
            for row in Set(expected).symmetricDifference(found).prefix(20) {
                result.problems.append("The \(row[0] as String? ?? "thing") \(row[1] as String? ?? "?") is not as Tidemark makes it.")
            }
        }
        let steps = try String.fetchSet(db, sql: "SELECT identifier FROM grdb_migrations")
        if steps != Set(Schema.migrator.migrations) {
            result.problems.append("The record of the format's changes is not as Tidemark writes it.")
        }
        if try Int.fetchOne(db, sql: "PRAGMA user_version") != Schema.version {
            result.problems.append("The number of the format is wrong.")
        }
    }

    private static func verifyChain(_ db: Database, _ result: inout Verification) throws {
        var digests: [Int: [HistoryTable: RowDigest]] = [:]
        for table in HistoryTable.allCases {
            let rows = try Row.fetchCursor(db, sql: table.selection)
            var last = 0
            while let row = try rows.next() {
                let vintage = row[1] as Int? ?? 0
                if vintage < last { result.problems.append("Rows of \(table.rawValue) are not in the order of their vintages.") }
                last = max(last, vintage)
                digests[vintage, default: [:]][table, default: RowDigest()].add(row.databaseValues)
                result.rows += 1
            }
        }
        let sql = """
            SELECT v.number, v.recorded, v.cause, s.scrapes, s.articles, s.observations, s.withdrawn, s.content, s.chain
            FROM vintages v LEFT JOIN seals s ON s.vintage = v.number ORDER BY v.number
            """
        var previous: [UInt8] = []
        for row in try Row.fetchAll(db, sql: sql) {
            result.vintages += 1
            let number: Int = row[0]
            if number != result.vintages { result.problems.append("Vintage \(result.vintages) is missing.") }
            guard let content = row[7] as Data?, let chain = row[8] as Data? else {
                result.problems.append("Vintage \(number) was never sealed.")
                continue
            }
            var seal = Seal(vintage: number, scrapes: row[3], articles: row[4], observations: row[5], withdrawn: row[6])
            seal.content = Seal.content(digests.removeValue(forKey: number) ?? [:])
            if seal.content != [UInt8](content) { result.problems.append("Vintage \(number) does not hold what was sealed.") }
            seal.content = [UInt8](content)
            if seal.chain(after: previous, recorded: row[1], cause: row[2]) != [UInt8](chain) {
                result.problems.append("The chain is broken at vintage \(number).")
            }
            previous = [UInt8](chain)
        }
        let loose = digests.keys.sorted()
        if !loose.isEmpty { result.problems.append("Rows belong to vintages that do not exist: \(loose.prefix(5)).") }
        result.chain = hexText(previous)
    }

    private static func verifyProofs(_ db: Database, _ result: inout Verification) throws {
        for (table, columns) in [("scrape_states", "path, size, modified, hash, hints"), ("tags", "name, vintage")] {
            let rows = try Row.fetchCursor(db, sql: "SELECT \(columns), proof FROM \(table)")
            while let row = try rows.next() {
                let values = Array(row.databaseValues)
                guard proof(values.dropLast()) != values.last else { continue }
                result.problems.append("A row of \(table) is not as it was written: \(row[0] as String? ?? "?").")
            }
        }
        var bands = 0
        // Of articles with one sketch the first is in the index, and stands for all.
        var sketches: Set<Int64> = []
        let articles = try Row.fetchCursor(db, sql: "SELECT id, sketch FROM articles ORDER BY id")
        let find = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM bands WHERE hash = ? AND article = ?)")
        while let row = try articles.next() {
            let sketch = Coding.sketch(data: row[1])
            let hashes = Set(Filing.bands(sketch))
            guard !hashes.isEmpty, sketches.insert(Filing.whole(sketch)).inserted else { continue }
            for hash in hashes.union([Filing.whole(sketch)]) {
                bands += 1
                if try Bool.fetchOne(find, arguments: [hash, row[0] as Int]) != true {
                    result.problems.append("The index over sketches lacks article \(row[0] as Int).")
                }
            }
        }
        if try Int.fetchOne(db, sql: "SELECT count(*) FROM bands") != bands {
            result.problems.append("The index over sketches has strange rows.")
        }
    }
}
