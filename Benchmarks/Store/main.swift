// Makes a store of generated articles and times what people wait for. Usage: StoreBenchmark ARTICLES STORE
// Ten observations an article, two a sentence, in 200 series. The store is made if it is not there.
import Foundation
import Ledger
import Model

/// Repeatable chance: SplitMix64.
struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

let words = (0..<2_000).map { "word\($0 &* 7_919 % 9_973)" }

/// An article of some 4,000 bytes, about 650 words.
func entry(_ number: Int) -> Batch.Entry {
    var chance = Chance(state: UInt64(number) &* 77 &+ 5)
    var text: [UInt8] = []
    while text.count < 4_000 { text += Array((words[chance.below(2_000)] + " ").utf8) }
    let identity = String(chance.next(), radix: 16) + String(chance.next(), radix: 16)
    let date = CalendarDate(dayNumber: 18_000 + number % 2_000)
    let path = path(number)
    let article = Article(
        scrape: path, path: path, index: 0, title: "Title of article number \(number)", publisher: "Gazette \(number % 40)",
        url: "https://example.org/news/\(number)", published: Article.Stamp(.day(date), origin: .meta), text: text,
        range: ByteRange(0, text.count), blocks: [Article.Block(.paragraph, ByteRange(0, text.count))], identity: identity,
        sketch: (0..<126).map { _ in UInt32(truncatingIfNeeded: chance.next()) })
    let observations = (0..<10).map { place in
        let start = place / 2 * 700 + 20
        let key = Key(
            series: "series-\(chance.below(200))", subject: "subject-\(chance.below(50))",
            dimensions: ["stance": place % 2 == 0 ? "approve" : "disapprove", "pollster": "pollster-\(chance.below(5))"])
        return Observation(
            id: String(chance.next(), radix: 16), key: key, period: .day(date),
            figure: Figure(value: ExactDecimal(chance.below(100_000)), unit: .percent), status: .actual, attribution: "Gallup Korea",
            article: ArticleReference(identity: identity, path: path, voice: identity),
            evidence: String(decoding: text[start..<start + 140], as: UTF8.self), evidenceRange: ByteRange(start, start + 140),
            figureRange: ByteRange(start + 10, start + 13))
    }
    return Batch.Entry(article, observations: observations)
}

func path(_ number: Int) -> String { "scrapes/\(number / 300)/page-\(number).html" }

/// Runs and prints what it took, in milliseconds.
@discardableResult
func timed<T>(_ name: String, _ body: () throws -> T) rethrows -> T {
    let start = DispatchTime.now().uptimeNanoseconds
    let result = try body()
    let spent = Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000_000
    let padded = name.padding(toLength: 44, withPad: " ", startingAt: 0)
    print(padded, String(format: "%10.1f ms", spent))
    return result
}

func run() throws {
    guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[1]) else {
        print("usage: StoreBenchmark ARTICLES STORE")
        exit(64)
    }
    let file = CommandLine.arguments[2]
    if !FileManager.default.fileExists(atPath: file) {
        let entries = (0..<count).map(entry)
        let states = (0..<count).map { ScrapeState(path: path($0), size: 4_000, modified: $0, hash: "hash-of-the-file-\($0)") }
        let store = try ObservationStore(path: file)
        try timed("file \(count) articles, \(10 * count) observations") {
            try store.file(Batch(cause: "update", reader: "benchmark", entries: entries, scrapes: states))
        }
        try store.close()
    }
    let store = try timed("open") { try ObservationStore(path: file) }
    for round in 1...2 {
        let new = entry(count + (try store.vintages().count) * 7 + round)
        try timed("file one article more") { try store.file(Batch(cause: "update", reader: "benchmark", entries: [new])) }
    }
    try timed("all observations of one series") { try store.observations(series: ["series-0"]) }
    try timed("the same once more") { try store.observations(series: ["series-0"]) }
    try timed("the same without sentences") { try store.observations(series: ["series-0"], evidence: false) }
    let first = try timed("the same as of vintage 1") { try store.observations(series: ["series-0"], asOf: .vintage(1)) }
    if let one = first.first {
        try timed("one key (why)") { try store.observations(key: one.key) }
        try timed("one observation") { try store.observation(one.id) }
        try timed("what changed in the last vintage") {
            let last = try store.vintage(.latest)
            return try store.difference(from: last - 1, to: last)
        }
    }
    try timed("states of all scrape files (no-op update)") { try store.scrapeStates((0..<count).map(path)) }
    try timed("all articles") { try store.articles() }
    try timed("all observations without sentences") { try store.observations(evidence: false) }
    try timed("verify") { store.verify() }
    try store.close()
}

try run()
