import Foundation
import Model
import Pages
import Vocabulary

/// The readers of pages, each fuzzed by itself: what stands before the fuzzer's bytes leads them to that reader.
private let openings: [String: [UInt8]] = [
    "plain": [],
    "html": Array("<html>".utf8),
    "json": Array("[{\"text\":".utf8),
    "json-lines": Array("{\"id\":\"1\",\"text\":\"The bridge is open.\"}\n".utf8),
    "csv": Array("title,text,published\n".utf8),
    "feed": Array("<rss><channel>".utf8),
    "markdown": Array("---\ntitle: The bridge\n".utf8),
    "mail": Array("From: Town Star\r\nMIME-Version: 1.0\r\n".utf8),
    "warc": Array("WARC/1.0\r\n".utf8),
    "gzip": [0x1F, 0x8B, 8],
]

private let chosen = ProcessInfo.processInfo.environment["READER"] ?? "plain"
private let opening = openings[chosen] ?? []
private let pages = PageReader(.builtIn)

/// Whatever the bytes are, the articles lie inside their text, their blocks in order inside them, and their text is UTF-8.
private func read(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = opening + Array(UnsafeBufferPointer(start: start, count: count))
    guard let contents = try? pages.read(bytes, hints: ScrapeHints(path: "fuzz", captured: CalendarDate(iso: "2025-06-27"))) else {
        return 0
    }
    for article in contents.articles {
        precondition(article.range.end <= article.text.count, "an article lies outside its text")
        precondition(article.identity.utf8.count == 32, "an article has no identity")
        precondition(String(validating: article.text, as: UTF8.self) != nil, "the text is not UTF-8")
        for block in article.blocks {
            precondition(
                block.range.start >= article.range.start && block.range.end <= article.range.end, "a block lies outside its article")
        }
        for cell in article.tables.flatMap({ $0.rows.flatMap(\.self) }) {
            precondition(cell.end <= article.text.count, "a cell lies outside the text")
        }
    }
    return 0
}

/// libFuzzer's own entry, https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The name under which SwiftPM looks for an executable's `main` on Linux.
@_cdecl("FuzzPages_main")
public func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    guard openings[chosen] != nil else {
        FileHandle.standardError.write(Data("READER is one of \(openings.keys.sorted().joined(separator: ", "))\n".utf8))
        return 64
    }
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments) { read($0, $1) }
}
