import Model

/// Names of outlets above headlines.
extension PlainStoryBuilder {
    /// "Hangang Times", alone above a section, a date or a blank line: a name of capitalised words, with a headline in words of all kinds
    /// further down above the story.
    func isOutlet(_ index: Int, _ lines: Range<Int>) -> Bool {
        let line = page.lines[index].range
        let words = page.text[line.start..<line.end].split(separator: 32)
        guard (2...5).contains(words.count), line.count <= 45, words.allSatisfy({ $0.first?.isUpper ?? false || $0.first == 40 }),
            !page.text[line.start..<line.end].contains(where: \.isDigit), !page.endsSentence(line)
        else { return false }
        for below in index + 1..<max(index + 1, min(index + 6, lines.upperBound)) {
            let next = page.lines[below]
            if page.isProse(next.range), !mayOpen(below, lines) { return false }
            let isHeadline =
                next.afterBlank && next.use == nil && next.range.count >= 25 && page.dateLine(next) == nil
                && page.text[next.range.start..<next.range.end].split(separator: 32).contains { $0.count > 3 && $0.first?.isLower ?? false }
            if isHeadline { return true }
        }
        return false
    }
}
