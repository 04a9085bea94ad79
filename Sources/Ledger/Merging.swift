internal import Foundation
internal import GRDB
internal import Hashing
public import Model

/// Two decisions, one in each store, that cannot both be in force.
public struct DecisionConflict: Hashable, Sendable {
    public var ours: Decision
    public var theirs: Decision
}

/// Whose decisions win where two stores decide the same thing differently.
public enum DecisionChoice: Sendable { case ours, theirs }

/// What a merge did.
public struct MergeOutcome: Sendable {
    public var filing: FilingOutcome
    /// What has to be chosen first; where there is any, nothing was written.
    public var conflicts: [DecisionConflict]
}

extension ObservationStore {
    /// Takes in all that another store holds now: scrapes, articles with all their sightings, observations, decisions. One
    /// vintage, or none where nothing is new. Two stores merged either way round show the same.
    ///
    /// Of an article that both have read, the reading under the best sighting counts, as in any filing; of two readings under
    /// one sighting, the one by the reader whose name is greater. Definitions stay ours, and the other store's own history stays
    /// with it. Only decisions can conflict: then nothing is written until a choice is given.
    public func merge(_ other: ObservationStore, cause: String, choosing choice: DecisionChoice? = nil) throws(LedgerError) -> MergeOutcome
    {
        let recorded = now
        return try writing { db in
            var filing = Filing(writer: try VintageWriter(db, recorded: recorded, cause: cause), reader: "")
            var conflicts: [DecisionConflict] = []
            // One view of the other store, and one transaction in this one.
            try other.reading { theirs in
                conflicts = try filing.merge(decisionsOf: theirs, choosing: choice)
                guard conflicts.isEmpty else { return }
                try filing.merge(scrapesOf: theirs)
                try filing.merge(articlesOf: theirs)
            }
            guard conflicts.isEmpty else { return MergeOutcome(filing: FilingOutcome(), conflicts: conflicts) }
            return MergeOutcome(filing: try filing.finish(), conflicts: [])
        }
    }
}

extension Decision {
    /// What it decides about: two decisions on one matter that say different things cannot both be in force.
    var matter: [String] {
        let place = [series, subject ?? "", Coding.json(dimensions), period?.description ?? ""]
        switch act {
        case .reject(let observation): return ["observation", series, observation]
        case .accept, .set, .revision: return ["point"] + place
        case .both(let finding): return ["finding", series, finding]
        case .prefer: return ["publisher"] + place
        case .mergeSubject: return ["subject"] + place
        }
    }

    /// The observation whose figure a point takes by it.
    private var taken: String? {
        switch act {
        case .accept(let observation), .revision(let observation): observation
        default: nil
        }
    }

    func conflicts(with other: Decision) -> Bool {
        if id == other.id { return self != other }
        if let mine = taken, case .reject(let theirs) = other.act { return mine == theirs }
        if case .reject(let mine) = act, let theirs = other.taken { return mine == theirs }
        return matter == other.matter && act != other.act
    }
}

/// Which decisions are in force after a merge.
private enum MergedDecisions {
    /// Theirs that come into force, and the pairs between which nobody has chosen.
    static func choose(
        _ ours: [Decision], _ theirs: [Decision], _ choice: DecisionChoice?
    ) -> (wanted: [Decision], conflicts: [DecisionConflict]) {
        var conflicts: [DecisionConflict] = []
        var wanted: [Decision] = []
        for decision in theirs {
            let against = ours.filter { $0.conflicts(with: decision) }
            if against.isEmpty || choice == .theirs { wanted.append(decision) }
            if choice == nil { conflicts += against.map { DecisionConflict(ours: $0, theirs: decision) } }
        }
        return (wanted, conflicts)
    }
}

extension ObservationStore {
    /// The decisions that would be in force after a merge, by series, for those series that have any; without a choice between
    /// conflicting ones, ours.
    public func decisions(
        mergedWith other: ObservationStore, choosing choice: DecisionChoice?
    ) throws(LedgerError) -> [String: [Decision]] {
        let (ours, theirs) = (try decisions(), try other.decisions())
        let wanted = MergedDecisions.choose(ours, theirs, choice ?? .ours).wanted
        let kept = ours.filter { decision in !wanted.contains { decision.conflicts(with: $0) } }
        return Dictionary(grouping: kept + wanted.filter { !kept.contains($0) }, by: \.series)
    }
}

extension Filing {
    mutating func merge(decisionsOf theirs: Database, choosing choice: DecisionChoice?) throws -> [DecisionConflict] {
        let ours = try StoredDecision.inForce(writer.db, vintage: Int.max)
        let (wanted, conflicts) = MergedDecisions.choose(
            ours.map(\.decision), try StoredDecision.inForce(theirs, vintage: Int.max).map(\.decision), choice)
        guard conflicts.isEmpty else { return conflicts }
        let lost = ours.filter { stored in wanted.contains { stored.decision.conflicts(with: $0) } }
        for stored in lost {
            let today = CalendarDate(iso: writer.recorded) ?? stored.decision.date
            try undo(stored, reason: "the other store's decision was chosen in a merge", author: stored.decision.author, date: today)
        }
        let kept = ours.filter { stored in !lost.contains { $0.row == stored.row } }
        for decision in wanted { try decide(decision, inForce: kept) }
        return []
    }

