import Model

/// What a person can do about a finding: commands that can be copied as they stand, once a reason is put in.
struct FindingSteps {
    /// A command and when it is the one to take.
    struct Choice: Hashable {
        var condition: String
        var command: String
    }

    /// Shows the sentences behind the point.
    private(set) var look: String?
    private(set) var choices: [Choice] = []
    /// What else settles it.
    private(set) var others: String?

    /// The first things to do.
    var commands: [String] { [look, choices.first?.command].compactMap(\.self) }

    /// - Parameter decisions: Whether the program has the commands that settle a finding.
    init(_ f: Finding, decisions: Bool) {
        guard f.severity != .note else { return }
        let place = [f.key.series, f.key.subject].filter { !$0.isEmpty } + (f.period.map { [$0.description] } ?? [])
        if f.doubted == nil || !f.observations.isEmpty { look = "tidemark why " + place.map(FindingParts.word).joined(separator: " ") }
        guard decisions else { return }
        if let doubted = f.doubted {
            settle(doubted, f)
            return
        }
        guard let best = f.observations.first else { return }
        // The beginning of an id is enough, and leaves the command on one line.
        let resolve = "tidemark resolve \(FindingParts.word(String(f.id.prefix(8)))) "
        func add(_ condition: String, _ options: String) {
            choices.append(Choice(condition: "if \(condition)", command: resolve + options + " --because \"…\""))
        }
        func rejecting(_ all: [Observation]) -> String {
            all.map { "--reject \(FindingParts.word($0.id))" }.joined(separator: " ")
        }
        let other = FindingParts.opponent(of: best, f)
        let exchanged = FindingParts.isExchange(f) ? FindingParts.sides(f) : []
        if exchanged.count == 2 {
            for (side, opposite) in zip(exchanged, exchanged.reversed()) { add("\(side.label) are right", rejecting(opposite.rejected)) }
            others = "--both in its place keeps all"
        } else if let other, FindingParts.isOfOnePoint(f) {
            let sides = [best, other].map { ($0, Self.opponents(of: $0, against: $0 == best ? other : best, f)) }
            let isSlip = Self.isSlip(f) && sides.allSatisfy { $0.1.count <= Self.mostRejected }
            for (one, against) in sides {
                add("\(Self.name(one.figure)) is right", isSlip ? rejecting(against) : "--prefer \(FindingParts.word(one.id))")
            }
            others =
                isSlip
                ? "--both in its place keeps both" : "--both in its place keeps both, --revision takes the newest"
        } else if let other {
            for one in [other, best] { add("\(Self.name(one.figure)) is wrong", rejecting([one])) }
            others = "--both in its place keeps both"
        } else {
            add("the figure is wrong", rejecting([best]))
            others = "--both in its place keeps it"
        }
    }

    /// About a decision in doubt: it is taken back, or made anew of what there is now.
    private mutating func settle(_ doubted: Decision, _ f: Finding) {
        func add(_ condition: String, _ command: String) {
            choices.append(Choice(condition: "if \(condition)", command: command + " --because \"…\""))
        }
        let undo = "tidemark undo \(FindingParts.word(doubted.id))"
        if case .set(let value) = doubted.act, let subject = doubted.subject, let period = doubted.period {
            let unit = f.observations.first?.figure.unit
            let told = unit.map { Self.name(Figure(value: value, unit: $0)) } ?? FigureText.short(value)
            var words = [
                "tidemark set", FindingParts.word(doubted.series), FindingParts.word(subject), FindingParts.word(period.description),
            ]
            words += doubted.dimensions.sorted { $0.key < $1.key }.map { "--dimension " + FindingParts.word("\($0.key)=\($0.value)") }
            // What is below zero would be read as an option.
            if !value.isNegative { add("\(told) stands", (words + [value.description]).joined(separator: " ")) }
            add("what the articles say is right", undo)
            return
        }
        if case .mergeSubject = doubted.act {
            add("it is not needed any more", undo)
            return
        }
        var values: [ExactDecimal] = []
        for one in f.observations where values.count < 2 && !values.contains(one.figure.value) {
            values.append(one.figure.value)
            add("\(Self.name(one.figure)) is right", "tidemark accept \(FindingParts.word(one.id))")
        }
        add("it is not needed any more", undo)
    }

    /// So many observations are rejected by one command; of more, one of the other side is preferred.
    private static let mostRejected = 3

    /// Those that cannot be right where one figure is: all of the other, and what goes with the other alone.
    private static func opponents(of one: Observation, against other: Observation, _ f: Finding) -> [Observation] {
        f.observations.filter { third in
            if third.figure.value == one.figure.value { return false }
            return third.figure.value == other.figure.value || third.figure.robust.isDisjoint(from: one.figure.robust)
        }
    }

    /// Whether one of the figures is most likely a slip of a pen, which then should not count at all.
    private static func isSlip(_ f: Finding) -> Bool {
        switch f.likelyCause.flatMap(Finding.Cause.init) {
        case .scale, .unit, .digitTransposition, .digitDropped, .digitAdded, .wrongDigit, .currency, .staleCopy, .swappedStance,
            .swappedValues, .wrongPeriod, .wrongSubject, .percentForPoints:
            true
        default: false
        }
    }

    /// "27", "63%", "61.2 trillion KRW": of people the number alone.
    private static func name(_ figure: Figure) -> String {
        figure.unit == .persons ? FigureText.short(figure) : FigureText.withUnit(figure)
    }
}
