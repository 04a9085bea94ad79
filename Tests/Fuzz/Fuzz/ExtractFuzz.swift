import Model
import Reading
import Rendering
import Vocabulary

private let tokenizer = Tokenizer(.builtIn)
private let quantities = QuantityReader(.builtIn)
private let times = TimeReader(.builtIn)
private let anchors = [nil, Period(edtf: "2024-02-29")].map { TimeAnchor(published: $0) }

/// What `tidemark extract` does with one article's text: the mentions must lie inside it, in order, and be written.
private func read(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let text = tokenizer.tokenize(bytes, blocks: [Article.Block(.paragraph, ByteRange(0, count))])
    let mentions = quantities.read(text)
    var end = 0
    for mention in mentions {
        precondition(mention.range.start >= end && mention.range.end <= count, "a mention lies outside the text or over another")
        end = mention.range.end
    }
    for anchor in anchors {
        let found = times.read(text, anchor: anchor)
        var end = 0
        for mention in found {
            precondition(mention.range.start >= end && mention.range.end <= count, "a time lies outside the text or over another")
            end = mention.range.end
        }
        var lines = MentionLines()
        lines.append(quantities: mentions, times: found, scrape: "fuzz", article: 0, text: bytes)
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
@_cdecl("Fuzz_main")
public func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments) { read($0, $1) }
}
