import Model
import Vocabulary

/// Words that are well formed and that nothing would ever be found by, and the examples of a definition.
extension SeriesDefinition {
    private static let classes = ["percent", "currency", "persons"]
    private static let placeholders = ["@demonym", "@possessive", "@person"]
    /// What an example may name of an observation besides the series' dimensions.
    static let observationKeys = DefinitionKeys.expectation.names

    /// - Throws: at a phrase without words, or with a placeholder that is none.
    static func checkPhrases(_ node: DefinitionNode) throws(DefinitionError) {
        for item in try items(node) {
            let parts = try item.string().split(separator: " ").map(String.init)
            if parts.allSatisfy({ $0.allSatisfy { ".|=".contains($0) } }) {
                throw item.error("a phrase without words: \(item.phrase)", expected: "at least one word beside `...`")
            }
            if let part = parts.first(where: { $0.hasPrefix("@") && !placeholders.contains($0) }) {
                throw item.error(
                    "`\(part)` stands for nothing", expected: DefinitionNode.alternatives(placeholders),
                    suggestion: NearestWord.to(part, in: placeholders))
            }
        }
    }

    /// - Throws: at what is no code of a unit, with the code of the unit that is called so or nearly so.
    static func checkUnits(_ node: DefinitionNode, _ vocabulary: Vocabulary) throws(DefinitionError) {
        let codes = Set(vocabulary.units.map(\.unit.code) + vocabulary.currencies.map(\.unit.code))
        for item in try items(node) {
            let word = try item.string()
            if classes.contains(word) {
                throw item.error("`\(word)` stands beside other units", expected: "`\(word)` alone, or codes of units")
            }
            if codes.contains(word) { continue }
            let isMoney = vocabulary.currencies.contains { row in row.forms.contains { $0.lowercased() == word.lowercased() } }
            let unit = vocabulary.units.first { row in row.forms.contains { $0.lowercased() == word.lowercased() } }?.unit.code
            if let right = Self.compound(word, vocabulary, codes), right != word {
                throw item.error("no unit has the code \(item.phrase)", expected: "the codes of its parts", suggestion: right)
            }
            let isWord = word.utf8.allSatisfy { (97...122).contains($0) }
            let isPlural = isWord && word.hasSuffix("s") && !["ss", "us", "is", "as"].contains { word.hasSuffix($0) }
            let suggestion =
                isMoney
                ? "currency"
                : unit ?? NearestWord.to(word, in: classes) ?? (isPlural ? String(word.dropLast()) : nil)
                    ?? (isWord || isCompound(word, of: codes) ? nil : NearestWord.to(word, in: codes.sorted()))
            // What is counted has its noun for a unit: `ship`.
            if suggestion == nil, isWord || isCompound(word, of: codes) { continue }
            throw item.error(
                "no unit has the code \(item.phrase)",
                expected:
                    "`percent`, `currency`, `persons`, codes of units such as `km`, `t`, or a noun for what is counted such as `ship`",
                suggestion: suggestion)
        }
    }

    /// "EUR/L" for "EUR/l" and "EUR/litre": each part by its code, where it is a form of one; `nil` where it is no compound.
    private static func compound(_ word: String, _ vocabulary: Vocabulary, _ codes: Set<String>) -> String? {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, !parts.contains(""), parts.contains(where: { !codes.contains($0) }) else { return nil }
        return parts.map { part in
            if codes.contains(part) { return part }
            let row = vocabulary.units.first { $0.forms.contains(part) } ?? vocabulary.units.first { $0.symbols.contains(part) }
            return row?.unit.code ?? part
        }.joined(separator: "/")
    }

    /// "km/h", "t/a": each part is a unit.
    private static func isCompound(_ word: String, of codes: Set<String>) -> Bool {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return parts.count > 1 && parts.allSatisfy { codes.contains($0) || $0.utf8.allSatisfy { (97...122).contains($0) } && !$0.isEmpty }
    }

    /// The classes of offices that people may be asked for.
    static func offices(_ node: DefinitionNode?) throws(DefinitionError) -> [String] {
        guard let node else { return [] }
        var offices: [String] = []
        for item in try items(node) { offices.append(try item.choice(["head"])) }
        return offices
    }

    private static func items(_ node: DefinitionNode) throws(DefinitionError) -> [DefinitionNode] {
        if case .list(let nodes) = node.content { return nodes }
        return [node]
    }

    static func examples(_ node: DefinitionNode?, _ dimensions: [DimensionRule]) throws(DefinitionError) -> [Example] {
        var examples: [Example] = []
        for item in try node?.list() ?? [] {
            let fields = try item.fields(.example)
            var published: CalendarDate?
            if let node = fields["published"] {
                guard let date = CalendarDate(iso: try node.string()), try node.string().utf8.count == 10 else {
                    throw node.error("found \(node.phrase)", expected: "a date such as 2025-06-27")
                }
                published = date
            }
            var expected: [[String: String]] = []
            let isOpen = if case .scalar = fields["expect"]?.content { try fields["expect"]?.string() == "unknown" } else { false }
            if !isOpen {
                for observation in try fields["expect"]?.list() ?? [] { expected.append(try self.expected(observation, dimensions)) }
            }
            examples.append(
                Example(
                    text: try fields.required("text").string(), published: published, publisher: try fields["publisher"]?.string(),
                    expected: expected, isOpen: isOpen, line: item.line))
        }
        return examples
    }

    private static func expected(_ node: DefinitionNode, _ dimensions: [DimensionRule]) throws(DefinitionError) -> [String: String] {
        let fields = try node.fields(.expectation, besides: dimensions.map(\.name))
        for key in ["value", "upper"] {
            if let number = fields[key], ExactDecimal(try number.string()) == nil {
                throw number.error("found \(number.phrase)", expected: "a number such as \"3.5\"")
            }
        }
        if let period = fields["period"], Period(edtf: try period.string()) == nil {
            throw period.error("found \(period.phrase)", expected: DefinitionKeys.expectation.cure("period"))
        }
        _ = try fields["status"]?.choice(Status.self)
        for rule in dimensions where !rule.values.isEmpty && rule.kinds.isEmpty && rule.names.isEmpty && !rule.country {
            _ = try fields[rule.name]?.choice(rule.values.map(\.id))
        }
        var values: [String: String] = [:]
        for entry in try node.entries() { values[entry.key] = try entry.value.string() }
        return values
    }
}
