import Foundation
import Model
import Testing

@testable import Pages

/// Every article of the development corpus is found, none is invented, and each has its date.
@Suite struct CorpusIndexTests {
    static let sets = [
        ("corpus/gold/index.jsonl", "corpus/pages"), ("corpus/seeds/index.jsonl", "seeds"),
        ("corpus/demo/index.jsonl", "corpus/demo/pages"),
    ]

    @Test(.enabled(if: Pages.shared != nil, "the development corpus is not beside the package"), arguments: sets)
    func articlesAndDates(index: String, folder: String) throws {
        let shared = try #require(Pages.shared)
        var (found, missing, invented, wrong) = (0, [String](), [String](), [String]())
        for line in try String(contentsOf: shared.appendingPathComponent(index), encoding: .utf8).split(separator: "\n") {
            let row = try JSONParser.parse(Array(line.utf8))
            let page = try #require(row["page"]?.text)
            let bytes = [UInt8](try Data(contentsOf: shared.appendingPathComponent(folder).appendingPathComponent(page)))
            let published = row["how"]?.text == "flag" ? row["published"]?.text : nil
            var articles = try Pages.read(bytes, published: published).articles
            guard case .array(let wanted)? = row["articles"] else { continue }
            for want in wanted {
                let title = want["article"]?.text
                guard let place = articles.firstIndex(where: { $0.title == title }) else {
                    missing.append("\(page): \(title ?? "")")
                    continue
                }
                found += 1
                let date = articles[place].published?.period.description
                if date != want["published"]?.text { wrong.append("\(page): \(title ?? ""): \(date ?? "none")") }
                articles.remove(at: place)
            }
            invented += articles.map { "\(page): \($0.title ?? "untitled")" }
        }
        print("\(index): found \(found), missing \(missing.count), invented \(invented.count), wrong date \(wrong.count)")
        #expect(missing == [])
        #expect(invented == [])
        #expect(wrong == [])
    }
}
