import Foundation
import Model
import Reading
import Series
import Testing
import Vocabulary

/// What waits for a person, and what nobody is asked about, because no reader of its article could say what is missing.
@Suite struct WaitingTests {
    private static let reader = Reader(.builtIn)

    @Test(
        arguments: [
            (
                "Approval of the new government stood at 48 percent in a Gallup Korea survey, the pollster said.",
                ["approval-rating 48 whose figure it is"]
            ),
            (
                "Rebels attacked two villages with mortars overnight, a minister said. Fourteen people were killed.",
                ["conflict-casualties 14 whose figure it is"]
            ),
            ("Norway has 120 soldiers in the Sahel. Ministers met in Mali.", ["troop-deployment 120 its destination"]),
            // At home, where no other country is spoken of.
            ("Japan has sent 300 soldiers to the island to clear the roads.", []),
            // Who is counted is not said, and nobody is sent.
            ("France has 40 in its museums. The Louvre lent several to Germany.", []),
            ("The storm left 14 people dead, the mayor said.", []),
            ("The ferry company asked its passengers: 62 percent approve of the new seats.", []),
            // They are not said to have come to harm.
            ("Shells hit Aleppo in Syria on Monday, killing nine people. About 2,000 civilians remain.", []),
        ] as [(String, [String])])
    func `only what somebody could say is asked`(_ text: String, _ expected: [String]) throws {
        let bytes = Array(text.utf8)
        let article = Article(
            scrape: "case", path: "case", index: 0,
            published: Article.Stamp(.day(try #require(CalendarDate(iso: "2021-05-11"))), origin: .record),
            text: bytes, range: ByteRange(0, bytes.count), blocks: [Article.Block(.paragraph, ByteRange(0, bytes.count))])
        let waiting = BuiltInExampleTests.matcher.match(Self.reader.read(article)).undecided
        #expect(waiting.map { "\($0.series) \($0.figure.value) \($0.missing.joined(separator: ", "))" } == expected)
    }
}
