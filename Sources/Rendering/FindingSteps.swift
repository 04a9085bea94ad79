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
        guard f.severity != .note, let best = f.observations.first else { return }
        let place = [f.key.series, f.key.subject] + (f.period.map { [$0.description] } ?? [])
        look = "tidemark why " + place.map(FindingParts.word).joined(separator: " ")
        guard decisions, f.rule != "lapsed-decision" else { return }
        // The beginning of an id is enough, and leaves the command on one line.
        let resolve = "tidemark resolve \(FindingParts.word(String(f.id.prefix(8)))) "
        func add(_ condition: String, _ options: String) {
            choices.append(Choice(condition: "if \(condition)", command: resolve + options + " --because \"…\""))
        }
        let other = FindingParts.opponent(of: best, f)
        let exchanged = FindingParts.isExchange(f) ? FindingParts.sides(f) : []
        if exchanged.count == 2 {
            for (side, opposite) in zip(exchanged, exchanged.reversed()) {
                add("\(side.label) are right", opposite.rejected.map { "--reject \(FindingParts.word($0.id))" }.joined(separator: " "))
            }
            others = "--both in its place keeps all"
        } else if let other, FindingParts.isOfOnePoint(f) {
            for one in [best, other] {
                add("\(Self.name(one.figure)) is right", "--prefer \(FindingParts.word(one.id))")
            }
            others = "--both in its place keeps both, --revision takes the newest"
        } else if let other {
            for one in [other, best] {
                add("\(Self.name(one.figure)) is wrong", "--reject \(FindingParts.word(one.id))")
            }
            others = "--both in its place keeps both"
        } else {
            add("the figure is wrong", "--reject \(FindingParts.word(best.id))")
            others = "--both in its place keeps it"
        }
    }

    /// "27", "63%", "61.2 trillion KRW": of people the number alone.
    private static func name(_ figure: Figure) -> String {
        figure.unit == .persons ? FigureText.short(figure) : FigureText.withUnit(figure)
    }
}
