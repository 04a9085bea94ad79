/// How the value of a point is chosen among the observations of one key and period.
///
/// In a definition, under `choose:` (a single word, or a mapping):
///
///     choose: latest
///     choose:
///       rule: publishers          # latest, median, publishers or official
///       publishers: [Yonhap, AP]  # for `publishers`: the best first
///       sources: [ministry, NIS]  # for `official`: words of the attribution that make a figure official, the best first
public struct ChoiceRule: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// The voice that spoke last.
        case latest
        /// The middle one of the voices' figures; of two middle ones, the one that spoke last.
        case median
        /// The publisher that stands first in a list; among its figures, and where none is listed, the latest.
        case publishers
        /// The source that stands first in a list; among its figures, and where none is named, the latest.
        case official
    }

    public var kind: Kind
    public var publishers: [String]
    public var sources: [String]

    public init(_ kind: Kind = .latest, publishers: [String] = [], sources: [String] = []) {
        self.kind = kind
        self.publishers = publishers
        self.sources = sources
    }

    public init(_ node: DefinitionNode) throws(DefinitionError) {
        if case .scalar = node.content {
            self.init(try node.choice(Kind.self))
        } else {
            let fields = try node.fields(.choose)
            self.init(
                try fields.required("rule").choice(Kind.self), publishers: try fields["publishers"]?.strings() ?? [],
                sources: try fields["sources"]?.strings() ?? [])
        }
        if kind == .publishers, publishers.isEmpty {
            throw node.error("`publishers` is missing", expected: DefinitionKeys.choose.cure("publishers"))
        }
        if kind == .official, sources.isEmpty { throw node.error("`sources` is missing", expected: DefinitionKeys.choose.cure("sources")) }
    }

    /// In words for a person.
    public var phrase: String {
        switch kind {
        case .latest: "latest voice"
        case .median: "median of the voices"
        case .publishers: "preferred publisher"
        case .official: "official source"
        }
    }
}
