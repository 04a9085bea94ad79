/// Makes text from outside harmless in each form that it is rendered to. All of them show what stands there; none runs it.
enum Escaping {
    /// For a terminal: control characters as their pictures (␛), line ends as a space, and everything that turns the direction
    /// of writing or hides itself as its code in brackets.
    static func terminal(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(text) }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x2028, 0x2029, 0x85: out.append(" ")
            case 0...0x1F: out.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: out.append("\u{2421}")
            case 0x80...0x9F: out.append("\u{FFFD}")
            default:
                if isHidden(scalar) { out.append(contentsOf: "[U+\(hex(scalar.value))]".unicodeScalars) } else { out.append(scalar) }
            }
        }
        return String(out)
    }

    /// Characters that turn the direction of writing, or hide text from sight: bidirectional controls, tags, invisible operators.
    /// The joiners of emoji and of Indic and Persian words stay.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// For the text and the quoted attributes of HTML and SVG. What XML forbids becomes U+FFFD; direction controls are made visible.
    static func html(_ text: some StringProtocol) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "'": out.append(contentsOf: "&#39;".unicodeScalars)
            case "\n", "\t": out.append(scalar)
            case "\r": out.append("\n")
            default:
                if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0xFFFE...0xFFFF).contains(scalar.value) {
                    out.append("\u{FFFD}")
                } else if isHidden(scalar) {
                    out.append(contentsOf: "[U+\(hex(scalar.value))]".unicodeScalars)
                } else {
                    out.append(scalar)
                }
            }
        }
        return String(out)
    }

    /// For a line of Markdown: what marks up is preceded by a backslash, and lines are joined.
    static func markdown(_ text: some StringProtocol) -> String {
        var out = String.UnicodeScalarView()
        for scalar in terminal(text).unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "(", ")", "#", "+", "!", "|", "~", "&":
                out.append("\\")
                out.append(scalar)
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// For a JSON string, without the quotation marks: RFC 8259, the two line separators that break old readers, and what a terminal would
    /// obey or not show, which every reader of JSON gets back from its escape.
    static func json(_ text: some StringProtocol) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out.append(contentsOf: "\\\"".unicodeScalars)
            case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": out.append(contentsOf: "\\n".unicodeScalars)
            case "\r": out.append(contentsOf: "\\r".unicodeScalars)
            case "\t": out.append(contentsOf: "\\t".unicodeScalars)
            default:
                let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                if isControl || scalar.value == 0x2028 || scalar.value == 0x2029 || isHidden(scalar) {
                    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                        out.append(contentsOf: "\\u\(hex(UInt32(unit)))".unicodeScalars)
                    }
                } else {
                    out.append(scalar)
                }
            }
        }
        return String(out)
    }
}
