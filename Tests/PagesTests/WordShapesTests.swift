import Testing

@testable import Pages

struct WordShapesTests {
    @Test func `a word is held by its first letter, whatever its case, and its length`() {
        let shapes = WordShapes(["ago", "yesterday", String(repeating: "a", count: 80)])
        #expect(shapes.mayHold(UInt8(ascii: "a"), 3) && shapes.mayHold(UInt8(ascii: "A"), 3) && shapes.mayHold(UInt8(ascii: "y"), 9))
        #expect(!shapes.mayHold(UInt8(ascii: "a"), 4) && !shapes.mayHold(UInt8(ascii: "y"), 3) && !shapes.mayHold(UInt8(ascii: "b"), 3))
        // Lengths from 63 on are told apart no more.
        #expect(shapes.mayHold(UInt8(ascii: "a"), 70))
    }
}
