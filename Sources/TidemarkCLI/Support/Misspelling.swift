import ArgumentParser
import Tidemark

/// Recognises a command that is misspelt.
enum Misspelling {
    /// What to say of a first argument that is no command; `nil` where it is one, or an option.
    static func problem(of arguments: [String]) -> Problem? {
        guard let first = arguments.first, !first.hasPrefix("-"), first != "help" else { return nil }
        // Every command says its name: to make it from the type's would take longer than all the rest of the start.
        let names = Root.configuration.groupedSubcommands.flatMap(\.subcommands).compactMap { $0.configuration.commandName }
        if names.contains(first) { return nil }
        let nearest = Suggestion.nearest(to: first, in: names)
        return Problem(
            .usage, "there is no command \(first)",
            remedy: (nearest.map { "did you mean \($0)? " } ?? "") + "tidemark help lists all")
    }
}
