import Model
import Reading
import Testing
import Vocabulary

/// What part words play in their sentences.
@Suite struct StatementReaderTests {
    private static let reader = Reader(.builtIn)

    private func sentences(_ text: String) -> [SentenceReading] {
        let bytes = Array(text.utf8)
        let article = Article(
            scrape: "s", path: "s", index: 0, published: Article.Stamp(Period(edtf: "2024-05-17") ?? .year(2024), origin: .commandLine),
            text: bytes, range: ByteRange(0, bytes.count), blocks: [Article.Block(.paragraph, ByteRange(0, bytes.count))])
        return Self.reader.read(article).sentences
    }

    struct Asserted: CustomTestStringConvertible {
        var text: String
        var status: Status?
        var isChange = false
        var isHypothetical = false
        var isDenied = false
        var testDescription: String { text }
    }

    static let asserted: [Asserted] = [
        Asserted(text: "Norway sent 160 soldiers to Latvia.", status: nil),
        Asserted(text: "Norway will send 160 soldiers to Latvia.", status: .plan),
        Asserted(text: "Norway had 300 soldiers there and will send some of them home.", status: nil),
        Asserted(text: "The institute estimates that 160 soldiers were there.", status: .estimate),
        Asserted(text: "If Norway sent 160 soldiers, it would be too late.", status: nil, isHypothetical: true),
        Asserted(text: "Norway denied a report that 160 soldiers had left.", status: nil, isDenied: true),
        Asserted(text: "Claims that 160 soldiers had left were untrue.", status: nil, isDenied: true),
        Asserted(text: "Spending rose by 8 percent.", status: nil, isChange: true),
        Asserted(text: "Spending rose to 8 percent of the budget.", status: nil),
        Asserted(text: "The rating is up 3 points.", status: nil, isChange: true),
    ]

    @Test(arguments: asserted) func `how a figure is asserted`(_ expected: Asserted) throws {
        let role = try #require(sentences(expected.text).first?.quantities.first)
        #expect(role.status == expected.status)
        #expect(role.isChange == expected.isChange)
        #expect(role.isHypothetical == expected.isHypothetical)
        #expect(role.isDenied == expected.isDenied)
    }

    @Test func `a possessor is no place unless it has ground`() throws {
        let strike = try #require(sentences("Two people died in Russia's offensive.").first?.entities.first)
        #expect(strike.isPossessive && !strike.isGround)
        let region = try #require(sentences("Two people died in Ukraine's southern region.").first?.entities.first)
        #expect(region.isPossessive && region.isGround)
    }

    @Test func `who speaks is told from who acts`() {
        let entities = sentences("Poland sent 200 soldiers to Latvia, Kyiv said.").first?.entities ?? []
        #expect(entities.map(\.isSpeaker) == [false, false, true])
    }

    @Test func `a day of the report is told from a day of the event`() {
        let times = sentences("The ministry said Thursday that two people were killed on Tuesday.").first?.times ?? []
        #expect(times.map(\.isOfReport) == [true, false])
    }

    @Test func `names joined by and share a group`() {
        let entities = sentences("Latvia, Estonia and Lithuania each spent 3 percent, Poland 4 percent.").first?.entities ?? []
        #expect(entities.map(\.group) == [0, 0, 0, 3])
    }

    @Test(arguments: ["", " ", ".", "“", "5", "—;—;—", "and and and", "5 5 5 5 5 of of of", "İ \u{202E} 5 \u{0} x"])
    func `no text breaks it`(_ text: String) {
        for sentence in sentences(text) {
            #expect(sentence.clauses.last?.upperBound ?? 0 == sentence.words.count)
            for role in sentence.quantities { #expect(role.words.upperBound <= sentence.words.count) }
        }
    }
}
