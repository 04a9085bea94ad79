import Model
import Pages
import Reading
import Rendering
import Vocabulary

/// How mentions are written.
public enum MentionFormat: String, Sendable, CaseIterable { case jsonl }

/// Scrapes in, mentions out: nothing is kept, and memory is bounded by the largest pages in work, not by the input.
public struct Extraction: Sendable {
    private let jobs: Int
    private let report: ProblemReport

    /// - Parameter jobs: how many pieces are read side by side; `nil` is one a processor core.
    /// - Throws: where `jobs` is none.
    public init(jobs: Int? = nil, report: @escaping ProblemReport) throws(Problem) {
        self.jobs = try Cores.count(jobs)
        self.report = report
    }

    /// Hands over the lines in the order of the input, as UTF-8. Articles in other languages than English are counted and
    /// reported at the end.
    public func run(_ intake: Intake, write: ([UInt8]) throws -> Void) async throws {
        var stream = ScrapeStream(try intake.sources(without: nil, report: report), firstPiece: Self.firstPiece)
        Task.detached { Vocabulary.readAhead() }
        _ = Vocabulary.builtIn
        let (reader, pages) = sideBySide {
            MentionReader(.builtIn)
        } and: {
            // Mentions are the same in every copy, so nothing here asks which articles resemble one another.
            PageReader(.builtIn, forFiling: false)
        }
        var foreign: [String: Int] = [:]
        var problems = SourceProblems(report: report)
        var room = reader.makeRoom()
        try await inOrder(
            width: jobs, budget: ScrapeStream.pageLimit, weight: \.weight, next: { () throws -> ScrapePiece? in stream.next() },
            work: { piece in
                var opened = pages.open(piece)
                // The lines of a large page take many times the room of its text, so they are not made before they can be written.
                if piece.weight > Self.writtenAtOnce { return (opened, [], [:]) }
                let articles = opened.articles
                opened.articles = []
                var room = reader.makeRoom()
                var parts: [[UInt8]] = []
                let foreign = Self.lines(of: articles, reader, &room) { parts.append($0) }
                return (opened, parts, foreign)
            },
            consume: { (result: OpenedPiece, parts: [[UInt8]], languages: [String: Int]) throws in
                if let problem = problems.take(result.problems, of: result.source, isLast: result.isLast) {
                    stream.abandon(result.source.path, because: problem)
                }
                for part in parts { try write(part) }
                let more = try Self.lines(of: result.articles, reader, &room, write)
                for found in [languages, more] { foreign.merge(found, uniquingKeysWith: +) }
            })
        guard !foreign.isEmpty else { return }
        let list = ForeignArticles.list(foreign)
        report(Problem(.data, "articles not in English were passed over: \(list)", isWarning: true))
    }

    /// Reads a part of the words that every reading of pages needs, for those who know before it begins that there will be one.
    public static func readAhead() { Vocabulary.readAhead() }

    /// The bytes of a file of many articles that are read first, so that whoever waits for lines has some soon.
    private static let firstPiece = 4 << 10
    /// The most bytes of a piece whose lines wait until those of the pieces before have been written.
    private static let writtenAtOnce = 1 << 20

    /// Hands over the lines of articles in parts of bounded size.
    ///
    /// - Returns: how many articles were passed over, by their languages.
    private static func lines(
        of articles: [Article], _ reader: MentionReader, _ room: inout ReadingRoom, _ write: ([UInt8]) throws -> Void
    ) rethrows -> [String: Int] {
        var lines = MentionLines()
        var foreign: [String: Int] = [:]
        for article in articles {
            if let language = article.foreignLanguage {
                foreign[language, default: 0] += 1
                continue
            }
            try reader.forEachMentions(in: article, using: &room) { mentions in
                lines.append(
                    quantities: mentions.quantities, times: mentions.times, scrape: article.scrape, article: article.index,
                    text: article.text)
                if lines.count > 1 << 20 { try write(lines.take()) }
            }
        }
        if lines.count > 0 { try write(lines.take()) }
        return foreign
    }
}
