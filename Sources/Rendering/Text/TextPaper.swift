import Model

/// How text for people is set: nothing of it is asked from the terminal.
public struct TextOptions: Hashable, Sendable {
    /// Cells a line may take, 20 at least.
    public var width: Int
    /// Whether only ASCII may be written.
    public var ascii: Bool
    /// Whether ANSI colours may be written; meaning never hangs on them.
    public var colour: Bool

    public init(width: Int = 80, ascii: Bool = false, colour: Bool = false) {
        self.width = max(20, width)
        self.ascii = ascii
        self.colour = colour
    }
}

/// Lines of text under construction: wrapped to the width, escaped for terminals, in colour or ASCII as asked.
struct TextPaper {
    enum Style {
        case plain, strong, quiet, good, bad, warning, accent
        case heading(Finding.Severity)

        fileprivate var code: String {
            switch self {
            case .plain: ""
            case .strong: "1"
            case .quiet: "2"
            case .good: "32"
            case .bad, .heading(.contradiction): "1;31"
            case .warning, .heading(.tension): "1;33"
            case .accent, .heading(.note): "1;36"
            }
        }
    }

    let options: TextOptions
    private(set) var text = ""

    init(_ options: TextOptions) { self.options = options }

    /// An empty line.
    mutating func line() { text += "\n" }

    /// A line that is already laid out and safe, cut if it is too wide.
    mutating func raw(_ content: String, _ style: Style = .plain) { put(Cut.end(content, options.width, ascii: options.ascii), style) }

    /// A row of a canvas, which is as wide as it was made and has its colours already.
    mutating func drawn(_ row: String) { put(row, .plain) }

    mutating func line(_ content: String) { wrapped(content, indent: 0) }
    mutating func line(_ style: Style, _ content: String) { wrapped(content, indent: 0, hanging: 2, style: style) }

    /// `label` in a column of its own, the content wrapped beside it.
    mutating func labelled(_ label: String, _ content: String) {
        let lines = Wrap.lines(clean(content), width: options.width - 10)
        for (index, line) in lines.enumerated() {
            put("  " + Pad.right(index == 0 ? label : "", 8) + line, .plain)
        }
    }

    /// A command that can be copied as it stands: where it takes several lines, all but the last end as a shell wants it.
    mutating func command(_ label: String, _ content: String) {
        let content = clean(content)
        let whole = Wrap.lines(content, width: options.width - 10)
        // What stands in quotation marks cannot be parted so.
        let lines = whole.count == 1 || content.contains("'") ? [content] : Wrap.lines(content, width: options.width - 12)
        for (index, line) in lines.enumerated() {
            put("  " + Pad.right(index == 0 ? label : "", 8) + line + (index + 1 < lines.count ? " \\" : ""), .plain)
        }
    }

    mutating func wrapped(_ content: String, indent: Int, hanging: Int = 0, style: Style = .plain) {
        let lines = Wrap.lines(clean(content), width: options.width - indent - hanging)
        for (index, line) in lines.enumerated() {
            put(String(repeating: " ", count: indent + (index == 0 ? 0 : hanging)) + line, style)
        }
    }

    private func clean(_ content: String) -> String {
        let safe = Escaping.terminal(content)
        return options.ascii ? ASCIIText.fold(safe) : safe
    }

    private mutating func put(_ line: String, _ style: Style) {
        var end = line.endIndex
        while end > line.startIndex, line[line.index(before: end)] == " " { end = line.index(before: end) }
        let trimmed = line[..<end]
        let code = style.code
        if options.colour, !code.isEmpty, !trimmed.isEmpty {
            text += "\u{1B}[" + code + "m" + trimmed + "\u{1B}[0m\n"
        } else {
            text += trimmed + "\n"
        }
    }
}

/// Breaking of lines at spaces.
enum Wrap {
    /// At least one line; words that are too long are cut between characters.
    static func lines(_ text: String, width: Int) -> [String] {
        let width = max(8, width)
        var lines: [String] = []
        var line = ""
        var used = 0
        func flush() {
            lines.append(line)
            line = ""
            used = 0
        }
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let cells = CellWidth.of(word)
            if used > 0, used + 1 + cells <= width {
                line += " " + word
                used += 1 + cells
                continue
            }
            if used > 0 { flush() }
            if cells <= width {
                line += word
                used = cells
                continue
            }
            for character in word {
                let cell = CellWidth.of(character)
                if used + cell > width { flush() }
                line.append(character)
                used += cell
            }
        }
        if used > 0 || lines.isEmpty { flush() }
        return lines
    }
}

/// Filling up to a number of cells.
enum Pad {
    static func right(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - CellWidth.of(text)))
    }

    static func left(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - CellWidth.of(text))) + text
    }
}

