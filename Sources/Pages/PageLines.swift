import Model
import Vocabulary

/// A line of a plain page that is not blank.
struct PageLine {
    /// Without the white space at its ends.
    var range: ByteRange
    /// Whether a blank line, or the beginning of the page, stands before it.
    var afterBlank: Bool
    var use: PageCues.Use?
}

/// The lines of a plain page and what can be said of each by itself.
struct PageLines {
    /// Lines beyond this number are not looked at.
    static let limit = 400_000

    let text: [UInt8]
    let cues: PageCues
    let scanner: PageDateScanner
    private(set) var lines: [PageLine] = []
    /// Whether paragraphs are broken into lines of about equal length.
    private(set) var isWrapped = false

    init(_ text: [UInt8], cues: PageCues) {
        self.text = text
        self.cues = cues
        scanner = PageDateScanner(cues: cues)
        // A story has lines of some hundred bytes.
        lines.reserveCapacity(min(text.count / 256 + 8, 1_024))
        var start = 0
        var afterBlank = true
        while start < text.count, lines.count < Self.limit {
            var end = start
            while true {
                end = text.span.place(of: UInt8(ascii: "\n"), or: UInt8(ascii: "\r"), from: end, to: text.count)
                guard end + 1 < text.count, text[end] == UInt8(ascii: "\r"), text[end + 1] == 10 else { break }
                end += 1
            }
            let range = text.trimmed(start, end)
            if range.isEmpty {
                afterBlank = true
            } else {
                lines.append(PageLine(range: range, afterBlank: afterBlank, use: use(range)))
                afterBlank = false
            }
            start = end + 1
        }
        isWrapped = looksWrapped()
    }

    /// No lines yet: for questions about lines that stand in a text still growing.
    init(growing text: [UInt8], cues: PageCues) {
        self.text = text
        self.cues = cues
        scanner = PageDateScanner(cues: cues)
    }

    /// What a line is by itself.
    func use(_ range: ByteRange) -> PageCues.Use? {
        let head = ByteRange(range.start, min(range.end, range.start + 200))
        if range.count > 200, !cues.mayCorrect(text, head) { return nil }
        let use = cues.mayBeCue(text, range) ? cues.use(ofLine: text.cueForm(head)) : nil
        if use == nil || use == .byline, range.count <= 120, isMenu(range) { return .boilerplate }
        if use == .byline, !isByline(range) { return nil }
        if use == nil, isCommentCount(range) { return .comments }
        return use
    }

    /// "By Kim Min-ji", "By a staff reporter", and not "By the quarter: how ratings rise".
    private func isByline(_ range: ByteRange) -> Bool {
        guard range.count <= 80 else { return false }
        let words = text[range.start..<range.end].split(separator: 32)
        guard words.count >= 2, words.count <= 12, !text[range.start..<range.end].contains(UInt8(ascii: ":")) || words.count <= 5 else {
            return false
        }
        guard let first = words.dropFirst().first?.first else { return false }
        return first.isUpper || first >= 0x80 || words[1].count == 1 && words.count <= 5 || words[1] == ArraySlice("our".utf8)
    }

