import Model
import Testing

@testable import Pages

@Suite struct FingerprintTests {
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
}
