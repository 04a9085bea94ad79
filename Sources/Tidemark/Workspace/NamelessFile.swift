#if os(Linux)
    import Foundation

    /// A file that gets its name when it is whole: the system takes it away where the program is killed before, so that nothing half
    /// written is left lying in a person's folder.
    enum NamelessFile {
        /// `O_TMPFILE` of Linux, a macro that Swift does not import: a file without a name in a folder (open(2)).
        private static let withoutName: Int32 = 0o20000000 | O_DIRECTORY

        /// Puts these bytes in the place of a file, which keeps its permissions.
        ///
        /// - Returns: whether it was done; `nil` where the file system knows no files without names, and nothing was tried.
        static func replace(_ path: String, with content: [UInt8]) -> Bool? {
            let url = URL(fileURLWithPath: path)
            let folder = url.deletingLastPathComponent()
            let file = unsafe open(folder.path, withoutName | O_WRONLY | O_CLOEXEC, 0o666)
            guard file >= 0 else { return nil }
            defer { close(file) }
            var status = stat()
            if unsafe stat(path, &status) == 0, fchmod(file, status.st_mode & 0o7777) != 0 { return nil }
            guard write(content, to: file) else { return false }
            // A name can be given to no file that has it already, and be taken from another one only by renaming.
            let second = folder.appending(path: ".\(url.lastPathComponent).\(getpid())").path
            guard unsafe linkat(AT_FDCWD, "/proc/self/fd/\(file)", AT_FDCWD, second, AT_SYMLINK_FOLLOW) == 0 else { return nil }
            if unsafe rename(second, path) == 0 { return true }
            _ = unsafe unlink(second)
            return false
        }

        private static func write(_ content: [UInt8], to file: Int32) -> Bool {
            var done = 0
            while done < content.count {
                let count = unsafe content[done...].withUnsafeBytes { unsafe Foundation.write(file, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                done += count
            }
            return true
        }
    }
#endif
