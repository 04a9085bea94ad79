public import Model

/// What is known about a scrape besides its bytes: from the command line, or from a crawler's manifest.
public struct SourceHints: Sendable, Hashable {
    public var url: String?
    public var title: String?
    public var published: CalendarDate?
    /// The day on which the page was fetched.
    public var captured: CalendarDate?
    public var publisher: String?

    public init(
        url: String? = nil, title: String? = nil, published: CalendarDate? = nil, captured: CalendarDate? = nil,
        publisher: String? = nil
    ) {
        self.url = url
        self.title = title
        self.published = published
        self.captured = captured
        self.publisher = publisher
    }

    /// Reads the dates as a person wrote them, which each have the name of their option.
    ///
    /// - Throws: where one is not a date.
    public init(published: String?, captured: String?, publisher: String?) throws(Problem) {
        func date(_ option: String, _ text: String?) throws(Problem) -> CalendarDate? {
            guard let text else { return nil }
            guard let date = CalendarDate(iso: text) else {
                throw Problem(.usage, "\(option) \(text) is not a date", remedy: "write it as 2025-06-27")
            }
            return date
        }
        try self.init(
            published: date("--published", published), captured: date("--captured", captured), publisher: publisher)
    }

    /// These hints, and where they say nothing, what the others say.
    func completed(by others: SourceHints) -> SourceHints {
        SourceHints(
            url: url ?? others.url, title: title ?? others.title, published: published ?? others.published,
            captured: captured ?? others.captured, publisher: publisher ?? others.publisher)
    }
}

/// One file to read, or standard input.
public struct Source: Sendable, Hashable {
    /// As the person named it; `-` is standard input.
    public var path: String
    public var hints: SourceHints
}
