/// Something that stands in the way, said in one line: where, what, and what to do.
public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of trouble it is; the exit code follows from it (sysexits.h).
    public enum Kind: Int32, Sendable, Hashable, CaseIterable {
        /// The command was used wrongly: an unknown series, an impossible as-of.
        case usage = 64
        /// An input could not be read as what it says it is.
        case data = 65
        /// There is no such input.
        case noInput = 66
        /// An output cannot be made.
        case cannotCreate = 73
        /// Reading or writing failed.
        case inputOutput = 74
        /// A series definition is wrong.
        case definition = 78

        /// The graver of several kinds decides the exit code: what may have cost data first, then what the person can mend.
        var gravity: Int {
            switch self {
            case .inputOutput: 6
            case .cannotCreate: 5
            case .definition: 4
            case .usage: 3
            case .noInput: 2
            case .data: 1
            }
        }
    }

    public var kind: Kind
    /// Whether the work goes on all the same and nothing asked for is missing; such a problem does not change the exit code.
    public var isWarning: Bool
    /// The file, as the person named it.
    public var file: String?
    /// 1-based.
    public var line: Int?
    /// 1-based.
    public var column: Int?
    /// What is the matter, without a full stop.
    public var what: String
    /// What to do about it, without a full stop.
    public var remedy: String?

    public init(
        _ kind: Kind, file: String? = nil, line: Int? = nil, column: Int? = nil, _ what: String, remedy: String? = nil,
        isWarning: Bool = false
    ) {
        self.kind = kind
        self.file = file
        self.line = line
        self.column = column
        self.what = what
        self.remedy = remedy
        self.isWarning = isWarning
    }

    /// `FILE:LINE:COLUMN: what; what to do`.
    public var description: String {
        var text = ""
        if let file {
            text += file
            if let line { text += ":\(line)" }
            if let column { text += ":\(column)" }
            text += ": "
        }
        if isWarning { text += "warning: " }
        text += what
        if let remedy { text += "; " + remedy }
        return text
    }

    /// The exit code that several problems make together; 0 without any.
    public static func exitCode(of problems: some Sequence<Kind>) -> Int32 {
        problems.max { $0.gravity < $1.gravity }?.rawValue ?? 0
    }
}

/// Where problems go that do not end the work: one call each, in the order of the input.
public typealias ProblemReport = @Sendable (Problem) -> Void
