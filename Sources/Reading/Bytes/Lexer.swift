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
    /// The indices of the tokens that may show that a sentence tells a time.
    var timePlaces: [Int32] = []
    /// The indices of the tokens that are numbers, or may be words of number.
    var numberPlaces: [Int32] = []
    var spaceBefore = true
    private var lineBreaks = 0
    /// What the token before is.
    var last: Token.Kind?
    /// How many tokens there were before those that are being appended.
    var base = 0
    /// The node of the token before where longer terms begin with it; else −1.
    private var begun: Int32 = -1

    init(lexicon: Lexicon) { self.lexicon = lexicon }

    /// Forgets the tokens it has noted.
    mutating func removeAll() {
        if !stops.isEmpty { stops.removeAll(keepingCapacity: true) }
        if !open.isEmpty { open.removeAll(keepingCapacity: true) }
        if !timePlaces.isEmpty { timePlaces.removeAll(keepingCapacity: true) }
        if !numberPlaces.isEmpty { numberPlaces.removeAll(keepingCapacity: true) }
    }

    /// Appends the tokens of `bytes[start..<end]`.
    ///
    /// - Parameter words: the lexicon's.
    mutating func lex(_ words: FirstWords, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ tokens: inout [Token]) {
        spaceBefore = true
        lineBreaks = 0
        begun = -1
        var index = start
        while index < end {
            base = tokens.count
            // Text has a token for four or five bytes.
            tokens.append(addingCapacity: (end - index) / 4 + 8) { index = fill(&$0, words, bytes, index, end) }
        }
    }

    /// Appends tokens until the room is full, and says how far it came.
    ///
    /// Never a part of its caller, where the compiler may take memory from the heap for every fourth token: a fifteenth more
    /// instructions for all that `extract` does.
    @inline(never)
    private mutating func fill(
        _ out: inout OutputSpan<Token>, _ words: FirstWords, _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) -> Int {
        var index = start
        while index < end, !out.isFull {
            let byte = bytes[index]
            if byte == 0x20 {
                spaceBefore = true
                index &+= 1
                continue
            }
            if ByteClass.isLetter(byte), index &+ 16 <= bytes.count {
                let eight = EightBytes(bytes, at: index)
                let count = EightBytes.before(eight.others)
                if count < 8 {
                    let next = eight.byte(count)
                    // A full stop after two letters or more is the sentence's, or an abbreviation's, which is told below.
                    let isStop = next == UInt8(ascii: ".") && count > 1
                    if index &+ count <= end, isStop || !Self.goesOn(next) {
                        let small = EightBytes.mask(count) & 0x2020_2020_2020_2020
                        let flags = Self.flags(eight.byte(0), capitals: ~eight.word & small, of: small, count)
                        let hash = WordHash.value(of: eight, letters: count)
                        let root = words.place(hash)
                        if isStop, root >= 0, words.roots[root].isAbbreviation {
                            index = word(words, bytes, index, end, &out)
                        } else {
                            index = plainWord(words, index, index &+ count, next, end, hash, root, flags, &out)
                        }
                        continue
                    }
                } else {
                    let more = EightBytes(bytes, at: index &+ 8)
                    let rest = EightBytes.before(more.others)
                    if rest < 8, index &+ 8 &+ rest <= end, case let next = more.byte(rest), !Self.goesOn(next) {
                        let small = EightBytes.mask(rest) & 0x2020_2020_2020_2020
                        // Where all letters are capitals, so are those of both parts.
                        let capitals = (~eight.word & 0x2020_2020_2020_2020) >> 1 | ~more.word & small
                        let flags = Self.flags(eight.byte(0), capitals: capitals, of: small | 0x1010_1010_1010_1010, 8 &+ rest)
                        var hash = WordHash()
                        hash.add(eight, letters: 8)
                        hash.add(more, letters: rest)
                        let value = hash.value
                        index = plainWord(words, index, index &+ 8 &+ rest, next, end, value, words.place(value), flags, &out)
                        continue
                    }
                }
            }
            index = other(words, bytes, index, end, byte, &out)
        }
        return index
    }

    /// Appends what begins with a byte that is not a word of letters alone, and says where the next token may begin.
    @inline(__always)
    private mutating func other(
        _ words: FirstWords, _ bytes: Span<UInt8>, _ index: Int, _ end: Int, _ byte: UInt8, _ out: inout OutputSpan<Token>
    ) -> Int {
        switch ByteClass.of(byte) {
        case .space:
            spaceBefore = true
            if byte == 10 { lineBreaks += 1 }
            return byte == 0x1B ? Self.afterEscape(bytes, index, end) : index + 1
        case .letter: return word(words, bytes, index, end, &out)
        case .digit: return number(words, bytes, index, end, &out)
        case .mark: return mark(words, bytes, index, end, byte, &out)
        case .beyond:
            if let mark = WideMark.at(index, bytes, end) { return wide(words, bytes, index, mark, end, &out) }
            return word(words, bytes, index, end, &out)
        }
    }

    /// Appends a token and says where it ends.
    @inline(__always)
    mutating func add(
        _ words: FirstWords, _ kind: Token.Kind, _ start: Int, _ end: Int, hash: UInt64, flags: Token.Flags = [], root: Int = -1,
        _ out: inout OutputSpan<Token>
    ) -> Int {
        var flags = flags
        var classes: UInt64 = 0
        var kinds: UInt64 = 0
        var length: UInt8 = 0
        var node: Int32 = -1
        if begun >= 0 {
            if words.mayFollow(hash, begun) { open.append(Int32(truncatingIfNeeded: base &+ out.count &- 1)) }
            begun = -1
        }
        if root >= 0 {
            let first = words.roots[root]
            node = first.node
            classes = first.classes
            // Terms that ask for a spelling are left to the tokenizer, and longer ones where the next word may go on with one.
            if first.hasConditions {
                open.append(Int32(truncatingIfNeeded: base &+ out.count))
            } else {
                kinds = first.kinds
                length = 1
                begun = first.hasLonger ? node : -1
            }
            if first.hasCapital, flags.contains(.capitalised) {
                classes |= words.nodes[Int(node)].capitalClasses
                if length == 1 { kinds = words.nodes[Int(node)].kinds(flags) }
            }
            if !first.timeUse.isEmpty {
                flags.insert(.timeWord)
                let triggers: Lexicon.TimeUse = flags.contains(.capitalised) ? [.trigger, .capitalTrigger] : .trigger
                if !first.timeUse.isDisjoint(with: triggers) {
                    flags.insert(.timeTrigger)
                    timePlaces.append(Int32(truncatingIfNeeded: base &+ out.count))
                }
            }
        }
        if spaceBefore {
            flags.insert(.spaceBefore)
            if lineBreaks > 1 { flags.insert(.blankLineBefore) }
            lineBreaks = 0
        }
        if kind == .number || kinds & TermKind.number.bit != 0 || root >= 0 && length == 0 {
            numberPlaces.append(Int32(truncatingIfNeeded: base &+ out.count))
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

    /// Appends a mark that is no term.
    mutating func add(_ kind: Token.Kind, _ words: FirstWords, _ start: Int, _ end: Int, _ out: inout OutputSpan<Token>) -> Int {
        add(words, kind, start, end, hash: 0, &out)
    }

    mutating func addMark(
        _ words: FirstWords, _ kind: Token.Kind, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ out: inout OutputSpan<Token>
    ) -> Int {
        var hash = WordHash()
        for index in start..<end { hash.add(bytes[index]) }
        let value = hash.value
        return add(words, kind, start, end, hash: value, root: words.place(value), &out)
    }

    // MARK: Words

    private mutating func word(
        _ words: FirstWords, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ out: inout OutputSpan<Token>
    ) -> Int {
        var hash = WordHash()
        var flags: Token.Flags = []
        var index = start
        var upper = 0
        var lower = 0
        if ByteClass.isUpper(bytes[start]) || bytes[start] >= 0xC3 && Self.isWideCapital(bytes, start, end) { flags.insert(.capitalised) }
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
        let root = words.place(value)
        if root >= 0, index < end, bytes[index] == UInt8(ascii: "."), takesDot(bytes, index, end, words.roots[root].node, flags) {
            flags.insert(.dotted)
            index += 1
        }
        if !flags.isDisjoint(with: [.hasDigits, .hyphenated]) { timePlaces.append(Int32(truncatingIfNeeded: base &+ out.count)) }
        return add(words, .word, start, index, hash: value, flags: flags, root: root, &out)
    }

    /// Appends a word that is letters and nothing else, and says where the next token may begin.
    ///
    /// - Parameter next: the byte after the word, which may lie beyond the end.
    @inline(__always)
    private mutating func plainWord(
        _ words: FirstWords, _ start: Int, _ wordEnd: Int, _ next: UInt8, _ end: Int, _ hash: UInt64, _ root: Int,
        _ flags: Token.Flags, _ out: inout OutputSpan<Token>
    ) -> Int {
        if !addPlain(words, start, wordEnd, hash, root, flags, &out) {
            _ = add(words, .word, start, wordEnd, hash: hash, flags: flags, root: root, &out)
        }
        guard next == 0x20, wordEnd < end else { return wordEnd }
        spaceBefore = true
        return wordEnd &+ 1
    }

    /// Appends a word of which the table of first words says all there is to say, as it does of nearly every word; else `false`.
    @inline(__always)
    private mutating func addPlain(
        _ words: FirstWords, _ start: Int, _ end: Int, _ hash: UInt64, _ root: Int, _ flags: Token.Flags, _ out: inout OutputSpan<Token>
    ) -> Bool {
        guard root >= 0, lineBreaks < 2 else { return false }
        let first = words.roots[root]
        guard flags.contains(.capitalised) ? first.isPlainCapitalised : first.isPlain else { return false }
        if begun >= 0, words.mayFollow(hash, begun) { open.append(Int32(truncatingIfNeeded: base &+ out.count &- 1)) }
        begun = first.hasLonger ? first.node : -1
        var flags = flags
        if !first.timeUse.isEmpty { flags.formUnion(.timeWord) }
        if spaceBefore { flags.formUnion(.spaceBefore) }
        out.append(
            Token(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), hash: hash,
                kinds: TermKinds(rawValue: first.kinds), classes: WordClasses(rawValue: first.classes), node: first.node, flags: flags,
                kind: .word, termLength: 1))
        lineBreaks = 0
        spaceBefore = false
        last = .word
        return true
    }

    /// What its capitals make of a word of letters, given as a set with what it would be if there were no others.
    @inline(__always)
    private static func flags(_ first: UInt8, capitals: UInt64, of all: UInt64, _ count: Int) -> Token.Flags {
        if capitals == 0 { return [] }
        guard first & 0x20 == 0 else { return .innerCapital }
        return capitals == all && count >= 2 ? [.capitalised, .allCaps] : .capitalised
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
                if !flags.contains(.hasDigits), partStart == start, splitsDigits(hash.value, index - start, bytes, index, end) { break }
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
}

extension WordHash {
    /// The hash of "-", which every hyphen has.
    static let hyphen = WordHash.of("-")
}
