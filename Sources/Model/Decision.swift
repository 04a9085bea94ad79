/// What a person decided about a series, against or beside what the program would do by itself.
///
/// It holds as long as what it rests on does: the observation that it names, which is another one once its article says something else.
/// Then it lapses and waits for the person. Further articles do not overturn it; where they say something new, that is told.
public struct Decision: Hashable, Sendable, Identifiable {
    /// What is decided.
    public enum Act: Hashable, Sendable {
        /// The point takes the figure of this observation.
        case accept(observation: String)
        /// This observation does not count.
        case reject(observation: String)
        /// The point has this value, in the unit that it has.
        case set(value: ExactDecimal)
        /// Where this publisher has a figure, it is taken.
        case prefer(publisher: String)
        /// The subject is the same as another, whose name it takes.
        case mergeSubject(into: String)
        /// The figures of this finding all stand: they have a right to differ.
        case both(finding: String)
        /// The figure of this observation revises the others of its point, which were right in their time.
        case revision(observation: String)

        /// The word for it on the command line and in files.
        public var name: String {
            switch self {
            case .accept: "accept"
            case .reject: "reject"
            case .set: "set"
            case .prefer: "prefer"
            case .mergeSubject: "merge-subject"
            case .both: "both"
            case .revision: "revision"
            }
        }

        /// The observation, value, publisher, subject or finding, as text.
        public var argument: String {
            switch self {
            case .accept(let observation), .reject(let observation), .revision(let observation): observation
            case .set(let value): value.description
            case .prefer(let publisher): publisher
            case .mergeSubject(let subject): subject
            case .both(let finding): finding
            }
        }

        /// The words for all of them.
        public static let names = ["accept", "reject", "set", "prefer", "merge-subject", "both", "revision"]

        /// From `name` and `argument`; `nil` where the name is none of them or the argument is no value.
        public init?(name: String, argument: String) {
            switch name {
            case "accept": self = .accept(observation: argument)
            case "reject": self = .reject(observation: argument)
            case "set":
                guard let value = ExactDecimal(argument) else { return nil }
                self = .set(value: value)
            case "prefer": self = .prefer(publisher: argument)
            case "merge-subject": self = .mergeSubject(into: argument)
            case "both": self = .both(finding: argument)
            case "revision": self = .revision(observation: argument)
            default: return nil
            }
        }
    }

    /// Permanent. Empty before it is stored: the store makes one of what is decided.
    public var id: String
    public var act: Act
    public var series: String
    /// Where it applies; what is `nil` or absent does not narrow it.
    public var subject: String?
    public var dimensions: [String: String]
    public var period: Period?
    /// Why: never empty.
    public var reason: String
    public var author: String
    public var date: CalendarDate
    /// What was there when it was decided: of a value that is set, the one without it; of an observation that is rejected, its own; of
    /// figures between which it decides, all of them (`Figures`). What is otherwise by now is told. `nil` expects nothing.
    public var expect: String?
    /// The findings that it settles, as long as it holds; in the order of their ids.
    public var findings: [String]

    public init(
        id: String = "", act: Act, series: String, subject: String? = nil, dimensions: [String: String] = [:], period: Period? = nil,
        reason: String, author: String, date: CalendarDate, expect: String? = nil, findings: [String] = []
    ) {
        self.id = id
        self.act = act
        self.series = series
        self.subject = subject
        self.dimensions = dimensions
        self.period = period
        self.reason = reason
        self.author = author
        self.date = date
        self.expect = expect
        self.findings = findings.sorted()
    }

    /// The guard of a value that is set where there is no point: that there is still none, and the unit of the value.
    public static func noPoint(unit code: String) -> String { noPointMark + code }
    private static let noPointMark = "none "

    /// The code of the unit of a value that is set where there is no point; `nil` for any other decision.
    public var unitWithoutPoint: String? {
        guard case .set = act, let expect, expect.hasPrefix(Self.noPointMark) else { return nil }
        return String(expect.dropFirst(Self.noPointMark.count))
    }

    /// The figures between which it decides, as far as it says them: those that it takes, and those that it takes them against.
    public struct Figures: Hashable, Sendable {
        public var taken: [ExactDecimal]
        public var against: [ExactDecimal]

        public init(taken: [ExactDecimal], against: [ExactDecimal] = []) {
            self.taken = taken
            self.against = against
        }

        /// As `expect` keeps them: "63 over 36, 46", "63 over nothing", "4000 beside 1500".
        public var text: String {
            func list(_ values: [ExactDecimal]) -> String { values.map { $0.reduced.description }.joined(separator: ", ") }
            if taken.count > 1 { return list([taken[0]]) + Self.beside + list(Array(taken.dropFirst())) }
            return list(taken) + Self.over + (against.isEmpty ? Self.nothing : list(against))
        }

        /// `nil` where the text is something else.
        init?(_ text: String) {
            func parts(_ word: String) -> (ExactDecimal, [ExactDecimal])? {
                guard let range = text.firstRange(of: word), let first = ExactDecimal(text[..<range.lowerBound]) else { return nil }
                let rest = text[range.upperBound...]
                if rest == Self.nothing { return (first, []) }
                let items = rest.split(separator: ",").map { $0.drop { $0 == " " } }
                let values = items.compactMap { ExactDecimal($0) }
                return values.count == items.count ? (first, values) : nil
            }
            if let (first, others) = parts(Self.over) {
                self.init(taken: [first], against: others)
            } else if let (first, others) = parts(Self.beside) {
                self.init(taken: [first] + others)
            } else {
                return nil
            }
        }

        private static let over = " over "
        private static let beside = " beside "
        private static let nothing = "nothing"
    }

    /// The figures between which it decides; `nil` where it does not say them.
    public var figures: Figures? {
        switch act {
        case .accept, .revision, .both: expect.flatMap(Figures.init)
        case .reject, .set, .prefer, .mergeSubject: nil
        }
    }

    /// Whether it and another one each give one point its figure: then the later takes the place of the earlier.
    public func concernsFigure(of other: Decision) -> Bool {
        guard act.givesFigure, other.act.givesFigure, series == other.series, subject == other.subject, dimensions == other.dimensions
        else { return false }
        return period?.start == other.period?.start && period?.end == other.period?.end
    }
}

extension Decision.Act {
    fileprivate var givesFigure: Bool {
        switch self {
        case .accept(let argument): StatementPlace(argument) == nil
        case .set, .revision: true
        case .reject, .prefer, .mergeSubject, .both: false
        }
    }
}
