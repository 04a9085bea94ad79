public import Model

/// What of a sentence is shown to people: a page without full stops is one sentence, however long it is.
public enum Excerpt {
    /// Bytes before and behind the figure; whole words of them are kept.
    static let reach = 400

    /// The sentence of an observation, shortened around its figure.
    public static func sentence(_ o: Observation) -> String {
        around(o.evidence, o.figureRange.start - o.evidenceRange.start, o.figureRange.end - o.evidenceRange.start)
    }

    /// A text shortened around a stretch of its bytes; around its beginning where that does not lie in it.
    public static func around(_ text: String, _ start: Int = 0, _ end: Int = 0) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count > 2 * reach else { return text }
        let isInside = start >= 0 && start <= end && end <= bytes.count
        let (from, to) = isInside ? (start, end) : (0, 0)
        return head(bytes[..<from]) + String(decoding: bytes[from..<to].prefix(reach), as: UTF8.self) + tail(bytes[to...])
    }

    /// The last words of what stands before a figure.
    static func head(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.count > reach else { return String(decoding: bytes, as: UTF8.self) }
        let last = bytes.suffix(reach)
        return "… " + String(decoding: last.firstIndex(of: blank).map { last[($0 + 1)...] } ?? whole(last), as: UTF8.self)
    }

    /// The first words of what stands behind it.
    static func tail(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.count > reach else { return String(decoding: bytes, as: UTF8.self) }
        let first = bytes.prefix(reach)
        return String(decoding: first.lastIndex(of: blank).map { first[..<$0] } ?? whole(first), as: UTF8.self) + " …"
    }

    private static let blank = UInt8(ascii: " ")

    /// Without the halves of characters at its ends.
    private static func whole(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = bytes.firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.startIndex
        let rest = bytes[start...]
        guard let last = rest.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes[last] >= 0x80 else { return rest }
        return rest[..<last]
    }
}
