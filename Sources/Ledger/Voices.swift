internal import Foundation
internal import GRDB
internal import Model

/// Near copies speak with one voice: articles whose sketches agree are linked, and a voice is all that is linked, named by
/// the smallest identity in it. Whatever order the articles come in, the links and so the voices are the same.
extension Filing {
    /// The share of agreeing places in a MinHash sketch estimates the share of common shingles (Broder 1997, "On the resemblance
    /// and containment of documents"). Half of all word shingles in common is a copy with edits: copies with a dateline added, the last paragraph cut
    /// or a figure changed lie above 0.6, stories that only share boilerplate below 0.3, seven standard errors apart.
    static let agreement = 0.5
    /// Places a band: articles are compared where a whole band agrees. With bands of four, of a sketch of 126 places, 99 in 100
    /// pairs meet that have six tenths of their shingles in common, and nearly all above (Leskovec, Rajaraman, Ullman, "Mining
    /// of Massive Datasets", section 3.4).
    private static let bandWidth = 4

    mutating func linkVoice(_ id: Int, _ article: Article) throws {
        let sketch = article.sketch.map { $0 & 0xffff }
        guard sketch.count >= Self.bandWidth else { return }
        if let twin = try Self.twin(of: sketch, writer.db) {
            try writer.insert(.links, [column(id), column(twin), column(sketch.count)])
            _ = try join(id, voice(of: twin))
            return
        }
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

    /// The first article with the very same sketch, which stands for all of them in the index: what is near to one is as near to
    /// the others, and a story that ten thousand papers print is compared once.
    private static func twin(of sketch: [UInt32], _ db: Database) throws -> Int? {
        let find = try db.cachedStatement(sql: "SELECT article FROM bands WHERE hash = ? ORDER BY article LIMIT 1")
        return try Int.fetchOne(find, arguments: [whole(sketch)])
    }

    /// Makes an article findable by its bands, unless another with the same sketch is already.
    static func index(_ sketch: [UInt32], article: Int, _ db: Database) throws {
        guard sketch.count >= bandWidth, try twin(of: sketch, db) == nil else { return }
        let hashes = bands(sketch) + [whole(sketch)]
        let pairs = Array(repeating: "(?, ?)", count: hashes.count).joined(separator: ", ")
        // Two bands of one sketch may have one hash.
        let add = try db.cachedStatement(sql: "INSERT OR IGNORE INTO bands (hash, article) VALUES \(pairs)")
        try add.execute(arguments: StatementArguments(hashes.flatMap { [$0, Int64(article)] }))
    }

    /// One hash for each run of places; FNV-1a over the run's start and values.
    static func bands(_ sketch: [UInt32]) -> [Int64] {
        stride(from: 0, to: sketch.count - bandWidth + 1, by: bandWidth).map { start in
            // Six bytes in the index, and as good: a chance collision costs one more comparison.
            Int64(hash(start, sketch[start..<start + bandWidth]) >> 17)
        }
    }

    /// The hash of a whole sketch: below zero, where no band is.
    static func whole(_ sketch: [UInt32]) -> Int64 { -1 - Int64(hash(sketch.count, sketch[...]) >> 2) }

    private static func hash(_ start: Int, _ values: ArraySlice<UInt32>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ value: UInt32) {
            for shift in [24, 16, 8, 0] as [UInt32] { hash = (hash ^ UInt64(value >> shift & 0xff)) &* 0x100_0000_01b3 }
        }
        add(UInt32(truncatingIfNeeded: start))
        for value in values { add(value) }
        return hash
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
