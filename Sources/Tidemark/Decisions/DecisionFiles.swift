import Foundation
import Ledger
import Model
import Series

/// Decisions as text in a workspace: `Series/<id>.decisions.yaml`, a file a series, written by the program and open to be edited by
/// hand. What stands there comes into force with the next update or decision; what was taken out is undone with it. A series without a
/// file keeps what the store has.
///
///     decisions:
///       - reject: 5d41402abc4b            # or accept, set, prefer, merge-subject, both, revision
///         because: "The wire corrected it on the same day."
///         by: desk
///         date: 2026-11-21
///         subject: lee-jae-myung          # where it applies; what is left out does not narrow it
///         dimensions: { stance: approve }
///         period: 2025-06
///         expect: "46"                    # what was there; of accept, revision and both the figures: "63 over 36", "63 beside 36"
///         settles: [9f2c]                 # findings
///         id: 7c9e0f1a2b3d                # made by the program where it is left out
struct DecisionFiles: Sendable {
    private let workspace: Workspace
    private static let suffix = ".decisions.yaml"
    private static let keys = ["because", "by", "date", "subject", "dimensions", "period", "expect", "settles", "id"]

    init(_ workspace: Workspace) { self.workspace = workspace }

    func path(_ series: String) -> String { Workspace.join(workspace.seriesFolder, series + Self.suffix) }

