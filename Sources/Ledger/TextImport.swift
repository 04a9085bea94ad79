internal import Foundation
internal import GRDB

extension ObservationStore {
    /// Makes this store, which must be empty, into the one that `export` wrote. All of it or nothing; every seal is compared.
    ///
    /// - Throws: `LedgerError.refused` with the number of the line that is not as `export` writes it.
    public func importText(from source: String) throws(LedgerError) {
        let text: Data
        do { text = try Data(contentsOf: URL(fileURLWithPath: source), options: .mappedIfSafe) } catch {
            throw .inputOutput(path: source, detail: "the file cannot be read")
        }
        try writing { db in
            guard try Int.fetchOne(db, sql: "SELECT count(*) FROM vintages") == 0 else {
                throw LedgerError.refused("Only an empty store can take in an export. Use merge to bring two stores together.")
            }
            var importing = Importing(db: db, source: source)
            var start = text.startIndex
            while start < text.endIndex {
                let end = text[start...].firstIndex(of: 10) ?? text.endIndex
                try importing.take(text[start..<end])
                start = end + (end < text.endIndex ? 1 : 0)
            }
            try importing.finish()
        }
    }
}

/// One import under way.
private struct Importing {
    let db: Database
    let source: String
    private let decoder = JSONDecoder()
    private var line = 0
    private var vintage = 0
    private var opened: (recorded: String, cause: String)?
    private var digests: [HistoryTable: RowDigest] = [:]
    private var chain: [UInt8] = []
    private var insertions: [HistoryTable: RowInsertion] = [:]
    private var bands = BandIndex()

    init(db: Database, source: String) {
        self.db = db
        self.source = source
    }

    private func wrong(_ detail: String) -> LedgerError { .refused("\(source), line \(line): \(detail). Nothing was taken in.") }

    mutating func take(_ bytes: Data) throws {
        line += 1
        if line == 1 {
            guard TextForm.headers.contains(where: { bytes.elementsEqual($0.utf8) }) else {
                throw wrong("this is not the export of a store that this Tidemark can read")
            }
            return
        }
        guard let object = try? decoder.decode([String: [String: TextValue]].self, from: bytes), let (name, fields) = object.first,
            object.count == 1
        else { throw wrong("this is not an object with one name") }
        switch name {
        case "vintage": try open(fields)
        case "seal": try seal(fields)
        case "tag":
            let row = try values(["name", "vintage"], fields)
            try db.execute(
                sql: "INSERT INTO tags (name, vintage, proof) VALUES (?, ?, ?)", arguments: StatementArguments(row + [proof(row)]))
        case "scrape_state":
            let row = try values(["path", "size", "modified", "hash", "hints"], fields)
            try db.cachedStatement(
                sql: "INSERT INTO scrape_states (path, size, modified, hash, hints, proof) VALUES (?, ?, ?, ?, ?, ?)"
            ).execute(arguments: StatementArguments(row + [proof(row)]))
        default:
            guard let table = HistoryTable(rawValue: name) else { throw wrong("there is no table \(name)") }
            try insert(table, fields)
        }
    }

    mutating func finish() throws {
        guard line > 0 else { throw LedgerError.refused("\(source) is empty. Nothing was taken in.") }
        guard opened == nil else { throw wrong("vintage \(vintage) has no seal; the file ends too early") }
        try bands.write(db)
    }

    private func values(_ columns: [String], _ fields: [String: TextValue]) throws -> [DatabaseValue] {
        try columns.map { name in
            guard let value = fields[name] else { throw wrong("\(name) is missing") }
            return value.databaseValue
        }
    }

    private mutating func open(_ fields: [String: TextValue]) throws {
        let row = try values(["number", "recorded", "cause"], fields)
        guard opened == nil, row[0] == (vintage + 1).databaseValue, let recorded = String.fromDatabaseValue(row[1]),
            let cause = String.fromDatabaseValue(row[2])
        else { throw wrong("vintage \(vintage + 1) was expected here") }
        try db.execute(sql: "INSERT INTO vintages (number, recorded, cause) VALUES (?, ?, ?)", arguments: StatementArguments(row))
        vintage += 1
        opened = (recorded, cause)
        digests = [:]
    }

    private mutating func insert(_ table: HistoryTable, _ fields: [String: TextValue]) throws {
        guard opened != nil else { throw wrong("a row stands outside a vintage") }
        var row: [DatabaseValue] = []
        for name in table.columns {
            if name == "vintage" {
                row.append(vintage.databaseValue)
            } else if table == .documents, name == "bytes", case .text(let text) = fields["text"] {
                row.append(Data(text.utf8).databaseValue)
            } else if let value = fields[name], TextForm.byteColumns[table]?.contains(name) == true {
                guard let bytes = value.bytes else { throw wrong("\(name) is not hex") }
                row.append(bytes.databaseValue)
            } else {
                row.append(fields[name]?.databaseValue ?? .null)
            }
        }
        do {
            let insertion = try insertions[table] ?? RowInsertion(db, sql: table.insertion)
            insertions[table] = insertion
            try insertion.insert(row)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw wrong(error.message ?? "the row is refused")
        }
        digests[table, default: RowDigest()].add(row)
        if table == .articles, let sketch = Data.fromDatabaseValue(row[3]), let id = Int.fromDatabaseValue(row[0]) {
            try bands.add(sketch: Coding.sketch(data: sketch), article: id, db)
        }
    }

    private mutating func seal(_ fields: [String: TextValue]) throws {
        let numbers = try values(["vintage", "scrapes", "articles", "observations", "withdrawn"], fields).map {
            Int.fromDatabaseValue($0) ?? -1
        }
        guard let opened, numbers[0] == vintage, let content = fields["content"]?.bytes, let link = fields["chain"]?.bytes else {
            throw wrong("this is not the seal of vintage \(vintage)")
        }
        var seal = Seal(vintage: vintage, scrapes: numbers[1], articles: numbers[2], observations: numbers[3], withdrawn: numbers[4])
        seal.content = Seal.content(digests)
        guard seal.content == [UInt8](content) else { throw wrong("the rows of vintage \(vintage) are not those that were sealed") }
        chain = seal.chain(after: chain, recorded: opened.recorded, cause: opened.cause)
        guard chain == [UInt8](link) else { throw wrong("the chain is broken at vintage \(vintage)") }
        try db.execute(
            sql: """
                INSERT INTO seals (vintage, scrapes, articles, observations, withdrawn, content, chain) VALUES (?, ?, ?, ?, ?, ?, ?)
                """, arguments: StatementArguments(numbers.map(\.databaseValue) + [content.databaseValue, link.databaseValue]))
        self.opened = nil
    }
}
