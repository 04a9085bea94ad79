public import Model
public import Vocabulary

/// The mentions of an article, in the order of the text.
public struct Mentions: Sendable {
    public var quantities: [QuantityMention]
    public var times: [TimeMention]
}

/// Room that articles use one after the other while their mentions are read, so that none needs to ask the system for it.
public struct ReadingRoom {
    fileprivate var tokens: TokenizerRoom
    fileprivate var times: TimeRoom
    fileprivate var quantities = QuantityRoom()
    fileprivate var mentions = Mentions(quantities: [], times: [])

    fileprivate init(tokens: TokenizerRoom, times: TimeRoom) {
        self.tokens = tokens
        self.times = times
    }
}

/// Reads the quantities and times of articles, as `extract` writes them. Make one and use it for all.
public struct MentionReader: Sendable {
    private let tokenizer: Tokenizer
    private let quantityReader: QuantityReader
    private let timeReader: TimeReader

    public init(_ vocabulary: Vocabulary) {
        tokenizer = Tokenizer(vocabulary)
        quantityReader = QuantityReader(vocabulary)
        timeReader = TimeReader(vocabulary)
    }

    /// Hands over the mentions of some blocks at a time, in the order of the text, so that memory does not grow with the article.
    ///
    /// - Parameter room: made by `makeRoom`; articles use it one after the other.
    public func forEachMentions(
        in article: Article, using room: inout ReadingRoom, _ body: (Mentions) throws -> Void
    ) rethrows {
        var narrative: Period?
        for blocks in BlockPieces(article) {
            room.mentions.quantities.removeAll(keepingCapacity: true)
            room.mentions.times.removeAll(keepingCapacity: true)
            tokenizer.tokenize(article.text, blocks: blocks, &room.tokens)
            timeReader.read(room.tokens.text, anchor: TimeAnchor(of: article), after: &narrative, into: &room.mentions.times, &room.times)
            quantityReader.read(room.tokens.text, into: &room.mentions.quantities, &room.quantities)
            try body(room.mentions)
        }
    }

    /// Room for `forEachMentions`.
    public func makeRoom() -> ReadingRoom { ReadingRoom(tokens: TokenizerRoom(tokenizer), times: timeReader.makeRoom()) }
}
