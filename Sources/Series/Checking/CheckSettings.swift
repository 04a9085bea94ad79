public import Model

/// What a series' figures are, as far as two of them can be held against each other.
///
/// In a definition, under `checks:`; every key may be left out:
///
///     checks:
///       kind: poll                 # poll, toll, flow, stock, amount or share; what the figures are
///       kinds: { dimension: measure, values: { flow: flow, stock: stock } }   # where a dimension decides that
///       needs: [pollster]          # figures without these dimensions are not compared
///       independent: [pollster]    # dimensions whose values differ by right
///       complementary: { dimension: stance, values: [approve, disapprove] }  # shares of one whole, at most 100 together
///       parts: { dimension: group, values: [civilian, military] }            # together they are the figure without it
///       share_of: defense-spending # this series is amounts of that one, as a percentage of one base
///       near_days: 31              # within so many days what is there does not change beyond its rounding, but for slips
///       share_sum: 101             # up to this sum of shares rounding explains it
///       scope_words: [children, fighters|rebels]   # what a sentence says besides that makes its figure another one
///       off: [superlative]         # rules not to apply
public struct CheckSettings: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// Percentages of the answers to one survey.
        case poll
        /// People or things counted in one event, or from a start to a day: it can only rise as it becomes known.
        case toll
        /// What came or went within the period.
        case flow
        /// What was there at a day.
        case stock
        /// Money or the like of a period, which sources count by rules of their own.
        case amount
        /// A percentage of a base, which sources count by rules of their own.
        case share
    }

    /// A dimension and some of its values.
    public struct Division: Hashable, Sendable {
        public var dimension: String
        public var values: [String]

        public init(dimension: String, values: [String]) {
            self.dimension = dimension
            self.values = values
        }
    }

    public var kind: Kind
    public var kindDimension: String?
    public var kinds: [String: Kind]
    public var needs: [String]
    public var independent: [String]
    public var complementary: Division?
    public var parts: Division?
    public var shareOf: String?
    public var nearDays: Int
    public var shareSum: ExactDecimal
    public var scopeWords: [String]
    public var off: Set<String>

    public init(
        kind: Kind = .amount, kindDimension: String? = nil, kinds: [String: Kind] = [:], needs: [String] = [], independent: [String] = [],
        complementary: Division? = nil, parts: Division? = nil, shareOf: String? = nil,
        nearDays: Int = 31, shareSum: ExactDecimal = ExactDecimal(101), scopeWords: [String] = [], off: Set<String> = []
    ) {
        self.kind = kind
        self.kindDimension = kindDimension
        self.kinds = kinds
        self.needs = needs
        self.independent = independent
        self.complementary = complementary
        self.parts = parts
        self.shareOf = shareOf
        self.nearDays = nearDays
        self.shareSum = shareSum
        self.scopeWords = scopeWords
        self.off = off
    }

    /// - Parameters:
    ///   - usual: the kind where the node names none.
    ///   - dimensions: the dimensions of the series; a name that is not among them is an error. `nil` allows any.
    public init(_ node: DefinitionNode, usual: Kind = .amount, dimensions: [String]? = nil) throws(DefinitionError) {
        self.init(kind: usual)
        let fields = try node.fields(.checks)
        if let kind = fields["kind"] { self.kind = try kind.choice(Kind.self) }
        if let node = fields["kinds"] {
            let inner = try node.fields(.checkKinds)
            kindDimension = try Self.dimension(inner.required("dimension"), among: dimensions)
            for entry in try inner.required("values").entries() { kinds[entry.key] = try entry.value.choice(Kind.self) }
        }
        if let node = fields["needs"] { needs = try Self.list(node, among: dimensions) }
        if let node = fields["independent"] { independent = try Self.list(node, among: dimensions) }
        if let node = fields["complementary"] { complementary = try Division(node, among: dimensions) }
        if let node = fields["parts"] { parts = try Division(node, among: dimensions) }
        shareOf = try fields["share_of"]?.string()
        nearDays = try fields["near_days"]?.integer(in: 0...366) ?? nearDays
        if let node = fields["share_sum"] {
            shareSum = try node.decimal()
            if shareSum < ExactDecimal(100) { throw node.error("found \(node.phrase)", expected: "a sum of at least 100") }
        }
        scopeWords = try fields["scope_words"]?.strings() ?? []
        if let node = fields["off"] {
            let words = CheckRule.all.map(\.id)
            if case .list(let nodes) = node.content {
                for node in nodes { off.insert(try node.choice(words)) }
            } else {
                off.insert(try node.choice(words))
            }
        }
    }

    /// What a figure with these dimensions is.
    public func kind(of dimensions: [String: String]) -> Kind {
        if let kindDimension, let value = dimensions[kindDimension], let kind = kinds[value] { return kind }
        return kind
    }

    static func dimension(_ node: DefinitionNode, among dimensions: [String]?) throws(DefinitionError) -> String {
        if let dimensions { try node.choice(dimensions) } else { try node.string() }
    }

    private static func list(_ node: DefinitionNode, among dimensions: [String]?) throws(DefinitionError) -> [String] {
        guard let dimensions, case .list(let nodes) = node.content else { return try node.strings() }
        var names: [String] = []
        for node in nodes { names.append(try node.choice(dimensions)) }
        return names
    }
}

extension CheckSettings.Division {
    init(_ node: DefinitionNode, among dimensions: [String]?) throws(DefinitionError) {
        let fields = try node.fields(.division)
        self.init(
            dimension: try CheckSettings.dimension(fields.required("dimension"), among: dimensions),
            values: try fields.required("values").strings())
        if values.count < 2 { throw node.error("`values` has \(values.count)", expected: "at least two that exclude each other") }
    }
}
