import Model
import Testing

@testable import Series

@Suite struct CauseTests {
    @Test func `every cause has a phrase of its own`() {
        var said: Set<String> = [Phrase.cause(nil, "6,000")]
        for cause in Finding.Cause.allCases {
            #expect(said.insert(Phrase.cause(cause, "6,000")).inserted, "\(cause) has another one's phrase")
        }
    }

    /// A sentence goes on with it: in small letters, without a full stop, and without a gap where no figure is named.
    @Test(arguments: Finding.Cause.allCases)
    func `a phrase ends a sentence`(cause: Finding.Cause) {
        let phrase = Phrase.cause(cause, "6,000", hedge: "perhaps")
        #expect(phrase.first?.isLowercase == true && phrase.last != "." && !phrase.contains("  "))
    }
}
