/// Eight bytes of a text looked at together: which of them are letters, equal a byte, or lie beyond ASCII.
///
/// A set of bytes is a `UInt64` with the highest bit of each byte of the set, the first byte lowest.
public struct EightBytes {
    /// The bytes, the first one lowest.
    public let word: UInt64

    @usableFromInline static let highs: UInt64 = 0x8080_8080_8080_8080
    @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101

    /// - Precondition: eight bytes stand from `index` on.
    @inlinable @inline(__always)
    public init(_ bytes: Span<UInt8>, at index: Int) {
        precondition(index >= 0 && index &+ 8 <= bytes.count, "eight bytes are read where fewer are left")
        // In bounds by the line above, and so not checked again.
        word = unsafe UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
    }

    /// One of the bytes.
    @inlinable @inline(__always)
    public func byte(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: index &* 8)) }

    /// How many bytes stand before the first of a set; 8 where it is empty.
    @inlinable @inline(__always)
    public static func before(_ set: UInt64) -> Int { set.trailingZeroBitCount >> 3 }

    /// The bytes that are no ASCII letters.
    @inlinable @inline(__always)
    public var others: UInt64 {
        let small = (word | 0x2020_2020_2020_2020) & ~Self.highs
        let fromA = small &+ 0x1F1F_1F1F_1F1F_1F1F
        let beyondZ = small &+ 0x0505_0505_0505_0505
        return (~fromA | beyondZ | word) & Self.highs
    }

    /// The bytes beyond ASCII.
    @inlinable @inline(__always)
    public var beyond: UInt64 { word & Self.highs }

    /// The bytes that equal `byte`, up to the first of them; what lies after it may be wrong.
    @inlinable @inline(__always)
    public func first(_ byte: UInt8) -> UInt64 {
        let different = word ^ (Self.ones &* UInt64(byte))
        return (different &- Self.ones) & ~different & Self.highs
    }

    /// The bytes before the one at `count`, which is at most 7, in full.
    @inlinable @inline(__always)
    public static func mask(_ count: Int) -> UInt64 { (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1 }

    /// How many of the first `count` bytes, all letters, are capitals.
    @inlinable @inline(__always)
    public func capitals(_ count: Int) -> Int {
        (~word & 0x2020_2020_2020_2020 & (count == 8 ? .max : (1 << (UInt64(count) << 3)) &- 1)).nonzeroBitCount
    }
}

extension Span<UInt8> {
    /// The index of the first of two bytes from `start` on; `end` where neither stands before it.
    @inlinable
    public func firstIndex(of a: UInt8, or b: UInt8, from start: Int, to end: Int) -> Int {
        var index = start
        // Sixteen at a time as long as neither is there.
        while index &+ 16 <= end {
            let (one, two) = (EightBytes(self, at: index), EightBytes(self, at: index &+ 8))
            if one.first(a) | one.first(b) | two.first(a) | two.first(b) != 0 { break }
            index &+= 16
        }
        while index &+ 8 <= end {
            let eight = EightBytes(self, at: index)
            let found = eight.first(a) | eight.first(b)
            if found != 0 { return index &+ EightBytes.before(found) }
            index &+= 8
        }
        while index < end, self[index] != a, self[index] != b { index &+= 1 }
        return index
    }

    /// The index of the first such byte from `start` on; `end` where there is none before it.
    @inlinable
    public func firstIndex(of a: UInt8, from start: Int, to end: Int) -> Int {
        var index = start
        while index &+ 16 <= end {
            if EightBytes(self, at: index).first(a) | EightBytes(self, at: index &+ 8).first(a) != 0 { break }
            index &+= 16
        }
        while index < end, self[index] != a { index &+= 1 }
        return index
    }

    /// The index of the first byte beyond ASCII from `start` on; the count where there is none.
    @inlinable
    public func firstBeyondASCII(from start: Int) -> Int {
        var index = start
        while index &+ 8 <= count {
            let found = EightBytes(self, at: index).beyond
            if found != 0 { return index &+ EightBytes.before(found) }
            index &+= 8
        }
        while index < count, self[index] < 0x80 { index &+= 1 }
        return index
    }
}
