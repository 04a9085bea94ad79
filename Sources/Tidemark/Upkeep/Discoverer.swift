import Ledger
import Model
import Rendering
import Series

/// Finds in the stored articles what they measure again and again and no series takes.
public struct Discoverer: Sendable {
    private let rereader: Rereader
    private let drafter: Drafter

    public init(_ workspace: Workspace, report: @escaping ProblemReport) throws(Problem) {
        rereader = try Rereader(workspace, report: report)
        // What is wrong in definitions has been said.
        drafter = try Drafter(workspace: workspace.root, report: { _ in })
    }

    /// The measures of at least so many articles, those of most articles first.
    func measures(atLeast least: Int) async throws(Problem) -> [DiscoveredMeasure] {
        try await rereader.discovery().measures(atLeast: max(1, least))
    }

    /// The same as a list.
    public func list(atLeast least: Int, limit: Int?, _ format: ListFormat) async throws(Problem) -> String {
        let all = try await measures(atLeast: least)
        let shown = limit.map { Array(all.prefix(max(0, $0))) } ?? all
        var table = Table(columns: ["measure", "words", "unit", "subjects", "articles", "figures", "example"])
        for one in shown {
            table.rows.append([
                .text(one.id), .text(one.words.joined(separator: " ")), .text(one.unit), .text(one.subjects.joined(separator: " ")),
                .text("\(one.articles)"), .text("\(one.figures)"), .text(one.sentences.first?.text ?? ""),
            ])
        }
        switch format {
        case .csv: return table.csv()
        case .jsonl: return table.rows.map { row in JSONLines.fields(Array(zip(table.columns, row.map(\.string)))) }.joined()
        case .text:
            if shown.isEmpty { return "No measure that no series takes stands in \(Count.of(max(1, least), "article")) or more.\n" }
            var text = shown.map { one in
                """
                \(one.id)   \(Count.of(one.articles, "article")), \(Count.of(one.figures, "figure")), in \(one.unit)
                  words     \(one.words.joined(separator: ", "))
                  subjects  \(one.subjects.isEmpty ? "none named" : one.subjects.joined(separator: ", "))
                  “\(Plain.line(one.sentences.first?.text ?? ""))”

                """
            }.joined()
            if shown.count < all.count { text += "… and \(all.count - shown.count) more; --limit shows them.\n" }
            return text + "\ntidemark discover --write \(shown[0].id) writes a definition of the first to go on from.\n"
        }
    }

    /// Writes a definition of a discovered measure.
    ///
    /// - Parameters:
    ///   - name: its id, where it is to be another than the measure's.
    ///   - file: where to put it; without one, into the workspace. `-` only returns the text.
    /// - Returns: what to tell, or with `-` the definition.
    public func write(_ id: String, as name: String?, to file: String?, atLeast least: Int) async throws(Problem) -> String {
        let found = try await measures(atLeast: least)
        guard let measure = found.first(where: { $0.id == id }) else {
            throw Problem(
                .usage, "there is no such measure as \(Plain.line(id))",
                remedy: Suggestion.remedy(for: id, in: found.map(\.id), listing: "tidemark discover"))
        }
        let text = drafter.draft(name ?? id, measure.sentences)
        if file == "-" { return text }
        return drafter.told(try drafter.write(text, id: name ?? id, to: file), id: name ?? id)
    }
}

extension Drafter {
    /// What to do with a definition that was written.
    public func told(_ path: String, id: String) -> String {
        """
        Written: \(path)
        Next: look through it, then
          tidemark series lint \(path)
          tidemark series test \(id)
          tidemark reread        # files what the articles on file say of it

        """
    }
}
