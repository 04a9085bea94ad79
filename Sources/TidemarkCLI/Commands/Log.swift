import ArgumentParser
import Tidemark

struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the vintages: when each was recorded, and what made it.",
        discussion: """
              tidemark log
              tidemark log --format jsonl
            """)

    @OptionGroup var form: FormatOption
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await query(shared, AsOfOptions()) { queries, output in
            try await output.write(queries.log(form.format))
        }
    }
}
