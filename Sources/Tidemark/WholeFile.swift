/// Files for people and other programs.
public enum WholeFile {
    /// Writes a file so that a reader sees the old content or the new, never a part.
    public static func write(_ content: [UInt8], to path: String) throws(Problem) {
        if Files.kind(path) == .folder {
            throw Problem(.cannotCreate, file: path, "is a folder", remedy: "name a file in it")
        }
        try Files.write(content, to: path)
    }
}
