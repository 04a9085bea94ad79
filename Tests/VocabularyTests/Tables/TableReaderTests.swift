import Testing
import Vocabulary

struct TableReaderTests {
    @Test func `cells are found by the name of their column`() throws {
        let lines = try TableReader.lines(of: "# note\na\tb\n1\tx|y\n\n2\n", file: "t.tsv")
        #expect(try lines.map { try $0.integer("a") } == [1, 2])
        #expect(try lines[0].list("b") == ["x", "y"])
        #expect(try lines[1].list("b").isEmpty)
    }

    @Test func `errors say file, line and column`() throws {
        #expect(throws: TableError(file: "t.tsv", line: 2, column: 2, message: "2 cells under 1 columns")) {
            try TableReader.lines(of: "a\n1\t2", file: "t.tsv")
        }
        let line = try TableReader.lines(of: "a\tb\n1\tx", file: "t.tsv")[0]
        #expect(throws: TableError(file: "t.tsv", line: 2, column: 2, message: "“x” is not a whole number")) { try line.integer("b") }
        #expect(throws: TableError.self) { try line.text("c") }
        #expect(throws: TableError.self) { try Vocabulary.builtIn.adding(table: "en/nothing.tsv", text: "") }
    }

    @Test func `the built-in tables are read`() {
        #expect(Vocabulary.builtIn.abbreviations.count > 50)
    }
}
