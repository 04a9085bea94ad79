import Model
import Testing

@testable import Ledger

struct DifferenceTests {
    @Test func whatCameWentAndMoved() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        let a = article("a")
        _ = try store.file(batch([Batch.Entry(a, observations: [observation(a, "46"), observation(a, "30", subject: "yoon-suk-yeol")])]))
        _ = try store.file(batch([entry(article("b"), "48")]))
        let reread = Rereading(
            cause: "reread", reader: "better", observations: ["id-a": [observation(a, "47.5")]], definitions: ["approval-rating": "new"])
        let outcome = try store.file(reread)
        #expect(outcome.vintage == 3)
        #expect(outcome.newObservations == 1)
        #expect(outcome.withdrawnObservations == 2)

        let second = try store.difference(from: 1, to: 2)
        #expect(second.added.map(\.figure.value.description) == ["48"])
        #expect(second.withdrawn.isEmpty && second.revised.isEmpty && second.changed.isEmpty)
        let third = try store.difference(from: 2, to: 3)
        #expect(third.revised.map(\.change?.description) == ["1.5"])
        #expect(third.withdrawn.map(\.key.subject) == ["yoon-suk-yeol"])
        #expect(third.added.isEmpty)
        #expect(third.redefined == ["approval-rating"])
        let back = try store.difference(from: 3, to: 2)
        #expect(back.revised.map(\.change?.description) == ["-1.5"])
        #expect(back.added.map(\.key.subject) == ["yoon-suk-yeol"])
        #expect(try store.difference(from: 0, to: 3).added.count == 2)
        #expect(try store.difference(from: 2, to: 2).isEmpty)
        #expect(throws: LedgerError.self) { _ = try store.difference(from: 1, to: 9) }
    }

    @Test func anotherSightingOrVoiceIsAChange() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        let sketch = (0..<24).map { UInt32($0) }
        _ = try store.file(batch([entry(article("b", path: "m.html", sketch: sketch), "46")]))
        _ = try store.file(batch([entry(article("b", path: "a.html", sketch: sketch), "46")]))
        _ = try store.file(batch([entry(article("a", sketch: sketch), "46")]))
        #expect(try store.difference(from: 1, to: 2).changed.map(\.after.article.path) == ["a.html"])
        #expect(try store.difference(from: 2, to: 3).changed.map(\.after.article.voice) == ["id-a"])
        #expect(try store.difference(from: 2, to: 3).added.count == 1)
        _ = try store.file(batch([Batch.Entry(article("q"), observations: [observation(article("q"), "9", subject: "yoon-suk-yeol")])]))
        let key = try #require(try store.observations().first?.key)
        #expect(try store.vintages(touching: key) == [1, 2, 3])
        var other = key
        other.subject = "yoon-suk-yeol"
        #expect(try store.vintages(touching: other) == [4])
        other.subject = "nobody"
        #expect(try store.vintages(touching: other).isEmpty)
    }

    @Test func readingTheSameAgainIsNoVintage() throws {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        let a = article("a")
        _ = try store.file(batch([entry(a, "46", "47")]))
        let same = Rereading(cause: "reread", reader: "new", observations: ["id-a": [observation(a, "47"), observation(a, "46")]])
        #expect(try store.file(same).vintage == nil)
        var finer = observation(a, "46")
        finer.figure.value = ExactDecimal(significand: 460, exponent: -1)
        let other = Rereading(cause: "reread", reader: "new", observations: ["id-a": [observation(a, "47"), finer]])
        #expect(try store.file(other).vintage == 2)
        #expect(try store.observations().map(\.figure.value.description) == ["46.0", "47"])
        #expect(try store.observations().map(\.vintage) == [1, 1])
        #expect(throws: LedgerError.self) { _ = try store.file(Rereading(cause: "reread", reader: "new", observations: ["id-x": []])) }
        // Nothing found any more: all withdrawn, and still on record.
        _ = try store.file(Rereading(cause: "reread", reader: "newer", observations: ["id-a": []]))
        #expect(try store.observations().isEmpty)
        #expect(try store.observations(asOf: .vintage(2)).count == 2)
        #expect(store.verify().isClean)
    }
}
