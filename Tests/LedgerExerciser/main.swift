// Does to a store what a test asks, in a process of its own that the test may kill or starve of disk.
import Foundation
import Ledger
import Model

/// An update of one article with two observations.
func update(_ name: String) -> Batch {
    let text = Array("Story \(name): it stood at 46 and at 48.".utf8)
    let path = "pages/\(name).html"
    let range = ByteRange(0, text.count)
    let article = Article(
        scrape: path, path: path, index: 0, title: "Story \(name)",
        published: Article.Stamp(.day(CalendarDate(dayNumber: 20_000)), origin: .meta), text: text, range: range,
        blocks: [Article.Block(.paragraph, range)], identity: "id-\(name)", sketch: (0..<12).map { UInt32($0 + name.utf8.count * 100) })
    let observations = ["46", "48"].map { value in
        Observation(
            id: "\(name)/\(value)", key: Key(series: "approval-rating", subject: "somebody", dimensions: ["pollster": name]),
            period: .year(2_026),
            figure: Figure(value: ExactDecimal(value) ?? .zero, unit: .percent), status: .actual,
            article: ArticleReference(identity: article.identity, path: path, voice: article.identity),
            evidence: String(decoding: text, as: UTF8.self), evidenceRange: range, figureRange: range)
    }
    let scrape = ScrapeState(path: path, size: text.count, modified: 1, hash: name)
    return Batch(
        cause: "update \(name)", reader: "exerciser", entries: [Batch.Entry(article, observations: observations)], scrapes: [scrape])
}

/// What was acknowledged must be known even if the process is killed next.
func acknowledge(_ text: String) { try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) }

func run(_ arguments: [String]) throws {
    let (command, path) = (arguments[1], arguments[2])
    let clock: @Sendable () -> Int = { 1_772_366_400 }
    switch command {
    case "create":
        try ObservationStore(path: path, clock: clock).close()
    case "update":
        let store = try ObservationStore(path: path, clock: clock)
        for number in 0..<(Int(arguments[4]) ?? 0) {
            let outcome = try store.file(update("\(arguments[3])-\(number)"))
            acknowledge("vintage \(outcome.vintage ?? 0)")
        }
        try store.close()
    case "decide":
        let store = try ObservationStore(path: path, clock: clock)
        let decision = Decision(
            act: .reject(observation: "o"), series: "approval-rating", reason: "A test.", author: "desk",
            date: CalendarDate(dayNumber: 20_500))
        acknowledge("vintage \(try store.decide([decision], cause: "reject").vintage ?? 0)")
        try store.close()
    case "merge":
        let store = try ObservationStore(path: path, clock: clock)
        let other = try ObservationStore(path: arguments[3], mode: .read)
        acknowledge("vintage \(try store.merge(other, cause: "merge").filing.vintage ?? 0)")
        try store.close()
    case "backup":
        let store = try ObservationStore(path: path, clock: clock)
        _ = try store.backup(to: arguments[3])
        acknowledge("backup")
        try store.close()
    case "read":
        // Every update brings two observations: a state with an odd or missing one was seen half done.
        let store = try ObservationStore(path: path, mode: .read)
        var last = 0
        while last < (Int(arguments[3]) ?? 0) {
            let vintage = try store.vintage(.latest)
            guard vintage >= last else { throw LedgerError.refused("vintage \(vintage) was seen after \(last)") }
            guard vintage > last else { continue }
            let count = try store.observations(asOf: .vintage(vintage)).count
            guard count == 2 * vintage else { throw LedgerError.refused("\(count) observations were seen in vintage \(vintage)") }
            last = vintage
        }
    default: throw LedgerError.refused("no such command")
    }
}

do {
    try run(CommandLine.arguments)
} catch {
    try? FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
    exit(74)
}