    /// "Home | World | Sport", "Home > World > Asia", "Share  Save  Print": three or more short entries between bars, dots or wide gaps.
    private func isMenu(_ range: ByteRange) -> Bool {
        var entries = 0
        var wordsInEntry = 0
        var index = range.start
        func closes() -> Bool { wordsInEntry >= 1 && wordsInEntry <= 3 }
        while index < range.end {
            let byte = text[index]
            let isGap = byte.isSpace && index + 1 < range.end && text[index + 1].isSpace
            let isDot = byte == 0xC2 && index + 1 < range.end && (text[index + 1] == 0xB7 || text[index + 1] == 0xBB)
            let isBullet = byte == 0xE2 && index + 2 < range.end && text[index + 1] == 0x80 && text[index + 2] == 0xA2
            if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">") || isGap || isDot || isBullet {
                if wordsInEntry > 0 {
                    guard closes() else { return false }
                    entries += 1
                }
                wordsInEntry = 0
                index += isDot ? 2 : isBullet ? 3 : 1
                while index < range.end, text[index].isSpace { index += 1 }
            } else if byte.isSpace {
                index += 1
            } else {
                wordsInEntry += 1
                if byte == UInt8(ascii: ":") { return false }
                while index < range.end, !text[index].isSpace, text[index] != UInt8(ascii: "|") {
                    if text[index] == UInt8(ascii: ":") { return false }
                    index += 1
                }
            }
        }
        if closes() { entries += 1 } else if wordsInEntry > 0 { return false }
        return entries >= 3
    }

    /// "4 comments", "Comments (12)"
    private func isCommentCount(_ range: ByteRange) -> Bool {
        guard range.count > 3, range.count <= 40 else { return false }
        var words: [String] = []
        var hasNumber = false
        for part in scanner.parts(text, range) {
            switch part.piece {
            case .word(let word): words.append(word)
            case .number: hasNumber = true
            case .mark: break
            }
        }
        return hasNumber && words.count == 1 && cues.use(ofLine: words[0]) == .comments
    }

    /// Whether the line ends as a sentence does: a full stop, question or exclamation mark, colon, or a closing quotation
    /// mark or bracket after one.
    func endsSentence(_ range: ByteRange) -> Bool {
        var end = range.end
        while end > range.start {
            let byte = text[end - 1]
            if byte == 34 || byte == 39 || byte == UInt8(ascii: ")") {
                end -= 1
            } else if end - range.start >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80, byte == 0x99 || byte == 0x9D {
                end -= 3
            } else {
                return byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
                    || byte == UInt8(ascii: ";")
            }
        }
        return false
    }

    /// A stretch of prose, and not a headline or a menu.
    func isProse(_ range: ByteRange) -> Bool { range.count >= 250 || range.count >= 60 && endsSentence(range) }

    private func looksWrapped() -> Bool {
        var widest = 0
        var broken = 0
        var joined = 0
        for (index, line) in lines.enumerated() {
            widest = max(widest, line.range.count)
            if widest > 150 { return false }
            guard index + 1 < lines.count, !lines[index + 1].afterBlank, line.use == nil, lines[index + 1].use == nil else { continue }
            joined += 1
            // The first line of a run may be a headline, unless the next goes on in small letters.
            let goesOn = !line.afterBlank || !text[lines[index + 1].range.start].isUpper
            if !endsSentence(line.range), line.range.count >= 40, goesOn { broken += 1 }
        }
        return joined >= 2 && broken * 5 >= joined * 2
    }

    // MARK: Dates on lines of their own

    /// The date of a line that holds a date and little else, and whether it is the day of a change.
    func dateLine(_ line: PageLine) -> (date: PageDate, isModified: Bool)? {
        guard line.range.count <= 110 else { return nil }
        let dates = scanner.dates(text, line.range)
        guard let last = dates.last(where: { $0.day != nil && $0.year != nil }) else { return nil }
        let words = scanner.words(text, line.range, besides: dates.map(\.range))
        if line.use == .modified { return words.count <= 4 ? (last, true) : nil }
        if line.use == .published { return words.count <= 6 ? (last, false) : nil }
        // "Reporting period: 9 to 16 July. Published 16 July 2025."
        for date in dates where date.date != nil {
            let before = text.cueForm(ByteRange(max(line.range.start, date.range.start - 40), date.range.start)).split(separator: " ")
                .suffix(2)
            for start in before.indices {
                switch cues.use(ofLine: before[start...].joined(separator: " ")) {
                case .published?: return (date, false)
                case .modified?: return (date, true)
                default: continue
                }
            }
        }
        guard words.count <= 7, dates.count == 1, !endsSentence(line.range) || words.isEmpty else { return nil }
        return (last, false)
    }

    /// What stands on a date line besides the date: a place, or the publisher.
    func restOfDateLine(_ line: PageLine) -> String? {
        let dates = scanner.dates(text, line.range).map(\.range)
        let words = scanner.words(text, line.range, besides: dates)
        guard let first = words.first, let date = dates.first, first.end <= date.start else { return nil }
        let last = words.last { $0.end <= date.start } ?? first
        let name = ByteRange(first.start, last.end)
        let isName =
            words.allSatisfy { text[$0.start].isUpper || $0.count <= 3 } && !text[name.start..<name.end].contains { $0.isDigit || $0 == 58 }
        return isName ? text.string(name) : nil
    }
}
