import ArgumentParser
import Tidemark

struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the vintages: when each was recorded, and what made it.",
        discussion: """
              tidemark log
              tidemark log --format jsonl
            """)

    @OptionGroup var form: FormatOption
    @OptionGroup var shared: SharedOptions

    func run() throws {
        try query(shared, nil) { queries, output in
            try output.write(queries.log(form.format))
        }
    }
}
