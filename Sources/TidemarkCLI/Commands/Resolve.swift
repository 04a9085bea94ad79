import ArgumentParser
import Tidemark

struct Resolve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Settle a finding of check, with a reason.",
        discussion: """
            A finding stays settled, whoever repeats its figures; only where another article has a figure that was rejected, it comes up \
            again. An article with a figure that nobody had told makes it open again too, and what was decided stands beside it; with its \
            article corrected, a decision lapses. tidemark check names findings and observations; the beginning of an id is enough.

              tidemark resolve 3f2a --prefer 5d41402abc4b --because "The house's own table has it."
              tidemark resolve 3f2a --reject 7d793037a076 --because "A typing error: its chart has 11,000."
              tidemark resolve 3f2a --reject 7d79 --reject 81c4 --because "It exchanged the two."
              tidemark resolve 3f2a --both --because "One counts the police too."
              tidemark resolve 3f2a --revision --because "The ministry recounted in May."
            """)

    @Argument(help: ArgumentHelp("The finding, or the beginning of its id.", valueName: "finding"))
    var finding: String
    @Option(help: ArgumentHelp("This observation is right.", valueName: "observation"))
    var prefer: String?
    @Option(help: ArgumentHelp("This observation is wrong and does not count; may be given again.", valueName: "observation"))
    var reject: [String] = []
    @Flag(help: "All of them stand: they are figures of different things.")
    var both = false
    @Flag(help: "The newest figure has replaced the others.")
    var revision = false
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        let given = [prefer != nil, !reject.isEmpty, both, revision].count { $0 }
        if given != 1 { throw ValidationError("say how: one of --prefer OBSERVATION, --reject OBSERVATION, --both, --revision") }
    }

    func run() throws {
        let resolution: Decider.Resolution =
            if let prefer { .prefer(observation: prefer) } else if !reject.isEmpty { .reject(observations: reject) } else if both {
                .both
            } else {
                .revision(observation: nil)
            }
        try decide(shared, decision) { try $0.resolve(finding, by: resolution, because: decision.because) }
    }
}
