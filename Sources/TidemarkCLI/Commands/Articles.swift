import ArgumentParser
import Tidemark

struct Articles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles",
        abstract: "List the articles on file, with where their dates come from.",
        discussion: """
              tidemark articles
              tidemark articles --format csv
            """)

    @OptionGroup var form: FormatOption
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, asOf) { queries, output in try output.write(queries.articles(form.format)) }
    }
}
