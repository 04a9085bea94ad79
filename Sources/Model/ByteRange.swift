/// A half-open range of UTF-8 byte offsets, 0-based, into the text of an article's document.
public struct ByteRange: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var start: Int
    public var end: Int

    /// - Precondition: `start <= end`.
    public init(_ start: Int, _ end: Int) {
        precondition(start <= end, "a byte range must not end before it starts")
        self.start = start
        self.end = end
    }

    public var count: Int { end - start }
    public var isEmpty: Bool { start == end }
    public var description: String { "\(start)..<\(end)" }

    public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
    public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }

    /// By start, then by end.
    public static func < (a: ByteRange, b: ByteRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
