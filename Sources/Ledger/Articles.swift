internal import Foundation
internal import GRDB
public import Model

extension ObservationStore {
    /// Which of the given articles (by their place in the array) must be searched for observations: those that the store has
    /// not read, or has read only under a worse sighting. Others may be filed without observations.
    public func needsReading(_ articles: [Article]) throws(LedgerError) -> Set<Int> {
        try reading { db in
            let sql = """
                SELECT s.rank FROM articles a JOIN readings r ON r.article = a.id JOIN sightings s ON s.id = r.sighting
                WHERE a.identity = ? ORDER BY r.id DESC LIMIT 1
                """
            let statement = try db.cachedStatement(sql: sql)
            var best: [String: String] = [:]
            for article in articles where best[article.identity] == nil {
                best[article.identity] = try String.fetchOne(statement, arguments: [article.identity])
            }
            var result: Set<Int> = []
            for (index, article) in articles.enumerated() {
                guard let known = best[article.identity] else {
                    result.insert(index)
                    continue
                }
                if article.isBetter(than: known) { result.insert(index) }
            }
            return result
        }
    }

    /// What the store shows of articles it knows: the best sighting of each.
    public func knownArticles(_ identities: [String]) throws(LedgerError) -> [String: KnownArticle] {
        try reading { db in
            let state = try resolve(.latest, db)
            var result: [String: KnownArticle] = [:]
            for identity in Set(identities) {
                if let id = try Int.fetchOne(
                    db.cachedStatement(sql: "SELECT id FROM articles WHERE identity = ?"), arguments: [identity]),
                    let article = try Self.article(id, state.vintage, db)?.known
                {
                    result[identity] = article
                }
            }
            return result
        }
    }

    /// The articles that the store knew as of a state, without their texts, by identity.
    public func articles(asOf: AsOf = .latest) throws(LedgerError) -> [KnownArticle] {
        try reading { db in
            let state = try resolve(asOf, db)
            var result: [KnownArticle] = []
            let rows = try Row.fetchCursor(db, sql: Self.articleQuery + " ORDER BY a.identity", arguments: [nil, state.vintage])
            while let row = try rows.next() {
                let article = StoredArticle(row).known
                if let limit = state.publishedBy, article.published?.period.end.map({ $0 <= limit }) != true { continue }
                result.append(article)
            }
            return result
        }
    }

    /// An article as it was last read, with the text of its document; `nil` where the store did not know it.
    public func article(_ identity: String, asOf: AsOf = .latest) throws(LedgerError) -> Article? {
        try reading { db in
            let state = try resolve(asOf, db)
            let sql = "SELECT id FROM articles WHERE identity = ?"
            guard let id = try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [identity]) else { return nil }
            return try Self.article(id, state.vintage, db)?.whole(db)
        }
    }

    /// Every sighting of an article, the best first.
    public func sightings(_ identity: String, asOf: AsOf = .latest) throws(LedgerError) -> [Sighting] {
        try reading { db in
            let state = try resolve(asOf, db)
            let sql = """
                SELECT \(StoredSighting.columns) FROM sightings s JOIN articles a ON a.id = s.article
                WHERE a.identity = ? AND s.vintage <= ? ORDER BY s.rank, s.id
                """
            return try Row.fetchAll(db, sql: sql, arguments: [identity, state.vintage]).map { StoredSighting($0).sighting }
        }
    }

    /// The articles of which an article was found to be a near copy, and in how many of the sketch's places they agree: the links
    /// that make voices.
    public func nearCopies(of identity: String, asOf: AsOf = .latest) throws(LedgerError) -> [(identity: String, agreeing: Int)] {
        try reading { db in
            let state = try resolve(asOf, db)
            let sql = """
                SELECT b.identity, l.agreeing FROM links l JOIN articles a ON a.id = l.article JOIN articles b ON b.id = l.other
                WHERE a.identity = ?1 AND l.vintage <= ?2
                UNION SELECT a.identity, l.agreeing FROM links l JOIN articles a ON a.id = l.article JOIN articles b ON b.id = l.other
                WHERE b.identity = ?1 AND l.vintage <= ?2 ORDER BY 1
                """
            return try Row.fetchAll(db, sql: sql, arguments: [identity, state.vintage]).map { (identity: $0[0], agreeing: $0[1]) }
        }
    }

    /// One article, or all where ?1 is NULL, by the reading that holds after vintage ?2.
    private static let articleQuery = """
        SELECT \(StoredSighting.columns), a.identity, r.id, a.id, a.vintage,
            (SELECT count(*) FROM sightings t WHERE t.article = a.id AND t.vintage <= ?2),
            coalesce((SELECT m.identity FROM voices w JOIN articles m ON m.id = w.voice
                WHERE w.article = a.id AND w.vintage <= ?2 ORDER BY w.id DESC LIMIT 1), a.identity)
        FROM articles a JOIN readings r ON r.article = a.id JOIN sightings s ON s.id = r.sighting
        WHERE (?1 IS NULL OR a.id = ?1) AND a.vintage <= ?2
            AND r.id = (SELECT max(id) FROM readings WHERE article = a.id AND vintage <= ?2)
        """

    static func article(_ id: Int, _ vintage: Int, _ db: Database) throws -> StoredArticle? {
        let sql = articleQuery.replacing("?1 IS NULL OR a.id = ?1", with: "a.id = ?1")
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id, vintage]).map { StoredArticle($0) }
    }
}

