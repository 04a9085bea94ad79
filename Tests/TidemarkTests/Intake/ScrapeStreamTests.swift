import Pages
import Testing

@testable import Tidemark

@Suite("Streams of scrapes")
struct ScrapeStreamTests {
    /// Each record, page or problem as one line of text.
    private func pieces(_ name: String, _ bytes: [UInt8]) throws -> [String] {
        let folder = try TemporaryFolder()
        let path = try folder.write(name, bytes)
        let whole = pieces(path)
        // A small first piece changes nothing in what comes.
        for size in [1, 2, 9] { #expect(pieces(path, firstPiece: size) == whole) }
        return whole
    }

    private func pieces(_ path: String, firstPiece: Int = .max) -> [String] {
        var stream = ScrapeStream([Source(path: path, hints: SourceHints())], firstPiece: firstPiece)
        var out: [String] = []
        while let piece = stream.next() {
            switch piece.content {
            case .page(let bytes): out.append("page \(bytes.count)")
            case .records(let lines):
                out += lines.compactMap { line in
                    guard let bytes = line.bytes else { return "\(line.number) too long" }
                    let text = String(decoding: bytes, as: UTF8.self)
                    return text.allSatisfy(\.isWhitespace) ? nil : "\(line.number): \(text.prefix(20))"
                }
            case .archive(let records): out += records.map { "\($0.number) \($0.complaint ?? "\($0.bytes.count)")" }
            case .problem(let problem): out.append("\(problem.line.map { "\($0)" } ?? "-") \(problem.kind)")
            }
        }
        return out
    }

    @Test(arguments: [
        ("a.jsonl", "{\"a\":1}\n\n  \r\n{\"b\":2}", ["1: {\"a\":1}", "4: {\"b\":2}"]),
        ("a.jsonl", "\u{FEFF}{\"a\":1}\n", ["1: {\"a\":1}"]),
        ("a.jsonl", "", ["page 0"]),
        ("a", "{\"a\":1}\n", ["1: {\"a\":1}"]),
        ("a.txt", "a\n", ["page 2"]),
        ("a.html", "", ["page 0"]),
    ])
    func `lines are taken apart, pages are kept whole`(name: String, text: String, expected: [String]) throws {
        #expect(try pieces(name, Array(text.utf8)) == expected)
    }

    @Test func `many lines come in order with their numbers`() throws {
        let text = (1...1_000).map { "{\"n\":\($0)}" }.joined(separator: "\n")
        #expect(try pieces("a.jsonl", Array(text.utf8)) == (1...1_000).map { "\($0): {\"n\":\($0)}" })
    }

    @Test func `a line that is too long is named and its neighbours are read`() throws {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: ScrapeStream.pageLimit + 1)
        let bytes = Array("{\"a\":1}\n".utf8) + long + Array("\n{\"b\":2}\n".utf8)
        #expect(try pieces("a.jsonl", bytes) == ["1: {\"a\":1}", "2 too long", "3: {\"b\":2}"])
        #expect(try pieces("a.txt", long) == ["- data"])
        #expect(try pieces("b.jsonl", Array("{".utf8) + long) == ["1 too long"])
    }

    @Test func `a missing file is a problem of its own`() throws {
        var stream = ScrapeStream([Source(path: "/no/such/file", hints: SourceHints())])
        guard case .problem(let problem)? = stream.next()?.content else {
            Issue.record("no problem")
            return
        }
        #expect(problem.kind == .noInput)
        let more = stream.next()
        #expect(more == nil)
    }
}
