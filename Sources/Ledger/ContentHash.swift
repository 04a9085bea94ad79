/// SHA-256 of contents, to tell them apart.
public enum ContentHash {
    /// 32 bytes.
    public static func digest(_ bytes: [UInt8]) -> [UInt8] { SHA256.digest(bytes) }

    /// Lower-case hex of the digest.
    public static func hex(_ bytes: [UInt8]) -> String { hexText(SHA256.digest(bytes)) }
}
