import Foundation
import Model

@testable import Ledger

/// A folder that goes when the test does.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)").path
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        try? FileManager.default.removeItem(atPath: path)
    }

    var store: String { path + "/tidemark.sqlite" }
}

/// 2026-03-01T12:00:00Z.
let noon: Int = 1_772_366_400

func openStore(_ folder: TemporaryFolder, at seconds: Int = noon) throws -> ObservationStore {
    try ObservationStore(path: folder.store, waiting: 30, clock: { seconds })
}

func day(_ text: String) -> Period { Period(edtf: text) ?? .year(1) }

/// An article whose text is "Story <name>." and whose identity is made of its name.
func article(
    _ name: String, path: String? = nil, published: String? = "2026-02-10", origin: Article.Stamp.Origin = .meta, sketch: [UInt32] = [],
    publisher: String = "Gazette"
) -> Article {
    let text = Array("Page top. Story \(name). Page end.".utf8)
    let range = ByteRange(10, text.count - 10)
    let path = path ?? "pages/\(name).html"
    return Article(
        scrape: path, path: path, index: 0, title: "Story \(name)", publisher: publisher, url: "https://example.org/\(name)",
        published: published.map { Article.Stamp(day($0), origin: origin) }, text: text, range: range,
        blocks: [Article.Block(.headline, range)],
        tables: [Article.Table(caption: nil, rows: [[ByteRange(0, 4), ByteRange(5, 9)]], headerRows: 0, headerColumns: 1)],
        identity: "id-\(name)", sketch: sketch)
}

/// An observation of an article; its id is made of what it says.
func observation(
    _ article: Article, _ value: String, period: String? = "2026-02", subject: String = "lee-jae-myung", series: String = "approval-rating",
    dimensions: [String: String] = ["pollster": "gallup-korea", "stance": "approve"], upper: String? = nil
) -> Observation {
    let figure = Figure(
        value: ExactDecimal(value) ?? .zero, upper: upper.flatMap { ExactDecimal($0) }, qualifier: .about, unit: .percent)
    return Observation(
        id: [article.identity, series, subject, Coding.json(dimensions), period ?? "", value].joined(separator: "/"),
        key: Key(series: series, subject: subject, dimensions: dimensions), period: period.map { day($0) }, figure: figure,
        status: .actual, attribution: "Gallup Korea",
        article: ArticleReference(identity: article.identity, path: article.path, voice: article.identity),
        evidence: "It stood at \(value).", evidenceRange: ByteRange(10, 15), figureRange: ByteRange(11, 13))
}

func entry(_ article: Article, _ values: String...) -> Batch.Entry {
    Batch.Entry(article, observations: values.map { observation(article, $0) })
}

func batch(_ entries: [Batch.Entry]) -> Batch { Batch(cause: "update pages", reader: "test", entries: entries) }

/// All that a state shows, without the numbers of vintages, which depend on how the updates were cut.
func contents(_ store: ObservationStore, asOf: AsOf = .latest) throws -> [String] {
    let observations = try store.observations(asOf: asOf).map { observation in
        var copy = observation
        copy.vintage = 0
        return "\(copy)"
    }
    let articles = try store.articles(asOf: asOf).map {
        "\($0.identity) \($0.voice) \($0.best.path) \($0.sightings) \($0.published as Any)"
    }
    return observations + articles
}
