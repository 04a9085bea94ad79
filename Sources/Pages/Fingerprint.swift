import Model

/// What a story is known by: a hash of all its words, and a sketch of its shingles.
///
/// Words are runs of letters and digits in lower case; quotation marks, dashes, punctuation and spacing do not count, so
/// that the same story set in other type is the same story. The sketch is MinHash (Broder, "On the resemblance and
/// containment of documents", 1997) of the shingles of three words, with 126 hash functions.
public struct Fingerprint: Hashable, Sendable {
    /// The number of places of a sketch.
    public static let sketchLength = 126

    /// Lower-case hex of 128 bits.
    public var identity: String
    /// Empty for stories under eight words, which resemble nothing, and where none was asked for.
    public var sketch: [UInt32]

    /// - Parameters:
    ///   - headline: counts for the identity, not for the sketch.
    ///   - withSketch: whether to make a sketch, which costs far more than the identity.
    init(_ text: [UInt8], headline: ByteRange?, title: String?, body: [ByteRange], withSketch: Bool) {
        var words: [UInt64] = []
        for range in body { Self.words(text, range, into: &words) }
        sketch = withSketch ? Self.sketch(words) : []
        var all: [UInt64] = []
        if let headline {
            Self.words(text, headline, into: &all)
        } else if let title {
            let bytes = Array(title.utf8)
            Self.words(bytes, ByteRange(0, bytes.count), into: &all)
        }
        identity = Self.hex(all + words)
    }

    // MARK: Words

    private static func words(_ text: [UInt8], _ range: ByteRange, into words: inout [UInt64]) {
        var hash: UInt64 = 0
        var length = 0
        var index = range.start
        func close() {
            if length > 0 { words.append(mix(hash)) }
            hash = 0xCBF2_9CE4_8422_2325
            length = 0
        }
        close()
        while index < range.end {
            let byte = text[index]
            if byte.isDigit || byte < 0x80 && byte.isLetter {
                hash = (hash ^ UInt64(byte.lowercased)) &* 0x100_0000_01B3
                length += 1
                index += 1
            } else if byte < 0x80 {
                // An apostrophe or a decimal mark inside a word does not end it: "Trump's" in any type, "2.34".
                let joins = byte == 39 || (byte == 46 || byte == 44) && index + 1 < range.end && text[index + 1].isDigit
                if !joins { close() } else if byte != 39 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
                index += 1
            } else if byte == 0xC2 {
                close()
                index += 2
            } else if byte == 0xE2, index + 2 < range.end {
                if text[index + 1] != 0x80 || text[index + 2] != 0x98 && text[index + 2] != 0x99 { close() }
                index += 3
            } else {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
                length += 1
                index += 1
            }
        }
        close()
    }

    /// The finisher of SplitMix64 (Steele, Lea and Flood, 2014).
    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private static func hex(_ words: [UInt64]) -> String {
        var (a, b): (UInt64, UInt64) = (0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344)
        for word in words {
            a = mix(a ^ word)
            b = mix(b &+ word &* 0x9E37_79B9_7F4A_7C15)
        }
        func digits(_ value: UInt64) -> String {
            let text = String(value, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
        return digits(a) + digits(b)
    }

    // MARK: Sketch

    private static let multipliers: [UInt64] = (0..<UInt64(sketchLength)).map { mix($0 &+ 1) | 1 }
    private static let addends: [UInt64] = (0..<UInt64(sketchLength)).map { mix($0 &+ 1_000_003) }

    private static func sketch(_ words: [UInt64]) -> [UInt32] {
        guard words.count >= 8 else { return [] }
        var sketch = [UInt32](repeating: .max, count: sketchLength)
        // Long reports are told apart by their first 20,000 words as well as by all of them.
        for start in 0..<min(words.count - 2, 20_000) {
            let shingle = mix(words[start] &+ mix(words[start + 1] &+ mix(words[start + 2])))
            for place in 0..<sketchLength {
                let value = UInt32(truncatingIfNeeded: (shingle &* multipliers[place] &+ addends[place]) >> 32)
                if value < sketch[place] { sketch[place] = value }
            }
        }
        return sketch
    }
}
