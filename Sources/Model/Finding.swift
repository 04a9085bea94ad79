/// Something that `check` reports.
public struct Finding: Hashable, Sendable, Identifiable {
    /// How sure it is that something is wrong.
    public enum Severity: String, Sendable, CaseIterable, Comparable {
        case note
        /// They may all be right, but look.
        case tension
        /// They cannot all be right.
        case contradiction

        public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
        private var rank: Int {
            switch self {
            case .note: 0
            case .tension: 1
            case .contradiction: 2
            }
        }
    }

    /// Permanent: the same disagreement keeps it from run to run.
    public var id: String
    public var severity: Severity
    /// Which check found it: `same-period`, `shares-sum`, …
    public var rule: String
    public var key: Key
    public var period: Period?
    /// The figures that disagree, as their articles gave them, the first one the best supported.
    public var values: [ExactDecimal]
    /// All observations concerned, grouped as `values`.
    public var observations: [Observation]
    /// One sentence for a person.
    public var explanation: String
    /// The numbers of the proof on one line: "[62.5, 64) and [35.5, 37) do not meet".
    public var arithmetic: String
    /// `scale`, `digit-transposition`, …; `nil` where the tool cannot tell.
    public var likelyCause: String?
    /// The decision in force that settles it; `nil` while it is open.
    public var decision: Decision?
    /// Where it is about a decision that holds no more, or that articles have left behind: that decision.
    public var doubted: Decision?

    public init(
        id: String, severity: Severity, rule: String, key: Key, period: Period?, values: [ExactDecimal], observations: [Observation],
        explanation: String, arithmetic: String, likelyCause: String? = nil, decision: Decision? = nil,
        doubted: Decision? = nil
    ) {
        self.id = id
        self.severity = severity
        self.rule = rule
        self.key = key
        self.period = period
        self.values = values
        self.observations = observations
        self.explanation = explanation
        self.arithmetic = arithmetic
        self.likelyCause = likelyCause
        self.decision = decision
        self.doubted = doubted
    }
}
