import Foundation
import Model
import Reading
import Series
import Vocabulary

/// What a definition of an analyst's own takes from a text, for the tests of what she may write.
enum AnalystSeries {
    private static let reader = Reader(.builtIn)

    /// "subject period value unit" of each observation, in the order of the text; "-" for no period.
    static func figures(
        _ definition: String, in text: String, published: String = "2025-06-12", publisher: String? = nil
    ) throws -> [String] {
        let definition = try SeriesDefinition(yaml: definition, file: "own.yaml", vocabulary: .builtIn)
        let bytes = Array(text.utf8)
        var blocks: [Article.Block] = []
        var start = 0
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let end = start + paragraph.utf8.count
            if end > start { blocks.append(Article.Block(.paragraph, ByteRange(start, end))) }
            start = end + 1
        }
        let article = Article(
            scrape: "own", path: "own", index: 0, publisher: publisher,
            published: CalendarDate(iso: published).map { Article.Stamp(.day($0), origin: .record) }, text: bytes,
            range: ByteRange(0, bytes.count), blocks: blocks)
        return Matcher(definitions: [definition], vocabulary: .builtIn).match(reader.read(article)).observations.map { found in
            "\(found.key.subject) \(found.period?.description ?? "-") \(found.figure.value) \(found.figure.unit.code)"
        }
    }
}
