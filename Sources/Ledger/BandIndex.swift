internal import Foundation
internal import GRDB

/// The index by which near copies are found, with what a filing adds to it.
///
/// What is added waits in memory and is written at the end, in the order of the table: hashes come as they may, and each would touch
/// a page of its own.
struct BandIndex {
    /// By hash, the last article that was added, as its place in `added`.
    private var last: [Int64: Int32] = [:]
    private var added: [(article: Int32, before: Int32)] = []
    /// Whether the table holds any; not asked before it matters.
    private var isStored: Bool?

    /// The first article under a hash.
    mutating func article(under hash: Int64, _ db: Database) throws -> Int? {
        if try mayBeStored(db) {
            let find = try db.cachedStatement(sql: "SELECT article FROM bands WHERE hash = ? ORDER BY article LIMIT 1")
            if let known = try Int.fetchOne(find, arguments: [hash]) { return known }
        }
        return added(under: hash).min()
    }

    /// The articles under some hashes, each once.
    mutating func articles(under hashes: [Int64], _ db: Database) throws -> Set<Int> {
        var found: Set<Int> = []
        if try mayBeStored(db) {
            let marks = Array(repeating: "?", count: hashes.count).joined(separator: ", ")
            let find = try db.cachedStatement(sql: "SELECT DISTINCT article FROM bands WHERE hash IN (\(marks))")
            found = try Int.fetchSet(find, arguments: StatementArguments(hashes))
        }
        for hash in hashes { found.formUnion(added(under: hash)) }
        return found
    }

    mutating func add(_ hashes: [Int64], article: Int) {
        for hash in hashes {
            added.append((Int32(article), last[hash] ?? -1))
            last[hash] = Int32(added.count - 1)
        }
    }

    /// Makes an article findable by its sketch, unless another with the same one is already.
    mutating func add(sketch: [UInt32], article: Int, _ db: Database) throws {
        guard let hashes = Filing.hashes(of: sketch), try self.article(under: Filing.whole(sketch), db) == nil else { return }
        add(hashes, article: article)
    }

    /// Writes what was added.
    mutating func write(_ db: Database) throws {
        if added.isEmpty { return }
        // Two bands of one sketch may have one hash.
        let insertion = try RowInsertion(db, sql: "INSERT OR IGNORE INTO bands (hash, article) VALUES (?, ?)")
        for hash in last.keys.sorted() {
            for article in added(under: hash).sorted() { try insertion.insert(hash, Int64(article)) }
        }
        last = [:]
        added = []
        isStored = true
    }

    private func added(under hash: Int64) -> [Int] {
        guard var place = last[hash] else { return [] }
        var articles: [Int] = []
        while place >= 0 {
            articles.append(Int(added[Int(place)].article))
            place = added[Int(place)].before
        }
        return articles
    }

    private mutating func mayBeStored(_ db: Database) throws -> Bool {
        if let isStored { return isStored }
        let answer = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM bands)") ?? false
        isStored = answer
        return answer
    }
}
