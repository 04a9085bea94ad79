import Vocabulary

/// A JSON value; the members of an object keep their order.
enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    /// As written.
    case number(String)
    case string([UInt8])
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    static func == (a: JSONValue, b: JSONValue) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let x), .bool(let y)): x == y
        case (.number(let x), .number(let y)): x == y
        case (.string(let x), .string(let y)): x == y
        case (.array(let x), .array(let y)): x == y
        case (.object(let x), .object(let y)): x.count == y.count && zip(x, y).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }

    /// The first member of this name.
    subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// A string that is not empty, or a number as written.
    var text: String? {
        switch self {
        case .string(let bytes) where !bytes.isEmpty: String(decoding: bytes, as: UTF8.self)
        case .number(let digits): digits
        default: nil
        }
    }
}

/// What is wrong in a JSON text, and where.
struct JSONError: Error, Equatable {
    /// 0-based byte.
    var offset: Int
    var message: String
}

/// Reads JSON (RFC 8259) from bytes; values nested deeper than 128 are refused, lone surrogates become U+FFFD.
struct JSONParser {
    private static let depthLimit = 128

    private let bytes: [UInt8]
    private(set) var index: Int

    private init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        index = start
    }

    /// Reads one value with nothing but white space around it.
    static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.index == bytes.count else { throw parser.error("something follows the value") }
        return value
    }

    private func error(_ message: String) -> JSONError { JSONError(offset: index, message: message) }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index].isSpace { index += 1 }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipSpace()
        guard index < bytes.count else { throw error("it ends where a value is expected") }
        guard depth < Self.depthLimit else { throw error("it is nested too deeply") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "N"): return try literal("NaN", .null)
        default: return try number()
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[index...].starts(with: word.description.utf8) else { throw error("there is no such value") }
        index += word.description.utf8.count
        return value
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            guard byte.isDigit || byte == 45 || byte == 43 || byte == 46 || byte | 0x20 == UInt8(ascii: "e") else { break }
            index += 1
        }
        guard index > start, bytes[start].isDigit || bytes[start] == 45 && index > start + 1 else { throw error("there is no such value") }
        return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        index += 1
        var members: [(key: String, value: JSONValue)] = []
        skipSpace()
        if index < bytes.count, bytes[index] == UInt8(ascii: "}") {
            index += 1
            return .object(members)
        }
        // As many as most records have fields.
        members.reserveCapacity(8)
        while true {
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw error("a name in quotation marks is expected") }
            let key = String(decoding: try string(), as: UTF8.self)
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw error("a colon is expected") }
            index += 1
            members.append((key, try value(depth: depth + 1)))
            if try !goesOn(closing: UInt8(ascii: "}")) { return .object(members) }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        index += 1
        var items: [JSONValue] = []
        skipSpace()
        if index < bytes.count, bytes[index] == UInt8(ascii: "]") {
            index += 1
            return .array(items)
        }
        while true {
            items.append(try value(depth: depth + 1))
            if try !goesOn(closing: UInt8(ascii: "]")) { return .array(items) }
        }
    }

    private mutating func goesOn(closing: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        guard index < bytes.count else { throw error("it ends in the middle") }
        let byte = bytes[index]
        guard byte == UInt8(ascii: ",") || byte == closing else { throw error("a comma is expected") }
        index += 1
        return byte != closing
    }

    private mutating func string() throws(JSONError) -> [UInt8] {
        index += 1
        var out: [UInt8] = []
        while true {
            let start = index
            index = bytes.span.place(of: UInt8(ascii: "\""), or: UInt8(ascii: "\\"), from: start, to: bytes.count)
            guard index < bytes.count else { throw error("a quotation mark is not closed") }
            if bytes[index] == UInt8(ascii: "\"") {
                if out.isEmpty { out = Array(bytes[start..<index]) } else { out += bytes[start..<index] }
                index += 1
                return out
            }
            out += bytes[start..<index]
            index += 1
            try escape(into: &out)
        }
    }

    private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
        guard index < bytes.count else { throw error("it ends in the middle") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "n"): out.append(10)
        case UInt8(ascii: "t"): out.append(9)
        case UInt8(ascii: "r"): out.append(13)
        case UInt8(ascii: "b"): out.append(8)
        case UInt8(ascii: "f"): out.append(12)
        case UInt8(ascii: "u"):
            var scalar = try hex()
            if (0xD800..<0xDC00).contains(scalar), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
                bytes[index + 1] == UInt8(ascii: "u")
            {
                let mark = index
                index += 2
                let low = try hex()
                if (0xDC00..<0xE000).contains(low) {
                    scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
                } else {
                    index = mark
                }
            }
            TextEncoding.append(scalar, to: &out)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        default: throw error("there is no such escape")
        }
    }

    private mutating func hex() throws(JSONError) -> UInt32 {
        guard index + 4 <= bytes.count else { throw error("it ends in the middle") }
        var value: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            switch byte {
            case 48...57: value = value << 4 | UInt32(byte - 48)
            case 65...70, 97...102: value = value << 4 | UInt32((byte | 0x20) - 87)
            default: throw error("there is no such escape")
            }
        }
        index += 4
        return value
    }
}
