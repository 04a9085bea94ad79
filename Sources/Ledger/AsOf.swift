internal import Foundation
internal import GRDB
internal import Hashing
public import Model

/// Which state of the store is asked for.
public enum AsOf: Hashable, Sendable, CustomStringConvertible {
    /// All that is recorded.
    case latest
    /// The state after a vintage.
    case vintage(Int)
    /// A vintage by a name that `tag` gave it.
    case tag(String)
    /// The last vintage recorded on or before a day (UTC).
    case recordedBy(CalendarDate)
    /// Of all that is recorded, what stands in articles published on or before a day. An article whose date is not known, or
    /// only known more coarsely than to end by that day, is left out.
    case publishedBy(CalendarDate)

    public var description: String {
        switch self {
        case .latest: "latest"
        case .vintage(let number): "vintage \(number)"
        case .tag(let name): "tag \(name)"
        case .recordedBy(let date): "recorded by \(date)"
        case .publishedBy(let date): "published by \(date)"
        }
    }
}

/// An as-of resolved: a vintage, and perhaps the last day of publication.
struct ResolvedAsOf: Hashable, Sendable {
    /// 0 in a store without vintages.
    var vintage: Int
    var publishedBy: CalendarDate?
}

extension ObservationStore {
    /// The vintage that an as-of means now; it will mean the same vintage's state for ever. 0 is the empty store.
    ///
    /// - Throws: `LedgerError.asOf` where it names no state, or more than one.
    public func vintage(_ asOf: AsOf) throws(LedgerError) -> Int {
        try reading { try resolve(asOf, $0).vintage }
    }

    func resolve(_ asOf: AsOf, _ db: Database) throws -> ResolvedAsOf {
        let last = try Int.fetchOne(db, sql: "SELECT max(vintage) FROM seals") ?? 0
        let today = CalendarDate(iso: now) ?? CalendarDate(dayNumber: 0)
        func failure(_ reason: String) throws -> LedgerError {
            .asOf(asked: asOf.description, reason: reason, choices: try choices(db, last: last))
        }
        switch asOf {
        case .latest: return ResolvedAsOf(vintage: last)
        case .vintage(let number):
            guard number >= 1, number <= last else { throw try failure("there is no such vintage") }
            return ResolvedAsOf(vintage: number)
        case .tag(let name):
            guard let number = try Int.fetchOne(db, sql: "SELECT vintage FROM tags WHERE name = ?", arguments: [name]) else {
                throw try failure("there is no such tag")
            }
            return ResolvedAsOf(vintage: number)
        case .publishedBy(let date):
            guard date <= today else { throw try failure("the day lies in the future") }
            return ResolvedAsOf(vintage: last, publishedBy: date)
        case .recordedBy(let date):
            guard date <= today else { throw try failure("the day lies in the future") }
            let next = date.adding(days: 1).description
            let sql = "SELECT max(number), count(*) FROM vintages WHERE recorded < ?"
            let row = try Row.fetchOne(db, sql: sql, arguments: [next])
            guard let number = row?[0] as Int? else { throw try failure("nothing was recorded by then") }
            // A clock that was set back may have recorded a later vintage on an earlier day.
            guard row?[1] == number else {
                throw try failure("the clock was set back, so that the vintages recorded by then are not the first ones; name the vintage")
            }
            return ResolvedAsOf(vintage: number)
        }
    }

    private func choices(_ db: Database, last: Int) throws -> String {
        guard last > 0 else { return "The store has no vintages yet." }
        let days = try Row.fetchOne(db, sql: "SELECT min(recorded), max(recorded) FROM vintages")
        let tags = try String.fetchAll(db, sql: "SELECT name FROM tags ORDER BY name LIMIT 20")
        let span = last == 1 ? "There is vintage 1" : "There are vintages 1 to \(last)"
        let when = "\((days?[0] as String? ?? "").prefix(10)) to \((days?[1] as String? ?? "").prefix(10))"
        return "\(span), recorded \(when)" + (tags.isEmpty ? "." : ", and the tags \(tags.joined(separator: ", ")).")
    }

    /// The link of a vintage in the chain, in hex: two stores that have it have the same history up to there. `nil` where there is no
    /// such vintage.
    public func chain(_ vintage: Int) throws(LedgerError) -> String? {
        try reading { db in
            try Data.fetchOne(db, sql: "SELECT chain FROM seals WHERE vintage = ?", arguments: [vintage]).map { hexText([UInt8]($0)) }
        }
    }

