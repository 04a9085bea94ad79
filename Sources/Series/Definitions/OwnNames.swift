import Vocabulary

/// The names that a definition brings with it, gathered while it is read.
///
/// They stand in the definition, or in a table beside its file; where the definition comes out of a store, the table stands in it
/// as comments.
struct OwnNames {
    private(set) var names: [OwnName] = []
    /// The definition's text with every table that it names.
    private(set) var record: String
    private let beside: (String) -> String?
    private var tables: Set<String> = []

    init(_ yaml: String, beside: @escaping (String) -> String?) {
        record = yaml
        self.beside = beside
    }

    /// The names of a mapping of ids to forms, or of the table that a text names; their ids.
    mutating func take(_ node: DefinitionNode?) throws(DefinitionError) -> Set<String> {
        guard let node else { return [] }
        var found: [OwnName] = []
        if case .mapping(let entries) = node.content {
            for entry in entries {
                let forms = try entry.value.strings()
                guard let first = forms.first, forms.allSatisfy({ !$0.isEmpty }) else {
                    throw entry.keyNode.error("`\(entry.key)` has no form", expected: "`\(entry.key): [Full Name, Other Name]`")
                }
                found.append(OwnName(id: entry.key, name: first, forms: forms))
            }
        } else {
            found = try table(node)
        }
        if found.isEmpty { throw node.error("no names are given", expected: DefinitionKeys.subject.cure("names")) }
        for name in found where !names.contains(name) { names.append(name) }
        return Set(found.map(\.id))
    }

    private mutating func table(_ node: DefinitionNode) throws(DefinitionError) -> [OwnName] {
        let file = try node.string()
        guard file.hasSuffix(".tsv"), !file.contains("/"), !file.contains("\\"), !file.hasPrefix(".") else {
            throw node.error(
                "found \(node.phrase)", expected: "the name of a .tsv file that lies beside the definition, or `{ id: [form, form] }`")
        }
        let kept = Self.kept(file, in: record)
        guard let text = beside(file) ?? kept else {
            throw node.error("there is no file `\(file)` beside the definition", expected: OwnName.columnsPhrase)
        }
        if kept == nil { record += Self.comment(file, text) }
        do {
            return try OwnName.table(text, file: file)
        } catch {
            throw node.error("`\(file)`, line \(error.line): \(error.message)", expected: OwnName.columnsPhrase)
        }
    }

    // MARK: In a store

    private static func head(_ file: String) -> String { "\n# names from \(file)\n" }

    private static func comment(_ file: String, _ text: String) -> String {
        head(file) + text.split(whereSeparator: \.isNewline).map { "#|\($0)\n" }.joined()
    }

    private static func kept(_ file: String, in record: String) -> String? {
        guard let range = record.firstRange(of: head(file)) else { return nil }
        let lines = record[range.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("#|") }
        return lines.map { $0.dropFirst(2) }.joined(separator: "\n")
    }
}
