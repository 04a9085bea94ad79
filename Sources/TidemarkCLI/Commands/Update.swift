import ArgumentParser
import Foundation
import Tidemark

struct Update: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Read scraped pages into the workspace.",
        discussion: """
            Pages are plain text, HTML, or JSON Lines with text or html in each line. Reading the same pages again changes \
            nothing. What changes the series makes a new vintage; older vintages stay as they are.

              tidemark update scrapes/
              tidemark update page.txt --published 2025-06-27 --publisher "Seoul Courier"
              tidemark update --manifest crawl.csv
              crawler | tidemark update -
            """)

    @OptionGroup var input: InputOptions
    @Flag(help: "Say what would change, and change nothing.")
    var dryRun = false
    @Option(name: .shortAndLong, help: ArgumentHelp("How many pages to read side by side.", valueName: "n"))
    var jobs: Int?
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(shared)
        let workspace = try Workspace.find(shared.workspace)
        let summary = try await Updater(workspace, jobs: jobs, report: console.report).run(input.intake(), isDryRun: dryRun)
        let (time, processor) = summary.filing
        let style = Duration.UnitsFormatStyle.units(allowed: [.seconds], width: .wide, fractionalPart: .show(length: 2))
        console.note("filed in \(time.formatted(style)), \(processor.formatted(style)) of a processor")
        if !shared.quiet {
            var output = Output()
            try output.write(summary.text)
            try output.close()
        }
        throw ExitCode(console.exitCode)
    }
}
