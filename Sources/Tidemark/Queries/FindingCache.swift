import Foundation
import Hashing
import Ledger
import Model
import Series

/// What the checks found in the newest state of a big store, kept in a file beside it so that only series that have moved since are
/// checked again.
///
/// The file may be deleted at any time, and is believed only where the program, the definitions and the history up to its vintage are
/// the same. A small store is checked sooner than its file is read, and has none.
struct FindingCache: Sendable {
    private let path: String
    private let store: ObservationStore
    private let worthwhile: Int
    /// The most findings of a file; of what is more it keeps what figures are marked by.
    private let limit: Int
    /// Whether what is found now is kept: only of the newest state.
    private let isNewest: Bool

    /// - Parameter worthwhile: observations from which on a file is worth its while.
    init(_ workspace: Workspace, _ store: ObservationStore, worthwhile: Int = 2_000, limit: Int = 100_000, isNewest: Bool = true) {
        path = workspace.cache
        self.store = store
        self.isNewest = isNewest
        self.worthwhile = worthwhile
        self.limit = limit
    }

    /// What is kept of series that rules compare with each other and with no others.
    private struct Entry {
        var series: [String]
        var vintage: Int
        var chain: String
        /// Of their definitions.
        var definitions: String
        /// How many findings there are; `nil` where only the observations are kept that contradictions touch.
        var count: Int?
        /// A line each; or those observations, by their ids, a line each.
        var findings: [UInt8]
        /// Of all this, as it was read; not looked at before its findings are.
        var hash = ""

        /// What stands before its findings, but for the hash.
        var head: String { "\(series.joined(separator: " "))\t\(vintage)\t\(chain)\t\(definitions)\t\(size)\t\(findings.count)\n" }
        private var size: String { count.map(String.init) ?? Self.marks }
        static let marks = "marks"

