public import Model
import Yams

/// A piece of a YAML file that knows where it stands, so that every mistake can be named by line and column.
///
/// Scalars keep their text: `no` is the word "no" to `string()` and false to `bool()`, whichever is asked for.
public struct DefinitionNode: Sendable {
    public enum Content: Sendable {
        /// The text, and whether it stood in quotation marks or in a block.
        case scalar(String, quoted: Bool)
        case list([DefinitionNode])
        case mapping([Entry])
    }

    public struct Entry: Sendable {
        public let key: String
        /// Where the key stands; its content is the key.
        public let keyNode: DefinitionNode
        public let value: DefinitionNode
    }

    public let content: Content
    public let file: String
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int

    /// Reads one YAML document.
    ///
    /// Anchors and aliases are refused (a few lines of them can stand for gigabytes), and so is what is nested or long beyond
    /// any definition.
    ///
    /// - Parameter withExamples: without them what stands under the key `examples` is passed over, the mistakes in it too.
    public static func parse(_ yaml: String, file: String, withExamples: Bool = true) throws(DefinitionError) -> DefinitionNode {
        let examples = try DefinitionGuard.check(yaml, file: file)
        var yaml = yaml
        if !withExamples, let examples {
            let bytes = Array(yaml.utf8)
            // Lines keep their numbers.
            let lines = bytes[examples].filter { $0 == 10 }
            yaml = String(decoding: bytes[..<examples.lowerBound] + lines + bytes[examples.upperBound...], as: UTF8.self)
        }
        let root: Node?
        do {
            // Scalars keep their text, so that their types need not be guessed; the default encoding is asked of the environment.
            root = try Yams.compose(yaml: yaml, .basic, .default, .utf8)
        } catch {
            throw DefinitionError(yaml: error, text: yaml, file: file)
        }
        guard let root else {
            throw DefinitionError(file: file, line: 0, column: 0, found: "the file is empty", expected: "a series definition")
        }
        return try DefinitionNode(root, file: file)
    }

    /// Recursion is bounded by `DefinitionGuard`.
    private init(_ node: Node, file: String) throws(DefinitionError) {
        let (line, column) = (node.mark?.line ?? 0, node.mark?.column ?? 0)
        switch node {
        case .scalar(let scalar):
            content = .scalar(scalar.string, quoted: scalar.style != .plain && scalar.style != .any)
        case .sequence(let nodes):
            var list: [DefinitionNode] = []
            list.reserveCapacity(nodes.count)
            for node in nodes { list.append(try DefinitionNode(node, file: file)) }
            content = .list(list)
        case .mapping(let pairs):
            var entries: [Entry] = []
            entries.reserveCapacity(pairs.count)
            for (key, value) in pairs {
                let keyNode = try DefinitionNode(key, file: file)
                entries.append(Entry(key: try keyNode.string(), keyNode: keyNode, value: try DefinitionNode(value, file: file)))
            }
            content = .mapping(entries)
        case .alias:
            throw DefinitionError(file: file, line: line, column: column, found: "an alias", expected: "the words themselves")
        }
        self.file = file
        self.line = line
        self.column = column
    }

    /// An error at this place.
    public func error(_ found: String, expected: String? = nil, suggestion: String? = nil) -> DefinitionError {
        DefinitionError(file: file, line: line, column: column, found: found, expected: expected, suggestion: suggestion)
    }

    /// What stands here, in words for a message: "the list of 3", "`yes`".
    public var phrase: String {
        switch content {
        case .scalar(let text, let quoted):
            isNull ? "nothing" : quoted ? "\"\(Self.clipped(text))\"" : "`\(Self.clipped(text))`"
        case .list(let nodes): "a list of \(nodes.count)"
        case .mapping(let entries): entries.isEmpty ? "an empty mapping" : "a mapping with `\(Self.clipped(entries[0].key))`"
        }
    }

