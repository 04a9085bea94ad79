/// Writing into room that was made beforehand: each piece is put at a place, which moves on behind it.
///
/// The room must be large enough; what would reach beyond it stops the program.
extension MutableSpan<UInt8> {
    @inline(__always)
    mutating func put(_ bytes: Span<UInt8>, _ at: inout Int) {
        let count = bytes.count
        precondition(at >= 0 && at &+ count <= self.count, "more is written than there is room for")
        if count == 0 { return }
        let place = at
        // In bounds by the line above.
        unsafe withUnsafeMutableBufferPointer { room in
            unsafe bytes.withUnsafeBufferPointer { from in
                guard let start = room.baseAddress, let base = from.baseAddress else { return }
                unsafe (start + place).update(from: base, count: count)
            }
        }
        at &+= count
    }

    @inline(__always)
    mutating func put(_ text: StaticString, _ at: inout Int) {
        let count = text.utf8CodeUnitCount
        precondition(at >= 0 && at &+ count <= self.count, "more is written than there is room for")
        let place = at
        unsafe withUnsafeMutableBufferPointer { room in
            guard let start = room.baseAddress else { return }
            unsafe (start + place).update(from: text.utf8Start, count: count)
        }
        at &+= count
    }

    @inline(__always)
    mutating func put(_ byte: UInt8, _ at: inout Int) {
        self[at] = byte
        at &+= 1
    }

    /// A whole number that is not negative, in at least so many digits.
    @inline(__always)
    mutating func put(_ value: Int, digits: Int = 1, _ at: inout Int) {
        if value < 10_000, digits <= 4 { return putShort(UInt32(truncatingIfNeeded: value), digits, &at) }
        let width = max(digits, Self.width(of: value))
        var rest = UInt64(bitPattern: Int64(value))
        var place = at &+ width
        while place > at {
            place &-= 1
            self[place] = UInt8(truncatingIfNeeded: 48 &+ rest % 10)
            rest /= 10
        }
        at &+= width
    }

    /// A number below 10,000: its four digits are put at once, without the zeros in front, and what is put behind them is overwritten by
    /// what comes next.
    @inline(__always)
    private mutating func putShort(_ value: UInt32, _ digits: Int, _ at: inout Int) {
        precondition(at >= 0 && at &+ 4 <= count, "more is written than there is room for")
        let (high, low) = (value / 100, value % 100)
        let all = (high / 10) | (high % 10) << 8 | (low / 10) << 16 | (low % 10) << 24 | 0x3030_3030
        let width = Swift.max(digits, value < 100 ? value < 10 ? 1 : 2 : value < 1_000 ? 3 : 4)
        let here = at
        // In bounds by the precondition.
        unsafe withUnsafeMutableBytes {
            unsafe $0.storeBytes(
                of: (all &>> UInt32(truncatingIfNeeded: 8 &* (4 &- width))).littleEndian, toByteOffset: here, as: UInt32.self)
        }
        at &+= width
    }

    /// How many digits a whole number has.
    @inline(__always)
    private static func width(of value: Int) -> Int {
        if value < 10_000 { return value < 100 ? value < 10 ? 1 : 2 : value < 1_000 ? 3 : 4 }
        var width = 5
        var limit = 100_000
        while value >= limit {
            width &+= 1
            if width == 19 { break }
            limit &*= 10
        }
        return width
    }

    /// Text between quotation marks, as JSON writes it.
    @inline(__always)
    mutating func putQuoted(_ text: Span<UInt8>, _ at: inout Int) {
        put(UInt8(ascii: "\""), &at)
        if text.isPlainJSON {
            put(text, &at)
        } else {
            for index in text.indices { putEscaped(text[index], &at) }
        }
        put(UInt8(ascii: "\""), &at)
    }

