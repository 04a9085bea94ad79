import Foundation
import Model
import Reading
import Rendering
import Series
import Vocabulary

/// The series definitions for a person: listed, shown, checked, tried on their examples.
public struct Catalogue: Sendable {
    private let workspace: Workspace?
    private let definitions: DefinitionSet
    private let report: ProblemReport

    /// - Parameters:
    ///   - workspace: the folder named; without one, the nearest workspace, and where there is none the built-in definitions.
    ///   - reportsDefinitions: whether a definition that is wrong is said at once.
    public init(workspace: String?, reportsDefinitions: Bool = true, report: @escaping ProblemReport) throws(Problem) {
        if workspace != nil {
            self.workspace = try Workspace.find(workspace)
        } else {
            self.workspace = try? Workspace.find(nil)
        }
        self.report = report
        definitions = DefinitionSet.load(self.workspace, withExamples: true, report: reportsDefinitions ? report : { _ in })
    }

    /// The names of the series here, for completions.
    public static func names() -> [String] {
        DefinitionSet.load(try? Workspace.find(nil), report: { _ in }).definitions.map(\.id)
    }

    /// All series.
    public func list(_ format: ListFormat) -> String {
        let descriptions = definitions.definitions.map { SeriesDescription($0) }
        var table = Table(columns: ["series", "title", "kind", "unit", "dimensions", "from"])
        for (definition, description) in zip(definitions.definitions, descriptions) {
            let from = definitions.builtIn.contains(definition.id) ? "built in" : definition.file
            table.rows.append([
                .text(definition.id), .text(definition.title), .text(definition.kind.rawValue), .text(description.unit?.code ?? ""),
                .text(description.dimensions.joined(separator: " ")), .text(from),
            ])
        }
        switch format {
        case .csv: return table.csv()
        case .jsonl:
            return table.rows.map { row in JSONLines.fields(Array(zip(table.columns, row.map(\.string)))) }.joined()
        case .text:
            var text = TextTable(columns: table.columns)
            text.rows = table.rows.map { $0.map(\.string) }
            return text.text(TextOptions(width: 120))
        }
    }

    /// A definition as it stands in its file.
    public func source(_ series: String) throws(Problem) -> String {
        let text = try definitions.named(series).source
        return text.hasSuffix("\n") ? text : text + "\n"
    }

    /// What the keys of a definition say: those of the mapping under a key, or all.
    public static func keys(_ place: String?) throws(Problem) -> String {
        let places = DefinitionKeys.all.map(\.place)
        let shown = DefinitionKeys.all.filter { group in
            place.map { name in
                group.place.split(separator: ", ").contains { $0 == name } || group.place.hasPrefix(name + ".")
                    || group.place.isEmpty && group.names.contains(name) && !places.contains { $0.hasPrefix(name) }
            } ?? true
        }
        if shown.isEmpty {
            throw Problem(
                .usage, "there is no key \(Plain.line(place ?? ""))",
                remedy: Suggestion.remedy(
                    for: place ?? "", in: places.filter { !$0.isEmpty } + DefinitionKeys.root.names, listing: "tidemark series keys"))
        }
        return shown.map { group in
            let keys = group.place.isEmpty ? group.keys.filter { place == nil || $0.name == place } : group.keys
            let head = group.place.isEmpty ? "" : "Under \(group.place):\n"
            return head
                + keys.map { key in
                    "  \(key.name): \(key.sample)\(key.isRequired ? "   (required)" : "")\n      \(key.meaning)\n"
                }.joined()
        }.joined(separator: "\n")
    }

    /// Checks definitions; what is wrong goes to the report, what is right is said.
    ///
    /// - Parameter files: all of the workspace and the built-in ones where it is empty.
    public func lint(_ files: [String]) throws(Problem) -> String {
        var texts: [(String, String)] = []
        if files.isEmpty {
            texts = BuiltInDefinitions.files
            for file in try workspace.map(DefinitionSet.files) ?? [] { read(file, into: &texts) }
        } else {
            let own = try workspace.map(DefinitionSet.files) ?? []
            for name in files { read(Self.file(of: name, among: own), into: &texts) }
        }
        var good = 0
        let carried = Set(BuiltInDefinitions.files.map(\.name))
        var places: [String: String] = [:]
        for (file, text) in texts {
            do {
                let definition = try DefinitionSet.definition(text, file: file)
                if !carried.contains(file), let first = places.updateValue(file, forKey: definition.id) {
                    report(Problem(second: file, of: definition.id, first: first))
                    continue
                }
                good += 1
            } catch {
                report(Problem(error))
            }
        }
        return good == texts.count && good > 0 ? "\(Count.of(good, "definition")), nothing wrong.\n" : ""
    }

    /// A file as it is named, or that of a workspace's series by the name of the series.
    private static func file(of name: String, among own: [String]) -> String {
        own.first { $0 != name && $0.hasSuffix("/\(name).yaml") } ?? name
    }

    private func read(_ file: String, into texts: inout [(String, String)]) {
        do { texts.append((file, try DefinitionSet.text(file))) } catch { report(error) }
    }

    /// What came of examples.
    public struct TestResult: Sendable {
        public var text: String
        public var failures: Int
    }

    /// Reads the example sentences of definitions and compares what comes out with what they expect.
    public func test(_ series: [String]) throws(Problem) -> TestResult {
        let chosen = try definitions.chosen(series)
        let vocabulary = definitions.vocabulary
        let reader = Reader.by(vocabulary)
        var text = ""
        var failures = 0
        for definition in chosen {
            let failed = ExampleRunner.failures(
                of: definition, matcher: Matcher(definitions: [definition], vocabulary: vocabulary)
            ) { reader.read(Article(example: $0.text, published: $0.published, publisher: $0.publisher)) }
            failures += failed.count
            let open = definition.examples.filter(\.isOpen)
            let right = definition.examples.count - failed.count - open.count
            text += "\(definition.id): \(right) of \(Count.of(definition.examples.count, "example")) right"
            text += open.isEmpty ? "\n" : ", \(Count.grouped(open.count)) unanswered\n"
            for failure in failed { text += failure.description + "\n" }
            for example in open { text += "\(definition.file):\(example.line): “\(Plain.line(example.text))”: what must it give?\n" }
        }
        if failures > 0 { text += "A line with - was expected and not found, one with + was found and not expected.\n" }
        return TestResult(text: text, failures: failures)
    }
}

extension Article {
    /// An article of one paragraph, for an example of a definition.
    init(example: String, published: CalendarDate?, publisher: String? = nil) {
        let text = Array(example.utf8)
        let range = ByteRange(0, text.count)
        self.init(
            scrape: "example", path: "example", index: 0, publisher: publisher,
            published: published.map { Stamp(.day($0), origin: .commandLine) }, text: text, range: range,
            blocks: [Block(.paragraph, range)])
    }
}
