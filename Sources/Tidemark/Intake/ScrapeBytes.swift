import Pages

/// The bytes of a source, unpacked where they are packed.
struct ScrapeBytes {
    private var reader: ChunkReader
    private let unpacker: Unpacker?
    /// What was read ahead.
    private var ahead: [UInt8]?

    /// - Parameter path: `-` is standard input.
    init(_ path: String) throws(Problem) {
        reader = try ChunkReader(path)
        ahead = try reader.next()
        unpacker = ahead.map(Unpacker.isPacked) == true ? Unpacker() : nil
    }

    /// Whether part of a packed file is damaged or missing, as far as it was read.
    var isDamaged: Bool { unpacker?.isDamaged == true }
    var isPacked: Bool { unpacker != nil }

    /// `nil` at the end.
    mutating func next() throws(Problem) -> Unpacker.Output? {
        guard let unpacker else { return try raw().map { .bytes($0) } }
        return try unpacker.next { () throws(Problem) -> [UInt8]? in try raw() }
    }

    private mutating func raw() throws(Problem) -> [UInt8]? {
        if let first = ahead {
            ahead = nil
            return first
        }
        return try reader.next()
    }
}
