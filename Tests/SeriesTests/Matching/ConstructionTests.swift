import Foundation
import Model
import Reading
import Series
import Testing
import Vocabulary

/// What the built-in series take from constructions of the news, in sentences of our own: each gives just what stands below it.
@Suite struct ConstructionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let published: String
        /// A paragraph a line.
        var text = ""
        /// "series subject dimension=value … period qualifier and value", the status behind it where it is not `actual`.
        var expected: [String] = []
        var testDescription: String { text }
    }

    /// Of each case in `constructions.txt`, and in `ordinary.txt` for news that mostly is of no series, a line "= DATE", the paragraphs ("| a | b |" for the rows of a table, "### " before a
    /// headline, "## " before a heading, "- " before a line of a list), and a line "> OBSERVATION" for each that they give.
    static let cases: [Case] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let text = ["constructions.txt", "ordinary.txt"].map {
            (try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)) ?? ""
        }.joined(separator: "\n")
        var cases: [Case] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("# ") {
            if line.hasPrefix("= ") {
                cases.append(Case(published: String(line.dropFirst(2))))
            } else if !cases.isEmpty, line.hasPrefix("> ") {
                cases[cases.count - 1].expected.append(String(line.dropFirst(2)))
            } else if !cases.isEmpty {
                cases[cases.count - 1].text += (cases[cases.count - 1].text.isEmpty ? "" : "\n") + line
            }
        }
        return cases
    }()

    private static let reader = Reader(.builtIn)

    private static func observations(_ text: String, published: String) throws -> [Observation] {
        let bytes = Array(text.utf8)
        var blocks: [Article.Block] = []
        var rows: [[ByteRange]] = []
        var start = 0
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let end = start + paragraph.utf8.count
            if paragraph.hasPrefix("| ") {
                rows.append(cells(bytes, start..<end))
                blocks.append(Article.Block(.tableRow, ByteRange(start, end)))
            } else if paragraph.hasPrefix("### ") {
                blocks.append(Article.Block(.headline, ByteRange(start + 4, end)))
            } else if paragraph.hasPrefix("## ") {
                blocks.append(Article.Block(.heading, ByteRange(start + 3, end)))
            } else if paragraph.hasPrefix("- ") {
                blocks.append(Article.Block(.listItem, ByteRange(start + 2, end)))
            } else if end > start {
                blocks.append(Article.Block(.paragraph, ByteRange(start, end)))
            }
            start = end + 1
        }
        let article = Article(
            scrape: "case", path: "case", index: 0,
            published: Article.Stamp(.day(try #require(CalendarDate(iso: published))), origin: .record),
            text: bytes, range: ByteRange(0, bytes.count), blocks: blocks,
            tables: rows.isEmpty ? [] : [Article.Table(caption: nil, rows: rows, headerRows: 1, headerColumns: 1)])
        return BuiltInExampleTests.matcher.match(reader.read(article)).observations
    }

    /// The cells of a line "| a | b |".
    private static func cells(_ bytes: [UInt8], _ line: Range<Int>) -> [ByteRange] {
        var cells: [ByteRange] = []
        var start = line.lowerBound + 2
        for index in line.dropFirst() where bytes[index] == UInt8(ascii: "|") {
            cells.append(ByteRange(start, max(start, index - 1)))
            start = index + 2
        }
        return cells
    }

    private static func line(_ observation: Observation) -> String {
        var line = "\(observation.key) \(observation.period?.description ?? "-") "
        if observation.figure.qualifier != .exact { line += observation.figure.qualifier.rawValue }
        line += observation.figure.value.description
        if let upper = observation.figure.upper { line += "..\(upper)" }
        if observation.figure.unit.code.count == 3 { line += " " + observation.figure.unit.code }
        return observation.status == .actual ? line : "\(line) \(observation.status.rawValue)"
    }

    @Test(arguments: cases)
    func `gives just what is said`(_ sample: Case) throws {
        let found = try Self.observations(sample.text, published: sample.published).map(Self.line).sorted()
        #expect(found == sample.expected.sorted())
    }

    /// A page that was cut short, run together or garbled must not end the batch: every observation still has its figure in its evidence.
    @Test(arguments: 1...6) func `words in any order are read`(_ seed: Int) throws {
        var random = MadeUpWorld.Dice(state: UInt64(seed))
        let lines = Self.cases.flatMap { $0.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) } }
        let pieces = [
            ";", ",", ":", "and", "of the", "which", "since", "from", "to", "with", "5 percent", "1,200 soldiers", "NATO's goal", "its",
        ]
        for _ in 0..<60 {
            var text: [String] = []
            for _ in 0..<3 {
                guard var words = lines.randomElement(using: &random) else { continue }
                for _ in 0..<Int.random(in: 0...4, using: &random) where !words.isEmpty {
                    let place = words.indices.randomElement(using: &random) ?? 0
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: words = Array(words[place...])
                    case 1: words = Array(words[...place])
                    case 2: words.insert(pieces.randomElement(using: &random) ?? "", at: place)
                    default: words.swapAt(place, words.indices.randomElement(using: &random) ?? place)
                    }
                }
                text.append((["", "; ", ", ", "and ", "On "].randomElement(using: &random) ?? "") + words.joined(separator: " "))
            }
            for found in try Self.observations(text.joined(separator: "\n"), published: "2024-02-12") {
                #expect(found.evidenceRange.contains(found.figureRange))
            }
        }
    }

    @Test func `there are cases`() { #expect(Self.cases.count >= 6 && Self.cases.allSatisfy { !$0.text.isEmpty }) }
}
