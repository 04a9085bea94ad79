import ArgumentParser
import Tidemark

struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Write the quantities and times of pages as JSON Lines; needs no workspace.",
        discussion: """
              tidemark extract page.html
              tidemark extract crawl.jsonl > mentions.jsonl
              crawler | tidemark extract -
            """)

    @OptionGroup var input: InputOptions
    @Option(help: ArgumentHelp("jsonl.", valueName: "form"))
    var format: MentionFormat = .jsonl
    @Option(name: .shortAndLong, help: ArgumentHelp("How many pages to read side by side.", valueName: "n"))
    var jobs: Int?
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(shared)
        var output = Output()
        try await Extraction(jobs: jobs, report: console.report).run(input.intake()) { try output.write($0) }
        try output.close()
        throw ExitCode(console.exitCode)
    }
}
