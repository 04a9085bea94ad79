import Model

/// The stories of a page that holds several: a briefing, a digest, an aggregator's page, a live page whose entries have headlines.
///
/// They are blocks under one element, each with a heading of the same level and prose below it, or stretches from heading to
/// heading. Most prose of the page must stand in them. Sections of one story look the same: what tells stories is that most
/// of them are `article` elements, or have a time, an age or a byline of their own (see `HTMLStoryWriter.write(_:)`).
struct HTMLDigest {
    struct Story {
        var heading: Int
        /// The nodes that it is written from.
        var nodes: Range<Int>
        /// Whether it is an element `article`.
        var isArticle: Bool
        var score: Float
    }

    /// The element that holds all of them.
    private(set) var root = 0
    private(set) var stories: [Story] = []
    /// The page's own headline and what stands between it and the first story.
    private(set) var headline: Int?

    private let main: HTMLMainText
    private var tree: HTMLTree { main.tree }

    /// The most stories of a page.
    private static let limit = 2_000

    /// - Returns: `nil` where no repeated blocks hold most of the page's prose.
    init?(_ main: HTMLMainText, cues: PageCues) {
        self.main = main
        let total = main.score.first ?? 0
        guard total > 0 else { return nil }
        var best: (root: Int, stories: [Story], score: Float)?
        for level in [.h1, .h2, .h3, .h4] as [HTMLTag] {
            for (root, stories) in groups(level, cues) {
                let score = stories.reduce(0) { $0 + $1.score }
                if score > best?.score ?? 0 { best = (root, stories, score) }
            }
        }
        guard let best, best.stories.count >= 2, best.score >= total * 0.5 else { return nil }
        (root, stories) = (best.root, Array(best.stories.prefix(Self.limit)))
        guard let first = tree.nodes.indices.first(where: { tree.nodes[$0].tag == .h1 && !main.isOut[$0] }) else { return }
        if stories.contains(where: { $0.nodes.contains(first) }) { return }
        // A story of its own beside the blocks, which are then summaries of others.
        if let frame = main.frame(of: first, share: 0.3 * total), !(frame..<tree.end(frame)).contains(root) { return nil }
        if first < stories[0].nodes.lowerBound { headline = first }
    }

    /// The blocks around the headings of a level, by the element that they stand in.
    private func groups(_ level: HTMLTag, _ cues: PageCues) -> [(root: Int, stories: [Story])] {
        let headings = tree.nodes.indices.filter { tree.nodes[$0].tag == level && !main.isOut[$0] && main.length($0) > 0 }
        guard headings.count >= 2 else { return [] }
        var blocks: [Int: [(block: Int, heading: Int)]] = [:]
        for (place, heading) in headings.enumerated() {
            // The largest element with no other heading of the level in it.
            var block = heading
            while let parent = tree.parent(block), place == 0 || headings[place - 1] < parent,
                place + 1 == headings.count || headings[place + 1] >= tree.end(parent)
            {
                block = parent
            }
            if let parent = tree.parent(block) { blocks[parent, default: []].append((block, heading)) }
        }
        return blocks.sorted { $0.key < $1.key }.map { root, blocks in
            let starts = blocks.map(\.block)
            let stories = blocks.enumerated().compactMap { place, one -> Story? in
                // A heading that stands beside its text heads all up to the next one.
                let end = one.block == one.heading ? place + 1 < starts.count ? starts[place + 1] : tree.end(root) : tree.end(one.block)
                return story(one.heading, one.block..<end, cues)
            }
            return (root, stories)
        }
    }

    /// - Returns: `nil` where the heading is none of a story, or has no prose below it.
    private func story(_ heading: Int, _ nodes: Range<Int>, _ cues: PageCues) -> Story? {
        let line = tree.text(heading, without: main.isOut)
        let range = ByteRange(0, line.count)
        let scanner = PageDateScanner(cues: cues)
        guard line.count <= 300, scanner.words(line, range, besides: scanner.dates(line, range).map(\.range)).count >= 2 else { return nil }
        if cues.mayBeCue(line, range), cues.use(ofLine: line.cueForm(range)) != nil { return nil }
        var score: Float = 0
        var index = nodes.lowerBound
        while index < nodes.upperBound {
            if !main.isOut[index] { score += main.score[index] }
            index = tree.end(index)
        }
        guard score >= 50 else { return nil }
        var isArticle = false
        var above = heading
        while above > nodes.lowerBound, let parent = tree.parent(above), parent >= nodes.lowerBound {
            above = parent
            if tree.nodes[above].tag == .article { isArticle = true }
        }
        return Story(heading: heading, nodes: nodes, isArticle: isArticle, score: score)
    }
}

