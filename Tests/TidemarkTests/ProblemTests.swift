import Testing

@testable import Tidemark

@Suite("Problems and plain text")
struct ProblemTests {
    @Test func `a problem is one line with its place`() {
        let problem = Problem(.data, file: "a.jsonl", line: 3, column: 7, "is not JSON", remedy: "mend it")
        #expect(problem.description == "a.jsonl:3:7: is not JSON; mend it")
        #expect(Problem(.usage, "what").description == "what")
        #expect(Problem(.data, file: "a", "what", isWarning: true).description == "a: warning: what")
    }

    @Test(
        arguments: [
            ([], 0), ([.data], 65), ([.noInput, .data], 66), ([.definition, .noInput], 78), ([.data, .inputOutput], 74),
        ] as [([Problem.Kind], Int32)])
    func `the gravest problem makes the exit code`(kinds: [Problem.Kind], expected: Int32) {
        #expect(Problem.exitCode(of: kinds) == expected)
    }

    @Test(arguments: [
        ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"), ("a\nb\tc", "a b c"), ("\u{202E}abc", "\\u{202E}abc"), ("이재명 é", "이재명 é"),
        ("a\u{9B}31m", "a\\u{9B}31m"), ("\u{7}", "\\u{7}"),
    ])
    func `what a terminal would obey is written out`(text: String, expected: String) {
        #expect(Plain.line(text) == expected)
    }

    @Test func `the program's own colours reach the terminal`() {
        #expect(Plain.forTerminal("\u{1B}[1;31mx\u{1B}[0m\n\u{1B}]0;t\u{7}") == "\u{1B}[1;31mx\u{1B}[0m\n\\u{1B}]0;t\\u{7}")
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
    func `numbers are grouped`(number: Int, expected: String) { #expect(Count.grouped(number) == expected) }
}
