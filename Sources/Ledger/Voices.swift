internal import Foundation
internal import GRDB
internal import Model

/// Near copies speak with one voice: articles whose sketches agree are linked, and a voice is all that is linked, named by
/// the smallest identity in it. Whatever order the articles come in, the links and so the voices are the same.
extension Filing {
    /// The share of agreeing places in a MinHash sketch estimates the share of common shingles (Broder 1997, "On the resemblance
    /// and containment of documents"). Half of all word shingles in common is a copy with edits.
    static let agreement = 0.5
    /// Places a band: articles are compared where a whole band agrees. With bands of four, of a sketch of 126 places, 99 in 100
    /// pairs meet that have six tenths of their shingles in common, and nearly all above (Leskovec, Rajaraman, Ullman, "Mining
    /// of Massive Datasets", section 3.4).
    private static let bandWidth = 4

    mutating func linkVoice(_ id: Int, _ article: Article) throws {
        let sketch = article.sketch.map { $0 & 0xffff }
        guard sketch.count >= Self.bandWidth else { return }
        let hashes = Self.bands(sketch)
        let marks = Array(repeating: "?", count: hashes.count).joined(separator: ", ")
        let find = try writer.db.cachedStatement(sql: "SELECT DISTINCT article FROM bands WHERE hash IN (\(marks))")
        let candidates = try Int.fetchAll(find, arguments: StatementArguments(hashes))
        try Self.index(sketch, article: id, writer.db)
        var voice = id
        for other in candidates.sorted() {
            let theirs = try self.voice(of: other)
            if theirs == voice { continue }
            guard
                let data = try Data.fetchOne(
                    writer.db.cachedStatement(sql: "SELECT sketch FROM articles WHERE id = ?"), arguments: [other])
            else { continue }
            let otherSketch = Coding.sketch(data: data)
            guard otherSketch.count == sketch.count else { continue }
            let agreeing = zip(sketch, otherSketch).count { $0 == $1 }
            guard Double(agreeing) >= Self.agreement * Double(sketch.count) else { continue }
            try writer.insert(.links, [column(id), column(other), column(agreeing)])
            voice = try join(voice, theirs)
        }
    }

    /// Makes an article findable by its bands.
    static func index(_ sketch: [UInt32], article: Int, _ db: Database) throws {
        let hashes = bands(sketch)
        guard !hashes.isEmpty else { return }
        let pairs = Array(repeating: "(?, ?)", count: hashes.count).joined(separator: ", ")
        // Two bands of one sketch may have one hash.
        let add = try db.cachedStatement(sql: "INSERT OR IGNORE INTO bands (hash, article) VALUES \(pairs)")
        try add.execute(arguments: StatementArguments(hashes.flatMap { [$0, Int64(article)] }))
    }

    /// One hash for each run of places; FNV-1a over the run's number and values.
    static func bands(_ sketch: [UInt32]) -> [Int64] {
        stride(from: 0, to: sketch.count - bandWidth + 1, by: bandWidth).map { start in
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for value in [UInt32(start)] + sketch[start..<start + bandWidth] {
                for shift in [24, 16, 8, 0] as [UInt32] {
                    hash = (hash ^ UInt64(value >> shift & 0xff)) &* 0x100_0000_01b3
                }
            }
            // Six bytes in the index, and as good: a chance collision costs one more comparison.
            return Int64(hash >> 17)
        }
    }

    private func voice(of article: Int) throws -> Int {
        let sql = "SELECT voice FROM voices WHERE article = ? ORDER BY id DESC LIMIT 1"
        return try Int.fetchOne(writer.db.cachedStatement(sql: sql), arguments: [article]) ?? article
    }

    /// Gives all articles of both voices the one with the smaller identity, and returns it.
    private mutating func join(_ a: Int, _ b: Int) throws -> Int {
        let sql = "SELECT identity FROM articles WHERE id = ?"
        let first = try String.fetchOne(writer.db.cachedStatement(sql: sql), arguments: [a]) ?? ""
        let second = try String.fetchOne(writer.db.cachedStatement(sql: sql), arguments: [b]) ?? ""
        let (kept, lost) = utf8Less(first, second) ? (a, b) : (b, a)
        let members = try Int.fetchAll(
            writer.db.cachedStatement(sql: "SELECT DISTINCT article FROM voices WHERE voice = ? ORDER BY article"), arguments: [lost])
        for member in Set(members + [lost]).sorted() where try voice(of: member) == lost {
            try writer.insert(.voices, [column(member), column(kept)])
        }
        return kept
    }
}
