import Model

/// Makes a story of some lines of a plain page: its head (headline, byline, date), then its paragraphs.
struct PlainStoryBuilder {
    let page: PageLines
    private var draft = StoryDraft()
    private var hasParagraph = false
    private var text: [UInt8] { page.text }

    init(_ page: PageLines) { self.page = page }

    /// - Parameters:
    ///   - lines: indices of the story's lines.
    ///   - headline: the index of the headline, where it is known; otherwise it is looked for.
    ///   - title: the headline as the record that holds the text gives it.
    mutating func build(_ lines: Range<Int>, headline: Int?, title: String?) -> StoryDraft {
        draft = StoryDraft()
        hasParagraph = false
        guard !lines.isEmpty else { return draft }
        draft.blocks.reserveCapacity(min(lines.count, 32) + 2)
        var body = lines.lowerBound
        if let headline {
            take(headline: page.lines[headline].range)
            body = max(body, headline + 1)
            while body < lines.upperBound, isHead(body) { body += 1 }
        } else if lines.count > 1 || title != nil {
            // A line that stands alone is all that the text says, however short.
            body = head(lines, title: title)
        }
        paragraphs(body..<lines.upperBound)
        draft.blocks.sort { $0.range < $1.range }
        let start = draft.blocks.first?.range.start ?? page.lines[lines.lowerBound].range.start
        draft.range = ByteRange(start, max(start, draft.blocks.last?.range.end ?? start))
        return draft
    }

    private mutating func take(headline range: ByteRange) {
        draft.headline = range
        draft.title = text.string(range)
        draft.blocks.append(Article.Block(.headline, range))
    }

    /// Reads the lines above the story proper.
    ///
    /// - Returns: the first line of the body.
    private mutating func head(_ lines: Range<Int>, title: String?) -> Int {
        var index = lines.lowerBound
        var masthead: Int?
        let wanted = title.map { wordsOnly($0.utf8) }
        while index < lines.upperBound, index < lines.lowerBound + 12 {
            let line = page.lines[index]
            if isHead(index) {
                index += 1
                continue
            }
            if let wanted, isWordsOnly(line.range, wanted) {
                take(headline: line.range)
                index += 1
                continue
            }
            if draft.headline != nil, let date = self.dateLine(below: index, lines) {
                for between in index..<date { takeDeck(between) }
                index = date
                continue
            }
            if draft.headline != nil || line.range.count > 250 || page.isWrapped && isBroken(index, lines) { break }
            if index == lines.lowerBound, title == nil, let name = publisher(above: index, lines) {
                draft.publisher = name
                index += 1
                continue
            }
            if page.isProse(line.range), title != nil || !mayOpen(index, lines) { break }
            if title == nil, isKicker(index, lines) {
                index += 1
                continue
            }
            if title != nil, draft.headline == nil, line.afterBlank || index == lines.lowerBound, page.endsSentence(line.range) { break }
            // A name in capitals above the headline is the publisher's.
            let isMasthead =
                line.range.count <= 60 && page.isCapitals(line.range) && hasHeadlineBelow(index, lines) || isOutlet(index, lines)
            if draft.headline == nil, title == nil, isMasthead {
                masthead = masthead ?? index
                index += 1
                continue
            }
            guard title == nil || wanted == nil else { break }
            if index + 1 >= lines.upperBound, draft.headline == nil { break }
            take(headline: line.range)
            index += 1
        }
        if draft.publisher == nil, let masthead {
            draft.publisher = Self.titleCased(Array(text[page.lines[masthead].range.start..<page.lines[masthead].range.end]))
        }
        return index
    }

    /// The line of the date, where only a few short ones stand above it: a deck, the publisher, who wrote it.
    private func dateLine(below index: Int, _ lines: Range<Int>) -> Int? {
        for below in index + 1..<max(index + 1, min(index + 4, lines.upperBound)) {
            guard page.lines[below - 1].range.count <= Self.longestDeck else { return nil }
            let line = page.lines[below]
            guard let (date, _) = page.dateLine(line), date.day != nil, date.year != nil else { continue }
            return line.range.count <= Self.longestDateLine ? below : nil
        }
        return nil
    }

    /// A deck is no longer than this.
    private static let longestDeck = 220
    /// A line with a date and more than this is a sentence.
    private static let longestDateLine = 80

