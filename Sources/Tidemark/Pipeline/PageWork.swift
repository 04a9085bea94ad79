import Hashing
import Ledger
import Model
import Pages
import Reading
import Series
import Vocabulary

/// What a page reader found in one piece of input.
struct OpenedPiece: Sendable {
    var source: Source
    var stamp: (size: Int, changed: Int)?
    /// Whether nothing more comes from this source.
    var isLast: Bool
    /// SHA-256 of the piece; empty where it was not wanted or not read.
    var digest: [UInt8] = []
    var articles: [Article] = []
    var problems: [Problem] = []
}

extension PageReader {
    /// The articles of one piece.
    ///
    /// - Parameter hashing: whether the digest is wanted.
    func open(_ piece: ScrapePiece, hashing: Bool = false) -> OpenedPiece {
        var opened = OpenedPiece(source: piece.source, stamp: piece.stamp, isLast: piece.isLast)
        switch piece.content {
        case .problem(let problem): opened.problems.append(problem)
        case .page(let bytes):
            if hashing { opened.digest = SHA256.digest(bytes) }
            do {
                opened.take(try read(bytes, hints: piece.source.scrapeHints))
            } catch {
                opened.problems.append(Problem(.data, file: piece.source.path, error.description, remedy: "left out"))
            }
        case .records(let lines):
            if hashing { opened.digest = SHA256.digest(lines.flatMap { ($0.bytes ?? []) + [0x0A] }) }
            for line in lines {
                if let contents = readLine(line, hints: piece.source.scrapeHints) { opened.take(contents) }
            }
        case .archive(let records):
            if hashing { opened.digest = SHA256.digest(records.flatMap(\.bytes)) }
            for record in records { opened.take(readRecord(record, hints: piece.source.scrapeHints)) }
        }
        return opened
    }
}

extension OpenedPiece {
    /// A remark on what could be read all the same is a warning; where nothing came of it, something is lost.
    fileprivate mutating func take(_ contents: PageContents) {
        let isLost = contents.articles.isEmpty
        for warning in contents.warnings {
            problems.append(
                Problem(
                    .data, file: source.path, line: warning.line, warning.message, remedy: isLost ? "left out" : nil,
                    isWarning: !isLost))
        }
        articles += contents.articles
    }
}

/// An article and what the series take from it.
struct ArticleResult: Sendable {
    var reading: ArticleReading
    var matches: MatchResult

    var article: Article { reading.article }
}

/// Everything that an article goes through by itself: readings → observations.
struct ArticleWork: Sendable {
    let pages: PageReader
    private let reader: Reader
    private let matcher: Matcher
    private let shelf: DefinitionShelf?

    init(_ definitions: DefinitionSet) { self.init(definitions.definitions, definitions.vocabulary, shelf: nil) }

    init(_ shelf: DefinitionShelf) { self.init(shelf.definitions(), shelf.vocabulary, shelf: shelf) }

    private init(_ definitions: [SeriesDefinition], _ vocabulary: Vocabulary, shelf: DefinitionShelf?) {
        (reader, (pages, matcher)) = sideBySide {
            Reader.by(vocabulary)
        } and: {
            (PageReader(vocabulary), Matcher(definitions: definitions, vocabulary: vocabulary))
        }
        self.shelf = shelf
    }

    func read(_ article: Article) -> ArticleResult {
        let reading = reader.read(article)
        let matcher = shelf?.matcher(for: reading, matcher) ?? matcher
        return ArticleResult(reading: reading, matches: matcher.match(reading))
    }
}

extension Source {
    /// What the page reader needs to know besides the bytes.
    var scrapeHints: ScrapeHints {
        ScrapeHints(
            path: path, url: hints.url, title: hints.title, publisher: hints.publisher, published: hints.published,
            captured: hints.captured)
    }
}
