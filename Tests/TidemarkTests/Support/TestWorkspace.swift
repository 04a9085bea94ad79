import Foundation
import Testing

/// A workspace in a folder of its own.
struct TestWorkspace {
    let folder: TemporaryFolder
    var path: String { folder.path }

    init() throws {
        folder = try TemporaryFolder()
        let made = try ProgramRun(["init", "-q", folder.path], in: folder.path)
        try #require(made.exitCode == 0, "\(made.errors)")
    }

    /// Runs a command in the workspace.
    func run(_ arguments: String..., input: String? = nil, environment: [String: String] = [:]) throws -> ProgramRun {
        try ProgramRun(arguments, in: path, input: input, environment: environment)
    }

    /// Runs a command that must not fail, and returns its output.
    @discardableResult
    func output(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        try output(arguments, sourceLocation: sourceLocation)
    }

    @discardableResult
    func output(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        let run = try ProgramRun(arguments, in: path)
        try #require(run.exitCode == 0, "\(arguments): exit \(run.exitCode): \(run.errors)", sourceLocation: sourceLocation)
        return run.output
    }
}
