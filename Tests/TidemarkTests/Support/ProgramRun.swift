import Foundation

/// One run of the built program.
struct ProgramRun {
    var exitCode: Int32
    var output: String
    var errors: String

    /// The lines on standard error.
    var messages: [String] { errors.split(separator: "\n").map(String.init) }

    /// The program as built beside the tests.
    static var program: String {
        // The test runner lies in the folder of the build, or in a bundle in it.
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appending(path: "tidemark").path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return Repository.path(".build/debug/tidemark")
    }

    /// - Parameters:
    ///   - folder: the current folder of the run.
    ///   - input: what stands on standard input; nothing by default.
    init(
        _ arguments: [String], in folder: String, program: String = ProgramRun.program, input: String? = nil,
        environment: [String: String] = [:]
    ) throws {
        let scratch = try TemporaryFolder()
        let out = try scratch.write("out", "")
        let err = try scratch.write("err", "")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var variables = ProcessInfo.processInfo.environment
        for name in ["COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH", "ACCESSIBLE"] { variables[name] = nil }
        process.environment = variables.merging(environment) { $1 }
        process.standardOutput = FileHandle(forWritingAtPath: out)
        process.standardError = FileHandle(forWritingAtPath: err)
        if let input {
            process.standardInput = FileHandle(forReadingAtPath: try scratch.write("in", input))
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.run()
        process.waitUntilExit()
        exitCode = process.terminationStatus
        output = try scratch.read("out")
        errors = try scratch.read("err")
    }
}

/// The folder of the sources, and what lies beside it.
enum Repository {
    static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../" + name).standardizedFileURL.path
    }

    static let examples = path("Examples/scrapes")
    static let manifest = path("Examples/scrapes/manifest.jsonl")
    /// Two real pages that are not part of the project; tests that need them are skipped without them.
    static let seeds = path("../shared/seeds")
    static let hasSeeds = FileManager.default.fileExists(atPath: seeds)
}
