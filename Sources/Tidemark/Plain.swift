/// Text from outside, made safe to show: what a terminal would obey is shown as what it is.
public enum Plain {
    /// On one line: line ends and tabs become spaces, control characters and direction overrides are written out.
    public static func line(_ text: String) -> String {
        escaped(text, keeping: { _ in false }, spacing: true)
    }

    /// What goes to a terminal: line ends stay, and so does the colouring of this program (`ESC [ … m`).
    public static func forTerminal(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F || $0 >= 0x80 }) else { return text }
        return escaped(text, keeping: { $0 == "\n" || $0 == "\t" }, spacing: false)
    }

    private static func escaped(_ text: String, keeping: (Unicode.Scalar) -> Bool, spacing: Bool) -> String {
        var out = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if !isHarmful(scalar) || keeping(scalar) {
                out.append(scalar)
            } else if spacing, scalar == "\n" || scalar == "\r" || scalar == "\t" {
                out.append(" ")
            } else if !spacing, scalar == "\u{1B}", let end = styleEnd(scalars, index) {
                out.append(contentsOf: scalars[index...end])
                index = end
            } else {
                out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            }
            index += 1
        }
        return String(out)
    }

    /// Where `ESC [ digits m` ends.
    private static func styleEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
        guard start + 1 < scalars.count, scalars[start + 1] == "[" else { return nil }
        var index = start + 2
        while index < scalars.count, index - start < 16 {
            switch scalars[index] {
            case "0"..."9", ";": index += 1
            case "m": return index
            default: return nil
            }
        }
        return nil
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        // Marks that reorder what follows them: text that is not what it seems.
        case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
        case 0x2028, 0x2029, 0xFEFF: true
        default: false
        }
    }
}
