import ArgumentParser
import Tidemark

/// Options that every command takes.
struct SharedOptions: ParsableArguments {
    @Option(
        name: [.long, .customShort("C")],
        help: ArgumentHelp("The workspace; otherwise the nearest one at or above this folder.", valueName: "dir"),
        completion: .directory)
    var workspace: String?

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Say more of what happens; twice for still more.")
    var verbose: Int

    @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
    var color: ColorWhen = .auto
}

/// How a list is written.
struct FormatOption: ParsableArguments {
    @Option(help: ArgumentHelp("text, jsonl or csv.", valueName: "form"))
    var format: ListFormat = .text
}

/// Which state of the series is meant.
struct AsOfOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The series as they stood at this vintage.", valueName: "vintage"))
    var asOf: String?

    @Option(help: ArgumentHelp("The series as recorded by the end of this day.", valueName: "date"))
    var recordedBy: String?

    @Option(help: ArgumentHelp("The series from what was published by the end of this day.", valueName: "date"))
    var publishedBy: String?

    var request: StateRequest { StateRequest(vintage: asOf, recordedBy: recordedBy, publishedBy: publishedBy) }

    func validate() throws {
        if [asOf, recordedBy, publishedBy].compactMap({ $0 }).count > 1 {
            throw ValidationError("Give only one of --as-of, --recorded-by and --published-by.")
        }
    }
}

/// Files to read, and what is known about them.
struct InputOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("Files or folders of scraped pages; - for standard input.", valueName: "path"), completion: .file())
    var paths: [String] = []

    @Option(help: ArgumentHelp("When the pages were published, where they do not say: 2025-06-27.", valueName: "date"))
    var published: String?

    @Option(help: ArgumentHelp("When the pages were fetched; \"7 hours ago\" is counted from it.", valueName: "date"))
    var captured: String?

    @Option(help: ArgumentHelp("Who published the pages, where they do not say.", valueName: "name"))
    var publisher: String?

    @Option(
        help: ArgumentHelp("CSV or JSON Lines with path and any of url, title, published, captured, publisher.", valueName: "file"),
        completion: .file(extensions: ["csv", "jsonl"]))
    var manifest: String?

    func validate() throws {
        if paths.isEmpty && manifest == nil {
            throw ValidationError("Name the files or folders to read, - for standard input, or a --manifest.")
        }
    }

    func intake() throws -> Intake {
        Intake(paths: paths, manifest: manifest, hints: try SourceHints(published: published, captured: captured, publisher: publisher))
    }
}
