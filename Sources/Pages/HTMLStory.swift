import Model

/// Writes out the story of a page as text with blocks.
struct HTMLStoryWriter {
    let main: HTMLMainText
    let page: PageReader
    let scanner: PageDateScanner
    var tree: HTMLTree { main.tree }
    private(set) var text: [UInt8] = []
    var draft = StoryDraft()
    /// The line being written: where it starts in `text`.
    private var lineStart = 0
    var headline: Int?
    /// Whether the story proper has begun.
    var hasBody = false
    /// Whether what is written is one of several stories of the page, which begin with names and times of their own.
    var isEntry = false
    /// Short lines above an entry's story: its publisher, or nothing of note.
    var names: [String] = []

    init(_ main: HTMLMainText, page: PageReader) {
        self.main = main
        self.page = page
        scanner = PageDateScanner(cues: page.cues)
        text.reserveCapacity(main.tree.bytes.count / 2)
    }

    /// - Parameter wanted: the headline as metadata give it.
    mutating func write(wanted: String?) {
        guard let root = main.root() else { return }
        headline = findHeadline(wanted: wanted)
        if let headline, headline < root || headline >= tree.end(root) {
            write(headline: headline)
            if headline < root { head(from: tree.end(headline), to: root) }
        }
        walk(root..<tree.end(root), in: root)
        dropTeasers()
        finish()
        draft.isLead = true
    }

    /// Sets the range of a story that is written.
    mutating func finish() {
        let start = draft.blocks.first?.range.start ?? 0
        draft.range = ByteRange(start, max(start, draft.blocks.last?.range.end ?? 0))
    }

    /// Takes back what was written, to write the page in another way.
    mutating func reset() {
        (text, lineStart, draft) = ([], 0, StoryDraft())
        (headline, hasBody, isEntry) = (nil, false, false)
    }

    /// Leaves out headings at the end under which nothing stands but ages and the like: they are those of other stories.
    private mutating func dropTeasers() {
        var kept = draft.blocks.count
        var headings = 0
        while kept > 0 {
            let block = draft.blocks[kept - 1]
            let isAge = block.range.count <= 40 && scanner.age(text, block.range) != nil
            if block.kind == .heading { headings += 1 } else if !isAge { break }
            kept -= 1
        }
        if headings >= 2 { draft.blocks.removeLast(draft.blocks.count - kept) }
    }

    // MARK: Headline

    mutating func write(headline: Int) { file(append(tree.text(headline, without: main.isOut)), .headline) }

    private func plainWords(_ bytes: [UInt8]) -> [UInt8] {
        bytes.prefix(600).filter { $0 < 0x80 && ($0.isLetter || $0.isDigit) }.map(\.lowercased)
    }

    /// The first `h1` that the metadata's headline begins or is begun by, else the first that is not out, else an `h2` or
    /// other heading with just these words.
    private func findHeadline(wanted: String?) -> Int? {
        let words = wanted.map { plainWords(Array($0.utf8)) } ?? []
        var first: Int?
        var same: Int?
        for index in tree.nodes.indices {
            let tag = tree.nodes[index].tag
            guard tag.isHeading, main.length(index) > 0 else { continue }
            let own = plainWords(tree.text(index))
            guard !own.isEmpty else { continue }
            if tag == .h1, !words.isEmpty, words.starts(with: own) && own.count >= 8 || own.starts(with: words) && words.count >= 8 {
                return index
            }
            if main.isOut[index] { continue }
            if tag == .h1 { first = first ?? index }
            if own == words { same = same ?? index }
        }
        return same ?? first
    }

    /// What stands between a headline and a root below it: dates, bylines, and the sentence under the headline.
    private mutating func head(from start: Int, to root: Int) {
        var index = start
        while index < root {
            if main.isOut[index] {
                index = tree.end(index)
                continue
            }
            let tag = tree.nodes[index].tag
            let isClassed = main.has([.date, .byline], index)
            if (tag == .p || tag == .time || tag == .address || isClassed) && tree.end(index) <= root {
                let line = tree.text(index, without: main.isOut)
                if line.count <= 600, !line.isEmpty {
                    let range = append(line)
                    file(range, kind(of: index, range))
                }
                index = tree.end(index)
            } else {
                index += 1
            }
        }
    }

    // MARK: Walk

    /// A block element that is open during the walk.
    private struct Open {
        var node: Int
        var end: Int
    }

