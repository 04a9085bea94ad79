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
    /// Findings beyond which a file is not worth its while.
    private static let limit = 100_000

    private let path: String
    private let store: ObservationStore
    private let worthwhile: Int

    /// - Parameter worthwhile: observations from which on a file is worth its while.
    init(_ workspace: Workspace, _ store: ObservationStore, worthwhile: Int = 50_000) {
        path = workspace.cache
        self.store = store
        self.worthwhile = worthwhile
    }

    /// What is kept of series that rules compare with each other and with no others.
    private struct Entry {
        var series: [String]
        var vintage: Int
        var chain: String
        /// Of their definitions.
        var definitions: String
        var findings: [[Substring]]
    }

    /// The findings of those groups of series whose findings are still what they were, by the group's first series.
    ///
    /// - Parameter groups: series that rules compare, in the order of their ids.
    func findings(of groups: [[SeriesDefinition]], at vintage: Int) throws(Problem) -> [String: [Finding]] {
        let kept = read()
        if kept.isEmpty { return [:] }
        var touched: [Int: Set<String>] = [:]
        var valid: [Entry] = []
        for group in groups {
            guard let entry = group.first.flatMap({ kept[$0.id] }), entry.vintage <= vintage, entry.series == group.map(\.id),
                entry.definitions == Self.hash(group)
            else { continue }
            if touched[entry.vintage] == nil {
                touched[entry.vintage] = try ledger { () throws(LedgerError) in
                    guard try store.chain(entry.vintage) == entry.chain else { return nil }
                    return try store.series(touchedFrom: entry.vintage, to: vintage)
                }
            }
            if let moved = touched[entry.vintage], moved.isDisjoint(with: entry.series) { valid.append(entry) }
        }
        return try decoded(valid, at: vintage)
    }

    /// The findings with their observations as they are on file.
    private func decoded(_ entries: [Entry], at vintage: Int) throws(Problem) -> [String: [Finding]] {
        let ids = Set(entries.flatMap(\.findings).flatMap { FindingLine.observations($0) })
        let observations = try ledger { () throws(LedgerError) in
            try store.observations(ids: Array(ids), asOf: vintage == 0 ? .latest : .vintage(vintage))
        }
        let byID = Dictionary(observations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var result: [String: [Finding]] = [:]
        for entry in entries {
            let findings = entry.findings.compactMap { FindingLine.finding($0, observations: byID) }
            if findings.count == entry.findings.count { result[entry.series[0]] = findings }
        }
        return result
    }

    /// Keeps what was found of groups of series, beside what is kept of others.
    ///
    /// - Parameter size: how many observations were looked at.
    func keep(_ found: [(group: [SeriesDefinition], findings: [Finding])], at vintage: Int, size: Int) {
        guard !found.isEmpty, vintage > 0, size >= worthwhile || Files.kind(path) == .file else { return }
        guard let chain = try? store.chain(vintage) else { return }
        var entries = read()
        for (group, findings) in found {
            guard let first = group.first else { continue }
            let lines = findings.map { Substring(FindingLine.text($0)) }
            entries[first.id] = Entry(
                series: group.map(\.id), vintage: vintage, chain: chain, definitions: Self.hash(group),
                findings: lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) })
        }
        guard entries.values.reduce(0, { $0 + $1.findings.count }) <= Self.limit else { return }
        var body = ""
        for entry in entries.values.sorted(by: { $0.series[0] < $1.series[0] }) {
            let series = entry.series.joined(separator: " ")
            body += "series\t\(series)\t\(entry.vintage)\t\(entry.chain)\t\(entry.definitions)\t\(entry.findings.count)\n"
            for finding in entry.findings { body += finding.joined(separator: "\t") + "\n" }
        }
        // A workspace that cannot be written is read without.
        _ = try? Files.write(Array((Self.head(of: body) + body).utf8), to: path)
    }

    // MARK: The file

    /// By the first series; empty where there is none, or it is another program's, or damaged.
    private func read() -> [String: Entry] {
        guard Files.kind(path) == .file, let bytes = try? Files.text(path, limit: 1 << 30),
            let text = String(validating: bytes, as: UTF8.self), let end = text.utf8.firstIndex(of: 0x0A)
        else { return [:] }
        let body = text[text.utf8.index(after: end)...]
        guard text[...end] == Self.head(of: body) else { return [:] }
        var entries: [String: Entry] = [:]
        var lines = body.split(separator: "\n", omittingEmptySubsequences: true)[...]
        while let line = lines.popFirst() {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 6, parts[0] == "series", let vintage = Int(parts[2]), let count = Int(parts[5]), count <= lines.count
            else {
                return [:]
            }
            let series = parts[1].split(separator: " ").map(String.init)
            guard let first = series.first else { return [:] }
            entries[first] = Entry(
                series: series, vintage: vintage, chain: String(parts[3]), definitions: String(parts[4]),
                findings: lines.prefix(count).map { $0.split(separator: "\t", omittingEmptySubsequences: false) })
            lines = lines.dropFirst(count)
        }
        return entries
    }

    private static func head(of body: some StringProtocol) -> String {
        "tidemark findings 1 \(program) \(SHA256.hex(Array(body.utf8)))\n"
    }

    /// The program itself, because another one may find other things: its version, and the size and time of its file.
    private static let program: String = {
        let file = Files.kind("/proc/self/exe") == .file ? "/proc/self/exe" : CommandLine.arguments.first ?? ""
        let stamp = Files.stamp(file)
        return "\(Version.current)/\(stamp?.size ?? 0)/\(stamp?.changed ?? 0)"
    }()

    private static func hash(_ group: [SeriesDefinition]) -> String {
        SHA256.hex(group.flatMap { Array($0.record.utf8) + [0] })
    }
}

