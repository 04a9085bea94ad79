/// Where a statement stands: in which article, in which sentence, at which figure. What a person decides about a statement that entered
/// no series names it so, and it stays the same however the article is read later.
public struct StatementPlace: Hashable, Sendable, CustomStringConvertible {
    /// `Article.identity`.
    public var article: String
    /// In bytes of the document's text.
    public var sentence: ByteRange
    public var figure: ByteRange

    public init(article: String, sentence: ByteRange, figure: ByteRange) {
        self.article = article
        self.sentence = sentence
        self.figure = figure
    }

    /// "03d8a886b408cf53@390-470/412-418"
    public var description: String { "\(article)@\(sentence.start)-\(sentence.end)/\(figure.start)-\(figure.end)" }

    /// From `description`; `nil` where the text is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        let ranges = parts[1].split(separator: "/", omittingEmptySubsequences: false).map(Self.range)
        guard ranges.count == 2, let sentence = ranges[0], let figure = ranges[1] else { return nil }
        self.init(article: String(parts[0]), sentence: sentence, figure: figure)
    }

    private static func range(_ text: Substring) -> ByteRange? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], 0 <= start, start <= end else { return nil }
        return ByteRange(start, end)
    }
}
