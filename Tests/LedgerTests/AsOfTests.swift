import Model
import Testing

@testable import Ledger

struct AsOfTests {
    @Test func everyVintageCanBeAskedFor() throws {
        let folder = TemporaryFolder()
        var seen: [[Observation]] = []
        for number in 1...6 {
            let store = try openStore(folder, at: noon + number * 86_400)
            _ = try store.file(batch([entry(article("s\(number)", published: "2026-0\(number)-01"), "\(40 + number)")]))
            seen.append(try store.observations())
            try store.close()
        }
        let store = try openStore(folder, at: noon + 7 * 86_400)
        for number in 1...6 {
            #expect(try store.observations(asOf: .vintage(number)) == seen[number - 1])
            let date = try #require(CalendarDate(iso: "2026-03-0\(number + 1)"))
            #expect(try store.observations(asOf: .recordedBy(date)) == seen[number - 1])
        }
        #expect(try store.vintages().map(\.recorded).first == "2026-03-02T12:00:00Z")
        let march = try #require(CalendarDate(iso: "2026-03-01"))
        #expect(try store.observations(asOf: .publishedBy(march)).count == 3)
        #expect(try store.articles(asOf: .publishedBy(march)).count == 3)
        try store.tag("spring", vintage: 4)
        #expect(try store.observations(asOf: .tag("spring")) == seen[3])
        #expect(throws: LedgerError.self) { try store.tag("spring", vintage: 5) }
        #expect(throws: LedgerError.self) { try store.tag("7", vintage: 5) }
    }

    @Test(
        arguments: [
            (AsOf.vintage(3), "vintages 1 to 2"), (.vintage(0), "vintages 1 to 2"), (.vintage(-1), "vintages 1 to 2"),
            (.tag("easter"), "spring"), (.recordedBy(CalendarDate(dayNumber: 100)), "2026-03-01 to 2026-03-01"),
            (.recordedBy(CalendarDate(dayNumber: 30_000)), "future"), (.publishedBy(CalendarDate(dayNumber: 30_000)), "future"),
        ] as [(AsOf, String)])
    func anAsOfThatNamesNoStateIsAnError(_ asOf: AsOf, _ expected: String) throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        _ = try store.file(batch([entry(article("a"), "46")]))
        _ = try store.file(batch([entry(article("b"), "47")]))
        try store.tag("spring", vintage: 2)
        let error = #expect(throws: LedgerError.self) { _ = try store.observations(asOf: asOf) }
        #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
    }

    @Test func aClockSetBackMakesADayAmbiguousButNotAVintage() throws {
        let folder = TemporaryFolder()
        for (number, seconds) in [noon, noon + 2 * 86_400, noon + 86_400].enumerated() {
            let store = try openStore(folder, at: seconds)
            _ = try store.file(batch([entry(article("s\(number)"), "\(40 + number)")]))
            try store.close()
        }
        let store = try openStore(folder, at: noon + 9 * 86_400)
        #expect(try store.observations(asOf: .vintage(2)).count == 2)
        let between = try #require(CalendarDate(iso: "2026-03-02"))
        let error = #expect(throws: LedgerError.self) { _ = try store.observations(asOf: .recordedBy(between)) }
        #expect(error?.description.contains("name the vintage") == true)
        #expect(try store.observations(asOf: .recordedBy(between.adding(days: 1))).count == 3)
    }

    /// Arrivals, better dates, changed readings and decisions in turn: every state stays as it was seen.
    @Test func aLongHistoryStaysAsItWas() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        var generator = Shuffler(state: 11)
        var seen: [[String]] = []
        while seen.count < (Exerciser.isSoak ? 300 : 120) {
            let name = "s\(Int.random(in: 0..<40, using: &generator))"
            var vintage: Int?
            if seen.count % 3 == 2, let known = try store.articles().randomElement(using: &generator) {
                let whole = try #require(try store.article(known.identity))
                let values = (0..<Int.random(in: 0...2, using: &generator)).map { _ in "\(Int.random(in: 20...70, using: &generator))" }
                let read = values.map { observation(whole, $0) }
                vintage = try store.file(Rereading(cause: "reread", reader: "test", observations: [known.identity: read])).vintage
            } else {
                let origin = Article.Stamp.Origin.allCases[Int.random(in: 0...8, using: &generator)]
                let path = "p\(Int.random(in: 0..<9, using: &generator)).html"
                let story = article(
                    name, path: path, origin: origin, sketch: (0..<24).map { $0 < 16 ? 1 : UInt32.random(in: 0...3, using: &generator) })
                vintage = try store.file(batch([entry(story, "\(Int.random(in: 20...70, using: &generator))")])).vintage
            }
            if vintage != nil { seen.append(try contents(store) + store.observations().map { "\($0.vintage)" }) }
        }
        for (index, state) in seen.enumerated() {
            let asOf = AsOf.vintage(index + 1)
            #expect(try contents(store, asOf: asOf) + store.observations(asOf: asOf).map { "\($0.vintage)" } == state)
        }
        #expect(store.verify().problems.isEmpty)
    }

    @Test func anEmptyStoreHasALatestStateAndNoOther() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        #expect(try store.observations().isEmpty)
        #expect(try store.vintage(.latest) == 0)
        #expect(throws: LedgerError.self) { _ = try store.observations(asOf: .vintage(1)) }
    }
}
