import ArgumentParser
import Tidemark

/// Who decides, when, and why.
struct DecisionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Why: kept with the decision.", valueName: "reason"))
    var because: String
    @Option(help: ArgumentHelp("Who decides; otherwise TIDEMARK_AUTHOR, or the account.", valueName: "name"))
    var by: String?
    @Option(help: ArgumentHelp("The day of the decision; otherwise today.", valueName: "date"))
    var date: String?

    func validate() throws {
        if !because.contains(where: { $0.isLetter || $0.isNumber }) {
            throw ValidationError("A decision needs a reason: replace … after --because by yours; it is kept with the decision.")
        }
    }
}

/// Which dimensions a point has.
struct DimensionOptions: ParsableArguments {
    @Option(
        name: .long, help: ArgumentHelp("A dimension of the point, such as stance=approve; may be given again.", valueName: "name=value"))
    var dimension: [String] = []

    func validate() throws {
        for one in dimension where !one.dropFirst().dropLast().contains("=") {
            throw ValidationError("--dimension \(one) must be name=value, such as stance=approve.")
        }
    }

    var values: [String: String] {
        Dictionary(
            dimension.map { one in
                let parts = one.split(separator: "=", maxSplits: 1).map(String.init)
                return (parts.first ?? "", parts.last ?? "")
            }, uniquingKeysWith: { _, last in last })
    }
}

/// What the article of a statement does not say.
struct StatementOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Of a statement: its series, where it waits for several.", valueName: "series"))
    var series: String?
    @Option(help: ArgumentHelp("Of a statement: whose figure it is, by id or name.", valueName: "subject"))
    var subject: String?
    @Option(help: ArgumentHelp("Of a statement: when it holds.", valueName: "period"))
    var period: String?
    @OptionGroup var dimensions: DimensionOptions
}

/// Makes one decision and says what came of it.
func decide(_ shared: SharedOptions, _ options: DecisionOptions, _ make: (Decider) throws -> Decider.Receipt) throws {
    let console = Console(shared)
    let decider = try Decider(Workspace.find(shared.workspace), author: options.by, date: options.date, report: console.report)
    let receipt = try make(decider)
    var output = Output()
    if !shared.quiet { try output.write(receipt.text) }
    try output.close()
    throw ExitCode(console.exitCode)
}

struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Decide that a point takes the figure of an observation, or that a waiting statement enters its series.",
        discussion: """
            It settles the open findings that the observation is part of, and stands until its article says something else. tidemark why names observations, tidemark review \
            statements; of a statement say what its article does not.

              tidemark accept 5d41402abc4b --because "The ministry's own release says so."
              tidemark accept STATEMENT --subject KOR --period 2025 --because "The table above it says so."
            """)

    @Argument(help: ArgumentHelp("The observation, or the beginning of its id; or a statement.", valueName: "observation"))
    var observation: String
    @OptionGroup var statement: StatementOptions
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try decide(shared, decision) {
            guard observation.contains("@") else { return try $0.accept(observation, because: decision.because) }
            return try $0.accept(
                statement: observation, series: statement.series, subject: statement.subject, dimensions: statement.dimensions.values,
                period: statement.period, because: decision.because)
        }
    }
}

struct Reject: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Decide that an observation does not count, or that a waiting statement enters no series.",
        discussion: """
              tidemark reject 5d41402abc4b --because "A typing error: the chart beside it has 11,000."
            """)

    @Argument(help: ArgumentHelp("The observation, or the beginning of its id; or a statement.", valueName: "observation"))
    var observation: String
    @Option(help: ArgumentHelp("Of a statement: its series, where it waits for several.", valueName: "series"))
    var series: String?
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try decide(shared, decision) {
            guard observation.contains("@") else { return try $0.reject(observation, because: decision.because) }
            return try $0.reject(statement: observation, series: series, because: decision.because)
        }
    }
}

struct SetValue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Decide the value of a point.",
        discussion: """
            The value stands; tidemark check tells when articles say something else by then than when it was set. Where no article has a \
            figure, the value makes the point, as long as none has.

              tidemark set approval-rating lee-jae-myung 2025-08 58.5 --dimension stance=approve --because "By telephone from the house."
            """)

    @Argument(help: ArgumentHelp("The series.", valueName: "series"), completion: .seriesNames)
    var series: String
    @Argument(help: ArgumentHelp("The subject, by id or name.", valueName: "subject"))
    var subject: String
    @Argument(help: ArgumentHelp("The period of the point.", valueName: "period"))
    var period: String
    @Argument(help: ArgumentHelp("The value, in the unit of the point; after -- where it is below zero.", valueName: "value"))
    var value: String
    @OptionGroup var dimensions: DimensionOptions
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try decide(shared, decision) {
            try $0.set(
                series, subject: subject, dimensions: dimensions.values, period: period, to: value, because: decision.because)
        }
    }
}

struct Prefer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prefer",
        abstract: "Decide that a publisher's figures are taken where it has any.",
        discussion: """
              tidemark prefer "Seoul Courier" troop-deployment --because "It has people there."
              tidemark prefer Yonhap approval-rating lee-jae-myung 2025-08 --because "It was first."
            """)

    @Argument(help: "The publisher.")
    var publisher: String
    @Argument(help: ArgumentHelp("The series.", valueName: "series"), completion: .seriesNames)
    var series: String
    @Argument(help: ArgumentHelp("Only of this subject.", valueName: "subject"))
    var subject: String?
    @Argument(help: ArgumentHelp("Only for this period.", valueName: "period"))
    var period: String?
    @OptionGroup var dimensions: DimensionOptions
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try decide(shared, decision) {
            try $0.prefer(
                publisher: publisher, series: series, subject: subject, dimensions: dimensions.values, period: period,
                because: decision.because)
        }
    }
}

struct MergeSubject: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge-subject",
        abstract: "Decide that two subjects of a series are one.",
        discussion: """
              tidemark merge-subject conflict-casualties donetsk UKR --because "The region is counted with the country."
            """)

    @Argument(help: ArgumentHelp("The series.", valueName: "series"), completion: .seriesNames)
    var series: String
    @Argument(help: ArgumentHelp("The subject that goes.", valueName: "subject"))
    var subject: String
    @Argument(help: ArgumentHelp("The subject that it becomes.", valueName: "into"))
    var into: String
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try decide(shared, decision) { try $0.mergeSubject(subject, into: into, series: series, because: decision.because) }
    }
}

struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take a decision back.",
        discussion: """
            It makes a new vintage; the decision and its end both stay on record.

              tidemark decisions
              tidemark undo 7c9e0f1a2b3d --because "The correction was itself withdrawn."
            """)

    @Argument(help: ArgumentHelp("The decision, or the beginning of its id.", valueName: "decision"))
    var id: String
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try decide(shared, decision) { try $0.undo(id, because: decision.because) } }
}

struct Decisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decisions",
        abstract: "List what was decided, by whom, why, and whether it still holds.",
        discussion: """
              tidemark decisions
              tidemark decisions --all
              tidemark decisions --format jsonl --as-of 12
            """)

    @Flag(help: "Those taken back too.")
    var all = false
    @OptionGroup var form: FormatOption
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, asOf) { queries, output in try output.write(queries.decisions(form.format, withUndone: all)) }
    }
}
