import Model
public import Vocabulary

extension SeriesDefinition {
    private static let keys = [
        "id", "title", "kind", "unit", "nouns", "subject", "measure", "resume", "of", "exclude", "dimensions", "period", "status", "choose",
        "checks",
        "examples",
    ]

    /// Reads a definition from the text of its file.
    ///
    /// - Throws: `DefinitionError` with line and column at the first mistake.
    public init(yaml: String, file: String, vocabulary: Vocabulary) throws(DefinitionError) {
        let irregular = vocabulary.irregularForms
        let root = try DefinitionNode.parse(yaml, file: file)
        let fields = try root.fields(Self.keys)
        id = try Self.identifier(fields.required("id"))
        title = try fields["title"]?.string() ?? id
        kind = try fields.required("kind").choice(Kind.self)
        unit = try Self.unit(fields.required("unit"))
        nouns = try Self.phrases(fields["nouns"], irregular)
        subject = try Self.subject(fields.required("subject"))
        var groups: [CueGroup] = []
        for node in try fields.required("measure").list() {
            let group = try node.fields(["words", "carry"])
            groups.append(
                CueGroup(
                    phrases: try Self.phrases(group.required("words"), irregular), carry: try group["carry"]?.integer(in: 0...100) ?? 0))
        }
        measure = groups
        resume = try Self.phrases(fields["resume"], irregular)
        of = try Self.phrases(fields["of"], irregular)
        let excluded = try fields["exclude"]?.fields(["near", "before"])
        exclusions = try Self.phrases(excluded?["near"], irregular)
        exclusionsBefore = try Self.phrases(excluded?["before"], irregular)
        var rules: [DimensionRule] = []
        for node in try fields["dimensions"]?.list() ?? [] { rules.append(try Self.dimension(node, irregular)) }
        dimensions = rules
        period = try Self.period(fields["period"], kind, rules, irregular)
        (status, runningStatus) = try Self.status(fields["status"], irregular)
        choice = try fields["choose"].map { node throws(DefinitionError) in try ChoiceRule(node) } ?? ChoiceRule()
        checks = try Self.checks(fields["checks"], kind, rules)
        examples = try Self.examples(fields["examples"])
        source = yaml
        self.file = file
    }

    private static func identifier(_ node: DefinitionNode) throws(DefinitionError) -> String {
        let text = try node.string()
        let allowed = text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        guard allowed, text.utf8.first.map({ (97...122).contains($0) }) == true, text.utf8.count <= 64 else {
            throw node.error("found \(node.phrase)", expected: "an id of small letters, digits and hyphens that begins with a letter")
        }
        return text
    }

    static func phrases(_ node: DefinitionNode?, _ irregular: [String: [String]]) throws(DefinitionError) -> [CuePhrase] {
        guard let node else { return [] }
        return try node.strings().map { CuePhrase($0, irregular: irregular) }
    }

    private static func unit(_ node: DefinitionNode) throws(DefinitionError) -> UnitClass {
        let names = try node.strings()
        switch names {
        case ["percent"]: return .percent
        case ["currency"]: return .currency
        case ["persons"]: return .persons
        default:
            if names.isEmpty { throw node.error("no unit is named", expected: "`percent`, `currency`, `persons` or the code of a unit") }
            return .codes(names)
        }
    }

    /// A list of cases by their names; a single name is a list of one, and no node an empty list.
    private static func choices<T: RawRepresentable & CaseIterable>(
        _ node: DefinitionNode?, _: T.Type
    ) throws(DefinitionError) -> [T] where T.RawValue == String {
        guard let node else { return [] }
        if case .scalar = node.content { return [try node.choice(T.self)] }
        var choices: [T] = []
        for item in try node.list() { choices.append(try item.choice(T.self)) }
        return choices
    }

    private static func hashes(_ node: DefinitionNode?) throws(DefinitionError) -> Set<UInt64> {
        Set(try node?.strings().map { WordHash.of($0.lowercased()) } ?? [])
    }

    private static func subject(_ node: DefinitionNode) throws(DefinitionError) -> SubjectRule {
        let fields = try node.fields([
            "kinds", "offices", "organizations", "prepositions", "places", "modifies", "victims", "government", "carry",
        ])
        return SubjectRule(
            kinds: try choices(fields.required("kinds"), EntityMention.Kind.self), offices: try fields["offices"]?.strings() ?? [],
            organizations: try choices(fields["organizations"], OrganizationRow.Kind.self),
            prepositions: try hashes(fields["prepositions"]), places: try fields["places"]?.bool() ?? false,
            modifies: try fields["modifies"]?.bool() ?? false, victims: try fields["victims"]?.bool() ?? false,
            government: try fields["government"]?.bool() ?? false, carry: try fields["carry"]?.integer(in: 0...100) ?? 0)
    }

