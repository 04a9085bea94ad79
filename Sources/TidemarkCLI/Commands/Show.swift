import ArgumentParser
import Tidemark

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an article: when it was published and how that is known, who speaks, where it was seen, what it says.",
        discussion: """
              tidemark show 3f2a9c                          the first characters of its id, as in tidemark articles
              tidemark show scrapes/page.html
              tidemark show https://example.org/story --format jsonl
            """)

    @Argument(help: ArgumentHelp("The article, by the beginning of its id, by its path or by its address.", valueName: "article"))
    var article: String
    @OptionGroup var form: FormatOption
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, asOf) { queries, output in try output.write(queries.show(article, format: form.format)) }
    }
}
