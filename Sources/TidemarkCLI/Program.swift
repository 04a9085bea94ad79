import ArgumentParser
import Foundation
import Tidemark

@main
enum Program {
    static func main() async {
        // A reader that goes away is told by the failed write, not by a signal that ends the program in the middle.
        _ = signal(SIGPIPE, SIG_IGN)
        // Pieces of a megabyte come and go. The C library keeps what is given back for as much as was ever given back at once.
        unsafe UnsafeMutableRawPointer.allocate(byteCount: 31 << 20, alignment: 16).deallocate()
        if readers.contains(where: { $0.configuration.commandName == CommandLine.arguments.dropFirst().first }) {
            Task.detached { Extraction.readAhead() }
        }
        do {
            var command = try parsed()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let problem as Problem {
            Console.say(problem)
            Foundation.exit(problem.kind.rawValue)
        } catch {
            Root.exit(withError: error)
        }
    }

    /// The commands that read pages, who get the words for it while their arguments are taken apart.
    private static let readers: [any ParsableCommand.Type] = [Extract.self, Update.self]

    /// The names of all commands cost milliseconds to put together, which only a failure is worth.
    private static func parsed() throws -> any ParsableCommand {
        do { return try Root.parseAsRoot() } catch {
            throw Misspelling.problem(of: Array(CommandLine.arguments.dropFirst())) ?? error
        }
    }
}

struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tidemark",
        abstract: "Reads scraped news, files its figures into time series, and says where they disagree.",
        discussion: """
            Begin with:
              tidemark init                               make this folder a workspace
              tidemark update pages/                      read pages into it
              tidemark check                              see what disagrees

            Exit codes: 0 done; 1 findings at or above --fail-on; 64 usage; 65 input could not be read; 66 no such input; \
            73 output cannot be made; 74 reading or writing failed; 78 a series definition is wrong.
            """,
        version: "tidemark \(Version.current)",
        groupedSubcommands: [
            CommandGroup(name: "Filing", subcommands: [Init.self, Update.self, Reread.self]),
            CommandGroup(
                name: "Looking",
                subcommands: [
                    Chart.self, Check.self, Why.self, Observations.self, Articles.self, Show.self, Review.self, Discover.self, Log.self,
                    Diff.self,
                    History.self,
                ]),
            CommandGroup(
                name: "Deciding",
                subcommands: [
                    Resolve.self, Accept.self, Reject.self, SetValue.self, Prefer.self, MergeSubject.self, Propose.self, Undo.self,
                    Decisions.self,
                ]),
            CommandGroup(name: "Handing on", subcommands: [CSV.self, Report.self, Serve.self, Extract.self]),
            CommandGroup(
                name: "Tending",
                subcommands: [
                    SeriesCommand.self, Explain.self, Verify.self, Tag.self, Backup.self, Merge.self, Export.self, Import.self,
                    Rebuild.self,
                ]),
        ])

}
