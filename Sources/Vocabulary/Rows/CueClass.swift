/// A class of cues, which has a place among all classes of its table.
public protocol CueClass: CaseIterable {}

extension CueClass {
    /// Its place among all classes, of which an enumeration of fewer than 256 cases consists in memory.
    @inlinable public var ordinal: Int { unsafe withUnsafeBytes(of: self) { unsafe Int($0[0]) } }
}
