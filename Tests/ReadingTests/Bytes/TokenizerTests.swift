import Model
import Testing
import Vocabulary

@testable import Reading

/// A vocabulary with a few names, so that the tests do not hang on the built-in one's extent.
private let tokenizer = Tokenizer(
    Vocabulary.builtIn.adding(forms: [
        .init("Seoul", .capital, row: 1000), .init("North Korea", .country, row: 1001), .init("Korea", .country, row: 1002),
        .init("mid", .month, row: 1003), .init("three", .number, row: 1004), .init("=MW", .unit, row: 1005),
        .init("US", .country, row: 1006),
        .init("Lee Jae-myung", .person, row: 1007), .init("km/h", .unit, row: 1008), .init("May", .month, row: 1009),
    ]))

struct TokenizerTests {
    @Test(arguments: [
        ("It fell to 59.4 in 1,100 homes", "It fell to 59.4 in 1,100 homes"),
        ("5.4m, £37bn and US$5.", "5.4 m , £ 37 bn and US $ 5 ."),
        ("a 17-year-old co-founder", "a 17 - year - old co-founder"),
        ("Seoul-based, three-way, mid-June", "Seoul - based , three - way , mid - June"),
        ("North Korea-backed COVID-19 F-16", "North Korea - backed COVID-19 F-16"),
        ("Kim's boys’ don’t O'Brien’s", "Kim 's boys ’ don’t O'Brien ’s"),
        ("the U.S. at 5 p.m. on Aug. 7", "the U.S. at 5 p.m. on Aug. 7"),
        ("No. 7 and no. It", "No. 7 and no . It"),
        ("3.2.1 or .5 or 1,2 or 12,34,567 or 1,2345", "3.2.1 or .5 or 1 , 2 or 12,34,567 or 1 , 2345"),
        ("1,", "1 ,"), ("S&P AT&T A & B", "S&P AT&T A & B"),
        ("“quote” — dash–dash -- ‘x’", "“ quote ” — dash – dash -- ‘ x ’"),
        ("5\u{A0}000 °C ½ ₩3", "5 000 ° C ½ ₩ 3"),
        ("nation.The end", "nation . The end"), ("one... two…", "one ... two …"),
        ("Élan São Москва 서울 🎉 café", "Élan São Москва 서울 🎉 café"),
    ])
    func `text comes out as documented`(text: String, expected: String) {
        let result = tokenizer.tokenize(text)
        #expect(result.tokens.map { result.string($0) }.joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("It rose. It fell.", ["It rose.", "It fell."]),
        ("Gen. Smith met J. Doe on Aug. 7. They spoke.", ["Gen. Smith met J. Doe on Aug. 7.", "They spoke."]),
        ("He left the U.S. The trip ended at 5 p.m. on Monday.", ["He left the U.S.", "The trip ended at 5 p.m. on Monday."]),
        ("The U.S. Senate met.", ["The U.S. Senate met."]),
        ("“Why?” he asked. “Go.” She went.", ["“Why?” he asked.", "“Go.”", "She went."]),
        ("It grew 2.5 percent. 3 of 4 agreed.", ["It grew 2.5 percent.", "3 of 4 agreed."]),
        ("1. Spending rose. It fell.", ["1. Spending rose.", "It fell."]),
        ("It came in 3. Then it fell.", ["It came in 3.", "Then it fell."]),
        ("A heading\n\nA paragraph", ["A heading", "A paragraph"]),
        ("see example.com now", ["see example.com now"]),
    ])
    func `sentences end where they should`(text: String, expected: [String]) {
        let result = tokenizer.tokenize(text)
        #expect(result.sentences.map { result.string(result.byteRange($0)) } == expected)
    }

    /// Room for a sentence is bounded, whatever the text.
    @Test func `what no sentence of prose is as long as is cut`() {
        let text = tokenizer.tokenize(String(repeating: "word ", count: 3_500) + "end. Then it stopped.")
        #expect(text.sentences.map(\.count) == [1_000, 1_000, 1_000, 502, 4])
    }

    @Test func `a sentence never crosses a block`() {
        let bytes = Array("Price rises\nThe price".utf8)
        let result = tokenizer.tokenize(
            bytes, blocks: [Article.Block(.headline, ByteRange(0, 11)), Article.Block(.paragraph, ByteRange(12, 21))])
        #expect(result.sentences == [0..<2, 2..<4])
        #expect(result.blockOfSentence == [0, 1])
        #expect(result.tokens[0].has(.heading) && !result.tokens[2].has(.heading))
        #expect(result.tokens[2].has(.sentenceStart) && result.sentence(ofToken: 3) == 1)
    }

    @Test(arguments: [
        ("North Korea said", TermKind.country, 1001, 2), ("Korea said", .country, 1002, 1), ("a US base", .country, 1006, 1),
        ("5 MW", .unit, 1005, 1), ("Lee Jae-myung said", .person, 1007, 2), ("80 km/h", .unit, 1008, 3), ("in May", .month, 1009, 1),
    ])
    func `the longest term is found`(text: String, kind: TermKind, row: Int, length: Int) throws {
        let result = tokenizer.tokenize(text)
        let found = result.tokens.indices.flatMap { result.terms(kind, at: $0) }
        let first = try #require(found.first { $0.row == row })
        #expect(first.length == length)
    }

    @Test(arguments: [("tell us", TermKind.country), ("5 mW", .unit), ("it may", .month), ("korea", .country)])
    func `a term does not match in the wrong case`(text: String, kind: TermKind) {
        let result = tokenizer.tokenize(text)
        #expect(result.tokens.indices.allSatisfy { result.term(kind, at: $0) == nil })
    }

    /// The kinds that the lexer notes on the way are those that a look at every sense gives.
    @Test(arguments: [
        "US aid to us and to U.S. troops in May may reach 5 MW or 5 mW, said Lee Jae-myung of North Korea, NORTH KOREA and north korea",
        "The Kremlin said the kremlin won 3 won, polish Polish POLISH, in. in 5 in. Sat sat SAT at 5 p.m. on Sun.",
    ])
    func `kinds say what the terms say`(text: String) {
        let result = tokenizer.tokenize(text)
        for index in result.tokens.indices {
            var kinds = TermKinds(rawValue: 0)
            result.forEachTerm(at: index) { sense, _ in
                kinds.formUnion(TermKinds(sense.kind))
                return true
            }
            #expect(result.tokens[index].kinds == kinds, "\(result.string(result.tokens[index]))")
        }
    }
}