    /// Writes out a stretch of nodes, which lies in `root` and may begin and end anywhere in it.
    mutating func walk(_ range: Range<Int>, in root: Int) {
        var open: [Open] = []
        var index = range.lowerBound
        let end = range.upperBound
        /// Where text is left out until, after the heading of a list of other stories.
        var skipUntil = index
        while index < end {
            while let last = open.last, index >= last.end {
                close(last.node)
                open.removeLast()
            }
            let node = tree.nodes[index]
            let holdsHeadline = headline.map { index <= $0 && $0 < tree.end(index) } ?? false
            let mayBeList = index > range.lowerBound && tree.end(index) <= end && node.tag != .text && !holdsHeadline
            if main.isOut[index] || index < skipUntil || mayBeList && main.isLinkList(index) {
                index = tree.end(index)
                continue
            }
            if node.tag == .text {
                tree.appendText(index, to: &text, lineFrom: lineStart)
                index += 1
                continue
            }
            if node.tag == .br {
                lineBreak()
                index += 1
                continue
            }
            if main.has(.kicker, index), main.length(index) < 40, !node.tag.isHeading {
                index = tree.end(index)
                continue
            }
            if node.tag == .table, main.dataTables.contains(index) {
                close(nil)
                HTMLTableWriter(tree: tree, table: index, isOut: main.isOut).write(into: &text, draft: &draft)
                lineStart = text.count
                index = tree.end(index)
                continue
            }
            if node.tag.isHeading, index != headline, let skip = endOfOtherStories(after: index, root: root) {
                skipUntil = skip
                index = tree.end(index)
                continue
            }
            if isEntry, node.tag == .time, !hasBody { take(timeOf: index) }
            if node.tag.isBlock || main.has([.date, .byline], index) && node.tag != .span {
                close(open.last?.node)
                open.append(Open(node: index, end: tree.end(index)))
            }
            index += 1
        }
        while let last = open.popLast() { close(last.node) }
        close(nil)
    }

    /// A heading such as "Related stories" and where the stretch that it heads ends: with its parent, if it opens it, else
    /// before the next paragraph of prose.
    private func endOfOtherStories(after heading: Int, root: Int) -> Int? {
        let line = tree.text(heading)
        guard line.count <= 80 else { return nil }
        let use = page.cues.use(ofLine: line.cueForm(ByteRange(0, line.count)))
        guard use == .related || use == .comments, let parent = tree.parent(heading) else { return nil }
        if parent != root, isFirstElement(heading, of: parent) { return tree.end(parent) }
        var next = tree.end(heading)
        while next < tree.end(parent) {
            let tag = tree.nodes[next].tag
            if tag.isHeading || tag == .p && main.length(next) > 70 && !main.hasLinks(next) { break }
            next = tree.end(next)
        }
        return next
    }

    private func isFirstElement(_ node: Int, of parent: Int) -> Bool {
        var index = parent + 1
        while index < node, tree.nodes[index].tag == .text { index += 1 }
        return index == node
    }

    /// Two line breaks in a row end a paragraph, one only a line.
    private mutating func lineBreak() {
        if text.last == 10 || text.count == lineStart {
            close(nil)
        } else {
            while text.count > lineStart, text.last == 32 { text.removeLast() }
            text.append(10)
        }
    }

    /// Ends the line that is being written and files it as a block of the element.
    private mutating func close(_ node: Int?) {
        let range = text.trimmed(lineStart, text.count)
        text.removeLast(text.count - max(range.end, lineStart))
        guard !range.isEmpty else {
            text.removeLast(text.count - lineStart)
            return
        }
        file(range, kind(of: node, range))
    }

    private mutating func append(_ line: [UInt8]) -> ByteRange {
        lineStart = text.count
        text += line
        return text.trimmed(lineStart, text.count)
    }

    // MARK: Blocks

