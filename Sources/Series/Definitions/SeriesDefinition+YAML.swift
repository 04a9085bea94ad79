import Model
public import Vocabulary

extension SeriesDefinition {
    /// Reads a definition from the text of its file.
    ///
    /// - Parameters:
    ///   - words: what is known of words' forms, where several definitions are read with one vocabulary.
    ///   - withExamples: whether the examples are wanted; a third of a definition may be examples, which only their test needs.
    ///   - beside: the text of a table of names that lies beside the file; `nil` where there is none so called.
    /// - Throws: `DefinitionError` with line and column at the first mistake.
    public init(
        yaml: String, file: String, vocabulary: Vocabulary, words: WordForms? = nil, withExamples: Bool = true,
        beside: @escaping (String) -> String? = { _ in nil }
    ) throws(DefinitionError) {
        let words = words ?? WordForms(vocabulary)
        let root = try DefinitionNode.parse(yaml, file: file, withExamples: withExamples)
        let fields = try root.fields(.root)
        id = try Self.identifier(fields.required("id"))
        title = try fields["title"]?.string() ?? id
        kind = try fields.required("kind").choice(Kind.self)
        unit = try Self.unit(fields.required("unit"), vocabulary)
        least = try fields["least"]?.decimal()
        most = try fields["most"]?.decimal()
        product = try fields["product"].map { node throws(DefinitionError) in try ProductRule(node) }
        nouns = try Self.phrases(fields["nouns"], words)
        if unit == .persons, nouns.isEmpty {
            throw try fields.required("unit").error(
                "nothing says who is counted", expected: "`nouns` beside `unit: persons`, such as `nouns: [soldier]`")
        }
        var own = OwnNames(yaml, beside: beside)
        subject = try Self.subject(fields.required("subject"), &own)
        measure = try Self.measure(fields.required("measure"), words)
        about = try Self.phrases(fields["about"], words)
        resume = try Self.phrases(fields["resume"], words)
        levels = try Self.phrases(fields["levels"], words)
        of = try Self.phrases(fields["of"], words)
        let excluded = try fields["exclude"]?.fields(.exclude)
        exclusions = try Self.phrases(excluded?["near"], words)
        exclusionsBefore = try Self.phrases(excluded?["before"], words)
        exclusionsBehind = try Self.phrases(excluded?["behind"], words)
        otherTopics = try Self.phrases(excluded?["topic"], words)
        fates = try Self.phrases(excluded?["fate"], words)
        taken = try Self.phrases(excluded?["taken"], words)
        gone = try Self.phrases(excluded?["gone"], words)
        var rules: [DimensionRule] = []
        for node in try fields["dimensions"]?.list() ?? [] {
            let rule = try Self.dimension(node, words, &own)
            if rules.contains(where: { $0.name == rule.name }) {
                throw node.error("the dimension `\(rule.name)` stands twice", expected: "each dimension once, with all its values")
            }
            rules.append(rule)
        }
        dimensions = rules
        period = try Self.period(fields["period"], kind, rules, words)
        (status, runningStatus) = try Self.status(fields["status"], words)
        choice = try fields["choose"].map { node throws(DefinitionError) in try ChoiceRule(node) } ?? ChoiceRule()
        checks = try Self.checks(fields["checks"], kind, rules)
        examples = try Self.examples(fields["examples"], rules)
        names = own.names
        source = yaml
        record = own.record
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

    static func phrases(_ node: DefinitionNode?, _ words: WordForms) throws(DefinitionError) -> [CuePhrase] {
        guard let node else { return [] }
        try checkPhrases(node)
        return try node.strings().map { CuePhrase($0, words) }
    }

    private static func measure(_ node: DefinitionNode, _ words: WordForms) throws(DefinitionError) -> [CueGroup] {
        var groups: [CueGroup] = []
        for item in try node.list() {
            let group = try item.fields(.measure)
            let phrases = try phrases(group.required("words"), words)
            if phrases.isEmpty { throw item.error("the group has no words", expected: DefinitionKeys.measure.cure("words")) }
            groups.append(CueGroup(phrases: phrases, carry: try group["carry"]?.integer(in: 0...100) ?? 0))
        }
        if groups.isEmpty { throw node.error("the measure has no words", expected: DefinitionKeys.root.cure("measure")) }
        return groups
    }

    private static func unit(_ node: DefinitionNode, _ vocabulary: Vocabulary) throws(DefinitionError) -> UnitClass {
        let names = try node.strings()
        switch names {
        case ["percent"]: return .percent
        case ["currency"]: return .currency
        case ["persons"]: return .persons
        default:
            if names.isEmpty { throw node.error("no unit is named", expected: "`percent`, `currency`, `persons` or the code of a unit") }
            try checkUnits(node, vocabulary)
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

    private static func subject(_ node: DefinitionNode, _ own: inout OwnNames) throws(DefinitionError) -> SubjectRule {
        let fields = try node.fields(.subject)
        let names = try own.take(fields["names"])
        let kinds = names.isEmpty ? try fields.required("kinds") : fields["kinds"]
        return SubjectRule(
            kinds: try choices(kinds, EntityMention.Kind.self), names: names, offices: try offices(fields["offices"]),
            organizations: try choices(fields["organizations"], OrganizationRow.Kind.self),
            prepositions: try hashes(fields["prepositions"]), places: try fields["places"]?.bool() ?? false,
            modifies: try fields["modifies"]?.bool() ?? false, victims: try fields["victims"]?.bool() ?? false,
            government: try fields["government"]?.bool() ?? false, carry: try fields["carry"]?.integer(in: 0...100) ?? 0)
    }

    private static func dimension(
        _ node: DefinitionNode, _ words: WordForms, _ own: inout OwnNames
    ) throws(DefinitionError) -> DimensionRule {
        let fields = try node.fields(.dimension)
        var values: [DimensionRule.Value] = []
        for entry in try fields["values"]?.entries() ?? [] {
            let phrases = try phrases(entry.value, words)
            if phrases.isEmpty {
                throw entry.keyNode.error("the value `\(entry.key)` has no phrases", expected: "`\(entry.key): [its, words]`")
            }
            values.append(DimensionRule.Value(id: entry.key, phrases: phrases))
        }
        let fallback = try fields["default"]?.choice(values.map(\.id))
        let kinds = try choices(fields["kinds"], EntityMention.Kind.self)
        let names = try own.take(fields["names"])
        let name = try identifier(fields.required("name"))
        if SeriesDefinition.observationKeys.contains(name) {
            throw try fields.required("name").error("the dimension `\(name)` would hide the column of that name", expected: "another name")
        }
        if values.isEmpty, kinds.isEmpty, names.isEmpty {
            throw node.error(
                "the dimension `\(name)` has no values", expected: "`values` with phrases, or the `kinds` or `names` that are its values")
        }
        return DimensionRule(
            name: name, isRequired: try fields["required"]?.bool() ?? false, values: values,
            defaultValue: fallback, kinds: kinds, names: names, prepositions: try hashes(fields["prepositions"]),
            places: try fields["places"]?.bool() ?? false, differs: try fields["differs"]?.bool() ?? false,
            hosts: try phrases(fields["hosts"], words), country: try fields["country"]?.bool() ?? false,
            carry: try fields["carry"]?.integer(in: 0...100) ?? 0)
    }

    private static func period(
        _ node: DefinitionNode?, _ kind: Kind, _ dimensions: [DimensionRule], _ words: WordForms
    ) throws(DefinitionError) -> PeriodRule {
        let usual = kind.usualPeriod
        guard let node else { return PeriodRule(fallback: usual, byDimension: [:], field: [], early: [], earlier: [], total: []) }
        let fields = try node.fields(.period)
        var byDimension: [String: [String: PeriodRule.Default]] = [:]
        for entry in try fields["by"]?.entries() ?? [] {
            guard let rule = dimensions.first(where: { $0.name == entry.key }) else {
                let names = dimensions.map(\.name)
                throw entry.keyNode.error(
                    "`\(entry.key)` is no dimension of this series",
                    expected: names.isEmpty ? "a dimension that `dimensions` names" : DefinitionNode.alternatives(names),
                    suggestion: NearestWord.to(entry.key, in: names))
            }
            for value in try entry.value.entries() {
                guard rule.values.contains(where: { $0.id == value.key }) else {
                    throw value.keyNode.error(
                        "`\(value.key)` is no value of `\(rule.name)`", expected: DefinitionNode.alternatives(rule.values.map(\.id)),
                        suggestion: NearestWord.to(value.key, in: rule.values.map(\.id)))
                }
                byDimension[entry.key, default: [:]][value.key] = try value.value.choice(PeriodRule.Default.self)
            }
        }
        return PeriodRule(
            fallback: try fields["default"]?.choice(PeriodRule.Default.self) ?? usual, byDimension: byDimension,
            field: try phrases(fields["field"], words), early: try phrases(fields["early"], words),
            earlier: try phrases(fields["earlier"], words), total: try phrases(fields["total"], words))
    }

    private static func status(
        _ node: DefinitionNode?, _ words: WordForms
    ) throws(DefinitionError) -> ([(status: Status, phrases: [CuePhrase])], Status?) {
        guard let node else { return ([], nil) }
        let fields = try node.fields(.status)
        var rules: [(status: Status, phrases: [CuePhrase])] = []
        for status in Status.allCases {
            let found = try phrases(fields[status.rawValue], words)
            if !found.isEmpty { rules.append((status, found)) }
        }
        return (rules, try fields["running"]?.choice(Status.self))
    }

    private static func checks(
        _ node: DefinitionNode?, _ kind: Kind, _ dimensions: [DimensionRule]
    ) throws(DefinitionError) -> CheckSettings {
        guard let node else { return CheckSettings(kind: kind.usualChecks) }
        return try CheckSettings(node, usual: kind.usualChecks, dimensions: dimensions.map(\.name))
    }
}
