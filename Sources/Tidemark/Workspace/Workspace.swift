import Foundation

/// A folder that holds series: `Series/` with definitions and tables, `Reports/`, and the store `tidemark.sqlite`.
public struct Workspace: Sendable, Hashable {
    /// The folder, as named or found.
    public let root: String

    public init(root: String) { self.root = root }

    public var store: String { Self.join(root, Self.storeName) }
    /// What was found in the store's newest state, kept so that it need not be found again; may be deleted at any time.
    var cache: String { Self.join(root, "tidemark.cache") }
    /// What is known of the definitions, kept so that few of many need be read; may be deleted at any time.
    var definitionCards: String { Self.join(root, "tidemark.cache.definitions") }
    public var seriesFolder: String { Self.join(root, "Series") }
    public var reportsFolder: String { Self.join(root, "Reports") }

    static let storeName = "tidemark.sqlite"

    /// The workspace named, or else the nearest one at or above the current folder.
    ///
    /// - Throws: `noInput` where there is none.
    public static func find(_ named: String?) throws(Problem) -> Workspace {
        if let named {
            let workspace = Workspace(root: named)
            guard Files.kind(named) == .folder else {
                throw Problem(.noInput, file: named, "there is no such folder", remedy: "make it a workspace with tidemark init \(named)")
            }
            guard Files.kind(workspace.store) == .file else {
                throw Problem(
                    .noInput, file: named, "is not a workspace: it has no \(storeName)", remedy: "make it one with tidemark init \(named)")
            }
            return workspace
        }
        var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true).standardizedFileURL
        var above = ""
        while true {
            if Files.kind(folder.appending(path: storeName).path) == .file {
                return Workspace(root: above.isEmpty ? "." : String(above.dropLast()))
            }
            let parent = folder.deletingLastPathComponent().standardizedFileURL
            guard parent.path != folder.path, folder.path != "/" else { break }
            folder = parent
            above += "../"
        }
        throw Problem(
            .noInput, "there is no workspace here or in a folder above",
            remedy: "make one with tidemark init, or name one with --workspace DIR")
    }

    /// Makes the folders of a workspace where they are missing.
    ///
    /// - Throws: `cannotCreate`.
    public static func makeFolders(_ root: String) throws(Problem) -> Workspace {
        let workspace = Workspace(root: root)
        for folder in [root, workspace.seriesFolder, workspace.reportsFolder] {
            try Files.makeFolder(folder)
        }
        return workspace
    }

    /// The lines of `notice.txt`: what must stand at every rendering of this workspace's figures.
    func notice() throws(Problem) -> [String] {
        let path = Self.join(root, "notice.txt")
        guard Files.kind(path) == .file else { return [] }
        let text = String(decoding: try Files.text(path, limit: 1 << 16), as: UTF8.self)
        return text.split(separator: "\n").map { Plain.line(String($0)) }.filter { !$0.isEmpty }
    }

    static func join(_ folder: String, _ name: String) -> String {
        if folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}
