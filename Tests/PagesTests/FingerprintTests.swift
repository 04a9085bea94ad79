import Model
import Testing

@testable import Pages

@Suite struct FingerprintTests {
    /// Stories of made-up words: the same seed gives the same story.
    static func story(_ seed: Int, paragraphs: Int = 6, boilerplate: String = "") -> [String] {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let syllables = ["ka", "lo", "mi", "ran", "te", "su", "vor", "ple", "gi", "dan", "co", "fe", "hul", "nar", "bi", "zet"]
        func word() -> String { (0..<(1 + next(3))).map { _ in syllables[next(syllables.count)] }.joined() }
        var out = (0..<paragraphs).map { _ in
            (0..<(25 + next(20))).map { _ in next(12) == 0 ? String(next(900)) : word() }.joined(separator: " ") + "."
        }
        if !boilerplate.isEmpty { out.append(boilerplate) }
        return out
    }

    static func article(_ headline: String, _ paragraphs: [String]) throws -> Article {
        try #require(try Pages.read(headline + "\n\n" + paragraphs.joined(separator: "\n\n")).articles.first)
    }

    @Test func typeDoesNotMatter() throws {
        let a = try Self.article(
            "Bridge opens", ["The “bridge” is open to all traffic — the mayor’s marchers said so to us.", "It cost 4.5 million."])
        let b = try Self.article(
            "Bridge  opens", ["The 'bridge' is open\nto all traffic - the mayor's marchers said so to us. It cost 4.5 million."])
        let c = try Self.article(
            "Bridge opens", ["The “bridge” is open to all traffic — the mayor’s marchers said so to us.", "It cost 45 million."])
        #expect(a.identity == b.identity)
        #expect(a.identity != c.identity)
        #expect(a.identity.utf8.count == 32)
    }

    /// Two hundred stories, each with five kinds of copies, and unrelated ones that share a paragraph of boilerplate.
    @Test func nearCopiesShareAVoice() throws {
        let boilerplate =
            "This newspaper is made by its readers, who give what they can and get what they need, every day of the year but one."
        var articles: [(identity: String, sketch: [UInt32])] = []
        var origins: [Int] = []
        for seed in 0..<200 {
            let text = Self.story(seed, boilerplate: boilerplate)
            var changed = text
            changed[2] = changed[2].split(separator: " ").enumerated().map { $0.offset == 7 ? "812" : String($0.element) }.joined(
                separator: " ")
            let copies = [
                ("Headline \(seed)", text), ("Another headline", text),
                ("Headline \(seed)", ["OSLO, June 17 (NTB) -- " + text[0]] + text.dropFirst()),
                ("Headline \(seed)", Array(text.dropLast(2))), ("Headline \(seed)", changed),
            ]
            for (headline, paragraphs) in copies {
                let article = try Self.article(headline, paragraphs)
                articles.append((article.identity, article.sketch))
                origins.append(seed)
            }
        }
        let voices = VoiceAssigner().voices(of: articles)
        var missed = 0
        for index in voices.indices where voices[index] != voices[index - index % 5] { missed += 1 }
        #expect(missed * 50 <= 800, "recall at least 98 in 100")
        #expect(Set(zip(voices, origins).map { "\($0)/\($1)" }).count == Set(voices).count, "no voice speaks for two stories")
        let backwards = VoiceAssigner().voices(of: articles.reversed())
        #expect(Array(backwards.reversed()) == voices)
    }

    @Test func manyArticlesTakeSeconds() {
        var state: UInt64 = 1
        let articles = (0..<20_000).map { number -> (identity: String, sketch: [UInt32]) in
            let sketch = (0..<Fingerprint.sketchLength).map { _ -> UInt32 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt32(state >> 32)
            }
            return (String(number), sketch)
        }
        let time = ContinuousClock().measure { #expect(Set(VoiceAssigner().voices(of: articles)).count == 20_000) }
        #expect(time < .seconds(30))
    }
}
