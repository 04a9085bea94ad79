import ArgumentParser
import Tidemark

struct Tag: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Name a vintage, so that --as-of can ask for it by that name.",
        discussion: """
            A name is given once and never moved.

              tidemark tag spring-report
              tidemark tag spring-report 12
              tidemark csv --as-of spring-report
            """)

    @Argument(help: "The name.")
    var name: String
    @Argument(help: "The vintage; otherwise the last one.")
    var vintage: Int?
    @OptionGroup var shared: SharedOptions

    func run() throws { try keep(shared) { keeper in try keeper.tag(name, vintage: vintage) } }
}
