import ArgumentParser
import Tidemark

struct SeriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "List, show, check and test the series definitions.",
        discussion: """
              tidemark series list
              tidemark series show approval-rating > Series/my-rating.yaml
              tidemark series lint
              tidemark series test my-rating
            """,
        subcommands: [List.self, Show.self, Lint.self, Test.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the series, built in and of the workspace.")
        @OptionGroup var form: FormatOption
        @OptionGroup var shared: SharedOptions

        func run() throws {
            try catalogue(shared) { catalogue, output in try output.write(catalogue.list(form.format)) }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print a definition as it stands in its file.")
        @Argument(help: ArgumentHelp("The series.", valueName: "series"), completion: .seriesNames)
        var series: String
        @OptionGroup var shared: SharedOptions

        func run() throws {
            try catalogue(shared) { catalogue, output in try output.write(catalogue.source(series)) }
        }
    }

    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what is wrong in definitions, with line and column.",
            discussion: "Without a file: all definitions of the workspace, and the built-in ones.")
        @Argument(help: ArgumentHelp("Definitions.", valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
        var files: [String] = []
        @OptionGroup var shared: SharedOptions

        func run() throws {
            try catalogue(shared, isLenient: true) { catalogue, output in try output.write(catalogue.lint(files)) }
        }
    }

    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read the example sentences of definitions and compare what comes out with what they expect.")
        @Argument(help: ArgumentHelp("Only these series.", valueName: "series"), completion: .seriesNames)
        var series: [String] = []
        @OptionGroup var shared: SharedOptions

        func run() throws {
            try catalogue(shared) { catalogue, output in
                let result = try catalogue.test(series)
                try output.write(result.text)
                output.exitCode = result.failures == 0 ? 0 : 1
            }
        }
    }
}
