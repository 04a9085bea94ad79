internal import GRDB

extension ObservationStore {
    /// How files looked when they were last taken in, by path.
    ///
    /// A file with the same size, time of change and hints need not be opened; where only the time differs, the hash tells.
    public func scrapeStates(_ paths: [String]) throws(LedgerError) -> [String: ScrapeState] {
        try reading { db in
            let columns = "SELECT path, size, modified, hash, hints FROM scrape_states"
            var result: [String: ScrapeState] = [:]
            result.reserveCapacity(paths.count)
            func add(_ row: Row) {
                let path: String = row[0]
                result[path] = ScrapeState(path: path, size: row[1], modified: row[2], hash: row[3], hints: row[4])
            }
            // Counting reads the whole table.
            if paths.count > 500, paths.count * 4 > (try Int.fetchOne(db, sql: "SELECT count(*) FROM scrape_states") ?? 0) {
                // Most are asked for: one pass over the table.
                let rows = try Row.fetchCursor(db, sql: columns)
                while let row = try rows.next() { add(row) }
                return result
            }
            let statement = try db.cachedStatement(sql: columns + " WHERE path = ?")
            for path in paths {
                if let row = try Row.fetchOne(statement, arguments: [path]) { add(row) }
            }
            return result
        }
    }

    /// Every scrape file as it was last taken in, in the order of the paths.
    public func scrapeStates() throws(LedgerError) -> [ScrapeState] {
        try reading { db in
            let columns = "SELECT path, size, modified, hash, hints FROM scrape_states ORDER BY path"
            return try Row.fetchAll(db, sql: columns).map {
                ScrapeState(path: $0[0], size: $0[1], modified: $0[2], hash: $0[3], hints: $0[4])
            }
        }
    }

    /// The definitions in force as of a state: series to YAML text.
    public func definitions(asOf: AsOf = .latest) throws(LedgerError) -> [String: String] {
        try reading { db in
            let state = try resolve(asOf, db)
            var result: [String: String] = [:]
            let rows = try Row.fetchCursor(
                db, sql: "SELECT series, text FROM definitions WHERE vintage <= ? ORDER BY id", arguments: [state.vintage])
            while let row = try rows.next() { result[row[0]] = row[1] as String? }
            return result
        }
    }
}
