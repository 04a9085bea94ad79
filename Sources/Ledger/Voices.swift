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
        guard let hashes = Self.hashes(of: sketch) else { return }
        if let twin = try bands.article(under: Self.whole(sketch), writer.db) {
            try writer.insert(.links, [column(id), column(twin), column(sketch.count)])
            _ = try join(id, voice(of: twin))
            return
        }
        let candidates = try bands.articles(under: hashes, writer.db)
        bands.add(hashes, article: id)
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

    /// All that an article is found by; `nil` where its sketch is too short for a band.
    static func hashes(of sketch: [UInt32]) -> [Int64]? { sketch.count < bandWidth ? nil : bands(sketch) + [whole(sketch)] }

    /// One hash for each run of places; FNV-1a over the run's start and values.
    static func bands(_ sketch: [UInt32]) -> [Int64] {
        stride(from: 0, to: sketch.count - bandWidth + 1, by: bandWidth).map { start in
            // Six bytes in the index, and as good: a chance collision costs one more comparison.
            Int64(hash(start, sketch[start..<start + bandWidth]) >> 17)
        }
    }

    /// The hash of a whole sketch: below zero, where no band is. The first article with the very same sketch stands for all of them in
    /// the index: what is near to one is as near to the others, and a story that ten thousand papers print is compared once.
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
