import Model

/// What a page's markup says of its article.
struct HTMLMetadata {
    var headline: String?
    /// `<title>`, as it stands.
    var pageTitle: String?
    var publisher: String?
    var canonical: String?
    var language: String?
    var published: Article.Stamp?
    var modified: Article.Stamp?
    /// Dates of the surest origin first; the first believable one counts.
    private(set) var publishedCandidates: [Article.Stamp] = []
    private(set) var modifiedCandidates: [Article.Stamp] = []

    private let tree: HTMLTree
    private let scanner: PageDateScanner

    /// What a page's `meta` elements say, by their names.
    private enum MetaUse { case published, modified, publisher, site, headline, address, language }

    private static let metaNames: WordTable<MetaUse> = {
        let published = [
            "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
            "date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued", "dcterms.created",
            "dcterms.available", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
            "date.published", "published_date", "publisheddate", "parsely-pub-date", "sailthru.date",
            "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date", "citation_online_date",
            "article.published", "article_date_original", "originalpublicationdate", "displaydate", "dc.created", "created",
            "release_date", "og:pubdate", "rnews:datepublished", "vr:published_time", "shareaholic:article_published_time",
            "bt:pubdate", "article.created", "datecreated", "creation_date", "prism.publicationdate", "published_time",
            "published", "timestamp",
        ]
        let modified = [
            "article:modified_time", "article:modified", "og:updated_time", "datemodified", "dc.date.modified",
            "dcterms.modified", "last-modified", "lastmod", "modified", "updated", "revised", "date.modified", "article.updated",
            "og:modified_time", "modified_time", "updated_time",
        ]
        let others: [(String, MetaUse)] = [
            ("og:site_name", .site), ("application-name", .publisher), ("dc.publisher", .publisher), ("dcterms.publisher", .publisher),
            ("citation_publisher", .publisher), ("publisher", .publisher), ("article:publisher_name", .publisher),
            ("og:title", .headline), ("twitter:title", .headline), ("dc.title", .headline), ("citation_title", .headline),
            ("og:url", .address), ("og:locale", .language), ("content-language", .language),
        ]
        return WordTable(published.map { ($0, .published) } + modified.map { ($0, .modified) } + others)
    }()

    init(_ tree: HTMLTree, scanner: PageDateScanner, url: String?) {
        self.tree = tree
        self.scanner = scanner
        structuredData()
        elements()
        times()
        for address in [url, canonical].compactMap({ $0 }) {
            if let day = Self.day(inAddress: address) { publishedCandidates.append(Article.Stamp(.day(day), origin: .url)) }
        }
    }

    /// The one whole date that a short line above the headline has: "Morning Post | December 18, 2025".
    var masthead: Article.Stamp? {
        guard let headline = tree.nodes.firstIndex(where: { $0.tag == .h1 }) else { return nil }
        for index in tree.nodes.indices[..<headline] where Self.mastheads.contains(tree.nodes[index].tag) {
            // An element that holds the headline is the page; one of more nodes than a masthead has bytes is no line, and would be read
            // again for each element inside.
            guard tree.end(index) <= headline, tree.end(index) - index <= Self.longestMasthead else { continue }
            let line = tree.text(index)
            let range = ByteRange(0, line.count)
            guard line.count <= Self.longestMasthead else { continue }
            let dates = scanner.dates(line, range)
            guard dates.count == 1, let day = dates[0].date, scanner.words(line, range, besides: [dates[0].range]).count <= 8 else {
                continue
            }
            return Article.Stamp(.day(day), origin: .text)
        }
        return nil
    }

    private static let mastheads: [HTMLTag] = [.header, .div, .p, .span, .time]
    private static let longestMasthead = 110

    /// The day that a string begins with or holds, as written, whatever its time zone.
    private func day(_ text: String?) -> CalendarDate? {
        guard let bytes = text.map({ Array($0.utf8.prefix(120)) }) else { return nil }
        return scanner.dates(bytes, ByteRange(0, bytes.count)).lazy.compactMap(\.date).first
    }

    // MARK: JSON-LD

