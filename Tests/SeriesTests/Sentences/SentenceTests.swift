import Foundation
import Model
import Pages
import Reading
import Series
import Testing
import Vocabulary

/// Whole pages with what they must give, read as the program reads them.
@Suite struct SentenceTests {
    static let constructions = page("constructions")
    static let newswire = page("newswire") + page("newswire2")

    private static func page(_ name: String) -> [SentenceCase] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: name + ".txt")
        return SentenceCase.all((try? String(contentsOf: file, encoding: .utf8)) ?? "")
    }

    @Test(arguments: constructions.filter(\.isRequired)) func `a construction gives just what it says`(_ one: SentenceCase) {
        let result = one.compared()
        #expect(result.missing.isEmpty && result.invented.isEmpty, "\(result)")
    }

    @Test(arguments: newswire.filter(\.isRequired)) func `the wire of other years is read`(_ one: SentenceCase) {
        let result = one.compared()
        #expect(result.missing.isEmpty && result.invented.isEmpty, "\(result)")
    }

    @Test func `of all pages, also those not read in full, nine in ten are found and hardly one is made up`() {
        let results = (Self.constructions + Self.newswire).map { $0.compared() }
        let wanted = (Self.constructions + Self.newswire).reduce(0) { $0 + $1.expected.count }
        let missing = results.reduce(0) { $0 + $1.missing.count }
        let invented = results.reduce(0) { $0 + $1.invented.count }
        print("sentences: \(wanted) observations, \(missing) missed, \(invented) made up")
        #expect(wanted > 160)
        #expect(missing * 10 <= wanted)
        #expect(invented * 20 <= wanted)
    }
}

/// One page of a table.
struct SentenceCase: CustomTestStringConvertible, Sendable {
    struct Difference: CustomStringConvertible {
        var missing: [String] = []
        var invented: [String] = []
        var description: String { (missing.map { "missing \($0)" } + invented.map { "made up \($0)" }).joined(separator: "\n") }
    }

    var published: CalendarDate?
    var isRequired: Bool
    var text: String
    /// As words: series, subject, dimensions, period, qualifier, value, unit, status.
    var expected: [[String]]
    var testDescription: String { text }

    /// The pages of a file of such.
    static func all(_ file: String) -> [SentenceCase] {
        var cases: [SentenceCase] = []
        for line in file.split(separator: "\n") {
            switch line.first {
            case "#": continue
            case "@":
                let words = line.split(separator: " ")
                cases.append(
                    SentenceCase(
                        published: words.last.flatMap { CalendarDate(iso: String($0)) }, isRequired: !line.hasPrefix("@?"), text: "",
                        expected: []))
            case "=": if !cases.isEmpty { cases[cases.count - 1].expected.append(line.dropFirst().split(separator: " ").map(String.init)) }
            default: if !cases.isEmpty { cases[cases.count - 1].text += line }
            }
        }
        return cases
    }

    private static let pages = PageReader(.builtIn)
    private static let reader = Reader(.builtIn)
    private static let matcher = Matcher(definitions: MadeUpNews.definitions, vocabulary: .builtIn)

    func compared() -> Difference {
        let record = try? JSONSerialization.data(withJSONObject: ["text": text])
        let hints = ScrapeHints(path: "page.json", published: published)
        let articles = record.flatMap { try? Self.pages.read(Array($0), hints: hints).articles } ?? []
        var found = articles.flatMap { Self.matcher.match(Self.reader.read($0)).observations }
        var difference = Difference()
        for line in expected {
            if let place = found.firstIndex(where: { Self.fits($0, line) }) {
                found.remove(at: place)
            } else {
                difference.missing.append(line.joined(separator: " "))
            }
        }
        difference.invented = found.map { "\($0.key.description) \($0.period?.description ?? "-") \($0.figure.value) \($0.status)" }
        return difference
    }

    /// Whether an observation is the one a line describes; `-` and an open end stand for any period.
    private static func fits(_ one: Observation, _ line: [String]) -> Bool {
        guard line.count >= 7, one.key.series == line[0], one.key.subject == line[1] else { return false }
        let rest = line.suffix(5)
        let period = rest[rest.startIndex]
        for pair in line[2..<rest.startIndex] {
            let parts = pair.split(separator: "=").map(String.init)
            guard parts.count == 2, one.key.dimensions[parts[0]] == parts[1] else { return false }
        }
        let values = rest[rest.startIndex + 2].split(separator: "/").map { ExactDecimal(String($0)) }
        return (period == "-" || period.hasSuffix("/..") || one.period?.description == period)
            && one.figure.qualifier.rawValue == rest[rest.startIndex + 1] && values.first == one.figure.value
            && (values.count > 1 ? values.last == one.figure.upper : one.figure.upper == nil)
            && one.figure.unit.code == rest[rest.startIndex + 3] && one.status.rawValue == rest[rest.startIndex + 4]
    }
}
