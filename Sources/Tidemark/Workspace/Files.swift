import Foundation

/// What the program does with files: looks, reads in bounded pieces, and writes whole files or none.
enum Files {
    enum Kind { case file, folder, other, missing, unreachable }

    /// What stands at a path, symbolic links followed.
    static func kind(_ path: String) -> Kind {
        var status = stat()
        if unsafe stat(path, &status) == 0 { return kind(status) }
        // A link to a missing file or in a ring of links has no target.
        return unsafe lstat(path, &status) == 0 ? .unreachable : .missing
    }

    /// What an entry of a folder is, and whether it is a symbolic link to that.
    static func entry(_ path: String) -> (kind: Kind, isLink: Bool) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return (.missing, false) }
        guard status.st_mode & S_IFMT == S_IFLNK else { return (kind(status), false) }
        return (kind(path), true)
    }

    private static func kind(_ status: stat) -> Kind {
        switch status.st_mode & S_IFMT {
        case S_IFDIR: .folder
        case S_IFREG: .file
        default: .other
        }
    }

    /// Whether a path in a folder of files is a named pipe; one that the shell made for a command is under /dev.
    private static func isPipe(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO && !path.hasPrefix("/dev/")
    }

    /// The writing end of a named pipe, which is waited for without end where nobody reads.
    private static func pipe(_ path: String) throws(Problem) -> FileHandle {
        let end = unsafe open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
        guard end >= 0 else {
            throw Problem(.cannotCreate, file: path, "is a pipe that nobody reads", remedy: "start its reader first, or name a file")
        }
        _ = fcntl(end, F_SETFL, O_WRONLY)
        return FileHandle(fileDescriptor: end, closeOnDealloc: true)
    }

    /// Size in bytes and time of change in microseconds since 1970, symbolic links followed.
    static func stamp(_ path: String) -> (size: Int, changed: Int)? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            let changed = status.st_mtimespec
        #else
            let changed = status.st_mtim
        #endif
        return (Int(status.st_size), Int(changed.tv_sec) * 1_000_000 + (Int(changed.tv_nsec) + 500) / 1_000)
    }

    static func makeFolder(_ path: String) throws(Problem) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Problem(.cannotCreate, file: path, "the folder cannot be made", remedy: "check that the place may be written")
        }
    }

    /// Writes a file so that a reader sees the old content or the new, never a part; leaves it alone where nothing changes.
    ///
    /// A symbolic link stays and its target is written; a device or a pipe is written to and not replaced.
    ///
    /// - Returns: whether anything was written.
    @discardableResult
    static func write(_ content: [UInt8], to path: String) throws(Problem) -> Bool {
        let data = Data(content)
        let problem = Problem(
            .cannotCreate, file: path, "cannot be written", remedy: "check the folder, its permissions and the space left")
        switch kind(path) {
        case .folder, .unreachable: throw problem
        case .other:
            guard let handle = try isPipe(path) ? pipe(path) : FileHandle(forWritingAtPath: path) else { throw problem }
            do {
                try handle.write(contentsOf: data)
                try handle.close()
                return true
            } catch {
                throw problem
            }
        case .file, .missing: break
        }
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        if let old = FileManager.default.contents(atPath: target.path), old == data { return false }
        #if os(Linux)
            if let isWritten = NamelessFile.replace(target.path, with: content) {
                guard isWritten else { throw problem }
                return true
            }
        #endif
        do {
            try data.write(to: target, options: .atomic)
            return true
        } catch {
            throw problem
        }
    }

    /// The whole of a small file.
    static func text(_ path: String, limit: Int = 4 << 20) throws(Problem) -> [UInt8] {
        if isPipe(path) { throw Problem(.data, file: path, "is a pipe and no file", remedy: "give a file") }
        var reader = try ChunkReader(path)
        var bytes: [UInt8] = []
        while let chunk = try reader.next() {
            bytes += chunk
            if bytes.count > limit {
                throw Problem(.data, file: path, "is larger than \(Count.bytes(limit))", remedy: "give a smaller file")
            }
        }
        return bytes
    }
}

/// Reads a file or standard input piece by piece.
struct ChunkReader {
    static let chunkSize = 256 << 10

    private let path: String
    private let handle: FileHandle
    private var isAtEnd = false

    /// - Parameter path: `-` is standard input.
    init(_ path: String) throws(Problem) {
        self.path = path
        if path == "-" {
            handle = .standardInput
        } else if let opened = FileHandle(forReadingAtPath: path) {
            handle = opened
        } else {
            throw Problem(
                Files.kind(path) == .missing ? .noInput : .inputOutput, file: path,
                Files.kind(path) == .missing ? "there is no such file" : "cannot be opened", remedy: "check its name and permissions")
        }
    }

    /// The following bytes; `nil` at the end.
    mutating func next() throws(Problem) -> [UInt8]? {
        if isAtEnd { return nil }
        do {
            guard let data = try handle.read(upToCount: Self.chunkSize), !data.isEmpty else {
                isAtEnd = true
                if path != "-" { try? handle.close() }
                return nil
            }
            return [UInt8](data)
        } catch {
            throw Problem(.inputOutput, file: path, "reading failed", remedy: "check the disk and the permissions, then try again")
        }
    }
}

/// Numbers as people write them, in messages.
enum Count {
    /// "1 page", "12 pages", "1,200 pages".
    static func of(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
    }

    static func grouped(_ number: Int) -> String {
        var out = ""
        for (index, digit) in String(number.magnitude).reversed().enumerated() {
            if index > 0, index % 3 == 0 { out.append(",") }
            out.append(digit)
        }
        return (number < 0 ? "-" : "") + String(out.reversed())
    }

    /// "209.7 MB".
    static func bytes(_ count: Int) -> String {
        count >= 1_000_000 ? "\(count / 1_000_000).\(count / 100_000 % 10) MB" : count >= 1_000 ? "\(count / 1_000) kB" : "\(count) bytes"
    }
}
