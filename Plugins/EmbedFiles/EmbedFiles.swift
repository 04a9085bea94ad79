import Foundation
import PackagePlugin

/// Puts data files into the program as string literals: for `Vocabulary` its own `Data` folder, for `Series` the built-in
/// definitions `Series/*.yaml` at the top of the package, which stay the only copy.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder: URL
        let ending: String
        if target.name == "Series" {
            folder = context.package.directoryURL.appending(path: "Series")
            ending = "yaml"
        } else {
            folder = context.package.directoryURL.appending(path: "Sources/\(target.name)/Data")
            ending = "tsv"
        }
        let base = folder.path
        let paths = (FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix("." + ending) && !$0.hasSuffix(".decisions.yaml") }
            .sorted()
        let inputs = paths.map { folder.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(paths.count) files in \(target.name)",
                executable: try context.tool(named: "Embed").url,
                arguments: [output.path] + zip(paths, inputs).map { "\($0)=\($1.path)" },
                inputFiles: inputs,
                outputFiles: [output])
        ]
    }
}
