import ArgumentParser
import Tidemark

struct SeriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "List, show, write, check and test the series definitions.",
        discussion: """
              tidemark series list
              tidemark series show approval-rating > Series/my-rating.yaml
              tidemark series new river-level "The Elbe stood at 4 metres in Dresden on Monday."
              tidemark series keys subject
              tidemark series lint
              tidemark series test my-rating
            """,
        subcommands: [List.self, Show.self, New.self, Keys.self, Lint.self, Test.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the series, built in and of the workspace.")
        @OptionGroup var form: FormatOption
        @OptionGroup var shared: SharedOptions

        func run() throws {
            try catalogue(shared) { catalogue, output in try output.write(catalogue.list(form.format)) }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Print a definition as it stands in its file.")
        @Argument(help: ArgumentHelp("The series.", valueName: "series"), completion: .seriesNames)
        var series: String
        @OptionGroup var shared: SharedOptions

        func run() throws {
            try catalogue(shared) { catalogue, output in try output.write(catalogue.source(series)) }
        }
    }

    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: "Write a new definition to go on from.",
            discussion: """
                Given sentences, it proposes the unit, the words and the subjects, and makes the sentences its examples.

                  tidemark series new river-level
                  tidemark series new river-level "The Elbe stood at 4 metres in Dresden on Monday."
                """)
        @Argument(help: ArgumentHelp("Its id: small letters, digits and hyphens.", valueName: "name"))
        var name: String
        @Argument(help: ArgumentHelp("Sentences as they stand in articles, each in quotation marks.", valueName: "sentence"))
        var sentences: [String] = []
        @Option(help: ArgumentHelp("When the sentences were published; otherwise today.", valueName: "date"))
        var published: String?
        @Option(
            name: [.short, .customLong("output")],
            help: ArgumentHelp("Where to put it; otherwise Series/ of the workspace. - is standard output.", valueName: "file"))
        var output: String?
        @OptionGroup var shared: SharedOptions

        func run() throws {
            let console = Console(shared)
            let drafter = try Drafter(workspace: shared.workspace, report: console.report)
            let text = try drafter.new(name, sentences: sentences, published: published)
            var standard = Output()
            if output == "-" {
                try standard.write(text)
            } else {
                let path = try drafter.write(text, id: name, to: output)
                if !shared.quiet { try standard.write(drafter.told(path, id: name)) }
            }
            try standard.close()
            throw ExitCode(console.exitCode)
        }
    }

    struct Keys: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "keys",
            abstract: "Explain the keys of a definition.",
            discussion: """
                  tidemark series keys
                  tidemark series keys subject
                """)
        @Argument(help: ArgumentHelp("Only the keys under this one, such as subject.", valueName: "key"))
        var place: String?
        @OptionGroup var shared: SharedOptions

        func run() throws {
            var output = Output()
            try output.write(Catalogue.keys(place))
            try output.close()
        }
    }

    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lint",
            abstract: "Say what is wrong in definitions, with line and column.",
            discussion: "Without a file: all definitions of the workspace, and the built-in ones.")
        @Argument(
            help: ArgumentHelp("Definitions, or series of the workspace.", valueName: "file"),
            completion: .file(extensions: ["yaml", "yml"]))
        var files: [String] = []
        @OptionGroup var shared: SharedOptions

        func run() throws {
            try catalogue(shared, isLenient: true) { catalogue, output in try output.write(catalogue.lint(files)) }
        }
    }

    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test",
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
