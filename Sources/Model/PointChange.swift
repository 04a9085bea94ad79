/// What became of one point from one state to a later one.
public struct PointChange: Hashable, Sendable {
    /// Why it changed, as far as the two states show it: three different things are never called by one name.
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// It was not there.
        case added
        /// A later or better source gives another figure.
        case revised
        /// The page that gave the figure gives another one now, and a note says that it was corrected.
        case corrected
        /// The page that gave the figure gives another one now, and nothing says so.
        case changedSilently = "changed-silently"
        /// The same article is read otherwise, by another program or definition.
        case reread
        /// A person decided, or took a decision back.
        case decided
        /// The figure stays, and is contradicted now.
        case contested
        /// The figure stays, and is contradicted no more.
        case settled
        /// It is there no more.
        case withdrawn
    }

    public var kind: Kind
    public var key: Key
    public var period: Period
    public var unit: MeasureUnit
    public var before: Point?
    public var after: Point?
    /// After less before; `nil` where one of them is missing or it takes too many digits.
    public var difference: ExactDecimal?

    public init(kind: Kind, before: Point?, after: Point, difference: ExactDecimal? = nil) {
        self.kind = kind
        self.before = before
        self.after = after
        self.difference = difference
        (key, period, unit) = (after.key, after.period, after.chosen.figure.unit)
    }

    public init(withdrawn before: Point) {
        kind = .withdrawn
        self.before = before
        (key, period, unit) = (before.key, before.period, before.chosen.figure.unit)
    }
}
