import Foundation

/// What is to be read: paths and a manifest, made into a list of files in a stable order.
public struct Intake: Sendable {
    /// Files, folders, or `-`.
    public var paths: [String]
    public var manifest: String?
    /// What the command line says about all of them.
    public var hints: SourceHints

    public init(paths: [String], manifest: String? = nil, hints: SourceHints = SourceHints()) {
        self.paths = paths
        self.manifest = manifest
        self.hints = hints
    }

    /// The files in the order given, the rows of the manifest first; folders in the order of their names' bytes. Each file
    /// once.
    ///
    /// What is missing or cannot be read goes to `report`; the rest is returned.
    ///
    /// - Throws: where the manifest as a whole cannot be read.
    func sources(without workspace: Workspace?, report: @escaping ProblemReport) throws(Problem) -> [Source] {
        var walk = Walk(report: report)
        if let workspace {
            for folder in [workspace.seriesFolder, workspace.reportsFolder] { walk.skip(folder) }
            for file in ["", "-wal", "-shm"] { walk.skip(workspace.store + file) }
            walk.skip(workspace.cache)
            walk.skip(workspace.definitionCards)
        }
        if let manifest {
            walk.skip(manifest)
            for row in try Manifest.read(manifest, report: report) {
                walk.add(row.path, hints: row.hints.completed(by: hints), place: (manifest, row.line))
            }
        }
        for path in paths { walk.add(path, hints: hints) }
        return walk.found
    }
}

/// Goes through files and folders and remembers what it has seen.
private struct Walk {
    var found: [Source] = []
    private var seen: Set<String> = []
    private let report: ProblemReport

    init(report: @escaping ProblemReport) { self.report = report }

    /// Leaves a file or folder out wherever it turns up inside a folder.
    mutating func skip(_ path: String) { seen.insert(Self.real(path)) }

    /// - Parameter place: the manifest's file and line that named it.
    mutating func add(_ path: String, hints: SourceHints, place: (file: String, line: Int)? = nil) {
        if path == "-" {
            if seen.insert("-").inserted { found.append(Source(path: "-", hints: hints)) }
            return
        }
        switch Files.kind(path) {
        case .file: take(path, hints)
        case .folder: walk(path, hints)
        case .other:
            report(Problem(.data, file: path, "is neither a file nor a folder", remedy: "give files, folders, or - for standard input"))
        case .missing, .unreachable:
            if let place {
                report(
                    Problem(
                        .noInput, file: place.file, line: place.line, "there is no file \(path)",
                        remedy: "paths in a manifest start from the manifest's folder", isWarning: true))
            } else {
                report(missing(path))
            }
        }
    }

    private func missing(_ path: String) -> Problem {
        if Files.kind(path) == .unreachable {
            return Problem(.noInput, file: path, "is a symbolic link that leads nowhere", remedy: "mend or remove the link")
        }
        // What stands for bytes that are no text names no file.
        if path.unicodeScalars.contains("\u{FFFD}") {
            return Problem(
                .noInput, file: path, "its name is not UTF-8, so it cannot be found by it",
                remedy: "rename it, or hand it over on standard input: tidemark update - < FILE")
        }
        return Problem(.noInput, file: path, "there is no such file or folder", remedy: "check the name")
    }

    /// - Parameter real: the path without symbolic links, where it is known.
    private mutating func take(_ path: String, _ hints: SourceHints, real: String? = nil) {
        if seen.insert(real ?? Self.real(path)).inserted { found.append(Source(path: path, hints: hints)) }
    }

    /// Without recursion, so that a deep tree cannot exhaust the stack. A folder met again is left out; one that leads back
    /// to a folder it lies in is said aloud.
    private mutating func walk(_ top: String, _ hints: SourceHints) {
        // Each with its real path, if it is no link: then that of its folder tells it.
        var stack: [(path: String, real: String?)] = [(top, nil)]
        while let (path, expected) = stack.popLast() {
            let (kind, isLink) = Files.entry(path)
            let real = isLink ? nil : expected
            switch kind {
            case .file:
                take(path, hints, real: real)
            case .folder:
                let real = real ?? Self.real(path)
                if isLink, path != top, Self.isAbove(real, path) {
                    report(Problem(.data, file: path, "is a symbolic link back to a folder it lies in", remedy: "not followed"))
                    continue
                }
                guard seen.insert(real).inserted else { continue }
                guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
                    report(Problem(.inputOutput, file: path, "the folder cannot be read", remedy: "check its permissions"))
                    continue
                }
                let visible = names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("README") }
                let sorted = visible.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                for name in sorted.reversed() { stack.append((Workspace.join(path, name), Workspace.join(real, name))) }
                setAside(in: path, sorted)
            case .unreachable, .missing:
                report(missing(path))
            case .other:
                report(Problem(.data, file: path, "is neither a file nor a folder", remedy: "left out"))
            }
        }
    }

    /// A crawler's manifest lies beside its pages and is none of them.
    private mutating func setAside(in folder: String, _ names: [String]) {
        for name in names where name == "manifest.csv" || name == "manifest.jsonl" {
            let path = Workspace.join(folder, name)
            guard Files.kind(path) == .file, seen.insert(Self.real(path)).inserted else { continue }
            report(Problem(.data, file: path, "is not read as a page", remedy: "give it with --manifest", isWarning: true))
        }
    }

    private static func real(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }

    /// Whether a folder is one of those that the path goes through.
    private static func isAbove(_ folder: String, _ path: String) -> Bool {
        let parent = real(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        return parent == folder || parent.hasPrefix(folder == "/" ? "/" : folder + "/")
    }
}
