import Model
import Reading
import Series
import Vocabulary

private let definitions = BuiltInDefinitions.files.compactMap { file in
    try? SeriesDefinition(yaml: file.text, file: file.name, vocabulary: .builtIn, withExamples: false)
}
private let reader = Reader(.builtIn)
private let matcher = Matcher(definitions: definitions, vocabulary: .builtIn)
private let dates = [nil, Period(edtf: "2024-02-29")]

/// What `tidemark explain` and `update` do with one article: the lines of its text are paragraphs, "| " before one a row of a table, "## "
/// a heading, "- " a line of a list. What is found must lie inside the text.
private func read(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = Array(UnsafeBufferPointer(start: start, count: count))
    var blocks: [Article.Block] = []
    var rows: [[ByteRange]] = []
    var start = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let end = start + line.count
        defer { start = end + 1 }
        guard end > start else { continue }
        if line.starts(with: "| ".utf8) {
            rows.append(cells(text, start..<end))
            blocks.append(Article.Block(.tableRow, ByteRange(start, end)))
        } else if line.starts(with: "## ".utf8) {
            blocks.append(Article.Block(.heading, ByteRange(start + 3, end)))
        } else if line.starts(with: "- ".utf8) {
            blocks.append(Article.Block(.listItem, ByteRange(start + 2, end)))
        } else {
            blocks.append(Article.Block(blocks.isEmpty ? .headline : .paragraph, ByteRange(start, end)))
        }
    }
    blocks.removeAll { $0.range.isEmpty }
    for date in dates {
        let article = Article(
            scrape: "fuzz", path: "fuzz", index: 0, published: date.map { Article.Stamp($0, origin: .record) }, text: text,
            range: ByteRange(0, count), blocks: blocks,
            tables: rows.isEmpty ? [] : [Article.Table(caption: nil, rows: rows, headerRows: 1, headerColumns: 1)])
        for found in matcher.match(reader.read(article)).observations {
            precondition(found.figureRange.start >= 0 && found.figureRange.end <= count, "a figure lies outside the text")
            precondition(found.evidenceRange.contains(found.figureRange), "a figure lies outside its evidence")
        }
    }
    return 0
}

/// The cells of a line "| a | b |".
private func cells(_ text: [UInt8], _ line: Range<Int>) -> [ByteRange] {
    var cells: [ByteRange] = []
    var start = line.lowerBound + 2
    for index in line.dropFirst() where text[index] == UInt8(ascii: "|") {
        cells.append(ByteRange(start, max(start, index - 1)))
        start = index + 2
    }
    return cells
}

/// Mixes words, which bytes alone would seldom make: takes a stretch of words out of a text, or puts it elsewhere or twice.
private func mix(_ data: UnsafeMutablePointer<UInt8>?, _ count: Int, _ limit: Int, _ seed: UInt32) -> Int {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func dice(_ sides: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(max(1, sides)))
    }
    guard let data, count > 8, dice(4) > 0 else { return mutate(data, count, limit) }
    let text = Array(UnsafeBufferPointer(start: data, count: count))
    var words = text.split(separator: 0x20, omittingEmptySubsequences: false)[...]
    let first = dice(words.count)
    let stretch = words[first..<min(words.count, first + 1 + dice(8))]
    let isMoved = dice(3)
    if isMoved < 2 { words.removeSubrange(first..<stretch.endIndex) }
    if isMoved > 0 { words.insert(contentsOf: stretch, at: words.startIndex + dice(words.count + 1)) }
    let made = Array(words.joined(separator: [0x20])).prefix(limit)
    if made.isEmpty { return mutate(data, count, limit) }
    for (index, byte) in made.enumerated() { data[index] = byte }
    return made.count
}

/// libFuzzer's own entries, https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@_silgen_name("LLVMFuzzerMutate")
private func mutate(_ data: UnsafeMutablePointer<UInt8>?, _ count: Int, _ limit: Int) -> Int

@_cdecl("LLVMFuzzerCustomMutator")
public func customMutator(_ data: UnsafeMutablePointer<UInt8>?, _ count: Int, _ limit: Int, _ seed: UInt32) -> Int {
    mix(data, count, limit, seed)
}

/// The name under which SwiftPM looks for an executable's `main` on Linux.
@_cdecl("FuzzMatching_main")
public func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    precondition(definitions.count == BuiltInDefinitions.files.count, "a built-in definition cannot be read")
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments) { read($0, $1) }
}