    /// What a line is; `nil` for furniture.
    private func kind(of node: Int?, _ line: ByteRange) -> Article.Block.Kind? {
        let opening = line.count <= 300 ? line : ByteRange(line.start, line.start + 200)
        let use = page.cues.mayBeCue(text, line) ? page.cues.use(ofLine: text.cueForm(opening)) : nil
        var current = node
        var isCaption = false
        var isItem = false
        var isHeading = false
        var names: PageCues.ClassUses = []
        var depth = 0
        while let index = current, depth < 6 {
            switch tree.nodes[index].tag {
            case .figcaption, .caption: isCaption = true
            case .li, .dt, .dd: isItem = true
            case .h1, .h2, .h3, .h4, .h5, .h6:
                if index == headline { return .headline }
                isHeading = true
            default: break
            }
            let uses = main.uses[index]
            if depth < 2 || !uses.isDisjoint(with: [.correction, .caption]) { names.formUnion(uses) }
            if tree.nodes[index].tag == .article || tree.nodes[index].tag == .body { break }
            current = tree.parent(index)
            depth += 1
        }
        if names.contains(.correction) || use == .correction { return .correction }
        if isEntry, !hasBody, isEntryStamp(line) { return .dateline }
        if isCaption || names.contains(.caption) { return .caption }
        if use == .related || use == .comments || use == .boilerplate { return nil }
        let mayDate = line.count <= 200 && (text[line.start..<line.end].contains(where: \.isDigit) || names.contains(.date))
        if mayDate, names.contains(.date) || use == .published || use == .modified || dateLine(line) != nil, hasDate(line) {
            return .dateline
        }
        if line.count <= 160, names.contains(.byline) || use == .byline && line.count <= 80 { return .byline }
        if names.contains(.date), line.count <= 80 { return nil }
        if isHeading { return .heading }
        return isItem ? .listItem : .paragraph
    }

    private func hasDate(_ line: ByteRange) -> Bool {
        scanner.dates(text, line).contains { $0.day != nil } || scanner.age(text, line) != nil
    }

    private func dateLine(_ line: ByteRange) -> (date: PageDate, isModified: Bool)? {
        guard line.count <= 110 else { return nil }
        let lines = PageLines(growing: text, cues: page.cues)
        return lines.dateLine(PageLine(range: line, afterBlank: true, use: lines.use(line))) ?? bareDate(line)
    }

    /// "20 November, 19:30": the head of an entry of a live page, which needs no year.
    func bareDate(_ line: ByteRange) -> (date: PageDate, isModified: Bool)? {
        guard line.count <= 40 else { return nil }
        let dates = scanner.dates(text, line)
        guard dates.count == 1, let date = dates.first, date.day != nil else { return nil }
        return scanner.words(text, line, besides: [date.range]).isEmpty ? (date, false) : nil
    }

    private mutating func file(_ range: ByteRange, _ kind: Article.Block.Kind?) {
        defer {
            if !text.isEmpty { text += [10, 10] }
            lineStart = text.count
        }
        guard let kind, !range.isEmpty else {
            text.removeLast(text.count - lineStart)
            while text.last == 10 { text.removeLast() }
            return
        }
        switch kind {
        case .headline:
            draft.headline = range
            draft.title = text.string(range).split(separator: "\n").joined(separator: " ")
            draft.blocks.append(Article.Block(.headline, range))
        case .dateline:
            take(dateOf: range)
            draft.blocks.append(Article.Block(.dateline, range))
        case .paragraph: paragraph(range)
        default:
            if kind == .listItem { hasBody = true }
            draft.blocks.append(Article.Block(kind, range))
        }
    }

    /// A date in the story's head is the page's own word on when it was published; further down it heads an entry.
    private mutating func take(dateOf line: ByteRange) {
        guard !hasBody else { return }
        if isEntry { takeEntryStamp(line) }
        if let (date, isModified) = dateLine(line), date.year != nil {
            if isModified { draft.modifiedLine = draft.modifiedLine ?? date } else { draft.publishedLine = draft.publishedLine ?? date }
            return
        }
        let full = scanner.dates(text, line).filter { $0.date != nil }
        if let first = full.first { draft.publishedLine = draft.publishedLine ?? first }
        if draft.age == nil { draft.age = scanner.age(text, line) }
    }

    private mutating func paragraph(_ range: ByteRange) {
        if isEntry, !hasBody, isName(range) {
            names.append(text.string(range))
            return
        }
        var range = range
        let reader = DatelineReader(scanner: scanner)
        let isFirst = !hasBody
        hasBody = true
        if isFirst, let dateline = reader.dateline(text, range) {
            draft.dateline = dateline.date
            draft.agency = draft.agency ?? dateline.agency
            draft.blocks.append(Article.Block(.dateline, dateline.range))
            range = text.trimmed(dateline.range.end, range.end)
        }
        if let (name, end) = reader.closingAgency(text, range) {
            draft.agency = draft.agency ?? name
            range = text.trimmed(range.start, end)
        }
        if !range.isEmpty { draft.blocks.append(Article.Block(.paragraph, range)) }
    }
}
