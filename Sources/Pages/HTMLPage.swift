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
        writer.write(wanted: wanted)
        var draft = writer.draft
        guard !draft.isEmpty else { return PageContents(warnings: [PageWarning("holds no story")]) }
        let split = pageTitle.map { HTMLMetadata.splitTitle($0, headline: draft.title ?? metadata.headline) }
        draft.title = draft.title ?? hints.title ?? metadata.headline ?? split?.headline
        draft.publisher = hints.publisher ?? metadata.publisher ?? split?.publisher
        var own = hints
        own.url = hints.url ?? metadata.canonical
        let believable = { (stamp: Article.Stamp) in
            guard let day = stamp.day, let captured = hints.captured else { return true }
            return day <= captured.adding(days: 1)
        }
        let published = metadata.publishedCandidates.filter(believable).min { Self.rank($0) < Self.rank($1) }
        let changed = modified ?? metadata.modifiedCandidates.filter(believable).min { Self.rank($0) < Self.rank($1) }
        let articles = articles(
            [draft], text: writer.text, hints: own, markup: published ?? nil, locale: metadata.language, modified: changed)
        return PageContents(articles: articles)
    }

    /// The surer the origin, the lower.
    private static func rank(_ stamp: Article.Stamp) -> Int { Article.Stamp.Origin.allCases.firstIndex(of: stamp.origin) ?? .max }
}