        /// Its findings in fields.
        var lines: [[ArraySlice<UInt8>]] {
            findings.split(separator: 0x0A).map { $0.split(separator: 0x09, omittingEmptySubsequences: false) }
        }
        /// The observations that contradictions touch, by their ids.
        var contested: Set<String> {
            if count == nil { return Set(findings.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }) }
            return Set(lines.filter(FindingLine.isContradiction).flatMap(FindingLine.observations))
        }
        var rightHash: String { SHA256.hex(Array(head.utf8) + findings) }
    }

    /// The findings of those groups of series whose findings are still what they were, by the group's first series.
    ///
    /// - Parameter groups: series that rules compare, in the order of their ids.
    func findings(of groups: [[SeriesDefinition]], at vintage: Int) throws(Problem) -> [String: [Finding]] {
        let valid = try entries(of: groups, at: vintage).filter { $0.count != nil }
        return valid.isEmpty ? [:] : try decoded(valid, at: vintage)
    }

    /// The ids of the observations that contradictions touch, of those groups of series that need no other check, by the group's first
    /// series: all that figures are marked by, and many times quicker to read than the findings.
    func contested(in groups: [[SeriesDefinition]], at vintage: Int) throws(Problem) -> [String: Set<String>] {
        var result: [String: Set<String>] = [:]
        for entry in try entries(of: groups, at: vintage) {
            result[entry.series[0]] = entry.contested
        }
        return result
    }

    /// What is kept and still holds in the state of a vintage, which may lie before or after the one it was kept at.
    private func entries(of groups: [[SeriesDefinition]], at vintage: Int) throws(Problem) -> [Entry] {
        let kept = read()
        if kept.isEmpty { return [] }
        var touched: [Int: Set<String>] = [:]
        var valid: [Entry] = []
        for group in groups {
            guard let entry = group.first.flatMap({ kept[$0.id] }), entry.series == group.map(\.id),
                entry.definitions == Self.hash(group)
            else { continue }
            if touched[entry.vintage] == nil {
                touched[entry.vintage] = try ledger { () throws(LedgerError) in
                    guard try store.chain(entry.vintage) == entry.chain else { return nil }
                    return try store.series(touchedFrom: min(entry.vintage, vintage), to: max(entry.vintage, vintage))
                }
            }
            guard let moved = touched[entry.vintage], moved.isDisjoint(with: entry.series), entry.hash == entry.rightHash else { continue }
            valid.append(entry)
        }
        return valid
    }

    /// The findings with their observations as they are on file.
    private func decoded(_ entries: [Entry], at vintage: Int) throws(Problem) -> [String: [Finding]] {
        let lines = entries.map(\.lines)
        let ids = Set(lines.joined().flatMap(FindingLine.observations))
        let observations = try ledger { () throws(LedgerError) in
            try store.observations(ids: Array(ids), asOf: vintage == 0 ? .latest : .vintage(vintage))
        }
        let byID = Dictionary(observations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var result: [String: [Finding]] = [:]
        for (entry, lines) in zip(entries, lines) {
            let findings = lines.compactMap { FindingLine.finding($0, observations: byID) }
            if findings.count == entry.count { result[entry.series[0]] = findings }
        }
        return result
    }

    /// Keeps what was found of groups of series, beside what is kept of others.
    ///
    /// - Parameter size: how many observations were looked at.
    func keep(_ found: [(group: [SeriesDefinition], findings: [Finding])], at vintage: Int, size: Int) {
        guard isNewest, !found.isEmpty, vintage > 0, size >= worthwhile || Files.kind(path) == .file else { return }
        guard let chain = try? store.chain(vintage) else { return }
        var entries = read()
        for (group, _) in found { entries[group.first?.id ?? ""] = nil }
        var room = limit - entries.values.reduce(0) { $0 + ($1.count ?? 0) }
        for (group, findings) in found {
            guard let first = group.first else { continue }
            let isWhole = findings.count <= room
            if isWhole { room -= findings.count }
            var entry = Entry(
                series: group.map(\.id), vintage: vintage, chain: chain, definitions: Self.hash(group),
                count: isWhole ? findings.count : nil,
                findings: isWhole ? findings.flatMap { Array(FindingLine.text($0).utf8) + [0x0A] } : Self.marks(of: findings))
            entry.hash = entry.rightHash
            entries[first.id] = entry
        }
        var file = Array(Self.head.utf8)
        for entry in entries.values.sorted(by: { $0.series[0] < $1.series[0] }) {
            file += "\(entry.hash)\t\(entry.head)".utf8
            file += entry.findings
        }
        // A workspace that cannot be written is read without.
        _ = try? Files.write(file, to: path)
    }

    private static func marks(of findings: [Finding]) -> [UInt8] {
        let ids = Set(findings.filter { $0.severity == .contradiction }.flatMap { $0.observations.map(\.id) })
        return ids.sorted().flatMap { Array($0.utf8) + [0x0A] }
    }

    // MARK: The file

    /// By the first series; empty where there is none, or it is another program's, or no such file.
    private func read() -> [String: Entry] {
        guard Files.kind(path) == .file, let bytes = try? Files.text(path, limit: 1 << 30), bytes.starts(with: Self.head.utf8) else {
            return [:]
        }
        var entries: [String: Entry] = [:]
        var rest = bytes.dropFirst(Self.head.utf8.count)
        while let end = rest.firstIndex(of: 0x0A) {
            let parts = rest[..<end].split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
            rest = rest[(end + 1)...]
            guard parts.count == 7, let vintage = Int(parts[2]), let size = Int(parts[6]), size >= 0, size <= rest.count else {
                return [:]
            }
            let count = parts[5] == Entry.marks ? nil : Int(parts[5])
            if count == nil, parts[5] != Entry.marks { return [:] }
            let series = parts[1].split(separator: " ").map(String.init)
            guard let first = series.first else { return [:] }
            entries[first] = Entry(
                series: series, vintage: vintage, chain: parts[3], definitions: parts[4], count: count, findings: Array(rest.prefix(size)),
                hash: parts[0])
            rest = rest.dropFirst(size)
        }
        return entries
    }

    private static var head: String { "tidemark findings 3 \(Version.program)\n" }

    private static func hash(_ group: [SeriesDefinition]) -> String {
        SHA256.hex(group.flatMap { Array($0.record.utf8) + [0] })
    }
}
