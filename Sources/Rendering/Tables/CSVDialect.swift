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
    public func csv(_ dialect: CSVDialect = .standard) -> String {
        var out = dialect.byteOrderMark ? "\u{FEFF}" : ""
        append(columns.map { .text($0) }, dialect, to: &out)
        for row in rows { append(row, dialect, to: &out) }
        return out
    }

    private func append(_ row: [Cell], _ dialect: CSVDialect, to out: inout String) {
        var first = true
        for cell in row {
            if first { first = false } else { out.append(dialect.separator) }
            switch cell {
            case .empty: break
            case .text(let text): out += Self.quoted(Self.pictured(dialect.guardsFormulas ? Self.guarded(text) : text), dialect)
            case .plain(let text): out += Self.quoted(text, dialect)
            case .number(let digits):
                out += dialect.decimalComma ? String(digits.map { $0 == "." ? "," : $0 }) : digits
            }
        }
        // A record of one empty field would be an empty line, which readers skip.
        if row.count == 1, row[0] == .empty { out += "\"\"" }
        out += dialect.lineEnd
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

    private static func quoted(_ text: String, _ dialect: CSVDialect) -> String {
        let separator = dialect.separator.asciiValue ?? UInt8(ascii: ",")
        var mustQuote = text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
        var hasQuote = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { hasQuote = true }
            if byte == separator || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "\"") { mustQuote = true }
        }
        if !mustQuote { return text }
        if !hasQuote { return "\"" + text + "\"" }
        var out = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { out += "\"\"" } else { out.unicodeScalars.append(scalar) }
        }
        return out + "\""
    }
}