    /// A stretch of text between quotation marks, where it is ASCII that JSON takes as it is; else nothing, and `false`.
    ///
    /// Eight bytes at a time are looked at and put, the last ones with what follows them in the text, which is overwritten by what
    /// is put next.
    mutating func putPlain(_ text: Span<UInt8>, _ start: Int, _ end: Int, _ at: inout Int) -> Bool {
        precondition(start >= 0 && start <= end && end <= text.count, "a range lies outside of its text")
        precondition(at >= 0 && at &+ (end &- start) &+ 16 <= count, "more is written than there is room for")
        // Nearly all words are short: one or two times eight bytes without a loop.
        let length = end &- start
        if length > 0, length <= 8, start &+ 8 <= text.count { return putShort(text, start, length, &at) }
        if length > 0, length <= 16, start &+ 16 <= text.count {
            // In bounds by the line above.
            let first = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
            let second = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self)
            let isLong = length > 8
            // What lies behind the stretch is looked at as if it were blanks.
            let ours = UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* (isLong ? length &- 8 : length))
            let seen = ((isLong ? second : first) & ours) | (0x2020_2020_2020_2020 & ~ours)
            if Span<UInt8>.isSpecial(seen) || isLong && Span<UInt8>.isSpecial(first) { return false }
            let here = at &+ 1
            // In bounds by the precondition: no more than sixteen bytes behind the mark, and the stretch has one at least.
            unsafe withUnsafeMutableBytes {
                unsafe $0.storeBytes(of: first, toByteOffset: here, as: UInt64.self)
                if isLong { unsafe $0.storeBytes(of: second, toByteOffset: here &+ 8, as: UInt64.self) }
            }
            self[at] = UInt8(ascii: "\"")
            at &+= 1 &+ length
            self[at] = UInt8(ascii: "\"")
            at &+= 1
            return true
        }
        var index = start
        var place = at &+ 1
        while index < end {
            var eight: UInt64
            if index &+ 8 <= text.count {
                // In bounds by the line above.
                eight = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            } else {
                eight = 0
                for back in (index..<text.count).reversed() { eight = eight << 8 | UInt64(text[back]) }
            }
            let left = end &- index
            // What lies behind the stretch is looked at as if it were blanks.
            let seen =
                left >= 8
                ? eight
                : eight & ((1 &<< UInt64(truncatingIfNeeded: left &* 8)) &- 1) | 0x2020_2020_2020_2020
                    &<< UInt64(truncatingIfNeeded: left &* 8)
            if Span<UInt8>.isSpecial(seen) { return false }
            let here = place
            // In bounds by the precondition: at most seven bytes beyond the stretch.
            unsafe withUnsafeMutableBytes { unsafe $0.storeBytes(of: eight, toByteOffset: here, as: UInt64.self) }
            index &+= 8
            place &+= 8
        }
        self[at] = UInt8(ascii: "\"")
        at &+= 1 &+ end &- start
        self[at] = UInt8(ascii: "\"")
        at &+= 1
        return true
    }

    /// The same of a stretch of up to eight bytes, behind whose beginning eight bytes of text stand, into room that is large enough.
    @inline(__always)
    private mutating func putShort(_ text: Span<UInt8>, _ start: Int, _ length: Int, _ at: inout Int) -> Bool {
        // In bounds, as said above.
        let eight = unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
        // What lies behind the stretch is looked at as if it were blanks.
        let ours = UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length)
        if Span<UInt8>.isSpecial(eight & ours | 0x2020_2020_2020_2020 & ~ours) { return false }
        let here = at
        unsafe withUnsafeMutableBytes {
            unsafe $0.storeBytes(of: UInt8(ascii: "\""), toByteOffset: here, as: UInt8.self)
            unsafe $0.storeBytes(of: eight, toByteOffset: here &+ 1, as: UInt64.self)
            unsafe $0.storeBytes(of: UInt8(ascii: "\""), toByteOffset: here &+ 1 &+ length, as: UInt8.self)
        }
        at &+= length &+ 2
        return true
    }

    private mutating func putEscaped(_ byte: UInt8, _ at: inout Int) {
        switch byte {
        case UInt8(ascii: "\""): put("\\\"", &at)
        case UInt8(ascii: "\\"): put("\\\\", &at)
        case 10: put("\\n", &at)
        case 13: put("\\r", &at)
        case 9: put("\\t", &at)
        case 0..<0x20, 0x7F:
            put("\\u00", &at)
            for digit in [byte >> 4, byte & 15] { put(digit < 10 ? 48 + digit : 87 + digit, &at) }
        default: put(byte, &at)
        }
    }
}

extension Span<UInt8> {
    /// Whether one of eight bytes is no ASCII that JSON takes as it is.
    @inline(__always)
    fileprivate static func isSpecial(_ eight: UInt64) -> Bool {
        // A byte's highest bit is set by what is looked for, or by a byte right below it that is looked for.
        let edges = eight | (eight &+ ones) | (eight &- (ones &* 0x20))
        let marks = ((eight ^ (ones &* 0x22)) &- ones) | ((eight ^ (ones &* 0x5C)) &- ones)
        return (edges | marks) & highs != 0
    }

    /// Whether none of the bytes is a control character, a quotation mark or a backslash.
    fileprivate var isPlainJSON: Bool {
        if count < 8 { return Self.isPlain(short) }
        var index = 0
        while index &+ 8 <= count {
            // In bounds by the line above.
            if !Self.isPlain(unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)) { return false }
            index &+= 8
        }
        // What is left, with some of what stands before it.
        return unsafe Self.isPlain(bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 8, as: UInt64.self))
    }

    /// All of fewer than eight bytes, some of them twice or with blanks.
    @inline(__always)
    private var short: UInt64 {
        if count >= 4 {
            // In bounds by the line above.
            let (first, last) = unsafe (
                bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self),
                bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 4, as: UInt32.self)
            )
            return UInt64(first) | UInt64(last) << 32
        }
        if count == 0 { return 0x2020_2020_2020_2020 }
        return UInt64(self[0]) | UInt64(self[count / 2]) << 8 | UInt64(self[count - 1]) << 16 | 0x2020_2020_2000_0000
    }

    /// The same of eight bytes.
    @inline(__always)
    private static func isPlain(_ eight: UInt64) -> Bool {
        if !isSpecial(eight) { return true }
        return hasByte(eight, below: 0x20) | has(eight, 0x7F) | has(eight, 0x22) | has(eight, 0x5C) == 0
    }

    /// Whether all bytes are ASCII.
    var isASCII: Bool {
        var index = 0
        while index &+ 8 <= count {
            // In bounds by the line above.
            if unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) & Self.highs != 0 { return false }
            index &+= 8
        }
        while index < count {
            if self[index] >= 0x80 { return false }
            index &+= 1
        }
        return true
    }

    private static var highs: UInt64 { 0x8080_8080_8080_8080 }
    private static var ones: UInt64 { 0x0101_0101_0101_0101 }

    /// Not zero where one of eight bytes is smaller than `limit`, which is at most 128.
    @inline(__always)
    private static func hasByte(_ eight: UInt64, below limit: UInt8) -> UInt64 {
        (eight &- ones &* UInt64(limit)) & ~eight & highs
    }

    /// Not zero where one of eight bytes is `byte`.
    @inline(__always)
    private static func has(_ eight: UInt64, _ byte: UInt8) -> UInt64 {
        let different = eight ^ (ones &* UInt64(byte))
        return (different &- ones) & ~different & highs
    }
}
