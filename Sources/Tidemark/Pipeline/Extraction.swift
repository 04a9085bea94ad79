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
        var stream = ScrapeStream(try intake.sources(without: nil, report: report))
        // Mentions are the same in every copy, so nothing here asks which articles resemble one another.
        let pages = PageReader(.builtIn, forFiling: false)
        let reader = Reader(.builtIn)
        var foreign: [String: Int] = [:]
        var problems = SourceProblems(report: report)
        try await inOrder(
            width: jobs, budget: ScrapeStream.pageLimit, weight: \.weight, next: { () throws -> ScrapePiece? in stream.next() },
            work: { piece in
                var opened = pages.open(piece)
                // Written in pieces of bounded size, so that many mentions are not moved again and again to where there is more room.
                var parts: [[UInt8]] = []
                var lines = MentionLines()
                var foreign: [String] = []
                var room = reader.makeRoom()
                for article in opened.articles {
                    if let language = article.foreignLanguage {
                        foreign.append(language)
                        continue
                    }
                    reader.forEachMentions(in: article, using: &room) { mentions in
                        lines.append(
                            quantities: mentions.quantities, times: mentions.times, scrape: article.scrape, article: article.index,
                            text: article.text)
                        if lines.count > 1 << 20 { parts.append(lines.take()) }
                    }
                }
                opened.articles = []
                return (opened, parts + [lines.take()], foreign)
            },
            consume: { (result: OpenedPiece, parts: [[UInt8]], languages: [String]) throws in
                if let problem = problems.take(result.problems, of: result.source, isLast: result.isLast) {
                    stream.abandon(result.source.path, because: problem)
                }
                for part in parts where !part.isEmpty { try write(part) }
                for language in languages { foreign[language, default: 0] += 1 }
            })
        guard !foreign.isEmpty else { return }
        let list = ForeignArticles.list(foreign)
        report(Problem(.data, "articles not in English were passed over: \(list)", isWarning: true))
    }
}