    private static func dimension(_ node: DefinitionNode, _ irregular: [String: [String]]) throws(DefinitionError) -> DimensionRule {
        let fields = try node.fields([
            "name", "required", "values", "default", "kinds", "prepositions", "places", "differs", "hosts", "country", "carry",
        ])
        var values: [DimensionRule.Value] = []
        for entry in try fields["values"]?.entries() ?? [] {
            values.append(DimensionRule.Value(id: entry.key, phrases: try phrases(entry.value, irregular)))
        }
        let fallback = try fields["default"]?.choice(values.map(\.id))
        let kinds = try choices(fields["kinds"], EntityMention.Kind.self)
        if values.isEmpty, kinds.isEmpty {
            throw node.error("the dimension says neither its `values` nor the `kinds` of names that are its values")
        }
        return DimensionRule(
            name: try identifier(fields.required("name")), isRequired: try fields["required"]?.bool() ?? false, values: values,
            defaultValue: fallback, kinds: kinds, prepositions: try hashes(fields["prepositions"]),
            places: try fields["places"]?.bool() ?? false, differs: try fields["differs"]?.bool() ?? false,
            hosts: try phrases(fields["hosts"], irregular), country: try fields["country"]?.bool() ?? false,
            carry: try fields["carry"]?.integer(in: 0...100) ?? 0)
    }

    private static func period(
        _ node: DefinitionNode?, _ kind: Kind, _ dimensions: [DimensionRule], _ irregular: [String: [String]]
    ) throws(DefinitionError) -> PeriodRule {
        let usual: PeriodRule.Default =
            switch kind {
            case .poll: .fieldwork
            case .count: .event
            case .stock: .report
            case .amount, .rate: .year
            }
        guard let node else { return PeriodRule(fallback: usual, byDimension: [:], field: [], early: [], earlier: [], total: []) }
        let fields = try node.fields(["default", "by", "field", "early", "earlier", "total"])
        var byDimension: [String: [String: PeriodRule.Default]] = [:]
        for entry in try fields["by"]?.entries() ?? [] {
            guard let rule = dimensions.first(where: { $0.name == entry.key }) else {
                let names = dimensions.map(\.name)
                throw entry.keyNode.error(
                    "`\(entry.key)` is no dimension of this series", suggestion: NearestWord.to(entry.key, in: names))
            }
            for value in try entry.value.entries() {
                guard rule.values.contains(where: { $0.id == value.key }) else {
                    throw value.keyNode.error(
                        "`\(value.key)` is no value of `\(rule.name)`", suggestion: NearestWord.to(value.key, in: rule.values.map(\.id)))
                }
                byDimension[entry.key, default: [:]][value.key] = try value.value.choice(PeriodRule.Default.self)
            }
        }
        return PeriodRule(
            fallback: try fields["default"]?.choice(PeriodRule.Default.self) ?? usual, byDimension: byDimension,
            field: try phrases(fields["field"], irregular), early: try phrases(fields["early"], irregular),
            earlier: try phrases(fields["earlier"], irregular), total: try phrases(fields["total"], irregular))
    }

    private static func status(
        _ node: DefinitionNode?, _ irregular: [String: [String]]
    ) throws(DefinitionError) -> ([(status: Status, phrases: [CuePhrase])], Status?) {
        guard let node else { return ([], nil) }
        let fields = try node.fields(Status.allCases.map(\.rawValue) + ["running"])
        var rules: [(status: Status, phrases: [CuePhrase])] = []
        for status in Status.allCases {
            let found = try phrases(fields[status.rawValue], irregular)
            if !found.isEmpty { rules.append((status, found)) }
        }
        return (rules, try fields["running"]?.choice(Status.self))
    }

    private static func checks(
        _ node: DefinitionNode?, _ kind: Kind, _ dimensions: [DimensionRule]
    ) throws(DefinitionError) -> CheckSettings {
        let usual: CheckSettings.Kind =
            switch kind {
            case .poll: .poll
            case .count: .toll
            case .stock: .stock
            case .amount: .amount
            case .rate: .share
            }
        guard let node else { return CheckSettings(kind: usual) }
        return try CheckSettings(node, usual: usual, dimensions: dimensions.map(\.name))
    }

    private static func examples(_ node: DefinitionNode?) throws(DefinitionError) -> [Example] {
        var examples: [Example] = []
        for item in try node?.list() ?? [] {
            let fields = try item.fields(["text", "published", "publisher", "expect"])
            var published: CalendarDate?
            if let node = fields["published"] {
                guard let date = CalendarDate(iso: try node.string()), try node.string().utf8.count == 10 else {
                    throw node.error("found \(node.phrase)", expected: "a date such as 2025-06-27")
                }
                published = date
            }
            var expected: [[String: String]] = []
            for observation in try fields["expect"]?.list() ?? [] {
                var values: [String: String] = [:]
                for entry in try observation.entries() { values[entry.key] = try entry.value.string() }
                expected.append(values)
            }
            examples.append(
                Example(
                    text: try fields.required("text").string(), published: published, publisher: try fields["publisher"]?.string(),
                    expected: expected, line: item.line))
        }
        return examples
    }
}
