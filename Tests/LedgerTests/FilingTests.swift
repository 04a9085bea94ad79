import Foundation
import GRDB
import Model
import Testing

@testable import Ledger

struct FilingTests {
    /// Observations are written by the hundred.
    @Test(arguments: [1, 511, 512, 513, 1_300])
    func howeverManyObservationsComeTheyAreFiledInOrder(_ count: Int) throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        let story = article("long")
        let all = (0..<count).map { number in
            var one = observation(story, "\(number).5", period: "20\(10 + number % 15)", subject: "s\(number % 40)")
            one.figureRange = ByteRange(number, number + 1)
            return one
        }
        let outcome = try store.file(batch([Batch.Entry(story, observations: all.shuffled())]))
        #expect(outcome.newObservations == count)
        #expect(store.verify().isClean)
        #expect(Set(try store.observations().map(\.id)) == Set(all.map(\.id)))
        let queue = try DatabaseQueue(path: folder.store)
        let places = try queue.read { try Int.fetchAll($0, sql: "SELECT figure_start FROM observations ORDER BY id") }
        #expect(places == Array(0..<count))
        // Read again under a better sighting, what is gone and what stays is known.
        var again = article("long", published: "2026-02-01")
        again.path = "pages/better.html"
        let second = try store.file(batch([Batch.Entry(again, observations: Array(all.dropLast()))]))
        #expect((second.newObservations, second.withdrawnObservations) == (0, 1))
        #expect(store.verify().isClean)
    }

    /// What a text may hold beside letters comes back as it was, and an empty text is not a missing one.
    @Test(arguments: ["", "Großbritannien 🇬🇧", "it's \"quoted\"; DROP TABLE", String(repeating: "long ", count: 20_000), nil])
    func textsComeBackAsTheyWere(_ text: String?) throws {
        let store = try openStore(TemporaryFolder())
        let story = article("a")
        var one = observation(story, "46")
        one.attribution = text
        _ = try store.file(batch([Batch.Entry(story, observations: [one])]))
        #expect(try store.observations().map(\.attribution) == [text])
        #expect(store.verify().isClean)
    }

    @Test func whatIsFiledIsReadBack() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        var story = article("a")
        story.scrape = "record-7"
        story.captured = Article.Stamp(day("2026-02-11"), origin: .commandLine)
        var told = observation(story, "59.40", upper: "61")
        told.figure.value = ExactDecimal(significand: 594, exponent: 11)
        told.isDenied = true
        let outcome = try store.file(batch([Batch.Entry(story, observations: [told])]))
        #expect(outcome.vintage == 1)
        #expect(outcome.newArticles == 1)
        #expect(outcome.newObservations == 1)
        #expect(outcome.movedSeries == 1)

        let again = try #require(try store.observations(series: ["approval-rating"]).first)
        #expect(again.figure == told.figure)
        #expect(again.figure.value.significand == 594)
        #expect(again.figure.value.exponent == 11)
        #expect(again.figure.upper?.description == "61")
        #expect(again.key == told.key)
        #expect(again.period == told.period)
        #expect(again.isDenied)
        #expect(again.vintage == 1)
        #expect(again.article.id == "record-7")
        #expect(again.article.publisher == "Gazette")
        #expect(again.article.published == day("2026-02-10"))
        #expect(again.article.path == "pages/a.html")
        #expect(again.evidenceRange == told.evidenceRange)

        let whole = try #require(try store.article("id-a"))
        #expect(whole.text == story.text)
        #expect(whole.blocks == story.blocks)
        #expect(whole.tables == story.tables)
        #expect(whole.scrape == "record-7")
        #expect(whole.captured == story.captured)
        #expect(try store.observation(told.id) == again)
    }

    @Test(arguments: [
        "0", "-3", "2.40", "0.05", "-0.50", "0.00", "123456789012345678", "-1234567890.123456789", "99999999999999999999999999999999999999",
    ])
    func figuresKeepTheirDigits(_ text: String) throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        let story = article("a")
        _ = try store.file(batch([entry(story, text)]))
        let value = try #require(try store.observations().first?.figure.value)
        #expect(value.description == text)
        #expect(value.exponent == ExactDecimal(text)?.exponent)
    }

    /// Evidence that stands in the document is kept once; any other is kept as it is given.
    @Test(arguments: ["Story a", "Story b", "", "A row \u{0} and its header", "\u{FFFD}"])
    func evidenceIsReadBack(_ evidence: String) throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        let story = article("a")
        var told = observation(story, "46")
        told.evidence = evidence
        told.evidenceRange = ByteRange(10, 17)
        _ = try store.file(batch([Batch.Entry(story, observations: [told])]))
        #expect(try store.observations().map(\.evidence) == [evidence.replacing("\u{0}", with: "\u{FFFD}")])
        #expect(try store.observation(told.id)?.evidenceRange == ByteRange(10, 17))
        #expect(store.verify().isClean)
    }

    @Test func theSameUpdateTwiceIsOneVintage() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        var update = batch([entry(article("a"), "46"), entry(article("b"), "48")])
        update.scrapes = [ScrapeState(path: "pages/a.html", size: 10, modified: 5, hash: "aa")]
        update.definitions = ["approval-rating": "id: approval-rating"]
        #expect(try store.file(update).vintage == 1)
        let second = try store.file(update)
        #expect(second.vintage == nil)
        #expect(second.newArticles == 0)
        #expect(second.movedKeys.isEmpty)
        #expect(try store.vintages().map(\.number) == [1])
        // A touched file is no news either, but it is remembered.
        update.scrapes[0].modified = 6
        #expect(try store.file(update).vintage == nil)
        #expect(try store.scrapeStates(["pages/a.html", "other"]) == ["pages/a.html": update.scrapes[0]])
    }

    @Test func theSameArticleTwiceIsOneArticleWithTwoSightings() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        let first = article("a", path: "one.html")
        let second = article("a", path: "two.html")
        let outcome = try store.file(batch([entry(second, "46"), entry(first, "46")]))
        #expect(outcome.newArticles == 1)
        #expect(outcome.newSightings == 1)
        #expect(outcome.newObservations == 1)
        #expect(try store.articles().map(\.sightings) == [2])
        #expect(try store.sightings("id-a").map(\.path) == ["one.html", "two.html"])
        #expect(try store.observations().map(\.article.path) == ["one.html"])
        // Seen a third time, not read again.
        let third = article("a", path: "zoo.html")
        #expect(try store.needsReading([third, article("new"), article("a", path: "a.html")]) == [1, 2])
        let later = try store.file(batch([Batch.Entry(third, observations: nil)]))
        #expect(later.vintage == 2)
        #expect(later.newSightings == 1)
        #expect(later.newObservations == 0)
        #expect(try store.observations().count == 1)
    }

    @Test func aBetterDateSupersedesWhatWasReadUnderAWorse() throws {
        let guessed = article("a", path: "a.html", published: "2026-02-20", origin: .age)
        let sure = article("a", path: "z.html", published: "2026-01-20", origin: .structuredData)
        let early = Batch.Entry(guessed, observations: [observation(guessed, "46", period: "2026-02")])
        let late = Batch.Entry(sure, observations: [observation(sure, "46", period: "2026-01")])
        var states: [[String]] = []
        for order in [[early, late], [late, early]] {
            let folder = TemporaryFolder()
            let store = try openStore(folder)
            for entry in order { _ = try store.file(batch([entry])) }
            #expect(try store.observations().map { $0.period?.description } == ["2026-01"])
            #expect(try store.vintages().count == 2)
            states.append(try contents(store))
            if order[0].article.path == "a.html" {
                #expect(try store.observations(asOf: .vintage(1)).map { $0.period?.description } == ["2026-02"])
            }
        }
        #expect(states[0] == states[1])
    }

    @Test func aPersonMayMendADateOnTheSamePage() throws {
        let (left, right) = (TemporaryFolder(), TemporaryFolder())
        let a = try openStore(left)
        let b = try openStore(right)
        let wrong = article("a", path: "p.html", published: "2020-01-01", origin: .commandLine)
        let mended = article("a", path: "p.html", published: "2026-01-10", origin: .commandLine)
        let elsewhere = article("a", path: "q.html", published: "2026-01-20", origin: .commandLine)
        for store in [a, b] { _ = try store.file(batch([entry(wrong, "46")])) }
        #expect(try a.needsReading([mended, elsewhere, wrong]) == [0])
        _ = try a.file(batch([entry(mended, "46")]))
        #expect(try a.articles().map(\.published?.period) == [day("2026-01-10")])
        #expect(try a.observations().map(\.article.published) == [day("2026-01-10")])
        _ = try a.file(batch([entry(elsewhere, "46")]))
        #expect(try a.articles().map(\.published?.period) == [day("2026-01-10")])
        // A store that knows only the wrong date learns the right one, and does not bring the wrong one back.
        #expect(try a.merge(b, cause: "merge").filing.vintage == nil)
        #expect(try b.merge(a, cause: "merge").filing.vintage == 2)
        #expect(try contents(a) == contents(b))
    }

    @Test func aBetterSightingMustBeRead() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        #expect(throws: LedgerError.self) { _ = try store.file(batch([Batch.Entry(article("a"), observations: nil)])) }
        #expect(try store.vintages().isEmpty)
    }

    @Test func theOrderOfArrivalLeavesNoTrace() throws {
        var entries: [Batch.Entry] = []
        for number in 0..<24 {
            let name = "s\(number / 2)"
            let origin: Article.Stamp.Origin = number % 3 == 0 ? .url : .meta
            var sketch = [UInt32](repeating: UInt32(number / 8), count: 24)
            sketch[number / 2] = 99
            let story = article(
                name, path: "p\(23 - number).html", published: "2026-02-\(10 + number % 5)", origin: origin, sketch: sketch)
            entries.append(entry(story, "\(40 + number / 2)", "\(30 + number % 7)"))
        }
        var expected: [String]?
        for seed in 0..<12 {
            var generator = Shuffler(state: UInt64(seed) &+ 1)
            let folder = TemporaryFolder()
            let store = try openStore(folder)
            var left = entries.shuffled(using: &generator)[...]
            while !left.isEmpty {
                let count = Int.random(in: 1...left.count, using: &generator)
                _ = try store.file(batch(Array(left.prefix(count))))
                left = left.dropFirst(count)
            }
            let state = try contents(store)
            if let expected { #expect(state == expected) }
            expected = state
        }
    }

    @Test func nearCopiesShareAVoice() throws {
        let base = (0..<48).map { UInt32($0) }
        var near = base
        for place in 0..<10 { near[place * 4] = 1_000 }
        var other = near
        for place in 0..<10 { other[place * 4 + 1] = 2_000 }
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        _ = try store.file(batch([entry(article("c", sketch: base), "46")]))
        _ = try store.file(batch([entry(article("a", sketch: other), "46")]))
        _ = try store.file(batch([entry(article("x", sketch: base.map { $0 + 5_000 }), "46")]))
        #expect(try store.articles().map(\.voice) == ["id-a", "id-a", "id-x"])
        #expect(try store.articles(asOf: .vintage(1)).map(\.voice) == ["id-c"])
        #expect(Set(try store.observations().map(\.article.voice)) == ["id-a", "id-x"])
    }

    @Test func definitionsAreKeptAsTheyWere() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        func file(_ definitions: [String: String]) throws -> Int? {
            try store.file(Batch(cause: "define", reader: "test", definitions: definitions)).vintage
        }
        #expect(try file(["a": "1", "b": "1"]) == 1)
        #expect(try file(["a": "2"]) == 2)
        #expect(try file(["a": "2"]) == nil)
        #expect(try store.definitions() == ["a": "2"])
        #expect(try store.definitions(asOf: .vintage(1)) == ["a": "1", "b": "1"])
    }
}

/// A repeatable shuffle: SplitMix64.
struct Shuffler: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
