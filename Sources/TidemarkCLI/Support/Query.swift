import ArgumentParser
import Tidemark

/// Opens the workspace, asks, writes what comes, and ends with the exit code that problems or else the answer make.
///
/// - Parameters:
///   - series: those that will be asked about, if that is known.
///   - file: where the answer goes instead of standard output.
func query(
    _ shared: SharedOptions, _ asOf: AsOfOptions?, series: Set<String>? = nil, file: String? = nil,
    _ body: (Queries, inout Output) throws -> Void
) throws {
    let console = Console(shared)
    let workspace = try Workspace.find(shared.workspace)
    let queries = try Queries(
        workspace, state: asOf?.request ?? StateRequest(), series: series, isColored: shared.color.isOn && file == nil,
        report: console.report)
    var output = Output(file)
    try body(queries, &output)
    try output.close()
    throw ExitCode(console.exitCode != 0 ? console.exitCode : output.exitCode)
}

/// As `query`, for what needs only the definitions; outside a workspace these are the built-in ones.
///
/// - Parameter isLenient: whether a wrong definition is left to the body to speak of.
func catalogue(
    _ shared: SharedOptions, isLenient: Bool = false, _ body: (Catalogue, inout Output) throws -> Void
) throws {
    let console = Console(shared)
    let catalogue = try Catalogue(workspace: shared.workspace, reportsDefinitions: !isLenient, report: console.report)
    var output = Output()
    try body(catalogue, &output)
    try output.close()
    throw ExitCode(console.exitCode != 0 ? console.exitCode : output.exitCode)
}

extension CompletionKind {
    /// The names of the series of this workspace.
    static var seriesNames: CompletionKind { .custom { _, _, _ in Catalogue.names() } }
}