    private mutating func structuredData() {
        var objects: [JSONValue] = []
        for index in tree.nodes.indices where tree.nodes[index].tag == .script {
            // Of scripts only structured data is kept.
            guard index + 1 < tree.end(index) else { continue }
            let source = tree.bytes[Int(tree.nodes[index + 1].start)..<Int(tree.nodes[index + 1].stop)]
            guard let start = source.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
                let end = source.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }), start < end,
                let value = try? JSONParser.parse(Array(source[start...end]))
            else { continue }
            collect(value, into: &objects)
        }
        let articles = objects.filter { Self.isArticle($0) }
        guard
            let best = articles.first(where: { $0["datePublished"] != nil }) ?? objects.first(where: { $0["datePublished"] != nil })
                ?? articles.first
        else { return }
        headline = best["headline"]?.text ?? (Self.isArticle(best) ? best["name"]?.text : nil)
        publisher =
            Self.name(best["publisher"]) ?? Self.name(best["sourceOrganization"])
            ?? objects.lazy.compactMap { Self.name($0["publisher"]) }.first
        language = best["inLanguage"]?.text
        if let url = best["url"]?.text { canonical = url }
        if let day = day(best["datePublished"]?.text) ?? day(best["dateCreated"]?.text) {
            publishedCandidates.append(Article.Stamp(.day(day), origin: .structuredData))
        }
        if let day = day(best["dateModified"]?.text) { modifiedCandidates.append(Article.Stamp(.day(day), origin: .structuredData)) }
    }

    /// The objects of a value, of its lists and of its `@graph`; at most 200.
    private func collect(_ value: JSONValue, into objects: inout [JSONValue]) {
        var queue = [value]
        while let next = queue.popLast(), objects.count < 200 {
            switch next {
            case .array(let items): queue += items.reversed()
            case .object:
                objects.append(next)
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] { if let inner = next[key] { queue.append(inner) } }
            default: break
            }
        }
    }

    private static func isArticle(_ object: JSONValue) -> Bool {
        let types: [String]
        switch object["@type"] {
        case .string(let bytes)?: types = [String(decoding: bytes, as: UTF8.self)]
        case .array(let items)?: types = items.compactMap(\.text)
        default: return object["headline"] != nil
        }
        return types.contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" || $0 == "NewsItem" }
    }

    private static func name(_ value: JSONValue?) -> String? {
        switch value {
        case .string?: value?.text
        case .object?: value?["name"]?.text
        case .array(let items)?: items.lazy.compactMap { name($0) }.first
        default: nil
        }
    }

    // MARK: Elements

    private mutating func elements() {
        for index in tree.nodes.indices {
            switch tree.nodes[index].tag {
            case .html: language = language ?? tree.attribute(.lang, of: index)
            case .title where pageTitle == nil:
                let text = tree.text(index)
                if !text.isEmpty { pageTitle = String(decoding: text, as: UTF8.self) }
            case .link where tree.hash(of: .rel, index).map { Self.isCanonical[$0] != nil } == true:
                if let href = tree.attribute(.href, of: index), !href.isEmpty { canonical = href }
            case .meta: meta(index)
            default: break
            }
        }
        // Without meta of its own a page's parts may carry the microdata.
        for attribute in tree.attributes where attribute.name == .itemprop {
            let index = Int(attribute.node)
            guard tree.nodes[index].tag != .meta, let property = tree.hash(of: .itemprop, index), let use = Self.dateProperties[property]
            else { continue }
            guard let day = day(tree.attribute(.datetime, of: index) ?? tree.attribute(.content, of: index)) else { continue }
            let stamp = Article.Stamp(.day(day), origin: .timeElement)
            if use == .published { publishedCandidates.append(stamp) } else { modifiedCandidates.append(stamp) }
        }
    }

    private static let isCanonical = WordTable([("canonical", true)])
    private static let dateProperties = WordTable<MetaUse>([("datepublished", .published), ("datemodified", .modified)])

    private mutating func meta(_ index: Int) {
        for key in [.property, .name, .itemprop, .httpEquiv] as [HTMLAttribute.Name] {
            guard let name = tree.hash(of: key, index), let use = Self.metaNames[name],
                let content = tree.attribute(.content, of: index), !content.isEmpty
            else { continue }
            switch use {
            case .publisher, .site:
                if publisher == nil || use == .site && publisher?.isEmpty == true, !content.contains("://") { publisher = content }
            case .headline: headline = headline ?? content
            case .address: canonical = canonical ?? content
            case .language: language = language ?? content
            case .published: if let day = day(content) { publishedCandidates.append(Article.Stamp(.day(day), origin: .meta)) }
            case .modified: if let day = day(content) { modifiedCandidates.append(Article.Stamp(.day(day), origin: .meta)) }
            }
        }
    }

    /// `<time>` elements: the first outside lists of other stories, as the head of an article has it.
    private mutating func times() {
        var headed = false
        var fallback: CalendarDate?
        for index in tree.nodes.indices {
            if tree.nodes[index].tag == .h1 { headed = true }
            guard tree.nodes[index].tag == .time else { continue }
            if isInFurniture(index) { continue }
            guard let day = day(tree.attribute(.datetime, of: index) ?? String(decoding: tree.text(index), as: UTF8.self)) else {
                continue
            }
            if tree.hasAttribute(.pubdate, of: index) || headed {
                publishedCandidates.append(Article.Stamp(.day(day), origin: .timeElement))
                return
            }
            fallback = fallback ?? day
        }
        if let fallback { publishedCandidates.append(Article.Stamp(.day(fallback), origin: .timeElement)) }
    }

    private func isInFurniture(_ node: Int) -> Bool {
        var current = tree.parent(node)
        while let index = current {
            let tag = tree.nodes[index].tag
            if tag.isFurniture || tag == .li || tag != .body && tree.classUses(of: index, scanner.cues).contains(.out) { return true }
            current = tree.parent(index)
        }
        return false
    }

    // MARK: Addresses and titles

    /// The day in an address: `/2025/06/27/`, `/20250627/`, `2025-06-27`.
    static func day(inAddress address: String) -> CalendarDate? {
        var numbers: [(value: Int, digits: Int, before: UInt8, after: UInt8)] = []
        let bytes = address.utf8.span
        let end = min(bytes.count, 2_000)
        var index = 0
        while index < end {
            guard bytes[index].isDigit else {
                index += 1
                continue
            }
            let start = index
            var value = 0
            while index < end, bytes[index].isDigit {
                if index - start < 9 { value = value * 10 + Int(bytes[index] - 48) }
                index += 1
            }
            numbers.append((value, index - start, start > 0 ? bytes[start - 1] : 0, index < end ? bytes[index] : 0))
        }
        if numbers.isEmpty { return nil }
        let marks = Array("/-_.".utf8)
        for (k, number) in numbers.enumerated() {
            if number.digits == 8, (1_990...2_100).contains(number.value / 10_000),
                number.before == UInt8(ascii: "/") || marks.contains(number.before),
                let day = CalendarDate(year: number.value / 10_000, month: number.value / 100 % 100, day: number.value % 100)
            {
                return day
            }
            guard number.digits == 4, (1_990...2_100).contains(number.value), marks.contains(number.after), k + 2 < numbers.count else {
                continue
            }
            let (month, day) = (numbers[k + 1], numbers[k + 2])
            if month.digits <= 2, day.digits <= 2, month.before == number.after, day.before == month.after, marks.contains(month.after),
                let date = CalendarDate(year: number.value, month: month.value, day: day.value)
            {
                return date
            }
        }
        return nil
    }

    /// The headline and the publisher in "Headline | Section | Publisher".
    ///
    /// - Parameter headline: the page's headline, where it is known otherwise.
    static func splitTitle(_ title: String, headline: String?) -> (headline: String, publisher: String?) {
        var rest = Substring(title)
        if let headline, rest.hasPrefix(headline) {
            rest = rest.dropFirst(headline.count)
        } else if headline != nil {
            return (title, nil)
        }
        guard let last = lastSeparator(rest) else { return (title, nil) }
        let name = rest[last.end...]
        guard !name.isEmpty, name.utf8.count <= 60, name.split(separator: " ").count <= 6 else { return (title, nil) }
        return (headline ?? String(rest[..<last.start]), String(name))
    }

    /// What stands between two parts of a title, with a blank on either side.
    private static let separators = ["|", "–", "—", "-", "::", "·", "»", "•"].map { Array($0.utf8) }

    /// Where the last separator and its blanks stand.
    private static func lastSeparator(_ title: Substring) -> (start: Substring.Index, end: Substring.Index)? {
        let bytes = title.utf8
        var end = bytes.endIndex
        while let blank = bytes[..<end].lastIndex(of: 32) {
            guard let other = bytes[..<blank].lastIndex(of: 32) else { return nil }
            let mark = bytes[bytes.index(after: other)..<blank]
            if separators.contains(where: { mark.elementsEqual($0) }) { return (other, bytes.index(after: blank)) }
            end = blank
        }
        return nil
    }
}
