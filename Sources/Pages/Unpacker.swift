internal import CZlib

/// Unpacks gzip (RFC 1952) as a stream, member after member, with zlib.
///
/// Where a member is damaged or breaks off, what it gave so far stays, and unpacking goes on with the next member that can be
/// found: crawlers that are killed leave such members in the middle of their archives.
@safe public final class Unpacker {
    public enum Output: Equatable {
        case bytes([UInt8])
        /// What came before it breaks off here, and what follows is another member.
        case gap
    }

    /// The most bytes that one call gives.
    public static let outputLimit = 256 << 10
    /// How much of a member is kept in case that it breaks off, so that the next one can be looked for.
    private static let memoryLimit = 8 << 20
    /// How many places that look like the beginning of a member are tried for one gap.
    private static let attempts = 64

    private let stream: UnsafeMutablePointer<z_stream>
    private enum Place { case between, inMember, searching, atEnd }

    private var place = Place.between
    /// Packed bytes: from the beginning of the current member on, while there are not too many.
    private var input: [UInt8] = []
    private var position = 0
    /// Where the current member begins in `input`; `nil` where that has been let go.
    private var memberStart: Int? = 0
    /// Whether the last output filled its buffer, so that there may be more without more input.
    private var isFull = false
    private var tries = 0
    /// Whether a member was damaged or the input broke off.
    public private(set) var isDamaged = false

    public init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        _ = unsafe startInflate(stream, 31)
    }

    deinit {
        _ = unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Whether a file that begins so is packed.
    public static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The following output; `nil` at the end.
    ///
    /// - Parameter more: the following input; `nil` at its end.
    public func next<Failure: Error>(_ more: () throws(Failure) -> [UInt8]?) throws(Failure) -> Output? {
        while place != .atEnd {
            if place == .searching {
                if findMember() { return .gap }
                guard let chunk = try more() else { break }
                input = Array(input.suffix(9)) + chunk
                continue
            }
            if position == input.count, !isFull {
                guard let chunk = try more() else {
                    guard place == .inMember, memberStart != nil else { break }
                    // What follows a member that breaks off may have been taken for its rest.
                    breakOff()
                    continue
                }
                take(chunk)
                continue
            }
            if place == .between, !startMember() { break }
            let (bytes, result) = inflateSome()
            switch result {
            case Z_STREAM_END:
                (place, isFull, tries) = (.between, false, 0)
            case Z_OK, Z_BUF_ERROR: break
            default:
                // What a damaged member gave last cannot be told from noise, and is left out.
                breakOff()
                continue
            }
            if !bytes.isEmpty { return .bytes(bytes) }
        }
        if place == .inMember { isDamaged = true }
        place = .atEnd
        return nil
    }

    /// Leaves the current member, to look for another behind its beginning.
    private func breakOff() {
        isDamaged = true
        (place, isFull) = (.searching, false)
        input.removeFirst(memberStart.map { $0 + 1 } ?? 0)
    }

    private func take(_ chunk: [UInt8]) {
        if place == .inMember, let start = memberStart, input.count - start + chunk.count <= Self.memoryLimit {
            input.removeFirst(start)
            input += chunk
            position -= start
            memberStart = 0
        } else {
            if place == .inMember { memberStart = nil }
            input = chunk
            position = 0
        }
    }

    /// Begins a member, if one begins here; zeros, and whatever else follows the last member, are the end.
    private func startMember() -> Bool {
        let rest = input[position...]
        guard rest.starts(with: [0x1F, 0x8B]) || rest.count == 1 && rest.first == 0x1F else { return false }
        beginMember()
        return true
    }

    private func beginMember() {
        _ = unsafe inflateReset(stream)
        (place, memberStart) = (.inMember, position)
    }

    /// Begins the next member in `input` after one that broke. It opens with the two magic bytes, deflate, no reserved flag, a
    /// usual level and system.
    private func findMember() -> Bool {
        var index = 0
        while index + 10 <= input.count {
            if input[index] == 0x1F, input[index + 1] == 0x8B, input[index + 2] == 8, input[index + 3] & 0xE0 == 0,
                input[index + 8] <= 4, input[index + 9] <= 13 || input[index + 9] == 255
            {
                guard tries < Self.attempts else {
                    place = .atEnd
                    return false
                }
                tries += 1
                position = index
                beginMember()
                return true
            }
            index += 1
        }
        return false
    }

    private func inflateSome() -> (bytes: [UInt8], result: CInt) {
        var result: CInt = Z_OK
        let capacity = Self.outputLimit
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            unsafe input.withUnsafeMutableBufferPointer { source in
                guard let base = source.baseAddress else { return }
                unsafe stream.pointee.next_in = unsafe base + position
                unsafe stream.pointee.avail_in = UInt32(source.count - position)
                unsafe stream.pointee.next_out = buffer.baseAddress
                unsafe stream.pointee.avail_out = UInt32(capacity)
                result = unsafe inflate(stream, Z_NO_FLUSH)
                position = unsafe source.count - Int(stream.pointee.avail_in)
            }
            count = unsafe capacity - Int(stream.pointee.avail_out)
        }
        isFull = bytes.count == capacity
        return (bytes, result)
    }
}

extension Unpacker {
    /// All that a packed file holds, up to a limit.
    ///
    /// - Returns: what was unpacked, and whether it is all there is.
    static func unpack(_ bytes: [UInt8], limit: Int) -> (output: [UInt8], isWhole: Bool, isTooLarge: Bool) {
        let unpacker = Unpacker()
        var rest: [UInt8]? = bytes
        var output: [UInt8] = []
        while let part = unpacker.next({
            defer { rest = nil }
            return rest
        }) {
            guard case .bytes(let more) = part else { break }
            guard output.count + more.count <= limit else {
                return (output + more.prefix(limit - output.count), false, true)
            }
            output += more
        }
        return (output, !unpacker.isDamaged, false)
    }

    /// The body of a response under `Content-Encoding: deflate` (RFC 9110, section 8.4.1.2): in zlib's wrapping, or, as some
    /// servers send it, in none.
    static func inflateBody(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        for windowBits in [15, -15] as [CInt] {
            var stream = unsafe z_stream()
            guard unsafe startInflate(&stream, windowBits) == Z_OK else { return nil }
            defer { _ = unsafe inflateEnd(&stream) }
            var source = bytes
            var result: CInt = Z_OK
            // Pages pack to a tenth; what packs to less than a fortieth is cut at the limit.
            let capacity = min(limit, max(bytes.count, 1_024) * 40)
            let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                unsafe source.withUnsafeMutableBufferPointer { source in
                    unsafe stream.next_in = source.baseAddress
                    unsafe stream.avail_in = UInt32(source.count)
                    unsafe stream.next_out = buffer.baseAddress
                    unsafe stream.avail_out = UInt32(capacity)
                    result = unsafe inflate(&stream, Z_FINISH)
                }
                count = unsafe capacity - Int(stream.avail_out)
            }
            if result == Z_STREAM_END || result == Z_BUF_ERROR && !output.isEmpty { return output }
        }
        return nil
    }
}
