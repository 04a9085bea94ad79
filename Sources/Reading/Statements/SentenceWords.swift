import Model
import Vocabulary

/// A sentence's tokens as the words that matching sees, and where mentions stand among them.
struct SentenceWords {
    let text: TokenizedText
    /// The sentence's tokens.
    let tokens: Range<Int>
    let words: [Word]

    init(_ text: TokenizedText, _ tokens: Range<Int>) {
        self.text = text
        self.tokens = tokens
        words = text.tokens[tokens].map { Self.word($0, text.bytes) }
    }

    var range: ByteRange { text.byteRange(tokens) }

    subscript(index: Int) -> Token { text.tokens[tokens.lowerBound + index] }

    var indices: Range<Int> { 0..<tokens.count }

    func isFunction(_ index: Int) -> Bool {
        let classes = self[index].classes
        return !classes.isDisjoint(with: [.preposition, .determiner, .pronoun, .conjunction, .auxiliary, .negation])
    }

    /// The parts of the words with hyphens, as `SentenceReading` has them.
    var compounds: [Int: [UInt64]] {
        var compounds: [Int: [UInt64]] = [:]
        for index in indices where self[index].has(.hyphenated) { compounds[index] = parts(self[index]) }
        return compounds
    }

    private func parts(_ token: Token) -> [UInt64] {
        var parts: [UInt64] = []
        var part = WordHash()
        var index = Int(token.start)
        while index < token.end {
            if let length = hyphen(at: index) {
                parts.append(part.value)
                part = WordHash()
                index += length
            } else {
                part.add(text.bytes[index])
                index += 1
            }
        }
        return parts + [part.value]
    }

    /// How many bytes a hyphen has that stands there: "-", or U+2010 and U+2011.
    private func hyphen(at index: Int) -> Int? {
        if text.bytes[index] == UInt8(ascii: "-") { return 1 }
        guard text.bytes[index] == 0xE2, index + 2 < text.bytes.count, text.bytes[index + 1] == 0x80 else { return nil }
        return text.bytes[index + 2] == 0x90 || text.bytes[index + 2] == 0x91 ? 3 : nil
    }

    /// The words that a byte range covers; `nil` if it lies outside the sentence.
    func words(of range: ByteRange) -> Range<Int>? {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if words[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
        }
        guard low < words.count, words[low].range.start < range.end else { return nil }
        var end = low + 1
        while end < words.count, words[end].range.start < range.end { end += 1 }
        return low..<end
    }

    private static func word(_ token: Token, _ bytes: [UInt8]) -> Word {
        let kind: Word.Kind
        var hash = token.hash
        switch token.kind {
        case .word: kind = .word
        case .number: kind = .number
        case .possessive:
            kind = .word
            hash = Marks.possessive
        case .currency, .symbol: kind = .word
        default:
            kind = .punctuation
            hash = Marks.hash(of: token.kind)
        }
        return Word(
            hash: hash, range: token.range, kind: kind, isCapitalized: token.has(.capitalised),
            isVerb: token.kind == .word && isVerb(token, bytes))
    }

    /// A lower-case word in "-ed" or "-ing" is a verb even where no list has it.
    private static func isVerb(_ token: Token, _ bytes: [UInt8]) -> Bool {
        if !token.classes.isDisjoint(with: [.verb, .auxiliary]) { return true }
        let end = Int(token.end)
        guard token.end - token.start > 4, !token.has(.capitalised) else { return false }
        if bytes[end - 1] == UInt8(ascii: "d") { return bytes[end - 2] == UInt8(ascii: "e") }
        return bytes[end - 1] == UInt8(ascii: "g") && bytes[end - 2] == UInt8(ascii: "n") && bytes[end - 3] == UInt8(ascii: "i")
    }
}

/// The hashes that stand for marks, whichever of several characters the text has.
enum Marks {
    static let possessive = WordHash.of("'s")
    static let comma = WordHash.of(",")
    private static let semicolon = WordHash.of(";")
    private static let colon = WordHash.of(":")
    private static let hyphen = WordHash.of("-")
    private static let dash = WordHash.of("—")
    private static let slash = WordHash.of("/")
    private static let quote = WordHash.of("\"")
    private static let apostrophe = WordHash.of("'")
    private static let open = WordHash.of("(")
    private static let close = WordHash.of(")")
    private static let stop = WordHash.of(".")

    static func hash(of kind: Token.Kind) -> UInt64 {
        switch kind {
        case .comma: comma
        case .semicolon: semicolon
        case .colon: colon
        case .hyphen: hyphen
        case .dash: dash
        case .slash: slash
        case .quote: quote
        case .apostrophe: apostrophe
        case .open: open
        case .close: close
        case .stop, .word, .number, .currency, .symbol, .possessive: stop
        }
    }
}
