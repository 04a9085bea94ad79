import Model
import Pages
import Testing
import Vocabulary

@testable import Ledger

/// From pages to voices: copies with the edits that newsrooms make are one voice, stories that share their furniture are not.
struct NearCopyTests {
    private static let reader = PageReader(.builtIn)

    /// Stories of made-up words: the same seed gives the same story.
    private static func story(_ seed: Int, paragraphs: Int = 6) -> [String] {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let syllables = ["ka", "lo", "mi", "ran", "te", "su", "vor", "ple", "gi", "dan", "co", "fe", "hul", "nar", "bi", "zet"]
        func word() -> String { (0..<(1 + next(3))).map { _ in syllables[next(syllables.count)] }.joined() }
        return (0..<paragraphs).map { place in
            let words = (0..<(25 + next(20))).map { _ in next(12) == 0 ? String(next(900)) : word() }.joined(separator: " ")
            return place % 3 == 1 ? "“\(words),” she said." : words + "."
        }
    }

    private static func article(_ path: String, _ headline: String, _ paragraphs: [String]) throws -> Article {
        let bytes = Array((headline + "\n\n" + paragraphs.joined(separator: "\n\n")).utf8)
        return try #require(try reader.read(bytes, hints: ScrapeHints(path: path)).articles.first)
    }

    /// The edits between the two of a pair.
    enum Edit: Int, CaseIterable {
        case headline, dateline, cut, quotes, figure

        func apply(_ seed: Int, _ text: [String]) -> (headline: String, text: [String]) {
            var text = text
            var headline = "Headline \(seed)"
            switch self {
            case .headline: headline = "What else to say of \(seed)"
            case .dateline: text[0] = "OSLO, June 17 (NTB) -- " + text[0]
            case .cut: text.removeLast()
            case .quotes: text.swapAt(1, 4)
            case .figure:
                text[2] = text[2].split(separator: " ").enumerated().map { $0.offset == 7 ? "812" : String($0.element) }
                    .joined(separator: " ")
            }
            return (headline, text)
        }
    }

    /// The voice behind each path; a copy that is the same article to the word has its voice.
    private func voices(_ articles: [Article]) throws -> [String: String] {
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        _ = try store.file(batch(articles.map { Batch.Entry($0, observations: []) }))
        #expect(store.verify().isClean)
        let known = Dictionary(try store.articles().map { ($0.identity, $0.voice) }) { first, _ in first }
        return Dictionary(articles.map { ($0.path, known[$0.identity] ?? "") }) { first, _ in first }
    }

    @Test func `of 200 planted pairs at least 98 in 100 are one voice, whatever the order`() throws {
        var articles: [Article] = []
        for seed in 0..<200 {
            let text = Self.story(seed)
            let copy = try #require(Edit(rawValue: seed % Edit.allCases.count)).apply(seed, text)
            articles.append(try Self.article("a\(seed)", "Headline \(seed)", text))
            articles.append(try Self.article("b\(seed)", copy.headline, copy.text))
        }
        let voices = try voices(articles)
        let found = (0..<200).count { voices["a\($0)"] == voices["b\($0)"] }
        print("planted near copies: \(found) of 200 found, \(Set(voices.values).count) voices")
        #expect(found >= 196)
        #expect(Set(voices.values).count == 200 + (200 - found), "no voice speaks for two stories")
        #expect(try self.voices(articles.reversed()) == voices)
    }

    @Test func `copies meet whether they are filed together, one by one, or taken in from an export`() throws {
        let articles = try (0..<8).flatMap { seed in
            let text = Self.story(seed)
            let copy = try #require(Edit(rawValue: seed % Edit.allCases.count)).apply(seed, text)
            return [try Self.article("a\(seed)", "Headline \(seed)", text), try Self.article("b\(seed)", copy.headline, copy.text)]
        }
        let (folder, copyFolder) = (TemporaryFolder(), TemporaryFolder())
        let store = try openStore(folder)
        for article in articles.dropLast() { _ = try store.file(batch([Batch.Entry(article, observations: [])])) }
        try store.export(to: folder.path + "/export")
        let taken = try openStore(copyFolder)
        try taken.importText(from: folder.path + "/export")
        let expected = try voices(articles)
        for store in [store, taken] {
            _ = try store.file(batch([Batch.Entry(try #require(articles.last), observations: [])]))
            #expect(store.verify().isClean)
            let known = Dictionary(try store.articles().map { ($0.identity, $0.voice) }) { first, _ in first }
            #expect(Dictionary(articles.map { ($0.path, known[$0.identity] ?? "") }) { first, _ in first } == expected)
        }
    }

    @Test func `2,016 unrelated pairs that share their furniture stay apart`() throws {
        let furniture = [
            "This newspaper is made by its readers, who give what they can and get what they need, every day of the year but one.",
            "Reporting by our desk in the capital; editing by the night shift. Our standards: what we print we have seen or heard ourselves.",
            "The ministry says that it has carried out the reform as planned, and that nobody who applied by the end of May was turned away.",
        ]
        let articles = try (0..<64).map { seed in
            try Self.article("a\(seed)", "What the day has brought", Self.story(seed + 1_000, paragraphs: 4) + furniture)
        }
        #expect(Set(try voices(articles).values).count == 64)
    }

    @Test func `a story that a thousand papers print is compared once`() throws {
        let text = Self.story(7)
        let one = try Self.article("a", "Headline", text)
        var copies = [one]
        for number in 0..<1_000 {
            var copy = one
            copy.path = "copy \(number)"
            copy.identity = "copy \(number)"
            copies.append(copy)
        }
        copies.append(try Self.article("b", "Headline", Array(text.dropLast())))
        let folder = TemporaryFolder()
        let store = try openStore(folder)
        _ = try store.file(batch(copies.map { Batch.Entry($0, observations: []) }))
        #expect(Set(try store.articles().map(\.voice)).count == 1)
        #expect(store.verify().isClean)
    }
}