    mutating func merge(scrapesOf theirs: Database) throws {
        let rows = try Row.fetchCursor(theirs, sql: "SELECT path, size, hash FROM scrapes ORDER BY path, hash")
        let known = "SELECT EXISTS (SELECT 1 FROM scrapes WHERE path = ? AND hash = ?)"
        while let row = try rows.next() {
            let (path, size, hash): (String, Int, String) = (row[0], row[1], row[2])
            if try Bool.fetchOne(writer.db.cachedStatement(sql: known), arguments: [path, hash]) == true { continue }
            try writer.insert(.scrapes, [column(path), column(size), column(hash)])
            outcome.newScrapes += 1
        }
    }

    mutating func merge(articlesOf theirs: Database) throws {
        let rows = try Row.fetchCursor(theirs, sql: "SELECT id, identity, sketch FROM articles ORDER BY identity")
        while let row = try rows.next() {
            guard let stored = try ObservationStore.article(row[0], Int.max, theirs), let whole = try stored.whole(theirs) else { continue }
            try merge(whole, stored, from: theirs)
        }
    }

    private mutating func merge(_ article: Article, _ stored: StoredArticle, from theirs: Database) throws {
        let db = writer.db
        let known = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM articles WHERE identity = ?"), arguments: [article.identity])
        let id = try known ?? insertArticle(article)
        let sightings = try Row.fetchAll(
            theirs.cachedStatement(
                sql: """
                    SELECT \(HistoryTable.sightings.columns.dropFirst(3).joined(separator: ", ")) FROM sightings WHERE article = ?
                    ORDER BY rank, id
                    """), arguments: [stored.id])
        var ids: [Data: Int] = [:]
        var strange: Set<Data> = []
        for row in sightings {
            let digest: Data = row[0]
            let ours = try Int.fetchOne(db.cachedStatement(sql: "SELECT id FROM sightings WHERE digest = ?"), arguments: [digest])
            ids[digest] = try ours ?? writer.insert(.sightings, [column(id)] + row.databaseValues)
            if ours == nil {
                strange.insert(digest)
                if known != nil || ids.count > 1 { outcome.newSightings += 1 }
            }
        }
        let theirReading = try MergeReading(theirs, stored.reading)
        guard let sighting = ids[theirReading.sighting] else { return }
        let ours = try known.flatMap { try currentReading(of: $0) }
        if let ours {
            let ourReading = try MergeReading(db, ours.id)
            let theyKnow = ids[ourReading.sighting] != nil
            let weKnow = !strange.contains(theirReading.sighting)
            // Who knows the other's sighting has weighed it already.
            guard theyKnow == weKnow ? theirReading.precedes(ourReading) : theyKnow else { return }
        }
        var loader = ObservationLoader(db: theirs, state: ResolvedAsOf(vintage: Int.max))
        let observations = try loader.observations(reading: stored.reading)
        reader = theirReading.reader
        try read(article, observations, article: id, sighting: sighting, replacing: ours?.id)
    }
}

/// What decides between two readings of one article in two stores.
private struct MergeReading {
    let sighting: Data
    let rank: String
    let reader: String
    /// Hash of the document, the place in it and all that was read: equal for equal readings.
    let content: String

    init(_ db: Database, _ reading: Int) throws {
        let sql = """
            SELECT s.digest, s.rank, r.reader, d.hash, r.range_start, r.range_end, r.blocks, r.tables FROM readings r
            JOIN sightings s ON s.id = r.sighting JOIN documents d ON d.id = r.document WHERE r.id = ?
            """
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [reading]) else {
            throw LedgerError.damaged(path: "the store", detail: "a reading is missing")
        }
        (sighting, rank, reader) = (row[0], row[1], row[2])
        var digest = RowDigest()
        digest.add(row.databaseValues.dropFirst(3))
        let columns = HistoryTable.observations.columns.dropFirst(5).filter { $0 != "unit" }.map { "o." + $0 }.joined(separator: ", ")
        let observations = """
            SELECT \(columns), u.code, u.name, k.series, k.subject, k.dimensions FROM observations o JOIN units u ON u.id = o.unit
            JOIN keys k ON k.id = o.key WHERE o.reading = ? ORDER BY o.observation
            """
        let rows = try Row.fetchCursor(db.cachedStatement(sql: observations), arguments: [reading])
        while let row = try rows.next() { digest.add(row.databaseValues) }
        content = hexText(digest.finish())
    }

    /// The better sighting first, then the greater name of the reader, then any order that both stores agree on.
    func precedes(_ other: MergeReading) -> Bool {
        if rank != other.rank { return utf8Less(rank, other.rank) }
        if reader != other.reader { return utf8Less(other.reader, reader) }
        return utf8Less(content, other.content)
    }
}