    /// Takes in a line between headline and date: the publisher's name, or a deck, which is part of the story.
    private mutating func takeDeck(_ index: Int) {
        let line = page.lines[index]
        if isHead(index) { return }
        let words = text[line.range.start..<line.range.end].split(separator: 32)
        let isName = words.count <= 5 && words.allSatisfy { $0.first?.isUpper ?? false || $0.count <= 3 } && !page.endsSentence(line.range)
        if isName, draft.publisher == nil {
            draft.publisher = text.string(line.range)
        } else if words.first.map({ $0.elementsEqual("by".utf8) || $0.elementsEqual("By".utf8) }) ?? false, words.count <= 8 {
            draft.blocks.append(Article.Block(.byline, line.range))
        } else {
            draft.blocks.append(Article.Block(.paragraph, line.range))
        }
    }

    /// "Daily Post | POLITICS" above the headline: the publisher's name.
    private func publisher(above index: Int, _ lines: Range<Int>) -> String? {
        let range = page.lines[index].range
        let parts = text[range.start..<range.end].split(separator: UInt8(ascii: "|"))
        guard range.count <= 60, parts.count == 2, index + 2 < lines.upperBound, page.lines[index + 1].use == nil,
            !page.isProse(page.lines[index + 1].range), page.dateLine(page.lines[index + 1]) == nil
        else { return nil }
        let name = text.trimmed(parts[0].startIndex, parts[0].endIndex)
        return name.isEmpty ? nil : text.string(name)
    }

    /// Takes in a line of furniture: a date, a byline, a menu; `false` for anything else.
    private mutating func isHead(_ index: Int) -> Bool {
        let line = page.lines[index]
        if let (date, isModified) = page.dateLine(line) {
            if isModified {
                if draft.modifiedLine == nil { draft.modifiedLine = date }
            } else if draft.publishedLine == nil {
                draft.publishedLine = date
            }
            draft.blocks.append(Article.Block(.dateline, line.range))
            if draft.publisher == nil, line.use == nil, let rest = page.restOfDateLine(line), rest.contains(" ") {
                let name = Array(rest.utf8)
                let isMasthead = !name.contains { $0 >= 97 && $0 <= 122 }
                if draft.headline != nil || isMasthead { draft.publisher = isMasthead ? Self.titleCased(name) : rest }
            }
            return true
        }
        if line.use == nil || line.use == .published || line.use == .modified, line.range.count <= 60,
            let age = page.scanner.age(text, line.range)
        {
            draft.age = draft.age ?? age
            return true
        }
        switch line.use {
        case .byline where line.range.count <= 90 && !page.isProse(line.range):
            draft.blocks.append(Article.Block(.byline, line.range))
            return true
        case .boilerplate, .published, .modified, .comments, .related: return true
        default: return false
        }
    }

    /// Whether the line goes on in the next one, as a paragraph's does.
    private func isBroken(_ index: Int, _ lines: Range<Int>) -> Bool {
        index + 1 < lines.upperBound && !page.lines[index + 1].afterBlank && page.lines[index + 1].use == nil
            && page.dateLine(page.lines[index + 1]) == nil
    }

    /// Whether a line that ends as a sentence does is a headline all the same ("Is it over?"): a page's first line, of some
    /// length at most, above a longer one.
    func mayOpen(_ index: Int, _ lines: Range<Int>) -> Bool {
        let line = page.lines[index].range
        guard line.count <= 140, index + 1 < lines.upperBound else { return false }
        return (index + 1..<min(index + 4, lines.upperBound)).contains {
            page.lines[$0].range.count > line.count && page.isProse(page.lines[$0].range)
        }
    }

    /// One or two words above the headline, which name its section.
    private func isKicker(_ index: Int, _ lines: Range<Int>) -> Bool {
        let line = page.lines[index].range
        guard line.count <= 25, index + 2 < lines.upperBound, !text[line.start..<line.end].contains(where: \.isDigit) else { return false }
        let words = text[line.start..<line.end].split(separator: 32).count
        let next = page.lines[index + 1]
        guard words <= (next.afterBlank ? 1 : 2), next.use == nil, (line.count + 1...250).contains(next.range.count) else { return false }
        return (!page.isProse(next.range) || mayOpen(index + 1, lines))
            && page.dateLine(next) == nil && page.scanner.age(text, next.range) == nil
            && page.lines[index + 2..<min(index + 5, lines.upperBound)].contains { page.isProse($0.range) }
    }

    private func hasHeadlineBelow(_ index: Int, _ lines: Range<Int>) -> Bool {
        for below in index + 1..<min(index + 5, max(lines.upperBound, index + 1)) {
            let line = page.lines[below]
            if page.isProse(line.range) || page.isWrapped && isBroken(below, lines) { return false }
            if line.use == nil, page.dateLine(line) == nil, below + 1 < lines.upperBound { return true }
        }
        return false
    }

