/// How cells become the bytes of a CSV file.
public struct CSVDialect: Hashable, Sendable {
    /// Whether the file begins with a byte-order mark, which Excel needs to read UTF-8.
    public var byteOrderMark: Bool
    public var lineEnd: String
    public var separator: Character
    /// Whether the decimal mark of numbers is a comma, as spreadsheets of some countries expect.
    public var decimalComma: Bool
    /// Whether text that a spreadsheet would run as a formula gets an apostrophe before it.
    public var guardsFormulas: Bool

    public init(
        byteOrderMark: Bool = false, lineEnd: String = "\n", separator: Character = ",", decimalComma: Bool = false,
        guardsFormulas: Bool = true
    ) {
        self.byteOrderMark = byteOrderMark
        self.lineEnd = lineEnd
        self.separator = separator
        self.decimalComma = decimalComma
        self.guardsFormulas = guardsFormulas
    }

    /// RFC 4180 with LF, so that version control shows what changed.
    public static let standard = CSVDialect()
    /// Byte-order mark and CRLF.
    public static let excel = CSVDialect(byteOrderMark: true, lineEnd: "\r\n")
    /// Semicolons and decimal commas, as a German Excel or Calc reads and writes them.
    public static let german = CSVDialect(byteOrderMark: true, lineEnd: "\r\n", separator: ";", decimalComma: true)
}

/// A table of typed cells, before it becomes CSV, Markdown or text.
public struct Table: Hashable, Sendable {
    /// What a cell holds: text may come from outside and is guarded, the others never do.
    public enum Cell: Hashable, Sendable {
        case empty
        case text(String)
        /// A decimal string.
        case number(String)
        /// A date, a count or a truth value, as it is to be written.
        case plain(String)

        static func text(_ value: String?) -> Cell { value.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
        static func plain(_ value: String?) -> Cell { value.map { .plain($0) } ?? .empty }

        /// What it holds, unguarded.
        public var string: String {
            switch self {
            case .empty: ""
            case .text(let s), .number(let s), .plain(let s): s
            }
        }
    }

    public var columns: [String]
    /// Each as long as `columns`.
    public var rows: [[Cell]]
    /// The columns that together tell each row from every other; empty where none do.
    public var key: [String]

    public init(columns: [String], rows: [[Cell]] = [], key: [String] = []) {
        self.columns = columns
        self.rows = rows
        self.key = key
    }

    /// RFC 4180: a header line, then one record a row; fields are quoted only where they must be.
    public func csv(_ dialect: CSVDialect = .standard) -> String { String(decoding: csvBytes(dialect), as: UTF8.self) }

    /// The same as bytes.
    ///
    public func csvBytes(_ dialect: CSVDialect = .standard) -> [UInt8] {
        var out: [UInt8] = []
        if dialect.byteOrderMark { out += [0xEF, 0xBB, 0xBF] }
        Self.append(columns.map { .text($0) }, dialect, to: &out)
        for row in rows { Self.append(row, dialect, to: &out) }
        return out
    }

    private static func append(_ row: [Cell], _ dialect: CSVDialect, to out: inout [UInt8]) {
        append(cells: row, dialect, to: &out)
        // A record of one empty field would be an empty line, which readers skip.
        if row.count == 1, row[0] == .empty { out += [UInt8(ascii: "\""), UInt8(ascii: "\"")] }
        out += dialect.lineEnd.utf8
    }

    /// Cells with separators between them, without the end of the line.
    static func append(cells row: [Cell], _ dialect: CSVDialect, to out: inout [UInt8]) {
        let separator = dialect.separator.asciiValue ?? UInt8(ascii: ",")
        var first = true
        for cell in row {
            if first { first = false } else { out.append(separator) }
            switch cell {
            case .empty: break
            case .text(let text):
                if isPlain(text, separator) {
                    out += text.utf8
                } else {
                    append(pictured(dialect.guardsFormulas ? guarded(text) : text), separator, to: &out)
                }
            case .plain(let text): append(text, separator, to: &out)
            case .number(let digits):
                if dialect.decimalComma {
                    for byte in digits.utf8 { out.append(byte == UInt8(ascii: ".") ? UInt8(ascii: ",") : byte) }
                } else {
                    out += digits.utf8
                }
            }
        }
    }

    /// Whether nothing in a text has to be guarded, pictured or quoted: letters, digits and the marks of names and addresses.
    private static func isPlain(_ text: String, _ separator: UInt8) -> Bool {
        let bytes = text.utf8Span.span
        if bytes.isEmpty { return true }
        // Formulas begin with a mark; a space at an end is quoted.
        guard isLetterOrDigit(bytes[0]), bytes[bytes.count - 1] != 0x20 else { return false }
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte >= 0x20, byte < 0x7F, byte != separator, byte != UInt8(ascii: "\"") else { return false }
        }
        return true
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 97 && byte | 0x20 <= 122) || (byte >= 48 && byte <= 57)
    }

    /// With an apostrophe before text that a spreadsheet would take for a formula: OWASP, "CSV Injection", with the full-width
    /// twins that some programs fold.
    static func guarded(_ text: String) -> String {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return "'" + text
        default: return text
        }
    }

    /// Control characters as their pictures, but for tabs and line ends: NUL ends a cell for many readers, and an escape code is run
    /// by the terminal that shows the file.
    static func pictured(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    guard isControl(scalar) else { return scalar }
                    return scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}" : "\u{FFFD}"
                }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0...0x1F, 0x7F...0x9F: true
        default: false
        }
    }

    private static func append(_ text: String, _ separator: UInt8, to out: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let mustQuote =
            text.utf8.first == 0x20 || text.utf8.last == 0x20
            || text.utf8.contains { $0 == separator || $0 == 0x0A || $0 == 0x0D || $0 == quote }
        guard mustQuote else {
            out += text.utf8
            return
        }
        out.append(quote)
        for byte in text.utf8 {
            if byte == quote { out.append(quote) }
            out.append(byte)
        }
        out.append(quote)
    }
}
