internal import Foundation
internal import Model

/// How values of the model are written into columns and read back, without loss.
enum Coding {
    /// Digits and point as printed, and the exponent, which tells how many trailing zeros were written out for it.
    static func decimal(_ value: ExactDecimal) throws(LedgerError) -> (text: String, exponent: Int) {
        guard abs(value.exponent) <= 1_000 else { throw .refused("A figure with a power of ten of \(value.exponent) cannot be stored.") }
        return (value.description, value.exponent)
    }

    static func decimal(text: String, exponent: Int) -> ExactDecimal? {
        if exponent <= 0, let short = short(text, exponent) { return short }
        if exponent > 0 {
            if text == "0" { return ExactDecimal(significand: 0, exponent: exponent) }
            guard text.utf8.count > exponent, let digits = ExactDecimal(text.dropLast(exponent)) else { return nil }
            return ExactDecimal(significand: digits.significand, exponent: exponent)
        }
        guard let value = ExactDecimal(text), value.exponent == exponent else { return nil }
        return value
    }

    /// What fits in a word: up to 18 digits, read without detours, because every observation has one.
    private static func short(_ text: String, _ exponent: Int) -> ExactDecimal? {
        var value = 0
        var digits = 0
        var decimals: Int?
        var isNegative = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                if digits > 18 { return nil }
                value = value * 10 + Int(byte - 48)
                if let known = decimals { decimals = known + 1 }
            case UInt8(ascii: ".") where decimals == nil: decimals = 0
            case UInt8(ascii: "-") where digits == 0 && !isNegative && decimals == nil: isNegative = true
            default: return nil
            }
        }
        guard digits > 0, decimals ?? 0 == -exponent else { return nil }
        return ExactDecimal(significand: Int128(isNegative ? -value : value), exponent: exponent)
    }

    /// A JSON object with its names in the order of their bytes.
    static func json(_ pairs: [String: String]) -> String {
        let sorted = pairs.sorted { utf8Less($0.key, $1.key) }
        return "{" + sorted.map { quoted($0.key) + ":" + quoted($0.value) }.joined(separator: ",") + "}"
    }

    static func dictionary(json text: String) -> [String: String]? {
        if text == "{}" { return [:] }
        // Nearly always nothing is escaped: names and values are then what stands between the quotation marks.
        let parts = text.utf8.contains(UInt8(ascii: "\\")) ? [] : text.split(separator: "\"", omittingEmptySubsequences: false)
        if parts.count % 4 == 1, parts.count > 1, parts[0] == "{", parts[parts.count - 1] == "}" {
            var pairs: [String: String] = [:]
            for index in stride(from: 1, to: parts.count - 1, by: 4) { pairs[String(parts[index])] = String(parts[index + 2]) }
            return pairs
        }
        return try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }

    /// A JSON string.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// "headline 0 54;paragraph 55 300": kind, first byte, byte after the last.
    static func blocks(_ blocks: [Article.Block]) -> String {
        var text = ""
        for block in blocks {
            if !text.isEmpty { text += ";" }
            text += block.kind.rawValue
            text += " "
            text += String(block.range.start)
            text += " "
            text += String(block.range.end)
        }
        return text
    }

    static func blocks(text: String) -> [Article.Block]? {
        var blocks: [Article.Block] = []
        for entry in text.split(separator: ";") {
            let parts = entry.split(separator: " ")
            guard parts.count == 3, let kind = Article.Block.Kind(rawValue: String(parts[0])), let range = range(parts[1], parts[2]) else {
                return nil
            }
            blocks.append(Article.Block(kind, range))
        }
        return blocks
    }

    /// Header rows and columns, the caption ("- -" where there is none), the number of columns, then the cells row by row.
    static func tables(_ tables: [Article.Table]) -> String {
        tables.map { table in
            var parts = ["\(table.headerRows)", "\(table.headerColumns)"]
            parts += table.caption.map { ["\($0.start)", "\($0.end)"] } ?? ["-", "-"]
            parts.append("\(table.rows.first?.count ?? 0)")
            parts += table.rows.joined().flatMap { ["\($0.start)", "\($0.end)"] }
            return parts.joined(separator: " ")
        }.joined(separator: ";")
    }

    static func tables(text: String) -> [Article.Table]? {
        var tables: [Article.Table] = []
        for entry in text.split(separator: ";") {
            let parts = entry.split(separator: " ")
            guard parts.count >= 5, let headerRows = Int(parts[0]), let headerColumns = Int(parts[1]), let width = Int(parts[4]) else {
                return nil
            }
            var cells: [ByteRange] = []
            for start in stride(from: 5, to: parts.count - 1, by: 2) {
                guard let cell = range(parts[start], parts[start + 1]) else { return nil }
                cells.append(cell)
            }
            guard parts.count % 2 == 1, width > 0 ? cells.count % width == 0 : cells.isEmpty else { return nil }
            let rows = width == 0 ? [] : stride(from: 0, to: cells.count, by: width).map { Array(cells[$0..<$0 + width]) }
            let caption = range(parts[2], parts[3])
            tables.append(Article.Table(caption: caption, rows: rows, headerRows: headerRows, headerColumns: headerColumns))
        }
        return tables
    }

    private static func range(_ start: Substring, _ end: Substring) -> ByteRange? {
        guard let start = Int(start), let end = Int(end), start >= 0, start <= end else { return nil }
        return ByteRange(start, end)
    }

    /// The lower half of every place, which tells articles apart nearly as well (Li, König 2010, "b-Bit minwise hashing"); two
    /// bytes each, the more significant one first.
    static func sketch(_ sketch: [UInt32]) -> Data {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(sketch.count * 2)
        for place in sketch {
            bytes.append(UInt8(truncatingIfNeeded: place >> 8))
            bytes.append(UInt8(truncatingIfNeeded: place))
        }
        return Data(bytes)
    }

    static func sketch(data: Data) -> [UInt32] {
        let bytes = [UInt8](data)
        return stride(from: 0, to: bytes.count - 1, by: 2).map { UInt32(bytes[$0]) << 8 | UInt32(bytes[$0 + 1]) }
    }

    /// RFC 3339 in UTC, to the second.
    static func timestamp(seconds: Int) -> String {
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - day * 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(CalendarDate(dayNumber: day))T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}

/// By bytes, as SQLite orders text; Swift's own order of strings is by Unicode equivalence.
func utf8Less(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
