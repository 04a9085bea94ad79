import ArgumentParser
import Tidemark

struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "List the vintages: when each was recorded, and what made it.",
        discussion: """
              tidemark log
              tidemark log --format jsonl
              tidemark log --recorded-by 2025-06-30
            """)

    @OptionGroup var form: FormatOption
    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, asOf) { queries, output in
            try output.write(queries.log(form.format))
        }
    }
}