    /// "NORDIC STRATEGY FORUM" as a name is written.
    private static func titleCased(_ name: [UInt8]) -> String {
        var out: [UInt8] = []
        var isStart = true
        for byte in name {
            out.append(isStart ? byte : byte.lowercased)
            isStart = !byte.isLetter
        }
        return String(decoding: out, as: UTF8.self)
    }

    private func wordsOnly(_ title: String.UTF8View) -> [UInt8] {
        let bytes = title.span
        guard bytes.count <= 400 else { return [] }
        var words: [UInt8] = []
        words.append(addingCapacity: bytes.count) { out in
            for index in bytes.indices where bytes[index].isLetter && bytes[index] < 0x80 || bytes[index].isDigit {
                out.append(bytes[index].lowercased)
            }
        }
        return words
    }

    /// Whether the words of a line are these, as `wordsOnly` gives them.
    private func isWordsOnly(_ range: ByteRange, _ wanted: [UInt8]) -> Bool {
        guard range.count <= 400 else { return wanted.isEmpty }
        var place = 0
        for byte in text[range.start..<range.end] where byte.isLetter && byte < 0x80 || byte.isDigit {
            guard place < wanted.count, wanted[place] == byte.lowercased else { return false }
            place += 1
        }
        return place == wanted.count
    }

    // MARK: Body

    private mutating func paragraphs(_ lines: Range<Int>) {
        var index = lines.lowerBound
        while index < lines.upperBound {
            let line = page.lines[index]
            var end = index + 1
            if page.isWrapped, !page.hasColumns(line.range) {
                while end < lines.upperBound, !page.lines[end].afterBlank, !page.isListItem(page.lines[end].range),
                    !page.hasColumns(page.lines[end].range),
                    !(end == index + 1 && page.isHeading(index, lines)),
                    page.lines[end].use != .boilerplate || !page.endsSentence(page.lines[end - 1].range)
                {
                    end += 1
                }
            } else if !page.hasColumns(line.range) {
                while end < lines.upperBound, page.breaksInside(end - 1), !page.isListItem(page.lines[end].range),
                    page.lines[end].use == nil
                {
                    end += 1
                }
            }
            take(ByteRange(line.range.start, page.lines[end - 1].range.end), index, lines)
            index = end
        }
    }

    private mutating func take(_ range: ByteRange, _ index: Int, _ lines: Range<Int>) {
        let use = page.lines[index].use
        switch use {
        case .correction: draft.blocks.append(Article.Block(.correction, range))
        case .boilerplate where range.count <= 200, .comments, .related: takeAgency(closing: range)
        case .modified, .published:
            // "Updated …" at the end of a story.
            guard let (date, isModified) = page.dateLine(page.lines[index]) else {
                draft.blocks.append(Article.Block(.paragraph, range))
                return
            }
            if isModified { draft.modifiedLine = draft.modifiedLine ?? date } else { draft.publishedLine = draft.publishedLine ?? date }
            draft.blocks.append(Article.Block(.dateline, range))
        default:
            if takeAgency(closing: range) { return }
            if page.hasColumns(range) {
                for cell in page.columns(range) { draft.blocks.append(Article.Block(.listItem, cell)) }
            } else if page.isListItem(range) {
                draft.blocks.append(Article.Block(.listItem, range))
            } else if page.isHeading(index, lines), range == page.lines[index].range {
                draft.blocks.append(Article.Block(.heading, range))
            } else {
                paragraph(range)
            }
        }
    }

    private mutating func paragraph(_ range: ByteRange) {
        var range = range
        if !hasParagraph {
            // A line that ends no sentence is a headline or a deck still.
            hasParagraph = page.endsSentence(range)
            if let dateline = DatelineReader(scanner: page.scanner).dateline(text, range) {
                draft.dateline = dateline.date
                draft.agency = draft.agency ?? dateline.agency
                draft.blocks.append(Article.Block(.dateline, dateline.range))
                range = text.trimmed(dateline.range.end, range.end)
            }
        }
        if let (name, end) = DatelineReader(scanner: page.scanner).closingAgency(text, range) {
            draft.agency = draft.agency ?? name
            range = text.trimmed(range.start, end)
        }
        if !range.isEmpty { draft.blocks.append(Article.Block(.paragraph, range)) }
    }

    /// "(AFP)" alone on the last line.
    @discardableResult
    private mutating func takeAgency(closing range: ByteRange) -> Bool {
        guard range.count <= 40, let (name, end) = DatelineReader(scanner: page.scanner).closingAgency(text, range), end <= range.start
        else {
            return false
        }
        draft.agency = draft.agency ?? name
        return true
    }
}
