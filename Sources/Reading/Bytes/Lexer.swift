import Vocabulary

/// Cuts bytes into tokens, one pass from left to right, looking every word up in the lexicon as it ends.
///
/// See `Token` for how text comes out. Never looks back beyond the token at hand, nor ahead beyond a few bytes.
struct Lexer {
    let lexicon: Lexicon
    /// The indices of the tokens that may end a sentence, or that a blank line comes before.
    var stops: [Int32] = []
    /// The indices of the tokens with which longer terms, or terms that ask for a spelling, may begin.
    var open: [Int32] = []
    private var spaceBefore = true
    private var lineBreaks = 0
    /// What the token before is.
    private var last: Token.Kind?
    /// How many tokens there were before those that are being appended.
    private var base = 0

    init(lexicon: Lexicon) { self.lexicon = lexicon }

    /// Appends the tokens of `bytes[start..<end]`.
    mutating func lex(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ tokens: inout [Token]) {
        spaceBefore = true
        lineBreaks = 0
        var index = start
        while index < end {
            base = tokens.count
            // Text has a token for four or five bytes.
            tokens.append(addingCapacity: (end - index) / 4 + 8) { index = lex(bytes, index, end, &$0) }
        }
    }

    /// Appends tokens until the room is full, and says how far it came.
    private mutating func lex(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ out: inout OutputSpan<Token>) -> Int {
        var index = start
        while index < end, !out.isFull {
            let byte = bytes[index]
            switch ByteClass.of(byte) {
            case .space:
                spaceBefore = true
                if byte == 10 { lineBreaks += 1 }
                index = byte == 0x1B ? Self.afterEscape(bytes, index, end) : index + 1
            case .letter: index = word(bytes, index, end, &out)
            case .digit: index = number(bytes, index, end, &out)
            case .mark: index = mark(bytes, index, end, byte, &out)
            case .beyond:
                if let mark = WideMark.at(index, bytes, end) {
                    index = wide(bytes, index, mark, end, &out)
                } else {
                    index = word(bytes, index, end, &out)
                }
            }
        }
        return index
    }

