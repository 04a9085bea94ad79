import Model

extension PageReader {
    /// Reads a text without markup: one story, or an aggregator's page of several.
    func readPlain(_ text: [UInt8], hints: ScrapeHints, markup: Article.Stamp? = nil, locale: String? = nil, modified: Article.Stamp? = nil)
        -> [Article]
    {
        let page = PageLines(text, cues: cues)
        let blocks = StampedBlockFinder(page).blocks()
        var drafts: [StoryDraft] = []
        let firstBlock = blocks.first?.first ?? page.lines.count
        var builder = PlainStoryBuilder(page)
        let lead = leadLines(page, before: firstBlock, isDigest: !blocks.isEmpty, title: hints.title)
        var draft = builder.build(lead, headline: nil, title: hints.title)
        if !draft.isEmpty {
            draft.isLead = true
            draft.title = draft.title ?? hints.title
            draft.publisher = hints.publisher ?? draft.publisher
            drafts.append(draft)
        }
        for (place, block) in blocks.enumerated() {
            let limit = place + 1 < blocks.count ? blocks[place + 1].first : page.lines.count
            var end = block.body
            while end < limit, page.lines[end].use != .comments, page.lines[end].use != .related { end += 1 }
            var story = builder.build(block.body..<end, headline: block.headline, title: nil)
            guard !story.isEmpty else { continue }
            story.publisher = block.publisher
            story.age = block.age ?? story.age
            story.stampDate = block.date
            drafts.append(story)
        }
        let address = hints.url.flatMap(HTMLMetadata.day(inAddress:)).map { Article.Stamp(.day($0), origin: .url) }
        return articles(drafts, text: text, hints: hints, markup: markup ?? address, locale: locale, modified: modified)
    }

    /// The lines of the story with which a page begins.
    ///
    /// It ends at the comments or the list of other stories. On a page that has these, and whose lead is one run of lines
    /// without a blank one, the lines between that run and them are furniture.
    private func leadLines(_ page: PageLines, before limit: Int, isDigest: Bool, title: String?) -> Range<Int> {
        let lines = page.lines
        var start = 0
        while start < limit, lines[start].use == .comments || lines[start].use == .related || lines[start].use == .boilerplate {
            start += 1
        }
        var end = start
        while end < limit, lines[end].use != .comments, lines[end].use != .related { end += 1 }
        guard isDigest || end < lines.count else { return start..<end }
        var run = start
        var prose = 0
        while run < end, run == start || !lines[run].afterBlank {
            if page.isProse(lines[run].range) { prose += 1 }
            run += 1
        }
        let proseBelow = lines[run..<end].count { page.isProse($0.range) && $0.range.count >= 160 }
        return prose >= 2 || prose == 1 && proseBelow == 0 ? start..<run : start..<end
    }

    /// Joins copies, dates the stories and makes articles of them.
    func articles(
        _ drafts: [StoryDraft], text: [UInt8], hints: ScrapeHints, markup: Article.Stamp?, locale: String?,
        modified: Article.Stamp? = nil
    ) -> [Article] {
        let scanner = PageDateScanner(cues: cues)
        let kept = joinCopies(drafts, text)
        let dating = PageDating(text: text, scanner: scanner, hints: hints, markup: markup, locale: locale)
        let dates = dating.dates(kept.map(\.draft))
        let captured = hints.captured.map { Article.Stamp(.day($0), origin: hints.origin) }
        return kept.enumerated().map { index, story in
            let draft = story.draft
            return Article(
                scrape: hints.id ?? hints.path, path: hints.path, index: index,
                title: draft.title ?? hints.title.flatMap { index == 0 ? $0 : nil },
                // Nobody else tells where it was published: the agency, or the paper that its dateline names.
                publisher: draft.publisher ?? draft.agency, url: draft.isLead ? hints.url : nil,
                language: cues.languages.language(of: text, in: draft.body),
                agency: draft.agency, published: dates[index].published, modified: dates[index].modified ?? (draft.isLead ? modified : nil),
                captured: captured, text: text, range: draft.range, blocks: draft.blocks, tables: draft.tables,
                identity: story.print?.identity ?? "", sketch: story.print?.sketch ?? [])
        }
    }

    /// The stories of a page, each once, with what they are known by where that is wanted.
    private func joinCopies(_ drafts: [StoryDraft], _ text: [UInt8]) -> [(draft: StoryDraft, print: Fingerprint?)] {
        if drafts.count == 1, !isForFiling { return [(drafts[0], nil)] }
        var kept: [(draft: StoryDraft, print: Fingerprint?)] = []
        var places: [String: Int] = [:]
        for draft in drafts {
            let print = Fingerprint(
                text, headline: draft.headline, title: draft.title, body: draft.identityRanges, withSketch: isForFiling)
            if let place = places[print.identity] {
                kept[place].draft.join(draft)
            } else {
                places[print.identity] = kept.count
                kept.append((draft, print))
            }
        }
        return kept
    }
}

extension StoryDraft {
    /// The ranges whose words make the story's identity, besides its headline.
    var identityRanges: [ByteRange] {
        blocks.filter { block in
            switch block.kind {
            case .paragraph, .heading, .listItem, .tableRow: true
            case .headline, .caption, .byline, .dateline, .correction: false
            }
        }.map(\.range)
    }

    /// Takes over what another copy of the same story on the page says of it.
    mutating func join(_ copy: StoryDraft) {
        publisher = copy.publisher ?? publisher
        if let other = copy.age, age.map({ other.unit < $0.unit }) ?? true { age = other }
        stampDate = stampDate ?? copy.stampDate
        publishedLine = publishedLine ?? copy.publishedLine
        modifiedLine = modifiedLine ?? copy.modifiedLine
        dateline = dateline ?? copy.dateline
        agency = agency ?? copy.agency
        isLead = isLead || copy.isLead
    }
}