    /// The decisions of every series that has a file, as they stand there.
    ///
    /// - Throws: what is wrong with a file, with line and column.
    func all() throws(Problem) -> [String: [Decision]] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: workspace.seriesFolder)) ?? []
        var found: [String: [Decision]] = [:]
        for name in names.sorted() where name.hasSuffix(Self.suffix) && !name.hasPrefix(".") {
            let series = String(name.dropLast(Self.suffix.count))
            found[series] = try read(series)
        }
        return found
    }

    /// As `all`; a file that is wrong is reported, and its series keeps what the store has.
    func load(report: ProblemReport) -> [String: [Decision]] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: workspace.seriesFolder)) ?? []
        var found: [String: [Decision]] = [:]
        for name in names.sorted() where name.hasSuffix(Self.suffix) && !name.hasPrefix(".") {
            let series = String(name.dropLast(Self.suffix.count))
            do { found[series] = try read(series) } catch { report(error) }
        }
        return found
    }

    // MARK: Reading

    private func read(_ series: String) throws(Problem) -> [Decision] {
        let path = path(series)
        let text = try DefinitionSet.text(path)
        do throws(DefinitionError) {
            let root = try DefinitionNode.parse(text, file: path)
            var decisions: [Decision] = []
            for node in try root.fields(["decisions"])["decisions"]?.list() ?? [] {
                let decision = try Self.decision(node, series: series).named
                if decisions.contains(where: { $0.id == decision.id }) {
                    throw node.error("the decision \(decision.id) stands twice")
                }
                decisions.append(decision)
            }
            return decisions
        } catch {
            throw Problem(error)
        }
    }

    private static func decision(_ node: DefinitionNode, series: String) throws(DefinitionError) -> Decision {
        let fields = try node.fields(Decision.Act.names + keys)
        let acts = Decision.Act.names.filter { fields[$0] != nil }
        guard acts.count == 1, let name = acts.first, let argument = fields[name] else {
            throw node.error(
                acts.isEmpty ? "it is not said what is decided" : "two things are decided at once",
                expected: "one of " + Decision.Act.names.joined(separator: ", "))
        }
        guard let act = Decision.Act(name: name, argument: try argument.string()) else {
            throw argument.error("found \(argument.phrase)", expected: "a number")
        }
        let reason = try fields.required("because")
        guard try reason.string().contains(where: { !$0.isWhitespace }) else {
            throw reason.error("there is no reason", expected: "why it was decided")
        }
        let day = try fields.required("date")
        guard let date = CalendarDate(iso: try day.string()) else {
            throw day.error("found \(day.phrase)", expected: "a day: 2026-11-21")
        }
        var period: Period?
        if let node = fields["period"] {
            period = Period(edtf: try node.string())
            if period == nil { throw node.error("found \(node.phrase)", expected: "a period: 2025, 2025-08, 2025-08-12/2025-08-14") }
        }
        var dimensions: [String: String] = [:]
        for entry in try fields["dimensions"]?.entries() ?? [] { dimensions[entry.key] = try entry.value.string() }
        return Decision(
            id: try fields["id"]?.string() ?? "", act: act, series: series, subject: try fields["subject"]?.string(),
            dimensions: dimensions, period: period, reason: try reason.string(), author: try fields.required("by").string(), date: date,
            expect: try fields["expect"]?.string(), findings: try fields["settles"]?.strings() ?? [])
    }

    // MARK: Writing

    /// Puts these decisions into the files of their series, does the work, and puts back what stood there if the work fails: a file says
    /// nothing that the store does not hold.
    ///
    /// The files come first: a process that is stopped between the two leaves a file whose decisions come into force with the next
    /// update or decision, where the other order would have that undo what the store alone holds.
    func write<T>(_ decisions: [String: [Decision]], while work: () throws(Problem) -> T) throws(Problem) -> T {
        var before: [FileBefore] = []
        do throws(Problem) {
            for (series, list) in decisions.sorted(by: { $0.key < $1.key }) {
                let path = path(series)
                before.append(FileBefore(path))
                try Files.write(Array(Self.text(list, of: series).utf8), to: path)
            }
            let result = try work()
            for file in before { file.forget() }
            return result
        } catch {
            for file in before { file.restore() }
            throw error
        }
    }

    static func text(_ decisions: [Decision], of series: String) -> String {
        var text = """
            # What was decided about \(series). Edit it here or with tidemark accept, reject, set, prefer, merge-subject, undo;
            # the next update or decision brings it into force, and undoes what was taken out.
            decisions:\(decisions.isEmpty ? " []" : "")

            """
        for decision in decisions {
            var lines = ["\(decision.act.name): \(quoted(decision.act.argument))"]
            if let subject = decision.subject { lines.append("subject: \(quoted(subject))") }
            if !decision.dimensions.isEmpty {
                let pairs = decision.dimensions.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(quoted($0.value))" }
                lines.append("dimensions: { \(pairs.joined(separator: ", ")) }")
            }
            if let period = decision.period { lines.append("period: \(quoted(period.description))") }
            lines.append("because: \(quoted(decision.reason, always: true))")
            lines.append("by: \(quoted(decision.author))")
            lines.append("date: \(decision.date)")
            if let expect = decision.expect { lines.append("expect: \(quoted(expect, always: true))") }
            if !decision.findings.isEmpty { lines.append("settles: [\(decision.findings.map { quoted($0) }.joined(separator: ", "))]") }
            lines.append("id: \(quoted(decision.id))")
            text += "  - " + lines.joined(separator: "\n    ") + "\n"
        }
        return text
    }

    /// A plain word stays as it is; everything else goes in quotation marks, as JSON does, which YAML reads.
    private static func quoted(_ text: String, always: Bool = false) -> String {
        let isPlain = text.utf8.allSatisfy { byte in (byte | 0x20 >= 97 && byte | 0x20 <= 122) || byte == UInt8(ascii: "-") }
        let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        if isPlain, !always, !text.isEmpty, !text.hasPrefix("-"), !words.contains(text.lowercased()) { return text }
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\\(scalar)"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case _ where scalar.value < 32 || (127...159).contains(scalar.value) || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

/// A file as it was, kept under a second name beside it: putting it back needs no room on a full disk.
private struct FileBefore {
    private let path: String
    private let second: String
    private let wasThere: Bool
    /// Where the file system gives a file one name only.
    private var content: Data?

    init(_ path: String) {
        self.path = path
        let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        second = url.deletingLastPathComponent().appending(path: "." + url.lastPathComponent + ".before").path
        wasThere = Files.kind(path) == .file
        guard wasThere else { return }
        try? FileManager.default.removeItem(atPath: second)
        if (try? FileManager.default.linkItem(atPath: url.path, toPath: second)) == nil {
            content = FileManager.default.contents(atPath: path)
        }
    }

    func restore() {
        if !wasThere {
            try? FileManager.default.removeItem(atPath: path)
        } else if let content {
            _ = try? Files.write(Array(content), to: path)
        } else {
            let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            _ = unsafe rename(second, target)
        }
    }

    func forget() { try? FileManager.default.removeItem(atPath: second) }
}
