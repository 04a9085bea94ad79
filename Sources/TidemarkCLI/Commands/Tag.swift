import ArgumentParser
import Tidemark

struct Tag: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Name a vintage, so that --as-of can ask for it by that name.",
        discussion: """
            A name is given once and never moved.

              tidemark tag spring-report
              tidemark tag 12 spring-report
              tidemark csv --as-of spring-report
            """)

    @Argument(help: ArgumentHelp("The vintage, unless it is the last one, and the name.", valueName: "vintage name"))
    var words: [String]
    @OptionGroup var shared: SharedOptions

    /// A name is never a number, so that the two may stand in either order.
    private var vintage: Int? { words.count == 2 ? words.lazy.compactMap { Int($0) }.first : nil }
    private var name: String? { words.count == 1 ? words[0] : words.first { Int($0) == nil } }

    func validate() throws {
        guard words.count <= 2, name != nil, words.count == 1 || vintage != nil else {
            throw ValidationError("Give a vintage by its number and a name that is none: tidemark tag 12 spring-report")
        }
    }

    func run() throws { try keep(shared) { keeper in try keeper.tag(name ?? "", vintage: vintage) } }
}
