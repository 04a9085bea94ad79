/// Files for people and other programs.
public enum WholeFile {
    /// Writes a table so that a reader sees the old content or the new, never a part. A table of this program is replaced, as is an empty
    /// file; what else stands there may be all there is of it, and stays.
    public static func write(_ content: [UInt8], to path: String) throws(Problem) {
        switch Files.kind(path) {
        case .folder: throw Problem(.cannotCreate, file: path, "is a folder", remedy: "name a file in it")
        case .file where try !mayReplace(path, with: content):
            throw Problem(
                .cannotCreate, file: path, "is there already and no table of tidemark, so it was left as it is",
                remedy: "name another file, or take this one away")
        default: break
        }
        try Files.write(content, to: path)
    }

    /// How the tables of this program begin: the names of their first columns.
    private static let firstColumns: Set<String> = ["series", "observation", "period", "vintage", "structure"]

    /// Whether a file is empty or begins as a table of this program does, in whatever form, or as the new one does.
    private static func mayReplace(_ path: String, with content: [UInt8]) throws(Problem) -> Bool {
        var reader = try ChunkReader(path)
        guard let old = try reader.next() else { return true }
        let name = firstName(old)
        return firstColumns.contains(name) || !name.isEmpty && name == firstName(content)
    }

    /// The first word of a file in small letters, past a byte-order mark, quotation marks and what JSON and Markdown put before it.
    private static func firstName(_ bytes: [UInt8]) -> String {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let marks = Set("{\"| \r\n\t".utf8)
        let word = bytes[start...].drop { marks.contains($0) }.prefix { ($0 | 0x20) &- 97 < 26 || $0 == UInt8(ascii: "_") }
        // What follows the name of a column parts it from the next.
        guard let after = bytes[word.endIndex...].first, Set(",;\t|\" \r\n".utf8).contains(after) else { return "" }
        return String(decoding: word, as: UTF8.self).lowercased()
    }
}
