// Times the reader of pages, or the search for near copies.
// usage: PagesBenchmark text PAGE…       a JSON object a page: its story's text without headline, and the best time of 20 rounds
//        PagesBenchmark voices ARTICLES  files so many made-up articles, one in ten a near copy of another
import Foundation
import Ledger
import Model
import Pages
import Vocabulary

/// Seconds of a processor, whatever else the machine does.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = clock()
    try body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

func readPages(_ paths: [String]) throws {
    let reader = PageReader(.builtIn, forFiling: true)
    for path in paths {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var article: Article?
        var best = Double.infinity
        for _ in 0..<20 {
            best = min(best, try seconds { article = try reader.read(bytes, hints: ScrapeHints(path: path)).articles.first })
        }
        let kinds: Set<Article.Block.Kind> = [.paragraph, .heading, .listItem, .tableRow, .correction]
        let text = article.map { one in one.blocks.filter { kinds.contains($0.kind) }.map { one.string($0.range) }.joined(separator: "\n") }
        let line = try JSONSerialization.data(withJSONObject: ["path": path, "text": text ?? "", "seconds": best])
        print(String(decoding: line, as: UTF8.self))
    }
}

/// Sketches of random places; each tenth keeps seven tenths of the places of one before it.
func fileVoices(_ count: Int) throws {
    var state: UInt64 = 1
    func next() -> UInt32 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt32(state >> 32)
    }
    var entries: [Batch.Entry] = []
    entries.reserveCapacity(count)
    let text = Array("The bridge is open.".utf8)
    for number in 0..<count {
        var sketch = (0..<Fingerprint.sketchLength).map { _ in next() }
        if number % 10 == 9 {
            let other = entries[Int(next()) % entries.count].article.sketch
            for place in sketch.indices where next() % 10 < 7 { sketch[place] = other[place] }
        }
        let article = Article(
            scrape: "s", path: "s\(number)", index: 0, text: text, range: ByteRange(0, text.count),
            blocks: [Article.Block(.paragraph, ByteRange(0, text.count))], identity: String(format: "%032x", number), sketch: sketch)
        entries.append(Batch.Entry(article, observations: []))
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("voices-\(UUID().uuidString).sqlite").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + suffix) } }
    let store = try ObservationStore(path: file)
    let plain = entries.map { entry -> Batch.Entry in
        var article = entry.article
        article.sketch = []
        return Batch.Entry(article, observations: [])
    }
    let time = try seconds { _ = try store.file(Batch(cause: "update", reader: "benchmark", entries: entries)) }
    let voices = Set(try store.articles().map(\.voice)).count
    try store.close()
    let second = try ObservationStore(path: file + ".plain")
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + ".plain" + suffix) } }
    let rest = try seconds { _ = try second.file(Batch(cause: "update", reader: "benchmark", entries: plain)) }
    try second.close()
    print(
        String(format: "%d articles, %d voices: filed in %.1f s, of which %.1f s for finding near copies", count, voices, time, time - rest)
    )
}

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "text": try readPages(Array(arguments.dropFirst()))
case "voices": try fileVoices(arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000)
default: print("usage: PagesBenchmark text PAGE… | voices ARTICLES")
}
