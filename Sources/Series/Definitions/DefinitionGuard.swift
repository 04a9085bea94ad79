/// What is refused before the YAML reader sees it, because reading it could take time or memory beyond all measure: aliases
/// that multiply, nesting without end, files that are no definition.
///
/// One pass over the bytes. It follows quotation marks, comments and block scalars closely enough to tell an alias from an
/// asterisk in a sentence.
enum DefinitionGuard {
    static let largestFile = 1 << 20
    static let deepestBrackets = 32
    static let widestIndent = 160

    /// - Returns: the bytes of the block under the key `examples`, where there is one and no other; its lines are whole.
    @discardableResult
    static func check(_ yaml: String, file: String) throws(DefinitionError) -> Range<Int>? {
        if yaml.utf8.count > largestFile {
            throw DefinitionError(
                file: file, line: 0, column: 0, found: "the file has \(yaml.utf8.count) bytes", expected: "at most \(largestFile)")
        }
        var scan = Scan(file: file)
        var starts: [Int] = []
        var end: Int?
        var offset = 0
        for (index, line) in yaml.utf8.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            if scan.isKey(line) {
                if !starts.isEmpty, end == nil { end = offset }
                if line.starts(with: "examples:".utf8) { starts.append(offset) }
            }
            try scan.take(line, number: index + 1)
            offset += line.count + 1
        }
        return starts.count == 1 ? starts[0]..<(end ?? yaml.utf8.count) : nil
    }

    private struct Scan {
        let file: String
        var quote: UInt8?
        var brackets = 0
        /// The indent of the line that opened a block scalar; deeper lines are its text.
        var blockIndent: Int?

        init(file: String) { self.file = file }

        /// Whether a key of the outermost mapping begins with the line.
        func isKey(_ line: Substring.UTF8View) -> Bool {
            guard quote == nil, brackets == 0, let first = line.first else { return false }
            return (97...122).contains(first)
        }

        mutating func take(_ line: Substring.UTF8View, number: Int) throws(DefinitionError) {
            let indent = line.prefix { $0 == 32 }.count
            if let open = blockIndent {
                if indent > open || indent == line.count { return }
                blockIndent = nil
            }
            // The run of spaces and of marks that open a level on the same line ("- - - x").
            let opening = line.prefix { $0 == 32 || $0 == 45 || $0 == 63 }.count
            if quote == nil, opening > widestIndent, opening < line.count {
                throw DefinitionError(
                    file: file, line: number, column: opening, found: "nested too deeply", expected: "at most \(widestIndent) columns")
            }
            try takeTokens(line, number: number)
            if quote == nil, brackets == 0, opensBlock(line) { blockIndent = indent }
        }

        private mutating func takeTokens(_ line: Substring.UTF8View, number: Int) throws(DefinitionError) {
            // Whether a value could begin here, and whether the last byte was a space.
            var (atStart, afterSpace, escaped) = (true, true, false)
            for (column, byte) in line.enumerated() {
                if let open = quote {
                    if escaped {
                        escaped = false
                    } else if open == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
                        escaped = true
                    } else if byte == open {
                        quote = nil
                    }
                    afterSpace = false
                    continue
                }
                switch byte {
                case 32, 9:
                    afterSpace = true
                    continue
                case UInt8(ascii: "#") where afterSpace: return
                case UInt8(ascii: "\""), UInt8(ascii: "'"):
                    if atStart { quote = byte }
                    atStart = false
                case UInt8(ascii: "["), UInt8(ascii: "{"):
                    if atStart {
                        brackets += 1
                        if brackets > deepestBrackets {
                            throw error(number, column, "nested too deeply", "at most \(deepestBrackets) brackets")
                        }
                    }
                case UInt8(ascii: "]"), UInt8(ascii: "}"):
                    brackets = max(0, brackets - 1)
                    atStart = false
                case UInt8(ascii: ","): atStart = brackets > 0
                case UInt8(ascii: ":"): atStart = true
                case UInt8(ascii: "-"), UInt8(ascii: "?"): break
                case UInt8(ascii: "&") where atStart, UInt8(ascii: "*") where atStart:
                    throw error(number, column, "an anchor or alias", "the words themselves; text that begins so goes in quotation marks")
                // A tag is followed by its value.
                case UInt8(ascii: "!") where atStart: break
                default: if afterSpace || atStart { atStart = false }
                }
                afterSpace = false
            }
        }

        private func error(_ line: Int, _ column: Int, _ found: String, _ expected: String) -> DefinitionError {
            DefinitionError(file: file, line: line, column: column + 1, found: found, expected: expected)
        }

        /// Whether the line ends with `|` or `>` and their signs, as the header of a block scalar.
        private func opensBlock(_ line: Substring.UTF8View) -> Bool {
            var rest = line
            while let last = rest.last, last == 32 || last == 13 || last == 43 || last == 45 || (48...57).contains(last) {
                rest = rest.dropLast()
            }
            guard let last = rest.last, last == UInt8(ascii: "|") || last == UInt8(ascii: ">") else { return false }
            let before = rest.dropLast().last
            return before == nil || before == 32
        }
    }
}
