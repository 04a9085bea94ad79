import Ledger
import Model
import Rendering

extension Queries {
    /// The articles on file, in the order of their dates, the undated first.
    public func articles(_ format: ListFormat) throws(Problem) -> String {
        let known = try knownArticles()
        let facts = Self.facts(known)
        switch format {
        case .jsonl: return facts.map { JSONLines.fields(Array(zip(ArticleFacts.names, $0.values))) }.joined()
        case .csv: return Table(columns: ArticleFacts.names, rows: facts.map { $0.values.map { Table.Cell.text($0) } }).csv()
        case .text:
            if facts.isEmpty { return "No article yet: read pages with tidemark update.\n" }
            var table = TextTable(columns: ["article", "published", "dated by", "publisher", "title", "voice", "seen", "vintage"])
            table.rightAligned = [6, 7]
            table.rows = facts.map { one in
                let article = one.article
                let voice = one.voiceArticles > 1 ? "\(article.voice.prefix(8)) (\(one.voiceArticles))" : "its own"
                return [
                    String(article.identity.prefix(8)), article.published?.period.description ?? "undated",
                    article.published?.origin.rawValue ?? "", article.best.publisher ?? "", article.title ?? "", voice,
                    "\(article.sightings)", "\(article.vintage)",
                ]
            }
            return table.text(TextOptions(width: 140))
        }
    }

    private func knownArticles() throws(Problem) -> [KnownArticle] {
        try ledger { () throws(LedgerError) in try store.articles(asOf: asOf) }.sorted { a, b in
            let (x, y) = (a.published?.period.description ?? "", b.published?.period.description ?? "")
            return x != y ? x < y : a.identity < b.identity
        }
    }

    private static func facts(_ known: [KnownArticle]) -> [ArticleFacts] {
        let sizes = Dictionary(known.map { ($0.voice, 1) }, uniquingKeysWith: +)
        return known.map { ArticleFacts(article: $0, voiceArticles: sizes[$0.voice] ?? 1) }
    }

    // MARK: One article

    /// One article with its dates and where they come from, its voice, its sightings, its versions, its figures, and its text.
    ///
    /// - Parameter given: the beginning of its id, its path, or its address.
    public func show(_ given: String, format: ListFormat) throws(Problem) -> String {
        let known = try knownArticles()
        let found = try Self.find(given, in: known)
        let all = Self.facts(known)
        let facts = all.filter { one in found.contains { $0.identity == one.article.identity } }
        switch format {
        case .jsonl: return facts.map { JSONLines.fields(Array(zip(ArticleFacts.names, $0.values))) }.joined()
        case .csv: return Table(columns: ArticleFacts.names, rows: facts.map { $0.values.map { Table.Cell.text($0) } }).csv()
        case .text:
            var parts: [String] = []
            for one in facts { parts.append(try page(one, among: all)) }
            return parts.joined(separator: "\n")
        }
    }

    /// - Throws: where there is none, or the beginning of an id fits several.
    private static func find(_ given: String, in known: [KnownArticle]) throws(Problem) -> [KnownArticle] {
        let named = known.filter { $0.best.path == given || $0.best.url == given || $0.identity == given }
        if !named.isEmpty { return named }
        let within = known.filter { $0.best.path.hasPrefix(given + "#") }
        if !within.isEmpty { return within }
        let begun = given.utf8.count >= 4 ? known.filter { $0.identity.hasPrefix(given.lowercased()) } : []
        if begun.count > 1 {
            throw Problem(.usage, "\(Plain.line(given)) may be \(begun.count) articles", remedy: "give more of the id")
        }
        if begun.isEmpty {
            throw Problem(.usage, "there is no article \(Plain.line(given)) on file", remedy: "tidemark articles lists them")
        }
        return begun
    }

    private func page(_ facts: ArticleFacts, among all: [ArticleFacts]) throws(Problem) -> String {
        let known = facts.article
        let asOf = self.asOf
        let id = known.identity
        let (sightings, links, whole) = try ledger { () throws(LedgerError) in
            (try store.sightings(id, asOf: asOf), try store.nearCopies(of: id, asOf: asOf), try store.article(id, asOf: asOf))
        }
        var lines = [Plain.line(known.title ?? "untitled")]
        func add(_ label: String, _ text: String?) {
            guard let text, !text.isEmpty else { return }
            lines.append("  " + label.padded(11) + Plain.line(text))
        }
        add("article", id)
        add("publisher", known.best.publisher)
        add("agency", known.best.agency)
        add("byline", whole.flatMap { article in article.blocks.first { $0.kind == .byline }.map { article.string($0.range) } })
        add("address", known.best.url)
        add("language", known.best.language)
        add("published", Self.date(known.best.published) ?? ArticleFacts.origin(nil))
        add("modified", Self.date(known.best.modified))
        add("captured", Self.date(known.best.captured))
        add("correction", whole.flatMap { article in article.blocks.first { $0.kind == .correction }.map { article.string($0.range) } })
        add("voice", facts.voiceArticles > 1 ? "one voice of \(facts.voiceArticles) articles, \(known.voice)" : "its own")
        for other in all where other.article.voice == known.voice && other.article.identity != id {
            let link = links.first { $0.identity == other.article.identity }
            let places = whole?.sketch.count ?? 0
            let why = link.map { "\($0.agreeing) of \(places) marks of the text agree" } ?? "linked through another copy"
            add("", Self.line(other.article) + " — " + why)
        }
        for version in all where known.best.url != nil && version.article.best.url == known.best.url && version.article.identity != id {
            add("version", Self.line(version.article))
        }
        for (place, one) in sightings.prefix(20).enumerated() {
            add(place == 0 ? "seen in" : "", "\(one.path), vintage \(one.vintage)")
        }
        if sightings.count > 20 { add("", "and \(Count.of(sightings.count - 20, "more place"))") }
        for o in try observations(of: id) { add("figure", o) }
        if let whole {
            lines.append("")
            for block in whole.blocks where block.kind != .headline { lines.append("  " + Plain.line(whole.string(block.range))) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func date(_ stamp: Article.Stamp?) -> String? {
        stamp.map { "\($0.period) (to the \(ArticleFacts.precision($0)); \(ArticleFacts.origin($0)))" }
    }

    /// "3f2a9c01 Star, 2025-06-27, “Bridge opens”".
    private static func line(_ article: KnownArticle) -> String {
        let source = article.best.publisher ?? article.best.path
        return
            "\(article.identity.prefix(8)) \(source), \(article.published?.period.description ?? "undated"), “\(article.title ?? "untitled")”"
    }

    private func observations(of identity: String) throws(Problem) -> [String] {
        try ledger { () throws(LedgerError) in try store.observations(asOf: asOf, evidence: false) }
            .filter { $0.article.identity == identity }
            .map { o in
                let place = [o.key.series, names.subject(o.key.subject), o.key.dimensionsText, o.period?.description ?? "no period"]
                return place.filter { !$0.isEmpty }.joined(separator: " · ") + " = \(o.figure.value) \(o.figure.unit.code)"
            }
    }
}

extension String {
    /// Filled with blanks to a number of characters.
    fileprivate func padded(_ width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
