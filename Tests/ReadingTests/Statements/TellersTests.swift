import Model
import Reading
import Testing
import Vocabulary

/// Who tells which figure where a sentence lets two speak.
@Suite struct TellersTests {
    private static let reader = Reader(.builtIn)

    /// A sentence and, quantity by quantity, whose it is; `-` where only a pronoun says it.
    static let sentences: [(String, [String])] = [
        (
            "The coast guard said 60 people drowned off Port Sudan, while fishermen put the number at 165.",
            ["The coast guard", "fishermen"]
        ),
        ("Officials put the toll of Sunday's fire at 30, but survivors said at least 70 people died.", ["Officials", "survivors"]),
        (
            "The ministry in Kyiv said 12 people were killed; according to the mayor of Kharkiv 21 people were killed.",
            ["The ministry in Kyiv", "the mayor of Kharkiv"]
        ),
        (
            "While the governor estimated that 116 houses had burnt, a league of farmers counted between 380 and 801.",
            ["the governor", "a league of farmers"]
        ),
        ("Their own dead were 22, they said, more than 300 according to the army.", ["-", "the army"]),
        ("In all 31 houses fell, the mayor said, and a builder put the number at 17.", ["the mayor", "a builder"]),
        ("Some 40 villagers were killed, the prefect said, but the rebels spoke of 9.", ["the prefect", "the rebels"]),
    ]

    @Test(arguments: sentences) func `each figure has its teller`(_ sentence: String, _ wanted: [String]) {
        #expect(tellers(sentence) == wanted)
    }

    /// Of one speaker, or of one that only passes on what the other said.
    @Test(arguments: [
        "The army said 40 people were killed and 20 wounded.", "The army said 40 people were killed and 20 wounded, a paper reported.",
        "Officials, who had said nothing for days, put the toll at 30 and the number of missing at 12.",
        "A report says 40 of the 60 villages are empty.", "In all 40 were killed and 20 wounded.",
    ]) func `one teller is none of several`(_ sentence: String) {
        #expect(tellers(sentence).isEmpty)
    }

    private func tellers(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let article = Article(
            scrape: "s", path: "s", index: 0, text: bytes, range: ByteRange(0, bytes.count),
            blocks: [Article.Block(.paragraph, ByteRange(0, bytes.count))])
        guard let reading = Self.reader.read(article).sentences.first, !reading.tellers.isEmpty else { return [] }
        return reading.quantities.indices.map { reading.tellers[$0].map { article.string($0) } ?? "-" }
    }
}
