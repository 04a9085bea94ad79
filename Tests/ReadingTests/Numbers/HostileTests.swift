import Model
import Testing

@testable import Reading

/// Input made to hurt: offsets stay true, and time stays in line with size.
struct HostileTests {
    private static let pieces = [
        "5", "1,100", " ", "-", "–", "(", ")", ",", ".", "million", " million ", "half", " and a half ", "a ", "one ", "in ", "to ",
        "from ", "$", "€", "°", "C",
        "é", "서울", "🎉", "e\u{301}", "\u{A0}", "\u{200B}", "\u{FEFF}", "’s", "'", "\"", "“", "percent", "%", "/", "2024", "U.S.", "Mr.",
        "\n\n", "km", "½", "\0",
        "AUD", "PS", "minus ", "between ", "tens of thousands of ", "people", " who ", "rose ", "up ", "&", "x", "0",
        "9999999999999999999999999999999999999999", "Monday", " May ", "a year ", "ago", "last ", "the first ", "week", "of ", "10:30",
        "Q3", "FY26", "\u{1B}[0m", "late-", "7/4/", "1990s", "ten ", "ninety-", "nine ", "hundred ", "thousand ", "dozen ", "trillion ",
        "and ",
        "thirds ", "point ",
    ]

    @Test func `offsets give back the text, whatever the text`() {
        var generator = Generator(state: 7)
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<(generator.next() % 40) { text += Self.pieces[Int(generator.next() % UInt64(Self.pieces.count))] }
            check(Array(text.utf8))
        }
    }

    @Test func `bytes that are no UTF-8 are read without harm`() {
        var generator = Generator(state: 11)
        for _ in 0..<400 {
            check((0..<(generator.next() % 60)).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 17) })
        }
    }

    private func check(_ bytes: [UInt8]) {
        let text = quantityTokenizer.tokenize(bytes, blocks: [Article.Block(.paragraph, ByteRange(0, bytes.count))])
        var end = 0
        for token in text.tokens {
            #expect(Int(token.start) >= end && token.end > token.start && Int(token.end) <= bytes.count)
            end = Int(token.end)
        }
        #expect(text.sentences.reduce(0) { $0 + $1.count } == text.tokens.count)
        end = 0
        for mention in quantityReader.read(text) {
            #expect(mention.range.start >= end && mention.range.end <= bytes.count && mention.range.contains(mention.number))
            end = mention.range.end
            for part in [mention.range, mention.number] + mention.concept {
                // Where the whole is UTF-8, so is each part.
                if String(validating: bytes, as: UTF8.self) != nil {
                    #expect(String(validating: bytes[part.start..<part.end], as: UTF8.self) != nil)
                }
            }
        }
        end = 0
        for mention in TimeCorpus.read(text) {
            #expect(mention.range.start >= end && mention.range.end <= bytes.count)
            end = mention.range.end
            if String(validating: bytes, as: UTF8.self) != nil {
                #expect(String(validating: bytes[mention.range.start..<mention.range.end], as: UTF8.self) != nil)
            }
        }
    }

    @Test(arguments: ["5 ", "$5, ", "5% (2024-10-05) ", "5 of ", "five ", "5m ", "Q3 ", "5 a b c d e f g h, "])
    func `what goes on and on without words, or with the same few, tells no figure`(unit: String) {
        let found = mentions(in: [String(repeating: unit, count: 4_000) + ". He bought 7 ships in 2019."])
        // What is left over at the end is no longer than a sentence may be.
        #expect(found >= 2 && found < 1_000)
    }

    @Test func `what goes on and on with ever other words is read`() {
        let letters = Array("abcdefghijklmnop")
        let words = (0..<2_000).map { "7 \(letters[$0 / 256])\(letters[$0 / 16 % 16])\(letters[$0 % 16])s" }
        #expect(mentions(in: [words.joined(separator: ", ")]) > 1_800)
    }

    @Test(arguments: ["5", "2020"])
    func `paragraphs of nothing but numbers are read up to a thousand tokens, and anew after words`(number: String) {
        let found = mentions(in: Array(repeating: number, count: 4_000) + ["He bought 7 ships in 2019.", number])
        #expect(found == 1_003)
    }

    /// How many quantities and times the paragraphs tell.
    private func mentions(in paragraphs: [String]) -> Int {
        var bytes: [UInt8] = []
        var blocks: [Article.Block] = []
        for paragraph in paragraphs {
            let start = bytes.count
            bytes += paragraph.utf8
            blocks.append(Article.Block(.paragraph, ByteRange(start, bytes.count)))
            bytes.append(10)
        }
        let text = quantityTokenizer.tokenize(bytes, blocks: blocks)
        return quantityReader.read(text).count + TimeCorpus.read(text).count
    }

    /// Each is read at two sizes; four times the size may take no more than some eight times as long.
    @Test(arguments: [
        "1,", "(", "5 ", "and a half ", "$", "1-", "a ", "one in ", "men and ", "5 men, ", "U.S. ", "million ", "-", "'s", "x", ". ",
        "from 5 to ", "tens of ", "Monday ", "a year ago ", "in May ", "the first week of ", "2020 ", "1/", "to July ",
    ])
    func `no input is quadratic`(unit: String) {
        func time(_ count: Int) -> Duration {
            let bytes = Array(String(repeating: unit, count: count / unit.utf8.count).utf8)
            let start = ContinuousClock.now
            let text = quantityTokenizer.tokenize(bytes, blocks: [Article.Block(.paragraph, ByteRange(0, bytes.count))])
            _ = quantityReader.read(text)
            _ = TimeCorpus.read(text)
            return ContinuousClock.now - start
        }
        _ = time(500)
        let small = (0..<2).map { _ in time(3_000) }.min() ?? .zero
        let large = (0..<2).map { _ in time(12_000) }.min() ?? .zero
        #expect(large < max(small * 10, .seconds(1)))
    }
}

/// SplitMix64 of Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014: the same numbers every run.
private struct Generator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
