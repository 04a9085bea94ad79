internal import Vocabulary

/// A token as the grammar of times sees it: a number, a word with its role, or a mark.
struct TimeLexeme {
    enum Kind: UInt8 {
        case word, number
        /// "1990s", "’90s"
        case decade
        /// "Q3", "3Q"
        case quarter
        /// "H1"
        case half
        /// "FY2026"
        case fiscalYear
        /// The "T10" of "2025-06-27T10:30"
        case isoHour
        /// "18.06.2025": three numbers with points, packed
        case dotted
        case hyphen, slash, colon, comma, stop, possessive, quote, open, close, currency, other
    }

    var kind: Kind
    /// What the vocabulary says of a word.
    var role: TimeWordRow.Role?
    var flags: TimeWordRow.Flags = []
    var isCapitalised = false
    /// An abbreviation with its dot.
    var isDotted = false
    /// Whether an expression may begin here.
    var begins = false
    /// Nothing stands before it and the lexeme before.
    var isGlued = false
    /// A number with grouping commas; a fiscal year with both its years.
    var isGrouped = false
    /// Digits before the point.
    var width: UInt8 = 0
    /// The value of a number, a code or a word.
    var number: Int32 = 0
    /// Hundredths beyond `number`, of a decimal number.
    var hundredths: UInt8 = 0
    /// The row of a word in the vocabulary.
    var row: Int32 = -1
    var start: Int32
    var end: Int32
}

/// Turns the tokens of a sentence into lexemes.
struct TimeLexer {
    let lexicon: TimeLexicon

    /// Whether one of the text's places for times shows that its sentence may tell one.
    func showsTime(_ tokens: Span<Token>, _ bytes: Span<UInt8>, _ index: Int, _ sentence: Range<Int>) -> Bool {
        let token = tokens[index]
        if token.has(.timeTrigger) { return true }
        switch token.kind {
        case .word: return mayHoldTime(token, bytes)
        case .number:
            if token.end - token.start == 4 || token.has(.dotted) { return true }
            // Of the others those with letters, a hyphen or a possessive behind: "90s", "the 19th", "18-06-25", "the '80's".
            guard index + 1 < sentence.upperBound, tokens[index + 1].isGlued else { return false }
            let next = tokens[index + 1]
            switch next.kind {
            case .word: return next.end - next.start <= 2
            case .hyphen, .dash, .possessive, .apostrophe: return true
            default: return false
            }
        case .slash, .colon: return Self.isBetweenNumbers(tokens, index, sentence)
        default: return false
        }
    }

    /// EXAMPLE "6/27", "19:40"
    private static func isBetweenNumbers(_ tokens: Span<Token>, _ index: Int, _ sentence: Range<Int>) -> Bool {
        guard index > sentence.lowerBound, index + 1 < sentence.upperBound else { return false }
        let (before, after) = (tokens[index - 1], tokens[index + 1])
        return before.kind == .number && after.kind == .number && after.isGlued
    }

    /// Whether a word with digits may be a code ("Q3", "FY26"), or a part of one with hyphens a word of time ("first-half").
    private func mayHoldTime(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        if token.has(.hasDigits) {
            let first = bytes[Int(token.start)]
            return first == UInt8(ascii: "Q") || first == UInt8(ascii: "H") || first == UInt8(ascii: "F") || token.has(.hyphenated)
        }
        var hash = WordHash()
        for at in Int(token.start)..<Int(token.end) {
            if bytes[at] == UInt8(ascii: "-") || bytes[at] == 0xE2 {
                if lexicon.isTrigger(hash.value) { return true }
                hash = WordHash()
            } else {
                hash.add(bytes[at])
            }
        }
        return lexicon.isTrigger(hash.value)
    }

