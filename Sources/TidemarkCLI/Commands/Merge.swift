import ArgumentParser
import Tidemark

struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Take in all that another workspace has on file.",
        discussion: """
            Articles, sightings, observations and decisions of both, as one vintage; the other workspace stays as it is. Two
            workspaces show the same whichever is merged into the other.

              tidemark merge ../other-desk
            """)

    enum Side: String, ExpressibleByArgument, CaseIterable { case ours, theirs }

    @Argument(help: "A workspace, or its store.", completion: .directory)
    var other: String
    @Option(help: "Whose decisions count where both decide one thing differently.")
    var decisions: Side?
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try keep(shared) { keeper in
            try keeper.merge(other, choosing: decisions.flatMap { MergeSide(rawValue: $0.rawValue) })
        }
    }
}
