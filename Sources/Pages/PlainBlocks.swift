import Model

/// A story of an aggregator page: a few short lines (publisher, age or date, publisher again), a headline, the story.
struct StampedBlock {
    /// The line with which the block begins.
    var first: Int
    /// Its headline's line; `nil` where it has none.
    var headline: Int?
    /// The first line of the story.
    var body: Int
    var publisher: String?
    var age: PageAge?
    var date: PageDate?
    /// Whether a line repeats the publisher, as aggregators do: nothing else looks like that.
    var isCertain: Bool
}

/// Finds the repeated blocks of an aggregator page.
struct StampedBlockFinder {
    let page: PageLines
    private var lines: [PageLine] { page.lines }
    private var text: [UInt8] { page.text }

    /// No page that a person reads has more stories; the rest of one that does is left out.
    static let limit = 5_000

    init(_ page: PageLines) { self.page = page }

    func blocks() -> [StampedBlock] {
        var blocks: [StampedBlock] = []
        var floor = 0
        var section: PageCues.Use?
        var dated = 0
        var index = 0
        while index < lines.count, blocks.count < Self.limit {
            if let use = lines[index].use, use == .comments || use == .related {
                section = use
                floor = index + 1
            } else if lines[index].range.count <= 90, let block = block(at: index, floor: floor) {
                let isFirstOfPage = block.first == lines.indices.first { lines[$0].use == nil }
                // Readers' comments have names and ages too.
                if block.isCertain || section != .comments && !isFirstOfPage {
                    blocks.append(block)
                    if block.age == nil, !block.isCertain, section != .related { dated += 1 }
                    floor = block.body
                    index = block.body
                    continue
                }
            }
            index += 1
        }
        // A single date between short lines is a story's own head.
        return dated == 1 ? blocks.filter { $0.isCertain || $0.age != nil } : blocks
    }

    private func block(at index: Int, floor: Int) -> StampedBlock? {
        let line = lines[index]
        guard line.use == nil || line.use == .published || line.use == .modified || line.use == .boilerplate else { return nil }
        guard let stamp = stamp(line) else { return nil }
        var first = index
        while first > floor, !lines[first].afterBlank, index - first < 3, isShort(lines[first - 1].range),
            !page.endsSentence(lines[first - 1].range),
            lines[first - 1].use == nil || lines[first - 1].use == .byline
        {
            first -= 1
        }
        var next = index + 1
        var repeated: String?
        while next < lines.count, next <= index + 3, !lines[next].afterBlank {
            if let name = attribution(lines[next].range) {
                repeated = name
            } else if lines[next].use != .byline {
                break
            }
            next += 1
        }
        guard next < lines.count else { return nil }
        if first == index, index > floor, !lines[index].afterBlank, repeated == text.string(lines[index - 1].range) { first -= 1 }
        let above = Array(first..<index)
        let named = stamp.rest ?? repeated
        var block = StampedBlock(
            first: first, headline: nil, body: next, age: stamp.age, date: stamp.date, isCertain: repeated != nil && !above.isEmpty)
        // After the publisher's second mention a headline stands, whatever mark it ends with.
        let mayBeHeadline = lines[next].range.count <= 250 && next + 1 < lines.count
        let nextIsHeadline = mayBeHeadline && (!page.isProse(lines[next].range) || repeated != nil && !lines[next + 1].afterBlank)
        if nextIsHeadline, named != nil || above.count == 1 {
            block.headline = next
            block.body = next + 1
            block.publisher = named ?? above.last.map { text.string(lines[$0].range) }
        } else if !nextIsHeadline, above.count >= 2 || above.count == 1 && named != nil {
            block.headline = above.first
            block.publisher = named ?? above.last.map { text.string(lines[$0].range) }
        } else {
            return nil
        }
        if let headline = block.headline, headline == next, lines[headline].use == .related || lines[headline].use == .comments {
            return nil
        }
        return block
    }

    /// An age or a full date with at most a publisher's name beside it.
    private func stamp(_ line: PageLine) -> (age: PageAge?, date: PageDate?, rest: String?)? {
        let range = line.range
        if let age = page.scanner.age(text, range) {
            let words = page.scanner.words(text, range, besides: [age.range])
            guard words.count <= 6, !page.endsSentence(range) else { return nil }
            return (age, nil, name(words, apart: age.range))
        }
        let dates = page.scanner.dates(text, range)
        guard dates.count == 1, let date = dates.first, date.date != nil else { return nil }
        let words = page.scanner.words(text, range, besides: [date.range])
        guard words.count <= 6, !page.endsSentence(range) else { return nil }
        return (nil, date, name(words, apart: date.range))
    }

    /// The words before or after the stamp as one name.
    private func name(_ words: [ByteRange], apart stamp: ByteRange) -> String? {
        guard let first = words.first, let last = words.last else { return nil }
        if last.end <= stamp.start || first.start >= stamp.end { return text.string(ByteRange(first.start, last.end)) }
        let before = words.filter { $0.end <= stamp.start }
        return before.first.flatMap { first in before.last.map { text.string(ByteRange(first.start, $0.end)) } }
    }

    /// "- Korea Herald"
    private func attribution(_ range: ByteRange) -> String? {
        guard range.count <= 80, range.count >= 3 else { return nil }
        var start = range.start
        if text[start] == UInt8(ascii: "-") {
            start += 1
        } else if text[start] == 0xE2, text[start + 1] == 0x80, text[start + 2] == 0x93 || text[start + 2] == 0x94 {
            start += 3
        } else {
            return nil
        }
        guard start < range.end, text[start].isSpace else { return nil }
        let name = text.trimmed(start, range.end)
        return name.isEmpty || page.endsSentence(name) && name.count > 40 ? nil : text.string(name)
    }

    private func isShort(_ range: ByteRange) -> Bool { range.count <= 200 }
}
