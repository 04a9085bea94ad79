import Testing
import Vocabulary

@Suite struct WordCueTests {
    @Test func `a class's ordinal is its place among all`() {
        #expect(WordCueRow.Class.allCases.map(\.ordinal) == Array(WordCueRow.Class.allCases.indices))
        #expect(CueRow.Class.allCases.map(\.ordinal) == Array(CueRow.Class.allCases.indices))
    }

    @Test func `every class has words, each one of them in lower case`() {
        let rows = Vocabulary.builtIn.wordCues
        #expect(Set(rows.map(\.wordClass)) == Set(WordCueRow.Class.allCases))
        let words = rows.flatMap(\.words)
        #expect(words.allSatisfy { !$0.isEmpty && !$0.contains(" ") && !$0.contains { $0.isASCII && $0.isUppercase } })
    }
}
