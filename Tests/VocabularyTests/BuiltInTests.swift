import Testing

@testable import Vocabulary

@Suite struct BuiltInTests {
    @Test func `the built-in vocabulary is the same read in halves as read at once`() {
        let whole = Vocabulary(EmbeddedFiles.all[...])
        #expect(Vocabulary.builtIn.forms == whole.forms)
        // So that no table is forgotten where the halves are joined.
        for (half, all) in zip(Mirror(reflecting: Vocabulary.builtIn).children, Mirror(reflecting: whole).children)
        where !(all.value is Bool) {
            let counts = [half.value, all.value].map { ($0 as? any Collection)?.count }
            #expect(half.label == all.label && counts[0] == counts[1] && (counts[0] ?? 0) > 0, "\(all.label ?? "")")
        }
    }
}
