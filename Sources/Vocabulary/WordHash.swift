/// A 64-bit hash of a word's bytes with ASCII letters in lower case.
///
/// Eight bytes are gathered before each multiplication, so a word of up to eight letters costs one. Equal words have equal
/// hashes; unequal ones differ but for one chance in about 2⁶⁴ for each pair.
public struct WordHash: Sendable {
    @usableFromInline var state: UInt64
    @usableFromInline var chunk: UInt64
    @usableFromInline var count: UInt32

    @inlinable public init() {
        state = 0x9E37_79B9_7F4A_7C15
        chunk = 0
        count = 0
    }

    /// Takes in the next byte; `A` to `Z` count as `a` to `z`.
    @inlinable public mutating func add(_ byte: UInt8) {
        let lower = byte &- 65 < 26 ? byte | 0x20 : byte
        chunk = chunk << 8 | UInt64(lower)
        count &+= 1
        if count & 7 == 0 {
            state = (state ^ chunk) &* 0xFF51_AFD7_ED55_8CCD
            state ^= state >> 32
            chunk = 0
        }
    }

    /// Takes in an ASCII letter.
    @inlinable public mutating func addLetter(_ letter: UInt8) {
        chunk = chunk << 8 | UInt64(letter | 0x20)
        count &+= 1
        if count & 7 == 0 {
            state = (state ^ chunk) &* 0xFF51_AFD7_ED55_8CCD
            state ^= state >> 32
            chunk = 0
        }
    }

    /// Takes in the first `letters` of eight bytes, all of them ASCII letters.
    ///
    /// - Precondition: a multiple of eight bytes has been taken in before.
    @inlinable @inline(__always)
    public mutating func add(_ eight: EightBytes, letters: Int) {
        if letters == 0 { return }
        let lower = (eight.word.byteSwapped | 0x2020_2020_2020_2020) &>> UInt64(truncatingIfNeeded: 64 &- letters &* 8)
        count &+= UInt32(truncatingIfNeeded: letters)
        if letters == 8 {
            state = (state ^ lower) &* 0xFF51_AFD7_ED55_8CCD
            state ^= state >> 32
        } else {
            chunk = lower
        }
    }

    /// The hash of a word that is the first one to seven of eight bytes, all of them ASCII letters.
    @inlinable @inline(__always)
    public static func value(of eight: EightBytes, letters: Int) -> UInt64 {
        var hash = WordHash()
        hash.add(eight, letters: letters)
        return hash.value
    }

    /// The hash of the bytes so far.
    @inlinable @inline(__always)
    public var value: UInt64 {
        var hash = (state ^ chunk ^ UInt64(count) << 56) &* 0xC4CE_B9FE_1A85_EC53
        hash ^= hash >> 29
        hash = hash &* 0xFF51_AFD7_ED55_8CCD
        return hash ^ hash >> 32
    }

    /// The hash of a whole word.
    public static func of(_ word: String) -> UInt64 {
        var hash = WordHash()
        for byte in word.utf8 { hash.add(byte) }
        return hash.value
    }
}