    // MARK: Vintages and tags

    /// All vintages, the first one first.
    public func vintages() throws(LedgerError) -> [Vintage] {
        try reading { db in
            let sql = """
                SELECT v.number, v.recorded, v.cause, s.scrapes, s.articles, s.observations FROM vintages v
                JOIN seals s ON s.vintage = v.number ORDER BY v.number
                """
            return try Row.fetchAll(db, sql: sql).map {
                Vintage(number: $0[0], recorded: $0[1], cause: $0[2], scrapes: $0[3], articles: $0[4], observations: $0[5])
            }
        }
    }

    /// The vintages that changed what a key shows: its observations came, went, or are told under another sighting or voice.
    public func vintages(touching key: Key) throws(LedgerError) -> [Int] {
        try reading { db in
            let sql = """
                SELECT id FROM keys WHERE series = ? AND subject = ? AND dimensions = ?
                """
            let arguments: StatementArguments = [key.series, key.subject, Coding.json(key.dimensions)]
            guard let id = try Int.fetchOne(db, sql: sql, arguments: arguments) else { return [] }
            let touching = """
                SELECT o.vintage FROM observations o WHERE o.key = ?1
                UNION SELECT s.vintage FROM observations o JOIN supersessions s ON s.reading = o.reading WHERE o.key = ?1
                UNION SELECT v.vintage FROM observations o JOIN readings r ON r.id = o.reading JOIN voices v ON v.article = r.article
                    WHERE o.key = ?1 AND v.vintage >= o.vintage
                ORDER BY 1
                """
            return try Int.fetchAll(db, sql: touching, arguments: [id])
        }
    }

    /// The vintages that may have changed what is shown of a subject in a series: its observations came, went, or are told under
    /// another sighting or voice, somebody decided, or the definition is another one.
    public func vintages(touching series: String, subject: String) throws(LedgerError) -> [Int] {
        try reading { db in
            let merged = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM decisions WHERE series = ? AND act = 'merge-subject')", arguments: [series])
            // Other subjects may have been counted with it.
            let sql = """
                WITH mine AS (SELECT o.reading, o.vintage FROM observations o JOIN keys k ON k.id = o.key
                    WHERE k.series = ?1 AND (?2 IS NULL OR k.subject = ?2))
                SELECT vintage FROM mine
                UNION SELECT s.vintage FROM mine JOIN supersessions s ON s.reading = mine.reading
                UNION SELECT v.vintage FROM mine JOIN readings r ON r.id = mine.reading JOIN voices v ON v.article = r.article
                    WHERE v.vintage >= mine.vintage
                UNION SELECT vintage FROM decisions WHERE series = ?1
                UNION SELECT u.vintage FROM undoings u JOIN decisions d ON d.id = u.decision WHERE d.series = ?1
                UNION SELECT vintage FROM definitions WHERE series = ?1
                ORDER BY 1
                """
            return try Int.fetchAll(db, sql: sql, arguments: [series, merged == true ? nil : subject])
        }
    }

    /// Names a vintage. A name is given once and never moved.
    public func tag(_ name: String, vintage: Int) throws(LedgerError) {
        try writing { db in
            guard !name.isEmpty, Int(name) == nil, name != "latest" else {
                throw LedgerError.refused("\"\(name)\" cannot be a tag: it must not be empty, a number or the word latest.")
            }
            _ = try resolve(.vintage(vintage), db)
            if let known = try Int.fetchOne(db, sql: "SELECT vintage FROM tags WHERE name = ?", arguments: [name]) {
                guard known != vintage else { return }
                throw LedgerError.refused("The tag \(name) names vintage \(known) and is never moved. Choose another name.")
            }
            let row = [column(name), column(vintage)]
            try db.execute(
                sql: "INSERT INTO tags (name, vintage, proof) VALUES (?, ?, ?)", arguments: StatementArguments(row + [proof(row)]))
        }
    }

    /// Tag to vintage.
    public func tags() throws(LedgerError) -> [String: Int] {
        try reading { db in
            let rows = try Row.fetchAll(db, sql: "SELECT name, vintage FROM tags")
            return Dictionary(rows.map { ($0[0] as String, $0[1] as Int) }, uniquingKeysWith: { a, _ in a })
        }
    }
}