    /// Fills `lexemes` with those of one sentence.
    func lex(_ text: TokenizedText, _ sentence: Range<Int>, into lexemes: inout [TimeLexeme]) {
        lexemes.removeAll(keepingCapacity: true)
        let tokens = text.tokens.span
        let bytes = text.bytes.span
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            // Room for a lexeme a token, and for the parts of a compound where one is next.
            lexemes.append(addingCapacity: sentence.upperBound - index + Self.room(tokens[index])) { out in
                index = lex(tokens, bytes, index, sentence.upperBound, &out)
            }
        }
    }

    /// How many lexemes a token may come out as.
    @inline(__always)
    private static func room(_ token: Token) -> Int { token.has(.hyphenated) ? Int(token.end - token.start) + 1 : 1 }

    /// Appends lexemes while there is room, and says how far it came.
    private func lex(
        _ tokens: Span<Token>, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ out: inout OutputSpan<TimeLexeme>
    ) -> Int {
        let tables = lexicon.tables
        let words = TimeWords(tables)
        var index = start
        let special: Token.Flags = [.hasDigits, .hyphenated, .timeWord, .spaceBefore]
        while index < end, out.freeCapacity >= Self.room(tokens[index]) {
            switch tokens[index].kind {
            case .word:
                // Nearly all words are parts of nothing, and most of them none of time.
                switch tokens[index].flags.intersection(special) {
                case .spaceBefore:
                    out.append(Self.plain(tokens[index]))
                    index &+= 1
                case [.spaceBefore, .timeWord]: index = known(tokens, words, index, end, &out)
                default: index = word(tokens, bytes, words, index, end, &out)
                }
            case .number:
                out.append(Self.number(bytes, tokens[index]))
                index &+= 1
            default:
                if tokens[index].kind == .symbol, tokens[index].end - tokens[index].start == 1,
                    bytes[Int(tokens[index].start)] == UInt8(ascii: "&")
                {
                    index = word(tokens, bytes, words, index, end, &out)
                    continue
                }
                out.append(Self.mark(tokens[index]))
                index &+= 1
            }
        }
        return index
    }

    private static func mark(_ token: Token) -> TimeLexeme {
        let kind: TimeLexeme.Kind =
            switch token.kind {
            case .hyphen, .dash: .hyphen
            case .slash: .slash
            case .colon: .colon
            case .comma: .comma
            case .stop, .semicolon: .stop
            case .possessive, .apostrophe: .possessive
            case .quote: .quote
            case .open: .open
            case .close: .close
            case .currency: .currency
            default: .other
            }
        return TimeLexeme(kind: kind, isGlued: token.isGlued, start: token.start, end: token.end)
    }

    // MARK: Numbers

    private static func number(_ bytes: Span<UInt8>, _ token: Token) -> TimeLexeme {
        if token.has(.dotted) {
            let packed = packed(bytes, token)
            return TimeLexeme(
                kind: packed < 0 ? .other : .dotted, begins: true, isGlued: token.isGlued, isGrouped: token.has(.grouped), number: packed,
                start: token.start, end: token.end)
        }
        let length = token.end &- token.start
        if length <= 9, !token.has([.decimal, .grouped]) {
            var value: Int32 = 0
            for index in Int(token.start)..<Int(token.end) { value = value &* 10 &+ Int32(bytes[index] &- 48) }
            return TimeLexeme(
                kind: .number, begins: true, isGlued: token.isGlued, width: UInt8(truncatingIfNeeded: length), number: value,
                start: token.start, end: token.end)
        }
        var value: Int64 = 0
        var hundredths: Int64 = 0
        var decimals = -1
        var width: UInt8 = 0
        for index in Int(token.start)..<Int(token.end) {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") {
                decimals = 0
            } else if ByteClass.isDigit(byte) {
                let digit = Int64(byte - 48)
                if decimals < 0 {
                    value = min(value * 10 + digit, 1_000_000_000)
                    width = min(width + 1, 99)
                } else if decimals < 2 {
                    hundredths = hundredths * 10 + digit
                    decimals += 1
                }
            }
        }
        if decimals == 1 { hundredths *= 10 }
        return TimeLexeme(
            kind: .number, begins: true, isGlued: token.isGlued, isGrouped: token.has(.grouped), width: decimals >= 0 ? 0 : width,
            number: Int32(value), hundredths: UInt8(hundredths), start: token.start, end: token.end)
    }

    /// Day, month and year of "18.06.2025" as day · 10⁶ + month · 10⁴ + year; −1 for other numbers with points.
    private static func packed(_ bytes: Span<UInt8>, _ token: Token) -> Int32 {
        var parts: (Int32, Int32, Int32) = (0, 0, 0)
        var part = 0
        for index in Int(token.start)..<Int(token.end) {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") {
                part += 1
                if part > 2 { return -1 }
            } else {
                let digit = Int32(byte &- 48)
                guard digit >= 0, digit <= 9 else { return -1 }
                switch part {
                case 0: parts.0 = parts.0 * 10 + digit
                case 1: parts.1 = parts.1 * 10 + digit
                default: parts.2 = parts.2 * 10 + digit
                }
                if parts.0 > 31 || parts.1 > 12 || parts.2 > 2199 { return -1 }
            }
        }
        guard part == 2, parts.0 >= 1, parts.1 >= 1, parts.2 >= 1900 else { return -1 }
        return parts.0 * 1_000_000 + parts.1 * 10_000 + parts.2
    }

    // MARK: Words

    private func word(
        _ tokens: Span<Token>, _ bytes: Span<UInt8>, _ words: TimeWords, _ index: Int, _ end: Int, _ lexemes: inout OutputSpan<TimeLexeme>
    ) -> Int {
        let flags = tokens[index].flags
        let isGlued = !flags.contains(.spaceBefore)
        if isGlued, !lexemes.isEmpty, lexemes[lexemes.count - 1].kind == .number, suffix(bytes, tokens[index], &lexemes) {
            return index + 1
        }
        if flags.contains(.hasDigits), code(bytes, tokens[index], &lexemes) { return index + 1 }
        let isKnown = flags.contains(.timeWord) && words.longest(tokens, index, end).entry >= 0
        if !isKnown, flags.contains(.hyphenated), split(bytes, tokens[index], words, &lexemes) { return index + 1 }
        if isKnown { return known(tokens, words, index, end, &lexemes) }
        lexemes.append(Self.plain(tokens[index]))
        return index + 1
    }

    /// Appends a word that may be one of time, or a phrase that begins with it, and says where what follows begins.
    @inline(__always)
    private func known(
        _ tokens: Span<Token>, _ words: TimeWords, _ index: Int, _ end: Int, _ lexemes: inout OutputSpan<TimeLexeme>
    ) -> Int {
        let (entry, length) = words.longest(tokens, index, end)
        if entry < 0 {
            lexemes.append(Self.plain(tokens[index]))
            return index &+ 1
        }
        let known = words.entries[entry]
        // Made in one go: changing a lexeme part by part costs more than all the rest.
        lexemes.append(
            TimeLexeme(
                kind: .word, role: known.role, flags: known.flags, isCapitalised: tokens[index].has(.capitalised),
                isDotted: tokens[index].has(.dotted), begins: known.begins, isGlued: tokens[index].isGlued, number: known.number,
                row: known.row, start: tokens[index].start, end: tokens[index &+ length &- 1].end))
        return index &+ length
    }

    /// A word that no vocabulary of times holds.
    @inline(__always)
    private static func plain(_ token: borrowing Token) -> TimeLexeme {
        TimeLexeme(
            kind: .word, isCapitalised: token.has(.capitalised), isDotted: token.has(.dotted), isGlued: token.isGlued, start: token.start,
            end: token.end)
    }

    /// What follows a number without a space: "22nd", "1990s", "3Q". Changes the number and says so, or leaves it.
    private func suffix(_ bytes: Span<UInt8>, _ token: Token, _ lexemes: inout OutputSpan<TimeLexeme>) -> Bool {
        let last = lexemes.count - 1
        let length = token.end - token.start
        let first = bytes[Int(token.start)] | 0x20
        let number = lexemes[last]
        guard number.width > 0, !number.isGrouped else { return false }
        switch length {
        case 1 where first == UInt8(ascii: "s") && number.number % 10 == 0 && (number.width == 4 || number.width == 2):
            lexemes[last].kind = .decade
        case 1 where first == UInt8(ascii: "q") && (1...4).contains(number.number): lexemes[last].kind = .quarter
        case 1 where first == UInt8(ascii: "h") && (1...2).contains(number.number) && bytes[Int(token.start)] == UInt8(ascii: "H"):
            lexemes[last].kind = .half
        case 2:
            let second = bytes[Int(token.start) + 1] | 0x20
            switch (first, second) {
            case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")), (UInt8(ascii: "r"), UInt8(ascii: "d")),
                (UInt8(ascii: "t"), UInt8(ascii: "h")):
                lexemes[last].kind = .word
                lexemes[last].role = .ordinal
            default: return false
            }
        default: return false
        }
        lexemes[last].end = token.end
        return true
    }

    /// "Q3", "H1", "FY2026", "FY26": letters and a number in one word. Appends it and says so, or leaves it.
    private func code(_ bytes: Span<UInt8>, _ token: Token, _ lexemes: inout OutputSpan<TimeLexeme>) -> Bool {
        guard let (kind, value, isPair) = Self.code(bytes, token), kind != .isoHour || token.isGlued else { return false }
        lexemes.append(
            TimeLexeme(
                kind: kind, isCapitalised: token.has(.capitalised), isDotted: token.has(.dotted), begins: true, isGlued: token.isGlued,
                isGrouped: isPair, number: value, start: token.start, end: token.end))
        return true
    }

    private static func code(_ bytes: Span<UInt8>, _ token: Token) -> (TimeLexeme.Kind, Int32, isPair: Bool)? {
        let start = Int(token.start)
        let end = Int(token.end)
        var at = start
        while at < end, ByteClass.isLetter(bytes[at]) { at += 1 }
        var value: Int32 = 0
        let hyphen = Self.hyphen(bytes, at, end)
        guard hyphen - at >= 1, hyphen - at <= 4 else { return nil }
        for index in at..<hyphen {
            guard ByteClass.isDigit(bytes[index]) else { return nil }
            value = value * 10 + Int32(bytes[index] - 48)
        }
        // "FY2025-26"
        if hyphen < end {
            guard at - start == 2, hyphen - at == 4, end - hyphen == 3, bytes[start] == UInt8(ascii: "F"),
                bytes[start + 1] == UInt8(ascii: "Y"),
                ByteClass.isDigit(bytes[end - 2]), ByteClass.isDigit(bytes[end - 1]),
                (value + 1) % 100 == Int32(bytes[end - 2] - 48) * 10 + Int32(bytes[end - 1] - 48)
            else { return nil }
            return (.fiscalYear, value, true)
        }
        switch at - start {
        case 1 where bytes[start] == UInt8(ascii: "Q") && (1...4).contains(value): return (.quarter, value, false)
        case 1 where bytes[start] == UInt8(ascii: "H") && (1...2).contains(value): return (.half, value, false)
        case 1 where bytes[start] == UInt8(ascii: "T") && end - at == 2 && value < 24: return (.isoHour, value, false)
        case 2 where bytes[start] == UInt8(ascii: "F") && bytes[start + 1] == UInt8(ascii: "Y"):
            guard end - at == 2 || end - at == 4 && (1900...2199).contains(value) else { return nil }
            return (.fiscalYear, end - at == 2 ? value + 2000 : value, false)
        default: return nil
        }
    }

    private static func hyphen(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end, bytes[at] != UInt8(ascii: "-") { at += 1 }
        return at
    }

    /// The parts of "late-November" or "first-half", where one of them is a word of time.
    private func split(_ bytes: Span<UInt8>, _ token: Token, _ words: TimeWords, _ lexemes: inout OutputSpan<TimeLexeme>) -> Bool {
        let count = lexemes.count
        let end = Int(token.end)
        var at = Int(token.start)
        var known = false
        while at < end {
            var hash = WordHash()
            var next = at
            while next < end, bytes[next] != UInt8(ascii: "-"), bytes[next] != 0xE2 {
                hash.add(bytes[next])
                next += 1
            }
            var lexeme = TimeLexeme(kind: .word, isGlued: at > Int(token.start) || token.isGlued, start: Int32(at), end: Int32(next))
            lexeme.isCapitalised = at < end && ByteClass.isUpper(bytes[at])
            let place = words.entry(hash.value, capitalised: lexeme.isCapitalised, allCaps: false)
            if place >= 0 {
                let entry = words.entries[place]
                (lexeme.begins, lexeme.role, lexeme.flags) = (entry.begins, entry.role, entry.flags)
                (lexeme.number, lexeme.row) = (entry.number, entry.row)
                switch entry.role {
                case .month, .weekday, .unit, .season, .daypart, .old, .fiscal: known = true
                default: break
                }
            }
            lexemes.append(lexeme)
            if next < end {
                let width = bytes[next] == 0xE2 ? min(3, end - next) : 1
                lexemes.append(TimeLexeme(kind: .hyphen, isGlued: true, start: Int32(next), end: Int32(next + width)))
                next += width
            }
            at = next
        }
        if !known { lexemes.removeLast(lexemes.count - count) }
        return known
    }
}