    private static func clipped(_ text: String) -> String {
        text.unicodeScalars.count <= 40 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(39))) + "…"
    }

    /// Whether the value was left out, or is `~` or `null`.
    public var isNull: Bool {
        if case .scalar(let text, quoted: false) = content { text.isEmpty || text == "~" || text == "null" } else { false }
    }

    private func mistaken(_ expected: String) -> DefinitionError { error("found \(phrase)", expected: expected) }

    // MARK: Typed access

    public func string() throws(DefinitionError) -> String {
        guard case .scalar(let text, _) = content, !isNull else { throw mistaken("text") }
        return text
    }

    public func bool() throws(DefinitionError) -> Bool {
        if case .scalar(let text, quoted: false) = content {
            switch text.lowercased() {
            case "true", "yes", "on": return true
            case "false", "no", "off": return false
            default: break
            }
        }
        throw mistaken("`yes` or `no`")
    }

    public func integer(in range: ClosedRange<Int> = .min ... .max) throws(DefinitionError) -> Int {
        guard case .scalar(let text, quoted: false) = content, let number = Int(text), range.contains(number) else {
            throw mistaken(range == .min ... .max ? "a whole number" : "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    public func decimal() throws(DefinitionError) -> ExactDecimal {
        guard case .scalar(let text, quoted: false) = content, let number = ExactDecimal(text) else { throw mistaken("a number") }
        return number
    }

    public func list() throws(DefinitionError) -> [DefinitionNode] {
        guard case .list(let nodes) = content else { throw mistaken("a list") }
        return nodes
    }

    /// A list of texts; a single text is a list of one, and nothing at all is an empty list.
    public func strings() throws(DefinitionError) -> [String] {
        switch content {
        case .scalar: return isNull ? [] : [try string()]
        case .list(let nodes):
            var strings: [String] = []
            for node in nodes { strings.append(try node.string()) }
            return strings
        case .mapping: throw mistaken("a text or a list of texts")
        }
    }

    /// Key and value, in the order of the file; nothing at all is an empty mapping.
    public func entries() throws(DefinitionError) -> [Entry] {
        if isNull { return [] }
        guard case .mapping(let entries) = content else { throw mistaken("a mapping of keys to values") }
        return entries
    }

    /// One of several words.
    public func choice(_ words: [String]) throws(DefinitionError) -> String {
        let expected = Self.alternatives(words)
        guard case .scalar(let text, _) = content, !isNull else { throw mistaken(expected) }
        guard words.contains(text) else {
            throw error("found \(phrase)", expected: expected, suggestion: NearestWord.to(text, in: words))
        }
        return text
    }

    /// One of the cases of an enumeration, by its raw value.
    public func choice<T: RawRepresentable & CaseIterable>(_: T.Type) throws(DefinitionError) -> T where T.RawValue == String {
        let word = try choice(T.allCases.map(\.rawValue))
        guard let value = T(rawValue: word) else { throw mistaken(Self.alternatives(T.allCases.map(\.rawValue))) }
        return value
    }

    /// The mapping's values by key; a key that is not in `known` is an error that names the nearest right one.
    public func fields(_ known: [String]) throws(DefinitionError) -> Fields {
        if let first = try unknownKeys(besides: known).first { throw first }
        return Fields(node: self, entries: try entries())
    }

    /// The mapping's values by key; of a key that is missing the error tells what to write.
    func fields(_ known: DefinitionKeys, besides more: [String] = []) throws(DefinitionError) -> Fields {
        if let first = try unknownKeys(besides: known.names + more).first { throw first }
        return Fields(node: self, entries: try entries(), known: known)
    }

    /// An error for each key that is not in `known`, so that a checker can report all at once.
    public func unknownKeys(besides known: [String]) throws(DefinitionError) -> [DefinitionError] {
        var errors: [DefinitionError] = []
        for entry in try entries() where !known.contains(entry.key) {
            let nearest = NearestWord.to(entry.key, in: known)
            errors.append(
                entry.keyNode.error(
                    "unknown key `\(Self.clipped(entry.key))`", expected: nearest == nil ? Self.alternatives(known) : nil,
                    suggestion: nearest))
        }
        return errors
    }

    static func alternatives(_ words: [String]) -> String {
        switch words.count {
        case 0: "nothing"
        case 1: "`\(words[0])`"
        default: "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
        }
    }

    /// The values of a mapping.
    public struct Fields: Sendable {
        public let node: DefinitionNode
        private let values: [String: DefinitionNode]
        private let known: DefinitionKeys?

        init(node: DefinitionNode, entries: [Entry], known: DefinitionKeys? = nil) {
            self.node = node
            self.known = known
            values = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        }

        /// `nil` where the key is missing or its value was left out.
        public subscript(key: String) -> DefinitionNode? { values[key].flatMap { $0.isNull ? nil : $0 } }

        /// The value of a key that must be there.
        public func required(_ key: String) throws(DefinitionError) -> DefinitionNode {
            guard let value = values[key] else { throw node.error("`\(key)` is missing", expected: known?.cure(key)) }
            if value.isNull { throw value.error("`\(key)` has no value", expected: known?.cure(key)) }
            return value
        }
    }
}

extension DefinitionError {
    /// What Yams reports, with its place.
    init(yaml error: any Error, text: String, file: String) {
        func at(_ mark: Mark, _ problem: String, _ context: YamlError.Context?) -> DefinitionError {
            let found = context.map { "\(problem) (\($0.text), from line \($0.mark.line))" } ?? problem
            return DefinitionError(
                file: file, line: mark.line, column: mark.column, found: "not YAML: \(found)", expected: Self.cure(problem))
        }
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            self = at(mark, problem, context)
        case .composer(_, let problem, let mark, _): self = at(mark, problem, nil)
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            let second = Self.second(key, after: context.mark, in: text)
            self.init(
                file: file, line: second ?? context.mark.line, column: context.mark.column,
                found: "the key `\(key)` stands twice in one mapping" + (second == nil ? "" : ", first in line \(context.mark.line)"),
                expected: "each key once, with all its words in one list")
        case .reader(let problem, let offset, _, _):
            let before = text.prefix(offset ?? 0)
            let line = before.utf8.reduce(1) { $1 == 10 ? $0 + 1 : $0 }
            self.init(
                file: file, line: line, column: 1, found: "a character that YAML does not allow: \(problem)",
                expected: "plain text saved as UTF-8")
        default: self.init(file: file, line: 0, column: 0, found: "not YAML: \(error)", expected: Self.cure(""))
        }
    }

    /// What to do about what libyaml complains of.
    private static func cure(_ problem: String) -> String {
        if problem.contains("tab character") { return "spaces before a key, no tabs" }
        if problem.contains("cannot start any token") {
            return "spaces before a key, no tabs; `@`, `%` or `` ` `` at the start in quotation marks"
        }
        if problem.contains("',' or") { return "a `,` between the items, and the bracket closed" }
        if problem.contains("mapping values") { return "text that holds `: ` in quotation marks, and keys of one mapping in one column" }
        if problem.contains("end of stream") { return "the quotation mark closed" }
        if problem.contains("expected key") || problem.contains("block end") { return "the keys of one mapping in one column" }
        if problem.contains("expected ':'") { return "`key: value`, with a space after the colon" }
        return "lines `key: value`; text with `: `, ` #` or quotation marks goes in quotation marks"
    }

    /// The line where a key stands for the second time in the same column.
    private static func second(_ key: String, after mark: Mark, in text: String) -> Int? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated().dropFirst(mark.line) {
            let rest = line.unicodeScalars.dropFirst(mark.column - 1)
            if String(rest).hasPrefix(key + ":"), line.prefix(while: { $0 == " " || $0 == "-" }).count == mark.column - 1 {
                return index + 1
            }
        }
        return nil
    }
}