/// Shortening to a number of cells.
enum Cut {
    /// Keeps the beginning.
    static func end(_ text: String, _ width: Int, ascii: Bool) -> String {
        if CellWidth.of(text) <= width { return text }
        return prefix(text, width - 1) + (ascii ? "~" : "…")
    }

    /// Keeps both ends: what tells labels apart stands often at the end.
    static func middle(_ text: String, _ width: Int, ascii: Bool) -> String {
        if CellWidth.of(text) <= width { return text }
        if width < 5 { return end(text, width, ascii: ascii) }
        let tail = (width - 1) / 2
        return prefix(text, width - 1 - tail) + (ascii ? "~" : "…") + suffix(text, tail)
    }

    /// Cuts labels that stand below each other so that they can still be told apart: where two would look the same, what they
    /// begin with in common gives way.
    static func apart(_ labels: [String], _ width: Int, ascii: Bool) -> [String] {
        var cut = labels.map { middle($0, width, ascii: ascii) }
        var groups: [String: [Int]] = [:]
        for (index, label) in cut.enumerated() { groups[label, default: []].append(index) }
        for group in groups.values where group.count > 1 && Set(group.map { labels[$0] }).count > 1 {
            let texts = group.map { Array(labels[$0]) }
            var same = 0
            while let first = texts.first, same < first.count, texts.allSatisfy({ same < $0.count && $0[same] == first[same] }) {
                same += 1
            }
            // A few characters before the difference, back to the beginning of its word.
            var start = same
            while start > 0, same - start < width / 3, texts[0][start - 1] != " " { start -= 1 }
            for index in group {
                let rest = String(Array(labels[index]).dropFirst(start))
                cut[index] = (ascii ? "~" : "…") + end(rest, width - 1, ascii: ascii)
            }
        }
        return cut
    }

    static func prefix(_ text: String, _ width: Int) -> String {
        var out = ""
        var used = 0
        for character in text {
            let cells = CellWidth.of(character)
            if used + cells > width { break }
            out.append(character)
            used += cells
        }
        return out
    }

    private static func suffix(_ text: String, _ width: Int) -> String {
        var out: [Character] = []
        var used = 0
        for character in text.reversed() {
            let cells = CellWidth.of(character)
            if used + cells > width { break }
            out.append(character)
            used += cells
        }
        return String(out.reversed())
    }
}

/// The nearest ASCII for text that must do without anything else.
enum ASCIIText {
    static func fold(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return String(text) }
        var out = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                out.unicodeScalars.append(scalar)
            } else if let known = known[scalar] {
                out += known
            } else if let letter = letter(scalar) {
                out += letter
            } else if scalar.properties.generalCategory != .nonspacingMark, scalar.properties.generalCategory != .format {
                out += "?"
            }
        }
        return out
    }

    /// For names that carry their other script along ("Moon Jae-in 문재인"): what has no ASCII is left out if a name is left.
    static func name(_ text: String) -> String {
        let folded = fold(text)
        guard folded.utf8.contains(UInt8(ascii: "?")), !text.utf8.contains(UInt8(ascii: "?")) else { return folded }
        let words = folded.split(separator: " ").filter { word in !word.allSatisfy { $0 == "?" } }
        let bare = words.joined(separator: " ")
        return bare.utf8.count { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 } >= 2 ? bare : folded
    }

    /// Punctuation and the marks of our own texts.
    private static let known: [Unicode.Scalar: String] = [
        "“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'", "«": "<<", "»": ">>", "–": "-", "—": "--", "−": "-", "…": "...",
        "·": "-", "×": "x", "≤": "<=", "≥": ">=", "≠": "!=", "±": "+/-", "∞": "inf", "‡": "!", "→": "->", "\u{A0}": " ",
        "\u{2011}": "-", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "ß": "ss", "Æ": "AE", "æ": "ae", "Ø": "O", "ø": "o", "Œ": "OE",
        "œ": "oe", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Þ": "Th", "þ": "th", "ð": "d", "ı": "i", "●": "o", "○": "O", "◎": "@",
    ]

    /// The base of an accented Latin letter, out of its name: "LATIN SMALL LETTER E WITH ACUTE".
    private static func letter(_ scalar: Unicode.Scalar) -> String? {
        guard scalar.value < 0x2000, let name = scalar.properties.name else { return nil }
        let words = name.split(separator: " ")
        guard words.count >= 5, words[0] == "LATIN", words[2] == "LETTER", words[3].utf8.count == 1, words[4] == "WITH" else { return nil }
        return words[1] == "SMALL" ? words[3].lowercased() : String(words[3])
    }
}
