import Foundation
import Model
import Testing

/// The example series on pages that were written with their gold before the program read them.
@Suite("Example series, end to end")
struct ExampleSeriesTests {
    static let folder = Repository.path("Examples/series")
    static let series = [
        "carbon-emissions", "consumer-inflation", "party-support", "policy-rate", "refugees-hosted", "unemployment-rate",
    ]

    /// What a page says, or what the program took from it.
    struct Row: CustomStringConvertible {
        var page, series, subject, value, upper, unit, status: String
        var pollster: String?
        var periods: [Period]
        var isOptional: Bool

        init(_ object: [String: Any], page: String) {
            func text(_ key: String) -> String { object[key] as? String ?? "" }
            self.page = page
            (series, subject, value, upper) = (text("series"), text("subject"), text("value"), text("upper"))
            (unit, status) = (text("unit"), text("status"))
            pollster = (object["dimensions"] as? [String: String])?["pollster"]
            let stated = ([object["period"] as? String].compactMap { $0 }) + (object["periodAlt"] as? [String] ?? [])
            periods = stated.compactMap { Period(edtf: $0) }
            isOptional = object["optional"] as? Bool ?? false
        }

        var description: String { "\(page): \(subject) \(periods.first?.description ?? "") \(value) \(pollster ?? "") \(status)" }

        /// Whether a found row says this: the same figure of the same subject, at a time that overlaps and is at most three times
        /// as long.
        func isFound(as found: Row) -> Bool {
            guard page == found.page, series == found.series, subject == found.subject, unit == found.unit, pollster == found.pollster,
                ExactDecimal(value) == ExactDecimal(found.value), ExactDecimal(upper) == ExactDecimal(found.upper)
            else { return false }
            return periods.isEmpty
                || periods.contains { wanted in
                    found.periods.contains { period in
                        period.overlaps(wanted) && (period.dayCount ?? .max) <= 3 * (wanted.dayCount ?? .max / 3)
                    }
                }
        }
    }

    static func rows(_ text: String, page: (([String: Any]) -> String?)) throws -> [Row] {
        try text.split(separator: "\n").compactMap { line in
            let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            return page(object).map { Row(object, page: $0) }
        }
    }

    private static func found() throws -> [Row] {
        let workspace = try TestWorkspace()
        for name in series {
            try FileManager.default.copyItem(atPath: folder + "/\(name).yaml", toPath: workspace.folder("Series/\(name).yaml"))
        }
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder + "/pages").filter { !$0.hasSuffix(".md") }.sorted()
        #expect(pages.count == 18)
        try #require(try workspace.run("update", "-q", folder + "/pages").exitCode == 0)
        let lines = try workspace.output("observations", "--format", "jsonl")
        return try rows(lines) {
            ($0["article"] as? [String: Any])?["path"].flatMap { ($0 as? String)?.split(separator: "/").last.map(String.init) }
        }
    }

    @Test func `three pages a series give what a careful reader takes from them`() throws {
        let gold = try Self.rows(String(contentsOfFile: Self.folder + "/gold/observations.jsonl", encoding: .utf8)) {
            $0["page"] as? String
        }
        let found = try Self.found()
        for series in Self.series {
            var rest = found.filter { $0.series == series }
            var (right, missing): (Int, [Row]) = (0, [])
            for row in gold.filter({ $0.series == series }).sorted(by: { !$0.isOptional && $1.isOptional }) {
                if let place = rest.firstIndex(where: { row.isFound(as: $0) }) {
                    rest.remove(at: place)
                    if !row.isOptional { right += 1 }
                } else if !row.isOptional {
                    missing.append(row)
                }
            }
            let f1 = 200 * right / max(1, 2 * right + rest.count + missing.count)
            print("\(series): \(right) right, \(missing.count) missing, \(rest.count) wrong: F1 \(f1)")
            let remarks = missing.map { "- \($0)" } + rest.map { "+ \($0)" }
            if !remarks.isEmpty { print(remarks.joined(separator: "\n")) }
            #expect(f1 >= 90, "\(series)\n\(remarks.joined(separator: "\n"))")
        }
    }
}
