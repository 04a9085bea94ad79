/// First letters and lengths of some words: tells most other words from them without looking them up.
struct WordShapes: Sendable {
    /// Bit n: a word of n bytes begins so; the place is the low five bits of its first byte, so that case does not count.
    private var lengths: [UInt64]

    init(_ words: some Sequence<String>) {
        lengths = Array(repeating: 0, count: 32)
        for word in words { if let first = word.utf8.first { lengths[Int(first & 31)] |= 1 << UInt64(min(word.utf8.count, 63)) } }
    }

    /// Whether one of the words may have this first byte and so many bytes.
    func mayHold(_ first: UInt8, _ count: Int) -> Bool { lengths[Int(first & 31)] >> UInt64(min(count, 63)) & 1 != 0 }
}