/// A finding as a line of text: fields between tabs, lists within a field between unit separators.
private enum FindingLine {
    static func text(_ finding: Finding) -> String {
        let dimensions = finding.key.dimensions.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let fields = [
            finding.id, finding.severity.rawValue, finding.rule, finding.key.series, finding.key.subject, list(dimensions),
            finding.period?.description ?? "", list(finding.values.map { "\($0.significand)e\($0.exponent)" }),
            list(finding.observations.map(\.id)), finding.explanation, finding.arithmetic, finding.likelyCause ?? "",
        ]
        return fields.map(escaped).joined(separator: "\t")
    }

    static func observations(_ fields: [Substring]) -> [String] { fields.count == 12 ? parts(fields[8]) : [] }

    /// `nil` where it cannot be read back, or an observation of it is not there.
    static func finding(_ fields: [Substring], observations: [String: Observation]) -> Finding? {
        guard fields.count == 12, let severity = Finding.Severity(rawValue: String(fields[1])) else { return nil }
        let names = parts(fields[5])
        guard names.count % 2 == 0 else { return nil }
        var dimensions: [String: String] = [:]
        for index in stride(from: 0, to: names.count, by: 2) { dimensions[names[index]] = names[index + 1] }
        let values = parts(fields[7]).compactMap { text -> ExactDecimal? in
            let halves = text.split(separator: "e")
            guard halves.count == 2, let significand = Int128(halves[0]), let exponent = Int(halves[1]) else { return nil }
            return ExactDecimal(significand: significand, exponent: exponent)
        }
        let ids = parts(fields[8])
        let concerned = ids.compactMap { observations[$0] }
        let period = fields[6].isEmpty ? nil : Period(edtf: plain(fields[6]))
        guard values.count == parts(fields[7]).count, concerned.count == ids.count, fields[6].isEmpty == (period == nil) else { return nil }
        return Finding(
            id: plain(fields[0]), severity: severity, rule: plain(fields[2]),
            key: Key(series: plain(fields[3]), subject: plain(fields[4]), dimensions: dimensions), period: period, values: values,
            observations: concerned, explanation: plain(fields[9]), arithmetic: plain(fields[10]),
            likelyCause: fields[11].isEmpty ? nil : plain(fields[11]))
    }

    private static func list(_ items: [String]) -> String { items.joined(separator: "\u{1F}") }

    private static func parts(_ field: Substring) -> [String] {
        field.isEmpty ? [] : plain(field).split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x5C }) else { return text }
        return text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\t": "\\t"
            case "\n": "\\n"
            default: String(scalar)
            }
        }.joined()
    }

    private static func plain(_ text: Substring) -> String {
        guard text.utf8.contains(0x5C) else { return String(text) }
        var out = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                out.append(scalar == "t" ? "\t" : scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                out.append(scalar)
            }
        }
        return String(out)
    }
}