    /// Appends a token and says where it ends.
    private mutating func add(
        _ kind: Token.Kind, _ start: Int, _ end: Int, hash: UInt64, flags: Token.Flags = [], root: Int = -1,
        _ out: inout OutputSpan<Token>
    ) -> Int {
        var classes: UInt64 = 0
        var kinds: UInt64 = 0
        var length: UInt8 = 0
        var node: Int32 = -1
        if root >= 0 {
            node = lexicon.roots[root].node
            classes = lexicon.roots[root].classes
            // Longer terms and those that ask for a spelling are left to the tokenizer.
            if lexicon.roots[root].isPlain {
                kinds = lexicon.roots[root].kinds
                length = 1
            } else {
                open.append(Int32(truncatingIfNeeded: base &+ out.count))
            }
            if lexicon.roots[root].hasCapital, flags.contains(.capitalised) {
                classes |= lexicon.nodes[Int(node)].capitalClasses
                if length == 1 { kinds = lexicon.nodes[Int(node)].kinds(flags) }
            }
        }
        var flags = flags
        if spaceBefore {
            flags.insert(.spaceBefore)
            if lineBreaks > 1 { flags.insert(.blankLineBefore) }
            lineBreaks = 0
        }
        if kind == .stop || !flags.isDisjoint(with: [.dotted, .blankLineBefore]) {
            stops.append(Int32(truncatingIfNeeded: base &+ out.count))
        }
        out.append(
            Token(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), hash: hash,
                kinds: TermKinds(rawValue: kinds), classes: WordClasses(rawValue: classes), node: node, flags: flags, kind: kind,
                termLength: length))
        spaceBefore = false
        last = kind
        return end
    }

    private mutating func addMark(
        _ kind: Token.Kind, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ out: inout OutputSpan<Token>
    ) -> Int {
        var hash = WordHash()
        for index in start..<end { hash.add(bytes[index]) }
        let value = hash.value
        return add(kind, start, end, hash: value, root: lexicon.place(ofRoot: value), &out)
    }

    // MARK: Words

    private mutating func word(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ out: inout OutputSpan<Token>) -> Int {
        var hash = WordHash()
        var flags: Token.Flags = []
        var index = start
        var upper = 0
        var lower = 0
        if ByteClass.isUpper(bytes[start]) || bytes[start] >= 0xC3 && Self.isWideCapital(bytes, start, end) { flags.insert(.capitalised) }
        // Most words are at most seven letters up to a space.
        if start &+ 8 <= bytes.count {
            let eight = EightBytes(bytes, at: start)
            let count = EightBytes.before(eight.others)
            if count < 8, start &+ count <= end, !Self.goesOn(eight.byte(count)) {
                return shortWord(bytes, start, count, end, eight, &out)
            }
        }
        while index &+ 8 <= bytes.count {
            let eight = EightBytes(bytes, at: index)
            let count = min(EightBytes.before(eight.others), end &- index)
            hash.add(eight, letters: count)
            upper &+= eight.capitals(count)
            index &+= count
            if count < 8 { break }
        }
        while index < end {
            let byte = bytes[index]
            guard ByteClass.isLetter(byte) else { break }
            upper &+= Int(~byte >> 5 & 1)
            hash.addLetter(byte)
            index &+= 1
        }
        lower = index - start - upper
        if index < end, Self.goesOn(bytes[index]) {
            index = restOfWord(bytes, index, end, start, &hash, &flags, &upper, &lower)
        }
        if upper >= 2, lower == 0 { flags.insert(.allCaps) }
        if upper > 0, !flags.contains(.capitalised) { flags.insert(.innerCapital) }
        let value = hash.value
        let root = lexicon.place(ofRoot: value)
        if root >= 0, index < end, bytes[index] == UInt8(ascii: "."), takesDot(bytes, index, end, lexicon.roots[root].node, flags) {
            flags.insert(.dotted)
            index += 1
        }
        return add(.word, start, index, hash: value, flags: flags, root: root, &out)
    }

    /// A word of one to seven letters and nothing else.
    @inline(__always)
    private mutating func shortWord(
        _ bytes: Span<UInt8>, _ start: Int, _ count: Int, _ end: Int, _ letters: EightBytes, _ out: inout OutputSpan<Token>
    ) -> Int {
        let upper = letters.capitals(count)
        var flags: Token.Flags = []
        if upper > 0 {
            let isCapitalised = ByteClass.isUpper(letters.byte(0))
            flags = isCapitalised ? upper >= 2 && upper == count ? [.capitalised, .allCaps] : .capitalised : .innerCapital
        }
        let hash = WordHash.value(of: letters, letters: count)
        return add(.word, start, start &+ count, hash: hash, flags: flags, root: lexicon.place(ofRoot: hash), &out)
    }

    /// Whether a word may go on after its first letters: with a digit, a dot, a hyphen, an apostrophe, "&", or beyond ASCII.
    @inline(__always) private static func goesOn(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte > 0x20 && (byte <= 0x27 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || ByteClass.isDigit(byte))
    }

    /// Reads on where a word is more than letters, and says where it ends.
    private func restOfWord(
        _ bytes: Span<UInt8>, _ from: Int, _ end: Int, _ start: Int, _ hash: inout WordHash, _ flags: inout Token.Flags,
        _ upper: inout Int, _ lower: inout Int
    ) -> Int {
        var index = from
        // The first byte after the last dot or hyphen.
        var partStart = start
        while index < end {
            let byte = bytes[index]
            if ByteClass.isLetter(byte) {
                if byte & 0x20 == 0 { upper += 1 } else { lower += 1 }
                hash.add(byte)
                index += 1
            } else if ByteClass.isDigit(byte) {
                if !flags.contains(.hasDigits), partStart == start, splitsDigits(hash.value, index - start) { break }
                flags.insert(.hasDigits)
                hash.add(byte)
                index += 1
            } else if byte >= 0x80 {
                if let mark = WideMark.at(index, bytes, end) {
                    if mark.meaning == .apostrophe, joinsApostrophe(bytes, index, mark.length, end) {
                        hash.add(UInt8(ascii: "'"))
                        flags.insert(.grouped)
                    } else if mark.meaning == .hyphen, joinsHyphen(bytes, index, mark.length, end, hash.value, partStart, start, upper) {
                        hash.add(UInt8(ascii: "-"))
                        flags.insert(.hyphenated)
                        partStart = index + mark.length
                    } else {
                        break
                    }
                    index += mark.length
                    continue
                }
                flags.insert(.nonASCII)
                hash.add(byte)
                index += 1
            } else if byte == UInt8(ascii: "'"), joinsApostrophe(bytes, index, 1, end) {
                hash.add(byte)
                flags.insert(.grouped)
                index += 1
            } else if byte == UInt8(ascii: "-"), joinsHyphen(bytes, index, 1, end, hash.value, partStart, start, upper) {
                hash.add(byte)
                flags.insert(.hyphenated)
                index += 1
                partStart = index
            } else if byte == UInt8(ascii: "&"), index + 1 < end, ByteClass.isUpper(bytes[index + 1]), ByteClass.isUpper(bytes[index - 1]) {
                hash.add(byte)
                index += 1
            } else if byte == UInt8(ascii: "."), let more = Self.joinsDot(bytes, index, end, partStart, flags) {
                flags.insert(.dotted)
                index += 1
                partStart = index
                if !more { break }
            } else {
                break
            }
        }
        return index
    }

    /// An apostrophe goes on with the word before a letter, except where only an "s" follows, which is the possessive.
    private func joinsApostrophe(_ bytes: Span<UInt8>, _ index: Int, _ length: Int, _ end: Int) -> Bool {
        let next = index + length
        guard next < end, ByteClass.isLetter(bytes[next]) || bytes[next] >= 0xC3 else { return false }
        if bytes[next] >= 0xC3, WideMark.at(next, bytes, end) != nil { return false }
        return !Self.isPossessive(bytes, next, end)
    }

    private static func isPossessive(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard index < end, bytes[index] | 0x20 == UInt8(ascii: "s") else { return false }
        let after = index + 1
        return after >= end || !(ByteClass.isLetter(bytes[after]) || ByteClass.isDigit(bytes[after]) || bytes[after] >= 0xC3)
    }

    /// Whether a hyphen belongs to the word.
    private func joinsHyphen(
        _ bytes: Span<UInt8>, _ index: Int, _ length: Int, _ end: Int, _ hash: UInt64, _ partStart: Int, _ start: Int, _ upper: Int
    ) -> Bool {
        let next = index + length
        guard next < end else { return false }
        if ByteClass.isDigit(bytes[next]) { return upper > 0 && index - start <= 8 && !splits(hash, partStart, start) }
        guard ByteClass.isLetter(bytes[next]) || bytes[next] >= 0xC3 else { return false }
        if bytes[next] >= 0xC3, WideMark.at(next, bytes, end) != nil { return false }
        return !splits(hash, partStart, start)
    }

    /// Whether the word so far, up to its first hyphen, is one that stands alone before a hyphen.
    private func splits(_ hash: UInt64, _ partStart: Int, _ start: Int) -> Bool {
        guard partStart == start else { return false }
        let node = lexicon.root(hash)
        return node >= 0 && lexicon.nodes[Int(node)].splitsHyphen
    }

    /// Whether digits after these letters are a sum of money: after a currency's code, or after a letter that "$" precedes.
    private func splitsDigits(_ hash: UInt64, _ length: Int) -> Bool {
        let node = lexicon.root(hash)
        guard node >= 0, lexicon.nodes[Int(node)].splitsDigits else { return false }
        return length >= 2 || (!spaceBefore && last == .currency)
    }

    /// Whether an abbreviation takes the full stop at `index`.
    private func takesDot(_ bytes: Span<UInt8>, _ index: Int, _ end: Int, _ node: Int32, _ flags: Token.Flags) -> Bool {
        guard let use = lexicon.nodes[Int(node)].abbreviation else { return false }
        guard lexicon.abbreviationFits(Int(node), flags) else { return false }
        let next = index + 1
        switch use {
        case .before, .either: return next >= end || !ByteClass.isLetter(bytes[next])
        case .number:
            var at = next
            while at < end, at - next < 3, bytes[at] == UInt8(ascii: " ") || bytes[at] == 0xC2 || bytes[at] == 0xA0 { at += 1 }
            return at < end && ByteClass.isDigit(bytes[at])
        }
    }

    // MARK: Numbers

    private mutating func number(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ out: inout OutputSpan<Token>) -> Int {
        var flags: Token.Flags = .hasDigits
        var index = start
        if bytes[start] != UInt8(ascii: ".") {
            index = Self.skipDigits(bytes, start, end)
            if index - start <= 3, let grouped = Self.groups(bytes, index, end) {
                index = grouped
                flags.insert(.grouped)
            } else if let list = Self.list(bytes, index, end) {
                index = list
                flags.insert(.dotted)
            }
        }
        if index + 1 < end, bytes[index] == UInt8(ascii: "."), ByteClass.isDigit(bytes[index + 1]) {
            index = Self.skipDigits(bytes, index + 1, end)
            flags.insert(.decimal)
            while index + 1 < end, bytes[index] == UInt8(ascii: "."), ByteClass.isDigit(bytes[index + 1]) {
                index = Self.skipDigits(bytes, index + 1, end)
                flags.insert(.dotted)
            }
        }
        return add(.number, start, index, hash: 0, flags: flags, &out)
    }

    // MARK: Marks

    private mutating func mark(
        _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ byte: UInt8, _ out: inout OutputSpan<Token>
    ) -> Int {
        let next = start + 1
        switch byte {
        case UInt8(ascii: "."):
            if next < end, ByteClass.isDigit(bytes[next]), spaceBefore || last == .currency || last == .open {
                return number(bytes, start, end, &out)
            }
            var index = next
            while index < end, bytes[index] == byte { index += 1 }
            return add(.stop, start, index, hash: 0, &out)
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return add(.stop, start, next, hash: 0, &out)
        case UInt8(ascii: ","): return add(.comma, start, next, hash: 0, &out)
        case UInt8(ascii: ":"): return add(.colon, start, next, hash: 0, &out)
        case UInt8(ascii: ";"): return add(.semicolon, start, next, hash: 0, &out)
        case UInt8(ascii: "\""): return add(.quote, start, next, hash: 0, &out)
        case UInt8(ascii: "'"):
            if next < end, bytes[next] == byte { return add(.quote, start, next + 1, hash: 0, &out) }
            return apostrophe(bytes, start, 1, end, &out)
        case UInt8(ascii: "`"): return add(.quote, start, next, hash: 0, &out)
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return add(.open, start, next, hash: 0, &out)
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return add(.close, start, next, hash: 0, &out)
        case UInt8(ascii: "/"): return addMark(.slash, bytes, start, next, &out)
        case UInt8(ascii: "$"): return addMark(.currency, bytes, start, next, &out)
        case UInt8(ascii: "-"):
            if next < end, bytes[next] == byte {
                var index = next
                while index < end, bytes[index] == byte { index += 1 }
                return add(.dash, start, index, hash: 0, &out)
            }
            return addMark(.hyphen, bytes, start, next, &out)
        default: return addMark(.symbol, bytes, start, next, &out)
        }
    }

    /// A possessive after a word, or else an apostrophe.
    private mutating func apostrophe(
        _ bytes: Span<UInt8>, _ start: Int, _ length: Int, _ end: Int, _ out: inout OutputSpan<Token>
    ) -> Int {
        let next = start + length
        if !spaceBefore, Self.isPossessive(bytes, next, end), let last,
            last == .word || last == .number || last == .close
        {
            return add(.possessive, start, next + 1, hash: 0, &out)
        }
        return addMark(.apostrophe, bytes, start, next, &out)
    }

    private mutating func wide(
        _ bytes: Span<UInt8>, _ start: Int, _ mark: WideMark, _ end: Int, _ out: inout OutputSpan<Token>
    ) -> Int {
        let next = start + mark.length
        switch mark.meaning {
        case .space:
            spaceBefore = true
            return next
        case .hyphen: return add(.hyphen, start, next, hash: WordHash.hyphen, &out)
        case .dash: return add(.dash, start, next, hash: 0, &out)
        case .quote: return add(.quote, start, next, hash: 0, &out)
        case .apostrophe: return apostrophe(bytes, start, mark.length, end, &out)
        case .stop: return add(.stop, start, next, hash: 0, &out)
        case .currency: return addMark(.currency, bytes, start, next, &out)
        case .symbol: return addMark(.symbol, bytes, start, next, &out)
        }
    }
}

extension WordHash {
    /// The hash of "-", which every hyphen has.
    static let hyphen = WordHash.of("-")
}