/// One place where an article was seen.
public struct Sighting: Hashable, Sendable {
    public var path: String
    /// 0-based place within the scrape.
    public var index: Int
    /// The scrape record's own id, if it has one.
    public var record: String?
    public var title: String?
    public var publisher: String?
    public var url: String?
    public var language: String?
    public var agency: String?
    public var published: Article.Stamp?
    public var modified: Article.Stamp?
    public var captured: Article.Stamp?
    /// The vintage that recorded it.
    public var vintage: Int
}

/// What the store shows of an article.
public struct KnownArticle: Hashable, Sendable {
    public var identity: String
    /// The independent origin it speaks with: the smallest identity among its near copies.
    public var voice: String
    /// The sighting that it is shown by.
    public var best: Sighting
    /// How many sightings there are.
    public var sightings: Int
    /// The vintage that first recorded it.
    public var vintage: Int

    public var published: Article.Stamp? { best.published }
    public var title: String? { best.title }
}

struct StoredSighting {
    static let columns = """
        s.path, s.place, s.record, s.title, s.publisher, s.url, s.language, s.agency, s.published, s.published_origin, s.modified,
        s.modified_origin, s.captured, s.captured_origin, s.vintage
        """
    let sighting: Sighting

    init(_ row: Row) {
        func stamp(_ column: Int) -> Article.Stamp? {
            guard let text = row[column] as String?, let period = Period(edtf: text) else { return nil }
            return Article.Stamp(period, origin: (row[column + 1] as String?).flatMap { Article.Stamp.Origin(rawValue: $0) } ?? .none)
        }
        sighting = Sighting(
            path: row[0], index: row[1], record: row[2], title: row[3], publisher: row[4], url: row[5], language: row[6], agency: row[7],
            published: stamp(8), modified: stamp(10), captured: stamp(12), vintage: row[14])
    }
}

/// An article with the reading that holds.
struct StoredArticle {
    let known: KnownArticle
    let reading: Int
    let id: Int

    init(_ row: Row) {
        known = KnownArticle(
            identity: row[15], voice: row[20], best: StoredSighting(row).sighting, sightings: row[19], vintage: row[18])
        reading = row[16]
        id = row[17]
    }

    func whole(_ db: Database) throws -> Article? {
        let sql = """
            SELECT d.bytes, r.range_start, r.range_end, r.blocks, r.tables, a.sketch
            FROM readings r JOIN documents d ON d.id = r.document JOIN articles a ON a.id = r.article WHERE r.id = ?
            """
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [reading]) else { return nil }
        let text = [UInt8](row[0] as Data)
        let best = known.best
        guard let blocks = Coding.blocks(text: row[3]), let tables = Coding.tables(text: row[4]), (row[2] as Int) <= text.count,
            blocks.allSatisfy({ $0.range.end <= text.count })
        else { throw LedgerError.damaged(path: "the store", detail: "the article \(known.identity) cannot be read back") }
        return Article(
            scrape: best.record ?? best.path, path: best.path, index: best.index, title: best.title, publisher: best.publisher,
            url: best.url, language: best.language, agency: best.agency, published: best.published, modified: best.modified,
            captured: best.captured, text: text, range: ByteRange(row[1], row[2]), blocks: blocks, tables: tables,
            identity: known.identity, sketch: Coding.sketch(data: row[5]))
    }
}