extension HTMLStoryWriter {
    /// Writes out the stories of a page that holds several.
    ///
    /// - Returns: none where the blocks turn out to be sections of one story; what was written is then taken back.
    mutating func write(_ digest: HTMLDigest) -> [StoryDraft] {
        let lead = lead(digest)
        isEntry = true
        var drafts: [StoryDraft] = []
        var articles = 0
        for story in digest.stories {
            (draft, headline, hasBody, names) = (StoryDraft(), story.heading, false, [])
            walk(story.nodes, in: story.nodes.lowerBound)
            guard !draft.isEmpty, draft.headline != nil else { continue }
            finish()
            if draft.isStamped || draft.dateline != nil { draft.publisher = draft.publisher ?? names.first }
            if story.isArticle { articles += 1 }
            drafts.append(draft)
        }
        let stamped = drafts.count { $0.isStamped || $0.dateline != nil }
        let signed = drafts.count { $0.blocks.contains { $0.kind == .byline } }
        guard drafts.count >= 2, max(articles, stamped, signed) * 5 >= drafts.count * 3 else {
            reset()
            return []
        }
        for place in drafts.indices { drafts[place].isOfPage = drafts[place].isTimed || stamped == 0 }
        return lead.map { [$0] + drafts } ?? drafts
    }

    /// What the page says under its own headline before the first story, where that is a story too and no greeting.
    private mutating func lead(_ digest: HTMLDigest) -> StoryDraft? {
        guard let first = digest.headline, let limit = digest.stories.first?.nodes.lowerBound else { return nil }
        headline = first
        write(headline: first)
        if tree.end(first) < limit { walk(tree.end(first)..<limit, in: digest.root) }
        let prose = draft.blocks.reduce(0) { $1.kind == .paragraph ? $0 + $1.range.count : $0 }
        guard prose >= 200 else { return nil }
        finish()
        draft.isLead = true
        return draft
    }

    // MARK: What stands in the head of an entry

    /// A line with a time, an age or a date and little else: "14:05", "Korea Herald · 7 hours ago", "20 November, 19:30".
    func isEntryStamp(_ line: ByteRange) -> Bool {
        guard line.count <= 120, text[line.start..<line.end].contains(where: \.isDigit) || scanner.age(text, line) != nil else {
            return false
        }
        if PageLines(growing: text, cues: page.cues).endsSentence(line) { return false }
        let dates = scanner.dates(text, line).map(\.range)
        guard !dates.isEmpty || scanner.age(text, line) != nil || scanner.isClock(text, line) else { return false }
        return scanner.words(text, line, besides: dates).count <= 6
    }

    mutating func takeEntryStamp(_ line: ByteRange) {
        if let age = scanner.age(text, line) {
            draft.age = draft.age ?? age
            let name = scanner.words(text, line, besides: [age.range]).filter { $0.end <= age.range.start }
            if let first = name.first, let last = name.last { draft.publisher = text.string(ByteRange(first.start, last.end)) }
        } else if let date = scanner.dates(text, line).first {
            if date.year == nil { draft.dateline = draft.dateline ?? date }
        } else if scanner.isClock(text, line) {
            draft.isTimed = true
        }
    }

    mutating func take(timeOf node: Int) {
        guard draft.timeElement == nil, let value = tree.attribute(.datetime, of: node) else { return }
        let bytes = Array(value.utf8.prefix(120))
        draft.timeElement = scanner.dates(bytes, ByteRange(0, bytes.count)).first { $0.date != nil }
    }

    /// A few words that end no sentence.
    func isName(_ line: ByteRange) -> Bool {
        line.count <= 60 && text[line.start..<line.end].count { $0 == 32 } < 6
            && !PageLines(growing: text, cues: page.cues).endsSentence(line)
    }
}

extension PageDateScanner {
    /// Whether a line gives a time of day: "14:05", "9.30 am".
    func isClock(_ text: [UInt8], _ line: ByteRange) -> Bool {
        let parts = parts(text, line)
        for place in parts.indices where place + 2 < parts.count {
            guard case .number(let hour, let digits) = parts[place].piece, digits <= 2, hour < 24,
                case .mark(let mark) = parts[place + 1].piece, mark == UInt8(ascii: ":") || mark == UInt8(ascii: "."),
                case .number(let minute, 2) = parts[place + 2].piece, minute < 60
            else { continue }
            return true
        }
        return false
    }
}
