public import Model
public import Vocabulary

/// Reads articles: sentences taken apart. Make one and use it for all.
public struct Reader: Sendable {
    public let vocabulary: Vocabulary
    private let tokenizer: Tokenizer
    private let quantityReader: QuantityReader
    private let timeReader: TimeReader
    private let entityReader: EntityReader
    private let statementReader: StatementReader
    private let headWords: HeadWords

    private static let builtIn = Reader(.builtIn)

    /// A reader by these words; the one by the program's own is made once, when it is first asked for.
    public static func by(_ vocabulary: Vocabulary) -> Reader { vocabulary.isBuiltIn ? builtIn : Reader(vocabulary) }

    public init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        tokenizer = Tokenizer(vocabulary)
        quantityReader = QuantityReader(vocabulary)
        timeReader = TimeReader(vocabulary)
        entityReader = EntityReader(vocabulary)
        statementReader = StatementReader(vocabulary)
        headWords = HeadWords(vocabulary)
    }

    /// The article taken apart, with the cells of its tables as sentences of their own.
    public func read(_ article: Article) -> ArticleReading {
        let blocks = article.blocks.filter { $0.kind != .tableRow && $0.kind != .correction && $0.kind != .byline }
        let text = tokenizer.tokenize(article.text, blocks: blocks)
        let entities = entityReader.read(text, article: article)
        var sentences = sentences(text, blocks, entities, article)
        if let title = title(of: article) { sentences.insert(title, at: 0) }
        sentences = withCells(of: article, sentences)
        return ArticleReading(article: article, sentences: sentences, home: home(of: article))
    }

    /// Sentences with the cells of the article's tables among them, each before the first sentence behind its row.
    private func withCells(of article: Article, _ sentences: [SentenceReading]) -> [SentenceReading] {
        let tables = TableReadings(article: article, tokenizer: tokenizer, headWords: headWords)
        var cells: [(place: Int, reading: SentenceReading)] = []
        var (place, row) = (0, 0)
        for cell in tables.cells() {
            let text = tokenizer.tokenize(article.text, blocks: cell.context)
            guard !text.tokens.isEmpty else { continue }
            let reading = statementReader.cell(
                cell, text, quantities: quantityReader.read(text), times: timeReader.read(text, anchor: TimeAnchor(of: article)),
                entities: entityReader.read(text, article: article))
            if cell.row.start < row { place = 0 }
            row = cell.row.start
            while place < sentences.count, sentences[place].block == .tableRow || sentences[place].range.start <= row { place += 1 }
            if let reading { cells.append((place, reading)) }
        }
        if cells.isEmpty { return sentences }
        // In the order of their rows already, save for tables in tables.
        let order = cells.indices.sorted { (cells[$0].place, $0) < (cells[$1].place, $1) }
        var all: [SentenceReading] = []
        var next = 0
        for index in 0...sentences.count {
            while next < order.count, cells[order[next]].place == index {
                all.append(cells[order[next]].reading)
                next += 1
            }
            if index < sentences.count { all.append(sentences[index]) }
        }
        return all
    }

    private func sentences(
        _ text: TokenizedText, _ blocks: [Article.Block], _ entities: [EntityMention], _ article: Article
    ) -> [SentenceReading] {
        statementReader.sentences(
            text, blocks: blocks, published: article.published?.day, quantities: quantityReader.read(text),
            times: timeReader.read(text, anchor: TimeAnchor(of: article)), entities: entities)
    }

    /// The country that the page's publisher, site or file name tells: "Vilnius Post", "vilnius-release.html".
    private func home(of article: Article) -> String? {
        let file = article.path.split(separator: "/").last ?? ""
        let site = article.url?.split(separator: "/").dropFirst().first ?? ""
        for name in [Substring(article.publisher ?? ""), site, file] where !name.isEmpty && name.utf8.count < 200 {
            let words = name.split { !$0.isLetter }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " , ")
            let entities = entityReader.read(tokenizer.tokenize(words), on: nil)
            if let country = entities.lazy.compactMap(\.country).first { return country }
        }
        return nil
    }

    /// A title that does not stand in the text: it says what the article is about, but its figures have no place to point to.
    private func title(of article: Article) -> SentenceReading? {
        guard article.headline == nil, let title = article.title, !title.isEmpty else { return nil }
        let bytes = Array(title.utf8)
        let block = Article.Block(.headline, ByteRange(0, bytes.count))
        let text = tokenizer.tokenize(bytes, blocks: [block])
        guard !text.tokens.isEmpty else { return nil }
        var readings = statementReader.sentences(
            text, blocks: [block], published: nil, quantities: [], times: [], entities: entityReader.read(text, article: article))
        for index in readings.indices { readings[index].range = ByteRange(article.range.start, article.range.start) }
        return readings.first
    }
}
