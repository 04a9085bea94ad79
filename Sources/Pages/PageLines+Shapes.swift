import Model

/// What lines look like. Asked of the lines and not of the builder of a story, which is large and would be copied to be asked.
extension PageLines {
    /// Whether a sentence goes on from one line into the next on a page whose lines are not broken else: a long line that ends in a word or
    /// a comma, and one right below that begins with a small letter or a figure.
    func breaksInside(_ index: Int) -> Bool {
        let (line, next) = (lines[index].range, lines[index + 1])
        guard line.count >= Self.brokenLine, !next.afterBlank, !endsSentence(line), !hasColumns(next.range) else { return false }
        let (last, first) = (text[line.end - 1], text[next.range.start])
        if last.isLower || last == UInt8(ascii: ",") { return first.isLower || first.isDigit }
        return last.isDigit && first.isLower
    }

    /// Bytes that a line has at least which was broken because it was long.
    private static let brokenLine = 60

    func isCapitals(_ range: ByteRange) -> Bool {
        var capitals = 0
        for byte in text[range.start..<range.end] {
            if byte.isUpper { capitals += 1 } else if byte.isLetter, byte < 0x80 { return capitals >= 8 && capitals * 4 > range.count * 2 }
        }
        return capitals >= 2
    }

    /// "* ", "- ", "• ", "– " and more text.
    func isListItem(_ range: ByteRange) -> Bool {
        guard range.count >= 3 else { return false }
        let (a, b) = (text[range.start], text[range.start + 1])
        if (a == UInt8(ascii: "*") || a == UInt8(ascii: "-")) && b.isSpace { return true }
        return a == 0xE2 && b == 0x80 && text[range.start + 2] == 0xA2
    }

    /// "Sample: 2,003 voters      Error: 2.2 points": entries beside each other with a wide gap between.
    func hasColumns(_ range: ByteRange) -> Bool { range.count <= 200 && hasWideGap(range) && columns(range).count > 1 }

    private func hasWideGap(_ range: ByteRange) -> Bool {
        let text = text.span
        if !text.hasTwoBlanks(from: range.start, to: range.end) { return false }
        // Of three bytes beside each other one is each third byte.
        var index = range.start + 2
        while index < range.end {
            if text[index] == 32 {
                var (first, end) = (index, index + 1)
                while first > range.start, text[first - 1] == 32 { first -= 1 }
                while end < range.end, text[end] == 32 { end += 1 }
                if end - first >= 3 { return true }
            }
            index += 3
        }
        return false
    }

    func columns(_ range: ByteRange) -> [ByteRange] {
        var cells: [ByteRange] = []
        var start = range.start
        var index = range.start
        while index < range.end {
            if text[index] == 32, index + 2 < range.end, text[index + 1] == 32, text[index + 2] == 32 {
                cells.append(text.trimmed(start, index))
                while index < range.end, text[index] == 32 { index += 1 }
                start = index
            } else {
                if text[index] == 10 { return [range] }
                index += 1
            }
        }
        cells.append(text.trimmed(start, range.end))
        return cells.filter { !$0.isEmpty }
    }

    /// A short line by itself that ends no sentence, with text below.
    func isHeading(_ index: Int, _ story: Range<Int>) -> Bool {
        let line = lines[index]
        guard line.range.count <= 90, index + 1 < story.upperBound, !endsSentence(line.range), line.afterBlank, !isListItem(line.range)
        else { return false }
        if lines[index + 1].afterBlank { return true }
        return isCapitals(line.range) || isListItem(lines[index + 1].range) || !isWrapped
    }
}
