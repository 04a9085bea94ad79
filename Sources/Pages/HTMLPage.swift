import Model

extension PageReader {
    /// Reads a page of HTML: metadata, then the main text.
    ///
    /// - Parameter text: UTF-8.
    func readHTML(_ text: [UInt8], hints: ScrapeHints, warnings: inout [PageWarning], modified: Article.Stamp? = nil) -> PageContents {
        let tree = HTMLTree(text)
        if tree.isCutOff {
            warnings.append(PageWarning("is cut off: the page does not end; read as far as it goes"))
        }
        let metadata = HTMLMetadata(tree, scanner: PageDateScanner(cues: cues), url: hints.url)
        let main = HTMLMainText(tree, cues: cues)
        let pageTitle = metadata.pageTitle.map { String($0.prefix(500)) }
        let wanted = hints.title ?? metadata.headline ?? pageTitle
        var writer = HTMLStoryWriter(main, page: self)
        var drafts = HTMLDigest(main, cues: cues).map { writer.write($0) } ?? []
        let isDigest = !drafts.isEmpty
        if !isDigest {
            writer.write(wanted: wanted)
            drafts = [writer.draft]
        }
        guard drafts.contains(where: { !$0.isEmpty }) else { return PageContents(warnings: [PageWarning("holds no story")]) }
        let headline = drafts.first { $0.isLead }?.title
        let split = pageTitle.map { HTMLMetadata.splitTitle($0, headline: headline ?? metadata.headline) }
        for place in drafts.indices {
            if drafts[place].isLead { drafts[place].title = headline ?? hints.title ?? metadata.headline ?? split?.headline }
            drafts[place].publisher = drafts[place].publisher ?? hints.publisher ?? metadata.publisher ?? split?.publisher
        }
        var own = hints
        own.url = hints.url ?? metadata.canonical
        let believable = { (stamp: Article.Stamp) in
            guard let day = stamp.day, let captured = hints.captured else { return true }
            return day <= captured.adding(days: 1)
        }
        let lead = drafts.first { $0.isLead }
        let isUndated = lead.map { $0.publishedLine == nil && $0.modifiedLine == nil && $0.dateline?.date == nil } ?? true
        // The times on a page of several stories are theirs.
        let published =
            metadata.publishedCandidates.filter { believable($0) && !(isDigest && $0.origin == .timeElement) }
            .min { Self.rank($0) < Self.rank($1) }
            ?? (isUndated && !isDigest ? metadata.masthead.flatMap { believable($0) ? $0 : nil } : nil)
        let changed = modified ?? metadata.modifiedCandidates.filter(believable).min { Self.rank($0) < Self.rank($1) }
        let articles = articles(
            drafts, text: writer.text, hints: own, markup: published, locale: metadata.language, modified: changed)
        return PageContents(articles: articles)
    }

    /// The surer the origin, the lower.
    private static func rank(_ stamp: Article.Stamp) -> Int { Article.Stamp.Origin.allCases.firstIndex(of: stamp.origin) ?? .max }
}
