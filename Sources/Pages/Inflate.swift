/// Unpacks gzip (RFC 1952) and the DEFLATE data in it (RFC 1951), within a limit.
///
/// Decodes Huffman codes by counts per length, as RFC 1951, section 3.2.2, orders them: no table to overflow, no pointer.
struct Inflate {
    enum Failure: Error, Equatable {
        case notGzip
        /// The data are damaged or end too soon; what came before is in `output`.
        case damaged
        case tooLarge
    }

    private let input: [UInt8]
    private var position: Int
    private let end: Int
    private var bits: UInt32 = 0
    private var bitCount = 0
    private let limit: Int
    private(set) var output: [UInt8] = []

    private init(_ input: [UInt8], from start: Int, limit: Int) {
        self.input = input
        position = start
        end = input.count
        self.limit = limit
    }

    /// The contents of all members, one after the other.
    ///
    /// - Returns: what could be unpacked, and why it ended where it did not end as it should.
    static func gunzip(_ bytes: [UInt8], limit: Int) -> (output: [UInt8], failure: Failure?) {
        guard bytes.starts(with: [0x1F, 0x8B, 8]) else { return ([], .notGzip) }
        var state = Inflate(bytes, from: 0, limit: limit)
        do {
            while state.position + 18 <= bytes.count, bytes[state.position] == 0x1F, bytes[state.position + 1] == 0x8B {
                try state.header()
                try state.blocks()
                // Checksum and length.
                guard state.position + 8 <= bytes.count else { throw Failure.damaged }
                state.position += 8
            }
            return (state.output, nil)
        } catch {
            return (state.output, error as? Failure ?? .damaged)
        }
    }

    private mutating func header() throws(Failure) {
        let flags = input[position + 3]
        position += 10
        if flags & 4 != 0 {
            guard position + 2 <= end else { throw .damaged }
            position += 2 + Int(input[position]) + Int(input[position + 1]) << 8
        }
        for flag in [8, 16] as [UInt8] where flags & flag != 0 {
            while position < end, input[position] != 0 { position += 1 }
            position += 1
        }
        if flags & 2 != 0 { position += 2 }
        guard position < end else { throw .damaged }
        (bits, bitCount) = (0, 0)
    }

    @inline(__always)
    private mutating func take(_ count: Int) throws(Failure) -> Int {
        while bitCount < count {
            guard position < end else { throw .damaged }
            bits |= UInt32(input[position]) << UInt32(bitCount)
            position += 1
            bitCount += 8
        }
        let value = bits & ((1 << UInt32(count)) - 1)
        bits >>= UInt32(count)
        bitCount -= count
        return Int(value)
    }

    private mutating func append(_ byte: UInt8) throws(Failure) {
        guard output.count < limit else { throw .tooLarge }
        output.append(byte)
    }

    // MARK: Blocks

    /// A Huffman code: how many codes of each length there are, and the symbols in the order of their codes.
    private struct Code {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [UInt16]

        init(lengths: ArraySlice<UInt8>) {
            symbols = [UInt16](repeating: 0, count: lengths.count)
            for length in lengths { counts[Int(length)] += 1 }
            counts[0] = 0
            var offsets = [Int](repeating: 0, count: 17)
            for length in 1..<16 { offsets[length + 1] = offsets[length] + counts[length] }
            for (symbol, length) in lengths.enumerated() where length != 0 {
                symbols[offsets[Int(length)]] = UInt16(symbol)
                offsets[Int(length)] += 1
            }
        }
    }

    private mutating func symbol(_ code: Code) throws(Failure) -> Int {
        var value = 0
        var first = 0
        var index = 0
        for length in 1..<16 {
            value |= try take(1)
            let count = code.counts[length]
            if value - count < first { return index + value - first < code.symbols.count ? Int(code.symbols[index + value - first]) : 0 }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw .damaged
    }

    private mutating func blocks() throws(Failure) {
        let start = output.count
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try stored()
            case 1: try compressed(Self.fixedLiterals, Self.fixedDistances, from: start)
            case 2:
                let (literals, distances) = try codes()
                try compressed(literals, distances, from: start)
            default: throw .damaged
            }
        }
        (bits, bitCount) = (0, 0)
    }

    private mutating func stored() throws(Failure) {
        (bits, bitCount) = (0, 0)
        guard position + 4 <= end else { throw .damaged }
        let length = Int(input[position]) | Int(input[position + 1]) << 8
        position += 4
        guard position + length <= end else { throw .damaged }
        guard output.count + length <= limit else { throw .tooLarge }
        output += input[position..<position + length]
        position += length
    }

    private static let fixedLiterals = Code(
        lengths: ([UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112) + [UInt8](repeating: 7, count: 24)
            + [UInt8](repeating: 8, count: 8))[...])
    private static let fixedDistances = Code(lengths: [UInt8](repeating: 5, count: 30)[...])
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBase = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
    ]
    private static let lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
    private static let distanceBase = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289,
        16385,
        24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]

    private mutating func codes() throws(Failure) -> (Code, Code) {
        let literals = try take(5) + 257
        let distances = try take(5) + 1
        let known = try take(4) + 4
        guard literals <= 286, distances <= 30 else { throw .damaged }
        var lengths = [UInt8](repeating: 0, count: 19)
        for place in 0..<known { lengths[Self.order[place]] = UInt8(try take(3)) }
        let code = Code(lengths: lengths[...])
        var all: [UInt8] = []
        while all.count < literals + distances {
            let symbol = try symbol(code)
            switch symbol {
            case 0..<16: all.append(UInt8(symbol))
            case 16:
                guard let last = all.last else { throw .damaged }
                all += [UInt8](repeating: last, count: 3 + (try take(2)))
            case 17: all += [UInt8](repeating: 0, count: 3 + (try take(3)))
            default: all += [UInt8](repeating: 0, count: 11 + (try take(7)))
            }
        }
        guard all.count == literals + distances else { throw .damaged }
        return (Code(lengths: all[..<literals]), Code(lengths: all[literals...]))
    }

    private mutating func compressed(_ literals: Code, _ distances: Code, from start: Int) throws(Failure) {
        while true {
            let symbol = try symbol(literals)
            if symbol == 256 { return }
            if symbol < 256 {
                try append(UInt8(symbol))
                continue
            }
            guard symbol - 257 < 29 else { throw .damaged }
            let length = Self.lengthBase[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
            let place = try self.symbol(distances)
            guard place < 30 else { throw .damaged }
            let distance = Self.distanceBase[place] + (try take(Self.distanceBits[place]))
            guard distance <= output.count - start else { throw .damaged }
            guard output.count + length <= limit else { throw .tooLarge }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }
}
